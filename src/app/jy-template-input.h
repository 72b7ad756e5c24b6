/* A sentence of a notice with placeholders, and how it will read. */
#pragma once

#include "jy-input.h"
#include "jy-ledger.h"

G_BEGIN_DECLS

#define JY_TYPE_TEMPLATE_INPUT (jy_template_input_get_type ())
G_DECLARE_FINAL_TYPE (JyTemplateInput, jy_template_input, JY, TEMPLATE_INPUT, GtkWidget)

GtkWidget *jy_template_input_new (const JyField *field,
                                  JyLedger      *ledger);

G_END_DECLS
