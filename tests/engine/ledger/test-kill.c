/* test-kill.c: the program is killed while it writes, over and over. Afterwards the
 * ledger opens and verifies, everything that was acknowledged is there, and
 * nothing that was not is there by half. */
#include "config.h"

#include "jy-import.h"
#include "ledger-fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define L fixture->ledger

#define IMPORT_ROWS 3000
#define LARGE_ROWS  2600

/* What a child says after each commit. */
typedef struct
{
  gint32 what;
  gint32 number;
} Acknowledgement;

typedef struct
{
  Fixture *fixture;
  int round;
  int pipe;
  const char *csv;
} Child;

static void
acknowledge (Child *child,
             int    number)
{
  Acknowledgement acknowledgement = { child->round, number };

  if (write (child->pipe, &acknowledgement, sizeof acknowledgement) != sizeof acknowledgement)
    _exit (3);
}

static JyLedger *
open_in_child (Child *child)
{
  g_autoptr (GError) error = NULL;
  JyLedger *ledger = jy_ledger_open (child->fixture->path, child->fixture->desk, FALSE, &error);

  if (ledger == NULL)
    {
      g_printerr ("child: %s\n", error->message);
      _exit (4);
    }
  return ledger;
}

static void
check_in_child (gboolean      done,
                const GError *error)
{
  if (done)
    return;
  g_printerr ("child: %s\n", error != NULL ? error->message : "?");
  _exit (5);
}

/* One supplier after the other. */
static void
add_one_by_one (Child *child)
{
  JyLedger *ledger = open_in_child (child);

  for (int i = 0;; i++)
    {
      g_autoptr (JyRecord) record = jy_record_new (&jy_kind_supplier);
      g_autofree char *name = g_strdup_printf ("%d/%d", child->round, i);
      g_autofree char *note = g_strnfill ((gsize) (i * 37 % 3000), 'n');
      g_autoptr (GError) error = NULL;

      jy_record_set_text (record, JY_SUPPLIER_NAME, name);
      jy_record_set_text (record, JY_SUPPLIER_NOTE, *note != '\0' ? note : NULL);
      check_in_child (jy_ledger_put (ledger, record, NULL, NULL, &error), error);
      acknowledge (child, i);
    }
}

/* One record, amended over and over: its capacity counts the amendments. */
static void
amend_one (Child *child)
{
  JyLedger *ledger = open_in_child (child);
  g_autoptr (JyRecord) record = jy_record_new (&jy_kind_container);
  g_autofree char *name = g_strdup_printf ("%d", child->round);
  g_autoptr (GError) error = NULL;
  JyRecordState state;

  jy_record_set_text (record, JY_CONTAINER_NAME, name);
  jy_record_set_integer (record, JY_CONTAINER_CAPACITY, 0);
  check_in_child (jy_ledger_put (ledger, record, NULL, &state, &error), error);
  acknowledge (child, 0);
  for (int i = 1;; i++)
    {
      jy_record_set_integer (record, JY_CONTAINER_CAPACITY, i);
      check_in_child (jy_ledger_amend (ledger, state.id, record, "again", NULL, &error), error);
      acknowledge (child, i);
    }
}

/* A file over and over; the note tells which time. */
static void
import_files (Child *child)
{
  JyLedger *ledger = open_in_child (child);
  JyImportOptions options = { .again = TRUE, .create_references = TRUE };

  for (int i = 0;; i++)
    {
      g_autoptr (JyImportPlan) plan = jy_import_plan_new (&jy_kind_weighing);
      g_autofree char *note = g_strdup_printf ("%d/%d", child->round, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (JyImportResult) result = NULL;

      check_in_child (jy_import_plan_set_constant (plan, "note", note, &error), error);
      result = jy_import_run (ledger, plan, child->csv, &options, NULL, NULL, NULL, &error);
      check_in_child (error == NULL, error);
      acknowledge (child, i);
    }
}

static char *
count_sites (JyLedger *ledger,
             JyMonth   month,
             gpointer  data,
             GError  **error)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, query_integer (ledger, "SELECT count(*) FROM site WHERE name NOT GLOB 'c[0-9]*'"));
}

/* Closes February, reopens it, closes it again; a site in each transaction. */
static void
close_and_reopen (Child *child)
{
  JyLedger *ledger = open_in_child (child);
  const JyMonth february = jy_month_new (2026, 2);

  if (jy_ledger_is_month_closed (ledger, february))
    check_in_child (jy_ledger_reopen_month (ledger, february, "again", NULL), NULL);
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JyRecord) site = jy_record_new (&jy_kind_site);
      gint64 version;

      check_in_child (jy_ledger_begin (ledger, &error), error);
      check_in_child (jy_ledger_close_month (ledger, february, count_sites, NULL, &version, &error), error);
      {
        g_autofree char *name = g_strdup_printf ("c%" G_GINT64_FORMAT, version);

        jy_record_set_text (site, JY_SITE_NAME, name);
        jy_record_set_integer (site, JY_SITE_TYPE, 0);
      }
      check_in_child (jy_ledger_put (ledger, site, NULL, NULL, &error), error);
      check_in_child (jy_ledger_commit (ledger, &error), error);
      acknowledge (child, (int) version);
      check_in_child (jy_ledger_reopen_month (ledger, february, "again", &error), error);
    }
}

static void
rebuild_over_and_over (Child *child)
{
  JyLedger *ledger = open_in_child (child);

  for (int i = 0;; i++)
    {
      g_autoptr (GError) error = NULL;

      check_in_child (jy_ledger_rebuild (ledger, NULL, NULL, NULL, &error), error);
      acknowledge (child, i);
    }
}

/* Kills a child at some moment; answers the last number it acknowledged, or −1. */
static int
kill_child (Fixture *fixture,
            void (*work) (Child *child),
            int         round,
            const char *csv,
            gulong      delay)
{
  Acknowledgement acknowledgement;
  int pipes[2], status, last = -1;
  pid_t child;

  g_assert_cmpint (pipe2 (pipes, O_CLOEXEC), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      Child own = { fixture, round, pipes[1], csv };

      close (pipes[0]);
      work (&own);
      _exit (6);
    }
  close (pipes[1]);
  g_usleep (delay);
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (!WIFSIGNALED (status))
    g_error ("the child ended by itself with %d", WEXITSTATUS (status));
  while (read (pipes[0], &acknowledgement, sizeof acknowledgement) == sizeof acknowledgement)
    {
      g_assert_cmpint (acknowledgement.what, ==, round);
      last = acknowledgement.number;
    }
  close (pipes[0]);
  return last;
}

static gint64
query_round (Fixture    *fixture,
             const char *format,
             int         round)
{
  g_autofree char *number = g_strdup_printf ("%d", round);
  g_auto (GStrv) parts = g_strsplit (format, "@", -1);
  g_autofree char *sql = g_strjoinv (number, parts);

  return query_integer (L, sql);
}

/* What was acknowledged is there; at most one more was done and not yet told. */
static void
assert_last (gint64 there,
             gint64 last)
{
  g_assert_cmpint (there, >=, last);
  g_assert_cmpint (there, <=, last + 1);
}

static void
check_round (Fixture *fixture,
             int      kind,
             int      round,
             int      last)
{
  switch (kind)
    {
    case 0:
      assert_last (query_round (fixture, "SELECT count(*)-1 FROM supplier WHERE name LIKE '@/%'", round), last);
      g_assert_cmpint (query_round (fixture, "SELECT count(*) FROM supplier WHERE name LIKE '@/%' AND"
                                             " cast(substr(name,instr(name,'/')+1) AS INTEGER)>"
                                             "(SELECT count(*)-1 FROM supplier WHERE name LIKE '@/%')",
                                    round),
                       ==, 0);
      break;
    case 1:
      assert_last (query_round (fixture, "SELECT ifnull(max(capacity),-1) FROM container WHERE name='@'", round), last);
      break;
    case 2:
      assert_last (query_round (fixture, "SELECT count(DISTINCT note)-1 FROM weighing WHERE note LIKE '@/%'", round), last);
      break;
    case 3:
      if (last >= 0)
        assert_last (query_integer (L, "SELECT max(version) FROM closing"), last);
      g_assert_cmpint (query_integer (L, "SELECT ifnull(max(version),0) FROM closing"), ==,
                       query_integer (L, "SELECT count(*) FROM site WHERE name GLOB 'c[0-9]*'"));
      break;
    default:
      break;
    }
}

static void
check_ledger (Fixture *fixture,
              gint64   rows)
{
  g_autofree char *odd = g_strdup_printf ("SELECT count(*) FROM (SELECT 1 FROM weighing GROUP BY note HAVING count(*)<>%" G_GINT64_FORMAT ")",
                                          rows);
  g_autofree char *mode = NULL;

  assert_verifies (L);
  g_assert_cmpint (query_integer (L, odd), ==, 0);
  g_assert_cmpint (query_integer (L, "SELECT count(DISTINCT note) FROM weighing"), ==, query_integer (L, "SELECT count(*) FROM import"));
  g_assert_cmpint (query_integer (L, "SELECT ifnull(sum(records),0) FROM import"), ==, query_integer (L, "SELECT count(*) FROM weighing"));
  mode = query_text (L, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "wal\n");
}

static char *
write_weighings (Fixture *fixture,
                 guint    rows,
                 guint    padding)
{
  g_autoptr (GString) text = g_string_new ("date,stage,net,site,unused\n");
  g_autofree char *unused = g_strnfill (padding, 'u');
  char *path = g_build_filename (fixture->folder, "weighings.csv", NULL);

  for (guint i = 0; i < rows; i++)
    g_string_append_printf (text, "2026-03-%02u,plate,%u,canteen %u,%s\n", i % 31 + 1, i, i % 5, unused);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  return path;
}

static void
start_again (Fixture *fixture)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (fixture->path, "-shm", NULL);
  g_autoptr (GError) error = NULL;

  g_unlink (fixture->path);
  g_unlink (wal);
  g_unlink (shm);
  L = jy_ledger_create (fixture->path, fixture->desk, &error);
  g_assert_no_error (error);
  fixture_close (fixture);
}

static void
test_kill (Fixture      *fixture,
           gconstpointer data)
{
  static void (*const works[]) (Child * child) = { add_one_by_one, amend_one, import_files, close_and_reopen,
                                                   rebuild_over_and_over };
  g_autoptr (GRand) random = g_rand_new_with_seed (20260415);
  g_autofree char *csv = write_weighings (fixture, IMPORT_ROWS, 0);
  guint acknowledged[5] = { 0 };
  double window[5] = { 20000, 20000, 100000, 20000, 30000 };

  fixture_close (fixture);
  for (int round = 0; round < 200; round++)
    {
      int kind = g_rand_int_range (random, 0, G_N_ELEMENTS (works));
      gulong delay = (gulong) (g_rand_double (random) * window[kind]);
      int last;

      if (round % 20 == 0)
        start_again (fixture);
      last = kill_child (fixture, works[kind], round, csv, delay);
      fixture_open (fixture);
      check_ledger (fixture, IMPORT_ROWS);
      check_round (fixture, kind, round, last);
      acknowledged[kind] += last >= 0;
      /* Around the time that the work takes on this computer. */
      window[kind] *= last >= 0 ? 0.85 : 1.25;
      /* The next one writes on. */
      g_free (put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "diners", "5", "canteen", "", NULL));
      {
        g_autoptr (GError) error = NULL;
        char id[JY_UUID_TEXT_SIZE];
        JyUuid uuid;

        g_assert_true (jy_ledger_get_row_id (L, query_integer (L, "SELECT max(row) FROM meal"), &uuid));
        jy_uuid_write (&uuid, id);
        g_assert_true (jy_ledger_void (L, id, "for the next round", &error));
      }
      fixture_close (fixture);
    }
  /* The kills did hit work under way, not only the start. */
  for (guint i = 0; i < G_N_ELEMENTS (acknowledged); i++)
    {
      g_test_message ("work %u: something acknowledged in %u rounds", i, acknowledged[i]);
      g_assert_cmpuint (acknowledged[i], >, 3);
    }
}

/* A large file goes in without the write-ahead log and without one of the guards. */
static void
test_kill_large (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (416);
  g_autofree char *csv = write_weighings (fixture, LARGE_ROWS, 3300);
  guint acknowledged = 0;
  double window = 200000;

  g_free (put (L, &jy_kind_supplier, "name", "粮油", NULL));
  fixture_close (fixture);
  for (int round = 0; round < 40; round++)
    {
      int last = kill_child (fixture, import_files, round, csv, (gulong) (g_rand_double (random) * window));

      fixture_open (fixture);
      check_ledger (fixture, LARGE_ROWS);
      check_round (fixture, 2, round, last);
      acknowledged += last >= 0;
      window *= last >= 0 ? 0.85 : 1.25;
      g_assert_cmpint (query_integer (L, "SELECT count(*) FROM supplier"), ==, 1);
      fixture_close (fixture);
      if (round % 10 == 9)
        {
          start_again (fixture);
          fixture_open (fixture);
          g_free (put (L, &jy_kind_supplier, "name", "粮油", NULL));
          fixture_close (fixture);
        }
    }
  g_test_message ("something acknowledged in %u rounds", acknowledged);
  g_assert_cmpuint (acknowledged, >, 3);
}

static void
create_ledger (Child *child)
{
  g_autoptr (GError) error = NULL;
  JyLedger *ledger = jy_ledger_create (child->fixture->path, child->fixture->desk, &error);

  check_in_child (ledger != NULL, error);
  acknowledge (child, 0);
  for (;;)
    pause ();
}

/* A ledger is created or not; nothing stands in the way of the next attempt. */
static void
test_kill_create (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (417);

  fixture_close (fixture);
  for (int round = 0; round < 60; round++)
    {
      int last;

      g_unlink (fixture->path);
      last = kill_child (fixture, create_ledger, round, NULL, (gulong) g_rand_int_range (random, 0, 25000));
      if (last >= 0)
        g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
      if (g_file_test (fixture->path, G_FILE_TEST_EXISTS))
        {
          fixture_open (fixture);
          assert_verifies (L);
        }
      else
        {
          g_autoptr (GError) error = NULL;

          L = jy_ledger_create (fixture->path, fixture->desk, &error);
          g_assert_no_error (error);
        }
      fixture_close (fixture);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/ledger/kill/work", test_kill);
  ADD ("/ledger/kill/large-import", test_kill_large);
  ADD ("/ledger/kill/create", test_kill_create);

  return g_test_run ();
}
