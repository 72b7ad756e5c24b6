/* test-series.c: figures by day and by month, worked out by hand. */
#include "config.h"

#include "report-fixture.h"

#define MARCH_DAY(n) ((n) -1)

static void
load_plates (JyPlateSeries *series,
             JyLedger      *ledger)
{
  g_autoptr (GError) error = NULL;

  jy_plate_series_load (series, ledger, MARCH, &error);
  g_assert_no_error (error);
  g_assert_cmpint (series->month, ==, MARCH);
  g_assert_cmpuint (series->n_days, ==, 31);
}

static void
load_year (JyYearSeries *series,
           JyLedger     *ledger,
           JyMonth       last)
{
  g_autoptr (GError) error = NULL;

  jy_year_series_load (series, ledger, last, &error);
  g_assert_no_error (error);
}

static void
assert_plate (const JyPlateSeries *series,
              guint                day,
              guint                meal,
              gint64               diners,
              gint64               plate)
{
  const JyPlateFigures *own = &series->days[day][meal];

  g_assert_true (own->has_figures);
  g_assert_cmpint (own->diners, ==, diners);
  g_assert_cmpint (own->plate, ==, plate);
}

/* Both halves must be there, of the same meal; zero grams are a figure, zero diners
 * leave nothing to divide by. */
static void
test_days (Fixture      *fixture,
           gconstpointer data)
{
  JyPlateSeries series;
  g_autofree char *gone = NULL;
  g_autoptr (GError) error = NULL;

  PUT (site, "name", "一食堂", "type", "canteen");
  PUT (site, "name", "二食堂", "type", "canteen");
  PUT (meal, "date", "2026-03-02", "meal", "lunch", "canteen", "一食堂", "diners", "100");
  PUT (meal, "date", "2026-03-02", "meal", "lunch", "canteen", "二食堂", "diners", "60");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "plate", "net", "5");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "plate", "net", "2.5");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "preparation", "net", "40");
  PUT (meal, "date", "2026-03-02", "meal", "dinner", "diners", "30");
  PUT (meal, "date", "2026-03-03", "meal", "lunch", "diners", "90");
  PUT (weighing, "date", "2026-03-03", "meal", "lunch", "stage", "plate", "net", "0");
  PUT (weighing, "date", "2026-03-04", "meal", "lunch", "stage", "plate", "net", "7");
  PUT (meal, "date", "2026-03-05", "meal", "lunch", "diners", "0");
  PUT (weighing, "date", "2026-03-05", "meal", "lunch", "stage", "plate", "net", "1");
  PUT (meal, "date", "2026-02-28", "meal", "lunch", "diners", "11");
  PUT (weighing, "date", "2026-02-28", "meal", "lunch", "stage", "plate", "net", "1");
  PUT (meal, "date", "2026-03-31", "meal", "breakfast", "diners", "12");
  PUT (weighing, "date", "2026-03-31", "stage", "plate", "net", "3");
  gone = put (L, &jy_kind_weighing, "date", "2026-03-31", "meal", "breakfast", "stage", "plate", "net", "9", NULL);
  jy_ledger_void (L, gone, "重复", &error);
  g_assert_no_error (error);
  load_plates (&series, L);

  assert_plate (&series, MARCH_DAY (2), JY_MEAL_LUNCH, 160, 7500);
  g_assert_false (series.days[MARCH_DAY (2)][JY_MEAL_DINNER].has_figures);
  assert_plate (&series, MARCH_DAY (2), JY_WHOLE_DAY, 190, 7500);
  assert_plate (&series, MARCH_DAY (3), JY_MEAL_LUNCH, 90, 0);
  g_assert_false (series.days[MARCH_DAY (4)][JY_MEAL_LUNCH].has_figures);
  g_assert_false (series.days[MARCH_DAY (5)][JY_MEAL_LUNCH].has_figures);
  g_assert_false (series.days[MARCH_DAY (1)][JY_WHOLE_DAY].has_figures);
  g_assert_false (series.days[MARCH_DAY (31)][JY_MEAL_BREAKFAST].has_figures);
  assert_plate (&series, MARCH_DAY (31), JY_WHOLE_DAY, 12, 3000);
  g_assert_cmpuint (jy_plate_series_find_meal (&series), ==, JY_MEAL_LUNCH);
}

/* Where no weighing names its meal, the day is drawn; without any, nothing is. */
static void
test_find_meal (Fixture      *fixture,
                gconstpointer data)
{
  JyPlateSeries series;

  load_plates (&series, L);
  g_assert_cmpuint (jy_plate_series_find_meal (&series), >, JY_WHOLE_DAY);
  PUT (meal, "date", "2026-03-02", "meal", "lunch", "diners", "100");
  PUT (weighing, "date", "2026-03-02", "stage", "plate", "net", "5");
  load_plates (&series, L);
  g_assert_cmpuint (jy_plate_series_find_meal (&series), ==, JY_WHOLE_DAY);
  PUT (meal, "date", "2026-03-03", "meal", "dinner", "diners", "10");
  PUT (weighing, "date", "2026-03-03", "meal", "dinner", "stage", "plate", "net", "1");
  load_plates (&series, L);
  g_assert_cmpuint (jy_plate_series_find_meal (&series), ==, JY_MEAL_DINNER);
}

static void
test_sample (Fixture      *fixture,
             gconstpointer data)
{
  JyPlateSeries series;
  gint64 diners = 0;

  import_sample (L);
  load_plates (&series, L);
  g_assert_cmpuint (jy_plate_series_find_meal (&series), ==, JY_MEAL_LUNCH);
  assert_plate (&series, MARCH_DAY (2), JY_MEAL_LUNCH, 400, 24670);
  assert_plate (&series, MARCH_DAY (31), JY_MEAL_LUNCH, 413, 26770);
  /* A Sunday. */
  g_assert_false (series.days[MARCH_DAY (1)][JY_MEAL_LUNCH].has_figures);
  for (guint day = 0; day < series.n_days; day++)
    diners += series.days[day][JY_MEAL_LUNCH].diners;
  g_assert_cmpint (diners, ==, 8696);
}

static void
assert_year (const JyYearSeries *series)
{
  g_assert_cmpint (series->months[0].month, ==, jy_month_new (2025, 4));
  g_assert_cmpint (series->months[0].pickups, ==, 3);
  g_assert_cmpint (series->months[0].mass[JY_CATEGORY_OTHER], ==, 12500);
  g_assert_cmpint (series->months[0].mass[JY_CATEGORY_KITCHEN], ==, 7000);
  g_assert_cmpint (series->months[1].pickups, ==, 0);
  /* A zero is a figure. */
  g_assert_cmpint (series->months[8].month, ==, jy_month_new (2025, 12));
  g_assert_cmpint (series->months[8].pickups, ==, 1);
  g_assert_cmpint (series->months[8].mass[JY_CATEGORY_HAZARDOUS], ==, 0);
  g_assert_cmpint (series->months[10].month, ==, jy_month_new (2026, 2));
  g_assert_cmpint (series->months[10].pickups, ==, 2);
  g_assert_cmpint (series->months[10].mass[JY_CATEGORY_OTHER], ==, 3000);
  g_assert_cmpint (series->months[10].mass[JY_CATEGORY_HAZARDOUS], ==, 250);
  g_assert_cmpint (series->months[11].month, ==, MARCH);
  g_assert_cmpint (series->months[11].pickups, ==, 1);
  g_assert_cmpint (series->months[11].mass[JY_CATEGORY_RECYCLABLE], ==, 4);
  g_assert_cmpuint (jy_year_series_count (series), ==, 4);
}

/* Loaded for itself and as part of a month's figures. */
static void
test_year (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (JyFigures) figures = NULL;
  JyYearSeries series;

  PUT (collector, "name", "甲公司");
  PUT (pickup, "date", "2025-03-31", "category", "other", "mass", "1000", "collector", "甲公司");
  PUT (pickup, "date", "2025-04-01", "category", "other", "mass", "10", "collector", "甲公司");
  PUT (pickup, "date", "2025-04-30", "category", "other", "mass", "2.5", "collector", "甲公司");
  PUT (pickup, "date", "2025-04-30", "category", "kitchen", "mass", "7", "collector", "甲公司");
  PUT (pickup, "date", "2025-12-31", "category", "hazardous", "mass", "0", "collector", "甲公司");
  PUT (pickup, "date", "2026-02-01", "category", "other", "mass", "3", "collector", "甲公司");
  PUT (pickup, "date", "2026-02-28", "category", "hazardous", "mass", "0.25", "collector", "甲公司");
  PUT (pickup, "date", "2026-03-31", "category", "recyclable", "mass", "0.004", "collector", "甲公司");
  PUT (pickup, "date", "2026-04-01", "category", "other", "mass", "1000", "collector", "甲公司");
  load_year (&series, L, MARCH);
  assert_year (&series);

  figures = get_figures (L, MARCH);
  assert_year (&figures->year);
}

/* What charts show is kept by a closing; a gap is kept as a gap. */
static void
test_snapshot (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *kept = NULL, *more = NULL;
  g_autoptr (JyFigures) figures = NULL, later = NULL;
  g_autofree char *public = NULL;

  PUT (collector, "name", "甲公司");
  PUT (pickup, "date", "2026-01-05", "category", "other", "mass", "10", "collector", "甲公司");
  PUT (meal, "date", "2026-03-02", "meal", "lunch", "diners", "100");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "plate", "net", "5");
  figures = get_figures (L, MARCH);
  kept = jy_figures_to_snapshot (figures);
  assert_contains (kept, "\"plate_by_day\":{\"meal\":\"lunch\",\"diners_plate_g\":[null,[100,5000],null,");
  assert_contains (kept, "\"2026-01\":{\"pickups\":1,\"recyclable\":0,\"hazardous\":0,\"kitchen\":0,\"other\":10000}");
  assert_contains (kept, "\"2026-03\":{\"pickups\":0,");
  public = jy_figures_to_json (figures);
  g_assert_null (strstr (public, "plate_by_day"));

  PUT (pickup, "date", "2025-06-05", "category", "other", "mass", "0", "collector", "甲公司");
  later = get_figures (L, MARCH);
  more = jy_figures_to_snapshot (later);
  g_assert_true (jy_figures_json_holds (kept, kept));
  g_assert_false (jy_figures_json_holds (kept, more));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/series/days", test_days);
  ADD ("/series/find-meal", test_find_meal);
  ADD ("/series/sample", test_sample);
  ADD ("/series/year", test_year);
  ADD ("/series/snapshot", test_snapshot);

  return g_test_run ();
}
