/* jy-import-dialog.c: every choice is followed by a check of the whole file, which says
 * what will come of the import before it is begun. */
#include "config.h"

#include "jy-import-dialog.h"
#include "jy-import-decisions.h"
#include "jy-import-mapping.h"
#include "jy-import-preview.h"
#include "jy-import-session.h"
#include "jy-import-settings.h"
#include "jy-import-status.h"

#include <glib/gi18n.h>

struct _JyImportDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkStack *pages;
  JyImportSettings *settings;
  GtkWidget *mapping_group;
  JyImportMapping *mapping;
  JyImportPreview *preview;
  JyImportStatus *status;
  JyImportDecisions *decisions;
  GtkProgressBar *progress;

  JyImportSession *session;
  const JyKind *kind; /* (nullable): the one to begin with */
  GtkFileChooserNative *chooser;
  gboolean is_begun; /* the rows were shown checked */
};

G_DEFINE_FINAL_TYPE (JyImportDialog, jy_import_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_IMPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_actions (JyImportDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.import",
                                 self->session != NULL &&
                                   jy_import_session_is_ready (self->session, jy_import_decisions_skips (self->decisions)));
}

static void
took_long_cb (JyImportDialog *self)
{
  int percent = (int) (jy_import_session_get_fraction (self->session) * 100);
  g_autofree char *checking = g_strdup_printf (_ ("Checking… %d %%"), percent);
  g_autofree char *done = g_strdup_printf (_ ("%d %%"), percent);
  JyImportStep step = jy_import_session_get_running (self->session);

  gtk_progress_bar_set_fraction (self->progress, percent / 100.0);
  gtk_progress_bar_set_text (self->progress, done);
  if (step == JY_IMPORT_STEP_CHECK)
    jy_import_status_say_working (self->status, checking);
  else if (step == JY_IMPORT_STEP_LOOK)
    jy_import_status_say_working (self->status, _ ("Reading…"));
  else
    gtk_stack_set_visible_child_name (self->pages, "progress");
}

static void
show_preview (JyImportDialog *self)
{
  jy_import_preview_show (self->preview, jy_import_session_get_sample (self->session),
                          jy_import_session_get_plan (self->session), jy_import_session_get_result (self->session));
}

/* The widgets let go of the plan before it is freed. */
static void
new_plan (JyImportDialog *self,
          const JyKind   *kind,
          gboolean        has_header)
{
  const JyImportSample *sample = jy_import_session_get_sample (self->session);
  JyImportPlan *plan = jy_import_sample_plan (sample, kind, has_header);

  jy_import_decisions_clear (self->decisions);
  jy_import_settings_show (self->settings, sample, kind, has_header);
  jy_import_mapping_show (self->mapping, jy_import_session_get_ledger (self->session), plan, sample);
  jy_import_session_take_plan (self->session, plan);
  gtk_widget_set_visible (self->mapping_group, TRUE);
  show_preview (self);
  jy_import_session_check (self->session);
}

static void
looked_cb (JyImportDialog *self,
           const GError   *error)
{
  const JyImportSample *sample = jy_import_session_get_sample (self->session);

  if (error != NULL)
    {
      jy_import_status_say_error (self->status, error->message);
      update_actions (self);
      return;
    }
  if (self->kind == NULL)
    self->kind = jy_import_sample_guess_kind (sample, &jy_kind_pickup);
  new_plan (self, self->kind, jy_import_sample_count_known (sample, self->kind) > 0);
}

static void
checked_cb (JyImportDialog *self,
            const GError   *error)
{
  const JyImportResult *result = jy_import_session_get_result (self->session);

  if (result->is_whole)
    jy_import_status_say_counts (self->status, result);
  else
    jy_import_status_say_error (self->status, error->message);
  show_preview (self);
  jy_import_decisions_show (self->decisions, jy_import_session_get_plan (self->session), result,
                            g_error_matches (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_DUPLICATE));
  /* From the button that cancels, where Enter would do so; later it is where it was put. */
  if (!self->is_begun)
    jy_import_preview_focus (self->preview);
  self->is_begun = TRUE;
  update_actions (self);
}

static void
imported_cb (JyImportDialog       *self,
             const JyImportResult *result,
             const GError         *error)
{
  if (error == NULL)
    {
      g_signal_emit (self, signals[SIGNAL_IMPORTED], 0,
                     jy_import_plan_get_kind (jy_import_session_get_plan (self->session))->name, result);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_stack_set_visible_child_name (self->pages, "settings");
  jy_import_status_say_error (self->status, error->message);
  update_actions (self);
}

static void
plan_changed_cb (JyImportDialog *self)
{
  jy_import_session_check_soon (self->session);
}

static void
kind_changed_cb (JyImportDialog *self)
{
  if (jy_import_session_get_sample (self->session) == NULL)
    return;
  self->kind = jy_import_settings_get_kind (self->settings);
  new_plan (self, self->kind, jy_import_settings_get_header (self->settings));
}

static void
format_changed_cb (JyImportDialog *self)
{
  jy_import_settings_get_options (self->settings, &jy_import_session_get_options (self->session)->csv);
  jy_import_session_look (self->session);
}

static void
decided_cb (JyImportDialog *self)
{
  JyImportOptions *options = jy_import_session_get_options (self->session);

  options->create_references = jy_import_decisions_makes_names (self->decisions);
  options->again = jy_import_decisions_is_again (self->decisions);
  if (jy_import_session_get_plan (self->session) != NULL)
    jy_import_session_check (self->session);
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
  g_autofree char *name = g_strdup_printf (_ ("Refused rows of %s.csv"),
                                           jy_import_source_get_title (jy_import_session_get_source (self->session)));

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

  if (jy_import_session_get_result (self->session)->n_refused > 0)
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

  if (jy_import_session_get_running (self->session) == JY_IMPORT_STEP_IMPORT)
    {
      jy_import_session_give_up (self->session);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (jy_import_dialog_parent_class)->close_request (window);
}

static void
jy_import_dialog_dispose (GObject *object)
{
  JyImportDialog *self = JY_IMPORT_DIALOG (object);

  if (self->session != NULL)
    jy_import_session_close (self->session);
  g_clear_object (&self->chooser);

  G_OBJECT_CLASS (jy_import_dialog_parent_class)->dispose (object);
}

/* What is shown refers to the plan, and goes first. */
static void
jy_import_dialog_finalize (GObject *object)
{
  g_clear_object (&JY_IMPORT_DIALOG (object)->session);

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
  g_type_ensure (JY_TYPE_IMPORT_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, settings);
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, mapping_group);
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, mapping);
  gtk_widget_class_bind_template_child (widget_class, JyImportDialog, preview);
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

  dialog->kind = kind;
  dialog->session = jy_import_session_new (ledger, source);
  g_signal_connect_object (dialog->session, "looked", G_CALLBACK (looked_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog->session, "checked", G_CALLBACK (checked_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog->session, "imported", G_CALLBACK (imported_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog->session, "takes-long", G_CALLBACK (took_long_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog->session, "changed", G_CALLBACK (update_actions), dialog, G_CONNECT_SWAPPED);
  adw_window_title_set_subtitle (dialog->title, jy_import_source_get_title (source));
  if (jy_import_source_get_path (source) == NULL)
    jy_import_settings_show_text (dialog->settings);
  jy_import_status_say_working (dialog->status, _ ("Reading…"));
  jy_import_session_look (dialog->session);
  return dialog;
}

/**
 * jy_import_dialog_set_remaining:
 * @dialog: the dialog
 * @n: how many files are imported after this one
 *
 * Says how many there are.
 */
void
jy_import_dialog_set_remaining (JyImportDialog *dialog,
                                guint           n)
{
  const char *title = jy_import_source_get_title (jy_import_session_get_source (dialog->session));
  /* Translators: the name of a file, and how many come after it */
  g_autofree char *both = g_strdup_printf (ngettext ("%s, %u more file follows", "%s, %u more files follow", n), title, n);

  adw_window_title_set_subtitle (dialog->title, n > 0 ? both : title);
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
  return jy_import_session_is_busy (dialog->session);
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
  return jy_import_session_get_plan (dialog->session);
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
  return jy_import_session_get_result (dialog->session);
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
  return jy_import_status_get (dialog->status);
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
  jy_import_session_import (dialog->session, skip_bad);
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
