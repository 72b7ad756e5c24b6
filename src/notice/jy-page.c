/* A page holds no pointers into the document: it can outlive it. */

#include "config.h"

#include "jy-page.h"

#include <math.h>

struct _JyPage
{
  double width;
  double height;
  GArray *runs;
  GArray *rules;
  GArray *boxes;
  GString *pool;
};

static const char *const hatch_names[] = {
  [JY_HATCH_NONE] = "",          [JY_HATCH_OUTLINE] = " outline", [JY_HATCH_RISING] = " rising",
  [JY_HATCH_FALLING] = " falling", [JY_HATCH_DOTS] = " dots",
};

static JyGlyphMode
mode_of (const JyGlyph *glyph,
         const JyInk   *ink)
{
  if (glyph->mode == JY_GLYPH_OUTLINE || ink->outline)
    return JY_GLYPH_OUTLINE;

  return JY_GLYPH_TEXT;
}

/* "-0.0" would make two equal pages differ. */
static const char *
tenth (double value,
       char   buffer[32])
{
  double rounded = floor (value * 10 + 0.5) / 10;

  return g_ascii_formatd (buffer, 32, "%.1f", rounded == 0 ? 0 : rounded);
}

static void
append_numbers (GString      *dump,
                const double *values,
                guint         n_values)
{
  char buffer[32];

  for (guint i = 0; i < n_values; i++)
    {
      g_string_append_c (dump, ' ');
      g_string_append (dump, tenth (values[i], buffer));
    }
}

/**
 * jy_page_new:
 * @width: of the paper, in points
 * @height: of the paper, in points
 *
 * Returns: (transfer full): an empty page
 */
JyPage *
jy_page_new (double width,
             double height)
{
  JyPage *self = g_new0 (JyPage, 1);

  self->width = width;
  self->height = height;
  self->runs = g_array_new (FALSE, FALSE, sizeof (JyRun));
  self->rules = g_array_new (FALSE, FALSE, sizeof (JyRule));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (JyBox));
  self->pool = g_string_new (NULL);

  return self;
}

/**
 * jy_page_free:
 * @self: (transfer full): a page
 */
void
jy_page_free (JyPage *self)
{
  g_array_unref (self->runs);
  g_array_unref (self->rules);
  g_array_unref (self->boxes);
  g_string_free (self->pool, TRUE);
  g_free (self);
}

/**
 * jy_page_get_width:
 * @self: a page
 *
 * Returns: width of the paper in points
 */
double
jy_page_get_width (const JyPage *self)
{
  return self->width;
}

/**
 * jy_page_get_height:
 * @self: a page
 *
 * Returns: height of the paper in points
 */
double
jy_page_get_height (const JyPage *self)
{
  return self->height;
}

/**
 * jy_page_get_n_runs:
 * @self: a page
 *
 * Returns: how many runs it has, in reading order
 */
guint
jy_page_get_n_runs (const JyPage *self)
{
  return self->runs->len;
}

/**
 * jy_page_get_run:
 * @self: a page
 * @i: number of a run
 *
 * Returns: (transfer none): the run, valid until one is added
 */
const JyRun *
jy_page_get_run (const JyPage *self,
                 guint         i)
{
  return &g_array_index (self->runs, JyRun, i);
}

/**
 * jy_page_get_text:
 * @self: a page
 * @run: one of its runs
 *
 * Returns: (transfer none): the text of @run, valid until a run is added
 */
const char *
jy_page_get_text (const JyPage *self,
                  const JyRun  *run)
{
  return self->pool->str + run->text;
}

/**
 * jy_page_get_n_rules:
 * @self: a page
 *
 * Returns: how many lines it has
 */
guint
jy_page_get_n_rules (const JyPage *self)
{
  return self->rules->len;
}

/**
 * jy_page_get_rule:
 * @self: a page
 * @i: number of a line
 *
 * Returns: (transfer none): the line, valid until one is added
 */
const JyRule *
jy_page_get_rule (const JyPage *self,
                  guint         i)
{
  return &g_array_index (self->rules, JyRule, i);
}

/**
 * jy_page_get_n_boxes:
 * @self: a page
 *
 * Returns: how many filled rectangles it has
 */
guint
jy_page_get_n_boxes (const JyPage *self)
{
  return self->boxes->len;
}

/**
 * jy_page_get_box:
 * @self: a page
 * @i: number of a rectangle
 *
 * Returns: (transfer none): the rectangle, valid until one is added
 */
const JyBox *
jy_page_get_box (const JyPage *self,
                 guint         i)
{
  return &g_array_index (self->boxes, JyBox, i);
}

/**
 * jy_page_add_glyphs:
 * @self: a page
 * @x: left edge in points
 * @y: baseline in points from the upper edge
 * @ink: how to set it
 * @glyphs: (array length=n_glyphs): measured text
 * @n_glyphs: how many
 *
 * Adds text, as one run for each stretch in one face.
 */
void
jy_page_add_glyphs (JyPage        *self,
                    double         x,
                    double         y,
                    const JyInk   *ink,
                    const JyGlyph *glyphs,
                    guint          n_glyphs)
{
  double turn = ink->angle * G_PI / 180;

  for (guint start = 0, end; start < n_glyphs; start = end)
    {
      JyRun run = { .x = x,
                    .y = y,
                    .size = ink->size,
                    .char_space = ink->char_space,
                    .grey = (float) ink->grey,
                    .angle = (float) ink->angle,
                    .text = (guint32) self->pool->len,
                    .face = glyphs[start].face,
                    .mode = mode_of (&glyphs[start], ink),
                    .bold = ink->bold };

      for (end = start; end < n_glyphs && glyphs[end].face == run.face &&
                        mode_of (&glyphs[end], ink) == run.mode;
           end++)
        {
          g_string_append_unichar (self->pool, glyphs[end].ch);
          run.width += glyphs[end].advance * ink->size + ink->char_space;
        }
      g_string_append_c (self->pool, '\0');
      g_array_append_val (self->runs, run);
      x += run.width * cos (turn);
      y -= run.width * sin (turn);
    }
}

/**
 * jy_page_add_rule:
 * @self: a page
 * @x1: start
 * @y1: start
 * @x2: end
 * @y2: end
 * @thickness: in points
 *
 * Adds a black line.
 */
void
jy_page_add_rule (JyPage *self,
                  double  x1,
                  double  y1,
                  double  x2,
                  double  y2,
                  double  thickness)
{
  JyRule rule = { .x1 = x1, .y1 = y1, .x2 = x2, .y2 = y2, .thickness = thickness };

  g_array_append_val (self->rules, rule);
}

/**
 * jy_page_add_styled_rule:
 * @self: a page
 * @rule: a line
 *
 * Adds a line that may be grey or dashed.
 */
void
jy_page_add_styled_rule (JyPage       *self,
                         const JyRule *rule)
{
  g_array_append_val (self->rules, *rule);
}

/**
 * jy_page_add_box:
 * @self: a page
 * @x: left
 * @y: upper edge
 * @width: in points
 * @height: in points
 * @grey: 0 is black, 1 is white
 *
 * Adds a filled rectangle below all lines and text.
 */
void
jy_page_add_box (JyPage *self,
                 double  x,
                 double  y,
                 double  width,
                 double  height,
                 double  grey)
{
  JyBox box = { .x = x, .y = y, .width = width, .height = height, .grey = grey };

  g_array_append_val (self->boxes, box);
}

/**
 * jy_page_add_hatched_box:
 * @self: a page
 * @box: a rectangle
 *
 * Adds a rectangle that may have a pattern. Its grey lies below all lines and
 * text, its pattern above a watermark.
 */
void
jy_page_add_hatched_box (JyPage      *self,
                         const JyBox *box)
{
  g_array_append_val (self->boxes, *box);
}

/**
 * jy_page_append_text:
 * @self: a page
 * @number: its page number
 * @dump: where to write
 *
 * Writes what is on the page as lines of text, places rounded to 0.1 points:
 * "1 text x y size words" for a run (y is the baseline), "1 rule x1 y1 x2 y2"
 * and "1 box x y width height". After that stands what is not usual: "grey",
 * "dashed", the name of a pattern. Tests compare it; it is no file format.
 */
void
jy_page_append_text (const JyPage *self,
                     guint         number,
                     GString      *dump)
{
  for (guint i = 0; i < self->boxes->len; i++)
    {
      const JyBox *box = jy_page_get_box (self, i);
      double values[] = { box->x, box->y, box->width, box->height };

      g_string_append_printf (dump, "%u box", number);
      append_numbers (dump, values, G_N_ELEMENTS (values));
      g_string_append_printf (dump, "%s\n", hatch_names[box->hatch]);
    }

  for (guint i = 0; i < self->rules->len; i++)
    {
      const JyRule *rule = jy_page_get_rule (self, i);
      double values[] = { rule->x1, rule->y1, rule->x2, rule->y2 };

      g_string_append_printf (dump, "%u rule", number);
      append_numbers (dump, values, G_N_ELEMENTS (values));
      g_string_append_printf (dump,
                              "%s%s\n",
                              rule->grey > 0 ? " grey" : "",
                              rule->dash > 0 ? " dashed" : "");
    }

  for (guint i = 0; i < self->runs->len; i++)
    {
      const JyRun *run = jy_page_get_run (self, i);
      double values[] = { run->x, run->y, run->size };

      g_string_append_printf (dump, "%u text", number);
      append_numbers (dump, values, G_N_ELEMENTS (values));
      g_string_append_printf (dump,
                              "%s %s\n",
                              run->bold ? " bold" : "",
                              jy_page_get_text (self, run));
    }
}
