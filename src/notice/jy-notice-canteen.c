/* jy-notice-canteen.c: the canteen notice as a list of blocks: diners and plate
 * waste by meal, kitchen waste by stage, and the months it is compared with. */
#include "config.h"

#include "jy-notice-analysis.h"
#include "jy-notice-chart.h"
#include "jy-notice-canteen.h"
#include "jy-notice-comparison.h"
#include "jy-notice-text.h"

static const char DEFAULT_BASIS[] = "根据《中华人民共和国反食品浪费法》和机关食堂反食品浪费工作成效评估和通报制度等规定，"
                                    "现将食堂用餐及食品浪费情况公示如下。";

/* In points: there is but one, over the whole width. */
#define CHART_HEIGHT 115

/* More missing entries than these are a list of their own: the findings. */
#define MAX_MISSING 6

typedef struct
{
  const JyFigures *figures;
  const JyNoticeFrame *frame;
  JyDocument *document;
  guint n_notes;
} Notice;

static void
add_note (Notice     *notice,
          const char *text)
{
  g_autofree char *mark = g_strdup_printf ("注%u：", ++notice->n_notes);

  jy_document_add_note (notice->document, mark, text);
}

/* Plates that nobody weighed are not clean plates. */
static void
add_meal (JyTable             *table,
          const char          *title,
          const JyMealFigures *meal,
          gboolean             is_weighed,
          gint64               target,
          JyTableEmphasis      emphasis)
{
  static const char *const verdicts[] = {
    [JY_TARGET_NONE] = JY_NOTICE_NOTHING,
    [JY_TARGET_MET] = "达标",
    [JY_TARGET_MISSED] = "未达标",
  };
  g_autofree char *booked = jy_notice_write_known_count (meal->bookings > 0, meal->booked);
  g_autofree char *prepared = jy_notice_write_known_count (meal->preparations > 0, meal->prepared);
  g_autofree char *diners = jy_notice_write_known_count (meal->records > 0, meal->diners);
  g_autofree char *plate = is_weighed ? jy_notice_write_mass (meal->plate) : g_strdup (JY_NOTICE_NOTHING);
  g_autofree char *per_diner =
    is_weighed ? jy_notice_write_per_diner (meal->plate, meal->diners) : g_strdup (JY_NOTICE_NOTHING);
  g_autofree char *limit = target != JY_NO_TARGET ? jy_format_decimal (target, 3, 1, 3) : g_strdup (JY_NOTICE_NOTHING);
  const char *verdict = verdicts[jy_meal_figures_judge (meal, target)];
  const char *cells[] = { title, booked, prepared, diners, plate, per_diner, limit, verdict, NULL };

  jy_table_add_row (table, emphasis, cells);
}

static void
add_meals (Notice *notice)
{
  const JyFigures *figures = notice->figures;
  JyTable *table = jy_table_new ();

  jy_table_set_compact (table, TRUE);
  jy_table_add_column (table, "餐次", JY_TABLE_CENTRE);
  jy_table_add_column (table, "订餐\n(份)", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "备餐\n(份)", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "就餐\n(人次)", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "餐盘剩余\n(kg)", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "人均\n(g)", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "目标\n(g)", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "达标\n情况", JY_TABLE_CENTRE);
  for (guint i = 0; i < JY_N_MEALS; i++)
    if (figures->meals[i].records > 0 || figures->meals[i].weighings > 0)
      add_meal (table, jy_meal_choices.list[i].title_zh, &figures->meals[i], figures->meals[i].weighings > 0,
                figures->targets[i], JY_TABLE_PLAIN);
  add_meal (table, "合计", &figures->meals_total, figures->meals_total.weighings > 0 || figures->meals_total.plate > 0,
            JY_NO_TARGET, JY_TABLE_TOTAL);
  jy_document_take_table (notice->document, table);
}

/* Plates without a meal are named in a note, which is part of the sum. */
static gboolean
meals_rounding_shows (const JyFigures *figures)
{
  gint64 plates[JY_N_MEALS + 1] = { [JY_N_MEALS] = figures->meals_total.plate };

  for (guint i = 0; i < JY_N_MEALS; i++)
    {
      plates[i] = figures->meals[i].plate;
      plates[JY_N_MEALS] -= plates[i];
    }
  return jy_notice_rounding_shows (plates, G_N_ELEMENTS (plates), figures->meals_total.plate, 1, JY_NOTICE_PRINTED_MASS);
}

static gboolean
stages_rounding_shows (const JyFigures *figures)
{
  return jy_notice_rounding_shows (figures->stages, JY_N_STAGES, figures->food_waste, 1, JY_NOTICE_PRINTED_MASS) ||
         jy_notice_rounding_shows (figures->stages, JY_N_STAGES, figures->food_waste, 1000, figures->food_waste) ||
         jy_notice_rounding_shows (figures->stages, JY_N_STAGES, figures->food_waste, 10, figures->meals_total.diners);
}

/* What the table of meals does not tell by itself. */
static void
add_meal_notes (Notice *notice)
{
  const JyFigures *figures = notice->figures;
  g_autoptr (GString) unweighed = g_string_new (NULL);
  gint64 named = 0;

  for (guint i = 0; i < JY_N_MEALS; i++)
    {
      named += figures->meals[i].plate;
      if (figures->meals[i].records > 0 && figures->meals[i].weighings == 0)
        g_string_append_printf (unweighed, "%s%s", unweighed->len > 0 ? "、" : "", jy_meal_choices.list[i].title_zh);
    }
  if (figures->meals_total.weighings > 0 && unweighed->len > 0)
    {
      g_autofree char *text =
        g_strdup_printf ("%s无餐盘称重记录，不计算人均剩余；合计人均剩余按全部就餐人次计算。", unweighed->str);

      add_note (notice, text);
    }
  if (figures->meals_total.plate > named)
    {
      g_autofree char *mass = jy_notice_write_mass (figures->meals_total.plate - named);
      g_autofree char *text = g_strdup_printf ("餐盘剩余合计含未注明餐次的%s千克。", mass);

      add_note (notice, text);
    }
  if ((figures->meals_total.bookings > 0 && figures->meals_total.bookings < figures->meals_total.records) ||
      (figures->meals_total.preparations > 0 && figures->meals_total.preparations < figures->meals_total.records))
    add_note (notice, "部分餐次未登记订餐或备餐份数，表中为已登记份数之和。");
  if (meals_rounding_shows (figures))
    add_note (notice, JY_NOTICE_ROUNDED);
}

static void
add_missing (Notice *notice)
{
  const JyFigures *figures = notice->figures;
  g_autoptr (GString) text = g_string_new (NULL);

  if (figures->missing->len == 0)
    return;
  g_string_printf (text, "本月应录%" G_GINT64_FORMAT "项，已录%" G_GINT64_FORMAT "项，缺录", figures->expected, figures->recorded);
  for (guint i = 0; i < MIN (figures->missing->len, MAX_MISSING); i++)
    {
      const JyMissingEntry *entry = &g_array_index (figures->missing, JyMissingEntry, i);
      guint month, day;

      jy_day_get_parts (entry->day, NULL, &month, &day);
      g_string_append_printf (text, "%s%u月%u日%s%s", i > 0 ? "、" : "", month, day, jy_meal_choices.list[entry->meal].title_zh,
                              entry->plate ? "餐盘称重" : "就餐人数");
    }
  g_string_append_printf (text, "%s。", figures->missing->len > MAX_MISSING ? "等" : "");
  add_note (notice, text->str);
}

static void
add_stage (Notice         *notice,
           JyTable        *table,
           const char     *title,
           gint64          mass,
           JyTableEmphasis emphasis)
{
  const JyFigures *figures = notice->figures;
  g_autofree char *kilograms = jy_notice_write_mass (mass);
  g_autofree char *share = jy_notice_write_share (mass, figures->food_waste);
  g_autofree char *per_diner = jy_notice_write_per_diner (mass, figures->meals_total.diners);
  const char *cells[] = { title, kilograms, share, per_diner, NULL };

  jy_table_add_row (table, emphasis, cells);
}

static void
add_stages (Notice *notice)
{
  const JyFigures *figures = notice->figures;
  JyTable *table;

  if (figures->weighings == 0)
    {
      jy_document_add_paragraph (notice->document, JY_PARAGRAPH_BODY, "本月无厨余垃圾称重记录。");
      return;
    }
  table = jy_table_new ();
  jy_table_set_compact (table, TRUE);
  jy_table_add_column (table, "产生环节", JY_TABLE_CENTRE);
  jy_table_add_column (table, "重量(kg)", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "占比", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "人均(g)", JY_TABLE_DECIMAL);
  for (guint i = 0; i < JY_N_STAGES; i++)
    add_stage (notice, table, jy_stage_choices.list[i].title_zh, figures->stages[i], JY_TABLE_PLAIN);
  add_stage (notice, table, "合计", figures->food_waste, JY_TABLE_TOTAL);
  jy_document_take_table (notice->document, table);
  if (stages_rounding_shows (figures))
    add_note (notice, JY_NOTICE_ROUNDED);
}

static char *
write_per_diner (gboolean is_known,
                 gint64   mass,
                 gint64   diners)
{
  return is_known ? jy_notice_write_per_diner (mass, diners) : g_strdup (JY_NOTICE_NOTHING);
}

static void
add_rate (JyTable         *table,
          const char      *title,
          const JyFigures *figures,
          gboolean         is_plate)
{
  const JyMonthSummary *previous = &figures->previous, *year_ago = &figures->year_ago;
  gint64 mass = is_plate ? figures->meals_total.plate : figures->food_waste;
  gint64 before = is_plate ? previous->plate : previous->food_waste;
  gint64 last_year = is_plate ? year_ago->plate : year_ago->food_waste;
  gboolean is_known = figures->weighings > 0;

  jy_notice_comparison_add_row (
    table, title, write_per_diner (is_known, mass, figures->meals_total.diners),
    write_per_diner (previous->weighings > 0, before, previous->diners),
    is_known && previous->weighings > 0 ? jy_ratio_change (mass, figures->meals_total.diners, before, previous->diners)
                                        : JY_NO_RATIO,
    write_per_diner (year_ago->weighings > 0, last_year, year_ago->diners),
    is_known && year_ago->weighings > 0 ? jy_ratio_change (mass, figures->meals_total.diners, last_year, year_ago->diners)
                                        : JY_NO_RATIO);
}

/* In brief, what does not depend on the number of working days. */
static void
add_comparison (Notice  *notice,
                gboolean is_brief)
{
  const JyFigures *figures = notice->figures;
  const JyMonthSummary *previous = &figures->previous, *year_ago = &figures->year_ago;
  const JyMealFigures *total = &figures->meals_total;
  JyTable *table = jy_notice_comparison_new ();

  jy_notice_comparison_add_count (table, "就餐(人次)", jy_notice_get_known (total->records, total->diners),
                                  jy_notice_get_known (previous->meals, previous->diners),
                                  jy_notice_get_known (year_ago->meals, year_ago->diners));
  if (!is_brief)
    jy_notice_comparison_add_mass (table, "餐盘剩余(kg)", jy_notice_get_known (figures->weighings, total->plate),
                                   jy_notice_get_known (previous->weighings, previous->plate),
                                   jy_notice_get_known (year_ago->weighings, year_ago->plate));
  add_rate (table, "人均餐盘剩余(g)", figures, TRUE);
  if (!is_brief)
    jy_notice_comparison_add_mass (table, "厨余垃圾(kg)", jy_notice_get_known (figures->weighings, figures->food_waste),
                                   jy_notice_get_known (previous->weighings, previous->food_waste),
                                   jy_notice_get_known (year_ago->weighings, year_ago->food_waste));
  add_rate (table, "人均厨余垃圾(g)", figures, FALSE);
  jy_document_take_table (notice->document, table);
}

/**
 * jy_notice_canteen_add_content:
 * @figures: the month's figures
 * @frame: what stands around them
 * @document: a document
 * @level: level of the headings
 * @is_brief: whether another part has to find room beside it
 *
 * Adds the tables of the canteen, or the sentence that there is nothing.
 */
void
jy_notice_canteen_add_content (const JyFigures     *figures,
                               const JyNoticeFrame *frame,
                               JyDocument          *document,
                               guint                level,
                               gboolean             is_brief)
{
  Notice notice = { .figures = figures, .frame = frame, .document = document };

  if (figures->meals_total.records == 0 && figures->weighings == 0)
    {
      g_autofree char *month = jy_month_to_chinese (figures->month);
      g_autofree char *text = g_strdup_printf ("%s本单位食堂无就餐和厨余垃圾称重记录。", month);

      jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, text);
      return;
    }
  jy_document_add_heading (document, level, "用餐及餐盘剩余情况");
  add_meals (&notice);
  add_meal_notes (&notice);
  add_missing (&notice);
  jy_document_add_heading (document, level, is_brief ? "厨余垃圾产生环节及环比、同比情况" : "厨余垃圾产生环节");
  add_stages (&notice);
  if (!is_brief)
    jy_document_add_heading (document, level, "与上月、去年同期比较");
  add_comparison (&notice, is_brief);
}

/**
 * jy_notice_canteen_new:
 * @ledger: (nullable): not used
 * @figures: the month's figures
 * @frame: what stands around them
 * @error: return location
 *
 * Writes the notice of a month's diners and food waste.
 *
 * Returns: (transfer full): the document, or %NULL with @error of #JyLedgerError
 */
JyDocument *
jy_notice_canteen_new (JyLedger            *ledger,
                       const JyFigures     *figures,
                       const JyNoticeFrame *frame,
                       GError             **error)
{
  g_autoptr (JyDocument) document = jy_notice_frame_begin (frame, figures->month, "食堂用餐及食品浪费情况公示");
  g_autofree char *analysis = jy_notice_analysis_propose ("canteen", figures, frame->institution);
  JyNoticeCharts charts;

  jy_notice_charts_init (&charts, figures, "食堂用餐及食品浪费情况");
  jy_notice_frame_add_basis (frame, document, DEFAULT_BASIS);
  jy_notice_canteen_add_content (figures, frame, document, 1, FALSE);
  charts.height = CHART_HEIGHT;
  jy_notice_charts_add (&charts, document, JY_NOTICE_CHART_PLATES);
  jy_notice_frame_add_analysis (frame, document, analysis);
  /* A single chart stays beside its tables: alone it would leave a page blank. */
  jy_notice_frame_end (frame, document, NULL);
  return g_steal_pointer (&document);
}
