/* jy-import-log.c: every import leaves an entry with the file's digest, so that
 * the same file is not taken in twice by mistake. */
#include "config.h"

#include "jy-import-log.h"
#include "jy-ledger-private.h"

#include <glib/gi18n-lib.h>

/**
 * jy_ledger_check_import:
 * @ledger: an open ledger
 * @kind: the kind of record that is imported
 * @sha256: the file's digest in hex
 * @error: return location
 *
 * Returns: %TRUE, or %FALSE with %JY_LEDGER_ERROR_DUPLICATE when this very file
 *   was imported as this kind before
 */
gboolean
jy_ledger_check_import (JyLedger     *ledger,
                        const JyKind *kind,
                        const char   *sha256,
                        GError      **error)
{
  g_autoptr (JyStatement) statement = jy_database_prepare (
    ledger->database,
    "SELECT p.file,j.time FROM import AS p JOIN journal AS j ON j.position=p.row WHERE p.sha256=?1 AND p.kind=?2"
    " AND p.voided=0",
    error);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *when = NULL;

  if (statement == NULL)
    return FALSE;
  jy_statement_set_text (statement, 1, sha256, -1);
  jy_statement_set_text (statement, 2, kind->name, -1);
  if (!jy_statement_step (statement, &problem))
    {
      if (problem == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  time = g_date_time_new_from_unix_local (jy_statement_get_integer (statement, 1) / 1000);
  when = g_date_time_format (time, "%Y-%m-%d %H:%M");
  g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_DUPLICATE,
               _ ("This very file was imported on %s already (as “%s”). Is it to be imported once more all the same?"),
               when, jy_statement_get_text (statement, 0));
  return FALSE;
}

/**
 * jy_ledger_begin_import:
 * @ledger: a ledger in a write transaction
 *
 * Returns: the running number of the desk's next entry, the import's first
 */
gint64
jy_ledger_begin_import (JyLedger *ledger)
{
  return ledger->chain.number + 1;
}

/**
 * jy_ledger_log_import:
 * @ledger: a ledger in a write transaction
 * @kind: the kind of record that was imported
 * @file: the file's name, without its folder
 * @sha256: the file's digest in hex
 * @records: how many records it gave
 * @first: what jy_ledger_begin_import() said before the first of them
 * @state: (out): where the import's own entry stands
 * @error: return location
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_ledger_log_import (JyLedger      *ledger,
                      const JyKind  *kind,
                      const char    *file,
                      const char    *sha256,
                      gint64         records,
                      gint64         first,
                      JyRecordState *state,
                      GError       **error)
{
  g_autoptr (JyRecord) record = jy_record_new (&jy_kind_import);

  jy_record_set_text (record, JY_IMPORT_KIND, kind->name);
  jy_record_set_text (record, JY_IMPORT_FILE, file);
  jy_record_set_text (record, JY_IMPORT_SHA256, sha256);
  jy_record_set_integer (record, JY_IMPORT_RECORDS, records);
  jy_record_set_integer (record, JY_IMPORT_FIRST, first);
  return jy_ledger_append (ledger, record, "import", NULL, NULL, state, error);
}
