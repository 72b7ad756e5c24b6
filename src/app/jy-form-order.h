/* In which groups the fields of a kind stand in a form, and which is next. */
#pragma once

#include "jy-form-fields.h"

G_BEGIN_DECLS

/**
 * JyFormGroup:
 * @JY_FORM_ESSENTIAL: what every record needs, and what stands among it
 * @JY_FORM_QUANTITIES: what is measured, and what follows from it
 * @JY_FORM_FURTHER: everything else
 */
typedef enum
{
  JY_FORM_ESSENTIAL,
  JY_FORM_QUANTITIES,
  JY_FORM_FURTHER,
  JY_FORM_N_GROUPS,
} JyFormGroup;

JyFormGroup jy_form_get_group (const JyKind *kind,
                               guint         field);
gboolean    jy_form_order_focus_first (JyFormFields *fields);
void        jy_form_order_begin_next (JyFormFields *fields);

G_END_DECLS
