/* Drafting, issuing and checking notices. */
#pragma once

#include "jy-font-set.h"
#include "jy-notice-correction.h"
#include "jy-notice-frame.h"
#include "jy-notice-list.h"

G_BEGIN_DECLS

/**
 * JyNoticeCheck:
 * @record: the notice
 * @entry: where it stands: posted, superseded by another …
 * @voided: whether it is voided
 * @intact: whether its figures still give its check code
 * @standing: whether the closing it was issued from still stands
 * @agrees: whether the month's records still give its figures, and those the notices
 *   of one closing have in common; also the names and targets that it was closed with
 * @changes: (element-type JyNoticeChange): what this notice prints otherwise than the
 *   ledger would now
 *
 * What the check code of a sheet proves.
 */
typedef struct
{
  JyRecord *record;
  JyNoticeEntry *entry;
  gboolean voided;
  gboolean intact;
  gboolean standing;
  gboolean agrees;
  GPtrArray *changes;
} JyNoticeCheck;

gboolean       jy_notice_is_known     (const char     *notice);
GBytes        *jy_notice_draft        (JyLedger       *ledger,
                                       const char     *notice,
                                       JyMonth         month,
                                       JyFontSet      *fonts,
                                       GPtrArray     **warnings,
                                       GError        **error);
GBytes        *jy_notice_issue        (JyLedger       *ledger,
                                       const char     *notice,
                                       JyMonth         month,
                                       JyFontSet      *fonts,
                                       char          **number,
                                       GPtrArray     **warnings,
                                       GError        **error);
GBytes        *jy_notice_draft_for    (JyLedger             *ledger,
                                       const char           *notice,
                                       JyMonth               month,
                                       const JyNoticePeriod *period,
                                       JyFontSet            *fonts,
                                       GPtrArray           **warnings,
                                       GError              **error);
GBytes        *jy_notice_issue_for    (JyLedger             *ledger,
                                       const char           *notice,
                                       JyMonth               month,
                                       const JyNoticePeriod *period,
                                       JyFontSet            *fonts,
                                       char                **number,
                                       GPtrArray           **warnings,
                                       GError              **error);
JyNoticeCheck *jy_notice_check        (JyLedger       *ledger,
                                       const char     *code,
                                       GError        **error);
GPtrArray     *jy_notice_check_all    (JyLedger       *ledger,
                                       const char     *text,
                                       GError        **error);
gboolean       jy_notice_check_holds  (const JyNoticeCheck *check);
void           jy_notice_check_free   (JyNoticeCheck  *check);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyNoticeCheck, jy_notice_check_free)

G_END_DECLS
