/* A month: its figures, its findings, its closing and its notice. */
#pragma once

#include <gtk/gtk.h>

#include "jy-ledger.h"

G_BEGIN_DECLS

#define JY_TYPE_MONTH_PAGE (jy_month_page_get_type ())
G_DECLARE_FINAL_TYPE (JyMonthPage, jy_month_page, JY, MONTH_PAGE, GtkWidget)

GtkWidget *jy_month_page_new         (JyLedger     *ledger);
void       jy_month_page_show        (JyMonthPage  *page,
                                      JyMonth       month);
JyMonth    jy_month_page_get_month   (JyMonthPage  *page);
void       jy_month_page_step        (JyMonthPage  *page,
                                      int           steps);
gboolean   jy_month_page_close       (JyMonthPage  *page,
                                      GError      **error);
gboolean   jy_month_page_reopen      (JyMonthPage  *page,
                                      const char   *reason,
                                      GError      **error);
void       jy_month_page_save_notice (JyMonthPage  *page,
                                      const char   *path,
                                      gboolean      issue);

G_END_DECLS
