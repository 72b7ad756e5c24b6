/* jy-import-dialog.c: every choice is followed by a check of the whole file, of which
 * one runs at a time; a newer choice cancels the one that runs. */
#include "config.h"

#include "jy-import-dialog.h"
#include "jy-import-decisions.h"
#include "jy-import-job.h"
#include "jy-import-mapping.h"
#include "jy-import-preview.h"
#include "jy-import-settings.h"

#include <glib/gi18n.h>

/* Whoever types a value for all does not want it checked letter by letter. */
#define CHECK_DELAY 250

/* What takes longer shows its progress. */
#define PROGRESS_DELAY 400
#define PROGRESS_STEP  100

/* Rows that are shown: a column view makes every cell of the first two hundred. */
#define SHOWN_ROWS 20

typedef enum
{
  STEP_NONE,
  STEP_LOOK,
  STEP_CHECK,
  STEP_IMPORT,
} Step;

struct _JyImportDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkStack *pages;
  JyImportSettings *settings;
  GtkWidget *mapping_group;
  JyImportMapping *mapping;
  JyImportPreview *preview;
  GtkStack *status_icons;
  GtkImage *status_icon;
  GtkSpinner *spinner;
  GtkLabel *status;
  JyImportDecisions *decisions;
  GtkProgressBar *progress;

  JyImportSource *source;
  JyImportJob *job;
  JyLedger *ledger;
  const JyKind *kind; /* (nullable): the one to begin with */
  JyImportSample *sample;
  JyImportPlan *plan;
  JyImportResult *result; /* (nullable): of a check that is still true */
  Step running;
  Step wanted;
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;
  char *skip_bad;
  guint delay;
  guint tick;
  gint64 began;
};

G_DEFINE_FINAL_TYPE (JyImportDialog, jy_import_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_IMPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void begin_next (JyImportDialog *self);

static void
say (JyImportDialog *self,
     const char     *icon_name,
     const char     *style,
     const char     *sentence)
{
  gtk_stack_set_visible_child_name (self->status_icons, icon_name != NULL ? "icon" : "spinner");
  gtk_spinner_set_spinning (self->spinner, icon_name == NULL);
  gtk_image_set_from_icon_name (self->status_icon, icon_name);
  gtk_widget_set_css_classes (GTK_WIDGET (self->status_icon), (const char *[]) { style, NULL });
  gtk_label_set_label (self->status, sentence);
}

static void
say_error (JyImportDialog *self,
           const char     *sentence)
{
  say (self, "dialog-error-symbolic", "error", sentence);
}

static gboolean
is_ready (JyImportDialog *self)
{
  return self->running == STEP_NONE && self->wanted == STEP_NONE && self->delay == 0 && self->result != NULL &&
         self->result->is_whole && self->result->n_records > 0 &&
         (self->result->n_refused == 0 || jy_import_decisions_skips (self->decisions));
}

static void
update_actions (JyImportDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.import", is_ready (self));
}

static void
say_counts (JyImportDialog *self)
{
  const JyImportResult *result = self->result;
  g_autofree char *good = g_strdup_printf (ngettext ("%ld row can be imported", "%ld rows can be imported",
                                                     (gulong) result->n_records),
                                           (glong) result->n_records);
  g_autofree char *refused = g_strdup_printf (ngettext ("%ld row is refused", "%ld rows are refused",
                                                        (gulong) result->n_refused),
                                              (glong) result->n_refused);
  g_autofree char *both = g_strconcat (good, C_ ("list", ", "), refused, NULL);
  g_autofree char *odd = g_strdup_printf (ngettext ("%ld of them is doubtful", "%ld of them are doubtful", (gulong) result->n_warnings),
                                          (glong) result->n_warnings);
  g_autofree char *good_and_odd = g_strconcat (good, C_ ("list", ", "), odd, NULL);

  if (result->n_refused > 0)
    say_error (self, result->n_records > 0 ? both : refused);
  else if (result->n_records == 0)
    say_error (self, _ ("There are no rows to import."));
  else if (result->n_warnings > 0)
    say (self, "dialog-warning-symbolic", "warning", good_and_odd);
  else
    say (self, "object-select-symbolic", "success", good);
}

static void
say_progress (JyImportDialog *self)
{
  int percent = (int) (jy_import_job_get_fraction (self->job) * 100);
  g_autofree char *checking = g_strdup_printf (_ ("Checking… %d %%"), percent);
  g_autofree char *done = g_strdup_printf (_ ("%d %%"), percent);

  gtk_progress_bar_set_fraction (self->progress, percent / 100.0);
  gtk_progress_bar_set_text (self->progress, done);
  if (self->running == STEP_CHECK)
    say (self, NULL, NULL, checking);
  else if (self->running == STEP_LOOK)
    say (self, NULL, NULL, _ ("Reading…"));
}

static gboolean
ticked_cb (gpointer data)
{
  JyImportDialog *self = data;

  if (g_get_monotonic_time () - self->began < PROGRESS_DELAY * 1000)
    return G_SOURCE_CONTINUE;
  say_progress (self);
  if (self->running == STEP_IMPORT)
    gtk_stack_set_visible_child_name (self->pages, "progress");
  return G_SOURCE_CONTINUE;
}

static void
end_step (JyImportDialog *self)
{
  self->running = STEP_NONE;
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->tick, g_source_remove);
}

static void
show_preview (JyImportDialog *self)
{
  jy_import_preview_show (self->preview, self->sample, self->plan, self->result);
}

static void
new_plan (JyImportDialog *self,
          const JyKind   *kind,
          gboolean        has_header)
{
  JyImportPlan *before = g_steal_pointer (&self->plan);

  jy_import_decisions_clear (self->decisions);
  g_clear_pointer (&self->result, jy_import_result_free);
  self->plan = jy_import_sample_plan (self->sample, kind, has_header);
  jy_import_settings_show (self->settings, self->sample, kind, has_header);
  jy_import_mapping_show (self->mapping, self->ledger, self->plan, self->sample);
  jy_import_plan_free (before);
  gtk_widget_set_visible (self->mapping_group, TRUE);
  show_preview (self);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (JyImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  JyImportSample *sample = jy_import_job_look_finish (JY_IMPORT_JOB (source), result, &error);

  /* The window may have gone meanwhile. */
  if (self->job == NULL || self->wanted == STEP_LOOK)
    jy_import_sample_free (sample);
  if (self->job == NULL)
    return;
  end_step (self);
  if (self->wanted == STEP_LOOK)
    {
      begin_next (self);
      return;
    }
  if (sample == NULL)
    {
      say_error (self, error->message);
      g_clear_pointer (&self->result, jy_import_result_free);
      update_actions (self);
      return;
    }
  g_clear_pointer (&self->sample, jy_import_sample_free);
  self->sample = sample;
  if (self->kind == NULL)
    self->kind = jy_import_sample_guess_kind (sample, &jy_kind_pickup);
  new_plan (self, self->kind, jy_import_sample_count_known (sample, self->kind) > 0);
  self->wanted = STEP_CHECK;
  begin_next (self);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (JyImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyImportResult) came = jy_import_job_run_finish (JY_IMPORT_JOB (source), result, &error);

  if (self->job == NULL)
    return;
  end_step (self);
  if (self->wanted != STEP_NONE || self->delay != 0)
    {
      begin_next (self);
      return;
    }
  g_clear_pointer (&self->result, jy_import_result_free);
  self->result = g_steal_pointer (&came);
  if (self->result->is_whole)
    say_counts (self);
  else
    say_error (self, error->message);
  show_preview (self);
  jy_import_decisions_show (self->decisions, self->plan, self->result,
                            g_error_matches (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_DUPLICATE));
  update_actions (self);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (JyImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyImportResult) came = jy_import_job_run_finish (JY_IMPORT_JOB (source), result, &error);

  if (self->job == NULL)
    return;
  end_step (self);
  if (error == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, jy_import_plan_get_kind (self->plan)->name, came);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_stack_set_visible_child_name (self->pages, "settings");
  /* What the check said is true again: nothing was changed. */
  say_error (self, error->message);
  update_actions (self);
}

static void
look (JyImportDialog *self)
{
  JyCsvOptions options;

  jy_import_settings_get_options (self->settings, &options);
  jy_import_job_look_async (self->job, &options, looked_cb, g_object_ref (self));
}

static void
run (JyImportDialog     *self,
     gboolean            is_check,
     GAsyncReadyCallback callback)
{
  JyImportOptions options = {
    .create_references = jy_import_decisions_makes_names (self->decisions),
    .again = jy_import_decisions_is_again (self->decisions),
    .dry_run = is_check,
    .skip_bad = is_check ? NULL : self->skip_bad,
    .keep_rows = is_check ? SHOWN_ROWS : 0,
  };

  jy_import_settings_get_options (self->settings, &options.csv);
  jy_import_job_run_async (self->job, self->plan, &options, self->cancellable, callback, g_object_ref (self));
}

static void
begin_next (JyImportDialog *self)
{
  if (self->running != STEP_NONE || self->wanted == STEP_NONE)
    return;
  self->running = self->wanted;
  self->wanted = STEP_NONE;
  self->cancellable = g_cancellable_new ();
  self->began = g_get_monotonic_time ();
  self->tick = g_timeout_add (PROGRESS_STEP, ticked_cb, self);
  update_actions (self);
  if (self->running == STEP_LOOK)
    look (self);
  else if (self->running == STEP_CHECK)
    run (self, TRUE, checked_cb);
  else
    run (self, FALSE, imported_cb);
}

static void
want (JyImportDialog *self,
      Step            step)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  self->wanted = step;
  if (self->running == STEP_CHECK)
    g_cancellable_cancel (self->cancellable);
  begin_next (self);
  update_actions (self);
}

static gboolean
delayed_cb (gpointer data)
{
  JyImportDialog *self = data;

  self->delay = 0;
  want (self, STEP_CHECK);
  return G_SOURCE_REMOVE;
}

static void
plan_changed_cb (JyImportDialog *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  self->delay = g_timeout_add (CHECK_DELAY, delayed_cb, self);
  if (self->running == STEP_CHECK)
    g_cancellable_cancel (self->cancellable);
  update_actions (self);
}

static void
kind_changed_cb (JyImportDialog *self)
{
  const JyKind *kind = jy_import_settings_get_kind (self->settings);
  gboolean has_header = jy_import_settings_get_header (self->settings);

  if (self->sample == NULL)
    return;
  self->kind = kind;
  new_plan (self, kind, has_header);
  want (self, STEP_CHECK);
}

static void
format_changed_cb (JyImportDialog *self)
{
  want (self, STEP_LOOK);
}

static void
decided_cb (JyImportDialog *self)
{
  if (self->plan != NULL)
    want (self, STEP_CHECK);
}

static void
skip_decided_cb (JyImportDialog *self)
{
  update_actions (self);
}

static void
chooser_responded_cb (JyImportDialog       *self,
                      int                   response,
                      GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    jy_import_dialog_import (self, path);
}

static void
ask_for_bad_rows (JyImportDialog *self)
{
  /* Translators: the name of a file for the refused rows of the file %s */
  g_autofree char *name = g_strdup_printf (_ ("Refused rows of %s.csv"), jy_import_source_get_title (self->source));

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Save the Refused Rows"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _ ("_Import"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_responded_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
import_activated_cb (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  JyImportDialog *self = JY_IMPORT_DIALOG (widget);

  if (self->result->n_refused > 0)
    ask_for_bad_rows (self);
  else
    jy_import_dialog_import (self, NULL);
}

static void
cancel_activated_cb (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  jy_import_dialog_cancel (JY_IMPORT_DIALOG (widget));
}

/* What is being saved is given up first; the settings then come back. */
static gboolean
jy_import_dialog_close_request (GtkWindow *window)
{
  JyImportDialog *self = JY_IMPORT_DIALOG (window);

  if (self->running == STEP_IMPORT)
    {
      g_cancellable_cancel (self->cancellable);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (jy_import_dialog_parent_class)->close_request (window);
}

static void
jy_import_dialog_dispose (GObject *object)
{
  JyImportDialog *self = JY_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->job);
  g_clear_object (&self->ledger);

  G_OBJECT_CLASS (jy_import_dialog_parent_class)->dispose (object);
}

static void
jy_import_dialog_finalize (GObject *object)
{
  JyImportDialog *self = JY_IMPORT_DIALOG (object);

  jy_import_source_unref (self->source);
  jy_import_sample_free (self->sample);
  jy_import_plan_free (self->plan);
  jy_import_result_free (self->result);
  g_free (self->skip_bad);

  G_OBJECT_CLASS (jy_import_dialog_parent_class)->finalize (object);
}

static void
jy_import_dialog_class_init (JyImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jy_import_dialog_dispose;
  object_class->finalize = jy_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = jy_import_dialog_close_request;

  g_type_ensure (JY_TYPE_IMPORT_DECISIONS);
  g_type_ensure (JY_TYPE_IMPORT_SETTINGS);
  g_type_ensure (JY_TYPE_IMPORT_MAPPING);
  g_type_ensure (JY_TYPE_IMPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, settings);
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, mapping_group);
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, mapping);
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, status_icons);
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, status_icon);
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, status);
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, decisions);
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_decided_cb);

  gtk_widget_class_install_action (widget_class, "import.import", NULL, import_activated_cb);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.import", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "import.import", NULL);

  /**
   * JyImportDialog::imported:
   * @dialog: the dialog, which closes itself afterwards
   * @kind: the name of the kind
   * @result: the #JyImportResult
   *
   * Emitted when records were saved.
   */
  signals[SIGNAL_IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);
}

static void
jy_import_dialog_init (JyImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * jy_import_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @ledger: a ledger that can be written
 * @source: a file or a text
 * @kind: (nullable): the kind of record, or %NULL to guess it from the titles
 *
 * Returns: (transfer none): a dialog that begins to look at what is imported
 */
JyImportDialog *
jy_import_dialog_new (GtkWindow      *parent,
                      JyLedger       *ledger,
                      JyImportSource *source,
                      const JyKind   *kind)
{
  JyImportDialog *dialog = g_object_new (JY_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  dialog->ledger = g_object_ref (ledger);
  dialog->source = jy_import_source_ref (source);
  dialog->job = jy_import_job_new (ledger, source);
  dialog->kind = kind;
  adw_window_title_set_subtitle (dialog->title, jy_import_source_get_title (source));
  if (jy_import_source_get_path (source) == NULL)
    jy_import_settings_show_text (dialog->settings);
  say (dialog, NULL, NULL, _ ("Reading…"));
  want (dialog, STEP_LOOK);
  return dialog;
}

/**
 * jy_import_dialog_is_busy:
 * @dialog: the dialog
 *
 * Returns: whether it reads, checks or imports, or is about to
 */
gboolean
jy_import_dialog_is_busy (JyImportDialog *dialog)
{
  return dialog->running != STEP_NONE || dialog->wanted != STEP_NONE || dialog->delay != 0;
}

/**
 * jy_import_dialog_get_plan:
 * @dialog: the dialog
 *
 * Returns: (transfer none) (nullable): what was chosen, once the file was looked at
 */
JyImportPlan *
jy_import_dialog_get_plan (JyImportDialog *dialog)
{
  return dialog->plan;
}

/**
 * jy_import_dialog_get_result:
 * @dialog: the dialog
 *
 * Returns: (transfer none) (nullable): what the last check said
 */
const JyImportResult *
jy_import_dialog_get_result (JyImportDialog *dialog)
{
  return dialog->result;
}

/**
 * jy_import_dialog_get_status:
 * @dialog: the dialog
 *
 * Returns: (transfer none): the sentence above the rows
 */
const char *
jy_import_dialog_get_status (JyImportDialog *dialog)
{
  return gtk_label_get_label (dialog->status);
}

/**
 * jy_import_dialog_import:
 * @dialog: a dialog that is not busy
 * @skip_bad: (nullable) (type filename): where refused rows go, or %NULL when
 *   nothing is imported if any is refused
 *
 * Imports as it was chosen.
 */
void
jy_import_dialog_import (JyImportDialog *dialog,
                         const char     *skip_bad)
{
  g_return_if_fail (!jy_import_dialog_is_busy (dialog) && dialog->plan != NULL);

  g_free (dialog->skip_bad);
  dialog->skip_bad = g_strdup (skip_bad);
  want (dialog, STEP_IMPORT);
}

/**
 * jy_import_dialog_cancel:
 * @dialog: the dialog
 *
 * Gives up what is being saved; or else closes the dialog.
 */
void
jy_import_dialog_cancel (JyImportDialog *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
}
