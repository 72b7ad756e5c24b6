/* A month, a year or all time, with a step forward and one back. */
#pragma once

#include <gtk/gtk.h>

#include "jy-day.h"

G_BEGIN_DECLS

#define JY_TYPE_PERIOD_CHOOSER (jy_period_chooser_get_type ())
G_DECLARE_FINAL_TYPE (JyPeriodChooser, jy_period_chooser, JY, PERIOD_CHOOSER, GtkWidget)

/**
 * JyPeriod:
 *
 * How long a period is; in the order of the drop-down.
 */
typedef enum
{
  JY_PERIOD_MONTH,
  JY_PERIOD_YEAR,
  JY_PERIOD_ALL,
} JyPeriod;

void     jy_period_chooser_set       (JyPeriodChooser *chooser,
                                      JyPeriod         period,
                                      JyMonth          month);
void     jy_period_chooser_show_days (JyPeriodChooser *chooser,
                                      JyDay            first,
                                      JyDay            last);
JyPeriod jy_period_chooser_get       (JyPeriodChooser *chooser);
void     jy_period_chooser_get_days  (JyPeriodChooser *chooser,
                                      JyDay           *from,
                                      JyDay           *to);
char    *jy_period_chooser_dup_title (JyPeriodChooser *chooser);
void     jy_period_chooser_step      (JyPeriodChooser *chooser,
                                      int              steps);

G_END_DECLS
