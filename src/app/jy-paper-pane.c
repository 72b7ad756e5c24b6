/* jy-paper-pane.c: a document is made in a thread; the one before stays in sight until
 * it is there, and what leaves is what is seen. */
#include "config.h"

#include "jy-paper-pane.h"
#include "jy-paper-output.h"
#include "jy-pdf-view.h"

#include <glib/gi18n.h>

/* Milliseconds until it is shown that one waits. */
#define PATIENCE 300

struct _JyPaperPane
{
  GtkWidget parent_instance;

  GtkStack *pages;
  JyPdfView *view;
  AdwStatusPage *problem_page;

  char *ledger; /* its path */
  char *name;   /* of the file of what is shown */
  char *wanted; /* of the file of what is being made */
  GCancellable *making;
  guint waiting;
  GtkFileChooserNative *chooser;
  AdwToastOverlay *toasts; /* above it, where it is told what became of a document */
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (JyPaperPane, jy_paper_pane, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_MADE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed (JyPaperPane *self)
{
  static const char *const names[] = { "print", "save", "open" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])),
                                 jy_paper_pane_is_ready (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (JyPaperPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyPrintedPaper) paper = jy_printout_make_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->making);
  g_clear_handle_id (&self->waiting, g_source_remove);
  if (paper == NULL)
    {
      jy_paper_pane_complain (self, error->message);
      return;
    }
  g_free (self->name);
  self->name = g_steal_pointer (&self->wanted);
  jy_pdf_view_show (self->view, paper->pdf);
  gtk_stack_set_visible_child_name (self->pages, "paper");
  g_signal_emit (self, signals[SIGNAL_MADE], 0, paper);
  changed (self);
}

static void
waited_cb (gpointer data)
{
  JyPaperPane *self = data;

  self->waiting = 0;
  changed (self);
}

static void
chooser_responded_cb (JyPaperPane          *self,
                      int                   response,
                      GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  JyPdf *pdf = jy_pdf_view_get_pdf (self->view);

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && path != NULL && pdf != NULL)
    jy_paper_save (self->toasts, pdf, self->ledger, path);
}

static void
print_activated_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  JyPaperPane *self = data;

  jy_paper_print (self->toasts, jy_pdf_view_get_pdf (self->view), self->name);
}

static void
save_activated_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  JyPaperPane *self = data;

  g_clear_object (&self->chooser);
  self->chooser = jy_paper_chooser_new (GTK_WIDGET (self), _ ("Save the Document"), _ ("_Save"), self->name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_responded_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
open_activated_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  JyPaperPane *self = data;

  jy_paper_open (self->toasts, jy_pdf_view_get_pdf (self->view), self->name);
}

static void
jy_paper_pane_dispose (GObject *object)
{
  JyPaperPane *self = JY_PAPER_PANE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  g_clear_handle_id (&self->waiting, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->chooser);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->ledger, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (jy_paper_pane_parent_class)->dispose (object);
}

static void
jy_paper_pane_class_init (JyPaperPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_paper_pane_dispose;

  g_type_ensure (JY_TYPE_PDF_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-paper-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, JyPaperPane, pages);
  gtk_widget_class_bind_template_child (widget_class, JyPaperPane, view);
  gtk_widget_class_bind_template_child (widget_class, JyPaperPane, problem_page);

  /**
   * JyPaperPane::made:
   * @pane: the pane
   * @paper: (type gpointer): the #JyPrintedPaper, for as long as the handlers run
   *
   * Emitted when another document is shown.
   */
  signals[SIGNAL_MADE] = g_signal_new ("made", JY_TYPE_PAPER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       G_TYPE_POINTER);
  /**
   * JyPaperPane::changed:
   * @pane: the pane
   *
   * Emitted when there is a document, or none any more, or one waits for it.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", JY_TYPE_PAPER_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jy_paper_pane_init (JyPaperPane *self)
{
  static const GActionEntry entries[] = {
    { .name = "print", .activate = print_activated_cb },
    { .name = "save", .activate = save_activated_cb },
    { .name = "open", .activate = open_activated_cb },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  changed (self);
}

/**
 * jy_paper_pane_get_actions:
 * @pane: the pane
 *
 * Returns: (transfer none): `print`, `save` and `open`, which are enabled while there is
 *   a document that is the one asked for last
 */
GActionGroup *
jy_paper_pane_get_actions (JyPaperPane *pane)
{
  return G_ACTION_GROUP (pane->actions);
}

/**
 * jy_paper_pane_set_toasts:
 * @pane: the pane
 * @toasts: an overlay that the pane is in
 *
 * Sets where it is told what became of a document.
 */
void
jy_paper_pane_set_toasts (JyPaperPane     *pane,
                          AdwToastOverlay *toasts)
{
  pane->toasts = toasts;
}

/**
 * jy_paper_pane_make:
 * @pane: the pane
 * @printout: what is put on paper
 * @ledger: an open ledger
 * @month: the month
 *
 * Makes the document and shows it, or says why it cannot be made.
 */
void
jy_paper_pane_make (JyPaperPane *pane,
                    JyPrintout  *printout,
                    JyLedger    *ledger,
                    JyMonth      month)
{
  g_cancellable_cancel (pane->making);
  g_clear_object (&pane->making);
  g_free (pane->wanted);
  pane->wanted = jy_printout_dup_file_name (printout, month);
  g_free (pane->ledger);
  pane->ledger = g_strdup (jy_ledger_get_path (ledger));
  pane->making = g_cancellable_new ();
  jy_printout_make_async (printout, ledger, month, pane->making, made_cb, g_object_ref (pane));
  if (pane->waiting == 0)
    pane->waiting = g_timeout_add_once (PATIENCE, waited_cb, pane);
  changed (pane);
}

/**
 * jy_paper_pane_complain:
 * @pane: the pane
 * @message: why there is no document
 *
 * Shows a sentence in its place.
 */
void
jy_paper_pane_complain (JyPaperPane *pane,
                        const char  *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  jy_pdf_view_show (pane->view, NULL);
  adw_status_page_set_description (pane->problem_page, markup);
  gtk_stack_set_visible_child_name (pane->pages, "problem");
  changed (pane);
}

/**
 * jy_paper_pane_is_ready:
 * @pane: the pane
 *
 * Returns: whether there is a document that can be printed, saved and opened, and it is
 *   the one that was asked for last
 */
gboolean
jy_paper_pane_is_ready (JyPaperPane *pane)
{
  return jy_pdf_view_get_pdf (pane->view) != NULL && pane->making == NULL;
}

/**
 * jy_paper_pane_is_slow:
 * @pane: the pane
 *
 * Returns: whether a document has been in the making for so long that it is to be shown
 */
gboolean
jy_paper_pane_is_slow (JyPaperPane *pane)
{
  return pane->making != NULL && pane->waiting == 0;
}
