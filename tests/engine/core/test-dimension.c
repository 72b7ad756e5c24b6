/* test-dimension.c: every way to write a quantity, and every way that is refused. */
#include "config.h"

#include "jy-dimension.h"
#include "jy-value-error.h"

#include <string.h>

typedef struct
{
  const JyDimension *dimension;
  const char *text;
  gint64 value;
} Good;

typedef struct
{
  const JyDimension *dimension;
  const char *text;
  int code;
} Bad;

/* Worked out by hand: stored units are g, mL, fen, thousandths, %, g/L, 0.1 °C, mg. */
static const Good good[] = {
  { &jy_dimension_mass, "0", 0 },
  { &jy_dimension_mass, "00012", 12000 },
  { &jy_dimension_mass, "12.5", 12500 },
  { &jy_dimension_mass, "12.", 12000 },
  { &jy_dimension_mass, ".5", 500 },
  { &jy_dimension_mass, "+3", 3000 },
  { &jy_dimension_mass, "-3", -3000 },
  { &jy_dimension_mass, "- 3", -3000 },
  { &jy_dimension_mass, "−3", -3000 },
  { &jy_dimension_mass, "  7 ", 7000 },
  { &jy_dimension_mass, "１２．５", 12500 },
  { &jy_dimension_mass, "１２．５ｋｇ", 12500 },
  { &jy_dimension_mass, "12。5", 12500 },
  { &jy_dimension_mass, "12.500000", 12500 },
  { &jy_dimension_mass, "12.5000000000000000000", 12500 },
  { &jy_dimension_mass, "999999999.999", 999999999999 },
  { &jy_dimension_mass, "1000000000", JY_QUANTITY_MAX },
  { &jy_dimension_mass, "-1000000000", -JY_QUANTITY_MAX },
  { &jy_dimension_mass, "1000000t", JY_QUANTITY_MAX },
  /* Sums. */
  { &jy_dimension_mass, "12+13.4", 25400 },
  { &jy_dimension_mass, "12 + 13.4 + 0.001", 25401 },
  { &jy_dimension_mass, "１２＋１３．４", 25400 },
  { &jy_dimension_mass, "1t+500g+0.5", 1001000 },
  { &jy_dimension_mass, "12+-3", 9000 },
  /* Thousands separators. */
  { &jy_dimension_mass, "1,234", 1234000 },
  { &jy_dimension_mass, "1,234.5", 1234500 },
  { &jy_dimension_mass, "1，234.5", 1234500 },
  { &jy_dimension_mass, "12,345,678.5", 12345678500 },
  { &jy_dimension_mass, "1 234 567", 1234567000 },
  { &jy_dimension_mass, "1'234.5", 1234500 },
  { &jy_dimension_mass, "1 234 kg", 1234000 },
  { &jy_dimension_mass, "-1,234", -1234000 },
  /* What a spreadsheet makes of 4.6, 6.12, 0.3, 1234.567 and 5.41. */
  { &jy_dimension_mass, "4.5999999999999996", 4600 },
  { &jy_dimension_mass, "6.119999999999999", 6120 },
  { &jy_dimension_mass, "0.30000000000000004", 300 },
  { &jy_dimension_mass, "1234.5670000000001", 1234567 },
  { &jy_dimension_mass, "5.4100000000000001", 5410 },
  { &jy_dimension_mass, "-4.5999999999999996", -4600 },
  { &jy_dimension_money, "1381.7299999999999", 138173 },
  /* Units of mass. */
  { &jy_dimension_mass, "1kg", 1000 },
  { &jy_dimension_mass, "1 KG", 1000 },
  { &jy_dimension_mass, "1公斤", 1000 },
  { &jy_dimension_mass, "1千克", 1000 },
  { &jy_dimension_mass, "2 kgs", 2000 },
  { &jy_dimension_mass, "500g", 500 },
  { &jy_dimension_mass, "500 克", 500 },
  { &jy_dimension_mass, "0.5 t", 500000 },
  { &jy_dimension_mass, "1.2t", 1200000 },
  { &jy_dimension_mass, "0.5吨", 500000 },
  { &jy_dimension_mass, "1公吨", 1000000 },
  { &jy_dimension_mass, "1 tonne", 1000000 },
  { &jy_dimension_mass, "3 tonnes", 3000000 },
  { &jy_dimension_mass, "3斤", 1500 },
  { &jy_dimension_mass, "3市斤", 1500 },
  { &jy_dimension_mass, "0.5斤", 250 },
  { &jy_dimension_mass, "3两", 150 },
  { &jy_dimension_mass, "2000 mg", 2 },
  { &jy_dimension_mass, "2000毫克", 2 },
  /* 453.59237 g; 907.18474 g; 453 592.37 g. */
  { &jy_dimension_mass, "1 lb", 454 },
  { &jy_dimension_mass, "2lbs", 907 },
  { &jy_dimension_mass, "1磅", 454 },
  { &jy_dimension_mass, "1000 lb", 453592 },
  { &jy_dimension_mass, "-1 lb", -454 },
  { &jy_dimension_mass, "0 lb", 0 },
  /* Units of volume. */
  { &jy_dimension_volume, "240", 240000 },
  { &jy_dimension_volume, "240L", 240000 },
  { &jy_dimension_volume, "240 l", 240000 },
  { &jy_dimension_volume, "240升", 240000 },
  { &jy_dimension_volume, "240公升", 240000 },
  { &jy_dimension_volume, "250mL", 250 },
  { &jy_dimension_volume, "250毫升", 250 },
  { &jy_dimension_volume, "1.5m3", 1500000 },
  { &jy_dimension_volume, "1.5m³", 1500000 },
  { &jy_dimension_volume, "2立方米", 2000000 },
  { &jy_dimension_volume, "2方", 2000000 },
  /* Units of money. */
  { &jy_dimension_money, "1381.73", 138173 },
  { &jy_dimension_money, "¥12.5", 1250 },
  { &jy_dimension_money, "￥12.5", 1250 },
  { &jy_dimension_money, "￥ 1,234.50", 123450 },
  { &jy_dimension_money, "-¥12.5", -1250 },
  { &jy_dimension_money, "¥-12.5", -1250 },
  { &jy_dimension_money, "12.5元", 1250 },
  { &jy_dimension_money, "12.5 yuan", 1250 },
  { &jy_dimension_money, "12.5 RMB", 1250 },
  { &jy_dimension_money, "12.5 CNY", 1250 },
  { &jy_dimension_money, "7分", 7 },
  { &jy_dimension_money, "7 fen", 7 },
  { &jy_dimension_money, "3角", 30 },
  { &jy_dimension_money, "3 jiao", 30 },
  { &jy_dimension_money, "1.2345万元", 1234500 },
  /* Counts. */
  { &jy_dimension_count, "239", 239 },
  { &jy_dimension_count, "239人", 239 },
  { &jy_dimension_count, "3 桶", 3 },
  { &jy_dimension_count, "5个工作日", 5 },
  { &jy_dimension_count, "12.0", 12 },
  { &jy_dimension_count, "1,234", 1234 },
  /* Quantities without a unit of their own. */
  { &jy_dimension_quantity, "57.5", 57500 },
  { &jy_dimension_quantity, "-2", -2000 },
  { &jy_dimension_quantity, "0.001", 1 },
  { &jy_dimension_percent, "90", 90 },
  { &jy_dimension_percent, "90%", 90 },
  { &jy_dimension_percent, "90％", 90 },
  { &jy_dimension_density, "150", 150 },
  { &jy_dimension_density, "150 g/L", 150 },
  { &jy_dimension_density, "150克/升", 150 },
  { &jy_dimension_density, "150kg/m3", 150 },
  { &jy_dimension_density, "150kg/m³", 150 },
  { &jy_dimension_density, "0.9kg/L", 900 },
  { &jy_dimension_density, "0.9公斤/升", 900 },
  { &jy_dimension_density, "0.9千克/升", 900 },
  { &jy_dimension_temperature, "-18", -180 },
  { &jy_dimension_temperature, "4.5℃", 45 },
  { &jy_dimension_temperature, "4.5 °C", 45 },
  { &jy_dimension_temperature, "－18度", -180 },
  { &jy_dimension_temperature, "4C", 40 },
  { &jy_dimension_mass_per_diner, "35.5", 35500 },
  { &jy_dimension_mass_per_diner, "35.5g", 35500 },
  { &jy_dimension_mass_per_diner, "35克", 35000 },
  { &jy_dimension_mass_per_diner, "35mg", 35 },
  { &jy_dimension_mass_per_diner, "35毫克", 35 },
};

static const Bad bad[] = {
  { &jy_dimension_mass, "", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, " ", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "+", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "-", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, ".", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "-.", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, ",", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "kg", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "NaN", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "nan", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "inf", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "-inf", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "Infinity", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "∞", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "1e3", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "1E3", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "1.5e-3", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "1E+3", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "0x10", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "4l0", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "4O", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "5++6", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "5+ +6", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "++6", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "--6", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "+-6", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "5+", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "5+x", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "12,5", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "1,23,456", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "1234,567", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "1,234 567", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "1,2345", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, ",234", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "1,,234", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "1,234,", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "12 5", JY_VALUE_ERROR_SYNTAX },
  /* 0,123 is 0.123 with a decimal comma, never 123. */
  { &jy_dimension_mass, "0,123", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "-0,500", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "012,345", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "0 500", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "¥12", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_count, "￥12", JY_VALUE_ERROR_SYNTAX },
  { &jy_dimension_mass, "1.2.3", JY_VALUE_ERROR_UNIT },
  { &jy_dimension_mass, "5-6", JY_VALUE_ERROR_UNIT },
  { &jy_dimension_mass, "5 stone", JY_VALUE_ERROR_UNIT },
  { &jy_dimension_mass, "5L", JY_VALUE_ERROR_UNIT },
  { &jy_dimension_volume, "5kg", JY_VALUE_ERROR_UNIT },
  { &jy_dimension_count, "5kg", JY_VALUE_ERROR_UNIT },
  { &jy_dimension_money, "5 USD", JY_VALUE_ERROR_UNIT },
  { &jy_dimension_mass, "0.26787755102040817", JY_VALUE_ERROR_PRECISION },
  { &jy_dimension_mass, "1.2345", JY_VALUE_ERROR_PRECISION },
  { &jy_dimension_mass, "0.0000000000001", JY_VALUE_ERROR_PRECISION },
  { &jy_dimension_mass, "0.00000000000012345678901234", JY_VALUE_ERROR_PRECISION },
  { &jy_dimension_mass, "0.5g", JY_VALUE_ERROR_PRECISION },
  { &jy_dimension_mass, "400mg", JY_VALUE_ERROR_PRECISION },
  { &jy_dimension_mass, "1500 mg", JY_VALUE_ERROR_PRECISION },
  { &jy_dimension_mass, "4.59999999", JY_VALUE_ERROR_PRECISION },
  { &jy_dimension_mass, "4.5999999999999", JY_VALUE_ERROR_PRECISION }, /* 14 digits: typed */
  { &jy_dimension_money, "12.345", JY_VALUE_ERROR_PRECISION },
  { &jy_dimension_count, "3.5", JY_VALUE_ERROR_PRECISION },
  { &jy_dimension_percent, "0.9", JY_VALUE_ERROR_PRECISION },
  { &jy_dimension_quantity, "0.0005", JY_VALUE_ERROR_PRECISION },
  { &jy_dimension_mass, "1000000000.001", JY_VALUE_ERROR_RANGE },
  { &jy_dimension_mass, "1000001t", JY_VALUE_ERROR_RANGE },
  { &jy_dimension_mass, "-1000000001", JY_VALUE_ERROR_RANGE },
  { &jy_dimension_mass, "9223372036854775807", JY_VALUE_ERROR_RANGE },
  { &jy_dimension_mass, "9223372036854775808", JY_VALUE_ERROR_RANGE },
  { &jy_dimension_mass, "18446744073709551616", JY_VALUE_ERROR_RANGE },
  { &jy_dimension_mass, "9999999999999999999999999999 lb", JY_VALUE_ERROR_RANGE },
  { &jy_dimension_mass, "12345678901234567890123456789", JY_VALUE_ERROR_RANGE },
  { &jy_dimension_mass, "340282366920938463463374607431768211457", JY_VALUE_ERROR_RANGE },
  { &jy_dimension_mass, "1000000000+0.001", JY_VALUE_ERROR_RANGE },
  { &jy_dimension_mass, "1.23456789012345678901234567890", JY_VALUE_ERROR_PRECISION },
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value = -1;
      gboolean ok = jy_dimension_parse (good[i].dimension, NULL, good[i].text, &value, &error);

      g_test_message ("“%s”", good[i].text);
      g_assert_no_error (error);
      g_assert_true (ok);
      g_assert_cmpint (value, ==, good[i].value);
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value = -1;

      g_test_message ("“%s”", bad[i].text);
      g_assert_false (jy_dimension_parse (bad[i].dimension, NULL, bad[i].text, &value, &error));
      g_assert_error (error, JY_VALUE_ERROR, bad[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      /* No hole where a dimension has no unit. */
      g_assert_null (strstr (error->message, "  "));
      g_assert_null (strstr (error->message, " of  "));
      g_assert_null (strstr (error->message, "0 decimals"));
    }
}

/* A column's unit is taken by bare numbers and overridden by a suffix. */
static void
test_column_unit (void)
{
  const JyUnit *tonne = jy_dimension_find_unit (&jy_dimension_mass, "吨");
  const JyUnit *pound = jy_dimension_find_unit (&jy_dimension_mass, "lb");
  gint64 value = 0;

  g_assert_nonnull (tonne);
  g_assert_true (jy_dimension_parse (&jy_dimension_mass, tonne, "1.5", &value, NULL));
  g_assert_cmpint (value, ==, 1500000);
  g_assert_true (jy_dimension_parse (&jy_dimension_mass, tonne, "1.500000", &value, NULL));
  g_assert_cmpint (value, ==, 1500000);
  g_assert_true (jy_dimension_parse (&jy_dimension_mass, tonne, "0.000001", &value, NULL));
  g_assert_cmpint (value, ==, 1);
  g_assert_false (jy_dimension_parse (&jy_dimension_mass, tonne, "0.0000001", &value, NULL));
  g_assert_true (jy_dimension_parse (&jy_dimension_mass, tonne, "1.5kg", &value, NULL));
  g_assert_cmpint (value, ==, 1500);
  g_assert_true (jy_dimension_parse (&jy_dimension_mass, tonne, "1+500kg", &value, NULL));
  g_assert_cmpint (value, ==, 1500000);
  /* 12.5 × 453.59237 = 5669.904625 */
  g_assert_true (jy_dimension_parse (&jy_dimension_mass, pound, "12.5", &value, NULL));
  g_assert_cmpint (value, ==, 5670);
  g_assert_true (jy_dimension_parse (&jy_dimension_mass, pound, "12.345678", &value, NULL));
  g_assert_cmpint (value, ==, 5600); /* 5599.9053… */
}

/* Every name in the tables finds its unit, in either case. */
static void
test_unit_names (void)
{
  static const JyDimension *const dimensions[] = {
    &jy_dimension_mass,    &jy_dimension_volume,  &jy_dimension_money,
    &jy_dimension_count,   &jy_dimension_percent, &jy_dimension_density,
    &jy_dimension_temperature, &jy_dimension_mass_per_diner,
  };

  for (guint d = 0; d < G_N_ELEMENTS (dimensions); d++)
    for (guint u = 0; u < dimensions[d]->n_units; u++)
      {
        const JyUnit *unit = &dimensions[d]->units[u];
        g_auto (GStrv) names = g_strsplit (unit->names, "|", -1);

        for (guint n = 0; names[n] != NULL; n++)
          {
            if (*names[n] == '\0')
              continue;
            g_assert_true (jy_dimension_find_unit (dimensions[d], names[n]) == unit);
          }
        g_assert_cmpint (unit->denominator, >, 0);
        g_assert_cmpint (unit->numerator, >, 0);
      }
  g_assert_null (jy_dimension_find_unit (&jy_dimension_mass, "L"));
  g_assert_null (jy_dimension_find_unit (&jy_dimension_mass, ""));
}

static void
test_round_trip (void)
{
  static const JyDimension *const dimensions[] = {
    &jy_dimension_mass,    &jy_dimension_volume,  &jy_dimension_money,
    &jy_dimension_count,   &jy_dimension_quantity, &jy_dimension_percent,
    &jy_dimension_density, &jy_dimension_temperature, &jy_dimension_mass_per_diner,
  };

  for (guint i = 0; i < 40000; i++)
    {
      const JyDimension *dimension = dimensions[i % G_N_ELEMENTS (dimensions)];
      /* Every order of magnitude, both signs. */
      gint64 limit = (gint64) 1 << g_test_rand_int_range (1, 40);
      gint64 wanted = ((gint64) g_test_rand_int () * G_MAXINT32 + g_test_rand_int ()) % limit;
      g_autofree char *plain = jy_dimension_format (dimension, wanted);
      g_autofree char *named = jy_dimension_format_unit (dimension, wanted);
      gint64 value = 0;

      if (wanted > JY_QUANTITY_MAX || wanted < -JY_QUANTITY_MAX)
        continue;
      g_assert_true (jy_dimension_parse (dimension, NULL, plain, &value, NULL));
      g_assert_cmpint (value, ==, wanted);
      g_assert_true (jy_dimension_parse (dimension, NULL, named, &value, NULL));
      g_assert_cmpint (value, ==, wanted);
    }
}

static void
assert_format (const JyDimension *dimension,
               gint64             value,
               const char        *expected)
{
  g_autofree char *text = jy_dimension_format (dimension, value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_format (void)
{
  g_autofree char *mass = jy_dimension_format_unit (&jy_dimension_mass, 64800);
  g_autofree char *fill = jy_dimension_format_unit (&jy_dimension_percent, 90);
  g_autofree char *count = jy_dimension_format_unit (&jy_dimension_count, 7);

  assert_format (&jy_dimension_mass, 0, "0");
  assert_format (&jy_dimension_mass, 5, "0.005");
  assert_format (&jy_dimension_mass, -5, "-0.005");
  assert_format (&jy_dimension_mass, 1000, "1");
  assert_format (&jy_dimension_mass, 12340, "12.34");
  assert_format (&jy_dimension_mass, JY_QUANTITY_MAX, "1000000000");
  assert_format (&jy_dimension_money, 0, "0.00");
  assert_format (&jy_dimension_money, 5, "0.05");
  assert_format (&jy_dimension_money, -138173, "-1381.73");
  assert_format (&jy_dimension_money, 100, "1.00");
  assert_format (&jy_dimension_temperature, -180, "-18");
  assert_format (&jy_dimension_temperature, -5, "-0.5");
  assert_format (&jy_dimension_count, -7, "-7");
  g_assert_cmpstr (mass, ==, "64.8 kg");
  g_assert_cmpstr (fill, ==, "90%");
  g_assert_cmpstr (count, ==, "7");
}

static void
assert_decimal (gint64      value,
                guint       scale,
                guint       min_decimals,
                guint       max_decimals,
                const char *expected)
{
  g_autofree char *text = jy_format_decimal (value, scale, min_decimals, max_decimals);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_format_decimal (void)
{
  assert_decimal (12345, 3, 0, 3, "12.345");
  assert_decimal (12345, 3, 2, 2, "12.35");
  assert_decimal (-12345, 3, 2, 2, "-12.35");
  assert_decimal (12344, 3, 2, 2, "12.34");
  assert_decimal (-12344, 3, 2, 2, "-12.34");
  assert_decimal (500, 3, 0, 0, "1");
  assert_decimal (-500, 3, 0, 0, "-1");
  assert_decimal (499, 3, 0, 0, "0");
  assert_decimal (-499, 3, 0, 0, "0");
  assert_decimal (-4, 3, 2, 2, "0.00");
  assert_decimal (-5, 3, 2, 2, "-0.01");
  assert_decimal (99995, 4, 3, 3, "10.000");
  assert_decimal (99995, 4, 0, 3, "10");
  assert_decimal (1, 6, 0, 6, "0.000001");
  assert_decimal (7, 0, 0, 2, "7");
  assert_decimal (7, 0, 2, 2, "7.00");
  assert_decimal (75, 1, 2, 2, "7.50");
  assert_decimal (G_MAXINT64, 0, 0, 0, "9223372036854775807");
  assert_decimal (G_MININT64, 0, 0, 0, "-9223372036854775808");
  assert_decimal (G_MAXINT64, 3, 0, 3, "9223372036854775.807");
  assert_decimal (G_MININT64, 3, 0, 3, "-9223372036854775.808");
  assert_decimal (G_MININT64, 3, 0, 2, "-9223372036854775.81");
}

static void
test_divide (void)
{
  gint64 result = -1;

  g_assert_cmpint (jy_divide_rounded (0, 3), ==, 0);
  g_assert_cmpint (jy_divide_rounded (1, 2), ==, 1);
  g_assert_cmpint (jy_divide_rounded (-1, 2), ==, -1);
  g_assert_cmpint (jy_divide_rounded (1, 3), ==, 0);
  g_assert_cmpint (jy_divide_rounded (2, 3), ==, 1);
  g_assert_cmpint (jy_divide_rounded (-2, 3), ==, -1);
  g_assert_cmpint (jy_divide_rounded (5, 10), ==, 1);
  g_assert_cmpint (jy_divide_rounded (4, 10), ==, 0);
  g_assert_cmpint (jy_divide_rounded (-15, 10), ==, -2);
  g_assert_cmpint (jy_divide_rounded (25, 10), ==, 3);
  g_assert_cmpint (jy_divide_rounded (G_MAXINT64, 1), ==, G_MAXINT64);
  g_assert_cmpint (jy_divide_rounded (G_MININT64, 1), ==, G_MININT64);
  g_assert_cmpint (jy_divide_rounded (G_MAXINT64, G_MAXINT64), ==, 1);
  g_assert_cmpint (jy_divide_rounded (1, G_MAXINT64), ==, 0);

  /* 57.500 × 24.03 = 1381.725 */
  g_assert_true (jy_multiply_divide (57500, 2403, 1000, &result));
  g_assert_cmpint (result, ==, 138173);
  g_assert_true (jy_multiply_divide (-57500, 2403, 1000, &result));
  g_assert_cmpint (result, ==, -138173);
  g_assert_true (jy_multiply_divide (JY_QUANTITY_MAX, JY_QUANTITY_MAX, JY_QUANTITY_MAX, &result));
  g_assert_cmpint (result, ==, JY_QUANTITY_MAX);
  result = 42;
  g_assert_false (jy_multiply_divide (JY_QUANTITY_MAX, 2, 1, &result));
  g_assert_false (jy_multiply_divide (-JY_QUANTITY_MAX, 2, 1, &result));
  g_assert_false (jy_multiply_divide (G_MAXINT64, G_MAXINT64, 1, &result));
  g_assert_cmpint (result, ==, 42);
}

/* What is wrong with a letter among digits is said of that letter. */
static void
test_letter_for_digit (void)
{
  static const char *const typed[][2] = {
    { "4l0", "“l”" }, { "12+4O5", "“O”" }, { "4O", "“O”" }, { "１I", "“I”" }, { "1e3", NULL }, { "4 apples", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value;

      g_assert_false (jy_dimension_parse (&jy_dimension_mass, NULL, typed[i][0], &value, &error));
      if (typed[i][1] != NULL)
        g_assert_nonnull (strstr (error->message, typed[i][1]));
      g_assert_cmpint (strstr (error->message, "is a letter") != NULL, ==, typed[i][1] != NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dimension/good", test_good);
  g_test_add_func ("/dimension/bad", test_bad);
  g_test_add_func ("/dimension/column-unit", test_column_unit);
  g_test_add_func ("/dimension/unit-names", test_unit_names);
  g_test_add_func ("/dimension/round-trip", test_round_trip);
  g_test_add_func ("/dimension/format", test_format);
  g_test_add_func ("/dimension/format-decimal", test_format_decimal);
  g_test_add_func ("/dimension/divide", test_divide);
  g_test_add_func ("/dimension/letter-for-digit", test_letter_for_digit);

  return g_test_run ();
}
