/* The pages of a document. */

#pragma once

#include "jy-page.h"

G_BEGIN_DECLS

/**
 * JyPageList:
 *
 * What layout hands to the painter: pages in order and the sentences about
 * characters no font had.
 */
typedef struct _JyPageList JyPageList;

JyPageList *jy_page_list_new (void);
void jy_page_list_free (JyPageList *self);

void jy_page_list_take_page (JyPageList *self, JyPage *page);
void jy_page_list_take_warnings (JyPageList *self, GPtrArray *warnings);
guint jy_page_list_get_n_pages (const JyPageList *self);
JyPage *jy_page_list_get_page (const JyPageList *self, guint i);
GPtrArray *jy_page_list_get_warnings (const JyPageList *self);
char *jy_page_list_to_text (const JyPageList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyPageList, jy_page_list_free)

G_END_DECLS
