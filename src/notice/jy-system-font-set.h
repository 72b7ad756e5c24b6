/* The fonts installed on this computer. */

#pragma once

#include "jy-font-set.h"

G_BEGIN_DECLS

#define JY_TYPE_SYSTEM_FONT_SET (jy_system_font_set_get_type ())
G_DECLARE_FINAL_TYPE (JySystemFontSet, jy_system_font_set, JY, SYSTEM_FONT_SET, JyFontSet)

JyFontSet *jy_font_set_new_system (GError **error);
JyFontSet *jy_font_set_new_system_ahead (void);
JyFontSet *jy_font_set_new_families (const char *const *families, GError **error);

G_END_DECLS
