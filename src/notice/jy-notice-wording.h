/* The institution's own sentences, with figures in place of placeholders. */
#pragma once

#include "jy-figures.h"
#include "jy-notice-frame.h"

G_BEGIN_DECLS

char    *jy_notice_wording_expand (const char          *text,
                                   const JyFigures     *figures,
                                   const JyNoticeFrame *frame,
                                   GPtrArray           *problems);
gboolean jy_notice_wording_load   (JyLedger            *ledger,
                                   const char          *notice,
                                   const JyFigures     *figures,
                                   JyNoticeFrame       *frame,
                                   GError             **error);

G_END_DECLS
