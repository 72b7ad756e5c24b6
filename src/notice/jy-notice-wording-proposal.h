/* A sentence of analysis with placeholders, for a form to begin with. */
#pragma once

#include "jy-figures.h"

G_BEGIN_DECLS

char *jy_notice_wording_propose (const char      *notice,
                                 const JyFigures *figures);

G_END_DECLS
