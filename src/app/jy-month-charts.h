/* The figures of a month as charts. */
#pragma once

#include <gtk/gtk.h>

#include "jy-month-report.h"

G_BEGIN_DECLS

#define JY_TYPE_MONTH_CHARTS (jy_month_charts_get_type ())
G_DECLARE_FINAL_TYPE (JyMonthCharts, jy_month_charts, JY, MONTH_CHARTS, GtkWidget)

void jy_month_charts_show (JyMonthCharts       *charts,
                           const JyMonthReport *report);

G_END_DECLS
