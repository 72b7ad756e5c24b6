/* Proving a ledger, and rebuilding what can be rebuilt. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * JyVerifyResult:
 * @entries: entries of the journal that were checked
 * @records: records that were compared with the journal
 * @faults: what was found, one sentence each; empty when all is well
 *
 * What `verify` found.
 */
typedef struct
{
  gint64 entries;
  gint64 records;
  GPtrArray *faults;
} JyVerifyResult;

JyVerifyResult *jy_ledger_verify      (JyLedger       *ledger,
                                       JyProgress      progress,
                                       gpointer        data,
                                       GCancellable   *cancellable,
                                       GError        **error);
gboolean        jy_ledger_rebuild     (JyLedger       *ledger,
                                       JyProgress      progress,
                                       gpointer        data,
                                       GCancellable   *cancellable,
                                       GError        **error);
void            jy_verify_result_free (JyVerifyResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyVerifyResult, jy_verify_result_free)

G_END_DECLS
