/* What is known of a month, from its state to its findings. */
#pragma once

#include <gtk/gtk.h>

#include "jy-month-report.h"

G_BEGIN_DECLS

#define JY_TYPE_MONTH_VIEW (jy_month_view_get_type ())
G_DECLARE_FINAL_TYPE (JyMonthView, jy_month_view, JY, MONTH_VIEW, GtkWidget)

void jy_month_view_show          (JyMonthView         *view,
                                  const JyMonthReport *report);
void jy_month_view_scroll_to_top (JyMonthView         *view);

G_END_DECLS
