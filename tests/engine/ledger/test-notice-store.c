/* test-notice-store.c: numbers and documents of issued notices. */
#include "config.h"

#include "jy-notice-list.h"
#include "jy-notice-store.h"
#include "ledger-fixture.h"

#define L fixture->ledger

/* Every byte there is, several times. */
static GBytes *
freeze (JyLedger   *ledger,
        const char *number,
        JyRecord   *record,
        gpointer    data,
        GError    **error)
{
  const char *check_code = data;
  guint8 bytes[1000];

  if (check_code == NULL)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "the printer is out of paper");
      return NULL;
    }
  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i * 7);
  jy_record_set_integer (record, JY_NOTICE_POSTED_FROM, jy_day_new (2026, 4, 16));
  jy_record_set_integer (record, JY_NOTICE_POSTED_TO, jy_day_new (2026, 4, 22));
  jy_record_set_text (record, JY_NOTICE_CHECK_CODE, check_code);
  jy_record_set_text (record, JY_NOTICE_FIGURES, "{}");
  return g_bytes_new (bytes, sizeof bytes);
}

static void
assert_issued (Fixture    *fixture,
               const char *notice,
               guint       month,
               const char *check_code,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;

  jy_ledger_issue_notice (L, notice, jy_month_new (2026, month), freeze, (gpointer) check_code, &number, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (number, ==, expected);
}

static void
assert_refused (Fixture      *fixture,
                const char   *notice,
                guint         month,
                JyLedgerError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;

  g_assert_false (jy_ledger_issue_notice (L, notice, jy_month_new (2026, month), freeze, (gpointer) "00", &number, &error));
  g_assert_error (error, JY_LEDGER_ERROR, (int) code);
  g_assert_null (number);
  g_test_message ("%s", error->message);
}

static void
put_institution (Fixture *fixture)
{
  g_free (put (L, &jy_kind_institution, "name", "示例市机关事务管理局", "short_name", "示机管", NULL));
}

static void
test_numbers (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_refused (fixture, "waste", 3, JY_LEDGER_ERROR_CLOSED);
  close_month (L, 2026, 1, 1);
  close_month (L, 2026, 2, 1);
  close_month (L, 2026, 3, 1);
  assert_refused (fixture, "waste", 3, JY_LEDGER_ERROR_REFUSED);
  put_institution (fixture);
  assert_issued (fixture, "waste", 3, "a1", "示机管公示〔2026〕1号");
  assert_refused (fixture, "waste", 3, JY_LEDGER_ERROR_DUPLICATE);
  /* Other notices of the month and other months go on counting. */
  assert_issued (fixture, "canteen", 3, "a2", "示机管公示〔2026〕2号");
  assert_issued (fixture, "waste", 1, "a3", "示机管公示〔2026〕3号");
  /* A void keeps its number: nothing is given twice and there is no gap. */
  g_assert_true (jy_ledger_void_notice (L, "示机管公示〔2026〕3号", "数字有误", &error));
  assert_issued (fixture, "waste", 1, "a4", "示机管公示〔2026〕4号");
  /* A new year begins with 1, whatever month the notice is about. */
  fixture->now = noon_of (2027, 1, 4);
  close_month (L, 2026, 12, 1);
  assert_issued (fixture, "waste", 12, "a5", "示机管公示〔2027〕1号");
  assert_issued (fixture, "waste", 2, "a6", "示机管公示〔2027〕2号");
  {
    g_autofree char *numbers = query_text (L, "SELECT year||'/'||sequence||'/'||month||'/'||closing||'/'||voided FROM notice"
                                              " ORDER BY year,sequence");

    g_assert_cmpstr (numbers, ==, "2026/1/2026-03/1/0\n2026/2/2026-03/1/0\n2026/3/2026-01/1/1\n2026/4/2026-01/1/0\n"
                                  "2027/1/2026-12/1/0\n2027/2/2026-02/1/0\n");
  }
  assert_verifies (L);
}

/* Without a short name the institution's name stands in the number. */
static void
test_long_name (Fixture      *fixture,
                gconstpointer data)
{
  g_free (put (L, &jy_kind_institution, "name", "示例市机关事务管理局", NULL));
  close_month (L, 2026, 3, 1);
  assert_issued (fixture, "waste", 3, "a1", "示例市机关事务管理局公示〔2026〕1号");
}

static void
test_new_closing (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  put_institution (fixture);
  close_month (L, 2026, 3, 1);
  assert_issued (fixture, "waste", 3, "a1", "示机管公示〔2026〕1号");
  g_assert_true (jy_ledger_reopen_month (L, jy_month_new (2026, 3), "漏记", &error));
  assert_refused (fixture, "waste", 3, JY_LEDGER_ERROR_CLOSED);
  close_month (L, 2026, 3, 2);
  /* A corrected month is published again, under a number of its own. */
  assert_issued (fixture, "waste", 3, "a2", "示机管公示〔2026〕2号");
  g_assert_cmpint (query_integer (L, "SELECT closing FROM notice WHERE sequence=2"), ==, 2);
  assert_refused (fixture, "waste", 3, JY_LEDGER_ERROR_DUPLICATE);
}

static void
test_failed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;

  put_institution (fixture);
  close_month (L, 2026, 3, 1);
  g_assert_false (jy_ledger_issue_notice (L, "waste", jy_month_new (2026, 3), freeze, NULL, &number, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
  g_assert_null (number);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM notice"), ==, 0);
  /* The number was not used up. */
  assert_issued (fixture, "waste", 3, "a1", "示机管公示〔2026〕1号");
  assert_verifies (L);
}

static void
test_document (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyRecord) record = NULL;
  g_autoptr (JyRecord) by_code = NULL;
  g_autoptr (GBytes) document = NULL;
  JyRecordState state;
  const guint8 *bytes;
  gsize size;

  put_institution (fixture);
  close_month (L, 2026, 3, 1);
  assert_issued (fixture, "waste", 3, "0123456789abcdef", "示机管公示〔2026〕1号");
  fixture_close (fixture);
  fixture_open (fixture);
  record = jy_ledger_find_notice (L, "示机管公示〔2026〕1号", &state, &error);
  g_assert_no_error (error);
  g_assert_false (state.voided);
  g_assert_cmpint (jy_record_get_integer (record, JY_NOTICE_ISSUED), ==, jy_day_new (2026, 4, 15));
  document = jy_notice_dup_document (record, &error);
  g_assert_no_error (error);
  bytes = g_bytes_get_data (document, &size);
  g_assert_cmpuint (size, ==, 1000);
  for (guint i = 0; i < size; i++)
    g_assert_cmpuint (bytes[i], ==, (guint8) (i * 7));

  /* Typed from paper: capitals, blanks. */
  by_code = jy_ledger_find_check_code (L, " 0123456789ABCDEF", &state, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (jy_record_get_text (by_code, JY_NOTICE_NUMBER), ==, "示机管公示〔2026〕1号");
  g_clear_pointer (&by_code, jy_record_free);
  by_code = jy_ledger_find_check_code (L, "0123456789abcdee", &state, &error);
  g_assert_null (by_code);
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_clear_pointer (&record, jy_record_free);
  record = jy_ledger_find_notice (L, "示机管公示〔2026〕9号", &state, &error);
  g_assert_null (record);
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND);
  assert_verifies (L);
}

static void
test_void (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyRecord) record = NULL;
  g_autoptr (GBytes) document = NULL;
  JyRecordState state;

  put_institution (fixture);
  close_month (L, 2026, 3, 1);
  assert_issued (fixture, "waste", 3, "a1", "示机管公示〔2026〕1号");
  g_assert_false (jy_ledger_void_notice (L, "示机管公示〔2026〕1号", " ", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (jy_ledger_void_notice (L, "示机管公示〔2026〕2号", "误", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (jy_ledger_void_notice (L, "示机管公示〔2026〕1号", "数字有误", &error));
  g_assert_false (jy_ledger_void_notice (L, "示机管公示〔2026〕1号", "数字有误", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  /* It was posted once; the paper stays as it was. */
  record = jy_ledger_find_notice (L, "示机管公示〔2026〕1号", &state, &error);
  g_assert_true (state.voided);
  document = jy_notice_dup_document (record, &error);
  g_assert_cmpuint (g_bytes_get_size (document), ==, 1000);
  assert_verifies (L);
}

static void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  jy_ledger_reopen_month (L, jy_month_new (2026, 3), "漏记", &error);
  g_assert_no_error (error);
}

static void
void_notice (Fixture    *fixture,
             const char *number)
{
  g_autoptr (GError) error = NULL;

  jy_ledger_void_notice (L, number, "数字有误", &error);
  g_assert_no_error (error);
}

/* Each notice with its state, what it corrects and what corrects it. */
static void
assert_states (Fixture    *fixture,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = jy_ledger_list_notices (L, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const JyNoticeEntry *entry = g_ptr_array_index (list, i);
      g_autoptr (JyNoticeEntry) alone = jy_ledger_describe_notice (L, entry->row, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (alone->number, ==, entry->number);
      g_assert_cmpint (alone->state, ==, entry->state);
      g_string_append_printf (text, "%s %s %s<%s\n", entry->number, jy_notice_state_get_name (entry->state),
                              entry->corrects != NULL ? entry->corrects : "-",
                              entry->superseded_by != NULL ? entry->superseded_by : "-");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* A notice from a newer closing corrects the one that stands, not one that was
 * voided, and not another notice of the month. */
static void
test_corrects (Fixture      *fixture,
               gconstpointer data)
{
  g_free (put (L, &jy_kind_institution, "name", "示例局", "short_name", "示", NULL));
  close_month (L, 2026, 3, 1);
  assert_issued (fixture, "waste", 3, "a1", "示公示〔2026〕1号");
  assert_issued (fixture, "canteen", 3, "a2", "示公示〔2026〕2号");
  void_notice (fixture, "示公示〔2026〕2号");
  reopen (fixture);
  close_month (L, 2026, 3, 2);
  assert_issued (fixture, "waste", 3, "a3", "示公示〔2026〕3号");
  assert_issued (fixture, "canteen", 3, "a4", "示公示〔2026〕4号");
  assert_states (fixture, "示公示〔2026〕1号 superseded -<示公示〔2026〕3号\n"
                          "示公示〔2026〕2号 voided -<-\n"
                          "示公示〔2026〕3号 issued 示公示〔2026〕1号<-\n"
                          "示公示〔2026〕4号 issued -<-\n");
  /* A voided correction corrects nothing any more; the next one takes its place. */
  void_notice (fixture, "示公示〔2026〕3号");
  assert_states (fixture, "示公示〔2026〕1号 issued -<-\n"
                          "示公示〔2026〕2号 voided -<-\n"
                          "示公示〔2026〕3号 voided 示公示〔2026〕1号<-\n"
                          "示公示〔2026〕4号 issued -<-\n");
  assert_issued (fixture, "waste", 3, "a5", "示公示〔2026〕5号");
  /* What was corrected is corrected once more: the correction, not the first. */
  reopen (fixture);
  close_month (L, 2026, 3, 3);
  assert_issued (fixture, "waste", 3, "a6", "示公示〔2026〕6号");
  assert_states (fixture, "示公示〔2026〕1号 superseded -<示公示〔2026〕5号\n"
                          "示公示〔2026〕2号 voided -<-\n"
                          "示公示〔2026〕3号 voided 示公示〔2026〕1号<-\n"
                          "示公示〔2026〕4号 issued -<-\n"
                          "示公示〔2026〕5号 superseded 示公示〔2026〕1号<示公示〔2026〕6号\n"
                          "示公示〔2026〕6号 issued 示公示〔2026〕5号<-\n");
  assert_verifies (L);
  g_assert_true (jy_ledger_rebuild (L, NULL, NULL, NULL, NULL));
  assert_verifies (L);
}

static void
assert_planned (Fixture *fixture,
                gboolean expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = jy_ledger_list_notices (L, &error);

  g_assert_no_error (error);
  g_assert_cmpint (((JyNoticeEntry *) g_ptr_array_index (list, 0))->is_planned, ==, expected);
}

/* Issued, hung up in two places, taken down in one, taken down in both, voided. */
static void
test_states (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *hall = NULL;
  g_autofree char *canteen = NULL;
  g_autoptr (GError) error = NULL;

  put_institution (fixture);
  close_month (L, 2026, 3, 1);
  assert_issued (fixture, "waste", 3, "a1", "示机管公示〔2026〕1号");
  assert_states (fixture, "示机管公示〔2026〕1号 issued -<-\n");
  /* A posting of tomorrow is a plan. */
  assert_planned (fixture, FALSE);
  hall = put (L, &jy_kind_posting, "notice", "示机管公示〔2026〕1号", "place", "大厅", "from", "2026-04-16", NULL);
  assert_states (fixture, "示机管公示〔2026〕1号 issued -<-\n");
  assert_planned (fixture, TRUE);
  fixture->now = noon_of (2026, 4, 16);
  assert_states (fixture, "示机管公示〔2026〕1号 posted -<-\n");
  assert_planned (fixture, FALSE);
  canteen = put (L, &jy_kind_posting, "notice", "示机管公示〔2026〕1号", "place", "食堂", "from", "2026-04-16", NULL);
  fixture->now = noon_of (2026, 4, 23);
  g_assert_true (amend_field (L, hall, "taken_down", "2026-04-23", "撤下", &error));
  assert_states (fixture, "示机管公示〔2026〕1号 posted -<-\n");
  g_assert_true (amend_field (L, canteen, "taken_down", "2026-04-23", "撤下", &error));
  assert_states (fixture, "示机管公示〔2026〕1号 taken_down -<-\n");
  g_assert_true (jy_ledger_void (L, canteen, "未张贴", &error));
  g_assert_true (jy_ledger_void (L, hall, "未张贴", &error));
  assert_states (fixture, "示机管公示〔2026〕1号 issued -<-\n");
  void_notice (fixture, "示机管公示〔2026〕1号");
  assert_states (fixture, "示机管公示〔2026〕1号 voided -<-\n");
}

/* Two computers on one file count together, also where one voids what the other
 * issued, and over the turn of the year. */
static void
test_two_desks (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (JyDesk) desk = fixture_new_desk (&fixture->now, OTHER_DESK_ID, "李四");
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) other = jy_ledger_open (fixture->path, desk, FALSE, &error);
  JyLedger *own = L;

  g_assert_no_error (error);
  put_institution (fixture);
  for (guint month = 1; month <= 3; month++)
    close_month (L, 2026, month, 1);
  assert_issued (fixture, "waste", 1, "a1", "示机管公示〔2026〕1号");
  L = other;
  assert_issued (fixture, "waste", 2, "a2", "示机管公示〔2026〕2号");
  assert_refused (fixture, "waste", 1, JY_LEDGER_ERROR_DUPLICATE);
  void_notice (fixture, "示机管公示〔2026〕1号");
  L = own;
  assert_issued (fixture, "waste", 1, "a3", "示机管公示〔2026〕3号");
  fixture->now = noon_of (2027, 1, 1);
  L = other;
  assert_issued (fixture, "waste", 3, "a4", "示机管公示〔2027〕1号");
  reopen (fixture);
  L = own;
  close_month (L, 2026, 3, 2);
  assert_issued (fixture, "waste", 3, "a5", "示机管公示〔2027〕2号");
  assert_states (fixture, "示机管公示〔2026〕1号 voided -<-\n"
                          "示机管公示〔2026〕2号 issued -<-\n"
                          "示机管公示〔2026〕3号 issued -<-\n"
                          "示机管公示〔2027〕1号 superseded -<示机管公示〔2027〕2号\n"
                          "示机管公示〔2027〕2号 issued 示机管公示〔2027〕1号<-\n");
  g_assert_cmpint (query_integer (L, "SELECT count(DISTINCT desk) FROM journal WHERE kind='notice'"), ==, 2);
  assert_verifies (L);
  assert_verifies (other);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/ledger/notice-store/numbers", test_numbers);
  ADD ("/ledger/notice-store/long-name", test_long_name);
  ADD ("/ledger/notice-store/new-closing", test_new_closing);
  ADD ("/ledger/notice-store/failed", test_failed);
  ADD ("/ledger/notice-store/document", test_document);
  ADD ("/ledger/notice-store/void", test_void);
  ADD ("/ledger/notice-store/corrects", test_corrects);
  ADD ("/ledger/notice-store/states", test_states);
  ADD ("/ledger/notice-store/two-desks", test_two_desks);

  return g_test_run ();
}
