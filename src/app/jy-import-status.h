/* The sentence above the rows of an import. */
#pragma once

#include <adwaita.h>

#include "jy-import-result.h"

G_BEGIN_DECLS

#define JY_TYPE_IMPORT_STATUS (jy_import_status_get_type ())
G_DECLARE_FINAL_TYPE (JyImportStatus, jy_import_status, JY, IMPORT_STATUS, GtkWidget)

void        jy_import_status_say_working (JyImportStatus       *status,
                                          const char           *sentence);
void        jy_import_status_say_error   (JyImportStatus       *status,
                                          const char           *sentence);
void        jy_import_status_say_counts  (JyImportStatus       *status,
                                          const JyImportResult *result);
const char *jy_import_status_get         (JyImportStatus       *status);

G_END_DECLS
