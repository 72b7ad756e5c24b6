/* Asks where a notice goes, has it made and shows it. */
#pragma once

#include <adwaita.h>

#include "jy-ledger.h"

G_BEGIN_DECLS

#define JY_TYPE_NOTICE_SAVER (jy_notice_saver_get_type ())
G_DECLARE_FINAL_TYPE (JyNoticeSaver, jy_notice_saver, JY, NOTICE_SAVER, GObject)

JyNoticeSaver *jy_notice_saver_new     (JyLedger        *ledger,
                                        AdwToastOverlay *toasts);
gboolean       jy_notice_saver_is_busy (JyNoticeSaver   *saver);
void           jy_notice_saver_ask     (JyNoticeSaver   *saver,
                                        JyMonth          month,
                                        gboolean         issue);
void           jy_notice_saver_save    (JyNoticeSaver   *saver,
                                        JyMonth          month,
                                        const char      *path,
                                        gboolean         issue,
                                        gboolean         open);

G_END_DECLS
