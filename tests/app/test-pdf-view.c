/* test-pdf-view.c: a document of two pages, drawn, turned, zoomed and printed. */
#include "config.h"

#include "app-fixture.h"
#include "jy-pdf-print.h"
#include "jy-pdf-view.h"

#include <cairo-pdf.h>

#define A4_SHORT 595.276
#define A4_LONG  841.890

/* Around the paper, in pixels. */
#define MARGIN 12

static cairo_status_t
append_cb (gpointer      data,
           const guchar *bytes,
           guint         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* An upright page with a black upper half, then a lying one that is white. */
static JyPdf *
new_document (void)
{
  GByteArray *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, array, A4_SHORT, A4_LONG);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  JyPdf *pdf;

  cairo_rectangle (cr, 0, 0, A4_SHORT, A4_LONG / 2);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_move_to (cr, 100, 100);
  cairo_set_font_size (cr, 20);
  cairo_show_text (cr, "Notice 7");
  cairo_show_page (cr);
  cairo_pdf_surface_set_size (surface, A4_LONG, A4_SHORT);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  bytes = g_byte_array_free_to_bytes (array);
  pdf = jy_pdf_new (bytes, &error);
  g_assert_no_error (error);
  return pdf;
}

static void
test_document (void)
{
  g_autoptr (JyPdf) pdf = new_document ();
  g_autoptr (GBytes) nonsense = g_bytes_new_static ("no document", 11);
  g_autofree char *text = jy_pdf_dup_page_text (pdf, 0);
  g_autofree char *fonts = jy_pdf_dup_fonts (pdf);
  g_autoptr (GError) error = NULL;
  double width, height;

  g_assert_cmpuint (jy_pdf_get_n_pages (pdf), ==, 2);
  jy_pdf_get_page_size (pdf, 0, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, A4_SHORT, 0.01);
  g_assert_cmpfloat_with_epsilon (height, A4_LONG, 0.01);
  jy_pdf_get_page_size (pdf, 1, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, A4_LONG, 0.01);
  g_assert_cmpstr (text, ==, "Notice 7");
  g_assert_cmpstr (fonts, !=, "");
  g_assert_null (strchr (fonts, '+'));

  g_assert_null (jy_pdf_new (nonsense, &error));
  g_assert_nonnull (error);
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  GdkTexture **texture = data;
  g_autoptr (GError) error = NULL;

  *texture = jy_pdf_draw_finish (JY_PDF (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_drawn (gpointer data)
{
  return *(GdkTexture **) data != NULL;
}

/* Half a pixel to a point: 298 × 421, black above and white below. */
static void
test_drawing (void)
{
  g_autoptr (JyPdf) pdf = new_document ();
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = NULL;

  jy_pdf_draw_async (pdf, 0, 0.5, NULL, drawn_cb, &texture);
  wait_until (is_drawn, &texture);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 298);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 421);
  pixels = g_new (guint32, 298 * 421);
  gdk_texture_download (texture, (guchar *) pixels, 298 * 4);
  g_assert_cmphex (pixels[20 * 298 + 10], ==, 0xff000000);
  g_assert_cmphex (pixels[400 * 298 + 10], ==, 0xffffffff);
}

static double
measure (GtkWidget *sheet)
{
  int width;

  gtk_widget_measure (sheet, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width - 2 * MARGIN;
}

static gboolean
is_sheet (GtkWidget    *widget,
          gconstpointer data)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "JyPdfSheet");
}

static void
activate (JyPdfView  *view,
          const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (view), action, NULL);
}

static gboolean
fits (gpointer sheet)
{
  /* 600 pixels, less a margin of 12 on both sides. */
  return gtk_widget_get_width (sheet) == 576;
}

static void
test_view (void)
{
  g_autoptr (JyPdf) pdf = new_document ();
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  JyPdfView *view = g_object_new (JY_TYPE_PDF_VIEW, NULL);
  GtkWidget *sheet = find_widget (GTK_WIDGET (view), is_sheet, NULL);

  gtk_window_set_default_size (window, 600, 400);
  gtk_window_set_child (window, GTK_WIDGET (view));
  gtk_window_present (window);
  jy_pdf_view_show (view, pdf);
  wait_until (fits, sheet);

  activate (view, "pdf.next-page");
  g_assert_cmpuint (jy_pdf_view_get_page (view), ==, 1);
  activate (view, "pdf.next-page");
  g_assert_cmpuint (jy_pdf_view_get_page (view), ==, 1);
  activate (view, "pdf.previous-page");
  g_assert_cmpuint (jy_pdf_view_get_page (view), ==, 0);

  /* 576 pixels for 595.276 points of 96/72 pixels are 73 %; 80 % is the next size. */
  activate (view, "pdf.zoom-in");
  g_assert_cmpfloat (measure (sheet), ==, ceil (A4_SHORT * 0.8 * 96 / 72));
  activate (view, "pdf.zoom-in");
  g_assert_cmpfloat (measure (sheet), ==, ceil (A4_SHORT * 96 / 72));
  activate (view, "pdf.zoom-out");
  activate (view, "pdf.zoom-out");
  g_assert_cmpfloat (measure (sheet), ==, ceil (A4_SHORT * 0.67 * 96 / 72));
  activate (view, "pdf.zoom-fit");
  wait_until (fits, sheet);

  jy_pdf_view_show (view, NULL);
  activate (view, "pdf.next-page");
  g_object_ref (view);
  gtk_window_destroy (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (view);
}

/* Each page on its own paper, the way it lies. */
static void
test_printing (void)
{
  g_autoptr (JyPdf) pdf = new_document ();
  g_autoptr (GtkPrintOperation) operation = jy_pdf_print_new (pdf, "Notice 7");
  g_autofree char *folder = g_dir_make_tmp ("jieyue-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  g_autofree char *content = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JyPdf) printed = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &length, &error));
  bytes = g_bytes_new_take (g_steal_pointer (&content), length);
  printed = jy_pdf_new (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jy_pdf_get_n_pages (printed), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      double width, height;

      jy_pdf_get_page_size (printed, i, &width, &height);
      g_assert_cmpfloat_with_epsilon (width, i == 0 ? A4_SHORT : A4_LONG, 1);
      g_assert_cmpfloat_with_epsilon (height, i == 0 ? A4_LONG : A4_SHORT, 1);
    }
  text = jy_pdf_dup_page_text (printed, 0);
  g_assert_cmpstr (text, ==, "Notice 7");
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/app/pdf/document", test_document);
  g_test_add_func ("/app/pdf/drawing", test_drawing);
  g_test_add_func ("/app/pdf/view", test_view);
  g_test_add_func ("/app/pdf/printing", test_printing);

  return g_test_run ();
}
