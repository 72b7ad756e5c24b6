/* What is asked before a month is closed, reopened or put on paper. */
#pragma once

#include <adwaita.h>

#include "jy-month-report.h"

G_BEGIN_DECLS

char                 *jy_month_dup_title          (JyMonth              month);
char                 *jy_month_write_findings     (const JyMonthReport *report);
GtkWidget            *jy_close_month_dialog_new   (GtkWidget           *widget,
                                                   const JyMonthReport *report);
GtkWidget            *jy_reopen_dialog_new        (GtkWidget           *widget,
                                                   JyMonth              month);
GtkFileChooserNative *jy_notice_chooser_new       (GtkWidget           *widget,
                                                   JyMonth              month,
                                                   gboolean             issue);
GtkWidget            *jy_complain                 (GtkWidget           *widget,
                                                   const char          *heading,
                                                   const char          *sentence);
void                  jy_say                      (AdwToastOverlay     *toasts,
                                                   const char          *sentence);

G_END_DECLS
