/* jy-notice-store.c: gives notices their numbers and keeps figures and document as
 * they were issued; printing one again gives the same bytes. */
#include "config.h"

#include "jy-closing.h"
#include "jy-ledger-private.h"
#include "jy-notice-store.h"
#include "jy-text.h"

#include <glib/gi18n-lib.h>

#define NOT_ISSUED _ ("No notice “%s” was issued from this ledger.")

/* GB/T 9704-2012, 7.2.5: six-cornered brackets, no leading zero. */
static char *
write_number (JyLedger *ledger,
              guint     year,
              gint64    sequence,
              GError  **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyRecord) institution = jy_ledger_read_institution (ledger, NULL, &problem);
  const char *name;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (institution == NULL)
    {
      g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED,
                           _ ("A notice is issued in the institution's name: enter the institution first."));
      return NULL;
    }
  name = jy_record_get_text (institution, JY_INSTITUTION_SHORT_NAME);
  if (name == NULL)
    name = jy_record_get_text (institution, JY_INSTITUTION_NAME);
  return g_strdup_printf ("%s公示〔%u〕%" G_GINT64_FORMAT "号", name, year, sequence);
}

static gboolean
check_not_issued (JyLedger   *ledger,
                  const char *notice,
                  const char *month,
                  gint64      closing,
                  GError    **error)
{
  g_autoptr (JyStatement) statement = jy_database_prepare (
    ledger->database, "SELECT number FROM notice WHERE notice=?1 AND month=?2 AND closing=?3 AND voided=0", error);

  if (statement == NULL)
    return FALSE;
  jy_statement_set_text (statement, 1, notice, -1);
  jy_statement_set_text (statement, 2, month, -1);
  jy_statement_set_integer (statement, 3, closing);
  if (!jy_statement_step (statement, error))
    return error == NULL || *error == NULL;
  g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_DUPLICATE,
               _ ("The notice of %s is issued already as %s; print that one again, or void it first."), month,
               jy_statement_get_text (statement, 0));
  return FALSE;
}

/**
 * jy_ledger_find_corrected:
 * @ledger: an open ledger
 * @notice: which notice: `waste` …
 * @month: a month
 * @closing: a version of its closing
 * @row: (out): the row of the notice that one from this closing corrects, or 0
 * @error: return location
 *
 * Finds the last notice of the month that stands and was made from an older closing.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_ledger_find_corrected (JyLedger   *ledger,
                          const char *notice,
                          JyMonth     month,
                          gint64      closing,
                          gint64     *row,
                          GError    **error)
{
  g_autofree char *text = jy_month_to_iso (month);
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement =
    jy_database_prepare (ledger->database,
                         "SELECT row FROM notice WHERE notice=?1 AND month=?2 AND closing<?3 AND voided=0"
                         " ORDER BY closing DESC,year DESC,sequence DESC LIMIT 1",
                         error);

  *row = 0;
  if (statement == NULL)
    return FALSE;
  jy_statement_set_text (statement, 1, notice, -1);
  jy_statement_set_text (statement, 2, text, -1);
  jy_statement_set_integer (statement, 3, closing);
  if (jy_statement_step (statement, &problem))
    *row = jy_statement_get_integer (statement, 0);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
next_sequence (JyLedger *ledger,
               guint     year,
               gint64   *sequence,
               GError  **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(sequence) FROM notice WHERE year=%u", year);

  if (!jy_database_query_integer (ledger->database, sql, sequence, error))
    return FALSE;
  (*sequence)++;
  return TRUE;
}

static gboolean
issue (JyLedger       *ledger,
       const char     *notice,
       JyMonth         month,
       JyNoticeFreezer freezer,
       gpointer        data,
       char          **number,
       GError        **error)
{
  g_autoptr (JyRecord) record = jy_record_new (&jy_kind_notice);
  g_autofree char *text = jy_month_to_iso (month);
  g_autoptr (GError) problem = NULL;
  g_autofree char *snapshot = NULL;
  g_autofree char *encoded = NULL;
  g_autoptr (GBytes) document = NULL;
  JyDay today = jy_ledger_get_today (ledger);
  gint64 closing, sequence, corrected;
  guint year;

  snapshot = jy_ledger_dup_closing (ledger, month, &closing, &problem);
  if (snapshot == NULL && problem == NULL)
    g_set_error (&problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED,
                 _ ("The month %s is not closed; a notice is issued from a closed month."), text);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  jy_day_get_parts (today, &year, NULL, NULL);
  if (!check_not_issued (ledger, notice, text, closing, error) ||
      !jy_ledger_find_corrected (ledger, notice, month, closing, &corrected, error) || !next_sequence (ledger, year, &sequence, error))
    return FALSE;
  *number = write_number (ledger, year, sequence, error);
  if (*number == NULL)
    return FALSE;
  jy_record_set_text (record, JY_NOTICE_KIND, notice);
  jy_record_set_text (record, JY_NOTICE_MONTH, text);
  jy_record_set_integer (record, JY_NOTICE_CLOSING, closing);
  jy_record_set_integer (record, JY_NOTICE_YEAR, year);
  jy_record_set_integer (record, JY_NOTICE_SEQUENCE, sequence);
  jy_record_set_text (record, JY_NOTICE_NUMBER, *number);
  jy_record_set_integer (record, JY_NOTICE_ISSUED, today);
  if (corrected != 0)
    jy_record_set_integer (record, JY_NOTICE_CORRECTS, corrected);
  document = freezer (ledger, *number, record, data, error);
  if (document == NULL)
    return FALSE;
  encoded = g_base64_encode (g_bytes_get_data (document, NULL), g_bytes_get_size (document));
  jy_record_set_text (record, JY_NOTICE_PDF, encoded);
  return jy_ledger_append (ledger, record, "issue", NULL, NULL, NULL, error);
}

/**
 * jy_ledger_issue_notice:
 * @ledger: an open ledger
 * @notice: which notice: `waste` …
 * @month: a closed month
 * @freezer: makes the document
 * @data: for @freezer
 * @number: (out) (transfer full): its number
 * @error: return location
 *
 * Issues a notice: takes the next number of the year and keeps figures and
 * document in the ledger. Where an earlier notice of the month stands that was made
 * from an older closing, the new one corrects it.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError or @freezer's
 */
gboolean
jy_ledger_issue_notice (JyLedger       *ledger,
                        const char     *notice,
                        JyMonth         month,
                        JyNoticeFreezer freezer,
                        gpointer        data,
                        char          **number,
                        GError        **error)
{
  g_autofree char *own = NULL;
  GError *problem = NULL;

  if (!jy_ledger_begin (ledger, error))
    return FALSE;
  if (!issue (ledger, notice, month, freezer, data, &own, &problem))
    return jy_ledger_abandon (ledger, problem, error);
  *number = g_steal_pointer (&own);
  return jy_ledger_commit (ledger, error);
}

static JyRecord *
find_by (JyLedger      *ledger,
         const char    *sql,
         const char    *text,
         JyRecordState *state,
         GError       **error)
{
  g_autoptr (JyStatement) statement = jy_database_prepare (ledger->database, sql, error);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return NULL;
  jy_statement_set_text (statement, 1, text, -1);
  if (jy_statement_step (statement, &problem))
    return jy_ledger_read_row (ledger, &jy_kind_notice, jy_statement_get_integer (statement, 0), state, error);
  if (problem == NULL)
    g_set_error (&problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND, NOT_ISSUED, text);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/**
 * jy_ledger_find_notice:
 * @ledger: an open ledger
 * @number: a notice's number
 * @state: (out) (optional): where it stands
 * @error: return location
 *
 * Returns: (transfer full): the notice, or %NULL with @error of #JyLedgerError
 */
JyRecord *
jy_ledger_find_notice (JyLedger      *ledger,
                       const char    *number,
                       JyRecordState *state,
                       GError       **error)
{
  return find_by (ledger, "SELECT row FROM notice WHERE number=?1", number, state, error);
}

/**
 * jy_ledger_find_check_code:
 * @ledger: an open ledger
 * @code: the check code of a notice, as printed
 * @state: (out) (optional): where the notice stands
 * @error: return location
 *
 * Where the same figures were issued twice, the last notice is found.
 *
 * Returns: (transfer full): the notice, or %NULL with @error of #JyLedgerError
 */
JyRecord *
jy_ledger_find_check_code (JyLedger      *ledger,
                           const char    *code,
                           JyRecordState *state,
                           GError       **error)
{
  g_autofree char *normalized = jy_text_normalize (code);
  g_autofree char *lower = g_ascii_strdown (normalized, -1);

  return find_by (ledger, "SELECT row FROM notice WHERE check_code=?1 ORDER BY year DESC,sequence DESC LIMIT 1", lower, state, error);
}

/**
 * jy_ledger_list_check_code:
 * @ledger: an open ledger
 * @code: a check code, as printed
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): the rows of all notices that bear
 *   it, the last one first, or %NULL with %JY_LEDGER_ERROR_NOT_FOUND or another
 *   error of #JyLedgerError
 */
GArray *
jy_ledger_list_check_code (JyLedger   *ledger,
                           const char *code,
                           GError    **error)
{
  g_autofree char *normalized = jy_text_normalize (code);
  g_autofree char *lower = g_ascii_strdown (normalized, -1);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement = jy_database_prepare (
    ledger->database, "SELECT row FROM notice WHERE check_code=?1 ORDER BY year DESC,sequence DESC", error);

  if (statement == NULL)
    return NULL;
  jy_statement_set_text (statement, 1, lower, -1);
  while (jy_statement_step (statement, &problem))
    {
      gint64 row = jy_statement_get_integer (statement, 0);

      g_array_append_val (rows, row);
    }
  if (problem == NULL && rows->len == 0)
    g_set_error (&problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND, NOT_ISSUED, code);
  if (problem == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/**
 * jy_ledger_void_notice:
 * @ledger: an open ledger
 * @number: a notice's number
 * @reason: why
 * @error: return location
 *
 * Voids a notice. Its number is not given again.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_ledger_void_notice (JyLedger   *ledger,
                       const char *number,
                       const char *reason,
                       GError    **error)
{
  g_autoptr (JyRecord) record = NULL;
  GError *problem = NULL;
  JyRecordState state;

  if (!jy_ledger_check_reason (reason, error))
    return FALSE;
  if (!jy_ledger_begin (ledger, error))
    return FALSE;
  record = jy_ledger_find_notice (ledger, number, &state, &problem);
  if (record != NULL && state.voided)
    {
      g_set_error (&problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED, _ ("The notice %s is voided already."), number);
      g_clear_pointer (&record, jy_record_free);
    }
  if (record == NULL || !jy_ledger_append (ledger, record, "void", reason, &state, NULL, &problem))
    return jy_ledger_abandon (ledger, problem, error);
  return jy_ledger_commit (ledger, error);
}

/**
 * jy_notice_dup_document:
 * @record: an issued notice
 * @error: return location
 *
 * Returns: (transfer full): the bytes of its document, or %NULL with
 *   %JY_LEDGER_ERROR_CORRUPT
 */
GBytes *
jy_notice_dup_document (const JyRecord *record,
                        GError        **error)
{
  const char *encoded = jy_record_get_text (record, JY_NOTICE_PDF);
  gsize size = 0;
  guchar *document = encoded != NULL ? g_base64_decode (encoded, &size) : NULL;

  if (size > 0)
    return g_bytes_new_take (document, size);
  g_free (document);
  g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CORRUPT, _ ("The document of the notice %s is damaged."),
               jy_record_get_text (record, JY_NOTICE_NUMBER));
  return NULL;
}
