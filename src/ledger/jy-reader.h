/* Reading in a thread, so that a window never stands still for a large ledger. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * JyReaderFunc:
 * @ledger: the same ledger, opened for reading in this thread
 * @question: the caller's
 * @error: return location
 *
 * Runs in a thread of its own; a query in it ends with an error when nobody
 * waits for the answer any more.
 *
 * Returns: (transfer full): the answer, or %NULL with @error
 */
typedef gpointer (*JyReaderFunc) (JyLedger *ledger,
                                  gpointer  question,
                                  GError  **error);

void     jy_reader_ask_async       (JyLedger           *ledger,
                                    JyReaderFunc        func,
                                    gpointer            question,
                                    GDestroyNotify      question_free,
                                    GDestroyNotify      answer_free,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            data);
gpointer jy_reader_ask_finish      (GAsyncResult       *result,
                                    GError            **error);

G_END_DECLS
