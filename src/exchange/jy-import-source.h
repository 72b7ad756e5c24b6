/* What is imported: a file, or what was pasted. */
#pragma once

#include "jy-csv-reader.h"

G_BEGIN_DECLS

typedef struct _JyImportSource JyImportSource;

JyImportSource *jy_import_source_new_for_file  (const char         *path);
JyImportSource *jy_import_source_new_for_text  (const char         *text);
JyImportSource *jy_import_source_ref           (JyImportSource     *source);
void            jy_import_source_unref         (JyImportSource     *source);
const char     *jy_import_source_get_title     (JyImportSource     *source);
const char     *jy_import_source_get_path      (JyImportSource     *source);
JyCsvReader    *jy_import_source_open          (JyImportSource     *source,
                                                const JyCsvOptions *options,
                                                GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyImportSource, jy_import_source_unref)

G_END_DECLS
