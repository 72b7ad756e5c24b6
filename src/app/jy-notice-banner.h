/* Above a document: what it is, and what can be done next. */
#pragma once

#include <adwaita.h>

#include "jy-notice-list.h"
#include "jy-printout.h"

G_BEGIN_DECLS

#define JY_TYPE_NOTICE_BANNER (jy_notice_banner_get_type ())
G_DECLARE_FINAL_TYPE (JyNoticeBanner, jy_notice_banner, JY, NOTICE_BANNER, GtkWidget)

void        jy_notice_banner_show_draft    (JyNoticeBanner       *banner,
                                            JyLedger             *ledger,
                                            GPtrArray            *notices,
                                            const char           *notice,
                                            JyMonth               month);
void        jy_notice_banner_show_issued   (JyNoticeBanner       *banner,
                                            const JyNoticeEntry  *notice);
void        jy_notice_banner_show_sheet    (JyNoticeBanner       *banner);
void        jy_notice_banner_set_paper     (JyNoticeBanner       *banner,
                                            const JyPrintedPaper *paper);
gboolean    jy_notice_banner_can_issue     (JyNoticeBanner       *banner);
const char *jy_notice_banner_get_corrected (JyNoticeBanner       *banner);

G_END_DECLS
