/* Which rows of a file may be the same as another record. */
#pragma once

#include "jy-import-result.h"

G_BEGIN_DECLS

typedef struct _JyImportTwins JyImportTwins;

JyImportTwins *jy_import_twins_new  (void);
void           jy_import_twins_free (JyImportTwins   *twins);
void           jy_import_twins_note (JyImportTwins   *twins,
                                     gint64           row,
                                     gulong           line);
gboolean       jy_import_twins_tell (JyImportTwins   *twins,
                                     JyLedger        *ledger,
                                     const JyKind    *kind,
                                     JyImportResult  *result,
                                     GError         **error);

G_END_DECLS
