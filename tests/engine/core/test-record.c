/* test-record.c: what each kind works out and what it refuses. */
#include "config.h"

#include "jy-density.h"
#include "jy-kinds.h"
#include "jy-record.h"

#include <string.h>

static const JyCheckContext context = { 739707, NULL }; /* 2026-04-01 */

/* Sets fields from pairs of position and text, -1 ends them. */
static JyRecord *
new_record (const JyKind *kind,
            int           field,
            ...)
{
  JyRecord *record = jy_record_new (kind);
  va_list arguments;

  va_start (arguments, field);
  for (; field >= 0; field = va_arg (arguments, int))
    {
      const char *text = va_arg (arguments, const char *);
      g_autoptr (GError) error = NULL;

      if (kind->fields[field].type == JY_FIELD_REFERENCE)
        jy_record_set_integer (record, (guint) field, 1);
      else
        jy_record_parse (record, (guint) field, text, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  va_end (arguments);
  jy_record_derive (record, &context);
  return record;
}

static void
assert_integer (const JyRecord *record,
                guint           field,
                gint64          expected)
{
  g_assert_true (jy_record_has (record, field));
  g_assert_cmpint (jy_record_get_integer (record, field), ==, expected);
}

static void
assert_day (const JyRecord *record,
            guint           field,
            const char     *expected)
{
  assert_integer (record, field, jy_day_from_iso (expected));
}

/* Checks that the record's errors are those of these fields, -1 ends them. */
static void
assert_problems (const JyRecord   *record,
                 JyProblemSeverity severity,
                 int               field,
                 ...)
{
  g_autoptr (JyProblems) problems = jy_problems_new ();
  guint n = 0, expected = 0;
  va_list arguments;

  jy_record_check (record, &context, problems);
  for (guint i = 0; i < jy_problems_get_n (problems); i++)
    if (jy_problems_get (problems, i)->severity == severity)
      {
        g_test_message ("field %u: %s", jy_problems_get (problems, i)->field, jy_problems_get (problems, i)->message);
        n++;
      }
  va_start (arguments, field);
  for (; field >= 0; field = va_arg (arguments, int))
    {
      gboolean found = FALSE;

      for (guint i = 0; i < jy_problems_get_n (problems); i++)
        found = found || (jy_problems_get (problems, i)->severity == severity &&
                          jy_problems_get (problems, i)->field == (guint) field);
      g_assert_true (found);
      expected++;
    }
  va_end (arguments);
  g_assert_cmpuint (n, ==, expected);
  if (severity == JY_PROBLEM_ERROR)
    g_assert_cmpint (jy_problems_has_errors (problems), ==, expected > 0);
}

#define ASSERT_ERRORS(record, ...)   assert_problems (record, JY_PROBLEM_ERROR, __VA_ARGS__)
#define ASSERT_WARNINGS(record, ...) assert_problems (record, JY_PROBLEM_WARNING, __VA_ARGS__)

static void
test_purchase (void)
{
  g_autoptr (JyRecord) record =
    new_record (&jy_kind_purchase, JY_PURCHASE_DATE, "2026-03-02", JY_PURCHASE_SUPPLIER, "", JY_PURCHASE_ITEM, "猪后腿肉",
                JY_PURCHASE_FOOD_CATEGORY, "猪肉", JY_PURCHASE_QUANTITY, "57.5", JY_PURCHASE_UNIT, "kg",
                JY_PURCHASE_UNIT_PRICE, "24.03", JY_PURCHASE_SHELF_LIFE_END, "2026-03-24", -1);

  assert_integer (record, JY_PURCHASE_MASS, 57500);
  /* 57.5 × 24.03 = 1381.725, half away from zero. */
  assert_integer (record, JY_PURCHASE_AMOUNT, 138173);
  assert_day (record, JY_PURCHASE_KEEP_UNTIL, "2026-09-24");
  ASSERT_ERRORS (record, -1);
  ASSERT_WARNINGS (record, -1);
  g_assert_cmpint (jy_record_get_day (record), ==, jy_day_new (2026, 3, 2));
}

static void
test_purchase_units (void)
{
  static const struct
  {
    const char *quantity;
    const char *unit;
    gint64 mass; /* -1: unknown */
  } cases[] = {
    { "57.5", "公斤", 57500 },
    { "500", "g", 500 },
    { "1.5", "吨", 1500000 },
    { "3", "斤", 1500 },
    { "3", "两", 150 },
    { "10", "lb", 4536 },
    { "1", "袋", -1 },
    { "5", "L", -1 },
    { "-57.5", "kg", -57500 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JyRecord) record = new_record (&jy_kind_purchase, JY_PURCHASE_QUANTITY, cases[i].quantity,
                                                JY_PURCHASE_UNIT, cases[i].unit, -1);

      g_test_message ("%s %s", cases[i].quantity, cases[i].unit);
      if (cases[i].mass == -1)
        g_assert_false (jy_record_has (record, JY_PURCHASE_MASS));
      else
        assert_integer (record, JY_PURCHASE_MASS, cases[i].mass);
    }
}

static void
test_purchase_keep_until (void)
{
  g_autoptr (JyRecord) none = new_record (&jy_kind_purchase, JY_PURCHASE_DATE, "2024-02-29", -1);
  g_autoptr (JyRecord) clipped =
    new_record (&jy_kind_purchase, JY_PURCHASE_DATE, "2026-03-02", JY_PURCHASE_SHELF_LIFE_END, "2026-08-31", -1);
  g_autoptr (JyRecord) given = new_record (&jy_kind_purchase, JY_PURCHASE_DATE, "2026-03-02", JY_PURCHASE_KEEP_UNTIL,
                                           "2030-01-01", -1);
  g_autoptr (JyRecord) undated = new_record (&jy_kind_purchase, JY_PURCHASE_ITEM, "大米", -1);
  g_autoptr (JyRecord) far = new_record (&jy_kind_purchase, JY_PURCHASE_DATE, "2026-03-02", JY_PURCHASE_SHELF_LIFE_END,
                                         "2999-12-31", -1);
  g_autofree char *iso = jy_day_to_iso ((JyDay) jy_record_get_integer (far, JY_PURCHASE_KEEP_UNTIL));

  /* Two years from delivery where there is no shelf life; six months after it. */
  assert_day (none, JY_PURCHASE_KEEP_UNTIL, "2026-02-28");
  assert_day (clipped, JY_PURCHASE_KEEP_UNTIL, "2027-02-28");
  assert_day (given, JY_PURCHASE_KEEP_UNTIL, "2030-01-01");
  g_assert_false (jy_record_has (undated, JY_PURCHASE_KEEP_UNTIL));
  g_assert_cmpint (jy_day_from_iso (iso), !=, 0);
}

#define COMPLETE_PURCHASE \
  JY_PURCHASE_DATE, "2026-03-02", JY_PURCHASE_SUPPLIER, "", JY_PURCHASE_ITEM, "大米", JY_PURCHASE_FOOD_CATEGORY, "粮食"

static void
test_purchase_return (void)
{
  g_autoptr (JyRecord) record = new_record (&jy_kind_purchase, COMPLETE_PURCHASE, JY_PURCHASE_QUANTITY, "-57.5",
                                            JY_PURCHASE_UNIT, "kg", JY_PURCHASE_UNIT_PRICE, "24.03", -1);
  g_autoptr (JyRecord) wrong = new_record (&jy_kind_purchase, COMPLETE_PURCHASE, JY_PURCHASE_QUANTITY, "-2",
                                           JY_PURCHASE_UNIT, "袋", JY_PURCHASE_MASS, "50", JY_PURCHASE_AMOUNT, "200", -1);
  g_autoptr (JyRecord) reverse = new_record (&jy_kind_purchase, COMPLETE_PURCHASE, JY_PURCHASE_QUANTITY, "2",
                                             JY_PURCHASE_UNIT, "袋", JY_PURCHASE_AMOUNT, "-200", -1);

  assert_integer (record, JY_PURCHASE_MASS, -57500);
  assert_integer (record, JY_PURCHASE_AMOUNT, -138173);
  ASSERT_ERRORS (record, -1);
  ASSERT_ERRORS (wrong, JY_PURCHASE_MASS, JY_PURCHASE_AMOUNT, -1);
  ASSERT_ERRORS (reverse, JY_PURCHASE_AMOUNT, -1);
}

static void
test_purchase_contradictions (void)
{
  g_autoptr (JyRecord) mass = new_record (&jy_kind_purchase, COMPLETE_PURCHASE, JY_PURCHASE_QUANTITY, "57.5",
                                          JY_PURCHASE_UNIT, "kg", JY_PURCHASE_MASS, "5.75", -1);
  g_autoptr (JyRecord) bag = new_record (&jy_kind_purchase, COMPLETE_PURCHASE, JY_PURCHASE_QUANTITY, "2",
                                         JY_PURCHASE_UNIT, "袋", JY_PURCHASE_MASS, "50", -1);
  g_autoptr (JyRecord) past = new_record (&jy_kind_purchase, COMPLETE_PURCHASE, JY_PURCHASE_QUANTITY, "2",
                                          JY_PURCHASE_UNIT, "袋", JY_PURCHASE_SHELF_LIFE_END, "2026-03-01", -1);
  g_autoptr (JyRecord) last_day = new_record (&jy_kind_purchase, COMPLETE_PURCHASE, JY_PURCHASE_QUANTITY, "2",
                                              JY_PURCHASE_UNIT, "袋", JY_PURCHASE_SHELF_LIFE_END, "2026-03-02", -1);
  g_autoptr (JyRecord) empty = new_record (&jy_kind_purchase, -1);

  ASSERT_ERRORS (mass, JY_PURCHASE_MASS, -1);
  assert_integer (mass, JY_PURCHASE_MASS, 5750);
  ASSERT_ERRORS (bag, -1);
  assert_integer (bag, JY_PURCHASE_MASS, 50000);
  ASSERT_ERRORS (past, -1);
  ASSERT_WARNINGS (past, JY_PURCHASE_SHELF_LIFE_END, -1);
  ASSERT_WARNINGS (last_day, -1);
  ASSERT_ERRORS (empty, JY_PURCHASE_DATE, JY_PURCHASE_SUPPLIER, JY_PURCHASE_ITEM, JY_PURCHASE_FOOD_CATEGORY,
                 JY_PURCHASE_QUANTITY, JY_PURCHASE_UNIT, -1);
}

static void
test_weighing (void)
{
  g_autoptr (JyRecord) record =
    new_record (&jy_kind_weighing, JY_WEIGHING_DATE, "2026-03-02", JY_WEIGHING_STAGE, "餐盘", JY_WEIGHING_GROSS, "7.56",
                JY_WEIGHING_TARE, "2.15", -1);
  g_autoptr (JyRecord) zero =
    new_record (&jy_kind_weighing, JY_WEIGHING_DATE, "2026-03-02", JY_WEIGHING_STAGE, "餐盘", JY_WEIGHING_NET, "0", -1);
  g_autoptr (JyRecord) nothing =
    new_record (&jy_kind_weighing, JY_WEIGHING_DATE, "2026-03-02", JY_WEIGHING_STAGE, "餐盘", -1);
  g_autoptr (JyRecord) contradiction =
    new_record (&jy_kind_weighing, JY_WEIGHING_DATE, "2026-03-02", JY_WEIGHING_STAGE, "餐盘", JY_WEIGHING_GROSS, "7.56",
                JY_WEIGHING_TARE, "2.15", JY_WEIGHING_NET, "5.4", -1);
  g_autoptr (JyRecord) swapped =
    new_record (&jy_kind_weighing, JY_WEIGHING_DATE, "2026-03-02", JY_WEIGHING_STAGE, "餐盘", JY_WEIGHING_GROSS, "2.15",
                JY_WEIGHING_TARE, "7.56", -1);
  g_autoptr (JyRecord) gross_only =
    new_record (&jy_kind_weighing, JY_WEIGHING_DATE, "2026-03-02", JY_WEIGHING_STAGE, "餐盘", JY_WEIGHING_GROSS, "2.15", -1);
  g_autoptr (JyProblems) problems = jy_problems_new ();

  assert_integer (record, JY_WEIGHING_NET, 5410);
  ASSERT_ERRORS (record, -1);
  assert_integer (zero, JY_WEIGHING_NET, 0);
  ASSERT_ERRORS (zero, -1);
  ASSERT_ERRORS (nothing, JY_WEIGHING_NET, -1);
  ASSERT_ERRORS (gross_only, JY_WEIGHING_NET, -1);
  assert_integer (contradiction, JY_WEIGHING_NET, 5400);
  ASSERT_ERRORS (contradiction, JY_WEIGHING_NET, -1);
  /* The net that follows is negative, which is refused as well. */
  ASSERT_ERRORS (swapped, JY_WEIGHING_NET, JY_WEIGHING_TARE, -1);

  jy_record_check (contradiction, &context, problems);
  g_assert_nonnull (strstr (jy_problems_get (problems, 0)->message, "7.56"));
  g_assert_nonnull (strstr (jy_problems_get (problems, 0)->message, "2.15"));
  g_assert_nonnull (strstr (jy_problems_get (problems, 0)->message, "5.41"));
}

#define PICKUP JY_PICKUP_DATE, "2026-03-02", JY_PICKUP_COLLECTOR, ""

static void
test_pickup_estimate (void)
{
  g_autoptr (JyRecord) record = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "其他垃圾", JY_PICKUP_METHOD,
                                            "估算", JY_PICKUP_CONTAINERS, "2", JY_PICKUP_CAPACITY, "240", JY_PICKUP_FILL, "90", -1);
  g_autoptr (JyRecord) bare = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "其他垃圾", JY_PICKUP_CONTAINERS,
                                          "2", JY_PICKUP_CAPACITY, "240", JY_PICKUP_FILL, "90", -1);
  g_autoptr (JyRecord) own = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "其他垃圾", JY_PICKUP_CONTAINERS,
                                         "2", JY_PICKUP_CAPACITY, "240", JY_PICKUP_FILL, "90", JY_PICKUP_DENSITY, "400", -1);
  g_autoptr (JyRecord) paper = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "纸类", JY_PICKUP_CONTAINERS, "1",
                                           JY_PICKUP_CAPACITY, "660", JY_PICKUP_FILL, "50", -1);

  /* 2 × 240 L × 90 % = 432 L; × 150 g/L = 64 800 g. */
  assert_integer (record, JY_PICKUP_VOLUME, 432000);
  assert_integer (record, JY_PICKUP_DENSITY, 150);
  assert_integer (record, JY_PICKUP_MASS, 64800);
  assert_integer (record, JY_PICKUP_METHOD, JY_METHOD_ESTIMATED);
  ASSERT_ERRORS (record, -1);
  ASSERT_WARNINGS (record, -1);
  assert_integer (bare, JY_PICKUP_MASS, 64800);
  assert_integer (bare, JY_PICKUP_METHOD, JY_METHOD_ESTIMATED);
  /* 432 L × 400 g/L */
  assert_integer (own, JY_PICKUP_MASS, 172800);
  assert_integer (own, JY_PICKUP_DENSITY, 400);
  /* 330 L × 145 g/L */
  assert_integer (paper, JY_PICKUP_MASS, 47850);
  assert_integer (paper, JY_PICKUP_CATEGORY, JY_CATEGORY_RECYCLABLE);
  ASSERT_ERRORS (paper, -1);
}

static void
test_pickup_own_density (void)
{
  g_autoptr (JyDensities) densities = jy_densities_new ();
  JyCheckContext own = { context.today, densities };
  g_autoptr (JyRecord) record = jy_record_new (&jy_kind_pickup);

  jy_densities_set (densities, JY_CATEGORY_OTHER, -1, 200);
  jy_record_set_integer (record, JY_PICKUP_CATEGORY, JY_CATEGORY_OTHER);
  jy_record_set_integer (record, JY_PICKUP_VOLUME, 432000);
  jy_record_derive (record, &own);
  assert_integer (record, JY_PICKUP_MASS, 86400);
  assert_integer (record, JY_PICKUP_DENSITY, 200);
}

static void
test_pickup_weighed (void)
{
  g_autoptr (JyRecord) record = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "厨余垃圾", JY_PICKUP_MASS, "60.2",
                                            JY_PICKUP_CONTAINERS, "1", JY_PICKUP_CAPACITY, "120", JY_PICKUP_FILL, "80", -1);
  g_autoptr (JyRecord) partial = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "厨余垃圾", JY_PICKUP_MASS,
                                             "60.2", JY_PICKUP_CONTAINERS, "1", JY_PICKUP_CAPACITY, "120", -1);
  g_autoptr (JyRecord) zero = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "厨余垃圾", JY_PICKUP_MASS, "0", -1);
  g_autoptr (JyRecord) nothing = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "厨余垃圾", -1);
  g_autoptr (JyRecord) unweighed =
    new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "厨余垃圾", JY_PICKUP_METHOD, "称重", JY_PICKUP_CONTAINERS, "1",
                JY_PICKUP_CAPACITY, "120", JY_PICKUP_FILL, "80", -1);
  g_autoptr (JyRecord) other_category =
    new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "其他垃圾", JY_PICKUP_SUBKIND, "纸类", JY_PICKUP_MASS, "1", -1);

  /* A typed mass stays, whatever an estimate would say. */
  assert_integer (record, JY_PICKUP_MASS, 60200);
  assert_integer (record, JY_PICKUP_METHOD, JY_METHOD_WEIGHED);
  assert_integer (record, JY_PICKUP_VOLUME, 96000);
  g_assert_false (jy_record_has (record, JY_PICKUP_DENSITY));
  ASSERT_ERRORS (record, -1);
  g_assert_false (jy_record_has (partial, JY_PICKUP_VOLUME));
  ASSERT_ERRORS (partial, -1);
  assert_integer (zero, JY_PICKUP_MASS, 0);
  assert_integer (zero, JY_PICKUP_METHOD, JY_METHOD_WEIGHED);
  ASSERT_ERRORS (zero, -1);
  ASSERT_ERRORS (nothing, JY_PICKUP_MASS, JY_PICKUP_METHOD, -1);
  ASSERT_ERRORS (unweighed, JY_PICKUP_MASS, -1);
  ASSERT_ERRORS (other_category, JY_PICKUP_SUBKIND, -1);
}

static void
test_pickup_hazardous (void)
{
  g_autoptr (JyRecord) volume = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "有害垃圾", JY_PICKUP_CONTAINERS,
                                            "1", JY_PICKUP_CAPACITY, "120", JY_PICKUP_FILL, "50", -1);
  g_autoptr (JyRecord) density =
    new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "灯管", JY_PICKUP_CONTAINERS, "1", JY_PICKUP_CAPACITY, "120",
                JY_PICKUP_FILL, "50", JY_PICKUP_DENSITY, "100", -1);
  g_autoptr (JyRecord) estimated = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "灯管", JY_PICKUP_MASS, "5",
                                               JY_PICKUP_METHOD, "估算", -1);
  g_autoptr (JyRecord) good = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "灯管", JY_PICKUP_MASS, "5",
                                          JY_PICKUP_MANIFEST, "２０２６３７０５００００01", JY_PICKUP_WASTE_CODE, "900-023-29", -1);
  g_autoptr (JyRecord) short_manifest =
    new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "灯管", JY_PICKUP_MASS, "5", JY_PICKUP_MANIFEST, "2026370500001",
                JY_PICKUP_WASTE_CODE, "900-023", -1);
  /* Elsewhere the number is the collector's own. */
  g_autoptr (JyRecord) kitchen = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "厨余垃圾", JY_PICKUP_MASS, "5",
                                             JY_PICKUP_MANIFEST, "CC20260302001", -1);

  g_assert_false (jy_record_has (volume, JY_PICKUP_MASS));
  ASSERT_ERRORS (volume, JY_PICKUP_MASS, JY_PICKUP_METHOD, -1);
  g_assert_false (jy_record_has (density, JY_PICKUP_MASS));
  ASSERT_ERRORS (estimated, JY_PICKUP_METHOD, -1);
  ASSERT_ERRORS (good, -1);
  ASSERT_WARNINGS (good, -1);
  ASSERT_ERRORS (short_manifest, -1);
  ASSERT_WARNINGS (short_manifest, JY_PICKUP_MANIFEST, JY_PICKUP_WASTE_CODE, -1);
  ASSERT_WARNINGS (kitchen, -1);
}

/* A saved estimate follows when the fill it came from is corrected. */
static void
test_strip_estimate (void)
{
  g_autoptr (JyRecord) record = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "其他垃圾", JY_PICKUP_CONTAINERS,
                                            "2", JY_PICKUP_CAPACITY, "240", JY_PICKUP_FILL, "90", -1);

  jy_record_strip_derived (record, &context);
  g_assert_false (jy_record_has (record, JY_PICKUP_MASS));
  g_assert_false (jy_record_has (record, JY_PICKUP_VOLUME));
  g_assert_false (jy_record_has (record, JY_PICKUP_DENSITY));
  g_assert_true (jy_record_parse (record, JY_PICKUP_FILL, "50", NULL, NULL, NULL));
  jy_record_derive (record, &context);
  /* 240 L × 150 g/L */
  assert_integer (record, JY_PICKUP_VOLUME, 240000);
  assert_integer (record, JY_PICKUP_MASS, 36000);
  assert_integer (record, JY_PICKUP_METHOD, JY_METHOD_ESTIMATED);
}

/* The density of the day stays with the record when the ledger's has changed,
 * and the mass still follows from it. */
static void
test_strip_after_new_density (void)
{
  g_autoptr (JyDensities) densities = jy_densities_new ();
  JyCheckContext later = { context.today, densities };
  g_autoptr (JyRecord) record = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "其他垃圾", JY_PICKUP_CONTAINERS,
                                            "2", JY_PICKUP_CAPACITY, "240", JY_PICKUP_FILL, "90", -1);

  jy_densities_set (densities, JY_CATEGORY_OTHER, -1, 400);
  jy_record_strip_derived (record, &later);
  assert_integer (record, JY_PICKUP_DENSITY, 150);
  g_assert_true (jy_record_parse (record, JY_PICKUP_FILL, "50", NULL, NULL, NULL));
  jy_record_derive (record, &later);
  assert_integer (record, JY_PICKUP_DENSITY, 150);
  assert_integer (record, JY_PICKUP_MASS, 36000);
  assert_integer (record, JY_PICKUP_METHOD, JY_METHOD_ESTIMATED);
}

static void
assert_strip_restores (const JyRecord *record)
{
  g_autoptr (JyRecord) again = jy_record_copy (record);

  jy_record_strip_derived (again, &context);
  jy_record_derive (again, &context);
  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      g_test_message ("%s", record->kind->fields[i].name);
      g_assert_true (jy_value_equal (&record->kind->fields[i], &record->values[i], &again->values[i]));
    }
}

/* What is stripped and worked out again is what was saved, whatever was saved. */
static void
test_strip_restores (void)
{
  g_autoptr (JyRecord) typed = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "其他垃圾", JY_PICKUP_MASS, "60",
                                           JY_PICKUP_CONTAINERS, "2", JY_PICKUP_CAPACITY, "240", JY_PICKUP_FILL, "90", -1);
  /* Weighed, and by chance just what the estimate says. */
  g_autoptr (JyRecord) same = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "其他垃圾", JY_PICKUP_MASS, "64.8",
                                          JY_PICKUP_CONTAINERS, "2", JY_PICKUP_CAPACITY, "240", JY_PICKUP_FILL, "90", -1);
  g_autoptr (JyRecord) estimated = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "纸类", JY_PICKUP_CONTAINERS,
                                               "2", JY_PICKUP_CAPACITY, "240", JY_PICKUP_FILL, "90", -1);
  g_autoptr (JyRecord) by_eye = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "其他垃圾", JY_PICKUP_MASS, "60",
                                            JY_PICKUP_METHOD, "目测", -1);
  g_autoptr (JyRecord) volume = new_record (&jy_kind_pickup, PICKUP, JY_PICKUP_CATEGORY, "其他垃圾", JY_PICKUP_VOLUME, "400",
                                            JY_PICKUP_CONTAINERS, "2", JY_PICKUP_CAPACITY, "240", JY_PICKUP_FILL, "90", -1);
  g_autoptr (JyRecord) purchase = new_record (&jy_kind_purchase, COMPLETE_PURCHASE, JY_PURCHASE_QUANTITY, "57.5",
                                              JY_PURCHASE_UNIT, "kg", JY_PURCHASE_UNIT_PRICE, "24.03", -1);
  g_autoptr (JyRecord) discount = new_record (&jy_kind_purchase, COMPLETE_PURCHASE, JY_PURCHASE_QUANTITY, "57.5", JY_PURCHASE_UNIT,
                                              "kg", JY_PURCHASE_UNIT_PRICE, "24.03", JY_PURCHASE_AMOUNT, "1381.72", -1);
  g_autoptr (JyRecord) weighing = new_record (&jy_kind_weighing, JY_WEIGHING_GROSS, "7.56", JY_WEIGHING_TARE, "2.15", -1);
  g_autoptr (JyRecord) net = new_record (&jy_kind_weighing, JY_WEIGHING_NET, "5.41", -1);

  assert_strip_restores (typed);
  assert_strip_restores (same);
  assert_strip_restores (estimated);
  assert_strip_restores (by_eye);
  assert_strip_restores (volume);
  assert_strip_restores (purchase);
  assert_strip_restores (discount);
  assert_strip_restores (weighing);
  assert_strip_restores (net);

  /* A typed mass stays typed when the fill is corrected. */
  jy_record_strip_derived (typed, &context);
  jy_record_parse (typed, JY_PICKUP_FILL, "50", NULL, NULL, NULL);
  jy_record_derive (typed, &context);
  assert_integer (typed, JY_PICKUP_MASS, 60000);
  assert_integer (typed, JY_PICKUP_METHOD, JY_METHOD_WEIGHED);
  /* So does an amount that the supplier rounded otherwise. */
  jy_record_strip_derived (discount, &context);
  assert_integer (discount, JY_PURCHASE_AMOUNT, 138172);
  jy_record_strip_derived (purchase, &context);
  jy_record_parse (purchase, JY_PURCHASE_QUANTITY, "10", NULL, NULL, NULL);
  jy_record_derive (purchase, &context);
  assert_integer (purchase, JY_PURCHASE_AMOUNT, 24030);
  assert_integer (purchase, JY_PURCHASE_MASS, 10000);
}

static void
test_masters (void)
{
  g_autoptr (JyRecord) institution = new_record (&jy_kind_institution, JY_INSTITUTION_NAME, "示例市机关事务服务中心", -1);
  g_autoptr (JyRecord) posting = new_record (&jy_kind_institution, JY_INSTITUTION_NAME, "示", JY_INSTITUTION_POSTING_DAYS, "0",
                                             JY_INSTITUTION_CREDIT_CODE, "12370500MB2TEA06XX", -1);
  g_autoptr (JyRecord) contract = new_record (&jy_kind_contract, JY_CONTRACT_NUMBER, "CC-2026-01", JY_CONTRACT_COLLECTOR, "",
                                              JY_CONTRACT_CATEGORIES, "厨余垃圾", JY_CONTRACT_START, "2026-01-01",
                                              JY_CONTRACT_END, "2026-01-01", -1);
  g_autoptr (JyRecord) ended = new_record (&jy_kind_contract, JY_CONTRACT_NUMBER, "CC-2026-01", JY_CONTRACT_COLLECTOR, "",
                                           JY_CONTRACT_CATEGORIES, "、", JY_CONTRACT_START, "2026-01-02", JY_CONTRACT_END,
                                           "2026-01-01", JY_CONTRACT_STATUS, "暂停", -1);
  g_autoptr (JyRecord) licence = new_record (&jy_kind_licence, JY_LICENCE_COLLECTOR, "", JY_LICENCE_TYPE, "营业执照",
                                             JY_LICENCE_NUMBER, "1", JY_LICENCE_VALID_FROM, "2026-01-02", JY_LICENCE_VALID_TO,
                                             "2026-01-01", JY_LICENCE_WASTE_CODES, "HW29、灯管", -1);
  g_autoptr (JyRecord) supplier = new_record (&jy_kind_supplier, JY_SUPPLIER_NAME, "正大", JY_SUPPLIER_LICENCE_FROM, "2026-01-02",
                                              JY_SUPPLIER_LICENCE_TO, "2026-01-01", -1);
  g_autoptr (JyRecord) hazardous = new_record (&jy_kind_density, JY_DENSITY_CATEGORY, "灯管", JY_DENSITY_DENSITY, "100",
                                               JY_DENSITY_SOURCE, "自测", -1);
  g_autoptr (JyRecord) density = new_record (&jy_kind_density, JY_DENSITY_CATEGORY, "纸类", JY_DENSITY_DENSITY, "100",
                                             JY_DENSITY_SOURCE, "自测", -1);
  g_autoptr (JyRecord) mixed = new_record (&jy_kind_density, JY_DENSITY_CATEGORY, "其他垃圾", JY_DENSITY_SUBKIND, "纸类",
                                           JY_DENSITY_DENSITY, "0", JY_DENSITY_SOURCE, "自测", -1);
  g_autoptr (JyRecord) meal = new_record (&jy_kind_meal, JY_MEAL_DATE, "2026-03-02", JY_MEAL_MEAL, "早餐", JY_MEAL_DINERS, "0", -1);
  g_autoptr (JyRecord) empty_meal = new_record (&jy_kind_meal, -1);

  assert_integer (institution, JY_INSTITUTION_POSTING_DAYS, 5);
  ASSERT_ERRORS (institution, -1);
  ASSERT_ERRORS (posting, JY_INSTITUTION_POSTING_DAYS, -1);
  ASSERT_WARNINGS (posting, JY_INSTITUTION_CREDIT_CODE, -1);
  assert_integer (contract, JY_CONTRACT_STATUS, JY_CONTRACT_ACTIVE);
  ASSERT_ERRORS (contract, -1);
  assert_integer (ended, JY_CONTRACT_STATUS, JY_CONTRACT_SUSPENDED);
  ASSERT_ERRORS (ended, JY_CONTRACT_CATEGORIES, JY_CONTRACT_END, -1);
  ASSERT_ERRORS (licence, JY_LICENCE_VALID_TO, -1);
  ASSERT_WARNINGS (licence, JY_LICENCE_WASTE_CODES, -1);
  ASSERT_ERRORS (supplier, JY_SUPPLIER_LICENCE_TO, -1);
  ASSERT_ERRORS (hazardous, JY_DENSITY_CATEGORY, -1);
  assert_integer (density, JY_DENSITY_CATEGORY, JY_CATEGORY_RECYCLABLE);
  ASSERT_ERRORS (density, -1);
  ASSERT_ERRORS (mixed, JY_DENSITY_SUBKIND, JY_DENSITY_DENSITY, -1);
  ASSERT_ERRORS (meal, -1);
  ASSERT_ERRORS (empty_meal, JY_MEAL_DATE, JY_MEAL_MEAL, JY_MEAL_DINERS, -1);
}

/* Every kind: an empty record is checked without a crash and its required
 * fields are named; copy, clear and unset leave nothing behind. */
static void
test_every_kind (void)
{
  guint n_kinds = 0;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    {
      g_autoptr (JyRecord) record = jy_record_new (kinds[k]);
      g_autoptr (JyRecord) copy = NULL;
      g_autoptr (JyProblems) problems = jy_problems_new ();

      jy_record_derive (record, &context);
      jy_record_check (record, &context, problems);
      for (guint f = 0; f < kinds[k]->n_fields; f++)
        {
          gboolean named = FALSE;

          for (guint i = 0; i < jy_problems_get_n (problems); i++)
            named = named || jy_problems_get (problems, i)->field == f;
          if ((kinds[k]->fields[f].flags & JY_FIELD_REQUIRED) && !jy_record_has (record, f))
            g_assert_true (named);
          if (jy_field_holds_string (&kinds[k]->fields[f]))
            jy_record_set_text (record, f, "文字");
          else if (!jy_record_has (record, f))
            jy_record_set_integer (record, f, 1);
        }
      copy = jy_record_copy (record);
      for (guint f = 0; f < kinds[k]->n_fields; f++)
        {
          g_assert_true (jy_value_equal (&kinds[k]->fields[f], &record->values[f], &copy->values[f]));
          jy_record_unset (record, f);
          g_assert_false (jy_record_has (record, f));
          g_assert_true (jy_record_has (copy, f));
        }
      jy_record_clear (copy);
      for (guint f = 0; f < kinds[k]->n_fields; f++)
        g_assert_false (jy_record_has (copy, f));
      g_assert_cmpint (jy_record_get_day (copy), ==, 0);
    }
}

/* What was there stays when a text is refused; a blank empties it. */
static void
test_parse_keeps (void)
{
  g_autoptr (JyRecord) record = jy_record_new (&jy_kind_pickup);

  g_assert_true (jy_record_parse (record, JY_PICKUP_MASS, "5", NULL, NULL, NULL));
  g_assert_false (jy_record_parse (record, JY_PICKUP_MASS, "5x", NULL, NULL, NULL));
  assert_integer (record, JY_PICKUP_MASS, 5000);
  g_assert_true (jy_record_parse (record, JY_PICKUP_VEHICLE, "示E0001", NULL, NULL, NULL));
  g_assert_false (jy_record_parse (record, JY_PICKUP_VEHICLE, "\x01", NULL, NULL, NULL));
  g_assert_cmpstr (jy_record_get_text (record, JY_PICKUP_VEHICLE), ==, "示E0001");
  g_assert_true (jy_record_parse (record, JY_PICKUP_MASS, " ", NULL, NULL, NULL));
  g_assert_false (jy_record_has (record, JY_PICKUP_MASS));
  g_assert_true (jy_record_parse (record, JY_PICKUP_VEHICLE, "", NULL, NULL, NULL));
  g_assert_null (jy_record_get_text (record, JY_PICKUP_VEHICLE));
}

/* A day before 2000 or ahead is kept, but asked about, and once only. */
static void
test_far_days (void)
{
  static const struct
  {
    const char *date;
    guint n_warnings;
  } cases[] = {
    { "1999-12-31", 1 },
    { "2000-01-01", 0 },
    { "2026-04-01", 0 },
    { "2026-04-02", 1 }, /* ahead */
    { "2027-04-02", 1 }, /* 366 days later */
    { "2027-04-03", 1 },
    { "2062-03-02", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JyRecord) record = jy_record_new (&jy_kind_meal);
      g_autoptr (JyProblems) problems = jy_problems_new ();

      jy_record_set_integer (record, JY_MEAL_DATE, jy_day_from_iso (cases[i].date));
      jy_record_set_integer (record, JY_MEAL_MEAL, JY_MEAL_LUNCH);
      jy_record_set_integer (record, JY_MEAL_DINERS, 1);
      jy_record_check (record, &context, problems);
      g_assert_false (jy_problems_has_errors (problems));
      g_assert_cmpuint (jy_problems_get_n (problems), ==, cases[i].n_warnings);
    }
}

/* What has been agreed or planned may lie ahead, what happened may not. */
static void
test_ahead (void)
{
  const JyDay tomorrow = context.today + 1;
  const struct
  {
    const JyKind *kind;
    guint date;
    gboolean is_event;
  } cases[] = {
    { &jy_kind_purchase, JY_PURCHASE_DATE, TRUE },
    { &jy_kind_meal, JY_MEAL_DATE, TRUE },
    { &jy_kind_weighing, JY_WEIGHING_DATE, TRUE },
    { &jy_kind_pickup, JY_PICKUP_DATE, TRUE },
    { &jy_kind_day, JY_CALENDAR_DAY_DATE, FALSE },
    { &jy_kind_contract, JY_CONTRACT_START, FALSE },
    { &jy_kind_licence, JY_LICENCE_VALID_TO, FALSE },
    { &jy_kind_posting, JY_POSTING_FROM, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (JyDay day = context.today; day <= tomorrow; day++)
      {
        g_autoptr (JyRecord) record = jy_record_new (cases[i].kind);
        g_autoptr (JyProblems) problems = jy_problems_new ();
        gboolean told = FALSE;

        jy_record_set_integer (record, cases[i].date, day);
        jy_record_check (record, &context, problems);
        for (guint k = 0; k < jy_problems_get_n (problems); k++)
          {
            const JyProblem *problem = jy_problems_get (problems, k);

            told |= problem->severity == JY_PROBLEM_WARNING && problem->field == cases[i].date &&
                    strstr (problem->message, "2026-04-02") != NULL && strstr (problem->message, "2026-04-01") != NULL;
          }
        g_test_message ("%s", cases[i].kind->name);
        g_assert_cmpint (told, ==, cases[i].is_event && day == tomorrow);
        g_assert_cmpint (jy_record_is_ahead (record, context.today), ==, told);
      }
}

/* The first warning about a field, or an empty text. */
static char *
find_warning (const JyRecord *record,
              guint           field)
{
  g_autoptr (JyProblems) problems = jy_problems_new ();

  jy_record_check (record, &context, problems);
  g_assert_false (jy_problems_has_errors (problems));
  for (guint i = 0; i < jy_problems_get_n (problems); i++)
    if (jy_problems_get (problems, i)->field == field)
      return g_strdup (jy_problems_get (problems, i)->message);
  return g_strdup ("");
}

/* Made, delivered, used up, and the record is kept after that. */
static void
test_purchase_days (void)
{
  static const struct
  {
    int field;
    const char *production, *shelf_life_end, *keep_until, *warning;
  } cases[] = {
    { JY_PURCHASE_PRODUCTION_DATE, "2026-03-02", "2026-03-02", "", "" },
    { JY_PURCHASE_PRODUCTION_DATE, "2026-03-03", "2026-03-09", "", "after the delivery" },
    { JY_PURCHASE_SHELF_LIFE_END, "2026-03-02", "2026-03-02", "", "" },
    { JY_PURCHASE_SHELF_LIFE_END, "2026-02-20", "2026-03-01", "", "before the delivery" },
    { JY_PURCHASE_SHELF_LIFE_END, "2026-03-05", "2026-03-04", "", "before the production" },
    { JY_PURCHASE_SHELF_LIFE_END, "", "", "", "" },
    { JY_PURCHASE_KEEP_UNTIL, "", "", "2026-03-01", "before the delivery" },
    { JY_PURCHASE_KEEP_UNTIL, "", "", "2028-03-02", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JyRecord) record =
        new_record (&jy_kind_purchase, JY_PURCHASE_DATE, "2026-03-02", JY_PURCHASE_SUPPLIER, "", JY_PURCHASE_ITEM, "面粉",
                    JY_PURCHASE_FOOD_CATEGORY, "grain", JY_PURCHASE_QUANTITY, "1", JY_PURCHASE_UNIT, "kg",
                    JY_PURCHASE_PRODUCTION_DATE, cases[i].production, JY_PURCHASE_SHELF_LIFE_END, cases[i].shelf_life_end,
                    JY_PURCHASE_KEEP_UNTIL, cases[i].keep_until, -1);
      g_autofree char *warning = find_warning (record, (guint) cases[i].field);

      g_test_message ("%u: %s", i, warning);
      g_assert_cmpint (*warning != '\0', ==, *cases[i].warning != '\0');
      g_assert_nonnull (strstr (warning, cases[i].warning));
    }
}

/* Three fifths more than were prepared pass: 250 + 150 = 400. */
static void
test_meal_diners (void)
{
  static const struct
  {
    const char *booked, *prepared, *diners;
    gboolean told, tenth;
  } cases[] = {
    { "", "250", "239", FALSE, FALSE },
    { "", "250", "400", FALSE, FALSE },
    { "", "250", "401", TRUE, FALSE },
    { "244", "250", "2399", TRUE, TRUE },
    { "244", "", "2399", TRUE, TRUE },
    { "10", "250", "240", FALSE, FALSE },
    { "2400", "250", "2399", TRUE, TRUE },
    { "", "250", "0", FALSE, FALSE },
    { "", "0", "1", TRUE, FALSE },
    { "", "", "2399", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JyRecord) record =
        new_record (&jy_kind_meal, JY_MEAL_DATE, "2026-03-02", JY_MEAL_MEAL, "breakfast", JY_MEAL_BOOKED, cases[i].booked,
                    JY_MEAL_PREPARED, cases[i].prepared, JY_MEAL_DINERS, cases[i].diners, -1);
      g_autofree char *warning = find_warning (record, JY_MEAL_DINERS);

      g_test_message ("%u: %s", i, warning);
      g_assert_cmpint (*warning != '\0', ==, cases[i].told);
      g_assert_cmpint (strstr (warning, "tenth") != NULL, ==, cases[i].tenth);
      if (cases[i].told)
        g_assert_nonnull (strstr (warning, cases[i].diners));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/purchase", test_purchase);
  g_test_add_func ("/record/purchase/units", test_purchase_units);
  g_test_add_func ("/record/purchase/keep-until", test_purchase_keep_until);
  g_test_add_func ("/record/purchase/return", test_purchase_return);
  g_test_add_func ("/record/purchase/contradictions", test_purchase_contradictions);
  g_test_add_func ("/record/weighing", test_weighing);
  g_test_add_func ("/record/pickup/estimate", test_pickup_estimate);
  g_test_add_func ("/record/pickup/own-density", test_pickup_own_density);
  g_test_add_func ("/record/pickup/weighed", test_pickup_weighed);
  g_test_add_func ("/record/pickup/hazardous", test_pickup_hazardous);
  g_test_add_func ("/record/strip/estimate", test_strip_estimate);
  g_test_add_func ("/record/strip/after-new-density", test_strip_after_new_density);
  g_test_add_func ("/record/strip/restores", test_strip_restores);
  g_test_add_func ("/record/masters", test_masters);
  g_test_add_func ("/record/every-kind", test_every_kind);
  g_test_add_func ("/record/far-days", test_far_days);
  g_test_add_func ("/record/ahead", test_ahead);
  g_test_add_func ("/record/purchase/days", test_purchase_days);
  g_test_add_func ("/record/meal/diners", test_meal_diners);
  g_test_add_func ("/record/parse-keeps", test_parse_keeps);

  return g_test_run ();
}
