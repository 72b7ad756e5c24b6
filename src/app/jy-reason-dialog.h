/* Asks for the reason that a change must have. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget  *jy_reason_dialog_new        (GtkWidget            *widget,
                                         const char           *heading,
                                         const char           *body,
                                         const char           *label,
                                         AdwResponseAppearance appearance);
const char *jy_reason_dialog_get_reason (AdwMessageDialog     *dialog);

G_END_DECLS
