/* test-record-findings.c: what was warned of when a record was saved is a finding
 * of its month, until it is put right. */
#include "config.h"

#include "jy-problems.h"
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

/* What one of the two leaves open is no contradiction, what both say is. */
static void
test_duplicates (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *second = NULL;

  PUT (site, "name", "一食堂", "type", "canteen");
  PUT (site, "name", "二食堂", "type", "canteen");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "plate", "gross", "26.82", "tare", "2.15", "site", "一食堂");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "plate", "gross", "26.82", "tare", "2.15", "site", "二食堂");
  PUT (weighing, "date", "2026-03-02", "meal", "dinner", "stage", "plate", "gross", "26.82", "tare", "2.15", "site", "一食堂");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "unserved", "gross", "26.82", "tare", "2.15", "site", "一食堂");
  PUT (weighing, "date", "2026-03-03", "meal", "lunch", "stage", "plate", "gross", "26.82", "tare", "2.15", "site", "一食堂");
  assert_findings (MARCH, "");
  second = put (L, &jy_kind_weighing, "date", "2026-03-02", "meal", "lunch", "stage", "plate", "net", "24.67", "note", "手工", NULL);
  /* It may be either of two, and is told once. */
  assert_findings (MARCH, "warning duplicate 2026-03-02 weighing\n");
  findings = get_findings (L, MARCH);
  g_assert_cmpstr (find_finding (findings, "duplicate")->record, ==, second);
  assert_contains (find_finding (findings, "duplicate")->message, "24.67 kg");
  jy_ledger_void (L, second, "重复", &error);
  g_assert_no_error (error);
  assert_findings (MARCH, "");
}

static void
test_duplicate_kinds (Fixture      *fixture,
                      gconstpointer data)
{
  COVERED;
  PUT (site, "name", "一食堂", "type", "canteen");
  PUT (site, "name", "二食堂", "type", "canteen");
  PUT (supplier, "name", "店");
  PUT (meal, "date", "2026-03-02", "meal", "breakfast", "canteen", "一食堂", "diners", "239");
  PUT (meal, "date", "2026-03-02", "meal", "breakfast", "canteen", "二食堂", "diners", "239");
  PUT (pickup, "date", "2026-03-03", "time", "08:00", "category", "other", "mass", "60", "collector", "环卫");
  PUT (pickup, "date", "2026-03-03", "time", "16:00", "category", "other", "mass", "60", "collector", "环卫");
  PUT (purchase, "date", "2026-03-04", "supplier", "店", "item", "面粉", "food_category", "grain", "quantity", "1", "unit", "kg");
  PUT (purchase, "date", "2026-03-04", "supplier", "店", "item", "面粉", "food_category", "grain", "quantity", "-1", "unit", "kg");
  assert_findings (MARCH, "");
  PUT (meal, "date", "2026-03-02", "meal", "breakfast", "diners", "240");
  PUT (pickup, "date", "2026-03-03", "time", "16:00", "category", "other", "mass", "60", "collector", "环卫", "vehicle", "示E1");
  PUT (purchase, "date", "2026-03-04", "supplier", "店", "item", "面粉", "food_category", "grain", "quantity", "1", "unit", "kg",
       "inspector", "李");
  assert_findings (MARCH, "warning duplicate 2026-03-02 meal\n"
                          "warning duplicate 2026-03-03 pickup\n"
                          "warning duplicate 2026-03-04 purchase\n");
}

/* Whoever saves it is told, but not of the record itself when it is amended. */
static void
test_duplicate_warning (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (JyProblems) problems = jy_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JyRecord) record = NULL;
  g_autofree char *id =
    put (L, &jy_kind_weighing, "date", "2026-03-02", "meal", "lunch", "stage", "plate", "gross", "26.82", "tare", "2.15", NULL);

  record = jy_ledger_read (L, id, NULL, &error);
  g_assert_no_error (error);
  jy_ledger_amend (L, id, record, "核对", problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jy_problems_get_n (problems), ==, 0);
  jy_ledger_put (L, record, problems, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jy_problems_get_n (problems), ==, 1);
  g_assert_cmpint (jy_problems_get (problems, 0)->severity, ==, JY_PROBLEM_WARNING);
  g_assert_cmpuint (jy_problems_get (problems, 0)->field, ==, JY_PROBLEM_WHOLE_RECORD);
}

/* The weighing of the second line of the sample, entered by hand before. */
static void
test_duplicate_import (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("JY_TEST_DATA"), "sample-2026-03", "weighings.csv", NULL);
  g_autoptr (JyImportPlan) plan = jy_import_plan_new (&jy_kind_weighing);
  const JyImportOptions options = { .create_references = TRUE, .keep_rows = 5 };
  g_autoptr (JyImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const JyImportRow *row;

  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "plate", "gross", "26.82", "tare", "2.15");
  result = jy_import_run (L, plan, path, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->n_warnings, ==, 1);
  assert_contains ((const char *) g_ptr_array_index (result->warnings, 0), "Line 3: ");
  row = g_ptr_array_index (result->rows, 1);
  g_assert_cmpuint (row->line, ==, 3);
  g_assert_cmpstr (row->cells[4], ==, "26.82");
  g_assert_nonnull (row->reason);
  g_assert_nonnull (jy_import_row_get_fault (row, JY_IMPORT_NO_COLUMN));
  g_assert_null (((const JyImportRow *) g_ptr_array_index (result->rows, 0))->reason);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/record-findings/future", test_future);
  ADD ("/record-findings/future-month", test_future_month);
  ADD ("/record-findings/odd-values", test_odd_values);
  ADD ("/record-findings/duplicates", test_duplicates);
  ADD ("/record-findings/duplicate-kinds", test_duplicate_kinds);
  ADD ("/record-findings/duplicate-warning", test_duplicate_warning);
  ADD ("/record-findings/duplicate-import", test_duplicate_import);
  return g_test_run ();
}
