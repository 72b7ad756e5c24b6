/* The versions of a record as rows: who, when, why, old and new. */
#pragma once

#include <adwaita.h>

#include "jy-names.h"

G_BEGIN_DECLS

gboolean jy_history_list_fill (GtkListBox  *list,
                               JyLedger    *ledger,
                               JyNames     *names,
                               const char  *id,
                               GError     **error);

G_END_DECLS
