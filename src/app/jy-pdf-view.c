/* jy-pdf-view.c: one page at a time, as wide as there is room unless somebody chose a
 * size. A document made anew is shown at the page that was being read. */
#include "config.h"

#include "jy-pdf-view.h"
#include "jy-pdf-sheet.h"

#include <glib/gi18n.h>

static const double zooms[] = { 0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4 };

struct _JyPdfView
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  JyPdfSheet *sheet;
  GtkLabel *page_label;
  GtkWidget *pager;
  GtkLabel *zoom_label;

  JyPdf *pdf;
  guint page;
  double zoom; /* 0 to fit the width */
};

G_DEFINE_FINAL_TYPE (JyPdfView, jy_pdf_view, GTK_TYPE_WIDGET)

static void
update (JyPdfView *self)
{
  guint n = self->pdf != NULL ? jy_pdf_get_n_pages (self->pdf) : 0;
  /* Translators: the page that is shown, and how many there are */
  g_autofree char *pages = g_strdup_printf (_ ("%u of %u"), self->page + 1, n);
  g_autofree char *percent = g_strdup_printf ("%d%%", (int) (self->zoom * 100 + 0.5));

  gtk_label_set_label (self->page_label, pages);
  /* Translators: the size at which a page takes the width that there is */
  gtk_label_set_label (self->zoom_label, self->zoom > 0 ? percent : C_ ("zoom", "Fit"));
  gtk_widget_set_visible (self->pager, n > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pdf.previous-page", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pdf.next-page", self->page + 1 < n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pdf.zoom-in", n > 0 && self->zoom < zooms[G_N_ELEMENTS (zooms) - 1]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pdf.zoom-out", n > 0 && (self->zoom <= 0 || self->zoom > zooms[0]));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pdf.zoom-fit", self->zoom > 0);
}

static void
turn_to (JyPdfView *self,
         guint      page)
{
  self->page = page;
  jy_pdf_sheet_show (self->sheet, self->pdf, page);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  update (self);
}

static void
page_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  JyPdfView *self = JY_PDF_VIEW (widget);
  guint n = self->pdf != NULL ? jy_pdf_get_n_pages (self->pdf) : 0;
  gboolean next = g_str_equal (action, "pdf.next-page");

  if (next ? self->page + 1 < n : self->page > 0)
    turn_to (self, next ? self->page + 1 : self->page - 1);
}

static void
zoom_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  JyPdfView *self = JY_PDF_VIEW (widget);
  double now = jy_pdf_sheet_get_zoom (self->sheet);
  double chosen = 0;

  if (g_str_equal (action, "pdf.zoom-in"))
    for (guint i = G_N_ELEMENTS (zooms); i > 0; i--)
      chosen = zooms[i - 1] > now * 1.001 ? zooms[i - 1] : chosen;
  else if (g_str_equal (action, "pdf.zoom-out"))
    for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
      chosen = zooms[i] < now * 0.999 ? zooms[i] : chosen;
  if (chosen <= 0 && !g_str_equal (action, "pdf.zoom-fit"))
    return;
  self->zoom = chosen;
  jy_pdf_sheet_set_zoom (self->sheet, chosen);
  update (self);
}

/* At the end of a page the keys go on to the next one. */
static gboolean
key_pressed_cb (JyPdfView      *self,
                guint           key,
                guint           code,
                GdkModifierType modifiers)
{
  GtkAdjustment *position = gtk_scrolled_window_get_vadjustment (self->scroller);
  double value = gtk_adjustment_get_value (position);
  double end = gtk_adjustment_get_upper (position) - gtk_adjustment_get_page_size (position);
  gboolean next = key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down || key == GDK_KEY_space;
  gboolean previous = key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up;

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 || (!next && !previous))
    return FALSE;
  if (next && value >= end - 1)
    return gtk_widget_activate_action (GTK_WIDGET (self), "pdf.next-page", NULL);
  if (previous && value <= 1)
    return gtk_widget_activate_action (GTK_WIDGET (self), "pdf.previous-page", NULL);
  return FALSE;
}

static void
jy_pdf_view_dispose (GObject *object)
{
  JyPdfView *self = JY_PDF_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->pdf);

  G_OBJECT_CLASS (jy_pdf_view_parent_class)->dispose (object);
}

static void
jy_pdf_view_class_init (JyPdfViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_pdf_view_dispose;

  g_type_ensure (JY_TYPE_PDF_SHEET);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-pdf-view.ui");
  gtk_widget_class_bind_template_child (widget_class, JyPdfView, scroller);
  gtk_widget_class_bind_template_child (widget_class, JyPdfView, sheet);
  gtk_widget_class_bind_template_child (widget_class, JyPdfView, page_label);
  gtk_widget_class_bind_template_child (widget_class, JyPdfView, pager);
  gtk_widget_class_bind_template_child (widget_class, JyPdfView, zoom_label);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);

  gtk_widget_class_install_action (widget_class, "pdf.previous-page", NULL, page_activated_cb);
  gtk_widget_class_install_action (widget_class, "pdf.next-page", NULL, page_activated_cb);
  gtk_widget_class_install_action (widget_class, "pdf.zoom-in", NULL, zoom_activated_cb);
  gtk_widget_class_install_action (widget_class, "pdf.zoom-out", NULL, zoom_activated_cb);
  gtk_widget_class_install_action (widget_class, "pdf.zoom-fit", NULL, zoom_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "pdf.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "pdf.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "pdf.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "pdf.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "pdf.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "pdf.zoom-fit", NULL);
}

static void
jy_pdf_view_init (JyPdfView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * jy_pdf_view_show:
 * @view: the view
 * @pdf: (nullable): a document
 *
 * Shows a document in place of the one before, at the same page if it has one.
 */
void
jy_pdf_view_show (JyPdfView *view,
                  JyPdf     *pdf)
{
  guint n = pdf != NULL ? jy_pdf_get_n_pages (pdf) : 0;

  g_set_object (&view->pdf, pdf);
  turn_to (view, view->page < n ? view->page : 0);
}

/**
 * jy_pdf_view_get_pdf:
 * @view: the view
 *
 * Returns: (transfer none) (nullable): the document that is shown
 */
JyPdf *
jy_pdf_view_get_pdf (JyPdfView *view)
{
  return view->pdf;
}

/**
 * jy_pdf_view_get_page:
 * @view: the view
 *
 * Returns: the page that is shown, the first one is 0
 */
guint
jy_pdf_view_get_page (JyPdfView *view)
{
  return view->page;
}
