/* A laid-out page: runs of text, lines and boxes at places in points. */

#pragma once

#include "jy-font-set.h"

G_BEGIN_DECLS

/**
 * JyRun:
 * @x: left edge, in points from the left edge of the paper
 * @y: baseline, in points from the upper edge of the paper
 * @size: size of type in points
 * @width: in points
 * @char_space: added after every character, in points
 * @grey: 0 is black, 1 is white
 * @angle: in degrees, anticlockwise around (@x, @y)
 * @text: where the text starts in the page's pool
 * @face: face of the font set, or %JY_FACE_NONE for 〓 drawn as two bars
 * @mode: how to show it, a #JyGlyphMode
 * @bold: drawn bold: filled and stroked
 *
 * Characters of one line in one face.
 */
typedef struct
{
  double x;
  double y;
  double size;
  double width;
  double char_space;
  float grey;
  float angle;
  guint32 text;
  guint16 face;
  guint8 mode;
  guint8 bold;
} JyRun;

/**
 * JyRule:
 * @x1: start
 * @y1: start
 * @x2: end
 * @y2: end
 * @thickness: in points
 * @grey: 0 is black, 1 is white
 * @dash: length of dashes and of the gaps between them, in points, or 0
 *
 * A line, in points from the upper left corner of the paper.
 */
typedef struct
{
  double x1;
  double y1;
  double x2;
  double y2;
  double thickness;
  double grey;
  guint dash;
} JyRule;

/**
 * JyHatch:
 * @JY_HATCH_NONE: none, nor an outline
 * @JY_HATCH_OUTLINE: an outline alone
 * @JY_HATCH_RISING: lines from lower left to upper right
 * @JY_HATCH_FALLING: lines from upper left to lower right
 * @JY_HATCH_DOTS: dots
 *
 * What is drawn in black over a box, so that it differs from others on a
 * photocopy too. All but the first come with an outline.
 */
typedef enum
{
  JY_HATCH_NONE,
  JY_HATCH_OUTLINE,
  JY_HATCH_RISING,
  JY_HATCH_FALLING,
  JY_HATCH_DOTS,
} JyHatch;

/**
 * JyBox:
 * @x: left
 * @y: upper edge
 * @width: in points
 * @height: in points
 * @grey: 0 is black, 1 is white
 * @hatch: what lies over the grey
 *
 * A filled rectangle; lies below all lines and text.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  double grey;
  JyHatch hatch;
} JyBox;

/**
 * JyInk:
 * @size: size of type in points
 * @char_space: added after every character, in points
 * @grey: 0 is black, 1 is white
 * @angle: in degrees, anticlockwise
 * @bold: drawn bold
 * @outline: drawn as outlines, so that it is no part of the extracted text
 *
 * How a piece of text is set.
 */
typedef struct
{
  double size;
  double char_space;
  double grey;
  double angle;
  gboolean bold;
  gboolean outline;
} JyInk;

typedef struct _JyPage JyPage;

JyPage *jy_page_new (double width, double height);
void jy_page_free (JyPage *self);

double jy_page_get_width (const JyPage *self);
double jy_page_get_height (const JyPage *self);
guint jy_page_get_n_runs (const JyPage *self);
const JyRun *jy_page_get_run (const JyPage *self, guint i);
const char *jy_page_get_text (const JyPage *self, const JyRun *run);
guint jy_page_get_n_rules (const JyPage *self);
const JyRule *jy_page_get_rule (const JyPage *self, guint i);
guint jy_page_get_n_boxes (const JyPage *self);
const JyBox *jy_page_get_box (const JyPage *self, guint i);

void jy_page_add_glyphs (JyPage *self,
                         double x,
                         double y,
                         const JyInk *ink,
                         const JyGlyph *glyphs,
                         guint n_glyphs);
void jy_page_add_rule (JyPage *self,
                       double x1,
                       double y1,
                       double x2,
                       double y2,
                       double thickness);
void jy_page_add_styled_rule (JyPage *self, const JyRule *rule);
void jy_page_add_box (JyPage *self, double x, double y, double width, double height, double grey);
void jy_page_add_hatched_box (JyPage *self, const JyBox *box);
void jy_page_append_text (const JyPage *self, guint number, GString *dump);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyPage, jy_page_free)

G_END_DECLS
