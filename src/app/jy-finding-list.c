/* jy-finding-list.c: a row per finding, the rest on request: nobody reads a
 * thousand of them, and a thousand rows would hold up the window. */
#include "config.h"

#include "jy-finding-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* How many rows are added at once. */
#define PORTION 50

struct _JyFindingList
{
  GtkWidget parent_instance;

  GtkListBox *rows;
  GtkWidget *more;

  GPtrArray *findings;
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (JyFindingList, jy_finding_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_RECORD_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];
static GQuark finding_quark;

static char *
write_subtitle (const JyFinding *finding)
{
  g_autofree char *day = finding->day != 0 ? jy_day_to_iso (finding->day) : NULL;
  g_autoptr (GString) text = g_string_new (jy_severity_get_title (finding->severity));

  if (day != NULL)
    g_string_append_printf (text, "  ·  %s", day);
  if (finding->kind != NULL)
    g_string_append_printf (text, "  ·  %s", jy_kind_get_title (finding->kind));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
new_icon (const char *icon_name)
{
  /* What it shows stands in the row as a word. */
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

static GtkWidget *
new_row (JyFinding *finding)
{
  static const char *const classes[] = { "dim-label", "warning", "error" };
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = new_icon (jy_severity_get_icon_name (finding->severity));
  g_autofree char *subtitle = write_subtitle (finding);
  g_autofree char *name = g_strdup_printf ("%s  ·  %s", finding->message, subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->message);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (icon, classes[finding->severity]);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (finding->record != NULL && finding->kind != NULL)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_icon ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    }
  g_object_set_qdata (G_OBJECT (row), finding_quark, finding);
  return row;
}

static void
add_portion (JyFindingList *self)
{
  guint end = MIN (self->findings->len, self->n_shown + PORTION);
  guint n_left = self->findings->len - end;

  for (; self->n_shown < end; self->n_shown++)
    gtk_list_box_append (self->rows, new_row (g_ptr_array_index (self->findings, self->n_shown)));
  gtk_widget_set_visible (self->more, n_left > 0);
  if (n_left > 0)
    {
      /* Translators: a button below the first findings; %u is how many are not shown */
      g_autofree char *label = g_strdup_printf (ngettext ("Show %u _More", "Show %u _More", n_left), n_left);

      gtk_button_set_label (GTK_BUTTON (self->more), label);
    }
}

static void
row_activated_cb (JyFindingList *self,
                  GtkListBoxRow *row)
{
  const JyFinding *finding = g_object_get_qdata (G_OBJECT (row), finding_quark);

  if (finding->record != NULL && finding->kind != NULL)
    g_signal_emit (self, signals[SIGNAL_RECORD_ACTIVATED], 0, finding->kind->name, finding->record);
}

static void
jy_finding_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&JY_FINDING_LIST (object)->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (jy_finding_list_parent_class)->dispose (object);
}

static void
jy_finding_list_class_init (JyFindingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jy_finding_list_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  finding_quark = g_quark_from_static_string ("jy-finding");

  /**
   * JyFindingList::record-activated:
   * @list: the list
   * @kind: the name of the record's kind
   * @record: the record's identifier
   *
   * Emitted when a finding is opened that is about a record.
   */
  signals[SIGNAL_RECORD_ACTIVATED] = g_signal_new ("record-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static GtkWidget *
new_empty_note (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = new_icon ("emblem-ok-symbolic");

  gtk_widget_add_css_class (icon, "success");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Nothing was found.")));
  gtk_widget_add_css_class (box, "remark");
  return box;
}

static void
jy_finding_list_init (JyFindingList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->rows, new_empty_note ());
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Findings"), -1);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->rows), GTK_WIDGET (self));

  self->more = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->more), TRUE);
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->more, "pill");
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (add_portion), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  gtk_widget_set_visible (self->more, FALSE);
}

/**
 * jy_finding_list_show:
 * @list: the list
 * @findings: #JyFinding in the order in which they are shown
 *
 * Shows findings in place of those before.
 */
void
jy_finding_list_show (JyFindingList *list,
                      GPtrArray     *findings)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list->rows, 0)) != NULL)
    gtk_list_box_remove (list->rows, GTK_WIDGET (row));
  g_clear_pointer (&list->findings, g_ptr_array_unref);
  list->findings = g_ptr_array_ref (findings);
  list->n_shown = 0;
  add_portion (list);
}

/**
 * jy_severity_get_title:
 * @severity: how bad
 *
 * Returns: the word for it in the user's language
 */
const char *
jy_severity_get_title (JySeverity severity)
{
  switch (severity)
    {
    case JY_SEVERITY_ERROR:
      return C_ ("severity", "Error");
    case JY_SEVERITY_WARNING:
      return C_ ("severity", "Warning");
    default:
      return C_ ("severity", "Note");
    }
}

/**
 * jy_severity_get_icon_name:
 * @severity: how bad
 *
 * Returns: an icon for it
 */
const char *
jy_severity_get_icon_name (JySeverity severity)
{
  static const char *const names[] = { "dialog-information-symbolic", "dialog-warning-symbolic", "dialog-error-symbolic" };

  return names[severity];
}
