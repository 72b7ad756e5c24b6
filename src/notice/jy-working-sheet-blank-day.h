/* The sheet of a day that is filled in by hand. */
#pragma once

#include "jy-working-sheet-frame.h"

G_BEGIN_DECLS

JyDocument *jy_working_sheet_blank_day_new (JyWorkingSheetFrame *frame,
                                            GError             **error);

G_END_DECLS
