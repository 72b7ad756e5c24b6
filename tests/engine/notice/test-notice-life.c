/* test-notice-life.c: what becomes of a notice after it was issued: its QR code, its
 * posting, its correction, its check; and the institution's own sentences. */
#include "config.h"

#include "../report/report-fixture.h"

#include "jy-figures.h"
#include "jy-notice-correction.h"
#include "jy-notice-store.h"
#include "jy-notice-wording-proposal.h"
#include "jy-notice-wording.h"
#include "jy-notice.h"
#include "jy-system-font-set.h"
#include "jy-template.h"

#define FIRST  "示机管公示〔2026〕1号"
#define SECOND "示机管公示〔2026〕2号"
#define THIRD  "示机管公示〔2026〕3号"

static JyFontSet *fonts;

static gboolean
is_printable (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  if (fonts == NULL)
    g_test_skip ("no Chinese fonts are installed");
  else if (program == NULL)
    g_test_skip ("the program pdftotext is not installed");
  return fonts != NULL && program != NULL;
}

static char *
write_pdf (Fixture *fixture,
           GBytes  *pdf)
{
  char *path = g_build_filename (fixture->folder, "notice.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  return path;
}

/* What a program says; answers its exit status. */
static int
run (char      **output,
     const char *program,
     ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  va_list arguments;
  int status;

  va_start (arguments, program);
  for (const char *word = program; word != NULL; word = va_arg (arguments, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (arguments);
  g_ptr_array_add (words, NULL);
  g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, output, NULL,
                &status, &error);
  g_assert_no_error (error);
  return status;
}

/* The text in reading order without any blank or line end. */
static char *
read_text (Fixture *fixture,
           GBytes  *pdf)
{
  g_autofree char *path = write_pdf (fixture, pdf);
  g_autofree char *text = NULL;
  g_autoptr (GString) plain = g_string_new (NULL);

  g_assert_cmpint (run (&text, "pdftotext", "-q", "-nopgbrk", path, "-", NULL), ==, 0);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* What an independent reader finds on the first page as it is printed. */
static char *
scan (Fixture *fixture,
      GBytes  *pdf)
{
  g_autofree char *path = write_pdf (fixture, pdf);
  g_autofree char *picture = g_build_filename (fixture->folder, "page", NULL);
  g_autofree char *file = g_strconcat (picture, ".png", NULL);
  g_autofree char *silence = NULL;
  char *text = NULL;

  g_assert_cmpint (run (&silence, "pdftoppm", "-r", "150", "-png", "-singlefile", path, picture, NULL), ==, 0);
  run (&text, "zbarimg", "-q", "--raw", file, NULL);
  return text;
}

static GBytes *
issue (Fixture              *fixture,
       const JyNoticePeriod *period,
       const char           *expected)
{
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  GBytes *pdf = jy_notice_issue_for (L, "waste", MARCH, period, fonts, &number, &warnings, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (number, ==, expected);
  return pdf;
}

static GBytes *
draft (Fixture *fixture)
{
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *pdf = jy_notice_draft (L, "waste", MARCH, fonts, &warnings, &error);

  g_assert_no_error (error);
  return pdf;
}

static void
close_march (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  jy_ledger_close_month (L, MARCH, jy_figures_compute_json, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
reopen_march (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  jy_ledger_reopen_month (L, MARCH, "漏录", &error);
  g_assert_no_error (error);
}

/* Friday 2026-04-03, Monday the 6th is a holiday; 100 kg of other waste in March. */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture->now = noon_of (2026, 4, 3);
  PUT (day, "date", "2026-04-06", "type", "holiday", "name", "清明节");
  PUT (institution, "name", "示例市机关事务管理局", "short_name", "示机管", "supervision_phone", "0546-1234567");
  put_covered_collector (L, "环卫", "other", "domestic_waste_service");
  put_covered_collector (L, "回收", "recyclable", "business");
  PUT (pickup, "date", "2026-03-10", "category", "other", "mass", "100", "collector", "环卫");
  close_march (fixture);
}

#define ADD_MARCH(path, function) g_test_add (path, Fixture, NULL, set_up, function, fixture_tear_down)

static JyRecord *
find (Fixture    *fixture,
      const char *number)
{
  g_autoptr (GError) error = NULL;
  JyRecord *record = jy_ledger_find_notice (L, number, NULL, &error);

  g_assert_no_error (error);
  return record;
}

static void
test_qr_code (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *program = g_find_program_in_path ("zbarimg");
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) unissued = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *scanned = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (JyRecord) record = NULL;

  if (!is_printable ())
    return;
  if (program == NULL)
    {
      g_test_skip ("the program zbarimg is not installed");
      return;
    }
  unissued = draft (fixture);
  nothing = scan (fixture, unissued);
  g_assert_cmpstr (nothing, ==, "");
  first = issue (fixture, NULL, FIRST);
  record = find (fixture, FIRST);
  scanned = scan (fixture, first);
  /* Number and check code, each on a line. */
  expected = g_strdup_printf (FIRST "\n%s\n", jy_record_get_text (record, JY_NOTICE_CHECK_CODE));
  g_assert_cmpstr (scanned, ==, expected);
}

/* The notice of the sample month, with its code, stays small. */
static void
test_size (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GBytes) pdf = NULL;

  if (!is_printable ())
    return;
  fixture->now = noon_of (2026, 4, 3);
  import_sample (L);
  close_march (fixture);
  pdf = issue (fixture, NULL, FIRST);
  g_assert_cmpuint (g_bytes_get_size (pdf), <=, 40 * 1024);
}

static void
assert_change (const GPtrArray *changes,
               guint            position,
               const char      *item,
               const char      *before,
               const char      *after)
{
  const JyNoticeChange *change = g_ptr_array_index (changes, position);

  g_assert_cmpstr (change->item, ==, item);
  g_assert_cmpstr (change->before, ==, before);
  g_assert_cmpstr (change->after, ==, after);
}

/* 25 kg of recyclables were forgotten: 25 of 125 kg are 20 %. */
static void
put_forgotten (Fixture *fixture)
{
  reopen_march (fixture);
  PUT (pickup, "date", "2026-03-11", "category", "recyclable", "mass", "25", "collector", "回收");
  close_march (fixture);
}

static void
test_changes (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) canteen = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) damaged = NULL;
  g_autoptr (GError) error = NULL;

  before = jy_ledger_dup_closing (L, MARCH, NULL, &error);
  put_forgotten (fixture);
  after = jy_ledger_dup_closing (L, MARCH, NULL, &error);
  changes = jy_notice_list_changes ("waste", before, after, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 9);
  assert_change (changes, 0, "可回收物：清运次数", "0", "1");
  assert_change (changes, 1, "可回收物：重量(kg)", "0.0", "25.0");
  assert_change (changes, 2, "可回收物：占比", "0.0%", "20.0%");
  assert_change (changes, 3, "可回收物：收运单位", "—", "回收");
  assert_change (changes, 4, "其他垃圾：占比", "100.0%", "80.0%");
  assert_change (changes, 5, "合计：清运次数", "1", "2");
  assert_change (changes, 6, "合计：重量(kg)", "100.0", "125.0");
  assert_change (changes, 7, "称重(kg)", "100.0", "125.0");
  assert_change (changes, 8, "回收利用率", "0.0%", "20.0%");
  /* Only what the notice prints. */
  canteen = jy_notice_list_changes ("canteen", before, after, &error);
  g_assert_cmpuint (canteen->len, ==, 0);
  none = jy_notice_list_changes ("waste", after, after, &error);
  g_assert_cmpuint (none->len, ==, 0);
  damaged = jy_notice_list_changes ("waste", "[]", after, &error);
  g_assert_null (damaged);
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CORRUPT);
}

/* From nothing to something: what was not printed before is —. */
static void
test_changes_from_empty (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GError) error = NULL;

  before = jy_figures_compute_json (L, jy_month_new (2026, 2), NULL, &error);
  after = jy_figures_compute_json (L, MARCH, NULL, &error);
  changes = jy_notice_list_changes ("waste", before, after, &error);
  g_assert_no_error (error);
  assert_change (changes, 0, "可回收物：清运次数", "—", "0");
  back = jy_notice_list_changes ("waste", after, before, &error);
  g_assert_cmpuint (back->len, ==, changes->len);
  assert_change (back, 0, "可回收物：清运次数", "0", "—");
}

static void
test_correction (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) preview = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (JyRecord) earlier = NULL;
  g_autoptr (JyRecord) correction = NULL;
  g_autoptr (JyNoticeCheck) superseded = NULL;
  g_autoptr (JyNoticeCheck) standing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *draft_text = NULL;
  g_autofree char *text = NULL;

  if (!is_printable ())
    return;
  first = issue (fixture, NULL, FIRST);
  fixture->now = noon_of (2026, 4, 9);
  put_forgotten (fixture);
  preview = draft (fixture);
  draft_text = read_text (fixture, preview);
  assert_contains (draft_text, "关于《2026年3月生活垃圾分类清运情况公示》的更正公示");
  second = issue (fixture, NULL, SECOND);
  text = read_text (fixture, second);
  assert_contains (text, "示例市机关事务管理局关于《2026年3月生活垃圾分类清运情况公示》的更正公示" SECOND);
  /* It names the earlier notice's number and date. */
  assert_contains (text, "本单位2026年4月3日印发了《2026年3月生活垃圾分类清运情况公示》（" FIRST "）");
  assert_contains (text, "可回收物：重量(kg)0.025.0");
  assert_contains (text, "合计：重量(kg)100.0125.0");
  /* The whole corrected content follows. */
  assert_contains (text, "更正后的公示全文如下。根据《生活垃圾分类制度实施方案》");
  assert_contains (text, "本月清运合计125.0千克");
  assert_contains (text, "月结第2版");

  correction = find (fixture, SECOND);
  earlier = find (fixture, FIRST);
  g_assert_true (jy_record_has (correction, JY_NOTICE_CORRECTS));
  g_assert_cmpstr (jy_record_get_text (correction, JY_NOTICE_CHECK_CODE), !=, jy_record_get_text (earlier, JY_NOTICE_CHECK_CODE));
  again = jy_notice_dup_document (correction, &error);
  g_assert_true (g_bytes_equal (again, second));
  superseded = jy_notice_check (L, jy_record_get_text (earlier, JY_NOTICE_CHECK_CODE), &error);
  g_assert_cmpstr (superseded->entry->superseded_by, ==, SECOND);
  g_assert_true (superseded->intact);
  g_assert_false (superseded->agrees);
  g_assert_false (jy_notice_check_holds (superseded));
  standing = jy_notice_check (L, jy_record_get_text (correction, JY_NOTICE_CHECK_CODE), &error);
  g_assert_true (jy_notice_check_holds (standing));
  g_assert_cmpstr (standing->entry->corrects, ==, FIRST);
  assert_verifies (L);
}

/* Closed once more without any change: said in a sentence, with a code of its own. */
static void
test_correction_unchanged (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (JyRecord) earlier = NULL;
  g_autoptr (JyRecord) correction = NULL;
  g_autoptr (JyNoticeCheck) check = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!is_printable ())
    return;
  first = issue (fixture, NULL, FIRST);
  reopen_march (fixture);
  close_march (fixture);
  second = issue (fixture, NULL, SECOND);
  text = read_text (fixture, second);
  assert_contains (text, "的更正公示");
  assert_contains (text, "所列数据无变化");
  g_assert_null (strstr (text, "更正后"));
  earlier = find (fixture, FIRST);
  correction = find (fixture, SECOND);
  g_assert_cmpstr (jy_record_get_text (correction, JY_NOTICE_CHECK_CODE), !=, jy_record_get_text (earlier, JY_NOTICE_CHECK_CODE));
  check = jy_notice_check (L, jy_record_get_text (correction, JY_NOTICE_CHECK_CODE), &error);
  g_assert_no_error (error);
  g_assert_true (jy_notice_check_holds (check));
}

/* A notice that was voided is replaced, not corrected. */
static void
test_replaced (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!is_printable ())
    return;
  first = issue (fixture, NULL, FIRST);
  jy_ledger_void_notice (L, FIRST, "数字有误", &error);
  g_assert_no_error (error);
  put_forgotten (fixture);
  second = issue (fixture, NULL, SECOND);
  text = read_text (fixture, second);
  g_assert_null (strstr (text, "更正"));
  assert_contains (text, "示例市机关事务管理局2026年3月生活垃圾分类清运情况公示" SECOND);
}

static GPtrArray *
check_all (Fixture    *fixture,
           const char *format,
           const char *number,
           const char *code)
{
  g_autofree char *text = g_strdup_printf ("%s%s%s", number, format, code);
  g_autoptr (GError) error = NULL;
  GPtrArray *checks = jy_notice_check_all (L, text, &error);

  g_assert_no_error (error);
  return checks;
}

/* A voided notice and the one in its place share figures and code; with the number
 * they are told apart. */
static void
test_check_scanned (Fixture      *fixture,
                    gconstpointer data)
{
  static const char *const gaps[] = { "\n", "\r\n", " ", "\n\n" };
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) third = NULL;
  g_autoptr (JyRecord) record = NULL;
  g_autoptr (JyRecord) later = NULL;
  g_autoptr (GPtrArray) both = NULL;
  g_autoptr (GPtrArray) forged = NULL;
  g_autoptr (GPtrArray) unknown = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *mixed = NULL;
  const char *code;

  if (!is_printable ())
    return;
  first = issue (fixture, NULL, FIRST);
  jy_ledger_void_notice (L, FIRST, "漏盖章", &error);
  second = issue (fixture, NULL, SECOND);
  record = find (fixture, FIRST);
  code = jy_record_get_text (record, JY_NOTICE_CHECK_CODE);
  both = check_all (fixture, "", "", code);
  g_assert_cmpuint (both->len, ==, 2);
  g_assert_cmpstr (((JyNoticeCheck *) both->pdata[0])->entry->number, ==, SECOND);
  g_assert_true (jy_notice_check_holds (both->pdata[0]));
  g_assert_true (((JyNoticeCheck *) both->pdata[1])->voided);
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      g_autoptr (GPtrArray) one = check_all (fixture, gaps[i], FIRST, code);

      g_assert_cmpuint (one->len, ==, 1);
      g_assert_true (((JyNoticeCheck *) one->pdata[0])->voided);
    }

  put_forgotten (fixture);
  third = issue (fixture, NULL, THIRD);
  later = find (fixture, THIRD);
  mixed = g_strdup_printf (SECOND "\n%s", jy_record_get_text (later, JY_NOTICE_CHECK_CODE));
  forged = jy_notice_check_all (L, mixed, &error);
  g_assert_null (forged);
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  unknown = jy_notice_check_all (L, "示机管公示〔2026〕9号\n0123456789abcdef", &error);
  g_assert_null (unknown);
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND);
}

static void
assert_period (Fixture    *fixture,
               JyDay       from,
               JyDay       to,
               const char *expected)
{
  const JyNoticePeriod period = { from, to };
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = jy_notice_draft_for (L, "waste", MARCH, &period, fonts, &warnings, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = read_text (fixture, pdf);
  assert_contains (text, expected);
}

static void
assert_no_period (Fixture *fixture,
                  JyDay    from,
                  JyDay    to)
{
  const JyNoticePeriod period = { from, to };
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;

  g_assert_null (jy_notice_issue_for (L, "waste", MARCH, &period, fonts, &number, &warnings, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  g_test_message ("%s", error->message);
}

static void
test_period (Fixture      *fixture,
             gconstpointer data)
{
  const JyNoticePeriod wednesday = { jy_day_new (2026, 4, 8), 0 };
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (JyRecord) record = NULL;

  if (!is_printable ())
    return;
  /* 3, 7, 8, 9, 10 April */
  assert_period (fixture, 0, 0, "公示期：2026年4月3日至2026年4月10日（5个工作日）");
  /* From the holiday on: 7, 8, 9, 10, 13 */
  assert_period (fixture, jy_day_new (2026, 4, 6), 0, "公示期：2026年4月6日至2026年4月13日（5个工作日）");
  /* Longer than usual: 3, 7 to 10, 13 to 17, 20 */
  assert_period (fixture, 0, jy_day_new (2026, 4, 20), "公示期：2026年4月3日至2026年4月20日（11个工作日）");
  assert_no_period (fixture, jy_day_new (2026, 4, 2), 0);
  assert_no_period (fixture, jy_day_new (2026, 4, 8), jy_day_new (2026, 4, 7));
  /* A weekend and a holiday: nobody would see it. */
  assert_no_period (fixture, jy_day_new (2026, 4, 4), jy_day_new (2026, 4, 6));
  assert_no_period (fixture, 0, jy_day_new (2062, 4, 20));
  /* 8, 9, 10, 13, 14 */
  pdf = issue (fixture, &wednesday, FIRST);
  record = find (fixture, FIRST);
  g_assert_cmpint (jy_record_get_integer (record, JY_NOTICE_POSTED_FROM), ==, jy_day_new (2026, 4, 8));
  g_assert_cmpint (jy_record_get_integer (record, JY_NOTICE_POSTED_TO), ==, jy_day_new (2026, 4, 14));
}

/* February had 200 kg: 100 kg are half of it. */
static void
test_wording (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (JyFigures) figures = NULL;
  g_autoptr (JyNoticeFrame) frame = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *waste = NULL;
  g_autofree char *days = NULL;
  g_autofree char *texts = NULL;
  g_autofree char *canteen = NULL;
  g_autofree char *typed = NULL;

  PUT (pickup, "date", "2026-02-10", "category", "other", "mass", "200", "collector", "环卫");
  reopen_march (fixture);
  PUT (meal, "date", "2026-03-02", "meal", "lunch", "diners", "300");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "plate", "net", "7.5");
  figures = jy_figures_new (L, MARCH, &error);
  g_assert_no_error (error);
  frame = jy_notice_frame_new (L, &error);
  g_assert_no_error (error);
  waste = jy_notice_wording_expand ("{月份}{合计}/{other}/{recyclable}千克，环比{环比}，同比{同比}，{清运次数}次，{回收利用率}", figures, frame, problems);
  g_assert_cmpstr (waste, ==, "2026年3月100.0/100.0/0.0千克，环比-50.0%，同比—，1次，0.0%");
  days = jy_notice_wording_expand ("{公示起}至{posted_to}（{公示天数}）{上月}", figures, frame, problems);
  g_assert_cmpstr (days, ==, "2026年4月3日至2026年4月10日（5）2026年2月");
  /* What is not entered is a line to write on. */
  texts = jy_notice_wording_expand ("{单位}/{short_name}/{监督电话}/{邮箱}", figures, frame, problems);
  g_assert_cmpstr (texts, ==, "示例市机关事务管理局/示机管/0546-1234567/＿＿＿＿＿＿");
  /* 7500 g for 300 are 25 g each. */
  canteen = jy_notice_wording_expand ("{就餐人数} {餐盘剩余} {人均餐盘剩余} {人均厨余} {采购金额}", figures, frame, problems);
  g_assert_cmpstr (canteen, ==, "300 7.5 25.0 25.0 0.00");
  g_assert_cmpuint (problems->len, ==, 0);
  typed = jy_notice_wording_expand ("共{合", figures, frame, problems);
  g_assert_cmpstr (typed, ==, "共{合");
  g_assert_cmpuint (problems->len, ==, 1);
  /* Every placeholder stands for something. */
  for (guint i = 0; i < JY_N_PLACEHOLDERS; i++)
    {
      g_autofree char *text = g_strdup_printf ("{%s}", jy_placeholder_get_name ((JyPlaceholder) i));
      g_autofree char *expanded = jy_notice_wording_expand (text, figures, frame, problems);

      g_assert_null (strchr (expanded, '{'));
      g_assert_cmpstr (expanded, !=, "");
    }
}

static void
test_wording_printed (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GBytes) usual = NULL;
  g_autoptr (GBytes) common = NULL;
  g_autoptr (GBytes) own = NULL;
  g_autoptr (GBytes) combined = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (JyFigures) figures = NULL;
  g_autofree char *proposal = NULL;
  g_autofree char *analysis = NULL;
  g_autofree char *combined_text = NULL;
  g_autofree char *usual_text = NULL;
  g_autofree char *common_text = NULL;
  g_autofree char *own_text = NULL;
  g_autofree char *id = NULL;
  g_autofree char *uuid = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_printable ())
    return;
  usual = draft (fixture);
  usual_text = read_text (fixture, usual);
  assert_contains (usual_text, "根据《生活垃圾分类制度实施方案》");
  assert_contains (usual_text, "如有异议，请向本单位反映，监督电话：0546-1234567。特此公示。");
  /* The institution's sentence for all notices, without placeholders as before. */
  id = query_text (L, "SELECT lower(hex(record)) FROM journal WHERE kind='institution'");
  uuid = g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", id, id + 8, id + 12, id + 16, id + 20);
  g_assert_true (amend_field (L, uuid, "basis", "按本市规定{公示}。", "改", &error));
  common = draft (fixture);
  common_text = read_text (fixture, common);
  assert_contains (common_text, "按本市规定{公示}。");
  /* The one for this notice. */
  PUT (wording, "notice", "waste", "basis", "{单位}公示{月份}情况。", "analysis", "合计{合计}千克，持续减量。", "contact",
       "请致电{监督电话}。");
  own = draft (fixture);
  own_text = read_text (fixture, own);
  assert_contains (own_text, "示例市机关事务管理局公示2026年3月情况。");
  g_assert_null (strstr (own_text, "按本市规定"));
  /* How much was weighed is said whatever the institution adds. */
  assert_contains (own_text, "其中称重100.0千克");
  assert_contains (own_text, "合计100.0千克，持续减量。公示期：");
  assert_contains (own_text, "请致电0546-1234567。特此公示。");
  /* So it is where the canteen stands before, and the sentence that is proposed there
   * does not say it again. */
  figures = get_figures (L, MARCH);
  proposal = jy_notice_wording_propose ("combined", figures);
  analysis = g_strconcat (proposal, "持续减量。", NULL);
  PUT (wording, "notice", "combined", "analysis", analysis);
  combined = jy_notice_draft (L, "combined", MARCH, fonts, &warnings, &error);
  g_assert_no_error (error);
  combined_text = read_text (fixture, combined);
  assert_contains (combined_text, "其中称重100.0千克");
  assert_contains (combined_text, "可回收物占比0.0%。本月清运可回收物0.0千克、有害垃圾0.0千克、厨余垃圾0.0千克、"
                                  "其他垃圾100.0千克。持续减量。公示期：");
  g_assert_null (strstr (strstr (combined_text, "其中称重") + 1, "其中称重"));
  g_assert_null (strstr (own_text, "如有异议"));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fonts = jy_font_set_new_system (NULL);

  ADD_MARCH ("/notice/qr-code", test_qr_code);
  ADD ("/notice/size", test_size);
  ADD_MARCH ("/notice/changes/listed", test_changes);
  ADD_MARCH ("/notice/changes/from-empty", test_changes_from_empty);
  ADD_MARCH ("/notice/correction/printed", test_correction);
  ADD_MARCH ("/notice/correction/unchanged", test_correction_unchanged);
  ADD_MARCH ("/notice/correction/replaced", test_replaced);
  ADD_MARCH ("/notice/check/scanned", test_check_scanned);
  ADD_MARCH ("/notice/period", test_period);
  ADD_MARCH ("/notice/wording/expand", test_wording);
  ADD_MARCH ("/notice/wording/printed", test_wording_printed);
  status = g_test_run ();
  g_clear_object (&fonts);
  return status;
}
