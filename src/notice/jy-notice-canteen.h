/* 食堂用餐及食品浪费情况公示. */
#pragma once

#include "jy-figures.h"
#include "jy-notice-frame.h"

G_BEGIN_DECLS

JyDocument *jy_notice_canteen_new         (JyLedger             *ledger,
                                           const JyFigures      *figures,
                                           const JyNoticeFrame  *frame,
                                           GError              **error);
void        jy_notice_canteen_add_content (const JyFigures      *figures,
                                           const JyNoticeFrame  *frame,
                                           JyDocument           *document,
                                           guint                 level,
                                           gboolean              is_brief);

G_END_DECLS
