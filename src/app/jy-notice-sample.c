/* jy-notice-sample.c: the last month that is closed, or the last one with records, is
 * read in a thread, once for all the sentences of a form. */
#include "config.h"

#include "jy-notice-sample.h"
#include "jy-closing.h"
#include "jy-last-month.h"

#define LEDGER_KEY "jy-notice-sample"

struct _JyNoticeSample
{
  GObject parent_instance;

  JyLedger *ledger;
  GCancellable *reading;
  JyFigures *figures;
  JyNoticeFrame *frame;
  char *message;
};

G_DEFINE_FINAL_TYPE (JyNoticeSample, jy_notice_sample, G_TYPE_OBJECT)

enum
{
  SIGNAL_READ,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What the thread is given, and what it answers. */
typedef struct
{
  char *path;
  JyDesk *desk;
  JyFigures *figures;
  JyNoticeFrame *frame;
} Errand;

static void
errand_free (Errand *errand)
{
  g_free (errand->path);
  jy_desk_free (errand->desk);
  g_clear_pointer (&errand->figures, jy_figures_free);
  jy_notice_frame_free (errand->frame);
  g_free (errand);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Errand *errand = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) ledger = NULL;
  JyMonth month = 0;

  if (g_task_return_error_if_cancelled (task))
    return;
  ledger = jy_ledger_open (errand->path, errand->desk, TRUE, &error);
  if (ledger != NULL && jy_ledger_find_last_closed (ledger, &month, &error) && month == 0)
    month = jy_last_month_find_any (ledger, &error);
  if (error == NULL)
    errand->figures = jy_figures_new (ledger, month, &error);
  if (error == NULL)
    errand->frame = jy_notice_frame_new (ledger, &error);
  if (errand->frame != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* The form may be closed while the thread reads. */
static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GWeakRef *place = data;
  g_autoptr (JyNoticeSample) self = g_weak_ref_get (place);
  Errand *errand = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_weak_ref_clear (place);
  g_free (place);
  g_task_propagate_boolean (G_TASK (result), &error);
  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  g_clear_pointer (&self->figures, jy_figures_free);
  g_clear_pointer (&self->frame, jy_notice_frame_free);
  g_clear_pointer (&self->message, g_free);
  if (error == NULL)
    {
      self->figures = g_steal_pointer (&errand->figures);
      self->frame = g_steal_pointer (&errand->frame);
    }
  else
    self->message = g_strdup (error->message);
  g_signal_emit (self, signals[SIGNAL_READ], 0);
}

static void
start_reading (JyNoticeSample *self)
{
  g_autoptr (GTask) task = NULL;
  Errand *errand = g_new0 (Errand, 1);
  GWeakRef *place = g_new (GWeakRef, 1);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  errand->path = g_strdup (jy_ledger_get_path (self->ledger));
  errand->desk = jy_desk_copy (jy_ledger_get_desk (self->ledger));
  g_weak_ref_init (place, self);
  task = g_task_new (NULL, self->reading, read_cb, place);
  g_task_set_task_data (task, errand, (GDestroyNotify) errand_free);
  g_task_run_in_thread (task, read_thread);
}

static void
jy_notice_sample_dispose (GObject *object)
{
  JyNoticeSample *self = JY_NOTICE_SAMPLE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->ledger != NULL)
    g_object_set_data (G_OBJECT (self->ledger), LEDGER_KEY, NULL);
  g_clear_object (&self->ledger);

  G_OBJECT_CLASS (jy_notice_sample_parent_class)->dispose (object);
}

static void
jy_notice_sample_finalize (GObject *object)
{
  JyNoticeSample *self = JY_NOTICE_SAMPLE (object);

  g_clear_pointer (&self->figures, jy_figures_free);
  g_clear_pointer (&self->frame, jy_notice_frame_free);
  g_free (self->message);

  G_OBJECT_CLASS (jy_notice_sample_parent_class)->finalize (object);
}

static void
jy_notice_sample_class_init (JyNoticeSampleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = jy_notice_sample_dispose;
  object_class->finalize = jy_notice_sample_finalize;

  /**
   * JyNoticeSample::read:
   * @sample: the sample
   *
   * Emitted when the figures were read, again after each change of the ledger.
   */
  signals[SIGNAL_READ] =
    g_signal_new ("read", JY_TYPE_NOTICE_SAMPLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jy_notice_sample_init (JyNoticeSample *self)
{
}

/**
 * jy_notice_sample_ref_for:
 * @ledger: an open ledger
 *
 * Returns: (transfer full): the sample of the ledger, which all who want one share; it
 *   begins to read with the first of them
 */
JyNoticeSample *
jy_notice_sample_ref_for (JyLedger *ledger)
{
  JyNoticeSample *sample = g_object_get_data (G_OBJECT (ledger), LEDGER_KEY);

  if (sample != NULL)
    return g_object_ref (sample);
  sample = g_object_new (JY_TYPE_NOTICE_SAMPLE, NULL);
  sample->ledger = g_object_ref (ledger);
  g_object_set_data (G_OBJECT (ledger), LEDGER_KEY, sample);
  g_signal_connect_object (ledger, "changed", G_CALLBACK (start_reading), sample, G_CONNECT_SWAPPED);
  start_reading (sample);
  return sample;
}

/**
 * jy_notice_sample_get_figures:
 * @sample: a sample
 *
 * Returns: (transfer none) (nullable): the figures of the last month that is closed, or
 *   else of the last one with records; %NULL until they are read
 */
const JyFigures *
jy_notice_sample_get_figures (JyNoticeSample *sample)
{
  return sample->figures;
}

/**
 * jy_notice_sample_get_frame:
 * @sample: a sample
 *
 * Returns: (transfer none) (nullable): institution and posting of a notice that would
 *   be issued today, or %NULL until they are read
 */
const JyNoticeFrame *
jy_notice_sample_get_frame (JyNoticeSample *sample)
{
  return sample->frame;
}

/**
 * jy_notice_sample_get_message:
 * @sample: a sample
 *
 * Returns: (transfer none) (nullable): why there are no figures, or %NULL
 */
const char *
jy_notice_sample_get_message (JyNoticeSample *sample)
{
  return sample->message;
}
