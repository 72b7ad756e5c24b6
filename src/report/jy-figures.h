/* The figures of a month. */
#pragma once

#include "jy-coverage.h"
#include "jy-day-figures.h"
#include "jy-ledger.h"
#include "jy-paper-figures.h"
#include "jy-supplier-figures.h"
#include "jy-series.h"

G_BEGIN_DECLS

/**
 * JyWasteFigures:
 * @pickups: records of pickups, explicit zeros included
 * @mass: grams
 * @weighed: grams of it that were weighed
 * @estimated: grams of it that were estimated from volume
 * @volume: millilitres, where known
 * @containers: containers, where counted
 */
typedef struct
{
  gint64 pickups;
  gint64 mass;
  gint64 weighed;
  gint64 estimated;
  gint64 volume;
  gint64 containers;
} JyWasteFigures;

/**
 * JyMissingEntry:
 * @day: the working day
 * @meal: the meal
 * @plate: whether the plate weighing is missing rather than the diners
 */
typedef struct
{
  JyDay day;
  JyMeal meal;
  gboolean plate;
} JyMissingEntry;

/**
 * JyMonthSummary:
 * @month: the month
 * @pickups: records of pickups; without any the month is not compared with
 * @mass: grams, per category
 * @total: grams
 * @plate: grams left on plates
 * @diners: diners
 * @meals: records of meals
 * @weighings: weighings of kitchen waste
 * @food_waste: grams of it
 * @overtime: the overtime meals, without their plates
 * @purchases: what was bought
 *
 * What another month is compared with.
 */
typedef struct
{
  JyMonth month;
  gint64 pickups;
  gint64 mass[JY_N_CATEGORIES];
  gint64 total;
  gint64 plate;
  gint64 diners;
  gint64 meals;
  gint64 weighings;
  gint64 food_waste;
  JyMealFigures overtime;
  JyPurchaseFigures purchases;
} JyMonthSummary;

/**
 * JyUncovered:
 * @day: the day of the pickups
 * @category: their category
 * @collector: the collector's row
 * @result: why they are not covered
 * @paper: row of the contract or licence that decided, or 0
 * @pickups: how many there are
 * @mass: grams
 *
 * Pickups of one day that contract or licence did not cover, all for one reason.
 */
typedef struct
{
  JyDay day;
  JyCategory category;
  gint64 collector;
  JyCoverageResult result;
  gint64 paper;
  gint64 pickups;
  gint64 mass;
} JyUncovered;

/**
 * JyFigures:
 *
 * All figures of a month, in plain integers. Its @plates and @year are what charts
 * show; they, the @names and the @targets are not loaded by jy_figures_new_plain().
 */
typedef struct
{
  JyMonth month;
  gboolean closed;
  JyWasteFigures categories[JY_N_CATEGORIES];
  JyWasteFigures subkinds[JY_N_SUBKINDS];
  JyWasteFigures waste;
  gint64 kitchen_recovered;            /* g of kitchen waste recycled, composted or treated on site */
  guint destinations[JY_N_CATEGORIES]; /* bits of JyDestination */
  GArray *collectors[JY_N_CATEGORIES]; /* gint64 rows, in the order they came */
  GArray *uncovered;                   /* JyUncovered */
  JyMealFigures meals[JY_N_MEALS];
  JyMealFigures meals_total;
  JyDayFigures days[JY_MAX_DAYS]; /* the first of the month at 0 */
  gint64 stages[JY_N_STAGES];
  gint64 food_waste;
  gint64 weighings; /* of all stages */
  JyPurchaseFigures food[JY_N_FOOD_CATEGORIES];
  JyPurchaseFigures purchases;
  GArray *suppliers; /* JySupplierFigures, the largest amount first */
  GArray *contracts; /* JyPaper, in force in the month */
  GArray *licences;  /* JyPaper, valid in the month */
  gint64 expected;
  gint64 recorded;
  GArray *missing; /* JyMissingEntry */
  gint64 coverage_needed;
  gint64 covered;
  JyMonthSummary previous;
  JyMonthSummary year_ago;
  JyPlateSeries plates;
  JyYearSeries year;
  gboolean nameless;          /* read from what an older program kept */
  GHashTable *names;          /* of collectors, suppliers and papers, by gint64 row */
  gint64 targets[JY_N_MEALS]; /* mg per diner, or JY_NO_TARGET */
} JyFigures;

/** A ratio without a denominator. */
#define JY_NO_RATIO G_MININT64

JyFigures *jy_figures_new             (JyLedger        *ledger,
                                       JyMonth          month,
                                       GError         **error);
JyFigures *jy_figures_new_plain       (JyLedger        *ledger,
                                       JyMonth          month,
                                       GError         **error);
JyFigures *jy_figures_new_from_snapshot (const char    *snapshot,
                                         GError       **error);
void       jy_figures_borrow_names    (JyFigures       *figures,
                                       const JyFigures *named);
void       jy_figures_free            (JyFigures       *figures);
const char *jy_figures_get_name       (const JyFigures *figures,
                                       gint64           row);
char      *jy_figures_to_json         (const JyFigures *figures);
char      *jy_figures_to_snapshot     (const JyFigures *figures);
char      *jy_figures_compute_json    (JyLedger        *ledger,
                                       JyMonth          month,
                                       gpointer         data,
                                       GError         **error);
gboolean   jy_figures_json_holds      (const char      *kept,
                                       const char      *now);
gboolean   jy_month_summary_load      (JyMonthSummary  *summary,
                                       JyLedger        *ledger,
                                       JyMonth          first,
                                       JyMonth          last,
                                       GError         **error);

gint64     jy_ratio                   (gint64           part,
                                       gint64           whole,
                                       gint64           factor);
gint64     jy_ratio_change             (gint64           part,
                                        gint64           whole,
                                        gint64           part_before,
                                        gint64           whole_before);
gint64     jy_figures_get_recovery    (const JyFigures *figures);
gint64     jy_figures_get_recycling   (const JyFigures *figures);
gint64     jy_waste_per_amount         (gint64           mass,
                                        gint64           amount);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyFigures, jy_figures_free)

G_END_DECLS
