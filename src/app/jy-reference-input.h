/* A record of another kind, by its name. */
#pragma once

#include "jy-entry-input.h"
#include "jy-ledger.h"

G_BEGIN_DECLS

#define JY_TYPE_REFERENCE_INPUT (jy_reference_input_get_type ())
G_DECLARE_FINAL_TYPE (JyReferenceInput, jy_reference_input, JY, REFERENCE_INPUT, JyEntryInput)

GtkWidget *jy_reference_input_new (const JyField *field,
                                   JyLedger      *ledger);

G_END_DECLS
