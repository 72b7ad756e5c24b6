/* Text as people type it: width, blanks, language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char       *jy_text_normalize     (const char *text);
gboolean    jy_text_is_plain      (const char *text);
char       *jy_text_capitalize    (const char *sentence);
gboolean    jy_text_matches       (const char *text,
                                   const char *words);
gboolean    jy_text_is_chinese    (void);
const char *jy_text_pick          (const char *english,
                                   const char *chinese);

G_END_DECLS
