/* jy-figures.c: works out the figures of a month. Every query is an indexed range
 * of the month, so that the cost follows the month and not the ledger. */
#include "config.h"

#include "jy-figures.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char from[JY_DAY_TEXT_SIZE];
  char to[JY_DAY_TEXT_SIZE];
} Period;

static void
set_period (Period *period,
            JyMonth first,
            JyMonth last)
{
  jy_day_write_iso (jy_month_get_first (first), period->from);
  jy_day_write_iso (jy_month_get_last (last), period->to);
}

static JyStatement *
prepare (JyLedger     *ledger,
         const char   *sql,
         const Period *period,
         GError      **error)
{
  JyStatement *statement = jy_database_prepare (jy_ledger_get_database (ledger), sql, error);

  if (statement != NULL)
    {
      jy_statement_bind_text (statement, ":from", period->from);
      jy_statement_bind_text (statement, ":to", period->to);
    }
  return statement;
}

/**
 * jy_ratio:
 * @part: dividend
 * @whole: divisor
 * @factor: 1000 for per mille and for milligrams of grams
 *
 * Returns: @part × @factor ÷ @whole, rounded half away from zero, or
 *   %JY_NO_RATIO when there is nothing to divide by
 */
gint64
jy_ratio (gint64 part,
          gint64 whole,
          gint64 factor)
{
  gint64 ratio;

  if (whole <= 0 || !jy_multiply_divide (part, factor, whole, &ratio))
    return JY_NO_RATIO;
  return ratio;
}

/**
 * jy_figures_get_recovery:
 * @figures: figures
 *
 * Recovery rate: recyclable waste and kitchen waste that was recycled, composted
 * or treated on site, in parts of the total.
 *
 * Returns: per mille, or %JY_NO_RATIO
 */
gint64
jy_figures_get_recovery (const JyFigures *figures)
{
  return jy_ratio (figures->categories[JY_CATEGORY_RECYCLABLE].mass + figures->kitchen_recovered, figures->waste.mass, 1000);
}

/**
 * jy_figures_get_recycling:
 * @figures: figures
 *
 * Recycling rate: recyclable waste in parts of the total.
 *
 * Returns: per mille, or %JY_NO_RATIO
 */
gint64
jy_figures_get_recycling (const JyFigures *figures)
{
  return jy_ratio (figures->categories[JY_CATEGORY_RECYCLABLE].mass, figures->waste.mass, 1000);
}

static void
add_waste (JyWasteFigures *to,
           JyStatement    *statement,
           gboolean        weighed)
{
  gint64 mass = jy_statement_get_integer (statement, 3);

  to->pickups++;
  to->mass += mass;
  if (weighed)
    to->weighed += mass;
  else
    to->estimated += mass;
  to->containers += jy_statement_get_integer (statement, 5);
  to->volume += jy_statement_get_integer (statement, 6);
}

static void
add_collector (GArray *collectors,
               gint64  row)
{
  for (guint i = 0; i < collectors->len; i++)
    if (g_array_index (collectors, gint64, i) == row)
      return;
  g_array_append_val (collectors, row);
}

/* The columns hold few words; comparing names is what choices_find does. */
static int
find (const JyChoices *choices,
      JyStatement     *statement,
      int              column)
{
  const char *name = jy_statement_get_text (statement, column);

  if (name == NULL)
    return -1;
  for (guint i = 0; i < choices->n; i++)
    if (strcmp (choices->list[i].name, name) == 0)
      return (int) i;
  return -1;
}

/* What no program of ours has written is not counted as something else. */
static gboolean
set_damaged (JyLedger *ledger,
             GError  **error)
{
  g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CORRUPT,
               _ ("The ledger “%s” is damaged. Do not write to it; restore the last backup."), jy_ledger_get_path (ledger));
  return FALSE;
}

/* Which day of the month a row is of, from 0, or -1 when it is of none. */
static int
find_day (const JyFigures *figures,
          JyStatement     *statement)
{
  JyDay day = jy_day_from_iso (jy_statement_get_text (statement, 0));

  if (day < jy_month_get_first (figures->month) || day > jy_month_get_last (figures->month))
    return -1;
  return (int) (day - jy_month_get_first (figures->month));
}

static void
add_pickup (JyFigures            *figures,
            const JyCoverageBook *book,
            JyStatement          *statement)
{
  JyCoverageQuestion question = { .category = (JyCategory) find (&jy_category_choices, statement, 1),
                                  .subkind = find (&jy_subkind_choices, statement, 2),
                                  .collector = jy_statement_get_integer (statement, 8) };
  gboolean weighed = find (&jy_pickup_method_choices, statement, 4) == JY_METHOD_WEIGHED;
  int destination = find (&jy_destination_choices, statement, 7);
  JyCoverage coverage;

  add_waste (&figures->categories[question.category], statement, weighed);
  add_waste (&figures->waste, statement, weighed);
  if (question.subkind >= 0)
    add_waste (&figures->subkinds[question.subkind], statement, weighed);
  if (destination >= 0)
    figures->destinations[question.category] |= 1u << destination;
  if (question.category == JY_CATEGORY_KITCHEN &&
      (destination == JY_DESTINATION_RECYCLED || destination == JY_DESTINATION_COMPOSTED ||
       destination == JY_DESTINATION_ON_SITE))
    figures->kitchen_recovered += jy_statement_get_integer (statement, 3);
  add_collector (figures->collectors[question.category], question.collector);
  if (question.category == JY_CATEGORY_OTHER)
    return;

  question.day = jy_day_from_iso (jy_statement_get_text (statement, 0));
  question.waste_code = jy_statement_get_text (statement, 9);
  question.has_manifest = !jy_statement_is_null (statement, 10);
  coverage = jy_coverage_book_ask (book, &question);
  figures->coverage_needed++;
  if (jy_coverage_is_covered (&coverage))
    figures->covered++;
}

static gboolean
load_pickups (JyFigures    *figures,
              JyLedger     *ledger,
              const Period *period,
              GError      **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyCoverageBook) book = jy_coverage_book_new (ledger, error);
  g_autoptr (JyStatement) statement = NULL;

  if (book == NULL)
    return FALSE;
  statement = prepare (ledger,
                       "SELECT date,category,subkind,mass,method,containers,volume,destination,collector,waste_code,manifest"
                       " FROM pickup WHERE voided=0 AND date BETWEEN :from AND :to",
                       period, &problem);
  while (problem == NULL && statement != NULL && jy_statement_step (statement, &problem))
    if (find (&jy_category_choices, statement, 1) < 0)
      set_damaged (ledger, &problem);
    else
      add_pickup (figures, book, statement);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Which entries of the month are there, to tell what is missing. */
typedef struct
{
  gboolean diners[31][JY_N_MEALS];
  gboolean plate[31][JY_N_MEALS];
} Entries;

static gboolean
load_meals (JyFigures    *figures,
            Entries      *entries,
            JyLedger     *ledger,
            const Period *period,
            GError      **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement =
    prepare (ledger, "SELECT date,meal,booked,prepared,diners FROM meal WHERE voided=0 AND date BETWEEN :from AND :to", period,
             &problem);

  while (problem == NULL && statement != NULL && jy_statement_step (statement, &problem))
    {
      int day = find_day (figures, statement);
      int meal = find (&jy_meal_choices, statement, 1);
      JyMealFigures *own = &figures->meals[MAX (0, meal)];

      if (day < 0 || meal < 0)
        {
          set_damaged (ledger, &problem);
          continue;
        }
      own->records++;
      own->booked += jy_statement_get_integer (statement, 2);
      own->prepared += jy_statement_get_integer (statement, 3);
      own->diners += jy_statement_get_integer (statement, 4);
      entries->diners[day][meal] = TRUE;
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  for (guint i = 0; i < JY_N_MEALS; i++)
    {
      figures->meals_total.records += figures->meals[i].records;
      figures->meals_total.booked += figures->meals[i].booked;
      figures->meals_total.prepared += figures->meals[i].prepared;
      figures->meals_total.diners += figures->meals[i].diners;
    }
  return TRUE;
}

static gboolean
load_weighings (JyFigures    *figures,
                Entries      *entries,
                JyLedger     *ledger,
                const Period *period,
                GError      **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement =
    prepare (ledger, "SELECT date,meal,stage,net FROM weighing WHERE voided=0 AND date BETWEEN :from AND :to", period, &problem);

  while (problem == NULL && statement != NULL && jy_statement_step (statement, &problem))
    {
      int day = find_day (figures, statement);
      int meal = find (&jy_meal_choices, statement, 1);
      int stage = find (&jy_stage_choices, statement, 2);
      gint64 net = jy_statement_get_integer (statement, 3);

      if (day < 0 || stage < 0)
        {
          set_damaged (ledger, &problem);
          continue;
        }
      figures->stages[stage] += net;
      figures->food_waste += net;
      if (stage != JY_STAGE_PLATE)
        continue;
      figures->meals_total.plate += net;
      if (meal < 0)
        continue;
      figures->meals[meal].plate += net;
      entries->plate[day][meal] = TRUE;
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
load_purchases (JyFigures    *figures,
                JyLedger     *ledger,
                const Period *period,
                GError      **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement = prepare (ledger,
                                               "SELECT food_category,count(*),sum(mass),sum(amount) FROM purchase"
                                               " WHERE voided=0 AND date BETWEEN :from AND :to GROUP BY food_category",
                                               period, &problem);

  while (problem == NULL && statement != NULL && jy_statement_step (statement, &problem))
    {
      int category = find (&jy_food_category_choices, statement, 0);
      JyPurchaseFigures *own = &figures->food[MAX (0, category)];

      if (category < 0)
        {
          set_damaged (ledger, &problem);
          continue;
        }
      own->lines = jy_statement_get_integer (statement, 1);
      own->mass = jy_statement_get_integer (statement, 2);
      own->amount = jy_statement_get_integer (statement, 3);
      figures->purchases.lines += own->lines;
      figures->purchases.mass += own->mass;
      figures->purchases.amount += own->amount;
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* A working day and served meal needs the diners and a weighing of the plates.
 * Of the current month only the days up to today count. */
static gboolean
load_completeness (JyFigures     *figures,
                   const Entries *entries,
                   JyLedger      *ledger,
                   GError       **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyCalendar) calendar = jy_ledger_load_calendar (ledger, error);
  g_autoptr (JyRecord) institution = NULL;
  JyDay first = jy_month_get_first (figures->month);
  JyDay last = MIN (jy_month_get_last (figures->month), jy_ledger_get_today (ledger));
  gint64 served;

  if (calendar == NULL)
    return FALSE;
  institution = jy_ledger_read_institution (ledger, NULL, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  served = institution != NULL ? jy_record_get_integer (institution, JY_INSTITUTION_MEALS_SERVED) : 0;
  for (JyDay day = first; day <= last; day++)
    for (guint meal = 0; meal < JY_N_MEALS && jy_calendar_is_worked (calendar, day); meal++)
      for (int plate = 0; plate < 2 && (served & (1 << meal)); plate++)
        {
          JyMissingEntry entry = { day, (JyMeal) meal, plate };

          figures->expected++;
          if (plate ? entries->plate[day - first][meal] : entries->diners[day - first][meal])
            figures->recorded++;
          else
            g_array_append_val (figures->missing, entry);
        }
  return TRUE;
}

/**
 * jy_month_summary_load:
 * @summary: (out): the summary
 * @ledger: an open ledger
 * @first: the first month
 * @last: the last month, the same for one month alone
 * @error: return location
 *
 * Sums up a month, or a year to date, for a comparison.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_month_summary_load (JyMonthSummary *summary,
                       JyLedger       *ledger,
                       JyMonth         first,
                       JyMonth         last,
                       GError        **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) pickups = NULL;
  g_autoptr (JyStatement) canteen = NULL;
  Period period;

  *summary = (JyMonthSummary) { .month = last };
  /* There is no day before the first that can be written. */
  if (jy_month_get_first (first) == 0)
    return TRUE;
  set_period (&period, first, last);
  pickups = prepare (ledger,
                     "SELECT category,count(*),sum(mass) FROM pickup WHERE voided=0 AND date BETWEEN :from AND :to"
                     " GROUP BY category",
                     &period, &problem);
  while (pickups != NULL && jy_statement_step (pickups, &problem))
    {
      gint64 mass = jy_statement_get_integer (pickups, 2);

      summary->pickups += jy_statement_get_integer (pickups, 1);
      summary->mass[MAX (0, find (&jy_category_choices, pickups, 0))] += mass;
      summary->total += mass;
    }
  if (problem == NULL)
    canteen = prepare (ledger,
                       "SELECT (SELECT sum(net) FROM weighing WHERE voided=0 AND stage='plate' AND date BETWEEN :from AND :to),"
                       "(SELECT sum(diners) FROM meal WHERE voided=0 AND date BETWEEN :from AND :to)",
                       &period, &problem);
  if (canteen != NULL && jy_statement_step (canteen, &problem))
    {
      summary->plate = jy_statement_get_integer (canteen, 0);
      summary->diners = jy_statement_get_integer (canteen, 1);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
load_all (JyFigures *figures,
          JyLedger  *ledger,
          GError   **error)
{
  Entries entries = { 0 };
  Period period;

  set_period (&period, figures->month, figures->month);
  figures->closed = jy_ledger_is_month_closed (ledger, figures->month);
  return load_pickups (figures, ledger, &period, error) && load_meals (figures, &entries, ledger, &period, error) &&
         load_weighings (figures, &entries, ledger, &period, error) && load_purchases (figures, ledger, &period, error) &&
         load_completeness (figures, &entries, ledger, error) &&
         jy_month_summary_load (&figures->previous, ledger, figures->month - 1, figures->month - 1, error) &&
         jy_month_summary_load (&figures->year_ago, ledger, figures->month - 12, figures->month - 12, error);
}

static JyFigures *
new_figures (JyLedger *ledger,
             JyMonth   month,
             gboolean  with_series,
             GError  **error)
{
  g_autoptr (JyFigures) figures = g_new0 (JyFigures, 1);
  gboolean loaded;

  figures->month = month;
  figures->missing = g_array_new (FALSE, FALSE, sizeof (JyMissingEntry));
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    figures->collectors[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!jy_database_begin_read (jy_ledger_get_database (ledger), error))
    return NULL;
  loaded = load_all (figures, ledger, error);
  if (loaded && with_series)
    loaded = jy_plate_series_load (&figures->plates, ledger, month, error) &&
             jy_year_series_load (&figures->year, ledger, month, error);
  jy_database_end_read (jy_ledger_get_database (ledger));
  return loaded ? g_steal_pointer (&figures) : NULL;
}

/**
 * jy_figures_new:
 * @ledger: an open ledger
 * @month: a month
 * @error: return location
 *
 * Works out the figures of a month from the records as they stand now.
 *
 * Returns: (transfer full): the figures, or %NULL with @error of #JyLedgerError
 */
JyFigures *
jy_figures_new (JyLedger *ledger,
                JyMonth   month,
                GError  **error)
{
  return new_figures (ledger, month, TRUE, error);
}

/**
 * jy_figures_new_plain:
 * @ledger: an open ledger
 * @month: a month
 * @error: return location
 *
 * Does as jy_figures_new() but leaves out what only charts and snapshots need, which
 * costs as much as the rest: the days of the month and the twelve months.
 *
 * Returns: (transfer full): the figures, or %NULL with @error of #JyLedgerError
 */
JyFigures *
jy_figures_new_plain (JyLedger *ledger,
                      JyMonth   month,
                      GError  **error)
{
  return new_figures (ledger, month, FALSE, error);
}

/**
 * jy_figures_free:
 * @figures: (transfer full) (nullable): figures
 *
 * Frees them.
 */
void
jy_figures_free (JyFigures *figures)
{
  if (figures == NULL)
    return;
  g_array_unref (figures->missing);
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    g_array_unref (figures->collectors[i]);
  g_free (figures);
}
