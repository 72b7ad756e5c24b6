/* jy-database.c: opens a ledger file, keeps its statements and turns what SQLite
 * says into sentences that a canteen manager understands. */
#include "config.h"

#include "jy-database-private.h"
#include "jy-ledger-error.h"
#include "jy-lock-guard.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUSY_MILLISECONDS 5000

/* One thread at a time uses a connection, so SQLite need not lock it. */
#define OPEN_FLAGS (SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX)

/* So many steps of SQLite's machine take a fraction of a millisecond. */
#define CANCEL_STEPS 10000

/* How many statements rest for the next use; beyond that they are finalised. */
#define MAX_RESTING 64

struct _JyStatement
{
  sqlite3_stmt *handle;
  JyDatabase *database;
  char *sql;
};

static void
statement_free (JyStatement *statement)
{
  sqlite3_finalize (statement->handle);
  g_free (statement->sql);
  g_free (statement);
}

/* Our own small set of errors, from SQLite's larger one. */
static JyLedgerError
classify (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return JY_LEDGER_ERROR_BUSY;
    case SQLITE_FULL:
      return JY_LEDGER_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return JY_LEDGER_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
      return JY_LEDGER_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return JY_LEDGER_ERROR_NOT_A_LEDGER;
    case SQLITE_INTERRUPT:
      return JY_LEDGER_ERROR_CANCELLED;
    default:
      return JY_LEDGER_ERROR_FAILED;
    }
}

/* A write that the file size limit or a quota stopped is a full disk to people. */
static JyLedgerError
classify_io (JyDatabase *database,
             int         code)
{
  int system_error = database->handle != NULL ? sqlite3_system_errno (database->handle) : 0;

  if ((code & 0xff) == SQLITE_IOERR &&
      (system_error == ENOSPC || system_error == EFBIG || system_error == EDQUOT || code == SQLITE_IOERR_WRITE))
    return JY_LEDGER_ERROR_FULL;
  if ((code & 0xff) == SQLITE_CANTOPEN && (system_error == EACCES || system_error == EROFS))
    return JY_LEDGER_ERROR_READ_ONLY;
  return classify (code);
}

/**
 * jy_database_set_error: (skip)
 * @database: a connection
 * @code: what SQLite answered
 * @error: return location
 *
 * Sets an error of #JyLedgerError.
 */
void
jy_database_set_error (JyDatabase *database,
                       int         code,
                       GError    **error)
{
  JyLedgerError kind = classify_io (database, code);
  const char *path = database->path;

  switch (kind)
    {
    case JY_LEDGER_ERROR_BUSY:
      g_set_error (error, JY_LEDGER_ERROR, kind,
                   _ ("The ledger “%s” is being written by another window or program. Wait a moment and try again."), path);
      break;
    case JY_LEDGER_ERROR_FULL:
      g_set_error (error, JY_LEDGER_ERROR, kind,
                   _ ("The disk with “%s” is full; nothing was saved. Make room and try again."), path);
      break;
    case JY_LEDGER_ERROR_READ_ONLY:
      g_set_error (error, JY_LEDGER_ERROR, kind,
                   _ ("The ledger “%s” may not be written here. Check the permissions of the file and its folder."), path);
      break;
    case JY_LEDGER_ERROR_CORRUPT:
      g_set_error (error, JY_LEDGER_ERROR, kind,
                   _ ("The ledger “%s” is damaged. Do not write to it; restore the last backup."), path);
      break;
    case JY_LEDGER_ERROR_NOT_A_LEDGER:
      g_set_error (error, JY_LEDGER_ERROR, kind, _ ("“%s” is not a ledger of this program."), path);
      break;
    case JY_LEDGER_ERROR_CANCELLED:
      g_set_error_literal (error, JY_LEDGER_ERROR, kind, _ ("Cancelled; nothing was changed."));
      break;
    default:
      g_set_error (error, JY_LEDGER_ERROR, kind, _ ("The ledger “%s” could not be read or written: %s"), path,
                   database->handle != NULL ? sqlite3_errmsg (database->handle) : sqlite3_errstr (code));
    }
}

/* Only an existing regular file is opened, only a new one is created. */
static gboolean
check_file (const char    *path,
            JyDatabaseMode mode,
            GError       **error)
{
  GStatBuf status;
  int descriptor;

  if (mode == JY_DATABASE_CREATE)
    {
      descriptor = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
      if (descriptor >= 0)
        return g_close (descriptor, error);
      if (errno == EEXIST)
        g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_EXISTS,
                     _ ("“%s” exists already; choose another name or open it."), path);
      else
        g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_READ_ONLY, _ ("“%s” could not be created: %s"), path,
                     g_strerror (errno));
      return FALSE;
    }
  if (g_stat (path, &status) != 0)
    {
      g_set_error (error, JY_LEDGER_ERROR, errno == ENOENT ? JY_LEDGER_ERROR_MISSING : JY_LEDGER_ERROR_READ_ONLY,
                   errno == ENOENT ? _ ("There is no ledger “%s”. Create one, or give the right file.")
                                   : _ ("The ledger “%s” may not be read."),
                   path);
      return FALSE;
    }
  if (!S_ISREG (status.st_mode) || status.st_size == 0)
    {
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_A_LEDGER, _ ("“%s” is not a ledger of this program."), path);
      return FALSE;
    }
  return TRUE;
}

/* The first reading shows whether SQLite can make its files beside the ledger.
 * The file may come from anywhere: a ledger has no views, so that none is ever
 * evaluated, and nothing may write into its schema past SQLite. */
static int
try_handle (JyDatabase *database,
            const char *path,
            int         flags)
{
  int code = sqlite3_open_v2 (path, &database->handle, flags | OPEN_FLAGS, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_db_config (database->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_db_config (database->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_busy_timeout (database->handle, BUSY_MILLISECONDS);
  if (code == SQLITE_OK)
    code = sqlite3_exec (database->handle, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL);
  return code;
}

static gboolean
is_folder_unwritable (int code)
{
  return code == SQLITE_READONLY_DIRECTORY || (code & 0xff) == SQLITE_CANTOPEN;
}

/* Whether somebody writes, or was interrupted: their files stand beside the file
 * itself, wherever a link to it stands. */
static gboolean
is_at_rest (const char *path)
{
  static const char *const endings[] = { "-wal", "-journal" };
  g_autofree char *target = realpath (path, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *beside = g_strconcat (target != NULL ? target : path, endings[i], NULL);

      if (g_file_test (beside, G_FILE_TEST_EXISTS))
        return FALSE;
    }
  return TRUE;
}

/* A file that may be written is opened so even if only to be read: what a killed
 * import left half done is taken back by whoever comes first, and the last to
 * leave takes the write-ahead log into the file. */
static int
open_handle (JyDatabase    *database,
             const char    *path,
             JyDatabaseMode mode)
{
  /* A name like "file:…" is a name here, though SQLite may read more into it. */
  g_autofree char *name = g_path_is_absolute (path) ? g_strdup (path) : g_build_filename (".", path, NULL);
  g_autofree char *escaped = NULL;
  g_autofree char *uri = NULL;
  int code;

  database->read_only = mode == JY_DATABASE_READ_ONLY;
  if (g_access (path, W_OK) == 0)
    {
      code = try_handle (database, name, SQLITE_OPEN_READWRITE);
      if (mode == JY_DATABASE_CREATE || !is_folder_unwritable (code))
        return code;
      g_clear_pointer (&database->handle, sqlite3_close);
    }

  database->read_only = TRUE;
  code = try_handle (database, name, SQLITE_OPEN_READONLY);
  if (!is_folder_unwritable (code) || !is_at_rest (path))
    return code;
  /* In a folder that cannot be written a file at rest is read as it stands. */
  g_clear_pointer (&database->handle, sqlite3_close);
  escaped = g_uri_escape_string (name, "/", TRUE);
  uri = g_strconcat (*name == '/' ? "file://" : "file:", escaped, "?immutable=1", NULL);
  return try_handle (database, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

/* With a log, a connection holds a lock on the file all the time; without one, only
 * while it reads or writes, and others must be able to have the file for themselves. */
static void
guard_log (JyDatabase *database)
{
  sqlite3_stmt *statement = NULL;
  gboolean has_log = FALSE;

  if (sqlite3_prepare_v2 (database->handle, "PRAGMA journal_mode", -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    has_log = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "wal") == 0;
  sqlite3_finalize (statement);
  jy_lock_guard_set (database->guard, has_log);
}

/**
 * jy_database_open:
 * @path: the ledger file
 * @mode: how; a file that may not be written is opened read-only by itself
 * @error: return location
 *
 * Opens a connection. A created file has mode 0600.
 *
 * Returns: (transfer full): the connection, or %NULL with @error of #JyLedgerError
 */
JyDatabase *
jy_database_open (const char    *path,
                  JyDatabaseMode mode,
                  GError       **error)
{
  JyDatabase *database;
  int code;

  if (!check_file (path, mode, error))
    return NULL;

  jy_lock_guard_install ();
  database = g_new0 (JyDatabase, 1);
  database->guard = jy_lock_guard_open (path);
  database->path = g_strdup (path);
  database->statements =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) statement_free);
  code = open_handle (database, path, mode);
  if (code == SQLITE_OK)
    {
      sqlite3_limit (database->handle, SQLITE_LIMIT_ATTACHED, 2);
      code = sqlite3_exec (database->handle,
                           "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;"
                           "PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY;",
                           NULL, NULL, NULL);
    }
  /* A reader goes over most pages once, and the system keeps the file: to fill fresh
   * memory takes longer than to read into what is at hand. */
  if (code == SQLITE_OK && database->read_only)
    code = sqlite3_exec (database->handle, "PRAGMA query_only = ON; PRAGMA cache_size = -2048;", NULL, NULL, NULL);
  if (code == SQLITE_OK)
    {
      guard_log (database);
      return database;
    }
  jy_database_set_error (database, code, error);
  jy_database_close (database, NULL);
  return NULL;
}

/**
 * jy_database_close:
 * @database: (transfer full): a connection without open statements
 * @error: return location
 *
 * Closes a connection.
 *
 * Returns: %FALSE with @error of #JyLedgerError when the file could not be
 *   brought to rest; the connection is gone all the same
 */
gboolean
jy_database_close (JyDatabase *database,
                   GError    **error)
{
  int code;

  g_clear_pointer (&database->statements, g_hash_table_unref);
  /* The last one to close the file has it for itself. */
  jy_lock_guard_set (database->guard, FALSE);
  code = sqlite3_close (database->handle);
  g_assert (code != SQLITE_BUSY);
  if (code != SQLITE_OK)
    jy_database_set_error (database, code, error);
  if (database->guard >= 0)
    g_close (database->guard, NULL);
  g_clear_object (&database->cancellable);
  g_free (database->path);
  g_free (database);
  return code == SQLITE_OK;
}

/**
 * jy_database_is_read_only:
 * @database: a connection
 *
 * Returns: whether the file cannot be written through it
 */
gboolean
jy_database_is_read_only (const JyDatabase *database)
{
  return database->read_only;
}

/**
 * jy_database_execute:
 * @database: a connection
 * @sql: statements without parameters and results
 * @error: return location
 *
 * Runs statements.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_database_execute (JyDatabase *database,
                     const char *sql,
                     GError    **error)
{
  int code = sqlite3_exec (database->handle, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  jy_database_set_error (database, code, error);
  return FALSE;
}

/**
 * jy_database_set_journaling:
 * @database: a connection outside a transaction
 * @write_ahead: whether changes go to a write-ahead log, which is the rule
 *
 * A write-ahead log holds every new page once more. A very large import into a
 * ledger that nobody else has open goes faster with a rollback journal, which
 * holds only what was there before; it is as safe. Where somebody has the ledger
 * open, the change is not made.
 *
 * Returns: whether it is as wanted now
 */
gboolean
jy_database_set_journaling (JyDatabase *database,
                            gboolean    write_ahead)
{
  const char *wanted = write_ahead ? "wal" : "delete";
  g_autofree char *sql = g_strdup_printf ("PRAGMA journal_mode = %s", wanted);
  g_autoptr (JyStatement) statement = NULL;
  gboolean is_wanted = FALSE;

  jy_lock_guard_set (database->guard, FALSE);
  sqlite3_busy_timeout (database->handle, 0);
  statement = jy_database_prepare (database, sql, NULL);
  if (statement != NULL && jy_statement_step (statement, NULL))
    is_wanted = g_strcmp0 (jy_statement_get_text (statement, 0), wanted) == 0;
  g_clear_pointer (&statement, jy_statement_release);
  sqlite3_busy_timeout (database->handle, BUSY_MILLISECONDS);
  /* A rollback journal commits by its removal from the folder, which has to
   * reach the disk as well. */
  sqlite3_exec (database->handle, write_ahead && is_wanted ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = EXTRA", NULL,
                NULL, NULL);
  guard_log (database);
  return is_wanted;
}

static int
is_cancelled (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/**
 * jy_database_set_cancellable:
 * @database: a connection
 * @cancellable: (nullable): what stops its queries from now on
 *
 * Makes a query that is running end with %JY_LEDGER_ERROR_CANCELLED when
 * @cancellable is cancelled, in whatever thread.
 */
void
jy_database_set_cancellable (JyDatabase   *database,
                             GCancellable *cancellable)
{
  g_set_object (&database->cancellable, cancellable);
  sqlite3_progress_handler (database->handle, cancellable != NULL ? CANCEL_STEPS : 0,
                            cancellable != NULL ? is_cancelled : NULL, cancellable);
}

/**
 * jy_database_begin_read:
 * @database: a connection
 * @error: return location
 *
 * From here to jy_database_end_read() all queries see the same state of the
 * ledger. May be nested, also inside a write transaction.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_database_begin_read (JyDatabase *database,
                        GError    **error)
{
  if (database->read_depth == 0 && sqlite3_get_autocommit (database->handle) == 0)
    return TRUE;
  if (database->read_depth == 0 && !jy_database_execute (database, "BEGIN", error))
    return FALSE;
  database->read_depth++;
  return TRUE;
}

/**
 * jy_database_end_read:
 * @database: a connection
 *
 * Ends what jy_database_begin_read() began.
 */
void
jy_database_end_read (JyDatabase *database)
{
  if (database->read_depth > 0 && --database->read_depth == 0)
    sqlite3_exec (database->handle, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * jy_database_query_integer:
 * @database: a connection
 * @sql: a query without parameters
 * @integer: (out): the first column of the first row, 0 when there is none
 * @error: return location
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_database_query_integer (JyDatabase *database,
                           const char *sql,
                           gint64     *integer,
                           GError    **error)
{
  g_autoptr (JyStatement) statement = jy_database_prepare (database, sql, error);
  g_autoptr (GError) problem = NULL;

  *integer = 0;
  if (statement == NULL)
    return FALSE;
  if (jy_statement_step (statement, &problem))
    *integer = jy_statement_get_integer (statement, 0);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * jy_database_prepare:
 * @database: a connection
 * @sql: one statement
 * @error: return location
 *
 * Takes a statement from those at rest, or prepares it.
 *
 * Returns: (transfer full): the statement, given back with
 *   jy_statement_release(), or %NULL with @error of #JyLedgerError
 */
JyStatement *
jy_database_prepare (JyDatabase *database,
                     const char *sql,
                     GError    **error)
{
  JyStatement *statement;
  gpointer key = NULL, resting = NULL;
  sqlite3_stmt *handle = NULL;
  int code;

  if (g_hash_table_steal_extended (database->statements, sql, &key, &resting))
    return resting;

  code = sqlite3_prepare_v3 (database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  if (code != SQLITE_OK)
    {
      jy_database_set_error (database, code, error);
      return NULL;
    }
  statement = g_new0 (JyStatement, 1);
  statement->handle = handle;
  statement->database = database;
  statement->sql = g_strdup (sql);
  return statement;
}

/**
 * jy_statement_release:
 * @statement: (transfer full) (nullable): a statement
 *
 * Resets and clears a statement and lays it to rest.
 */
void
jy_statement_release (JyStatement *statement)
{
  GHashTable *resting;

  if (statement == NULL)
    return;
  resting = statement->database->statements;
  sqlite3_reset (statement->handle);
  sqlite3_clear_bindings (statement->handle);
  if (g_hash_table_size (resting) >= MAX_RESTING || g_hash_table_contains (resting, statement->sql))
    statement_free (statement);
  else
    g_hash_table_insert (resting, statement->sql, statement);
}

static int
find_parameter (JyStatement *statement,
                const char  *name)
{
  int position = sqlite3_bind_parameter_index (statement->handle, name);

  g_assert (position > 0);
  return position;
}

/**
 * jy_statement_bind_integer:
 * @statement: a statement that is not running
 * @name: the parameter, like `:month`
 * @integer: its value
 */
void
jy_statement_bind_integer (JyStatement *statement,
                           const char  *name,
                           gint64       integer)
{
  sqlite3_bind_int64 (statement->handle, find_parameter (statement, name), integer);
}

/**
 * jy_statement_bind_text:
 * @statement: a statement that is not running
 * @name: the parameter, like `:month`
 * @text: (nullable): its value, copied
 */
void
jy_statement_bind_text (JyStatement *statement,
                        const char  *name,
                        const char  *text)
{
  sqlite3_bind_text (statement->handle, find_parameter (statement, name), text, -1, SQLITE_TRANSIENT);
}

/**
 * jy_statement_bind_blob:
 * @statement: a statement that is not running
 * @name: the parameter, like `:record`
 * @blob: its value, copied
 * @size: bytes
 */
void
jy_statement_bind_blob (JyStatement  *statement,
                        const char   *name,
                        gconstpointer blob,
                        gsize         size)
{
  sqlite3_bind_blob64 (statement->handle, find_parameter (statement, name), blob, size, SQLITE_TRANSIENT);
}

/**
 * jy_statement_set_integer:
 * @statement: a statement that is not running
 * @position: the parameter's number, from 1
 * @integer: its value
 *
 * For statements that are generated from a field table.
 */
void
jy_statement_set_integer (JyStatement *statement,
                          int          position,
                          gint64       integer)
{
  sqlite3_bind_int64 (statement->handle, position, integer);
}

/**
 * jy_statement_set_text:
 * @statement: a statement that is not running
 * @position: the parameter's number, from 1
 * @text: its value, which must stay until the statement has run
 * @length: bytes, or -1
 */
void
jy_statement_set_text (JyStatement *statement,
                       int          position,
                       const char  *text,
                       gssize       length)
{
  sqlite3_bind_text (statement->handle, position, text, (int) length, SQLITE_STATIC);
}

/**
 * jy_statement_set_blob:
 * @statement: a statement that is not running
 * @position: the parameter's number, from 1
 * @blob: its value, which must stay until the statement has run
 * @size: bytes
 */
void
jy_statement_set_blob (JyStatement  *statement,
                       int           position,
                       gconstpointer blob,
                       gsize         size)
{
  sqlite3_bind_blob64 (statement->handle, position, blob, size, SQLITE_STATIC);
}

/**
 * jy_statement_set_null:
 * @statement: a statement that is not running
 * @position: the parameter's number, from 1
 */
void
jy_statement_set_null (JyStatement *statement,
                       int          position)
{
  sqlite3_bind_null (statement->handle, position);
}

/**
 * jy_statement_step:
 * @statement: a statement
 * @error: return location
 *
 * Fetches the next row.
 *
 * Returns: %TRUE when there is one, %FALSE at the end or with @error of #JyLedgerError
 */
gboolean
jy_statement_step (JyStatement *statement,
                   GError     **error)
{
  int code = sqlite3_step (statement->handle);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    jy_database_set_error (statement->database, code, error);
  return FALSE;
}

/**
 * jy_statement_run:
 * @statement: a statement without results
 * @error: return location
 *
 * Runs a statement to its end and readies it for the next time.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_statement_run (JyStatement *statement,
                  GError     **error)
{
  int code = sqlite3_step (statement->handle);

  if (code != SQLITE_DONE && code != SQLITE_ROW)
    {
      jy_database_set_error (statement->database, code, error);
      sqlite3_reset (statement->handle);
      return FALSE;
    }
  sqlite3_reset (statement->handle);
  return TRUE;
}

/**
 * jy_statement_get_integer:
 * @statement: a statement at a row
 * @column: from 0
 *
 * Returns: the value, 0 for NULL
 */
gint64
jy_statement_get_integer (JyStatement *statement,
                          int          column)
{
  return sqlite3_column_int64 (statement->handle, column);
}

/**
 * jy_statement_get_text:
 * @statement: a statement at a row
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the value, valid until the next step
 */
const char *
jy_statement_get_text (JyStatement *statement,
                       int          column)
{
  return (const char *) sqlite3_column_text (statement->handle, column);
}

/**
 * jy_statement_get_size:
 * @statement: a statement at a row
 * @column: from 0
 *
 * Returns: the bytes of a text or blob
 */
gsize
jy_statement_get_size (JyStatement *statement,
                       int          column)
{
  return (gsize) sqlite3_column_bytes (statement->handle, column);
}

/**
 * jy_statement_get_blob:
 * @statement: a statement at a row
 * @column: from 0
 * @size: (out): bytes
 *
 * Returns: (transfer none) (nullable): the value, valid until the next step
 */
gconstpointer
jy_statement_get_blob (JyStatement *statement,
                       int          column,
                       gsize       *size)
{
  gconstpointer blob = sqlite3_column_blob (statement->handle, column);

  *size = (gsize) sqlite3_column_bytes (statement->handle, column);
  return blob;
}

/**
 * jy_statement_is_null:
 * @statement: a statement at a row
 * @column: from 0
 *
 * Returns: whether the value is NULL
 */
gboolean
jy_statement_is_null (JyStatement *statement,
                      int          column)
{
  return sqlite3_column_type (statement->handle, column) == SQLITE_NULL;
}
