/* The cells of a column of numbers, with their decimal points below each other. */
#pragma once

#include "jy-record-cell.h"

G_BEGIN_DECLS

typedef struct _JyNumberCells JyNumberCells;

JyNumberCells *jy_number_cells_new    (void);
void           jy_number_cells_free   (JyNumberCells  *cells);
void           jy_number_cells_bind   (JyNumberCells *cells,
                                       JyRecordCell  *cell);
void           jy_number_cells_unbind (JyNumberCells *cells,
                                       JyRecordCell  *cell);

G_END_DECLS
