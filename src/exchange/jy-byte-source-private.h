/* The raw bytes of an import: a file opened once, or bytes in memory. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _JyByteSource JyByteSource;

JyByteSource *jy_byte_source_new_for_file (const char *path, GError **error);
JyByteSource *jy_byte_source_new_for_bytes (GBytes *bytes);
void jy_byte_source_free (JyByteSource *self);

const char *jy_byte_source_get_title (JyByteSource *self);
goffset jy_byte_source_get_size (JyByteSource *self);
gssize jy_byte_source_read_at (JyByteSource *self,
                               goffset offset,
                               char *buffer,
                               gsize size,
                               GError **error);
gboolean jy_byte_source_check_unchanged (JyByteSource *self, GError **error);
char *jy_byte_source_dup_sha256 (JyByteSource *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyByteSource, jy_byte_source_free)

G_END_DECLS
