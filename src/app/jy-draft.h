/* What was typed into a form and not saved yet, kept as long as the ledger is open. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

void        jy_draft_keep   (JyLedger   *ledger,
                             const char *name,
                             GHashTable *texts);
GHashTable *jy_draft_peek   (JyLedger   *ledger,
                             const char *name);
void        jy_draft_forget (JyLedger   *ledger,
                             const char *name);

G_END_DECLS
