/* jy-figures.c: works out the figures of a month. Every query is an indexed range
 * of the month, so that the cost follows the month and not the ledger. */
#include "config.h"

#include "jy-figures-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A query with the first day of @first and the last of @last bound. */
JyStatement *
jy_figures_prepare (JyLedger   *ledger,
                    const char *sql,
                    JyMonth     first,
                    JyMonth     last,
                    GError    **error)
{
  JyStatement *statement = jy_database_prepare (jy_ledger_get_database (ledger), sql, error);
  char from[JY_DAY_TEXT_SIZE], to[JY_DAY_TEXT_SIZE];

  jy_day_write_iso (jy_month_get_first (first), from);
  jy_day_write_iso (jy_month_get_last (last), to);
  if (statement != NULL)
    {
      jy_statement_bind_text (statement, ":from", from);
      jy_statement_bind_text (statement, ":to", to);
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
 * jy_ratio_change:
 * @part: dividend now
 * @whole: divisor now
 * @part_before: dividend before
 * @whole_before: divisor before
 *
 * How much a quotient, grams per diner for instance, has changed. It is worked
 * out from the stored integers and rounded once.
 *
 * Returns: per mille of the quotient before, or %JY_NO_RATIO when there was none
 */
gint64
jy_ratio_change (gint64 part,
                 gint64 whole,
                 gint64 part_before,
                 gint64 whole_before)
{
  guint64 now, before;

  if (part < 0 || part_before < 0 || whole <= 0 || whole_before <= 0 ||
      !g_uint64_checked_mul (&now, (guint64) part, (guint64) whole_before) || now > G_MAXINT64 ||
      !g_uint64_checked_mul (&before, (guint64) part_before, (guint64) whole) || before > G_MAXINT64)
    return JY_NO_RATIO;
  return jy_ratio ((gint64) now - (gint64) before, (gint64) before, 1000);
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

/**
 * jy_waste_per_amount:
 * @mass: kitchen waste in grams
 * @amount: what was paid for food, in fen
 *
 * Returns: grams of kitchen waste per 10 000 yuan, or %JY_NO_RATIO
 */
gint64
jy_waste_per_amount (gint64 mass,
                     gint64 amount)
{
  return jy_ratio (mass, amount, 10000 * 100);
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
int
jy_figures_find (const JyChoices *choices,
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
void
jy_figures_set_damaged (JyLedger *ledger,
                        GError  **error)
{
  g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CORRUPT,
               _ ("The ledger “%s” is damaged. Do not write to it; restore the last backup."), jy_ledger_get_path (ledger));
}

/* The order of paper. A month has few of these, or a list of its own. */
static int
compare_uncovered (gconstpointer a,
                   gconstpointer b)
{
  const JyUncovered *left = a, *right = b;

  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;
  if (left->category != right->category)
    return left->category < right->category ? -1 : 1;
  if (left->result != right->result)
    return left->result < right->result ? -1 : 1;
  if (left->pickups != right->pickups)
    return left->pickups > right->pickups ? -1 : 1;
  return left->mass == right->mass ? 0 : left->mass > right->mass ? -1
                                                                  : 1;
}

static void
add_uncovered (JyFigures                *figures,
               const JyCoverageQuestion *question,
               const JyCoverage         *coverage,
               gint64                    mass)
{
  gint64 paper = jy_coverage_is_contract (coverage->result) ? coverage->contract : coverage->licence;
  JyUncovered added = { question->day, question->category, question->collector, coverage->result, paper, 1, mass };

  /* Those of one day follow each other: the index is by date. */
  for (guint i = figures->uncovered->len; i-- > 0;)
    {
      JyUncovered *own = &g_array_index (figures->uncovered, JyUncovered, i);

      if (own->day != added.day)
        break;
      if (own->category != added.category || own->collector != added.collector || own->result != added.result ||
          own->paper != added.paper)
        continue;
      own->pickups++;
      own->mass += mass;
      return;
    }
  g_array_append_val (figures->uncovered, added);
}

static void
add_pickup (JyFigures            *figures,
            const JyCoverageBook *book,
            JyStatement          *statement)
{
  JyCoverageQuestion question = { .category = (JyCategory) jy_figures_find (&jy_category_choices, statement, 1),
                                  .subkind = jy_figures_find (&jy_subkind_choices, statement, 2),
                                  .collector = jy_statement_get_integer (statement, 8) };
  gboolean weighed = jy_figures_find (&jy_pickup_method_choices, statement, 4) == JY_METHOD_WEIGHED;
  int destination = jy_figures_find (&jy_destination_choices, statement, 7);
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
  else
    add_uncovered (figures, &question, &coverage, jy_statement_get_integer (statement, 3));
}

static gboolean
load_pickups (JyFigures *figures,
              JyLedger  *ledger,
              GError   **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyCoverageBook) book = jy_coverage_book_new (ledger, error);
  g_autoptr (JyStatement) statement = NULL;

  if (book == NULL)
    return FALSE;
  statement = jy_figures_prepare (
    ledger,
    "SELECT date,category,subkind,mass,method,containers,volume,destination,collector,waste_code,manifest"
    " FROM pickup WHERE voided=0 AND date BETWEEN :from AND :to",
    figures->month, figures->month, &problem);
  while (problem == NULL && statement != NULL && jy_statement_step (statement, &problem))
    if (jy_figures_find (&jy_category_choices, statement, 1) < 0)
      jy_figures_set_damaged (ledger, &problem);
    else
      add_pickup (figures, book, statement);
  g_array_sort (figures->uncovered, compare_uncovered);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* All figures of the canteen are those of its days added up. */
static gboolean
load_canteen (JyFigures *figures,
              JyLedger  *ledger,
              GError   **error)
{
  if (!jy_day_figures_load (figures->days, ledger, figures->month, error))
    return FALSE;
  for (guint day = 0; day < JY_MAX_DAYS; day++)
    {
      const JyDayFigures *own = &figures->days[day];

      for (guint i = 0; i < JY_N_MEALS; i++)
        {
          jy_meal_figures_add (&figures->meals[i], &own->meals[i]);
          jy_meal_figures_add (&figures->meals_total, &own->meals[i]);
        }
      for (guint i = 0; i < JY_N_STAGES; i++)
        {
          figures->stages[i] += own->stages[i];
          figures->food_waste += own->stages[i];
        }
      figures->weighings += own->weighings;
    }
  /* Plates that were weighed without naming a meal count as well. */
  figures->meals_total.plate = figures->stages[JY_STAGE_PLATE];
  return TRUE;
}

static gboolean
load_purchases (JyFigures *figures,
                JyLedger  *ledger,
                GError   **error)
{
  figures->suppliers = jy_supplier_figures_load (figures->food, ledger, figures->month, error);
  if (figures->suppliers == NULL)
    return FALSE;
  for (guint i = 0; i < JY_N_FOOD_CATEGORIES; i++)
    jy_purchase_figures_add (&figures->purchases, &figures->food[i]);
  return TRUE;
}

static gboolean
load_papers (JyFigures *figures,
             JyLedger  *ledger,
             GError   **error)
{
  figures->contracts = jy_paper_figures_load_contracts (ledger, figures->month, error);
  figures->licences =
    figures->contracts != NULL ? jy_paper_figures_load_licences (ledger, figures->month, error) : NULL;
  return figures->licences != NULL;
}

/* A working day and served meal needs the diners and a weighing of the plates.
 * Of the current month only the days up to today count. */
static gboolean
load_completeness (JyFigures *figures,
                   JyLedger  *ledger,
                   GError   **error)
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
          const JyMealFigures *own = &figures->days[day - first].meals[meal];

          figures->expected++;
          if ((plate ? own->weighings : own->records) > 0)
            figures->recorded++;
          else
            g_array_append_val (figures->missing, entry);
        }
  return TRUE;
}

static gboolean
summarise_pickups (JyMonthSummary *summary,
                   JyLedger       *ledger,
                   JyMonth         first,
                   JyMonth         last,
                   GError        **error)
{
  JyMonthMass own = { 0 };

  if (!jy_month_mass_load (&own, ledger, first, last, error))
    return FALSE;
  summary->pickups = own.pickups;
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    {
      summary->mass[i] = own.mass[i];
      summary->total += own.mass[i];
    }
  return TRUE;
}

static gboolean
summarise_meals (JyMonthSummary *summary,
                 JyLedger       *ledger,
                 JyMonth         first,
                 JyMonth         last,
                 GError        **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement =
    jy_figures_prepare (ledger,
                        "SELECT meal," JY_MEAL_SUMS " FROM meal"
                        " WHERE voided=0 AND date BETWEEN :from AND :to GROUP BY meal",
                        first, last, &problem);

  while (statement != NULL && jy_statement_step (statement, &problem))
    {
      JyMealFigures meal;

      jy_meal_figures_read (&meal, statement, 1);
      summary->meals += meal.records;
      summary->diners += meal.diners;
      if (jy_figures_find (&jy_meal_choices, statement, 0) == JY_MEAL_OVERTIME)
        summary->overtime = meal;
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
summarise_rest (JyMonthSummary *summary,
                JyLedger       *ledger,
                JyMonth         first,
                JyMonth         last,
                GError        **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) weighings =
    jy_figures_prepare (ledger,
                        "SELECT count(*),sum(net),sum(net) FILTER (WHERE stage='plate') FROM weighing"
                        " WHERE voided=0 AND date BETWEEN :from AND :to",
                        first, last, &problem);
  g_autoptr (JyStatement) purchases = NULL;

  if (weighings != NULL && jy_statement_step (weighings, &problem))
    {
      summary->weighings = jy_statement_get_integer (weighings, 0);
      summary->food_waste = jy_statement_get_integer (weighings, 1);
      summary->plate = jy_statement_get_integer (weighings, 2);
    }
  if (problem == NULL)
    purchases = jy_figures_prepare (ledger,
                                    "SELECT count(*),sum(mass),sum(amount),count(mass),count(amount) FROM purchase"
                                    " WHERE voided=0 AND date BETWEEN :from AND :to",
                                    first, last, &problem);
  if (purchases != NULL && jy_statement_step (purchases, &problem))
    {
      gint64 lines = jy_statement_get_integer (purchases, 0);

      summary->purchases = (JyPurchaseFigures) { .lines = lines,
                                                 .mass = jy_statement_get_integer (purchases, 1),
                                                 .amount = jy_statement_get_integer (purchases, 2),
                                                 .unweighed = lines - jy_statement_get_integer (purchases, 3),
                                                 .unpriced = lines - jy_statement_get_integer (purchases, 4) };
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
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
  *summary = (JyMonthSummary) { .month = last };
  /* There is no day before the first that can be written. */
  if (jy_month_get_first (first) == 0)
    return TRUE;
  return summarise_pickups (summary, ledger, first, last, error) && summarise_meals (summary, ledger, first, last, error) &&
         summarise_rest (summary, ledger, first, last, error);
}

static gboolean
load_all (JyFigures *figures,
          JyLedger  *ledger,
          GError   **error)
{
  figures->closed = jy_ledger_is_month_closed (ledger, figures->month);
  return load_pickups (figures, ledger, error) && load_canteen (figures, ledger, error) &&
         load_purchases (figures, ledger, error) && load_papers (figures, ledger, error) &&
         load_completeness (figures, ledger, error) &&
         jy_month_summary_load (&figures->previous, ledger, figures->month - 1, figures->month - 1, error) &&
         jy_month_summary_load (&figures->year_ago, ledger, figures->month - 12, figures->month - 12, error);
}

/* The month itself and the one before are read already. */
static gboolean
load_year (JyFigures *figures,
           JyLedger  *ledger,
           GError   **error)
{
  JyMonthMass *own = &figures->year.months[JY_YEAR_MONTHS - 1];
  JyMonthMass *previous = own - 1;

  own->pickups = figures->waste.pickups;
  previous->pickups = figures->previous.pickups;
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    {
      own->mass[i] = figures->categories[i].mass;
      previous->mass[i] = figures->previous.mass[i];
    }
  return jy_year_series_load_rest (&figures->year, ledger, figures->month, 2, error);
}

/* What is a list is empty, but for those that are read as a whole. */
JyFigures *
jy_figures_new_empty (JyMonth month)
{
  JyFigures *figures = g_new0 (JyFigures, 1);

  figures->month = month;
  figures->missing = g_array_new (FALSE, FALSE, sizeof (JyMissingEntry));
  figures->uncovered = g_array_new (FALSE, FALSE, sizeof (JyUncovered));
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    figures->collectors[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  return figures;
}

static JyFigures *
new_figures (JyLedger *ledger,
             JyMonth   month,
             gboolean  with_series,
             GError  **error)
{
  g_autoptr (JyFigures) figures = jy_figures_new_empty (month);
  gboolean loaded;

  if (!jy_database_begin_read (jy_ledger_get_database (ledger), error))
    return NULL;
  loaded = load_all (figures, ledger, error);
  if (loaded && with_series)
    loaded = jy_plate_series_load (&figures->plates, ledger, month, error) &&
             load_year (figures, ledger, error) && jy_figures_load_names (figures, ledger, error);
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
  g_array_unref (figures->uncovered);
  g_clear_pointer (&figures->names, g_hash_table_unref);
  g_clear_pointer (&figures->suppliers, g_array_unref);
  g_clear_pointer (&figures->contracts, g_array_unref);
  g_clear_pointer (&figures->licences, g_array_unref);
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    g_array_unref (figures->collectors[i]);
  g_free (figures);
}
