/* jy-notice-correction.c: a notice that corrects an earlier one names it and lists
 * old and new figures before the whole corrected content. */
#include "config.h"

#include "jy-notice-correction.h"
#include "jy-notice-printed.h"
#include "jy-notice-text.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The member of frozen figures by which a correction has a check code of its own,
 * also where every figure stayed as it was. */
#define CORRECTS "corrects"

/* In bytes: +1234567.8%. */
#define LONGEST_NUMBER 12

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

static void
add_change (GPtrArray  *changes,
            const char *item,
            const char *before,
            const char *after)
{
  JyNoticeChange *change;

  /* In a row that only one of them has. */
  if (g_str_equal (before, after))
    return;
  change = g_new0 (JyNoticeChange, 1);
  change->item = g_strdup (item);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  g_ptr_array_add (changes, change);
}

/* Takes a figure off the list, which holds each once: the first of that name, or of
 * that name and text. */
static JyPrintedFigure *
steal_figure (GPtrArray  *figures,
              const char *item,
              const char *text)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const JyPrintedFigure *figure = g_ptr_array_index (figures, i);

      if (g_str_equal (figure->item, item) && (text == NULL || g_str_equal (figure->text, text)))
        return g_ptr_array_steal_index (figures, i);
    }
  return NULL;
}

/* What is printed alike is alike, also where several figures have one name. */
static void
drop_unchanged (GPtrArray *old,
                GPtrArray *new)
{
  guint i = 0;

  while (i < new->len)
    {
      const JyPrintedFigure *figure = g_ptr_array_index (new, i);
      JyPrintedFigure *same = steal_figure (old, figure->item, figure->text);

      if (same == NULL)
        {
          i++;
          continue;
        }
      jy_printed_figure_free (same);
      g_ptr_array_remove_index (new, i);
    }
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
  g_autoptr (JyFigures) earlier = jy_figures_new_from_snapshot (before, error);
  g_autoptr (JyFigures) later = earlier != NULL ? jy_figures_new_from_snapshot (after, error) : NULL;
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GPtrArray) new = NULL;

  if (later == NULL)
    return NULL;
  jy_figures_borrow_names (earlier, later);
  old = jy_notice_list_printed (notice, earlier, error);
  new = old != NULL ? jy_notice_list_printed (notice, later, error) : NULL;
  if (new == NULL)
    return NULL;
  drop_unchanged (old, new);
  for (guint i = 0; i < new->len; i++)
    {
      const JyPrintedFigure *figure = g_ptr_array_index (new, i);
      JyPrintedFigure *own = steal_figure (old, figure->item, NULL);

      add_change (changes, figure->item, own != NULL ? own->text : JY_NOTICE_NOTHING, figure->text);
      g_clear_pointer (&own, jy_printed_figure_free);
    }
  for (guint i = 0; i < old->len; i++)
    {
      const JyPrintedFigure *figure = g_ptr_array_index (old, i);

      add_change (changes, figure->item, figure->text, JY_NOTICE_NOTHING);
    }
  return g_steal_pointer (&changes);
}

static gboolean
is_note (const JyNoticeChange *change)
{
  return g_str_equal (change->item, JY_PRINTED_NOTE);
}

/* Numbers stand at the right; where names and periods are more, all begin at the left. */
static JyTableAlign
choose_align (const GPtrArray *changes)
{
  guint n_long = 0, n = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const JyNoticeChange *change = g_ptr_array_index (changes, i);

      if (is_note (change))
        continue;
      n++;
      n_long += strlen (change->before) > LONGEST_NUMBER || strlen (change->after) > LONGEST_NUMBER;
    }
  return 2 * n_long > n ? JY_TABLE_LEFT : JY_TABLE_RIGHT;
}

static void
add_table (JyDocument      *document,
           const GPtrArray *changes)
{
  JyTable *table = jy_table_new ();
  JyTableAlign align = choose_align (changes);

  jy_table_set_compact (table, TRUE);
  jy_table_add_column (table, "项目", JY_TABLE_LEFT);
  jy_table_add_column (table, "原公示", align);
  jy_table_add_column (table, "更正后", align);
  for (guint i = 0; i < changes->len; i++)
    {
      const JyNoticeChange *change = g_ptr_array_index (changes, i);
      const char *cells[] = { change->item, change->before, change->after, NULL };

      if (!is_note (change))
        jy_table_add_row (table, JY_TABLE_PLAIN, cells);
    }
  if (jy_table_get_n_rows (table) > 0)
    jy_document_take_table (document, table);
  else
    jy_table_free (table);
}

/* Sentences have no room in a table. */
static void
add_notes (JyDocument      *document,
           const GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const JyNoticeChange *change = g_ptr_array_index (changes, i);

      if (!is_note (change))
        continue;
      if (!g_str_equal (change->before, JY_NOTICE_NOTHING))
        jy_document_add_note (document, "原公示附注：", change->before);
      if (!g_str_equal (change->after, JY_NOTICE_NOTHING))
        jy_document_add_note (document, "更正后附注：", change->after);
    }
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
  add_table (document, changes);
  add_notes (document, changes);
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
