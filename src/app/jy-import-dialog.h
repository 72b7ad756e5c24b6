/* What is imported, how, and what will come of it. */
#pragma once

#include <adwaita.h>

#include "jy-import.h"

G_BEGIN_DECLS

#define JY_TYPE_IMPORT_DIALOG (jy_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JyImportDialog, jy_import_dialog, JY, IMPORT_DIALOG, AdwWindow)

JyImportDialog       *jy_import_dialog_new        (GtkWindow      *parent,
                                                   JyLedger       *ledger,
                                                   JyImportSource *source,
                                                   const JyKind   *kind);
void                  jy_import_dialog_set_remaining (JyImportDialog *dialog,
                                                      guint           n);
gboolean              jy_import_dialog_is_busy    (JyImportDialog *dialog);
JyImportPlan         *jy_import_dialog_get_plan   (JyImportDialog *dialog);
const JyImportResult *jy_import_dialog_get_result (JyImportDialog *dialog);
const char           *jy_import_dialog_get_status (JyImportDialog *dialog);
void                  jy_import_dialog_import     (JyImportDialog *dialog,
                                                   const char     *skip_bad);
void                  jy_import_dialog_cancel     (JyImportDialog *dialog);

G_END_DECLS
