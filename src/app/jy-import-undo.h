/* Takes an import back, or does it again, without keeping the window from answering. */
#pragma once

#include "jy-ledger.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     jy_import_undo_async  (GtkWidget          *widget,
                                JyLedger           *ledger,
                                const char         *id,
                                gboolean            undo,
                                GAsyncReadyCallback callback,
                                gpointer            data);
gboolean jy_import_undo_finish (JyLedger           *ledger,
                                GAsyncResult       *result,
                                GError            **error);

G_END_DECLS
