/* What the canteen recorded on each day of a month. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/** The days of the longest month. */
#define JY_MAX_DAYS 31

/**
 * JyMealFigures:
 * @booked: meals booked
 * @prepared: meals prepared
 * @diners: diners
 * @plate: grams left on the plates of this meal
 * @records: how many records there are
 * @bookings: how many of them say what was booked
 * @preparations: how many of them say what was prepared
 * @unused: meals booked and not eaten, added up record by record
 * @unbooked: diners beyond what was booked, added up record by record
 * @weighings: weighings of the plates; without any, @plate is not known to be zero
 */
typedef struct
{
  gint64 booked;
  gint64 prepared;
  gint64 diners;
  gint64 plate;
  gint64 records;
  gint64 bookings;
  gint64 preparations;
  gint64 unused;
  gint64 unbooked;
  gint64 weighings;
} JyMealFigures;

/**
 * JyDayFigures:
 * @meals: the day's meals
 * @stages: grams of kitchen waste, whether a meal is named or not
 * @weighings: weighings of all stages
 *
 * The canteen's day.
 */
typedef struct
{
  JyMealFigures meals[JY_N_MEALS];
  gint64 stages[JY_N_STAGES];
  gint64 weighings;
} JyDayFigures;

/**
 * JyTarget:
 * @JY_TARGET_NONE: no target, or nothing to hold against it
 * @JY_TARGET_MET: the plate waste per diner is not above the target
 * @JY_TARGET_MISSED: it is
 *
 * How a meal stands to its target.
 */
typedef enum
{
  JY_TARGET_NONE,
  JY_TARGET_MET,
  JY_TARGET_MISSED,
} JyTarget;

/** What stands for a target that is not set. */
#define JY_NO_TARGET (-1)

gboolean jy_day_figures_load   (JyDayFigures         days[JY_MAX_DAYS],
                                JyLedger            *ledger,
                                JyMonth              month,
                                GError             **error);
void     jy_meal_figures_add   (JyMealFigures       *total,
                                const JyMealFigures *meal);
gint64   jy_meal_get_target    (const JyRecord      *institution,
                                JyMeal               meal);
JyTarget jy_meal_figures_judge (const JyMealFigures *meal,
                                gint64               target);

G_END_DECLS
