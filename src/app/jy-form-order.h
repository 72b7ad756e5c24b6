/* In which groups the fields of a kind stand in a form. */
#pragma once

#include "jy-kind.h"

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

G_END_DECLS
