/* Notices and working sheets: seen as they will be printed, issued, printed, kept. */
#pragma once

#include <gtk/gtk.h>

#include "jy-ledger.h"

G_BEGIN_DECLS

#define JY_TYPE_NOTICES_PAGE (jy_notices_page_get_type ())
G_DECLARE_FINAL_TYPE (JyNoticesPage, jy_notices_page, JY, NOTICES_PAGE, GtkWidget)

GtkWidget *jy_notices_page_new        (JyLedger      *ledger);
void       jy_notices_page_show       (JyNoticesPage *page,
                                       JyMonth        month);
void       jy_notices_page_show_issued (JyNoticesPage *page,
                                       const char    *number);
void       jy_notices_page_step       (JyNoticesPage *page,
                                       int            steps);
void       jy_notices_page_issue      (JyNoticesPage *page,
                                       JyDay          from,
                                       JyDay          to);

G_END_DECLS
