/* Puts lines and table rows onto pages, one below the other. */

#pragma once

#include "jy-document.h"
#include "jy-page-list.h"
#include "jy-sheet.h"
#include "jy-table-layout.h"

G_BEGIN_DECLS

/**
 * JyFlow:
 *
 * The place on paper where the next line goes. Things that must stay together
 * are collected until the last of them is known, then placed.
 */
typedef struct _JyFlow JyFlow;

/* Levels of bookmarks: headings of level 1 to 4 stand below the title, a caption
 * below the heading, the parts of a table below that. */
#define JY_FLOW_LEVEL_TITLE   0
#define JY_FLOW_LEVEL_CAPTION 5
#define JY_FLOW_LEVEL_TABLE   5

JyFlow *jy_flow_new (const JyDocument *document, JyShaper *shaper);
void jy_flow_free (JyFlow *self);

const JySheet *jy_flow_get_sheet (const JyFlow *self);
void jy_flow_add_line (JyFlow *self,
                       double x,
                       double height,
                       const JyInk *ink,
                       const JyGlyph *glyphs,
                       guint n_glyphs,
                       gboolean keep);
void jy_flow_add_overlay (JyFlow *self,
                          double x,
                          double height,
                          const JyInk *ink,
                          const JyGlyph *glyphs,
                          guint n_glyphs);
void jy_flow_add_space (JyFlow *self, double height);
void jy_flow_add_drawing (JyFlow *self, const JyBlock *block, double height, gboolean keep);
void jy_flow_take_table (JyFlow *self, JyTableLayout *table, gboolean keep);
void jy_flow_add_bookmark (JyFlow *self, guint level, const char *title);
void jy_flow_break_page (JyFlow *self);
JyPageList *jy_flow_finish (JyFlow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyFlow, jy_flow_free)

G_END_DECLS
