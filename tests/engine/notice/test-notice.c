/* test-notice.c: notices from ledger to paper: what the waste notice says, and
 * how notices are drafted, issued and checked. Text is read back with pdftotext. */
#include "config.h"

#include "notice-fixture.h"

#include "jy-figures.h"
#include "jy-notice-store.h"
#include "jy-notice-frame.h"

#include <json-glib/json-glib.h>

static GBytes *
draft (Fixture *fixture,
       JyMonth  month)
{
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *pdf = jy_notice_draft (L, "waste", month, fonts, &warnings, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pdf);
  return pdf;
}

static GBytes *
issue (Fixture    *fixture,
       JyMonth     month,
       const char *expected)
{
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  GBytes *pdf = jy_notice_issue (L, "waste", month, fonts, &number, &warnings, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pdf);
  g_assert_cmpstr (number, ==, expected);
  return pdf;
}

/* An issue that is refused: nothing is written and nothing is given back. */
static char *
issue_refused (Fixture      *fixture,
               JyMonth       month,
               JyLedgerError code)
{
  gint64 entries = query_integer (L, "SELECT count(*) FROM journal");
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;

  g_assert_null (jy_notice_issue (L, "waste", month, fonts, &number, &warnings, &error));
  g_assert_error (error, JY_LEDGER_ERROR, (int) code);
  g_assert_null (number);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM journal"), ==, entries);
  g_test_message ("%s", error->message);
  return g_strdup (error->message);
}

static void
reopen (Fixture *fixture,
        JyMonth  month)
{
  g_autoptr (GError) error = NULL;

  jy_ledger_reopen_month (L, month, "漏录", &error);
  g_assert_no_error (error);
}

static gint64
get_expected (JsonNode   *root,
              const char *category,
              const char *name)
{
  JsonObject *waste = json_object_get_object_member (json_object_get_object_member (json_node_get_object (root), "figures"), "waste");

  if (category != NULL)
    waste = json_object_get_object_member (json_object_get_object_member (waste, "categories"), category);
  return json_object_get_int_member (waste, name);
}

/* The table holds expected.json: the sample's masses are whole hundreds of grams,
 * so kilograms have one decimal; per mille are per cent with one decimal. */
static void
test_sample_table (Fixture      *fixture,
                   gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *title;
  } rows[] = {
    { "recyclable", "可回收物" },
    { "hazardous", "有害垃圾" },
    { "kitchen", "厨余垃圾" },
    { "other", "其他垃圾" },
  };
  g_autofree char *path = g_build_filename (g_getenv ("JY_TEST_DATA"), "sample-2026-03", "expected.json", NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *lines = NULL;

  if (!is_printable ())
    return;
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  root = json_from_string (expected, &error);
  g_assert_no_error (error);
  import_sample (L);
  close_with_figures (fixture, MARCH);
  pdf = issue (fixture, MARCH, "示机管公示〔2026〕1号");
  lines = read_lines (fixture, pdf);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 pickups = get_expected (root, rows[i].name, "pickups");
      gint64 containers = get_expected (root, rows[i].name, "containers");
      gint64 mass = get_expected (root, rows[i].name, "mass_g");
      gint64 share = get_expected (root, rows[i].name, "share_permille");
      g_autofree char *bins = containers > 0 ? g_strdup_printf ("%d", (int) containers) : g_strdup ("—");
      g_autofree char *row = NULL;

      g_assert_cmpint (mass % 100, ==, 0);
      row = g_strdup_printf ("%s %d %s %d.%d %d.%d%% — — — —", rows[i].title, (int) pickups, bins, (int) (mass / 1000),
                             (int) (mass % 1000 / 100), (int) (share / 10), (int) (share % 10));
      assert_contains (lines, row);
    }
  /* And once more, written out: 8 + 2 + 24 + 22 = 56, 26 + 50 = 76. */
  assert_contains (lines, "可回收物 8 — 443.8 12.6% — — — —");
  assert_contains (lines, "有害垃圾 2 — 6.4 0.2% — — — —");
  assert_contains (lines, "厨余垃圾 24 26 1459.8 41.4% — — — —");
  assert_contains (lines, "其他垃圾 22 50 1620.0 45.9% — — — —");
  assert_contains (lines, "合计 56 76 3530.0 100.0% — — — —");
  assert_one_page (fixture, pdf);
}

static void
test_sample_text (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  if (!is_printable ())
    return;
  import_sample (L);
  close_with_figures (fixture, MARCH);
  pdf = issue (fixture, MARCH, "示机管公示〔2026〕1号");
  text = read_text (fixture, pdf);
  assert_contains (text, "示例市机关事务服务中心2026年3月生活垃圾分类清运情况公示示机管公示〔2026〕1号");
  assert_contains (text, "国办发〔2017〕26号");

  /* 1 910 ÷ 3 530 = 54.1 %, 1 620 ÷ 3 530 = 45.9 %, (443.8 + 1 459.8) ÷ 3 530 =
   * 53.9 %, 443.8 ÷ 3 530 = 12.6 %. */
  assert_contains (text, "本月清运合计3530.0千克");
  assert_contains (text, "1910.0千克（54.1%）");
  assert_contains (text, "1620.0千克（45.9%）");
  assert_contains (text, "回收利用率53.9%");
  assert_contains (text, "可回收物占比12.6%");
  g_assert_null (strstr (text, "较上月"));

  /* The chart says the shares again; a year of one month is not drawn. 6.4 ÷ 3 530 =
   * 0.2 %. */
  assert_contains (text, "本月各类占比");
  g_assert_cmpuint (count (text, "12.6%"), ==, 3);
  g_assert_cmpuint (count (text, "0.2%"), ==, 2);
  g_assert_null (strstr (text, "清运量（千克）"));

  /* The three uncovered pickups, with the paper that decided. The shares add up
   * to 100.1 %, which is said too. */
  assert_contains (text, "3月27日可回收物");
  assert_contains (text, "112.6千克");
  assert_contains (text, "18.7千克");
  assert_contains (text, "绿源再生资源回收有限公司：合同已到期（合同ZS-2026-02）");
  assert_contains (text, "3月31日有害垃圾");
  assert_contains (text, "4.8千克，安洁危险废物处置有限公司：许可证未涵盖该废物代码（资质示危证08号）");
  g_assert_cmpuint (count (text, "许可证未涵盖"), ==, 1);
  assert_contains (text, "四舍五入");

  /* Friday the 3rd, then — past weekend and holiday — 7th, 8th, 9th, 10th. */
  assert_contains (text, "公示期：2026年4月3日至2026年4月10日（5个工作日）");
  assert_contains (text, "一楼大厅公告栏");
  assert_contains (text, "0546-2222201");
  assert_contains (text, "gongshi@example.cn");
  assert_contains (text, "特此公示。示例市机关事务服务中心2026年4月3日");
  assert_contains (text, "月结第1版");
  assert_contains (text, "132");
  assert_contains (text, "130");
  g_assert_null (strstr (text, "草稿"));
}

/* A Saturday that is not worked: the posting begins on the next working day; a
 * Saturday that is worked counts. */
static void
test_posting_period (Fixture      *fixture,
                     gconstpointer data)
{
  static const struct
  {
    int day;
    const char *period;
    const char *signed_on;
  } cases[] = {
    /* 7 8 9 10 13 */
    { 4, "2026年4月7日至2026年4月13日（5个工作日）", "2026年4月4日" },
    { 6, "2026年4月7日至2026年4月13日（5个工作日）", "2026年4月6日" },
    { 7, "2026年4月7日至2026年4月13日（5个工作日）", "2026年4月7日" },
    /* 13 14 15 16 17 */
    { 13, "2026年4月13日至2026年4月17日（5个工作日）", "2026年4月13日" },
    /* 24, then the worked Saturday 25, 27 28 29 */
    { 24, "2026年4月24日至2026年4月29日（5个工作日）", "2026年4月24日" },
  };

  if (!is_printable ())
    return;
  put_institution (fixture);
  PUT (day, "date", "2026-04-25", "type", "workday");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;

      fixture->now = noon_of (2026, 4, cases[i].day);
      pdf = draft (fixture, MARCH);
      text = read_text (fixture, pdf);
      assert_contains (text, cases[i].period);
      assert_contains (strstr (text, "特此公示"), cases[i].signed_on);
    }
}

/* Three days, as the institution says. */
static void
test_posting_days (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  if (!is_printable ())
    return;
  PUT (institution, "name", "局", "posting_days", "3", "basis", "根据本市规定，现公示如下。");
  pdf = draft (fixture, MARCH);
  text = read_text (fixture, pdf);
  assert_contains (text, "公示期：2026年4月3日至2026年4月8日（3个工作日）");
  assert_contains (text, "根据本市规定，现公示如下。");
  g_assert_null (strstr (text, "国办发"));
}

static void
test_draft (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) closed = NULL;
  g_autofree char *text = NULL;
  g_autofree char *closed_text = NULL;
  gint64 entries;

  if (!is_printable ())
    return;
  import_sample (L);
  entries = query_integer (L, "SELECT count(*) FROM journal");
  pdf = draft (fixture, MARCH);
  text = read_text (fixture, pdf);
  assert_contains (text, "未月结");
  g_assert_null (strstr (text, "示机管公示"));
  g_assert_null (strstr (text, "校验码"));
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM journal"), ==, entries);

  close_with_figures (fixture, MARCH);
  closed = draft (fixture, MARCH);
  closed_text = read_text (fixture, closed);
  assert_contains (closed_text, "月结第1版");
  g_assert_null (strstr (closed_text, "校验码"));
  g_assert_null (strstr (closed_text, "示机管公示"));
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM notice"), ==, 0);
}

/* 草稿 is drawn, not written, so that it is not copied with the text: it is told
 * by its grey, 88 % of 255. */
static gsize
count_grey (Fixture *fixture,
            GBytes  *pdf)
{
  g_autofree char *path = g_build_filename (fixture->folder, "grey.pdf", NULL);
  g_autofree char *image = g_build_filename (fixture->folder, "grey", NULL);
  g_autofree char *image_path = g_strconcat (image, ".pgm", NULL);
  const char *argv[] = { "pdftoppm", "-q", "-gray", "-r", "50", "-f", "1", "-singlefile", path, image, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *pixels = NULL;
  gsize length, n = 0;
  int status;

  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_file_get_contents (image_path, &pixels, &length, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < length; i++)
    n += (guchar) pixels[i] == 224;
  return n;
}

static void
test_watermark (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *program = g_find_program_in_path ("pdftoppm");
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) issued = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyNoticeFrame) frame = NULL;
  g_autoptr (JyDocument) document = NULL;

  frame = jy_notice_frame_new (L, &error);
  g_assert_no_error (error);
  frame->draft = TRUE;
  document = jy_notice_frame_begin (frame, MARCH, "公示");
  g_assert_cmpstr (jy_document_get_watermark (document), ==, "草稿");
  if (!is_printable () || program == NULL)
    return;
  import_sample (L);
  close_with_figures (fixture, MARCH);
  pdf = draft (fixture, MARCH);
  issued = issue (fixture, MARCH, "示机管公示〔2026〕1号");
  /* 2 characters of 150 pt at 50 dpi fill 20 000 pixels, some of them with ink. */
  g_assert_cmpuint (count_grey (fixture, pdf), >, 1000);
  g_assert_cmpuint (count_grey (fixture, issued), <, 200);
}

/* 100 kg a month ago, 120.5 a year ago, 110 now: +10.0 % and −8.7 % (−10.5 ÷ 120.5
 * = −8.714 %); recyclable waste 20 now, 0 a month ago in a month with pickups. */
static void
test_comparison (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *text = NULL;

  if (!is_printable ())
    return;
  put_institution (fixture);
  put_covered_collector (L, "餐厨", "kitchen,recyclable", "food_waste_service");
  PUT (licence, "number", "再生", "collector", "餐厨", "type", "business", "valid_from", "2020-01-01");
  PUT (pickup, "date", "2025-03-10", "category", "kitchen", "mass", "120.5", "collector", "餐厨");
  PUT (pickup, "date", "2026-02-10", "category", "kitchen", "mass", "100", "collector", "餐厨");
  PUT (pickup, "date", "2026-03-10", "category", "kitchen", "mass", "110", "containers", "3", "collector", "餐厨");
  PUT (pickup, "date", "2026-03-11", "category", "recyclable", "mass", "20", "destination", "recycled", "collector", "餐厨");
  pdf = draft (fixture, MARCH);
  lines = read_lines (fixture, pdf);
  text = read_text (fixture, pdf);
  assert_contains (lines, "厨余垃圾 1 3 110.0 84.6% 100.0 +10.0% 120.5 -8.7%"); /* 110 ÷ 130 = 84.62 % */
  assert_contains (lines, "可回收物 1 — 20.0 15.4% 0.0 — 0.0 —");
  assert_contains (lines, "合计 2 3 130.0 100.0% 100.0 +30.0% 120.5 +7.9%"); /* 9.5 ÷ 120.5 = 7.88 % */
  assert_contains (text, "较上月增加30.0%");
  assert_contains (text, "130.0千克（100.0%）");
  assert_contains (text, "0.0千克（0.0%）");
}

static void
test_decrease (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GBytes) less = NULL;
  g_autoptr (GBytes) same = NULL;
  g_autofree char *less_text = NULL;
  g_autofree char *same_text = NULL;

  if (!is_printable ())
    return;
  put_institution (fixture);
  put_covered_collector (L, "餐厨", "kitchen", "food_waste_service");
  PUT (pickup, "date", "2026-02-10", "category", "kitchen", "mass", "150", "collector", "餐厨");
  PUT (pickup, "date", "2026-03-10", "category", "kitchen", "mass", "100", "collector", "餐厨");
  less = draft (fixture, MARCH);
  less_text = read_text (fixture, less);
  assert_contains (less_text, "较上月减少33.3%");
  PUT (pickup, "date", "2026-03-12", "category", "kitchen", "mass", "50", "collector", "餐厨");
  same = draft (fixture, MARCH);
  same_text = read_text (fixture, same);
  assert_contains (same_text, "与上月持平");
}

/* 50 g weighed and 50 g estimated of one category are printed as 0.1 each, and
 * as 0.1 together. */
static void
test_rounding_told (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GBytes) even = NULL;
  g_autoptr (GBytes) odd = NULL;
  g_autofree char *even_text = NULL;
  g_autofree char *odd_text = NULL;

  if (!is_printable ())
    return;
  put_institution (fixture);
  put_covered_collector (L, "环卫", "other", "domestic_waste_service");
  PUT (pickup, "date", "2026-03-10", "category", "other", "mass", "50g", "collector", "环卫");
  even = draft (fixture, MARCH);
  even_text = read_text (fixture, even);
  g_assert_null (strstr (even_text, "四舍五入"));
  PUT (pickup, "date", "2026-03-11", "category", "other", "mass", "50g", "method", "estimated", "collector", "环卫");
  odd = draft (fixture, MARCH);
  odd_text = read_text (fixture, odd);
  assert_contains (odd_text, "合计0.1千克");
  assert_contains (odd_text, "四舍五入");
}

static void
test_empty_month (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  if (!is_printable ())
    return;
  put_institution (fixture);
  close_with_figures (fixture, jy_month_new (2026, 2));
  pdf = issue (fixture, jy_month_new (2026, 2), "示机管公示〔2026〕1号");
  text = read_text (fixture, pdf);
  assert_contains (text, "2026年2月");
  assert_contains (text, "无生活垃圾清运记录");
  g_assert_null (strstr (text, "清运次数"));
  g_assert_null (strstr (text, "%"));
  assert_contains (text, "特此公示");
  assert_one_page (fixture, pdf);
}

/* Only zeros: no share, no rate, no crash. */
static void
test_zero_month (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *lines = NULL;

  if (!is_printable ())
    return;
  put_institution (fixture);
  PUT (collector, "name", "环卫");
  PUT (pickup, "date", "2026-03-10", "category", "other", "mass", "0", "collector", "环卫");
  pdf = draft (fixture, MARCH);
  lines = read_lines (fixture, pdf);
  assert_contains (lines, "其他垃圾 1 — 0.0 — — — — —");
  assert_contains (lines, "合计 1 — 0.0 — — — — —");
  g_assert_null (strstr (lines, "-9223372036854775808"));
  g_assert_null (strstr (lines, "922337203685477"));
}

static void
test_no_institution (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;

  if (!is_printable ())
    return;
  pdf = draft (fixture, MARCH);
  text = read_text (fixture, pdf);
  assert_contains (text, "＿＿＿＿＿＿2026年3月生活垃圾分类清运情况公示");
  assert_contains (text, "（5个工作日）");
  close_with_figures (fixture, MARCH);
  message = issue_refused (fixture, MARCH, JY_LEDGER_ERROR_REFUSED);
  assert_contains (message, "institution");
}

static void
test_numbers (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) third = NULL;
  g_autoptr (GBytes) next_year = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyRecord) voided = NULL;
  g_autofree char *open = NULL;
  g_autofree char *twice = NULL;
  JyRecordState state;

  if (!is_printable ())
    return;
  put_institution (fixture);
  open = issue_refused (fixture, MARCH, JY_LEDGER_ERROR_CLOSED);
  assert_contains (open, "2026-03");
  close_with_figures (fixture, jy_month_new (2026, 1));
  close_with_figures (fixture, jy_month_new (2026, 2));
  close_with_figures (fixture, MARCH);
  first = issue (fixture, jy_month_new (2026, 1), "示机管公示〔2026〕1号");
  second = issue (fixture, jy_month_new (2026, 2), "示机管公示〔2026〕2号");
  twice = issue_refused (fixture, jy_month_new (2026, 2), JY_LEDGER_ERROR_DUPLICATE);
  assert_contains (twice, "示机管公示〔2026〕2号");

  /* A void keeps its number; the month may then be issued again. */
  jy_ledger_void_notice (L, "示机管公示〔2026〕2号", "漏贴附表", &error);
  g_assert_no_error (error);
  third = issue (fixture, jy_month_new (2026, 2), "示机管公示〔2026〕3号");
  voided = jy_ledger_find_notice (L, "示机管公示〔2026〕2号", &state, &error);
  g_assert_no_error (error);
  g_assert_true (state.voided);

  fixture->now = noon_of (2027, 1, 4);
  next_year = issue (fixture, MARCH, "示机管公示〔2027〕1号");
}

static void
test_reprint (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GBytes) issued = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) later = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyRecord) record = NULL;
  g_autoptr (JyRecord) reread = NULL;

  if (!is_printable ())
    return;
  import_sample (L);
  close_with_figures (fixture, MARCH);
  issued = issue (fixture, MARCH, "示机管公示〔2026〕1号");
  record = jy_ledger_find_notice (L, "示机管公示〔2026〕1号", NULL, &error);
  g_assert_no_error (error);
  again = jy_notice_dup_document (record, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (issued, again));
  g_assert_cmpint (jy_record_get_integer (record, JY_NOTICE_ISSUED), ==, jy_day_new (2026, 4, 3));
  g_assert_cmpint (jy_record_get_integer (record, JY_NOTICE_POSTED_FROM), ==, jy_day_new (2026, 4, 3));
  g_assert_cmpint (jy_record_get_integer (record, JY_NOTICE_POSTED_TO), ==, jy_day_new (2026, 4, 10));

  /* Years later, from the file, and after everything else has changed. */
  reopen (fixture, MARCH);
  PUT (pickup, "date", "2026-03-30", "category", "other", "mass", "10", "collector", "市政环卫服务中心");
  fixture_close (fixture);
  fixture->now = noon_of (2029, 9, 1);
  fixture_open (fixture);
  reread = jy_ledger_find_notice (L, "示机管公示〔2026〕1号", NULL, &error);
  g_assert_no_error (error);
  later = jy_notice_dup_document (reread, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (issued, later));
}

/* The check code: 16 hex digits of the SHA-256 of the figures that the closing
 * keeps, worked out here from the file. */
static void
test_check_code (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyRecord) record = NULL;
  g_autofree char *figures = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *code = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JyNoticeCheck) check = NULL;

  if (!is_printable ())
    return;
  import_sample (L);
  close_with_figures (fixture, MARCH);
  pdf = issue (fixture, MARCH, "示机管公示〔2026〕1号");
  figures = query_text (L, "SELECT figures FROM closing WHERE month='2026-03' AND state='closed'");
  g_strchomp (figures); /* query_text() ends each row with a line end */
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, figures, -1);
  code = g_strndup (digest, 16);
  record = jy_ledger_find_notice (L, "示机管公示〔2026〕1号", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (jy_record_get_text (record, JY_NOTICE_CHECK_CODE), ==, code);
  g_assert_cmpstr (jy_record_get_text (record, JY_NOTICE_FIGURES), ==, figures);
  text = read_text (fixture, pdf);
  printed = g_strconcat ("校验码", code, NULL);
  assert_contains (text, printed);

  /* Typed from the sheet, in capitals or full width. */
  {
    g_autofree char *capitals = g_ascii_strup (code, -1);

    check = jy_notice_check (L, capitals, &error);
    g_assert_no_error (error);
  }
  g_assert_false (check->voided);
  g_assert_true (check->intact);
  g_assert_true (check->standing);
  g_assert_true (check->agrees);
  g_assert_cmpstr (jy_record_get_text (check->record, JY_NOTICE_NUMBER), ==, "示机管公示〔2026〕1号");
}

static JyNoticeCheck *
check_first (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyRecord) record = jy_ledger_find_notice (L, "示机管公示〔2026〕1号", NULL, &error);
  JyNoticeCheck *check;

  g_assert_no_error (error);
  check = jy_notice_check (L, jy_record_get_text (record, JY_NOTICE_CHECK_CODE), &error);
  g_assert_no_error (error);
  return check;
}

static void
test_check_later (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) corrected = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyNoticeCheck) reopened = NULL;
  g_autoptr (JyNoticeCheck) amended = NULL;
  g_autoptr (JyNoticeCheck) closed = NULL;
  g_autoptr (JyNoticeCheck) voided = NULL;
  g_autoptr (JyNoticeCheck) unknown = NULL;
  g_autofree char *id = NULL;

  if (!is_printable ())
    return;
  put_institution (fixture);
  put_covered_collector (L, "环卫", "other", "domestic_waste_service");
  id = put (L, &jy_kind_pickup, "date", "2026-03-10", "category", "other", "mass", "100", "collector", "环卫", NULL);
  close_with_figures (fixture, MARCH);
  pdf = issue (fixture, MARCH, "示机管公示〔2026〕1号");

  /* Reopened, nothing is different yet. */
  reopen (fixture, MARCH);
  reopened = check_first (fixture);
  g_assert_true (reopened->intact);
  g_assert_false (reopened->standing);
  g_assert_true (reopened->agrees);

  amend_field (L, id, "mass", "101", "看错秤", &error);
  g_assert_no_error (error);
  amended = check_first (fixture);
  g_assert_true (amended->intact);
  g_assert_false (amended->standing);
  g_assert_false (amended->agrees);

  close_with_figures (fixture, MARCH);
  closed = check_first (fixture);
  g_assert_false (closed->standing);
  g_assert_false (closed->agrees);

  /* The new version of the closing may be issued beside the old notice. */
  corrected = issue (fixture, MARCH, "示机管公示〔2026〕2号");
  jy_ledger_void_notice (L, "示机管公示〔2026〕1号", "已更正", &error);
  g_assert_no_error (error);
  voided = check_first (fixture);
  g_assert_true (voided->voided);
  g_assert_true (voided->intact);

  unknown = jy_notice_check (L, "0123456789abcdef", &error);
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND);
  g_assert_null (unknown);
}

/* A contract is not dated in a month, so closing the month does not protect it. */
static void
test_contract_changed (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *contract = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyNoticeCheck) check = NULL;

  if (!is_printable ())
    return;
  put_institution (fixture);
  PUT (collector, "name", "餐厨");
  contract = put (L, &jy_kind_contract, "number", "C", "collector", "餐厨", "categories", "kitchen", "start", "2026-01-01", "end",
                  "2026-12-31", NULL);
  PUT (licence, "number", "P", "collector", "餐厨", "type", "food_waste_service", "valid_from", "2020-01-01");
  PUT (pickup, "date", "2026-03-10", "category", "kitchen", "mass", "100", "collector", "餐厨");
  close_with_figures (fixture, MARCH);
  amend_field (L, contract, "end", "2026-03-09", "提前终止", &error);
  g_assert_no_error (error);
  message = issue_refused (fixture, MARCH, JY_LEDGER_ERROR_CLOSED);
  assert_contains (message, "2026-03");
  assert_contains (message, "contract");

  /* Closed once more, the number is the first: the refusal took none. */
  reopen (fixture, MARCH);
  close_with_figures (fixture, MARCH);
  pdf = issue (fixture, MARCH, "示机管公示〔2026〕1号");
  amend_field (L, contract, "end", "2026-12-31", "恢复", &error);
  g_assert_no_error (error);
  check = check_first (fixture);
  g_assert_true (check->standing);
  g_assert_false (check->agrees);
}

/* 3 000 pickups, of which 20, each on a day of its own, have no contract. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *lines = NULL;

  if (!is_printable ())
    return;
  put_institution (fixture);
  put_covered_collector (L, "餐厨", "kitchen", "food_waste_service");
  PUT (collector, "name", "散户");
  jy_ledger_begin (L, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *date = g_strdup_printf ("2026-03-%02u", i % 30 + 1);

      PUT (pickup, "date", date, "category", "kitchen", "mass", "1", "collector", i < 20 ? "散户" : "餐厨");
    }
  jy_ledger_commit (L, &error);
  g_assert_no_error (error);
  pdf = draft (fixture, MARCH);
  text = read_text (fixture, pdf);
  lines = read_lines (fixture, pdf);
  assert_contains (lines, "合计 3000 — 3000.0 100.0%");
  g_assert_cmpuint (count (text, "散户：无合同"), ==, 12);
  assert_contains (text, "3月1日厨余垃圾1.0千克，散户：无合同。");
  assert_contains (text, "3月12日厨余垃圾1.0千克，散户：无合同。");
  g_assert_null (strstr (text, "3月13日"));
  assert_contains (text, "另有8次清运");
}

/* On one day a collector's waste oil and catering waste fail by different
 * contracts; each footnote names its own. */
static void
test_footnote_papers (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  if (!is_printable ())
    return;
  put_institution (fixture);
  PUT (collector, "name", "综合");
  PUT (contract, "number", "CY-1", "collector", "综合", "categories", "kitchen", "start", "2025-01-01", "end", "2025-12-31");
  PUT (contract, "number", "YZ-1", "collector", "综合", "categories", "waste_oil", "start", "2025-01-01", "end", "2026-01-31");
  PUT (pickup, "date", "2026-03-10", "subkind", "catering", "mass", "60", "collector", "综合");
  PUT (pickup, "date", "2026-03-10", "subkind", "waste_oil", "mass", "8", "collector", "综合");
  pdf = draft (fixture, MARCH);
  text = read_text (fixture, pdf);
  assert_contains (text, "餐厨垃圾60.0千克，综合：合同已到期（合同CY-1）");
  assert_contains (text, "废弃油脂8.0千克，综合：合同已到期（合同YZ-1）");
}

/* Forty characters, and characters that few fonts have. */
static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  static const char LONG[] = "示例市高新技术产业开发区生活垃圾分类收集运输资源化综合利用服务中心第一分公司有限";
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!is_printable ())
    return;
  g_assert_cmpint (g_utf8_strlen (LONG, -1), ==, 40);
  put_institution (fixture);
  PUT (collector, "name", LONG);
  PUT (collector, "name", "䶮𠮷再生资源行");
  PUT (pickup, "date", "2026-03-10", "category", "recyclable", "mass", "1", "collector", LONG);
  PUT (pickup, "date", "2026-03-11", "category", "recyclable", "mass", "1", "collector", "䶮𠮷再生资源行");
  pdf = jy_notice_draft (L, "waste", MARCH, fonts, &warnings, &error);
  g_assert_no_error (error);
  text = read_text (fixture, pdf);
  assert_contains (text, LONG);
  assert_contains (text, "再生资源行：无合同");
  /* What no font has is told, never lost in silence. */
  if (strstr (text, "〓") != NULL)
    g_assert_cmpuint (warnings->len, >, 0);
}

static void
test_known (void)
{
  g_assert_true (jy_notice_is_known ("waste"));
  g_assert_false (jy_notice_is_known ("Waste"));
  g_assert_false (jy_notice_is_known (""));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fonts = jy_font_set_new_system (NULL);

  g_test_add_func ("/notice/known", test_known);
  ADD_APRIL ("/notice/waste/table", test_sample_table);
  ADD_APRIL ("/notice/waste/text", test_sample_text);
  ADD_APRIL ("/notice/waste/comparison", test_comparison);
  ADD_APRIL ("/notice/waste/decrease", test_decrease);
  ADD_APRIL ("/notice/waste/rounding-told", test_rounding_told);
  ADD_APRIL ("/notice/waste/empty-month", test_empty_month);
  ADD_APRIL ("/notice/waste/zero-month", test_zero_month);
  ADD_APRIL ("/notice/waste/many", test_many);
  ADD_APRIL ("/notice/waste/footnote-papers", test_footnote_papers);
  ADD_APRIL ("/notice/waste/names", test_names);
  ADD_APRIL ("/notice/frame/posting-period", test_posting_period);
  ADD_APRIL ("/notice/frame/posting-days", test_posting_days);
  ADD_APRIL ("/notice/draft/text", test_draft);
  ADD_APRIL ("/notice/draft/watermark", test_watermark);
  ADD_APRIL ("/notice/no-institution", test_no_institution);
  ADD_APRIL ("/notice/issue/numbers", test_numbers);
  ADD_APRIL ("/notice/issue/reprint", test_reprint);
  ADD_APRIL ("/notice/issue/contract-changed", test_contract_changed);
  ADD_APRIL ("/notice/check/code", test_check_code);
  ADD_APRIL ("/notice/check/later", test_check_later);
  status = g_test_run ();
  g_clear_object (&fonts);
  return status;
}
