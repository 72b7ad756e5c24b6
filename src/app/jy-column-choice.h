/* Which columns a table shows, chosen behind a button and remembered. */
#pragma once

#include <gtk/gtk.h>

#include "jy-names.h"

G_BEGIN_DECLS

GtkColumnViewColumn *jy_column_choice_add_columns (GtkColumnView *view,
                                                   const JyKind  *kind,
                                                   JyNames       *names,
                                                   GSettings     *settings,
                                                   GtkMenuButton *button);

G_END_DECLS
