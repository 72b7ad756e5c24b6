/* The cells of a row of a table while they are written. */

#pragma once

#include "jy-table.h"

G_BEGIN_DECLS

/**
 * JyTableRow:
 *
 * A row of texts that is filled cell by cell, added to its table and filled
 * again: a ledger of 50 000 lines uses the same few buffers.
 */
typedef struct _JyTableRow JyTableRow;

JyTableRow *jy_table_row_new (JyTable *table);
void jy_table_row_free (JyTableRow *self);
void jy_table_row_write (JyTableRow *self, guint column, const char *text);
void jy_table_row_printf (JyTableRow *self, guint column, const char *format, ...) G_GNUC_PRINTF (3, 4);
void jy_table_row_take (JyTableRow *self, guint column, char *text);
void jy_table_row_finish (JyTableRow *self, JyTableEmphasis emphasis);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyTableRow, jy_table_row_free)

G_END_DECLS
