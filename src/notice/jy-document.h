/* A document: properties and an ordered list of blocks. */

#pragma once

#include "jy-page.h"
#include "jy-shaper.h"
#include "jy-table.h"

G_BEGIN_DECLS

/**
 * JyBlockKind:
 * @JY_BLOCK_TITLE: 22 pt, centred, lines balanced
 * @JY_BLOCK_NUMBER: the number of the notice, centred below the title
 * @JY_BLOCK_HEADING: numbered heading of level 1 to 4
 * @JY_BLOCK_PARAGRAPH: text in a #JyParagraphStyle
 * @JY_BLOCK_NOTE: small line with a hanging mark
 * @JY_BLOCK_TABLE: a table
 * @JY_BLOCK_SIGN_OFF: institution and date
 * @JY_BLOCK_DRAWING: something drawn by a function, a chart for instance
 * @JY_BLOCK_SPACE: blank paper
 * @JY_BLOCK_PAGE_BREAK: what follows begins a page
 */
typedef enum
{
  JY_BLOCK_TITLE,
  JY_BLOCK_NUMBER,
  JY_BLOCK_HEADING,
  JY_BLOCK_PARAGRAPH,
  JY_BLOCK_NOTE,
  JY_BLOCK_TABLE,
  JY_BLOCK_SIGN_OFF,
  JY_BLOCK_DRAWING,
  JY_BLOCK_SPACE,
  JY_BLOCK_PAGE_BREAK,
} JyBlockKind;

/**
 * JyParagraphStyle:
 * @JY_PARAGRAPH_BODY: 16 pt, first line indented by two characters
 * @JY_PARAGRAPH_PLAIN: 16 pt, not indented
 * @JY_PARAGRAPH_CENTRE: 16 pt, centred
 * @JY_PARAGRAPH_RIGHT: 16 pt, right aligned
 * @JY_PARAGRAPH_SMALL: 12 pt, not indented, for a line under a table
 * @JY_PARAGRAPH_UNIT: 12 pt, right aligned above a table, kept with it
 * @JY_PARAGRAPH_CAPTION: 14 pt Hei, centred above a table, kept with it
 * @JY_PARAGRAPH_ANNEX: 16 pt, as bold as the title, not indented, kept with what
 *   follows: the mark 附图 at the head of a page. GB/T 9704-2012, section 7.3.8, has
 *   Hei; two characters are not worth another font in the file
 */
typedef enum
{
  JY_PARAGRAPH_BODY,
  JY_PARAGRAPH_PLAIN,
  JY_PARAGRAPH_CENTRE,
  JY_PARAGRAPH_RIGHT,
  JY_PARAGRAPH_SMALL,
  JY_PARAGRAPH_UNIT,
  JY_PARAGRAPH_CAPTION,
  JY_PARAGRAPH_ANNEX,
} JyParagraphStyle;

/**
 * JyBlockPlace:
 * @JY_PLACE_ALWAYS: belongs to the document however it is set
 * @JY_PLACE_WITHIN: stands in the text where that costs no page
 * @JY_PLACE_ANNEX: stands there in its stead where it would
 *
 * Blocks of the third kind say what all those of the second say. Either the ones are
 * set or the others: nothing is lost. Without any of the third kind there is no choice.
 */
typedef enum
{
  JY_PLACE_ALWAYS,
  JY_PLACE_WITHIN,
  JY_PLACE_ANNEX,
} JyBlockPlace;

/**
 * JyDrawFunc:
 * @page: where to draw
 * @shaper: measures text in the document's fonts
 * @x: left edge of the room for the drawing, in points
 * @y: its upper edge, in points from the upper edge of the paper
 * @width: in points
 * @height: in points
 * @user_data: from jy_document_add_drawing()
 *
 * Adds runs, lines and boxes inside a rectangle.
 */
typedef void (*JyDrawFunc) (JyPage *page,
                            JyShaper *shaper,
                            double x,
                            double y,
                            double width,
                            double height,
                            gpointer user_data);

/**
 * JyBlock:
 * @kind: what it is
 * @style: of a paragraph
 * @level: of a heading, 1 to 4
 * @keep_with_next: never the last thing on a page before the next block
 * @place: whether it depends on the room there is
 * @text: the text, or the institution of a sign-off
 * @mark: mark of a note, number of a heading, or date of a sign-off
 * @table: the table
 * @height: of a drawing or a space, in points
 * @draw: draws a drawing
 * @draw_data: for @draw
 * @destroy: frees @draw_data
 *
 * One block; fields that do not belong to its kind are empty.
 */
typedef struct
{
  JyBlockKind kind;
  JyParagraphStyle style;
  guint level;
  gboolean keep_with_next;
  JyBlockPlace place;
  char *text;
  char *mark;
  JyTable *table;
  double height;
  JyDrawFunc draw;
  gpointer draw_data;
  GDestroyNotify destroy;
} JyBlock;

/**
 * JyOrientation:
 * @JY_PORTRAIT: upright A4
 * @JY_LANDSCAPE: A4 lying
 */
typedef enum
{
  JY_PORTRAIT,
  JY_LANDSCAPE,
} JyOrientation;

/**
 * JyDocumentDate:
 * @year: year, 0 when no date is set
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * A civil day.
 */
typedef struct
{
  int year;
  int month;
  int day;
} JyDocumentDate;

typedef struct _JyDocument JyDocument;

JyDocument *jy_document_new (void);
void jy_document_free (JyDocument *self);

void jy_document_set_title (JyDocument *self, const char *title);
void jy_document_set_author (JyDocument *self, const char *author);
void jy_document_set_subject (JyDocument *self, const char *subject);
void jy_document_set_date (JyDocument *self, int year, int month, int day);
void jy_document_set_watermark (JyDocument *self, const char *watermark);
void jy_document_set_orientation (JyDocument *self, JyOrientation orientation);
void jy_document_set_page_numbers (JyDocument *self, gboolean page_numbers);
void jy_document_set_fit_one_page (JyDocument *self, gboolean fit_one_page);
void jy_document_set_code (JyDocument *self, const char *code);
void jy_document_add_footer_line (JyDocument *self, const char *text);

const char *jy_document_get_title (const JyDocument *self);
const char *jy_document_get_author (const JyDocument *self);
const char *jy_document_get_subject (const JyDocument *self);
JyDocumentDate jy_document_get_date (const JyDocument *self);
const char *jy_document_get_watermark (const JyDocument *self);
const char *jy_document_get_code (const JyDocument *self);
JyOrientation jy_document_get_orientation (const JyDocument *self);
gboolean jy_document_get_page_numbers (const JyDocument *self);
gboolean jy_document_get_fit_one_page (const JyDocument *self);
const char *const *jy_document_get_footer_lines (const JyDocument *self);

void jy_document_add_title (JyDocument *self, const char *text);
void jy_document_add_number (JyDocument *self, const char *text);
void jy_document_add_heading (JyDocument *self, guint level, const char *text);
void jy_document_add_paragraph (JyDocument *self, JyParagraphStyle style, const char *text);
void jy_document_add_note (JyDocument *self, const char *mark, const char *text);
void jy_document_take_table (JyDocument *self, JyTable *table);
void jy_document_add_sign_off (JyDocument *self,
                               const char *institution,
                               int year,
                               int month,
                               int day);
void jy_document_add_drawing (JyDocument *self,
                              double height,
                              JyDrawFunc draw,
                              gpointer user_data,
                              GDestroyNotify destroy);
void jy_document_add_space (JyDocument *self, double points);
void jy_document_add_page_break (JyDocument *self);
void jy_document_keep_with_next (JyDocument *self);
void jy_document_set_place (JyDocument *self, JyBlockPlace place);

guint jy_document_get_n_blocks (const JyDocument *self);
const JyBlock *jy_document_get_block (const JyDocument *self, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyDocument, jy_document_free)

G_END_DECLS
