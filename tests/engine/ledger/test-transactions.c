/* test-transactions.c: nested transactions, what a refusal and a failure leave, and
 * what the ledger tells after a commit. */
#include "config.h"

#include "jy-bulk-writer.h"
#include "ledger-fixture.h"

#define L fixture->ledger

/* What was told, as "kind:row" with rows as running numbers. */
static void
changed_cb (JyLedger   *ledger,
            const char *kind,
            gint64      row,
            GString    *told)
{
  g_string_append_printf (told, "%s:%" G_GINT64_FORMAT " ", kind, row & 0xFFFFFFFFFF);
}

static void
add_site (Fixture    *fixture,
          const char *name)
{
  g_free (put (L, &jy_kind_site, "name", name, "type", "canteen", NULL));
}

static gint64
count_sites (Fixture *fixture)
{
  return query_integer (L, "SELECT count(*) FROM site");
}

static void
test_commit (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_signal_connect (L, "changed", G_CALLBACK (changed_cb), told);
  g_assert_true (jy_ledger_begin (L, &error));
  add_site (fixture, "一");
  g_assert_true (jy_ledger_begin (L, &error));
  add_site (fixture, "二");
  g_assert_true (jy_ledger_commit (L, &error));
  g_assert_cmpstr (told->str, ==, "");
  g_assert_true (jy_ledger_commit (L, &error));
  g_assert_cmpstr (told->str, ==, "site:1 site:2 ");
  g_assert_cmpint (count_sites (fixture), ==, 2);
  assert_verifies (L);
}

static void
test_rollback (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_signal_connect (L, "changed", G_CALLBACK (changed_cb), told);
  g_assert_true (jy_ledger_begin (L, &error));
  add_site (fixture, "一");
  close_month (L, 2026, 2, 1);
  g_assert_true (jy_ledger_is_month_closed (L, jy_month_new (2026, 2)));
  jy_ledger_rollback (L);
  g_assert_cmpstr (told->str, ==, "");
  g_assert_cmpint (count_sites (fixture), ==, 0);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM journal"), ==, 0);
  g_assert_false (jy_ledger_is_month_closed (L, jy_month_new (2026, 2)));
  /* The running number is not used up. */
  add_site (fixture, "二");
  g_assert_cmpstr (told->str, ==, "site:1 ");
  assert_verifies (L);
}

static void
test_refused_inside (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  add_site (fixture, "一");
  g_signal_connect (L, "changed", G_CALLBACK (changed_cb), told);
  g_assert_true (jy_ledger_begin (L, &error));
  id = put (L, &jy_kind_site, "name", "二", "type", "canteen", NULL);
  g_free (put_refused (L, JY_LEDGER_ERROR_DUPLICATE, &jy_kind_site, "name", "一", "type", "canteen", NULL));
  g_free (put_refused (L, JY_LEDGER_ERROR_REFUSED, &jy_kind_site, "name", "三", NULL));
  /* Amendments, voids and closings that are refused behave alike. */
  g_assert_false (amend_field (L, id, "name", "一", "改名", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_DUPLICATE);
  g_clear_error (&error);
  g_assert_false (jy_ledger_void (L, "no such record", "误", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (jy_ledger_close_month (L, jy_month_new (2026, 4), fixture_figures, NULL, NULL, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (jy_ledger_reopen_month (L, jy_month_new (2026, 2), "改", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
  g_clear_error (&error);
  add_site (fixture, "四");
  g_assert_true (jy_ledger_commit (L, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_sites (fixture), ==, 3);
  g_assert_cmpstr (told->str, ==, "site:2 site:3 ");
  assert_verifies (L);
}

/* "a rollback at any depth dooms the whole" */
static void
test_doomed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_signal_connect (L, "changed", G_CALLBACK (changed_cb), told);
  g_assert_true (jy_ledger_begin (L, &error));
  add_site (fixture, "一");
  g_assert_true (jy_ledger_begin (L, &error));
  add_site (fixture, "二");
  jy_ledger_rollback (L);
  /* What comes after it must not make it whole again. */
  g_free (put_refused (L, JY_LEDGER_ERROR_FAILED, &jy_kind_site, "name", "三", "type", "canteen", NULL));
  g_assert_false (jy_ledger_commit (L, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (count_sites (fixture), ==, 0);
  g_assert_cmpstr (told->str, ==, "");
  /* The next transaction is a new one. */
  add_site (fixture, "四");
  g_assert_cmpint (count_sites (fixture), ==, 1);
  assert_verifies (L);
}

/* A closing counts from the next step on, within its own transaction too. */
static void
test_closing_inside (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *meal = put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "diners", "5", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JyBulkWriter) writer = NULL;
  g_autoptr (JyRecord) weighing = new_record (L, &jy_kind_weighing, "date", "2026-03-02", "stage", "plate", "net", "1", NULL);
  g_autoptr (JyProblems) problems = jy_problems_new ();

  g_assert_true (jy_ledger_begin (L, &error));
  close_month (L, 2026, 3, 1);
  g_assert_false (jy_ledger_void (L, meal, "误", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
  g_clear_error (&error);
  g_free (put_refused (L, JY_LEDGER_ERROR_CLOSED, &jy_kind_meal, "date", "2026-03-02", "meal", "dinner", "diners", "5", NULL));
  writer = jy_bulk_writer_new (L);
  g_assert_false (jy_bulk_writer_put (writer, weighing, problems, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
  g_clear_error (&error);
  g_clear_pointer (&writer, jy_bulk_writer_free);
  g_assert_true (jy_ledger_reopen_month (L, jy_month_new (2026, 3), "漏记", &error));
  g_assert_true (jy_ledger_void (L, meal, "误", &error));
  g_assert_true (jy_ledger_commit (L, &error));
  assert_verifies (L);
}

static void
test_close_inside (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (jy_ledger_begin (L, &error));
  add_site (fixture, "一");
  g_assert_true (jy_ledger_begin (L, &error));
  add_site (fixture, "二");
  fixture_close (fixture);
  fixture_open (fixture);
  g_assert_cmpint (count_sites (fixture), ==, 0);
  assert_verifies (L);
}

/* Many changes of a kind are told as one about all of it. */
static void
test_many_changes (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_signal_connect (L, "changed", G_CALLBACK (changed_cb), told);
  g_assert_true (jy_ledger_begin (L, &error));
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("食堂%u", i);

      add_site (fixture, name);
      if (i == 500)
        g_free (put (L, &jy_kind_supplier, "name", "粮油", NULL));
    }
  g_assert_true (jy_ledger_commit (L, &error));
  g_assert_cmpstr (told->str, ==, "site:0 supplier:502 ");
}

/* Somebody who writes when told is told of that as well. */
static void
write_again_cb (JyLedger   *ledger,
                const char *kind,
                gint64      row,
                gpointer    data)
{
  if (query_integer (ledger, "SELECT count(*) FROM site") < 3)
    {
      g_autofree char *name = g_strdup_printf ("食堂%" G_GINT64_FORMAT, row);

      g_free (put (ledger, &jy_kind_site, "name", name, "type", "canteen", NULL));
    }
}

static void
test_write_when_told (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);

  g_signal_connect (L, "changed", G_CALLBACK (changed_cb), told);
  g_signal_connect (L, "changed", G_CALLBACK (write_again_cb), NULL);
  add_site (fixture, "一");
  g_assert_cmpstr (told->str, ==, "site:1 site:2 site:3 ");
  assert_verifies (L);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/ledger/transactions/commit", test_commit);
  ADD ("/ledger/transactions/rollback", test_rollback);
  ADD ("/ledger/transactions/refused-inside", test_refused_inside);
  ADD ("/ledger/transactions/doomed", test_doomed);
  ADD ("/ledger/transactions/closing-inside", test_closing_inside);
  ADD ("/ledger/transactions/close-inside", test_close_inside);
  ADD ("/ledger/transactions/many-changes", test_many_changes);
  ADD ("/ledger/transactions/write-when-told", test_write_when_told);

  return g_test_run ();
}
