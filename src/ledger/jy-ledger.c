/* jy-ledger.c: opens and closes a ledger and keeps its write transactions.
 * Writing records stands in jy-ledger-write.c, reading them in jy-ledger-read.c. */
#include "config.h"

#include "jy-ledger-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JyLedger, jy_ledger, G_TYPE_OBJECT)

static void
jy_ledger_finalize (GObject *object)
{
  JyLedger *self = JY_LEDGER (object);

  if (self->database != NULL)
    jy_ledger_close (self, NULL);
  g_array_unref (self->pending);
  g_hash_table_unref (self->closed_months);
  g_hash_table_unref (self->row_ids);
  jy_densities_free (self->densities);
  jy_calendar_free (self->calendar);
  jy_record_free (self->institution);
  jy_desk_free (self->desk);
  g_free (self->path);

  G_OBJECT_CLASS (jy_ledger_parent_class)->finalize (object);
}

static void
jy_ledger_class_init (JyLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jy_ledger_finalize;

  /**
   * JyLedger::changed:
   * @ledger: the ledger
   * @kind: the name of the record's kind
   * @row: the record's row, or 0 when many records of the kind changed
   *
   * Emitted after a commit for each record that changed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
jy_ledger_init (JyLedger *self)
{
  self->thread = g_thread_self ();
  self->pending = g_array_new (FALSE, FALSE, sizeof (JyChange));
  self->closed_months = g_hash_table_new (NULL, NULL);
  self->row_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->densities = jy_densities_new ();
  self->cached_version = -1;
}

static JyLedger *
open_ledger (const char    *path,
             const JyDesk  *desk,
             JyDatabaseMode mode,
             GError       **error)
{
  g_autoptr (JyLedger) ledger = g_object_new (JY_TYPE_LEDGER, NULL);

  ledger->path = g_strdup (path);
  ledger->desk = jy_desk_copy (desk);
  ledger->database = jy_database_open (path, mode, error);
  if (ledger->database == NULL)
    return NULL;
  jy_ledger_add_functions (ledger);
  if (!jy_ledger_migrate (ledger, mode == JY_DATABASE_CREATE, error) || !jy_ledger_refresh (ledger, error))
    {
      jy_ledger_close (ledger, NULL);
      /* Half a new ledger is worse than none. */
      if (mode == JY_DATABASE_CREATE)
        g_unlink (path);
      return NULL;
    }
  return g_steal_pointer (&ledger);
}

/* Gives a whole new file its name, unless there is one of that name by now. */
static gboolean
give_name (const char *unfinished,
           const char *path,
           GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean named = link (unfinished, path) == 0;
  int descriptor;

  /* Some file systems of memory sticks know no links. */
  if (!named && errno != EEXIST && !g_file_test (path, G_FILE_TEST_EXISTS))
    named = g_rename (unfinished, path) == 0;
  else
    {
      int problem = errno;

      g_unlink (unfinished);
      errno = problem;
    }
  if (!named)
    {
      if (errno == EEXIST)
        g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_EXISTS,
                     _ ("“%s” exists already; choose another name or open it."), path);
      else
        g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_READ_ONLY, _ ("“%s” could not be created: %s"), path,
                     g_strerror (errno));
      return FALSE;
    }
  descriptor = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (descriptor >= 0)
    {
      fsync (descriptor);
      g_close (descriptor, NULL);
    }
  return TRUE;
}

/* People know the file by the name they gave it. */
static void
propagate_with_path (GError    **error,
                     GError     *problem,
                     const char *unfinished,
                     const char *path)
{
  g_auto (GStrv) parts = g_strsplit (problem->message, unfinished, -1);
  g_autofree char *message = g_strjoinv (path, parts);

  g_set_error_literal (error, problem->domain, problem->code, message);
  g_error_free (problem);
}

/**
 * jy_ledger_create:
 * @path: a file that does not exist
 * @desk: who writes
 * @error: return location
 *
 * Creates a ledger with mode 0600 and opens it. It is made beside its place and
 * takes it when it is whole, so that whatever happens meanwhile, there is a
 * ledger of that name or nothing.
 *
 * Returns: (transfer full): the ledger, or %NULL with @error of #JyLedgerError
 */
JyLedger *
jy_ledger_create (const char   *path,
                  const JyDesk *desk,
                  GError      **error)
{
  g_autofree char *unfinished = g_strdup_printf ("%s.%d-%08x", path, (int) getpid (), g_random_int ());
  g_autoptr (JyLedger) ledger = NULL;
  GError *problem = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_EXISTS,
                   _ ("“%s” exists already; choose another name or open it."), path);
      return NULL;
    }
  ledger = open_ledger (unfinished, desk, JY_DATABASE_CREATE, &problem);
  if (ledger == NULL || !jy_ledger_close (ledger, &problem))
    {
      g_unlink (unfinished);
      propagate_with_path (error, problem, unfinished, path);
      return NULL;
    }
  if (!give_name (unfinished, path, error))
    return NULL;
  return open_ledger (path, desk, JY_DATABASE_READ_WRITE, error);
}

/**
 * jy_ledger_open:
 * @path: a ledger file
 * @desk: who writes
 * @read_only: whether nothing will be written; a file that may not be written
 *   is opened so by itself
 * @error: return location
 *
 * Opens a ledger. One written by an older program is copied aside and migrated,
 * also when it is opened only to be read: nothing else could read it.
 *
 * Returns: (transfer full): the ledger, or %NULL with @error of #JyLedgerError
 */
JyLedger *
jy_ledger_open (const char   *path,
                const JyDesk *desk,
                gboolean      read_only,
                GError      **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyLedger) migrated = NULL;
  JyLedger *ledger = NULL;

  if (!read_only)
    return open_ledger (path, desk, JY_DATABASE_READ_WRITE, error);
  ledger = open_ledger (path, desk, JY_DATABASE_READ_ONLY, &problem);
  if (g_error_matches (problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_OLDER))
    {
      g_autoptr (GError) unwritable = NULL;

      migrated = open_ledger (path, desk, JY_DATABASE_READ_WRITE, &unwritable);
      /* That it is older is the reason; that it cannot be written is no news to a reader. */
      if (!g_error_matches (unwritable, JY_LEDGER_ERROR, JY_LEDGER_ERROR_READ_ONLY))
        {
          g_clear_error (&problem);
          problem = g_steal_pointer (&unwritable);
        }
      if (migrated != NULL && jy_ledger_close (migrated, &problem))
        ledger = open_ledger (path, desk, JY_DATABASE_READ_ONLY, &problem);
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return ledger;
}

/**
 * jy_ledger_close:
 * @ledger: an open ledger
 * @error: return location
 *
 * Rolls back what is not committed and closes the file. Only finalising the
 * object may follow.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_ledger_close (JyLedger *ledger,
                 GError  **error)
{
  g_return_val_if_fail (JY_IS_LEDGER (ledger), FALSE);

  if (ledger->depth > 0)
    {
      ledger->depth = 1;
      jy_ledger_rollback (ledger);
    }
  return jy_database_close (g_steal_pointer (&ledger->database), error);
}

/**
 * jy_ledger_get_path:
 * @ledger: a ledger
 *
 * Returns: (transfer none): its file
 */
const char *
jy_ledger_get_path (JyLedger *ledger)
{
  return ledger->path;
}

/**
 * jy_ledger_get_database:
 * @ledger: an open ledger
 *
 * For reading only: whatever writes goes through the ledger.
 *
 * Returns: (transfer none): its connection
 */
JyDatabase *
jy_ledger_get_database (JyLedger *ledger)
{
  return ledger->database;
}

/**
 * jy_ledger_get_desk:
 * @ledger: a ledger
 *
 * Returns: (transfer none): who writes
 */
const JyDesk *
jy_ledger_get_desk (JyLedger *ledger)
{
  return ledger->desk;
}

/**
 * jy_ledger_get_today:
 * @ledger: a ledger
 *
 * Returns: the civil day of its clock
 */
JyDay
jy_ledger_get_today (JyLedger *ledger)
{
  return jy_desk_get_today (ledger->desk);
}

/**
 * jy_ledger_is_read_only:
 * @ledger: an open ledger
 *
 * Returns: whether the file cannot be written
 */
gboolean
jy_ledger_is_read_only (JyLedger *ledger)
{
  return jy_database_is_read_only (ledger->database);
}

/**
 * jy_ledger_check_writable: (skip)
 * @ledger: an open ledger
 * @error: return location
 *
 * Returns: %FALSE with %JY_LEDGER_ERROR_READ_ONLY when it cannot be written
 */
gboolean
jy_ledger_check_writable (JyLedger *ledger,
                          GError  **error)
{
  if (!jy_ledger_is_read_only (ledger))
    return TRUE;
  g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_READ_ONLY,
               _ ("The ledger “%s” may not be written here. Check the permissions of the file and its folder."),
               ledger->path);
  return FALSE;
}

/**
 * jy_ledger_begin:
 * @ledger: an open ledger
 * @error: return location
 *
 * Begins a write transaction. May be nested: only the outermost commit saves,
 * and a rollback at any depth dooms the whole.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_ledger_begin (JyLedger *ledger,
                 GError  **error)
{
  g_return_val_if_fail (ledger->thread == g_thread_self (), FALSE);

  if (ledger->depth > 0)
    {
      ledger->depth++;
      return TRUE;
    }
  if (!jy_ledger_check_writable (ledger, error) || !jy_database_execute (ledger->database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!jy_chain_load (&ledger->chain, ledger->database, &ledger->desk->id, TRUE, error) ||
      !jy_ledger_refresh (ledger, error))
    {
      jy_chain_clear (&ledger->chain);
      jy_database_execute (ledger->database, "ROLLBACK", NULL);
      return FALSE;
    }
  ledger->depth = 1;
  ledger->doomed = FALSE;
  return TRUE;
}

/* The trigger against replaced entries asks for every new one whether it is
 * there already, a fifth of the time of a large import. Within our own
 * transaction nobody else writes and positions are counted upwards, so it is
 * taken out at the beginning and put back before the end; a crash puts it back
 * as well, since it belongs to the transaction. Only the text of this program's
 * own is ever run: what a strange file has in its place stays there. */
static gboolean
take_guard (JyLedger *ledger,
            GError  **error)
{
  static const char name[] = "trigger journal_never_replaces";
  g_autoptr (GHashTable) own = jy_ledger_list_form (NULL, error);
  g_autoptr (GHashTable) there = own != NULL ? jy_ledger_list_form (ledger, error) : NULL;
  const char *guard;

  if (there == NULL)
    return FALSE;
  guard = g_hash_table_lookup (own, name);
  if (g_strcmp0 (g_hash_table_lookup (there, name), guard) != 0)
    return TRUE;
  ledger->guard = g_strdup (guard);
  return jy_database_execute (ledger->database, "DROP TRIGGER journal_never_replaces", error);
}

static gboolean
put_guard_back (JyLedger *ledger,
                GError  **error)
{
  g_autofree char *guard = g_steal_pointer (&ledger->guard);

  return guard == NULL || jy_database_execute (ledger->database, guard, error);
}

/**
 * jy_ledger_begin_large:
 * @ledger: an open ledger outside a transaction
 * @error: return location
 *
 * jy_ledger_begin() for a transaction of very many records; see
 * jy_database_set_journaling(). Others who open the ledger meanwhile may be told
 * that it is busy.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_ledger_begin_large (JyLedger *ledger,
                       GError  **error)
{
  g_return_val_if_fail (ledger->depth == 0, FALSE);

  if (!jy_ledger_check_writable (ledger, error))
    return FALSE;
  ledger->large = jy_database_set_journaling (ledger->database, FALSE);
  if (!jy_ledger_begin (ledger, error))
    {
      if (ledger->large)
        jy_database_set_journaling (ledger->database, TRUE);
      ledger->large = FALSE;
      return FALSE;
    }
  if (take_guard (ledger, error))
    return TRUE;
  jy_ledger_rollback (ledger);
  return FALSE;
}

/* Where the log cannot be turned on again now, the next opening does it. */
static void
end_transaction (JyLedger *ledger)
{
  ledger->depth = 0;
  g_clear_pointer (&ledger->guard, g_free);
  jy_chain_clear (&ledger->chain);
  if (ledger->large)
    jy_database_set_journaling (ledger->database, TRUE);
  ledger->large = FALSE;
}

static void
emit_changes (JyLedger *ledger)
{
  g_autoptr (GArray) changes = g_steal_pointer (&ledger->pending);

  ledger->pending = g_array_new (FALSE, FALSE, sizeof (JyChange));
  for (guint i = 0; i < changes->len; i++)
    {
      JyChange *change = &g_array_index (changes, JyChange, i);

      g_signal_emit (ledger, signals[SIGNAL_CHANGED], 0, change->kind->name, change->row);
    }
}

/**
 * jy_ledger_announce:
 * @ledger: an open ledger
 * @kind: the name of a kind
 *
 * Tells those who follow this connection that records of a kind were written by
 * another one, which said so with its own #JyLedger::changed. What this connection
 * reads is up to date without it.
 */
void
jy_ledger_announce (JyLedger   *ledger,
                    const char *kind)
{
  g_signal_emit (ledger, signals[SIGNAL_CHANGED], 0, kind, (gint64) 0);
}

/**
 * jy_ledger_commit:
 * @ledger: a ledger in a write transaction
 * @error: return location
 *
 * Ends the innermost transaction; the outermost one is saved durably.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError, and nothing is saved
 */
gboolean
jy_ledger_commit (JyLedger *ledger,
                  GError  **error)
{
  g_return_val_if_fail (ledger->depth > 0, FALSE);

  if (ledger->depth > 1)
    {
      ledger->depth--;
      return TRUE;
    }
  if (ledger->doomed)
    {
      jy_ledger_rollback (ledger);
      g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_FAILED,
                           _ ("Nothing was saved, because an earlier step failed."));
      return FALSE;
    }
  if (!put_guard_back (ledger, error) || !jy_database_execute (ledger->database, "COMMIT", error))
    {
      jy_ledger_rollback (ledger);
      return FALSE;
    }
  end_transaction (ledger);
  emit_changes (ledger);
  return TRUE;
}

/**
 * jy_ledger_rollback:
 * @ledger: a ledger in a write transaction
 *
 * Gives up everything since the outermost jy_ledger_begin().
 */
void
jy_ledger_rollback (JyLedger *ledger)
{
  g_return_if_fail (ledger->depth > 0);

  ledger->doomed = TRUE;
  if (--ledger->depth > 0)
    return;
  jy_database_execute (ledger->database, "ROLLBACK", NULL);
  g_array_set_size (ledger->pending, 0);
  jy_ledger_forget (ledger);
  end_transaction (ledger);
}

/**
 * jy_ledger_abandon: (skip)
 * @ledger: a ledger in a write transaction
 * @problem: (transfer full): why the step is given up
 * @error: return location
 *
 * Ends a step that did not come to writing. What was refused leaves an outer
 * transaction as it was; what failed dooms it.
 *
 * Returns: %FALSE, with @error set
 */
gboolean
jy_ledger_abandon (JyLedger *ledger,
                   GError   *problem,
                   GError  **error)
{
  if (ledger->depth > 1 && !ledger->doomed && !jy_ledger_error_is_environment (problem))
    ledger->depth--;
  else
    jy_ledger_rollback (ledger);
  g_propagate_error (error, problem);
  return FALSE;
}

/**
 * jy_ledger_note_change: (skip)
 * @ledger: a ledger in a write transaction
 * @kind: the kind
 * @row: the row
 *
 * Remembers what is told after the commit. Beyond the few records that a list
 * could follow one by one, one change of the kind as a whole is told instead.
 */
void
jy_ledger_note_change (JyLedger     *ledger,
                       const JyKind *kind,
                       gint64        row)
{
  const guint followed = 16;
  JyChange change = { kind, row };
  JyChange *first = NULL;
  guint n = 0;

  for (guint i = 0; i < ledger->pending->len; i++)
    {
      JyChange *pending = &g_array_index (ledger->pending, JyChange, i);

      if (pending->kind != kind)
        continue;
      if (pending->row == 0)
        return;
      if (n++ == 0)
        first = pending;
    }
  if (n < followed && row != 0)
    {
      g_array_append_val (ledger->pending, change);
      return;
    }
  if (first == NULL)
    g_array_append_val (ledger->pending, change);
  else
    first->row = 0;
  for (guint i = ledger->pending->len; i > 0; i--)
    {
      JyChange *pending = &g_array_index (ledger->pending, JyChange, i - 1);

      if (pending->kind == kind && pending->row != 0)
        g_array_remove_index (ledger->pending, i - 1);
    }
}
