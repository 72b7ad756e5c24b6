/* jy-closing.c: closes months with a snapshot of their figures, and reopens them
 * with a reason. A closing is a record like any other, so it has a history. */
#include "config.h"

#include "jy-closing.h"
#include "jy-ledger-private.h"

#include <glib/gi18n-lib.h>

/* The month's last closing, whatever its state. */
static gint64
find_last (JyLedger   *ledger,
           const char *month,
           GError    **error)
{
  g_autoptr (JyStatement) statement = jy_database_prepare (
    ledger->database, "SELECT row FROM closing WHERE month=?1 ORDER BY version DESC LIMIT 1", error);

  if (statement == NULL)
    return 0;
  jy_statement_set_text (statement, 1, month, -1);
  return jy_statement_step (statement, error) ? jy_statement_get_integer (statement, 0) : 0;
}

static gboolean
append_closing (JyLedger     *ledger,
                JyMonth       month,
                gint64        last_version,
                JyFiguresFunc figures,
                gpointer      data,
                GError      **error)
{
  g_autoptr (JyRecord) record = jy_record_new (&jy_kind_closing);
  g_autofree char *text = jy_month_to_iso (month);
  g_autofree char *snapshot = figures (ledger, month, data, error);

  if (snapshot == NULL)
    return FALSE;
  jy_record_set_text (record, JY_CLOSING_MONTH, text);
  jy_record_set_integer (record, JY_CLOSING_VERSION, last_version + 1);
  jy_record_set_integer (record, JY_CLOSING_STATE, JY_CLOSING_STATE_CLOSED);
  jy_record_set_text (record, JY_CLOSING_FIGURES, snapshot);
  return jy_ledger_append (ledger, record, "close", NULL, NULL, NULL, error);
}

static gboolean
close_month (JyLedger     *ledger,
             JyMonth       month,
             JyFiguresFunc figures,
             gpointer      data,
             gint64       *version,
             GError      **error)
{
  g_autofree char *text = jy_month_to_iso (month);
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyRecord) last = NULL;
  gint64 row = find_last (ledger, text, &problem);
  gint64 last_version = 0;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (row != 0)
    {
      last = jy_ledger_read_row (ledger, &jy_kind_closing, row, NULL, error);
      if (last == NULL)
        return FALSE;
      last_version = jy_record_get_integer (last, JY_CLOSING_VERSION);
      if (jy_record_get_integer (last, JY_CLOSING_STATE) == JY_CLOSING_STATE_CLOSED)
        {
          g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED, _ ("The month %s is closed already."), text);
          return FALSE;
        }
    }
  if (month >= jy_day_get_month (jy_ledger_get_today (ledger)))
    {
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED,
                   _ ("The month %s is not over yet; it can be closed from its end on."), text);
      return FALSE;
    }
  *version = last_version + 1;
  return append_closing (ledger, month, last_version, figures, data, error);
}

/**
 * jy_ledger_close_month:
 * @ledger: an open ledger
 * @month: a month that is over
 * @figures: works out its figures
 * @data: for @figures
 * @version: (out) (optional): which closing of the month this is, from 1
 * @error: return location
 *
 * Closes a month: keeps a snapshot of its figures, and from then on refuses
 * every record dated in it.
 *
 * Returns: %TRUE, or %FALSE with %JY_LEDGER_ERROR_CLOSED or another error
 */
gboolean
jy_ledger_close_month (JyLedger     *ledger,
                       JyMonth       month,
                       JyFiguresFunc figures,
                       gpointer      data,
                       gint64       *version,
                       GError      **error)
{
  GError *problem = NULL;
  gint64 number;

  if (!jy_ledger_begin (ledger, error))
    return FALSE;
  if (!close_month (ledger, month, figures, data, version != NULL ? version : &number, &problem))
    return jy_ledger_abandon (ledger, problem, error);
  return jy_ledger_commit (ledger, error);
}

static gboolean
reopen_month (JyLedger   *ledger,
              JyMonth     month,
              const char *reason,
              GError    **error)
{
  g_autofree char *text = jy_month_to_iso (month);
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyRecord) last = NULL;
  gint64 row = find_last (ledger, text, &problem);
  JyRecordState state;

  if (problem == NULL && row != 0)
    last = jy_ledger_read_row (ledger, &jy_kind_closing, row, &state, &problem);
  if (problem == NULL &&
      (last == NULL || jy_record_get_integer (last, JY_CLOSING_STATE) != JY_CLOSING_STATE_CLOSED))
    g_set_error (&problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED, _ ("The month %s is not closed."), text);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  jy_record_set_integer (last, JY_CLOSING_STATE, JY_CLOSING_STATE_REOPENED);
  return jy_ledger_append (ledger, last, "reopen", reason, &state, NULL, error);
}

/**
 * jy_ledger_reopen_month:
 * @ledger: an open ledger
 * @month: a closed month
 * @reason: why
 * @error: return location
 *
 * Lets records of a month be written again.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_ledger_reopen_month (JyLedger   *ledger,
                        JyMonth     month,
                        const char *reason,
                        GError    **error)
{
  GError *problem = NULL;

  if (!jy_ledger_check_reason (reason, error))
    return FALSE;
  if (!jy_ledger_begin (ledger, error))
    return FALSE;
  if (!reopen_month (ledger, month, reason, &problem))
    return jy_ledger_abandon (ledger, problem, error);
  return jy_ledger_commit (ledger, error);
}

/**
 * jy_ledger_dup_closing:
 * @ledger: an open ledger
 * @month: a month
 * @version: (out) (optional): the version of its closing
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the snapshot of a closed month's figures,
 *   or %NULL, without @error when the month is not closed
 */
char *
jy_ledger_dup_closing (JyLedger *ledger,
                       JyMonth   month,
                       gint64   *version,
                       GError  **error)
{
  g_autofree char *text = jy_month_to_iso (month);
  g_autoptr (JyStatement) statement = jy_database_prepare (
    ledger->database, "SELECT figures,version FROM closing WHERE month=?1 AND state='closed'", error);

  if (statement == NULL)
    return NULL;
  jy_statement_set_text (statement, 1, text, -1);
  if (!jy_statement_step (statement, error))
    return NULL;
  if (version != NULL)
    *version = jy_statement_get_integer (statement, 1);
  return g_strdup (jy_statement_get_text (statement, 0));
}

/**
 * jy_ledger_find_last_closed:
 * @ledger: an open ledger
 * @month: (out): the last month that is closed, or 0 where none is
 * @error: return location
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_ledger_find_last_closed (JyLedger *ledger,
                            JyMonth  *month,
                            GError  **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement =
    jy_database_prepare (ledger->database, "SELECT max(month) FROM closing WHERE state='closed'", &problem);
  const char *text = NULL;

  *month = 0;
  if (problem == NULL && jy_statement_step (statement, &problem))
    text = jy_statement_get_text (statement, 0);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return text == NULL || jy_month_parse (text, month, error);
}
