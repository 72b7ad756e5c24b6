/* 生活垃圾分类清运情况公示. */
#pragma once

#include "jy-figures.h"
#include "jy-notice-frame.h"

G_BEGIN_DECLS

JyDocument *jy_notice_waste_new         (JyLedger            *ledger,
                                         const JyFigures     *figures,
                                         const JyNoticeFrame *frame,
                                         GError             **error);
gboolean    jy_notice_waste_add_content (JyLedger            *ledger,
                                         const JyFigures     *figures,
                                         JyDocument          *document,
                                         GError             **error);
void        jy_notice_waste_add_measuring (const JyFigures     *figures,
                                           const JyNoticeFrame *frame,
                                           JyDocument          *document);

G_END_DECLS
