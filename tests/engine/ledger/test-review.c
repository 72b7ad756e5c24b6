/* test-review.c: ledgers that were left behind by a killed program, come from a
 * stranger, or were changed where only the file's own structure shows it. */
#include "config.h"

#include "jy-figures.h"
#include "ledger-fixture.h"

#include <sys/wait.h>
#include <unistd.h>

#define L fixture->ledger

/* Changes the file's schema itself, which the engine's own connection refuses;
 * %FALSE when the program sqlite3 is not there. */
static gboolean
tamper_schema (Fixture    *fixture,
               const char *sql)
{
  g_autofree char *program = find_sqlite ();
  const char *argv[] = { program, "-batch", "-bail", "-cmd", ".dbconfig defensive off", fixture->path, sql, NULL };
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (program == NULL)
    return FALSE;
  fixture_close (fixture);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &complaint, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (complaint, ==, "");
  g_assert_cmpint (status, ==, 0);
  fixture_open (fixture);
  return TRUE;
}

static void
assert_no_file (const Fixture *fixture,
                const char    *ending)
{
  g_autofree char *path = g_strconcat (fixture->path, ending, NULL);

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
put_pickups (Fixture *fixture)
{
  g_free (put (L, &jy_kind_collector, "name", "甲", NULL));
  for (int i = 1; i <= 20; i++)
    {
      g_autofree char *date = g_strdup_printf ("2026-03-%02d", i);
      g_autofree char *mass = g_strdup_printf ("%d", i);

      g_free (put (L, &jy_kind_pickup, "date", date, "category", "other", "mass", mass, "method", "weighed", "collector", "甲",
                   NULL));
    }
}

static JyFigures *
compute (Fixture *fixture,
         guint    year,
         guint    month,
         GError **error)
{
  return jy_figures_new (L, jy_month_new (year, month), error);
}

/* 1 + 2 + … + 20 kg */
static void
assert_all_pickups (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyFigures) figures = compute (fixture, 2026, 3, &error);

  g_assert_no_error (error);
  g_assert_cmpint (figures->waste.mass, ==, 210000);
}

/* So many pages change that some stand in the file already, and then it dies. */
static void
die_while_writing (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  JyLedger *ledger = jy_ledger_open (fixture->path, fixture->desk, FALSE, &error);

  if (ledger == NULL || !jy_ledger_begin_large (ledger, &error) ||
      !jy_database_execute (jy_ledger_get_database (ledger), "PRAGMA cache_size = 10", &error))
    _exit (3);
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", i);
      g_autofree char *note = g_strnfill (3000, 'n');
      g_autoptr (JyRecord) record = jy_record_new (&jy_kind_supplier);

      jy_record_set_text (record, JY_SUPPLIER_NAME, name);
      jy_record_set_text (record, JY_SUPPLIER_NOTE, note);
      if (!jy_ledger_put (ledger, record, NULL, NULL, &error))
        _exit (4);
    }
  _exit (0);
}

/* Whoever comes first takes back what was left half done, even only to read. */
static void
test_interrupted_is_read (Fixture      *fixture,
                          gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autoptr (GError) error = NULL;
  int status;
  pid_t child;

  put_pickups (fixture);
  fixture_close (fixture);
  child = fork ();
  if (child == 0)
    die_while_writing (fixture);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));

  L = jy_ledger_open (fixture->path, fixture->desk, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (jy_ledger_is_read_only (L));
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM supplier"), ==, 0);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM sqlite_schema WHERE name='journal_never_replaces'"), ==, 1);
  assert_all_pickups (fixture);
  assert_verifies (L);
  assert_no_file (fixture, "-journal");
}

/* A reader writes nothing, and leaves no files beside the ledger. */
static void
test_reading_leaves_nothing (Fixture      *fixture,
                             gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize size_before, size_after;

  put_pickups (fixture);
  fixture_close (fixture);
  g_file_get_contents (fixture->path, &before, &size_before, &error);
  g_assert_no_error (error);
  L = jy_ledger_open (fixture->path, fixture->desk, TRUE, &error);
  g_assert_no_error (error);
  assert_all_pickups (fixture);
  g_assert_false (jy_database_execute (jy_ledger_get_database (L), "DELETE FROM pickup", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_READ_ONLY);
  fixture_close (fixture);
  assert_no_file (fixture, "-wal");
  assert_no_file (fixture, "-shm");
  g_file_get_contents (fixture->path, &after, &size_after, NULL);
  g_assert_cmpmem (before, size_before, after, size_after);
}

/* The text of a stranger's trigger is data, not a command. */
static void
test_strange_trigger (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);
  g_autofree char *sql = g_strdup_printf ("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql=sql||"
                                          "'; ATTACH ''%s'' AS o; CREATE TABLE o.t(a)' WHERE name='journal_never_replaces'",
                                          other);
  g_autofree char *content = NULL;
  g_autofree char *faults = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_set_contents (other, "", 0, &error);
  g_assert_no_error (error);
  if (!tamper_schema (fixture, sql))
    return;
  g_assert_true (jy_ledger_begin_large (L, &error));
  put_pickups (fixture);
  g_assert_true (jy_ledger_commit (L, &error));
  g_assert_no_error (error);
  g_file_get_contents (other, &content, &size, NULL);
  g_assert_cmpuint (size, ==, 0);
  assert_all_pickups (fixture);
  faults = list_faults (L);
  assert_contains (faults, "trigger journal_never_replaces");
}

/* The journal's own guard is there again after a large transaction. */
static void
test_guard_comes_back (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (jy_ledger_begin_large (L, &error));
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM sqlite_schema WHERE name='journal_never_replaces'"), ==, 0);
  put_pickups (fixture);
  g_assert_true (jy_ledger_commit (L, &error));
  g_assert_no_error (error);
  g_assert_cmpint (query_integer (L, "PRAGMA synchronous"), ==, 2);
  assert_verifies (L);
}

/* A table where a view stands would be asked for ever. */
static void
test_view_is_not_asked (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_close (fixture);
  tamper (fixture->path, "DROP TABLE closing; CREATE VIEW closing AS WITH RECURSIVE c(n) AS"
                         " (SELECT 1 UNION ALL SELECT n+1 FROM c) SELECT '2026-01' AS month,n AS row,0 AS voided,"
                         "'closed' AS state,1 AS version,'{}' AS figures FROM c");
  L = jy_ledger_open (fixture->path, fixture->desk, FALSE, &error);
  g_assert_null (L);
  g_assert_nonnull (error);
}

/* An index that leaves records out empties a month without touching a record. */
static void
test_index_tells_less (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *faults = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyFigures) figures = NULL;

  put_pickups (fixture);
  if (!tamper_schema (fixture, "DROP INDEX pickup_date; CREATE INDEX pickup_date ON pickup (date, voided, category, mass) WHERE mass<2000;"
                               "PRAGMA writable_schema=ON; UPDATE sqlite_schema"
                               " SET sql='CREATE INDEX pickup_date ON pickup (date, voided, category, mass)' WHERE name='pickup_date'"))
    return;
  figures = compute (fixture, 2026, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpint (figures->waste.mass, ==, 1000);
  faults = list_faults (L);
  assert_contains (faults, "pickup_date");

  g_assert_true (jy_ledger_rebuild (L, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_all_pickups (fixture);
  assert_verifies (L);
}

/* Rebuilding does not believe the index of later versions either. */
static void
test_index_of_versions (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree char *id = put (L, &jy_kind_site, "name", "食堂", "type", "canteen", NULL);
  g_autofree char *faults = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (amend_field (L, id, "name", "一食堂", "改名", &error));
  if (!tamper_schema (fixture, "DROP INDEX journal_later; CREATE INDEX journal_later ON journal (record) WHERE supersedes IS NULL"
                               " AND 0; PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql="
                               "'CREATE INDEX journal_later ON journal (record) WHERE supersedes IS NOT NULL'"
                               " WHERE name='journal_later'"))
    return;
  faults = list_faults (L);
  assert_contains (faults, "journal_later");
  g_assert_true (jy_ledger_rebuild (L, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  name = query_text (L, "SELECT name FROM site");
  g_assert_cmpstr (name, ==, "一食堂\n");
  assert_verifies (L);
}

/* A name like SQLite's own hides nothing. */
static void
test_hidden_name (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *faults = NULL;

  put_pickups (fixture);
  if (!tamper_schema (fixture, "ANALYZE"))
    return;
  assert_verifies (L);
  tamper_schema (fixture, "PRAGMA writable_schema=ON; INSERT INTO sqlite_schema VALUES('trigger','sqlite_x','pickup',0,"
                          "'CREATE TRIGGER sqlite_x BEFORE INSERT ON pickup BEGIN SELECT 1; END')");
  faults = list_faults (L);
  assert_contains (faults, "trigger sqlite_x");
}

/* What cannot be is told, neither counted as something else nor a crash. */
static void
test_impossible_values (Fixture      *fixture,
                        gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE meal SET date='2026-03-1x'",
    "UPDATE meal SET meal='tea'",
    "UPDATE weighing SET date='2026-03-1x'",
    "UPDATE weighing SET stage='x'",
    "UPDATE pickup SET category='x' WHERE mass=1000",
    "UPDATE pickup SET category='x' WHERE date<'2026-03-01'",
    "UPDATE pickup SET category='x' WHERE date<'2026-02-01'",
  };

  put_pickups (fixture);
  g_free (put (L, &jy_kind_pickup, "date", "2026-01-31", "category", "other", "mass", "1", "collector", "甲", NULL));
  g_free (put (L, &jy_kind_pickup, "date", "2026-02-28", "category", "other", "mass", "1", "collector", "甲", NULL));
  g_free (put (L, &jy_kind_meal, "date", "2026-03-10", "meal", "lunch", "diners", "5", NULL));
  g_free (put (L, &jy_kind_weighing, "date", "2026-03-10", "meal", "lunch", "stage", "plate", "net", "5", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *sql = g_strdup_printf ("PRAGMA ignore_check_constraints=ON; %s", changes[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (JyFigures) figures = NULL;

      fixture_close (fixture);
      tamper (fixture->path, sql);
      fixture_open (fixture);
      figures = compute (fixture, 2026, 3, &error);
      g_assert_null (figures);
      g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CORRUPT);
      g_clear_error (&error);
      g_assert_true (jy_ledger_rebuild (L, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
      assert_all_pickups (fixture);
    }
}

/* Nothing where the form says that something must be. */
static void
test_nothing_in_the_journal (Fixture      *fixture,
                             gconstpointer data)
{
  g_autofree char *faults = NULL;

  put_pickups (fixture);
  if (!tamper_schema (fixture, "DROP TRIGGER journal_never_changes; PRAGMA writable_schema=ON; UPDATE sqlite_schema"
                               " SET sql=replace(replace(sql,'kind TEXT NOT NULL','kind TEXT'),'action TEXT NOT NULL',"
                               "'action TEXT') WHERE name='journal'"))
    return;
  tamper_schema (fixture, "UPDATE journal SET kind=NULL,action=NULL WHERE number=5");
  faults = list_faults (L);
  assert_contains (faults, "number 5");
}

/* The first month that a day can lie in has none before it. */
static void
test_first_month (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyFigures) figures = compute (fixture, 1900, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpint (figures->previous.pickups, ==, 0);
  g_assert_cmpint (figures->year_ago.pickups, ==, 0);
}

/* SQLite may take such names for addresses of its own kind. */
static void
test_odd_names (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const names[] = { "file:x?mode=memory", ":memory:", "a%20b?c#d", "台 账", "-wal" };
  g_autofree char *here = g_get_current_dir ();

  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JyLedger) ledger = jy_ledger_create (names[i], fixture->desk, &error);

      g_assert_no_error (error);
      g_free (put (ledger, &jy_kind_site, "name", "食堂", "type", "canteen", NULL));
      g_assert_true (jy_ledger_close (ledger, &error));
      g_assert_true (g_file_test (names[i], G_FILE_TEST_IS_REGULAR));
      g_clear_object (&ledger);
      ledger = jy_ledger_open (names[i], fixture->desk, TRUE, &error);
      g_assert_no_error (error);
      g_assert_cmpint (query_integer (ledger, "SELECT count(*) FROM site"), ==, 1);
      assert_verifies (ledger);
    }
  g_assert_cmpint (g_chdir (here), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/review/interrupted-is-read", test_interrupted_is_read);
  ADD ("/review/reading-leaves-nothing", test_reading_leaves_nothing);
  ADD ("/review/strange-trigger", test_strange_trigger);
  ADD ("/review/guard-comes-back", test_guard_comes_back);
  ADD ("/review/view-is-not-asked", test_view_is_not_asked);
  ADD ("/review/index-tells-less", test_index_tells_less);
  ADD ("/review/index-of-versions", test_index_of_versions);
  ADD ("/review/hidden-name", test_hidden_name);
  ADD ("/review/impossible-values", test_impossible_values);
  ADD ("/review/nothing-in-the-journal", test_nothing_in_the_journal);
  ADD ("/review/first-month", test_first_month);
  ADD ("/review/odd-names", test_odd_names);
  return g_test_run ();
}
