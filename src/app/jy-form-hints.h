/* What the program works out or understood, shown in the fields of a form. */
#pragma once

#include "jy-form-fields.h"

G_BEGIN_DECLS

void jy_form_hints_update          (JyFormFields  *fields);
void jy_form_hints_show_understood (JyFormFields  *fields,
                                    JyFieldEditor *editor);

G_END_DECLS
