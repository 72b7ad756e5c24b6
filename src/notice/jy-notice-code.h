/* The check code of frozen figures. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *jy_notice_write_check_code (const char *figures);

G_END_DECLS
