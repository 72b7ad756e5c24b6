/* From a file that is chosen or dropped, or cells that are pasted, to their import. */
#pragma once

#include "jy-import-dialog.h"

G_BEGIN_DECLS

#define JY_TYPE_IMPORT_OPENER (jy_import_opener_get_type ())
G_DECLARE_FINAL_TYPE (JyImportOpener, jy_import_opener, JY, IMPORT_OPENER, GObject)

JyImportOpener *jy_import_opener_new       (GtkWidget      *widget,
                                            JyLedger       *ledger);
void            jy_import_opener_set_kind  (JyImportOpener *opener,
                                            const JyKind   *kind);
void            jy_import_opener_ask       (JyImportOpener *opener);
void            jy_import_opener_paste     (JyImportOpener *opener);
JyImportDialog *jy_import_opener_open_file (JyImportOpener *opener,
                                            GFile          *file);
JyImportDialog *jy_import_opener_open_text (JyImportOpener *opener,
                                            const char     *text);

G_END_DECLS
