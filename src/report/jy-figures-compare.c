/* jy-figures-compare.c: holds figures that were kept against those of today. */
#include "config.h"

#include "jy-figures.h"

#include <json-glib/json-glib.h>

static gboolean node_holds (JsonNode *kept,
                            JsonNode *now);

static gboolean
object_holds (JsonObject *kept,
              JsonObject *now)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, kept);
  while (json_object_iter_next (&iter, &name, &node))
    if (!json_object_has_member (now, name) || !node_holds (node, json_object_get_member (now, name)))
      return FALSE;
  return TRUE;
}

static gboolean
array_holds (JsonArray *kept,
             JsonArray *now)
{
  if (json_array_get_length (kept) != json_array_get_length (now))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (kept); i++)
    if (!node_holds (json_array_get_element (kept, i), json_array_get_element (now, i)))
      return FALSE;
  return TRUE;
}

static gboolean
node_holds (JsonNode *kept,
            JsonNode *now)
{
  if (json_node_get_node_type (kept) != json_node_get_node_type (now))
    return FALSE;
  if (JSON_NODE_HOLDS_OBJECT (kept))
    return object_holds (json_node_get_object (kept), json_node_get_object (now));
  if (JSON_NODE_HOLDS_ARRAY (kept))
    return array_holds (json_node_get_array (kept), json_node_get_array (now));
  return json_node_equal (kept, now);
}

/**
 * jy_figures_json_holds:
 * @kept: figures as a closing or a notice keeps them
 * @now: figures as they are now
 *
 * Tells whether everything that was kept is still so. What a newer program
 * writes beside it does not count: it says nothing against an older sheet.
 *
 * Returns: %TRUE when all that @kept says is said by @now
 */
gboolean
jy_figures_json_holds (const char *kept,
                       const char *now)
{
  g_autoptr (JsonNode) left = json_from_string (kept, NULL);
  g_autoptr (JsonNode) right = json_from_string (now, NULL);

  return left != NULL && right != NULL && node_holds (left, right);
}
