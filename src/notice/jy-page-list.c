/* A list of pages, and the page list as text for tests. */

#include "config.h"

#include "jy-page-list.h"

struct _JyPageList
{
  GPtrArray *pages;
  GPtrArray *warnings;
};

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
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

/**
 * jy_page_list_take_page:
 * @self: a page list
 * @page: (transfer full): the next page
 */
void
jy_page_list_take_page (JyPageList *self, JyPage *page)
{
  g_ptr_array_add (self->pages, page);
}

/**
 * jy_page_list_take_warnings:
 * @self: a page list
 * @warnings: (transfer full) (element-type utf8): sentences for the user
 *
 * Replaces the warnings.
 */
void
jy_page_list_take_warnings (JyPageList *self, GPtrArray *warnings)
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
jy_page_list_get_page (const JyPageList *self, guint i)
{
  return g_ptr_array_index (self->pages, i);
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
