/* What the user decides about rows that cannot be taken as they are. */
#pragma once

#include <adwaita.h>

#include "jy-import-plan.h"
#include "jy-import-result.h"

G_BEGIN_DECLS

#define JY_TYPE_IMPORT_DECISIONS (jy_import_decisions_get_type ())
G_DECLARE_FINAL_TYPE (JyImportDecisions, jy_import_decisions, JY, IMPORT_DECISIONS, AdwPreferencesGroup)

void     jy_import_decisions_clear       (JyImportDecisions    *decisions);
void     jy_import_decisions_show        (JyImportDecisions    *decisions,
                                          JyImportPlan         *plan,
                                          const JyImportResult *result,
                                          gboolean              was_imported);
gboolean jy_import_decisions_is_again    (JyImportDecisions    *decisions);
gboolean jy_import_decisions_makes_names (JyImportDecisions    *decisions);
gboolean jy_import_decisions_skips       (JyImportDecisions    *decisions);

G_END_DECLS
