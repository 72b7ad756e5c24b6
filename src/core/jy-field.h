/* What a field of a record is: the one place that knows. */
#pragma once

#include <glib.h>

#include "jy-day.h"
#include "jy-dimension.h"

G_BEGIN_DECLS

typedef struct _JyKind JyKind;

/**
 * JyFieldType:
 *
 * The types of fields. What follows from a type (how it is stored, read,
 * written and measured) stands in one table in jy-field.c.
 */
typedef enum
{
  JY_FIELD_TEXT,
  JY_FIELD_LONG_TEXT,
  JY_FIELD_CODE,
  JY_FIELD_DATE,
  JY_FIELD_TIME,
  JY_FIELD_CHOICE,
  JY_FIELD_CHOICES,
  JY_FIELD_BOOLEAN,
  JY_FIELD_REFERENCE,
  JY_FIELD_COUNT,
  JY_FIELD_MASS,
  JY_FIELD_VOLUME,
  JY_FIELD_MONEY,
  JY_FIELD_QUANTITY,
  JY_FIELD_PERCENT,
  JY_FIELD_DENSITY,
  JY_FIELD_TEMPERATURE,
  JY_FIELD_MASS_PER_DINER,
} JyFieldType;

/**
 * JyFieldFlags:
 * @JY_FIELD_REQUIRED: a record without it is refused
 * @JY_FIELD_SIGNED: may be negative (returns to the supplier, temperatures)
 * @JY_FIELD_DERIVED: worked out from other fields where it is not given
 * @JY_FIELD_SEARCHED: read by the search of a list
 * @JY_FIELD_KEPT: carried over to the next record of a series
 * @JY_FIELD_TEMPLATE: a sentence of a notice with placeholders, see jy-template.h
 * @JY_FIELD_PROPOSED: a template that can be proposed from the figures of a month
 * @JY_FIELD_PAST: a day on which something happened, so that none ahead is right
 */
typedef enum
{
  JY_FIELD_REQUIRED = 1 << 0,
  JY_FIELD_SIGNED = 1 << 1,
  JY_FIELD_DERIVED = 1 << 2,
  JY_FIELD_SEARCHED = 1 << 3,
  JY_FIELD_KEPT = 1 << 4,
  JY_FIELD_TEMPLATE = 1 << 5,
  JY_FIELD_PROPOSED = 1 << 6,
  JY_FIELD_PAST = 1 << 7,
} JyFieldFlags;

/**
 * JyChoice:
 * @name: as stored and as in csv and json
 * @title: for people, in English
 * @title_zh: for people and on paper, in Chinese
 * @synonyms: (nullable): other words understood on input, separated by `|`
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *title_zh;
  const char *synonyms;
} JyChoice;

/**
 * JyChoices:
 *
 * A closed list of choices. A value holds the position in the list.
 */
typedef struct
{
  const JyChoice *list;
  guint n;
} JyChoices;

/**
 * JyField:
 * @name: as stored and as in csv and json
 * @title: for people, in English
 * @title_zh: for people and on paper, in Chinese
 * @synonyms: (nullable): other column headers understood, separated by `|`
 * @unit: (nullable): for counts: what is counted, in English
 * @unit_zh: (nullable): the same in Chinese
 * @type: the type
 * @flags: #JyFieldFlags
 * @choices: (nullable): for choices
 * @target: (nullable): for references: the kind's name
 * @create_with: (nullable): for references: `field=value` for a record that is
 *   made because its name was not known yet
 * @implied_choice: for choices: position + 1 of the field whose choices are
 *   understood here as well and then set there (a sub-kind typed as category)
 * @notice_choice: for templates: position + 1 of the field that says which notice
 *   the sentence is for
 * @min: least value in the stored unit
 * @max: greatest value in the stored unit, 0 for the usual limit
 * @check: (nullable): looks at a text and answers what is odd about it, as a
 *   sentence (transfer full), or %NULL; @normalize may replace the text first
 * @normalize: (nullable): brings a code to its standard form
 *
 * One field of a kind. Everything that is the same for all fields reads this.
 */
typedef struct _JyField
{
  const char *name;
  const char *title;
  const char *title_zh;
  const char *synonyms;
  const char *unit;
  const char *unit_zh;
  JyFieldType type;
  JyFieldFlags flags;
  const JyChoices *choices;
  const char *target;
  const char *create_with;
  guint implied_choice;
  guint notice_choice;
  gint64 min;
  gint64 max;
  char *(*check) (const char *text);
  char *(*normalize) (const char *text);
} JyField;

/**
 * JyValue:
 * @is_set: whether there is a value at all; zero is a value
 * @integer: every type but texts: the amount in the stored unit, the day, the
 *   minutes, the position of a choice, the bits of choices, 0 or 1, the row of
 *   the referenced record in this ledger
 * @text: (nullable): texts and codes
 */
typedef struct
{
  gboolean is_set;
  gint64 integer;
  char *text;
} JyValue;

/** Room for any stored text of a value that is not free text. */
#define JY_VALUE_TEXT_SIZE 160

const char        *jy_field_get_title      (const JyField  *field);
const char        *jy_field_type_get_name  (JyFieldType     type);
const JyDimension *jy_field_get_dimension  (const JyField  *field);
const char        *jy_field_get_unit       (const JyField  *field);
gboolean           jy_field_is_text        (const JyField  *field);
gboolean           jy_field_holds_string   (const JyField  *field);
gboolean           jy_field_is_numeric     (const JyField  *field);
gboolean           jy_field_parse          (const JyField  *field,
                                            const char     *text,
                                            const JyUnit   *unit,
                                            const char     *date_format,
                                            JyValue        *value,
                                            GError        **error);
const char        *jy_field_get_stored     (const JyField  *field,
                                            const JyValue  *value,
                                            char            buffer[JY_VALUE_TEXT_SIZE]);
gboolean           jy_field_read_stored    (const JyField  *field,
                                            const char     *stored,
                                            JyValue        *value);
char              *jy_field_format         (const JyField  *field,
                                            const JyValue  *value);
char              *jy_field_format_plain   (const JyField  *field,
                                            const JyValue  *value);

const char        *jy_choice_get_title     (const JyChoice *choice);
int                jy_choices_find         (const JyChoices *choices,
                                            const char      *text);
char              *jy_choices_list_titles  (const JyChoices *choices);

void               jy_value_clear          (JyValue        *value);
void               jy_value_copy           (const JyValue  *from,
                                            JyValue        *to);
gboolean           jy_value_equal          (const JyField  *field,
                                            const JyValue  *a,
                                            const JyValue  *b);

G_END_DECLS
