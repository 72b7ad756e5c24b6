/* The size of type and the column widths with which a table fits a width. */

#pragma once

#include "jy-shaper.h"
#include "jy-table.h"

G_BEGIN_DECLS

/**
 * JyTableFit:
 * @size: size of type in points
 * @padding: room left and right of the text of a cell in points
 * @width: sum of @widths
 * @widths: width of each column in points, from line to line
 * @points: where numbers line up, from the left edge of a column's room
 *
 * How a table fits.
 */
typedef struct
{
  double size;
  double padding;
  double width;
  double *widths;
  double *points;
} JyTableFit;

JyTableFit *jy_table_fit_new (const JyTable *table, JyShaper *shaper, double width);
void jy_table_fit_free (JyTableFit *self);
double jy_table_fit_get_room (const JyTableFit *self, guint column);
double jy_table_fit_get_point (const JyTableFit *self, guint column);
gboolean jy_table_fit_split_number (GArray *glyphs, double *integer, double *fraction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyTableFit, jy_table_fit_free)

G_END_DECLS
