/* jy-verify.c: recomputes every hash chain, compares every projection with what
 * the journal says, and checks the file itself. */
#include "config.h"

#include "jy-ledger-private.h"
#include "jy-payload.h"
#include "jy-verify.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A damaged ledger may have a million faults; the first ones tell the story. */
#define MAX_FAULTS 100

#define PROGRESS_STEP 8192

/* Two of these work side by side, each with its own connection: one along the
 * chains, one through the file and the tables. */
typedef struct
{
  JyLedger *ledger;
  JyVerifyResult *result;
  JyProgress progress; /* told by the caller's thread alone */
  gpointer data;
  GCancellable *cancellable;
  gint64 done;
  gint64 total;
  gint *steps; /* of PROGRESS_STEP, by both */
  GError *error;
} Verify;

/**
 * jy_verify_result_free:
 * @result: (transfer full) (nullable): a result
 *
 * Frees it.
 */
void
jy_verify_result_free (JyVerifyResult *result)
{
  if (result == NULL)
    return;
  g_ptr_array_unref (result->faults);
  g_free (result);
}

static void G_GNUC_PRINTF (2, 3)
  add_fault (Verify *verify,
             const char *format,
             ...)
{
  va_list arguments;

  if (verify->result->faults->len >= MAX_FAULTS)
    return;
  va_start (arguments, format);
  g_ptr_array_add (verify->result->faults, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
go_on (GCancellable *cancellable,
       GError      **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return TRUE;
  g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CANCELLED, _ ("Cancelled; nothing was changed."));
  return FALSE;
}

/* What stands behind a zero byte is neither hashed nor shown. */
static gboolean
has_hidden_tail (JyStatement *statement,
                 int          column)
{
  const char *text = jy_statement_get_text (statement, column);

  return text != NULL && strlen (text) != jy_statement_get_size (statement, column);
}

static gboolean
advance (Verify  *verify,
         GError **error)
{
  if (++verify->done % PROGRESS_STEP != 0)
    return TRUE;
  g_atomic_int_inc (verify->steps);
  if (verify->progress != NULL)
    verify->progress ((gint64) g_atomic_int_get (verify->steps) * PROGRESS_STEP, verify->total, verify->data);
  return go_on (verify->cancellable, error);
}

static void
check_entry (Verify        *verify,
             JyChain       *chain,
             JyStatement   *statement,
             const JyEntry *entry)
{
  guint8 hash[JY_HASH_SIZE];
  char id[JY_UUID_TEXT_SIZE];
  gint64 number = entry->position & ((G_GINT64_CONSTANT (1) << JY_DESK_SHIFT) - 1);
  gint64 own_number;
  guint64 own_tag;

  jy_uuid_write (&entry->id, id);
  if (number != chain->number + 1)
    add_fault (verify,
               _ ("Entries are missing from the journal before entry %s (number %ld follows %ld)."),
               id, (glong) number, (glong) chain->number);
  jy_uuid_get_entry (&entry->id, &own_number, &own_tag);
  if (own_number != number || own_tag != jy_uuid_get_tag (&chain->desk))
    add_fault (verify, _ ("Entry %s does not stand where its identifier says."), id);
  jy_chain_hash (chain, entry, hash);
  /* kind, action, author and reason; the payload is hashed with all its bytes */
  if (has_hidden_tail (statement, 3) || has_hidden_tail (statement, 4) || has_hidden_tail (statement, 7) ||
      has_hidden_tail (statement, 8) || memcmp (hash, entry->hash, JY_HASH_SIZE) != 0)
    add_fault (verify, _ ("Entry %s (number %ld, %s) was changed after it was written."), id, (glong) number,
               entry->kind);
  chain->number = number;
  memcpy (chain->hash, entry->hash, JY_HASH_SIZE);
}

static gboolean
check_chain (Verify       *verify,
             gint64        desk_number,
             const JyUuid *desk,
             GError      **error)
{
  g_autoptr (JyStatement) statement =
    jy_database_prepare (verify->ledger->database,
                         "SELECT " JY_JOURNAL_COLUMNS " FROM journal WHERE position>=?1<<40 AND position<(?1+1)<<40"
                         " ORDER BY position",
                         error);
  g_autoptr (GError) problem = NULL;
  JyChain chain = { .desk = *desk, .desk_number = desk_number };

  if (statement == NULL)
    return FALSE;
  chain.checksum = g_checksum_new (G_CHECKSUM_SHA256);
  jy_statement_set_integer (statement, 1, desk_number);
  while (problem == NULL && jy_statement_step (statement, &problem))
    {
      JyEntry entry;

      jy_journal_fetch (statement, &entry);
      check_entry (verify, &chain, statement, &entry);
      verify->result->entries++;
      advance (verify, &problem);
    }
  jy_chain_clear (&chain);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
check_chains (Verify  *verify,
              GError **error)
{
  g_autoptr (JyStatement) statement =
    jy_database_prepare (verify->ledger->database, "SELECT number,id FROM desk ORDER BY number", error);
  g_autoptr (GError) problem = NULL;
  gint64 total;

  if (statement == NULL)
    return FALSE;
  while (jy_statement_step (statement, &problem))
    {
      JyUuid desk;
      gsize size;
      gconstpointer blob = jy_statement_get_blob (statement, 1, &size);

      if (size != JY_UUID_SIZE)
        continue; /* its entries are then counted as nobody's */
      memcpy (desk.bytes, blob, JY_UUID_SIZE);
      if (!check_chain (verify, jy_statement_get_integer (statement, 0), &desk, error))
        return FALSE;
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (!jy_database_query_integer (verify->ledger->database, "SELECT count(*) FROM journal", &total, error))
    return FALSE;
  if (total != verify->result->entries)
    add_fault (verify, _ ("%ld entries of the journal belong to no desk."), (glong) (total - verify->result->entries));
  return TRUE;
}

/* A projection row is right when writing its record as JSON gives the very
 * bytes of its current entry. */
static void
check_row (Verify      *verify,
           JyStatement *statement,
           JyRecord    *record,
           GString     *payload)
{
  gint64 row = jy_statement_get_integer (statement, 0);
  int n = (int) record->kind->n_fields;
  const char *stored = jy_statement_get_text (statement, n + 3);
  const char *action = jy_statement_get_text (statement, n + 4);
  gboolean hidden = FALSE;
  gboolean right;
  char id[JY_UUID_TEXT_SIZE] = "?";
  JyUuid uuid;

  jy_projection_fetch (statement, 3, record);
  for (guint i = 0; i < record->kind->n_fields; i++)
    hidden = hidden || (jy_field_is_text (&record->kind->fields[i]) && has_hidden_tail (statement, (int) i + 3));
  right = !hidden && stored != NULL && jy_payload_write (record, jy_ledger_resolve_row, verify->ledger, payload) &&
          strcmp (payload->str, stored) == 0 &&
          (jy_statement_get_integer (statement, 2) != 0) == (g_strcmp0 (action, "void") == 0) &&
          g_strcmp0 (jy_statement_get_text (statement, n + 5), record->kind->name) == 0 &&
          jy_statement_get_integer (statement, n + 6) != 0;
  if (right)
    return;
  if (jy_ledger_get_row_id (verify->ledger, row, &uuid))
    jy_uuid_write (&uuid, id);
  add_fault (verify, _ ("The record %s (%s) is not what the journal says; “rebuild” puts it right."), id,
             jy_kind_get_title (record->kind));
}

/* The record of a later entry must be the row's own, and the latest one. */
static char *
write_comparison (const JyKind *kind)
{
  g_autoptr (GString) sql = g_string_new ("SELECT p.row,p.entry,p.voided");

  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ",p.\"%s\"", kind->fields[i].name);
  g_string_append_printf (sql,
                          ",j.payload,j.action,j.kind,"
                          "CASE WHEN p.row=p.entry THEN j.supersedes IS NULL"
                          " ELSE jy_row(j.record)=p.row AND j.supersedes IS NOT NULL END"
                          " FROM \"%s\" AS p LEFT JOIN journal AS j ON j.position=p.entry ORDER BY p.row",
                          kind->name);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
check_count (Verify       *verify,
             const JyKind *kind,
             gint64        rows,
             GError      **error)
{
  g_autofree char *records = g_strdup_printf (
    "SELECT count(*) FROM journal WHERE kind='%s' AND supersedes IS NULL", kind->name);
  g_autofree char *stale = g_strdup_printf (
    "SELECT count(*) FROM (SELECT record,max(time) AS t FROM journal WHERE supersedes IS NOT NULL AND kind='%s'"
    " GROUP BY record) AS l JOIN \"%s\" AS p ON p.row=jy_row(l.record) JOIN journal AS j ON j.position=p.entry"
    " WHERE j.time<l.t",
    kind->name, kind->name);
  gint64 expected, outdated;

  if (!jy_database_query_integer (verify->ledger->database, records, &expected, error) ||
      !jy_database_query_integer (verify->ledger->database, stale, &outdated, error))
    return FALSE;
  if (expected != rows)
    add_fault (verify,
               _ ("%s: the journal has %ld records, the table %ld; “rebuild” puts it right."),
               jy_kind_get_title (kind), (glong) expected, (glong) rows);
  if (outdated != 0)
    add_fault (verify, _ ("%s: %ld records show an earlier version; “rebuild” puts it right."),
               jy_kind_get_title (kind), (glong) outdated);
  return TRUE;
}

static gboolean
check_projection (Verify       *verify,
                  const JyKind *kind,
                  GError      **error)
{
  g_autofree char *sql = write_comparison (kind);
  g_autoptr (JyStatement) statement = jy_database_prepare (verify->ledger->database, sql, error);
  g_autoptr (JyRecord) record = jy_record_new (kind);
  g_autoptr (GString) payload = g_string_sized_new (1024);
  g_autoptr (GError) problem = NULL;
  gint64 rows = 0;

  if (statement == NULL)
    return FALSE;
  while (problem == NULL && jy_statement_step (statement, &problem))
    {
      check_row (verify, statement, record, payload);
      rows++;
      advance (verify, &problem);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  verify->result->records += rows;
  return check_count (verify, kind, rows, error);
}

/* The whole check: figures are read along the indices, so that a record which an
 * index leaves out is missing from its month though it stands in its table. */
static gboolean
check_file (Verify  *verify,
            GError **error)
{
  g_autoptr (JyStatement) statement = jy_database_prepare (verify->ledger->database, "PRAGMA integrity_check(10)", error);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return FALSE;
  while (jy_statement_step (statement, &problem))
    if (g_strcmp0 (jy_statement_get_text (statement, 0), "ok") != 0)
      add_fault (verify, _ ("The file is damaged: %s"), jy_statement_get_text (statement, 0));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Whoever wants to change the journal removes its guards first, and what else
 * was changed about tables and indices would change what is written later. */
static gboolean
check_form (Verify  *verify,
            GError **error)
{
  g_autoptr (GHashTable) expected = jy_ledger_list_form (NULL, error);
  g_autoptr (GHashTable) there = expected != NULL ? jy_ledger_list_form (verify->ledger, error) : NULL;
  GHashTableIter iter;
  gpointer name, sql;

  if (there == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    {
      const char *found = g_hash_table_lookup (there, name);

      /* Translators: %s is like "trigger journal_never_changes" */
      if (g_strcmp0 (found, sql) != 0)
        add_fault (verify, found == NULL ? _ ("The file's %s was removed.") : _ ("The file's %s was changed."), (char *) name);
    }
  g_hash_table_iter_init (&iter, there);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (expected, name))
      add_fault (verify, _ ("The file has a %s that does not belong there."), (char *) name);
  return TRUE;
}

static gboolean
check_tables (Verify  *verify,
              GError **error)
{
  guint n_kinds;
  const JyKind *const *kinds = jy_kind_list_all (&n_kinds);

  if (!check_file (verify, error))
    return FALSE;
  for (guint i = 0; i < n_kinds; i++)
    if (!check_projection (verify, kinds[i], error))
      return FALSE;
  return TRUE;
}

/* All queries of one part see the same state of the ledger. */
static gboolean
run_part (Verify *verify,
          gboolean (*part) (Verify *, GError **),
          GError **error)
{
  gboolean finished;

  if (!go_on (verify->cancellable, error) || !jy_database_begin_read (verify->ledger->database, error))
    return FALSE;
  finished = part (verify, error);
  jy_database_end_read (verify->ledger->database);
  return finished;
}

static gpointer
verify_tables (gpointer data)
{
  Verify *verify = data;

  verify->ledger = jy_ledger_open (verify->ledger->path, verify->ledger->desk, TRUE, &verify->error);
  if (verify->ledger == NULL)
    return NULL;
  run_part (verify, check_tables, &verify->error);
  g_object_unref (verify->ledger);
  return NULL;
}

static gboolean
check_journal (Verify  *verify,
               GError **error)
{
  return check_form (verify, error) && check_chains (verify, error);
}

/**
 * jy_ledger_verify:
 * @ledger: an open ledger
 * @progress: (nullable): told now and then
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Recomputes every hash chain, compares every record with its current entry in
 * the journal and checks the structure of the file. Changes nothing.
 *
 * Returns: (transfer full): what was found, or %NULL with @error when it could
 *   not be found out
 */
JyVerifyResult *
jy_ledger_verify (JyLedger     *ledger,
                  JyProgress    progress,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (JyVerifyResult) result = g_new0 (JyVerifyResult, 1);
  gint steps = 0;
  Verify journal = { .ledger = ledger, .result = result, .progress = progress, .data = data, .cancellable = cancellable, .steps = &steps };
  Verify tables = { .ledger = ledger, .cancellable = cancellable, .steps = &steps };
  g_autoptr (JyVerifyResult) beside = g_new0 (JyVerifyResult, 1);
  GThread *thread;

  result->faults = g_ptr_array_new_with_free_func (g_free);
  beside->faults = g_ptr_array_new_with_free_func (g_free);
  tables.result = beside;
  if (!jy_database_query_integer (ledger->database, "SELECT 2*count(*) FROM journal", &journal.total, error))
    return NULL;
  thread = g_thread_new ("jieyue-verify", verify_tables, &tables);
  run_part (&journal, check_journal, &journal.error);
  g_thread_join (thread);
  if (journal.error != NULL || tables.error != NULL)
    {
      g_propagate_error (error, journal.error != NULL ? journal.error : g_error_copy (tables.error));
      g_clear_error (&tables.error);
      return NULL;
    }
  result->records = beside->records;
  for (guint i = 0; i < beside->faults->len; i++)
    g_ptr_array_add (result->faults, g_strdup (g_ptr_array_index (beside->faults, i)));
  return g_steal_pointer (&result);
}

static gboolean
rebuild_all (JyLedger     *ledger,
             JyProgress    progress,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  guint n_kinds;
  const JyKind *const *kinds = jy_kind_list_all (&n_kinds);

  /* Later versions are found and old rows removed along the indices, which may
   * be what is wrong. */
  if (!jy_database_execute (ledger->database, "REINDEX", error))
    return FALSE;
  /* What refers goes before what is referred to; only notices, which are the
   * ledger's own, are referred to from before and by each other. */
  if (!jy_database_execute (ledger->database, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  for (guint i = n_kinds; i > 0; i--)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\"", kinds[i - 1]->name);

      if (!jy_database_execute (ledger->database, sql, error))
        return FALSE;
    }
  for (guint i = 0; i < n_kinds; i++)
    {
      if (!go_on (cancellable, error) ||
          !jy_database_execute (ledger->database, jy_projection_get (kinds[i])->rebuild, error))
        return FALSE;
      jy_ledger_note_change (ledger, kinds[i], 0);
      if (progress != NULL)
        progress (i + 1, n_kinds, data);
    }
  return TRUE;
}

/**
 * jy_ledger_rebuild:
 * @ledger: an open ledger
 * @progress: (nullable): told after each kind
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Throws all projections away and makes them again from the journal, in one
 * transaction.
 *
 * Returns: %TRUE, or %FALSE with @error, and nothing is changed
 */
gboolean
jy_ledger_rebuild (JyLedger     *ledger,
                   JyProgress    progress,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  if (!jy_ledger_begin (ledger, error))
    return FALSE;
  if (!rebuild_all (ledger, progress, data, cancellable, error))
    {
      jy_ledger_rollback (ledger);
      return FALSE;
    }
  jy_ledger_forget (ledger);
  return jy_ledger_commit (ledger, error);
}
