/* How the values of a record are written on working sheets. */
#pragma once

#include "jy-record.h"
#include "jy-table-row.h"

G_BEGIN_DECLS

char       *jy_working_sheet_write_mass   (gint64          mass);
const char *jy_working_sheet_get_choice   (const JyRecord *record,
                                           guint           field);
void        jy_working_sheet_add_day      (JyTableRow     *row,
                                           guint           column,
                                           const JyRecord *record,
                                           guint           field);
void        jy_working_sheet_add_time     (JyTableRow     *row,
                                           guint           column,
                                           const JyRecord *record,
                                           guint           field);
void        jy_working_sheet_add_mass     (JyTableRow     *row,
                                           guint           column,
                                           const JyRecord *record,
                                           guint           field);
void        jy_working_sheet_add_part     (JyTableRow     *row,
                                           guint           column,
                                           const char     *part,
                                           gboolean       *begun);

G_END_DECLS
