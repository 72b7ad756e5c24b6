/* jy-value-row.c: what is known of a record, a row a value; one that names another
 * record leads to it. */
#include "config.h"

#include "jy-value-row.h"

#define KIND_KEY "jy-target-kind"
#define ID_KEY   "jy-target-id"

/**
 * jy_value_row_new:
 * @title: what the value is
 * @text: the value, for people
 * @is_long: whether it has lines of its own below the title
 *
 * Returns: (transfer none): a row for a list
 */
GtkWidget *
jy_value_row_new (const char *title,
                  const char *text,
                  gboolean    is_long)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (is_long)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
      return row;
    }
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

/**
 * jy_value_row_lead_to:
 * @row: a row
 * @ledger: an open ledger
 * @kind: the kind of the record that the value names
 * @record: its row in the ledger
 *
 * Makes the row one that can be activated, and shows that it can.
 */
void
jy_value_row_lead_to (GtkWidget    *row,
                      JyLedger     *ledger,
                      const JyKind *kind,
                      gint64        record)
{
  char *id = g_malloc0 (JY_UUID_TEXT_SIZE);
  JyUuid uuid;

  if (!jy_ledger_get_row_id (ledger, record, &uuid))
    {
      g_free (id);
      return;
    }
  jy_uuid_write (&uuid, id);
  g_object_set_data (G_OBJECT (row), KIND_KEY, (gpointer) kind);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, id, g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
}

/**
 * jy_value_row_get_target:
 * @row: a row
 * @id: (out) (transfer none): the identifier of the record that it leads to
 *
 * Returns: (transfer none) (nullable): the kind of that record, or %NULL where it
 *   leads to none
 */
const JyKind *
jy_value_row_get_target (GtkListBoxRow *row,
                         const char   **id)
{
  *id = g_object_get_data (G_OBJECT (row), ID_KEY);
  return g_object_get_data (G_OBJECT (row), KIND_KEY);
}
