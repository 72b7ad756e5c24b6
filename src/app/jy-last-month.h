/* Where somebody who opens a table goes on. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

JyMonth jy_last_month_find     (JyLedger     *ledger,
                                const JyKind *kind);
JyMonth jy_last_month_find_any (JyLedger     *ledger,
                                GError      **error);

G_END_DECLS
