/* Columns of one series or several, stacked, over a scale of round figures.
 * Series are named beside the last column rather than in a legend. */

#include "config.h"

#include "jy-chart-private.h"

#include <math.h>

#include "jy-dimension.h"

/* In ems of the type. */
#define LINE_PITCH  1.3
#define LABEL_PITCH 1.25
#define TICK_PITCH  1.45
#define LOWEST      2.4
#define GAP         0.4
#define LEADER      1.0
#define SWATCH      0.8
#define WIDEST      2.4

#define MOST_STEPS   6
#define COLUMN_SHARE 0.68 /* of the room of a column */
#define ZERO_MARK    1.2  /* thickness of the mark of a zero, in points */
#define TARGET_LINE  1.0
#define TARGET_DASH  3

/* Of columns that exceed the target. */
static const JyChartStyle exceeding = { 0.3, JY_HATCH_OUTLINE };

typedef struct
{
  const JyChartCanvas *canvas;
  const JyChart *chart;
  double size;
  double left;
  double top;
  double right;
  double bottom;
  double slot;   /* room of a column */
  double column; /* its width */
  gint64 step;
  gint64 most; /* figure of the upper edge; no column wastes room for a round one */
  guint decimals;
} Plot;

static const JyChartColumn *
get_column (const JyChart *chart,
            guint          i)
{
  return &g_array_index (chart->columns, JyChartColumn, i);
}

static const JyChartSeries *
get_series (const JyChart *chart,
            guint          i)
{
  return &g_array_index (chart->series, JyChartSeries, i);
}

static gint64
get_sum (const JyChart       *chart,
         const JyChartColumn *column,
         guint                n_series)
{
  gint64 sum = 0;

  for (guint i = 0; column->values != NULL && i < n_series; i++)
    sum += column->values[i];

  return sum;
}

/* Zeros alone stand below a single unit; without any figure there is no scale. */
static gint64
find_most (const JyChart *chart)
{
  gint64 most = chart->target;
  gint64 unit = 1;
  gboolean has_figures = FALSE;

  for (guint i = 0; i < chart->columns->len; i++)
    {
      has_figures |= get_column (chart, i)->values != NULL;
      most = MAX (most, get_sum (chart, get_column (chart, i), chart->series->len));
    }
  for (guint i = 0; i < chart->scale; i++)
    unit *= 10;

  return most == 0 && has_figures ? unit : most;
}

static gboolean
has_groups (const JyChart *chart)
{
  for (guint i = 0; i < chart->columns->len; i++)
    if (get_column (chart, i)->group != NULL)
      return TRUE;

  return FALSE;
}

static double
y_of (const Plot *plot,
      gint64      value)
{
  return plot->bottom - (plot->bottom - plot->top) * (double) value / (double) plot->most;
}

/* As many decimals as the distance needs, so that all figures have the same. */
static guint
count_decimals (gint64 step,
                guint  scale)
{
  while (scale > 0 && step % 10 == 0)
    {
      step /= 10;
      scale--;
    }

  return scale;
}

static char *
write_tick (const Plot *plot,
            gint64      value)
{
  if (value == 0)
    return g_strdup ("0");

  return jy_format_decimal (value, plot->chart->scale, plot->decimals, plot->decimals);
}

static double
measure_ticks (const Plot *plot)
{
  double width = 0;

  for (gint64 i = 0; i <= plot->most / plot->step; i++)
    {
      g_autofree char *text = write_tick (plot, i * plot->step);

      width = MAX (width, jy_chart_measure (plot->canvas, plot->size, text));
    }

  return width;
}

static double
measure_right (const Plot *plot)
{
  double width = 0;

  if (plot->chart->series->len > 1)
    {
      for (guint i = 0; i < plot->chart->series->len; i++)
        width = MAX (width, jy_chart_measure (plot->canvas, plot->size, get_series (plot->chart, i)->label));
      return width + (LEADER + SWATCH + GAP) * plot->size;
    }
  if (plot->chart->target > 0 && plot->chart->target_label != NULL)
    return jy_chart_measure (plot->canvas, plot->size, plot->chart->target_label) + GAP * plot->size;

  return 0;
}

static gboolean
set_out (Plot                *plot,
         const JyChartCanvas *canvas)
{
  gint64 most = find_most (canvas->chart);
  double ticks;

  plot->canvas = canvas;
  plot->chart = canvas->chart;
  plot->size = canvas->chart->size;
  plot->top = canvas->top + 0.6 * plot->size;
  plot->bottom = canvas->bottom - (has_groups (plot->chart) ? 2 : 1) * LINE_PITCH * plot->size;
  if (most == 0 || plot->bottom - plot->top < LOWEST * plot->size)
    return FALSE;

  ticks = MAX (2, floor ((plot->bottom - plot->top) / (TICK_PITCH * plot->size)));
  plot->most = most;
  plot->step = jy_chart_choose_step (most, (guint) MIN (ticks, MOST_STEPS));
  plot->decimals = count_decimals (plot->step, plot->chart->scale);
  plot->left = canvas->left + measure_ticks (plot) + GAP * plot->size;
  plot->right = canvas->right - measure_right (plot);
  plot->slot = (plot->right - plot->left) / plot->chart->columns->len;
  plot->column = MIN (COLUMN_SHARE * plot->slot, WIDEST * plot->size);

  return plot->slot > 0;
}

static double
x_of (const Plot *plot,
      guint       i)
{
  return plot->left + (i + 0.5) * plot->slot;
}

/* Only between the columns: a white one would be crossed otherwise. */
static void
draw_grid_line (const Plot *plot,
                gint64      value)
{
  double y = y_of (plot, value);
  double start = plot->left;

  for (guint i = 0; i < plot->chart->columns->len; i++)
    {
      double left = x_of (plot, i) - plot->column / 2;

      if (get_sum (plot->chart, get_column (plot->chart, i), plot->chart->series->len) < value)
        continue;
      jy_chart_draw_line (plot->canvas, start, y, left, y, JY_CHART_HAIRLINE, JY_CHART_LIGHT);
      start = left + plot->column;
    }
  jy_chart_draw_line (plot->canvas, start, y, plot->right, y, JY_CHART_HAIRLINE, JY_CHART_LIGHT);
}

static void
draw_scale (const Plot *plot)
{
  for (gint64 i = 0; i <= plot->most / plot->step; i++)
    {
      gint64 value = i * plot->step;
      g_autofree char *text = write_tick (plot, value);
      double width = jy_chart_measure (plot->canvas, plot->size, text);
      double y = y_of (plot, value);

      if (value > 0)
        draw_grid_line (plot, value);
      jy_chart_write (plot->canvas, plot->left - GAP * plot->size - width, y, plot->size, FALSE, text);
    }
  jy_chart_draw_line (plot->canvas,
                      plot->left,
                      plot->bottom,
                      plot->right,
                      plot->bottom,
                      JY_HATCH_OUTLINE_THICKNESS,
                      0);
}

static const JyChartStyle *
find_style (const Plot          *plot,
            const JyChartColumn *column,
            guint                series)
{
  if (plot->chart->series->len == 1 && plot->chart->target > 0 && column->values[0] > plot->chart->target)
    return &exceeding;

  return &get_series (plot->chart, series)->style;
}

static void
draw_column (const Plot *plot,
             guint       i)
{
  const JyChartColumn *column = get_column (plot->chart, i);
  double left = x_of (plot, i) - plot->column / 2;
  gint64 below = 0;

  if (column->values == NULL)
    return;

  for (guint k = 0; k < plot->chart->series->len; k++)
    {
      double bottom = y_of (plot, below);

      if (column->values[k] == 0)
        continue;
      below += column->values[k];
      jy_chart_draw_area (plot->canvas,
                          left,
                          y_of (plot, below),
                          plot->column,
                          bottom - y_of (plot, below),
                          find_style (plot, column, k));
    }
  /* A zero is a figure; a gap has nothing. */
  if (below == 0)
    jy_chart_draw_line (plot->canvas, left, plot->bottom, left + plot->column, plot->bottom, ZERO_MARK, 0);
}

/* Every how many columns a label has room. */
static guint
choose_stride (const Plot *plot)
{
  double widest = 0;

  for (guint i = 0; i < plot->chart->columns->len; i++)
    widest = MAX (widest, jy_chart_measure (plot->canvas, plot->size, get_column (plot->chart, i)->label));

  return (guint) MAX (1, ceil ((widest + GAP * plot->size) / plot->slot));
}

/* No label reaches below the scale or the names of the series. */
static void
draw_labels (const Plot *plot)
{
  guint stride = choose_stride (plot);
  double middle = plot->bottom + LINE_PITCH / 2 * plot->size;
  double end = plot->left - GAP * plot->size;

  for (guint i = 0; i < plot->chart->columns->len; i += stride)
    {
      const char *label = get_column (plot->chart, i)->label;
      double width = jy_chart_measure (plot->canvas, plot->size, label);
      double x = CLAMP (x_of (plot, i) - width / 2, plot->left, MAX (plot->left, plot->right - width));

      if (x < end + GAP * plot->size || x + width > plot->right)
        continue;
      jy_chart_write (plot->canvas, x, middle, plot->size, FALSE, label);
      end = x + width;
    }
}

/* From the right, because the end of the row counts most: a group that has no
 * room before the next one stays without its name. */
static void
draw_groups (const Plot *plot)
{
  double limit = plot->canvas->right;
  double middle = plot->bottom + 1.5 * LINE_PITCH * plot->size;

  for (guint i = plot->chart->columns->len; i-- > 0;)
    {
      const char *group = get_column (plot->chart, i)->group;
      double x = plot->left + i * plot->slot;
      double width;

      if (group == NULL)
        continue;
      width = jy_chart_measure (plot->canvas, plot->size, group);
      if (i > 0)
        jy_chart_draw_line (plot->canvas,
                            x,
                            plot->bottom,
                            x,
                            plot->bottom + 2 * LINE_PITCH * plot->size,
                            JY_CHART_HAIRLINE,
                            JY_CHART_LIGHT);
      if (x + (i > 0 ? GAP / 2 : 0) * plot->size + width > limit)
        continue;
      jy_chart_write (plot->canvas, x + (i > 0 ? GAP / 2 : 0) * plot->size, middle, plot->size, FALSE, group);
      limit = x - GAP * plot->size;
    }
}

static void
draw_target (const Plot *plot)
{
  double y = y_of (plot, plot->chart->target);
  JyRule rule = { .x1 = plot->left,
                  .y1 = y,
                  .x2 = plot->right,
                  .y2 = y,
                  .thickness = TARGET_LINE,
                  .dash = TARGET_DASH };

  if (plot->chart->target == 0)
    return;

  jy_page_add_styled_rule (plot->canvas->page, &rule);
  if (plot->chart->target_label != NULL && plot->chart->series->len == 1)
    jy_chart_write (plot->canvas,
                    plot->right + GAP * plot->size,
                    y,
                    plot->size,
                    FALSE,
                    plot->chart->target_label);
}

/* Moves labels apart that ask for places too close to each other, from above. */
static void
spread (double *middles,
        guint   n,
        double  pitch,
        double  top,
        double  bottom)
{
  double low = top + pitch / 2;
  double high = bottom - pitch / 2;

  for (guint i = n; i-- > 0; low = middles[i] + pitch)
    middles[i] = MAX (middles[i], low);
  for (guint i = 0; i < n; high = middles[i] - pitch, i++)
    middles[i] = MIN (middles[i], high);
}

static void
draw_series_label (const Plot *plot,
                   guint       i,
                   double      size,
                   double      from,
                   double      middle)
{
  const JyChartColumn *last = get_column (plot->chart, plot->chart->columns->len - 1);
  const JyChartSeries *series = get_series (plot->chart, i);
  double x = plot->right + LEADER * plot->size;
  double swatch = SWATCH * size;

  if (last->values != NULL && last->values[i] > 0)
    jy_chart_draw_line (plot->canvas,
                        x_of (plot, plot->chart->columns->len - 1) + plot->column / 2,
                        from,
                        x,
                        middle,
                        JY_CHART_HAIRLINE,
                        0);
  jy_chart_draw_area (plot->canvas, x, middle - swatch / 2, swatch, swatch, &series->style);
  jy_chart_write (plot->canvas, x + swatch + GAP * size, middle, size, FALSE, series->label);
}

/* The first series is the lowest. */
static void
draw_series_labels (const Plot *plot)
{
  const JyChart *chart = plot->chart;
  guint n = chart->series->len;
  const JyChartColumn *last = get_column (chart, chart->columns->len - 1);
  double bottom = plot->bottom + LABEL_PITCH / 2 * plot->size;
  double pitch = MIN (LABEL_PITCH * plot->size, (bottom - plot->canvas->top) / n);
  g_autofree double *from = g_new (double, n);
  g_autofree double *middles = g_new (double, n);

  if (n < 2)
    return;

  for (guint i = 0; i < n; i++)
    {
      double below = y_of (plot, get_sum (chart, last, i));
      double above = y_of (plot, get_sum (chart, last, i + 1));

      from[i] = last->values != NULL ? (below + above) / 2
                                     : plot->bottom - (plot->bottom - plot->top) * (i + 0.5) / n;
      middles[i] = from[i];
    }
  spread (middles, n, pitch, plot->canvas->top, bottom);
  for (guint i = 0; i < n; i++)
    draw_series_label (plot, i, pitch / LABEL_PITCH, from[i], middles[i]);
}

void
jy_chart_draw_columns (const JyChartCanvas *canvas)
{
  Plot plot;

  if (!set_out (&plot, canvas))
    return;

  draw_scale (&plot);
  for (guint i = 0; i < plot.chart->columns->len; i++)
    draw_column (&plot, i);
  draw_target (&plot);
  draw_labels (&plot);
  draw_groups (&plot);
  draw_series_labels (&plot);
}
