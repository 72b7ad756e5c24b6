/* One line of text in a table of records. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JY_TYPE_RECORD_CELL (jy_record_cell_get_type ())
G_DECLARE_FINAL_TYPE (JyRecordCell, jy_record_cell, JY, RECORD_CELL, GtkWidget)

JyRecordCell *jy_record_cell_new          (gboolean      is_numeric);
void          jy_record_cell_set_text     (JyRecordCell *cell,
                                           const char   *text);
const char   *jy_record_cell_get_text     (JyRecordCell *cell);
void          jy_record_cell_set_decimals (JyRecordCell *cell,
                                           guint         n_decimals);
char         *jy_record_cell_dup_shown    (JyRecordCell *cell);
void          jy_record_cell_set_voided   (JyRecordCell *cell,
                                           gboolean      voided);
gboolean      jy_record_cell_is_cut       (JyRecordCell *cell);

G_END_DECLS
