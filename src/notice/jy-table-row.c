/* Buffers for the cells of one row. */

#include "config.h"

#include "jy-table-row.h"

struct _JyTableRow
{
  JyTable *table;
  GPtrArray *cells; /* GString */
  const char **texts;
};

static void
free_cell (gpointer cell)
{
  g_string_free (cell, TRUE);
}

/**
 * jy_table_row_new:
 * @table: a table with all its columns, must outlive the row
 *
 * Returns: (transfer full): a row of empty cells
 */
JyTableRow *
jy_table_row_new (JyTable *table)
{
  JyTableRow *self = g_new0 (JyTableRow, 1);

  self->table = table;
  self->cells = g_ptr_array_new_with_free_func (free_cell);
  for (guint i = 0; i < jy_table_get_n_columns (table); i++)
    g_ptr_array_add (self->cells, g_string_new (NULL));
  self->texts = g_new0 (const char *, self->cells->len);

  return self;
}

/**
 * jy_table_row_free:
 * @self: (transfer full): a row
 */
void
jy_table_row_free (JyTableRow *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self->texts);
  g_free (self);
}

/**
 * jy_table_row_write:
 * @self: a row
 * @column: number of a column
 * @text: (nullable): added to what the cell holds
 */
void
jy_table_row_write (JyTableRow *self,
                    guint       column,
                    const char *text)
{
  if (text != NULL)
    g_string_append (g_ptr_array_index (self->cells, column), text);
}

/**
 * jy_table_row_printf:
 * @self: a row
 * @column: number of a column
 * @format: as for printf()
 * @...: as for printf()
 *
 * Adds to what the cell holds.
 */
void
jy_table_row_printf (JyTableRow *self,
                     guint       column,
                     const char *format,
                     ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (g_ptr_array_index (self->cells, column), format, arguments);
  va_end (arguments);
}

/**
 * jy_table_row_take:
 * @self: a row
 * @column: number of a column
 * @text: (transfer full): added to what the cell holds
 */
void
jy_table_row_take (JyTableRow *self,
                   guint       column,
                   char       *text)
{
  jy_table_row_write (self, column, text);
  g_free (text);
}

/**
 * jy_table_row_finish:
 * @self: a row
 * @emphasis: ordinary row, subtotal or total
 *
 * Adds the row to its table and empties the cells.
 */
void
jy_table_row_finish (JyTableRow     *self,
                     JyTableEmphasis emphasis)
{
  for (guint i = 0; i < self->cells->len; i++)
    self->texts[i] = ((GString *) g_ptr_array_index (self->cells, i))->str;
  jy_table_add_row (self->table, emphasis, self->texts);
  for (guint i = 0; i < self->cells->len; i++)
    g_string_truncate (g_ptr_array_index (self->cells, i), 0);
}
