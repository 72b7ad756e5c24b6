/* The program: one window, its actions and their keys. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define JY_TYPE_APPLICATION (jy_application_get_type ())
G_DECLARE_FINAL_TYPE (JyApplication, jy_application, JY, APPLICATION, AdwApplication)

JyApplication *jy_application_new            (void);
GSettings     *jy_application_get_settings   (JyApplication *application);
GMenuModel    *jy_application_get_main_menu  (JyApplication *application);

G_END_DECLS
