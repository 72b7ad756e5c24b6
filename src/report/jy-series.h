/* Figures in a row: the days of a month, the months of a year. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/** Where the figures of a whole day stand, beside those of its meals. */
#define JY_WHOLE_DAY JY_N_MEALS

/**
 * JyPlateFigures:
 * @has_figures: whether both diners and plates are known; zero is known
 * @diners: diners
 * @plate: grams left on their plates
 *
 * One meal of one day, or a day as a whole.
 */
typedef struct
{
  gboolean has_figures;
  gint64 diners;
  gint64 plate;
} JyPlateFigures;

/**
 * JyPlateSeries:
 * @month: the month
 * @n_days: its days
 * @days: figures of each day, by #JyMeal and at %JY_WHOLE_DAY. What was weighed
 *   without a meal counts in the whole day alone.
 *
 * What was left on plates, day by day.
 */
typedef struct
{
  JyMonth month;
  guint n_days;
  JyPlateFigures days[31][JY_N_MEALS + 1];
} JyPlateSeries;

#define JY_YEAR_MONTHS 12

/**
 * JyMonthMass:
 * @month: the month
 * @pickups: records of pickups; a month without any has no figures, not zero
 * @mass: grams, per category
 */
typedef struct
{
  JyMonth month;
  gint64 pickups;
  gint64 mass[JY_N_CATEGORIES];
} JyMonthMass;

/**
 * JyYearSeries:
 * @months: the months, the last one last
 *
 * What was picked up in the twelve months that end in a month.
 */
typedef struct
{
  JyMonthMass months[JY_YEAR_MONTHS];
} JyYearSeries;

gboolean jy_plate_series_load      (JyPlateSeries        *series,
                                    JyLedger             *ledger,
                                    JyMonth               month,
                                    GError              **error);
guint    jy_plate_series_find_meal (const JyPlateSeries  *series);
gboolean jy_year_series_load       (JyYearSeries         *series,
                                    JyLedger             *ledger,
                                    JyMonth               last,
                                    GError              **error);
guint    jy_year_series_count      (const JyYearSeries   *series);

G_END_DECLS
