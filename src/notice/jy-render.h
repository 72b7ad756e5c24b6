/* The notice engine in one call. */

#pragma once

#include "jy-document.h"

G_BEGIN_DECLS

GBytes *jy_document_render (const JyDocument *document,
                            JyFontSet *fonts,
                            GPtrArray **warnings,
                            GError **error);
gboolean jy_pdf_write_file (GBytes *pdf, const char *path, GError **error);

G_END_DECLS
