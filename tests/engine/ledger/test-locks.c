/* test-locks.c: a ledger that is open here stays safe from other programs, whoever
 * else in this program looks into its files. */
#include "config.h"

#include "ledger-fixture.h"

#define L fixture->ledger

static char *own_path;

/* What a file chooser does to tell what kind of file it is. */
static void
look_into (const char *path,
           const char *ending)
{
  g_autofree char *file = g_strconcat (path, ending, NULL);
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (file, &content, NULL, NULL));
}

/* Another program opens the ledger, adds a site, and closes it. */
static void
let_other_write (const char *path,
                 const char *name)
{
  const char *const words[] = { own_path, "--other", path, name, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static int
be_other (const char *path,
          const char *name)
{
  gint64 now = noon_of (2026, 3, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (JyDesk) desk = fixture_new_desk (&now, OTHER_DESK_ID, "另一人");
  g_autoptr (JyLedger) ledger = jy_ledger_open (path, desk, FALSE, &error);

  g_assert_no_error (error);
  g_free (put (ledger, &jy_kind_site, "name", name, "type", "storage", NULL));
  return jy_ledger_close (ledger, NULL) ? 0 : 1;
}

static void
test_looked_into (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  GStatBuf before, after;

  g_free (put (L, &jy_kind_site, "name", "一", "type", "storage", NULL));
  look_into (fixture->path, "");
  look_into (fixture->path, "-wal");
  look_into (fixture->path, "-shm");
  g_assert_cmpint (g_stat (log, &before), ==, 0);
  let_other_write (fixture->path, "二");
  /* The log is still there, and still the same. */
  g_assert_cmpint (g_stat (log, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM site"), ==, 2);
  g_free (put (L, &jy_kind_site, "name", "三", "type", "storage", NULL));
  let_other_write (fixture->path, "四");
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM site"), ==, 4);
  assert_verifies (L);
}

/* A second connection here that is closed does not take the first one's locks away. */
static void
test_second_connection (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) second = NULL;

  g_free (put (L, &jy_kind_site, "name", "一", "type", "storage", NULL));
  second = jy_ledger_open (fixture->path, fixture->desk, FALSE, &error);
  g_assert_no_error (error);
  g_free (put (second, &jy_kind_site, "name", "二", "type", "storage", NULL));
  jy_ledger_close (second, &error);
  g_assert_no_error (error);
  look_into (fixture->path, "");
  let_other_write (fixture->path, "三");
  g_free (put (L, &jy_kind_site, "name", "四", "type", "storage", NULL));
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM site"), ==, 4);
  assert_verifies (L);
}

/* Alone, the last connection leaves one file behind; and a large transaction may
 * still do without the log. */
static void
test_alone (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  g_free (put (L, &jy_kind_site, "name", "一", "type", "storage", NULL));
  g_assert_true (jy_ledger_begin_large (L, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_free (put (L, &jy_kind_site, "name", "二", "type", "storage", NULL));
  g_assert_true (jy_ledger_commit (L, &error));
  look_into (fixture->path, "");
  let_other_write (fixture->path, "三");
  g_free (put (L, &jy_kind_site, "name", "四", "type", "storage", NULL));
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM site"), ==, 4);
  jy_ledger_close (L, &error);
  g_assert_no_error (error);
  g_clear_object (&L);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--other"))
    return be_other (argv[2], argv[3]);
  own_path = argv[0];
  g_test_init (&argc, &argv, NULL);

  ADD ("/ledger/locks/looked-into", test_looked_into);
  ADD ("/ledger/locks/second-connection", test_second_connection);
  ADD ("/ledger/locks/alone", test_alone);

  return g_test_run ();
}
