/* jy-import-preview.c: a column for the line, one for what becomes of the row, then
 * those of the file. What is wrong with a cell is said by an icon, a colour, a tip,
 * its description, and below for the row that is selected. */
#include "config.h"

#include "jy-import-preview.h"
#include "jy-import-mapping.h"
#include "jy-import-row-item.h"

#include <glib/gi18n.h>
#include <string.h>

/* Columns that stand before those of the file. */
#define COLUMN_LINE  (-2)
#define COLUMN_STATE (-1)

/* More columns than anybody looks at make a window slow. */
#define MAX_COLUMNS 60

#define COLUMN_KEY  "jy-column"
#define PREVIEW_KEY "jy-preview"
#define HANDLER_KEY "jy-handler"

struct _JyImportPreview
{
  GtkWidget parent_instance;

  GtkColumnView *view;
  GtkWidget *reason_box;
  GtkImage *reason_icon;
  GtkLabel *reason;

  GListStore *list;
  GtkSingleSelection *selection;
  guint n_columns;
  gboolean is_read[MAX_COLUMNS];
};

G_DEFINE_FINAL_TYPE (JyImportPreview, jy_import_preview, GTK_TYPE_WIDGET)

static const char *
get_icon_name (const JyImportRow *row)
{
  return row->refused ? "dialog-error-symbolic" : row->left_out ? "action-unavailable-symbolic"
                                                                : "dialog-warning-symbolic";
}

static const char *
get_style (const JyImportRow *row)
{
  return row->refused ? "error" : row->left_out ? NULL
                                                : "warning";
}

static void
set_style (GtkWidget  *widget,
           const char *style)
{
  gtk_widget_remove_css_class (widget, "error");
  gtk_widget_remove_css_class (widget, "warning");
  if (style != NULL)
    gtk_widget_add_css_class (widget, style);
}

static const char *
get_state (const JyImportRow *row)
{
  if (!row->checked)
    return "";
  if (row->left_out)
    return C_ ("import", "Left out");
  /* Translators: what becomes of a row of an import */
  return row->refused ? C_ ("import", "Refused") : row->reason != NULL ? C_ ("import", "Doubtful")
                                                                       : C_ ("import", "Good");
}

/* A cell stands in one line, however many it has. */
static char *
write_cell (const JyImportRow *row,
            int                column)
{
  char *text;

  if (column == COLUMN_LINE)
    return g_strdup_printf ("%lu", row->line);
  if (column == COLUMN_STATE)
    return g_strdup (get_state (row));
  if ((guint) column >= g_strv_length (row->cells))
    return g_strdup ("");
  text = g_utf8_substring (row->cells[column], 0, MIN (g_utf8_strlen (row->cells[column], -1), 100));
  return g_strdelimit (text, "\r\n\t", ' ');
}

static const char *
get_message (const JyImportRow *row,
             int                column)
{
  const JyImportFault *fault = column >= 0 ? jy_import_row_get_fault (row, column) : NULL;

  if (column == COLUMN_STATE)
    return row->reason;
  return fault != NULL ? fault->message : NULL;
}

static int
get_column (gpointer factory)
{
  return GPOINTER_TO_INT (g_object_get_data (factory, COLUMN_KEY));
}

static void
cell_set_up_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  int column = get_column (factory);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column == COLUMN_LINE ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
  gtk_widget_set_hexpand (label, TRUE);
  if (column == COLUMN_LINE)
    gtk_widget_add_css_class (label, "numeric");
  g_object_set_data (G_OBJECT (box), COLUMN_KEY, factory);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

/* An icon is there only where something is wrong: most cells never need one. */
static void
show_icon (GtkBox     *box,
           GtkWidget  *label,
           const char *icon_name)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (box));

  if (first != label)
    gtk_box_remove (box, first);
  if (icon_name != NULL)
    gtk_box_prepend (box, g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role",
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
}

static void
item_changed_cb (JyImportRowItem *item,
                 GtkWidget       *box)
{
  gpointer factory = g_object_get_data (G_OBJECT (box), COLUMN_KEY);
  JyImportPreview *self = g_object_get_data (factory, PREVIEW_KEY);
  int column = get_column (factory);
  const JyImportRow *row = jy_import_row_item_get (item);
  GtkWidget *label = gtk_widget_get_last_child (box);
  const char *message = get_message (row, column);
  g_autofree char *text = write_cell (row, column);
  gboolean is_dim = column == COLUMN_LINE || (column >= 0 && !self->is_read[column]);

  gtk_label_set_label (GTK_LABEL (label), text);
  show_icon (GTK_BOX (box), label, message != NULL ? get_icon_name (row) : NULL);
  set_style (box, message != NULL ? get_style (row) : NULL);
  if (is_dim)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
  gtk_widget_set_tooltip_text (box, message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message != NULL ? message : "",
                                  -1);
}

static void
cell_bound_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  JyImportRowItem *row = gtk_list_item_get_item (item);

  item_changed_cb (row, gtk_list_item_get_child (item));
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), HANDLER_KEY,
                     GSIZE_TO_POINTER (g_signal_connect (row, "changed", G_CALLBACK (item_changed_cb),
                                                         gtk_list_item_get_child (item))));
}

static void
cell_unbound_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  gpointer handler = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), HANDLER_KEY);

  g_signal_handler_disconnect (gtk_list_item_get_item (item), GPOINTER_TO_SIZE (handler));
}

static void
add_column (JyImportPreview *self,
            const char      *title,
            int              column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) made = NULL;

  g_object_set_data (G_OBJECT (factory), COLUMN_KEY, GINT_TO_POINTER (column));
  g_object_set_data (G_OBJECT (factory), PREVIEW_KEY, self);
  g_signal_connect (factory, "setup", G_CALLBACK (cell_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bound_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (cell_unbound_cb), NULL);
  made = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (made, column >= 0);
  gtk_column_view_append_column (self->view, made);
}

static int
find_field (const JyImportPlan *plan,
            int                 column)
{
  for (guint i = 0; i < jy_import_plan_get_kind (plan)->n_fields; i++)
    if (jy_import_plan_get_chosen (plan, i) == column)
      return (int) i;
  return -1;
}

/* The titles of the file's columns, with what they are in the ledger. */
static void
show_titles (JyImportPreview      *self,
             const JyImportSample *sample,
             const JyImportPlan   *plan)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column =
        g_list_model_get_item (gtk_column_view_get_columns (self->view), i - COLUMN_LINE);
      g_autofree char *own = jy_import_mapping_dup_column_title (sample, plan, i);
      int position = find_field (plan, (int) i);
      const char *field = position >= 0 ? jy_field_get_title (&jy_import_plan_get_kind (plan)->fields[position]) : NULL;
      /* Translators: the title of a column in a file, and what it is in the ledger */
      g_autofree char *both = g_strdup_printf (_ ("%s → %s"), own, field != NULL ? field : "");

      self->is_read[i] = field != NULL;
      gtk_column_view_column_set_title (column, field != NULL && !g_str_equal (own, field) ? both : own);
    }
}

static void
make_columns (JyImportPreview *self,
              guint            n_columns)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  self->n_columns = n_columns;
  while (g_list_model_get_n_items (columns) > n_columns - COLUMN_LINE)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);

      gtk_column_view_remove_column (self->view, column);
    }
  for (guint i = g_list_model_get_n_items (columns); i < n_columns - COLUMN_LINE; i++)
    add_column (self, i == 0 ? _ ("Line") : i == 1 ? _ ("Check")
                                                   : "",
                (int) i + COLUMN_LINE);
}

static const JyImportRow *
get_selected (JyImportPreview *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? jy_import_row_item_get (item) : NULL;
}

static void
selected_cb (JyImportPreview *self)
{
  const JyImportRow *row = get_selected (self);
  g_autofree char *reason = NULL;

  gtk_widget_set_visible (self->reason_box, row != NULL && row->reason != NULL);
  if (row == NULL || row->reason == NULL)
    return;
  reason = g_strdup_printf (_ ("Line %lu: %s"), row->line, row->reason);
  gtk_label_set_label (self->reason, reason);
  gtk_image_set_from_icon_name (self->reason_icon, get_icon_name (row));
  set_style (GTK_WIDGET (self->reason_icon), get_style (row));
}

/* Enter imports, here as well. */
static void
row_activated_cb (JyImportPreview *self)
{
  gtk_widget_activate_default (GTK_WIDGET (self));
}

static void
jy_import_preview_dispose (GObject *object)
{
  JyImportPreview *self = JY_IMPORT_PREVIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (jy_import_preview_parent_class)->dispose (object);
}

static void
jy_import_preview_class_init (JyImportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_import_preview_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-import-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, JyImportPreview, view);
  gtk_widget_class_bind_template_child (widget_class, JyImportPreview, reason_box);
  gtk_widget_class_bind_template_child (widget_class, JyImportPreview, reason_icon);
  gtk_widget_class_bind_template_child (widget_class, JyImportPreview, reason);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
jy_import_preview_init (JyImportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = g_list_store_new (JY_TYPE_IMPORT_ROW_ITEM);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

/* The first that is refused, or else doubtful: its reason is shown at once. */
static guint
find_first_reason (JyImportPreview *self)
{
  guint doubtful = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (JyImportRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      const JyImportRow *row = jy_import_row_item_get (item);

      if (row->refused)
        return i;
      if (row->reason != NULL && !row->left_out && doubtful == GTK_INVALID_LIST_POSITION)
        doubtful = i;
    }
  return doubtful;
}

/**
 * jy_import_preview_show:
 * @preview: the preview
 * @sample: what the file looks like
 * @plan: what its columns mean
 * @result: (nullable): what came of checking, or %NULL when it was not checked
 *
 * Shows rows. Columns that are not imported stand back.
 */
void
jy_import_preview_show (JyImportPreview      *preview,
                        const JyImportSample *sample,
                        const JyImportPlan   *plan,
                        const JyImportResult *result)
{
  gboolean is_checked = result != NULL && result->rows->len > 0;
  const JyImportRow *selected;

  make_columns (preview, MIN (jy_import_sample_get_n_columns (sample, plan), MAX_COLUMNS));
  show_titles (preview, sample, plan);
  jy_import_row_item_fill (preview->list, is_checked ? result->rows : sample->rows,
                           !is_checked && jy_import_plan_has_header (plan) ? jy_import_plan_get_header_row (plan) + 1 : 0);
  selected = get_selected (preview);
  if (selected == NULL || selected->reason == NULL)
    gtk_single_selection_set_selected (preview->selection, find_first_reason (preview));
  selected_cb (preview);
}

/**
 * jy_import_preview_focus:
 * @preview: the preview
 *
 * Gives the keys to the rows, among which the arrows go and from which Enter imports.
 */
void
jy_import_preview_focus (JyImportPreview *preview)
{
  gtk_widget_grab_focus (GTK_WIDGET (preview->view));
}
