/* Completing records that an earlier import made from a name alone. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

gboolean jy_import_complete (JyLedger   *ledger,
                             JyRecord   *record,
                             JyProblems *problems,
                             gboolean   *completed,
                             GError    **error);

G_END_DECLS
