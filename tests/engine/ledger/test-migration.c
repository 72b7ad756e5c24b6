/* test-migration.c: ledgers of older programs are copied aside and brought to the
 * present form. tests/data/ledgers/form-N.jieyue.gz was written by the program whose
 * form was N: a closed month and its notice, the month reopened and closed again. */
#include "config.h"

#include "jy-notice-store.h"
#include "ledger-fixture.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define L fixture->ledger

#define NUMBER "示机管公示〔2026〕1号"

/* SHA-256 of the sheet that was printed then. */
#define SHEET "dfd0db8d040bcef52b65265ffe10ee37fda70e9f71132565f4d6ca5a2304cd5a"

/* Puts the old ledger where the fixture's is expected. */
static void
unpack (Fixture    *fixture,
        const char *name)
{
  g_autofree char *packed_path = g_build_filename (g_getenv ("JY_TEST_DATA"), "ledgers", name, NULL);
  g_autoptr (GFile) packed = g_file_new_for_path (packed_path);
  g_autoptr (GFile) ledger = g_file_new_for_path (fixture->path);
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) bytes = g_file_read (packed, NULL, &error);
  g_autoptr (GInputStream) from = NULL;
  g_autoptr (GFileOutputStream) to = NULL;

  g_assert_no_error (error);
  from = g_converter_input_stream_new (G_INPUT_STREAM (bytes), converter);
  to = g_file_create (ledger, G_FILE_CREATE_PRIVATE, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_splice (G_OUTPUT_STREAM (to), from, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
}

static gint64
query_file (const char *path,
            const char *sql)
{
  g_autoptr (GError) error = NULL;
  JyDatabase *database = jy_database_open (path, JY_DATABASE_READ_WRITE, &error);
  gint64 integer = 0;

  g_assert_no_error (error);
  jy_database_query_integer (database, sql, &integer, &error);
  g_assert_no_error (error);
  jy_database_close (database, &error);
  return integer;
}

static void
assert_migrated (Fixture *fixture)
{
  g_autofree char *copy = g_strconcat (fixture->path, ".form-1", NULL);
  g_autofree char *sheet = NULL;
  g_autofree char *rebuilt = NULL;
  g_autofree char *before = dump_projections (L);
  g_autoptr (GBytes) document = NULL;
  g_autoptr (JyRecord) notice = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_cmpint (query_integer (L, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM journal"), ==, 9);
  assert_verifies (L);
  /* The copy is the old ledger, for its owner alone. */
  g_assert_cmpint (g_stat (copy, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, 0600);
  g_assert_cmpint (query_file (copy, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (query_file (copy, "SELECT count(*) FROM journal"), ==, 9);
  /* What was issued then is what it was. */
  notice = jy_ledger_find_notice (L, NUMBER, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (jy_record_has (notice, JY_NOTICE_CORRECTS));
  document = jy_notice_dup_document (notice, &error);
  g_assert_no_error (error);
  sheet = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, document);
  g_assert_cmpstr (sheet, ==, SHEET);
  if (jy_ledger_is_read_only (L))
    return;
  /* The old entries give the new tables. */
  jy_ledger_rebuild (L, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  rebuilt = dump_projections (L);
  g_assert_cmpstr (rebuilt, ==, before);
}

static void
test_form_1 (Fixture      *fixture,
             gconstpointer data)
{
  unpack (fixture, "form-1.jieyue.gz");
  g_assert_cmpint (query_file (fixture->path, "PRAGMA user_version"), ==, 1);
  fixture_open (fixture);
  assert_migrated (fixture);
  /* And it goes on. */
  g_free (put (L, &jy_kind_posting, "notice", NUMBER, "from", "2026-04-15", NULL));
  g_free (put (L, &jy_kind_wording, "notice", "waste", "basis", "如下。", NULL));
  assert_verifies (L);
}

/* Whoever only looks cannot look at the old form: it is migrated as well. */
static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  unpack (fixture, "form-1.jieyue.gz");
  L = jy_ledger_open (fixture->path, fixture->desk, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (jy_ledger_is_read_only (L));
  assert_migrated (fixture);
}

/* In a child that has no rights, for root may write everywhere. */
static void
open_unwritable (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    _exit (77);
  g_assert_null (jy_ledger_open (fixture->path, fixture->desk, TRUE, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_OLDER);
  g_assert_nonnull (strstr (error->message, "older version"));
  g_assert_nonnull (strstr (error->message, "Copy it"));
  _exit (0);
}

/* Where nothing may be written, the reason is that the form is old, and there is a way. */
static void
test_unwritable (Fixture      *fixture,
                 gconstpointer data)
{
  int status;
  pid_t child;

  unpack (fixture, "form-1.jieyue.gz");
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  child = fork ();
  if (child == 0)
    open_unwritable (fixture);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("nobody else to be");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ledger/migration/form-1", Fixture, NULL, fixture_set_up_folder, test_form_1, fixture_tear_down);
  g_test_add ("/ledger/migration/read-only", Fixture, NULL, fixture_set_up_folder, test_read_only, fixture_tear_down);
  g_test_add ("/ledger/migration/unwritable", Fixture, NULL, fixture_set_up_folder, test_unwritable, fixture_tear_down);

  return g_test_run ();
}
