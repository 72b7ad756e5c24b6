/* A day, typed in full, in short or by a word, or picked from a calendar. */
#pragma once

#include "jy-entry-input.h"
#include "jy-ledger.h"

G_BEGIN_DECLS

#define JY_TYPE_DATE_INPUT (jy_date_input_get_type ())
G_DECLARE_FINAL_TYPE (JyDateInput, jy_date_input, JY, DATE_INPUT, JyEntryInput)

GtkWidget *jy_date_input_new (const JyField *field,
                              JyLedger          *ledger);

G_END_DECLS
