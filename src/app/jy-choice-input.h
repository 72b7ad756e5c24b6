/* One of a few: a choice, or yes or no, or nothing stated. */
#pragma once

#include "jy-field.h"
#include "jy-input.h"

G_BEGIN_DECLS

#define JY_TYPE_CHOICE_INPUT (jy_choice_input_get_type ())
G_DECLARE_FINAL_TYPE (JyChoiceInput, jy_choice_input, JY, CHOICE_INPUT, GtkBox)

GtkWidget *jy_choice_input_new (const JyField *field);

G_END_DECLS
