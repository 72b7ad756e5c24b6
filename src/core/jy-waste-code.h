/* Hazardous waste codes and the lists of them on licences; manifest numbers. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *jy_waste_code_normalize      (const char *text);
char    *jy_waste_code_check          (const char *text);
gboolean jy_waste_code_get_class      (const char *code,
                                       guint      *waste_class);
char    *jy_waste_code_list_normalize (const char *text);
char    *jy_waste_code_list_check     (const char *text);
gboolean jy_waste_code_list_covers    (const char *list,
                                       const char *code);
char    *jy_manifest_check            (const char *text);

G_END_DECLS
