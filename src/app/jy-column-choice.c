/* jy-column-choice.c: gives a view one column per field of a kind, shows the ones
 * that somebody chose or else the standard ones, and keeps what is chosen in the
 * settings: for each kind the names of the fields. */
#include "config.h"

#include "jy-column-choice.h"
#include "jy-record-column.h"

typedef struct
{
  GtkColumnView *view;
  GtkColumnViewColumn *state_column;
  const JyKind *kind;
  GSettings *settings;
} Choice;

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->settings);
  g_free (choice);
}

static gboolean
is_chosen (GSettings    *settings,
           const JyKind *kind,
           guint         field)
{
  g_autoptr (GVariant) chosen = g_settings_get_value (settings, "columns");
  g_auto (GStrv) names = NULL;

  if (!g_variant_lookup (chosen, kind->name, "^as", &names))
    return jy_record_column_is_standard (kind, field);
  return g_strv_contains ((const char *const *) names, kind->fields[field].name);
}

static void
visible_changed_cb (GtkColumnViewColumn *changed,
                    GParamSpec          *spec,
                    Choice              *choice)
{
  g_autoptr (GVariant) before = g_settings_get_value (choice->settings, "columns");
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GListModel *columns = gtk_column_view_get_columns (choice->view);
  GVariantDict chosen;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (column != choice->state_column && gtk_column_view_column_get_visible (column))
        g_ptr_array_add (names, (gpointer) choice->kind->fields[jy_record_column_get_field (column)].name);
    }
  g_variant_dict_init (&chosen, before);
  g_variant_dict_insert_value (&chosen, choice->kind->name,
                               g_variant_new_strv ((const char *const *) names->pdata, (gssize) names->len));
  g_settings_set_value (choice->settings, "columns", g_variant_dict_end (&chosen));
}

static void
follow (GtkColumnViewColumn *column,
        const Choice        *choice)
{
  Choice *own = g_memdup2 (choice, sizeof *choice);

  g_object_ref (own->settings);
  g_signal_connect_data (column, "notify::visible", G_CALLBACK (visible_changed_cb), own, choice_free, 0);
}

/* A menu would not scroll, and a kind has up to two dozen fields. */
static GtkWidget *
new_popover (GtkBox *box)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_margin_end (GTK_WIDGET (box), 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (box));
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  return popover;
}

/**
 * jy_column_choice_add_columns:
 * @view: an empty view for items of #JyRecordList
 * @kind: a kind
 * @names: the ledger's names
 * @settings: the program's settings
 * @button: gets a list of the columns to choose from
 *
 * Fills the view with columns.
 *
 * Returns: (transfer none): one more column that says which records are voided,
 *   not shown
 */
GtkColumnViewColumn *
jy_column_choice_add_columns (GtkColumnView *view,
                              const JyKind  *kind,
                              JyNames       *names,
                              GSettings     *settings,
                              GtkMenuButton *button)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (view));
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  g_autoptr (GtkColumnViewColumn) state = jy_record_column_new_state (context);
  const Choice choice = { view, state, kind, settings };

  gtk_column_view_column_set_visible (state, FALSE);
  gtk_column_view_append_column (view, state);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = jy_record_column_new (kind, i, names, context);
      GtkWidget *check = gtk_check_button_new_with_label (jy_field_get_title (&kind->fields[i]));

      gtk_column_view_column_set_visible (column, is_chosen (settings, kind, i));
      gtk_column_view_append_column (view, column);
      g_object_bind_property (column, "visible", check, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
      gtk_box_append (box, check);
      follow (column, &choice);
    }
  gtk_menu_button_set_popover (button, new_popover (box));
  jy_record_column_align_titles (view);
  return state;
}
