/* Which encoding a text is in: asked for by name, or found out from the bytes. */
#pragma once

#include "jy-byte-source-private.h"

G_BEGIN_DECLS

/**
 * JyTextEncoding:
 * @name: the name, as iconv knows it
 * @mark: length of the byte order mark at the beginning, in bytes
 * @unit: bytes per code unit, 1 or 2
 * @big_endian: whether the first byte of a unit is the higher
 * @guessed: whether no mark and no name was there to go by
 */
typedef struct
{
  char name[32];
  gsize mark;
  gsize unit;
  gboolean big_endian;
  gboolean guessed;
} JyTextEncoding;

gboolean jy_text_encoding_find (JyTextEncoding *encoding,
                                JyByteSource *source,
                                const char *name,
                                GError **error);
gboolean jy_text_encoding_is_utf8 (const JyTextEncoding *encoding);
gsize jy_text_encoding_find_nul (const JyTextEncoding *encoding, const char *text, gsize length);
gulong jy_text_encoding_get_line (const JyTextEncoding *encoding,
                                  JyByteSource *source,
                                  goffset offset);
gsize jy_text_encoding_check_utf8 (const char *text, gsize length, gboolean *cut);

G_END_DECLS
