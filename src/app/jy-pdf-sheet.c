/* jy-pdf-sheet.c: a sheet of paper is white, whatever the scheme of the screen. The
 * picture of the size before stays until the sharp one is drawn. */
#include "config.h"

#include "jy-pdf-sheet.h"

#include <glib/gi18n.h>

/* A pixel of the screen is 1/96 inch, a point 1/72. */
#define PIXELS_PER_POINT (96.0 / 72.0)

/* Between these a page takes the width that there is. */
#define LEAST_ZOOM 0.25
#define MOST_ZOOM  2.0

struct _JyPdfSheet
{
  GtkWidget parent_instance;

  JyPdf *pdf;
  guint page;
  double width; /* of the paper, in points */
  double height;
  double zoom; /* 0 to take the width that there is */
  GdkTexture *texture;
  double drawn;  /* the scale of the picture that is there, or 0 */
  double wanted; /* the scale of the one that is being drawn, or 0 */
  GCancellable *drawing;
};

G_DEFINE_FINAL_TYPE (JyPdfSheet, jy_pdf_sheet, GTK_TYPE_WIDGET)

/* Pixels of the screen to a point of the paper. */
static double
get_scale (JyPdfSheet *self)
{
  return jy_pdf_sheet_get_zoom (self) * PIXELS_PER_POINT * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

static int
get_pixels (double points,
            double zoom)
{
  return (int) ceil (points * zoom * PIXELS_PER_POINT);
}

static void
stop_drawing (JyPdfSheet *self)
{
  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  self->wanted = 0;
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (JyPdfSheet) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = jy_pdf_draw_finish (JY_PDF (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->drawing);
  self->drawn = self->wanted;
  self->wanted = 0;
  if (texture != NULL)
    g_set_object (&self->texture, texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
jy_pdf_sheet_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  JyPdfSheet *self = JY_PDF_SHEET (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  graphene_rect_t paper;
  double scale;

  if (self->pdf == NULL)
    return;
  graphene_rect_init (&paper, 0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  gtk_snapshot_append_color (snapshot, &white, &paper);
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &paper);
  scale = get_scale (self);
  if (scale == self->drawn || scale == self->wanted)
    return;
  stop_drawing (self);
  self->wanted = scale;
  self->drawing = g_cancellable_new ();
  jy_pdf_draw_async (self->pdf, self->page, scale, self->drawing, drawn_cb, g_object_ref (self));
}

static void
jy_pdf_sheet_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  JyPdfSheet *self = JY_PDF_SHEET (widget);
  gboolean is_width = orientation == GTK_ORIENTATION_HORIZONTAL;
  double points = is_width ? self->width : self->height;

  if (self->zoom > 0 || self->width <= 0)
    {
      *minimum = *natural = get_pixels (points, self->zoom);
      return;
    }
  *minimum = get_pixels (points, LEAST_ZOOM);
  *natural = get_pixels (points, MOST_ZOOM);
  if (!is_width && for_size >= 0)
    *minimum = *natural = (int) ceil (for_size * self->height / self->width);
}

static GtkSizeRequestMode
jy_pdf_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
jy_pdf_sheet_dispose (GObject *object)
{
  JyPdfSheet *self = JY_PDF_SHEET (object);

  stop_drawing (self);
  g_clear_object (&self->texture);
  g_clear_object (&self->pdf);

  G_OBJECT_CLASS (jy_pdf_sheet_parent_class)->dispose (object);
}

static void
jy_pdf_sheet_class_init (JyPdfSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_pdf_sheet_dispose;
  widget_class->snapshot = jy_pdf_sheet_snapshot;
  widget_class->measure = jy_pdf_sheet_measure;
  widget_class->get_request_mode = jy_pdf_sheet_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "sheet");
}

static void
jy_pdf_sheet_init (JyPdfSheet *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (gtk_widget_queue_draw), NULL);
}

/**
 * jy_pdf_sheet_show:
 * @sheet: the sheet
 * @pdf: (nullable): a document
 * @page: a page of it, the first one is 0
 *
 * Shows a page; one who cannot see it is read what stands on it.
 */
void
jy_pdf_sheet_show (JyPdfSheet *sheet,
                   JyPdf      *pdf,
                   guint       page)
{
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  stop_drawing (sheet);
  /* The same page of a document made anew must not flicker. */
  if (pdf == NULL || page != sheet->page)
    g_clear_object (&sheet->texture);
  sheet->drawn = 0;
  g_set_object (&sheet->pdf, pdf);
  sheet->page = page;
  if (pdf != NULL)
    {
      jy_pdf_get_page_size (pdf, page, &sheet->width, &sheet->height);
      /* Translators: the page of a document, and how many there are */
      label = g_strdup_printf (_ ("Page %u of %u"), page + 1, jy_pdf_get_n_pages (pdf));
      text = jy_pdf_dup_page_text (pdf, page);
      gtk_accessible_update_property (GTK_ACCESSIBLE (sheet), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
    }
  gtk_widget_queue_resize (GTK_WIDGET (sheet));
}

/**
 * jy_pdf_sheet_set_zoom:
 * @sheet: the sheet
 * @zoom: 1 for the size of the paper, 0 to take the width that there is
 *
 * Shows the page larger or smaller.
 */
void
jy_pdf_sheet_set_zoom (JyPdfSheet *sheet,
                       double      zoom)
{
  if (zoom == sheet->zoom)
    return;
  sheet->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (sheet));
}

/**
 * jy_pdf_sheet_get_zoom:
 * @sheet: the sheet
 *
 * Returns: how large the page is shown, 1 for the size of the paper
 */
double
jy_pdf_sheet_get_zoom (JyPdfSheet *sheet)
{
  if (sheet->zoom > 0)
    return sheet->zoom;
  if (sheet->width <= 0)
    return 1;
  return CLAMP (gtk_widget_get_width (GTK_WIDGET (sheet)) / (sheet->width * PIXELS_PER_POINT), LEAST_ZOOM, MOST_ZOOM);
}
