/* Draws the rows of a table into columns whose widths jy-table-fit.c chose. */

#include "config.h"

#include "jy-table-layout.h"

#include <string.h>

#include "jy-line-breaker.h"
#include "jy-table-fit.h"

#define HEADER_GREY 0.91
#define HAIRLINE    0.5
#define TOTAL_LINE  1.0
#define BORDER      1.0

/* Distances in ems. */
#define LINE_PITCH      1.25
#define PADDING         0.38
#define PADDING_COMPACT 0.18
/* Half the height of Chinese type above its baseline less half below. */
#define BASELINE_SHIFT 0.38

typedef struct
{
  GArray *glyphs;   /* JyGlyph */
  GArray *lines;    /* JyTextLine */
  const char *text; /* what they are of; NULL when that is not known */
  gboolean is_header;
} Cell;

struct _JyTableLayout
{
  const JyTable *table;
  JyShaper *shaper;
  JyTableFit *fit;
  Cell *cells; /* the row measured last */
  guint measured;
  gboolean is_measured;
  guint n_lines;
};

static void
break_cell (JyTableLayout *self,
            guint          row,
            guint          column)
{
  Cell *cell = &self->cells[column];
  gboolean is_header = row == JY_TABLE_HEADER_ROW;
  const char *text = is_header ? jy_table_get_column (self->table, column)->title
                               : jy_table_get_cell (self->table, row, column);
  double room = jy_table_fit_get_room (self->fit, column) / self->fit->size;
  double width = 0;
  gboolean newline = FALSE;

  /* In a ledger the same name stands in one row after the other. */
  if (cell->text != NULL && cell->is_header == is_header && strcmp (cell->text, text) == 0)
    return;
  cell->text = text;
  cell->is_header = is_header;
  jy_shaper_shape (self->shaper, JY_FONT_BODY, text, cell->glyphs);
  for (guint i = 0; i < cell->glyphs->len; i++)
    {
      width += g_array_index (cell->glyphs, JyGlyph, i).advance;
      newline |= g_array_index (cell->glyphs, JyGlyph, i).newline;
    }

  if (width > room || newline)
    jy_shaper_shape_paragraph (self->shaper, JY_FONT_BODY, text, cell->glyphs);
  if (is_header && width > room)
    jy_line_breaker_balance (cell->glyphs, room, cell->lines);
  else
    jy_line_breaker_fill (cell->glyphs, room, room, 0, cell->lines);
}

static void
measure (JyTableLayout *self,
         guint          row)
{
  if (self->is_measured && self->measured == row)
    return;

  self->n_lines = 1;
  for (guint i = 0; i < jy_table_get_n_columns (self->table); i++)
    {
      break_cell (self, row, i);
      self->n_lines = MAX (self->n_lines, self->cells[i].lines->len);
    }
  self->measured = row;
  self->is_measured = TRUE;
}

/* Where a line of a cell starts, measured from the left edge of its room. */
static double
line_offset (JyTableLayout    *self,
             guint             row,
             guint             column,
             const JyTextLine *line)
{
  const Cell *cell = &self->cells[column];
  double room = jy_table_fit_get_room (self->fit, column);
  double width = line->width * self->fit->size;
  double integer;
  double fraction;

  if (row == JY_TABLE_HEADER_ROW)
    return (room - width) / 2;

  switch (jy_table_get_column (self->table, column)->align)
    {
    case JY_TABLE_LEFT:
      return 0;
    case JY_TABLE_RIGHT:
      return room - width;
    case JY_TABLE_DECIMAL:
      if (cell->lines->len == 1 && jy_table_fit_split_number (cell->glyphs, &integer, &fraction))
        {
          double whole = jy_table_fit_get_point (self->fit, column);

          return whole - integer * self->fit->size;
        }
      return (room - width) / 2;
    case JY_TABLE_CENTRE:
    default:
      return (room - width) / 2;
    }
}

static void
draw_cell (JyTableLayout *self,
           JyPage        *page,
           double         x,
           double         y,
           double         height,
           guint          row,
           guint          column,
           guint          first_line,
           guint          end_line)
{
  const Cell *cell = &self->cells[column];
  double pitch = jy_table_layout_get_line_pitch (self);
  double size = self->fit->size;
  JyInk ink = { .size = size };
  guint end = MIN (end_line, cell->lines->len);
  double top;

  if (first_line >= end)
    return;

  ink.bold = row == JY_TABLE_HEADER_ROW || jy_table_get_emphasis (self->table, row) != JY_TABLE_PLAIN;
  top = y + (height - (end - first_line) * pitch) / 2;
  for (guint i = first_line; i < end; i++)
    {
      const JyTextLine *line = &g_array_index (cell->lines, JyTextLine, i);

      jy_page_add_glyphs (page,
                          x + self->fit->padding + line_offset (self, row, column, line),
                          top + (i - first_line + 0.5) * pitch + BASELINE_SHIFT * size,
                          &ink,
                          &g_array_index (cell->glyphs, JyGlyph, line->start),
                          line->end - line->start);
    }
}

/**
 * jy_table_layout_new:
 * @table: a table, which must outlive the layout
 * @shaper: measures the cells, must outlive the layout
 * @width: width of the table in points
 *
 * Chooses size of type and column widths; reads every cell once.
 *
 * Returns: (transfer full): the layout
 */
JyTableLayout *
jy_table_layout_new (const JyTable *table,
                     JyShaper      *shaper,
                     double         width)
{
  JyTableLayout *self = g_new0 (JyTableLayout, 1);
  guint n_columns = jy_table_get_n_columns (table);

  self->table = table;
  self->shaper = shaper;
  self->fit = jy_table_fit_new (table, shaper, width);
  self->cells = g_new0 (Cell, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      self->cells[i].glyphs = g_array_new (FALSE, FALSE, sizeof (JyGlyph));
      self->cells[i].lines = g_array_new (FALSE, FALSE, sizeof (JyTextLine));
    }

  return self;
}

/**
 * jy_table_layout_free:
 * @self: (transfer full): a table layout
 */
void
jy_table_layout_free (JyTableLayout *self)
{
  for (guint i = 0; i < jy_table_get_n_columns (self->table); i++)
    {
      g_array_unref (self->cells[i].glyphs);
      g_array_unref (self->cells[i].lines);
    }
  g_free (self->cells);
  jy_table_fit_free (self->fit);
  g_free (self);
}

/**
 * jy_table_layout_get_table:
 * @self: a table layout
 *
 * Returns: (transfer none): its table
 */
const JyTable *
jy_table_layout_get_table (const JyTableLayout *self)
{
  return self->table;
}

/**
 * jy_table_layout_get_size:
 * @self: a table layout
 *
 * Returns: the size of type in points
 */
double
jy_table_layout_get_size (const JyTableLayout *self)
{
  return self->fit->size;
}

/**
 * jy_table_layout_get_column_width:
 * @self: a table layout
 * @column: number of a column
 *
 * Returns: its width in points, from line to line
 */
double
jy_table_layout_get_column_width (const JyTableLayout *self,
                                  guint                column)
{
  return self->fit->widths[column];
}

/**
 * jy_table_layout_get_line_pitch:
 * @self: a table layout
 *
 * Returns: distance of lines inside a cell in points
 */
double
jy_table_layout_get_line_pitch (const JyTableLayout *self)
{
  return self->fit->size * LINE_PITCH;
}

/**
 * jy_table_layout_get_padding:
 * @self: a table layout
 *
 * Returns: room above and below the text of a cell in points
 */
double
jy_table_layout_get_padding (const JyTableLayout *self)
{
  return self->fit->size * (jy_table_get_compact (self->table) ? PADDING_COMPACT : PADDING);
}

/**
 * jy_table_layout_measure_row:
 * @self: a table layout
 * @row: number of a body row, or %JY_TABLE_HEADER_ROW
 * @n_lines: (out) (optional): lines of its tallest cell
 *
 * Returns: the height of the row in points
 */
double
jy_table_layout_measure_row (JyTableLayout *self,
                             guint          row,
                             guint         *n_lines)
{
  double height;

  measure (self, row);
  if (n_lines != NULL)
    *n_lines = self->n_lines;

  height = self->n_lines * jy_table_layout_get_line_pitch (self) +
           2 * jy_table_layout_get_padding (self);

  return row == JY_TABLE_HEADER_ROW ? height
                                    : MAX (height, jy_table_get_min_row_height (self->table));
}

/**
 * jy_table_layout_draw_row:
 * @self: a table layout
 * @page: where to draw
 * @x: left edge of the table in points
 * @y: upper edge of the row in points
 * @height: height of the row in points
 * @row: number of a body row, or %JY_TABLE_HEADER_ROW
 * @first_line: first line of each cell to draw, 0 but for a row that is taller
 *   than a page
 * @n_lines: how many lines of each cell to draw
 *
 * Draws the texts of a row and the line above it.
 */
void
jy_table_layout_draw_row (JyTableLayout *self,
                          JyPage        *page,
                          double         x,
                          double         y,
                          double         height,
                          guint          row,
                          guint          first_line,
                          guint          n_lines)
{
  gboolean is_header = row == JY_TABLE_HEADER_ROW;
  gboolean is_total = !is_header && jy_table_get_emphasis (self->table, row) == JY_TABLE_TOTAL;

  measure (self, row);
  if (is_header)
    jy_page_add_box (page, x, y, self->fit->width, height, HEADER_GREY);
  else
    jy_page_add_rule (page, x, y, x + self->fit->width, y, is_total ? TOTAL_LINE : HAIRLINE);

  for (guint i = 0; i < jy_table_get_n_columns (self->table); i++)
    {
      draw_cell (self, page, x, y, height, row, i, first_line, first_line + n_lines);
      x += self->fit->widths[i];
    }
}

/**
 * jy_table_layout_draw_frame:
 * @self: a table layout
 * @page: where to draw
 * @x: left edge of the table in points
 * @top: upper edge of the part on this page
 * @bottom: its lower edge
 *
 * Draws the border and the lines between the columns.
 */
void
jy_table_layout_draw_frame (JyTableLayout *self,
                            JyPage        *page,
                            double         x,
                            double         top,
                            double         bottom)
{
  double right = x + self->fit->width;
  double at = x;

  for (guint i = 0; i + 1 < jy_table_get_n_columns (self->table); i++)
    {
      at += self->fit->widths[i];
      jy_page_add_rule (page, at, top, at, bottom, HAIRLINE);
    }

  jy_page_add_rule (page, x, top, right, top, BORDER);
  jy_page_add_rule (page, right, top, right, bottom, BORDER);
  jy_page_add_rule (page, right, bottom, x, bottom, BORDER);
  jy_page_add_rule (page, x, bottom, x, top, BORDER);
}
