/* What the PDF painter needs of the document catalog. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void jy_pdf_catalog_set_language (gpointer pdf, const char *language);

G_END_DECLS
