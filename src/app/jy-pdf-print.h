/* Sends a document to a printer. */
#pragma once

#include "jy-pdf.h"

G_BEGIN_DECLS

GtkPrintOperation *jy_pdf_print_new (JyPdf      *pdf,
                                     const char *name);

G_END_DECLS
