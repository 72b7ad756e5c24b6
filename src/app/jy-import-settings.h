/* How a file is read, and as what. */
#pragma once

#include <adwaita.h>

#include "jy-import-sample.h"

G_BEGIN_DECLS

#define JY_TYPE_IMPORT_SETTINGS (jy_import_settings_get_type ())
G_DECLARE_FINAL_TYPE (JyImportSettings, jy_import_settings, JY, IMPORT_SETTINGS, AdwPreferencesGroup)

void          jy_import_settings_show        (JyImportSettings     *settings,
                                              const JyImportSample *sample,
                                              const JyKind         *kind,
                                              gboolean              has_header);
void          jy_import_settings_show_text   (JyImportSettings     *settings);
const JyKind *jy_import_settings_get_kind    (JyImportSettings     *settings);
gboolean      jy_import_settings_get_header  (JyImportSettings     *settings);
void          jy_import_settings_get_options (JyImportSettings     *settings,
                                              JyCsvOptions         *options);

G_END_DECLS
