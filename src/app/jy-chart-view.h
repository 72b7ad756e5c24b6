/* A chart on the screen. */
#pragma once

#include <gtk/gtk.h>

#include "jy-chart.h"

G_BEGIN_DECLS

#define JY_TYPE_CHART_VIEW (jy_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (JyChartView, jy_chart_view, JY, CHART_VIEW, GtkWidget)

GtkWidget *jy_chart_view_new (JyChart    *chart,
                              double      height,
                              const char *title,
                              const char *description);

G_END_DECLS
