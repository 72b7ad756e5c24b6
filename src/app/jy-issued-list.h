/* All notices that were issued, the newest first. */
#pragma once

#include <gtk/gtk.h>

#include "jy-notice-list.h"
#include "jy-printout.h"

G_BEGIN_DECLS

#define JY_TYPE_ISSUED_LIST (jy_issued_list_get_type ())
G_DECLARE_FINAL_TYPE (JyIssuedList, jy_issued_list, JY, ISSUED_LIST, GtkWidget)

void        jy_issued_list_show         (JyIssuedList *list,
                                         GPtrArray    *notices);
JyPrintout *jy_issued_list_get_selected (JyIssuedList *list);
gboolean    jy_issued_list_select       (JyIssuedList *list,
                                         const char   *number);
void        jy_issued_list_unselect     (JyIssuedList *list);

G_END_DECLS
