/* jy-record-total.c: a million rows are added up in a quarter of a second, too long
 * for a window to stand still: a thread does it on a connection of its own. */
#include "config.h"

#include "jy-record-total.h"

#include <glib/gi18n.h>

/* ISO C has no pointer to a function that is one to data as well. */
#define SOURCE_TAG ((gpointer) "jy_record_total_async")

typedef struct
{
  char *path;
  JyDesk *desk;
  JyQuery *query;
} Question;

static void
question_free (Question *question)
{
  g_free (question->path);
  jy_desk_free (question->desk);
  jy_query_free (question->query);
  g_free (question);
}

static char *
write_sums (const JyRecord *sums)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sums->kind->n_fields; i++)
    {
      const JyField *field = &sums->kind->fields[i];
      const JyDimension *dimension = jy_field_get_dimension (field);
      g_autofree char *amount = NULL;

      if (!sums->values[i].is_set)
        continue;
      amount = jy_dimension_format_unit (dimension, sums->values[i].integer);
      if (text->len > 0)
        g_string_append (text, "  ·  ");
      /* Translators: the title of a field and its sum: "Mass 12.5 kg" */
      g_string_append_printf (text, C_ ("sum", "%s %s"), jy_field_get_title (field), amount);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
total_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Question *question = data;
  g_autoptr (JyRecord) sums = jy_record_new (jy_query_get_kind (question->query));
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) ledger = NULL;
  gint64 count;

  if (g_task_return_error_if_cancelled (task))
    return;
  ledger = jy_ledger_open (question->path, question->desk, TRUE, &error);
  if (ledger != NULL && jy_query_sum (question->query, ledger, sums, &count, &error))
    g_task_return_pointer (task, write_sums (sums), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * jy_record_total_async:
 * @ledger: an open ledger
 * @query: what is shown, copied
 * @cancellable: (nullable): when something else is shown meanwhile
 * @callback: called in the main loop
 * @data: for @callback
 *
 * Adds up what is asked for.
 */
void
jy_record_total_async (JyLedger           *ledger,
                       const JyQuery      *query,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Question *question = g_new0 (Question, 1);

  question->path = g_strdup (jy_ledger_get_path (ledger));
  question->desk = jy_desk_copy (jy_ledger_get_desk (ledger));
  question->query = jy_query_copy (query);
  g_task_set_source_tag (task, SOURCE_TAG);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, total_thread);
}

/**
 * jy_record_total_finish:
 * @result: as given to the callback
 * @error: return location
 *
 * Returns: (transfer full): the sums with titles and units, empty when nothing
 *   is added up, or %NULL with @error of #JyLedgerError or %G_IO_ERROR_CANCELLED
 */
char *
jy_record_total_finish (GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, SOURCE_TAG), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
