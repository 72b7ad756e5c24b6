/* The ledger of kitchen waste weighed. */
#pragma once

#include "jy-working-sheet-frame.h"

G_BEGIN_DECLS

JyDocument *jy_working_sheet_weighings_new (JyWorkingSheetFrame *frame,
                                            GError             **error);

G_END_DECLS
