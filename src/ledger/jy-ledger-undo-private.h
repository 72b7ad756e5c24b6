/* What taking back a record and taking back an import share. */
#pragma once

#include "jy-ledger-private.h"
#include "jy-ledger-undo.h"

G_BEGIN_DECLS

gboolean jy_ledger_append_step (JyLedger       *ledger,
                                const char     *id,
                                gboolean        undo,
                                gint64          position,
                                GError        **error);
gboolean jy_ledger_step_import (JyLedger       *ledger,
                                const JyRecord *import,
                                gint64          row,
                                gboolean        undo,
                                JyProgress      progress,
                                gpointer        data,
                                GCancellable   *cancellable,
                                GError        **error);

G_END_DECLS
