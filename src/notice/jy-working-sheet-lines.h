/* The lines of a working sheet, in the order in which they are read. */
#pragma once

#include "jy-query.h"

G_BEGIN_DECLS

/**
 * JyWorkingSheetLineFunc:
 * @record: a record, valid during the call
 * @data: the caller's
 *
 * Writes a line.
 */
typedef void (*JyWorkingSheetLineFunc) (const JyRecord *record,
                                        gpointer        data);

gboolean jy_working_sheet_read_lines (const JyQuery         *query,
                                      JyLedger              *ledger,
                                      const guint           *order,
                                      guint                  n_order,
                                      JyWorkingSheetLineFunc func,
                                      gpointer               data,
                                      GError               **error);

G_END_DECLS
