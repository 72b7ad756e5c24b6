/* jy-record.c: holds the values of a record, works out what follows from them
 * and asks the kind whether they hold together. */
#include "config.h"

#include "jy-record.h"
#include "jy-text.h"
#include "jy-value-error.h"

#include <glib/gi18n-lib.h>

/**
 * jy_record_new:
 * @kind: a kind
 *
 * Returns: (transfer full): a record without values
 */
JyRecord *
jy_record_new (const JyKind *kind)
{
  JyRecord *record = g_new0 (JyRecord, 1);

  g_assert (kind->n_fields <= JY_KIND_MAX_FIELDS);
  record->kind = kind;
  return record;
}

/**
 * jy_record_clear:
 * @record: a record
 *
 * Empties all values, so that the record serves again.
 */
void
jy_record_clear (JyRecord *record)
{
  for (guint i = 0; i < record->kind->n_fields; i++)
    if (record->values[i].is_set || record->values[i].text != NULL)
      jy_value_clear (&record->values[i]);
}

/**
 * jy_record_free:
 * @record: (transfer full) (nullable): a record
 *
 * Frees it.
 */
void
jy_record_free (JyRecord *record)
{
  if (record == NULL)
    return;
  jy_record_clear (record);
  g_free (record);
}

/**
 * jy_record_copy:
 * @record: a record
 *
 * Returns: (transfer full): another one with the same values
 */
JyRecord *
jy_record_copy (const JyRecord *record)
{
  JyRecord *copy = jy_record_new (record->kind);

  for (guint i = 0; i < record->kind->n_fields; i++)
    jy_value_copy (&record->values[i], &copy->values[i]);
  return copy;
}

/**
 * jy_record_set_integer:
 * @record: a record
 * @field: position of a field that holds no text
 * @integer: see #JyValue
 *
 * Sets a value.
 */
void
jy_record_set_integer (JyRecord *record,
                       guint     field,
                       gint64    integer)
{
  g_assert (!jy_field_holds_string (&record->kind->fields[field]));
  record->values[field].is_set = TRUE;
  record->values[field].integer = integer;
}

/**
 * jy_record_set_text:
 * @record: a record
 * @field: position of a field that holds text
 * @text: (nullable): the text, or %NULL for none
 *
 * Sets a value.
 */
void
jy_record_set_text (JyRecord   *record,
                    guint       field,
                    const char *text)
{
  g_assert (jy_field_holds_string (&record->kind->fields[field]));
  jy_value_clear (&record->values[field]);
  if (text == NULL || *text == '\0')
    return;
  record->values[field].is_set = TRUE;
  record->values[field].text = g_strdup (text);
}

/**
 * jy_record_unset:
 * @record: a record
 * @field: position of a field
 *
 * Empties a value.
 */
void
jy_record_unset (JyRecord *record,
                 guint     field)
{
  jy_value_clear (&record->values[field]);
}

/**
 * jy_record_has:
 * @record: a record
 * @field: position of a field
 *
 * Returns: whether it has a value; zero is one
 */
gboolean
jy_record_has (const JyRecord *record,
               guint           field)
{
  return record->values[field].is_set;
}

/**
 * jy_record_get_integer:
 * @record: a record
 * @field: position of a field
 *
 * Returns: its value, or 0
 */
gint64
jy_record_get_integer (const JyRecord *record,
                       guint           field)
{
  return record->values[field].integer;
}

/**
 * jy_record_get_text:
 * @record: a record
 * @field: position of a field
 *
 * Returns: (transfer none) (nullable): its text
 */
const char *
jy_record_get_text (const JyRecord *record,
                    guint           field)
{
  return record->values[field].text;
}

/**
 * jy_record_get_day:
 * @record: a record
 *
 * Returns: the day that puts it into a month, or 0
 */
JyDay
jy_record_get_day (const JyRecord *record)
{
  guint field = record->kind->date_field;

  return field > 0 ? (JyDay) record->values[field - 1].integer : 0;
}

/* A sub-kind's name in the category column says both. Another sub-kind that is
 * there already is not overruled in silence. */
static gboolean
parse_implied (JyRecord   *record,
               guint       position,
               const char *text,
               GError    **refused)
{
  const JyField *field = &record->kind->fields[position];
  guint other = field->implied_choice - 1;
  g_autofree char *normalized = jy_text_normalize (text);
  int choice = jy_choices_find (record->kind->fields[other].choices, normalized);

  if (choice < 0)
    return FALSE;
  if (record->values[other].is_set && record->values[other].integer != choice)
    {
      const JyField *contradicted = &record->kind->fields[other];
      const JyChoice *there = &contradicted->choices->list[record->values[other].integer];

      g_clear_error (refused);
      g_set_error (refused, JY_VALUE_ERROR, JY_VALUE_ERROR_CHOICE,
                   /* Translators: the title of a field and its value */
                   _ ("it contradicts “%s”, which is “%s”; change one of the two"),
                   jy_field_get_title (contradicted), jy_choice_get_title (there));
      return FALSE;
    }
  jy_record_set_integer (record, other, choice);
  return TRUE;
}

/**
 * jy_record_parse:
 * @record: a record
 * @field: position of a field that is no reference
 * @text: what was typed; blank empties the value
 * @unit: (nullable): the unit of a bare number
 * @date_format: (nullable): see jy_day_parse()
 * @error: return location; the message does not name the field
 *
 * Reads a value into the record. What was there stays when @text is refused.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyValueError
 */
gboolean
jy_record_parse (JyRecord     *record,
                 guint         field,
                 const char   *text,
                 const JyUnit *unit,
                 const char   *date_format,
                 GError      **error)
{
  const JyField *declared = &record->kind->fields[field];
  g_autoptr (GError) refused = NULL;
  JyValue value = { 0 };

  if (!jy_field_parse (declared, text, unit, date_format, &value, &refused))
    {
      if (declared->implied_choice > 0 && parse_implied (record, field, text, &refused))
        {
          jy_value_clear (&record->values[field]);
          return TRUE;
        }
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  jy_value_clear (&record->values[field]);
  record->values[field] = value;
  return TRUE;
}

/**
 * jy_record_derive:
 * @record: a record
 * @context: the day and the densities
 *
 * Works out the derived values that are not given.
 */
void
jy_record_derive (JyRecord             *record,
                  const JyCheckContext *context)
{
  if (record->kind->derive != NULL)
    record->kind->derive (record, context);
}

/**
 * jy_record_is_ahead:
 * @record: a record
 * @today: the day of the ledger's clock, or 0
 *
 * Returns: whether it says of a day to come what can only be said afterwards
 */
gboolean
jy_record_is_ahead (const JyRecord *record,
                    JyDay           today)
{
  guint date_field = record->kind->date_field;

  return today != 0 && date_field > 0 && (record->kind->fields[date_field - 1].flags & JY_FIELD_PAST) &&
         jy_record_get_day (record) > today;
}

/* Whether @record, its derived values worked out, is @saved. */
static gboolean
derives_to (const JyRecord       *record,
            const JyRecord       *saved,
            const JyCheckContext *context)
{
  g_autoptr (JyRecord) again = jy_record_copy (record);

  jy_record_derive (again, context);
  for (guint i = 0; i < record->kind->n_fields; i++)
    if (!jy_value_equal (&record->kind->fields[i], &saved->values[i], &again->values[i]))
      return FALSE;
  return TRUE;
}

/**
 * jy_record_strip_derived:
 * @record: a record as it was saved
 * @context: the day and the densities
 *
 * Empties the derived values that would come out the same again, so that they
 * follow when what they were derived from is changed. Values that were typed
 * differently stay: jy_record_derive() gives the record back as it was saved.
 */
void
jy_record_strip_derived (JyRecord             *record,
                         const JyCheckContext *context)
{
  g_autoptr (JyRecord) saved = NULL;

  if (record->kind->derive == NULL)
    return;
  saved = jy_record_copy (record);
  jy_record_derive (saved, context);
  /* One by one, because one derived value is worked out from another: a density
   * that has changed since keeps only itself, not the mass it explains. */
  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      if (!(record->kind->fields[i].flags & JY_FIELD_DERIVED) || !record->values[i].is_set)
        continue;
      jy_value_clear (&record->values[i]);
      if (!derives_to (record, saved, context))
        jy_value_copy (&saved->values[i], &record->values[i]);
    }
}

static void
check_field (const JyRecord *record,
             guint           position,
             JyProblems     *problems)
{
  const JyField *field = &record->kind->fields[position];
  const JyValue *value = &record->values[position];
  g_autofree char *odd = NULL;

  if (!value->is_set)
    {
      if (field->flags & JY_FIELD_REQUIRED)
        jy_problems_add (problems, JY_PROBLEM_ERROR, position, "%s", _ ("it is missing; it must be filled in"));
      return;
    }
  if (jy_field_is_numeric (field) && value->integer < field->min && !(field->flags & JY_FIELD_SIGNED))
    {
      g_autofree char *least = jy_dimension_format_unit (jy_field_get_dimension (field), field->min);
      g_autofree char *given = jy_dimension_format_unit (jy_field_get_dimension (field), value->integer);

      jy_problems_add (problems, JY_PROBLEM_ERROR, position, _ ("%s is too little; it must be at least %s"), given, least);
    }
  if (field->check != NULL && (odd = field->check (value->text)) != NULL)
    jy_problems_add (problems, JY_PROBLEM_WARNING, position, "“%s”%s%s", value->text,
                     jy_text_pick (": ", "："), odd);
}

/* A day of another century or years ahead is a slip of the keys; what happened
 * cannot have happened on any day ahead. */
static void
check_day (const JyRecord *record,
           JyDay           today,
           JyProblems     *problems)
{
  guint position = record->kind->date_field - 1;
  JyDay day = jy_record_get_day (record);
  gboolean is_far = day < jy_day_new (2000, 1, 1) || (today != 0 && day > today + 366);
  g_autofree char *text = NULL;
  g_autofree char *today_text = NULL;

  if (day == 0 || !(is_far || jy_record_is_ahead (record, today)))
    return;
  text = jy_day_to_iso (day);
  today_text = jy_day_to_iso (today);
  if (is_far)
    jy_problems_add (problems, JY_PROBLEM_WARNING, position, _ ("%s is far away; is the year right?"), text);
  else
    jy_problems_add (problems, JY_PROBLEM_WARNING, position,
                     _ ("%s lies ahead, today is %s; record it when it has happened, or correct the day"), text, today_text);
}

/**
 * jy_record_check:
 * @record: a record whose derived values are worked out
 * @context: the day and the densities
 * @problems: where problems are added
 *
 * Checks a record by its field table and by its kind's own rules. References,
 * uniqueness and closed months are the ledger's to check.
 */
void
jy_record_check (const JyRecord       *record,
                 const JyCheckContext *context,
                 JyProblems           *problems)
{
  for (guint i = 0; i < record->kind->n_fields; i++)
    check_field (record, i, problems);
  if (record->kind->date_field > 0)
    check_day (record, context->today, problems);
  if (record->kind->check != NULL)
    record->kind->check (record, context, problems);
}
