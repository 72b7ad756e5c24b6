/* Which files were imported. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

gboolean jy_ledger_check_import (JyLedger     *ledger,
                                 const JyKind *kind,
                                 const char   *sha256,
                                 GError      **error);
gint64   jy_ledger_begin_import (JyLedger     *ledger);
gboolean jy_ledger_log_import   (JyLedger      *ledger,
                                 const JyKind  *kind,
                                 const char    *file,
                                 const char    *sha256,
                                 gint64         records,
                                 gint64         first,
                                 JyRecordState *state,
                                 GError       **error);

G_END_DECLS
