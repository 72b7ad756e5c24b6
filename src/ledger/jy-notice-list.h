/* All notices that were issued, and where each of them stands. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * JyNoticeState:
 * @JY_NOTICE_STATE_ISSUED: it has a number and hangs nowhere yet
 * @JY_NOTICE_STATE_POSTED: it hangs somewhere
 * @JY_NOTICE_STATE_TAKEN_DOWN: it hung, and was taken down everywhere
 * @JY_NOTICE_STATE_SUPERSEDED: a later notice that stands corrects it
 * @JY_NOTICE_STATE_VOIDED: it was voided; it keeps its number
 *
 * Of several that are true, the last one is meant.
 */
typedef enum
{
  JY_NOTICE_STATE_ISSUED,
  JY_NOTICE_STATE_POSTED,
  JY_NOTICE_STATE_TAKEN_DOWN,
  JY_NOTICE_STATE_SUPERSEDED,
  JY_NOTICE_STATE_VOIDED,
} JyNoticeState;

/**
 * JyNoticeEntry:
 * @row: its row
 * @id: its identifier
 * @number: its number
 * @notice: which notice: `waste` …
 * @month: the month it is about
 * @closing: version of the month's closing it was made from
 * @issued: the day of issue
 * @posted_from: first day of the posting that it announces
 * @posted_to: last day of it
 * @check_code: its check code
 * @state: where it stands today
 * @is_planned: whether a posting is recorded that begins after today
 * @corrects: (nullable): number of the notice that it corrects
 * @superseded_by: (nullable): number of the notice that corrects it
 *
 * An issued notice without its figures and its document.
 */
typedef struct
{
  gint64 row;
  char id[JY_UUID_TEXT_SIZE];
  char *number;
  char *notice;
  JyMonth month;
  gint64 closing;
  JyDay issued;
  JyDay posted_from;
  JyDay posted_to;
  char *check_code;
  JyNoticeState state;
  gboolean is_planned;
  char *corrects;
  char *superseded_by;
} JyNoticeEntry;

GPtrArray     *jy_ledger_list_notices     (JyLedger            *ledger,
                                           GError             **error);
JyNoticeEntry *jy_ledger_describe_notice  (JyLedger            *ledger,
                                           gint64               row,
                                           GError             **error);
void           jy_notice_entry_free       (JyNoticeEntry       *entry);
const char    *jy_notice_state_get_name   (JyNoticeState        state);
char          *jy_notice_entry_dup_state  (const JyNoticeEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyNoticeEntry, jy_notice_entry_free)

G_END_DECLS
