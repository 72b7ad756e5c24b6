/* Drafting, issuing and checking notices. */
#pragma once

#include "jy-font-set.h"
#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * JyNoticeCheck:
 * @record: the notice
 * @voided: whether it is voided
 * @intact: whether its figures still give its check code
 * @standing: whether the closing it was issued from still stands
 * @agrees: whether the month's records still give its figures
 *
 * What the check code of a sheet proves.
 */
typedef struct
{
  JyRecord *record;
  gboolean voided;
  gboolean intact;
  gboolean standing;
  gboolean agrees;
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
JyNoticeCheck *jy_notice_check        (JyLedger       *ledger,
                                       const char     *code,
                                       GError        **error);
void           jy_notice_check_free   (JyNoticeCheck  *check);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyNoticeCheck, jy_notice_check_free)

G_END_DECLS
