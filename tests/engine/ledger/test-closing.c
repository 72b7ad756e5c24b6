/* test-closing.c: after a month is closed no way leads into it. */
#include "config.h"

#include "jy-bulk-writer.h"
#include "jy-history.h"
#include "ledger-fixture.h"

#define L fixture->ledger

static const JyMonth march = 2026 * 12 + 2;

static void
test_close (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *figures = NULL;
  gint64 version = 0;

  g_free (put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "diners", "400", NULL));
  g_assert_null (jy_ledger_dup_closing (L, march, NULL, &error));
  g_assert_no_error (error);
  close_month (L, 2026, 3, 1);
  g_assert_true (jy_ledger_is_month_closed (L, march));
  g_assert_false (jy_ledger_is_month_closed (L, march - 1));
  figures = jy_ledger_dup_closing (L, march, &version, &error);
  g_assert_cmpstr (figures, ==, "{\"diners\":400}");
  g_assert_cmpint (version, ==, 1);

  g_assert_false (jy_ledger_close_month (L, march, fixture_figures, NULL, &version, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
  assert_contains (error->message, "2026-03");
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM closing"), ==, 1);
  assert_verifies (L);
}

static void
assert_last_closed (Fixture *fixture,
                    JyMonth  expected)
{
  g_autoptr (GError) error = NULL;
  JyMonth month = 1;

  g_assert_true (jy_ledger_find_last_closed (L, &month, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (month, ==, expected);
}

/* The last of those that are closed now, in whatever order they were. */
static void
test_last_closed (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_last_closed (fixture, 0);
  close_month (L, 2026, 3, 1);
  close_month (L, 2025, 12, 1);
  assert_last_closed (fixture, march);
  g_assert_true (jy_ledger_reopen_month (L, march, "漏记一笔", &error));
  assert_last_closed (fixture, jy_month_new (2025, 12));
}

static void
test_not_over (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const JyMonth months[] = { march + 1, march + 2, march + 12 };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_assert_false (jy_ledger_close_month (L, months[i], fixture_figures, NULL, NULL, &error));
      g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
      g_clear_error (&error);
    }
  /* On the first of May April is over, on its last day it is not. */
  fixture->now = noon_of (2026, 4, 30);
  g_assert_false (jy_ledger_close_month (L, march + 1, fixture_figures, NULL, NULL, &error));
  g_clear_error (&error);
  fixture->now = noon_of (2026, 5, 1);
  close_month (L, 2026, 4, 1);
}

static char *
no_figures (JyLedger *ledger,
            JyMonth   month,
            gpointer  data,
            GError  **error)
{
  g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_FAILED, "no figures");
  return NULL;
}

static void
test_figures_fail (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (jy_ledger_close_month (L, march, no_figures, NULL, NULL, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_FAILED);
  g_assert_false (jy_ledger_is_month_closed (L, march));
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM journal"), ==, 0);
}

/* Every kind that is dated, by every way of writing. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const dates[] = { "2026-03-01", "2026-03-15", "2026-03-31" };
  g_autoptr (GError) error = NULL;
  g_autofree char *inside = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *day = NULL;
  gint64 entries;

  g_free (put (L, &jy_kind_supplier, "name", "粮油", NULL));
  g_free (put (L, &jy_kind_collector, "name", "绿源", NULL));
  inside = put (L, &jy_kind_meal, "date", "2026-03-31", "meal", "lunch", "diners", "1", NULL);
  before = put (L, &jy_kind_meal, "date", "2026-02-28", "meal", "lunch", "diners", "2", NULL);
  after = put (L, &jy_kind_meal, "date", "2026-04-01", "meal", "lunch", "diners", "3", NULL);
  day = put (L, &jy_kind_day, "date", "2026-03-08", "type", "holiday", NULL);
  close_month (L, 2026, 3, 1);
  entries = query_integer (L, "SELECT count(*) FROM journal");

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      const char *date = dates[i];

      g_free (put_refused (L, JY_LEDGER_ERROR_CLOSED, &jy_kind_meal, "date", date, "meal", "dinner", "diners", "1", NULL));
      g_free (put_refused (L, JY_LEDGER_ERROR_CLOSED, &jy_kind_weighing, "date", date, "stage", "plate", "net", "1", NULL));
      g_free (put_refused (L, JY_LEDGER_ERROR_CLOSED, &jy_kind_pickup, "date", date, "category", "kitchen", "mass", "1",
                           "collector", "绿源", NULL));
      g_free (put_refused (L, JY_LEDGER_ERROR_CLOSED, &jy_kind_purchase, "date", date, "supplier", "粮油", "item", "米",
                           "food_category", "grain", "quantity", "1", "unit", "kg", NULL));
      g_free (put_refused (L, JY_LEDGER_ERROR_CLOSED, &jy_kind_day, "date", date, "type", "workday", NULL));
    }
  /* A record of it is neither changed nor moved out nor removed … */
  g_assert_false (amend_field (L, inside, "diners", "9", "数错", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (amend_field (L, inside, "date", "2026-04-02", "日期错", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (jy_ledger_void (L, inside, "误", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (jy_ledger_void (L, day, "误", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
  g_clear_error (&error);
  /* … nor is another moved into it. */
  g_assert_false (amend_field (L, before, "date", "2026-03-01", "日期错", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (amend_field (L, after, "date", "2026-03-30", "日期错", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM journal"), ==, entries);

  /* The days beside it are open. */
  g_free (put (L, &jy_kind_meal, "date", "2026-02-28", "meal", "dinner", "diners", "1", NULL));
  g_free (put (L, &jy_kind_meal, "date", "2026-04-01", "meal", "dinner", "diners", "1", NULL));
  assert_verifies (L);
}

static void
test_bulk (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyBulkWriter) writer = NULL;
  g_autoptr (JyProblems) problems = jy_problems_new ();
  g_autoptr (JyRecord) inside = new_record (L, &jy_kind_weighing, "date", "2026-03-31", "stage", "plate", "net", "1", NULL);
  g_autoptr (JyRecord) outside = new_record (L, &jy_kind_weighing, "date", "2026-04-01", "stage", "plate", "net", "1", NULL);

  close_month (L, 2026, 3, 1);
  g_assert_true (jy_ledger_begin (L, &error));
  writer = jy_bulk_writer_new (L);
  g_assert_false (jy_bulk_writer_put (writer, inside, problems, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_true (jy_bulk_writer_put (writer, outside, problems, &error));
  g_assert_true (jy_bulk_writer_flush (writer, &error));
  g_assert_cmpint (jy_bulk_writer_get_n (writer), ==, 1);
  g_clear_pointer (&writer, jy_bulk_writer_free);
  g_assert_true (jy_ledger_commit (L, &error));
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM weighing"), ==, 1);
  assert_verifies (L);
}

static void
test_reopen (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *states = NULL;
  gint64 version = 0;

  g_free (put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "diners", "400", NULL));
  g_assert_false (jy_ledger_reopen_month (L, march, "漏记", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
  g_clear_error (&error);
  close_month (L, 2026, 3, 1);
  g_assert_false (jy_ledger_reopen_month (L, march, " ", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (jy_ledger_reopen_month (L, march, NULL, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (jy_ledger_is_month_closed (L, march));

  g_assert_true (jy_ledger_reopen_month (L, march, "漏记一餐", &error));
  g_assert_false (jy_ledger_is_month_closed (L, march));
  g_assert_null (jy_ledger_dup_closing (L, march, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (jy_ledger_reopen_month (L, march, "再来", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
  g_clear_error (&error);
  g_free (put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "dinner", "diners", "50", NULL));
  close_month (L, 2026, 3, 2);
  second = jy_ledger_dup_closing (L, march, &version, &error);
  g_assert_cmpstr (second, ==, "{\"diners\":450}");
  g_assert_cmpint (version, ==, 2);
  /* What was known at the first closing stays. */
  first = query_text (L, "SELECT figures FROM closing WHERE version=1");
  g_assert_cmpstr (first, ==, "{\"diners\":400}\n");
  states = query_text (L, "SELECT version||state FROM closing ORDER BY version");
  g_assert_cmpstr (states, ==, "1reopened\n2closed\n");
  assert_verifies (L);

  /* The reason stands in the month's history. */
  {
    g_autofree char *reason = query_text (L, "SELECT reason FROM journal WHERE action='reopen'");
    g_autofree char *before = dump_projections (L);
    g_autofree char *after = NULL;

    g_assert_cmpstr (reason, ==, "漏记一餐\n");
    g_assert_true (jy_ledger_rebuild (L, NULL, NULL, NULL, &error));
    after = dump_projections (L);
    g_assert_cmpstr (before, ==, after);
  }
  fixture_close (fixture);
  fixture_open (fixture);
  g_assert_true (jy_ledger_is_month_closed (L, march));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/ledger/closing/close", test_close);
  ADD ("/ledger/closing/last-closed", test_last_closed);
  ADD ("/ledger/closing/not-over", test_not_over);
  ADD ("/ledger/closing/figures-fail", test_figures_fail);
  ADD ("/ledger/closing/refused", test_refused);
  ADD ("/ledger/closing/bulk", test_bulk);
  ADD ("/ledger/closing/reopen", test_reopen);

  return g_test_run ();
}
