/* A row of a list: a title, a value, and the record that the value leads to. */
#pragma once

#include <adwaita.h>

#include "jy-ledger.h"

G_BEGIN_DECLS

GtkWidget    *jy_value_row_new          (const char   *title,
                                         const char   *text,
                                         gboolean      is_long);
void          jy_value_row_lead_to      (GtkWidget    *row,
                                         JyLedger     *ledger,
                                         const JyKind *kind,
                                         gint64        record);
const JyKind *jy_value_row_get_target   (GtkListBoxRow *row,
                                         const char   **id);

G_END_DECLS
