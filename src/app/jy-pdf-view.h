/* A document on the screen: page by page, larger and smaller. */
#pragma once

#include "jy-pdf.h"

G_BEGIN_DECLS

#define JY_TYPE_PDF_VIEW (jy_pdf_view_get_type ())
G_DECLARE_FINAL_TYPE (JyPdfView, jy_pdf_view, JY, PDF_VIEW, GtkWidget)

void   jy_pdf_view_show     (JyPdfView *view,
                             JyPdf     *pdf);
JyPdf *jy_pdf_view_get_pdf  (JyPdfView *view);
guint  jy_pdf_view_get_page (JyPdfView *view);

G_END_DECLS
