/* Breaks a paragraph greedily, a title so that its lines are balanced. */

#include "config.h"

#include "jy-line-breaker.h"

/* Widths are sums of many advances. */
#define TOLERANCE 0.001

/* Costs of a bad place to break a title, in square ems of imbalance. */
#define COST_INSIDE_PHRASE  9.0
#define COST_INSIDE_DATE    400.0
#define COST_BEFORE_COUNTER 400.0
#define COST_TOO_WIDE       1e6

static const JyGlyph *
glyph_at (GArray *glyphs,
          guint   i)
{
  return &g_array_index (glyphs, JyGlyph, i);
}

static gboolean
is_space (gunichar ch)
{
  return ch == ' ' || ch == 0x3000;
}

static void
append_line (GArray *glyphs,
             guint   start,
             guint   end,
             double  tracking,
             GArray *lines)
{
  JyTextLine line = { .start = start, .end = end };

  line.is_last = end == glyphs->len || glyph_at (glyphs, end - 1)->newline;
  while (line.end > start && is_space (glyph_at (glyphs, line.end - 1)->ch))
    line.end--;
  for (guint i = start; i < line.end; i++)
    line.width += glyph_at (glyphs, i)->advance + tracking;

  g_array_append_val (lines, line);
}

/* Where the line that begins at start ends when filled up to width. */
static guint
find_end (GArray *glyphs,
          guint   start,
          double  width,
          double  tracking)
{
  guint opportunity = start;
  double used = 0;

  for (guint i = start; i < glyphs->len; i++)
    {
      const JyGlyph *glyph = glyph_at (glyphs, i);

      if (i > start && glyph_at (glyphs, i - 1)->newline)
        return i;
      if (i > start && glyph->can_break)
        opportunity = i;
      used += glyph->advance + tracking;
      /* A word longer than the line is cut rather than lost in the margin. */
      if (used > width + TOLERANCE && !is_space (glyph->ch))
        return opportunity > start ? opportunity : MAX (i, start + 1);
    }

  return glyphs->len;
}

static gboolean
is_digit (gunichar ch)
{
  return ch >= '0' && ch <= '9';
}

static gboolean
is_date_unit (gunichar ch)
{
  return ch == 0x5E74 || ch == 0x6708 || ch == 0x65E5; /* 年 月 日 */
}

/* A title should break between phrases. Without a dictionary: before a date,
 * after a date, after 的 and 、; anywhere else costs. */
static double
title_break_cost (GArray *glyphs,
                  guint   i)
{
  gunichar before = glyph_at (glyphs, i - 1)->ch;
  gunichar after = glyph_at (glyphs, i)->ch;

  if (glyph_at (glyphs, i - 1)->newline)
    return -COST_TOO_WIDE;
  if (is_digit (before))
    return COST_BEFORE_COUNTER;
  if (is_digit (after))
    return is_date_unit (before) ? COST_INSIDE_DATE : 0;
  if (is_date_unit (before) || is_space (before) || before == 0x7684 || before == 0x3001)
    return 0;

  return COST_INSIDE_PHRASE;
}

static double
span_width (GArray *glyphs,
            guint   start,
            guint   end)
{
  double width = 0;

  for (guint i = start; i < end; i++)
    width += glyph_at (glyphs, i)->advance;

  return width;
}

/* costs[l][i]: cheapest way to set the first i glyphs in l lines. */
static void
balance_into (GArray *glyphs,
              double  width,
              guint   n_lines,
              guint  *ends)
{
  guint n = glyphs->len;
  const gsize row = (gsize) n + 1;
  g_autofree double *costs = g_new (double, (n_lines + 1) * row);
  g_autofree guint *origins = g_new0 (guint, (n_lines + 1) * row);
  double ideal = span_width (glyphs, 0, n) / n_lines;

  for (gsize i = 0; i < (n_lines + 1) * row; i++)
    costs[i] = G_MAXDOUBLE / 4;
  costs[0] = 0;

  for (guint l = 1; l <= n_lines; l++)
    for (guint i = 1; i <= n; i++)
      {
        double used = 0;

        if (i < n && !glyph_at (glyphs, i)->can_break)
          continue;
        for (guint start = i; start-- > 0;)
          {
            double cost;

            used += glyph_at (glyphs, start)->advance;
            cost = costs[(l - 1) * row + start] + (used - ideal) * (used - ideal) +
                   (used > width + TOLERANCE ? COST_TOO_WIDE * (used - width) : 0) +
                   (i < n ? title_break_cost (glyphs, i) : 0);
            if (cost < costs[l * row + i])
              {
                costs[l * row + i] = cost;
                origins[l * row + i] = start;
              }
          }
      }

  for (guint l = n_lines, i = n; l > 0; l--)
    {
      ends[l - 1] = i;
      i = origins[l * row + i];
    }
}

/**
 * jy_line_breaker_fill:
 * @glyphs: (element-type JyGlyph): measured text with its break opportunities
 * @first_width: room on the first line, in ems
 * @width: room on the others, in ems
 * @tracking: added to every advance, in ems
 * @lines: (element-type JyTextLine): emptied, then filled
 *
 * Puts as much on each line as it holds. A piece wider than a line is cut
 * where it must be. No line is empty.
 */
void
jy_line_breaker_fill (GArray *glyphs,
                      double  first_width,
                      double  width,
                      double  tracking,
                      GArray *lines)
{
  g_array_set_size (lines, 0);

  for (guint start = 0; start < glyphs->len;)
    {
      guint end = find_end (glyphs, start, start == 0 ? first_width : width, tracking);

      append_line (glyphs, start, end, tracking, lines);
      start = end;
      while (start < glyphs->len && glyph_at (glyphs, start)->ch == ' ')
        start++;
    }
}

/**
 * jy_line_breaker_balance:
 * @glyphs: (element-type JyGlyph): measured text with its break opportunities
 * @width: room on each line, in ems
 * @lines: (element-type JyTextLine): emptied, then filled
 *
 * Sets @glyphs on as few lines as jy_line_breaker_fill() would, of similar
 * width, broken between phrases where that can be seen from the text: a title
 * is broken "by sense", GB/T 9704-2012 section 7.3.1.
 */
void
jy_line_breaker_balance (GArray *glyphs,
                         double  width,
                         GArray *lines)
{
  g_autofree guint *ends = NULL;
  guint n_lines;

  jy_line_breaker_fill (glyphs, width, width, 0, lines);
  n_lines = lines->len;
  if (n_lines < 2 || n_lines > 8)
    return;

  ends = g_new0 (guint, n_lines);
  balance_into (glyphs, width, n_lines, ends);
  for (guint l = 0; l < n_lines; l++)
    {
      guint start = l > 0 ? ends[l - 1] : 0;

      /* No way to set it in balance: keep the filled lines. */
      if (ends[l] <= start || span_width (glyphs, start, ends[l]) > width + TOLERANCE)
        return;
    }

  g_array_set_size (lines, 0);
  for (guint l = 0; l < n_lines; l++)
    append_line (glyphs, l > 0 ? ends[l - 1] : 0, ends[l], 0, lines);
}

/**
 * jy_line_breaker_widest_piece:
 * @glyphs: (element-type JyGlyph): measured text
 *
 * Works without break opportunities, on the safe side: characters above
 * U+2E80 stand alone, anything else holds together up to a space or line end.
 *
 * Returns: the width of the widest piece that should not be cut, in ems
 */
double
jy_line_breaker_widest_piece (GArray *glyphs)
{
  double widest = 0;
  double piece = 0;

  for (guint i = 0; i < glyphs->len; i++)
    {
      const JyGlyph *glyph = glyph_at (glyphs, i);

      if (is_space (glyph->ch) || glyph->ch >= 0x2E80)
        {
          widest = MAX (widest, glyph->advance);
          piece = 0;
          continue;
        }
      piece += glyph->advance;
      widest = MAX (widest, piece);
      if (glyph->newline)
        piece = 0;
    }

  return widest;
}
