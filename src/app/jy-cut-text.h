/* What is cut in a cell can be read in full. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void jy_cut_text_show_tooltips (GtkWidget *widget);

G_END_DECLS
