/* jy-notice-list.c: lists issued notices without reading their documents, and says
 * of each whether it hangs, hung, was corrected or voided. */
#include "config.h"

#include "jy-ledger-private.h"
#include "jy-notice-list.h"

#include <glib/gi18n-lib.h>

/* What stays up beyond today hangs today. */
#define QUERY                                                                                                  \
  "SELECT n.row,n.number,n.notice,n.month,n.closing,n.issued,n.posted_from,n.posted_to,n.check_code,n.voided," \
  "(SELECT c.number FROM notice AS c WHERE c.row=n.corrects),"                                                 \
  "(SELECT s.number FROM notice AS s WHERE s.corrects=n.row AND s.voided=0 ORDER BY s.closing DESC LIMIT 1),"  \
  "(SELECT count(*) FROM posting AS p WHERE p.notice=n.row AND p.voided=0 AND p.\"from\"<=:today),"            \
  "(SELECT count(*) FROM posting AS p WHERE p.notice=n.row AND p.voided=0 AND p.\"from\"<=:today"              \
  " AND (p.taken_down IS NULL OR p.taken_down>:today)),"                                                       \
  "(SELECT count(*) FROM posting AS p WHERE p.notice=n.row AND p.voided=0 AND p.\"from\">:today)"              \
  " FROM notice AS n"

enum
{
  COLUMN_ROW,
  COLUMN_NUMBER,
  COLUMN_NOTICE,
  COLUMN_MONTH,
  COLUMN_CLOSING,
  COLUMN_ISSUED,
  COLUMN_POSTED_FROM,
  COLUMN_POSTED_TO,
  COLUMN_CHECK_CODE,
  COLUMN_VOIDED,
  COLUMN_CORRECTS,
  COLUMN_SUPERSEDED_BY,
  COLUMN_POSTINGS,
  COLUMN_HANGING,
  COLUMN_PLANNED,
};

/**
 * jy_notice_entry_free:
 * @entry: (transfer full) (nullable): an entry
 *
 * Frees it.
 */
void
jy_notice_entry_free (JyNoticeEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->number);
  g_free (entry->notice);
  g_free (entry->check_code);
  g_free (entry->corrects);
  g_free (entry->superseded_by);
  g_free (entry);
}

static JyNoticeState
read_state (JyStatement *statement)
{
  if (jy_statement_get_integer (statement, COLUMN_VOIDED) != 0)
    return JY_NOTICE_STATE_VOIDED;
  if (!jy_statement_is_null (statement, COLUMN_SUPERSEDED_BY))
    return JY_NOTICE_STATE_SUPERSEDED;
  if (jy_statement_get_integer (statement, COLUMN_HANGING) > 0)
    return JY_NOTICE_STATE_POSTED;
  return jy_statement_get_integer (statement, COLUMN_POSTINGS) > 0 ? JY_NOTICE_STATE_TAKEN_DOWN : JY_NOTICE_STATE_ISSUED;
}

static JyNoticeEntry *
read_entry (JyLedger    *ledger,
            JyStatement *statement)
{
  JyNoticeEntry *entry = g_new0 (JyNoticeEntry, 1);
  JyUuid uuid;

  entry->row = jy_statement_get_integer (statement, COLUMN_ROW);
  entry->number = g_strdup (jy_statement_get_text (statement, COLUMN_NUMBER));
  entry->notice = g_strdup (jy_statement_get_text (statement, COLUMN_NOTICE));
  jy_month_parse (jy_statement_get_text (statement, COLUMN_MONTH), &entry->month, NULL);
  entry->closing = jy_statement_get_integer (statement, COLUMN_CLOSING);
  entry->issued = jy_day_from_iso (jy_statement_get_text (statement, COLUMN_ISSUED));
  entry->posted_from = jy_day_from_iso (jy_statement_get_text (statement, COLUMN_POSTED_FROM));
  entry->posted_to = jy_day_from_iso (jy_statement_get_text (statement, COLUMN_POSTED_TO));
  entry->check_code = g_strdup (jy_statement_get_text (statement, COLUMN_CHECK_CODE));
  entry->state = read_state (statement);
  entry->is_planned = jy_statement_get_integer (statement, COLUMN_PLANNED) > 0;
  entry->corrects = g_strdup (jy_statement_get_text (statement, COLUMN_CORRECTS));
  entry->superseded_by = g_strdup (jy_statement_get_text (statement, COLUMN_SUPERSEDED_BY));
  if (jy_ledger_get_row_id (ledger, entry->row, &uuid))
    jy_uuid_write (&uuid, entry->id);
  return entry;
}

static JyStatement *
prepare (JyLedger   *ledger,
         const char *sql,
         GError    **error)
{
  JyStatement *statement = jy_database_prepare (ledger->database, sql, error);
  char today[JY_DAY_TEXT_SIZE];

  if (statement == NULL)
    return NULL;
  jy_day_write_iso (jy_ledger_get_today (ledger), today);
  jy_statement_bind_text (statement, ":today", today);
  return statement;
}

/**
 * jy_ledger_list_notices:
 * @ledger: an open ledger
 * @error: return location
 *
 * Returns: (transfer full) (element-type JyNoticeEntry): all notices by year and
 *   number, or %NULL with @error of #JyLedgerError
 */
GPtrArray *
jy_ledger_list_notices (JyLedger *ledger,
                        GError  **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) jy_notice_entry_free);
  g_autoptr (JyStatement) statement = prepare (ledger, QUERY " ORDER BY n.year,n.sequence", error);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return NULL;
  while (jy_statement_step (statement, &problem))
    g_ptr_array_add (list, read_entry (ledger, statement));
  if (problem == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/**
 * jy_ledger_describe_notice:
 * @ledger: an open ledger
 * @row: the row of a notice
 * @error: return location
 *
 * Returns: (transfer full): the notice, or %NULL with @error of #JyLedgerError
 */
JyNoticeEntry *
jy_ledger_describe_notice (JyLedger *ledger,
                           gint64    row,
                           GError  **error)
{
  g_autoptr (JyStatement) statement = prepare (ledger, QUERY " WHERE n.row=:row", error);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return NULL;
  jy_statement_bind_integer (statement, ":row", row);
  if (jy_statement_step (statement, &problem))
    return read_entry (ledger, statement);
  if (problem == NULL)
    g_set_error (&problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND, _ ("There is no such record."));
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/**
 * jy_notice_state_get_name:
 * @state: a state
 *
 * Returns: (transfer none): its name, never translated
 */
const char *
jy_notice_state_get_name (JyNoticeState state)
{
  static const char *const names[] = { "issued", "posted", "taken_down", "superseded", "voided" };

  return names[state];
}

/**
 * jy_notice_entry_dup_state:
 * @entry: a notice
 *
 * Returns: (transfer full): its state in the user's language, with the number of
 *   the notice that corrects it
 */
char *
jy_notice_entry_dup_state (const JyNoticeEntry *entry)
{
  switch (entry->state)
    {
    case JY_NOTICE_STATE_ISSUED:
      return g_strdup (C_ ("notice", "issued"));
    case JY_NOTICE_STATE_POSTED:
      return g_strdup (C_ ("notice", "posted"));
    case JY_NOTICE_STATE_TAKEN_DOWN:
      return g_strdup (C_ ("notice", "taken down"));
    case JY_NOTICE_STATE_SUPERSEDED:
      return g_strdup_printf (_ ("superseded by %s"), entry->superseded_by);
    case JY_NOTICE_STATE_VOIDED:
      return g_strdup (C_ ("notice", "voided"));
    default:
      g_assert_not_reached ();
    }
}
