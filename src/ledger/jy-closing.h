/* Closing months. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * JyFiguresFunc:
 * @ledger: the ledger, inside the transaction of the closing
 * @month: the month
 * @data: the caller's
 * @error: return location
 *
 * Returns: (transfer full): the month's figures as JSON, or %NULL with @error
 */
typedef char *(*JyFiguresFunc) (JyLedger *ledger,
                                JyMonth   month,
                                gpointer  data,
                                GError  **error);

gboolean jy_ledger_close_month      (JyLedger     *ledger,
                                     JyMonth       month,
                                     JyFiguresFunc figures,
                                     gpointer      data,
                                     gint64       *version,
                                     GError      **error);
gboolean jy_ledger_reopen_month     (JyLedger     *ledger,
                                     JyMonth       month,
                                     const char   *reason,
                                     GError      **error);
char    *jy_ledger_dup_closing      (JyLedger     *ledger,
                                     JyMonth       month,
                                     gint64       *version,
                                     GError      **error);
gboolean jy_ledger_find_last_closed (JyLedger     *ledger,
                                     JyMonth      *month,
                                     GError      **error);

G_END_DECLS
