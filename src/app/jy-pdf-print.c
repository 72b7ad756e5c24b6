/* jy-pdf-print.c: the paper is the document's own, page by page; nothing is scaled, for
 * the margins of an official document are given in millimetres. In a sandbox the
 * toolkit asks the portal by itself. */
#include "config.h"

#include "jy-pdf-print.h"

#define PDF_KEY "jy-pdf"

static void
page_setup_requested_cb (GtkPrintOperation *operation,
                         GtkPrintContext   *context,
                         int                page,
                         GtkPageSetup      *setup,
                         JyPdf             *pdf)
{
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  double width, height;

  jy_pdf_get_page_size (pdf, (guint) page, &width, &height);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
page_drawn_cb (GtkPrintOperation *operation,
               GtkPrintContext   *context,
               int                page,
               JyPdf             *pdf)
{
  jy_pdf_print_page (pdf, (guint) page, gtk_print_context_get_cairo_context (context));
}

/**
 * jy_pdf_print_new:
 * @pdf: a document
 * @name: what the print job is called
 *
 * Returns: (transfer full): an operation that prints it on A4 from edge to edge
 */
GtkPrintOperation *
jy_pdf_print_new (JyPdf      *pdf,
                  const char *name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  gtk_print_operation_set_n_pages (operation, (int) jy_pdf_get_n_pages (pdf));
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect_object (operation, "request-page-setup", G_CALLBACK (page_setup_requested_cb), pdf, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (page_drawn_cb), pdf, 0);
  /* The document lives as long as it is being printed. */
  g_object_set_data_full (G_OBJECT (operation), PDF_KEY, g_object_ref (pdf), g_object_unref);
  return operation;
}
