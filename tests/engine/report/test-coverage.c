/* test-coverage.c: domain.md, section 3, as a matrix worked out by hand. All
 * pickups are on 2026-03-16. */
#include "config.h"

#include "jy-coverage.h"
#include "report-fixture.h"

#define PICKUP_DAY "2026-03-16"

/* 2026-03-16 + 30 days is 2026-04-15, + 31 days is 2026-04-16. */
#define IN_30_DAYS "2026-04-15"
#define IN_31_DAYS "2026-04-16"

#define LAMPS     "900-023-29"
#define BATTERIES "900-052-31"
#define MANIFEST  "20263705000123"

typedef struct
{
  const char *name;
  JyCategory category;
  int subkind;
  const char *licence_type;
} Need;

/* Column by column of the table. */
static const Need needs[] = {
  { "recyclable", JY_CATEGORY_RECYCLABLE, JY_SUBKIND_PAPER, "recycling_filing" },
  { "hazardous", JY_CATEGORY_HAZARDOUS, JY_SUBKIND_LAMP, "hazardous_operation" },
  { "kitchen", JY_CATEGORY_KITCHEN, JY_SUBKIND_CATERING, "food_waste_service" },
  { "waste_oil", JY_CATEGORY_KITCHEN, JY_SUBKIND_WASTE_OIL, "food_waste_service" },
  { "other", JY_CATEGORY_OTHER, -1, "domestic_waste_service" },
};

static void
put_contract (Fixture    *fixture,
              const char *collector,
              const char *number,
              const char *categories,
              const char *start,
              const char *end)
{
  PUT (contract, "number", number, "collector", collector, "categories", categories, "start", start, "end", end);
}

static void
put_licence (Fixture    *fixture,
             const char *collector,
             const char *number,
             const char *type,
             const char *from,
             const char *to)
{
  if (to == NULL)
    PUT (licence, "number", number, "collector", collector, "type", type, "valid_from", from, "waste_codes", "HW29");
  else
    PUT (licence, "number", number, "collector", collector, "type", type, "valid_from", from, "valid_to", to, "waste_codes", "HW29");
}

static JyCoverage
ask_with (Fixture    *fixture,
          const char *collector,
          JyCategory  category,
          int         subkind,
          const char *waste_code,
          gboolean    has_manifest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyCoverageBook) book = jy_coverage_book_new (L, &error);
  JyCoverageQuestion question = { 0, category, subkind, jy_day_from_iso (PICKUP_DAY), waste_code, has_manifest };

  g_assert_no_error (error);
  jy_ledger_resolve (L, &jy_kind_collector, collector, &question.collector, &error);
  g_assert_no_error (error);
  return jy_coverage_book_ask (book, &question);
}

static JyCoverage
ask (Fixture    *fixture,
     const char *collector,
     const Need *need)
{
  return ask_with (fixture, collector, need->category, need->subkind, LAMPS, TRUE);
}

static const Need *
get_need (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if (g_str_equal (needs[i].name, name))
      return &needs[i];
  g_assert_not_reached ();
}

#define assert_result(collector, need, expected) \
  g_assert_cmpstr (jy_coverage_get_name (ask (fixture, (collector), get_need (need)).result), ==, (expected))

/* The contract of one cell of the matrix. */
static void
put_cell_contract (Fixture    *fixture,
                   const char *collector,
                   const Need *need,
                   const char *result)
{
  if (g_str_equal (result, "no_contract"))
    return;
  if (g_str_equal (result, "contract_not_started"))
    put_contract (fixture, collector, "C", need->name, "2026-03-17", "2026-12-31");
  else if (g_str_equal (result, "contract_expired"))
    put_contract (fixture, collector, "C", need->name, "2025-01-01", "2026-03-15");
  else if (g_str_equal (result, "contract_suspended"))
    PUT (contract, "number", "C", "collector", collector, "categories", need->name, "start", "2026-01-01", "end", "2026-12-31",
         "status", "suspended", "status_date", "2026-03-16");
  else if (g_str_equal (result, "category_not_covered"))
    put_contract (fixture, collector, "C", g_str_equal (need->name, "recyclable") ? "other" : "recyclable", "2026-01-01",
                  "2026-12-31");
  else
    put_contract (fixture, collector, "C", need->name, "2026-01-01",
                  g_str_equal (result, "expiring") ? IN_30_DAYS : "2026-12-31");
}

static void
put_cell_licence (Fixture    *fixture,
                  const char *collector,
                  const Need *need,
                  const char *result)
{
  if (g_str_equal (result, "no_licence"))
    return;
  if (g_str_equal (result, "licence_not_started"))
    put_licence (fixture, collector, "P", need->licence_type, "2026-03-17", NULL);
  else if (g_str_equal (result, "licence_expired"))
    put_licence (fixture, collector, "P", need->licence_type, "2021-01-01", "2026-03-15");
  else
    put_licence (fixture, collector, "P", need->licence_type, "2021-01-01", "2028-12-31");
}

static void
test_matrix (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const expected[] = {
    "covered",          "expiring",             "no_contract", "contract_not_started", "contract_expired", "contract_suspended",
    "category_not_covered", "no_licence", "licence_not_started",  "licence_expired",
  };

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    for (guint k = 0; k < G_N_ELEMENTS (expected); k++)
      {
        g_autofree char *collector = g_strconcat (needs[i].name, ": ", expected[k], NULL);
        JyCoverage coverage;

        PUT (collector, "name", collector);
        put_cell_contract (fixture, collector, &needs[i], expected[k]);
        put_cell_licence (fixture, collector, &needs[i], expected[k]);
        coverage = ask (fixture, collector, &needs[i]);
        g_test_message ("%s", collector);
        g_assert_cmpstr (jy_coverage_get_name (coverage.result), ==, expected[k]);
        g_assert_cmpint (coverage.required, ==, !g_str_equal (needs[i].name, "other"));
        g_assert_cmpint (jy_coverage_is_covered (&coverage), ==, k < 2);
        g_assert_cmpint (coverage.contract != 0, ==, !g_str_equal (expected[k], "no_contract"));
        g_assert_cmpint (coverage.licence != 0, ==, !g_str_equal (expected[k], "no_licence"));
      }
}

/* Every type of licence against every category. */
static void
test_licence_types (Fixture      *fixture,
                    gconstpointer data)
{
  static const char *const types[] = { "hazardous_operation", "recycling_filing", "domestic_waste_service", "food_waste_service",
                                       "business" };
  static const char *const accepted[] = {
    "recyclable:recycling_filing",  "recyclable:business",          "hazardous:hazardous_operation",
    "hazardous:domestic_waste_service", "kitchen:food_waste_service", "waste_oil:food_waste_service",
    "other:domestic_waste_service", NULL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    for (guint k = 0; k < G_N_ELEMENTS (types); k++)
      {
        g_autofree char *cell = g_strconcat (needs[i].name, ":", types[k], NULL);

        PUT (collector, "name", cell);
        put_contract (fixture, cell, "C", needs[i].name, "2026-01-01", "2026-12-31");
        put_licence (fixture, cell, "P", types[k], "2021-01-01", NULL);
        g_test_message ("%s", cell);
        assert_result (cell, needs[i].name, g_strv_contains (accepted, cell) ? "covered" : "no_licence");
      }
}

/* Both ends of a validity are days on which it is valid. */
static void
test_ends (Fixture      *fixture,
           gconstpointer data)
{
  static const struct
  {
    const char *contract[2];
    const char *licence[2];
    const char *expected;
    const char *ends;
  } cases[] = {
    { { PICKUP_DAY, "2026-12-31" }, { "2025-01-01", NULL }, "covered", NULL },
    { { "2026-03-17", "2026-12-31" }, { "2025-01-01", NULL }, "contract_not_started", NULL },
    { { "2026-01-01", PICKUP_DAY }, { "2025-01-01", NULL }, "expiring", PICKUP_DAY },
    { { "2026-01-01", "2026-03-15" }, { "2025-01-01", NULL }, "contract_expired", "2026-03-15" },
    { { "2026-01-01", IN_30_DAYS }, { "2025-01-01", NULL }, "expiring", IN_30_DAYS },
    { { "2026-01-01", IN_31_DAYS }, { "2025-01-01", NULL }, "covered", NULL },
    { { "2026-01-01", "2026-12-31" }, { PICKUP_DAY, NULL }, "covered", NULL },
    { { "2026-01-01", "2026-12-31" }, { "2026-03-17", NULL }, "licence_not_started", NULL },
    { { "2026-01-01", "2026-12-31" }, { "2025-01-01", PICKUP_DAY }, "expiring", PICKUP_DAY },
    { { "2026-01-01", "2026-12-31" }, { "2025-01-01", "2026-03-15" }, "licence_expired", "2026-03-15" },
    { { "2026-01-01", "2026-12-31" }, { "2025-01-01", IN_30_DAYS }, "expiring", IN_30_DAYS },
    { { "2026-01-01", "2026-12-31" }, { "2025-01-01", IN_31_DAYS }, "covered", NULL },
    /* Both are about to end: the first of the two ends is told. */
    { { "2026-01-01", "2026-04-10" }, { "2025-01-01", "2026-04-02" }, "expiring", "2026-04-02" },
    { { "2026-01-01", "2026-04-02" }, { "2025-01-01", "2026-04-10" }, "expiring", "2026-04-02" },
    /* Both fail: the contract is told. */
    { { "2026-01-01", "2026-03-10" }, { "2025-01-01", "2026-03-01" }, "contract_expired", "2026-03-10" },
    { { "2026-01-01", "2026-04-02" }, { "2025-01-01", "2026-03-01" }, "licence_expired", "2026-03-01" },
    /* The end of a paper that did not decide is not told. */
    { { "2026-01-01", "2026-04-02" }, { "2026-03-17", NULL }, "licence_not_started", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *collector = g_strdup_printf ("case %u", i);
      g_autofree char *ends = NULL;
      JyCoverage coverage;

      PUT (collector, "name", collector);
      put_contract (fixture, collector, "C", "kitchen", cases[i].contract[0], cases[i].contract[1]);
      put_licence (fixture, collector, "P", "food_waste_service", cases[i].licence[0], cases[i].licence[1]);
      coverage = ask (fixture, collector, get_need ("kitchen"));
      g_test_message ("%s", collector);
      g_assert_cmpstr (jy_coverage_get_name (coverage.result), ==, cases[i].expected);
      ends = coverage.ends != 0 ? jy_day_to_iso (coverage.ends) : NULL;
      g_assert_cmpstr (ends, ==, cases[i].ends);
    }
}

static void
test_best_wins (Fixture      *fixture,
                gconstpointer data)
{
  JyCoverage coverage;
  g_autofree char *number = NULL;
  g_autofree char *licence = NULL;

  PUT (collector, "name", "甲");
  put_contract (fixture, "甲", "old", "kitchen", "2024-01-01", "2024-12-31");
  put_contract (fixture, "甲", "next", "kitchen", "2027-01-01", "2027-12-31");
  put_contract (fixture, "甲", "narrow", "recyclable", "2026-01-01", "2026-12-31");
  put_contract (fixture, "甲", "ending", "kitchen", "2026-01-01", "2026-03-31");
  put_contract (fixture, "甲", "good", "kitchen,other", "2026-01-01", "2026-12-31");
  PUT (contract, "number", "stopped", "collector", "甲", "categories", "kitchen", "start", "2026-01-01", "end", "2026-12-31",
       "status", "terminated", "status_date", "2026-02-01");
  put_licence (fixture, "甲", "p-old", "food_waste_service", "2020-01-01", "2024-12-31");
  put_licence (fixture, "甲", "p-wrong", "business", "2020-01-01", NULL);
  put_licence (fixture, "甲", "p-good", "food_waste_service", "2025-01-01", NULL);
  put_licence (fixture, "甲", "p-next", "food_waste_service", "2027-01-01", NULL);

  coverage = ask (fixture, "甲", get_need ("kitchen"));
  g_assert_cmpstr (jy_coverage_get_name (coverage.result), ==, "covered");
  number = jy_ledger_dup_name (L, &jy_kind_contract, coverage.contract);
  g_assert_cmpstr (number, ==, "good");
  licence = jy_ledger_dup_name (L, &jy_kind_licence, coverage.licence);
  g_assert_cmpstr (licence, ==, "p-good");
  g_assert_cmpint (coverage.ends, ==, 0);
}

/* Of several that have expired, or are about to, the last one is told. */
static void
test_last_of_equals (Fixture      *fixture,
                     gconstpointer data)
{
  JyCoverage coverage;
  g_autofree char *number = NULL;

  PUT (collector, "name", "甲");
  put_contract (fixture, "甲", "2025", "kitchen", "2025-01-01", "2025-12-31");
  put_contract (fixture, "甲", "2024", "kitchen", "2024-01-01", "2024-12-31");
  put_licence (fixture, "甲", "P", "food_waste_service", "2020-01-01", NULL);
  coverage = ask (fixture, "甲", get_need ("kitchen"));
  number = jy_ledger_dup_name (L, &jy_kind_contract, coverage.contract);
  g_assert_cmpstr (jy_coverage_get_name (coverage.result), ==, "contract_expired");
  g_assert_cmpstr (number, ==, "2025");
  g_assert_cmpint (coverage.ends, ==, jy_day_new (2025, 12, 31));
}

static void
test_status (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *status;
    const char *date;
    const char *expected;
  } cases[] = {
    { "active", "2026-01-01", "covered" },
    { "suspended", "2026-03-15", "contract_suspended" },
    { "suspended", "2026-03-16", "contract_suspended" },
    { "suspended", "2026-03-17", "covered" },
    { "terminated", "2026-03-16", "contract_suspended" },
    { "terminated", "2026-03-17", "covered" },
    { "suspended", NULL, "contract_suspended" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *collector = g_strdup_printf ("case %u", i);

      PUT (collector, "name", collector);
      if (cases[i].date != NULL)
        PUT (contract, "number", "C", "collector", collector, "categories", "kitchen", "start", "2026-01-01", "end", "2026-12-31",
             "status", cases[i].status, "status_date", cases[i].date);
      else
        PUT (contract, "number", "C", "collector", collector, "categories", "kitchen", "start", "2026-01-01", "end", "2026-12-31",
             "status", cases[i].status);
      put_licence (fixture, collector, "P", "food_waste_service", "2020-01-01", NULL);
      g_test_message ("%s", collector);
      assert_result (collector, "kitchen", cases[i].expected);
    }
}

/* Waste oil needs a contract that names it; a contract for it takes nothing else. */
static void
test_waste_oil (Fixture      *fixture,
                gconstpointer data)
{
  PUT (collector, "name", "餐厨");
  put_contract (fixture, "餐厨", "C", "kitchen", "2026-01-01", "2026-12-31");
  put_licence (fixture, "餐厨", "P", "food_waste_service", "2020-01-01", NULL);
  PUT (collector, "name", "油脂");
  put_contract (fixture, "油脂", "C", "waste_oil", "2026-01-01", "2026-12-31");
  put_licence (fixture, "油脂", "P", "food_waste_service", "2020-01-01", NULL);
  PUT (collector, "name", "两样");
  put_contract (fixture, "两样", "C", "kitchen,waste_oil", "2026-01-01", "2026-12-31");
  put_licence (fixture, "两样", "P", "food_waste_service", "2020-01-01", NULL);

  assert_result ("餐厨", "kitchen", "covered");
  assert_result ("餐厨", "waste_oil", "category_not_covered");
  assert_result ("油脂", "kitchen", "category_not_covered");
  assert_result ("油脂", "waste_oil", "covered");
  assert_result ("两样", "kitchen", "covered");
  assert_result ("两样", "waste_oil", "covered");
}

/* A licence that names categories covers those and no others. */
static void
test_licence_categories (Fixture      *fixture,
                         gconstpointer data)
{
  static const struct
  {
    const char *need;
    const char *type;
    const char *categories;
    const char *expected;
  } cases[] = {
    { "recyclable", "recycling_filing", "recyclable", "covered" },
    { "recyclable", "business", "other", "no_licence" },
    { "kitchen", "food_waste_service", "kitchen", "covered" },
    { "kitchen", "food_waste_service", "waste_oil", "no_licence" },
    { "kitchen", "food_waste_service", "other,kitchen", "covered" },
    { "waste_oil", "food_waste_service", "waste_oil", "covered" },
    { "waste_oil", "food_waste_service", "kitchen", "covered" },
    { "waste_oil", "food_waste_service", "recyclable", "no_licence" },
    { "hazardous", "hazardous_operation", "hazardous", "covered" },
    { "hazardous", "hazardous_operation", "recyclable", "no_licence" },
    { "hazardous", "domestic_waste_service", "other", "covered" },
    { "other", "domestic_waste_service", "other", "covered" },
    { "other", "domestic_waste_service", "kitchen", "no_licence" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *collector = g_strdup_printf ("case %u", i);

      PUT (collector, "name", collector);
      put_contract (fixture, collector, "C", cases[i].need, "2026-01-01", "2026-12-31");
      PUT (licence, "number", "P", "collector", collector, "type", cases[i].type, "valid_from", "2020-01-01", "categories",
           cases[i].categories, "waste_codes", "HW29");
      g_test_message ("%s: %s %s", collector, cases[i].need, cases[i].categories);
      assert_result (collector, cases[i].need, cases[i].expected);
    }
}

static void
test_waste_codes (Fixture      *fixture,
                  gconstpointer data)
{
  static const struct
  {
    const char *licensed;
    const char *code;
    gboolean has_manifest;
    const char *expected;
  } cases[] = {
    { "HW29", LAMPS, TRUE, "covered" },
    { "HW31,HW49", LAMPS, TRUE, "code_not_covered" },
    { "HW31,HW49", BATTERIES, TRUE, "covered" },
    { "HW29、HW31", BATTERIES, TRUE, "covered" },
    { LAMPS, LAMPS, TRUE, "covered" },
    { "900-024-29", LAMPS, TRUE, "code_not_covered" },
    { "HW29", NULL, TRUE, "code_not_covered" },
    { NULL, LAMPS, TRUE, "code_not_covered" },
    { "HW29", LAMPS, FALSE, "no_manifest" },
    { "HW31", LAMPS, FALSE, "code_not_covered" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *collector = g_strdup_printf ("case %u", i);
      JyCoverage coverage;

      PUT (collector, "name", collector);
      put_contract (fixture, collector, "C", "hazardous", "2026-01-01", "2026-12-31");
      if (cases[i].licensed != NULL)
        PUT (licence, "number", "P", "collector", collector, "type", "hazardous_operation", "valid_from", "2020-01-01",
             "waste_codes", cases[i].licensed);
      else
        PUT (licence, "number", "P", "collector", collector, "type", "hazardous_operation", "valid_from", "2020-01-01");
      coverage = ask_with (fixture, collector, JY_CATEGORY_HAZARDOUS, JY_SUBKIND_LAMP, cases[i].code, cases[i].has_manifest);
      g_test_message ("%s", collector);
      g_assert_cmpstr (jy_coverage_get_name (coverage.result), ==, cases[i].expected);
    }
}

/* Neither code nor manifest is asked for on the municipal route. */
static void
test_municipal_route (Fixture      *fixture,
                      gconstpointer data)
{
  JyCoverage coverage;

  PUT (collector, "name", "市政");
  put_contract (fixture, "市政", "C", "hazardous,other", "2026-01-01", "2026-12-31");
  put_licence (fixture, "市政", "P", "domestic_waste_service", "2020-01-01", NULL);
  coverage = ask_with (fixture, "市政", JY_CATEGORY_HAZARDOUS, JY_SUBKIND_LAMP, NULL, FALSE);
  g_assert_cmpstr (jy_coverage_get_name (coverage.result), ==, "covered");

  /* The contract has to name hazardous waste. */
  PUT (collector, "name", "清洁");
  put_contract (fixture, "清洁", "C", "other", "2026-01-01", "2026-12-31");
  put_licence (fixture, "清洁", "P", "domestic_waste_service", "2020-01-01", NULL);
  coverage = ask_with (fixture, "清洁", JY_CATEGORY_HAZARDOUS, JY_SUBKIND_LAMP, NULL, FALSE);
  g_assert_cmpstr (jy_coverage_get_name (coverage.result), ==, "category_not_covered");

  /* An expired licence for domestic waste is no way round a missing manifest. */
  PUT (collector, "name", "危废");
  put_contract (fixture, "危废", "C", "hazardous", "2026-01-01", "2026-12-31");
  put_licence (fixture, "危废", "P", "hazardous_operation", "2020-01-01", NULL);
  put_licence (fixture, "危废", "Q", "domestic_waste_service", "2020-01-01", "2025-12-31");
  coverage = ask_with (fixture, "危废", JY_CATEGORY_HAZARDOUS, JY_SUBKIND_LAMP, LAMPS, FALSE);
  g_assert_cmpstr (jy_coverage_get_name (coverage.result), ==, "no_manifest");
}

static void
test_strangers (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *contract = NULL;
  g_autofree char *licence = NULL;
  g_autoptr (GError) error = NULL;

  PUT (collector, "name", "甲");
  PUT (collector, "name", "乙");
  contract = put (L, &jy_kind_contract, "number", "C", "collector", "甲", "categories", "kitchen", "start", "2026-01-01", "end",
                  "2026-12-31", NULL);
  licence = put (L, &jy_kind_licence, "number", "P", "collector", "甲", "type", "food_waste_service", "valid_from", "2020-01-01",
                 NULL);
  assert_result ("甲", "kitchen", "covered");
  /* Another collector's papers help nobody. */
  assert_result ("乙", "kitchen", "no_contract");
  jy_ledger_void (L, licence, "录错", &error);
  g_assert_no_error (error);
  assert_result ("甲", "kitchen", "no_licence");
  jy_ledger_void (L, contract, "录错", &error);
  g_assert_no_error (error);
  assert_result ("甲", "kitchen", "no_contract");
}

/* The record's own fields reach the question. */
static void
test_pickup (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyCoverageBook) book = NULL;
  g_autoptr (JyRecord) oil = NULL;
  g_autoptr (JyRecord) lamps = NULL;
  g_autoptr (JyRecord) bare = NULL;
  JyCoverage coverage;

  PUT (collector, "name", "甲");
  put_contract (fixture, "甲", "C", "kitchen,hazardous", "2026-01-01", "2026-12-31");
  put_licence (fixture, "甲", "P", "food_waste_service", "2020-01-01", NULL);
  put_licence (fixture, "甲", "H", "hazardous_operation", "2020-01-01", NULL);
  book = jy_coverage_book_new (L, &error);
  g_assert_no_error (error);

  oil = new_record (L, &jy_kind_pickup, "date", PICKUP_DAY, "category", "kitchen", "subkind", "waste_oil", "mass", "5",
                    "collector", "甲", NULL);
  coverage = jy_coverage_book_ask_pickup (book, oil);
  g_assert_cmpstr (jy_coverage_get_name (coverage.result), ==, "category_not_covered");
  lamps = new_record (L, &jy_kind_pickup, "date", PICKUP_DAY, "category", "hazardous", "mass", "5", "collector", "甲", "waste_code",
                      LAMPS, "manifest", MANIFEST, NULL);
  coverage = jy_coverage_book_ask_pickup (book, lamps);
  g_assert_cmpstr (jy_coverage_get_name (coverage.result), ==, "covered");
  bare = new_record (L, &jy_kind_pickup, "date", PICKUP_DAY, "category", "hazardous", "mass", "5", "collector", "甲", "waste_code",
                     LAMPS, NULL);
  coverage = jy_coverage_book_ask_pickup (book, bare);
  g_assert_cmpstr (jy_coverage_get_name (coverage.result), ==, "no_manifest");
}

static void
test_sentence (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *sentence = NULL;
  g_autofree char *other = NULL;
  JyCoverage coverage;

  PUT (collector, "name", "甲");
  put_contract (fixture, "甲", "HT-1", "kitchen", "2026-01-01", "2026-03-10");
  put_licence (fixture, "甲", "XK-1", "food_waste_service", "2020-01-01", NULL);
  coverage = ask (fixture, "甲", get_need ("kitchen"));
  sentence = jy_coverage_to_sentence (&coverage, L);
  assert_contains (sentence, "HT-1");
  assert_contains (sentence, "2026-03-10");
  coverage = ask (fixture, "甲", get_need ("recyclable"));
  other = jy_coverage_to_sentence (&coverage, L);
  g_assert_null (strstr (other, "2026-03-10"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/coverage/matrix", test_matrix);
  ADD ("/coverage/licence-types", test_licence_types);
  ADD ("/coverage/ends", test_ends);
  ADD ("/coverage/best-wins", test_best_wins);
  ADD ("/coverage/last-of-equals", test_last_of_equals);
  ADD ("/coverage/status", test_status);
  ADD ("/coverage/waste-oil", test_waste_oil);
  ADD ("/coverage/licence-categories", test_licence_categories);
  ADD ("/coverage/waste-codes", test_waste_codes);
  ADD ("/coverage/municipal-route", test_municipal_route);
  ADD ("/coverage/strangers", test_strangers);
  ADD ("/coverage/pickup", test_pickup);
  ADD ("/coverage/sentence", test_sentence);
  return g_test_run ();
}
