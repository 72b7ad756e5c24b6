/* What a chart shows. How it is laid out stands in jy-chart-bars.c and
 * jy-chart-columns.c. */

#include "config.h"

#include "jy-chart-private.h"

#define TITLE_PITCH 1.4 /* in ems */

static void
clear_bar (gpointer pointer)
{
  JyChartBar *bar = pointer;

  g_free (bar->label);
  g_free (bar->text);
}

static void
clear_series (gpointer pointer)
{
  g_free (((JyChartSeries *) pointer)->label);
}

static void
clear_column (gpointer pointer)
{
  JyChartColumn *column = pointer;

  g_free (column->label);
  g_free (column->group);
  g_free (column->values);
}

static GArray *
new_array (guint          size,
           GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, size);

  g_array_set_clear_func (array, clear);

  return array;
}

/**
 * jy_chart_new:
 * @title: (nullable): stands above it
 *
 * Returns: (transfer full): a chart that shows nothing yet
 */
JyChart *
jy_chart_new (const char *title)
{
  JyChart *self = g_new0 (JyChart, 1);

  self->title = g_strdup (title);
  self->size = JY_CHART_TYPE_SIZE;
  self->bars = new_array (sizeof (JyChartBar), clear_bar);
  self->series = new_array (sizeof (JyChartSeries), clear_series);
  self->columns = new_array (sizeof (JyChartColumn), clear_column);

  return self;
}

/**
 * jy_chart_free:
 * @self: (transfer full) (nullable): a chart
 */
void
jy_chart_free (JyChart *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->bars);
  g_array_unref (self->series);
  g_array_unref (self->columns);
  g_free (self->target_label);
  g_free (self->title);
  g_free (self);
}

/**
 * jy_chart_set_type_size:
 * @self: a chart
 * @size: size of its type, in points, instead of %JY_CHART_TYPE_SIZE
 *
 * Sets its type larger or smaller; the title keeps its proportion.
 */
void
jy_chart_set_type_size (JyChart *self,
                        double   size)
{
  g_return_if_fail (size > 0);

  self->size = size;
}

/**
 * jy_chart_set_scale:
 * @self: a chart
 * @scale: decimals of the shown unit that the stored one makes up: 3 for grams
 *   that are shown as kilograms
 *
 * Says how the figures of the axis are written. The unit itself belongs into the
 * title.
 */
void
jy_chart_set_scale (JyChart *self,
                    guint    scale)
{
  self->scale = scale;
}

/**
 * jy_chart_set_target:
 * @self: a chart of columns
 * @target: what no column should exceed, or 0
 * @label: stands beside its line
 *
 * Sets a target: a dashed line. Columns of a single series that exceed it are
 * dark.
 */
void
jy_chart_set_target (JyChart    *self,
                     gint64      target,
                     const char *label)
{
  g_return_if_fail (target >= 0);

  self->target = target;
  g_free (self->target_label);
  self->target_label = g_strdup (label);
}

/**
 * jy_chart_add_bar:
 * @self: a chart
 * @label: what it is, stands before it
 * @text: its figure, stands after it
 * @style: how it is filled
 * @value: how long it is beside the others; not negative
 *
 * Adds a bar below the others.
 */
void
jy_chart_add_bar (JyChart            *self,
                  const char         *label,
                  const char         *text,
                  const JyChartStyle *style,
                  gint64              value)
{
  JyChartBar bar = { g_strdup (label), g_strdup (text), *style, MAX (0, value) };

  g_array_append_val (self->bars, bar);
}

/**
 * jy_chart_add_series:
 * @self: a chart without columns yet
 * @label: what it is
 * @style: how it is filled
 *
 * Adds a series on top of the others.
 */
void
jy_chart_add_series (JyChart            *self,
                     const char         *label,
                     const JyChartStyle *style)
{
  JyChartSeries series = { g_strdup (label), *style };

  g_return_if_fail (self->columns->len == 0);

  g_array_append_val (self->series, series);
}

/**
 * jy_chart_add_column:
 * @self: a chart with all its series
 * @label: stands below it
 * @group: (nullable): stands below the label of the first column of a group
 * @values: (nullable): one for each series, not negative, or %NULL where there
 *   are no figures: a gap, which is not a zero
 *
 * Adds a column to the right of the others.
 */
void
jy_chart_add_column (JyChart      *self,
                     const char   *label,
                     const char   *group,
                     const gint64 *values)
{
  JyChartColumn column = { g_strdup (label), g_strdup (group), NULL };

  g_return_if_fail (self->series->len > 0);

  if (values != NULL)
    {
      column.values = g_new (gint64, self->series->len);
      for (guint i = 0; i < self->series->len; i++)
        column.values[i] = MAX (0, values[i]);
    }
  g_array_append_val (self->columns, column);
}

/**
 * jy_chart_choose_step:
 * @most: the largest value, positive
 * @n_steps: how many steps there is room for, at least one
 *
 * Chooses the distance of an axis' figures: 1, 2 or 5 times a power of ten, the
 * smallest that reaches @most in @n_steps steps from zero.
 *
 * Returns: the distance, at least 1
 */
gint64
jy_chart_choose_step (gint64 most,
                      guint  n_steps)
{
  gint64 step = 1;

  g_return_val_if_fail (n_steps > 0, MAX (1, most));

  for (guint i = 0; (most - 1) / step >= (gint64) n_steps; i++)
    {
      if (step > G_MAXINT64 / 5 * 2)
        return MAX (1, most);
      step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    }

  return step;
}

/* ------------------------------------------------------------ canvas ---- */

double
jy_chart_measure (const JyChartCanvas *canvas,
                  double               size,
                  const char          *text)
{
  return jy_shaper_measure (canvas->shaper, JY_FONT_BODY, text) * size;
}

/* Text that starts at x and whose middle is at a height. */
void
jy_chart_write (const JyChartCanvas *canvas,
                double               x,
                double               middle,
                double               size,
                gboolean             bold,
                const char          *text)
{
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (JyGlyph));
  JyInk ink = { .size = size, .bold = bold };

  jy_shaper_shape (canvas->shaper, JY_FONT_BODY, text, glyphs);
  jy_page_add_glyphs (canvas->page,
                      x,
                      middle + JY_CHART_BASELINE * size,
                      &ink,
                      (const JyGlyph *) (void *) glyphs->data,
                      glyphs->len);
}

void
jy_chart_draw_line (const JyChartCanvas *canvas,
                    double               x1,
                    double               y1,
                    double               x2,
                    double               y2,
                    double               thickness,
                    double               grey)
{
  JyRule rule = { .x1 = x1, .y1 = y1, .x2 = x2, .y2 = y2, .thickness = thickness, .grey = grey };

  jy_page_add_styled_rule (canvas->page, &rule);
}

void
jy_chart_draw_area (const JyChartCanvas *canvas,
                    double               x,
                    double               y,
                    double               width,
                    double               height,
                    const JyChartStyle  *style)
{
  JyBox box = { .x = x,
                .y = y,
                .width = width,
                .height = height,
                .grey = style->grey,
                .hatch = style->hatch };

  jy_page_add_hatched_box (canvas->page, &box);
}

/* A title that is too long for its chart becomes smaller. */
static void
draw_title (JyChartCanvas *canvas)
{
  double size = JY_CHART_TITLE_EMS * canvas->chart->size;
  double pitch = TITLE_PITCH * size;
  double width;

  if (canvas->chart->title == NULL)
    return;

  width = jy_chart_measure (canvas, size, canvas->chart->title);
  if (width > canvas->right - canvas->left)
    size *= (canvas->right - canvas->left) / width;
  jy_chart_write (canvas, canvas->left, canvas->top + pitch / 2, size, TRUE, canvas->chart->title);
  canvas->top += pitch;
}

/**
 * jy_chart_draw:
 * @page: where to draw
 * @shaper: measures text
 * @x: left edge, in points
 * @y: upper edge, in points
 * @width: in points
 * @height: in points
 * @self: a chart
 *
 * Lays the chart out in a rectangle. What has no room is left out, and nothing
 * is drawn outside.
 */
void
jy_chart_draw (JyPage        *page,
               JyShaper      *shaper,
               double         x,
               double         y,
               double         width,
               double         height,
               const JyChart *self)
{
  JyChartCanvas canvas = { page, shaper, self, x, y, x + width, y + height };

  draw_title (&canvas);
  if (self->bars->len > 0)
    jy_chart_draw_bars (&canvas);
  else if (self->columns->len > 0)
    jy_chart_draw_columns (&canvas);
}
