/* jy-migration.c: recognises a ledger file and brings one of an older program to
 * the present form, after copying it aside. */
#include "config.h"

#include "jy-database-private.h"
#include "jy-engine-resources.h"
#include "jy-ledger-private.h"
#include "jy-search.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define APPLICATION_ID 0x4A59544C
#define FORM           2

#define MIGRATION_PATH "/io/github/jieyue/Jieyue/engine/migrations/%d.sql"

static char *
load_migration (int      form,
                GError **error)
{
  g_autofree char *path = g_strdup_printf (MIGRATION_PATH, form);
  g_autoptr (GBytes) sql = g_resource_lookup_data (jy_engine_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return sql != NULL ? g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql)) : NULL;
}

static gboolean
run_migration (JyLedger *ledger,
               int       form,
               GError  **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", form);
  g_autofree char *text = load_migration (form, error);

  return text != NULL && jy_database_execute (ledger->database, text, error) &&
         jy_database_execute (ledger->database, version, error);
}

/* One transaction: the file is of the old form or of the new one. */
static gboolean
run_migrations (JyLedger *ledger,
                int       from,
                GError  **error)
{
  if (!jy_database_execute (ledger->database, "BEGIN IMMEDIATE", error))
    return FALSE;
  for (int form = from + 1; form <= FORM; form++)
    if (!run_migration (ledger, form, error))
      {
        jy_database_execute (ledger->database, "ROLLBACK", NULL);
        return FALSE;
      }
  if (jy_database_execute (ledger->database, "COMMIT", error))
    return TRUE;
  jy_database_execute (ledger->database, "ROLLBACK", NULL);
  return FALSE;
}

/* Makes the file first, so that nobody else may read the copy, and brings it to
 * the disk before it is relied on. */
static gboolean
write_copy (JyLedger   *ledger,
            const char *path,
            GError    **error)
{
  int descriptor = g_open (path, O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
  g_autofree char *name = g_path_is_absolute (path) ? g_strdup (path) : g_build_filename (".", path, NULL);
  g_autoptr (JyStatement) vacuum = NULL;
  gboolean written;

  if (descriptor < 0)
    {
      jy_database_set_error (ledger->database, SQLITE_READONLY, error);
      return FALSE;
    }
  vacuum = jy_database_prepare (ledger->database, "VACUUM INTO :copy", error);
  if (vacuum != NULL)
    jy_statement_bind_text (vacuum, ":copy", name);
  written = vacuum != NULL && jy_statement_run (vacuum, error);
  if (written && fsync (descriptor) != 0)
    {
      jy_database_set_error (ledger->database, SQLITE_FULL, error);
      written = FALSE;
    }
  close (descriptor);
  return written;
}

/* The copy keeps its name, so that the newest program's copy is the last. Half a
 * copy never has that name. */
static gboolean
copy_aside (JyLedger *ledger,
            int       form,
            GError  **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.form-%d", ledger->path, form);
  g_autofree char *unfinished = g_strconcat (copy, ".part", NULL);

  if (g_file_test (copy, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!write_copy (ledger, unfinished, error))
    {
      g_unlink (unfinished);
      return FALSE;
    }
  if (g_rename (unfinished, copy) == 0)
    return TRUE;
  g_unlink (unfinished);
  jy_database_set_error (ledger->database, SQLITE_READONLY, error);
  return FALSE;
}

/**
 * jy_ledger_migrate: (skip)
 * @ledger: a ledger whose file is open
 * @create: whether the file is new and empty
 * @error: return location
 *
 * Checks that the file is a ledger of this program or an older one, and brings
 * it to the present form.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_ledger_migrate (JyLedger *ledger,
                   gboolean  create,
                   GError  **error)
{
  gint64 application, form;

  if (create)
    return jy_database_execute (ledger->database, "PRAGMA journal_mode = WAL", error) && run_migrations (ledger, 0, error);

  if (!jy_database_query_integer (ledger->database, "PRAGMA application_id", &application, error) ||
      !jy_database_query_integer (ledger->database, "PRAGMA user_version", &form, error))
    return FALSE;
  if (application != APPLICATION_ID || form < 1)
    {
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_A_LEDGER, _ ("“%s” is not a ledger of this program."),
                   ledger->path);
      return FALSE;
    }
  if (form > FORM)
    {
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NEWER,
                   _ ("The ledger “%s” was written by a newer version of this program. Update the program to open it."),
                   ledger->path);
      return FALSE;
    }
  /* An import that was killed leaves the file without its write-ahead log. */
  if (!jy_ledger_is_read_only (ledger))
    jy_database_set_journaling (ledger->database, TRUE);
  if (form == FORM)
    return TRUE;
  if (jy_ledger_is_read_only (ledger))
    {
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_OLDER,
                   _ ("The ledger “%s” was written by an older version of this program and must be brought up to date, but nothing "
                      "may be written here. Copy it to a folder of your own and open the copy."),
                   ledger->path);
      return FALSE;
    }
  return copy_aside (ledger, (int) form, error) && run_migrations (ledger, (int) form, error);
}

/* An empty ledger in memory, to compare others with. */
static sqlite3 *
open_blank (GError **error)
{
  sqlite3 *blank = NULL;
  int code = sqlite3_open_v2 (":memory:", &blank, SQLITE_OPEN_READWRITE, NULL);

  for (int form = 1; code == SQLITE_OK && form <= FORM; form++)
    {
      g_autofree char *text = load_migration (form, error);

      if (text == NULL)
        {
          sqlite3_close (blank);
          return NULL;
        }
      code = sqlite3_exec (blank, text, NULL, NULL, NULL);
    }
  if (code == SQLITE_OK)
    return blank;
  g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_FAILED, sqlite3_errstr (code));
  sqlite3_close (blank);
  return NULL;
}

static int
add_part (void  *parts,
          int    n_columns,
          char **values,
          char **names)
{
  g_hash_table_insert (parts, g_strdup (values[0]), g_strdup (values[1]));
  return 0;
}

/**
 * jy_ledger_list_form: (skip)
 * @ledger: (nullable): an open ledger, or %NULL for what a new one has
 * @error: return location
 *
 * Lists tables, indices and triggers.
 *
 * Returns: (transfer full) (element-type utf8 utf8): the SQL of each by type and
 *   name, or %NULL with @error
 */
GHashTable *
jy_ledger_list_form (JyLedger *ledger,
                     GError  **error)
{
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3 *handle = ledger != NULL ? ledger->database->handle : open_blank (error);
  int code;

  if (handle == NULL)
    return NULL;
  /* What SQLite makes by itself are the indices of keys, which have no SQL, and
   * the tables of its ANALYZE. Any other name like theirs hides something. */
  code = sqlite3_exec (handle,
                       "SELECT type||' '||name,sql FROM sqlite_schema WHERE sql IS NOT NULL"
                       " AND NOT (type='table' AND name LIKE 'sqlite\\_stat_' ESCAPE '\\')",
                       add_part, parts, NULL);
  if (code != SQLITE_OK && ledger != NULL)
    jy_database_set_error (ledger->database, code, error);
  else if (code != SQLITE_OK)
    g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_FAILED, sqlite3_errstr (code));
  if (ledger == NULL)
    sqlite3_close (handle);
  return code == SQLITE_OK ? g_steal_pointer (&parts) : NULL;
}

/* jy_row(identifier): the row of a record, from the identifier alone. */
static void
jy_row (sqlite3_context *context,
        int              n_values,
        sqlite3_value  **values)
{
  JyLedger *ledger = sqlite3_user_data (context);
  JyUuid uuid;
  gint64 row;

  if (sqlite3_value_type (values[0]) == SQLITE_NULL)
    return;
  if (sqlite3_value_type (values[0]) == SQLITE_BLOB && sqlite3_value_bytes (values[0]) == JY_UUID_SIZE)
    memcpy (uuid.bytes, sqlite3_value_blob (values[0]), JY_UUID_SIZE);
  else if (sqlite3_value_type (values[0]) != SQLITE_TEXT ||
           !jy_uuid_parse ((const char *) sqlite3_value_text (values[0]), &uuid))
    return;
  if (jy_ledger_locate (ledger, &uuid, &row, NULL))
    sqlite3_result_int64 (context, row);
}

/**
 * jy_ledger_add_functions: (skip)
 * @ledger: a ledger whose file is open
 *
 * Adds the functions that queries and the rebuilding of projections call.
 */
void
jy_ledger_add_functions (JyLedger *ledger)
{
  sqlite3_create_function_v2 (ledger->database->handle, "jy_row", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, ledger, jy_row,
                              NULL, NULL, NULL);
  jy_search_add_function (ledger->database);
}
