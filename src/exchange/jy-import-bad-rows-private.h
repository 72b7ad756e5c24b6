/* The file of the rows that an import refused. */
#pragma once

#include "jy-import-plan.h"

G_BEGIN_DECLS

typedef struct _JyImportBadRows JyImportBadRows;

JyImportBadRows *jy_import_bad_rows_new        (const char         *path);
void             jy_import_bad_rows_free       (JyImportBadRows    *bad_rows);
gboolean         jy_import_bad_rows_check_path (JyImportBadRows    *bad_rows,
                                                const char         *ledger,
                                                const char         *imported,
                                                GError            **error);
gboolean         jy_import_bad_rows_add_header (JyImportBadRows    *bad_rows,
                                                const JyImportPlan *plan,
                                                GError            **error);
gboolean         jy_import_bad_rows_add        (JyImportBadRows    *bad_rows,
                                                JyCsvReader        *reader,
                                                const char         *reason,
                                                GError            **error);
gboolean         jy_import_bad_rows_stage      (JyImportBadRows    *bad_rows,
                                                GError            **error);
void             jy_import_bad_rows_place      (JyImportBadRows    *bad_rows,
                                                gboolean            done);

G_END_DECLS
