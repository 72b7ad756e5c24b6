/* From pages to the bytes of a PDF file. */

#pragma once

#include "jy-document.h"
#include "jy-page-list.h"

G_BEGIN_DECLS

GBytes *jy_pdf_paint (const JyPageList *pages,
                      const JyDocument *document,
                      JyFontSet *fonts,
                      GError **error);

G_END_DECLS
