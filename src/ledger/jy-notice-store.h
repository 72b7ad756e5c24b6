/* Issued notices, frozen in the ledger. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * JyNoticeFreezer:
 * @ledger: the ledger, inside the transaction of the issue
 * @number: the notice's number: `示机管公示〔2026〕3号`
 * @record: the notice: month, closing, number, day of issue and which notice it
 *   corrects are set; posting period, check code and figures are to be filled in
 * @data: the caller's
 * @error: return location
 *
 * Returns: (transfer full): the document's bytes, or %NULL with @error
 */
typedef GBytes *(*JyNoticeFreezer) (JyLedger   *ledger,
                                    const char *number,
                                    JyRecord   *record,
                                    gpointer    data,
                                    GError    **error);

gboolean  jy_ledger_issue_notice   (JyLedger        *ledger,
                                    const char      *notice,
                                    JyMonth          month,
                                    JyNoticeFreezer  freezer,
                                    gpointer         data,
                                    char           **number,
                                    GError         **error);
gboolean  jy_ledger_void_notice    (JyLedger        *ledger,
                                    const char      *number,
                                    const char      *reason,
                                    GError         **error);
JyRecord *jy_ledger_find_notice    (JyLedger        *ledger,
                                    const char      *number,
                                    JyRecordState   *state,
                                    GError         **error);
JyRecord *jy_ledger_find_check_code (JyLedger       *ledger,
                                    const char      *code,
                                    JyRecordState   *state,
                                    GError         **error);
GArray   *jy_ledger_list_check_code (JyLedger       *ledger,
                                    const char      *code,
                                    GError         **error);
gboolean  jy_ledger_find_corrected (JyLedger        *ledger,
                                    const char      *notice,
                                    JyMonth          month,
                                    gint64           closing,
                                    gint64          *row,
                                    GError         **error);
GBytes   *jy_notice_dup_document   (const JyRecord  *record,
                                    GError         **error);

G_END_DECLS
