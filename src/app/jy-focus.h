/* How the focus goes through a widget that says itself what of it is focused. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean jy_focus_inside (GtkWidget       *widget,
                          GtkDirectionType direction);
gboolean jy_focus_holds  (GtkWidget       *widget);

G_END_DECLS
