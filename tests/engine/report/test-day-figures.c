/* test-day-figures.c: the canteen's days, and what they add up to. */
#include "config.h"

#include "report-fixture.h"

static void
test_meals (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (JyFigures) figures = NULL;
  g_autofree char *voided = NULL;
  g_autoptr (GError) error = NULL;
  const JyMealFigures *first, *last;

  PUT (site, "name", "一食堂", "type", "canteen");
  PUT (site, "name", "二食堂", "type", "canteen");
  /* 10 ordered and 7 eaten; 5 ordered and 9 eaten; 4 eaten that nobody counted. */
  PUT (meal, "date", "2026-03-01", "meal", "overtime", "canteen", "一食堂", "booked", "10", "prepared", "12", "diners", "7");
  PUT (meal, "date", "2026-03-01", "meal", "overtime", "canteen", "二食堂", "booked", "5", "diners", "9");
  PUT (meal, "date", "2026-03-31", "meal", "overtime", "diners", "4");
  PUT (meal, "date", "2026-03-31", "meal", "lunch", "booked", "0", "diners", "0");
  /* Neither the neighbouring months nor what is voided. */
  PUT (meal, "date", "2026-02-28", "meal", "overtime", "booked", "50", "diners", "20");
  PUT (meal, "date", "2026-04-01", "meal", "overtime", "booked", "50", "diners", "20");
  voided = put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "overtime", "booked", "9", "diners", "1", NULL);
  jy_ledger_void (L, voided, "重复", &error);
  g_assert_no_error (error);

  figures = get_figures (L, MARCH);
  first = &figures->days[0].meals[JY_MEAL_OVERTIME];
  last = &figures->days[30].meals[JY_MEAL_OVERTIME];
  g_assert_cmpint (first->records, ==, 2);
  g_assert_cmpint (first->bookings, ==, 2);
  g_assert_cmpint (first->preparations, ==, 1);
  g_assert_cmpint (first->booked, ==, 15);
  g_assert_cmpint (first->prepared, ==, 12);
  g_assert_cmpint (first->diners, ==, 16);
  g_assert_cmpint (first->unused, ==, 3);
  g_assert_cmpint (first->unbooked, ==, 4);
  g_assert_cmpint (last->records, ==, 1);
  g_assert_cmpint (last->bookings, ==, 0);
  g_assert_cmpint (last->unused, ==, 0);
  g_assert_cmpint (figures->days[1].meals[JY_MEAL_OVERTIME].records, ==, 0);
  g_assert_cmpint (figures->days[30].meals[JY_MEAL_LUNCH].bookings, ==, 1);
  g_assert_cmpint (figures->meals[JY_MEAL_OVERTIME].diners, ==, 20);
  g_assert_cmpint (figures->meals[JY_MEAL_OVERTIME].bookings, ==, 2);
  g_assert_cmpint (figures->meals_total.records, ==, 4);
  g_assert_cmpint (figures->previous.overtime.booked, ==, 50);
  g_assert_cmpint (figures->previous.overtime.unused, ==, 30);
  g_assert_cmpint (figures->previous.meals, ==, 1);
  g_assert_cmpint (figures->year_ago.meals, ==, 0);
}

static void
test_weighings (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (JyFigures) figures = NULL;
  const JyDayFigures *day;

  PUT (weighing, "date", "2026-03-10", "meal", "lunch", "stage", "plate", "net", "1.2");
  PUT (weighing, "date", "2026-03-10", "meal", "lunch", "stage", "plate", "net", "0.3");
  PUT (weighing, "date", "2026-03-10", "stage", "plate", "net", "0.1");
  PUT (weighing, "date", "2026-03-10", "meal", "lunch", "stage", "unserved", "net", "5");
  PUT (weighing, "date", "2026-03-10", "stage", "spoilage", "net", "0");
  PUT (weighing, "date", "2026-02-10", "stage", "preparation", "net", "8");
  PUT (weighing, "date", "2026-02-11", "meal", "dinner", "stage", "plate", "net", "2");

  figures = get_figures (L, MARCH);
  day = &figures->days[9];
  g_assert_cmpint (day->weighings, ==, 5);
  g_assert_cmpint (day->meals[JY_MEAL_LUNCH].weighings, ==, 2);
  g_assert_cmpint (day->meals[JY_MEAL_LUNCH].plate, ==, 1500);
  g_assert_cmpint (day->stages[JY_STAGE_PLATE], ==, 1600);
  g_assert_cmpint (day->stages[JY_STAGE_UNSERVED], ==, 5000);
  g_assert_cmpint (figures->meals[JY_MEAL_LUNCH].plate, ==, 1500);
  g_assert_cmpint (figures->meals_total.plate, ==, 1600);
  g_assert_cmpint (figures->food_waste, ==, 6600);
  g_assert_cmpint (figures->weighings, ==, 5);
  g_assert_cmpint (figures->previous.weighings, ==, 2);
  g_assert_cmpint (figures->previous.food_waste, ==, 10000);
  g_assert_cmpint (figures->previous.plate, ==, 2000);
}

/* 1 005 g ÷ 20 = 50.25 g is printed as 50.3 g, and that is above 50.25 g. */
static void
test_judge (void)
{
  const JyMealFigures meal = { .diners = 20, .plate = 1005, .weighings = 1 };
  const JyMealFigures unweighed = { .diners = 20 };
  const JyMealFigures nobody = { .plate = 5, .weighings = 1 };

  g_assert_cmpint (jy_meal_figures_judge (&meal, 50300), ==, JY_TARGET_MET);
  g_assert_cmpint (jy_meal_figures_judge (&meal, 50250), ==, JY_TARGET_MISSED);
  g_assert_cmpint (jy_meal_figures_judge (&meal, 0), ==, JY_TARGET_MISSED);
  g_assert_cmpint (jy_meal_figures_judge (&meal, JY_NO_TARGET), ==, JY_TARGET_NONE);
  g_assert_cmpint (jy_meal_figures_judge (&unweighed, 50000), ==, JY_TARGET_NONE);
  g_assert_cmpint (jy_meal_figures_judge (&nobody, 50000), ==, JY_TARGET_NONE);
}

/* From 3 ÷ 2 to 5 ÷ 4 is a sixth less; to 0 all of it. What overflows has none. */
static void
test_change (void)
{
  g_assert_cmpint (jy_ratio_change (5, 4, 3, 2), ==, -167);
  g_assert_cmpint (jy_ratio_change (0, 4, 3, 2), ==, -1000);
  g_assert_cmpint (jy_ratio_change (3, 1, 3, 2), ==, 1000);
  g_assert_cmpint (jy_ratio_change (G_GINT64_CONSTANT (10000000000), 100000000, G_GINT64_CONSTANT (5000000000), 100000000), ==,
                   1000);
  g_assert_cmpint (jy_ratio_change (1, 0, 3, 2), ==, JY_NO_RATIO);
  g_assert_cmpint (jy_ratio_change (1, 1, 0, 2), ==, JY_NO_RATIO);
  g_assert_cmpint (jy_ratio_change (1, 1, 3, 0), ==, JY_NO_RATIO);
  g_assert_cmpint (jy_ratio_change (G_MAXINT64, 1, 1, 3), ==, JY_NO_RATIO);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/report/day-figures/meals", test_meals);
  ADD ("/report/day-figures/weighings", test_weighings);
  g_test_add_func ("/report/day-figures/judge", test_judge);
  g_test_add_func ("/report/day-figures/change", test_change);
  return g_test_run ();
}
