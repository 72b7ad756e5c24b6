/* test-record-findings.c: what was warned of when a record was saved is a finding
 * of its month, until it is put right. */
#include "config.h"

#include "report-fixture.h"

#define COVERED put_covered_collector (L, "环卫", "other", "domestic_waste_service")

/* Sixty tonnes taken away tomorrow. */
static void
test_future (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  fixture->now = noon_of (2026, 3, 30);
  COVERED;
  PUT (pickup, "date", "2026-03-30", "category", "other", "mass", "60", "collector", "环卫");
  id = put (L, &jy_kind_pickup, "date", "2026-03-31", "category", "other", "mass", "60t", "collector", "环卫", NULL);
  assert_findings (MARCH, "warning future_date 2026-03-31 pickup\n");
  assert_findings (0, "warning future_date 2026-03-31 pickup\n");
  findings = get_findings (L, MARCH);
  g_assert_cmpstr (find_finding (findings, "future_date")->record, ==, id);
  assert_contains (find_finding (findings, "future_date")->message, "环卫");
  assert_contains (find_finding (findings, "future_date")->message, "2026-03-30");
  /* The clock has gone on. */
  fixture->now = noon_of (2026, 3, 31);
  assert_findings (MARCH, "");
  fixture->now = noon_of (2026, 3, 30);
  jy_ledger_void (L, id, "未发生", &error);
  g_assert_no_error (error);
  assert_findings (MARCH, "");
}

/* A month that has not begun is looked at as well when none is named. */
static void
test_future_month (Fixture      *fixture,
                   gconstpointer data)
{
  fixture->now = noon_of (2026, 3, 31);
  PUT (supplier, "name", "店");
  PUT (purchase, "date", "2026-04-01", "supplier", "店", "item", "面粉", "food_category", "grain", "quantity", "1", "unit", "kg");
  PUT (weighing, "date", "2027-03-31", "stage", "preparation", "net", "1");
  PUT (meal, "date", "2062-03-31", "meal", "lunch", "diners", "1");
  assert_findings (0, "warning future_date 2026-04-01 purchase\n"
                      "warning future_date 2027-03-31 weighing\n"
                      "warning future_date 2062-03-31 meal\n");
  assert_findings (jy_month_new (2026, 4), "warning future_date 2026-04-01 purchase\n");
}

/* One rule of each kind that has some, none of which refuses the record. */
static void
test_odd_values (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *id = NULL;

  COVERED;
  PUT (pickup, "date", "2026-03-02", "category", "other", "mass", "60", "collector", "环卫");
  PUT (supplier, "name", "店");
  id = put (L, &jy_kind_purchase, "date", "2026-03-02", "supplier", "店", "item", "面粉", "food_category", "grain", "quantity", "1",
            "unit", "kg", "shelf_life_end", "2026-03-01", NULL);
  assert_findings (MARCH, "warning odd_value 2026-03-02 purchase\n");
  findings = get_findings (L, MARCH);
  g_assert_cmpstr (find_finding (findings, "odd_value")->record, ==, id);
  assert_contains (find_finding (findings, "odd_value")->message, "面粉");
  assert_contains (find_finding (findings, "odd_value")->message, "Shelf life");
  PUT (meal, "date", "2026-03-03", "meal", "lunch", "prepared", "250", "diners", "2399");
  assert_findings (MARCH, "warning odd_value 2026-03-02 purchase\n"
                          "warning odd_value 2026-03-03 meal\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/record-findings/future", test_future);
  ADD ("/record-findings/future-month", test_future_month);
  ADD ("/record-findings/odd-values", test_odd_values);
  return g_test_run ();
}
