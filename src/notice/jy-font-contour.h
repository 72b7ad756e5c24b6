/* A closed contour of a TrueType glyph, drawn with fewer points. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JyFontPoint:
 * @x: in font units
 * @y: in font units, upwards
 * @on: whether the outline runs through the point; otherwise the point bends it
 *
 * A point of an outline, OpenType specification, "glyf" table.
 */
typedef struct
{
  int x;
  int y;
  gboolean on;
} JyFontPoint;

void jy_font_contour_simplify (const JyFontPoint *points,
                               guint n_points,
                               double tolerance,
                               guint grid,
                               GArray *simpler);

G_END_DECLS
