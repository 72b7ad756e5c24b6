/* A text of several lines. */
#pragma once

#include "jy-input.h"

G_BEGIN_DECLS

#define JY_TYPE_LONG_TEXT_INPUT (jy_long_text_input_get_type ())
G_DECLARE_FINAL_TYPE (JyLongTextInput, jy_long_text_input, JY, LONG_TEXT_INPUT, GtkBox)

GtkWidget *jy_long_text_input_new (void);

G_END_DECLS
