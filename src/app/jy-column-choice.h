/* Which columns a table shows, chosen behind a button and remembered. */
#pragma once

#include <gtk/gtk.h>

#include "jy-names.h"

G_BEGIN_DECLS

void jy_column_choice_add_columns (GtkColumnView *view,
                                   const JyKind  *kind,
                                   JyNames       *names,
                                   GSettings     *settings,
                                   GtkMenuButton *button);
void jy_column_choice_show_state  (GtkColumnView *view,
                                   gboolean       shown);

G_END_DECLS
