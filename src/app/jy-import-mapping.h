/* The fields of a kind, each with the column it is read from. */
#pragma once

#include <gtk/gtk.h>

#include "jy-import-sample.h"

G_BEGIN_DECLS

#define JY_TYPE_IMPORT_MAPPING (jy_import_mapping_get_type ())
G_DECLARE_FINAL_TYPE (JyImportMapping, jy_import_mapping, JY, IMPORT_MAPPING, GtkWidget)

void  jy_import_mapping_show             (JyImportMapping      *mapping,
                                          JyLedger             *ledger,
                                          JyImportPlan         *plan,
                                          const JyImportSample *sample);
char *jy_import_mapping_dup_column_title (const JyImportSample *sample,
                                          const JyImportPlan   *plan,
                                          guint                 column);

G_END_DECLS
