/* From figures to charts. Where there is nothing to draw there is no chart. */

#include "config.h"

#include "jy-month-chart.h"

/* A single month is no course of a year. */
#define FEWEST_MONTHS 2

/* Apart by density and by direction: they survive a photocopier. */
static const JyChartStyle styles[JY_N_CATEGORIES] = {
  [JY_CATEGORY_RECYCLABLE] = { 1, JY_HATCH_RISING },
  [JY_CATEGORY_HAZARDOUS] = { 0, JY_HATCH_OUTLINE },
  [JY_CATEGORY_KITCHEN] = { 0.8, JY_HATCH_OUTLINE },
  [JY_CATEGORY_OTHER] = { 1, JY_HATCH_DOTS },
};

static const JyChartStyle plain = { 0.8, JY_HATCH_OUTLINE };

/**
 * jy_month_chart_new_shares:
 * @figures: the figures of a month
 * @words: how it is worded
 * @title: (nullable): stands above it
 *
 * Returns: (transfer full) (nullable): the share of each category in the month's
 *   waste, or %NULL when there is none
 */
JyChart *
jy_month_chart_new_shares (const JyFigures    *figures,
                           const JyChartWords *words,
                           const char         *title)
{
  JyChart *chart;

  if (figures->waste.mass <= 0)
    return NULL;

  chart = jy_chart_new (title);
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    {
      gint64 mass = figures->categories[i].mass;
      g_autofree char *text = words->write_share (jy_ratio (mass, figures->waste.mass, 1000));

      jy_chart_add_bar (chart, words->get_name (&jy_category_choices.list[i]), text, &styles[i], mass);
    }

  return chart;
}

/**
 * jy_month_chart_new_year:
 * @series: twelve months
 * @words: how it is worded
 * @title: (nullable): stands above it
 *
 * Returns: (transfer full) (nullable): what was picked up in each month, in kg, by
 *   category; or %NULL when that is less than two months
 */
JyChart *
jy_month_chart_new_year (const JyYearSeries *series,
                         const JyChartWords *words,
                         const char         *title)
{
  gint64 total = 0;
  JyChart *chart;

  for (guint i = 0; i < JY_YEAR_MONTHS; i++)
    for (guint k = 0; k < JY_N_CATEGORIES; k++)
      total += series->months[i].mass[k];
  if (total <= 0 || jy_year_series_count (series) < FEWEST_MONTHS)
    return NULL;

  chart = jy_chart_new (title);
  jy_chart_set_scale (chart, 3);
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    jy_chart_add_series (chart, words->get_name (&jy_category_choices.list[i]), &styles[i]);
  for (guint i = 0; i < JY_YEAR_MONTHS; i++)
    {
      const JyMonthMass *own = &series->months[i];
      guint number = jy_month_get_number (own->month);
      g_autofree char *label = g_strdup_printf ("%u", number);
      g_autofree char *year = NULL;

      if (words->write_year != NULL && (i == 0 || number == 1))
        year = words->write_year (jy_month_get_year (own->month));
      jy_chart_add_column (chart, label, year, own->pickups > 0 ? own->mass : NULL);
    }

  return chart;
}

/**
 * jy_month_chart_new_plates:
 * @series: the days of a month
 * @meal: a #JyMeal or %JY_WHOLE_DAY
 * @target: milligrams per diner that are aimed at, or 0
 * @words: how it is worded
 * @title: (nullable): stands above it
 *
 * Returns: (transfer full) (nullable): what each diner left on the plate, in g, day
 *   by day; or %NULL when no day has figures
 */
JyChart *
jy_month_chart_new_plates (const JyPlateSeries *series,
                           guint                meal,
                           gint64               target,
                           const JyChartWords  *words,
                           const char          *title)
{
  g_autoptr (JyChart) chart = NULL;
  gboolean has_figures = FALSE;

  if (meal > JY_WHOLE_DAY)
    return NULL;

  chart = jy_chart_new (title);
  jy_chart_set_scale (chart, 3);
  jy_chart_add_series (chart, "", &plain);
  if (target > 0)
    {
      g_autofree char *label = words->write_target (target);

      jy_chart_set_target (chart, target, label);
    }
  for (guint day = 0; day < series->n_days; day++)
    {
      const JyPlateFigures *own = &series->days[day][meal];
      g_autofree char *label = g_strdup_printf ("%u", day + 1);
      gint64 milligrams = own->has_figures ? jy_ratio (own->plate, own->diners, 1000) : JY_NO_RATIO;

      has_figures |= milligrams != JY_NO_RATIO;
      jy_chart_add_column (chart, label, NULL, milligrams != JY_NO_RATIO ? &milligrams : NULL);
    }

  return has_figures ? g_steal_pointer (&chart) : NULL;
}
