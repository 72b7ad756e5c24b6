/* Patterns are anchored at the corner of the paper and not at the box: boxes of
 * one pattern that touch look like one area, and equal charts are equal. */

#include "config.h"

#include "jy-hatch.h"

#include <math.h>

/* In points. Wide enough for a photocopier and for a screen, close enough for a
 * box of a few points. */
#define LINE_SPACING   4.2 /* along a side of the box */
#define LINE_THICKNESS 0.6
#define DOT_SPACING    ((double) (JY_HATCH_DOT + JY_HATCH_DOT_GAP))

static void
draw_rising (const JyBox *box,
             JyStrokeFunc stroke,
             gpointer     user_data)
{
  double right = box->x + box->width;
  double bottom = box->y + box->height;
  double sum = ceil ((box->x + box->y) / LINE_SPACING) * LINE_SPACING;

  /* A line is all places of which x + y is the same. */
  for (; sum < right + bottom; sum += LINE_SPACING)
    {
      double from = MAX (box->x, sum - bottom);
      double to = MIN (right, sum - box->y);

      if (from < to)
        stroke (from, sum - from, to, sum - to, user_data);
    }
}

static void
draw_falling (const JyBox *box,
              JyStrokeFunc stroke,
              gpointer     user_data)
{
  double right = box->x + box->width;
  double bottom = box->y + box->height;
  double difference = ceil ((box->x - bottom) / LINE_SPACING) * LINE_SPACING;

  for (; difference < right - box->y; difference += LINE_SPACING)
    {
      double from = MAX (box->x, difference + box->y);
      double to = MIN (right, difference + bottom);

      if (from < to)
        stroke (from, from - difference, to, to - difference, user_data);
    }
}

/* One line for each row, for the painter to dash: hundreds of dots would make a file
 * long. Every other row is moved by half, so that dots do not look like columns. */
static void
draw_dots (const JyBox *box,
           JyStrokeFunc stroke,
           gpointer     user_data)
{
  double half = JY_HATCH_DOT / 2.0;
  int last_row = (int) floor ((box->y + box->height - half) / DOT_SPACING);

  for (int row = (int) ceil ((box->y + half) / DOT_SPACING); row <= last_row; row++)
    {
      double shift = row % 2 != 0 ? DOT_SPACING / 2 : 0;
      double first = ceil ((box->x + half - shift) / DOT_SPACING) * DOT_SPACING + shift;
      double last = floor ((box->x + box->width - half - shift) / DOT_SPACING) * DOT_SPACING + shift;

      if (first <= last)
        stroke (first - half, row * DOT_SPACING, last + half, row * DOT_SPACING, user_data);
    }
}

/**
 * jy_hatch_get_thickness:
 * @hatch: a pattern
 *
 * Returns: how thick its lines are, in points
 */
double
jy_hatch_get_thickness (JyHatch hatch)
{
  return hatch == JY_HATCH_DOTS ? JY_HATCH_DOT : LINE_THICKNESS;
}

/**
 * jy_hatch_draw:
 * @box: a box
 * @stroke: draws a line
 * @user_data: for @stroke
 *
 * Draws the pattern of a box without its grey and its outline. No line leaves
 * the box; a box smaller than the pattern may get none. Lines have no caps. Those of
 * %JY_HATCH_DOTS are to be dashed, each from its start: %JY_HATCH_DOT, then
 * %JY_HATCH_DOT_GAP.
 */
void
jy_hatch_draw (const JyBox *box,
               JyStrokeFunc stroke,
               gpointer     user_data)
{
  if (box->hatch == JY_HATCH_RISING)
    draw_rising (box, stroke, user_data);
  else if (box->hatch == JY_HATCH_FALLING)
    draw_falling (box, stroke, user_data);
  else if (box->hatch == JY_HATCH_DOTS)
    draw_dots (box, stroke, user_data);
}
