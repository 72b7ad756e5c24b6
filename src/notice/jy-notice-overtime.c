/* jy-notice-overtime.c: the notice of overtime meals, as a list of blocks: what was
 * ordered, eaten and left unused on each day, and the months it is compared with. */
#include "config.h"

#include "jy-notice-analysis.h"
#include "jy-notice-comparison.h"
#include "jy-notice-overtime.h"
#include "jy-notice-text.h"

static const char DEFAULT_BASIS[] = "根据《中华人民共和国反食品浪费法》等规定，现将加班餐订餐用餐情况公示如下。";

/* Meals eaten beyond those ordered have a column of their own where there are
 * any: ordered − unused + beyond = eaten. */
static void
add_row (JyTable             *table,
         const char          *date,
         const char          *weekday,
         const JyMealFigures *meal,
         gboolean             with_unbooked,
         JyTableEmphasis      emphasis)
{
  gboolean is_booked = meal->bookings > 0;
  g_autofree char *booked = jy_notice_write_known_count (is_booked, meal->booked);
  g_autofree char *prepared = jy_notice_write_known_count (meal->preparations > 0, meal->prepared);
  g_autofree char *diners = jy_notice_write_count (meal->diners);
  g_autofree char *unused = jy_notice_write_known_count (is_booked, meal->unused);
  g_autofree char *share = is_booked ? jy_notice_write_share (meal->unused, meal->booked) : g_strdup (JY_NOTICE_NOTHING);
  g_autofree char *unbooked = jy_notice_write_known_count (is_booked, meal->unbooked);
  const char *cells[] = { date, weekday, booked, prepared, diners, unused, share, with_unbooked ? unbooked : NULL, NULL };

  jy_table_add_row (table, emphasis, cells);
}

static void
add_table (const JyFigures *figures,
           JyDocument      *document)
{
  static const char *const weekdays[] = { "周一", "周二", "周三", "周四", "周五", "周六", "周日" };
  const JyMealFigures *total = &figures->meals[JY_MEAL_OVERTIME];
  JyDay first = jy_month_get_first (figures->month);
  JyTable *table = jy_table_new ();

  jy_table_set_compact (table, TRUE);
  jy_table_add_column (table, "日期", JY_TABLE_CENTRE);
  jy_table_add_column (table, "星期", JY_TABLE_CENTRE);
  jy_table_add_column (table, "订餐(份)", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "备餐(份)", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "用餐(份)", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "订餐未用(份)", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "未用餐率", JY_TABLE_DECIMAL);
  if (total->unbooked > 0)
    jy_table_add_column (table, "未订用餐(份)", JY_TABLE_DECIMAL);
  for (JyDay day = first; day <= jy_month_get_last (figures->month); day++)
    {
      const JyMealFigures *meal = &figures->days[day - first].meals[JY_MEAL_OVERTIME];
      g_autofree char *date = NULL;
      guint month, number;

      if (meal->records == 0)
        continue;
      jy_day_get_parts (day, NULL, &month, &number);
      date = g_strdup_printf ("%u月%u日", month, number);
      add_row (table, date, weekdays[jy_day_get_weekday (day) - 1], meal, total->unbooked > 0, JY_TABLE_PLAIN);
    }
  add_row (table, "合计", "", total, total->unbooked > 0, JY_TABLE_TOTAL);
  jy_document_take_table (document, table);
}

static void
add_notes (const JyFigures *figures,
           JyDocument      *document)
{
  const JyMealFigures *total = &figures->meals[JY_MEAL_OVERTIME];
  g_autoptr (GString) text = g_string_new ("未用餐率指订餐未用份数与订餐份数之比。");

  if (total->bookings < total->records)
    g_string_append_printf (text, "有%" G_GINT64_FORMAT "条用餐记录未登记订餐份数，不计入未用餐率。",
                            total->records - total->bookings);
  jy_document_add_note (document, "注：", text->str);
}

static void
add_comparison (const JyFigures *figures,
                JyDocument      *document)
{
  const JyMealFigures *now = &figures->meals[JY_MEAL_OVERTIME];
  const JyMealFigures *previous = &figures->previous.overtime, *year_ago = &figures->year_ago.overtime;
  JyTable *table = jy_notice_comparison_new ();

  jy_notice_comparison_add_count (table, "订餐(份)", jy_notice_get_known (now->bookings, now->booked),
                                  jy_notice_get_known (previous->bookings, previous->booked),
                                  jy_notice_get_known (year_ago->bookings, year_ago->booked));
  jy_notice_comparison_add_count (table, "用餐(份)", jy_notice_get_known (now->records, now->diners),
                                  jy_notice_get_known (previous->records, previous->diners),
                                  jy_notice_get_known (year_ago->records, year_ago->diners));
  jy_notice_comparison_add_count (table, "订餐未用(份)", jy_notice_get_known (now->bookings, now->unused),
                                  jy_notice_get_known (previous->bookings, previous->unused),
                                  jy_notice_get_known (year_ago->bookings, year_ago->unused));
  jy_document_take_table (document, table);
}

static void
add_content (const JyFigures *figures,
             JyDocument      *document)
{
  if (figures->meals[JY_MEAL_OVERTIME].records == 0)
    {
      g_autofree char *month = jy_month_to_chinese (figures->month);
      g_autofree char *text = g_strdup_printf ("%s本单位无加班餐订餐、用餐记录。", month);

      jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, text);
      return;
    }
  jy_document_add_heading (document, 1, "每日订餐用餐情况");
  add_table (figures, document);
  add_notes (figures, document);
  jy_document_add_heading (document, 1, "与上月、去年同期比较");
  add_comparison (figures, document);
}

/**
 * jy_notice_overtime_new:
 * @ledger: (nullable): not used
 * @figures: the month's figures
 * @frame: what stands around them
 * @error: return location
 *
 * Writes the notice of a month's overtime meals.
 *
 * Returns: (transfer full): the document, or %NULL with @error of #JyLedgerError
 */
JyDocument *
jy_notice_overtime_new (JyLedger            *ledger,
                        const JyFigures     *figures,
                        const JyNoticeFrame *frame,
                        GError             **error)
{
  g_autoptr (JyDocument) document = jy_notice_frame_begin (frame, figures->month, "加班餐订餐用餐情况公示");
  g_autofree char *analysis = jy_notice_analysis_propose ("overtime", figures, frame->institution);

  jy_notice_frame_add_basis (frame, document, DEFAULT_BASIS);
  add_content (figures, document);
  jy_notice_frame_add_analysis (frame, document, analysis);
  jy_notice_frame_end (frame, document, NULL);
  return g_steal_pointer (&document);
}
