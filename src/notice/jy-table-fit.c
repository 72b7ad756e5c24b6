/* Reads all cells once, then tries sizes of type from large to small. Widths
 * are in ems until the size is known, because they scale with it. */

#include "config.h"

#include "jy-table-fit.h"

#include <math.h>
#include <string.h>

#include "jy-line-breaker.h"

/* Room left and right of a cell's text, in ems. */
#define PADDING 0.22
/* A text of up to so many ems is not broken into more than three lines. */
#define COMFORT_LIMIT 30.0
#define COMFORT_LEAST 4.0
#define NARROWEST     3.0
/* A longer word, a web address for instance, is cut when things are tight. */
#define WORD_LIMIT 12.0
#define MOST_LINES 12
/* Texts up to these widths are not broken at all. */
#define WHOLE_COMFORTABLE 5.0
#define WHOLE_NARROW      4.0
/* Widths of cells are counted in steps of half a character. */
#define BIN       0.5
#define N_BINS    64
#define TOLERANCE 0.01

typedef struct
{
  double title; /* the header on one line */
  double title_piece;
  double natural;  /* the widest cell on one line */
  double piece;    /* the widest part of a cell that should not be cut */
  double integer;  /* widest part before the decimal point */
  double fraction; /* widest part from the decimal point on */
  guint n_cells;   /* that are not empty */
  guint bins[N_BINS];
} ColumnNeed;

typedef enum
{
  FIT_COMFORTABLE,
  FIT_NARROW,
} FitKind;

typedef struct
{
  double size;
  FitKind kind;
} FitStep;

/* 14, 12 and 10.5 points are the Chinese sizes 4, small 4 and 5. Below is only
 * for tables that cannot be printed otherwise. */
static const FitStep steps[] = {
  { 14, FIT_COMFORTABLE },
  { 12, FIT_COMFORTABLE },
  { 10.5, FIT_COMFORTABLE },
  { 10.5, FIT_NARROW },
  { 9, FIT_NARROW },
  { 7.5, FIT_NARROW },
};

static double
text_width (GArray *glyphs)
{
  double width = 0;

  for (guint i = 0; i < glyphs->len; i++)
    width += g_array_index (glyphs, JyGlyph, i).advance;

  return width;
}

/* Of a text that says itself where its lines end. */
static double
widest_line (GArray *glyphs)
{
  double widest = 0;
  double width = 0;

  for (guint i = 0; i < glyphs->len; i++)
    {
      width += g_array_index (glyphs, JyGlyph, i).advance;
      widest = MAX (widest, width);
      if (g_array_index (glyphs, JyGlyph, i).newline)
        width = 0;
    }

  return widest;
}

static void
note_cell (ColumnNeed          *need,
           const JyTableColumn *column,
           GArray              *glyphs)
{
  double width = widest_line (glyphs);
  double integer;
  double fraction;

  if (column->align == JY_TABLE_DECIMAL && jy_table_fit_split_number (glyphs, &integer, &fraction))
    {
      need->integer = MAX (need->integer, integer);
      need->fraction = MAX (need->fraction, fraction);
      width = need->integer + need->fraction;
      need->piece = MAX (need->piece, width);
    }
  else
    {
      need->piece = MAX (need->piece, jy_line_breaker_widest_piece (glyphs));
    }
  need->natural = MAX (need->natural, width);
  if (width > 0)
    {
      need->n_cells++;
      need->bins[(guint) CLAMP (ceil (width / BIN - TOLERANCE) - 1, 0, N_BINS - 1)]++;
    }
}

static ColumnNeed *
read_needs (const JyTable *table,
            JyShaper      *shaper)
{
  guint n_columns = jy_table_get_n_columns (table);
  ColumnNeed *needs = g_new0 (ColumnNeed, n_columns);
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (JyGlyph));

  for (guint i = 0; i < n_columns; i++)
    {
      jy_shaper_shape (shaper, JY_FONT_BODY, jy_table_get_column (table, i)->title, glyphs);
      needs[i].title = text_width (glyphs);
      needs[i].title_piece = jy_line_breaker_widest_piece (glyphs);
    }

  for (guint row = 0; row < jy_table_get_n_rows (table); row++)
    for (guint i = 0; i < n_columns; i++)
      {
        jy_shaper_shape (shaper, JY_FONT_BODY, jy_table_get_cell (table, row, i), glyphs);
        note_cell (&needs[i], jy_table_get_column (table, i), glyphs);
      }

  return needs;
}

/* Least width of a column in ems. A header may take two lines; what stands
 * below it three, or as many as it must when things are tight. */
static double
least_width (const ColumnNeed    *need,
             const JyTableColumn *column,
             FitKind              kind)
{
  double title = need->title <= 2 ? need->title : MAX (2, (need->title + 1) / 2);
  double whole = kind == FIT_COMFORTABLE ? WHOLE_COMFORTABLE : WHOLE_NARROW;
  double text = kind == FIT_COMFORTABLE
                  ? MAX (COMFORT_LEAST, MIN (need->natural, COMFORT_LIMIT) / 3 + 0.5)
                  : NARROWEST;

  if (need->natural <= whole)
    text = need->natural;
  text = MAX (MIN (text, need->natural), MIN (need->piece, WORD_LIMIT));
  title = MAX (title, MIN (need->title_piece, WORD_LIMIT));

  return MAX (MAX (title, text), MAX (column->min_ems, 1));
}

static double
natural_width (const ColumnNeed    *need,
               const JyTableColumn *column)
{
  return MAX (MAX (need->title, need->natural), MAX (column->min_ems, 1));
}

/* What nine cells out of ten need: one long name in a ledger of a year must not
 * narrow all other columns. The header does not count, it is there once. */
static double
typical_width (const ColumnNeed    *need,
               const JyTableColumn *column)
{
  guint limit = need->n_cells - need->n_cells / 10;
  guint seen = 0;

  for (guint i = 0; i < N_BINS - 1; i++)
    {
      seen += need->bins[i];
      if (seen >= limit)
        return MAX (MIN ((i + 1) * BIN, need->natural), column->min_ems);
    }

  return natural_width (need, column);
}

/* Widens columns so that a text as wide as wanted takes n_lines. */
static double
widen (const double *wanted,
       guint         n_columns,
       guint         n_lines,
       double       *ems)
{
  double used = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      double share = n_lines == 1 ? wanted[i] : ceil (wanted[i] / n_lines + 0.25);

      ems[i] = MAX (ems[i], MIN (share, wanted[i]));
      used += ems[i];
    }

  return used;
}

/* Gives what is left to the columns that come to a line less for the least. */
static double
satisfy (const JyTable *table,
         const double  *wanted,
         double         spare,
         double        *ems)
{
  guint n_columns = jy_table_get_n_columns (table);

  for (;;)
    {
      double best = G_MAXDOUBLE;
      guint chosen = n_columns;

      for (guint i = 0; i < n_columns; i++)
        {
          double lack = wanted[i] - ems[i];

          if (lack > TOLERANCE && lack <= spare &&
              lack / jy_table_get_column (table, i)->weight < best)
            {
              best = lack / jy_table_get_column (table, i)->weight;
              chosen = i;
            }
        }
      if (chosen == n_columns)
        return spare;
      spare -= wanted[chosen] - ems[chosen];
      ems[chosen] = wanted[chosen];
    }
}

/* Spends room beyond the least widths: first so that what is typical takes as
 * few lines as possible, then the same for the longest texts. */
static void
grow (const JyTable    *table,
      const ColumnNeed *needs,
      double           *ems,
      double            room)
{
  guint n_columns = jy_table_get_n_columns (table);
  g_autofree double *wanted = g_new0 (double, n_columns);
  g_autofree double *tried = g_new0 (double, n_columns);

  for (guint round = 0; round < 2; round++)
    {
      double used = 0;

      for (guint i = 0; i < n_columns; i++)
        wanted[i] = round == 0 ? typical_width (&needs[i], jy_table_get_column (table, i))
                               : natural_width (&needs[i], jy_table_get_column (table, i));
      for (guint n_lines = 1; n_lines <= MOST_LINES; n_lines++)
        {
          memcpy (tried, ems, n_columns * sizeof *tried);
          if (widen (wanted, n_columns, n_lines, tried) > room + TOLERANCE)
            continue;
          memcpy (ems, tried, n_columns * sizeof *ems);
          break;
        }
      for (guint i = 0; i < n_columns; i++)
        used += ems[i];
      satisfy (table, wanted, room - used, ems);
    }
}

/* Widths in ems at a size, or FALSE when the table does not fit at it. */
static gboolean
try_step (const JyTable    *table,
          const ColumnNeed *needs,
          double            room,
          FitKind           kind,
          double           *ems)
{
  double least = 0;

  for (guint i = 0; i < jy_table_get_n_columns (table); i++)
    {
      ems[i] = least_width (&needs[i], jy_table_get_column (table, i), kind);
      least += ems[i];
    }

  return least <= room + TOLERANCE;
}

/* What is left over widens all columns alike. A table too wide at any size is
 * scaled down whole: small type can be read, overlapping cells cannot. */
static void
finish (JyTableFit       *self,
        const JyTable    *table,
        const ColumnNeed *needs,
        const double     *ems,
        double            used)
{
  double scale = self->width / used;

  if (scale < 1)
    {
      self->size *= scale;
      self->padding *= scale;
      scale = 1;
    }

  for (guint i = 0; i < jy_table_get_n_columns (table); i++)
    {
      double number = (needs[i].integer + needs[i].fraction) * self->size;

      self->widths[i] = (ems[i] * self->size + 2 * self->padding) * scale;
      self->points[i] =
        MAX (0, (jy_table_fit_get_room (self, i) - number) / 2) + needs[i].integer * self->size;
    }
}

/**
 * jy_table_fit_new:
 * @table: a table
 * @shaper: measures the cells
 * @width: width of the table in points
 *
 * Chooses the largest size of type at which @table fits into @width without
 * cutting numbers and words or breaking short texts into many lines, and gives
 * each column what its content needs. The table fills @width.
 *
 * Returns: (transfer full): how the table fits
 */
JyTableFit *
jy_table_fit_new (const JyTable *table,
                  JyShaper      *shaper,
                  double         width)
{
  JyTableFit *self = g_new0 (JyTableFit, 1);
  guint n_columns = jy_table_get_n_columns (table);
  g_autofree ColumnNeed *needs = read_needs (table, shaper);
  g_autofree double *ems = g_new0 (double, n_columns);
  double used = 0;

  self->width = width;
  self->widths = g_new0 (double, n_columns);
  self->points = g_new0 (double, n_columns);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      double room = width / steps[i].size - 2 * PADDING * n_columns;

      if (i + 1 < G_N_ELEMENTS (steps) && steps[i].size > jy_table_get_max_size (table))
        continue;
      self->size = steps[i].size;
      self->padding = self->size * PADDING;
      if (try_step (table, needs, room, steps[i].kind, ems))
        {
          grow (table, needs, ems, room);
          break;
        }
    }

  for (guint i = 0; i < n_columns; i++)
    used += ems[i] * self->size + 2 * self->padding;
  finish (self, table, needs, ems, used);

  return self;
}

/**
 * jy_table_fit_free:
 * @self: (transfer full): a fit
 */
void
jy_table_fit_free (JyTableFit *self)
{
  g_free (self->widths);
  g_free (self->points);
  g_free (self);
}

/**
 * jy_table_fit_get_room:
 * @self: a fit
 * @column: number of a column
 *
 * Returns: room for text in the column in points
 */
double
jy_table_fit_get_room (const JyTableFit *self,
                       guint             column)
{
  return MAX (0, self->widths[column] - 2 * self->padding);
}

/**
 * jy_table_fit_get_point:
 * @self: a fit
 * @column: number of a column
 *
 * Returns: where the decimal points of the column stand, in points from the
 *   left edge of its room
 */
double
jy_table_fit_get_point (const JyTableFit *self,
                        guint             column)
{
  return self->points[column];
}

/**
 * jy_table_fit_split_number:
 * @glyphs: (element-type JyGlyph): measured text of a cell
 * @integer: (out): width before the decimal point, in ems
 * @fraction: (out): width from the decimal point on, in ems
 *
 * A number without a point ends its whole part with its last digit, so that
 * signs such as % stand in one line below each other.
 *
 * Returns: whether the cell is a number
 */
gboolean
jy_table_fit_split_number (GArray *glyphs,
                           double *integer,
                           double *fraction)
{
  guint split = 0;
  gboolean point = FALSE;

  for (guint i = 0; i < glyphs->len; i++)
    {
      gunichar ch = g_array_index (glyphs, JyGlyph, i).ch;

      if (ch == '.' && !point)
        {
          split = i;
          point = TRUE;
        }
      else if (ch >= '0' && ch <= '9')
        {
          if (!point)
            split = i + 1;
        }
      else if (ch > 0x7F ? (ch != 0x2212 && ch != 0x2030) : strchr ("+-,% ", (int) ch) == NULL)
        {
          return FALSE;
        }
    }

  *integer = 0;
  *fraction = 0;
  for (guint i = 0; i < glyphs->len; i++)
    *(i < split ? integer : fraction) += g_array_index (glyphs, JyGlyph, i).advance;

  return split > 0;
}
