/* test-posting.c: where notices hang, and the institution's own wording. */
#include "config.h"

#include "jy-notice-store.h"
#include "ledger-fixture.h"

#define L fixture->ledger

#define FIRST "示机管公示〔2026〕1号"

static GBytes *
freeze (JyLedger   *ledger,
        const char *number,
        JyRecord   *record,
        gpointer    data,
        GError    **error)
{
  jy_record_set_integer (record, JY_NOTICE_POSTED_FROM, jy_day_new (2026, 4, 3));
  jy_record_set_integer (record, JY_NOTICE_POSTED_TO, jy_day_new (2026, 4, 10));
  jy_record_set_text (record, JY_NOTICE_CHECK_CODE, "0123456789abcdef");
  jy_record_set_text (record, JY_NOTICE_FIGURES, "{}");
  return g_bytes_new_static ("pdf", 3);
}

static void
issue (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;

  jy_ledger_issue_notice (L, "waste", jy_month_new (2026, 3), freeze, NULL, &number, &error);
  g_assert_no_error (error);
}

/* Friday 2026-04-03; Monday the 6th is a holiday. */
static void
set_up_notice (Fixture      *fixture,
               gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture->now = noon_of (2026, 4, 3);
  g_free (put (L, &jy_kind_institution, "name", "示例市机关事务管理局", "short_name", "示机管", "posting_place", "一楼大厅", NULL));
  g_free (put (L, &jy_kind_day, "date", "2026-04-06", "type", "holiday", NULL));
  close_month (L, 2026, 3, 1);
  issue (fixture);
}

#define ADD_NOTICE(path, function) g_test_add (path, Fixture, NULL, set_up_notice, function, fixture_tear_down)

static void
assert_posting (Fixture    *fixture,
                const char *from,
                const char *expected)
{
  g_autofree char *id = put (L, &jy_kind_posting, "notice", FIRST, "from", from, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JyRecord) record = jy_ledger_read (L, id, NULL, &error);
  g_autofree char *to = jy_ledger_format_plain (L, record, JY_POSTING_TO);
  g_autofree char *number = jy_ledger_format_plain (L, record, JY_POSTING_NOTICE);

  g_assert_cmpstr (to, ==, expected);
  g_assert_cmpstr (number, ==, FIRST);
  g_assert_cmpstr (jy_record_get_text (record, JY_POSTING_PLACE), ==, "一楼大厅");
}

/* Five working days, the first one counted: the 3rd, 7th, 8th, 9th and 10th. */
static void
test_period (Fixture      *fixture,
             gconstpointer data)
{
  assert_posting (fixture, "2026-04-03", "2026-04-10");
  /* On a Saturday nobody looks: 7, 8, 9, 10, 13. */
  assert_posting (fixture, "2026-04-04", "2026-04-13");
  /* A Sunday that is worked instead: 7, 8, 9, 10, 12. */
  g_free (put (L, &jy_kind_day, "date", "2026-04-12", "type", "workday", NULL));
  assert_posting (fixture, "2026-04-05", "2026-04-12");
  assert_verifies (L);
}

/* The institution may say another number of days, from the next record on. */
static void
test_settings_change (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = query_text (L, "SELECT lower(hex(record)) FROM journal WHERE kind='institution'");
  g_autofree char *uuid = g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", id, id + 8, id + 12, id + 16, id + 20);

  g_assert_true (amend_field (L, uuid, "posting_days", "2", "改为两天", &error));
  assert_posting (fixture, "2026-04-03", "2026-04-07");
}

static void
test_given (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *id = put (L, &jy_kind_posting, "notice", FIRST, "place", "食堂门口", "from", "2026-04-03", "to", "2026-04-20", NULL);
  g_autofree char *same = NULL;
  g_autofree char *early = NULL;
  g_autofree char *down = NULL;
  g_autoptr (GError) error = NULL;

  /* Another place, another posting; the same one twice is a mistake. */
  g_free (put (L, &jy_kind_posting, "notice", FIRST, "from", "2026-04-03", NULL));
  same = put_refused (L, JY_LEDGER_ERROR_DUPLICATE, &jy_kind_posting, "notice", FIRST, "place", "食堂门口", "from", "2026-04-03", NULL);
  assert_contains (same, FIRST);
  early = put_refused (L, JY_LEDGER_ERROR_REFUSED, &jy_kind_posting, "notice", FIRST, "from", "2026-04-03", "to", "2026-04-02", NULL);
  assert_contains (early, "Posted to");
  down = put_refused (L, JY_LEDGER_ERROR_REFUSED, &jy_kind_posting, "notice", FIRST, "from", "2026-04-04", "taken_down", "2026-04-03", NULL);
  assert_contains (down, "Taken down on");

  /* The month of the posting may be closed by the time it is taken down. */
  fixture->now = noon_of (2026, 5, 6);
  close_month (L, 2026, 4, 1);
  g_assert_true (amend_field (L, id, "taken_down", "2026-04-21", "补记撤下日期", &error));
  g_assert_no_error (error);
}

/* A notice that is voided is taken down all the same, but not put up any more. */
static void
test_voided_notice (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *id = put (L, &jy_kind_posting, "notice", FIRST, "from", "2026-04-03", NULL);
  g_autofree char *notice = query_text (L, "SELECT lower(hex(record)) FROM journal WHERE kind='notice'");
  g_autofree char *uuid = g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", notice, notice + 8, notice + 12, notice + 16, notice + 20);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (jy_ledger_void_notice (L, FIRST, "数字有误", &error));
  g_assert_true (amend_field (L, id, "taken_down", "2026-04-07", "作废撤下", &error));
  g_assert_no_error (error);
  message = put_refused (L, JY_LEDGER_ERROR_REFUSED, &jy_kind_posting, "notice", uuid, "from", "2026-04-07", NULL);
  assert_contains (message, "voided");
  assert_verifies (L);
}

static void
test_unknown_notice (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (JyRecord) record = jy_record_new (&jy_kind_posting);
  g_autoptr (GError) error = NULL;

  g_assert_false (jy_ledger_parse (L, record, JY_POSTING_NOTICE, "示机管公示〔2026〕9号", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND);
  assert_contains (error->message, "示机管公示〔2026〕9号");
}

/* Notices are rebuilt after the postings that refer to them. */
static void
test_rebuild (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_free (put (L, &jy_kind_posting, "notice", FIRST, "from", "2026-04-03", NULL));
  before = dump_projections (L);
  jy_ledger_rebuild (L, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  after = dump_projections (L);
  g_assert_cmpstr (before, ==, after);
  assert_verifies (L);
}

static void
test_wording (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *unknown = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *open = NULL;

  unknown = put_refused (L, JY_LEDGER_ERROR_REFUSED, &jy_kind_wording, "notice", "waste", "analysis", "本月{合记}千克", NULL);
  assert_contains (unknown, "Analysis sentence");
  assert_contains (unknown, "{合记}");
  assert_contains (unknown, "{合计}");
  open = put_refused (L, JY_LEDGER_ERROR_REFUSED, &jy_kind_wording, "notice", "waste", "contact", "电话{电话", NULL);
  assert_contains (open, "Contact lines");
  g_free (put (L, &jy_kind_wording, "notice", "生活垃圾分类清运情况", "basis", "按{{规定}}，{单位}公示如下。", NULL));
  twice = put_refused (L, JY_LEDGER_ERROR_DUPLICATE, &jy_kind_wording, "notice", "waste", "basis", "如下。", NULL);
  assert_contains (twice, "Waste");
  g_free (put (L, &jy_kind_wording, "notice", "canteen", "basis", "如下。", NULL));
  assert_verifies (L);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_NOTICE ("/ledger/posting/period", test_period);
  ADD_NOTICE ("/ledger/posting/settings-change", test_settings_change);
  ADD_NOTICE ("/ledger/posting/given", test_given);
  ADD_NOTICE ("/ledger/posting/voided-notice", test_voided_notice);
  ADD_NOTICE ("/ledger/posting/unknown-notice", test_unknown_notice);
  ADD_NOTICE ("/ledger/posting/rebuild", test_rebuild);
  ADD_NOTICE ("/ledger/wording", test_wording);

  return g_test_run ();
}
