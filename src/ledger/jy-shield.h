/* Locks of an open ledger that outlive a file chooser. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JyShield JyShield;

JyShield *jy_shield_new   (const char *path);
void      jy_shield_lower (JyShield   *shield);
void      jy_shield_free  (JyShield   *shield);

G_END_DECLS
