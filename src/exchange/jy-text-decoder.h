/* Text of any encoding, read in chunks as UTF-8. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JY_TEXT_DECODER_MIN_CHUNK:
 *
 * The smallest chunk in bytes: no character of any encoding needs more, raw or as UTF-8.
 */
#define JY_TEXT_DECODER_MIN_CHUNK 16

typedef struct _JyTextDecoder JyTextDecoder;

JyTextDecoder *jy_text_decoder_new_for_file (const char *path,
                                             const char *encoding,
                                             GError **error);
JyTextDecoder *jy_text_decoder_new_for_bytes (GBytes *bytes, const char *encoding, GError **error);
void jy_text_decoder_free (JyTextDecoder *self);

void jy_text_decoder_set_chunk_size (JyTextDecoder *self, gsize chunk_size);
gssize jy_text_decoder_read (JyTextDecoder *self, char *buffer, gsize size, GError **error);

const char *jy_text_decoder_get_title (JyTextDecoder *self);
const char *jy_text_decoder_get_encoding (JyTextDecoder *self);
goffset jy_text_decoder_get_position (JyTextDecoder *self);
goffset jy_text_decoder_get_size (JyTextDecoder *self);
char *jy_text_decoder_dup_sha256 (JyTextDecoder *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyTextDecoder, jy_text_decoder_free)

G_END_DECLS
