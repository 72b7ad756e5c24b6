/* jy-chart-view.c: paints what paper shows in the colours and the font of the
 * screen. Grey becomes transparency, so that it is right in dark colours too. */
#include "config.h"

#include "jy-chart-view.h"
#include "jy-hatch.h"
#include "jy-pango-font-set.h"

#include <math.h>

/* Type of charts beside that of the page. */
#define RELATIVE_SIZE 0.9

#define NARROWEST 260 /* pixels */

struct _JyChartView
{
  GtkWidget parent_instance;

  JyChart *chart;
  double height; /* in points of the layout */
  double scale;  /* pixels of a point */
  JyPage *page;  /* laid out, or NULL when that must be done anew */
};

G_DEFINE_FINAL_TYPE (JyChartView, jy_chart_view, GTK_TYPE_WIDGET)

/* The size of the widget's type, in pixels. */
static double
get_type_size (JyChartView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (font) ? size : size * pango_cairo_context_get_resolution (context) / 72;
}

static void
lay_out (JyChartView *self,
         int          width,
         int          height)
{
  g_autoptr (JyFontSet) fonts = jy_pango_font_set_new (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  g_autoptr (JyShaper) shaper = jy_shaper_new (fonts);

  g_clear_pointer (&self->page, jy_page_free);
  self->page = jy_page_new (width / self->scale, height / self->scale);
  jy_chart_draw (self->page, shaper, 0, 0, width / self->scale, height / self->scale, self->chart);
}

static void
set_ink (cairo_t       *cairo,
         const GdkRGBA *colour,
         double         grey)
{
  cairo_set_source_rgba (cairo, colour->red, colour->green, colour->blue, colour->alpha * (1 - grey));
}

static void
draw_stroke (double   x1,
             double   y1,
             double   x2,
             double   y2,
             gpointer data)
{
  cairo_move_to (data, x1, y1);
  cairo_line_to (data, x2, y2);
}

static void
paint_boxes (JyChartView   *self,
             cairo_t       *cairo,
             const GdkRGBA *colour)
{
  static const double dots[] = { JY_HATCH_DOT, JY_HATCH_DOT_GAP };

  for (guint i = 0; i < jy_page_get_n_boxes (self->page); i++)
    {
      const JyBox *box = jy_page_get_box (self->page, i);

      cairo_rectangle (cairo, box->x, box->y, box->width, box->height);
      set_ink (cairo, colour, box->grey);
      cairo_fill (cairo);
      if (box->hatch == JY_HATCH_NONE)
        continue;
      set_ink (cairo, colour, 0);
      cairo_set_line_width (cairo, jy_hatch_get_thickness (box->hatch));
      cairo_set_dash (cairo, dots, box->hatch == JY_HATCH_DOTS ? G_N_ELEMENTS (dots) : 0, 0);
      jy_hatch_draw (box, draw_stroke, cairo);
      cairo_stroke (cairo);
      cairo_set_dash (cairo, NULL, 0, 0);
      cairo_set_line_width (cairo, JY_HATCH_OUTLINE_THICKNESS);
      cairo_rectangle (cairo, box->x, box->y, box->width, box->height);
      cairo_stroke (cairo);
    }
}

static void
paint_rules (JyChartView   *self,
             cairo_t       *cairo,
             const GdkRGBA *colour)
{
  for (guint i = 0; i < jy_page_get_n_rules (self->page); i++)
    {
      const JyRule *rule = jy_page_get_rule (self->page, i);
      double dash = rule->dash;

      set_ink (cairo, colour, rule->grey);
      cairo_set_line_width (cairo, rule->thickness);
      cairo_set_dash (cairo, &dash, rule->dash > 0 ? 1 : 0, 0);
      draw_stroke (rule->x1, rule->y1, rule->x2, rule->y2, cairo);
      cairo_stroke (cairo);
    }
}

/* Kerning and hinting may make a line a little wider than its characters are. */
static void
paint_run (JyChartView *self,
           cairo_t     *cairo,
           PangoLayout *layout,
           const JyRun *run)
{
  PangoFontDescription *font =
    pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));
  double room = run->width * self->scale;
  int width;

  pango_font_description_set_absolute_size (font, run->size * self->scale * PANGO_SCALE);
  if (run->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, jy_page_get_text (self->page, run), -1);
  pango_layout_get_size (layout, &width, NULL);
  if (width == 0)
    return;

  cairo_save (cairo);
  cairo_translate (cairo, run->x * self->scale, run->y * self->scale - (double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  cairo_scale (cairo, room * PANGO_SCALE / width, 1);
  pango_cairo_show_layout (cairo, layout);
  cairo_restore (cairo);
}

static void
paint_runs (JyChartView   *self,
            cairo_t       *cairo,
            const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);

  for (guint i = 0; i < jy_page_get_n_runs (self->page); i++)
    {
      const JyRun *run = jy_page_get_run (self->page, i);

      set_ink (cairo, colour, run->grey);
      paint_run (self, cairo, layout, run);
    }
}

static void
jy_chart_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  JyChartView *self = JY_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  if (self->page == NULL)
    lay_out (self, width, height);
  cairo_save (cairo);
  cairo_scale (cairo, self->scale, self->scale);
  paint_boxes (self, cairo, &colour);
  paint_rules (self, cairo, &colour);
  cairo_restore (cairo);
  paint_runs (self, cairo, &colour);
  cairo_destroy (cairo);
}

static void
jy_chart_view_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  JyChartView *self = JY_CHART_VIEW (widget);

  self->scale = get_type_size (self) * RELATIVE_SIZE / JY_CHART_TYPE_SIZE;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? NARROWEST : (int) ceil (self->height * self->scale);
  *natural = *minimum;
}

static void
jy_chart_view_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  g_clear_pointer (&JY_CHART_VIEW (widget)->page, jy_page_free);
}

/* Another font or another size of type: everything stands elsewhere. */
static void
jy_chart_view_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (jy_chart_view_parent_class)->css_changed (widget, change);
  g_clear_pointer (&JY_CHART_VIEW (widget)->page, jy_page_free);
  gtk_widget_queue_resize (widget);
}

static void
jy_chart_view_finalize (GObject *object)
{
  JyChartView *self = JY_CHART_VIEW (object);

  g_clear_pointer (&self->page, jy_page_free);
  g_clear_pointer (&self->chart, jy_chart_free);

  G_OBJECT_CLASS (jy_chart_view_parent_class)->finalize (object);
}

static void
jy_chart_view_class_init (JyChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jy_chart_view_finalize;
  widget_class->snapshot = jy_chart_view_snapshot;
  widget_class->measure = jy_chart_view_measure;
  widget_class->size_allocate = jy_chart_view_size_allocate;
  widget_class->css_changed = jy_chart_view_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
jy_chart_view_init (JyChartView *self)
{
}

/**
 * jy_chart_view_new:
 * @chart: (transfer full): a chart without a title
 * @height: its height, in points of the layout
 * @title: what it shows, read aloud
 * @description: its figures in words, read aloud
 *
 * Returns: (transfer none): a widget that shows the chart in any width
 */
GtkWidget *
jy_chart_view_new (JyChart    *chart,
                   double      height,
                   const char *title,
                   const char *description)
{
  JyChartView *view = g_object_new (JY_TYPE_CHART_VIEW, NULL);

  view->chart = chart;
  view->height = height;
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  return GTK_WIDGET (view);
}
