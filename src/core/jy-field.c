/* jy-field.c: reads, stores and shows the values of fields.
 * What a type means stands in one table; nothing here knows a kind. */
#include "config.h"

#include "jy-field.h"
#include "jy-text.h"
#include "jy-value-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The longest text one field holds; a longer one is a file dropped on it. */
#define MAX_TEXT 10000

typedef struct
{
  const char *name;
  gboolean stored_as_text;
  gboolean free_text;
  const JyDimension *dimension;
} TypeTraits;

static const TypeTraits traits[] = {
  [JY_FIELD_TEXT] = { "text", TRUE, TRUE, NULL },
  [JY_FIELD_LONG_TEXT] = { "long_text", TRUE, TRUE, NULL },
  [JY_FIELD_CODE] = { "code", TRUE, TRUE, NULL },
  [JY_FIELD_DATE] = { "date", TRUE, FALSE, NULL },
  [JY_FIELD_TIME] = { "time", TRUE, FALSE, NULL },
  [JY_FIELD_CHOICE] = { "choice", TRUE, FALSE, NULL },
  [JY_FIELD_CHOICES] = { "choices", TRUE, FALSE, NULL },
  [JY_FIELD_BOOLEAN] = { "boolean", FALSE, FALSE, NULL },
  [JY_FIELD_REFERENCE] = { "reference", FALSE, FALSE, NULL },
  [JY_FIELD_COUNT] = { "count", FALSE, FALSE, &jy_dimension_count },
  [JY_FIELD_MASS] = { "mass", FALSE, FALSE, &jy_dimension_mass },
  [JY_FIELD_VOLUME] = { "volume", FALSE, FALSE, &jy_dimension_volume },
  [JY_FIELD_MONEY] = { "money", FALSE, FALSE, &jy_dimension_money },
  [JY_FIELD_QUANTITY] = { "quantity", FALSE, FALSE, &jy_dimension_quantity },
  [JY_FIELD_PERCENT] = { "percent", FALSE, FALSE, &jy_dimension_percent },
  [JY_FIELD_DENSITY] = { "density", FALSE, FALSE, &jy_dimension_density },
  [JY_FIELD_TEMPERATURE] = { "temperature", FALSE, FALSE, &jy_dimension_temperature },
  [JY_FIELD_MASS_PER_DINER] = { "mass_per_diner", FALSE, FALSE, &jy_dimension_mass_per_diner },
};

static const JyChoice boolean_list[] = {
  { "no", "No", "否", "false|0|n|无|没有|未|不合格|×|x|✗|off|f" },
  { "yes", "Yes", "是", "true|1|y|有|已|合格|√|✓|v|on|t" },
};
static const JyChoices boolean_choices = { boolean_list, G_N_ELEMENTS (boolean_list) };

/**
 * jy_field_get_title:
 * @field: a field
 *
 * Returns: (transfer none): its title in the user's language
 */
const char *
jy_field_get_title (const JyField *field)
{
  return jy_text_pick (field->title, field->title_zh);
}

/**
 * jy_field_type_get_name:
 * @type: a type
 *
 * Returns: (transfer none): its name, never translated
 */
const char *
jy_field_type_get_name (JyFieldType type)
{
  return traits[type].name;
}

/**
 * jy_field_get_dimension:
 * @field: a field
 *
 * Returns: (transfer none) (nullable): what it measures, if it holds a number
 */
const JyDimension *
jy_field_get_dimension (const JyField *field)
{
  return traits[field->type].dimension;
}

/**
 * jy_field_get_unit:
 * @field: a field
 *
 * Returns: (transfer none): its display unit in the user's language, or ""
 */
const char *
jy_field_get_unit (const JyField *field)
{
  const JyDimension *dimension = jy_field_get_dimension (field);

  if (field->unit != NULL)
    return jy_text_pick (field->unit, field->unit_zh);
  return dimension != NULL ? jy_dimension_get_unit (dimension) : "";
}

/**
 * jy_field_is_text:
 * @field: a field
 *
 * Returns: whether the ledger file holds it as text rather than as an integer
 */
gboolean
jy_field_is_text (const JyField *field)
{
  return traits[field->type].stored_as_text;
}

/**
 * jy_field_holds_string:
 * @field: a field
 *
 * Returns: whether its value is in #JyValue.text rather than in #JyValue.integer
 */
gboolean
jy_field_holds_string (const JyField *field)
{
  return traits[field->type].free_text;
}

/**
 * jy_field_is_numeric:
 * @field: a field
 *
 * Returns: whether it holds an amount
 */
gboolean
jy_field_is_numeric (const JyField *field)
{
  return traits[field->type].dimension != NULL;
}

/**
 * jy_choice_get_title:
 * @choice: a choice
 *
 * Returns: (transfer none): its title in the user's language
 */
const char *
jy_choice_get_title (const JyChoice *choice)
{
  return jy_text_pick (choice->title, choice->title_zh);
}

/**
 * jy_choices_find:
 * @choices: a closed list
 * @text: normalised text: a name, a title in either language or a synonym
 *
 * Returns: the position in the list, or -1
 */
int
jy_choices_find (const JyChoices *choices,
                 const char      *text)
{
  /* Files are mostly written in the words of the lists themselves. */
  for (guint i = 0; i < choices->n; i++)
    if (strcmp (text, choices->list[i].title_zh) == 0 || strcmp (text, choices->list[i].name) == 0)
      return (int) i;
  for (guint i = 0; i < choices->n; i++)
    {
      const JyChoice *choice = &choices->list[i];

      if (jy_text_matches (text, choice->name) || jy_text_matches (text, choice->title) ||
          jy_text_matches (text, choice->title_zh) || jy_text_matches (text, choice->synonyms))
        return (int) i;
    }
  return -1;
}

/**
 * jy_choices_list_titles:
 * @choices: a closed list
 *
 * Returns: (transfer full): the titles in the user's language, for a message
 */
char *
jy_choices_list_titles (const JyChoices *choices)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < choices->n; i++)
    {
      if (i > 0)
        g_string_append (text, jy_text_pick (", ", "、"));
      g_string_append (text, jy_choice_get_title (&choices->list[i]));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
find_choice (const JyChoices *choices,
             const char      *text,
             int             *position,
             GError         **error)
{
  g_autofree char *titles = NULL;

  *position = jy_choices_find (choices, text);
  if (*position >= 0)
    return TRUE;
  titles = jy_choices_list_titles (choices);
  g_set_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_CHOICE,
               /* Translators: %s is a list of the choices */
               _ ("it is not one of the choices: %s"), titles);
  return FALSE;
}

/* Adds what the words of @text name, or refuses the first that names nothing. */
static gboolean
add_choices (const JyChoices *choices,
             const char      *text,
             const char      *separators,
             gint64          *bits,
             GError         **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, separators, -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = g_strstrip (words[i]);
      int position;

      if (*word == '\0')
        continue;
      /* A blank separates too, but stands inside "Kitchen waste" as well. */
      if (jy_choices_find (choices, word) < 0 && strchr (word, ' ') != NULL)
        {
          if (!add_choices (choices, word, " ", bits, error))
            return FALSE;
          continue;
        }
      if (!find_choice (choices, word, &position, error))
        return FALSE;
      *bits |= G_GINT64_CONSTANT (1) << position;
    }
  return TRUE;
}

/* Choices of a set are separated by whatever people put between words. */
static gboolean
parse_choices (const JyChoices *choices,
               const char      *text,
               gint64          *bits,
               GError         **error)
{
  g_autofree char *normalized = jy_text_normalize (text);
  g_auto (GStrv) parts = g_strsplit (normalized, "、", -1);
  g_autofree char *first = g_strjoinv (",", parts);

  *bits = 0;
  return add_choices (choices, first, ",;|/\r\n", bits, error);
}

static gboolean
parse_amount (const JyField *field,
              const char    *text,
              const JyUnit  *unit,
              gint64        *amount,
              GError       **error)
{
  const JyDimension *dimension = jy_field_get_dimension (field);

  if (!jy_dimension_parse (dimension, unit, text, amount, error))
    return FALSE;
  if (*amount < 0 && !(field->flags & JY_FIELD_SIGNED))
    {
      g_set_error_literal (error, JY_VALUE_ERROR, JY_VALUE_ERROR_RANGE,
                           _ ("it cannot be negative"));
      return FALSE;
    }
  if (field->max != 0 && *amount > field->max)
    {
      g_autofree char *limit = jy_dimension_format_unit (dimension, field->max);

      g_set_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_RANGE, _ ("it cannot be more than %s"), limit);
      return FALSE;
    }
  if (field->max != 0 && *amount < -field->max)
    {
      g_autofree char *limit = jy_dimension_format_unit (dimension, -field->max);

      g_set_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_RANGE, _ ("it cannot be less than %s"), limit);
      return FALSE;
    }
  return TRUE;
}

/* Blanks of any width and the byte order mark; what is no UTF-8 is none of them. */
static gboolean
is_blank (gunichar c)
{
  return c == 0xFEFF || c == 0x200B || ((gint32) c > 0 && g_unichar_isspace (c));
}

static const char *
skip_blanks (const char *text)
{
  for (;;)
    {
      if (g_ascii_isspace (*text))
        text++;
      else if ((guchar) *text >= 0x80 && is_blank (g_utf8_get_char_validated (text, -1)))
        text = g_utf8_next_char (text);
      else
        return text;
    }
}

/* Cuts blanks off the end of valid text. */
static void
chomp_blanks (char *text)
{
  char *end = text + strlen (text);

  while (end > text)
    {
      char *last = g_utf8_prev_char (end);

      if (!is_blank (g_utf8_get_char (last)))
        break;
      end = last;
    }
  *end = '\0';
}

static gboolean
parse_text (const JyField *field,
            const char    *text,
            JyValue       *value,
            GError       **error)
{
  g_autofree char *stripped = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, JY_VALUE_ERROR, JY_VALUE_ERROR_SYNTAX,
                           _ ("it is not readable text (not UTF-8)"));
      return FALSE;
    }
  stripped = g_strdup (text);
  chomp_blanks (stripped);
  if (strlen (stripped) > MAX_TEXT)
    {
      g_set_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_RANGE,
                   _ ("it is longer than the %d bytes that are kept"), MAX_TEXT);
      return FALSE;
    }
  for (const char *p = stripped; *p != '\0'; p++)
    if ((guchar) *p < ' ' && *p != '\t' && *p != '\n' && *p != '\r')
      {
        g_set_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_SYNTAX,
                     _ ("it contains a control character (code %d)"), *p);
        return FALSE;
      }
  value->text = field->normalize != NULL ? field->normalize (stripped) : g_steal_pointer (&stripped);
  value->is_set = *value->text != '\0';
  if (!value->is_set)
    g_clear_pointer (&value->text, g_free);
  return TRUE;
}

/* Every type that is neither free text nor a reference. @text is not blank. */
static gboolean
parse_typed (const JyField *field,
             const char    *text,
             const JyUnit  *unit,
             const char    *date_format,
             gint64        *integer,
             GError       **error)
{
  const JyChoices *choices = field->type == JY_FIELD_BOOLEAN ? &boolean_choices : field->choices;
  g_autofree char *normalized = NULL;
  int number = 0;
  JyDay day;

  if (jy_field_is_numeric (field))
    return parse_amount (field, text, unit, integer, error);

  switch (field->type)
    {
    case JY_FIELD_DATE:
      if (!jy_day_parse (text, date_format, &day, error))
        return FALSE;
      *integer = day;
      return TRUE;
    case JY_FIELD_TIME:
      if (!jy_time_parse (text, &number, error))
        return FALSE;
      break;
    case JY_FIELD_CHOICES:
      return parse_choices (field->choices, text, integer, error);
    default:
      /* Nearly every cell is written just like one of the words. */
      number = jy_choices_find (choices, text);
      if (number >= 0)
        break;
      normalized = jy_text_normalize (text);
      if (!find_choice (choices, normalized, &number, error))
        return FALSE;
    }
  *integer = number;
  return TRUE;
}

/**
 * jy_field_parse:
 * @field: a field that is no reference
 * @text: what was typed or stood in the cell; blank means no value
 * @unit: (nullable): the unit of a bare number, or %NULL for the display unit
 * @date_format: (nullable): see jy_day_parse()
 * @value: an empty value, filled on success
 * @error: return location
 *
 * Reads a value. References are resolved by the ledger, which knows the records.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyValueError, whose message does
 *   not name the field
 */
gboolean
jy_field_parse (const JyField *field,
                const char    *text,
                const JyUnit  *unit,
                const char    *date_format,
                JyValue       *value,
                GError       **error)
{
  const char *p;

  g_return_val_if_fail (field->type != JY_FIELD_REFERENCE, FALSE);

  p = skip_blanks (text);
  if (*p == '\0')
    return TRUE;
  if (jy_field_holds_string (field))
    return parse_text (field, p, value, error);
  if (!parse_typed (field, p, unit, date_format, &value->integer, error))
    return FALSE;
  value->is_set = TRUE;
  return TRUE;
}

/**
 * jy_field_get_stored:
 * @field: a field that is stored as text
 * @value: a value that is set
 * @buffer: room for the text
 *
 * Writes a value as the ledger file and csv hold it: ISO dates, names of choices.
 *
 * Returns: (transfer none): the text, valid as long as @buffer and @value
 */
const char *
jy_field_get_stored (const JyField *field,
                     const JyValue *value,
                     char           buffer[JY_VALUE_TEXT_SIZE])
{
  char *p = buffer;

  switch (field->type)
    {
    case JY_FIELD_DATE:
      jy_day_write_iso ((JyDay) value->integer, buffer);
      return buffer;
    case JY_FIELD_TIME:
      buffer[0] = (char) ('0' + value->integer / 600);
      buffer[1] = (char) ('0' + value->integer / 60 % 10);
      buffer[2] = ':';
      buffer[3] = (char) ('0' + value->integer % 60 / 10);
      buffer[4] = (char) ('0' + value->integer % 10);
      buffer[5] = '\0';
      return buffer;
    case JY_FIELD_CHOICE:
      return field->choices->list[value->integer].name;
    case JY_FIELD_CHOICES:
      *p = '\0';
      for (guint i = 0; i < field->choices->n; i++)
        if (value->integer & (G_GINT64_CONSTANT (1) << i))
          {
            if (p != buffer)
              *p++ = ',';
            p = g_stpcpy (p, field->choices->list[i].name);
          }
      return buffer;
    default:
      return value->text;
    }
}

/**
 * jy_field_read_stored:
 * @field: a field that is stored as text
 * @stored: text as of jy_field_get_stored()
 * @value: an empty value, filled on success
 *
 * Reads a value back from the ledger file.
 *
 * Returns: %FALSE when @stored is no such value
 */
gboolean
jy_field_read_stored (const JyField *field,
                      const char    *stored,
                      JyValue       *value)
{
  if (jy_field_holds_string (field))
    {
      value->text = g_strdup (stored);
      value->is_set = TRUE;
      return TRUE;
    }
  if (field->type == JY_FIELD_DATE)
    {
      value->integer = jy_day_from_iso (stored);
      value->is_set = value->integer != 0;
      return value->is_set;
    }
  if (field->type == JY_FIELD_CHOICES && *stored == '\0')
    {
      value->is_set = TRUE;
      return TRUE;
    }
  value->is_set = parse_typed (field, stored, NULL, NULL, &value->integer, NULL);
  return value->is_set;
}

static char *
format_choices (const JyField *field,
                const JyValue *value)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < field->choices->n; i++)
    if (value->integer & (G_GINT64_CONSTANT (1) << i))
      {
        if (text->len > 0)
          g_string_append (text, jy_text_pick (", ", "、"));
        g_string_append (text, jy_choice_get_title (&field->choices->list[i]));
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * jy_field_format:
 * @field: a field that is no reference
 * @value: a value
 *
 * Writes a value for people, in their language, without the unit.
 *
 * Returns: (transfer full): the text, empty where there is no value
 */
char *
jy_field_format (const JyField *field,
                 const JyValue *value)
{
  char buffer[JY_VALUE_TEXT_SIZE];

  if (!value->is_set)
    return g_strdup ("");
  if (jy_field_is_numeric (field))
    return jy_dimension_format (jy_field_get_dimension (field), value->integer);
  switch (field->type)
    {
    case JY_FIELD_CHOICE:
      return g_strdup (jy_choice_get_title (&field->choices->list[value->integer]));
    case JY_FIELD_BOOLEAN:
      return g_strdup (jy_choice_get_title (&boolean_list[value->integer != 0]));
    case JY_FIELD_CHOICES:
      return format_choices (field, value);
    case JY_FIELD_REFERENCE:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    default:
      return g_strdup (jy_field_get_stored (field, value, buffer));
    }
}

/**
 * jy_field_format_plain:
 * @field: a field that is no reference
 * @value: a value
 *
 * Writes a value for csv: untranslated, in display units, so that
 * jy_field_parse() reads the same value back.
 *
 * Returns: (transfer full): the text, empty where there is no value
 */
char *
jy_field_format_plain (const JyField *field,
                       const JyValue *value)
{
  char buffer[JY_VALUE_TEXT_SIZE];

  if (!value->is_set)
    return g_strdup ("");
  if (jy_field_is_numeric (field))
    return jy_dimension_format (jy_field_get_dimension (field), value->integer);
  if (field->type == JY_FIELD_BOOLEAN)
    return g_strdup (boolean_list[value->integer != 0].name);
  return g_strdup (jy_field_get_stored (field, value, buffer));
}

/**
 * jy_value_clear:
 * @value: a value
 *
 * Empties a value and frees its text.
 */
void
jy_value_clear (JyValue *value)
{
  g_free (value->text);
  *value = (JyValue) { 0 };
}

/**
 * jy_value_copy:
 * @from: a value
 * @to: another one, which is replaced
 *
 * Copies a value.
 */
void
jy_value_copy (const JyValue *from,
               JyValue       *to)
{
  char *text = g_strdup (from->text);

  jy_value_clear (to);
  *to = *from;
  to->text = text;
}

/**
 * jy_value_equal:
 * @field: the field of both
 * @a: a value
 * @b: a value
 *
 * Returns: whether both are unset, or set to the same
 */
gboolean
jy_value_equal (const JyField *field,
                const JyValue *a,
                const JyValue *b)
{
  if (a->is_set != b->is_set)
    return FALSE;
  if (!a->is_set)
    return TRUE;
  return jy_field_holds_string (field) ? g_strcmp0 (a->text, b->text) == 0 : a->integer == b->integer;
}
