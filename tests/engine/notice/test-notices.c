/* test-notices.c: what the notices on canteen, purchases, overtime and collectors
 * say, and the one on canteen and waste. Text is read back with pdftotext; figures
 * are those of expected.json or worked out by hand beside the test. */
#include "config.h"

#include "notice-fixture.h"

#include "jy-figures.h"
#include "jy-notice-analysis.h"
#include "jy-notice-wording-proposal.h"
#include "jy-notice-wording.h"

#include <json-glib/json-glib.h>

static const char *const names[] = { "canteen", "purchases", "overtime", "collectors", "combined" };

static GBytes *
draft (Fixture    *fixture,
       const char *notice,
       JyMonth     month)
{
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *pdf = jy_notice_draft (L, notice, month, fonts, &warnings, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pdf);
  return pdf;
}

static char *
draft_lines (Fixture    *fixture,
             const char *notice,
             JyMonth     month)
{
  g_autoptr (GBytes) pdf = draft (fixture, notice, month);

  return read_lines (fixture, pdf);
}

static char *
draft_text (Fixture    *fixture,
            const char *notice,
            JyMonth     month)
{
  g_autoptr (GBytes) pdf = draft (fixture, notice, month);

  return read_text (fixture, pdf);
}

static char *
draft_cells (Fixture    *fixture,
             const char *notice,
             JyMonth     month)
{
  g_autoptr (GBytes) pdf = draft (fixture, notice, month);

  return read_cells (fixture, pdf);
}

static JsonObject *
read_expected (JsonNode **root)
{
  g_autofree char *path = g_build_filename (g_getenv ("JY_TEST_DATA"), "sample-2026-03", "expected.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  *root = json_from_string (text, &error);
  g_assert_no_error (error);
  return json_object_get_object_member (json_node_get_object (*root), "figures");
}

/* numerator ÷ denominator with one decimal, half up; for figures above zero. */
static char *
divide (gint64 numerator,
        gint64 denominator)
{
  gint64 tenths = (numerator * 20 + denominator) / (2 * denominator);

  return g_strdup_printf ("%d.%d", (int) (tenths / 10), (int) (tenths % 10));
}

static void
assert_line (const char *lines,
             const char *format,
             ...) G_GNUC_PRINTF (2, 3);

static void
assert_line (const char *lines,
             const char *format,
             ...)
{
  g_autofree char *line = NULL;
  va_list words;

  va_start (words, format);
  line = g_strdup_vprintf (format, words);
  va_end (words);
  assert_contains (lines, line);
}

#define INT(object, name) ((int) json_object_get_int_member ((object), (name)))

static void
assert_sample_meals (const char *lines,
                     JsonObject *figures)
{
  static const struct
  {
    const char *name;
    const char *title;
  } rows[] = { { "breakfast", "早餐" }, { "lunch", "午餐" }, { "dinner", "晚餐" }, { "total", "合计" } };
  JsonObject *meals = json_object_get_object_member (figures, "meals");
  JsonObject *overtime = json_object_get_object_member (meals, "overtime");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      JsonObject *meal = json_object_get_object_member (meals, rows[i].name);
      g_autofree char *plate = divide (INT (meal, "plate_g"), 1000);
      g_autofree char *per_diner = divide (INT (meal, "plate_g"), INT (meal, "diners"));

      assert_line (lines, "%s %d %d %d %s %s — —", rows[i].title, INT (meal, "booked"), INT (meal, "prepared"),
                   INT (meal, "diners"), plate, per_diner);
    }
  /* Nobody weighed the plates of the overtime meals; that is no zero. */
  assert_line (lines, "加班餐 %d %d %d — — — —", INT (overtime, "booked"), INT (overtime, "prepared"), INT (overtime, "diners"));
}

static void
assert_sample_stages (const char *lines,
                      JsonObject *figures)
{
  static const struct
  {
    const char *name;
    const char *title;
  } rows[] = {
    { "spoilage_g", "库存损耗" },
    { "preparation_g", "加工" },
    { "unserved_g", "备餐剩余" },
    { "plate_g", "餐盘" },
    { "mass_g", "合计" },
  };
  JsonObject *waste = json_object_get_object_member (figures, "food_waste");
  int diners = INT (json_object_get_object_member (json_object_get_object_member (figures, "meals"), "total"), "diners");
  g_autofree char *per_diner = divide (INT (waste, "mass_g"), diners);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 own = INT (waste, rows[i].name);
      g_autofree char *kilograms = divide (own, 1000);
      g_autofree char *share = divide (own * 100, INT (waste, "mass_g"));
      g_autofree char *own_per_diner = divide (own, diners);

      assert_line (lines, "%s %s %s%% %s", rows[i].title, kilograms, share, own_per_diner);
    }
  assert_line (lines, "就餐(人次) %d — — — —", diners);
  assert_line (lines, "人均厨余垃圾(g) %s — — — —", per_diner);
}

static void
test_sample_canteen (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *figures = read_expected (&root);
  g_autofree char *lines = NULL, *text = NULL;

  if (!is_printable ())
    return;
  import_sample (L);
  lines = draft_lines (fixture, "canteen", MARCH);
  text = draft_text (fixture, "canteen", MARCH);
  assert_sample_meals (lines, figures);
  assert_sample_stages (lines, figures);
  /* And some of them written out: 501 760 ÷ 8 696 = 57.70, 674 770 ÷ 15 253 = 44.24. */
  assert_contains (lines, "午餐 8818 8879 8696 501.8 57.7 — —");
  assert_contains (lines, "合计 15484 15639 15253 674.8 44.2 — —");
  assert_contains (lines, "餐盘剩余(kg) 674.8 — — — —");
  assert_contains (lines, "人均餐盘剩余(g) 44.2 — — — —");
  assert_contains (lines, "厨余垃圾(kg) 1458.4 — — — —");
  assert_contains (text, "示例市机关事务服务中心2026年3月食堂用餐及食品浪费情况公示");
  assert_contains (text, "反食品浪费法");
  assert_contains (text, "一、用餐及餐盘剩余情况");
  assert_contains (text, "加班餐无餐盘称重记录");
  assert_contains (text, "本月应录132项，已录130项，缺录3月17日晚餐就餐人数、3月17日晚餐餐盘称重。");
  assert_contains (text, "二、厨余垃圾产生环节");
  assert_contains (text, "三、与上月、去年同期比较");
  /* 748 080 ÷ 1 458 440 = 51.29 % */
  assert_contains (text, "本月就餐15253人次，餐盘剩余674.8千克，人均44.2克；厨余垃圾合计1458.4千克，其中加工环节最多，占51.3%。"
                         "公示期：");
  assert_contains (text, "特此公示。示例市机关事务服务中心2026年4月3日");
}

static void
test_sample_purchases (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *figures = read_expected (&root);
  JsonObject *purchases = json_object_get_object_member (figures, "purchases");
  JsonObject *categories = json_object_get_object_member (purchases, "categories");
  int total = INT (purchases, "amount_fen");
  g_autofree char *lines = NULL, *text = NULL;
  guint n = 0;

  if (!is_printable ())
    return;
  import_sample (L);
  lines = draft_lines (fixture, "purchases", MARCH);
  text = draft_cells (fixture, "purchases", MARCH);
  for (guint i = 0; i < JY_N_FOOD_CATEGORIES; i++)
    {
      const JyChoice *choice = &jy_food_category_choices.list[i];
      g_autofree char *mass = NULL, *share = NULL;
      JsonObject *own;

      if (!json_object_has_member (categories, choice->name))
        continue;
      n++;
      own = json_object_get_object_member (categories, choice->name);
      mass = divide (INT (own, "mass_g"), 1000);
      share = divide (100 * (gint64) INT (own, "amount_fen"), total);
      assert_line (lines, " %s %d %s %d.%02d %s%%", choice->title_zh, INT (own, "lines"), mass, INT (own, "amount_fen") / 100,
                   INT (own, "amount_fen") % 100, share);
    }
  g_assert_cmpuint (n, ==, json_object_get_size (categories));
  assert_line (lines, " 合计 %d 9150.4 %d.%02d 100.0%%", INT (purchases, "lines"), total / 100, total % 100);

  /* By supplier, added up from the table by another program; the longest amounts
   * first: 23 702.66 ÷ 76 658.75 = 30.92 %, 22 953.12 = 29.94 %, 20 284.44 = 26.46 %,
   * 9 718.53 = 12.68 %. */
  assert_contains (text, "惠民粮油配送中心");
  assert_contains (lines, " 52 3677.9 23702.66 30.9%");
  assert_contains (lines, "正大肉品有限公司 猪肉、禽肉 23 1080.5 22953.12 29.9%");
  assert_contains (lines, " 69 3845.0 20284.44 26.5%");
  assert_contains (lines, "海港水产商行 水产 10 547.0 9718.53 12.7%");
  g_assert_cmpuint (count (lines, "合计 154 9150.4 76658.75 100.0%"), ==, 2);

  assert_contains (lines, "批次 154 — — — —");
  assert_contains (lines, "金额(元) 76658.75 — — — —");
  /* 1 458.440 kg ÷ 7.665875 = 190.25 */
  assert_contains (lines, "每万元食材厨余垃圾(kg) 190.3 — — — —");
  assert_contains (text, "食品安全法");
  /* 15 408.06 ÷ 76 658.75 = 20.10 % */
  assert_contains (text, "本月采购食材154批次，重量9150.4千克，金额76658.75元；猪肉金额最高，占20.1%；每万元食材产生厨余垃圾190.3千克。");
  g_assert_null (strstr (text, "未折算"));
}

static void
test_sample_overtime (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *meals = json_object_get_object_member (read_expected (&root), "meals");
  JsonObject *overtime = json_object_get_object_member (meals, "overtime");
  g_autofree char *lines = NULL, *text = NULL;

  if (!is_printable ())
    return;
  import_sample (L);
  lines = draft_lines (fixture, "overtime", MARCH);
  text = draft_text (fixture, "overtime", MARCH);
  /* The five days of the table: 3 ÷ 15, 1 ÷ 14, 4 ÷ 14, 3 ÷ 26, 3 ÷ 37; 14 ÷ 106. */
  assert_contains (lines, "3月2日 周一 15 15 12 3 20.0%");
  assert_contains (lines, "3月13日 周五 14 14 13 1 7.1%");
  assert_contains (lines, "3月20日 周五 14 14 10 4 28.6%");
  assert_contains (lines, "3月23日 周一 26 26 23 3 11.5%");
  assert_contains (lines, "3月26日 周四 37 37 34 3 8.1%");
  assert_line (lines, "合计 %d %d %d 14 13.2%%", INT (overtime, "booked"), INT (overtime, "prepared"), INT (overtime, "diners"));
  g_assert_cmpint (INT (overtime, "booked") - INT (overtime, "diners"), ==, 14);
  g_assert_null (strstr (lines, "未订用餐"));
  assert_contains (lines, "订餐(份) 106 — — — —");
  assert_contains (lines, "订餐未用(份) 14 — — — —");
  assert_contains (text, "本月加班餐订餐106份，用餐92份，订餐未用14份，未用餐率13.2%。公示期：");
}

static void
test_sample_collectors (Fixture      *fixture,
                        gconstpointer data)
{
  static const char *const parts[] = {
    "绿源再生资源回收有限公司", "ZS-2026-02", "2025年3月1日至2026年3月20日", "3月20日到期",
    "安洁危险废物处置有限公司", "WF-2026-03", "2026年1月1日至2026年12月31日", "城南餐厨收运有限公司",
    "CC-2026-01", "市政环卫服务中心", "HW-2026-04", "宏达油脂回收有限公司",
    "YZ-2026-05", "废弃油脂", "危险废物经营许可证", "示危证08号",
    "2023年9月1日至2028年8月31日", "再生资源回收备案", "示再备20240017", "2024年5月1日起长期有效",
    "餐厨垃圾收运许可", "示餐许字[2025]第01号", "2024年11月27日至2027年6月30日", "生活垃圾经营性清运许可",
    "示环许021", "2025年1月1日至2027年12月31日", "示餐许字[2025]第09号", "2025年3月1日至2026年4月12日",
  };
  g_autoptr (JsonNode) root = NULL;
  JsonObject *coverage = json_object_get_object_member (read_expected (&root), "coverage");
  g_autofree char *text = NULL;

  if (!is_printable ())
    return;
  import_sample (L);
  text = draft_cells (fixture, "collectors", MARCH);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_contains (text, parts[i]);
  /* Four contracts and five licences, one without an end, stand at the end of the
   * month. */
  g_assert_cmpuint (count (text, "日有效"), ==, 8);
  g_assert_cmpuint (count (text, "长期有效有效"), ==, 1);
  assert_contains (text, "一、收运合同");
  assert_contains (text, "二、收运单位资质");
  assert_line (text, "收运合同5份、资质5项，涉及收运单位5家；须有合同和资质的清运%d次，符合要求%d次，不符合%d次，", INT (coverage, "needed"),
               INT (coverage, "covered"), INT (coverage, "needed") - INT (coverage, "covered"));
  g_assert_null (strstr (text, "无在有效期内"));
}

static void
test_sample_combined (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *figures = read_expected (&root);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *lines = NULL, *text = NULL;

  if (!is_printable ())
    return;
  import_sample (L);
  pdf = draft (fixture, "combined", MARCH);
  lines = read_lines (fixture, pdf);
  text = read_text (fixture, pdf);
  assert_sample_meals (lines, figures);
  assert_sample_stages (lines, figures);
  assert_contains (lines, "可回收物 8 — 443.8 12.6% — — — —");
  assert_contains (lines, "合计 56 76 3530.0 100.0% — — — —");
  assert_contains (text, "2026年3月食堂用餐及生活垃圾分类清运情况公示");
  assert_contains (text, "一、食堂用餐及食品浪费情况（一）用餐及餐盘剩余情况");
  assert_contains (text, "（二）厨余垃圾产生环节及环比、同比情况");
  assert_contains (text, "二、生活垃圾分类清运情况");
  assert_contains (text, "占51.3%。本月清运合计3530.0千克");
  assert_contains (text, "—2—");
  g_assert_null (strstr (text, "—3—"));
}

/* As long as the name of a company gets. */
#define LONG_NAME "示例市示例县循环经济产业园区再生资源回收利用与生活垃圾收集运输处置服务有限公司"

/* Twelve months, of which the figures stand below their columns. */
#define YEAR_LABELS "4 5 6 7 8 9 10 11 12 1 2 3"

/* Each chart is there once, and its page, where it has one, is named above the sign-off
 * as its title says it. Answers whether it has. */
static gboolean
has_annex (Fixture    *fixture,
           const char *notice,
           const char *subject,
           gboolean    has_plates,
           gboolean    has_waste)
{
  g_autoptr (GBytes) pdf = draft (fixture, notice, MARCH);
  g_autofree char *text = read_text (fixture, pdf);
  g_autofree char *lines = read_lines (fixture, pdf);
  g_autofree char *named = g_strdup_printf ("特此公示。附图：2026年3月%s图", subject);
  g_autofree char *title = g_strdup_printf ("附图2026年3月%s图", subject);

  g_assert_cmpuint (count (text, "每日午餐人均餐盘剩余（克），深色为超过目标"), ==, has_plates);
  g_assert_cmpuint (count (lines, "目标55"), ==, has_plates);
  g_assert_cmpuint (count (text, "本月各类占比"), ==, has_waste);
  g_assert_cmpuint (count (text, "2025年4月至2026年3月清运量（千克）"), ==, has_waste);
  g_assert_cmpuint (count (lines, YEAR_LABELS), ==, has_waste);
  g_assert_cmpuint (count (text, named), ==, count (text, title));
  g_assert_cmpuint (count (text, "附图"), ==, 2 * count (text, title));
  return count (text, title) == 1;
}

/* From a page that has room for them to one that has none, footnote by footnote. */
static void
test_charts (Fixture      *fixture,
             gconstpointer data)
{
  guint n_waste = 0, n_combined = 0;

  if (!is_printable ())
    return;
  PUT (institution, "name", "示例市机关事务管理局", "target_lunch", "55");
  PUT (collector, "name", LONG_NAME);
  PUT (pickup, "date", "2026-02-10", "category", "other", "mass", "100", "collector", LONG_NAME);
  PUT (pickup, "date", "2026-03-10", "category", "other", "mass", "100", "collector", LONG_NAME);
  PUT (meal, "date", "2026-03-02", "meal", "lunch", "diners", "100");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "plate", "net", "6");
  g_assert_false (has_annex (fixture, "waste", "生活垃圾分类清运情况", FALSE, TRUE));
  for (guint day = 11; day <= 22; day++)
    {
      g_autofree char *date = g_strdup_printf ("2026-03-%02u", day);

      PUT (pickup, "date", date, "category", "recyclable", "subkind", "paper", "mass", "10", "collector", LONG_NAME);
      g_assert_false (has_annex (fixture, "canteen", "食堂用餐及食品浪费情况", TRUE, FALSE));
      n_waste += has_annex (fixture, "waste", "生活垃圾分类清运情况", FALSE, TRUE);
      n_combined += has_annex (fixture, "combined", "食堂用餐及生活垃圾分类清运情况", TRUE, TRUE);
    }
  g_assert_cmpuint (n_waste, >, 0);
  g_assert_cmpuint (n_combined, >, 0);
}

/* A sentence each, no table, one page, and nothing is proposed to be said. */
static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const sentences[] = {
    "2026年2月本单位食堂无就餐和厨余垃圾称重记录。公示期：", "2026年2月本单位食堂无食材采购记录。公示期：",
    "2026年2月本单位无加班餐订餐、用餐记录。公示期：",       "2026年2月本单位无在有效期内的收运合同和收运单位资质。公示期：",
    "2026年2月本单位无生活垃圾清运记录。公示期：",
  };
  JyMonth february = jy_month_new (2026, 2);
  g_autoptr (JyFigures) figures = get_figures (L, february);

  if (!is_printable ())
    return;
  put_institution (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) pdf = draft (fixture, names[i], february);
      g_autofree char *text = read_text (fixture, pdf);

      assert_contains (text, sentences[i]);
      g_assert_null (strstr (text, "合计"));
      g_assert_null (strstr (text, "环比"));
      g_assert_null (strstr (text, "%"));
      assert_one_page (fixture, pdf);
      g_assert_null (jy_notice_analysis_propose (names[i], figures, NULL));
    }
  g_assert_null (jy_notice_analysis_propose ("waste", figures, NULL));
}

/* 40 diners left 3 × 33 g at lunch, 99 g: each weighing prints as nothing, the sum
 * as 0.1 kg, 99 ÷ 40 = 2.475 g. Dinner: 1 001 g ÷ 20 = 50.05 g, printed 50.1, above
 * its target of 50.05. Month before: 200 g ÷ 50 = 4 g; year ago 100 g ÷ 100 = 1 g.
 * All meals: 1 100 g ÷ 60 = 18.33 g; +358.3 % and +1 733.3 %. */
static void
test_canteen (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *lines = NULL, *text = NULL;

  if (!is_printable ())
    return;
  PUT (institution, "name", "示例市机关事务管理局", "target_lunch", "2.5", "target_dinner", "50.05", "target_overtime", "30");
  PUT (meal, "date", "2026-03-10", "meal", "lunch", "booked", "45", "diners", "40");
  PUT (meal, "date", "2026-03-10", "meal", "dinner", "prepared", "25", "diners", "20");
  for (guint i = 0; i < 3; i++)
    PUT (weighing, "date", "2026-03-10", "meal", "lunch", "stage", "plate", "net", "33g");
  PUT (weighing, "date", "2026-03-10", "meal", "dinner", "stage", "plate", "net", "1001g");
  PUT (meal, "date", "2026-02-10", "meal", "lunch", "diners", "50");
  PUT (weighing, "date", "2026-02-10", "meal", "lunch", "stage", "plate", "net", "200g");
  PUT (meal, "date", "2025-03-10", "meal", "lunch", "diners", "100");
  PUT (weighing, "date", "2025-03-10", "meal", "lunch", "stage", "plate", "net", "100g");
  lines = draft_lines (fixture, "canteen", MARCH);
  text = draft_text (fixture, "canteen", MARCH);
  assert_contains (lines, "午餐 45 — 40 0.1 2.5 2.5 达标");
  assert_contains (lines, "晚餐 — 25 20 1.0 50.1 50.05 未达标");
  g_assert_null (strstr (text, "四舍五入"));
  assert_contains (lines, "合计 45 25 60 1.1 18.3 — —");
  g_assert_null (strstr (lines, "加班餐"));
  g_assert_null (strstr (lines, "早餐"));
  assert_contains (text, "部分餐次未登记订餐或备餐份数");
  assert_contains (lines, "就餐(人次) 60 50 +20.0% 100 -40.0%");
  assert_contains (lines, "餐盘剩余(kg) 1.1 0.2 +450.0% 0.1 +1000.0%");
  assert_contains (lines, "人均餐盘剩余(g) 18.3 4.0 +358.3% 1.0 +1733.3%");
  assert_contains (text, "人均18.3克，较上月上升358.3%，较去年同期上升1733.3%；厨余垃圾合计1.1千克，其中餐盘环节最多，占100.0%；"
                         "午餐人均餐盘剩余达标，晚餐人均餐盘剩余未达标。");
}

/* Two meals of 40 g are 0.0 kg each and 0.1 kg together; 80 of 120 g at one stage
 * are 66.7 %, 40 g 33.3 %. For 7 diners: 11.4 + 5.7 = 17.1. */
static void
test_canteen_rounding (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *lines = NULL, *text = NULL;

  if (!is_printable ())
    return;
  put_institution (fixture);
  PUT (meal, "date", "2026-03-10", "meal", "lunch", "diners", "7");
  PUT (weighing, "date", "2026-03-10", "meal", "breakfast", "stage", "plate", "net", "40g");
  PUT (weighing, "date", "2026-03-10", "meal", "lunch", "stage", "plate", "net", "40g");
  PUT (weighing, "date", "2026-03-10", "meal", "lunch", "stage", "unserved", "net", "40g");
  lines = draft_lines (fixture, "canteen", MARCH);
  text = draft_text (fixture, "canteen", MARCH);
  /* The plates: 0.0 + 0.0 = 0.1. The stages: 0.1 + 0.0 = 0.1. */
  assert_contains (lines, "早餐 — — — 0.0 — — —");
  assert_contains (lines, "合计 — — 7 0.1 11.4 — —");
  assert_contains (lines, "备餐剩余 0.0 33.3% 5.7");
  assert_contains (lines, "餐盘 0.1 66.7% 11.4");
  assert_contains (lines, "合计 0.1 100.0% 17.1");
  g_assert_cmpuint (count (text, "四舍五入"), ==, 1);
}

/* Plates without a meal count in the total alone; a month without weighings says
 * so; a month before without weighings is not one of clean plates. */
static void
test_canteen_partly (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *march = NULL, *text = NULL, *february = NULL;

  if (!is_printable ())
    return;
  put_institution (fixture);
  PUT (meal, "date", "2026-03-10", "meal", "lunch", "diners", "10");
  PUT (weighing, "date", "2026-03-10", "stage", "plate", "net", "0.5");
  PUT (meal, "date", "2026-02-10", "meal", "lunch", "diners", "8");
  march = draft_lines (fixture, "canteen", MARCH);
  text = draft_text (fixture, "canteen", MARCH);
  assert_contains (march, "午餐 — — 10 — — — —");
  assert_contains (march, "合计 — — 10 0.5 50.0 — —");
  assert_contains (text, "餐盘剩余合计含未注明餐次的0.5千克。");
  assert_contains (march, "就餐(人次) 10 8 +25.0% — —");
  assert_contains (march, "人均餐盘剩余(g) 50.0 — — — —");
  february = draft_text (fixture, "canteen", jy_month_new (2026, 2));
  assert_contains (february, "本月无厨余垃圾称重记录。");
  assert_contains (february, "本月就餐8人次，厨余垃圾未称重。");
}

/* More missing entries than a note should hold. */
static void
test_canteen_missing (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *text = NULL;

  if (!is_printable ())
    return;
  PUT (institution, "name", "局", "meals_served", "lunch");
  PUT (meal, "date", "2026-03-31", "meal", "lunch", "diners", "10");
  text = draft_text (fixture, "canteen", MARCH);
  /* 22 working days, of each the diners and the plates. */
  assert_contains (text, "本月应录44项，已录1项，缺录3月2日午餐就餐人数、3月2日午餐餐盘称重、3月3日午餐就餐人数、");
  assert_contains (text, "3月4日午餐餐盘称重等。");
  g_assert_null (strstr (text, "3月5日"));
}

/* 10.05 + 20.10 yuan; what has no mass and no price is told. A return is taken off:
 * 3 − 1 kg. 30.15 against 15 the month before: +101.0 %. */
static void
test_purchases (Fixture      *fixture,
                gconstpointer data)
{
  static const char LONG[] = "示例市高新技术产业开发区绿色农产品冷链物流配送运输加工销售服务中心第一分公司有限";
  g_autofree char *lines = NULL, *text = NULL;

  if (!is_printable ())
    return;
  g_assert_cmpint (g_utf8_strlen (LONG, -1), ==, 40);
  put_institution (fixture);
  PUT (supplier, "name", LONG);
  PUT (supplier, "name", "赠送行");
  PUT (purchase, "date", "2026-03-10", "supplier", LONG, "item", "米", "food_category", "grain", "quantity", "3", "unit", "kg",
       "amount", "10.05");
  PUT (purchase, "date", "2026-03-11", "supplier", LONG, "item", "米", "food_category", "grain", "quantity", "-1", "unit", "kg",
       "amount", "0");
  PUT (purchase, "date", "2026-03-12", "supplier", LONG, "item", "蛋", "food_category", "egg", "quantity", "2", "unit", "盒",
       "amount", "20.10");
  PUT (purchase, "date", "2026-03-13", "supplier", "赠送行", "item", "苹果", "food_category", "fruit", "quantity", "4.25", "unit",
       "kg");
  PUT (purchase, "date", "2026-02-13", "supplier", "赠送行", "item", "苹果", "food_category", "fruit", "quantity", "5", "unit",
       "kg", "amount", "15");
  lines = draft_lines (fixture, "purchases", MARCH);
  text = draft_cells (fixture, "purchases", MARCH);
  assert_contains (lines, "粮食 2 2.0 10.05 33.3%");
  assert_contains (lines, "蛋类 1 — 20.10 66.7%");
  assert_contains (lines, "水果 1 4.3 — —");
  assert_contains (lines, "合计 4 6.3 30.15 100.0%");
  assert_contains (text, LONG);
  assert_contains (lines, "赠送行 水果 1 4.3 — —");
  assert_contains (text, "有1批次未折算重量，不计入重量。有1批次未登记金额，不计入金额。");
  assert_contains (lines, "批次 4 1 +300.0% — —");
  assert_contains (lines, "重量(kg) 6.3 5.0 +25.0% — —");
  assert_contains (lines, "金额(元) 30.15 15.00 +101.0% — —");
  assert_contains (lines, "每万元食材厨余垃圾(kg) — — — — —");
  assert_contains (text, "金额30.15元，较上月增加101.0%；蛋类金额最高，占66.7%。");
}

/* Sunday the 1st: 10 ordered, 12 eaten. The 2nd: 10 ordered, 5 eaten; another
 * canteen did not say what was ordered. The month before 2 of 8 were not used. */
static void
test_overtime (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *lines = NULL, *text = NULL;

  if (!is_printable ())
    return;
  put_institution (fixture);
  PUT (site, "name", "二食堂", "type", "canteen");
  PUT (meal, "date", "2026-03-01", "meal", "overtime", "booked", "10", "prepared", "13", "diners", "12");
  PUT (meal, "date", "2026-03-02", "meal", "overtime", "booked", "10", "diners", "5");
  PUT (meal, "date", "2026-03-02", "meal", "overtime", "canteen", "二食堂", "diners", "3");
  PUT (meal, "date", "2026-03-03", "meal", "overtime", "diners", "4");
  PUT (meal, "date", "2026-03-04", "meal", "overtime", "booked", "0", "diners", "0");
  PUT (meal, "date", "2026-03-05", "meal", "lunch", "booked", "70", "diners", "60");
  PUT (meal, "date", "2026-02-05", "meal", "overtime", "booked", "8", "diners", "6");
  lines = draft_lines (fixture, "overtime", MARCH);
  text = draft_text (fixture, "overtime", MARCH);
  assert_contains (lines, "3月1日 周日 10 13 12 0 0.0% 2");
  assert_contains (lines, "3月2日 周一 10 — 8 5 50.0% 0");
  assert_contains (lines, "3月3日 周二 — — 4 — — —");
  assert_contains (lines, "3月4日 周三 0 — 0 0 — 0");
  g_assert_null (strstr (lines, "3月5日"));
  /* 20 ordered − 5 not used + 2 not ordered + 7 without an order known = 24. */
  assert_contains (lines, "合计 20 13 24 5 25.0% 2");
  assert_contains (text, "有2条用餐记录未登记订餐份数，不计入未用餐率。");
  assert_contains (lines, "订餐(份) 20 8 +150.0% — —");
  assert_contains (lines, "用餐(份) 24 6 +300.0% — —");
  assert_contains (lines, "订餐未用(份) 5 2 +150.0% — —");
  assert_contains (text, "本月加班餐订餐20份，用餐24份，订餐未用5份，未用餐率25.0%，上月为25.0%。");
}

/* Every day of the month: the header is repeated where the table goes on. */
static void
test_overtime_long (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *lines = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (!is_printable ())
    return;
  put_institution (fixture);
  for (guint i = 1; i <= 31; i++)
    {
      g_autofree char *date = g_strdup_printf ("2026-03-%02u", i);

      PUT (meal, "date", date, "meal", "overtime", "booked", "20", "prepared", "20", "diners", "19");
    }
  pdf = draft (fixture, "overtime", MARCH);
  lines = read_lines (fixture, pdf);
  for (guint i = 1; i <= 31; i++)
    {
      g_autofree char *row = g_strdup_printf ("3月%u日 周", i);

      g_assert_cmpuint (count (lines, row), ==, 1);
    }
  assert_contains (lines, "合计 620 620 589 31 5.0%");
  g_assert_cmpuint (count (lines, "日期 星期"), ==, count (lines, "— 2 —") + 1);
}

static void
test_collectors (Fixture      *fixture,
                 gconstpointer data)
{
  static const char LONG[] = "示例市高新技术产业开发区生活垃圾分类收集运输资源化综合利用服务中心第一分公司有限";
  g_autofree char *text = NULL, *contract = NULL, *later = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_printable ())
    return;
  put_institution (fixture);
  PUT (collector, "name", LONG);
  PUT (collector, "name", "散户");
  contract = put (L, &jy_kind_contract, "number", "HT-1", "collector", LONG, "categories", "kitchen,other", "start", "2026-01-01",
                  "end", "2026-12-31", "status", "suspended", "status_date", "2026-03-15", NULL);
  PUT (contract, "number", "HT-0", "collector", LONG, "categories", "kitchen", "start", "2025-01-01", "end", "2025-12-31");
  PUT (licence, "number", "证-1", "collector", LONG, "type", "food_waste_service", "valid_from", "2020-01-01", "valid_to",
       "2026-03-31");
  PUT (pickup, "date", "2026-03-10", "category", "kitchen", "mass", "100", "collector", LONG);
  PUT (pickup, "date", "2026-03-10", "category", "recyclable", "mass", "1", "collector", "散户");
  text = draft_cells (fixture, "collectors", MARCH);
  assert_contains (text, LONG);
  assert_contains (text, "厨余垃圾、其他垃圾");
  assert_contains (text, "3月15日暂停");
  assert_contains (text, "3月31日到期");
  g_assert_null (strstr (text, "HT-0"));
  assert_contains (text, "注1：散户本月清运可回收物，本月无在有效期内的相应合同。");
  g_assert_null (strstr (text, "注2"));
  assert_contains (text, "收运合同1份、资质1项，涉及收运单位1家；须有合同和资质的清运2次，符合要求1次，不符合1次，明细见清运台账。");

  /* A month later neither is in force. */
  later = draft_cells (fixture, "collectors", jy_month_new (2026, 4));
  assert_contains (later, "2026年4月本单位无在有效期内的收运合同和收运单位资质。");
  amend_field (L, contract, "status", "active", "恢复", &error);
  g_assert_no_error (error);
  g_free (later);
  later = draft_cells (fixture, "collectors", jy_month_new (2026, 4));
  assert_contains (later, "收运合同1份、资质0项，涉及收运单位1家。");
  assert_contains (later, "本月无在有效期内的收运资质。");
}

/* All notices of a month count in one sequence, their check codes are that of the
 * closing, and a contract that is changed afterwards speaks against them. */
static void
test_issue (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *contract = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyNoticeCheck) check = NULL, amended = NULL;
  g_autofree char *code = NULL;

  if (!is_printable ())
    return;
  import_sample (L);
  PUT (collector, "name", "甲");
  contract = put (L, &jy_kind_contract, "number", "HT-1", "collector", "甲", "categories", "other", "start", "2026-01-01", "end",
                  "2026-12-31", NULL);
  close_with_figures (fixture, MARCH);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) warnings = NULL;
      g_autofree char *expected = g_strdup_printf ("示机管公示〔2026〕%u号", i + 1);
      g_autofree char *number = NULL, *text = NULL;
      g_autoptr (GBytes) pdf = jy_notice_issue (L, names[i], MARCH, fonts, &number, &warnings, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (number, ==, expected);
      text = read_text (fixture, pdf);
      assert_contains (text, expected);
      assert_contains (text, "月结第1版");
      g_assert_null (strstr (text, "草稿"));
      g_assert_null (strstr (text, "—3—"));
    }
  code = query_text (L, "SELECT DISTINCT check_code FROM notice");
  g_strchomp (code);
  g_assert_cmpint ((int) strlen (code), ==, 16);
  check = jy_notice_check (L, code, &error);
  g_assert_no_error (error);
  g_assert_true (check->intact && check->standing && check->agrees);

  amend_field (L, contract, "number", "HT-01", "编号有误", &error);
  g_assert_no_error (error);
  amended = jy_notice_check (L, code, &error);
  g_assert_no_error (error);
  g_assert_true (amended->standing);
  g_assert_false (amended->agrees);
}

/* The waste notice's sentence, which other tests read on paper, is proposed too. */
static void
test_propose (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (JyFigures) figures = NULL;
  g_autofree char *waste = NULL, *canteen = NULL, *combined = NULL, *both = NULL;

  import_sample (L);
  figures = get_figures (L, MARCH);
  waste = jy_notice_analysis_propose ("waste", figures, NULL);
  canteen = jy_notice_analysis_propose ("canteen", figures, NULL);
  combined = jy_notice_analysis_propose ("combined", figures, NULL);
  g_assert_cmpstr (waste, ==,
                   "本月清运合计3530.0千克，其中称重1910.0千克（54.1%），按容积估算1620.0千克（45.9%）；"
                   "回收利用率53.9%，可回收物占比12.6%。");
  both = g_strconcat (canteen, waste, NULL);
  g_assert_cmpstr (combined, ==, both);
}

static void
assert_wording (const JyFigures *figures,
                const char      *notice,
                const char *template,
                const char *expanded)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JyNoticeFrame) frame = g_new0 (JyNoticeFrame, 1);
  g_autofree char *proposal = jy_notice_wording_propose (notice, figures);
  g_autofree char *text = jy_notice_wording_expand (proposal, figures, frame, problems);

  g_assert_cmpstr (proposal, ==, template);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (text, ==, expanded);
}

/* What is kept for the months to come holds no figure, and gives the figures of
 * expected.json for this one. A tenth of March is picked up in April. */
static void
test_propose_wording (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (JyFigures) figures = NULL;
  g_autoptr (JyFigures) next = NULL;
  g_autoptr (JyFigures) empty = NULL;

  import_sample (L);
  figures = get_figures (L, MARCH);
  assert_wording (figures, "waste",
                  "本月清运可回收物{可回收物}千克、有害垃圾{有害垃圾}千克、厨余垃圾{厨余垃圾}千克、其他垃圾{其他垃圾}千克。",
                  "本月清运可回收物443.8千克、有害垃圾6.4千克、厨余垃圾1459.8千克、其他垃圾1620.0千克。");
  assert_wording (figures, "combined",
                  "本月就餐{就餐人数}人次，餐盘剩余{餐盘剩余}千克，人均{人均餐盘剩余}克；厨余垃圾合计{厨余合计}千克，人均{人均厨余}克。"
                  "本月清运可回收物{可回收物}千克、有害垃圾{有害垃圾}千克、厨余垃圾{厨余垃圾}千克、其他垃圾{其他垃圾}千克。",
                  "本月就餐15253人次，餐盘剩余674.8千克，人均44.2克；厨余垃圾合计1458.4千克，人均95.6克。"
                  "本月清运可回收物443.8千克、有害垃圾6.4千克、厨余垃圾1459.8千克、其他垃圾1620.0千克。");
  assert_wording (figures, "purchases", "本月采购食材{采购批次}批次，重量{采购重量}千克，金额{采购金额}元。",
                  "本月采购食材154批次，重量9150.4千克，金额76658.75元。");
  /* Waste of the month before and none of this one. */
  next = get_figures (L, MARCH + 1);
  g_assert_null (jy_notice_wording_propose ("waste", next));
  PUT (collector, "name", "环卫");
  PUT (pickup, "date", "2026-04-01", "category", "other", "mass", "353", "collector", "环卫");
  g_clear_pointer (&next, jy_figures_free);
  next = get_figures (L, MARCH + 1);
  assert_wording (next, "waste",
                  "本月清运可回收物{可回收物}千克、有害垃圾{有害垃圾}千克、厨余垃圾{厨余垃圾}千克、其他垃圾{其他垃圾}千克"
                  "；清运总量较上月变化{环比}。",
                  "本月清运可回收物0.0千克、有害垃圾0.0千克、厨余垃圾0.0千克、其他垃圾353.0千克；清运总量较上月变化-90.0%。");
  empty = get_figures (L, MARCH - 24);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_null (jy_notice_wording_propose (names[i], empty));
}

static void
test_known (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (jy_notice_is_known (names[i]));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fonts = jy_font_set_new_system (NULL);

  g_test_add_func ("/notices/known", test_known);
  ADD_APRIL ("/notices/propose-wording", test_propose_wording);
  ADD_APRIL ("/notices/sample/canteen", test_sample_canteen);
  ADD_APRIL ("/notices/sample/purchases", test_sample_purchases);
  ADD_APRIL ("/notices/sample/overtime", test_sample_overtime);
  ADD_APRIL ("/notices/sample/collectors", test_sample_collectors);
  ADD_APRIL ("/notices/sample/combined", test_sample_combined);
  ADD_APRIL ("/notices/charts", test_charts);
  ADD_APRIL ("/notices/empty", test_empty);
  ADD_APRIL ("/notices/canteen", test_canteen);
  ADD_APRIL ("/notices/canteen/rounding", test_canteen_rounding);
  ADD_APRIL ("/notices/canteen/partly", test_canteen_partly);
  ADD_APRIL ("/notices/canteen/missing", test_canteen_missing);
  ADD_APRIL ("/notices/purchases", test_purchases);
  ADD_APRIL ("/notices/overtime", test_overtime);
  ADD_APRIL ("/notices/overtime/long", test_overtime_long);
  ADD_APRIL ("/notices/collectors", test_collectors);
  ADD_APRIL ("/notices/issue", test_issue);
  ADD_APRIL ("/notices/propose", test_propose);
  status = g_test_run ();
  g_clear_object (&fonts);
  return status;
}
