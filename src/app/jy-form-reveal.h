/* Scrolls a form so that a field is seen as a whole. */
#pragma once

#include "jy-field-editor.h"

G_BEGIN_DECLS

void jy_form_reveal     (JyFieldEditor *editor);
void jy_form_reveal_top (JyFieldEditor *editor);

G_END_DECLS
