/* The ledgers that were open lately, as the desktop remembers them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JY_LEDGER_MIME_TYPE "application/x-jieyue-ledger"

void       jy_recent_add  (const char *path);
GPtrArray *jy_recent_list (guint       at_most);

G_END_DECLS
