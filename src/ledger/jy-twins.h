/* Records of one day that may be one and the same thing, written twice. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * JyTwinFunc:
 * @row: the row of the record that was written later
 * @day: its day
 * @data: the caller's
 * @error: return location
 *
 * Returns: %FALSE with @error to stop
 */
typedef gboolean (*JyTwinFunc) (gint64 row,
                                JyDay day,
                                gpointer data,
                                GError **error);

const char *jy_twin_get_message (void);
gboolean jy_ledger_find_twin  (JyLedger       *ledger,
                               const JyRecord *record,
                               gint64          row,
                               gint64         *twin,
                               GError        **error);
gboolean jy_ledger_list_twins (JyLedger       *ledger,
                               const JyKind   *kind,
                               JyDay           first,
                               JyDay           last,
                               gint64          after,
                               JyTwinFunc      func,
                               gpointer        data,
                               GError        **error);

G_END_DECLS
