/* jy-draft.c: a draft as a small JSON object. Whoever finds another file in its place
 * has no draft; it is never a reason to fail. */
#include "config.h"

#include "jy-draft.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MARK   "jieyue-draft"
#define FORMAT 1

/* The object and the texts in it. */
#define MAX_DEPTH 2

/**
 * jy_draft_new:
 * @base: (nullable): what the form began with
 *
 * Returns: (transfer full): a draft without texts
 */
JyDraft *
jy_draft_new (const char *base)
{
  JyDraft *draft = g_new (JyDraft, 1);

  draft->base = g_strdup (base);
  draft->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return draft;
}

/**
 * jy_draft_free:
 * @draft: (transfer full): a draft
 *
 * Frees it.
 */
void
jy_draft_free (JyDraft *draft)
{
  g_free (draft->base);
  g_hash_table_unref (draft->texts);
  g_free (draft);
}

/**
 * jy_draft_set:
 * @draft: a draft
 * @field: the name of a field
 * @text: what stands there, also nothing
 *
 * Takes a text into the draft.
 */
void
jy_draft_set (JyDraft    *draft,
              const char *field,
              const char *text)
{
  g_hash_table_insert (draft->texts, g_strdup (field), g_strdup (text));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (a, b);
}

/**
 * jy_draft_to_bytes:
 * @draft: a draft
 * @form: whose draft
 *
 * Returns: (transfer full): the file, the same for the same draft
 */
GBytes *
jy_draft_to_bytes (const JyDraft *draft,
                   const char    *form)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (draft->texts), compare_names);
  char *text;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, MARK);
  json_builder_add_int_value (builder, FORMAT);
  json_builder_set_member_name (builder, "form");
  json_builder_add_string_value (builder, form);
  if (draft->base != NULL)
    {
      json_builder_set_member_name (builder, "base");
      json_builder_add_string_value (builder, draft->base);
    }
  json_builder_set_member_name (builder, "texts");
  json_builder_begin_object (builder);
  for (GList *name = names; name != NULL; name = name->next)
    {
      json_builder_set_member_name (builder, name->data);
      json_builder_add_string_value (builder, g_hash_table_lookup (draft->texts, name->data));
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_bytes_new_take (text, strlen (text));
}

/* Whether the parser can be left alone with it: it calls itself for each level, so that
 * a file of brackets alone would take the program down, and it makes no good text of
 * half a surrogate pair. No draft is written with either. */
static gboolean
is_harmless (const char *text,
             gsize       length)
{
  gboolean quoted = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    if (quoted && text[i] == '\\' && i + 2 < length && text[i + 1] == 'u' && (text[i + 2] == 'd' || text[i + 2] == 'D'))
      return FALSE;
    else if (quoted && text[i] == '\\')
      i++;
    else if (text[i] == '"')
      quoted = !quoted;
    else if (!quoted && (text[i] == '{' || text[i] == '[') && ++depth > MAX_DEPTH)
      return FALSE;
    else if (!quoted && (text[i] == '}' || text[i] == ']') && depth > 0)
      depth--;
  return TRUE;
}

static const char *
get_string (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* The object of a draft, or %NULL. */
static JsonObject *
get_draft (JsonNode   *root,
           const char *form)
{
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *mark = object != NULL ? json_object_get_member (object, MARK) : NULL;
  JsonNode *texts = object != NULL ? json_object_get_member (object, "texts") : NULL;

  if (mark == NULL || json_node_get_value_type (mark) != G_TYPE_INT64 || json_node_get_int (mark) != FORMAT ||
      texts == NULL || !JSON_NODE_HOLDS_OBJECT (texts) || g_strcmp0 (get_string (object, "form"), form) != 0)
    return NULL;
  return object;
}

/**
 * jy_draft_new_from_bytes:
 * @bytes: a file, whatever it is
 * @form: whose draft is looked for
 *
 * Returns: (transfer full) (nullable): the draft, or %NULL where @bytes is none, or
 *   that of another form
 */
JyDraft *
jy_draft_new_from_bytes (GBytes     *bytes,
                         const char *form)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (JyDraft) draft = NULL;
  JsonObject *object, *texts;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length == 0 || !g_utf8_validate_len (text, length, NULL) || !is_harmless (text, length) ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return NULL;
  object = get_draft (json_parser_get_root (parser), form);
  if (object == NULL)
    return NULL;
  draft = jy_draft_new (get_string (object, "base"));
  texts = json_object_get_object_member (object, "texts");
  json_object_iter_init (&iter, texts);
  while (json_object_iter_next (&iter, &name, &node))
    if (json_node_get_value_type (node) == G_TYPE_STRING)
      jy_draft_set (draft, name, json_node_get_string (node));
  return g_steal_pointer (&draft);
}
