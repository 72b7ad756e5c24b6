/* One record: its values, its coverage, its history. */
#pragma once

#include <gtk/gtk.h>

#include "jy-names.h"

G_BEGIN_DECLS

#define JY_TYPE_RECORD_PAGE (jy_record_page_get_type ())
G_DECLARE_FINAL_TYPE (JyRecordPage, jy_record_page, JY, RECORD_PAGE, GtkWidget)

JyRecordPage *jy_record_page_new          (JyLedger     *ledger,
                                           JyNames      *names);
void          jy_record_page_show         (JyRecordPage *page,
                                           const char   *id);
const JyKind *jy_record_page_get_kind     (JyRecordPage *page);
const char   *jy_record_page_get_id       (JyRecordPage *page);
gboolean      jy_record_page_is_voided    (JyRecordPage *page);
char         *jy_record_page_dup_subtitle (JyRecordPage *page);

G_END_DECLS
