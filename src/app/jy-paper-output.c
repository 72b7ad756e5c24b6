/* jy-paper-output.c: what leaves is what was seen, byte for byte. */
#include "config.h"

#include "jy-paper-output.h"
#include "jy-month-dialogs.h"
#include "jy-pdf-print.h"
#include "jy-render.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
print_done_cb (GtkPrintOperation      *operation,
               GtkPrintOperationResult result,
               AdwToastOverlay        *toasts)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  jy_complain (GTK_WIDGET (toasts), _ ("The Document Was Not Printed"), error->message);
}

/**
 * jy_paper_print:
 * @toasts: in whose window
 * @pdf: a document
 * @name: what the print job is called
 *
 * Asks for a printer and prints the document.
 */
void
jy_paper_print (AdwToastOverlay *toasts,
                JyPdf           *pdf,
                const char      *name)
{
  g_autoptr (GtkPrintOperation) operation = jy_pdf_print_new (pdf, name);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (print_done_cb), toasts, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, get_window (GTK_WIDGET (toasts)), &error) ==
        GTK_PRINT_OPERATION_RESULT_ERROR &&
      error != NULL)
    jy_complain (GTK_WIDGET (toasts), _ ("The Document Was Not Printed"), error->message);
}

/**
 * jy_paper_chooser_new:
 * @widget: a widget of the window
 * @title: what is asked
 * @label: with a mnemonic, what does it
 * @name: the name of the file that is proposed
 *
 * Returns: (transfer full): asks where a document goes
 */
GtkFileChooserNative *
jy_paper_chooser_new (GtkWidget  *widget,
                      const char *title,
                      const char *label,
                      const char *name)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, get_window (widget), GTK_FILE_CHOOSER_ACTION_SAVE, label, _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("PDF documents"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  return chooser;
}

/**
 * jy_paper_write:
 * @document: a PDF file
 * @ledger: the path of the ledger that it was made from
 * @path: where it goes
 * @error: return location
 *
 * Writes a document, never in the place of the ledger.
 *
 * Returns: %TRUE, or %FALSE with @error
 */
gboolean
jy_paper_write (GBytes     *document,
                const char *ledger,
                const char *path,
                GError    **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (ledger);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autofree char *name = g_filename_display_name (path);

  if (g_file_equal (source, target))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("“%s” is the ledger itself. Choose another name for the sheet."),
                   name);
      return FALSE;
    }
  if (jy_pdf_write_file (document, path, error))
    return TRUE;
  g_prefix_error (error, _ ("“%s” could not be written: "), name);
  return FALSE;
}

/**
 * jy_paper_save:
 * @toasts: where it is told
 * @pdf: a document
 * @ledger: the path of the ledger that it was made from
 * @path: where it goes
 *
 * Writes the document, or says why it could not be written.
 *
 * Returns: whether it was written
 */
gboolean
jy_paper_save (AdwToastOverlay *toasts,
               JyPdf           *pdf,
               const char      *ledger,
               const char      *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  /* Translators: %s is the name of a file */
  g_autofree char *saved = g_strdup_printf (_ ("“%s” was saved"), name);
  g_autoptr (GError) error = NULL;

  if (jy_paper_write (jy_pdf_get_bytes (pdf), ledger, path, &error))
    jy_say (toasts, saved);
  else
    jy_complain (GTK_WIDGET (toasts), _ ("The Document Was Not Saved"), error->message);
  return error == NULL;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (AdwToastOverlay) toasts = data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL))
    jy_say (toasts, _ ("There is no program here that shows PDF documents"));
}

/* A number may hold what no name of a file may. */
static char *
write_cache_path (const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "jieyue", NULL);
  g_autofree char *file = g_strdelimit (g_strdup (name), "/\\", '_');

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, file, NULL);
}

/**
 * jy_paper_open:
 * @toasts: where it is told if it fails
 * @pdf: a document
 * @name: the name of its file
 *
 * Shows the document in the program that the desktop has for it. The copy that this
 * takes is one of the things that may be thrown away.
 */
void
jy_paper_open (AdwToastOverlay *toasts,
               JyPdf           *pdf,
               const char      *name)
{
  g_autofree char *path = write_cache_path (name);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (jy_pdf_write_file (jy_pdf_get_bytes (pdf), path, &error))
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, opened_cb, g_object_ref (toasts));
  else
    jy_complain (GTK_WIDGET (toasts), _ ("The Document Was Not Saved"), error->message);
}
