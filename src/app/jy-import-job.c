/* jy-import-job.c: the thread has a connection of its own, of the same desk: a write
 * transaction reads the desk's chain anew, so that two connections of one desk are
 * numbered one after the other. What was written is announced in the main loop. */
#include "config.h"

#include "jy-import-job.h"

/* ISO C has no pointer to a function that is one to data as well. */
#define LOOK_TAG ((gpointer) "jy_import_job_look_async")
#define RUN_TAG  ((gpointer) "jy_import_job_run_async")

/* What the thread is given, and what it leaves. */
typedef struct
{
  char *ledger;
  JyDesk *desk;
  JyImportSource *source;
  JyImportPlan *plan;
  JyImportOptions options;
  char *encoding;
  char *skip_bad;
  gint permille;
  JyImportSample *sample;
  JyImportResult *result;
  GHashTable *changed; /* names of kinds */
} Order;

struct _JyImportJob
{
  GObject parent_instance;

  JyLedger *ledger;
  JyImportSource *source;
  Order *order; /* the last one, for its progress */
};

G_DEFINE_FINAL_TYPE (JyImportJob, jy_import_job, G_TYPE_OBJECT)

static void
order_clear (Order *order)
{
  g_free (order->ledger);
  jy_desk_free (order->desk);
  jy_import_source_unref (order->source);
  jy_import_plan_free (order->plan);
  g_free (order->encoding);
  g_free (order->skip_bad);
  jy_import_sample_free (order->sample);
  jy_import_result_free (order->result);
  g_hash_table_unref (order->changed);
}

static void
order_unref (Order *order)
{
  g_atomic_rc_box_release_full (order, (GDestroyNotify) order_clear);
}

static Order *
place_order (JyImportJob           *self,
             const JyImportPlan    *plan,
             const JyImportOptions *options)
{
  Order *order = g_atomic_rc_box_new0 (Order);

  order->ledger = g_strdup (jy_ledger_get_path (self->ledger));
  order->desk = jy_desk_copy (jy_ledger_get_desk (self->ledger));
  order->source = jy_import_source_ref (self->source);
  order->plan = plan != NULL ? jy_import_plan_copy (plan) : NULL;
  order->encoding = g_strdup (options->csv.encoding);
  order->skip_bad = g_strdup (options->skip_bad);
  order->options = *options;
  order->options.csv.encoding = order->encoding;
  order->options.skip_bad = order->skip_bad;
  order->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_clear_pointer (&self->order, order_unref);
  self->order = g_atomic_rc_box_acquire (order);
  return order;
}

static void
told_progress_cb (gint64   done,
                  gint64   total,
                  gpointer data)
{
  g_atomic_int_set (&((Order *) data)->permille, total > 0 ? (gint) (done * 1000 / total) : 0);
}

static void
ledger_changed_cb (JyLedger   *ledger,
                   const char *kind,
                   gint64      row,
                   Order      *order)
{
  g_hash_table_add (order->changed, g_strdup (kind));
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Order *order = data;
  GError *error = NULL;

  order->sample = jy_import_sample_new (order->source, &order->options.csv, &error);
  if (order->sample != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Order *order = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) ledger = jy_ledger_open (order->ledger, order->desk, FALSE, &error);

  if (ledger != NULL)
    {
      g_signal_connect (ledger, "changed", G_CALLBACK (ledger_changed_cb), order);
      order->result = jy_import_run_source (ledger, order->plan, order->source, &order->options, told_progress_cb, order,
                                            cancellable, &error);
    }
  else
    order->result = jy_import_result_new ();
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  Order *order = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_pointer (task, g_steal_pointer (&order->sample), (GDestroyNotify) jy_import_sample_free);
  else
    g_task_return_error (task, error);
}

static void
came_free (JyImportResult **came)
{
  jy_import_result_free (*came);
  g_free (came);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (GTask) task = data;
  JyImportJob *self = g_task_get_source_object (task);
  Order *order = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  JyImportResult **came = g_new (JyImportResult *, 1);
  GHashTableIter kinds;
  gpointer kind;

  g_hash_table_iter_init (&kinds, order->changed);
  while (g_hash_table_iter_next (&kinds, &kind, NULL))
    jy_ledger_announce (self->ledger, kind);
  *came = g_steal_pointer (&order->result);
  g_task_set_task_data (task, came, (GDestroyNotify) came_free);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
jy_import_job_finalize (GObject *object)
{
  JyImportJob *self = JY_IMPORT_JOB (object);

  g_clear_object (&self->ledger);
  g_clear_pointer (&self->source, jy_import_source_unref);
  g_clear_pointer (&self->order, order_unref);

  G_OBJECT_CLASS (jy_import_job_parent_class)->finalize (object);
}

static void
jy_import_job_class_init (JyImportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jy_import_job_finalize;
}

static void
jy_import_job_init (JyImportJob *self)
{
}

/**
 * jy_import_job_new:
 * @ledger: an open ledger
 * @source: a file or a text
 *
 * Returns: (transfer full): a job that has not begun
 */
JyImportJob *
jy_import_job_new (JyLedger       *ledger,
                   JyImportSource *source)
{
  JyImportJob *job = g_object_new (JY_TYPE_IMPORT_JOB, NULL);

  job->ledger = g_object_ref (ledger);
  job->source = jy_import_source_ref (source);
  return job;
}

/* The outer task never leaves the main loop, so that the ledger does not. */
static void
begin (JyImportJob        *self,
       Order              *order,
       gpointer            tag,
       GTaskThreadFunc     thread,
       GAsyncReadyCallback done,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            data)
{
  GTask *task = g_task_new (self, NULL, callback, data);
  g_autoptr (GTask) inner = g_task_new (NULL, cancellable, done, task);

  g_task_set_source_tag (task, tag);
  /* What was saved is told although the cancelling came too late. */
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, order, (GDestroyNotify) order_unref);
  g_task_run_in_thread (inner, thread);
}

/**
 * jy_import_job_look_async:
 * @job: a job
 * @options: how to read it; what is 0 or %NULL is found out
 * @callback: called in the main loop
 * @data: for @callback
 *
 * Looks at what is to be imported.
 */
void
jy_import_job_look_async (JyImportJob        *job,
                          const JyCsvOptions *options,
                          GAsyncReadyCallback callback,
                          gpointer            data)
{
  JyImportOptions of_file = { .csv = *options };

  begin (job, place_order (job, NULL, &of_file), LOOK_TAG, look_thread, looked_cb, NULL, callback, data);
}

/**
 * jy_import_job_look_finish:
 * @job: the job
 * @result: as given to the callback
 * @error: return location
 *
 * Returns: (transfer full): what was seen, or %NULL with @error
 */
JyImportSample *
jy_import_job_look_finish (JyImportJob  *job,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, LOOK_TAG), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * jy_import_job_run_async:
 * @job: a job
 * @plan: which column is which field
 * @options: how it is done
 * @cancellable: (nullable): a cancellable
 * @callback: called in the main loop
 * @data: for @callback
 *
 * Imports, or only checks with the option of that name. When something was saved,
 * the job's ledger emits #JyLedger::changed for every kind before @callback.
 */
void
jy_import_job_run_async (JyImportJob           *job,
                         const JyImportPlan    *plan,
                         const JyImportOptions *options,
                         GCancellable          *cancellable,
                         GAsyncReadyCallback    callback,
                         gpointer               data)
{
  begin (job, place_order (job, plan, options), RUN_TAG, run_thread, ran_cb, cancellable, callback, data);
}

/**
 * jy_import_job_run_finish:
 * @job: the job
 * @result: as given to the callback
 * @error: return location
 *
 * Returns: (transfer full): what came of it; with @error set when nothing was saved
 */
JyImportResult *
jy_import_job_run_finish (JyImportJob  *job,
                          GAsyncResult *result,
                          GError      **error)
{
  GTask *task = G_TASK (result);
  JyImportResult **came;

  g_return_val_if_fail (g_async_result_is_tagged (result, RUN_TAG), NULL);

  came = g_task_get_task_data (task);
  g_task_propagate_boolean (task, error);
  return g_steal_pointer (came);
}

/**
 * jy_import_job_get_fraction:
 * @job: a job
 *
 * Returns: how much of the file is read, from 0 to 1
 */
double
jy_import_job_get_fraction (JyImportJob *job)
{
  return job->order != NULL ? g_atomic_int_get (&job->order->permille) / 1000.0 : 0;
}
