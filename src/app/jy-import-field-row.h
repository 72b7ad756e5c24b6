/* Where one field of an import comes from. */
#pragma once

#include <gtk/gtk.h>

#include "jy-import-plan.h"

G_BEGIN_DECLS

#define JY_TYPE_IMPORT_FIELD_ROW (jy_import_field_row_get_type ())
G_DECLARE_FINAL_TYPE (JyImportFieldRow, jy_import_field_row, JY, IMPORT_FIELD_ROW, GtkListBoxRow)

GtkWidget *jy_import_field_row_new      (JyLedger         *ledger,
                                         JyImportPlan     *plan,
                                         guint             field,
                                         GListModel       *columns);
void       jy_import_field_row_rest     (JyImportFieldRow *row);
void       jy_import_field_row_set_plan (JyImportFieldRow *row,
                                         JyImportPlan     *plan);
void       jy_import_field_row_update   (JyImportFieldRow *row);

G_END_DECLS
