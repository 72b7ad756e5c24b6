/* jy-draft.c: drafts hang on the ledger's object; they end with it. */
#include "config.h"

#include "jy-draft.h"

static char *
get_key (const char *name)
{
  return g_strconcat ("jy-draft-", name, NULL);
}

/**
 * jy_draft_keep:
 * @ledger: an open ledger
 * @name: whose draft: a kind's name, or a record's identifier
 * @texts: (transfer full): text by field name
 *
 * Keeps what was typed, in place of what was kept before.
 */
void
jy_draft_keep (JyLedger   *ledger,
               const char *name,
               GHashTable *texts)
{
  g_autofree char *key = get_key (name);

  g_object_set_data_full (G_OBJECT (ledger), key, texts, (GDestroyNotify) g_hash_table_unref);
}

/**
 * jy_draft_peek:
 * @ledger: an open ledger
 * @name: whose draft
 *
 * Returns: (transfer none) (nullable): text by field name
 */
GHashTable *
jy_draft_peek (JyLedger   *ledger,
               const char *name)
{
  g_autofree char *key = get_key (name);

  return g_object_get_data (G_OBJECT (ledger), key);
}

/**
 * jy_draft_forget:
 * @ledger: an open ledger
 * @name: whose draft
 *
 * Forgets what was typed.
 */
void
jy_draft_forget (JyLedger   *ledger,
                 const char *name)
{
  g_autofree char *key = get_key (name);

  g_object_set_data (G_OBJECT (ledger), key, NULL);
}
