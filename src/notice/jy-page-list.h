/* The pages of a document. */

#pragma once

#include "jy-page.h"

G_BEGIN_DECLS

/**
 * JyBookmark:
 * @level: depth; belongs to the last one before it with a smaller level
 * @title: what the reader sees
 * @page: number of the page it leads to, the first is 0
 * @y: upper edge of what it leads to, in points from the upper edge of the paper
 *
 * A place a reader may want to go to.
 */
typedef struct
{
  guint level;
  char *title;
  guint page;
  double y;
} JyBookmark;

/** One more than the deepest level of a bookmark. */
#define JY_BOOKMARK_N_LEVELS 8

/**
 * JyPageList:
 *
 * What layout hands to the painter: pages in order, bookmarks, and the sentences about
 * characters no font had.
 */
typedef struct _JyPageList JyPageList;

JyPageList *jy_page_list_new (void);
void jy_page_list_free (JyPageList *self);

void jy_page_list_take_page (JyPageList *self, JyPage *page);
void jy_page_list_take_warnings (JyPageList *self, GPtrArray *warnings);
void jy_page_list_add_bookmark (JyPageList *self, guint level, const char *title, guint page, double y);
guint jy_page_list_get_n_pages (const JyPageList *self);
JyPage *jy_page_list_get_page (const JyPageList *self, guint i);
guint jy_page_list_get_n_bookmarks (const JyPageList *self);
const JyBookmark *jy_page_list_get_bookmark (const JyPageList *self, guint i);
GPtrArray *jy_page_list_get_warnings (const JyPageList *self);
char *jy_page_list_to_text (const JyPageList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyPageList, jy_page_list_free)

G_END_DECLS
