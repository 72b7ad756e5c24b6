/* A list of records for the screen, as long as the ledger and as light as a page. */
#pragma once

#include "jy-query.h"

G_BEGIN_DECLS

#define JY_TYPE_RECORD_ITEM (jy_record_item_get_type ())
G_DECLARE_FINAL_TYPE (JyRecordItem, jy_record_item, JY, RECORD_ITEM, GObject)

#define JY_TYPE_RECORD_LIST (jy_record_list_get_type ())
G_DECLARE_FINAL_TYPE (JyRecordList, jy_record_list, JY, RECORD_LIST, GObject)

JyRecordList   *jy_record_list_new        (JyLedger      *ledger,
                                           const JyQuery *query);
void            jy_record_list_set_query  (JyRecordList  *list,
                                           const JyQuery *query);
const JyQuery  *jy_record_list_get_query  (JyRecordList  *list);
void            jy_record_list_set_patience (JyRecordList  *list,
                                             gint64         microseconds);
gboolean        jy_record_list_wait       (JyRecordList  *list,
                                           guint          milliseconds);
void            jy_record_list_stop       (JyRecordList  *list);
gboolean        jy_record_list_find_row   (JyRecordList  *list,
                                           gint64         row,
                                           guint         *position);
gboolean        jy_record_list_is_loading (JyRecordList  *list);
const GError   *jy_record_list_get_error  (JyRecordList  *list);

gint64          jy_record_item_get_row    (JyRecordItem  *item);
const JyRecord *jy_record_item_get_record (JyRecordItem  *item);
const char     *jy_record_item_get_id     (JyRecordItem  *item);
gboolean        jy_record_item_is_voided  (JyRecordItem  *item);

G_END_DECLS
