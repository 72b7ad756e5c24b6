/* Locks on a ledger file that last until they are given up. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void jy_lock_guard_install (void);
int  jy_lock_guard_open    (const char *path);
void jy_lock_guard_set     (int         descriptor,
                            gboolean    is_held);

G_END_DECLS
