/* The sheet of paper: its edges, margins and what is printed on every page. */

#pragma once

#include "jy-document.h"

G_BEGIN_DECLS

/* Points in a millimetre. */
#define JY_POINTS_PER_MM (72.0 / 25.4)

/**
 * JySheet:
 * @paper_width: in points
 * @paper_height: in points
 * @left: left edge of the text area
 * @top: its upper edge, from the upper edge of the paper
 * @width: width of the text area
 * @height: its height
 *
 * A4 with the text area of GB/T 9704-2012 section 5.2.1: 156 mm × 225 mm.
 */
typedef struct
{
  double paper_width;
  double paper_height;
  double left;
  double top;
  double width;
  double height;
} JySheet;

void jy_sheet_init (JySheet *self, JyOrientation orientation);
void jy_sheet_draw_watermark (const JySheet *self,
                              const JyDocument *document,
                              JyShaper *shaper,
                              JyPage *page);
void jy_sheet_draw_foot (const JySheet *self,
                         const JyDocument *document,
                         JyShaper *shaper,
                         JyPage *page,
                         guint number);

G_END_DECLS
