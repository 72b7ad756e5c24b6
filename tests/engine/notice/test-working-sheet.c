/* test-working-sheet.c: working sheets from ledger to paper: where everything stands,
 * in which order, and what the file is. The figures of the sample month are compared
 * in test-sheets.py. */
#include "config.h"

#include "working-sheet-fixture.h"

#include "jy-figures.h"
#include "jy-system-font-set.h"
#include "jy-working-sheet.h"

/* Reading the installed fonts takes a while; once is enough. */
static JyFontSet *fonts;

/* Type of 10.5 points, because the least widths of the columns, in characters,
 * 2 5 4 3 2.5 2.5 6.5 5 2 2 7 7 2, are 50.5 of 55.02. The 4.52 that are left bring to
 * one line, the cheapest first, the headers of 3, 4 and 4 characters: 2 5 4 3 4 4 6.5
 * 5 3 2 7 7 2, which are 54.5; that of 5 characters would take 2 more. The rest
 * widens all columns by 637.795 / 632.31. The header and the line of two lines are
 * 2 × 13.125 + 2 × 1.89 = 30.03 points high, the sums 24. */
static void
test_golden (Fixture      *fixture,
             gconstpointer data)
{
  static const char expected[] =
    "1 box 104.9 140.5 637.8 30.0\n"
    "1 rule 104.9 170.6 742.7 170.6\n"
    "1 rule 104.9 200.6 742.7 200.6\n"
    "1 rule 104.9 224.6 742.7 224.6\n"
    "1 rule 130.7 140.5 130.7 248.6\n"
    "1 rule 188.3 140.5 188.3 248.6\n"
    "1 rule 235.4 140.5 235.4 248.6\n"
    "1 rule 271.8 140.5 271.8 248.6\n"
    "1 rule 318.8 140.5 318.8 248.6\n"
    "1 rule 365.8 140.5 365.8 248.6\n"
    "1 rule 449.9 140.5 449.9 248.6\n"
    "1 rule 507.6 140.5 507.6 248.6\n"
    "1 rule 544.0 140.5 544.0 248.6\n"
    "1 rule 569.8 140.5 569.8 248.6\n"
    "1 rule 643.3 140.5 643.3 248.6\n"
    "1 rule 716.8 140.5 716.8 248.6\n"
    "1 rule 104.9 140.5 742.7 140.5\n"
    "1 rule 742.7 140.5 742.7 248.6\n"
    "1 rule 742.7 248.6 104.9 248.6\n"
    "1 rule 104.9 248.6 104.9 140.5\n"
    "1 text 313.8 102.9 22.0 bold 生活垃圾分类清运台账\n"
    "1 text 104.9 132.1 12.0 单位：示例机关　　期间：2026年3月\n"
    "1 text 107.3 159.5 10.5 bold 序号\n"
    "1 text 149.0 159.5 10.5 bold 日期\n"
    "1 text 201.4 153.0 10.5 bold 类别\n"
    "1 text 201.4 166.1 10.5 bold 小类\n"
    "1 text 237.8 153.0 10.5 bold 容器及\n"
    "1 text 243.1 166.1 10.5 bold 桶数\n"
    "1 text 284.8 153.0 10.5 bold 重量\n"
    "1 text 284.8 166.1 10.5 bold (kg)\n"
    "1 text 331.8 153.0 10.5 bold 计量\n"
    "1 text 331.8 166.1 10.5 bold 方式\n"
    "1 text 386.9 159.5 10.5 bold 清运单位\n"
    "1 text 463.0 159.5 10.5 bold 车牌号\n"
    "1 text 510.0 159.5 10.5 bold 联单号\n"
    "1 text 546.4 159.5 10.5 bold 去向\n"
    "1 text 590.8 153.0 10.5 bold 交付人\n"
    "1 text 596.1 166.1 10.5 bold 签字\n"
    "1 text 664.3 153.0 10.5 bold 收运人\n"
    "1 text 669.6 166.1 10.5 bold 签字\n"
    "1 text 719.3 159.5 10.5 bold 备注\n"
    "1 text 115.2 189.6 10.5 1\n"
    "1 text 133.3 183.0 10.5 2026-03-02\n"
    "1 text 146.4 196.1 10.5 14:30\n"
    "1 text 190.9 183.0 10.5 可回收物\n"
    "1 text 201.4 196.1 10.5 纸类\n"
    "1 text 284.8 189.6 10.5 10.0\n"
    "1 text 331.8 189.6 10.5 称重\n"
    "1 text 368.2 189.6 10.5 甲公司\n"
    "1 text 149.0 216.6 10.5 bold 小计\n"
    "1 text 190.9 216.6 10.5 bold 可回收物\n"
    "1 text 284.8 216.6 10.5 bold 10.0\n"
    "1 text 368.2 216.6 10.5 bold 共1次\n"
    "1 text 149.0 240.6 10.5 bold 合计\n"
    "1 text 284.8 240.6 10.5 bold 10.0\n"
    "1 text 368.2 240.6 10.5 bold 共1次\n"
    "1 text 104.9 270.2 12.0 制表人：＿＿＿＿＿　审核人：＿＿＿＿＿　日期：＿＿＿年＿＿月＿＿日\n"
    "1 text 399.3 543.9 14.0 — 1 —\n"
    "1 text 104.9 560.9 9.0 示例机关　生活垃圾分类清运台账　2026年3月　2026年4月15日打印　未月结\n";
  g_autoptr (JyPageList) pages = NULL;
  g_autofree char *dump = NULL;

  PUT (institution, "name", "示例机关");
  PUT (collector, "name", "甲公司");
  PUT (pickup, "date", "2026-03-02", "time", "14:30", "category", "recyclable", "subkind", "paper", "mass", "10", "collector",
       "甲公司");
  pages = lay_out_month (fixture, jy_working_sheet_pickups_new, MARCH);
  dump = jy_page_list_to_text (pages);
  g_assert_cmpstr (dump, ==, expected);
}

/* An empty month is a sentence, not an empty table. */
static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    Writer writer;
    const char *sentence;
  } cases[] = {
    { jy_working_sheet_pickups_new, "2026年3月本单位无生活垃圾清运记录。" },
    { jy_working_sheet_disposal_new, "2026年3月本单位无厨余垃圾和废弃油脂处置记录。" },
    { jy_working_sheet_purchases_new, "2026年3月本单位无进货记录。" },
    { jy_working_sheet_weighings_new, "2026年3月本单位无厨余称重记录。" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JyPageList) pages = lay_out_month (fixture, cases[i].writer, MARCH);
      g_autofree char *texts = dup_texts (pages);

      g_assert_cmpuint (jy_page_list_get_n_pages (pages), ==, 1);
      g_assert_cmpuint (jy_page_get_n_rules (jy_page_list_get_page (pages, 0)), ==, 0);
      g_assert_nonnull (strstr (texts, cases[i].sentence));
    }
}

static void
close_with_figures (Fixture *fixture,
                    JyMonth  month)
{
  g_autoptr (GError) error = NULL;

  jy_ledger_close_month (L, month, jy_figures_compute_json, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_foot (Fixture    *fixture,
             const char *from,
             const char *to,
             const char *foot)
{
  g_autoptr (JyPageList) pages = lay_out (fixture, jy_working_sheet_weighings_new, jy_day_from_iso (from), jy_day_from_iso (to));
  g_autofree char *texts = dup_texts (pages);

  g_test_message ("%s", texts);
  g_assert_nonnull (strstr (texts, foot));
}

static void
test_foot (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  PUT (institution, "name", "示例机关");
  assert_foot (fixture, "2026-03-01", "2026-03-31", "示例机关　厨余称重台账　2026年3月　2026年4月15日打印　未月结");
  close_with_figures (fixture, MARCH);
  jy_ledger_reopen_month (L, MARCH, "漏录", &error);
  g_assert_no_error (error);
  close_with_figures (fixture, MARCH);
  assert_foot (fixture, "2026-03-01", "2026-03-31", "　2026年3月　2026年4月15日打印　月结第2版");
  assert_foot (fixture, "2026-03-02", "2026-03-02", "　2026年3月2日　2026年4月15日打印　月结第2版");
  assert_foot (fixture, "2026-01-01", "2026-12-31", "　2026年　2026年4月15日打印　12个月中1个月已月结");
  close_with_figures (fixture, jy_month_new (2026, 2));
  assert_foot (fixture, "2026-02-01", "2026-03-31", "　2026年2月至2026年3月　2026年4月15日打印　各月均已月结");
  assert_foot (fixture, "2026-02-28", "2026-03-31", "　2026年2月28日至2026年3月31日　");
}

/* One page whichever meals are served, with a row for each meal and stage. */
static void
test_blank_day (Fixture      *fixture,
                gconstpointer data)
{
  static const struct
  {
    const char *meals;
    guint n_rows;
  } cases[] = { { "breakfast,lunch,dinner,overtime", 4 + 8 + 2 + 4 + 3 },
                { "breakfast,lunch,dinner", 3 + 6 + 2 + 4 + 4 },
                { "lunch", 1 + 2 + 2 + 4 + 10 },
                { NULL, 4 + 8 + 2 + 4 + 3 } };
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (JyPageList) pages = NULL;
  g_autofree char *texts = NULL;
  JySheet sheet;

  if (cases[n].meals != NULL)
    PUT (institution, "name", "示例市机关事务服务中心与大数据及政务服务管理局机关后勤综合保障部", "meals_served", cases[n].meals);
  pages = lay_out_month (fixture, jy_working_sheet_blank_day_new, MARCH);
  texts = dup_texts (pages);
  g_assert_cmpuint (jy_page_list_get_n_pages (pages), ==, 1);
  jy_sheet_init (&sheet, JY_PORTRAIT);
  check_page (jy_page_list_get_page (pages, 0), &sheet);
  /* Of diners, of weighings, of pickups and of deliveries; six more lines frame
   * the three further tables. */
  g_assert_cmpuint (count_rows (jy_page_list_get_page (pages, 0)), ==, cases[n].n_rows + 6);
  g_assert_nonnull (strstr (texts, "2026年3月＿＿日　星期＿＿"));
}

static void
assert_date (Fixture    *fixture,
             const char *from,
             const char *to,
             const char *date)
{
  g_autoptr (JyPageList) pages = lay_out (fixture, jy_working_sheet_blank_day_new, jy_day_from_iso (from), jy_day_from_iso (to));
  g_autofree char *texts = dup_texts (pages);

  g_assert_nonnull (strstr (texts, date));
}

static void
test_blank_day_dates (Fixture      *fixture,
                      gconstpointer data)
{
  assert_date (fixture, "2026-03-02", "2026-03-02", "2026年3月2日　星期一");
  assert_date (fixture, "2026-03-01", "2026-03-01", "2026年3月1日　星期日");
  assert_date (fixture, "2026-03-01", "2026-03-31", "2026年3月＿＿日　星期＿＿");
  assert_date (fixture, "2026-01-01", "2026-12-31", "　＿＿＿＿年＿＿月＿＿日　星期＿＿");
}

static gboolean
page_has (const JyPage *page,
          const char   *start)
{
  for (guint i = 0; i < jy_page_get_n_runs (page); i++)
    if (g_str_has_prefix (jy_page_get_text (page, jy_page_get_run (page, i)), start))
      return TRUE;
  return FALSE;
}

/* The sums of the last day, of four stages and of all stay with a line, wherever
 * the table ends on the page. */
static void
test_sums_not_alone (Fixture      *fixture,
                     gconstpointer data)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *day = g_strdup_printf ("2026-03-%02u", 1 + i / 2);
      g_autoptr (JyPageList) pages = NULL;
      const JyPage *last;

      PUT (weighing, "date", day, "stage", jy_stage_choices.list[i % JY_N_STAGES].name, "net", "1");
      pages = lay_out_month (fixture, jy_working_sheet_weighings_new, MARCH);
      last = jy_page_list_get_page (pages, jy_page_list_get_n_pages (pages) - 1);
      g_assert_true (page_has (last, "合计"));
      g_assert_true (page_has (last, "2026-03-"));
    }
}

/* However they were entered, the pickups of a day stand in the order of their times,
 * those without one last, and weighings in that of meal and stage. */
static void
test_order_in_a_day (Fixture      *fixture,
                     gconstpointer data)
{
  static const char *const times[] = { "14:30", "", "09:05", "23:59" };
  g_autoptr (JyPageList) pickups = NULL;
  g_autoptr (JyPageList) weighings = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *texts = NULL;

  PUT (collector, "name", "甲公司");
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *mass = g_strdup_printf ("%u", i + 1);

      PUT (pickup, "date", "2026-03-02", "time", times[i], "category", "other", "mass", mass, "collector", "甲公司");
    }
  pickups = lay_out_month (fixture, jy_working_sheet_pickups_new, MARCH);
  texts = dup_texts (pickups);
  g_test_message ("%s", texts);
  g_assert_nonnull (strstr (texts, "|1|2026-03-02|09:05|其他垃圾|3.0|称重|甲公司|2|2026-03-02|14:30|其他垃圾|1.0|称重|甲公司|"
                                   "3|2026-03-02|23:59|其他垃圾|4.0|称重|甲公司|4|2026-03-02|其他垃圾|2.0|称重|甲公司|小计|"));

  PUT (weighing, "date", "2026-03-02", "stage", "preparation", "net", "1");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "plate", "net", "2");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "unserved", "net", "3");
  PUT (weighing, "date", "2026-03-02", "meal", "breakfast", "stage", "plate", "net", "4");
  weighings = lay_out_month (fixture, jy_working_sheet_weighings_new, MARCH);
  lines = dup_texts (weighings);
  g_assert_nonnull (strstr (lines, "|2026-03-02|早餐|餐盘|4.0|2026-03-02|午餐|备餐剩余|3.0|2026-03-02|午餐|餐盘|2.0|2026-03-02|加工|1.0|当日小计|"));
}

/* Unknown stays empty, zero is printed. */
static void
test_zero_and_unknown (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (JyPageList) pages = NULL;
  g_autofree char *texts = NULL;

  PUT (weighing, "date", "2026-03-02", "stage", "plate", "net", "0");
  PUT (weighing, "date", "2026-03-02", "stage", "plate", "gross", "2.5", "tare", "2.375");
  pages = lay_out_month (fixture, jy_working_sheet_weighings_new, MARCH);
  texts = dup_texts (pages);
  g_assert_nonnull (strstr (texts, "|备注|2026-03-02|餐盘|0.0|2026-03-02|餐盘|2.5|2.375|0.125|当日小计|0.125|环节小计|餐盘|0.125|合计|0.125|"));
}

/* Voided records are no longer part of the ledger. */
static void
test_voided (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *id = put (L, &jy_kind_weighing, "date", "2026-03-02", "stage", "plate", "net", "7", NULL);
  g_autoptr (JyPageList) pages = NULL;
  g_autofree char *texts = NULL;
  g_autoptr (GError) error = NULL;

  PUT (weighing, "date", "2026-03-03", "stage", "plate", "net", "1");
  jy_ledger_void (L, id, "重复", &error);
  g_assert_no_error (error);
  pages = lay_out_month (fixture, jy_working_sheet_weighings_new, MARCH);
  texts = dup_texts (pages);
  g_assert_null (strstr (texts, "7.0"));
  g_assert_nonnull (strstr (texts, "|2026-03-03|餐盘|1.0|环节小计|餐盘|1.0|合计|1.0|"));
}

/* By category, and by month within it where the period has several. */
static void
test_bookmarks (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const days[] = { "2026-02-10", "2026-03-10" };
  static const char expected[] = "0 生活垃圾分类清运台账|6 可回收物|7 2026年2月|7 2026年3月|6 其他垃圾|7 2026年3月|";
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (JyPageList) pages = NULL;
  const JyBookmark *last;

  PUT (collector, "name", "甲公司");
  for (guint i = 0; i < 40; i++)
    PUT (pickup, "date", days[i % 2], "category", "recyclable", "mass", "1", "collector", "甲公司");
  PUT (pickup, "date", "2026-03-10", "category", "other", "mass", "1", "collector", "甲公司");
  pages = lay_out (fixture, jy_working_sheet_pickups_new, jy_day_from_iso ("2026-02-01"), jy_day_from_iso ("2026-03-31"));
  for (guint i = 0; i < jy_page_list_get_n_bookmarks (pages); i++)
    g_string_append_printf (found, "%u %s|", jy_page_list_get_bookmark (pages, i)->level,
                            jy_page_list_get_bookmark (pages, i)->title);
  g_assert_cmpstr (found->str, ==, expected);
  /* Two rows and two sums from the end. */
  last = jy_page_list_get_bookmark (pages, jy_page_list_get_n_bookmarks (pages) - 1);
  g_assert_cmpuint (last->page, ==, jy_page_list_get_n_pages (pages) - 1);
}

static char *
run_on (Fixture    *fixture,
        GBytes     *pdf,
        const char *program,
        const char *option)
{
  g_autofree char *path = g_build_filename (fixture->folder, "sheet.pdf", NULL);
  const char *words[] = { program, option, path, NULL };
  const char *plain[] = { program, path, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) (option != NULL ? words : plain), NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

static GBytes *
print (Fixture    *fixture,
       const char *sheet)
{
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *pdf = jy_working_sheet_print (L, sheet, jy_month_get_first (MARCH), jy_month_get_last (MARCH), fonts, &warnings, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, 0);
  return pdf;
}

static gboolean
has_programs (void)
{
  static const char *const programs[] = { "pdfinfo", "qpdf" };

  if (fonts == NULL)
    g_test_skip ("no Chinese fonts are installed");
  for (guint i = 0; fonts != NULL && i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_find_program_in_path (programs[i]);

      if (path != NULL)
        continue;
      g_test_skip ("pdfinfo or qpdf is not installed");
      return FALSE;
    }
  return fonts != NULL;
}

static void
check_file (Fixture    *fixture,
            const char *sheet,
            GBytes     *pdf)
{
  static const char *const lying[] = { "pickups", "purchases", "weighings", NULL };
  g_autofree char *info = run_on (fixture, pdf, "pdfinfo", NULL);
  g_autofree char *checked = run_on (fixture, pdf, "qpdf", "--check");
  g_autofree char *plain = run_on (fixture, pdf, "qpdf", "--json");

  g_test_message ("%s\n%s", info, checked);
  g_assert_nonnull (strstr (info, g_strv_contains (lying, sheet) ? "841.89 x 595.276 pts (A4)" : "595.276 x 841.89 pts (A4)"));
  g_assert_nonnull (strstr (info, "Author:          示例市机关事务服务中心"));
  g_assert_nonnull (strstr (info, "Title:           示例市机关事务服务中心2026年3月"));
  g_assert_nonnull (strstr (info, "Subject: "));
  g_assert_nonnull (strstr (plain, "zh-CN\""));
  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors found"));
}

static void
test_files (Fixture      *fixture,
            gconstpointer data)
{
  if (!has_programs ())
    return;
  import_sample (L);
  for (guint i = 0; jy_working_sheet_get_name (i) != NULL; i++)
    {
      const char *sheet = jy_working_sheet_get_name (i);
      g_autoptr (GBytes) first = print (fixture, sheet);
      g_autoptr (GBytes) second = print (fixture, sheet);

      g_assert_true (g_bytes_equal (first, second));
      check_file (fixture, sheet, first);
    }
}

/* Bookmarks are for more than two pages: the purchases of the sample month have
 * them, the blank sheet has not. */
static void
test_outline (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GBytes) purchases = NULL;
  g_autoptr (GBytes) blank = NULL;
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;

  if (!has_programs ())
    return;
  import_sample (L);
  purchases = print (fixture, "purchases");
  blank = print (fixture, "blank-day");
  with = run_on (fixture, purchases, "qpdf", "--json");
  without = run_on (fixture, blank, "qpdf", "--json");
  g_assert_nonnull (strstr (with, "\"/Outlines\""));
  g_assert_nonnull (strstr (with, "2026年3月2日\""));
  g_assert_nonnull (strstr (with, "2026年3月31日\""));
  g_assert_null (strstr (without, "\"/Outlines\""));
}

static void
test_known (void)
{
  g_assert_true (jy_working_sheet_is_known ("blank-day"));
  g_assert_false (jy_working_sheet_is_known ("Pickups"));
  g_assert_false (jy_working_sheet_is_known (""));
  g_assert_null (jy_working_sheet_get_name (5));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fonts = jy_font_set_new_system (NULL);

  g_test_add_func ("/working-sheet/known", test_known);
  ADD ("/working-sheet/golden", test_golden);
  ADD ("/working-sheet/empty", test_empty);
  ADD ("/working-sheet/foot", test_foot);
  ADD_WITH ("/working-sheet/blank-day/four-meals", 0, test_blank_day);
  ADD_WITH ("/working-sheet/blank-day/three-meals", 1, test_blank_day);
  ADD_WITH ("/working-sheet/blank-day/one-meal", 2, test_blank_day);
  ADD_WITH ("/working-sheet/blank-day/no-institution", 3, test_blank_day);
  ADD ("/working-sheet/blank-day/dates", test_blank_day_dates);
  ADD ("/working-sheet/sums-not-alone", test_sums_not_alone);
  ADD ("/working-sheet/order-in-a-day", test_order_in_a_day);
  ADD ("/working-sheet/zero-and-unknown", test_zero_and_unknown);
  ADD ("/working-sheet/voided", test_voided);
  ADD ("/working-sheet/bookmarks", test_bookmarks);
  ADD ("/working-sheet/files", test_files);
  ADD ("/working-sheet/outline", test_outline);
  status = g_test_run ();
  g_clear_object (&fonts);
  return status;
}
