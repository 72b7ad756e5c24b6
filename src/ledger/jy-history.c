/* jy-history.c: reads every version of a record back from the journal. */
#include "config.h"

#include "jy-history.h"
#include "jy-ledger-private.h"
#include "jy-payload.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * jy_version_free:
 * @version: (transfer full): a version
 *
 * Frees it.
 */
void
jy_version_free (JyVersion *version)
{
  g_free (version->author);
  g_free (version->action);
  g_free (version->reason);
  jy_record_free (version->record);
  g_free (version);
}

static JyVersion *
read_version (JyLedger    *ledger,
              JyStatement *statement,
              GError     **error)
{
  JyVersion *version;
  const JyKind *kind;
  JyEntry entry;
  JyUuid desk = { { 0 } };
  gconstpointer blob;
  gsize size;

  jy_journal_fetch (statement, &entry);
  kind = jy_kind_find_any (entry.kind);
  if (kind == NULL)
    {
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CORRUPT, _ ("The journal has an entry of the unknown kind “%s”."),
                   entry.kind);
      return NULL;
    }
  version = g_new0 (JyVersion, 1);
  version->position = entry.position;
  version->time = entry.time;
  version->author = g_strdup (entry.author);
  version->action = g_strdup (entry.action);
  version->reason = g_strdup (entry.reason);
  version->record = jy_record_new (kind);
  blob = jy_statement_get_blob (statement, 11, &size);
  memcpy (desk.bytes, blob, MIN (size, JY_UUID_SIZE));
  jy_uuid_write (&desk, version->desk);
  if (jy_payload_read (entry.payload, version->record, jy_ledger_find_row, ledger, error))
    return version;
  jy_version_free (version);
  return NULL;
}

/**
 * jy_ledger_list_versions:
 * @ledger: an open ledger
 * @id: a record's identifier
 * @error: return location
 *
 * Returns: (transfer container) (element-type JyVersion): the versions, the
 *   first one first, or %NULL with @error of #JyLedgerError
 */
GPtrArray *
jy_ledger_list_versions (JyLedger   *ledger,
                         const char *id,
                         GError    **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) jy_version_free);
  g_autoptr (JyStatement) statement = NULL;
  g_autoptr (GError) problem = NULL;
  JyUuid uuid;
  gint64 first;

  if (!jy_uuid_parse (id, &uuid) || !jy_ledger_locate (ledger, &uuid, &first, &problem))
    {
      if (problem == NULL)
        g_set_error (&problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND, _ ("There is no record “%s”."), id);
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  statement = jy_database_prepare (ledger->database,
                                   "SELECT * FROM (SELECT " JY_JOURNAL_COLUMNS ",(SELECT d.id FROM desk AS d WHERE d.number=j.desk)"
                                   " FROM journal AS j WHERE position=?1 UNION ALL SELECT " JY_JOURNAL_COLUMNS
                                   ",(SELECT d.id FROM desk AS d WHERE d.number=j.desk) FROM journal AS j"
                                   " WHERE record=?2 AND supersedes IS NOT NULL) ORDER BY time,id",
                                   error);
  if (statement == NULL)
    return NULL;
  jy_statement_set_integer (statement, 1, first);
  jy_statement_set_blob (statement, 2, uuid.bytes, JY_UUID_SIZE);
  while (jy_statement_step (statement, &problem))
    {
      JyVersion *version = read_version (ledger, statement, error);

      if (version == NULL)
        return NULL;
      g_ptr_array_add (versions, version);
    }
  if (problem == NULL)
    return g_steal_pointer (&versions);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
