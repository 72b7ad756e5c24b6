/* A table of the records of one kind: the same widget for every kind. */
#pragma once

#include <gtk/gtk.h>

#include "jy-names.h"
#include "jy-period-chooser.h"
#include "jy-record-list.h"

G_BEGIN_DECLS

#define JY_TYPE_RECORD_TABLE (jy_record_table_get_type ())
G_DECLARE_FINAL_TYPE (JyRecordTable, jy_record_table, JY, RECORD_TABLE, GtkWidget)

JyRecordTable   *jy_record_table_new          (JyLedger      *ledger,
                                               const JyKind  *kind,
                                               JyNames       *names,
                                               GSettings     *settings);
const JyKind    *jy_record_table_get_kind     (JyRecordTable *table);
GtkColumnView   *jy_record_table_get_view     (JyRecordTable *table);
JyPeriodChooser *jy_record_table_get_period   (JyRecordTable *table);
const char      *jy_record_table_get_total    (JyRecordTable *table);
void             jy_record_table_reveal       (JyRecordTable *table,
                                               const char    *id);
void             jy_record_table_search       (JyRecordTable *table);
void             jy_record_table_set_words    (JyRecordTable *table,
                                               const char    *words);
void             jy_record_table_toggle_voided (JyRecordTable *table);

G_END_DECLS
