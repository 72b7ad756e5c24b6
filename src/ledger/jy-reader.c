/* jy-reader.c: a million rows are sorted or searched in a second, too long for a
 * window to stand still. Each question has a thread and a connection of its own:
 * opening one takes a millisecond, and its memory goes with it. */
#include "config.h"

#include "jy-reader.h"
#include "jy-ledger-private.h"

/* ISO C has no pointer to a function that is one to data as well. */
#define SOURCE_TAG ((gpointer) "jy_reader_ask_async")

typedef struct
{
  char *path;
  JyDesk *desk;
  JyReaderFunc func;
  gpointer question;
  GDestroyNotify question_free;
  GDestroyNotify answer_free;
} Asking;

static void
asking_free (Asking *asking)
{
  if (asking->question_free != NULL)
    asking->question_free (asking->question);
  g_free (asking->path);
  jy_desk_free (asking->desk);
  g_free (asking);
}

static void
ask_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Asking *asking = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) ledger = NULL;
  gpointer answer = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  ledger = jy_ledger_open (asking->path, asking->desk, TRUE, &error);
  if (ledger != NULL)
    {
      jy_database_set_cancellable (ledger->database, cancellable);
      answer = asking->func (ledger, asking->question, &error);
    }
  if (answer != NULL)
    g_task_return_pointer (task, answer, asking->answer_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * jy_reader_ask_async:
 * @ledger: an open ledger; nothing of it is used after the call
 * @func: asks
 * @question: for @func
 * @question_free: (nullable): frees @question, whatever comes of it
 * @answer_free: (nullable): frees an answer that nobody takes
 * @cancellable: (nullable): stops a query that is running; the answer is then
 *   %G_IO_ERROR_CANCELLED
 * @callback: called in the main loop
 * @data: for @callback
 *
 * Asks something of the ledger as it stands after the last commit.
 */
void
jy_reader_ask_async (JyLedger           *ledger,
                     JyReaderFunc        func,
                     gpointer            question,
                     GDestroyNotify      question_free,
                     GDestroyNotify      answer_free,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Asking *asking = g_new0 (Asking, 1);

  asking->path = g_strdup (jy_ledger_get_path (ledger));
  asking->desk = jy_desk_copy (jy_ledger_get_desk (ledger));
  asking->func = func;
  asking->question = question;
  asking->question_free = question_free;
  asking->answer_free = answer_free;
  g_task_set_source_tag (task, SOURCE_TAG);
  g_task_set_task_data (task, asking, (GDestroyNotify) asking_free);
  g_task_run_in_thread (task, ask_thread);
}

/**
 * jy_reader_ask_finish:
 * @result: as given to the callback
 * @error: return location
 *
 * Returns: (transfer full): what the function answered, or %NULL with @error of
 *   #JyLedgerError, the function's or %G_IO_ERROR_CANCELLED
 */
gpointer
jy_reader_ask_finish (GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, SOURCE_TAG), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
