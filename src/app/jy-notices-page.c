/* jy-notices-page.c: the document that is chosen is made again whenever the ledger
 * changes; what can be done with it depends on the month's closing and on what was
 * issued from it. */
#include "config.h"

#include "jy-notices-page.h"
#include "jy-focus.h"
#include "jy-last-month.h"
#include "jy-month-dialogs.h"
#include "jy-notice-banner.h"
#include "jy-notice-deeds.h"
#include "jy-paper-pane.h"
#include "jy-printout-list.h"

#include <glib/gi18n.h>

/* Years beyond which no ledger reaches. */
#define FIRST_YEAR 1900
#define LAST_YEAR  2200

struct _JyNoticesPage
{
  GtkWidget parent_instance;

  AdwToastOverlay *toasts;
  AdwFlap *flap;
  GtkLabel *title;
  GtkSpinner *busy;
  JyPrintoutList *list;
  JyNoticeBanner *banner;
  JyPaperPane *pane;

  JyLedger *ledger;
  JyMonth month;
  GPtrArray *notices; /* JyNoticeEntry */
  JyNoticeDeeds *deeds;
  gboolean is_stale;
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

static const JyNoticeEntry *
get_issued (JyNoticesPage *self)
{
  return jy_printout_list_get_issued (self->list);
}

static void
update_actions (JyNoticesPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_issuing = jy_notice_deeds_is_busy (self->deeds);
  const JyNoticeEntry *issued = get_issued (self);
  gboolean is_writable = !jy_ledger_is_read_only (self->ledger) && !is_issuing;

  gtk_widget_action_set_enabled (widget, "notices.issue",
                                 is_writable && jy_paper_pane_is_ready (self->pane) && jy_notice_banner_can_issue (self->banner));
  gtk_widget_action_set_enabled (widget, "notices.void",
                                 is_writable && issued != NULL && issued->state != JY_NOTICE_STATE_VOIDED);
  gtk_widget_action_set_enabled (widget, "notices.post",
                                 is_writable && issued != NULL && issued->state < JY_NOTICE_STATE_SUPERSEDED);
  gtk_spinner_set_spinning (self->busy, is_issuing || jy_paper_pane_is_slow (self->pane));
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
made_cb (JyNoticesPage        *self,
         const JyPrintedPaper *paper)
{
  jy_notice_banner_set_paper (self->banner, paper);
}

static void
make_paper (JyNoticesPage *self)
{
  jy_paper_pane_make (self->pane, get_printout (self), self->ledger, self->month);
  update_banner (self);
}

static void
reload (JyNoticesPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notices = NULL;

  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self)) || jy_notice_deeds_is_busy (self->deeds);
  if (self->is_stale)
    return;
  notices = jy_ledger_list_notices (self->ledger, &error);
  if (notices == NULL)
    {
      jy_paper_pane_complain (self->pane, error->message);
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
issued_cb (JyNoticesPage *self,
           const char    *number)
{
  reload (self);
  if (number != NULL)
    jy_printout_list_select (self->list, JY_PRINTOUT_ISSUED, number);
  update_actions (self);
  /* The button that issued it has gone. */
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
issue_activated_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  JyNoticesPage *self = JY_NOTICES_PAGE (widget);

  jy_notice_deeds_ask_issue (self->deeds, get_printout (self), self->month, jy_notice_banner_get_corrected (self->banner));
}

static void
void_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  JyNoticesPage *self = JY_NOTICES_PAGE (widget);

  jy_notice_deeds_ask_void (self->deeds, get_issued (self)->number);
}

static void
post_activated_cb (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_POSTING_WANTED], 0, get_issued (JY_NOTICES_PAGE (widget))->number);
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
  return gtk_widget_grab_focus (GTK_WIDGET (JY_NOTICES_PAGE (widget)->list));
}

static void
jy_notices_page_dispose (GObject *object)
{
  JyNoticesPage *self = JY_NOTICES_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->deeds);
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
  widget_class->focus = jy_focus_inside;
  widget_class->grab_focus = jy_notices_page_grab_focus;

  g_type_ensure (JY_TYPE_NOTICE_BANNER);
  g_type_ensure (JY_TYPE_PAPER_PANE);
  g_type_ensure (JY_TYPE_PRINTOUT_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-notices-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JyNoticesPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, JyNoticesPage, flap);
  gtk_widget_class_bind_template_child (widget_class, JyNoticesPage, title);
  gtk_widget_class_bind_template_child (widget_class, JyNoticesPage, busy);
  gtk_widget_class_bind_template_child (widget_class, JyNoticesPage, list);
  gtk_widget_class_bind_template_child (widget_class, JyNoticesPage, banner);
  gtk_widget_class_bind_template_child (widget_class, JyNoticesPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, made_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_bind_template_callback (widget_class, month_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, issued_wanted_cb);

  gtk_widget_class_install_action (widget_class, "notices.previous", NULL, step_activated_cb);
  gtk_widget_class_install_action (widget_class, "notices.next", NULL, step_activated_cb);
  gtk_widget_class_install_action (widget_class, "notices.issue", NULL, issue_activated_cb);
  gtk_widget_class_install_action (widget_class, "notices.void", NULL, void_activated_cb);
  gtk_widget_class_install_action (widget_class, "notices.post", NULL, post_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "paper.save", NULL);

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

/* Whoever looks at a notice as it was issued and asks for another month wants that
 * month's, of the same kind. */
static void
show_month (JyNoticesPage *self)
{
  const JyNoticeEntry *issued = get_issued (self);

  if (issued != NULL)
    jy_printout_list_select (self->list, JY_PRINTOUT_NOTICE, issued->notice);
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
  jy_paper_pane_set_toasts (page->pane, page->toasts);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "paper", jy_paper_pane_get_actions (page->pane));
  page->deeds = jy_notice_deeds_new (ledger, page->toasts);
  g_signal_connect_object (page->deeds, "begun", G_CALLBACK (update_actions), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (page->deeds, "issued", G_CALLBACK (issued_cb), page, G_CONNECT_SWAPPED);
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
  show_month (page);
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
  jy_notice_deeds_issue (page->deeds, get_printout (page), page->month, from, to);
}
