/* jy-import-undo.c: a thread with a connection of its own, as for the import itself;
 * what takes longer than a moment shows how far it is and can be cancelled. */
#include "config.h"

#include "jy-import-undo.h"
#include "jy-ledger-undo.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Milliseconds. */
#define PROGRESS_DELAY 400
#define PROGRESS_STEP  100

/* What the thread is given and what it leaves; the rest is the main loop's. */
typedef struct
{
  char *path;
  JyDesk *desk;
  char *id;
  gboolean undo;
  gint permille;
  GHashTable *changed; /* names of kinds */

  GtkWidget *widget; /* weak: where the dialog is shown */
  GtkWidget *dialog; /* weak */
  GtkProgressBar *bar;
  guint tick;
} Work;

static void
work_free (Work *work)
{
  g_free (work->path);
  jy_desk_free (work->desk);
  g_free (work->id);
  g_hash_table_unref (work->changed);
  g_clear_weak_pointer (&work->widget);
  g_clear_weak_pointer (&work->dialog);
  g_free (work);
}

static void
told_progress_cb (gint64   done,
                  gint64   total,
                  gpointer data)
{
  g_atomic_int_set (&((Work *) data)->permille, total > 0 ? (gint) (done * 1000 / total) : 0);
}

static void
ledger_changed_cb (JyLedger   *ledger,
                   const char *kind,
                   gint64      row,
                   Work       *work)
{
  g_hash_table_add (work->changed, g_strdup (kind));
}

static void
undo_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  g_autoptr (JyLedger) ledger = jy_ledger_open (work->path, work->desk, FALSE, &error);

  if (ledger != NULL)
    {
      g_signal_connect (ledger, "changed", G_CALLBACK (ledger_changed_cb), work);
      jy_ledger_step (ledger, work->id, work->undo, told_progress_cb, work, cancellable, &error);
    }
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
show_progress (Work         *work,
               GCancellable *cancellable)
{
  GtkRoot *root = gtk_widget_get_root (work->widget);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              work->undo ? _ ("Undoing the Import") : _ ("Importing Again"), NULL);

  work->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (work->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Progress"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (work->bar));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (g_cancellable_cancel), cancellable, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&work->dialog, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
ticked_cb (gpointer data)
{
  GTask *task = data;
  Work *work = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (work->dialog == NULL && work->widget != NULL && !g_cancellable_is_cancelled (cancellable))
    show_progress (work, cancellable);
  if (work->dialog != NULL)
    gtk_progress_bar_set_fraction (work->bar, g_atomic_int_get (&work->permille) / 1000.0);
  work->tick = g_timeout_add (PROGRESS_STEP, ticked_cb, task);
  return G_SOURCE_REMOVE;
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  JyLedger *ledger = g_task_get_source_object (task);
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;
  GHashTableIter kinds;
  gpointer kind;

  g_clear_handle_id (&work->tick, g_source_remove);
  if (work->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (work->dialog));
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_hash_table_iter_init (&kinds, work->changed);
  while (g_hash_table_iter_next (&kinds, &kind, NULL))
    jy_ledger_announce (ledger, kind);
  g_task_return_boolean (task, TRUE);
}

/**
 * jy_import_undo_async:
 * @widget: where progress is shown
 * @ledger: an open ledger, in the main loop
 * @id: the identifier of an import
 * @undo: whether it is undone, rather than done again
 * @callback: called in the main loop
 * @data: for @callback
 *
 * jy_ledger_undo() or jy_ledger_redo() of an import in a thread. When something was
 * saved, @ledger emits #JyLedger::changed for every kind before @callback.
 */
void
jy_import_undo_async (GtkWidget          *widget,
                      JyLedger           *ledger,
                      const char         *id,
                      gboolean            undo,
                      GAsyncReadyCallback callback,
                      gpointer            data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GTask *task = g_task_new (ledger, cancellable, callback, data);
  g_autoptr (GTask) inner = g_task_new (NULL, cancellable, undone_cb, task);
  Work *work = g_new0 (Work, 1);

  work->path = g_strdup (jy_ledger_get_path (ledger));
  work->desk = jy_desk_copy (jy_ledger_get_desk (ledger));
  work->id = g_strdup (id);
  work->undo = undo;
  work->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_set_weak_pointer (&work->widget, widget);
  work->tick = g_timeout_add (PROGRESS_DELAY, ticked_cb, task);
  /* What was saved is told although the cancelling came too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  /* The outer task outlives the inner one, whose callback holds it. */
  g_task_set_task_data (inner, work, NULL);
  g_task_run_in_thread (inner, undo_thread);
}

/**
 * jy_import_undo_finish:
 * @ledger: the ledger
 * @result: as given to the callback
 * @error: return location
 *
 * Returns: %TRUE, or %FALSE with @error, and nothing was saved
 */
gboolean
jy_import_undo_finish (JyLedger     *ledger,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, ledger), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
