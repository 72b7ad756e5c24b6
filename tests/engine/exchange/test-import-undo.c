/* test-import-undo.c: an import is taken back and done again as a whole. */
#include "config.h"

#include "../ledger/ledger-fixture.h"
#include "jy-import.h"
#include "jy-ledger-undo.h"

#define L fixture->ledger

static const char weighings[] = "日期,餐次,环节,净重,地点\n"
                                "2026-03-02,午餐,餐盘,1.5,一号食堂\n"
                                "2026-03-03,午餐,餐盘,2,一号食堂\n"
                                "2026-03-04,午餐,餐盘,2.5,二号食堂\n";

/* Answers the import's identifier. */
static char *
import_text (Fixture    *fixture,
             const char *content,
             gboolean    again,
             GError    **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "in.csv", NULL);
  g_autoptr (JyImportPlan) plan = jy_import_plan_new (&jy_kind_weighing);
  const JyImportOptions options = { .create_references = TRUE, .again = again };
  g_autoptr (JyImportResult) result = NULL;

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  result = jy_import_run (L, plan, path, &options, NULL, NULL, NULL, error);
  return g_strdup (result->id);
}

static char *
import_weighings (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *id = import_text (fixture, weighings, FALSE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (id);
  return id;
}

static void
assert_standing (Fixture *fixture,
                 gint64   n_weighings,
                 gint64   mass,
                 gint64   n_sites)
{
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM weighing WHERE voided=0"), ==, n_weighings);
  g_assert_cmpint (query_integer (L, "SELECT ifnull(sum(net),0) FROM weighing WHERE voided=0"), ==, mass);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM site WHERE voided=0"), ==, n_sites);
}

static void
step (Fixture    *fixture,
      const char *id,
      gboolean    undo)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (jy_ledger_step (L, id, undo, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* The names that the import made go with it; what stood before stays. */
static void
test_whole (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *own = NULL;
  g_autofree char *id = NULL;
  gint64 entries;
  gboolean can_undo, can_redo;

  g_free (put (L, &jy_kind_site, "name", "一号食堂", "type", "canteen", NULL));
  own = put (L, &jy_kind_weighing, "date", "2026-03-01", "stage", "plate", "net", "1", NULL);
  id = import_weighings (fixture);
  assert_standing (fixture, 4, 7000, 2);
  entries = query_integer (L, "SELECT count(*) FROM journal");

  step (fixture, id, TRUE);
  assert_standing (fixture, 1, 1000, 1);
  /* Three weighings, a site and the import itself. */
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM journal"), ==, entries + 5);
  g_assert_true (jy_ledger_can_undo (L, id, &can_undo, &can_redo, NULL));
  g_assert_false (can_undo);
  g_assert_true (can_redo);
  assert_verifies (L);

  step (fixture, id, FALSE);
  assert_standing (fixture, 4, 7000, 2);
  step (fixture, id, TRUE);
  assert_standing (fixture, 1, 1000, 1);
  assert_verifies (L);
}

/* What was taken back can be imported again, without being asked for it. */
static void
test_once_more (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *first = import_weighings (fixture);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autoptr (GError) error = NULL;

  third = import_text (fixture, weighings, FALSE, &error);
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_DUPLICATE);
  g_assert_null (third);
  step (fixture, first, TRUE);
  second = import_weighings (fixture);
  assert_standing (fixture, 3, 6000, 2);
  step (fixture, second, TRUE);
  assert_standing (fixture, 0, 0, 0);
}

static void
assert_refused (Fixture    *fixture,
                const char *id,
                gboolean    undo,
                const char *message)
{
  g_autofree char *before = dump_projections (L);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (jy_ledger_step (L, id, undo, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  assert_contains (error->message, message);
  after = dump_projections (L);
  g_assert_cmpstr (before, ==, after);
}

/* The identifier of the one row where a column has a value. */
static char *
find_id (JyLedger   *ledger,
         const char *table,
         const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT lower(substr(h,1,8)||'-'||substr(h,9,4)||'-'||substr(h,13,4)||'-'||substr(h,17,4)"
                                          "||'-'||substr(h,21)) FROM (SELECT hex(j.record) AS h FROM %s AS t JOIN journal AS j"
                                          " ON j.position=t.row WHERE %s)",
                                          table, condition);

  return g_strchomp (query_text (ledger, sql));
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *id = import_weighings (fixture);
  g_autofree char *row = find_id (L, "weighing", "t.net=2000");
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;

  assert_refused (fixture, id, FALSE, "done again");

  /* A name that somebody has used since. */
  other = put (L, &jy_kind_weighing, "date", "2026-03-05", "stage", "plate", "net", "1", "site", "二号食堂", NULL);
  assert_refused (fixture, id, TRUE, "refer");
  g_assert_true (jy_ledger_void (L, other, "错", &error));

  /* A row that somebody has corrected since, and one that he has voided. */
  g_assert_true (amend_field (L, row, "note", "看过", "补充", &error));
  assert_refused (fixture, id, TRUE, "corrected after the import");
  step (fixture, row, TRUE);
  g_assert_true (jy_ledger_void (L, row, "错", &error));
  step (fixture, id, TRUE);
  assert_standing (fixture, 0, 0, 0);
  assert_verifies (L);

  /* It stays voided when the rest is done again. */
  step (fixture, id, FALSE);
  assert_standing (fixture, 2, 4000, 2);
  assert_verifies (L);
}

static void
test_closed (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *id = import_weighings (fixture);

  close_month (L, 2026, 3, 1);
  assert_refused (fixture, id, TRUE, "closed");
}

static void
count_cb (gint64   done,
          gint64   total,
          gpointer data)
{
  g_assert_cmpint (total, ==, 5);
  g_assert_cmpint (done, <, total);
  (*(guint *) data)++;
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *id = import_weighings (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint told = 0;

  g_cancellable_cancel (cancellable);
  g_assert_false (jy_ledger_step (L, id, TRUE, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_standing (fixture, 3, 6000, 2);
  g_clear_error (&error);
  g_assert_true (jy_ledger_step (L, id, TRUE, count_cb, &told, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (told, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/exchange/import-undo/whole", test_whole);
  ADD ("/exchange/import-undo/once-more", test_once_more);
  ADD ("/exchange/import-undo/refused", test_refused);
  ADD ("/exchange/import-undo/closed", test_closed);
  ADD ("/exchange/import-undo/cancelled", test_cancelled);
  return g_test_run ();
}
