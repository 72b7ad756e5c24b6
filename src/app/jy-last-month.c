/* jy-last-month.c: one opens a ledger to go on where it ends, which need not be
 * this month. The index of dates answers with one row. */
#include "config.h"

#include "jy-last-month.h"
#include "jy-query.h"

static gboolean
note_day_cb (const JyRecord      *record,
             const JyRecordState *state,
             gpointer             day,
             GError             **error)
{
  *(JyDay *) day = jy_record_get_day (record);
  return FALSE;
}

/**
 * jy_last_month_find:
 * @ledger: an open ledger
 * @kind: a kind with a date
 *
 * Returns: the month of the last record, or this month when there is none
 */
JyMonth
jy_last_month_find (JyLedger     *ledger,
                    const JyKind *kind)
{
  g_autoptr (JyQuery) query = jy_query_new (kind);
  JyDay day = jy_ledger_get_today (ledger);

  jy_query_set_order (query, kind->fields[kind->date_field - 1].name, TRUE, NULL);
  jy_query_run (query, ledger, note_day_cb, &day, NULL);
  return jy_day_get_month (day);
}
