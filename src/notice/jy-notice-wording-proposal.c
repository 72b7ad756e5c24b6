/* jy-notice-wording-proposal.c: proposes the institution's sentence of analysis. It is
 * kept for the months to come, so that every figure in it is a placeholder: the figures
 * of one month only decide what is worth saying. */
#include "config.h"

#include "jy-notice-wording-proposal.h"

static void
append_changes (GString         *text,
                const JyFigures *figures)
{
  if (figures->previous.pickups > 0 && figures->year_ago.pickups > 0)
    g_string_append (text, "；清运总量较上月变化{环比}，较去年同期变化{同比}");
  else if (figures->previous.pickups > 0)
    g_string_append (text, "；清运总量较上月变化{环比}");
  else if (figures->year_ago.pickups > 0)
    g_string_append (text, "；清运总量较去年同期变化{同比}");
  g_string_append (text, "。");
}

/* How much was weighed and the rates stand on this notice whatever is added. */
static char *
propose_waste (const JyFigures *figures)
{
  g_autoptr (GString) text = g_string_new ("本月清运可回收物{可回收物}千克、有害垃圾{有害垃圾}千克、厨余垃圾{厨余垃圾}千克、"
                                           "其他垃圾{其他垃圾}千克");

  if (figures->waste.pickups == 0)
    return NULL;
  append_changes (text, figures);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
propose_canteen (const JyFigures *figures)
{
  if (figures->meals_total.records == 0 && figures->weighings == 0)
    return NULL;
  if (figures->weighings == 0)
    return g_strdup ("本月就餐{就餐人数}人次。");
  return g_strdup ("本月就餐{就餐人数}人次，餐盘剩余{餐盘剩余}千克，人均{人均餐盘剩余}克；"
                   "厨余垃圾合计{厨余合计}千克，人均{人均厨余}克。");
}

/* Both parts stand on this notice as on their own ones. */
static char *
propose_combined (const JyFigures *figures)
{
  g_autofree char *canteen = propose_canteen (figures);
  g_autofree char *waste = propose_waste (figures);

  if (canteen == NULL)
    return g_steal_pointer (&waste);
  return g_strconcat (canteen, waste, NULL);
}

static char *
propose_purchases (const JyFigures *figures)
{
  if (figures->purchases.lines == 0)
    return NULL;
  return g_strdup ("本月采购食材{采购批次}批次，重量{采购重量}千克，金额{采购金额}元。");
}

static char *
propose_overtime (const JyFigures *figures)
{
  const JyMealFigures *meal = &figures->meals[JY_MEAL_OVERTIME];

  if (meal->records == 0)
    return NULL;
  return g_strdup (meal->bookings > 0 ? "本月加班餐订餐{加班订餐}份，用餐{加班用餐}份。" : "本月加班餐用餐{加班用餐}份。");
}

/* No placeholder stands for what this notice is about. */
static char *
propose_nothing (const JyFigures *figures)
{
  return NULL;
}

static const struct
{
  const char *notice;
  char *(*propose) (const JyFigures *figures);
} proposals[] = {
  { "waste", propose_waste },
  { "canteen", propose_canteen },
  { "purchases", propose_purchases },
  { "overtime", propose_overtime },
  { "collectors", propose_nothing },
  { "combined", propose_combined },
};

/**
 * jy_notice_wording_propose:
 * @notice: a notice's name
 * @figures: a month's figures
 *
 * Proposes a sentence of analysis for the institution to go on from. Unlike
 * jy_notice_analysis_propose(), whose sentence is about one month, it says the same
 * about every month, with placeholders of jy-template.h.
 *
 * Returns: (transfer full) (nullable): a Chinese template, or %NULL when the month has
 *   nothing that the notice is about, or no placeholder stands for it
 */
char *
jy_notice_wording_propose (const char      *notice,
                           const JyFigures *figures)
{
  for (guint i = 0; i < G_N_ELEMENTS (proposals); i++)
    if (g_str_equal (proposals[i].notice, notice))
      return proposals[i].propose (figures);
  g_return_val_if_reached (NULL);
}
