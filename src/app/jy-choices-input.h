/* Any number of a few. */
#pragma once

#include "jy-field.h"
#include "jy-input.h"

G_BEGIN_DECLS

#define JY_TYPE_CHOICES_INPUT (jy_choices_input_get_type ())
G_DECLARE_FINAL_TYPE (JyChoicesInput, jy_choices_input, JY, CHOICES_INPUT, GtkBox)

GtkWidget *jy_choices_input_new (const JyField *field);

G_END_DECLS
