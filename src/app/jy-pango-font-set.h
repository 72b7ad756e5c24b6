/* The font of a widget, as layout measures it. */
#pragma once

#include <pango/pango.h>

#include "jy-font-set.h"

G_BEGIN_DECLS

#define JY_TYPE_PANGO_FONT_SET (jy_pango_font_set_get_type ())
G_DECLARE_FINAL_TYPE (JyPangoFontSet, jy_pango_font_set, JY, PANGO_FONT_SET, JyFontSet)

JyFontSet *jy_pango_font_set_new (PangoContext *context);

G_END_DECLS
