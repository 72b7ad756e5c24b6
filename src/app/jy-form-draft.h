/* What stands in a form and is not saved, out of the fields and back. */
#pragma once

#include "jy-form-fields.h"

G_BEGIN_DECLS

void     jy_form_draft_keep    (JyFormFields *fields,
                                const char   *name);
gboolean jy_form_draft_restore (JyFormFields *fields,
                                const char   *name);

G_END_DECLS
