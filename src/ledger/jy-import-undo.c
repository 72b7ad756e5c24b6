/* jy-import-undo.c: an import is taken back as it came, as a whole. Its entries stand
 * one behind the other in the journal of the desk that wrote them, its own the last. */
#include "config.h"

#include "jy-journal.h"
#include "jy-ledger-undo-private.h"

#include <glib/gi18n-lib.h>

/* Entries between two reports of progress. */
#define PROGRESS_STEP 64

typedef struct
{
  JyLedger *ledger;
  gboolean undo;
  gint64 first; /* positions */
  gint64 last;
  JyProgress progress;
  gpointer data;
  GCancellable *cancellable;
} Span;

static gboolean
read_span (Span           *span,
           const JyRecord *import,
           gint64          row,
           GError        **error)
{
  if (!import->values[JY_IMPORT_FIRST].is_set)
    {
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED,
                   _ ("The import of “%s” was made by an older program, which did not note where it begins; void its records one by one."),
                   jy_record_get_text (import, JY_IMPORT_FILE));
      return FALSE;
    }
  span->first = (row >> JY_DESK_SHIFT << JY_DESK_SHIFT) + jy_record_get_integer (import, JY_IMPORT_FIRST);
  span->last = row - 1;
  return TRUE;
}

/* The record that an entry is about. */
static gboolean
find_record (Span    *span,
             gint64   position,
             char     id[JY_UUID_TEXT_SIZE],
             GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement =
    jy_database_prepare (jy_ledger_get_database (span->ledger), "SELECT record FROM journal WHERE position=?1", error);
  gconstpointer blob = NULL;
  gsize size = 0;
  JyUuid uuid;

  if (statement == NULL)
    return FALSE;
  jy_statement_set_integer (statement, 1, position);
  if (jy_statement_step (statement, &problem))
    blob = jy_statement_get_blob (statement, 0, &size);
  if (problem == NULL && size != JY_UUID_SIZE)
    g_set_error_literal (&problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CORRUPT,
                         _ ("An entry of the import is missing from the journal; run “verify”."));
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  memcpy (uuid.bytes, blob, JY_UUID_SIZE);
  jy_uuid_write (&uuid, id);
  return TRUE;
}

static gboolean
step_entry (Span    *span,
            gint64   position,
            GError **error)
{
  char id[JY_UUID_TEXT_SIZE];

  if (g_cancellable_set_error_if_cancelled (span->cancellable, error))
    return FALSE;
  return find_record (span, position, id, error) && jy_ledger_append_step (span->ledger, id, span->undo, position, error);
}

/*
 * jy_ledger_step_import:
 * @ledger: a ledger in a write transaction
 * @import: the import's own record
 * @row: where it stands
 * @undo: whether it is taken back, rather than done again
 * @progress: (nullable): told now and then, in entries
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Takes the entries of an import back from the last to the first, or does them again
 * from the first to the last, so that a name stands while records refer to it. A
 * record that somebody voided since stays so; one that was corrected since speaks
 * against taking the import back.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_ledger_step_import (JyLedger       *ledger,
                       const JyRecord *import,
                       gint64          row,
                       gboolean        undo,
                       JyProgress      progress,
                       gpointer        data,
                       GCancellable   *cancellable,
                       GError        **error)
{
  Span span = { .ledger = ledger, .undo = undo, .progress = progress, .data = data, .cancellable = cancellable };
  gint64 n;

  if (!read_span (&span, import, row, error))
    return FALSE;
  n = span.last - span.first + 1;
  for (gint64 i = 0; i < n; i++)
    {
      if (!step_entry (&span, undo ? span.last - i : span.first + i, error))
        return FALSE;
      if (progress != NULL && i % PROGRESS_STEP == 0)
        progress (i, n, data);
    }
  return TRUE;
}
