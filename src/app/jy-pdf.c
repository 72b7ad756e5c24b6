/* jy-pdf.c: the very bytes that are saved and printed, drawn by poppler. A document of
 * poppler's belongs to one thread at a time; the lock sees to that. */
#include "config.h"

#include "jy-pdf.h"

#include <glib/gi18n.h>
#include <poppler.h>

struct _JyPdf
{
  GObject parent_instance;

  GBytes *bytes;
  GMutex lock;
  PopplerDocument *document;
  guint n_pages;
};

G_DEFINE_FINAL_TYPE (JyPdf, jy_pdf, G_TYPE_OBJECT)

/* What the thread is told to draw. */
typedef struct
{
  guint page;
  double scale;
} Order;

/* Poppler says nothing of automatic pointers to its types. */
static GObject *
get_page (JyPdf *self,
          guint  page)
{
  return G_OBJECT (poppler_document_get_page (self->document, (int) page));
}

static void
jy_pdf_finalize (GObject *object)
{
  JyPdf *self = JY_PDF (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (jy_pdf_parent_class)->finalize (object);
}

static void
jy_pdf_class_init (JyPdfClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jy_pdf_finalize;
}

static void
jy_pdf_init (JyPdf *self)
{
  g_mutex_init (&self->lock);
}

/**
 * jy_pdf_new:
 * @bytes: a PDF file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with @error of poppler's
 */
JyPdf *
jy_pdf_new (GBytes  *bytes,
            GError **error)
{
  g_autoptr (JyPdf) pdf = g_object_new (JY_TYPE_PDF, NULL);

  pdf->document = poppler_document_new_from_bytes (bytes, NULL, error);
  if (pdf->document == NULL)
    return NULL;
  pdf->bytes = g_bytes_ref (bytes);
  pdf->n_pages = (guint) poppler_document_get_n_pages (pdf->document);
  return g_steal_pointer (&pdf);
}

/**
 * jy_pdf_get_bytes:
 * @pdf: a document
 *
 * Returns: (transfer none): its file
 */
GBytes *
jy_pdf_get_bytes (JyPdf *pdf)
{
  return pdf->bytes;
}

/**
 * jy_pdf_get_n_pages:
 * @pdf: a document
 *
 * Returns: how many pages it has
 */
guint
jy_pdf_get_n_pages (JyPdf *pdf)
{
  return pdf->n_pages;
}

/**
 * jy_pdf_get_page_size:
 * @pdf: a document
 * @page: a page, the first one is 0
 * @width: (out): in points
 * @height: (out): in points
 *
 * Tells the size of the paper.
 */
void
jy_pdf_get_page_size (JyPdf  *pdf,
                      guint   page,
                      double *width,
                      double *height)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&pdf->lock);
  g_autoptr (GObject) drawn = get_page (pdf, page);

  poppler_page_get_size (POPPLER_PAGE (drawn), width, height);
}

/**
 * jy_pdf_dup_page_text:
 * @pdf: a document
 * @page: a page, the first one is 0
 *
 * Returns: (transfer full): what stands on the page, for those who cannot see it
 */
char *
jy_pdf_dup_page_text (JyPdf *pdf,
                      guint  page)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&pdf->lock);
  g_autoptr (GObject) read = get_page (pdf, page);

  return poppler_page_get_text (POPPLER_PAGE (read));
}

/* A subset is marked by six letters and a plus sign before the name (ISO 32000-1,
 * 9.6.4). */
static const char *
skip_subset_tag (const char *name)
{
  const char *plus = strchr (name, '+');

  return plus != NULL && plus - name == 6 ? plus + 1 : name;
}

/**
 * jy_pdf_dup_fonts:
 * @pdf: a document
 *
 * Returns: (transfer full): the names of the fonts that its text is set in, in the
 *   order in which they first occur
 */
char *
jy_pdf_dup_fonts (JyPdf *pdf)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&pdf->lock);
  g_autoptr (GObject) info = G_OBJECT (poppler_font_info_new (pdf->document));
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  PopplerFontsIter *fonts = NULL;

  if (!poppler_font_info_scan (POPPLER_FONT_INFO (info), (int) pdf->n_pages, &fonts) || fonts == NULL)
    return g_strdup ("");
  do
    {
      const char *name = poppler_fonts_iter_get_name (fonts);

      if (name != NULL && g_hash_table_add (told, g_strdup (skip_subset_tag (name))))
        g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("list", ", ") : "", skip_subset_tag (name));
    }
  while (poppler_fonts_iter_next (fonts));
  poppler_fonts_iter_free (fonts);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * jy_pdf_print_page:
 * @pdf: a document
 * @page: a page, the first one is 0
 * @cr: a printer's context, a unit of which is a point
 *
 * Draws a page for a printer.
 */
void
jy_pdf_print_page (JyPdf   *pdf,
                   guint    page,
                   cairo_t *cr)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&pdf->lock);
  g_autoptr (GObject) printed = get_page (pdf, page);

  poppler_page_render_for_printing (POPPLER_PAGE (printed), cr);
}

static GdkTexture *
take_texture (cairo_surface_t *surface,
              int              width,
              int              height)
{
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) pixels =
    g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * (gsize) height,
                                (GDestroyNotify) cairo_surface_destroy, surface);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, (gsize) stride);
}

static void
draw_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  JyPdf *self = source;
  const Order *order = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (GObject) page = NULL;
  cairo_surface_t *surface;
  double width, height;
  cairo_t *cr;

  if (g_task_return_error_if_cancelled (task))
    return;
  page = get_page (self, order->page);
  poppler_page_get_size (POPPLER_PAGE (page), &width, &height);
  width = MAX (1, ceil (width * order->scale));
  height = MAX (1, ceil (height * order->scale));
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, order->scale, order->scale);
  poppler_page_render (POPPLER_PAGE (page), cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    g_task_return_pointer (task, take_texture (surface, (int) width, (int) height), g_object_unref);
  else
    {
      cairo_surface_destroy (surface);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", _ ("The page is too large to be drawn at this size."));
    }
}

/**
 * jy_pdf_draw_async:
 * @pdf: a document
 * @page: a page, the first one is 0
 * @scale: pixels to a point
 * @cancellable: (nullable): when the picture is not wanted any more
 * @callback: called in the main loop
 * @data: for @callback
 *
 * Draws a page on white.
 */
void
jy_pdf_draw_async (JyPdf              *pdf,
                   guint               page,
                   double              scale,
                   GCancellable       *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (pdf, cancellable, callback, data);
  Order *order = g_new (Order, 1);

  g_return_if_fail (page < pdf->n_pages);

  *order = (Order) { page, scale };
  g_task_set_task_data (task, order, g_free);
  g_task_run_in_thread (task, draw_thread);
}

/**
 * jy_pdf_draw_finish:
 * @pdf: the document
 * @result: as given to the callback
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL with @error
 */
GdkTexture *
jy_pdf_draw_finish (JyPdf        *pdf,
                    GAsyncResult *result,
                    GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
