/* Makes a font subset small enough for a notice that is sent around. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *jy_font_diet_new (const guint8 *font, gsize length, GBytes *cmap);

G_END_DECLS
