/* jy-bulk-writer.c: the same steps as jy_ledger_put(), laid out as a pipeline: the
 * caller's thread checks, writes the payload and hashes; a second thread owns
 * the connection while batches are under way and stores them.
 *
 * One hand-over of the connection at a time: between jy_bulk_writer_put() and
 * jy_bulk_writer_flush() the caller does not touch the ledger. */
#include "config.h"

#include "jy-bulk-writer.h"
#include "jy-ledger-private.h"
#include "jy-payload.h"

#include <glib/gi18n-lib.h>

#define BATCH_SIZE 256
#define N_BATCHES  6

typedef struct
{
  JyEntry entry;
  JyRecord record; /* its texts are owned here until the batch is used again */
  GString *payload;
} Item;

typedef struct
{
  Item items[BATCH_SIZE];
  guint n;
} Batch;

struct _JyBulkWriter
{
  JyLedger *ledger;
  GThread *thread;
  GAsyncQueue *full;  /* to the storing thread */
  GAsyncQueue *empty; /* back from it */
  Batch *batches[N_BATCHES];
  Batch *current;
  GError *failure; /* written by the storing thread before a batch goes back */
  gint failed;
  gint64 n_written;
  gint64 last_row;
  JyDay today;
};

static char stop_mark;

/* The two statements are held for a batch: looking them up for every record
 * would cost as much as running them. */
static gboolean
store_batch (JyBulkWriter *writer,
             Batch        *batch,
             GError      **error)
{
  static _Thread_local char buffers[JY_KIND_MAX_FIELDS][JY_VALUE_TEXT_SIZE];
  JyDatabase *database = writer->ledger->database;
  const JyProjection *projection = NULL;
  g_autoptr (JyStatement) journal = jy_database_prepare (database, JY_JOURNAL_INSERT, error);
  g_autoptr (JyStatement) insert = NULL;

  if (journal == NULL)
    return FALSE;
  for (guint i = 0; i < batch->n; i++)
    {
      Item *item = &batch->items[i];

      if (projection == NULL || projection->kind != item->record.kind)
        {
          g_clear_pointer (&insert, jy_statement_release);
          projection = jy_projection_get (item->record.kind);
          insert = jy_database_prepare (database, projection->insert, error);
          if (insert == NULL)
            return FALSE;
        }
      if (!jy_journal_write_with (journal, &item->entry, error))
        return FALSE;
      jy_projection_bind (insert, &item->record, item->entry.position, item->entry.position, FALSE, buffers);
      if (!jy_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
store_batches (gpointer data)
{
  JyBulkWriter *writer = data;

  for (;;)
    {
      Batch *batch = g_async_queue_pop (writer->full);

      if ((gpointer) batch == &stop_mark)
        return NULL;
      if (!g_atomic_int_get (&writer->failed) && !store_batch (writer, batch, &writer->failure))
        g_atomic_int_set (&writer->failed, TRUE);
      g_async_queue_push (writer->empty, batch);
    }
}

/**
 * jy_bulk_writer_new:
 * @ledger: a ledger in a write transaction
 *
 * Returns: (transfer full): a writer
 */
JyBulkWriter *
jy_bulk_writer_new (JyLedger *ledger)
{
  JyBulkWriter *writer = g_new0 (JyBulkWriter, 1);

  g_return_val_if_fail (ledger->depth > 0, NULL);

  writer->ledger = ledger;
  writer->today = jy_ledger_get_today (ledger);
  writer->full = g_async_queue_new ();
  writer->empty = g_async_queue_new ();
  for (guint i = 0; i < N_BATCHES; i++)
    {
      writer->batches[i] = g_new0 (Batch, 1);
      for (guint k = 0; k < BATCH_SIZE; k++)
        writer->batches[i]->items[k].payload = g_string_sized_new (512);
      g_async_queue_push (writer->empty, writer->batches[i]);
    }
  writer->thread = g_thread_new ("jieyue-store", store_batches, writer);
  return writer;
}

static gboolean
report_failure (JyBulkWriter *writer,
                GError      **error)
{
  writer->ledger->doomed = TRUE;
  if (error != NULL && *error == NULL)
    *error = g_error_copy (writer->failure);
  return FALSE;
}

/* Takes the record's values over; the record is left empty. */
static void
take_record (Item     *item,
             JyRecord *record)
{
  item->record.kind = record->kind;
  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      g_free (item->record.values[i].text);
      item->record.values[i] = record->values[i];
      record->values[i] = (JyValue) { 0 };
    }
}

/**
 * jy_bulk_writer_put:
 * @writer: a writer
 * @record: a new record of a kind without a key, whose references were resolved
 *   on this ledger; its derived values are worked out, and it is empty afterwards
 * @problems: where errors and warnings are added
 * @error: return location
 *
 * Checks a record and hands it on to be stored.
 *
 * Returns: %TRUE; %FALSE with @error when the record is refused (others may
 *   follow) or when storing failed (only a rollback may follow)
 */
gboolean
jy_bulk_writer_put (JyBulkWriter *writer,
                    JyRecord     *record,
                    JyProblems   *problems,
                    GError      **error)
{
  JyLedger *ledger = writer->ledger;
  JyCheckContext context = { .today = writer->today, .densities = ledger->densities, .calendar = ledger->calendar, .institution = ledger->institution };
  Item *item;

  g_return_val_if_fail (record->kind->key == NULL && !(record->kind->flags & JY_KIND_SINGLE), FALSE);

  if (g_atomic_int_get (&writer->failed))
    return report_failure (writer, error);
  jy_record_derive (record, &context);
  jy_record_check (record, &context, problems);
  if (jy_problems_has_errors (problems))
    {
      g_autofree char *text = jy_problems_to_text (problems, record->kind, JY_PROBLEM_ERROR);

      g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED, text);
      return FALSE;
    }
  if (!jy_ledger_check_month (ledger, jy_record_get_day (record), error))
    return FALSE;

  if (writer->current == NULL)
    {
      writer->current = g_async_queue_pop (writer->empty);
      writer->current->n = 0;
    }
  item = &writer->current->items[writer->current->n];
  /* The rows' identifiers are in memory since they were resolved. */
  if (!jy_payload_write (record, jy_ledger_resolve_row, ledger, item->payload))
    {
      g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_FAILED, _ ("A record it refers to is not there."));
      return FALSE;
    }
  take_record (item, record);
  item->entry = (JyEntry) { .kind = record->kind->name,
                            .action = "put",
                            .author = ledger->desk->author,
                            .payload = item->payload->str,
                            .payload_length = item->payload->len,
                            .time = jy_desk_get_time (ledger->desk) };
  jy_chain_number_entry (&ledger->chain, &item->entry);
  writer->last_row = item->entry.position;
  item->entry.record = item->entry.id;
  jy_chain_seal_entry (&ledger->chain, &item->entry);
  if (writer->n_written++ == 0)
    jy_ledger_note_change (ledger, record->kind, 0);
  if (++writer->current->n == BATCH_SIZE)
    g_async_queue_push (writer->full, g_steal_pointer (&writer->current));
  return TRUE;
}

/**
 * jy_bulk_writer_flush:
 * @writer: a writer
 * @error: return location
 *
 * Waits until everything that was put is stored. The connection is then the
 * caller's again until the next jy_bulk_writer_put().
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_bulk_writer_flush (JyBulkWriter *writer,
                      GError      **error)
{
  Batch *batches[N_BATCHES];

  if (writer->current != NULL)
    g_async_queue_push (writer->full, g_steal_pointer (&writer->current));
  for (guint i = 0; i < N_BATCHES; i++)
    batches[i] = g_async_queue_pop (writer->empty);
  for (guint i = 0; i < N_BATCHES; i++)
    g_async_queue_push (writer->empty, batches[i]);
  return g_atomic_int_get (&writer->failed) ? report_failure (writer, error) : TRUE;
}

/**
 * jy_bulk_writer_get_n:
 * @writer: a writer
 *
 * Returns: how many records were put
 */
gint64
jy_bulk_writer_get_n (JyBulkWriter *writer)
{
  return writer->n_written;
}

/**
 * jy_bulk_writer_get_last_row:
 * @writer: a writer
 *
 * Returns: the row of the record that was put last, or 0
 */
gint64
jy_bulk_writer_get_last_row (JyBulkWriter *writer)
{
  return writer->last_row;
}

/**
 * jy_bulk_writer_free:
 * @writer: (transfer full) (nullable): a writer
 *
 * Stops and frees it. What was not flushed may not be stored: flush first, or
 * roll back.
 */
void
jy_bulk_writer_free (JyBulkWriter *writer)
{
  if (writer == NULL)
    return;
  g_async_queue_push (writer->full, &stop_mark);
  g_thread_join (writer->thread);
  for (guint i = 0; i < N_BATCHES; i++)
    {
      for (guint k = 0; k < BATCH_SIZE; k++)
        {
          Item *item = &writer->batches[i]->items[k];

          if (item->record.kind != NULL)
            jy_record_clear (&item->record);
          g_string_free (item->payload, TRUE);
        }
      g_free (writer->batches[i]);
    }
  g_async_queue_unref (writer->full);
  g_async_queue_unref (writer->empty);
  g_clear_error (&writer->failure);
  g_free (writer);
}
