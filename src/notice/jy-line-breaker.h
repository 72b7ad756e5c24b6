/* From measured glyphs to lines. */

#pragma once

#include "jy-font-set.h"

G_BEGIN_DECLS

/**
 * JyTextLine:
 * @start: first glyph
 * @end: one past the last glyph that is drawn (spaces at the end are not)
 * @width: in ems, tracking included
 * @is_last: whether the line ends a paragraph
 */
typedef struct
{
  guint start;
  guint end;
  double width;
  gboolean is_last;
} JyTextLine;

void jy_line_breaker_fill (GArray *glyphs,
                           double first_width,
                           double width,
                           double tracking,
                           GArray *lines);
void jy_line_breaker_balance (GArray *glyphs, double width, GArray *lines);
double jy_line_breaker_widest_piece (GArray *glyphs);

G_END_DECLS
