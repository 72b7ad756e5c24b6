/* 食堂用餐及生活垃圾分类清运情况公示. */
#pragma once

#include "jy-figures.h"
#include "jy-notice-frame.h"

G_BEGIN_DECLS

JyDocument *jy_notice_combined_new (JyLedger            *ledger,
                                    const JyFigures     *figures,
                                    const JyNoticeFrame *frame,
                                    GError             **error);

G_END_DECLS
