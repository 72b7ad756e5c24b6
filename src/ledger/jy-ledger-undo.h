/* Taking back what was done to a record, and doing it again. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/** The reasons that the journal gives such an entry, in every language. */
#define JY_REASON_UNDO "undo"
#define JY_REASON_REDO "redo"

gboolean    jy_ledger_can_undo         (JyLedger    *ledger,
                                        const char  *id,
                                        gboolean    *undo,
                                        gboolean    *redo,
                                        GError     **error);
gboolean    jy_ledger_step             (JyLedger    *ledger,
                                        const char  *id,
                                        gboolean     undo,
                                        JyProgress   progress,
                                        gpointer     data,
                                        GCancellable *cancellable,
                                        GError     **error);
gboolean    jy_ledger_undo             (JyLedger    *ledger,
                                        const char  *id,
                                        GError     **error);
gboolean    jy_ledger_redo             (JyLedger    *ledger,
                                        const char  *id,
                                        GError     **error);
const char *jy_reason_get_title        (const char  *reason);

G_END_DECLS
