/* A simple glyph of a TrueType font, read and written. */

#pragma once

#include "jy-font-contour.h"

G_BEGIN_DECLS

gboolean jy_font_glyph_read (const guint8 *bytes, gsize length, GArray *points, GArray *ends);
gboolean jy_font_glyph_write (const guint8 *header,
                              const GArray *points,
                              const GArray *ends,
                              GByteArray *glyph);

G_END_DECLS
