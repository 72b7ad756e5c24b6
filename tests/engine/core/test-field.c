/* test-field.c: values of every type: read, stored, read back, shown. */
#include "config.h"

#include "jy-kinds.h"
#include "jy-value-error.h"

#include <string.h>

static gboolean
parse (const JyKind *kind,
       guint         field,
       const char   *text,
       JyValue      *value,
       GError      **error)
{
  jy_value_clear (value);
  return jy_field_parse (&kind->fields[field], text, NULL, NULL, value, error);
}

static void
assert_refused (const JyKind *kind,
                guint         field,
                const char   *text,
                int           code)
{
  g_autoptr (GError) error = NULL;
  JyValue value = { 0 };

  g_test_message ("“%s”", text);
  g_assert_false (parse (kind, field, text, &value, &error));
  g_assert_error (error, JY_VALUE_ERROR, code);
  g_assert_false (value.is_set);
  g_assert_null (value.text);
}

static void
assert_integer (const JyKind *kind,
                guint         field,
                const char   *text,
                gint64        integer)
{
  g_autoptr (GError) error = NULL;
  JyValue value = { 0 };

  g_test_message ("“%s”", text);
  g_assert_true (parse (kind, field, text, &value, &error));
  g_assert_no_error (error);
  g_assert_true (value.is_set);
  g_assert_cmpint (value.integer, ==, integer);
}

/* Blank is no value, whatever kind of blank; zero is one. */
static void
test_blank (void)
{
  static const char *const blanks[] = { "", " ", "\t", "\r\n", "\xe3\x80\x80", "\xc2\xa0", " \xe3\x80\x80 ", "\xef\xbb\xbf" };

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    for (guint f = 0; f < jy_kind_pickup.n_fields; f++)
      {
        JyValue value = { 0 };
        g_autoptr (GError) error = NULL;

        if (jy_kind_pickup.fields[f].type == JY_FIELD_REFERENCE)
          continue;
        g_test_message ("blank %u in %s", i, jy_kind_pickup.fields[f].name);
        g_assert_true (parse (&jy_kind_pickup, f, blanks[i], &value, &error));
        g_assert_no_error (error);
        g_assert_false (value.is_set);
        g_assert_null (value.text);
      }
  assert_integer (&jy_kind_pickup, JY_PICKUP_MASS, "0", 0);
}

static void
test_text (void)
{
  g_autofree char *longest = g_strnfill (10000, 'x');
  g_autofree char *longer = g_strnfill (10001, 'x');
  JyValue value = { 0 };

  g_assert_true (parse (&jy_kind_site, JY_SITE_NAME, "  机关食堂 ", &value, NULL));
  g_assert_cmpstr (value.text, ==, "机关食堂");
  g_assert_true (parse (&jy_kind_site, JY_SITE_NAME, "\xe3\x80\x80机关食堂\xe3\x80\x80", &value, NULL));
  g_assert_cmpstr (value.text, ==, "机关食堂");
  /* Free text is kept as it was typed: full-width signs and blanks inside stay. */
  g_assert_true (parse (&jy_kind_site, JY_SITE_NOTE, "一楼（东）\xe3\x80\x80２号\n二行", &value, NULL));
  g_assert_cmpstr (value.text, ==, "一楼（东）\xe3\x80\x80２号\n二行");
  g_assert_true (parse (&jy_kind_site, JY_SITE_NOTE, longest, &value, NULL));
  jy_value_clear (&value);

  assert_refused (&jy_kind_site, JY_SITE_NOTE, longer, JY_VALUE_ERROR_RANGE);
  assert_refused (&jy_kind_site, JY_SITE_NAME, "a\x01"
                                               "b",
                  JY_VALUE_ERROR_SYNTAX);
  assert_refused (&jy_kind_site, JY_SITE_NAME, "a\x1b[31m", JY_VALUE_ERROR_SYNTAX);
}

/* What is not UTF-8 is refused and never read past its end. */
static void
test_broken_text (void)
{
  static const char *const broken[] = { "\xe9\xa3", "\xff", "食\xe5", "\xf0\x9f", "a\xc3" };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    for (guint f = 0; f < jy_kind_pickup.n_fields; f++)
      {
        g_autofree char *copy = g_strdup (broken[i]);
        g_autoptr (GError) error = NULL;
        JyValue value = { 0 };

        if (jy_kind_pickup.fields[f].type == JY_FIELD_REFERENCE)
          continue;
        g_assert_false (parse (&jy_kind_pickup, f, copy, &value, &error));
        g_assert_nonnull (error);
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
      }
}

static void
test_code (void)
{
  JyValue value = { 0 };

  g_assert_true (parse (&jy_kind_collector, JY_COLLECTOR_CREDIT_CODE, "９１３５０１００ｍ０００１００ｙ４３", &value, NULL));
  g_assert_cmpstr (value.text, ==, "91350100M000100Y43");
  g_assert_true (parse (&jy_kind_licence, JY_LICENCE_WASTE_CODES, "hw31、HW49", &value, NULL));
  g_assert_cmpstr (value.text, ==, "HW31,HW49");
  g_assert_true (parse (&jy_kind_licence, JY_LICENCE_WASTE_CODES, "、", &value, NULL));
  g_assert_false (value.is_set);
  g_assert_null (value.text);
  g_assert_true (parse (&jy_kind_purchase, JY_PURCHASE_UNIT, "公斤", &value, NULL));
  g_assert_cmpstr (value.text, ==, "kg");
  g_assert_true (parse (&jy_kind_purchase, JY_PURCHASE_UNIT, "ＫＧ", &value, NULL));
  g_assert_cmpstr (value.text, ==, "kg");
  g_assert_true (parse (&jy_kind_purchase, JY_PURCHASE_UNIT, "市斤", &value, NULL));
  g_assert_cmpstr (value.text, ==, "斤");
  g_assert_true (parse (&jy_kind_purchase, JY_PURCHASE_UNIT, "两", &value, NULL));
  g_assert_cmpstr (value.text, ==, "两");
  g_assert_true (parse (&jy_kind_purchase, JY_PURCHASE_UNIT, "箱", &value, NULL));
  g_assert_cmpstr (value.text, ==, "箱");
  jy_value_clear (&value);
}

static void
test_amounts (void)
{
  assert_integer (&jy_kind_pickup, JY_PICKUP_MASS, "60.2", 60200);
  assert_integer (&jy_kind_pickup, JY_PICKUP_FILL, "90", 90);
  assert_integer (&jy_kind_pickup, JY_PICKUP_FILL, "120%", 120);
  assert_integer (&jy_kind_pickup, JY_PICKUP_CAPACITY, "240", 240000);
  assert_integer (&jy_kind_purchase, JY_PURCHASE_QUANTITY, "-2", -2000);
  assert_integer (&jy_kind_purchase, JY_PURCHASE_TEMPERATURE, "-18", -180);
  assert_integer (&jy_kind_purchase, JY_PURCHASE_TEMPERATURE, "200", 2000);
  assert_integer (&jy_kind_institution, JY_INSTITUTION_TARGET_LUNCH, "35.5", 35500);

  assert_refused (&jy_kind_pickup, JY_PICKUP_MASS, "-1", JY_VALUE_ERROR_RANGE);
  assert_refused (&jy_kind_pickup, JY_PICKUP_MASS, "5+-6", JY_VALUE_ERROR_RANGE);
  assert_refused (&jy_kind_pickup, JY_PICKUP_FILL, "121", JY_VALUE_ERROR_RANGE);
  assert_refused (&jy_kind_pickup, JY_PICKUP_CONTAINERS, "100001", JY_VALUE_ERROR_RANGE);
  assert_refused (&jy_kind_meal, JY_MEAL_DINERS, "-1", JY_VALUE_ERROR_RANGE);
  assert_refused (&jy_kind_meal, JY_MEAL_DINERS, "239.5", JY_VALUE_ERROR_PRECISION);
  assert_refused (&jy_kind_purchase, JY_PURCHASE_UNIT_PRICE, "-1", JY_VALUE_ERROR_RANGE);
  assert_refused (&jy_kind_purchase, JY_PURCHASE_TEMPERATURE, "200.1", JY_VALUE_ERROR_RANGE);
  assert_refused (&jy_kind_purchase, JY_PURCHASE_TEMPERATURE, "-5000", JY_VALUE_ERROR_RANGE);
  assert_refused (&jy_kind_purchase, JY_PURCHASE_QUANTITY, "nan", JY_VALUE_ERROR_SYNTAX);
}

static void
test_choice (void)
{
  assert_integer (&jy_kind_pickup, JY_PICKUP_CATEGORY, "厨余垃圾", JY_CATEGORY_KITCHEN);
  assert_integer (&jy_kind_pickup, JY_PICKUP_CATEGORY, " 厨余垃圾 ", JY_CATEGORY_KITCHEN);
  assert_integer (&jy_kind_pickup, JY_PICKUP_CATEGORY, "\xe3\x80\x80厨余垃圾\xe3\x80\x80", JY_CATEGORY_KITCHEN);
  assert_integer (&jy_kind_pickup, JY_PICKUP_CATEGORY, "KITCHEN", JY_CATEGORY_KITCHEN);
  assert_integer (&jy_kind_pickup, JY_PICKUP_CATEGORY, "Kitchen waste", JY_CATEGORY_KITCHEN);
  assert_integer (&jy_kind_pickup, JY_PICKUP_CATEGORY, "ｋｉｔｃｈｅｎ", JY_CATEGORY_KITCHEN);
  assert_refused (&jy_kind_pickup, JY_PICKUP_CATEGORY, "大件垃圾", JY_VALUE_ERROR_CHOICE);
  assert_refused (&jy_kind_pickup, JY_PICKUP_CATEGORY, "2", JY_VALUE_ERROR_CHOICE);
}

static void
test_choices (void)
{
  gint64 day_meals = 1 << JY_MEAL_BREAKFAST | 1 << JY_MEAL_LUNCH | 1 << JY_MEAL_DINNER;
  gint64 oil = 1 << JY_CATEGORY_KITCHEN | 1 << JY_CATEGORY_WASTE_OIL;

  assert_integer (&jy_kind_institution, JY_INSTITUTION_MEALS_SERVED, "早餐;午餐;晚餐", day_meals);
  assert_integer (&jy_kind_institution, JY_INSTITUTION_MEALS_SERVED, "早餐、午餐、晚餐", day_meals);
  assert_integer (&jy_kind_institution, JY_INSTITUTION_MEALS_SERVED, "早餐，午餐，晚餐", day_meals);
  assert_integer (&jy_kind_institution, JY_INSTITUTION_MEALS_SERVED, "早餐 午餐　晚餐", day_meals);
  assert_integer (&jy_kind_institution, JY_INSTITUTION_MEALS_SERVED, "早餐/午餐/晚餐", day_meals);
  assert_integer (&jy_kind_institution, JY_INSTITUTION_MEALS_SERVED, "早餐\n午餐\r\n晚餐", day_meals);
  assert_integer (&jy_kind_institution, JY_INSTITUTION_MEALS_SERVED, "breakfast,lunch,dinner,lunch", day_meals);
  assert_integer (&jy_kind_institution, JY_INSTITUTION_MEALS_SERVED, "Overtime meal", 1 << JY_MEAL_OVERTIME);
  /* Titles of two words, as the window shows them. */
  assert_integer (&jy_kind_contract, JY_CONTRACT_CATEGORIES, "Kitchen waste, Waste oil", oil);
  assert_integer (&jy_kind_contract, JY_CONTRACT_CATEGORIES, "厨余垃圾、废弃油脂", oil);
  assert_refused (&jy_kind_contract, JY_CONTRACT_CATEGORIES, "厨余垃圾、大件垃圾", JY_VALUE_ERROR_CHOICE);
  assert_refused (&jy_kind_contract, JY_CONTRACT_CATEGORIES, "Kitchen waste water", JY_VALUE_ERROR_CHOICE);
}

static void
test_boolean (void)
{
  static const char *const yes[] = { "yes", "是", "有", "true", "1", "Y", "√", "✓", "合格", "TRUE" };
  static const char *const no[] = { "no", "否", "无", "false", "0", "N", "×", "不合格", "没有" };

  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    assert_integer (&jy_kind_purchase, JY_PURCHASE_APPEARANCE_OK, yes[i], 1);
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    assert_integer (&jy_kind_purchase, JY_PURCHASE_APPEARANCE_OK, no[i], 0);
  assert_refused (&jy_kind_purchase, JY_PURCHASE_APPEARANCE_OK, "maybe", JY_VALUE_ERROR_CHOICE);
  assert_refused (&jy_kind_purchase, JY_PURCHASE_APPEARANCE_OK, "2", JY_VALUE_ERROR_CHOICE);
}

static const char *const samples[] = {
  "机关食堂", "2026-03-02", "14:30", "0", "12.345", "7", "90", "12.5", "是", "早餐;晚餐", "厨余垃圾;废弃油脂", "称重", "HW29,HW31",
  "其他", "有效", "放假", "按吨付费", "900-023-29", "=1+1", "a,\"b\"\nc",
};

/* Whatever a field takes comes back from the file and from csv as it was. */
static void
test_round_trip (void)
{
  guint n_kinds = 0, n_taken = 0;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    for (guint f = 0; f < kinds[k]->n_fields; f++)
      for (guint s = 0; s < G_N_ELEMENTS (samples); s++)
        {
          const JyField *field = &kinds[k]->fields[f];
          JyValue value = { 0 }, again = { 0 }, copy = { 0 };
          char buffer[JY_VALUE_TEXT_SIZE];
          g_autofree char *plain = NULL;
          g_autofree char *shown = NULL;

          if (field->type == JY_FIELD_REFERENCE ||
              !jy_field_parse (field, samples[s], NULL, NULL, &value, NULL))
            continue;
          n_taken++;
          plain = jy_field_format_plain (field, &value);
          g_assert_true (jy_field_parse (field, plain, NULL, NULL, &again, NULL));
          g_assert_true (jy_value_equal (field, &value, &again));
          jy_value_clear (&again);
          shown = jy_field_format (field, &value);
          g_assert_true (jy_field_parse (field, shown, NULL, NULL, &again, NULL));
          g_assert_true (jy_value_equal (field, &value, &again));
          jy_value_clear (&again);
          if (jy_field_is_text (field))
            {
              g_autofree char *stored = g_strdup (jy_field_get_stored (field, &value, buffer));

              g_assert_true (jy_field_read_stored (field, stored, &again));
              g_assert_true (jy_value_equal (field, &value, &again));
            }
          jy_value_copy (&value, &copy);
          g_assert_true (jy_value_equal (field, &value, &copy));
          jy_value_clear (&value);
          g_assert_false (jy_value_equal (field, &value, &copy));
          jy_value_clear (&copy);
          jy_value_clear (&again);
          g_assert_true (jy_value_equal (field, &value, &copy));
        }
  g_assert_cmpuint (n_taken, >, 300);
}

static void
assert_stored (const JyKind *kind,
               guint         field,
               const char   *text,
               const char   *expected)
{
  JyValue value = { 0 };
  char buffer[JY_VALUE_TEXT_SIZE];

  g_assert_true (parse (kind, field, text, &value, NULL));
  g_assert_cmpstr (jy_field_get_stored (&kind->fields[field], &value, buffer), ==, expected);
  jy_value_clear (&value);
}

static void
test_stored (void)
{
  JyValue value = { 0 };

  assert_stored (&jy_kind_pickup, JY_PICKUP_DATE, "2026年3月2日", "2026-03-02");
  assert_stored (&jy_kind_pickup, JY_PICKUP_TIME, "9：05", "09:05");
  assert_stored (&jy_kind_pickup, JY_PICKUP_TIME, "0:00", "00:00");
  assert_stored (&jy_kind_pickup, JY_PICKUP_CATEGORY, "餐余垃圾", "kitchen");
  assert_stored (&jy_kind_contract, JY_CONTRACT_CATEGORIES, "废油;餐厨", "kitchen,waste_oil");
  assert_stored (&jy_kind_contract, JY_CONTRACT_CATEGORIES, "废油;餐厨;干垃圾;有害;可回收",
                 "recyclable,hazardous,kitchen,other,waste_oil");
  assert_stored (&jy_kind_pickup, JY_PICKUP_VEHICLE, "示E0001", "示E0001");

  g_assert_false (jy_field_read_stored (&jy_kind_pickup.fields[JY_PICKUP_DATE], "2026-02-30", &value));
  g_assert_false (jy_field_read_stored (&jy_kind_pickup.fields[JY_PICKUP_CATEGORY], "bulky", &value));
  g_assert_false (jy_field_read_stored (&jy_kind_pickup.fields[JY_PICKUP_TIME], "25:00", &value));
  g_assert_false (value.is_set);
  g_assert_true (jy_field_read_stored (&jy_kind_institution.fields[JY_INSTITUTION_MEALS_SERVED], "", &value));
  g_assert_true (value.is_set);
  g_assert_cmpint (value.integer, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/field/blank", test_blank);
  g_test_add_func ("/field/text", test_text);
  g_test_add_func ("/field/broken-text", test_broken_text);
  g_test_add_func ("/field/code", test_code);
  g_test_add_func ("/field/amounts", test_amounts);
  g_test_add_func ("/field/choice", test_choice);
  g_test_add_func ("/field/choices", test_choices);
  g_test_add_func ("/field/boolean", test_boolean);
  g_test_add_func ("/field/round-trip", test_round_trip);
  g_test_add_func ("/field/stored", test_stored);

  return g_test_run ();
}
