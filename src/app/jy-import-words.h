/* Words that a file uses for choices, and what they mean. */
#pragma once

#include <adwaita.h>

#include "jy-import-plan.h"
#include "jy-import-result.h"

G_BEGIN_DECLS

#define JY_TYPE_IMPORT_WORDS (jy_import_words_get_type ())
G_DECLARE_FINAL_TYPE (JyImportWords, jy_import_words, JY, IMPORT_WORDS, GObject)

JyImportWords *jy_import_words_new   (AdwPreferencesGroup  *group);
void           jy_import_words_clear (JyImportWords        *words);
void           jy_import_words_show  (JyImportWords        *words,
                                      JyImportPlan         *plan,
                                      const JyImportResult *result);
guint          jy_import_words_get_n (JyImportWords        *words);

G_END_DECLS
