/* test-shield.c: another process comes and goes after this one lost its locks, as it
 * does when a file chooser looks into the ledger's folder. */
#include "config.h"

#include "ledger-fixture.h"

#include <fcntl.h>

static const char *program;

static void
add_meal (JyLedger   *ledger,
          const char *date)
{
  g_free (put (ledger, &jy_kind_meal, "date", date, "meal", "lunch", "diners", "5", NULL));
}

/* What the chooser does: the first bytes tell the type of a file. */
static void
look_into (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);
      char bytes[16];
      int descriptor = g_open (name, O_RDONLY | O_CLOEXEC, 0);

      g_assert_cmpint (descriptor, >=, 0);
      g_assert_cmpint (read (descriptor, bytes, sizeof bytes), >=, 0);
      g_close (descriptor, NULL);
    }
}

static void
write_elsewhere (const char *path,
                 const char *date)
{
  const char *arguments[] = { program, path, date, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

static gint64
get_inode (const char *path,
           const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);
  GStatBuf status;

  return g_stat (name, &status) == 0 ? (gint64) status.st_ino : 0;
}

/* Written here, elsewhere, here again and elsewhere again. */
static void
test_chooser (Fixture      *fixture,
              gconstpointer data)
{
  gint64 log;

  jy_ledger_shield (fixture->ledger);
  add_meal (fixture->ledger, "2026-03-02");
  log = get_inode (fixture->path, "-wal");
  g_assert_cmpint (log, !=, 0);
  look_into (fixture->path);

  write_elsewhere (fixture->path, "2026-03-03");
  g_assert_cmpint (get_inode (fixture->path, "-wal"), ==, log);
  add_meal (fixture->ledger, "2026-03-04");
  write_elsewhere (fixture->path, "2026-03-05");
  g_assert_cmpint (query_integer (fixture->ledger, "SELECT count(*) FROM meal"), ==, 4);
  assert_verifies (fixture->ledger);
}

/* The last one to leave still takes the log into the file. */
static void
test_last (Fixture      *fixture,
           gconstpointer data)
{
  jy_ledger_shield (fixture->ledger);
  add_meal (fixture->ledger, "2026-03-02");
  look_into (fixture->path);
  fixture_close (fixture);
  g_assert_cmpint (get_inode (fixture->path, "-wal"), ==, 0);
  g_assert_cmpint (get_inode (fixture->path, "-shm"), ==, 0);
  fixture_open (fixture);
  g_assert_cmpint (query_integer (fixture->ledger, "SELECT count(*) FROM meal"), ==, 1);
}

/* A file without a write-ahead log is locked by nobody between two transactions. */
static void
test_rollback_journal (Fixture      *fixture,
                       gconstpointer data)
{
  g_assert_true (jy_database_set_journaling (jy_ledger_get_database (fixture->ledger), FALSE));
  jy_ledger_shield (fixture->ledger);
  write_elsewhere (fixture->path, "2026-03-03");
  g_assert_cmpint (query_integer (fixture->ledger, "SELECT count(*) FROM meal"), ==, 1);
}

static int
write_here (const char *path,
            const char *date)
{
  gint64 now = noon_of (2026, 4, 16);
  g_autoptr (JyDesk) desk = fixture_new_desk (&now, OTHER_DESK_ID, "李四");
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) ledger = jy_ledger_open (path, desk, FALSE, &error);

  g_assert_no_error (error);
  add_meal (ledger, date);
  g_assert_true (jy_ledger_close (ledger, &error));
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  program = argv[0];
  if (argc == 3 && *argv[1] == '/')
    return write_here (argv[1], argv[2]);
  g_test_init (&argc, &argv, NULL);

  ADD ("/ledger/shield/chooser", test_chooser);
  ADD ("/ledger/shield/last", test_last);
  ADD ("/ledger/shield/rollback-journal", test_rollback_journal);

  return g_test_run ();
}
