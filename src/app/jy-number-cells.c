/* jy-number-cells.c: a number stands as it was recorded, without zeros that nobody
 * weighed; blanks as wide as digits stand for the decimals that it lacks. How many
 * that are is known once the number with the most of them has been shown. */
#include "config.h"

#include "jy-number-cells.h"

#include <string.h>

struct _JyNumberCells
{
  guint n_decimals;
  GPtrArray *bound; /* the cells that show a number now */
};

static guint
count_decimals (const char *number)
{
  const char *point = strchr (number, '.');

  return point != NULL ? (guint) strlen (point + 1) : 0;
}

/* A row that goes for good does not first let go of what it shows. */
static void
cell_gone_cb (gpointer data,
              GObject *cell)
{
  JyNumberCells *self = data;

  g_ptr_array_remove_fast (self->bound, cell);
}

/**
 * jy_number_cells_new:
 *
 * Returns: (transfer full): the cells of a column that shows nothing yet
 */
JyNumberCells *
jy_number_cells_new (void)
{
  JyNumberCells *cells = g_new0 (JyNumberCells, 1);

  cells->bound = g_ptr_array_new ();
  return cells;
}

/**
 * jy_number_cells_free:
 * @cells: (transfer full): the cells of a column
 */
void
jy_number_cells_free (JyNumberCells *cells)
{
  for (guint i = 0; i < cells->bound->len; i++)
    g_object_weak_unref (g_ptr_array_index (cells->bound, i), cell_gone_cb, cells);
  g_ptr_array_unref (cells->bound);
  g_free (cells);
}

/**
 * jy_number_cells_bind:
 * @cells: the cells of a column
 * @cell: one of them, whose text is a number with a point before the decimals, or ""
 *
 * Notes what a cell shows. Where it has more decimals than any before, all the others
 * make room for them.
 */
void
jy_number_cells_bind (JyNumberCells *cells,
                      JyRecordCell  *cell)
{
  guint n_decimals = count_decimals (jy_record_cell_get_text (cell));

  g_ptr_array_add (cells->bound, cell);
  g_object_weak_ref (G_OBJECT (cell), cell_gone_cb, cells);
  jy_record_cell_set_decimals (cell, MAX (n_decimals, cells->n_decimals));
  if (n_decimals <= cells->n_decimals)
    return;
  cells->n_decimals = n_decimals;
  for (guint i = 0; i < cells->bound->len; i++)
    jy_record_cell_set_decimals (g_ptr_array_index (cells->bound, i), n_decimals);
}

/**
 * jy_number_cells_unbind:
 * @cells: the cells of a column
 * @cell: one that shows a number
 *
 * Lets go of a cell.
 */
void
jy_number_cells_unbind (JyNumberCells *cells,
                        JyRecordCell  *cell)
{
  if (g_ptr_array_remove_fast (cells->bound, cell))
    g_object_weak_unref (G_OBJECT (cell), cell_gone_cb, cells);
}
