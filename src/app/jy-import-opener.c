/* jy-import-opener.c: one way in for files and cells. Of several files each has its
 * dialog, one after the other. Afterwards a toast says what was made, and whoever shows
 * the records is told where they are. */
#include "config.h"

#include "jy-import-opener.h"
#include "jy-month-dialogs.h"

#include <glib/gi18n.h>
#include <string.h>

struct _JyImportOpener
{
  GObject parent_instance;

  GtkWidget *widget; /* weak */
  JyLedger *ledger;
  const JyKind *kind; /* (nullable): that is shown */
  GtkFileChooserNative *chooser;
  GQueue waiting;    /* GFile: were dropped together */
  GtkWidget *window; /* (nullable) weak: what is asked or said about one of them */
  gboolean is_series;
};

G_DEFINE_FINAL_TYPE (JyImportOpener, jy_import_opener, G_TYPE_OBJECT)

enum
{
  SIGNAL_IMPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWindow *
get_window (JyImportOpener *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
say (JyImportOpener *self,
     const char     *sentence)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (self->widget, ADW_TYPE_TOAST_OVERLAY);

  if (toasts != NULL)
    jy_say (ADW_TOAST_OVERLAY (toasts), sentence);
}

static char *
write_result (const JyImportResult *result)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%ld record imported", "%ld records imported", (gulong) result->n_records),
                          (glong) result->n_records);
  if (result->n_created > 0)
    {
      g_string_append (text, C_ ("list", ", "));
      g_string_append_printf (text, ngettext ("%ld made for an unknown name", "%ld made for unknown names", (gulong) result->n_created),
                              (glong) result->n_created);
    }
  if (result->n_refused > 0)
    {
      g_string_append (text, C_ ("list", ", "));
      g_string_append_printf (text, ngettext ("%ld row left out", "%ld rows left out", (gulong) result->n_refused),
                              (glong) result->n_refused);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
imported_cb (JyImportOpener       *self,
             const char           *kind,
             const JyImportResult *result)
{
  g_autofree char *sentence = write_result (result);

  if (self->widget == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, kind, (gint) result->first_day, (gint) result->last_day, result->id, sentence);
  if (result->id == NULL)
    say (self, sentence);
}

static JyImportDialog *
open_source (JyImportOpener *self,
             JyImportSource *source,
             const JyKind   *kind)
{
  JyImportDialog *dialog = jy_import_dialog_new (get_window (self), self->ledger, source, kind);

  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static gboolean
may_import (JyImportOpener *self)
{
  if (!jy_ledger_is_read_only (self->ledger))
    return TRUE;
  jy_complain (self->widget, _ ("Nothing Was Imported"),
               _ ("This ledger can be read, but not written, here. Open it where it can be written, and import there."));
  return FALSE;
}

/* What can be no table at all is not looked into. */
static char *
write_why_not (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *base = path != NULL ? g_filename_display_basename (path) : NULL;

  if (path == NULL)
    return g_strdup_printf (_ ("“%s” is not on this computer. Copy it here first."), name);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_strdup_printf (_ ("“%s” is a folder. Choose the files in it that are tables."), base);
  return NULL;
}

static void open_next (JyImportOpener *self);

static void
window_destroyed_cb (JyImportOpener *self)
{
  g_clear_weak_pointer (&self->window);
  if (self->widget != NULL)
    open_next (self);
}

static void
show_remaining (JyImportOpener *self)
{
  if (JY_IS_IMPORT_DIALOG (self->window))
    jy_import_dialog_set_remaining (JY_IMPORT_DIALOG (self->window), g_queue_get_length (&self->waiting));
}

/* Several files are hardly all of the kind that is shown. */
static void
open_next (JyImportOpener *self)
{
  g_autoptr (GFile) file = self->window == NULL ? g_queue_pop_head (&self->waiting) : NULL;
  g_autofree char *sentence = file != NULL ? write_why_not (file) : NULL;
  gboolean is_one_of_many = self->is_series;
  GtkWidget *window;

  if (file == NULL)
    {
      self->is_series = self->is_series && self->window != NULL;
      show_remaining (self);
      return;
    }
  if (sentence != NULL)
    window = jy_complain (self->widget, _ ("The File Was Not Imported"), sentence);
  else
    {
      g_autofree char *path = g_file_get_path (file);
      g_autoptr (JyImportSource) source = jy_import_source_new_for_file (path);

      window = GTK_WIDGET (open_source (self, source, is_one_of_many ? NULL : self->kind));
    }
  g_set_weak_pointer (&self->window, window);
  g_signal_connect_object (window, "destroy", G_CALLBACK (window_destroyed_cb), self, G_CONNECT_SWAPPED);
  show_remaining (self);
}

static void
chooser_responded_cb (JyImportOpener       *self,
                      int                   response,
                      GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL && self->widget != NULL)
    jy_import_opener_open_file (self, file);
}

static gboolean
drop_text (JyImportOpener *self,
           const char     *text)
{
  if (text == NULL || strpbrk (text, "\t\n") == NULL)
    jy_complain (self->widget, _ ("Nothing Was Imported"),
                 _ ("What was dropped is neither a file nor cells of a spreadsheet. Drop a CSV file, or cells with their titles."));
  else
    jy_import_opener_open_text (self, text);
  return TRUE;
}

static gboolean
dropped_cb (JyImportOpener *self,
            const GValue   *value)
{
  g_autoptr (GSList) files = NULL;

  if (!may_import (self))
    return TRUE;
  if (G_VALUE_HOLDS_STRING (value))
    return drop_text (self, g_value_get_string (value));
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    files = gdk_file_list_get_files (g_value_get_boxed (value));
  else if (G_VALUE_HOLDS (value, G_TYPE_FILE) && g_value_get_object (value) != NULL)
    files = g_slist_prepend (NULL, g_value_get_object (value));
  if (files == NULL)
    return FALSE;
  self->is_series = self->is_series || files->next != NULL || self->window != NULL;
  for (GSList *link = files; link != NULL; link = link->next)
    g_queue_push_tail (&self->waiting, g_object_ref (link->data));
  open_next (self);
  return TRUE;
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (JyImportOpener) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->widget == NULL)
    return;
  if (text == NULL || text[strspn (text, " \t\r\n")] == '\0')
    say (self, _ ("There are no cells on the clipboard"));
  else
    jy_import_opener_open_text (self, text);
}

static void
jy_import_opener_finalize (GObject *object)
{
  JyImportOpener *self = JY_IMPORT_OPENER (object);

  g_clear_weak_pointer (&self->widget);
  g_clear_weak_pointer (&self->window);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_clear_object (&self->chooser);
  g_clear_object (&self->ledger);

  G_OBJECT_CLASS (jy_import_opener_parent_class)->finalize (object);
}

static void
jy_import_opener_class_init (JyImportOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jy_import_opener_finalize;

  /**
   * JyImportOpener::imported:
   * @opener: the opener
   * @kind: the name of the kind
   * @first: the first day of the records, or 0
   * @last: the last day of the records, or 0
   * @id: (nullable): the import's identifier, or %NULL when there was no record
   * @sentence: what was made
   *
   * Emitted when records were saved. Whoever knows how to take them back tells it.
   */
  signals[SIGNAL_IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 5, G_TYPE_STRING, G_TYPE_INT, G_TYPE_INT, G_TYPE_STRING, G_TYPE_STRING);
}

static void
jy_import_opener_init (JyImportOpener *self)
{
}

/**
 * jy_import_opener_new:
 * @widget: where files may be dropped, and above which toasts are shown
 * @ledger: an open ledger
 *
 * Returns: (transfer full): an opener
 */
JyImportOpener *
jy_import_opener_new (GtkWidget *widget,
                      JyLedger  *ledger)
{
  JyImportOpener *opener = g_object_new (JY_TYPE_IMPORT_OPENER, NULL);
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  g_set_weak_pointer (&opener->widget, widget);
  opener->ledger = g_object_ref (ledger);
  gtk_drop_target_set_gtypes (target, (GType[]) { GDK_TYPE_FILE_LIST, G_TYPE_FILE, G_TYPE_STRING }, 3);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), opener, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
  return opener;
}

/**
 * jy_import_opener_set_kind:
 * @opener: the opener
 * @kind: (nullable): the kind of record whose table is shown, or %NULL
 *
 * Says what is imported unless the user says otherwise; without a table it is
 * guessed from the titles of the columns.
 */
void
jy_import_opener_set_kind (JyImportOpener *opener,
                           const JyKind   *kind)
{
  opener->kind = kind;
}

/**
 * jy_import_opener_ask:
 * @opener: the opener
 *
 * Asks for a file; or says that the ledger cannot be written.
 */
void
jy_import_opener_ask (JyImportOpener *opener)
{
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  if (!may_import (opener))
    return;
  gtk_file_filter_set_name (tables, _ ("Tables as text (CSV)"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "txt");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");

  g_clear_object (&opener->chooser);
  opener->chooser = gtk_file_chooser_native_new (_ ("Import a File"), get_window (opener), GTK_FILE_CHOOSER_ACTION_OPEN,
                                                 _ ("_Import"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (opener->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (opener->chooser), tables);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (opener->chooser), all);
  g_signal_connect_object (opener->chooser, "response", G_CALLBACK (chooser_responded_cb), opener, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (opener->chooser));
}

/**
 * jy_import_opener_paste:
 * @opener: the opener
 *
 * Imports the cells on the clipboard, as a spreadsheet puts them there; or says that
 * the ledger cannot be written.
 */
void
jy_import_opener_paste (JyImportOpener *opener)
{
  if (may_import (opener))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (opener->widget), NULL, text_read_cb, g_object_ref (opener));
}

/**
 * jy_import_opener_open_file:
 * @opener: the opener
 * @file: a file
 *
 * Shows what will come of importing a file, after those that wait.
 *
 * Returns: (transfer none) (nullable): the dialog, or %NULL when the file is none that
 *   can be imported, which is said
 */
JyImportDialog *
jy_import_opener_open_file (JyImportOpener *opener,
                            GFile          *file)
{
  g_queue_push_tail (&opener->waiting, g_object_ref (file));
  open_next (opener);
  return JY_IS_IMPORT_DIALOG (opener->window) ? JY_IMPORT_DIALOG (opener->window) : NULL;
}

/**
 * jy_import_opener_open_text:
 * @opener: the opener
 * @text: cells with tabs between them
 *
 * Shows what will come of importing a text.
 *
 * Returns: (transfer none): the dialog
 */
JyImportDialog *
jy_import_opener_open_text (JyImportOpener *opener,
                            const char     *text)
{
  g_autoptr (JyImportSource) source = jy_import_source_new_for_text (text);

  return open_source (opener, source, opener->kind);
}
