/* jy-dimension.c: reads and writes quantities without ever using a double.
 * Everything is an integer in the smallest unit that the trade writes down. */
#include "config.h"

#include "jy-dimension.h"
#include "jy-text.h"
#include "jy-value-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

__extension__ typedef __int128 Wide;

/* More digits than any scale, till or spreadsheet prints. */
#define MAX_DIGITS 28

static const JyUnit mass_units[] = {
  { "kg|公斤|千克|kgs", 1000, 1 },
  { "g|克", 1, 1 },
  { "t|吨|公吨|tonne|tonnes", 1000000, 1 },
  { "斤|市斤", 500, 1 },
  { "两", 50, 1 },
  { "mg|毫克", 1, 1000 },
  { "lb|lbs|磅", 45359237, 100000 },
};
static const JyUnit volume_units[] = {
  { "L|升|公升", 1000, 1 },
  { "mL|毫升", 1, 1 },
  { "m3|m³|立方米|方", 1000000, 1 },
};
static const JyUnit money_units[] = {
  { "yuan|元|¥|￥|rmb|cny", 100, 1 },
  { "fen|分", 1, 1 },
  { "jiao|角", 10, 1 },
  { "万元", 1000000, 1 },
};
static const JyUnit count_units[] = {
  { "|人|人次|份|次|桶|个|件|只|支|天|个工作日|工作日", 1, 1 },
};
static const JyUnit quantity_units[] = {
  { "", 1000, 1 },
};
static const JyUnit percent_units[] = {
  { "%|％", 1, 1 },
};
static const JyUnit density_units[] = {
  { "g/L|克/升|kg/m3|kg/m³", 1, 1 },
  { "kg/L|公斤/升|千克/升", 1000, 1 },
};
static const JyUnit temperature_units[] = {
  { "℃|°C|度|C", 10, 1 },
};
static const JyUnit mass_per_diner_units[] = {
  { "g|克", 1000, 1 },
  { "mg|毫克", 1, 1 },
};

const JyDimension jy_dimension_mass = { mass_units, G_N_ELEMENTS (mass_units), 3, 0 };
const JyDimension jy_dimension_volume = { volume_units, G_N_ELEMENTS (volume_units), 3, 0 };
const JyDimension jy_dimension_money = { money_units, G_N_ELEMENTS (money_units), 2, 2 };
const JyDimension jy_dimension_count = { count_units, G_N_ELEMENTS (count_units), 0, 0 };
const JyDimension jy_dimension_quantity = { quantity_units, G_N_ELEMENTS (quantity_units), 3, 0 };
const JyDimension jy_dimension_percent = { percent_units, G_N_ELEMENTS (percent_units), 0, 0 };
const JyDimension jy_dimension_density = { density_units, G_N_ELEMENTS (density_units), 0, 0 };
const JyDimension jy_dimension_temperature = { temperature_units, G_N_ELEMENTS (temperature_units), 1, 0 };
const JyDimension jy_dimension_mass_per_diner = { mass_per_diner_units, G_N_ELEMENTS (mass_per_diner_units), 3, 0 };

static Wide
power_of_ten (guint exponent)
{
  Wide result = 1;

  while (exponent-- > 0)
    result *= 10;
  return result;
}

/* Half away from zero, the rule of every printed figure. */
static Wide
divide_rounded (Wide numerator,
                Wide denominator)
{
  Wide half = denominator / 2;

  return numerator >= 0 ? (numerator + half) / denominator : -((-numerator + half) / denominator);
}

/**
 * jy_divide_rounded:
 * @numerator: dividend
 * @denominator: divisor, greater than zero
 *
 * Divides and rounds half away from zero, as printed figures are rounded.
 *
 * Returns: the rounded quotient
 */
gint64
jy_divide_rounded (gint64 numerator,
                   gint64 denominator)
{
  g_return_val_if_fail (denominator > 0, 0);

  return (gint64) divide_rounded (numerator, denominator);
}

/**
 * jy_multiply_divide:
 * @a: a factor
 * @b: a factor
 * @divisor: divisor, greater than zero
 * @result: (out): @a × @b ÷ @divisor, rounded half away from zero
 *
 * Multiplies without overflow on the way.
 *
 * Returns: %FALSE when the result is beyond %JY_QUANTITY_MAX
 */
gboolean
jy_multiply_divide (gint64  a,
                    gint64  b,
                    gint64  divisor,
                    gint64 *result)
{
  Wide quotient = divide_rounded ((Wide) a * b, divisor);

  if (quotient > JY_QUANTITY_MAX || quotient < -JY_QUANTITY_MAX)
    return FALSE;
  *result = (gint64) quotient;
  return TRUE;
}

/**
 * jy_dimension_find_unit:
 * @dimension: a dimension
 * @name: how the unit is written
 *
 * Looks a unit up by any of its names.
 *
 * Returns: (transfer none) (nullable): the unit
 */
const JyUnit *
jy_dimension_find_unit (const JyDimension *dimension,
                        const char        *name)
{
  for (guint i = 0; i < dimension->n_units; i++)
    if (jy_text_matches (name, dimension->units[i].names))
      return &dimension->units[i];
  return NULL;
}

/**
 * jy_dimension_get_unit:
 * @dimension: a dimension
 *
 * Names the display unit in the user's language.
 *
 * Returns: (transfer none): the unit, empty where there is none
 */
const char *
jy_dimension_get_unit (const JyDimension *dimension)
{
  if (dimension == &jy_dimension_mass)
    return "kg";
  if (dimension == &jy_dimension_volume)
    return "L";
  if (dimension == &jy_dimension_money)
    return jy_text_pick ("yuan", "元");
  if (dimension == &jy_dimension_percent)
    return "%";
  if (dimension == &jy_dimension_density)
    return "g/L";
  if (dimension == &jy_dimension_temperature)
    return "℃";
  if (dimension == &jy_dimension_mass_per_diner)
    return "g";
  return "";
}

/* A number as written: an integer, how many of its digits are decimals, and
 * where the text after it goes on. */
typedef struct
{
  Wide mantissa;
  guint scale;
  guint digits;
  gboolean negative;
  gboolean is_cut; /* decimals beyond MAX_DIGITS were left out */
  gboolean is_huge;
  const char *rest;
} Number;

/* Reads the whole part with or without thousands separators. "1,234" and
 * "1 234" are read; "12,34" and "0,123" are not, since a comma may stand there
 * for the decimal point. */
static gboolean
read_whole (const char **text,
            Number      *number)
{
  const char *p = *text;
  guint group = 0;
  char separator = '\0';

  for (; g_ascii_isdigit (*p) || *p == ',' || (*p == ' ' && g_ascii_isdigit (p[1])) || *p == '\''; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          if (number->digits > 0 || *p != '0')
            number->digits++;
          number->is_huge = number->digits > MAX_DIGITS;
          if (!number->is_huge)
            number->mantissa = number->mantissa * 10 + (*p - '0');
          group++;
          if (separator != '\0' && group > 3)
            return FALSE;
          continue;
        }
      if (group == 0 || group > 3 || **text == '0' ||
          (separator != '\0' && (separator != *p || group != 3)))
        return FALSE;
      separator = *p;
      group = 0;
    }
  if (separator != '\0' && group != 3)
    return FALSE;
  *text = p;
  return TRUE;
}

/* Blanks, and the sign that stands before money, in either width. */
static const char *
skip_currency (const JyDimension *dimension,
               const char        *p)
{
  p += strspn (p, " ");
  if (dimension != &jy_dimension_money)
    return p;
  if (g_str_has_prefix (p, "¥"))
    p += strlen ("¥");
  else if (g_str_has_prefix (p, "￥"))
    p += strlen ("￥");
  return p + strspn (p, " ");
}

static gboolean
read_number (const JyDimension *dimension,
             const char        *text,
             Number            *number)
{
  const char *p = skip_currency (dimension, text);
  const char *begin;

  *number = (Number) { 0 };
  if (*p == '-' || *p == '+')
    number->negative = *p++ == '-';
  p = skip_currency (dimension, p);
  begin = p;
  if (!read_whole (&p, number))
    return FALSE;
  if (*p == '.')
    {
      for (p++; g_ascii_isdigit (*p); p++)
        {
          if (number->digits > 0 || *p != '0')
            number->digits++;
          if (number->digits > MAX_DIGITS || number->scale >= MAX_DIGITS)
            {
              number->is_cut = number->is_cut || *p != '0';
              continue;
            }
          number->mantissa = number->mantissa * 10 + (*p - '0');
          number->scale++;
        }
      if (p == begin + 1)
        return FALSE;
    }
  if (p == begin)
    return FALSE;
  if (number->negative)
    number->mantissa = -number->mantissa;
  while (*p == ' ')
    p++;
  number->rest = p;
  return TRUE;
}

/* A value that differs from one that fits by less than one part in 10¹², and
 * was written with 15 digits or more, is what a spreadsheet makes of that one:
 * 4.5999999999999996 is 4.6. Anything else with too many decimals is refused. */
static gboolean
is_binary_noise (const Number *number,
                 Wide          scaled,
                 Wide          divisor,
                 Wide          rounded)
{
  Wide difference = scaled - rounded * divisor;
  Wide size = scaled < 0 ? -scaled : scaled;

  if (difference < 0)
    difference = -difference;
  return number->digits >= 15 && rounded != 0 && difference <= size / power_of_ten (12);
}

static void
set_precision_error (const JyDimension *dimension,
                     GError           **error)
{
  const char *unit = jy_dimension_get_unit (dimension);

  if (dimension->decimals == 0)
    g_set_error_literal (error, JY_VALUE_ERROR, JY_VALUE_ERROR_PRECISION,
                         _ ("it has more decimals than are kept; only whole numbers are kept"));
  else if (*unit == '\0')
    g_set_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_PRECISION,
                 g_dngettext (GETTEXT_PACKAGE,
                              "it has more decimals than are kept; at most %u decimal is kept",
                              "it has more decimals than are kept; at most %u decimals are kept",
                              dimension->decimals),
                 dimension->decimals);
  else
    g_set_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_PRECISION,
                 g_dngettext (GETTEXT_PACKAGE,
                              "it has more decimals than are kept; at most %u decimal of %s is kept",
                              "it has more decimals than are kept; at most %u decimals of %s are kept",
                              dimension->decimals),
                 dimension->decimals, unit);
}

static gboolean
convert (const JyDimension *dimension,
         const JyUnit      *unit,
         const Number      *number,
         gint64            *value,
         GError           **error)
{
  Wide divisor = power_of_ten (number->scale) * unit->denominator;
  Wide scaled = number->mantissa * unit->numerator;
  Wide rounded = divide_rounded (scaled, divisor);
  gboolean is_exact = rounded * divisor == scaled && !number->is_cut;
  /* A pound is no whole number of grams: such units are rounded to the gram. */
  gboolean is_foreign = unit->numerator % unit->denominator != 0 && unit->numerator != 1;

  if (number->is_huge || rounded > JY_QUANTITY_MAX || rounded < -JY_QUANTITY_MAX)
    {
      g_autofree char *limit = jy_dimension_format_unit (dimension, JY_QUANTITY_MAX);

      g_set_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_RANGE,
                   /* Translators: %s is an amount with its unit */
                   _ ("it is too large; the most one record holds is %s"), limit);
      return FALSE;
    }
  if (!is_exact && !is_foreign && !is_binary_noise (number, scaled, divisor, rounded))
    {
      set_precision_error (dimension, error);
      return FALSE;
    }
  *value = (gint64) rounded;
  return TRUE;
}

/* "e3", "e-3", and "E" where the plus sign of "1E+3" ended the term. */
static gboolean
is_exponent (const char *suffix)
{
  return g_ascii_tolower (*suffix) == 'e' && (suffix[1] == '\0' || suffix[1] == '-' || g_ascii_isdigit (suffix[1]));
}

/* "4l0", and "4O" with a letter that looks like a digit at its end. */
static gboolean
is_letter_for_digit (const char *suffix)
{
  return g_ascii_isalpha (*suffix) && (g_ascii_isdigit (suffix[1]) || (suffix[1] == '\0' && strchr ("lIOo", *suffix)));
}

/* One term of a sum, up to the next plus sign that is not its own sign. */
static gboolean
parse_term (const JyDimension *dimension,
            const JyUnit      *unit,
            const char        *term,
            gint64            *value,
            GError           **error)
{
  Number number;

  if (!read_number (dimension, term, &number))
    {
      g_set_error_literal (error, JY_VALUE_ERROR, JY_VALUE_ERROR_SYNTAX,
                           _ ("it is not a number; write it like 12.5 or 1,234.5"));
      return FALSE;
    }
  if (*number.rest != '\0')
    {
      g_autofree char *suffix = g_strchomp (g_strdup (number.rest));

      unit = jy_dimension_find_unit (dimension, suffix);
      if (unit == NULL && is_exponent (suffix))
        {
          g_set_error_literal (error, JY_VALUE_ERROR, JY_VALUE_ERROR_SYNTAX,
                               _ ("it is not a plain number; write it without an exponent"));
          return FALSE;
        }
      if (unit == NULL && is_letter_for_digit (suffix))
        {
          g_set_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_SYNTAX,
                       /* Translators: a letter, and what was typed */
                       _ ("“%c” in “%s” is a letter; write the number in digits"), *suffix, term);
          return FALSE;
        }
      if (unit == NULL)
        {
          g_set_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_UNIT,
                       _ ("“%s” after the number is not a unit known here"), suffix);
          return FALSE;
        }
    }
  return convert (dimension, unit, &number, value, error);
}

/* The usual cell of a large file: digits and perhaps a point, nothing else. */
static gboolean
parse_plain (const JyDimension *dimension,
             const JyUnit      *unit,
             const char        *text,
             gint64            *value)
{
  gint64 mantissa = 0;
  gint64 divisor = 1;
  const char *p = text;

  if (unit->denominator != 1 || unit->numerator > 1000000)
    return FALSE;
  for (; g_ascii_isdigit (*p) && p - text < 9; p++)
    mantissa = mantissa * 10 + (*p - '0');
  if (p == text)
    return FALSE;
  if (*p == '.')
    for (p++; g_ascii_isdigit (*p) && divisor < 1000; p++)
      {
        mantissa = mantissa * 10 + (*p - '0');
        divisor *= 10;
      }
  if (*p != '\0' || mantissa * unit->numerator % divisor != 0)
    return FALSE;
  *value = mantissa * unit->numerator / divisor;
  return *value <= JY_QUANTITY_MAX;
}

/**
 * jy_dimension_parse:
 * @dimension: what is measured
 * @unit: (nullable): the unit of a bare number, or %NULL for the display unit
 * @text: what was typed: `12.5`, `500g`, `1,234.5`, `１２．５`, `12+13.4`
 * @value: (out): the amount in the stored unit (g, mL, fen …)
 * @error: return location
 *
 * Reads a quantity exactly. Full-width digits and thousands separators are
 * understood; sums are added; a unit after a number overrides @unit. More
 * decimals than the stored unit holds are refused, except binary noise of a
 * spreadsheet (15 digits or more, within one part in 10¹² of a value that
 * fits), which is rounded. Amounts in pounds are rounded to the gram.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyValueError
 */
gboolean
jy_dimension_parse (const JyDimension *dimension,
                    const JyUnit      *unit,
                    const char        *text,
                    gint64            *value,
                    GError           **error)
{
  g_autofree char *normalized = NULL;
  gint64 sum = 0;

  if (unit == NULL)
    unit = &dimension->units[0];
  if (parse_plain (dimension, unit, text, value))
    return TRUE;

  normalized = jy_text_normalize (text);
  for (char *term = normalized; term != NULL;)
    {
      /* Two plus signs in a row are a number that was forgotten between them. */
      char *sign = term + strspn (term, term == normalized ? " +-" : " -");
      char *plus = strchr (sign, '+');
      gint64 part;

      if (plus != NULL)
        *plus = '\0';
      if (!parse_term (dimension, unit, term, &part, error))
        return FALSE;
      sum += part;
      if (sum > JY_QUANTITY_MAX || sum < -JY_QUANTITY_MAX)
        {
          g_set_error_literal (error, JY_VALUE_ERROR, JY_VALUE_ERROR_RANGE, _ ("the sum is too large"));
          return FALSE;
        }
      term = plus != NULL ? plus + 1 : NULL;
    }
  *value = sum;
  return TRUE;
}

/**
 * jy_format_decimal:
 * @value: an integer
 * @scale: how many of its digits are decimals
 * @min_decimals: decimals that are always written
 * @max_decimals: decimals at the most; the value is rounded half away from zero
 *
 * Writes a number with a point as decimal separator and no grouping.
 *
 * Returns: (transfer full): the text
 */
char *
jy_format_decimal (gint64 value,
                   guint  scale,
                   guint  min_decimals,
                   guint  max_decimals)
{
  Wide wide = value;
  guint decimals = MIN (scale, max_decimals);
  Wide unit;
  g_autofree char *fraction = NULL;
  gsize length;

  if (decimals < scale)
    wide = divide_rounded (wide, power_of_ten (scale - decimals));
  if (decimals < min_decimals)
    {
      wide *= power_of_ten (min_decimals - decimals);
      decimals = min_decimals;
    }
  unit = power_of_ten (decimals);
  if (decimals == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) wide);

  fraction = g_strdup_printf ("%0*" G_GINT64_FORMAT, (int) decimals,
                              (gint64) ((wide < 0 ? -wide : wide) % unit));
  length = decimals;
  while (length > min_decimals && fraction[length - 1] == '0')
    fraction[--length] = '\0';
  return g_strdup_printf ("%s%" G_GINT64_FORMAT "%s%s", wide < 0 ? "-" : "",
                          (gint64) ((wide < 0 ? -wide : wide) / unit), length > 0 ? "." : "", fraction);
}

/**
 * jy_dimension_format:
 * @dimension: what is measured
 * @value: the amount in the stored unit
 *
 * Writes an amount in the display unit, without the unit's name and exactly:
 * reading it again gives @value.
 *
 * Returns: (transfer full): the text
 */
char *
jy_dimension_format (const JyDimension *dimension,
                     gint64             value)
{
  return jy_format_decimal (value, dimension->decimals, dimension->min_decimals, dimension->decimals);
}

/**
 * jy_dimension_format_unit:
 * @dimension: what is measured
 * @value: the amount in the stored unit
 *
 * Like jy_dimension_format(), followed by the unit in the user's language.
 *
 * Returns: (transfer full): the text
 */
char *
jy_dimension_format_unit (const JyDimension *dimension,
                          gint64             value)
{
  g_autofree char *number = jy_dimension_format (dimension, value);
  const char *unit = jy_dimension_get_unit (dimension);

  if (*unit == '\0')
    return g_steal_pointer (&number);
  return g_strdup_printf (*unit == '%' ? "%s%s" : "%s %s", number, unit);
}
