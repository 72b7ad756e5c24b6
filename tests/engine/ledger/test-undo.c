/* test-undo.c: taking back and doing again, as entries of the journal. */
#include "config.h"

#include "jy-ledger-undo.h"
#include "ledger-fixture.h"

#define L fixture->ledger

static char *
put_meal (Fixture *fixture)
{
  g_free (put (L, &jy_kind_site, "name", "一号食堂", "type", "canteen", NULL));
  return put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "canteen", "一号食堂", "diners", "100", NULL);
}

static void
assert_diners (Fixture *fixture,
               gint64   diners,
               gint64   voided)
{
  g_assert_cmpint (query_integer (L, "SELECT diners FROM meal"), ==, diners);
  g_assert_cmpint (query_integer (L, "SELECT voided FROM meal"), ==, voided);
}

static void
assert_can (Fixture    *fixture,
            const char *id,
            gboolean    undo,
            gboolean    redo)
{
  g_autoptr (GError) error = NULL;
  gboolean can_undo, can_redo;

  g_assert_true (jy_ledger_can_undo (L, id, &can_undo, &can_redo, &error));
  g_assert_no_error (error);
  g_assert_cmpint (can_undo, ==, undo);
  g_assert_cmpint (can_redo, ==, redo);
}

static void
undo (Fixture    *fixture,
      const char *id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (jy_ledger_undo (L, id, &error));
  g_assert_no_error (error);
}

static void
redo (Fixture    *fixture,
      const char *id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (jy_ledger_redo (L, id, &error));
  g_assert_no_error (error);
}

static void
amend (Fixture    *fixture,
       const char *id,
       const char *diners,
       const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (amend_field (L, id, "diners", diners, reason, &error));
  g_assert_no_error (error);
}

/* 100, corrected to 110, voided; all the way back and all the way forward. */
static void
test_both_ways (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *id = put_meal (fixture);
  g_autoptr (GError) error = NULL;

  assert_can (fixture, id, TRUE, FALSE);
  amend (fixture, id, "110", "点错");
  g_assert_true (jy_ledger_void (L, id, "重复", &error));
  assert_diners (fixture, 110, 1);

  undo (fixture, id);
  assert_diners (fixture, 110, 0);
  assert_can (fixture, id, TRUE, TRUE);
  undo (fixture, id);
  assert_diners (fixture, 100, 0);
  undo (fixture, id);
  assert_diners (fixture, 100, 1);
  assert_can (fixture, id, FALSE, TRUE);
  g_assert_false (jy_ledger_undo (L, id, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  g_clear_error (&error);

  redo (fixture, id);
  assert_diners (fixture, 100, 0);
  redo (fixture, id);
  assert_diners (fixture, 110, 0);
  redo (fixture, id);
  assert_diners (fixture, 110, 1);
  assert_can (fixture, id, TRUE, FALSE);
  g_assert_false (jy_ledger_redo (L, id, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);

  /* The site, three versions, three undone, three done again: nothing went away. */
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM journal"), ==, 1 + 3 + 3 + 3);
  assert_verifies (L);
}

/* What is done after undoing takes the place of what was undone. */
static void
test_new_branch (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *id = put_meal (fixture);

  amend (fixture, id, "110", "点错");
  undo (fixture, id);
  amend (fixture, id, "120", "又点错");
  assert_can (fixture, id, TRUE, FALSE);
  undo (fixture, id);
  assert_diners (fixture, 100, 0);
  redo (fixture, id);
  assert_diners (fixture, 120, 0);
}

/* "undo" may be anybody's reason; it counts for what it did. */
static void
test_reason_of_own (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *id = put_meal (fixture);

  amend (fixture, id, "110", "点错");
  amend (fixture, id, "115", "undo");
  assert_can (fixture, id, TRUE, FALSE);
  undo (fixture, id);
  assert_diners (fixture, 110, 0);
  undo (fixture, id);
  assert_diners (fixture, 100, 0);
}

/* It follows from the file alone: another program goes on where this one ended. */
static void
test_reopened (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *id = put_meal (fixture);

  amend (fixture, id, "110", "点错");
  undo (fixture, id);
  fixture_close (fixture);
  fixture_open (fixture);
  assert_can (fixture, id, TRUE, TRUE);
  redo (fixture, id);
  assert_diners (fixture, 110, 0);
}

static void
test_closed_month (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *id = put_meal (fixture);
  g_autoptr (GError) error = NULL;

  amend (fixture, id, "110", "点错");
  close_month (L, 2026, 3, 1);
  g_assert_false (jy_ledger_undo (L, id, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
  assert_diners (fixture, 110, 0);
}

/* A correction that moved a meal out of a month is not taken back into it when the
 * month is closed since. */
static void
test_closed_month_before (Fixture      *fixture,
                          gconstpointer data)
{
  g_autofree char *id = put_meal (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (amend_field (L, id, "date", "2026-04-02", "记错月份", &error));
  close_month (L, 2026, 3, 1);
  g_assert_false (jy_ledger_undo (L, id, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
}

/* A site that meals refer to does not go away by undoing it. */
static void
test_referred (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *site = put (L, &jy_kind_site, "name", "二号食堂", "type", "canteen", NULL);
  g_autoptr (GError) error = NULL;

  g_free (put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "canteen", "二号食堂", "diners", "100", NULL));
  g_assert_false (jy_ledger_undo (L, site, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  g_assert_cmpint (query_integer (L, "SELECT voided FROM site"), ==, 0);
}

/* A voided meal does not stand again beside the one that took its place. */
static void
test_key_taken (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *id = put_meal (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (jy_ledger_void (L, id, "重录", &error));
  g_free (put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "canteen", "一号食堂", "diners", "101", NULL));
  g_assert_false (jy_ledger_undo (L, id, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_DUPLICATE);
}

/* The ledger's own entries are not taken back by hand. */
static void
test_internal (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  g_free (put_meal (fixture));
  close_month (L, 2026, 3, 1);
  id = query_text (L, "SELECT lower(substr(h,1,8)||'-'||substr(h,9,4)||'-'||substr(h,13,4)||'-'||substr(h,17,4)||'-'||substr(h,21))"
                      " FROM (SELECT hex(record) AS h FROM journal WHERE kind='closing')");
  g_strstrip (id);
  assert_can (fixture, id, FALSE, FALSE);
  g_assert_false (jy_ledger_undo (L, id, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/undo/both-ways", test_both_ways);
  ADD ("/undo/new-branch", test_new_branch);
  ADD ("/undo/reason-of-own", test_reason_of_own);
  ADD ("/undo/reopened", test_reopened);
  ADD ("/undo/closed-month", test_closed_month);
  ADD ("/undo/closed-month-before", test_closed_month_before);
  ADD ("/undo/referred", test_referred);
  ADD ("/undo/key-taken", test_key_taken);
  ADD ("/undo/internal", test_internal);

  return g_test_run ();
}
