/* What stands below a table: how many records, what they add up to, and what is still read. */
#pragma once

#include <gtk/gtk.h>

#include "jy-record-list.h"

G_BEGIN_DECLS

#define JY_TYPE_RECORD_FOOTER (jy_record_footer_get_type ())
G_DECLARE_FINAL_TYPE (JyRecordFooter, jy_record_footer, JY, RECORD_FOOTER, GtkWidget)

void        jy_record_footer_follow    (JyRecordFooter *footer,
                                        JyLedger       *ledger,
                                        JyRecordList   *list);
const char *jy_record_footer_get_total (JyRecordFooter *footer);

G_END_DECLS
