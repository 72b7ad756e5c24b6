/* test-figures.c: the figures of a month, against the sample month's independent
 * answers and against small ledgers worked out by hand. */
#include "config.h"

#include "report-fixture.h"

#include <json-glib/json-glib.h>

static JsonNode *
parse_json (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

static JsonNode *
get_json (JyLedger *ledger,
          JyMonth   month)
{
  g_autoptr (JyFigures) figures = get_figures (ledger, month);
  g_autofree char *text = jy_figures_to_json (figures);

  return parse_json (text);
}

/* The value at a path like `waste.mass_g`, as JSON text. */
static char *
get_at (JsonNode   *node,
        const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, ".", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
      if (!json_object_has_member (json_node_get_object (node), names[i]))
        g_error ("there is no “%s” in “%s”", names[i], path);
      node = json_object_get_member (json_node_get_object (node), names[i]);
    }
  return json_to_string (node, FALSE);
}

#define assert_at(node, path, expected)               \
  G_STMT_START                                        \
  {                                                   \
    g_autofree char *value = get_at ((node), (path)); \
    g_test_message ("%s", (path));                    \
    g_assert_cmpstr (value, ==, (expected));          \
  }                                                   \
  G_STMT_END

/* Every key that is expected is there with the same value; there may be more. */
static void
assert_holds (JsonNode   *actual,
              JsonNode   *expected,
              const char *path)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (expected))
    {
      g_autofree char *is = json_to_string (actual, FALSE);
      g_autofree char *should = json_to_string (expected, FALSE);

      g_test_message ("%s", path);
      g_assert_cmpstr (is, ==, should);
      return;
    }
  g_assert_true (JSON_NODE_HOLDS_OBJECT (actual));
  json_object_iter_init (&iter, json_node_get_object (expected));
  while (json_object_iter_next (&iter, &name, &member))
    {
      g_autofree char *deeper = g_strconcat (path, ".", name, NULL);

      if (!json_object_has_member (json_node_get_object (actual), name))
        g_error ("there is no “%s”", deeper);
      assert_holds (json_object_get_member (json_node_get_object (actual), name), member, deeper);
    }
}

static void
test_sample (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("JY_TEST_DATA"), "sample-2026-03", "expected.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) expected = NULL;
  g_autoptr (JsonNode) actual = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  expected = parse_json (text);
  import_sample (L);
  actual = get_json (L, MARCH);
  assert_holds (actual, json_object_get_member (json_node_get_object (expected), "figures"), "figures");
  assert_at (actual, "closed", "false");
  assert_at (actual, "compare.previous", "{\"month\":\"2026-02\",\"mass_g\":0,\"plate_mg_per_diner\":null}");
  assert_at (actual, "compare.year_ago", "{\"month\":\"2025-03\",\"mass_g\":0,\"plate_mg_per_diner\":null}");

  jy_ledger_close_month (L, MARCH, jy_figures_compute_json, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&actual, json_node_unref);
  actual = get_json (L, MARCH);
  assert_holds (actual, json_object_get_member (json_node_get_object (expected), "figures"), "figures");
  assert_at (actual, "closed", "true");
}

/* command-line.md, `figures --format json`: the keys that are always present,
 * an `i` for an integer and an `r` for an integer or null. */
#define CATEGORY_KEYS                                                                                                       \
  "{\"pickups\":\"i\",\"mass_g\":\"i\",\"weighed_g\":\"i\",\"estimated_g\":\"i\",\"volume_ml\":\"i\",\"containers\":\"i\"," \
  "\"share_permille\":\"r\",\"subkinds\":{}}"
#define MEAL_KEYS    "{\"booked\":\"i\",\"prepared\":\"i\",\"diners\":\"i\",\"plate_g\":\"i\",\"plate_mg_per_diner\":\"r\"}"
#define SUMMARY_KEYS "{\"month\":\"\",\"mass_g\":\"i\",\"plate_mg_per_diner\":\"r\"}"

static const char keys[] =
  "{\"month\":\"\",\"closed\":false,"
  "\"waste\":{\"pickups\":\"i\",\"mass_g\":\"i\",\"weighed_g\":\"i\",\"estimated_g\":\"i\",\"recovery_permille\":\"r\","
  "\"recycling_permille\":\"r\",\"categories\":{\"recyclable\":" CATEGORY_KEYS ",\"hazardous\":" CATEGORY_KEYS
  ",\"kitchen\":" CATEGORY_KEYS ",\"other\":" CATEGORY_KEYS "}},"
  "\"meals\":{\"breakfast\":" MEAL_KEYS ",\"lunch\":" MEAL_KEYS ",\"dinner\":" MEAL_KEYS ",\"overtime\":" MEAL_KEYS
  ",\"total\":" MEAL_KEYS "},"
  "\"food_waste\":{\"spoilage_g\":\"i\",\"preparation_g\":\"i\",\"unserved_g\":\"i\",\"plate_g\":\"i\",\"mass_g\":\"i\","
  "\"mg_per_diner\":\"r\"},"
  "\"purchases\":{\"lines\":\"i\",\"mass_g\":\"i\",\"amount_fen\":\"i\",\"categories\":{}},"
  "\"completeness\":{\"expected\":\"i\",\"recorded\":\"i\",\"missing\":[]},"
  "\"coverage\":{\"needed\":\"i\",\"covered\":\"i\"},"
  "\"compare\":{\"previous\":" SUMMARY_KEYS ",\"year_ago\":" SUMMARY_KEYS "}}";

static void
assert_key (JsonNode   *actual,
            JsonNode   *wanted,
            gboolean    empty,
            const char *path)
{
  JsonObjectIter iter;
  const char *name, *letter;
  JsonNode *member;

  g_test_message ("%s", path);
  if (JSON_NODE_HOLDS_OBJECT (wanted))
    {
      g_assert_true (JSON_NODE_HOLDS_OBJECT (actual));
      json_object_iter_init (&iter, json_node_get_object (wanted));
      while (json_object_iter_next (&iter, &name, &member))
        {
          g_autofree char *deeper = g_strconcat (path, ".", name, NULL);

          g_assert_true (json_object_has_member (json_node_get_object (actual), name));
          assert_key (json_object_get_member (json_node_get_object (actual), name), member, empty, deeper);
        }
      return;
    }
  if (JSON_NODE_HOLDS_ARRAY (wanted))
    {
      g_assert_true (JSON_NODE_HOLDS_ARRAY (actual));
      return;
    }
  if (json_node_get_value_type (wanted) == G_TYPE_BOOLEAN)
    {
      g_assert_cmpint (json_node_get_value_type (actual), ==, G_TYPE_BOOLEAN);
      return;
    }
  letter = json_node_get_string (wanted);
  if (*letter == '\0')
    g_assert_cmpint (json_node_get_value_type (actual), ==, G_TYPE_STRING);
  else if (*letter == 'r' && empty)
    g_assert_true (JSON_NODE_HOLDS_NULL (actual));
  else
    {
      g_assert_true (*letter == 'r' && JSON_NODE_HOLDS_NULL (actual) ? TRUE : json_node_get_value_type (actual) == G_TYPE_INT64);
      if (empty)
        g_assert_cmpint (json_node_get_int (actual), ==, 0);
    }
}

static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (JsonNode) wanted = parse_json (keys);
  g_autoptr (JsonNode) empty = get_json (L, MARCH);
  g_autoptr (JsonNode) full = NULL;

  assert_key (empty, wanted, TRUE, "empty");
  assert_at (empty, "month", "\"2026-03\"");
  assert_at (empty, "completeness.missing", "[]");
  assert_at (empty, "purchases.categories", "{}");
  import_sample (L);
  full = get_json (L, MARCH);
  assert_key (full, wanted, FALSE, "sample");
}

static void
void_record (JyLedger   *ledger,
             const char *id)
{
  g_autoptr (GError) error = NULL;

  jy_ledger_void (ledger, id, "重复", &error);
  g_assert_no_error (error);
}

static void
test_voided (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (JyFigures) before = NULL;
  g_autoptr (JyFigures) after = NULL;
  g_autofree char *before_text = NULL;
  g_autofree char *after_text = NULL;
  g_autofree char *pickup = NULL, *meal = NULL, *weighing = NULL, *purchase = NULL, *holiday = NULL;

  import_sample (L);
  before = get_figures (L, MARCH);
  pickup = put (L, &jy_kind_pickup, "date", "2026-03-10", "category", "other", "mass", "77", "collector", "市政环卫服务中心", NULL);
  meal = put (L, &jy_kind_meal, "date", "2026-03-17", "meal", "dinner", "diners", "61", NULL);
  weighing = put (L, &jy_kind_weighing, "date", "2026-03-17", "meal", "dinner", "stage", "plate", "net", "3", NULL);
  purchase = put (L, &jy_kind_purchase, "date", "2026-03-10", "supplier", "海港水产商行", "item", "带鱼", "food_category", "fish",
                  "quantity", "10", "unit", "kg", "amount", "300", NULL);
  holiday = put (L, &jy_kind_day, "date", "2026-03-18", "type", "holiday", NULL);
  void_record (L, pickup);
  void_record (L, meal);
  void_record (L, weighing);
  void_record (L, purchase);
  void_record (L, holiday);
  after = get_figures (L, MARCH);
  before_text = jy_figures_to_json (before);
  after_text = jy_figures_to_json (after);
  g_assert_cmpstr (after_text, ==, before_text);
}

/* Zero is an entry; nothing typed is a missing one. */
static void
test_zero (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (JsonNode) figures = NULL;

  fixture->now = noon_of (2026, 3, 2); /* Monday, the month's first working day */
  PUT (institution, "name", "局", "meals_served", "lunch,dinner");
  PUT (collector, "name", "甲");
  PUT (meal, "date", "2026-03-02", "meal", "lunch", "diners", "0");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "plate", "net", "0");
  PUT (pickup, "date", "2026-03-02", "category", "other", "mass", "0", "collector", "甲");
  figures = get_json (L, MARCH);
  assert_at (figures, "completeness.expected", "4");
  assert_at (figures, "completeness.recorded", "2");
  assert_at (figures, "completeness.missing",
             "[{\"date\":\"2026-03-02\",\"slot\":\"dinner.diners\"},{\"date\":\"2026-03-02\",\"slot\":\"dinner.plate\"}]");
  assert_at (figures, "meals.lunch.plate_mg_per_diner", "null");
  assert_at (figures, "food_waste.mg_per_diner", "null");
  assert_at (figures, "waste.pickups", "1");
  assert_at (figures, "waste.categories.other.share_permille", "null");
  assert_at (figures, "waste.recovery_permille", "null");
}

/* Half away from zero on the last digit. */
static void
test_rounding (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (JsonNode) figures = NULL;

  g_assert_cmpint (jy_ratio (1, 2000, 1000), ==, 1);   /* 0.5 */
  g_assert_cmpint (jy_ratio (-1, 2000, 1000), ==, -1); /* −0.5 */
  g_assert_cmpint (jy_ratio (3, 2000, 1000), ==, 2);   /* 1.5 */
  g_assert_cmpint (jy_ratio (5, 2000, 1000), ==, 3);   /* 2.5 */
  g_assert_cmpint (jy_ratio (1, 2001, 1000), ==, 0);   /* 0.4998 */
  g_assert_cmpint (jy_ratio (-3, 2000, 1000), ==, -2); /* −1.5 */
  g_assert_cmpint (jy_ratio (0, 7, 1000), ==, 0);
  g_assert_cmpint (jy_ratio (5, 0, 1000), ==, JY_NO_RATIO);

  PUT (collector, "name", "甲");
  PUT (pickup, "date", "2026-03-02", "category", "recyclable", "mass", "1g", "collector", "甲");
  PUT (pickup, "date", "2026-03-02", "category", "other", "mass", "1999g", "collector", "甲");
  /* 101 g ÷ 16 diners = 6.3125 g; 1 g ÷ 16 = 62.5 mg. */
  PUT (meal, "date", "2026-03-02", "meal", "lunch", "diners", "16");
  PUT (meal, "date", "2026-03-02", "meal", "dinner", "diners", "16");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "plate", "net", "101g");
  PUT (weighing, "date", "2026-03-02", "meal", "dinner", "stage", "plate", "net", "1g");
  figures = get_json (L, MARCH);
  assert_at (figures, "waste.categories.recyclable.share_permille", "1");
  assert_at (figures, "waste.categories.other.share_permille", "1000"); /* 999.5 */
  assert_at (figures, "waste.recycling_permille", "1");
  assert_at (figures, "meals.lunch.plate_mg_per_diner", "6313");
  assert_at (figures, "meals.dinner.plate_mg_per_diner", "63");
  assert_at (figures, "meals.total.plate_mg_per_diner", "3188"); /* 102 ÷ 32 = 3.1875 */
}

/* January is compared with December and with January a year before. */
static void
test_comparison (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) january = NULL;
  g_autoptr (JyFigures) figures = NULL;
  JyMonthSummary year;

  PUT (collector, "name", "甲");
  PUT (pickup, "date", "2025-01-01", "category", "other", "mass", "10", "collector", "甲");
  PUT (pickup, "date", "2025-01-31", "category", "kitchen", "mass", "20", "collector", "甲");
  PUT (pickup, "date", "2025-02-01", "category", "other", "mass", "4000", "collector", "甲");
  PUT (pickup, "date", "2025-11-30", "category", "other", "mass", "5000", "collector", "甲");
  PUT (pickup, "date", "2025-12-01", "category", "recyclable", "mass", "1", "collector", "甲");
  PUT (pickup, "date", "2025-12-31", "category", "other", "mass", "2.5", "collector", "甲");
  PUT (pickup, "date", "2026-01-05", "category", "other", "mass", "7", "collector", "甲");
  PUT (pickup, "date", "2026-02-05", "category", "other", "mass", "8", "collector", "甲");
  PUT (meal, "date", "2025-12-31", "meal", "lunch", "diners", "30");
  PUT (meal, "date", "2025-12-31", "meal", "dinner", "diners", "10");
  PUT (weighing, "date", "2025-12-31", "meal", "lunch", "stage", "plate", "net", "2");
  PUT (weighing, "date", "2025-12-31", "meal", "lunch", "stage", "unserved", "net", "9");

  january = get_json (L, jy_month_new (2026, 1));
  assert_at (january, "waste.mass_g", "7000");
  /* 2 000 g ÷ 40 diners = 50 g */
  assert_at (january, "compare.previous", "{\"month\":\"2025-12\",\"mass_g\":3500,\"plate_mg_per_diner\":50000}");
  assert_at (january, "compare.year_ago", "{\"month\":\"2025-01\",\"mass_g\":30000,\"plate_mg_per_diner\":null}");
  figures = get_figures (L, jy_month_new (2026, 1));
  g_assert_cmpint (figures->previous.mass[JY_CATEGORY_RECYCLABLE], ==, 1000);
  g_assert_cmpint (figures->previous.mass[JY_CATEGORY_OTHER], ==, 2500);
  g_assert_cmpint (figures->previous.pickups, ==, 2);
  g_assert_cmpint (figures->year_ago.mass[JY_CATEGORY_KITCHEN], ==, 20000);

  jy_month_summary_load (&year, L, jy_month_new (2026, 1), jy_month_new (2026, 2), &error);
  g_assert_no_error (error);
  g_assert_cmpint (year.total, ==, 15000);
  g_assert_cmpint (year.pickups, ==, 2);
}

/* April 2026 begins on a Wednesday; Monday the 6th is off, Saturday the 11th is
 * worked. Up to the 15th: 1 2 3 · 7 8 9 10 11 · 13 14 15 are 11 working days. */
static void
test_completeness (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (JsonNode) today = NULL;
  g_autoptr (JsonNode) later = NULL;
  g_autoptr (JsonNode) next = NULL;
  g_autoptr (JyFigures) figures = NULL;
  const JyMissingEntry *entry;

  PUT (institution, "name", "局", "meals_served", "lunch");
  PUT (day, "date", "2026-04-06", "type", "holiday", "name", "清明节");
  PUT (day, "date", "2026-04-11", "type", "workday");
  PUT (meal, "date", "2026-04-11", "meal", "lunch", "diners", "300");
  PUT (weighing, "date", "2026-04-11", "meal", "lunch", "stage", "plate", "net", "12");
  /* Entries of a day off, of a meal that is not served, and of another stage are not expected. */
  PUT (meal, "date", "2026-04-06", "meal", "lunch", "diners", "20");
  PUT (meal, "date", "2026-04-07", "meal", "dinner", "diners", "20");
  PUT (weighing, "date", "2026-04-07", "meal", "lunch", "stage", "preparation", "net", "12");
  PUT (weighing, "date", "2026-04-07", "stage", "plate", "net", "12");

  today = get_json (L, jy_month_new (2026, 4));
  assert_at (today, "completeness.expected", "22");
  assert_at (today, "completeness.recorded", "2");
  figures = get_figures (L, jy_month_new (2026, 4));
  g_assert_cmpuint (figures->missing->len, ==, 20);
  entry = &g_array_index (figures->missing, JyMissingEntry, 0);
  g_assert_cmpint (entry->day, ==, jy_day_new (2026, 4, 1));
  g_assert_false (entry->plate);
  entry = &g_array_index (figures->missing, JyMissingEntry, 19);
  g_assert_cmpint (entry->day, ==, jy_day_new (2026, 4, 15));
  g_assert_true (entry->plate);

  next = get_json (L, jy_month_new (2026, 5));
  assert_at (next, "completeness.expected", "0");
  /* When the month is over: 22 Mondays to Fridays, less one, plus one. */
  fixture->now = noon_of (2026, 5, 20);
  later = get_json (L, jy_month_new (2026, 4));
  assert_at (later, "completeness.expected", "44");
  assert_at (later, "completeness.recorded", "2");
}

/* Several canteens add up; one entry of the meal is enough. */
static void
test_canteens (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (JsonNode) figures = NULL;

  fixture->now = noon_of (2026, 3, 2);
  PUT (institution, "name", "局", "meals_served", "lunch");
  PUT (site, "name", "一食堂", "type", "canteen");
  PUT (site, "name", "二食堂", "type", "canteen");
  PUT (meal, "date", "2026-03-02", "meal", "lunch", "canteen", "一食堂", "booked", "110", "prepared", "120", "diners", "100");
  PUT (meal, "date", "2026-03-02", "meal", "lunch", "canteen", "二食堂", "diners", "60");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "site", "一食堂", "stage", "plate", "net", "5");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "site", "二食堂", "stage", "plate", "net", "3");
  figures = get_json (L, MARCH);
  assert_at (figures, "meals.lunch",
             "{\"booked\":110,\"prepared\":120,\"diners\":160,\"plate_g\":8000,\"plate_mg_per_diner\":50000}");
  assert_at (figures, "completeness.expected", "2");
  assert_at (figures, "completeness.recorded", "2");
}

/* 2 × 240 L × 50 % = 240 L of other waste at 150 g/L are 36 kg; 1 × 120 L × 100 %
 * of paper at 145 g/L are 17.4 kg. */
static void
test_estimated (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (JsonNode) figures = NULL;

  PUT (collector, "name", "甲");
  PUT (pickup, "date", "2026-03-02", "category", "other", "containers", "2", "capacity", "240", "fill", "50", "collector", "甲");
  PUT (pickup, "date", "2026-03-03", "category", "other", "mass", "64", "containers", "3", "collector", "甲");
  PUT (pickup, "date", "2026-03-04", "subkind", "paper", "containers", "1", "capacity", "120", "fill", "100", "collector", "甲");
  figures = get_json (L, MARCH);
  assert_at (figures, "waste.mass_g", "117400");
  assert_at (figures, "waste.weighed_g", "64000");
  assert_at (figures, "waste.estimated_g", "53400");
  assert_at (figures, "waste.categories.other.estimated_g", "36000");
  assert_at (figures, "waste.categories.other.weighed_g", "64000");
  assert_at (figures, "waste.categories.other.volume_ml", "240000");
  assert_at (figures, "waste.categories.other.containers", "5");
  assert_at (figures, "waste.categories.other.subkinds", "{}");
  assert_at (figures, "waste.categories.recyclable.subkinds", "{\"paper\":{\"pickups\":1,\"mass_g\":17400}}");
}

/* Of seven kilograms of kitchen waste, one each way, three are recovered. */
static void
test_recovery (Fixture      *fixture,
               gconstpointer data)
{
  static const char *const destinations[] = { "reuse", "recycled", "composted", "on_site", "incinerated", "landfilled", "treated" };
  g_autoptr (JsonNode) kitchen = NULL;
  g_autoptr (JsonNode) all = NULL;

  PUT (collector, "name", "甲");
  for (guint i = 0; i < G_N_ELEMENTS (destinations); i++)
    PUT (pickup, "date", "2026-03-02", "category", "kitchen", "mass", "1", "destination", destinations[i], "collector", "甲");
  kitchen = get_json (L, MARCH);
  assert_at (kitchen, "waste.recovery_permille", "429"); /* 3 ÷ 7 = 428.57 ‰ */
  assert_at (kitchen, "waste.recycling_permille", "0");

  /* Recyclable waste counts wherever it goes, other waste nowhere. */
  PUT (pickup, "date", "2026-03-02", "category", "recyclable", "mass", "2", "destination", "incinerated", "collector", "甲");
  PUT (pickup, "date", "2026-03-02", "category", "other", "mass", "3", "destination", "recycled", "collector", "甲");
  all = get_json (L, MARCH);
  assert_at (all, "waste.recovery_permille", "417");  /* (2 + 3) ÷ 12 = 416.67 ‰ */
  assert_at (all, "waste.recycling_permille", "167"); /* 2 ÷ 12 = 166.67 ‰ */
}

static void
test_coverage_counts (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (JsonNode) figures = NULL;

  put_covered_collector (L, "餐厨", "kitchen", "food_waste_service");
  PUT (collector, "name", "散户");
  PUT (pickup, "date", "2026-03-02", "category", "kitchen", "mass", "1", "collector", "餐厨");
  PUT (pickup, "date", "2026-03-02", "category", "kitchen", "subkind", "waste_oil", "mass", "1", "collector", "餐厨");
  PUT (pickup, "date", "2026-03-02", "category", "recyclable", "mass", "1", "collector", "散户");
  PUT (pickup, "date", "2026-03-02", "category", "other", "mass", "1", "collector", "散户");
  figures = get_json (L, MARCH);
  assert_at (figures, "coverage", "{\"needed\":3,\"covered\":1}");
}

/* Returns are negative; lines without a mass or an amount count as lines. */
static void
test_purchases (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (JsonNode) figures = NULL;

  PUT (supplier, "name", "粮店");
  PUT (purchase, "date", "2026-03-02", "supplier", "粮店", "item", "大米", "food_category", "grain", "quantity", "100", "unit", "kg",
       "unit_price", "5.25");
  PUT (purchase, "date", "2026-03-03", "supplier", "粮店", "item", "大米", "food_category", "grain", "quantity", "-10", "unit",
       "kg", "unit_price", "5.25");
  PUT (purchase, "date", "2026-03-31", "supplier", "粮店", "item", "牛奶", "food_category", "dairy", "quantity", "4", "unit", "box");
  PUT (purchase, "date", "2026-04-01", "supplier", "粮店", "item", "大米", "food_category", "grain", "quantity", "9", "unit", "kg");
  figures = get_json (L, MARCH);
  assert_at (figures, "purchases",
             "{\"lines\":3,\"mass_g\":90000,\"amount_fen\":47250,\"categories\":{"
             "\"grain\":{\"lines\":2,\"mass_g\":90000,\"amount_fen\":47250},"
             "\"dairy\":{\"lines\":1,\"mass_g\":0,\"amount_fen\":0}}}");
}

/* Everything kept must still be so; what a newer program adds says nothing. */
static void
test_holds (void)
{
  const char *kept = "{\"a\":1,\"b\":{\"c\":null,\"d\":[{\"e\":\"x\"}]}}";

  g_assert_true (jy_figures_json_holds (kept, kept));
  g_assert_true (jy_figures_json_holds (kept, "{\"b\":{\"d\":[{\"e\":\"x\",\"f\":2}],\"c\":null},\"a\":1,\"g\":0}"));
  g_assert_false (jy_figures_json_holds (kept, "{\"a\":2,\"b\":{\"c\":null,\"d\":[{\"e\":\"x\"}]}}"));
  g_assert_false (jy_figures_json_holds (kept, "{\"a\":1,\"b\":{\"c\":0,\"d\":[{\"e\":\"x\"}]}}"));
  g_assert_false (jy_figures_json_holds (kept, "{\"a\":1,\"b\":{\"d\":[{\"e\":\"x\"}]}}"));
  g_assert_false (jy_figures_json_holds (kept, "{\"a\":1,\"b\":{\"c\":null,\"d\":[]}}"));
  g_assert_false (jy_figures_json_holds (kept, "no json"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/figures/sample", test_sample);
  ADD ("/figures/keys", test_keys);
  ADD ("/figures/voided", test_voided);
  ADD ("/figures/zero", test_zero);
  ADD ("/figures/rounding", test_rounding);
  ADD ("/figures/comparison", test_comparison);
  ADD ("/figures/completeness", test_completeness);
  ADD ("/figures/canteens", test_canteens);
  ADD ("/figures/estimated", test_estimated);
  ADD ("/figures/recovery", test_recovery);
  ADD ("/figures/coverage-counts", test_coverage_counts);
  ADD ("/figures/purchases", test_purchases);
  g_test_add_func ("/figures/holds", test_holds);

  return g_test_run ();
}
