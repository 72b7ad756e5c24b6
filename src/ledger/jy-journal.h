/* The journal: append-only, one hash chain per desk. */
#pragma once

#include "jy-database.h"
#include "jy-desk.h"
#include "jy-uuid.h"

G_BEGIN_DECLS

#define JY_HASH_SIZE 32

/** A desk's entries are numbered within 40 bits of the position. */
#define JY_DESK_SHIFT 40

/**
 * JyEntry:
 * @position: where it stands in this file's journal
 * @id: its identifier
 * @record: the record it is about; the first entry's own identifier
 * @kind: the record's kind
 * @action: `put`, `void`, `close`, `reopen`, `issue`, `import`
 * @supersedes: the entry it replaces, where @has_supersedes
 * @time: milliseconds since 1970 (UTC)
 * @author: who
 * @reason: (nullable): why
 * @payload: the record's values as JSON
 * @payload_length: bytes
 * @hash: SHA-256 over the desk's previous hash and this entry
 *
 * One entry. The texts are borrowed.
 */
typedef struct
{
  gint64 position;
  JyUuid id;
  JyUuid record;
  const char *kind;
  const char *action;
  gboolean has_supersedes;
  JyUuid supersedes;
  gint64 time;
  const char *author;
  const char *reason;
  const char *payload;
  gsize payload_length;
  guint8 hash[JY_HASH_SIZE];
} JyEntry;

/**
 * JyChain:
 * @desk: the desk whose chain it is
 * @desk_number: the desk's number in this file
 * @number: the running number of its last entry
 * @hash: the hash of its last entry, zeros before the first
 *
 * @checksum: for its hashes, reused
 *
 * The end of a desk's chain.
 */
typedef struct
{
  JyUuid desk;
  gint64 desk_number;
  gint64 number;
  guint8 hash[JY_HASH_SIZE];
  GChecksum *checksum;
} JyChain;

gboolean jy_chain_load           (JyChain      *chain,
                                  JyDatabase   *database,
                                  const JyUuid *desk,
                                  gboolean      create,
                                  GError      **error);
void     jy_chain_clear          (JyChain      *chain);
void     jy_chain_number_entry   (JyChain      *chain,
                                  JyEntry      *entry);
void     jy_chain_seal_entry     (JyChain      *chain,
                                  JyEntry      *entry);
void     jy_chain_hash           (JyChain       *chain,
                                  const JyEntry *entry,
                                  guint8         hash[JY_HASH_SIZE]);

gboolean jy_journal_write_with   (JyStatement   *insert,
                                  const JyEntry *entry,
                                  GError       **error);
gboolean jy_journal_write        (JyDatabase    *database,
                                  const JyEntry *entry,
                                  GError       **error);
void     jy_journal_fetch        (JyStatement   *statement,
                                  JyEntry       *entry);

/** The columns that jy_journal_fetch() reads, in its order. */
#define JY_JOURNAL_COLUMNS "position,id,record,kind,action,supersedes,time,author,reason,payload,hash"

/** Appends an entry; see jy_journal_write_with(). */
#define JY_JOURNAL_INSERT "INSERT INTO journal(" JY_JOURNAL_COLUMNS ") VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)"

G_END_DECLS
