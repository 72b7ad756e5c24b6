/* jy-notice-analysis.c: proposes the sentence of analysis of each notice. It says
 * nothing that the figures do not say: no cause is guessed, no promise made. */
#include "config.h"

#include "jy-notice-analysis.h"
#include "jy-notice-text.h"

typedef struct
{
  const char *same;
  const char *more;
  const char *less;
} ChangeWords;

/* An amount grows, a rate rises. */
static const ChangeWords amount_words = { "持平", "增加", "减少" };
static const ChangeWords rate_words = { "持平", "上升", "下降" };

static void
append_change (GString           *text,
               const char        *against,
               gint64             change,
               const ChangeWords *words)
{
  g_autofree char *size = NULL;

  if (change == JY_NO_RATIO)
    return;
  size = jy_format_decimal (ABS (change), 1, 1, 1);
  g_string_append_printf (text, "，较%s%s", against, change == 0 ? words->same : change > 0 ? words->more
                                                                                            : words->less);
  if (change != 0)
    g_string_append_printf (text, "%s%%", size);
}

/* How much was weighed and estimated, the rates, and the month before. */
static char *
propose_waste (const JyFigures *figures,
               const JyRecord  *institution)
{
  const JyWasteFigures *waste = &figures->waste;
  g_autofree char *mass = jy_notice_write_mass (waste->mass);
  g_autofree char *weighed = jy_notice_write_mass (waste->weighed);
  g_autofree char *weighed_share = jy_notice_write_share (waste->weighed, waste->mass);
  g_autofree char *estimated = jy_notice_write_mass (waste->estimated);
  g_autofree char *estimated_share = jy_notice_write_share (waste->estimated, waste->mass);
  g_autoptr (GString) text = g_string_new (NULL);

  if (waste->pickups == 0)
    return NULL;
  g_string_printf (text, "本月清运合计%s千克，其中称重%s千克（%s），按容积估算%s千克（%s）", mass, weighed, weighed_share, estimated,
                   estimated_share);
  if (waste->mass > 0)
    {
      g_autofree char *recovery = jy_format_decimal (jy_figures_get_recovery (figures), 1, 1, 1);
      g_autofree char *recycling = jy_format_decimal (jy_figures_get_recycling (figures), 1, 1, 1);

      g_string_append_printf (text, "；回收利用率%s%%，可回收物占比%s%%", recovery, recycling);
    }
  g_string_append (text, "。");
  if (figures->previous.pickups > 0)
    {
      gint64 change = jy_ratio (waste->mass - figures->previous.total, figures->previous.total, 1000);

      if (change != JY_NO_RATIO)
        {
          g_autofree char *size = jy_format_decimal (ABS (change), 1, 1, 1);

          g_string_append_printf (text, change == 0 ? "清运总量与上月持平（%s%%）。" : change > 0 ? "清运总量较上月增加%s%%。"
                                                                                                  : "清运总量较上月减少%s%%。",
                                  size);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_plates (GString         *text,
               const JyFigures *figures)
{
  const JyMealFigures *total = &figures->meals_total;
  const JyMonthSummary *previous = &figures->previous, *year_ago = &figures->year_ago;
  g_autofree char *plate = jy_notice_write_mass (total->plate);
  g_autofree char *per_diner = jy_notice_write_per_diner (total->plate, total->diners);

  g_string_append_printf (text, "餐盘剩余%s千克", plate);
  if (total->diners == 0)
    return;
  g_string_append_printf (text, "，人均%s克", per_diner);
  if (previous->weighings > 0)
    append_change (text, "上月", jy_ratio_change (total->plate, total->diners, previous->plate, previous->diners), &rate_words);
  if (year_ago->weighings > 0)
    append_change (text, "去年同期", jy_ratio_change (total->plate, total->diners, year_ago->plate, year_ago->diners),
                   &rate_words);
}

static void
append_stages (GString         *text,
               const JyFigures *figures)
{
  g_autofree char *mass = jy_notice_write_mass (figures->food_waste);
  guint most = 0;

  for (guint i = 1; i < JY_N_STAGES; i++)
    if (figures->stages[i] > figures->stages[most])
      most = i;
  g_string_append_printf (text, "；厨余垃圾合计%s千克", mass);
  if (figures->food_waste > 0)
    {
      g_autofree char *share = jy_notice_write_share (figures->stages[most], figures->food_waste);

      g_string_append_printf (text, "，其中%s环节最多，占%s", jy_stage_choices.list[most].title_zh, share);
    }
}

static void
append_targets (GString         *text,
                const JyFigures *figures,
                const JyRecord  *institution,
                JyTarget         wanted,
                const char      *words)
{
  guint n = 0;

  for (guint i = 0; i < JY_N_MEALS; i++)
    {
      gint64 target = jy_meal_get_target (institution, (JyMeal) i);

      if (jy_meal_figures_judge (&figures->meals[i], target) != wanted)
        continue;
      g_string_append_printf (text, "%s%s", n++ > 0 ? "、" : "", jy_meal_choices.list[i].title_zh);
    }
  if (n > 0)
    g_string_append (text, words);
}

static char *
propose_canteen (const JyFigures *figures,
                 const JyRecord  *institution)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) met = g_string_new (NULL);
  g_autoptr (GString) missed = g_string_new (NULL);

  if (figures->meals_total.records == 0 && figures->weighings == 0)
    return NULL;
  g_string_printf (text, "本月就餐%" G_GINT64_FORMAT "人次，", figures->meals_total.diners);
  if (figures->weighings > 0)
    {
      append_plates (text, figures);
      append_stages (text, figures);
    }
  else
    g_string_append (text, "厨余垃圾未称重");
  append_targets (met, figures, institution, JY_TARGET_MET, "人均餐盘剩余达标");
  append_targets (missed, figures, institution, JY_TARGET_MISSED, "人均餐盘剩余未达标");
  if (met->len + missed->len > 0)
    g_string_append_printf (text, "；%s%s%s", met->str, met->len > 0 && missed->len > 0 ? "，" : "", missed->str);
  g_string_append (text, "。");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
propose_purchases (const JyFigures *figures,
                   const JyRecord  *institution)
{
  const JyPurchaseFigures *purchases = &figures->purchases;
  const JyMonthSummary *previous = &figures->previous, *year_ago = &figures->year_ago;
  g_autofree char *mass = jy_notice_write_mass (purchases->mass);
  g_autofree char *amount = jy_notice_write_money (purchases->amount);
  gint64 waste = jy_waste_per_amount (figures->food_waste, purchases->amount);
  g_autoptr (GString) text = g_string_new (NULL);
  guint most = 0;

  if (purchases->lines == 0)
    return NULL;
  for (guint i = 1; i < JY_N_FOOD_CATEGORIES; i++)
    if (figures->food[i].amount > figures->food[most].amount)
      most = i;
  g_string_printf (text, "本月采购食材%" G_GINT64_FORMAT "批次，重量%s千克，金额%s元", purchases->lines, mass, amount);
  if (previous->purchases.lines > 0)
    append_change (text, "上月", jy_ratio (purchases->amount - previous->purchases.amount, previous->purchases.amount, 1000),
                   &amount_words);
  if (year_ago->purchases.lines > 0)
    append_change (text, "去年同期", jy_ratio (purchases->amount - year_ago->purchases.amount, year_ago->purchases.amount, 1000),
                   &amount_words);
  if (purchases->amount > 0 && figures->food[most].amount > 0)
    {
      g_autofree char *share = jy_notice_write_share (figures->food[most].amount, purchases->amount);

      g_string_append_printf (text, "；%s金额最高，占%s", jy_food_category_choices.list[most].title_zh, share);
    }
  if (waste != JY_NO_RATIO && figures->weighings > 0)
    {
      g_autofree char *kilograms = jy_notice_write_mass (waste);

      g_string_append_printf (text, "；每万元食材产生厨余垃圾%s千克", kilograms);
    }
  g_string_append (text, "。");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_unused (GString             *text,
               const char          *when,
               const JyMealFigures *meal)
{
  g_autofree char *share = jy_notice_write_share (meal->unused, meal->booked);

  if (meal->booked > 0)
    g_string_append_printf (text, "，%s%s", when, share);
}

static char *
propose_overtime (const JyFigures *figures,
                  const JyRecord  *institution)
{
  const JyMealFigures *meal = &figures->meals[JY_MEAL_OVERTIME];
  g_autoptr (GString) text = g_string_new ("本月加班餐");

  if (meal->records == 0)
    return NULL;
  if (meal->bookings > 0)
    g_string_append_printf (text, "订餐%" G_GINT64_FORMAT "份，", meal->booked);
  g_string_append_printf (text, "用餐%" G_GINT64_FORMAT "份", meal->diners);
  if (meal->bookings > 0)
    g_string_append_printf (text, "，订餐未用%" G_GINT64_FORMAT "份", meal->unused);
  append_unused (text, "未用餐率", meal);
  if (meal->booked > 0)
    {
      append_unused (text, "上月为", &figures->previous.overtime);
      append_unused (text, "去年同期为", &figures->year_ago.overtime);
    }
  g_string_append (text, "。");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
count_collectors (const JyFigures *figures)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < figures->contracts->len; i++)
    g_hash_table_add (rows, &g_array_index (figures->contracts, JyPaper, i).collector);
  for (guint i = 0; i < figures->licences->len; i++)
    g_hash_table_add (rows, &g_array_index (figures->licences, JyPaper, i).collector);
  return g_hash_table_size (rows);
}

static char *
propose_collectors (const JyFigures *figures,
                    const JyRecord  *institution)
{
  gint64 uncovered = figures->coverage_needed - figures->covered;
  g_autoptr (GString) text = g_string_new (NULL);

  if (figures->contracts->len + figures->licences->len == 0)
    return NULL;
  g_string_printf (text, "本月在有效期内的收运合同%u份、资质%u项，涉及收运单位%u家", figures->contracts->len, figures->licences->len,
                   count_collectors (figures));
  if (figures->coverage_needed > 0)
    g_string_append_printf (text, "；须有合同和资质的清运%" G_GINT64_FORMAT "次", figures->coverage_needed);
  if (figures->coverage_needed > 0 && uncovered == 0)
    g_string_append (text, "，均符合要求");
  else if (uncovered > 0)
    g_string_append_printf (text, "，符合要求%" G_GINT64_FORMAT "次，不符合%" G_GINT64_FORMAT "次，明细见清运台账", figures->covered,
                            uncovered);
  g_string_append (text, "。");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
propose_combined (const JyFigures *figures,
                  const JyRecord  *institution)
{
  g_autofree char *canteen = propose_canteen (figures, institution);
  g_autofree char *waste = propose_waste (figures, institution);

  if (canteen == NULL && waste == NULL)
    return NULL;
  return g_strconcat (canteen != NULL ? canteen : "", waste != NULL ? waste : "", NULL);
}

static const struct
{
  const char *notice;
  char *(*propose) (const JyFigures *figures,
                    const JyRecord *institution);
} proposals[] = {
  { "waste", propose_waste },
  { "canteen", propose_canteen },
  { "purchases", propose_purchases },
  { "overtime", propose_overtime },
  { "collectors", propose_collectors },
  { "combined", propose_combined },
};

/**
 * jy_notice_analysis_propose:
 * @notice: a notice's name
 * @figures: a month's figures
 * @institution: (nullable): the institution's record, which holds the targets
 *
 * Proposes what a notice says about its figures.
 *
 * Returns: (transfer full) (nullable): a Chinese sentence, sometimes two, or %NULL
 *   when the month has nothing that the notice is about
 */
char *
jy_notice_analysis_propose (const char      *notice,
                            const JyFigures *figures,
                            const JyRecord  *institution)
{
  for (guint i = 0; i < G_N_ELEMENTS (proposals); i++)
    if (g_str_equal (proposals[i].notice, notice))
      return proposals[i].propose (figures, institution);
  g_return_val_if_reached (NULL);
}
