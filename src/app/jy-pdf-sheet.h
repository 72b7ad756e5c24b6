/* One page of a document on the screen. */
#pragma once

#include "jy-pdf.h"

G_BEGIN_DECLS

#define JY_TYPE_PDF_SHEET (jy_pdf_sheet_get_type ())
G_DECLARE_FINAL_TYPE (JyPdfSheet, jy_pdf_sheet, JY, PDF_SHEET, GtkWidget)

void   jy_pdf_sheet_show     (JyPdfSheet *sheet,
                              JyPdf      *pdf,
                              guint       page);
void   jy_pdf_sheet_set_zoom (JyPdfSheet *sheet,
                              double      zoom);
double jy_pdf_sheet_get_zoom (JyPdfSheet *sheet);

G_END_DECLS
