/* Cells lie end to end in one pool and are found by offset: a ledger of
 * 50 000 rows costs its text and four bytes for each cell. */

#include "config.h"

#include "jy-table.h"

#include <string.h>

struct _JyTable
{
  GArray *columns;   /* JyTableColumn */
  GArray *bookmarks; /* JyTableBookmark, in the order of their rows */
  GArray *cells;     /* guint32: offsets into pool, row by row */
  GByteArray *rows;  /* JyTableEmphasis of each row */
  GString *pool;     /* the texts, each with its NUL */
  gboolean compact;
  double min_row_height;
  double max_size;
  guint name_column;
};

static void
clear_column (gpointer column)
{
  g_free (((JyTableColumn *) column)->title);
}

static void
clear_bookmark (gpointer bookmark)
{
  g_free (((JyTableBookmark *) bookmark)->title);
}

static char *
make_valid (const char *text)
{
  return g_utf8_make_valid (text != NULL ? text : "", -1);
}

/**
 * jy_table_new:
 *
 * Returns: (transfer full): a table without columns and rows
 */
JyTable *
jy_table_new (void)
{
  JyTable *self = g_new0 (JyTable, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (JyTableColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->bookmarks = g_array_new (FALSE, FALSE, sizeof (JyTableBookmark));
  g_array_set_clear_func (self->bookmarks, clear_bookmark);
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_byte_array_new ();
  self->pool = g_string_new (NULL);
  g_string_append_c (self->pool, '\0');

  return self;
}

/**
 * jy_table_free:
 * @self: (transfer full): a table
 */
void
jy_table_free (JyTable *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->bookmarks);
  g_array_unref (self->cells);
  g_byte_array_unref (self->rows);
  g_string_free (self->pool, TRUE);
  g_free (self);
}

/**
 * jy_table_add_column:
 * @self: a table without rows
 * @title: the header cell
 * @align: how the cells below stand
 *
 * Adds a column that takes the width its content needs.
 */
void
jy_table_add_column (JyTable     *self,
                     const char  *title,
                     JyTableAlign align)
{
  jy_table_add_column_full (self, title, align, 0, 1);
}

/**
 * jy_table_add_column_full:
 * @self: a table without rows
 * @title: the header cell
 * @align: how the cells below stand
 * @min_ems: least width in characters, without the space around the text
 * @weight: share of spare room compared with other columns, 1 is usual
 *
 * Adds a column with hints for its width. Columns that are filled in by hand
 * need @min_ems, since their cells are empty.
 */
void
jy_table_add_column_full (JyTable     *self,
                          const char  *title,
                          JyTableAlign align,
                          double       min_ems,
                          double       weight)
{
  JyTableColumn column = { .align = align, .min_ems = min_ems, .weight = weight };

  g_return_if_fail (self->rows->len == 0);
  g_return_if_fail (weight > 0);

  column.title = make_valid (title);
  g_array_append_val (self->columns, column);
}

/**
 * jy_table_add_row:
 * @self: a table
 * @emphasis: ordinary row, subtotal or total
 * @cells: as many texts as there are columns; %NULL is an empty cell
 *
 * Adds a row. "\n" in a cell begins a new line.
 */
void
jy_table_add_row (JyTable           *self,
                  JyTableEmphasis    emphasis,
                  const char *const *cells)
{
  guint8 row = (guint8) emphasis;

  for (guint i = 0; i < self->columns->len; i++)
    {
      guint32 offset = 0;

      if (cells[i] != NULL && cells[i][0] != '\0')
        {
          g_autofree char *text = make_valid (cells[i]);

          g_return_if_fail (self->pool->len < G_MAXUINT32);
          offset = (guint32) self->pool->len;
          g_string_append_len (self->pool, text, (gssize) strlen (text) + 1);
        }
      g_array_append_val (self->cells, offset);
    }

  g_byte_array_append (self->rows, &row, 1);
}

/**
 * jy_table_add_bookmark:
 * @self: a table
 * @level: 1 for a part of the table, 2 for a part of that
 * @title: what the reader sees
 *
 * Lets the reader of a long document go to the row that is added next.
 */
void
jy_table_add_bookmark (JyTable    *self,
                       guint       level,
                       const char *title)
{
  JyTableBookmark bookmark = { .row = self->rows->len, .level = level, .title = make_valid (title) };

  g_array_append_val (self->bookmarks, bookmark);
}

/**
 * jy_table_set_compact:
 * @self: a table
 * @compact: whether rows stand close, as in a ledger of many pages
 */
void
jy_table_set_compact (JyTable *self,
                      gboolean compact)
{
  self->compact = compact;
}

/**
 * jy_table_set_min_row_height:
 * @self: a table
 * @points: least height of a row, for sheets that are filled in by hand
 */
void
jy_table_set_min_row_height (JyTable *self,
                             double   points)
{
  self->min_row_height = points;
}

/**
 * jy_table_set_max_size:
 * @self: a table
 * @points: largest size of type, 14 when never set
 */
void
jy_table_set_max_size (JyTable *self,
                       double   points)
{
  self->max_size = points;
}

/**
 * jy_table_set_name_column:
 * @self: a table
 * @column: the column that tells rows apart, the first when never set
 *
 * Says by what a row is called outside the table, in a list of corrections for
 * instance.
 */
void
jy_table_set_name_column (JyTable *self,
                          guint    column)
{
  self->name_column = column;
}

/**
 * jy_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns it has
 */
guint
jy_table_get_n_columns (const JyTable *self)
{
  return self->columns->len;
}

/**
 * jy_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many body rows it has
 */
guint
jy_table_get_n_rows (const JyTable *self)
{
  return self->rows->len;
}

/**
 * jy_table_get_column:
 * @self: a table
 * @column: number of a column
 *
 * Returns: (transfer none): the column
 */
const JyTableColumn *
jy_table_get_column (const JyTable *self,
                     guint          column)
{
  return &g_array_index (self->columns, JyTableColumn, column);
}

/**
 * jy_table_get_cell:
 * @self: a table
 * @row: number of a body row
 * @column: number of a column
 *
 * Returns: (transfer none): the text, valid until a row is added
 */
const char *
jy_table_get_cell (const JyTable *self,
                   guint          row,
                   guint          column)
{
  gsize place = (gsize) row * self->columns->len + column;

  return self->pool->str + ((const guint32 *) (void *) self->cells->data)[place];
}

/**
 * jy_table_get_emphasis:
 * @self: a table
 * @row: number of a body row
 *
 * Returns: what kind of row it is
 */
JyTableEmphasis
jy_table_get_emphasis (const JyTable *self,
                       guint          row)
{
  return self->rows->data[row];
}

/**
 * jy_table_get_n_bookmarks:
 * @self: a table
 *
 * Returns: how many rows are marked
 */
guint
jy_table_get_n_bookmarks (const JyTable *self)
{
  return self->bookmarks->len;
}

/**
 * jy_table_get_bookmark:
 * @self: a table
 * @i: number of a bookmark
 *
 * Returns: (transfer none): the bookmark, valid until one is added
 */
const JyTableBookmark *
jy_table_get_bookmark (const JyTable *self,
                       guint          i)
{
  return &g_array_index (self->bookmarks, JyTableBookmark, i);
}

/**
 * jy_table_get_compact:
 * @self: a table
 *
 * Returns: whether rows stand close
 */
gboolean
jy_table_get_compact (const JyTable *self)
{
  return self->compact;
}

/**
 * jy_table_get_min_row_height:
 * @self: a table
 *
 * Returns: least height of a row in points
 */
double
jy_table_get_min_row_height (const JyTable *self)
{
  return self->min_row_height;
}

/**
 * jy_table_get_max_size:
 * @self: a table
 *
 * Returns: largest size of type in points
 */
double
jy_table_get_max_size (const JyTable *self)
{
  return self->max_size > 0 ? self->max_size : 14;
}

/**
 * jy_table_get_name_column:
 * @self: a table
 *
 * Returns: the column that tells rows apart
 */
guint
jy_table_get_name_column (const JyTable *self)
{
  return self->name_column;
}
