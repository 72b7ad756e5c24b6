/* jy-month-report.c: reads the figures and the findings of a month in a thread, on
 * a connection of its own, so that the window never waits for them. */
#include "config.h"

#include "jy-month-report.h"
#include "jy-closing.h"
#include "jy-last-month.h"

/* ISO C has no pointer to a function that is one to data as well. */
#define SOURCE_TAG ((gpointer) "jy_month_report_async")

typedef struct
{
  char *path;
  JyDesk *desk;
  JyMonth month;
} Question;

static void
question_free (Question *question)
{
  g_free (question->path);
  jy_desk_free (question->desk);
  g_free (question);
}

static gboolean
read_targets (JyMonthReport *report,
              JyLedger      *ledger,
              GError       **error)
{
  static const guint fields[JY_N_MEALS] = { JY_INSTITUTION_TARGET_BREAKFAST, JY_INSTITUTION_TARGET_LUNCH,
                                            JY_INSTITUTION_TARGET_DINNER, JY_INSTITUTION_TARGET_OVERTIME };
  GError *problem = NULL;
  g_autoptr (JyRecord) institution = jy_ledger_read_institution (ledger, NULL, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  for (guint i = 0; institution != NULL && i < JY_N_MEALS; i++)
    report->targets[i] = jy_record_get_integer (institution, fields[i]);
  return TRUE;
}

static gboolean
read_closing (JyMonthReport *report,
              JyLedger      *ledger,
              JyMonth        month,
              GError       **error)
{
  GError *problem = NULL;

  g_free (jy_ledger_dup_closing (ledger, month, &report->closing, &problem));
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  return TRUE;
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const JyFinding *first = *(const JyFinding *const *) a, *second = *(const JyFinding *const *) b;

  if (first->severity != second->severity)
    return first->severity > second->severity ? -1 : 1;
  return (first->day > second->day) - (first->day < second->day);
}

static gboolean
fill (JyMonthReport *report,
      JyLedger      *ledger,
      JyMonth        month,
      GError       **error)
{
  JyMonthSummary year;

  if (month == 0 && (month = jy_last_month_find_any (ledger, error)) == 0)
    return FALSE;
  report->is_over = month < jy_day_get_month (jy_ledger_get_today (ledger));
  report->figures = jy_figures_new (ledger, month, error);
  if (report->figures == NULL || !read_targets (report, ledger, error) || !read_closing (report, ledger, month, error) ||
      !jy_month_summary_load (&year, ledger, jy_month_new (jy_month_get_year (month), 1), month, error))
    return FALSE;
  report->year_to_date = year.total;
  report->findings = jy_findings_new_for_month (ledger, month, error);
  if (report->findings == NULL)
    return FALSE;
  g_ptr_array_sort (report->findings, compare_findings);
  return TRUE;
}

static void
report_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Question *question = data;
  g_autoptr (JyMonthReport) report = g_new0 (JyMonthReport, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) ledger = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  ledger = jy_ledger_open (question->path, question->desk, TRUE, &error);
  if (ledger != NULL && fill (report, ledger, question->month, &error))
    g_task_return_pointer (task, g_steal_pointer (&report), (GDestroyNotify) jy_month_report_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * jy_month_report_async:
 * @ledger: an open ledger
 * @month: a month, or 0 for the last one in which something was recorded
 * @cancellable: (nullable): when another month is shown meanwhile
 * @callback: called in the main loop
 * @data: for @callback
 *
 * Works out what a month's page shows.
 */
void
jy_month_report_async (JyLedger           *ledger,
                       JyMonth             month,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Question *question = g_new0 (Question, 1);

  question->path = g_strdup (jy_ledger_get_path (ledger));
  question->desk = jy_desk_copy (jy_ledger_get_desk (ledger));
  question->month = month;
  g_task_set_source_tag (task, SOURCE_TAG);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, report_thread);
}

/**
 * jy_month_report_finish:
 * @result: as given to the callback
 * @error: return location
 *
 * Returns: (transfer full): the report, or %NULL with @error of #JyLedgerError or
 *   %G_IO_ERROR_CANCELLED
 */
JyMonthReport *
jy_month_report_finish (GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, SOURCE_TAG), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * jy_month_report_free:
 * @report: (transfer full) (nullable): a report
 *
 * Frees it.
 */
void
jy_month_report_free (JyMonthReport *report)
{
  if (report == NULL)
    return;
  g_clear_pointer (&report->figures, jy_figures_free);
  g_clear_pointer (&report->findings, g_ptr_array_unref);
  g_free (report);
}

/**
 * jy_month_report_is_empty:
 * @report: a report
 *
 * Returns: whether nothing at all was recorded in the month
 */
gboolean
jy_month_report_is_empty (const JyMonthReport *report)
{
  const JyFigures *figures = report->figures;

  return figures->waste.pickups == 0 && figures->meals_total.records == 0 && figures->food_waste == 0 &&
         figures->purchases.lines == 0;
}

/**
 * jy_month_report_count:
 * @report: a report
 * @severity: how bad
 *
 * Returns: how many findings are that bad
 */
guint
jy_month_report_count (const JyMonthReport *report,
                       JySeverity           severity)
{
  guint n = 0;

  for (guint i = 0; i < report->findings->len; i++)
    n += ((const JyFinding *) g_ptr_array_index (report->findings, i))->severity == severity;
  return n;
}
