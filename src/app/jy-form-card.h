/* A group of fields in a form, with lines between them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *jy_form_card_new (GtkBox     *form,
                             const char *title);
void       jy_form_card_add (GtkWidget  *card,
                             GtkWidget  *row);

G_END_DECLS
