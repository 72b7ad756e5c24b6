/* jy-series.c: sums by day and by month, of indexed ranges. A day or a month of
 * which nothing was recorded is told apart from one with a zero. */
#include "config.h"

#include "jy-figures-private.h"

/* What was recorded of a meal of a day, before it is known whether both halves of
 * a figure are there. */
typedef struct
{
  gboolean has_diners[31][JY_N_MEALS + 1];
  gboolean has_plate[31][JY_N_MEALS + 1];
} Recorded;

static void
bind_month (JyStatement *statement,
            JyMonth      month)
{
  char from[JY_DAY_TEXT_SIZE];
  char to[JY_DAY_TEXT_SIZE];

  jy_day_write_iso (jy_month_get_first (month), from);
  jy_day_write_iso (jy_month_get_last (month), to);
  jy_statement_bind_text (statement, ":from", from);
  jy_statement_bind_text (statement, ":to", to);
}

/* Rows of date, meal and amount; a meal that is not named is the whole day's. */
static gboolean
load_days (JyPlateSeries *series,
           Recorded      *recorded,
           gboolean       plates,
           JyLedger      *ledger,
           GError       **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement =
    jy_database_prepare (jy_ledger_get_database (ledger),
                         plates ? "SELECT date,meal,sum(net) FROM weighing WHERE voided=0 AND stage='plate' AND date BETWEEN"
                                  " :from AND :to GROUP BY date,meal"
                                : "SELECT date,meal,sum(diners) FROM meal WHERE voided=0 AND diners IS NOT NULL AND date BETWEEN"
                                  " :from AND :to GROUP BY date,meal",
                         &problem);

  if (statement != NULL)
    bind_month (statement, series->month);
  while (problem == NULL && statement != NULL && jy_statement_step (statement, &problem))
    {
      JyDay day = jy_day_from_iso (jy_statement_get_text (statement, 0)) - jy_month_get_first (series->month);
      int meal = jy_figures_find (&jy_meal_choices, statement, 1);
      gint64 amount = jy_statement_get_integer (statement, 2);

      if (day < 0 || day >= (JyDay) series->n_days || (meal < 0 && !jy_statement_is_null (statement, 1)))
        {
          jy_figures_set_damaged (ledger, &problem);
          continue;
        }
      for (guint i = 0; i <= JY_WHOLE_DAY; i++)
        if (i == JY_WHOLE_DAY || (int) i == meal)
          {
            *(plates ? &series->days[day][i].plate : &series->days[day][i].diners) += amount;
            (plates ? recorded->has_plate : recorded->has_diners)[day][i] = TRUE;
          }
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * jy_plate_series_load:
 * @series: (out): the series
 * @ledger: an open ledger
 * @month: a month
 * @error: return location
 *
 * Sums up diners and what they left on their plates, for each meal of each day.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_plate_series_load (JyPlateSeries *series,
                      JyLedger      *ledger,
                      JyMonth        month,
                      GError       **error)
{
  Recorded recorded = { 0 };

  *series = (JyPlateSeries) { .month = month };
  series->n_days = (guint) (jy_month_get_last (month) - jy_month_get_first (month) + 1);
  if (!load_days (series, &recorded, FALSE, ledger, error) || !load_days (series, &recorded, TRUE, ledger, error))
    return FALSE;
  for (guint day = 0; day < series->n_days; day++)
    for (guint meal = 0; meal <= JY_WHOLE_DAY; meal++)
      {
        JyPlateFigures *own = &series->days[day][meal];

        own->has_figures = recorded.has_diners[day][meal] && recorded.has_plate[day][meal] && own->diners > 0;
      }
  return TRUE;
}

/**
 * jy_plate_series_find_meal:
 * @series: a series
 *
 * Finds the meal that says most about plates: the one with most diners on days of
 * which there are figures. Where weighings name no meal it is the whole day.
 *
 * Returns: a #JyMeal or %JY_WHOLE_DAY; without any figures JY_WHOLE_DAY + 1
 */
guint
jy_plate_series_find_meal (const JyPlateSeries *series)
{
  guint found = JY_WHOLE_DAY + 1;
  gint64 most = 0;

  for (guint meal = 0; meal <= JY_WHOLE_DAY; meal++)
    {
      gint64 diners = 0;

      for (guint day = 0; day < series->n_days; day++)
        if (series->days[day][meal].has_figures)
          diners += series->days[day][meal].diners;
      if (diners > most && (meal < JY_WHOLE_DAY || found > JY_WHOLE_DAY))
        {
          most = diners;
          found = meal;
        }
    }
  return found;
}

/**
 * jy_month_mass_load: (skip)
 * @own: the sums; its month is left as it is
 * @ledger: an open ledger
 * @first: the first month
 * @last: the last month
 * @error: return location
 *
 * Counts and adds up pickups. Nothing is grouped, because SQLite would sort what it
 * groups, which takes longer than to read it.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_month_mass_load (JyMonthMass *own,
                    JyLedger    *ledger,
                    JyMonth      first,
                    JyMonth      last,
                    GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement =
    jy_figures_prepare (ledger, "SELECT category,mass FROM pickup WHERE voided=0 AND date BETWEEN :from AND :to", first, last,
                        &problem);

  while (problem == NULL && statement != NULL && jy_statement_step (statement, &problem))
    {
      int category = jy_figures_find (&jy_category_choices, statement, 0);

      if (category < 0)
        {
          jy_figures_set_damaged (ledger, &problem);
          continue;
        }
      own->pickups++;
      own->mass[category] += jy_statement_get_integer (statement, 1);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * jy_year_series_load_rest: (skip)
 * @series: a series of which the last months may be known
 * @ledger: an open ledger
 * @last: the last month
 * @n_known: how many months before and with @last are filled in already
 * @error: return location
 *
 * Does as jy_year_series_load() for the months before.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_year_series_load_rest (JyYearSeries *series,
                          JyLedger     *ledger,
                          JyMonth       last,
                          guint         n_known,
                          GError      **error)
{
  for (guint i = 0; i < JY_YEAR_MONTHS; i++)
    {
      JyMonthMass *own = &series->months[i];

      own->month = last - (JyMonth) (JY_YEAR_MONTHS - 1 - i);
      /* There is no day before the first that can be written. */
      if (i + n_known < JY_YEAR_MONTHS && jy_month_get_first (own->month) != 0 &&
          !jy_month_mass_load (own, ledger, own->month, own->month, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * jy_year_series_load:
 * @series: (out): the series
 * @ledger: an open ledger
 * @last: the last month
 * @error: return location
 *
 * Sums up the pickups of the twelve months that end in a month. Costs as much as
 * the figures of twelve months, however long the ledger is.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_year_series_load (JyYearSeries *series,
                     JyLedger     *ledger,
                     JyMonth       last,
                     GError      **error)
{
  *series = (JyYearSeries) { 0 };
  return jy_year_series_load_rest (series, ledger, last, 0, error);
}

/**
 * jy_year_series_count:
 * @series: a series
 *
 * Returns: in how many of the months something was picked up
 */
guint
jy_year_series_count (const JyYearSeries *series)
{
  guint n = 0;

  for (guint i = 0; i < JY_YEAR_MONTHS; i++)
    n += series->months[i].pickups > 0;
  return n;
}
