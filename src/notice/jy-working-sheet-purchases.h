/* The record of food inspected on delivery. */
#pragma once

#include "jy-working-sheet-frame.h"

G_BEGIN_DECLS

JyDocument *jy_working_sheet_purchases_new (JyWorkingSheetFrame *frame,
                                            GError             **error);

G_END_DECLS
