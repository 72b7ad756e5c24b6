/* ledger-fixture.h: a ledger in a folder of its own, written by a fixed desk whose
 * clock stands still until the test moves it. */
#pragma once

#include "jy-closing.h"
#include "jy-ledger.h"
#include "jy-projection.h"
#include "jy-verify.h"

#include <glib/gstdio.h>
#include <string.h>

/**
 * Fixture:
 * @folder: made for the test and removed after it
 * @path: the ledger file
 * @now: what the desk's clock says
 * @desk: the desk
 * @ledger: (nullable): the open ledger
 */
typedef struct
{
  char *folder;
  char *path;
  gint64 now;
  JyDesk *desk;
  JyLedger *ledger;
} Fixture;

#define DESK_ID       "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
#define OTHER_DESK_ID "9d1e7a52-08c4-4b6f-8c1d-5b2f00a4c977"

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

G_GNUC_UNUSED static gint64
fixture_clock (gpointer data)
{
  return *(gint64 *) data;
}

/* Noon, so that it is the same day nearly everywhere. */
G_GNUC_UNUSED static gint64
noon_of (int year,
         int month,
         int day)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day, 12, 0, 0);

  return g_date_time_to_unix (time) * 1000;
}

G_GNUC_UNUSED static JyDesk *
fixture_new_desk (gint64     *now,
                  const char *id,
                  const char *author)
{
  JyDesk *desk;
  JyUuid uuid;

  g_assert_true (jy_uuid_parse (id, &uuid));
  desk = jy_desk_new (&uuid, author);
  jy_desk_set_clock (desk, fixture_clock, now);
  return desk;
}

/* The folder, the path and the desk, without a ledger. */
G_GNUC_UNUSED static void
fixture_set_up_folder (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("jieyue-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "台账.jieyue", NULL);
  fixture->now = noon_of (2026, 4, 15);
  fixture->desk = fixture_new_desk (&fixture->now, DESK_ID, "张三");
}

G_GNUC_UNUSED static void
fixture_set_up (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up_folder (fixture, data);
  fixture->ledger = jy_ledger_create (fixture->path, fixture->desk, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
fixture_close (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  jy_ledger_close (fixture->ledger, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&fixture->ledger));
}

G_GNUC_UNUSED static void
fixture_open (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->ledger = jy_ledger_open (fixture->path, fixture->desk, FALSE, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

G_GNUC_UNUSED static void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer data)
{
  if (fixture->ledger != NULL)
    fixture_close (fixture);
  remove_folder (fixture->folder);
  jy_desk_free (fixture->desk);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* A record from pairs of field name and text, NULL ends them. */
G_GNUC_UNUSED static JyRecord *
new_record_valist (JyLedger     *ledger,
                   const JyKind *kind,
                   va_list       arguments)
{
  JyRecord *record = jy_record_new (kind);
  const char *name;

  while ((name = va_arg (arguments, const char *)) != NULL)
    {
      const char *text = va_arg (arguments, const char *);
      g_autoptr (GError) error = NULL;
      guint position;

      g_assert_nonnull (jy_kind_find_field (kind, name, &position));
      jy_ledger_parse (ledger, record, position, text, &error);
      g_assert_no_error (error);
    }
  return record;
}

G_GNUC_UNUSED static JyRecord *
new_record (JyLedger     *ledger,
            const JyKind *kind,
            ...)
{
  va_list arguments;
  JyRecord *record;

  va_start (arguments, kind);
  record = new_record_valist (ledger, kind, arguments);
  va_end (arguments);
  return record;
}

/* Puts a record that must be taken; answers its identifier. */
G_GNUC_UNUSED static char *
put (JyLedger     *ledger,
     const JyKind *kind,
     ...)
{
  g_autoptr (JyRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  JyRecordState state = { 0 };
  va_list arguments;

  va_start (arguments, kind);
  record = new_record_valist (ledger, kind, arguments);
  va_end (arguments);
  jy_ledger_put (ledger, record, NULL, &state, &error);
  g_assert_no_error (error);
  return g_strdup (state.id);
}

/* Puts a record that must be refused with this code; answers the message. */
G_GNUC_UNUSED static char *
put_refused (JyLedger     *ledger,
             JyLedgerError code,
             const JyKind *kind,
             ...)
{
  g_autoptr (JyRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;

  va_start (arguments, kind);
  record = new_record_valist (ledger, kind, arguments);
  va_end (arguments);
  g_assert_false (jy_ledger_put (ledger, record, NULL, NULL, &error));
  g_assert_error (error, JY_LEDGER_ERROR, (int) code);
  g_test_message ("%s", error->message);
  return g_strdup (error->message);
}

/* Amends one field of a record. */
G_GNUC_UNUSED static gboolean
amend_field (JyLedger   *ledger,
             const char *id,
             const char *name,
             const char *text,
             const char *reason,
             GError    **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyRecord) record = jy_ledger_read (ledger, id, NULL, &problem);
  guint position;

  g_assert_no_error (problem);
  g_assert_nonnull (jy_kind_find_field (record->kind, name, &position));
  jy_ledger_parse (ledger, record, position, text, &problem);
  g_assert_no_error (problem);
  return jy_ledger_amend (ledger, id, record, reason, NULL, error);
}

G_GNUC_UNUSED static gint64
query_integer (JyLedger   *ledger,
               const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 integer;

  jy_database_query_integer (jy_ledger_get_database (ledger), sql, &integer, &error);
  g_assert_no_error (error);
  return integer;
}

G_GNUC_UNUSED static char *
query_text (JyLedger   *ledger,
            const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyStatement) statement = jy_database_prepare (jy_ledger_get_database (ledger), sql, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  while (jy_statement_step (statement, &error))
    g_string_append_printf (text, "%s\n", jy_statement_get_text (statement, 0));
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Every row of every projection, with the type of every value. */
G_GNUC_UNUSED static char *
dump_projections (JyLedger *ledger)
{
  g_autoptr (GString) dump = g_string_new (NULL);
  guint n_kinds;
  const JyKind *const *kinds = jy_kind_list_all (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      g_autoptr (GString) sql = g_string_new ("SELECT row||','||entry||','||voided");
      g_autofree char *rows = NULL;

      for (guint i = 0; i < kinds[k]->n_fields; i++)
        g_string_append_printf (sql, "||','||quote(\"%s\")", kinds[k]->fields[i].name);
      g_string_append_printf (sql, " FROM \"%s\" ORDER BY row", kinds[k]->name);
      rows = query_text (ledger, sql->str);
      g_string_append_printf (dump, "%s:\n%s", kinds[k]->name, rows);
    }
  return g_string_free (g_steal_pointer (&dump), FALSE);
}

/* What verify finds, one fault a line; empty when all is well. */
G_GNUC_UNUSED static char *
list_faults (JyLedger *ledger)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyVerifyResult) result = jy_ledger_verify (ledger, NULL, NULL, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < result->faults->len; i++)
    {
      g_test_message ("%s", (char *) g_ptr_array_index (result->faults, i));
      g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (result->faults, i));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

G_GNUC_UNUSED static void
assert_verifies (JyLedger *ledger)
{
  g_autofree char *faults = list_faults (ledger);

  g_assert_cmpstr (faults, ==, "");
}

#define assert_contains(text, part)                                                       \
  G_STMT_START                                                                            \
  {                                                                                       \
    if (strstr ((text), (part)) == NULL)                                                  \
      g_error ("%s:%d: “%s” does not contain “%s”", __FILE__, __LINE__, (text), (part)); \
  }                                                                                       \
  G_STMT_END

/* Changes the file past the ledger, as somebody with another program would. */
G_GNUC_UNUSED static void
tamper (const char *path,
        const char *sql)
{
  g_autoptr (GError) error = NULL;
  JyDatabase *database = jy_database_open (path, JY_DATABASE_READ_WRITE, &error);

  g_assert_no_error (error);
  jy_database_execute (database, "PRAGMA foreign_keys = OFF", &error);
  g_assert_no_error (error);
  jy_database_execute (database, sql, &error);
  g_assert_no_error (error);
  jy_database_close (database, &error);
  g_assert_no_error (error);
}

#define DROP_TRIGGERS                                                                               \
  "DROP TRIGGER journal_never_changes; DROP TRIGGER journal_never_shrinks;"                         \
  "DROP TRIGGER journal_never_replaces; DROP TRIGGER desk_never_changes; DROP TRIGGER desk_never_shrinks;" \
  "DROP TRIGGER desk_never_replaces;"

/* The sqlite3 program, as an administrator has it; NULL when it is not there. */
G_GNUC_UNUSED static char *
find_sqlite (void)
{
  char *program = g_find_program_in_path ("sqlite3");

  if (program == NULL)
    g_test_skip ("the program sqlite3 is not installed");
  return program;
}

/* Runs it; answers the exit status and what it said on both outputs. */
G_GNUC_UNUSED static int
run_sqlite (const char *program,
            const char *path,
            const char *sql,
            char      **output)
{
  const char *argv[] = { program, "-batch", "-bail", path, sql, NULL };
  g_autofree char *complaint = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &answer, &complaint, &status, &error);
  g_assert_no_error (error);
  *output = g_strconcat (answer, complaint, NULL);
  return status;
}

/* Figures of a closing, counted. */
G_GNUC_UNUSED static char *
fixture_figures (JyLedger *ledger,
                 JyMonth   month,
                 gpointer  data,
                 GError  **error)
{
  return g_strdup_printf ("{\"diners\":%" G_GINT64_FORMAT "}",
                          query_integer (ledger, "SELECT ifnull(sum(diners),0) FROM meal WHERE voided=0"));
}

G_GNUC_UNUSED static void
close_month (JyLedger *ledger,
             guint     year,
             guint     month,
             gint64    expected_version)
{
  g_autoptr (GError) error = NULL;
  gint64 version = 0;

  jy_ledger_close_month (ledger, jy_month_new (year, month), fixture_figures, NULL, &version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (version, ==, expected_version);
}
