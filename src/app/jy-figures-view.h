/* The figures of a month as tables. */
#pragma once

#include <gtk/gtk.h>

#include "jy-month-report.h"

G_BEGIN_DECLS

#define JY_TYPE_FIGURES_VIEW (jy_figures_view_get_type ())
G_DECLARE_FINAL_TYPE (JyFiguresView, jy_figures_view, JY, FIGURES_VIEW, GtkWidget)

void jy_figures_view_show (JyFiguresView       *view,
                           const JyMonthReport *report);

G_END_DECLS
