/* Collects what goes into the subset of each face. */

#include "config.h"

#include "jy-face-use.h"

static void
note_characters (GHashTable *seen,
                 const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    g_hash_table_add (seen, GUINT_TO_POINTER (g_utf8_get_char (text)));
}

static void
note_page (GHashTable   *faces,
           const JyPage *page)
{
  for (guint i = 0; i < jy_page_get_n_runs (page); i++)
    {
      const JyRun *run = jy_page_get_run (page, i);
      GHashTable *seen;

      if (run->mode != JY_GLYPH_TEXT || run->face == JY_FACE_NONE)
        continue;
      seen = g_hash_table_lookup (faces, GUINT_TO_POINTER (run->face));
      if (seen == NULL)
        {
          seen = g_hash_table_new (NULL, NULL);
          g_hash_table_insert (faces, GUINT_TO_POINTER (run->face), seen);
        }
      note_characters (seen, jy_page_get_text (page, run));
    }
}

static int
compare_characters (gconstpointer a,
                    gconstpointer b)
{
  gunichar first = *(const gunichar *) a;
  gunichar second = *(const gunichar *) b;

  return first < second ? -1 : first > second;
}

static GArray *
to_sorted_array (GHashTable *seen)
{
  GArray *characters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gunichar ch = GPOINTER_TO_UINT (key);

      g_array_append_val (characters, ch);
    }
  g_array_sort (characters, compare_characters);

  return characters;
}

/**
 * jy_face_use_collect:
 * @pages: laid-out pages
 *
 * Lists the characters that are shown as text, face by face. Characters drawn
 * as outlines need no subset and are left out.
 *
 * Returns: (transfer full) (element-type guint GArray): the number of each face
 *   used, and its characters as sorted #gunichar
 */
GHashTable *
jy_face_use_collect (const JyPageList *pages)
{
  g_autoptr (GHashTable) faces =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  GHashTable *use = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer number;
  gpointer seen;

  for (guint i = 0; i < jy_page_list_get_n_pages (pages); i++)
    note_page (faces, jy_page_list_get_page (pages, i));

  g_hash_table_iter_init (&iter, faces);
  while (g_hash_table_iter_next (&iter, &number, &seen))
    g_hash_table_insert (use, number, to_sorted_array (seen));

  return use;
}
