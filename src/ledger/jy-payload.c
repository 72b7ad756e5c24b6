/* jy-payload.c: writes and reads the payload of an entry: one flat JSON object,
 * fields in the order of the kind's table, only those that are set.
 *
 * The writing is our own and not json-glib's, because these very bytes are
 * hashed and compared for years, whatever a library makes of JSON by then, and
 * because an import writes a hundred thousand of them a second. */
#include "config.h"

#include "jy-payload.h"
#include "jy-ledger-error.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

static void
append_string (GString    *payload,
               const char *text)
{
  const char *begin = text;
  const char *p;

  g_string_append_c (payload, '"');
  for (p = text; *p != '\0'; p++)
    {
      if ((guchar) *p >= ' ' && *p != '"' && *p != '\\')
        continue;
      g_string_append_len (payload, begin, p - begin);
      if (*p == '"' || *p == '\\')
        {
          g_string_append_c (payload, '\\');
          g_string_append_c (payload, *p);
        }
      else
        g_string_append_printf (payload, "\\u%04x", (guint) *p);
      begin = p + 1;
    }
  g_string_append_len (payload, begin, p - begin);
  g_string_append_c (payload, '"');
}

static void
append_integer (GString *payload,
                gint64   integer)
{
  char buffer[24];
  char *p = buffer + sizeof buffer;
  guint64 rest = integer < 0 ? -(guint64) integer : (guint64) integer;

  do
    *--p = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (integer < 0)
    *--p = '-';
  g_string_append_len (payload, p, buffer + sizeof buffer - p);
}

/**
 * jy_payload_write:
 * @record: a record
 * @resolver: finds the identifiers of references
 * @data: for @resolver
 * @payload: where the JSON is put; what was in it is replaced
 *
 * Writes the values of a record.
 *
 * Returns: %FALSE when a reference points nowhere
 */
gboolean
jy_payload_write (const JyRecord   *record,
                  JyPayloadResolver resolver,
                  gpointer          data,
                  GString          *payload)
{
  g_string_truncate (payload, 0);
  g_string_append_c (payload, '{');
  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const JyField *field = &record->kind->fields[i];
      const JyValue *value = &record->values[i];
      char buffer[JY_VALUE_TEXT_SIZE];
      JyUuid uuid;

      if (!value->is_set)
        continue;
      if (payload->len > 1)
        g_string_append_c (payload, ',');
      g_string_append_c (payload, '"');
      g_string_append (payload, field->name);
      g_string_append_len (payload, "\":", 2);
      if (field->type == JY_FIELD_REFERENCE)
        {
          if (!resolver (value->integer, &uuid, data))
            return FALSE;
          jy_uuid_write (&uuid, buffer);
          append_string (payload, buffer);
        }
      else if (field->type == JY_FIELD_BOOLEAN)
        g_string_append (payload, value->integer ? "true" : "false");
      else if (jy_field_is_text (field))
        append_string (payload, jy_field_get_stored (field, value, buffer));
      else
        append_integer (payload, value->integer);
    }
  g_string_append_c (payload, '}');
  return TRUE;
}

static gboolean
read_member (const JyField  *field,
             JsonNode       *node,
             JyValue        *value,
             JyPayloadFinder finder,
             gpointer        data)
{
  JyUuid uuid;

  if (field->type == JY_FIELD_REFERENCE)
    {
      const char *text = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";

      value->is_set = jy_uuid_parse (text, &uuid) && finder (&uuid, &value->integer, data);
      return value->is_set;
    }
  if (jy_field_is_text (field))
    return json_node_get_value_type (node) == G_TYPE_STRING &&
           jy_field_read_stored (field, json_node_get_string (node), value);
  value->is_set = TRUE;
  value->integer = field->type == JY_FIELD_BOOLEAN ? json_node_get_boolean (node) : json_node_get_int (node);
  return TRUE;
}

/**
 * jy_payload_read:
 * @payload: the JSON of an entry
 * @record: an empty record of the entry's kind, filled
 * @finder: finds the rows of references
 * @data: for @finder
 * @error: return location
 *
 * Reads the values of a record.
 *
 * Returns: %TRUE, or %FALSE with %JY_LEDGER_ERROR_CORRUPT
 */
gboolean
jy_payload_read (const char     *payload,
                 JyRecord       *record,
                 JyPayloadFinder finder,
                 gpointer        data,
                 GError        **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *object;

  if (!json_parser_load_from_data (parser, payload, -1, NULL) || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CORRUPT,
                           _ ("An entry of the journal cannot be read; run “verify”."));
      return FALSE;
    }
  object = json_node_get_object (json_parser_get_root (parser));
  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const JyField *field = &record->kind->fields[i];
      JsonNode *node = json_object_get_member (object, field->name);

      if (node != NULL && !read_member (field, node, &record->values[i], finder, data))
        {
          g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CORRUPT,
                       _ ("The value of “%s” in an entry of the journal cannot be read; run “verify”."),
                       jy_field_get_title (field));
          return FALSE;
        }
    }
  return TRUE;
}
