/* What the files that lay out charts share. */

#pragma once

#include "jy-chart.h"
#include "jy-hatch.h"

G_BEGIN_DECLS

/* Size of the title, in those of the other type: 10.5 points above 9. */
#define JY_CHART_TITLE_EMS (7.0 / 6.0)

/* From the middle of a line of type to its baseline, in ems. */
#define JY_CHART_BASELINE 0.36

/* Of grid and leader lines. */
#define JY_CHART_HAIRLINE 0.4
#define JY_CHART_LIGHT    0.65

typedef struct
{
  char *label;
  char *text;
  JyChartStyle style;
  gint64 value;
} JyChartBar;

typedef struct
{
  char *label;
  JyChartStyle style;
} JyChartSeries;

typedef struct
{
  char *label;
  char *group;
  gint64 *values; /* one for each series, or NULL where there are no figures */
} JyChartColumn;

struct _JyChart
{
  char *title;
  double size; /* of type, in points */
  guint scale;
  gint64 target;
  char *target_label;
  GArray *bars;    /* JyChartBar */
  GArray *series;  /* JyChartSeries */
  GArray *columns; /* JyChartColumn */
};

/* A rectangle on a page in which a chart is drawn. */
typedef struct
{
  JyPage *page;
  JyShaper *shaper;
  const JyChart *chart;
  double left;
  double top;
  double right;
  double bottom;
} JyChartCanvas;

double jy_chart_measure (const JyChartCanvas *canvas, double size, const char *text);
void jy_chart_write (const JyChartCanvas *canvas,
                     double               x,
                     double               middle,
                     double               size,
                     gboolean             bold,
                     const char          *text);
void jy_chart_draw_line (const JyChartCanvas *canvas,
                         double               x1,
                         double               y1,
                         double               x2,
                         double               y2,
                         double               thickness,
                         double               grey);
void jy_chart_draw_area (const JyChartCanvas *canvas,
                         double               x,
                         double               y,
                         double               width,
                         double               height,
                         const JyChartStyle  *style);
void jy_chart_draw_bars (const JyChartCanvas *canvas);
void jy_chart_draw_columns (const JyChartCanvas *canvas);

G_END_DECLS
