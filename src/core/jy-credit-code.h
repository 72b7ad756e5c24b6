/* The unified social credit code of organisations. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *jy_credit_code_normalize (const char *text);
char  jy_credit_code_compute_check (const char *code);
char *jy_credit_code_check     (const char *text);

G_END_DECLS
