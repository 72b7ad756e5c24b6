/* jy-pango-font-set.c: measures characters with the font that the screen is set in,
 * so that the fonts for paper need not be looked for. */
#include "config.h"

#include "jy-pango-font-set.h"

/* Large, so that rounding to pixels does not show. */
#define SIZE 100

struct _JyPangoFontSet
{
  JyFontSet parent_instance;

  PangoLayout *layout;
};

G_DEFINE_FINAL_TYPE (JyPangoFontSet, jy_pango_font_set, JY_TYPE_FONT_SET)

static void
jy_pango_font_set_lookup (JyFontSet *set,
                          JyFontRole role,
                          gunichar   ch,
                          JyGlyph   *glyph)
{
  JyPangoFontSet *self = JY_PANGO_FONT_SET (set);
  char text[6];
  int width;

  pango_layout_set_text (self->layout, text, g_unichar_to_utf8 (ch, text));
  pango_layout_get_size (self->layout, &width, NULL);
  glyph->advance = (double) width / (SIZE * PANGO_SCALE);
  /* Pango finds the font; for layout all is one. */
  glyph->face = 0;
}

static void
jy_pango_font_set_finalize (GObject *object)
{
  g_clear_object (&JY_PANGO_FONT_SET (object)->layout);

  G_OBJECT_CLASS (jy_pango_font_set_parent_class)->finalize (object);
}

static void
jy_pango_font_set_class_init (JyPangoFontSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jy_pango_font_set_finalize;
  JY_FONT_SET_CLASS (klass)->lookup = jy_pango_font_set_lookup;
}

static void
jy_pango_font_set_init (JyPangoFontSet *self)
{
}

/**
 * jy_pango_font_set_new:
 * @context: a widget's context
 *
 * Returns: (transfer full): a font set that only measures, with the font @context
 *   has now
 */
JyFontSet *
jy_pango_font_set_new (PangoContext *context)
{
  JyPangoFontSet *self = g_object_new (JY_TYPE_PANGO_FONT_SET, NULL);
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, SIZE * PANGO_SCALE);
  self->layout = pango_layout_new (context);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
  return JY_FONT_SET (self);
}
