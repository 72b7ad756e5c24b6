/* test-posting-findings.c: notices that do not hang and sheets that hang too long. */
#include "config.h"

#include "report-fixture.h"

#include "jy-notice-store.h"

#define FIRST  "示公示〔2026〕1号"
#define SECOND "示公示〔2026〕2号"

/* Posted from Thursday 2026-04-16 to Wednesday 2026-04-22. */
static GBytes *
freeze (JyLedger   *ledger,
        const char *number,
        JyRecord   *record,
        gpointer    data,
        GError    **error)
{
  jy_record_set_integer (record, JY_NOTICE_POSTED_FROM, jy_day_new (2026, 4, 16));
  jy_record_set_integer (record, JY_NOTICE_POSTED_TO, jy_day_new (2026, 4, 22));
  jy_record_set_text (record, JY_NOTICE_CHECK_CODE, "0123456789abcdef");
  jy_record_set_text (record, JY_NOTICE_FIGURES, "{}");
  return g_bytes_new_static ("pdf", 3);
}

static void
issue (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;

  jy_ledger_issue_notice (L, "waste", MARCH, freeze, NULL, &number, &error);
  g_assert_no_error (error);
}

/* Wednesday 2026-04-15. */
static void
set_up_notice (Fixture      *fixture,
               gconstpointer data)
{
  fixture_set_up (fixture, data);
  PUT (institution, "name", "示例局", "short_name", "示");
  close_month (L, 2026, 3, 1);
  issue (fixture);
}

#define ADD_NOTICE(path, function) g_test_add (path, Fixture, NULL, set_up_notice, function, fixture_tear_down)

static void
test_not_posted (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  const JyFinding *finding;
  g_autofree char *posting = NULL;
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;

  /* The day before its posting begins nothing is wrong. */
  assert_findings (MARCH, "");
  fixture->now = noon_of (2026, 4, 16);
  assert_findings (MARCH, "warning not_posted 2026-04-16 notice\n");
  assert_findings (jy_month_new (2026, 4), "");
  findings = get_findings (L, 0);
  finding = find_finding (findings, "not_posted");
  assert_contains (finding->message, FIRST);
  /* It leads to the notice. */
  notice = query_text (L, "SELECT lower(hex(record)) FROM journal WHERE kind='notice'");
  g_assert_cmpint (strncmp (finding->record, notice, 8), ==, 0);

  posting = put (L, &jy_kind_posting, "notice", FIRST, "place", "一楼", "from", "2026-04-16", NULL);
  assert_findings (MARCH, "");
  g_assert_true (jy_ledger_void (L, posting, "未张贴", &error));
  assert_findings (MARCH, "warning not_posted 2026-04-16 notice\n");
  g_assert_true (jy_ledger_void_notice (L, FIRST, "误", &error));
  assert_findings (MARCH, "");
}

/* What was corrected need not hang; the correction must. */
static void
test_corrected (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  fixture->now = noon_of (2026, 4, 16);
  jy_ledger_reopen_month (L, MARCH, "漏记", &error);
  g_assert_no_error (error);
  close_month (L, 2026, 3, 2);
  issue (fixture);
  findings = get_findings (L, MARCH);
  assert_contains (find_finding (findings, "not_posted")->message, SECOND);
}

static void
test_still_posted (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *posting = put (L, &jy_kind_posting, "notice", FIRST, "place", "一楼", "from", "2026-04-16", NULL);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  /* The last day still counts. */
  fixture->now = noon_of (2026, 4, 22);
  assert_findings (MARCH, "");
  fixture->now = noon_of (2026, 4, 23);
  assert_findings (MARCH, "warning still_posted 2026-04-22 notice\n");
  findings = get_findings (L, 0);
  assert_contains (find_finding (findings, "still_posted")->message, "一楼");
  /* A voided notice has to come down as well. */
  g_assert_true (jy_ledger_void_notice (L, FIRST, "误", &error));
  assert_findings (MARCH, "warning still_posted 2026-04-22 notice\n");
  g_assert_true (amend_field (L, posting, "taken_down", "2026-04-23", "撤下", &error));
  g_assert_no_error (error);
  assert_findings (MARCH, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD_NOTICE ("/findings/posting/not-posted", test_not_posted);
  ADD_NOTICE ("/findings/posting/corrected", test_corrected);
  ADD_NOTICE ("/findings/posting/still-posted", test_still_posted);
  return g_test_run ();
}
