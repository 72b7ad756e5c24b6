/* jy-day-figures.c: adds up diners and kitchen waste by day and meal. A month has
 * few days and meals, so that all totals of the canteen are added up from these. */
#include "config.h"

#include "jy-figures-private.h"

/* Which day of the month a row is of, from 0, or -1 when it is of none. */
static int
find_day (JyStatement *statement,
          JyMonth      month)
{
  JyDay day = jy_day_from_iso (jy_statement_get_text (statement, 0));

  if (day < jy_month_get_first (month) || day > jy_month_get_last (month))
    return -1;
  return (int) (day - jy_month_get_first (month));
}

/*
 * jy_meal_figures_read:
 * @meal: (out): the figures, but for what the plates weighed
 * @statement: a statement on a row that selects %JY_MEAL_SUMS
 * @column: the first of their columns
 */
void
jy_meal_figures_read (JyMealFigures *meal,
                      JyStatement   *statement,
                      int            column)
{
  *meal = (JyMealFigures) { .records = jy_statement_get_integer (statement, column),
                            .bookings = jy_statement_get_integer (statement, column + 1),
                            .preparations = jy_statement_get_integer (statement, column + 2),
                            .booked = jy_statement_get_integer (statement, column + 3),
                            .prepared = jy_statement_get_integer (statement, column + 4),
                            .diners = jy_statement_get_integer (statement, column + 5),
                            .unused = jy_statement_get_integer (statement, column + 6),
                            .unbooked = jy_statement_get_integer (statement, column + 7) };
}

static gboolean
load_meals (JyDayFigures *days,
            JyLedger     *ledger,
            JyMonth       month,
            GError      **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement =
    jy_figures_prepare (ledger,
                        "SELECT date,meal," JY_MEAL_SUMS " FROM meal"
                        " WHERE voided=0 AND date BETWEEN :from AND :to GROUP BY date,meal",
                        month, month, &problem);

  while (problem == NULL && statement != NULL && jy_statement_step (statement, &problem))
    {
      int day = find_day (statement, month);
      int meal = jy_figures_find (&jy_meal_choices, statement, 1);

      if (day < 0 || meal < 0)
        jy_figures_set_damaged (ledger, &problem);
      else
        jy_meal_figures_read (&days[day].meals[meal], statement, 2);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
load_weighings (JyDayFigures *days,
                JyLedger     *ledger,
                JyMonth       month,
                GError      **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement =
    jy_figures_prepare (ledger,
                        "SELECT date,meal,stage,count(*),sum(net) FROM weighing"
                        " WHERE voided=0 AND date BETWEEN :from AND :to GROUP BY date,meal,stage",
                        month, month, &problem);

  while (problem == NULL && statement != NULL && jy_statement_step (statement, &problem))
    {
      int day = find_day (statement, month);
      int meal = jy_figures_find (&jy_meal_choices, statement, 1);
      int stage = jy_figures_find (&jy_stage_choices, statement, 2);

      if (day < 0 || stage < 0)
        {
          jy_figures_set_damaged (ledger, &problem);
          continue;
        }
      days[day].weighings += jy_statement_get_integer (statement, 3);
      days[day].stages[stage] += jy_statement_get_integer (statement, 4);
      if (meal < 0 || stage != JY_STAGE_PLATE)
        continue;
      days[day].meals[meal].weighings = jy_statement_get_integer (statement, 3);
      days[day].meals[meal].plate = jy_statement_get_integer (statement, 4);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * jy_day_figures_load:
 * @days: (out caller-allocates): the days of the month, its first at 0
 * @ledger: an open ledger
 * @month: a month
 * @error: return location
 *
 * Adds up the meals and weighings of each day.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_day_figures_load (JyDayFigures days[JY_MAX_DAYS],
                     JyLedger    *ledger,
                     JyMonth      month,
                     GError     **error)
{
  for (guint i = 0; i < JY_MAX_DAYS; i++)
    days[i] = (JyDayFigures) { 0 };
  return load_meals (days, ledger, month, error) && load_weighings (days, ledger, month, error);
}

/**
 * jy_meal_figures_add:
 * @total: (inout): figures
 * @meal: what is added to them
 *
 * Adds up meals.
 */
void
jy_meal_figures_add (JyMealFigures       *total,
                     const JyMealFigures *meal)
{
  total->booked += meal->booked;
  total->prepared += meal->prepared;
  total->diners += meal->diners;
  total->plate += meal->plate;
  total->records += meal->records;
  total->bookings += meal->bookings;
  total->preparations += meal->preparations;
  total->unused += meal->unused;
  total->unbooked += meal->unbooked;
  total->weighings += meal->weighings;
}

/**
 * jy_meal_get_target:
 * @institution: (nullable): the institution's record
 * @meal: a meal
 *
 * Returns: the most that a diner should leave, in milligrams, or %JY_NO_TARGET
 */
gint64
jy_meal_get_target (const JyRecord *institution,
                    JyMeal          meal)
{
  static const guint fields[JY_N_MEALS] = { JY_INSTITUTION_TARGET_BREAKFAST, JY_INSTITUTION_TARGET_LUNCH,
                                            JY_INSTITUTION_TARGET_DINNER, JY_INSTITUTION_TARGET_OVERTIME };

  if (institution == NULL || !jy_record_has (institution, fields[meal]))
    return JY_NO_TARGET;
  return jy_record_get_integer (institution, fields[meal]);
}

/**
 * jy_meal_figures_judge:
 * @meal: a meal's figures
 * @target: plate waste in milligrams per diner, or %JY_NO_TARGET
 *
 * Holds the plate waste per diner against a target of the institution. It is
 * the figure of one decimal that is compared, the one that people read.
 *
 * Returns: how the meal stands to its target
 */
JyTarget
jy_meal_figures_judge (const JyMealFigures *meal,
                       gint64               target)
{
  gint64 tenths = jy_ratio (meal->plate, meal->diners, 10);

  if (target == JY_NO_TARGET || meal->weighings == 0 || tenths == JY_NO_RATIO)
    return JY_TARGET_NONE;
  return tenths * 100 <= target ? JY_TARGET_MET : JY_TARGET_MISSED;
}
