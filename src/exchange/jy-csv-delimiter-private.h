/* Which character stands between the cells of a CSV text. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize jy_csv_delimiter_parse_declaration (const char *text, gunichar *delimiter);
gunichar jy_csv_delimiter_detect (const char *sample, gsize length, gboolean whole);

G_END_DECLS
