/* The drafts of a ledger, on the disk of the user who typed them. */
#pragma once

#include "jy-draft.h"
#include "jy-ledger.h"

G_BEGIN_DECLS

#define JY_TYPE_DRAFT_STORE (jy_draft_store_get_type ())
G_DECLARE_FINAL_TYPE (JyDraftStore, jy_draft_store, JY, DRAFT_STORE, GObject)

JyDraftStore *jy_draft_store_new    (const char    *folder);
JyDraftStore *jy_draft_store_get    (JyLedger      *ledger);
void          jy_draft_store_keep   (JyDraftStore  *store,
                                     const char    *form,
                                     const JyDraft *draft);
void          jy_draft_store_forget (JyDraftStore  *store,
                                     const char    *form);
JyDraft      *jy_draft_store_load   (JyDraftStore  *store,
                                     const char    *form);
gboolean      jy_draft_store_has    (JyDraftStore  *store,
                                     const char    *form);
void          jy_draft_store_flush  (JyDraftStore  *store);

G_END_DECLS
