/* jy-ledger-cache.c: the little that is kept in memory of a ledger (closed months,
 * densities, calendar, institution, identifiers of rows), read again whenever anybody has written. */
#include "config.h"

#include "jy-ledger-private.h"

#include <string.h>

/**
 * jy_ledger_forget: (skip)
 * @ledger: an open ledger
 *
 * Makes the next jy_ledger_refresh() read everything again.
 */
void
jy_ledger_forget (JyLedger *ledger)
{
  ledger->cached_version = -1;
  g_hash_table_remove_all (ledger->row_ids);
}

static gboolean
load_closed_months (JyLedger *ledger,
                    GError  **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement =
    jy_database_prepare (ledger->database, "SELECT month FROM closing WHERE state='closed' AND voided=0", &problem);
  JyMonth month;

  g_hash_table_remove_all (ledger->closed_months);
  while (statement != NULL && jy_statement_step (statement, &problem))
    if (jy_month_parse (jy_statement_get_text (statement, 0), &month, NULL))
      g_hash_table_add (ledger->closed_months, GINT_TO_POINTER (month));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
load_densities (JyLedger *ledger,
                GError  **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement =
    jy_database_prepare (ledger->database, "SELECT category,subkind,density FROM density WHERE voided=0", &problem);

  jy_densities_free (ledger->densities);
  ledger->densities = jy_densities_new ();
  while (statement != NULL && jy_statement_step (statement, &problem))
    {
      int category = jy_choices_find (&jy_category_choices, jy_statement_get_text (statement, 0));
      const char *subkind = jy_statement_get_text (statement, 1);

      if (category >= 0)
        jy_densities_set (ledger->densities, (JyCategory) category,
                          subkind != NULL ? jy_choices_find (&jy_subkind_choices, subkind) : -1,
                          jy_statement_get_integer (statement, 2));
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* What records are derived from beside themselves. */
static gboolean
load_settings (JyLedger *ledger,
               GError  **error)
{
  g_autoptr (GError) problem = NULL;

  jy_calendar_free (ledger->calendar);
  jy_record_free (ledger->institution);
  ledger->institution = NULL;
  ledger->calendar = jy_ledger_load_calendar (ledger, &problem);
  if (problem == NULL)
    ledger->institution = jy_ledger_read_institution (ledger, NULL, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * jy_ledger_refresh: (skip)
 * @ledger: an open ledger
 * @error: return location
 *
 * Reads closed months, densities and settings, if anybody has written since the
 * last time.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_ledger_refresh (JyLedger *ledger,
                   GError  **error)
{
  gint64 version;

  if (!jy_database_query_integer (ledger->database, "PRAGMA data_version", &version, error))
    return FALSE;
  if (version == ledger->cached_version)
    return TRUE;
  if (!load_closed_months (ledger, error) || !load_densities (ledger, error) || !load_settings (ledger, error))
    return FALSE;
  ledger->cached_version = version;
  return TRUE;
}

/**
 * jy_ledger_get_check_context:
 * @ledger: an open ledger
 *
 * Returns: what records are derived from and checked against now; what it points
 *   to is the ledger's and lasts until somebody writes
 */
JyCheckContext
jy_ledger_get_check_context (JyLedger *ledger)
{
  jy_ledger_refresh (ledger, NULL);
  return (JyCheckContext) { .today = jy_ledger_get_today (ledger),
                            .densities = ledger->densities,
                            .calendar = ledger->calendar,
                            .institution = ledger->institution };
}

/**
 * jy_ledger_is_month_closed:
 * @ledger: an open ledger
 * @month: a month
 *
 * Returns: whether it is closed and not reopened
 */
gboolean
jy_ledger_is_month_closed (JyLedger *ledger,
                           JyMonth   month)
{
  jy_ledger_refresh (ledger, NULL);
  return g_hash_table_contains (ledger->closed_months, GINT_TO_POINTER (month));
}

/**
 * jy_ledger_load_calendar:
 * @ledger: an open ledger
 * @error: return location
 *
 * Returns: (transfer full): which days are worked, or %NULL with @error of
 *   #JyLedgerError
 */
JyCalendar *
jy_ledger_load_calendar (JyLedger *ledger,
                         GError  **error)
{
  g_autoptr (JyCalendar) calendar = jy_calendar_new ();
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement =
    jy_database_prepare (ledger->database, "SELECT date,type='workday' FROM day WHERE voided=0", &problem);

  while (statement != NULL && jy_statement_step (statement, &problem))
    jy_calendar_set_day (calendar, jy_day_from_iso (jy_statement_get_text (statement, 0)),
                         jy_statement_get_integer (statement, 1) != 0);
  if (problem == NULL)
    return g_steal_pointer (&calendar);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/**
 * jy_ledger_get_row_id:
 * @ledger: an open ledger
 * @row: a row of any projection
 * @uuid: (out): the identifier of the record there
 *
 * Returns: %FALSE when there is no such row
 */
gboolean
jy_ledger_get_row_id (JyLedger *ledger,
                      gint64    row,
                      JyUuid   *uuid)
{
  g_autoptr (JyStatement) statement =
    jy_database_prepare (ledger->database, "SELECT record FROM journal WHERE position=?1", NULL);
  gconstpointer blob;
  gsize size;

  if (statement == NULL)
    return FALSE;
  jy_statement_set_integer (statement, 1, row);
  if (!jy_statement_step (statement, NULL))
    return FALSE;
  blob = jy_statement_get_blob (statement, 0, &size);
  if (size != JY_UUID_SIZE)
    return FALSE;
  memcpy (uuid->bytes, blob, JY_UUID_SIZE);
  return TRUE;
}

/**
 * jy_ledger_resolve_row: (skip)
 * @row: a row
 * @uuid: (out): its record's identifier
 * @data: the ledger
 *
 * jy_ledger_get_row_id() as a #JyPayloadResolver, which remembers: the same few
 * records are referred to over and over.
 *
 * Returns: %FALSE when there is no such row
 */
gboolean
jy_ledger_resolve_row (gint64   row,
                       JyUuid  *uuid,
                       gpointer data)
{
  JyLedger *ledger = data;
  const JyUuid *known = g_hash_table_lookup (ledger->row_ids, &row);

  if (known != NULL)
    {
      *uuid = *known;
      return TRUE;
    }
  if (!jy_ledger_get_row_id (ledger, row, uuid))
    return FALSE;
  g_hash_table_insert (ledger->row_ids, g_memdup2 (&row, sizeof row), g_memdup2 (uuid, sizeof *uuid));
  return TRUE;
}

/**
 * jy_ledger_remember_row:
 * @ledger: an open ledger
 * @row: the row of a record that will be referred to
 *
 * Looks the record's identifier up now, so that a #JyBulkWriter finds it in
 * memory while its other thread owns the connection.
 */
void
jy_ledger_remember_row (JyLedger *ledger,
                        gint64    row)
{
  JyUuid uuid;

  jy_ledger_resolve_row (row, &uuid, ledger);
}

/**
 * jy_ledger_find_row: (skip)
 * @uuid: a record's identifier
 * @row: (out): its row
 * @ledger: the ledger
 *
 * jy_ledger_locate() as a #JyPayloadFinder.
 *
 * Returns: %FALSE when there is no such record
 */
gboolean
jy_ledger_find_row (const JyUuid *uuid,
                    gint64       *row,
                    gpointer      ledger)
{
  return jy_ledger_locate (ledger, uuid, row, NULL);
}
