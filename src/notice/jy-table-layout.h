/* A table fitted into a width. */

#pragma once

#include "jy-page.h"
#include "jy-shaper.h"
#include "jy-table.h"

G_BEGIN_DECLS

/**
 * JY_TABLE_HEADER_ROW:
 *
 * Stands for the header where a row number is asked for.
 */
#define JY_TABLE_HEADER_ROW G_MAXUINT

/**
 * JyTableLayout:
 *
 * The size of type and the column widths of a table; rows are measured and
 * drawn one at a time, so that a long table takes no more memory than a short
 * one.
 */
typedef struct _JyTableLayout JyTableLayout;

JyTableLayout *jy_table_layout_new (const JyTable *table, JyShaper *shaper, double width);
void jy_table_layout_free (JyTableLayout *self);

const JyTable *jy_table_layout_get_table (const JyTableLayout *self);
double jy_table_layout_get_size (const JyTableLayout *self);
double jy_table_layout_get_column_width (const JyTableLayout *self, guint column);
double jy_table_layout_get_line_pitch (const JyTableLayout *self);
double jy_table_layout_get_padding (const JyTableLayout *self);
double jy_table_layout_measure_row (JyTableLayout *self, guint row, guint *n_lines);
void jy_table_layout_draw_row (JyTableLayout *self,
                               JyPage *page,
                               double x,
                               double y,
                               double height,
                               guint row,
                               guint first_line,
                               guint n_lines);
void jy_table_layout_draw_frame (JyTableLayout *self,
                                 JyPage *page,
                                 double x,
                                 double top,
                                 double bottom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyTableLayout, jy_table_layout_free)

G_END_DECLS
