/* Bars, one below the other: label, bar, figure. No axis, for every bar says
 * what it is and how much. */

#include "config.h"

#include "jy-chart-private.h"

#define LARGEST_PITCH 2.4 /* in ems: bars further apart do not belong together */
#define LINE_PITCH    1.25
#define THICKNESS     0.66 /* in parts of the pitch */
#define GAP           0.5

typedef struct
{
  double size;
  double pitch;
  double start;  /* where the bars begin */
  double length; /* of the longest one */
  gint64 most;
} Bars;

static const JyChartBar *
get_bar (const JyChartCanvas *canvas,
         guint                i)
{
  return &g_array_index (canvas->chart->bars, JyChartBar, i);
}

static gboolean
set_out (const JyChartCanvas *canvas,
         Bars                *bars)
{
  guint n = canvas->chart->bars->len;
  double labels = 0;
  double texts = 0;

  bars->pitch = MIN ((canvas->bottom - canvas->top) / n, LARGEST_PITCH * canvas->chart->size);
  bars->size = MIN (canvas->chart->size, bars->pitch / LINE_PITCH);
  bars->most = 0;
  if (bars->size <= 0)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      labels = MAX (labels, jy_chart_measure (canvas, bars->size, get_bar (canvas, i)->label));
      texts = MAX (texts, jy_chart_measure (canvas, bars->size, get_bar (canvas, i)->text));
      bars->most = MAX (bars->most, get_bar (canvas, i)->value);
    }
  bars->start = canvas->left + labels + GAP * bars->size;
  bars->length = canvas->right - texts - GAP * bars->size - bars->start;

  return bars->length > 0 && bars->most > 0;
}

static void
draw_bar (const JyChartCanvas *canvas,
          const Bars          *bars,
          guint                i)
{
  const JyChartBar *bar = get_bar (canvas, i);
  double middle = canvas->top + (i + 0.5) * bars->pitch;
  double thickness = THICKNESS * bars->pitch;
  double length = bars->length * (double) bar->value / (double) bars->most;

  jy_chart_write (canvas, canvas->left, middle, bars->size, FALSE, bar->label);
  if (bar->value > 0)
    jy_chart_draw_area (canvas, bars->start, middle - thickness / 2, length, thickness, &bar->style);
  jy_chart_write (canvas,
                  bars->start + length + GAP * bars->size,
                  middle,
                  bars->size,
                  FALSE,
                  bar->text);
}

void
jy_chart_draw_bars (const JyChartCanvas *canvas)
{
  guint n = canvas->chart->bars->len;
  Bars bars;

  if (!set_out (canvas, &bars))
    return;

  for (guint i = 0; i < n; i++)
    draw_bar (canvas, &bars, i);
  jy_chart_draw_line (canvas,
                      bars.start,
                      canvas->top,
                      bars.start,
                      canvas->top + n * bars.pitch,
                      JY_HATCH_OUTLINE_THICKNESS,
                      0);
}
