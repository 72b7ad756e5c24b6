/* The ledger of waste taken away. */
#pragma once

#include "jy-working-sheet-frame.h"

G_BEGIN_DECLS

JyDocument *jy_working_sheet_pickups_new (JyWorkingSheetFrame *frame,
                                          GError             **error);

G_END_DECLS
