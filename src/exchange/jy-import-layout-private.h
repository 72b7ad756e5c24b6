/* Which rows of a sheet are titles, totals or nothing. */
#pragma once

#include "jy-import-plan.h"

G_BEGIN_DECLS

/**
 * JY_IMPORT_LAYOUT_ROWS:
 *
 * The titles of the columns stand in one of that many first rows.
 */
#define JY_IMPORT_LAYOUT_ROWS 10

gboolean jy_import_layout_read        (JyCsvReader        *reader,
                                       GError            **error);
guint    jy_import_layout_count_known (const JyKind       *kind,
                                       const JyImportPlan *plan,
                                       const char *const  *cells);
guint    jy_import_layout_find_header (const JyKind       *kind,
                                       const JyImportPlan *plan,
                                       GPtrArray          *rows);
const JyKind *jy_import_layout_guess_kind (const JyKind      *kind,
                                           const char *const *cells);
gboolean jy_import_layout_is_total    (const JyImportPlan *plan,
                                       JyCsvReader        *reader);

G_END_DECLS
