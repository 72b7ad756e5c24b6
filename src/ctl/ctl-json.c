/* ctl-json.c: the few shapes that the commands' JSON is made of. */
#include "config.h"

#include "ctl-json.h"

/**
 * ctl_json_add_string:
 * @builder: a builder in an object
 * @name: the member
 * @value: (nullable): its value
 */
void
ctl_json_add_string (JsonBuilder *builder,
                     const char  *name,
                     const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * ctl_json_add_integer:
 * @builder: a builder in an object
 * @name: the member
 * @value: its value
 */
void
ctl_json_add_integer (JsonBuilder *builder,
                      const char  *name,
                      gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * ctl_json_add_boolean:
 * @builder: a builder in an object
 * @name: the member
 * @value: its value
 */
void
ctl_json_add_boolean (JsonBuilder *builder,
                      const char  *name,
                      gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/**
 * ctl_json_add_value:
 * @builder: a builder in an object
 * @ledger: the ledger that knows the names
 * @record: a record
 * @field: position of a field that is set
 *
 * Adds a value as it is stored: integers in the smallest unit, ISO dates, names
 * of choices, names of records.
 */
void
ctl_json_add_value (JsonBuilder    *builder,
                    JyLedger       *ledger,
                    const JyRecord *record,
                    guint           field)
{
  const JyField *declared = &record->kind->fields[field];
  const JyValue *value = &record->values[field];
  char buffer[JY_VALUE_TEXT_SIZE];

  if (declared->type == JY_FIELD_REFERENCE)
    {
      g_autofree char *name = jy_ledger_format_plain (ledger, record, field);

      ctl_json_add_string (builder, declared->name, name);
    }
  else if (declared->type == JY_FIELD_BOOLEAN)
    ctl_json_add_boolean (builder, declared->name, value->integer != 0);
  else if (jy_field_is_text (declared))
    ctl_json_add_string (builder, declared->name, jy_field_get_stored (declared, value, buffer));
  else
    ctl_json_add_integer (builder, declared->name, value->integer);
}

/**
 * ctl_json_print:
 * @builder: a finished builder
 *
 * Writes the JSON to standard output.
 */
void
ctl_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  ctl_print ("%s\n", text);
}
