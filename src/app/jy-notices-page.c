/* jy-notices-page.c: the document that is chosen is made again whenever the ledger
 * changes, in a thread; what can be done with it depends on the month's closing and on
 * what was issued from it. */
#include "config.h"

#include "jy-notices-page.h"
#include "jy-closing.h"
#include "jy-issue-dialog.h"
#include "jy-last-month.h"
#include "jy-month-dialogs.h"
#include "jy-notice-banner.h"
#include "jy-notice-file.h"
#include "jy-notice-store.h"
#include "jy-paper-output.h"
#include "jy-pdf-view.h"
#include "jy-printout-list.h"
#include "jy-reason-dialog.h"

#include <glib/gi18n.h>

/* Years beyond which no ledger reaches. */
#define FIRST_YEAR 1900
#define LAST_YEAR  2200
/* Milliseconds until it is shown that one waits. */
#define PATIENT 300

struct _JyNoticesPage
{
  GtkWidget parent_instance;

  AdwToastOverlay *toasts;
  AdwFlap *flap;
  GtkLabel *title;
  GtkSpinner *busy;
  JyPrintoutList *list;
  JyNoticeBanner *banner;
  GtkStack *pages;
  JyPdfView *view;
  AdwStatusPage *problem_page;

  JyLedger *ledger;
  JyMonth month;
  GPtrArray *notices; /* JyNoticeEntry */
  GCancellable *making;
  guint waiting;
  gboolean is_stale;
  gboolean is_issuing;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (JyNoticesPage, jy_notices_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_MONTH_ACTIVATED,
  SIGNAL_POSTING_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static JyPrintout *
get_printout (JyNoticesPage *self)
{
  return jy_printout_list_get_selected (self->list);
}

/* The issued notice that is chosen. */
static const JyNoticeEntry *
get_issued (JyNoticesPage *self)
{
  JyPrintout *printout = get_printout (self);

  if (printout == NULL || jy_printout_get_type_of (printout) != JY_PRINTOUT_ISSUED)
    return NULL;
  for (guint i = 0; i < self->notices->len; i++)
    {
      const JyNoticeEntry *entry = g_ptr_array_index (self->notices, i);

      if (g_str_equal (entry->number, jy_printout_get_name (printout)))
        return entry;
    }
  return NULL;
}

static void
update_actions (JyNoticesPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_pdf = jy_pdf_view_get_pdf (self->view) != NULL && !self->is_issuing;
  const JyNoticeEntry *issued = get_issued (self);
  gboolean is_writable = !jy_ledger_is_read_only (self->ledger) && !self->is_issuing;

  gtk_widget_action_set_enabled (widget, "notices.print", has_pdf);
  gtk_widget_action_set_enabled (widget, "notices.save", has_pdf);
  gtk_widget_action_set_enabled (widget, "notices.open", has_pdf);
  gtk_widget_action_set_enabled (widget, "notices.issue", is_writable && has_pdf && jy_notice_banner_can_issue (self->banner));
  gtk_widget_action_set_enabled (widget, "notices.void",
                                 is_writable && issued != NULL && issued->state != JY_NOTICE_STATE_VOIDED);
  gtk_widget_action_set_enabled (widget, "notices.post",
                                 is_writable && issued != NULL && issued->state < JY_NOTICE_STATE_SUPERSEDED);
  gtk_spinner_set_spinning (self->busy, self->is_issuing || self->waiting != 0);
}

/* What is told above the page. */
static void
update_banner (JyNoticesPage *self)
{
  JyPrintout *printout = get_printout (self);
  const JyNoticeEntry *issued = get_issued (self);

  if (issued != NULL)
    jy_notice_banner_show_issued (self->banner, issued);
  else if (printout != NULL && jy_printout_get_type_of (printout) == JY_PRINTOUT_NOTICE)
    jy_notice_banner_show_draft (self->banner, self->ledger, self->notices, jy_printout_get_name (printout), self->month);
  else
    jy_notice_banner_show_sheet (self->banner);
  update_actions (self);
}

static void
paper_made_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (JyNoticesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyPrintedPaper) paper = jy_printout_make_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->making);
  g_clear_handle_id (&self->waiting, g_source_remove);
  if (paper != NULL)
    {
      jy_pdf_view_show (self->view, paper->pdf);
      jy_notice_banner_set_paper (self->banner, paper);
      gtk_stack_set_visible_child_name (self->pages, "paper");
    }
  else
    {
      g_autofree char *message = g_markup_escape_text (error->message, -1);

      jy_pdf_view_show (self->view, NULL);
      adw_status_page_set_description (self->problem_page, message);
      gtk_stack_set_visible_child_name (self->pages, "problem");
    }
  update_actions (self);
}

static void
waited_cb (gpointer data)
{
  JyNoticesPage *self = data;

  self->waiting = 0;
  gtk_spinner_set_spinning (self->busy, TRUE);
}

static void
make_paper (JyNoticesPage *self)
{
  JyPrintout *printout = get_printout (self);

  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  update_banner (self);
  if (printout == NULL)
    return;
  self->making = g_cancellable_new ();
  jy_printout_make_async (printout, self->ledger, self->month, self->making, paper_made_cb, g_object_ref (self));
  if (self->waiting == 0)
    self->waiting = g_timeout_add_once (PATIENT, waited_cb, self);
}

static void
reload (JyNoticesPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notices = NULL;

  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self)) || self->is_issuing;
  if (self->is_stale)
    return;
  notices = jy_ledger_list_notices (self->ledger, &error);
  if (notices == NULL)
    {
      adw_status_page_set_description (self->problem_page, error->message);
      gtk_stack_set_visible_child_name (self->pages, "problem");
      return;
    }
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  self->notices = g_steal_pointer (&notices);
  jy_printout_list_show_notices (self->list, self->notices, self->month);
  make_paper (self);
}

static void
selected_cb (JyNoticesPage *self)
{
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  make_paper (self);
}

static void
issued_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (JyNoticesPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyNoticeFile) file = jy_notice_file_save_finish (result, &error);

  self->is_issuing = FALSE;
  if (self->toasts == NULL)
    return;
  reload (self);
  if (file != NULL)
    {
      /* Translators: %s is the number of a notice */
      g_autofree char *sentence = g_strdup_printf (_ ("Issued %s"), file->number);

      jy_printout_list_select (self->list, JY_PRINTOUT_ISSUED, file->number);
      jy_say (self->toasts, sentence);
    }
  else
    jy_complain (GTK_WIDGET (self), _ ("The Notice Was Not Issued"), error->message);
  update_actions (self);
}

static void
dates_chosen_cb (JyNoticesPage *self,
                 int            from,
                 int            to)
{
  jy_notices_page_issue (self, from, to);
}

static void
issue_activated_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  JyNoticesPage *self = JY_NOTICES_PAGE (widget);
  g_autofree char *month = jy_month_dup_title (self->month);
  g_autofree char *title = g_strdup_printf ("%s · %s", jy_printout_get_title (get_printout (self)), month);
  JyIssueDialog *dialog = jy_issue_dialog_new (widget, self->ledger, title, jy_notice_banner_get_corrected (self->banner));

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (dates_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
void_responded_cb (JyNoticesPage    *self,
                   const char       *response,
                   AdwMessageDialog *dialog)
{
  const JyNoticeEntry *issued = get_issued (self);
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "do") || issued == NULL)
    return;
  if (jy_ledger_void_notice (self->ledger, issued->number, jy_reason_dialog_get_reason (dialog), &error))
    jy_say (self->toasts, _ ("The notice is voided; its number stays taken"));
  else
    jy_complain (GTK_WIDGET (self), _ ("The Notice Was Not Voided"), error->message);
}

static void
void_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  const JyNoticeEntry *issued = get_issued (JY_NOTICES_PAGE (widget));
  /* Translators: %s is the number of a notice */
  g_autofree char *heading = g_strdup_printf (_ ("Void %s?"), issued->number);
  GtkWidget *dialog = jy_reason_dialog_new (widget, heading, _ ("The number is not given again. The sheet that hangs must be taken down; it can still be printed from here."),
                                            _ ("_Void"), ADW_RESPONSE_DESTRUCTIVE);

  g_signal_connect_object (dialog, "response", G_CALLBACK (void_responded_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
post_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_POSTING_WANTED], 0, get_issued (JY_NOTICES_PAGE (widget))->number);
}

static void
chooser_responded_cb (JyNoticesPage        *self,
                      int                   response,
                      GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  JyPdf *pdf = jy_pdf_view_get_pdf (self->view);

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && path != NULL && pdf != NULL)
    jy_paper_save (self->toasts, pdf, jy_ledger_get_path (self->ledger), path);
}

static void
output_activated_cb (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  JyNoticesPage *self = JY_NOTICES_PAGE (widget);
  JyPdf *pdf = jy_pdf_view_get_pdf (self->view);
  g_autofree char *name = jy_printout_dup_file_name (get_printout (self), self->month);

  if (g_str_equal (action, "notices.print"))
    jy_paper_print (self->toasts, pdf, name);
  else if (g_str_equal (action, "notices.open"))
    jy_paper_open (self->toasts, pdf, name);
  else
    {
      g_clear_object (&self->chooser);
      self->chooser = jy_paper_chooser_new (widget, _ ("Save the Document"), _ ("_Save"), name);
      g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_responded_cb), self, G_CONNECT_SWAPPED);
      gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
    }
}

static void
step_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  jy_notices_page_step (JY_NOTICES_PAGE (widget), g_str_equal (action, "notices.next") ? 1 : -1);
}

static void
month_wanted_cb (JyNoticesPage *self)
{
  g_signal_emit (self, signals[SIGNAL_MONTH_ACTIVATED], 0, (guint) self->month);
}

static void
issued_wanted_cb (JyNoticesPage *self,
                  const char    *number)
{
  jy_printout_list_select (self->list, JY_PRINTOUT_ISSUED, number);
}

static void
jy_notices_page_map (GtkWidget *widget)
{
  JyNoticesPage *self = JY_NOTICES_PAGE (widget);

  GTK_WIDGET_CLASS (jy_notices_page_parent_class)->map (widget);
  if (self->is_stale)
    reload (self);
}

static gboolean
jy_notices_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (JY_NOTICES_PAGE (widget)->list), GTK_DIR_TAB_FORWARD);
}

static void
jy_notices_page_dispose (GObject *object)
{
  JyNoticesPage *self = JY_NOTICES_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  g_clear_handle_id (&self->waiting, g_source_remove);
  self->toasts = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_clear_object (&self->ledger);

  G_OBJECT_CLASS (jy_notices_page_parent_class)->dispose (object);
}

static void
jy_notices_page_class_init (JyNoticesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_notices_page_dispose;
  widget_class->map = jy_notices_page_map;
  widget_class->grab_focus = jy_notices_page_grab_focus;

  g_type_ensure (JY_TYPE_NOTICE_BANNER);
  g_type_ensure (JY_TYPE_PDF_VIEW);
  g_type_ensure (JY_TYPE_PRINTOUT_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-notices-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JyNoticesPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, JyNoticesPage, flap);
  gtk_widget_class_bind_template_child (widget_class, JyNoticesPage, title);
  gtk_widget_class_bind_template_child (widget_class, JyNoticesPage, busy);
  gtk_widget_class_bind_template_child (widget_class, JyNoticesPage, list);
  gtk_widget_class_bind_template_child (widget_class, JyNoticesPage, banner);
  gtk_widget_class_bind_template_child (widget_class, JyNoticesPage, pages);
  gtk_widget_class_bind_template_child (widget_class, JyNoticesPage, view);
  gtk_widget_class_bind_template_child (widget_class, JyNoticesPage, problem_page);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, month_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, issued_wanted_cb);

  gtk_widget_class_install_action (widget_class, "notices.previous", NULL, step_activated_cb);
  gtk_widget_class_install_action (widget_class, "notices.next", NULL, step_activated_cb);
  gtk_widget_class_install_action (widget_class, "notices.issue", NULL, issue_activated_cb);
  gtk_widget_class_install_action (widget_class, "notices.void", NULL, void_activated_cb);
  gtk_widget_class_install_action (widget_class, "notices.post", NULL, post_activated_cb);
  gtk_widget_class_install_action (widget_class, "notices.print", NULL, output_activated_cb);
  gtk_widget_class_install_action (widget_class, "notices.save", NULL, output_activated_cb);
  gtk_widget_class_install_action (widget_class, "notices.open", NULL, output_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "notices.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "notices.save", NULL);

  /**
   * JyNoticesPage::month-activated:
   * @page: the page
   * @month: a #JyMonth
   *
   * Emitted when the month itself is to be shown, to be closed.
   */
  signals[SIGNAL_MONTH_ACTIVATED] = g_signal_new ("month-activated", JY_TYPE_NOTICES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * JyNoticesPage::posting-wanted:
   * @page: the page
   * @number: the number of a notice
   *
   * Emitted when it is to be recorded where the notice hangs, or that it was taken down.
   */
  signals[SIGNAL_POSTING_WANTED] = g_signal_new ("posting-wanted", JY_TYPE_NOTICES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
jy_notices_page_init (JyNoticesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->notices = g_ptr_array_new ();
  self->is_stale = TRUE;
}

static void
set_month (JyNoticesPage *self,
           JyMonth        month)
{
  g_autofree char *title = jy_month_dup_title (month);

  self->month = month;
  gtk_label_set_label (self->title, title);
}

/**
 * jy_notices_page_new:
 * @ledger: an open ledger
 *
 * Returns: (transfer none): a page of the last month in which waste was picked up; it
 *   reads when it is first seen
 */
GtkWidget *
jy_notices_page_new (JyLedger *ledger)
{
  JyNoticesPage *page = g_object_new (JY_TYPE_NOTICES_PAGE, NULL);

  page->ledger = g_object_ref (ledger);
  set_month (page, jy_last_month_find (ledger, &jy_kind_pickup));
  g_signal_connect_object (ledger, "changed", G_CALLBACK (reload), page, G_CONNECT_SWAPPED);
  update_actions (page);
  return GTK_WIDGET (page);
}

/**
 * jy_notices_page_show:
 * @page: the page
 * @month: a month
 *
 * Puts another month on paper.
 */
void
jy_notices_page_show (JyNoticesPage *page,
                      JyMonth        month)
{
  guint year = jy_month_get_year (month);

  if (year < FIRST_YEAR || year > LAST_YEAR)
    return;
  set_month (page, month);
  reload (page);
}

/**
 * jy_notices_page_show_issued:
 * @page: the page
 * @number: the number of a notice
 *
 * Shows a notice as it was issued.
 */
void
jy_notices_page_show_issued (JyNoticesPage *page,
                             const char    *number)
{
  reload (page);
  jy_printout_list_select (page->list, JY_PRINTOUT_ISSUED, number);
}

/**
 * jy_notices_page_get_month:
 * @page: the page
 *
 * Returns: the month that is put on paper
 */
JyMonth
jy_notices_page_get_month (JyNoticesPage *page)
{
  return page->month;
}

/**
 * jy_notices_page_step:
 * @page: the page
 * @steps: how many months on, or back
 *
 * Goes to another month.
 */
void
jy_notices_page_step (JyNoticesPage *page,
                      int            steps)
{
  jy_notices_page_show (page, page->month + (JyMonth) steps);
}

/**
 * jy_notices_page_issue:
 * @page: a page at the draft of a notice of a closed month
 * @from: the first day of the posting, or 0 for today or the next working day
 * @to: the last one, or 0 to let it follow from the first
 *
 * Issues the notice that is shown, and shows it as it was issued.
 */
void
jy_notices_page_issue (JyNoticesPage *page,
                       JyDay          from,
                       JyDay          to)
{
  JyNoticeOrder order = { .notice = jy_printout_get_name (get_printout (page)),
                          .month = page->month,
                          .issue = TRUE,
                          .posted_from = from,
                          .posted_to = to };

  g_return_if_fail (!page->is_issuing);

  page->is_issuing = TRUE;
  update_actions (page);
  jy_notice_file_save_async (page->ledger, &order, issued_cb, g_object_ref (page));
}
