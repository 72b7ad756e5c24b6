/* The placeholders of a sentence, to choose from. */
#pragma once

#include <gtk/gtk.h>

#include "jy-template.h"

G_BEGIN_DECLS

#define JY_TYPE_PLACEHOLDER_LIST (jy_placeholder_list_get_type ())
G_DECLARE_FINAL_TYPE (JyPlaceholderList, jy_placeholder_list, JY, PLACEHOLDER_LIST, GtkWidget)

void jy_placeholder_list_begin (JyPlaceholderList *list);

G_END_DECLS
