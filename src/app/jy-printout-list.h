/* What can be put on paper: the notices and sheets of a month, and all notices that
 * were issued. */
#pragma once

#include "jy-notice-list.h"
#include "jy-printout.h"

G_BEGIN_DECLS

#define JY_TYPE_PRINTOUT_LIST (jy_printout_list_get_type ())
G_DECLARE_FINAL_TYPE (JyPrintoutList, jy_printout_list, JY, PRINTOUT_LIST, GtkWidget)

void        jy_printout_list_show_notices (JyPrintoutList *list,
                                           GPtrArray      *notices,
                                           JyMonth         month);
JyPrintout *jy_printout_list_get_selected (JyPrintoutList *list);
const JyNoticeEntry *jy_printout_list_get_issued (JyPrintoutList *list);
gboolean    jy_printout_list_select       (JyPrintoutList *list,
                                           JyPrintoutType  type,
                                           const char     *name);
const char *jy_printout_list_get_title    (const char     *notice);
const JyNoticeEntry *jy_printout_list_find_standing (GPtrArray *notices,
                                           const char     *notice,
                                           JyMonth         month);

G_END_DECLS
