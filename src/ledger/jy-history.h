/* The versions of a record. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * JyVersion:
 * @position: where its entry stands in this file's journal
 * @time: milliseconds since 1970 (UTC)
 * @author: who
 * @action: what was done
 * @reason: (nullable): why
 * @desk: the identifier of the desk
 * @record: the values
 *
 * One version of a record.
 */
typedef struct
{
  gint64 position;
  gint64 time;
  char *author;
  char *action;
  char *reason;
  char desk[JY_UUID_TEXT_SIZE];
  JyRecord *record;
} JyVersion;

GPtrArray *jy_ledger_list_versions (JyLedger   *ledger,
                                    const char *id,
                                    GError    **error);
void       jy_version_free         (JyVersion  *version);

G_END_DECLS
