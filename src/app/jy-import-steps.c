/* jy-import-steps.c: one step runs at a time; a newer choice gives up the check that
 * runs, and of several wishes only the last is kept. */
#include "config.h"

#include "jy-import-steps.h"

/* Whoever types a value for all does not want it checked letter by letter. */
#define CHECK_DELAY 250

/* What takes longer shows its progress. */
#define PROGRESS_DELAY 400
#define PROGRESS_STEP  100

struct _JyImportSteps
{
  GObject parent_instance;

  JyImportStep running;
  JyImportStep wanted;
  GCancellable *cancellable; /* of what runs */
  guint delay;
  guint tick;
  gint64 began;
};

G_DEFINE_FINAL_TYPE (JyImportSteps, jy_import_steps, G_TYPE_OBJECT)

enum
{
  SIGNAL_BEGIN,
  SIGNAL_TAKES_LONG,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
ticked_cb (gpointer data)
{
  JyImportSteps *self = data;

  if (g_get_monotonic_time () - self->began >= PROGRESS_DELAY * 1000)
    g_signal_emit (self, signals[SIGNAL_TAKES_LONG], 0);
  return G_SOURCE_CONTINUE;
}

static gboolean
delayed_cb (gpointer data)
{
  JyImportSteps *self = data;

  self->delay = 0;
  jy_import_steps_want (self, JY_IMPORT_STEP_CHECK);
  return G_SOURCE_REMOVE;
}

static void
give_up_check (JyImportSteps *self)
{
  if (self->running == JY_IMPORT_STEP_CHECK)
    g_cancellable_cancel (self->cancellable);
}

static void
jy_import_steps_dispose (GObject *object)
{
  jy_import_steps_stop (JY_IMPORT_STEPS (object));

  G_OBJECT_CLASS (jy_import_steps_parent_class)->dispose (object);
}

static void
jy_import_steps_class_init (JyImportStepsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_import_steps_dispose;

  /**
   * JyImportSteps::begin:
   * @steps: the steps
   *
   * Emitted when the running step is to be begun.
   */
  signals[SIGNAL_BEGIN] = g_signal_new ("begin", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * JyImportSteps::takes-long:
   * @steps: the steps
   *
   * Emitted now and then while a step takes longer than nobody notices.
   */
  signals[SIGNAL_TAKES_LONG] = g_signal_new ("takes-long", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * JyImportSteps::changed:
   * @steps: the steps
   *
   * Emitted when something else runs or is wanted.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jy_import_steps_init (JyImportSteps *self)
{
}

/**
 * jy_import_steps_new:
 *
 * Returns: (transfer full): steps of which none runs
 */
JyImportSteps *
jy_import_steps_new (void)
{
  return g_object_new (JY_TYPE_IMPORT_STEPS, NULL);
}

/**
 * jy_import_steps_go_on:
 * @steps: steps of which none runs
 *
 * Begins the one that is wanted, if any is.
 */
void
jy_import_steps_go_on (JyImportSteps *steps)
{
  if (steps->running != JY_IMPORT_STEP_NONE || steps->wanted == JY_IMPORT_STEP_NONE)
    return;
  steps->running = steps->wanted;
  steps->wanted = JY_IMPORT_STEP_NONE;
  steps->cancellable = g_cancellable_new ();
  steps->began = g_get_monotonic_time ();
  steps->tick = g_timeout_add (PROGRESS_STEP, ticked_cb, steps);
  g_signal_emit (steps, signals[SIGNAL_BEGIN], 0);
}

/**
 * jy_import_steps_want:
 * @steps: the steps
 * @step: what is to be done as soon as nothing else is
 *
 * Gives up a check that runs.
 */
void
jy_import_steps_want (JyImportSteps *steps,
                      JyImportStep   step)
{
  g_clear_handle_id (&steps->delay, g_source_remove);
  steps->wanted = step;
  give_up_check (steps);
  jy_import_steps_go_on (steps);
  g_signal_emit (steps, signals[SIGNAL_CHANGED], 0);
}

/**
 * jy_import_steps_want_check_soon:
 * @steps: the steps
 *
 * Checks when nothing was changed for a moment.
 */
void
jy_import_steps_want_check_soon (JyImportSteps *steps)
{
  g_clear_handle_id (&steps->delay, g_source_remove);
  steps->delay = g_timeout_add (CHECK_DELAY, delayed_cb, steps);
  give_up_check (steps);
  g_signal_emit (steps, signals[SIGNAL_CHANGED], 0);
}

/**
 * jy_import_steps_end:
 * @steps: the steps
 * @wanted: (out) (optional): what is wanted next
 *
 * Notes that the running step has ended. What came of it is out of date when another
 * one is wanted already, which jy_import_steps_go_on() begins.
 *
 * Returns: whether nothing else is wanted
 */
gboolean
jy_import_steps_end (JyImportSteps *steps,
                     JyImportStep  *wanted)
{
  steps->running = JY_IMPORT_STEP_NONE;
  g_clear_object (&steps->cancellable);
  g_clear_handle_id (&steps->tick, g_source_remove);
  if (wanted != NULL)
    *wanted = steps->wanted;
  return steps->wanted == JY_IMPORT_STEP_NONE && steps->delay == 0;
}

/**
 * jy_import_steps_give_up:
 * @steps: the steps
 *
 * Cancels what runs; it still ends by itself.
 */
void
jy_import_steps_give_up (JyImportSteps *steps)
{
  g_cancellable_cancel (steps->cancellable);
}

/**
 * jy_import_steps_stop:
 * @steps: the steps
 *
 * Cancels what runs and forgets what is wanted, because nobody looks any more.
 */
void
jy_import_steps_stop (JyImportSteps *steps)
{
  g_cancellable_cancel (steps->cancellable);
  g_clear_handle_id (&steps->delay, g_source_remove);
  g_clear_handle_id (&steps->tick, g_source_remove);
  g_clear_object (&steps->cancellable);
}

/**
 * jy_import_steps_get_running:
 * @steps: the steps
 *
 * Returns: what runs
 */
JyImportStep
jy_import_steps_get_running (JyImportSteps *steps)
{
  return steps->running;
}

/**
 * jy_import_steps_get_cancellable:
 * @steps: the steps
 *
 * Returns: (transfer none) (nullable): for what runs
 */
GCancellable *
jy_import_steps_get_cancellable (JyImportSteps *steps)
{
  return steps->cancellable;
}

/**
 * jy_import_steps_is_busy:
 * @steps: the steps
 *
 * Returns: whether something runs, or is about to
 */
gboolean
jy_import_steps_is_busy (JyImportSteps *steps)
{
  return steps->running != JY_IMPORT_STEP_NONE || steps->wanted != JY_IMPORT_STEP_NONE || steps->delay != 0;
}
