/* test-findings.c: one small ledger for each code, and the sample month. Outliers
 * and endings have tests of their own. */
#include "config.h"

#include "jy-uuid.h"
#include "report-fixture.h"

#include <json-glib/json-glib.h>

#define MANIFEST "20263705000123"

/* The sample month on a day in May: what PROVENANCE.md says is wrong with it,
 * and 21 deliveries whose shelf life was over, by a comparison of the two columns. */
static void
test_sample (Fixture      *fixture,
             gconstpointer data)
{
  fixture->now = noon_of (2026, 5, 20);
  import_sample (L);
  assert_all_findings (MARCH, "error not_covered 2026-03-27 pickup contract_expired\n"
                              "error not_covered 2026-03-27 pickup contract_expired\n"
                              "error not_covered 2026-03-31 pickup code_not_covered\n"
                              "warning odd_value 2026-03-03 purchase\n"
                              "warning odd_value 2026-03-09 purchase\n"
                              "warning odd_value 2026-03-10 purchase\n"
                              "warning odd_value 2026-03-12 purchase\n"
                              "warning odd_value 2026-03-12 purchase\n"
                              "warning odd_value 2026-03-13 purchase\n"
                              "warning odd_value 2026-03-13 purchase\n"
                              "warning missing_entry 2026-03-17 meal\n"
                              "warning missing_entry 2026-03-17 weighing\n"
                              "warning odd_value 2026-03-17 purchase\n"
                              "warning odd_value 2026-03-17 purchase\n"
                              "warning odd_value 2026-03-18 purchase\n"
                              "warning odd_value 2026-03-19 purchase\n"
                              "warning odd_value 2026-03-19 purchase\n"
                              "warning odd_value 2026-03-20 purchase\n"
                              "warning odd_value 2026-03-23 purchase\n"
                              "warning odd_value 2026-03-24 purchase\n"
                              "warning odd_value 2026-03-26 purchase\n"
                              "warning odd_value 2026-03-26 purchase\n"
                              "warning odd_value 2026-03-27 purchase\n"
                              "warning odd_value 2026-03-27 purchase\n"
                              "warning odd_value 2026-03-30 purchase\n"
                              "warning manifest_format 2026-03-31 pickup\n"
                              "warning odd_value 2026-03-31 purchase\n"
                              "warning ending_soon 2026-04-12 licence\n");
}

static void
test_sample_records (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  const JyFinding *ending;

  fixture->now = noon_of (2026, 5, 20);
  import_sample (L);
  findings = get_findings (L, MARCH);
  for (guint i = 0; i < findings->len; i++)
    {
      const JyFinding *finding = g_ptr_array_index (findings, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (JyRecord) record = NULL;

      if (g_str_equal (finding->code, "missing_entry"))
        {
          g_assert_null (finding->record);
          continue;
        }
      record = jy_ledger_read (L, finding->record, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (record->kind == finding->kind);
      if (finding->kind == &jy_kind_pickup)
        g_assert_cmpint (jy_record_get_day (record), ==, finding->day);
    }
  ending = find_finding (findings, "ending_soon");
  assert_contains (ending->message, "示餐许字[2025]第09号");
  assert_contains (ending->message, "宏达油脂回收有限公司");
  assert_contains (find_finding (findings, "manifest_format")->message, "2026370500001");
}

/* Not a month more: nothing but March was recorded. */
static void
test_sample_open (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->now = noon_of (2026, 4, 1);
  import_sample (L);
  jy_ledger_close_month (L, MARCH, jy_figures_compute_json, NULL, NULL, &error);
  g_assert_no_error (error);
  /* Of April only the 1st counts; March is closed. */
  assert_findings (0, "warning missing_entry 2026-04-01 meal\n"
                      "warning missing_entry 2026-04-01 weighing\n"
                      "warning missing_entry 2026-04-01 meal\n"
                      "warning missing_entry 2026-04-01 weighing\n"
                      "warning missing_entry 2026-04-01 meal\n"
                      "warning missing_entry 2026-04-01 weighing\n"
                      "warning ending_soon 2026-04-12 licence\n");
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  assert_all_findings (0, "");
  assert_all_findings (MARCH, "warning no_pickups 2026-03-31 pickup\n");
  assert_all_findings (jy_month_new (2030, 1), "");
}

/* A month in which all is well has none. */
static void
test_all_well (Fixture      *fixture,
               gconstpointer data)
{
  fixture->now = noon_of (2026, 3, 2);
  PUT (institution, "name", "局", "meals_served", "lunch", "credit_code", "91350100M000100Y43");
  put_covered_collector (L, "餐厨", "kitchen", "food_waste_service");
  put_covered_collector (L, "环卫", "other", "domestic_waste_service");
  PUT (meal, "date", "2026-03-02", "meal", "lunch", "diners", "0");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "plate", "net", "0");
  PUT (weighing, "date", "2026-03-02", "stage", "preparation", "net", "30");
  PUT (pickup, "date", "2026-03-02", "category", "kitchen", "mass", "30", "collector", "餐厨");
  PUT (pickup, "date", "2026-03-02", "category", "other", "containers", "1", "capacity", "240", "fill", "90", "collector", "环卫");
  assert_findings (MARCH, "");
  assert_findings (0, "");
}

static void
test_missing_entry (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  const JyFinding *finding;

  fixture->now = noon_of (2026, 3, 3);
  PUT (institution, "name", "局", "meals_served", "lunch");
  PUT (meal, "date", "2026-03-02", "meal", "lunch", "diners", "10");
  PUT (weighing, "date", "2026-03-03", "meal", "lunch", "stage", "plate", "net", "1");
  assert_findings (MARCH, "warning missing_entry 2026-03-02 weighing\n"
                          "warning missing_entry 2026-03-03 meal\n");
  findings = get_findings (L, MARCH);
  finding = g_ptr_array_index (findings, 0);
  g_assert_null (finding->record);
  g_assert_null (finding->coverage);
  assert_contains (finding->message, "Lunch");
}

static void
test_not_covered (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  const JyFinding *finding;

  PUT (collector, "name", "散户");
  id = put (L, &jy_kind_pickup, "date", "2026-03-10", "category", "kitchen", "mass", "5", "collector", "散户", NULL);
  assert_findings (MARCH, "error not_covered 2026-03-10 pickup no_contract\n");
  findings = get_findings (L, MARCH);
  finding = find_finding (findings, "not_covered");
  g_assert_cmpstr (finding->record, ==, id);
  assert_contains (finding->message, "散户");
  assert_contains (finding->message, "no contract");
}

/* Other waste needs neither; that they are missing is only a warning. */
static void
test_other_waste (Fixture      *fixture,
                  gconstpointer data)
{
  PUT (collector, "name", "散户");
  PUT (pickup, "date", "2026-03-10", "category", "other", "mass", "5", "collector", "散户");
  assert_findings (MARCH, "warning not_covered 2026-03-10 pickup no_contract\n");
  PUT (contract, "number", "C", "collector", "散户", "categories", "other", "start", "2026-01-01", "end", "2029-12-31");
  assert_findings (MARCH, "warning not_covered 2026-03-10 pickup no_licence\n");
  PUT (licence, "number", "P", "collector", "散户", "type", "domestic_waste_service", "valid_from", "2026-01-01");
  assert_findings (MARCH, "");
}

static void
test_no_manifest (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  PUT (collector, "name", "危废");
  PUT (contract, "number", "C", "collector", "危废", "categories", "hazardous", "start", "2026-01-01", "end", "2029-12-31");
  PUT (licence, "number", "P", "collector", "危废", "type", "hazardous_operation", "valid_from", "2026-01-01", "waste_codes",
       "HW29");
  PUT (pickup, "date", "2026-03-10", "category", "hazardous", "subkind", "lamp", "mass", "5", "collector", "危废", "waste_code",
       "900-023-29", "manifest", MANIFEST);
  assert_findings (MARCH, "");
  id = put (L, &jy_kind_pickup, "date", "2026-03-11", "category", "hazardous", "subkind", "lamp", "mass", "5", "collector", "危废",
            "waste_code", "900-023-29", NULL);
  assert_findings (MARCH, "error not_covered 2026-03-11 pickup no_manifest\n"
                          "error no_manifest 2026-03-11 pickup\n");
  findings = get_findings (L, MARCH);
  g_assert_cmpstr (find_finding (findings, "no_manifest")->record, ==, id);
}

/* The municipal route needs no manifest, not even where a contract has ended. */
static void
test_municipal_route (Fixture      *fixture,
                      gconstpointer data)
{
  PUT (collector, "name", "市政");
  PUT (contract, "number", "C", "collector", "市政", "categories", "hazardous,other", "start", "2025-01-01", "end", "2026-03-15");
  PUT (licence, "number", "P", "collector", "市政", "type", "domestic_waste_service", "valid_from", "2025-01-01");
  PUT (pickup, "date", "2026-03-10", "category", "hazardous", "subkind", "battery", "mass", "5", "collector", "市政");
  assert_findings (MARCH, "");
  PUT (pickup, "date", "2026-03-16", "category", "hazardous", "subkind", "battery", "mass", "5", "collector", "市政");
  assert_findings (MARCH, "error not_covered 2026-03-16 pickup contract_expired\n");
}

static void
test_manifest_format (Fixture      *fixture,
                      gconstpointer data)
{
  PUT (collector, "name", "危废");
  PUT (contract, "number", "C", "collector", "危废", "categories", "hazardous,kitchen", "start", "2026-01-01", "end", "2029-12-31");
  PUT (licence, "number", "P", "collector", "危废", "type", "hazardous_operation", "valid_from", "2026-01-01", "waste_codes",
       "HW29");
  PUT (licence, "number", "Q", "collector", "危废", "type", "food_waste_service", "valid_from", "2026-01-01");
  PUT (pickup, "date", "2026-03-10", "category", "hazardous", "mass", "5", "collector", "危废", "waste_code", "900-023-29",
       "manifest", "2026370500012");
  PUT (pickup, "date", "2026-03-11", "category", "hazardous", "mass", "5", "collector", "危废", "waste_code", "900-023-29",
       "manifest", "2026370500012A");
  PUT (pickup, "date", "2026-03-12", "category", "hazardous", "mass", "5", "collector", "危废", "waste_code", "900-023-29",
       "manifest", MANIFEST);
  /* The manifests of other waste have no national form. */
  PUT (pickup, "date", "2026-03-13", "category", "kitchen", "mass", "5", "collector", "危废", "manifest", "CC-1");
  assert_findings (MARCH, "warning manifest_format 2026-03-10 pickup\n"
                          "warning manifest_format 2026-03-11 pickup\n");
}

static void
test_estimate (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  put_covered_collector (L, "环卫", "other", "domestic_waste_service");
  PUT (pickup, "date", "2026-03-02", "category", "other", "containers", "1", "capacity", "240", "fill", "90", "collector", "环卫");
  PUT (pickup, "date", "2026-03-03", "category", "other", "mass", "50", "method", "weighed", "collector", "环卫");
  id = put (L, &jy_kind_pickup, "date", "2026-03-04", "category", "other", "mass", "50", "method", "estimated", "collector", "环卫",
            NULL);
  assert_findings (MARCH, "warning estimate_without_source 2026-03-04 pickup\n");
  findings = get_findings (L, MARCH);
  g_assert_cmpstr (find_finding (findings, "estimate_without_source")->record, ==, id);
}

/* 100 kg weighed in; 20 % of it is the most that may be missing or too much. */
static void
test_kitchen_mismatch (Fixture      *fixture,
                       gconstpointer data)
{
  static const struct
  {
    const char *mass;
    gboolean found;
  } cases[] = {
    { "80", FALSE },
    { "79.999", TRUE },
    { "100", FALSE },
    { "120", FALSE },
    { "120.001", TRUE },
  };
  g_autoptr (GError) error = NULL;

  put_covered_collector (L, "餐厨", "kitchen,waste_oil", "food_waste_service");
  PUT (weighing, "date", "2026-03-02", "stage", "preparation", "net", "60");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "plate", "net", "40");
  PUT (pickup, "date", "2026-03-02", "subkind", "waste_oil", "mass", "500", "collector", "餐厨");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = put (L, &jy_kind_pickup, "date", "2026-03-03", "category", "kitchen", "mass", cases[i].mass, "collector",
                                 "餐厨", NULL);

      g_test_message ("%s kg", cases[i].mass);
      assert_findings (MARCH, cases[i].found ? "warning kitchen_mismatch 2026-03-31 -\n" : "");
      jy_ledger_void (L, id, "试算", &error);
      g_assert_no_error (error);
    }
}

/* While the month is not over it is dated today. */
static void
test_kitchen_mismatch_today (Fixture      *fixture,
                             gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  fixture->now = noon_of (2026, 3, 5);
  put_covered_collector (L, "餐厨", "kitchen", "food_waste_service");
  PUT (weighing, "date", "2026-03-02", "stage", "preparation", "net", "60");
  PUT (pickup, "date", "2026-03-03", "category", "kitchen", "mass", "25.5", "collector", "餐厨");
  assert_findings (MARCH, "warning kitchen_mismatch 2026-03-05 -\n");
  findings = get_findings (L, MARCH);
  assert_contains (find_finding (findings, "kitchen_mismatch")->message, "60 kg");
  assert_contains (find_finding (findings, "kitchen_mismatch")->message, "25.5 kg");
}

/* The standard's example ends in 3; it is of any kind that has a code, and of no
 * day, so it is told whatever month is asked for. */
static void
test_credit_code (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  const JyFinding *finding;

  PUT (collector, "name", "对", "credit_code", "91350100M000100Y43");
  id = put (L, &jy_kind_collector, "name", "错", "credit_code", "91350100M000100Y44", NULL);
  assert_findings (MARCH, "note credit_code - collector\n");
  assert_findings (0, "note credit_code - collector\n");
  findings = get_findings (L, MARCH);
  finding = find_finding (findings, "credit_code");
  g_assert_cmpstr (finding->record, ==, id);
  assert_contains (finding->message, "错");
  assert_contains (finding->message, "91350100M000100Y44");
  PUT (supplier, "name", "店", "credit_code", "91350100M000100Y44");
  PUT (institution, "name", "局", "credit_code", "91350100M000100Y44");
  assert_findings (0, "note credit_code - institution\n"
                      "note credit_code - supplier\n"
                      "note credit_code - collector\n");
}

/* What a merge leaves: two versions of one record that replace the same entry. */
static void
test_conflict (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = put (L, &jy_kind_supplier, "name", "店", NULL);
  g_autoptr (GPtrArray) findings = NULL;
  const JyFinding *finding;

  amend_field (L, id, "phone", "1", "更正", &error);
  g_assert_no_error (error);
  amend_field (L, id, "phone", "2", "更正", &error);
  g_assert_no_error (error);
  assert_findings (0, "");
  tamper (fixture->path,
          "INSERT INTO journal (position,id,record,kind,action,supersedes,time,author,reason,payload,hash)"
          " SELECT max(position)+1,randomblob(16),record,kind,action,supersedes,time,author,reason,payload,hash FROM journal"
          " WHERE supersedes IS NOT NULL");
  assert_findings (0, "error conflict - supplier\n");
  findings = get_findings (L, 0);
  finding = find_finding (findings, "conflict");
  g_assert_cmpstr (finding->record, ==, id);
}

/* The open months up to today, from the first record that is not voided. */
static void
test_open_months (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *mistyped = NULL;

  fixture->now = noon_of (2026, 3, 31);
  PUT (collector, "name", "散户");
  PUT (pickup, "date", "2026-01-30", "category", "kitchen", "mass", "5", "collector", "散户");
  PUT (pickup, "date", "2026-02-10", "category", "kitchen", "mass", "5", "collector", "散户");
  mistyped = put (L, &jy_kind_pickup, "date", "2016-02-10", "category", "other", "mass", "5", "collector", "散户", NULL);
  jy_ledger_void (L, mistyped, "年份录错", &error);
  g_assert_no_error (error);
  assert_findings (0, "error not_covered 2026-01-30 pickup no_contract\n"
                      "error not_covered 2026-02-10 pickup no_contract\n");
  jy_ledger_close_month (L, jy_month_new (2026, 1), jy_figures_compute_json, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_findings (0, "error not_covered 2026-02-10 pickup no_contract\n");
  /* Asked for by name, a closed month tells its findings. */
  assert_findings (jy_month_new (2026, 1), "error not_covered 2026-01-30 pickup no_contract\n");
  jy_ledger_reopen_month (L, jy_month_new (2026, 1), "漏录", &error);
  g_assert_no_error (error);
  assert_findings (0, "error not_covered 2026-01-30 pickup no_contract\n"
                      "error not_covered 2026-02-10 pickup no_contract\n");
}

/* A voided record of long ago makes no months in which entries are missing. */
static void
test_first_month (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *mistyped = NULL;

  fixture->now = noon_of (2026, 3, 2);
  PUT (institution, "name", "局", "meals_served", "lunch");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "plate", "net", "1");
  mistyped = put (L, &jy_kind_meal, "date", "2025-03-02", "meal", "lunch", "diners", "10", NULL);
  jy_ledger_void (L, mistyped, "年份录错", &error);
  g_assert_no_error (error);
  assert_findings (0, "warning missing_entry 2026-03-02 meal\n");
}

static void
test_voided (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  PUT (collector, "name", "散户");
  id = put (L, &jy_kind_pickup, "date", "2026-03-10", "category", "kitchen", "mass", "5", "collector", "散户", NULL);
  jy_ledger_void (L, id, "重复", &error);
  g_assert_no_error (error);
  assert_findings (MARCH, "");
}

/* command-line.md: the keys of `findings --format json`. */
static void
test_json (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const wanted[] = { "code", "severity", "date", "kind", "record", "message" };
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "..", "..", "src", "ctl", "jieyuectl", NULL);
  const char *argv[] = { program, "--ledger", fixture->path, "findings", "--month", "2026-03", "--format", "json", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *output = NULL;
  guint n_coverages = 0;
  JsonArray *array;
  int status;

  if (!g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_test_skip ("jieyuectl is not built");
      return;
    }
  import_sample (L);
  fixture_close (fixture);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  root = json_from_string (output, &error);
  g_assert_no_error (error);
  array = json_node_get_array (root);
  g_assert_cmpuint (json_array_get_length (array), ==, 28);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      gboolean covered = !g_str_equal (json_object_get_string_member (object, "code"), "not_covered");

      for (guint k = 0; k < G_N_ELEMENTS (wanted); k++)
        g_assert_true (json_object_has_member (object, wanted[k]));
      g_assert_cmpint (json_object_has_member (object, "coverage"), ==, !covered);
      n_coverages += !covered;
      g_assert_cmpint (json_object_get_null_member (object, "record"), ==,
                       g_str_equal (json_object_get_string_member (object, "code"), "missing_entry"));
    }
  g_assert_cmpuint (n_coverages, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/findings/sample", test_sample);
  ADD ("/findings/sample-records", test_sample_records);
  ADD ("/findings/sample-open", test_sample_open);
  ADD ("/findings/empty", test_empty);
  ADD ("/findings/all-well", test_all_well);
  ADD ("/findings/missing-entry", test_missing_entry);
  ADD ("/findings/not-covered", test_not_covered);
  ADD ("/findings/other-waste", test_other_waste);
  ADD ("/findings/no-manifest", test_no_manifest);
  ADD ("/findings/municipal-route", test_municipal_route);
  ADD ("/findings/manifest-format", test_manifest_format);
  ADD ("/findings/estimate", test_estimate);
  ADD ("/findings/kitchen-mismatch", test_kitchen_mismatch);
  ADD ("/findings/kitchen-mismatch-today", test_kitchen_mismatch_today);
  ADD ("/findings/credit-code", test_credit_code);
  ADD ("/findings/conflict", test_conflict);
  ADD ("/findings/open-months", test_open_months);
  ADD ("/findings/first-month", test_first_month);
  ADD ("/findings/voided", test_voided);
  ADD ("/findings/json", test_json);
  return g_test_run ();
}
