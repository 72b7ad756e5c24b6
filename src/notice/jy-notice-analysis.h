/* What the figures of a notice say, in a sentence. */
#pragma once

#include "jy-figures.h"

G_BEGIN_DECLS

char *jy_notice_analysis_propose (const char      *notice,
                                  const JyFigures *figures,
                                  const JyRecord  *institution);

G_END_DECLS
