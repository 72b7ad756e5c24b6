/* A list of pages, and the page list as text for tests. */

#include "config.h"

#include "jy-page-list.h"

struct _JyPageList
{
  GPtrArray *pages;
  GArray *bookmarks; /* JyBookmark */
  GPtrArray *warnings;
};

static void
clear_bookmark (gpointer bookmark)
{
  g_free (((JyBookmark *) bookmark)->title);
}

/**
 * jy_page_list_new:
 *
 * Returns: (transfer full): a list without pages
 */
JyPageList *
jy_page_list_new (void)
{
  JyPageList *self = g_new0 (JyPageList, 1);

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) jy_page_free);
  self->bookmarks = g_array_new (FALSE, FALSE, sizeof (JyBookmark));
  g_array_set_clear_func (self->bookmarks, clear_bookmark);
  self->warnings = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * jy_page_list_free:
 * @self: (transfer full): a page list
 */
void
jy_page_list_free (JyPageList *self)
{
  g_ptr_array_unref (self->pages);
  g_array_unref (self->bookmarks);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

/**
 * jy_page_list_take_page:
 * @self: a page list
 * @page: (transfer full): the next page
 */
void
jy_page_list_take_page (JyPageList *self,
                        JyPage     *page)
{
  g_ptr_array_add (self->pages, page);
}

/**
 * jy_page_list_add_bookmark:
 * @self: a page list
 * @level: depth, below %JY_BOOKMARK_N_LEVELS
 * @title: what the reader sees
 * @page: number of a page, which may be the one that is taken next
 * @y: in points from the upper edge of the paper
 *
 * Adds a place a reader may want to go to, after those before it.
 */
void
jy_page_list_add_bookmark (JyPageList *self,
                           guint       level,
                           const char *title,
                           guint       page,
                           double      y)
{
  JyBookmark bookmark = { .level = level, .title = g_strdup (title), .page = page, .y = y };

  g_return_if_fail (level < JY_BOOKMARK_N_LEVELS);

  g_array_append_val (self->bookmarks, bookmark);
}

/**
 * jy_page_list_take_warnings:
 * @self: a page list
 * @warnings: (transfer full) (element-type utf8): sentences for the user
 *
 * Replaces the warnings.
 */
void
jy_page_list_take_warnings (JyPageList *self,
                            GPtrArray  *warnings)
{
  g_ptr_array_unref (self->warnings);
  self->warnings = warnings;
}

/**
 * jy_page_list_get_n_pages:
 * @self: a page list
 *
 * Returns: how many pages there are
 */
guint
jy_page_list_get_n_pages (const JyPageList *self)
{
  return self->pages->len;
}

/**
 * jy_page_list_get_page:
 * @self: a page list
 * @i: number of a page, the first is 0
 *
 * Returns: (transfer none): the page
 */
JyPage *
jy_page_list_get_page (const JyPageList *self,
                       guint             i)
{
  return g_ptr_array_index (self->pages, i);
}

/**
 * jy_page_list_get_n_bookmarks:
 * @self: a page list
 *
 * Returns: how many bookmarks there are
 */
guint
jy_page_list_get_n_bookmarks (const JyPageList *self)
{
  return self->bookmarks->len;
}

/**
 * jy_page_list_get_bookmark:
 * @self: a page list
 * @i: number of a bookmark
 *
 * Returns: (transfer none): the bookmark, valid until one is added
 */
const JyBookmark *
jy_page_list_get_bookmark (const JyPageList *self,
                           guint             i)
{
  return &g_array_index (self->bookmarks, JyBookmark, i);
}

/**
 * jy_page_list_get_warnings:
 * @self: a page list
 *
 * Returns: (transfer none) (element-type utf8): one sentence for each character
 *   that is printed as 〓
 */
GPtrArray *
jy_page_list_get_warnings (const JyPageList *self)
{
  return self->warnings;
}

/**
 * jy_page_list_to_text:
 * @self: a page list
 *
 * Writes all pages as text, see jy_page_append_text().
 *
 * Returns: (transfer full): the dump
 */
char *
jy_page_list_to_text (const JyPageList *self)
{
  GString *dump = g_string_new (NULL);

  for (guint i = 0; i < self->pages->len; i++)
    jy_page_append_text (g_ptr_array_index (self->pages, i), i + 1, dump);

  return g_string_free (dump, FALSE);
}
