/* A row of an import, in a list. */
#pragma once

#include <gio/gio.h>

#include "jy-import-result.h"

G_BEGIN_DECLS

#define JY_TYPE_IMPORT_ROW_ITEM (jy_import_row_item_get_type ())
G_DECLARE_FINAL_TYPE (JyImportRowItem, jy_import_row_item, JY, IMPORT_ROW_ITEM, GObject)

const JyImportRow *jy_import_row_item_get  (JyImportRowItem *item);
void               jy_import_row_item_fill (GListStore      *list,
                                            GPtrArray       *rows,
                                            guint            first);

G_END_DECLS
