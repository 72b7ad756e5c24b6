/* test-gap-findings.c: a month in which nothing stands is not one in which all is well. */
#include "config.h"

#include "report-fixture.h"

#define FEBRUARY jy_month_new (2026, 2)

#define COVERED                                                           \
  G_STMT_START                                                            \
  {                                                                       \
    put_covered_collector (L, "环卫", "other", "domestic_waste_service"); \
    put_covered_collector (L, "餐厨", "kitchen", "food_waste_service");   \
  }                                                                       \
  G_STMT_END

static void
test_no_pickups (Fixture      *fixture,
                 gconstpointer data)
{
  fixture->now = noon_of (2026, 4, 1);
  COVERED;
  assert_all_findings (MARCH, "warning no_pickups 2026-03-31 pickup\n");
  /* A zero is an entry. */
  PUT (pickup, "date", "2026-03-20", "category", "other", "mass", "0", "collector", "环卫");
  assert_all_findings (MARCH, "");
}

/* The month that runs, once a week of it is over; none that has not begun. */
static void
test_running (Fixture      *fixture,
              gconstpointer data)
{
  fixture->now = noon_of (2026, 3, 7);
  COVERED;
  assert_all_findings (MARCH, "");
  fixture->now = noon_of (2026, 3, 8);
  assert_all_findings (MARCH, "warning no_pickups 2026-03-08 pickup\n");
  assert_all_findings (jy_month_new (2026, 4), "");
}

/* Of a category only when the month is over, and only if another month has it. */
static void
test_category (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  fixture->now = noon_of (2026, 3, 31);
  COVERED;
  PUT (pickup, "date", "2026-02-10", "category", "other", "mass", "5", "collector", "环卫");
  PUT (pickup, "date", "2026-02-10", "category", "kitchen", "mass", "5", "collector", "餐厨");
  PUT (pickup, "date", "2026-03-10", "category", "other", "mass", "5", "collector", "环卫");
  assert_all_findings (MARCH, "");
  fixture->now = noon_of (2026, 4, 1);
  assert_all_findings (MARCH, "note no_pickups 2026-03-31 pickup\n");
  assert_all_findings (FEBRUARY, "");
  assert_all_findings (0, "note no_pickups 2026-03-31 pickup\n");
  findings = get_findings (L, MARCH);
  assert_contains (find_finding (findings, "no_pickups")->message, "Kitchen");
}

/* No meal is expected, so none is missing, and still the month is empty. */
static void
test_canteen (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = put (L, &jy_kind_institution, "name", "局", NULL);

  fixture->now = noon_of (2026, 4, 1);
  COVERED;
  PUT (pickup, "date", "2026-03-10", "category", "other", "mass", "5", "collector", "环卫");
  PUT (pickup, "date", "2026-02-10", "category", "other", "mass", "5", "collector", "环卫");
  /* An office without a canteen lacks nothing. */
  assert_all_findings (MARCH, "");
  PUT (weighing, "date", "2026-02-10", "stage", "preparation", "net", "5");
  assert_all_findings (MARCH, "warning no_canteen_records 2026-03-31 meal\n"
                              "note meals_not_set - institution\n");
  assert_all_findings (FEBRUARY, "note meals_not_set - institution\n");
  amend_field (L, id, "meals_served", "lunch", "补登", &error);
  g_assert_no_error (error);
  PUT (meal, "date", "2026-03-10", "meal", "lunch", "diners", "5");
  {
    g_autofree char *lines = list_all_findings (L, MARCH);

    g_assert_null (strstr (lines, "meals_not_set"));
    g_assert_null (strstr (lines, "no_canteen_records"));
    assert_contains (lines, "missing_entry");
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/gap-findings/no-pickups", test_no_pickups);
  ADD ("/gap-findings/running", test_running);
  ADD ("/gap-findings/category", test_category);
  ADD ("/gap-findings/canteen", test_canteen);
  return g_test_run ();
}
