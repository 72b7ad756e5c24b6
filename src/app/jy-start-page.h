/* What is shown before there is a ledger: create one, open one, go on with one. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JY_TYPE_START_PAGE (jy_start_page_get_type ())
G_DECLARE_FINAL_TYPE (JyStartPage, jy_start_page, JY, START_PAGE, GtkWidget)

void jy_start_page_set_menu (JyStartPage *page,
                             GMenuModel  *menu);

G_END_DECLS
