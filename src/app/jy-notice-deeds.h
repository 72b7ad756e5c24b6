/* What is done to notices: they are issued and voided, after a question. */
#pragma once

#include <adwaita.h>

#include "jy-printout.h"

G_BEGIN_DECLS

#define JY_TYPE_NOTICE_DEEDS (jy_notice_deeds_get_type ())
G_DECLARE_FINAL_TYPE (JyNoticeDeeds, jy_notice_deeds, JY, NOTICE_DEEDS, GObject)

JyNoticeDeeds *jy_notice_deeds_new       (JyLedger        *ledger,
                                          AdwToastOverlay *toasts);
gboolean       jy_notice_deeds_is_busy   (JyNoticeDeeds   *deeds);
void           jy_notice_deeds_ask_issue (JyNoticeDeeds   *deeds,
                                          JyPrintout      *printout,
                                          JyMonth          month,
                                          const char      *corrects);
void           jy_notice_deeds_issue     (JyNoticeDeeds   *deeds,
                                          JyPrintout      *printout,
                                          JyMonth          month,
                                          JyDay            from,
                                          JyDay            to);
void           jy_notice_deeds_ask_void  (JyNoticeDeeds   *deeds,
                                          const char      *number);

G_END_DECLS
