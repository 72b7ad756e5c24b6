/* test-open.c: creating, opening and closing ledger files, and every file that is
 * no ledger. */
#include "config.h"

#include "ledger-fixture.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
assert_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, 0600);
}

static void
assert_not_opened (Fixture      *fixture,
                   JyLedgerError code)
{
  for (int read_only = 0; read_only < 2; read_only++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JyLedger) ledger = jy_ledger_open (fixture->path, fixture->desk, read_only, &error);

      g_assert_error (error, JY_LEDGER_ERROR, (int) code);
      g_assert_null (ledger);
      g_test_message ("%s", error->message);
      assert_contains (error->message, "台账.jieyue");
    }
}

static void
write_file (Fixture      *fixture,
            gconstpointer bytes,
            gsize         size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, bytes, (gssize) size, &error);
  g_assert_no_error (error);
}

/* The first entry is what a ledger is; its record has the same identifier. */
static void
test_identity (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *moved = g_build_filename (fixture->folder, "moved.jieyue", NULL);
  g_autofree char *none = jy_ledger_dup_identity (fixture->ledger);
  g_autofree char *first = put (fixture->ledger, &jy_kind_site, "name", "一号食堂", "type", "canteen", NULL);
  G_GNUC_UNUSED g_autofree char *second = put (fixture->ledger, &jy_kind_site, "name", "二号食堂", "type", "canteen", NULL);
  g_autofree char *before = jy_ledger_dup_identity (fixture->ledger);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) ledger = NULL;

  g_assert_null (none);
  g_assert_cmpstr (before, ==, first);
  g_assert_true (jy_ledger_void (fixture->ledger, first, "重复", &error));
  g_assert_no_error (error);
  g_assert_true (jy_ledger_close (fixture->ledger, &error));
  g_clear_object (&fixture->ledger);
  g_assert_cmpint (g_rename (fixture->path, moved), ==, 0);
  ledger = jy_ledger_open (moved, fixture->desk, TRUE, &error);
  g_assert_no_error (error);
  after = jy_ledger_dup_identity (ledger);
  g_assert_cmpstr (after, ==, first);
}

static void
test_create (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (fixture->path, "-shm", NULL);
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) other = NULL;

  assert_mode (fixture->path);
  id = put (fixture->ledger, &jy_kind_site, "name", "一号食堂", "type", "canteen", NULL);
  assert_mode (wal);
  assert_mode (shm);
  g_assert_cmpint (query_integer (fixture->ledger, "PRAGMA application_id"), ==, 0x4A59544C);
  g_assert_cmpint (query_integer (fixture->ledger, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (query_integer (fixture->ledger, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (query_integer (fixture->ledger, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (query_integer (fixture->ledger, "PRAGMA trusted_schema"), ==, 0);
  g_assert_false (jy_ledger_is_read_only (fixture->ledger));
  g_assert_cmpstr (jy_ledger_get_path (fixture->ledger), ==, fixture->path);
  g_assert_cmpint (jy_ledger_get_today (fixture->ledger), ==, jy_day_new (2026, 4, 15));

  other = jy_ledger_create (fixture->path, fixture->desk, &error);
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_EXISTS);
  g_assert_null (other);

  fixture_close (fixture);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  fixture_open (fixture);
  name = query_text (fixture->ledger, "SELECT name FROM site");
  g_assert_cmpstr (name, ==, "一号食堂\n");
  assert_verifies (fixture->ledger);
}

static void
test_create_refused (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "such", "folder.jieyue", NULL);
  g_autofree char *content = NULL;
  g_autofree char *dangling = g_build_filename (fixture->folder, "dangling.jieyue", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (jy_ledger_create (nowhere, fixture->desk, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_READ_ONLY);
  assert_contains (error->message, "folder.jieyue”");
  g_clear_error (&error);

  g_assert_null (jy_ledger_create (fixture->folder, fixture->desk, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_EXISTS);
  g_clear_error (&error);

  write_file (fixture, "keep me", 7);
  g_assert_null (jy_ledger_create (fixture->path, fixture->desk, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "keep me");

  /* A link that points nowhere must not make a file elsewhere. */
  g_assert_cmpint (symlink ("elsewhere", dangling), ==, 0);
  g_assert_null (jy_ledger_create (dangling, fixture->desk, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_EXISTS);
}

static void
test_missing (Fixture      *fixture,
              gconstpointer data)
{
  assert_not_opened (fixture, JY_LEDGER_ERROR_MISSING);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_foreign (Fixture      *fixture,
              gconstpointer data)
{
  static const guint8 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R' };
  g_autoptr (GRand) random = g_rand_new_with_seed (20260415);
  guint8 bytes[8192];
  g_autofree char *text = g_strnfill (5000, 'x');

  write_file (fixture, "", 0);
  assert_not_opened (fixture, JY_LEDGER_ERROR_NOT_A_LEDGER);
  write_file (fixture, "日期,重量\n2026-03-02,5\n", 27);
  assert_not_opened (fixture, JY_LEDGER_ERROR_NOT_A_LEDGER);
  write_file (fixture, text, 5000);
  assert_not_opened (fixture, JY_LEDGER_ERROR_NOT_A_LEDGER);
  write_file (fixture, png, sizeof png);
  assert_not_opened (fixture, JY_LEDGER_ERROR_NOT_A_LEDGER);
  for (guint round = 0; round < 20; round++)
    {
      for (guint i = 0; i < sizeof bytes; i++)
        bytes[i] = (guint8) g_rand_int (random);
      write_file (fixture, bytes, sizeof bytes);
      assert_not_opened (fixture, JY_LEDGER_ERROR_NOT_A_LEDGER);
    }
  g_unlink (fixture->path);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_not_opened (fixture, JY_LEDGER_ERROR_NOT_A_LEDGER);
  g_rmdir (fixture->path);
}

/* A FIFO without a writer would hang whoever opens it. */
static void
test_fifo (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_not_opened (fixture, JY_LEDGER_ERROR_NOT_A_LEDGER);
}

static void
test_other_application (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree char *program = find_sqlite ();
  g_autofree char *output = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;

  if (program == NULL)
    return;
  g_assert_cmpint (run_sqlite (program, fixture->path, "PRAGMA user_version=1; CREATE TABLE bookmark (url TEXT);", &output), ==, 0);
  g_assert_true (g_file_get_contents (fixture->path, &before, &size_before, NULL));
  assert_not_opened (fixture, JY_LEDGER_ERROR_NOT_A_LEDGER);
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
}

static void
test_newer (Fixture      *fixture,
            gconstpointer data)
{
  fixture_close (fixture);
  tamper (fixture->path, "PRAGMA user_version = 3");
  assert_not_opened (fixture, JY_LEDGER_ERROR_NEWER);
  tamper (fixture->path, "PRAGMA user_version = 2");
  fixture_open (fixture);
  assert_verifies (fixture->ledger);
}

/* A ledger of the first form, as it was before lists read from indices alone. */
static void
test_older (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *copy = g_strconcat (fixture->path, ".form-1", NULL);
  g_autofree char *id = put (fixture->ledger, &jy_kind_site, "name", "食堂", "type", "canteen", NULL);
  g_autofree char *index = NULL;

  fixture_close (fixture);
  tamper (fixture->path, "DROP INDEX meal_date; DROP INDEX purchase_date; DROP INDEX weighing_date; DROP INDEX pickup_date;"
                         "CREATE INDEX meal_date ON meal (date); CREATE INDEX purchase_date ON purchase (date);"
                         "CREATE INDEX weighing_date ON weighing (date); CREATE INDEX pickup_date ON pickup (date);"
                         "DROP TABLE posting; DROP TABLE wording; DROP INDEX notice_corrects; ALTER TABLE notice DROP COLUMN corrects; ALTER TABLE import DROP COLUMN \"first\";"
                         "PRAGMA user_version = 1");
  fixture_open (fixture);
  g_assert_cmpint (query_integer (fixture->ledger, "PRAGMA user_version"), ==, 2);
  index = query_text (fixture->ledger, "SELECT sql FROM sqlite_schema WHERE name='pickup_date'");
  g_assert_cmpstr (index, ==, "CREATE INDEX pickup_date ON pickup (date, voided, category, mass)\n");
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  assert_verifies (fixture->ledger);
  g_unlink (copy);
}

/* Cut anywhere, a ledger is refused or verify says so; nothing crashes. */
static void
test_truncated (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize size;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("供货商%u", i);

      g_free (put (fixture->ledger, &jy_kind_supplier, "name", name, "address", "示例路1号", NULL));
    }
  fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &content, &size, NULL));
  for (gsize kept = 1; kept < size; kept = kept < 8192 ? kept * 2 + 1 : kept + 4096 + 13)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JyLedger) ledger = NULL;

      write_file (fixture, content, kept);
      ledger = jy_ledger_open (fixture->path, fixture->desk, FALSE, &error);
      if (ledger != NULL)
        {
          g_autoptr (JyVerifyResult) result = jy_ledger_verify (ledger, NULL, NULL, NULL, &error);

          g_assert_true (result == NULL || result->faults->len > 0);
        }
      if (ledger == NULL || error != NULL)
        {
          g_assert_true (g_error_matches (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_A_LEDGER) ||
                         g_error_matches (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CORRUPT));
          g_assert_true (jy_ledger_error_is_environment (error));
        }
    }
}

static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *id = put (fixture->ledger, &jy_kind_site, "name", "食堂", "type", "canteen", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  g_autofree char *name = NULL;

  fixture_close (fixture);
  fixture->ledger = jy_ledger_open (fixture->path, fixture->desk, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (jy_ledger_is_read_only (fixture->ledger));
  name = query_text (fixture->ledger, "SELECT name FROM site");
  g_assert_cmpstr (name, ==, "食堂\n");
  message = put_refused (fixture->ledger, JY_LEDGER_ERROR_READ_ONLY, &jy_kind_site, "name", "二号", "type", "canteen", NULL);
  assert_contains (message, "台账.jieyue");
  g_assert_false (jy_ledger_void (fixture->ledger, id, "错误", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (jy_ledger_rebuild (fixture->ledger, NULL, NULL, NULL, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_READ_ONLY);
  assert_verifies (fixture->ledger);
}

/* Runs @function as a user without rights, as root may do everything. */
static int
run_as_nobody (void (*function) (Fixture *fixture),
               Fixture *fixture)
{
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (77);
      function (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

#define EXPECT(condition)                            \
  if (!(condition))                                  \
    {                                                \
      g_printerr ("%d: %s\n", __LINE__, #condition); \
      _exit (1);                                     \
    }

static void
open_unwritable (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) ledger = jy_ledger_open (fixture->path, fixture->desk, FALSE, &error);
  gint64 sites;

  if (error != NULL)
    g_printerr ("%s\n", error->message);
  EXPECT (ledger != NULL);
  EXPECT (jy_ledger_is_read_only (ledger));
  EXPECT (jy_database_query_integer (jy_ledger_get_database (ledger), "SELECT count(*) FROM site", &sites, &error));
  EXPECT (sites == 1);
  EXPECT (!jy_ledger_begin (ledger, &error));
  EXPECT (g_error_matches (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_READ_ONLY));
}

static void
open_unreadable (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) ledger = jy_ledger_open (fixture->path, fixture->desk, FALSE, &error);

  EXPECT (ledger == NULL);
  EXPECT (g_error_matches (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_READ_ONLY));
}

static void
assert_as_nobody (void (*function) (Fixture *fixture),
                  Fixture *fixture)
{
  int status = run_as_nobody (function, fixture);

  if (status == 77)
    g_test_skip ("cannot become an ordinary user here");
  else
    g_assert_cmpint (status, ==, 0);
}

static void
test_permissions (Fixture      *fixture,
                  gconstpointer data)
{
  g_free (put (fixture->ledger, &jy_kind_site, "name", "食堂", "type", "canteen", NULL));
  fixture_close (fixture);
  /* A file that may be read in a folder that may not be written. */
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  assert_as_nobody (open_unwritable, fixture);
  /* A file that may be written, but beside which nothing can be made. */
  g_assert_cmpint (g_chmod (fixture->path, 0666), ==, 0);
  assert_as_nobody (open_unwritable, fixture);
  /* A folder that may be written, a file that may not. */
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);
  assert_as_nobody (open_unwritable, fixture);
  /* One that may not even be read. */
  g_assert_cmpint (g_chmod (fixture->path, 0000), ==, 0);
  assert_as_nobody (open_unreadable, fixture);
  g_assert_cmpint (g_chmod (fixture->path, 0600), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  fixture_open (fixture);
  assert_verifies (fixture->ledger);
}

static void
test_second_handle (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (JyDesk) desk = fixture_new_desk (&fixture->now, OTHER_DESK_ID, "李四");
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) other = jy_ledger_open (fixture->path, desk, FALSE, &error);
  g_autofree char *site = NULL;
  g_autofree char *message = NULL;
  g_autoptr (JyRecord) record = NULL;

  g_assert_no_error (error);
  site = put (fixture->ledger, &jy_kind_site, "name", "食堂", "type", "canteen", NULL);
  record = jy_ledger_read (other, site, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (jy_record_get_text (record, JY_SITE_NAME), ==, "食堂");
  g_free (put (other, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "canteen", "食堂", "diners", "100", NULL));
  g_assert_cmpint (query_integer (fixture->ledger, "SELECT diners FROM meal"), ==, 100);
  /* A month that one closes is closed for the other at once. */
  close_month (other, 2026, 3, 1);
  g_assert_true (jy_ledger_is_month_closed (fixture->ledger, jy_month_new (2026, 3)));
  message = put_refused (fixture->ledger, JY_LEDGER_ERROR_CLOSED, &jy_kind_meal, "date", "2026-03-03", "meal", "lunch",
                         "diners", "5", NULL);
  g_assert_cmpint (query_integer (fixture->ledger, "SELECT count(*) FROM desk"), ==, 2);
  assert_verifies (fixture->ledger);
  assert_verifies (other);
}

static void
test_busy (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (JyDesk) desk = fixture_new_desk (&fixture->now, OTHER_DESK_ID, "李四");
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) other = jy_ledger_open (fixture->path, desk, FALSE, &error);
  g_autofree char *message = NULL;
  gint64 begun;

  g_assert_no_error (error);
  /* Otherwise the test would wait the five seconds that a person would. */
  jy_database_execute (jy_ledger_get_database (other), "PRAGMA busy_timeout = 50", &error);
  g_assert_true (jy_ledger_begin (fixture->ledger, &error));
  begun = g_get_monotonic_time ();
  message = put_refused (other, JY_LEDGER_ERROR_BUSY, &jy_kind_site, "name", "食堂", "type", "canteen", NULL);
  g_assert_cmpint (g_get_monotonic_time () - begun, >=, 40 * 1000);
  assert_contains (message, "台账.jieyue");
  jy_ledger_rollback (fixture->ledger);
  g_free (put (other, &jy_kind_site, "name", "食堂", "type", "canteen", NULL));
  g_assert_cmpint (query_integer (fixture->ledger, "SELECT count(*) FROM site"), ==, 1);
}

/* Writes until the disk is full; what was taken is there, nothing is half there. */
static void
fill_disk (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) ledger = NULL;
  struct rlimit limit;
  gint64 taken = 0, there;

  signal (SIGXFSZ, SIG_IGN);
  ledger = jy_ledger_open (fixture->path, fixture->desk, FALSE, &error);
  EXPECT (ledger != NULL);
  limit = (struct rlimit) { 600 * 1024, 600 * 1024 };
  EXPECT (setrlimit (RLIMIT_FSIZE, &limit) == 0);
  while (error == NULL)
    {
      g_autofree char *note = g_strnfill (3000, 'n');
      g_autofree char *name = g_strdup_printf ("供货商%" G_GINT64_FORMAT, taken);
      g_autoptr (JyRecord) record = jy_record_new (&jy_kind_supplier);

      jy_record_set_text (record, JY_SUPPLIER_NAME, name);
      jy_record_set_text (record, JY_SUPPLIER_NOTE, note);
      if (jy_ledger_put (ledger, record, NULL, NULL, &error))
        taken++;
    }
  if (!g_error_matches (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_FULL))
    g_printerr ("%s\n", error->message);
  EXPECT (g_error_matches (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_FULL));
  EXPECT (taken > 10);
  g_clear_error (&error);
  EXPECT (jy_database_query_integer (jy_ledger_get_database (ledger), "SELECT count(*) FROM supplier", &there, &error));
  EXPECT (there == taken);
  jy_ledger_close (ledger, NULL);
  {
    g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, taken);
    g_autofree char *path = g_build_filename (fixture->folder, "taken", NULL);

    EXPECT (g_file_set_contents (path, count, -1, NULL));
  }
}

static void
test_full (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "taken", NULL);
  g_autofree char *taken = NULL;
  int status;
  pid_t child;

  fixture_close (fixture);
  child = fork ();
  if (child == 0)
    {
      fill_disk (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_assert_true (g_file_get_contents (path, &taken, NULL, NULL));
  fixture_open (fixture);
  assert_verifies (fixture->ledger);
  g_assert_cmpint (query_integer (fixture->ledger, "SELECT count(*) FROM supplier"), ==,
                   g_ascii_strtoll (taken, NULL, 10));
  g_free (put (fixture->ledger, &jy_kind_site, "name", "食堂", "type", "canteen", NULL));
  assert_verifies (fixture->ledger);
}

/* A large transaction that does not fit leaves nothing at all. */
static void
fill_disk_at_once (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) ledger = NULL;
  struct rlimit limit;
  guint failures = 0;

  signal (SIGXFSZ, SIG_IGN);
  ledger = jy_ledger_open (fixture->path, fixture->desk, FALSE, &error);
  EXPECT (ledger != NULL);
  /* A small cache spills into the file before the commit. */
  EXPECT (jy_database_execute (jy_ledger_get_database (ledger), "PRAGMA cache_size = 10", &error));
  limit = (struct rlimit) { 600 * 1024, 600 * 1024 };
  EXPECT (setrlimit (RLIMIT_FSIZE, &limit) == 0);
  EXPECT (jy_ledger_begin (ledger, &error));
  /* The caller may well go on after the first failure; nothing of it may stay. */
  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *note = g_strnfill (3000, 'n');
      g_autofree char *name = g_strdup_printf ("供货商%u", i);
      g_autoptr (JyRecord) record = jy_record_new (&jy_kind_supplier);
      g_autoptr (GError) problem = NULL;

      jy_record_set_text (record, JY_SUPPLIER_NAME, name);
      jy_record_set_text (record, JY_SUPPLIER_NOTE, note);
      if (!jy_ledger_put (ledger, record, NULL, NULL, &problem))
        failures++;
      if (i == 300)
        {
          limit.rlim_cur = limit.rlim_max;
          setrlimit (RLIMIT_FSIZE, &limit);
        }
    }
  EXPECT (failures > 0);
  EXPECT (!jy_ledger_commit (ledger, &error));
}

static void
test_full_at_once (Fixture      *fixture,
                   gconstpointer data)
{
  int status;
  pid_t child;

  fixture_close (fixture);
  child = fork ();
  if (child == 0)
    {
      fill_disk_at_once (fixture);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  fixture_open (fixture);
  assert_verifies (fixture->ledger);
  g_assert_cmpint (query_integer (fixture->ledger, "SELECT count(*) FROM supplier"), ==, 0);
  g_assert_cmpint (query_integer (fixture->ledger, "SELECT count(*) FROM journal"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/ledger/open/create", test_create);
  ADD ("/ledger/open/identity", test_identity);
  g_test_add ("/ledger/open/create-refused", Fixture, NULL, fixture_set_up_folder, test_create_refused, fixture_tear_down);
  g_test_add ("/ledger/open/missing", Fixture, NULL, fixture_set_up_folder, test_missing, fixture_tear_down);
  g_test_add ("/ledger/open/foreign", Fixture, NULL, fixture_set_up_folder, test_foreign, fixture_tear_down);
  g_test_add ("/ledger/open/fifo", Fixture, NULL, fixture_set_up_folder, test_fifo, fixture_tear_down);
  g_test_add ("/ledger/open/other-application", Fixture, NULL, fixture_set_up_folder, test_other_application,
              fixture_tear_down);
  ADD ("/ledger/open/newer", test_newer);
  ADD ("/ledger/open/older", test_older);
  ADD ("/ledger/open/truncated", test_truncated);
  ADD ("/ledger/open/read-only", test_read_only);
  ADD ("/ledger/open/permissions", test_permissions);
  ADD ("/ledger/open/second-handle", test_second_handle);
  ADD ("/ledger/open/busy", test_busy);
  ADD ("/ledger/open/full", test_full);
  ADD ("/ledger/open/full-at-once", test_full_at_once);

  return g_test_run ();
}
