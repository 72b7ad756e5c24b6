/* The table of a font that leads from characters to glyphs. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JyFontMapping:
 * @character: a character below U+10000
 * @glyph: its glyph
 *
 * One character of a font.
 */
typedef struct
{
  guint16 character;
  guint16 glyph;
} JyFontMapping;

GBytes *jy_font_cmap_new (const JyFontMapping *mappings, guint n_mappings);

G_END_DECLS
