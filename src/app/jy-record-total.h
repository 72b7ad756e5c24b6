/* How many records are shown and what they add up to, counted beside the screen. */
#pragma once

#include <gio/gio.h>

#include "jy-query.h"

G_BEGIN_DECLS

void  jy_record_total_async  (JyLedger             *ledger,
                              const JyQuery        *query,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              data);
char *jy_record_total_finish (GAsyncResult         *result,
                              GError              **error);

G_END_DECLS
