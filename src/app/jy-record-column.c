/* jy-record-column.c: titles, widths, alignment and texts of columns, all of them
 * from the field table. Widths are measured once per column on a sample text:
 * a fixed width spares measuring every cell. */
#include "config.h"

#include "jy-record-column.h"
#include "jy-query.h"
#include "jy-record-cell.h"
#include "jy-record-list.h"

#include <glib/gi18n.h>

/* What stands around the text: the cell's padding, and in the title the arrow. */
#define CELL_PADDING  16
#define TITLE_PADDING 40

/* So many columns fit a small window; a kind with hardly more fields shows them. */
#define MIN_STANDARD 8

/* One factory's. */
typedef struct
{
  guint field;
  JyNames *names;
} Cells;

static void
cells_free (Cells *cells)
{
  g_object_unref (cells->names);
  g_free (cells);
}

static const JyField *
get_own_field (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "field");
}

static int
get_own_width (GtkColumnViewColumn *column)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "width"));
}

static char *
write_title (const JyField *field)
{
  const char *unit = jy_field_get_unit (field);

  if (*unit == '\0')
    return g_strdup (jy_field_get_title (field));
  /* Translators: the title of a column and its unit: "Mass (kg)" */
  return g_strdup_printf (C_ ("column", "%s (%s)"), jy_field_get_title (field), unit);
}

static int
measure (PangoContext *context,
         const char   *text)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* A text as long as values of the field commonly are; choices are measured. What a
 * record is called by is read in full before anything else. A code that is checked
 * is an identity, any other an abbreviation. */
static const char *
get_sample (const JyField *field,
            gboolean       is_name)
{
  if (is_name)
    return "城南再生资源回收有限公司";
  switch (field->type)
    {
    case JY_FIELD_DATE:
      return "2026-12-30";
    case JY_FIELD_TIME:
    case JY_FIELD_PERCENT:
    case JY_FIELD_TEMPERATURE:
      return "23:59";
    case JY_FIELD_BOOLEAN:
    case JY_FIELD_COUNT:
    case JY_FIELD_DENSITY:
    case JY_FIELD_MASS_PER_DINER:
      return "100000";
    case JY_FIELD_CODE:
      return field->check != NULL ? "91350100M000100Y43" : "100000";
    case JY_FIELD_TEXT:
    case JY_FIELD_REFERENCE:
      return "城南环卫清运中心";
    case JY_FIELD_LONG_TEXT:
    case JY_FIELD_CHOICES:
      return "可回收物、厨余垃圾、其他";
    default:
      return "123456.789";
    }
}

static int
measure_cells (PangoContext  *context,
               const JyField *field,
               gboolean       is_name)
{
  int width = 0;

  if (field->type != JY_FIELD_CHOICE)
    return measure (context, get_sample (field, is_name));
  for (guint i = 0; i < field->choices->n; i++)
    width = MAX (width, measure (context, jy_choice_get_title (&field->choices->list[i])));
  return width;
}

static gboolean
is_flexible (const JyField *field)
{
  return field->type == JY_FIELD_REFERENCE || field->type == JY_FIELD_TEXT || field->type == JY_FIELD_LONG_TEXT ||
         field->type == JY_FIELD_CHOICES;
}

/* GTK 4.8 gives hidden columns their width and a share of the room as well. */
static void
visible_changed_cb (GtkColumnViewColumn *column)
{
  gboolean visible = gtk_column_view_column_get_visible (column);
  const JyField *field = get_own_field (column);

  gtk_column_view_column_set_fixed_width (column, visible ? get_own_width (column) : 0);
  gtk_column_view_column_set_expand (column, visible && field != NULL && is_flexible (field));
}

static void
set_own_width (GtkColumnViewColumn *column,
               int                  width)
{
  g_object_set_data (G_OBJECT (column), "width", GINT_TO_POINTER (width));
  g_signal_connect (column, "notify::visible", G_CALLBACK (visible_changed_cb), NULL);
  visible_changed_cb (column);
}

static void
cell_set_up_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                const JyField            *field)
{
  gtk_list_item_set_child (item, GTK_WIDGET (jy_record_cell_new (field != NULL && jy_field_is_numeric (field))));
}

static void
cell_bound_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               Cells                    *cells)
{
  JyRecordCell *cell = JY_RECORD_CELL (gtk_list_item_get_child (item));
  JyRecordItem *record = gtk_list_item_get_item (item);
  g_autofree char *text = jy_names_format (cells->names, jy_record_item_get_record (record), cells->field);

  jy_record_cell_set_text (cell, text);
  jy_record_cell_set_voided (cell, jy_record_item_is_voided (record));
}

static void
state_bound_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                gpointer                  data)
{
  JyRecordItem *record = gtk_list_item_get_item (item);

  jy_record_cell_set_text (JY_RECORD_CELL (gtk_list_item_get_child (item)),
                           jy_record_item_is_voided (record) ? _ ("Voided") : "");
}

/* Leaves a note at the row that it is asked about, which is none. */
static int
note_column (gconstpointer row,
             gconstpointer other,
             gpointer      column)
{
  if (g_object_get_data ((GObject *) row, "column") == NULL)
    g_object_set_data ((GObject *) row, "column", column);
  return -1;
}

/**
 * jy_record_column_new:
 * @kind: a kind
 * @field: position of a field
 * @names: the names behind references
 * @context: of the widget, for measuring
 *
 * Returns: (transfer full): a column of it for items of #JyRecordList
 */
GtkColumnViewColumn *
jy_record_column_new (const JyKind *kind,
                      guint         field,
                      JyNames      *names,
                      PangoContext *context)
{
  const JyField *own = &kind->fields[field];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *title = write_title (own);
  GtkColumnViewColumn *column;
  g_autoptr (GtkCustomSorter) sorter = NULL;
  Cells *cells = g_new0 (Cells, 1);

  cells->field = field;
  cells->names = g_object_ref (names);
  g_signal_connect (factory, "setup", G_CALLBACK (cell_set_up_cb), (gpointer) own);
  g_signal_connect_data (factory, "bind", G_CALLBACK (cell_bound_cb), cells, (GClosureNotify) (GCallback) cells_free, 0);

  column = gtk_column_view_column_new (title, factory);
  sorter = gtk_custom_sorter_new (note_column, column, NULL);
  gtk_column_view_column_set_sorter (column, GTK_SORTER (sorter));
  gtk_column_view_column_set_resizable (column, TRUE);
  g_object_set_data (G_OBJECT (column), "field", (gpointer) own);
  g_object_set_data (G_OBJECT (column), "position", GUINT_TO_POINTER (field));
  set_own_width (column, MAX (measure_cells (context, own, kind->name_field == field + 1) + CELL_PADDING,
                              measure (context, title) + TITLE_PADDING));
  return column;
}

/**
 * jy_record_column_new_state:
 * @context: of the widget, for measuring
 *
 * Returns: (transfer full): a column that says in words which records are voided
 */
GtkColumnViewColumn *
jy_record_column_new_state (PangoContext *context)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_signal_connect (factory, "setup", G_CALLBACK (cell_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (state_bound_cb), NULL);
  column = gtk_column_view_column_new (_ ("State"), factory);
  set_own_width (column, MAX (measure (context, _ ("Voided")), measure (context, _ ("State"))) + CELL_PADDING);
  return column;
}

/**
 * jy_record_column_get_field:
 * @column: a column of jy_record_column_new()
 *
 * Returns: the position of its field
 */
guint
jy_record_column_get_field (GtkColumnViewColumn *column)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (column), "position"));
}

/**
 * jy_record_column_find:
 * @view: a view with columns of jy_record_column_new()
 * @field: a field
 *
 * Returns: (transfer none) (nullable): its column, if the view has one
 */
GtkColumnViewColumn *
jy_record_column_find (GtkColumnView *view,
                       const JyField *field)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (get_own_field (column) == field)
        return column;
    }
  return NULL;
}

/**
 * jy_record_column_is_standard:
 * @kind: a kind
 * @field: position of a field
 *
 * Says which fields a table shows before anybody has chosen: those that every
 * record has, those that are the same for a series, worked out totals, a choice
 * that refines one of these; of a kind with few fields, the first ones.
 *
 * Returns: whether it is one of them
 */
gboolean
jy_record_column_is_standard (const JyKind *kind,
                              guint         field)
{
  const JyField *own = &kind->fields[field];

  if (field < MIN_STANDARD && kind->n_fields <= MIN_STANDARD + 5)
    return TRUE;
  if ((own->flags & (JY_FIELD_REQUIRED | JY_FIELD_KEPT)) ||
      ((own->flags & JY_FIELD_DERIVED) && jy_query_is_summed (kind, field)))
    return TRUE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].implied_choice == field + 1)
      return TRUE;
  return FALSE;
}

/**
 * jy_record_column_get_primary:
 * @view: a view with columns of jy_record_column_new()
 * @direction: (out): the direction
 *
 * Asks the view's sorter for two rows that do not exist: the first column that
 * answers is the one whose title was clicked.
 *
 * Returns: (transfer none) (nullable): the column that is sorted by
 */
GtkColumnViewColumn *
jy_record_column_get_primary (GtkColumnView *view,
                              GtkSortType   *direction)
{
  g_autoptr (GObject) row = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), row, other);

  *direction = ordering == GTK_ORDERING_LARGER ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;
  return g_object_get_data (row, "column");
}

/* The label somewhere inside a title. */
static void
align_title (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    {
      GtkWidget *box = gtk_widget_get_parent (widget);

      gtk_widget_set_hexpand (widget, TRUE);
      gtk_widget_set_halign (widget, GTK_ALIGN_END);
      /* The arrow goes before it, so that the title ends where the numbers end. */
      if (GTK_IS_BOX (box) && gtk_widget_get_last_child (box) != widget)
        gtk_box_reorder_child_after (GTK_BOX (box), widget, gtk_widget_get_last_child (box));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    align_title (child);
}

/**
 * jy_record_column_align_titles:
 * @view: a view with columns of jy_record_column_new()
 *
 * Puts the titles of numbers above the numbers. GTK has no property for it; where
 * a later one is built otherwise, the titles simply stay on the left.
 */
void
jy_record_column_align_titles (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; title != NULL && i < g_list_model_get_n_items (columns); i++, title = gtk_widget_get_next_sibling (title))
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const JyField *field = get_own_field (column);

      if (field != NULL && jy_field_is_numeric (field))
        align_title (title);
    }
}
