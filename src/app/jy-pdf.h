/* A PDF document to look at and to print. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JY_TYPE_PDF (jy_pdf_get_type ())
G_DECLARE_FINAL_TYPE (JyPdf, jy_pdf, JY, PDF, GObject)

JyPdf      *jy_pdf_new           (GBytes              *bytes,
                                  GError             **error);
GBytes     *jy_pdf_get_bytes     (JyPdf               *pdf);
guint       jy_pdf_get_n_pages   (JyPdf               *pdf);
void        jy_pdf_get_page_size (JyPdf               *pdf,
                                  guint                page,
                                  double              *width,
                                  double              *height);
char       *jy_pdf_dup_page_text (JyPdf               *pdf,
                                  guint                page);
char       *jy_pdf_dup_fonts     (JyPdf               *pdf);
void        jy_pdf_print_page    (JyPdf               *pdf,
                                  guint                page,
                                  cairo_t             *cr);
void        jy_pdf_draw_async    (JyPdf               *pdf,
                                  guint                page,
                                  double               scale,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             data);
GdkTexture *jy_pdf_draw_finish   (JyPdf               *pdf,
                                  GAsyncResult        *result,
                                  GError             **error);

G_END_DECLS
