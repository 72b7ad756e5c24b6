/* What is wrong with what stands in a form, told beside the fields. */
#pragma once

#include "jy-form-fields.h"
#include "jy-problems.h"

G_BEGIN_DECLS

void     jy_form_problems_tell        (JyFormFields     *fields,
                                       const JyProblems *problems,
                                       const gboolean   *refused);
void     jy_form_problems_check_early (JyFormFields     *fields);
const char *jy_form_problems_find_whole (const JyProblems *problems);
gboolean jy_form_problems_has_errors  (JyFormFields     *fields);
void     jy_form_problems_focus_first (JyFormFields     *fields);

G_END_DECLS
