/* Gives a font something to end with. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *jy_font_tail_new (GBytes *font);

G_END_DECLS
