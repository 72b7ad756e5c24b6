/* jy-import-session.c: keeps what was seen, what was chosen and what the last check
 * said. A check that is out of date is begun anew and not told. */
#include "config.h"

#include "jy-import-session.h"

/* Rows that are shown: a column view makes every cell of the first two hundred. */
#define SHOWN_ROWS 20

struct _JyImportSession
{
  GObject parent_instance;

  JyLedger *ledger;
  JyImportSource *source;
  JyImportJob *job; /* NULL: closed */
  JyImportSteps *steps;
  JyImportOptions options;
  char *skip_bad;
  JyImportSample *sample;
  JyImportPlan *plan;
  JyImportResult *result; /* (nullable): of a check that is still true */
};

G_DEFINE_FINAL_TYPE (JyImportSession, jy_import_session, G_TYPE_OBJECT)

enum
{
  SIGNAL_LOOKED,
  SIGNAL_CHECKED,
  SIGNAL_IMPORTED,
  SIGNAL_TAKES_LONG,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (JyImportSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyImportSample) sample = jy_import_job_look_finish (JY_IMPORT_JOB (source), result, &error);
  JyImportStep wanted;

  if (self->job == NULL)
    return;
  jy_import_steps_end (self->steps, &wanted);
  if (wanted == JY_IMPORT_STEP_LOOK)
    {
      jy_import_steps_go_on (self->steps);
      return;
    }
  if (sample == NULL)
    g_clear_pointer (&self->result, jy_import_result_free);
  else
    {
      g_clear_pointer (&self->sample, jy_import_sample_free);
      self->sample = g_steal_pointer (&sample);
    }
  g_signal_emit (self, signals[SIGNAL_LOOKED], 0, error);
  jy_import_steps_go_on (self->steps);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (JyImportSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyImportResult) came = jy_import_job_run_finish (JY_IMPORT_JOB (source), result, &error);

  if (self->job == NULL)
    return;
  if (!jy_import_steps_end (self->steps, NULL))
    {
      jy_import_steps_go_on (self->steps);
      return;
    }
  g_clear_pointer (&self->result, jy_import_result_free);
  self->result = g_steal_pointer (&came);
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0, error);
}

/* When nothing was saved, what the check said is true again. */
static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (JyImportSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyImportResult) came = jy_import_job_run_finish (JY_IMPORT_JOB (source), result, &error);

  if (self->job == NULL)
    return;
  jy_import_steps_end (self->steps, NULL);
  g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, came, error);
}

static void
run (JyImportSession *self,
     gboolean         is_check)
{
  JyImportOptions options = self->options;

  options.dry_run = is_check;
  options.skip_bad = is_check ? NULL : self->skip_bad;
  options.keep_rows = is_check ? SHOWN_ROWS : 0;
  jy_import_job_run_async (self->job, self->plan, &options, jy_import_steps_get_cancellable (self->steps),
                           is_check ? checked_cb : imported_cb, g_object_ref (self));
}

static void
begun_cb (JyImportSession *self)
{
  JyImportStep step = jy_import_steps_get_running (self->steps);

  if (step == JY_IMPORT_STEP_LOOK)
    jy_import_job_look_async (self->job, &self->options.csv, looked_cb, g_object_ref (self));
  else
    run (self, step == JY_IMPORT_STEP_CHECK);
}

static void
took_long_cb (JyImportSession *self)
{
  g_signal_emit (self, signals[SIGNAL_TAKES_LONG], 0);
}

static void
changed_cb (JyImportSession *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
jy_import_session_finalize (GObject *object)
{
  JyImportSession *self = JY_IMPORT_SESSION (object);

  g_clear_object (&self->job);
  g_clear_object (&self->steps);
  g_clear_object (&self->ledger);
  jy_import_source_unref (self->source);
  jy_import_sample_free (self->sample);
  jy_import_plan_free (self->plan);
  jy_import_result_free (self->result);
  g_free (self->skip_bad);

  G_OBJECT_CLASS (jy_import_session_parent_class)->finalize (object);
}

static void
jy_import_session_class_init (JyImportSessionClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jy_import_session_finalize;

  /**
   * JyImportSession::looked:
   * @session: the session
   * @error: (nullable): why it cannot be read
   *
   * Emitted when there is a sample, or none.
   */
  signals[SIGNAL_LOOKED] = g_signal_new ("looked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  /**
   * JyImportSession::checked:
   * @session: the session
   * @error: (nullable): why it cannot be imported
   *
   * Emitted when there is a result.
   */
  signals[SIGNAL_CHECKED] = g_signal_new ("checked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  /**
   * JyImportSession::imported:
   * @session: the session
   * @result: the #JyImportResult
   * @error: (nullable): why nothing was saved
   *
   * Emitted when records were saved, or were not.
   */
  signals[SIGNAL_IMPORTED] = g_signal_new ("imported", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                           G_TYPE_POINTER, G_TYPE_ERROR);

  /**
   * JyImportSession::takes-long:
   * @session: the session
   *
   * Emitted now and then while something takes longer than nobody notices.
   */
  signals[SIGNAL_TAKES_LONG] = g_signal_new ("takes-long", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * JyImportSession::changed:
   * @session: the session
   *
   * Emitted when something else runs or is about to.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jy_import_session_init (JyImportSession *self)
{
  self->steps = jy_import_steps_new ();
  g_signal_connect_object (self->steps, "begin", G_CALLBACK (begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->steps, "takes-long", G_CALLBACK (took_long_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->steps, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * jy_import_session_new:
 * @ledger: a ledger that can be written
 * @source: a file or a text
 *
 * Returns: (transfer full): a session that has not begun
 */
JyImportSession *
jy_import_session_new (JyLedger       *ledger,
                       JyImportSource *source)
{
  JyImportSession *session = g_object_new (JY_TYPE_IMPORT_SESSION, NULL);

  session->ledger = g_object_ref (ledger);
  session->source = jy_import_source_ref (source);
  session->job = jy_import_job_new (ledger, source);
  return session;
}

/**
 * jy_import_session_get_options:
 * @session: the session
 *
 * What concerns the saving itself is known to the session.
 *
 * Returns: (transfer none): how the next step reads the file and what it makes of it,
 *   to be changed by the caller
 */
JyImportOptions *
jy_import_session_get_options (JyImportSession *session)
{
  return &session->options;
}

/**
 * jy_import_session_take_plan:
 * @session: the session
 * @plan: (transfer full): which column is which field
 *
 * Forgets what was said of the plan before.
 */
void
jy_import_session_take_plan (JyImportSession *session,
                             JyImportPlan    *plan)
{
  g_clear_pointer (&session->result, jy_import_result_free);
  jy_import_plan_free (session->plan);
  session->plan = plan;
}

/**
 * jy_import_session_look:
 * @session: the session
 *
 * Reads the first rows, soon followed by #JyImportSession::looked.
 */
void
jy_import_session_look (JyImportSession *session)
{
  jy_import_steps_want (session->steps, JY_IMPORT_STEP_LOOK);
}

/**
 * jy_import_session_check:
 * @session: a session with a plan
 *
 * Checks all rows, soon followed by #JyImportSession::checked.
 */
void
jy_import_session_check (JyImportSession *session)
{
  jy_import_steps_want (session->steps, JY_IMPORT_STEP_CHECK);
}

/**
 * jy_import_session_check_soon:
 * @session: a session with a plan
 *
 * The same, when nothing else was changed for a moment.
 */
void
jy_import_session_check_soon (JyImportSession *session)
{
  jy_import_steps_want_check_soon (session->steps);
}

/**
 * jy_import_session_import:
 * @session: a session with a plan that is not busy
 * @skip_bad: (nullable) (type filename): where refused rows go, or %NULL when
 *   nothing is imported if any is refused
 *
 * Saves all rows, soon followed by #JyImportSession::imported.
 */
void
jy_import_session_import (JyImportSession *session,
                          const char      *skip_bad)
{
  g_return_if_fail (!jy_import_session_is_busy (session) && session->plan != NULL);

  g_free (session->skip_bad);
  session->skip_bad = g_strdup (skip_bad);
  jy_import_steps_want (session->steps, JY_IMPORT_STEP_IMPORT);
}

/**
 * jy_import_session_give_up:
 * @session: the session
 *
 * Cancels what runs, which then tells that it was cancelled.
 */
void
jy_import_session_give_up (JyImportSession *session)
{
  jy_import_steps_give_up (session->steps);
}

/**
 * jy_import_session_close:
 * @session: the session
 *
 * Cancels what runs; nothing is told any more.
 */
void
jy_import_session_close (JyImportSession *session)
{
  jy_import_steps_stop (session->steps);
  g_clear_object (&session->job);
}

/**
 * jy_import_session_get_ledger:
 * @session: the session
 *
 * Returns: (transfer none): the ledger
 */
JyLedger *
jy_import_session_get_ledger (JyImportSession *session)
{
  return session->ledger;
}

/**
 * jy_import_session_get_source:
 * @session: the session
 *
 * Returns: (transfer none): what is imported
 */
JyImportSource *
jy_import_session_get_source (JyImportSession *session)
{
  return session->source;
}

/**
 * jy_import_session_get_sample:
 * @session: the session
 *
 * Returns: (transfer none) (nullable): what the file looks like, once it was read
 */
const JyImportSample *
jy_import_session_get_sample (JyImportSession *session)
{
  return session->sample;
}

/**
 * jy_import_session_get_plan:
 * @session: the session
 *
 * Returns: (transfer none) (nullable): what was chosen, once it was
 */
JyImportPlan *
jy_import_session_get_plan (JyImportSession *session)
{
  return session->plan;
}

/**
 * jy_import_session_get_result:
 * @session: the session
 *
 * Returns: (transfer none) (nullable): what the last check said
 */
const JyImportResult *
jy_import_session_get_result (JyImportSession *session)
{
  return session->result;
}

/**
 * jy_import_session_get_running:
 * @session: the session
 *
 * Returns: what runs
 */
JyImportStep
jy_import_session_get_running (JyImportSession *session)
{
  return jy_import_steps_get_running (session->steps);
}

/**
 * jy_import_session_get_fraction:
 * @session: a session that is not closed
 *
 * Returns: how much of the file is read, from 0 to 1
 */
double
jy_import_session_get_fraction (JyImportSession *session)
{
  return jy_import_job_get_fraction (session->job);
}

/**
 * jy_import_session_is_busy:
 * @session: the session
 *
 * Returns: whether it reads, checks or imports, or is about to
 */
gboolean
jy_import_session_is_busy (JyImportSession *session)
{
  return jy_import_steps_is_busy (session->steps);
}

/**
 * jy_import_session_is_ready:
 * @session: the session
 * @skips: whether refused rows are left out
 *
 * Returns: whether the last check allows to import
 */
gboolean
jy_import_session_is_ready (JyImportSession *session,
                            gboolean         skips)
{
  const JyImportResult *result = session->result;

  return !jy_import_session_is_busy (session) && result != NULL && result->is_whole && result->n_records > 0 &&
         (result->n_refused == 0 || skips);
}
