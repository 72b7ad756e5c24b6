/* A line of text, a code, a time or a number with its unit. */
#pragma once

#include "jy-field.h"
#include "jy-input.h"

G_BEGIN_DECLS

#define JY_TYPE_ENTRY_INPUT (jy_entry_input_get_type ())
G_DECLARE_DERIVABLE_TYPE (JyEntryInput, jy_entry_input, JY, ENTRY_INPUT, GtkBox)

struct _JyEntryInputClass
{
  GtkBoxClass parent_class;
};

GtkWidget *jy_entry_input_new            (const JyField *field);
GtkEntry  *jy_entry_input_get_entry      (JyEntryInput  *input);
void       jy_entry_input_set_usual_hint (JyEntryInput  *input,
                                          const char    *hint);

G_END_DECLS
