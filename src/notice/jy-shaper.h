/* From text to measured glyphs. */

#pragma once

#include "jy-font-set.h"

G_BEGIN_DECLS

/**
 * JyShaper:
 *
 * Turns text into glyphs of a font set and remembers which characters no font
 * had.
 */
typedef struct _JyShaper JyShaper;

JyShaper *jy_shaper_new (JyFontSet *fonts);
void jy_shaper_free (JyShaper *self);

JyFontSet *jy_shaper_get_fonts (JyShaper *self);
GPtrArray *jy_shaper_dup_warnings (JyShaper *self);
double jy_shaper_measure (JyShaper *self, JyFontRole role, const char *text);
void jy_shaper_shape (JyShaper *self, JyFontRole role, const char *text, GArray *glyphs);
void jy_shaper_find_breaks (const char *text, GArray *glyphs);
void jy_shaper_shape_paragraph (JyShaper *self, JyFontRole role, const char *text, GArray *glyphs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyShaper, jy_shaper_free)

G_END_DECLS
