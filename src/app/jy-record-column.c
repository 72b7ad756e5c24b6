/* jy-record-column.c: titles, alignment and texts of columns, all of them from the
 * field table. A fixed width spares measuring every cell. */
#include "config.h"

#include "jy-record-column.h"
#include "jy-column-width.h"
#include "jy-number-cells.h"
#include "jy-query.h"
#include "jy-record-cell.h"
#include "jy-record-list.h"

#include <glib/gi18n.h>

/* So many columns fit a small window; a kind with hardly more fields shows them. */
#define MIN_STANDARD 7

/* One factory's. */
typedef struct
{
  guint field;
  JyNames *names;
  JyNumberCells *numbers; /* NULL where the values have no decimals */
} Cells;

static void
cells_free (Cells *cells)
{
  g_object_unref (cells->names);
  g_clear_pointer (&cells->numbers, jy_number_cells_free);
  g_free (cells);
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
  if (cells->numbers != NULL)
    jy_number_cells_bind (cells->numbers, cell);
}

static void
cell_unbound_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 Cells                    *cells)
{
  jy_number_cells_unbind (cells->numbers, JY_RECORD_CELL (gtk_list_item_get_child (item)));
}

/* Money always has its two. */
static gboolean
has_few_or_many_decimals (const JyField *field)
{
  const JyDimension *dimension = jy_field_is_numeric (field) ? jy_field_get_dimension (field) : NULL;

  return dimension != NULL && dimension->min_decimals < dimension->decimals;
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
  if (has_few_or_many_decimals (own))
    {
      cells->numbers = jy_number_cells_new ();
      g_signal_connect (factory, "unbind", G_CALLBACK (cell_unbound_cb), cells);
    }

  column = gtk_column_view_column_new (title, factory);
  sorter = gtk_custom_sorter_new (note_column, column, NULL);
  gtk_column_view_column_set_sorter (column, GTK_SORTER (sorter));
  gtk_column_view_column_set_resizable (column, TRUE);
  g_object_set_data (G_OBJECT (column), "field", (gpointer) own);
  g_object_set_data (G_OBJECT (column), "position", GUINT_TO_POINTER (field));
  jy_column_width_set_field (column, own, context);
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
  jy_column_width_set_text (column, _ ("Voided"), context);
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
 * jy_record_column_peek_field:
 * @column: a column of jy_record_column_new() or jy_record_column_new_state()
 *
 * Returns: (transfer none) (nullable): what it shows, or %NULL where it is the state
 */
const JyField *
jy_record_column_peek_field (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "field");
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

      if (jy_record_column_peek_field (column) == field)
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

  if (field < MIN_STANDARD && kind->n_fields <= MIN_STANDARD + 6)
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
arrange_title (GtkWidget *widget,
               gboolean   is_number)
{
  if (GTK_IS_LABEL (widget))
    {
      GtkWidget *box = gtk_widget_get_parent (widget);

      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_natural_wrap_mode (GTK_LABEL (widget), GTK_NATURAL_WRAP_NONE);
      gtk_label_set_lines (GTK_LABEL (widget), 2);
      gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
      if (!is_number)
        return;

      gtk_widget_set_hexpand (widget, TRUE);
      gtk_widget_set_halign (widget, GTK_ALIGN_END);
      gtk_label_set_justify (GTK_LABEL (widget), GTK_JUSTIFY_RIGHT);
      /* The arrow goes before it, so that the title ends where the numbers end. */
      if (GTK_IS_BOX (box) && gtk_widget_get_last_child (box) != widget)
        gtk_box_reorder_child_after (GTK_BOX (box), widget, gtk_widget_get_last_child (box));
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    arrange_title (child, is_number);
}

/**
 * jy_record_column_arrange_titles:
 * @view: a view with columns of jy_record_column_new()
 *
 * Puts the titles of numbers above the numbers, and one that is longer than its column
 * on two lines. GTK has no property for either; where a later one is built otherwise,
 * the titles simply stay as they are.
 */
void
jy_record_column_arrange_titles (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; title != NULL && i < g_list_model_get_n_items (columns); i++, title = gtk_widget_get_next_sibling (title))
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const JyField *field = jy_record_column_peek_field (column);

      arrange_title (title, field != NULL && jy_field_is_numeric (field));
    }
}
