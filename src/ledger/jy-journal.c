/* jy-journal.c: numbers, seals and writes entries. Nothing here updates or
 * deletes; the triggers of the file refuse it as well. */
#include "config.h"

#include "jy-journal.h"

#include <string.h>

/* The first thing hashed: what is hashed after it, and in which form. */
static const char HASH_FORM[] = "jieyue entry 1\n";

/**
 * jy_chain_load:
 * @chain: (out): the end of the chain
 * @database: a connection
 * @desk: a desk's identifier
 * @create: whether the desk is entered in the file when it is new there
 * @error: return location
 *
 * Finds the end of a desk's chain.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_chain_load (JyChain      *chain,
               JyDatabase   *database,
               const JyUuid *desk,
               gboolean      create,
               GError      **error)
{
  g_autoptr (JyStatement) find = NULL;
  g_autoptr (JyStatement) last = NULL;
  g_autoptr (GError) problem = NULL;

  *chain = (JyChain) { .desk = *desk, .checksum = g_checksum_new (G_CHECKSUM_SHA256) };
  find = jy_database_prepare (database, "SELECT number FROM desk WHERE id=:id", &problem);
  if (find != NULL)
    {
      jy_statement_bind_blob (find, ":id", desk->bytes, JY_UUID_SIZE);
      if (jy_statement_step (find, &problem))
        chain->desk_number = jy_statement_get_integer (find, 0);
    }
  if (problem == NULL && chain->desk_number == 0 && create)
    {
      g_autoptr (JyStatement) insert =
        jy_database_prepare (database, "INSERT INTO desk(id) VALUES(:id) RETURNING number", &problem);

      if (insert != NULL)
        {
          jy_statement_bind_blob (insert, ":id", desk->bytes, JY_UUID_SIZE);
          if (jy_statement_step (insert, &problem))
            chain->desk_number = jy_statement_get_integer (insert, 0);
        }
    }
  if (problem == NULL)
    last = jy_database_prepare (database,
                                "SELECT position,hash FROM journal WHERE position>=:desk<<40"
                                " AND position<(:desk+1)<<40 ORDER BY position DESC LIMIT 1",
                                &problem);
  if (last != NULL)
    {
      jy_statement_bind_integer (last, ":desk", chain->desk_number);
      if (jy_statement_step (last, &problem))
        {
          gsize size;
          gconstpointer hash = jy_statement_get_blob (last, 1, &size);

          chain->number = jy_statement_get_integer (last, 0) & ((G_GINT64_CONSTANT (1) << JY_DESK_SHIFT) - 1);
          memcpy (chain->hash, hash, MIN (size, JY_HASH_SIZE));
        }
    }
  if (problem == NULL)
    return TRUE;
  jy_chain_clear (chain);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * jy_chain_clear:
 * @chain: a chain
 *
 * Frees what it holds.
 */
void
jy_chain_clear (JyChain *chain)
{
  g_clear_pointer (&chain->checksum, g_checksum_free);
}

/**
 * jy_chain_number_entry:
 * @chain: the writing desk's chain
 * @entry: an entry with its time; position and identifier are set
 *
 * Gives an entry its place at the end of the chain.
 */
void
jy_chain_number_entry (JyChain *chain,
                       JyEntry *entry)
{
  chain->number++;
  entry->position = chain->desk_number << JY_DESK_SHIFT | chain->number;
  jy_uuid_init_entry (&entry->id, entry->time, &chain->desk, chain->number);
}

/* Length first, so that no two entries have the same bytes. */
static void
hash_text (GChecksum  *checksum,
           const char *text,
           gsize       length)
{
  guint32 prefix = GUINT32_TO_BE ((guint32) length);

  g_checksum_update (checksum, (const guchar *) &prefix, sizeof prefix);
  if (length > 0)
    g_checksum_update (checksum, (const guchar *) text, (gssize) length);
}

/**
 * jy_chain_hash:
 * @chain: the desk's chain before the entry
 * @entry: an entry
 * @hash: (out): its hash
 *
 * SHA-256 over, in this order: the form's name, the previous hash, the desk's
 * identifier; the running number and the time, 8 bytes big-endian each; the
 * identifiers of the entry, the record and the superseded entry (zeros when
 * there is none), 16 bytes each; then kind, action, author, reason (empty when
 * there is none) and payload, each behind its length in 4 bytes big-endian.
 */
void
jy_chain_hash (JyChain       *chain,
               const JyEntry *entry,
               guint8         hash[JY_HASH_SIZE])
{
  struct
  {
    guint8 previous[JY_HASH_SIZE];
    JyUuid desk;
    guint64 number;
    guint64 time;
    JyUuid id;
    JyUuid record;
    JyUuid supersedes;
  } head;
  gint64 number = entry->position & ((G_GINT64_CONSTANT (1) << JY_DESK_SHIFT) - 1);
  gsize size = JY_HASH_SIZE;

  G_STATIC_ASSERT (sizeof head == JY_HASH_SIZE + 4 * JY_UUID_SIZE + 16);
  memset (&head, 0, sizeof head);
  memcpy (head.previous, chain->hash, JY_HASH_SIZE);
  head.desk = chain->desk;
  head.number = GUINT64_TO_BE ((guint64) number);
  head.time = GUINT64_TO_BE ((guint64) entry->time);
  head.id = entry->id;
  head.record = entry->record;
  if (entry->has_supersedes)
    head.supersedes = entry->supersedes;

  g_checksum_reset (chain->checksum);
  g_checksum_update (chain->checksum, (const guchar *) HASH_FORM, sizeof HASH_FORM - 1);
  g_checksum_update (chain->checksum, (const guchar *) &head, sizeof head);
  hash_text (chain->checksum, entry->kind, strlen (entry->kind));
  hash_text (chain->checksum, entry->action, strlen (entry->action));
  hash_text (chain->checksum, entry->author, strlen (entry->author));
  hash_text (chain->checksum, entry->reason, entry->reason != NULL ? strlen (entry->reason) : 0);
  hash_text (chain->checksum, entry->payload, entry->payload_length);
  g_checksum_get_digest (chain->checksum, hash, &size);
}

/**
 * jy_chain_seal_entry:
 * @chain: the writing desk's chain
 * @entry: a complete entry that jy_chain_number_entry() has just numbered
 *
 * Hashes an entry and moves the end of the chain to it.
 */
void
jy_chain_seal_entry (JyChain *chain,
                     JyEntry *entry)
{
  jy_chain_hash (chain, entry, entry->hash);
  memcpy (chain->hash, entry->hash, JY_HASH_SIZE);
}

/**
 * jy_journal_write_with:
 * @insert: the statement of %JY_JOURNAL_INSERT
 * @entry: a sealed entry
 * @error: return location
 *
 * jy_journal_write() with a statement that the caller holds.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_journal_write_with (JyStatement   *insert,
                       const JyEntry *entry,
                       GError       **error)
{
  jy_statement_set_integer (insert, 1, entry->position);
  jy_statement_set_blob (insert, 2, entry->id.bytes, JY_UUID_SIZE);
  jy_statement_set_blob (insert, 3, entry->record.bytes, JY_UUID_SIZE);
  jy_statement_set_text (insert, 4, entry->kind, -1);
  jy_statement_set_text (insert, 5, entry->action, -1);
  if (entry->has_supersedes)
    jy_statement_set_blob (insert, 6, entry->supersedes.bytes, JY_UUID_SIZE);
  else
    jy_statement_set_null (insert, 6);
  jy_statement_set_integer (insert, 7, entry->time);
  jy_statement_set_text (insert, 8, entry->author, -1);
  if (entry->reason != NULL)
    jy_statement_set_text (insert, 9, entry->reason, -1);
  else
    jy_statement_set_null (insert, 9);
  jy_statement_set_text (insert, 10, entry->payload, (gssize) entry->payload_length);
  jy_statement_set_blob (insert, 11, entry->hash, JY_HASH_SIZE);
  return jy_statement_run (insert, error);
}

/**
 * jy_journal_write:
 * @database: a connection inside a write transaction
 * @entry: a sealed entry
 * @error: return location
 *
 * Appends an entry.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_journal_write (JyDatabase    *database,
                  const JyEntry *entry,
                  GError       **error)
{
  g_autoptr (JyStatement) insert = jy_database_prepare (database, JY_JOURNAL_INSERT, error);

  return insert != NULL && jy_journal_write_with (insert, entry, error);
}

static gboolean
fetch_bytes (JyStatement *statement,
             int          column,
             guint8      *bytes,
             gsize        wanted)
{
  gsize size;
  gconstpointer blob = jy_statement_get_blob (statement, column, &size);

  memset (bytes, 0, wanted);
  if (blob == NULL)
    return FALSE;
  memcpy (bytes, blob, MIN (size, wanted));
  return TRUE;
}

static const char *
fetch_text (JyStatement *statement,
            int          column)
{
  const char *text = jy_statement_get_text (statement, column);

  return text != NULL ? text : "";
}

/**
 * jy_journal_fetch:
 * @statement: a statement over %JY_JOURNAL_COLUMNS at a row
 * @entry: (out): the entry; its texts are valid until the next step
 *
 * Reads an entry. What the file holds is taken as it is; `verify` judges it.
 */
void
jy_journal_fetch (JyStatement *statement,
                  JyEntry     *entry)
{
  *entry = (JyEntry) { 0 };
  entry->position = jy_statement_get_integer (statement, 0);
  fetch_bytes (statement, 1, entry->id.bytes, JY_UUID_SIZE);
  fetch_bytes (statement, 2, entry->record.bytes, JY_UUID_SIZE);
  entry->kind = fetch_text (statement, 3);
  entry->action = fetch_text (statement, 4);
  entry->has_supersedes = fetch_bytes (statement, 5, entry->supersedes.bytes, JY_UUID_SIZE);
  entry->time = jy_statement_get_integer (statement, 6);
  entry->author = fetch_text (statement, 7);
  entry->reason = jy_statement_get_text (statement, 8);
  entry->payload = fetch_text (statement, 9);
  entry->payload_length = jy_statement_get_size (statement, 9);
  fetch_bytes (statement, 10, entry->hash, JY_HASH_SIZE);
}
