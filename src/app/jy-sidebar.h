/* The tasks of a ledger and the kinds that belong to each. */
#pragma once

#include <gtk/gtk.h>

#include "jy-kinds.h"

G_BEGIN_DECLS

#define JY_TYPE_SIDEBAR (jy_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (JySidebar, jy_sidebar, JY, SIDEBAR, GtkWidget)

void        jy_sidebar_select    (JySidebar    *sidebar,
                                  const JyKind *kind);
const char *jy_sidebar_get_title (const JyKind *kind);

G_END_DECLS
