/* The patterns of boxes, as lines that any painter can draw. */

#pragma once

#include "jy-page.h"

G_BEGIN_DECLS

/** Of the line around a box with a pattern, in points. */
#define JY_HATCH_OUTLINE_THICKNESS 0.5

/**
 * JyStrokeFunc:
 * @x1: start
 * @y1: start
 * @x2: end
 * @y2: end
 * @user_data: from jy_hatch_draw()
 *
 * Draws a straight line; places are in points from the upper left corner.
 */
typedef void (*JyStrokeFunc) (double x1, double y1, double x2, double y2, gpointer user_data);

/** Of the dots of a line of %JY_HATCH_DOTS, and of the gaps after them, in points. */
#define JY_HATCH_DOT     1
#define JY_HATCH_DOT_GAP 2

double jy_hatch_get_thickness (JyHatch hatch);
void jy_hatch_draw (const JyBox *box, JyStrokeFunc stroke, gpointer user_data);

G_END_DECLS
