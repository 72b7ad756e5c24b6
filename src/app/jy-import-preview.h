/* The first rows of an import and the refused ones, with what is wrong. */
#pragma once

#include <gtk/gtk.h>

#include "jy-import-result.h"
#include "jy-import-sample.h"

G_BEGIN_DECLS

#define JY_TYPE_IMPORT_PREVIEW (jy_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (JyImportPreview, jy_import_preview, JY, IMPORT_PREVIEW, GtkWidget)

void jy_import_preview_focus (JyImportPreview *preview);
void jy_import_preview_show (JyImportPreview      *preview,
                             const JyImportSample *sample,
                             const JyImportPlan   *plan,
                             const JyImportResult *result);

G_END_DECLS
