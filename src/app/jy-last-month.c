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

static gboolean
note_later_day_cb (const JyRecord      *record,
                   const JyRecordState *state,
                   gpointer             data,
                   GError             **error)
{
  JyDay *day = data;

  *day = MAX (*day, jy_record_get_day (record));
  return FALSE;
}

/**
 * jy_last_month_find_any:
 * @ledger: an open ledger
 * @error: return location
 *
 * Returns: the month of the last day on which something was recorded, this month in a
 *   ledger that is empty, or 0 with @error of #JyLedgerError
 */
JyMonth
jy_last_month_find_any (JyLedger *ledger,
                        GError  **error)
{
  static const JyKind *const kinds[] = { &jy_kind_meal, &jy_kind_weighing, &jy_kind_pickup, &jy_kind_purchase };
  JyDay day = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (JyQuery) query = jy_query_new (kinds[i]);
      GError *problem = NULL;

      if (jy_query_set_order (query, kinds[i]->fields[kinds[i]->date_field - 1].name, TRUE, &problem))
        jy_query_run (query, ledger, note_later_day_cb, &day, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return 0;
        }
    }
  return jy_day_get_month (day != 0 ? day : jy_ledger_get_today (ledger));
}
