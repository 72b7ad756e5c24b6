/* The findings of a month as a list. */
#pragma once

#include <gtk/gtk.h>

#include "jy-findings.h"

G_BEGIN_DECLS

#define JY_TYPE_FINDING_LIST (jy_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (JyFindingList, jy_finding_list, JY, FINDING_LIST, GtkWidget)

void        jy_finding_list_show      (JyFindingList *list,
                                       GPtrArray     *findings);
const char *jy_severity_get_title     (JySeverity     severity);
const char *jy_severity_get_icon_name (JySeverity     severity);

G_END_DECLS
