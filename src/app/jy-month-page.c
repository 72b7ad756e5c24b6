/* jy-month-page.c: asks for a month's report whenever the ledger changes while the
 * page is seen; an answer that is no longer wanted is cancelled and dropped. */
#include "config.h"

#include "jy-month-page.h"
#include "jy-closing.h"
#include "jy-month-dialogs.h"
#include "jy-month-view.h"
#include "jy-notice-saver.h"
#include "jy-reason-dialog.h"

#include <glib/gi18n.h>

/* Years beyond which no ledger reaches. */
#define FIRST_YEAR 1900
#define LAST_YEAR  2200
/* Milliseconds until it is shown that one waits. */
#define PATIENT 200

struct _JyMonthPage
{
  GtkWidget parent_instance;

  AdwToastOverlay *toasts;
  GtkLabel *title;
  GtkSpinner *busy;
  GtkWidget *close_button;
  GtkWidget *reopen_button;
  GtkStack *pages;
  AdwStatusPage *problem_page;
  JyMonthView *view;
  JyLedger *ledger;
  JyMonth month;
  JyMonthReport *report;
  GCancellable *reading;
  guint waiting;
  gboolean is_stale;
  JyNoticeSaver *saver;
};

G_DEFINE_FINAL_TYPE (JyMonthPage, jy_month_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_RECORD_ACTIVATED,
  SIGNAL_NOTICES_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Nothing is offered that the month's state, a read-only ledger or work that is
 * not done yet forbid. */
static void
update_actions (JyMonthPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_busy = jy_notice_saver_is_busy (self->saver);
  gboolean has_closing = self->report != NULL && self->report->closing > 0;
  gboolean is_known = self->report != NULL && !is_busy;
  gboolean is_writable = is_known && !jy_ledger_is_read_only (self->ledger);
  gtk_widget_set_visible (self->close_button, !has_closing);
  gtk_widget_set_visible (self->reopen_button, has_closing);
  gtk_widget_action_set_enabled (widget, "month.close", is_writable && !has_closing && self->report->is_over);
  gtk_widget_action_set_enabled (widget, "month.reopen", is_writable && has_closing);
  gtk_widget_action_set_enabled (widget, "month.draft-notice", is_known);
  gtk_widget_action_set_enabled (widget, "month.issue-notice", is_writable && has_closing);
  gtk_spinner_set_spinning (self->busy, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->busy), is_busy);
}

static void
set_month (JyMonthPage *self,
           JyMonth      month)
{
  g_autofree char *title = jy_month_dup_title (month);

  self->month = month;
  gtk_label_set_label (self->title, title);
}

static void
report_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (JyMonthPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyMonthReport) report = jy_month_report_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->waiting, g_source_remove);
  g_clear_pointer (&self->report, jy_month_report_free);
  self->report = g_steal_pointer (&report);
  if (self->report != NULL)
    {
      set_month (self, self->report->figures->month);
      jy_month_view_show (self->view, self->report);
      gtk_stack_set_visible_child_name (self->pages, "month");
    }
  else
    {
      adw_status_page_set_description (self->problem_page, error->message);
      gtk_stack_set_visible_child_name (self->pages, "problem");
    }
  update_actions (self);
}

static void
waited_cb (gpointer data)
{
  JyMonthPage *self = data;

  self->waiting = 0;
  gtk_stack_set_visible_child_name (self->pages, "reading");
}

static void
start_reading (JyMonthPage *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale)
    return;
  self->reading = g_cancellable_new ();
  jy_month_report_async (self->ledger, self->month, self->reading, report_read_cb, g_object_ref (self));
  if (self->report == NULL && self->waiting == 0)
    self->waiting = g_timeout_add_once (PATIENT, waited_cb, self);
}

static void
record_activated_cb (JyMonthPage *self,
                     const char  *kind,
                     const char  *record)
{
  g_signal_emit (self, signals[SIGNAL_RECORD_ACTIVATED], 0, kind, record);
}

static void
close_responded_cb (JyMonthPage *self,
                    const char  *response)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, "close") && !jy_month_page_close (self, &error))
    jy_complain (GTK_WIDGET (self), _ ("The Month Was Not Closed"), error->message);
}

static void
close_activated_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  JyMonthPage *self = JY_MONTH_PAGE (widget);
  GtkWidget *dialog = jy_close_month_dialog_new (widget, self->report);

  g_signal_connect_object (dialog, "response", G_CALLBACK (close_responded_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
reopen_responded_cb (JyMonthPage      *self,
                     const char       *response,
                     AdwMessageDialog *dialog)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, "do") && !jy_month_page_reopen (self, jy_reason_dialog_get_reason (dialog), &error))
    jy_complain (GTK_WIDGET (self), _ ("The Month Was Not Reopened"), error->message);
}

static void
reopen_activated_cb (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  JyMonthPage *self = JY_MONTH_PAGE (widget);
  GtkWidget *dialog = jy_reopen_dialog_new (widget, self->month);

  g_signal_connect_object (dialog, "response", G_CALLBACK (reopen_responded_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
notice_activated_cb (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  JyMonthPage *self = JY_MONTH_PAGE (widget);

  jy_notice_saver_ask (self->saver, self->month, g_str_equal (action, "month.issue-notice"));
}

static void
show_notices_activated_cb (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_NOTICES_ACTIVATED], 0, (guint) JY_MONTH_PAGE (widget)->month);
}

static void
step_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  jy_month_page_step (JY_MONTH_PAGE (widget), g_str_equal (action, "month.next") ? 1 : -1);
}

static void
jy_month_page_map (GtkWidget *widget)
{
  JyMonthPage *self = JY_MONTH_PAGE (widget);

  GTK_WIDGET_CLASS (jy_month_page_parent_class)->map (widget);
  if (self->is_stale)
    start_reading (self);
}

static void
jy_month_page_dispose (GObject *object)
{
  JyMonthPage *self = JY_MONTH_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->waiting, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->saver);
  g_clear_object (&self->ledger);
  g_clear_pointer (&self->report, jy_month_report_free);

  G_OBJECT_CLASS (jy_month_page_parent_class)->dispose (object);
}

static void
jy_month_page_class_init (JyMonthPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_month_page_dispose;
  widget_class->map = jy_month_page_map;
  g_type_ensure (JY_TYPE_MONTH_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-month-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JyMonthPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, JyMonthPage, title);
  gtk_widget_class_bind_template_child (widget_class, JyMonthPage, busy);
  gtk_widget_class_bind_template_child (widget_class, JyMonthPage, close_button);
  gtk_widget_class_bind_template_child (widget_class, JyMonthPage, reopen_button);
  gtk_widget_class_bind_template_child (widget_class, JyMonthPage, pages);
  gtk_widget_class_bind_template_child (widget_class, JyMonthPage, problem_page);
  gtk_widget_class_bind_template_child (widget_class, JyMonthPage, view);
  gtk_widget_class_bind_template_callback (widget_class, record_activated_cb);

  gtk_widget_class_install_action (widget_class, "month.previous", NULL, step_activated_cb);
  gtk_widget_class_install_action (widget_class, "month.next", NULL, step_activated_cb);
  gtk_widget_class_install_action (widget_class, "month.close", NULL, close_activated_cb);
  gtk_widget_class_install_action (widget_class, "month.reopen", NULL, reopen_activated_cb);
  gtk_widget_class_install_action (widget_class, "month.draft-notice", NULL, notice_activated_cb);
  gtk_widget_class_install_action (widget_class, "month.issue-notice", NULL, notice_activated_cb);
  gtk_widget_class_install_action (widget_class, "month.show-notices", NULL, show_notices_activated_cb);

  /**
   * JyMonthPage::record-activated:
   * @page: the page
   * @kind: the name of the record's kind
   * @record: the record's identifier
   *
   * Emitted when the record that a finding is about is to be shown.
   */
  signals[SIGNAL_RECORD_ACTIVATED] = g_signal_new ("record-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  /**
   * JyMonthPage::notices-activated:
   * @page: the page
   * @month: a #JyMonth
   *
   * Emitted when the notices of the month are to be shown.
   */
  signals[SIGNAL_NOTICES_ACTIVATED] = g_signal_new ("notices-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
jy_month_page_init (JyMonthPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jy_month_page_new:
 * @ledger: an open ledger
 *
 * Returns: (transfer none): a page of the last month in which something was
 *   recorded; it reads when it is first seen
 */
GtkWidget *
jy_month_page_new (JyLedger *ledger)
{
  JyMonthPage *page = g_object_new (JY_TYPE_MONTH_PAGE, NULL);

  page->ledger = g_object_ref (ledger);
  page->saver = jy_notice_saver_new (ledger, page->toasts);
  page->is_stale = TRUE;
  g_signal_connect_object (page->saver, "notify::busy", G_CALLBACK (update_actions), page, G_CONNECT_SWAPPED);
  /* Every kind has to do with the figures, if only by the calendar or the contracts. */
  g_signal_connect_object (ledger, "changed", G_CALLBACK (start_reading), page, G_CONNECT_SWAPPED);
  update_actions (page);
  return GTK_WIDGET (page);
}

/**
 * jy_month_page_show:
 * @page: the page
 * @month: a month
 *
 * Shows another month, from its top.
 */
void
jy_month_page_show (JyMonthPage *page,
                    JyMonth      month)
{
  if (jy_month_get_year (month) < FIRST_YEAR || jy_month_get_year (month) > LAST_YEAR)
    return;
  set_month (page, month);
  g_clear_pointer (&page->report, jy_month_report_free);
  jy_month_view_scroll_to_top (page->view);
  update_actions (page);
  start_reading (page);
}

/**
 * jy_month_page_get_month:
 * @page: the page
 *
 * Returns: the month, or 0 while it is not known yet
 */
JyMonth
jy_month_page_get_month (JyMonthPage *page)
{
  return page->month;
}

/**
 * jy_month_page_step:
 * @page: the page
 * @steps: how many months forward, negative for back
 *
 * Goes to a neighbouring month.
 */
void
jy_month_page_step (JyMonthPage *page,
                    int          steps)
{
  if (page->month != 0)
    jy_month_page_show (page, page->month + steps);
}

/**
 * jy_month_page_close:
 * @page: the page
 * @error: return location
 *
 * Closes the month without asking.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_month_page_close (JyMonthPage *page,
                     GError     **error)
{
  if (!jy_ledger_close_month (page->ledger, page->month, jy_figures_compute_json, NULL, NULL, error))
    return FALSE;
  jy_say (page->toasts, _ ("The month was closed"));
  return TRUE;
}

/**
 * jy_month_page_reopen:
 * @page: the page
 * @reason: why
 * @error: return location
 *
 * Reopens the month.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_month_page_reopen (JyMonthPage *page,
                      const char  *reason,
                      GError     **error)
{
  if (!jy_ledger_reopen_month (page->ledger, page->month, reason, error))
    return FALSE;
  jy_say (page->toasts, _ ("The month was reopened"));
  return TRUE;
}

/**
 * jy_month_page_save_notice:
 * @page: the page
 * @path: where the sheet goes
 * @issue: whether the notice is issued, or a draft is made
 *
 * Makes the month's waste notice and says how that went, but does not open it.
 */
void
jy_month_page_save_notice (JyMonthPage *page,
                           const char  *path,
                           gboolean     issue)
{
  jy_notice_saver_save (page->saver, page->month, path, issue, FALSE);
}
