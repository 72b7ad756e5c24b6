/* 收运单位及合同信息公示. */
#pragma once

#include "jy-figures.h"
#include "jy-notice-frame.h"

G_BEGIN_DECLS

JyDocument *jy_notice_collectors_new (JyLedger            *ledger,
                                      const JyFigures     *figures,
                                      const JyNoticeFrame *frame,
                                      GError             **error);

G_END_DECLS
