/* jy-notice-deeds.c: one notice at a time; it is told what became of it. */
#include "config.h"

#include "jy-notice-deeds.h"
#include "jy-issue-dialog.h"
#include "jy-month-dialogs.h"
#include "jy-notice-file.h"
#include "jy-notice-store.h"
#include "jy-reason-dialog.h"

#include <glib/gi18n.h>

struct _JyNoticeDeeds
{
  GObject parent_instance;

  JyLedger *ledger;
  AdwToastOverlay *toasts; /* weak */
  JyPrintout *printout;    /* what is to be issued */
  JyMonth month;
  char *number; /* what is to be voided */
  gboolean is_busy;
};

G_DEFINE_FINAL_TYPE (JyNoticeDeeds, jy_notice_deeds, G_TYPE_OBJECT)

enum
{
  SIGNAL_BEGUN,
  SIGNAL_ISSUED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
issued_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (JyNoticeDeeds) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyNoticeFile) file = jy_notice_file_save_finish (result, &error);
  /* Translators: %s is the number of a notice */
  g_autofree char *sentence = g_strdup_printf (_ ("Issued %s"), file != NULL ? file->number : "");

  self->is_busy = FALSE;
  /* The page may have gone while the notice was made. */
  if (self->toasts == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_ISSUED], 0, file != NULL ? file->number : NULL);
  if (file != NULL)
    jy_say (self->toasts, sentence);
  else
    jy_complain (GTK_WIDGET (self->toasts), _ ("The Notice Was Not Issued"), error->message);
}

static void
dates_chosen_cb (JyNoticeDeeds *self,
                 int            from,
                 int            to)
{
  jy_notice_deeds_issue (self, self->printout, self->month, from, to);
}

static void
void_responded_cb (JyNoticeDeeds    *self,
                   const char       *response,
                   AdwMessageDialog *dialog)
{
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "do") || self->toasts == NULL)
    return;
  if (jy_ledger_void_notice (self->ledger, self->number, jy_reason_dialog_get_reason (dialog), &error))
    jy_say (self->toasts, _ ("The notice is voided; its number stays taken"));
  else
    jy_complain (GTK_WIDGET (self->toasts), _ ("The Notice Was Not Voided"), error->message);
}

static void
jy_notice_deeds_dispose (GObject *object)
{
  JyNoticeDeeds *self = JY_NOTICE_DEEDS (object);

  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->printout);
  g_clear_object (&self->ledger);
  g_clear_pointer (&self->number, g_free);

  G_OBJECT_CLASS (jy_notice_deeds_parent_class)->dispose (object);
}

static void
jy_notice_deeds_class_init (JyNoticeDeedsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jy_notice_deeds_dispose;

  /**
   * JyNoticeDeeds::begun:
   * @deeds: the deeds
   *
   * Emitted when a notice is being issued from now on.
   */
  signals[SIGNAL_BEGUN] =
    g_signal_new ("begun", JY_TYPE_NOTICE_DEEDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * JyNoticeDeeds::issued:
   * @deeds: the deeds
   * @number: (nullable): its number, or %NULL when it could not be issued
   *
   * Emitted when it is done.
   */
  signals[SIGNAL_ISSUED] = g_signal_new ("issued", JY_TYPE_NOTICE_DEEDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                         1, G_TYPE_STRING);
}

static void
jy_notice_deeds_init (JyNoticeDeeds *self)
{
}

/**
 * jy_notice_deeds_new:
 * @ledger: an open ledger
 * @toasts: in whose window one is asked and told
 *
 * Returns: (transfer full): what can be done to the ledger's notices
 */
JyNoticeDeeds *
jy_notice_deeds_new (JyLedger        *ledger,
                     AdwToastOverlay *toasts)
{
  JyNoticeDeeds *deeds = g_object_new (JY_TYPE_NOTICE_DEEDS, NULL);

  deeds->ledger = g_object_ref (ledger);
  g_set_weak_pointer (&deeds->toasts, toasts);
  return deeds;
}

/**
 * jy_notice_deeds_is_busy:
 * @deeds: the deeds
 *
 * Returns: whether a notice is being issued
 */
gboolean
jy_notice_deeds_is_busy (JyNoticeDeeds *deeds)
{
  return deeds->is_busy;
}

/**
 * jy_notice_deeds_ask_issue:
 * @deeds: the deeds
 * @printout: the draft of a notice
 * @month: a closed month
 * @corrects: (nullable): the number of the notice that it will correct
 *
 * Asks when the notice hangs, and issues it.
 */
void
jy_notice_deeds_ask_issue (JyNoticeDeeds *deeds,
                           JyPrintout    *printout,
                           JyMonth        month,
                           const char    *corrects)
{
  g_autofree char *text = jy_month_dup_title (month);
  g_autofree char *title = g_strdup_printf ("%s · %s", jy_printout_get_title (printout), text);
  JyIssueDialog *dialog = jy_issue_dialog_new (GTK_WIDGET (deeds->toasts), deeds->ledger, title, corrects);

  g_set_object (&deeds->printout, printout);
  deeds->month = month;
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (dates_chosen_cb), deeds, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * jy_notice_deeds_issue:
 * @deeds: the deeds
 * @printout: the draft of a notice
 * @month: a closed month
 * @from: the first day of the posting, or 0 for today or the next working day
 * @to: the last one, or 0 to let it follow from the first
 *
 * Issues the notice, in a thread.
 */
void
jy_notice_deeds_issue (JyNoticeDeeds *deeds,
                       JyPrintout    *printout,
                       JyMonth        month,
                       JyDay          from,
                       JyDay          to)
{
  JyNoticeOrder order = { .notice = jy_printout_get_name (printout),
                          .month = month,
                          .issue = TRUE,
                          .posted_from = from,
                          .posted_to = to };

  g_return_if_fail (!deeds->is_busy);

  deeds->is_busy = TRUE;
  g_signal_emit (deeds, signals[SIGNAL_BEGUN], 0);
  jy_notice_file_save_async (deeds->ledger, &order, issued_cb, g_object_ref (deeds));
}

/**
 * jy_notice_deeds_ask_void:
 * @deeds: the deeds
 * @number: the number of a notice
 *
 * Asks for the reason, and voids the notice.
 */
void
jy_notice_deeds_ask_void (JyNoticeDeeds *deeds,
                          const char    *number)
{
  /* Translators: %s is the number of a notice */
  g_autofree char *heading = g_strdup_printf (_ ("Void %s?"), number);
  GtkWidget *dialog = jy_reason_dialog_new (GTK_WIDGET (deeds->toasts), heading, _ ("The number is not given again. The sheet that hangs must be taken down; it can still be printed from here."),
                                            _ ("_Void"), ADW_RESPONSE_DESTRUCTIVE);

  g_free (deeds->number);
  deeds->number = g_strdup (number);
  g_signal_connect_object (dialog, "response", G_CALLBACK (void_responded_cb), deeds, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
