/* jy-recent.c: recent ledgers, in the desktop's own list of recent files. */
#include "config.h"

#include "jy-recent.h"

static gboolean
is_ledger (GtkRecentInfo *entry)
{
  return g_strcmp0 (gtk_recent_info_get_mime_type (entry), JY_LEDGER_MIME_TYPE) == 0 &&
         gtk_recent_info_is_local (entry) && gtk_recent_info_exists (entry);
}

static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  GDateTime *first = gtk_recent_info_get_visited ((GtkRecentInfo *) a);
  GDateTime *second = gtk_recent_info_get_visited ((GtkRecentInfo *) b);

  return -g_date_time_compare (first, second);
}

/**
 * jy_recent_add:
 * @path: a ledger that was just opened
 *
 * Remembers it.
 */
void
jy_recent_add (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkRecentData entry = { .mime_type = (char *) JY_LEDGER_MIME_TYPE,
                          .app_name = (char *) "jieyue",
                          .app_exec = (char *) "jieyue %f" };

  if (uri != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &entry);
}

/**
 * jy_recent_list:
 * @at_most: how many
 *
 * Returns: (transfer full) (element-type filename): the paths of ledgers that
 *   are still there, the last one first
 */
GPtrArray *
jy_recent_list (guint at_most)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  GList *entries = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  entries = g_list_sort (entries, compare_visits);
  for (GList *link = entries; link != NULL && paths->len < at_most; link = link->next)
    if (is_ledger (link->data))
      g_ptr_array_add (paths, g_filename_from_uri (gtk_recent_info_get_uri (link->data), NULL, NULL));
  g_list_free_full (entries, (GDestroyNotify) gtk_recent_info_unref);
  return paths;
}
