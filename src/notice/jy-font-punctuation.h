/* Puts full stops where mainland readers expect them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean jy_font_punctuation_settle (guint8 *font, gsize length, guint glyph);

G_END_DECLS
