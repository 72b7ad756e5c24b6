/* jy-notice-correction.c: a notice that corrects an earlier one names it and lists
 * old and new figures before the whole corrected content. */
#include "config.h"

#include "jy-notice-correction.h"
#include "jy-notice-printed.h"
#include "jy-notice-text.h"

#include <glib/gi18n-lib.h>

/* The member of frozen figures by which a correction has a check code of its own,
 * also where every figure stayed as it was. */
#define CORRECTS "corrects"

/**
 * jy_notice_change_free:
 * @change: (transfer full): a change
 *
 * Frees it.
 */
void
jy_notice_change_free (JyNoticeChange *change)
{
  g_free (change->item);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static GPtrArray *
list_printed (const char *notice,
              const char *figures,
              GError    **error)
{
  g_autoptr (JsonNode) root = json_from_string (figures, error);

  if (root == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (root))
    return jy_notice_list_printed (notice, json_node_get_object (root));
  g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CORRUPT, _ ("The figures kept with a notice are damaged."));
  return NULL;
}

static const char *
find_text (const GPtrArray *figures,
           const char      *item)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const JyPrintedFigure *figure = g_ptr_array_index (figures, i);

      if (g_str_equal (figure->item, item))
        return figure->text;
    }
  return JY_NOTICE_NOTHING;
}

static void
add_change (GPtrArray  *changes,
            const char *item,
            const char *before,
            const char *after)
{
  JyNoticeChange *change;

  if (g_str_equal (before, after))
    return;
  change = g_new0 (JyNoticeChange, 1);
  change->item = g_strdup (item);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  g_ptr_array_add (changes, change);
}

static gboolean
has_item (const GPtrArray *figures,
          const char      *item)
{
  for (guint i = 0; i < figures->len; i++)
    if (g_str_equal (((const JyPrintedFigure *) g_ptr_array_index (figures, i))->item, item))
      return TRUE;
  return FALSE;
}

/**
 * jy_notice_list_changes:
 * @notice: which notice: `waste` …
 * @before: figures that the earlier notice was frozen with
 * @after: the figures now
 * @error: return location
 *
 * Compares what the notice prints: figures that are printed alike are alike.
 *
 * Returns: (transfer full) (element-type JyNoticeChange): what is printed
 *   otherwise, in the order of the notice, or %NULL with @error
 */
GPtrArray *
jy_notice_list_changes (const char *notice,
                        const char *before,
                        const char *after,
                        GError    **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) jy_notice_change_free);
  g_autoptr (GPtrArray) old = list_printed (notice, before, error);
  g_autoptr (GPtrArray) new = old != NULL ? list_printed (notice, after, error) : NULL;

  if (new == NULL)
    return NULL;
  for (guint i = 0; i < new->len; i++)
    {
      const JyPrintedFigure *figure = g_ptr_array_index (new, i);

      add_change (changes, figure->item, find_text (old, figure->item), figure->text);
    }
  for (guint i = 0; i < old->len; i++)
    {
      const JyPrintedFigure *figure = g_ptr_array_index (old, i);

      if (!has_item (new, figure->item))
        add_change (changes, figure->item, figure->text, JY_NOTICE_NOTHING);
    }
  return g_steal_pointer (&changes);
}

static void
add_table (JyDocument      *document,
           const GPtrArray *changes)
{
  JyTable *table = jy_table_new ();

  jy_table_set_compact (table, TRUE);
  jy_table_add_column (table, "项目", JY_TABLE_LEFT);
  jy_table_add_column (table, "原公示", JY_TABLE_RIGHT);
  jy_table_add_column (table, "更正后", JY_TABLE_RIGHT);
  for (guint i = 0; i < changes->len; i++)
    {
      const JyNoticeChange *change = g_ptr_array_index (changes, i);
      const char *cells[] = { change->item, change->before, change->after, NULL };

      jy_table_add_row (table, JY_TABLE_PLAIN, cells);
    }
  jy_document_take_table (document, table);
}

/**
 * jy_notice_correction_add:
 * @document: the notice, of which only the title is written
 * @corrected: the earlier notice
 * @title: title of the earlier notice, without the institution
 * @changes: (element-type JyNoticeChange): what is printed otherwise
 *
 * Adds what a correction says before its content: which notice it corrects, and
 * old and new values side by side, or that no figure changed.
 */
void
jy_notice_correction_add (JyDocument      *document,
                          const JyRecord  *corrected,
                          const char      *title,
                          const GPtrArray *changes)
{
  g_autofree char *issued = jy_day_to_chinese ((JyDay) jy_record_get_integer (corrected, JY_NOTICE_ISSUED));
  g_autofree char *text =
    g_strdup_printf ("本单位%s印发了《%s》（%s）。经复核，%s原公示由本公示代替，以本公示为准。", issued, title,
                     jy_record_get_text (corrected, JY_NOTICE_NUMBER),
                     changes->len > 0 ? "所列数据有变动，现予更正，更正前后的数据对照如下。" : "所列数据无变化，现按重新月结的结果再次公示。");

  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, text);
  if (changes->len > 0)
    add_table (document, changes);
  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, changes->len > 0 ? "更正后的公示全文如下。" : "公示全文如下。");
}

/**
 * jy_notice_correction_freeze:
 * @snapshot: the figures of a closing
 * @corrected: (nullable): number of the notice that is corrected
 *
 * Returns: (transfer full): the figures that the new notice is frozen with: the
 *   snapshot itself, byte for byte, or with the number of the earlier notice
 */
char *
jy_notice_correction_freeze (const char *snapshot,
                             const char *corrected)
{
  g_autoptr (JsonNode) root = corrected != NULL ? json_from_string (snapshot, NULL) : NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return g_strdup (snapshot);
  json_object_set_string_member (json_node_get_object (root), CORRECTS, corrected);
  return json_to_string (root, FALSE);
}

/**
 * jy_notice_correction_thaw:
 * @frozen: figures that a notice was frozen with
 *
 * Returns: (transfer full): the figures alone
 */
char *
jy_notice_correction_thaw (const char *frozen)
{
  g_autoptr (JsonNode) root = json_from_string (frozen, NULL);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || !json_object_has_member (json_node_get_object (root), CORRECTS))
    return g_strdup (frozen);
  json_object_remove_member (json_node_get_object (root), CORRECTS);
  return json_to_string (root, FALSE);
}
