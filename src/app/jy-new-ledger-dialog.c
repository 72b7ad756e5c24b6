/* jy-new-ledger-dialog.c: the institution's name comes first, since every notice
 * bears it; then the desktop asks where the file goes. */
#include "config.h"

#include "jy-new-ledger-dialog.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

struct _JyNewLedgerDialog
{
  AdwWindow parent_instance;

  AdwEntryRow *name_row;
  GtkLabel *problem;

  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (JyNewLedgerDialog, jy_new_ledger_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_problem (JyNewLedgerDialog *self,
              const GError      *error)
{
  gtk_label_set_label (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

/* A name may hold what a file's name may not. */
static char *
suggest_file_name (JyNewLedgerDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));

  g_strdelimit (name, "/\\:*?\"<>|", '-');
  return g_strconcat (name, ".jieyue", NULL);
}

static void
chooser_responded_cb (JyNewLedgerDialog    *self,
                      int                   response,
                      GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) ledger = NULL;

  g_clear_object (&self->chooser);
  if (response != GTK_RESPONSE_ACCEPT || path == NULL)
    return;
  ledger = jy_new_ledger_dialog_create (self, path, &error);
  show_problem (self, error);
  if (ledger == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_CREATED], 0, ledger);
  gtk_window_close (GTK_WINDOW (self));
}

static void
create_activated_cb (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  JyNewLedgerDialog *self = JY_NEW_LEDGER_DIALOG (widget);
  g_autofree char *name = suggest_file_name (self);

  g_set_object (&self->chooser, NULL);
  self->chooser = gtk_file_chooser_native_new (_ ("Save the New Ledger"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Create"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_responded_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
name_changed_cb (JyNewLedgerDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));

  show_problem (self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.create", *name != '\0');
}

static void
name_activated_cb (JyNewLedgerDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dialog.create", NULL);
}

static void
jy_new_ledger_dialog_dispose (GObject *object)
{
  g_clear_object (&JY_NEW_LEDGER_DIALOG (object)->chooser);

  G_OBJECT_CLASS (jy_new_ledger_dialog_parent_class)->dispose (object);
}

static void
jy_new_ledger_dialog_class_init (JyNewLedgerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_new_ledger_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-new-ledger-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JyNewLedgerDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, JyNewLedgerDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activated_cb);

  gtk_widget_class_install_action (widget_class, "dialog.create", NULL, create_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  /**
   * JyNewLedgerDialog::created:
   * @dialog: the dialog
   * @ledger: the new ledger, open
   *
   * Emitted before the dialog closes.
   */
  signals[SIGNAL_CREATED] = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, JY_TYPE_LEDGER);
}

static void
jy_new_ledger_dialog_init (JyNewLedgerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.create", FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

/**
 * jy_new_ledger_dialog_new:
 * @parent: the window it belongs to
 *
 * Returns: (transfer none): the dialog
 */
JyNewLedgerDialog *
jy_new_ledger_dialog_new (GtkWindow *parent)
{
  return g_object_new (JY_TYPE_NEW_LEDGER_DIALOG, "transient-for", parent, NULL);
}

/**
 * jy_new_ledger_dialog_create:
 * @dialog: the dialog
 * @path: a file; the desktop has asked before one is replaced, but a ledger
 *   never is
 * @error: return location
 *
 * Creates a ledger and writes the institution's record. Half a new ledger is
 * taken away again.
 *
 * Returns: (transfer full): the ledger, or %NULL with @error
 */
JyLedger *
jy_new_ledger_dialog_create (JyNewLedgerDialog *dialog,
                             const char        *path,
                             GError           **error)
{
  g_autoptr (JyDesk) desk = jy_desk_new_here (NULL, error);
  g_autoptr (JyLedger) ledger = NULL;
  g_autoptr (JyRecord) record = jy_record_new (&jy_kind_institution);
  g_autoptr (JyProblems) problems = jy_problems_new ();

  if (desk == NULL ||
      !jy_record_parse (record, JY_INSTITUTION_NAME, gtk_editable_get_text (GTK_EDITABLE (dialog->name_row)), NULL, NULL,
                        error))
    return NULL;
  ledger = jy_ledger_create (path, desk, error);
  if (ledger == NULL)
    return NULL;
  if (jy_ledger_put (ledger, record, problems, NULL, error))
    return g_steal_pointer (&ledger);
  jy_ledger_close (ledger, NULL);
  g_unlink (path);
  return NULL;
}
