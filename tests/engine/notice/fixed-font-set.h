/* A font set that needs no installed font: ASCII is half an em wide, all else
 * one em. U+E000 to U+E0FF are drawn as outlines, U+E100 to U+E1FF missing. */

#pragma once

#include "jy-font-set.h"

#define FIXED_TYPE_FONT_SET (fixed_font_set_get_type ())
G_DECLARE_FINAL_TYPE (FixedFontSet, fixed_font_set, FIXED, FONT_SET, JyFontSet)

struct _FixedFontSet
{
  JyFontSet parent_instance;
};

G_DEFINE_FINAL_TYPE (FixedFontSet, fixed_font_set, JY_TYPE_FONT_SET)

static void
fixed_font_set_lookup (JyFontSet *set, JyFontRole role, gunichar ch, JyGlyph *glyph)
{
  glyph->face = (guint16) role;
  glyph->advance = ch < 0x80 ? 0.5 : 1;
  if (ch >= 0xE000 && ch <= 0xE0FF)
    glyph->mode = JY_GLYPH_OUTLINE;
  if (ch >= 0xE100 && ch <= 0xE1FF)
    {
      glyph->mode = JY_GLYPH_MISSING;
      glyph->ch = 0x3013;
    }
}

static void
fixed_font_set_class_init (FixedFontSetClass *klass)
{
  JY_FONT_SET_CLASS (klass)->lookup = fixed_font_set_lookup;
}

static void
fixed_font_set_init (FixedFontSet *self)
{
}

static inline JyFontSet *
fixed_font_set_new (void)
{
  return g_object_new (FIXED_TYPE_FONT_SET, NULL);
}
