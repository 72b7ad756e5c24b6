/* What every page has whatever stands on it. */

#include "config.h"

#include "jy-sheet.h"

#include <math.h>

#include "jy-line-breaker.h"
#include "jy-qr-code.h"

#define A4_SHORT       595.276
#define A4_LONG        841.890
#define BASELINE_SHIFT 0.38

/* GB/T 9704-2012, section 7.5: the dashes of the page number stand 7 mm below
 * the text area, in size 4 (14 points). */
#define NUMBER_SIZE     14.0
#define NUMBER_DISTANCE (7 * JY_POINTS_PER_MM)

#define FOOT_SIZE     9.0
#define FOOT_PITCH    12.0
#define FOOT_DISTANCE 17.0

/* Large enough for any phone, and off the edge that printers leave blank. */
#define CODE_SIZE     (20 * JY_POINTS_PER_MM)
#define CODE_DISTANCE (7 * JY_POINTS_PER_MM)
#define CODE_BLANK    (4 * JY_POINTS_PER_MM) /* beside it: no fewer than four modules */
#define CODE_MARGIN   (5 * JY_POINTS_PER_MM) /* below it, to the edge of the paper */

#define WATERMARK_GREY 0.88
#define WATERMARK_SIZE 150.0

static double
width_of (GArray *glyphs)
{
  double width = 0;

  for (guint i = 0; i < glyphs->len; i++)
    width += g_array_index (glyphs, JyGlyph, i).advance;

  return width;
}

/* A lying sheet has little room below the number: its lines are joined. */
static char *
foot_text (const JySheet    *self,
           const JyDocument *document)
{
  const char *const *lines = jy_document_get_footer_lines (document);

  return g_strjoinv (self->paper_width > self->paper_height ? "　" : "\n", (char **) lines);
}

/**
 * jy_sheet_init:
 * @self: (out caller-allocates): the sheet
 * @orientation: how the paper lies
 *
 * Upright: 37 mm above, 28 mm to the left. Lying, the text area lies too, 37 mm
 * from the left, the side that is bound, and 27 mm from the upper edge.
 */
void
jy_sheet_init (JySheet      *self,
               JyOrientation orientation)
{
  gboolean lying = orientation == JY_LANDSCAPE;

  self->paper_width = lying ? A4_LONG : A4_SHORT;
  self->paper_height = lying ? A4_SHORT : A4_LONG;
  self->left = (lying ? 37 : 28) * JY_POINTS_PER_MM;
  self->top = (lying ? 27 : 37) * JY_POINTS_PER_MM;
  self->width = (lying ? 225 : 156) * JY_POINTS_PER_MM;
  self->height = (lying ? 156 : 225) * JY_POINTS_PER_MM;
}

/**
 * jy_sheet_draw_watermark:
 * @self: a sheet
 * @document: what is printed on it
 * @shaper: measures text
 * @page: a new page
 *
 * Draws the watermark across the page, as outlines: it should be seen, and not
 * turn up in the middle of text that is copied out of the file.
 */
void
jy_sheet_draw_watermark (const JySheet    *self,
                         const JyDocument *document,
                         JyShaper         *shaper,
                         JyPage           *page)
{
  const char *text = jy_document_get_watermark (document);
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (JyGlyph));
  JyInk ink = { .size = WATERMARK_SIZE, .grey = WATERMARK_GREY, .angle = 45, .outline = TRUE };
  double turn = ink.angle * G_PI / 180;
  double width;
  double x;
  double y;

  if (text == NULL || *text == '\0')
    return;

  jy_shaper_shape (shaper, JY_FONT_BODY, text, glyphs);
  width = width_of (glyphs);
  ink.size = MIN (ink.size, 0.7 * MIN (self->paper_width, self->paper_height) / (width * 0.75));
  width *= ink.size;

  /* The middle of the text, not the start of its baseline, is in the middle. */
  x = self->paper_width / 2 - width / 2 * cos (turn) + BASELINE_SHIFT * ink.size * sin (turn);
  y = self->paper_height / 2 + width / 2 * sin (turn) + BASELINE_SHIFT * ink.size * cos (turn);
  jy_page_add_glyphs (page, x, y, &ink, (const JyGlyph *) (void *) glyphs->data, glyphs->len);
}

/* Below the text, at its right edge; answers how much of the width that takes. */
static double
draw_code (const JySheet *self,
           const char    *code,
           JyPage        *page)
{
  double bottom = self->top + self->height;
  double size = MIN (CODE_SIZE, self->paper_height - CODE_MARGIN - CODE_BLANK - bottom);
  double distance = MIN (CODE_DISTANCE, self->paper_height - CODE_MARGIN - size - bottom);

  if (code == NULL || !jy_qr_code_draw (page, code, self->left + self->width - size, bottom + distance, size))
    return 0;

  return size + CODE_BLANK;
}

/**
 * jy_sheet_draw_foot:
 * @self: a sheet
 * @document: what is printed on it
 * @shaper: measures text
 * @page: a page whose text is complete
 * @number: its number, the first is 1
 *
 * Draws the page number, the footer lines and the QR code.
 */
void
jy_sheet_draw_foot (const JySheet    *self,
                    const JyDocument *document,
                    JyShaper         *shaper,
                    JyPage           *page,
                    guint             number)
{
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (JyGlyph));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (JyTextLine));
  g_autofree char *digits = g_strdup_printf ("— %u —", number);
  g_autofree char *foot = foot_text (self, document);
  JyInk ink = { .size = NUMBER_SIZE };
  double y = self->top + self->height + NUMBER_DISTANCE + BASELINE_SHIFT * NUMBER_SIZE;
  double width = self->width - draw_code (self, jy_document_get_code (document), page);

  if (jy_document_get_page_numbers (document))
    {
      jy_shaper_shape_paragraph (shaper, JY_FONT_BODY, digits, glyphs);
      jy_page_add_glyphs (page,
                          self->left + (self->width - width_of (glyphs) * ink.size) / 2,
                          y,
                          &ink,
                          (const JyGlyph *) (void *) glyphs->data,
                          glyphs->len);
    }

  ink.size = FOOT_SIZE;
  y += FOOT_DISTANCE;
  jy_shaper_shape_paragraph (shaper, JY_FONT_BODY, foot, glyphs);
  jy_line_breaker_fill (glyphs, width / ink.size, width / ink.size, 0, lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const JyTextLine *line = &g_array_index (lines, JyTextLine, i);

      jy_page_add_glyphs (page,
                          self->left,
                          y + i * FOOT_PITCH,
                          &ink,
                          &g_array_index (glyphs, JyGlyph, line->start),
                          line->end - line->start);
    }
}
