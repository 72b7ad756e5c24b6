/* The record of kitchen waste and waste oil disposed of. */
#pragma once

#include "jy-working-sheet-frame.h"

G_BEGIN_DECLS

JyDocument *jy_working_sheet_disposal_new (JyWorkingSheetFrame *frame,
                                           GError             **error);

G_END_DECLS
