/* jy-notice-banner.c: one sentence that says how things stand, one button that leads on
 * from there, and below what a printer would not say: which fonts, and what they lack. */
#include "config.h"

#include "jy-notice-banner.h"
#include "jy-closing.h"
#include "jy-printout-list.h"

#include <glib/gi18n.h>

struct _JyNoticeBanner
{
  GtkWidget parent_instance;

  GtkLabel *sentence;
  GtkWidget *issue_button;
  GtkWidget *month_button;
  GtkWidget *issued_button;
  GtkWidget *post_button;
  GtkWidget *void_button;
  GtkWidget *warning_box;
  GtkLabel *warnings;
  GtkLabel *fonts;

  char *issued;    /* the number of the one that stands */
  char *corrected; /* of the one that the next one would correct */
};

G_DEFINE_FINAL_TYPE (JyNoticeBanner, jy_notice_banner, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_MONTH_WANTED,
  SIGNAL_ISSUED_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* As jy_posting_form_new() sees it. */
static const char *
get_post_label (const JyNoticeEntry *notice)
{
  if (notice->state == JY_NOTICE_STATE_POSTED)
    return _ ("_Take Down…");
  return notice->is_planned ? _ ("Change P_osting…") : _ ("Record P_osting…");
}

/* Nothing is offered until something is shown. */
static void
clear (JyNoticeBanner *self)
{
  GtkWidget *const buttons[] = { self->issue_button, self->month_button, self->issued_button, self->post_button,
                                 self->void_button };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_hide (buttons[i]);
  g_clear_pointer (&self->issued, g_free);
  g_clear_pointer (&self->corrected, g_free);
}

static void
month_clicked_cb (JyNoticeBanner *self)
{
  g_signal_emit (self, signals[SIGNAL_MONTH_WANTED], 0);
}

static void
issued_clicked_cb (JyNoticeBanner *self)
{
  g_autofree char *number = g_strdup (self->issued);

  g_signal_emit (self, signals[SIGNAL_ISSUED_WANTED], 0, number);
}

static void
jy_notice_banner_dispose (GObject *object)
{
  JyNoticeBanner *self = JY_NOTICE_BANNER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->issued, g_free);
  g_clear_pointer (&self->corrected, g_free);

  G_OBJECT_CLASS (jy_notice_banner_parent_class)->dispose (object);
}

static void
jy_notice_banner_class_init (JyNoticeBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_notice_banner_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-notice-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, JyNoticeBanner, sentence);
  gtk_widget_class_bind_template_child (widget_class, JyNoticeBanner, issue_button);
  gtk_widget_class_bind_template_child (widget_class, JyNoticeBanner, month_button);
  gtk_widget_class_bind_template_child (widget_class, JyNoticeBanner, issued_button);
  gtk_widget_class_bind_template_child (widget_class, JyNoticeBanner, post_button);
  gtk_widget_class_bind_template_child (widget_class, JyNoticeBanner, void_button);
  gtk_widget_class_bind_template_child (widget_class, JyNoticeBanner, warning_box);
  gtk_widget_class_bind_template_child (widget_class, JyNoticeBanner, warnings);
  gtk_widget_class_bind_template_child (widget_class, JyNoticeBanner, fonts);
  gtk_widget_class_bind_template_callback (widget_class, month_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, issued_clicked_cb);

  /**
   * JyNoticeBanner::month-wanted:
   * @banner: the banner
   *
   * Emitted when the month is to be shown, to be closed.
   */
  signals[SIGNAL_MONTH_WANTED] =
    g_signal_new ("month-wanted", JY_TYPE_NOTICE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * JyNoticeBanner::issued-wanted:
   * @banner: the banner
   * @number: the number of a notice
   *
   * Emitted when a notice is to be shown as it was issued.
   */
  signals[SIGNAL_ISSUED_WANTED] = g_signal_new ("issued-wanted", JY_TYPE_NOTICE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
jy_notice_banner_init (JyNoticeBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clear (self);
}

/**
 * jy_notice_banner_show_draft:
 * @banner: the banner
 * @ledger: an open ledger
 * @notices: (element-type JyNoticeEntry): all notices that were issued
 * @notice: the name of a notice
 * @month: a month
 *
 * Says whether the notice can be issued, and what is needed before.
 */
void
jy_notice_banner_show_draft (JyNoticeBanner *banner,
                             JyLedger       *ledger,
                             GPtrArray      *notices,
                             const char     *notice,
                             JyMonth         month)
{
  const JyNoticeEntry *standing = jy_printout_list_find_standing (notices, notice, month);
  g_autofree char *sentence = NULL;
  g_autofree char *closing = NULL;
  gint64 version = 0;
  gboolean is_closed;

  clear (banner);
  closing = jy_ledger_dup_closing (ledger, month, &version, NULL);
  is_closed = closing != NULL;
  if (!is_closed && standing != NULL)
    /* Translators: %s is the number of a notice */
    sentence = g_strdup_printf (_ ("A draft: the month was reopened after %s. Close it again to issue a correction."),
                                standing->number);
  else if (!is_closed)
    sentence = g_strdup (_ ("A draft: the month is open. Close it to issue the notice."));
  else if (standing != NULL && standing->closing == version)
    /* Translators: %s is the number of a notice */
    sentence = g_strdup_printf (_ ("Issued as %s. This is a draft from the same figures."), standing->number);
  else if (standing != NULL)
    /* Translators: %s is the number of a notice */
    sentence = g_strdup_printf (_ ("The month was closed again since %s was issued: the next one corrects it."), standing->number);
  else
    sentence = g_strdup (_ ("A draft: the month is closed, so the notice can be issued."));
  gtk_label_set_label (banner->sentence, sentence);
  gtk_widget_set_visible (banner->month_button, !is_closed);
  gtk_widget_set_visible (banner->issue_button, is_closed && (standing == NULL || standing->closing != version));
  gtk_widget_set_visible (banner->issued_button, standing != NULL);
  banner->issued = g_strdup (standing != NULL ? standing->number : NULL);
  if (standing != NULL && standing->closing != version)
    banner->corrected = g_strdup (standing->number);
}

/**
 * jy_notice_banner_show_issued:
 * @banner: the banner
 * @notice: an issued notice
 *
 * Says where the notice stands.
 */
void
jy_notice_banner_show_issued (JyNoticeBanner      *banner,
                              const JyNoticeEntry *notice)
{
  g_autofree char *issued = jy_day_to_iso (notice->issued);
  g_autofree char *from = jy_day_to_iso (notice->posted_from);
  g_autofree char *to = jy_day_to_iso (notice->posted_to);
  g_autofree char *state = jy_notice_entry_dup_state (notice);
  /* Translators: a notice: the day of issue, first and last day of its posting, and how it stands */
  g_autofree char *sentence = g_strdup_printf (_ ("Issued on %s, to hang from %s to %s: %s."), issued, from, to, state);

  clear (banner);
  gtk_label_set_label (banner->sentence, sentence);
  gtk_button_set_label (GTK_BUTTON (banner->post_button), get_post_label (notice));
  gtk_widget_set_visible (banner->post_button, notice->state < JY_NOTICE_STATE_SUPERSEDED);
  gtk_widget_set_visible (banner->void_button, notice->state != JY_NOTICE_STATE_VOIDED);
}

/**
 * jy_notice_banner_show_sheet:
 * @banner: the banner
 *
 * Says what a working sheet is.
 */
void
jy_notice_banner_show_sheet (JyNoticeBanner *banner)
{
  clear (banner);
  gtk_label_set_label (banner->sentence, _ ("A working sheet: it has no number, and it shows the records as they are now."));
}

/**
 * jy_notice_banner_set_paper:
 * @banner: the banner
 * @paper: the document that is shown
 *
 * Says which fonts it is set in, and what none of them has.
 */
void
jy_notice_banner_set_paper (JyNoticeBanner       *banner,
                            const JyPrintedPaper *paper)
{
  g_autoptr (GString) warnings = g_string_new (NULL);
  g_autofree char *names = jy_pdf_dup_fonts (paper->pdf);
  /* Translators: %s are the names of fonts */
  g_autofree char *fonts = g_strdup_printf (_ ("Fonts: %s"), names);

  for (guint i = 0; paper->warnings != NULL && i < paper->warnings->len; i++)
    g_string_append_printf (warnings, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (paper->warnings, i));
  gtk_label_set_label (banner->warnings, warnings->str);
  gtk_widget_set_visible (banner->warning_box, warnings->len > 0);
  gtk_label_set_label (banner->fonts, fonts);
}

/**
 * jy_notice_banner_can_issue:
 * @banner: the banner
 *
 * Returns: whether what is shown is a draft that can be issued
 */
gboolean
jy_notice_banner_can_issue (JyNoticeBanner *banner)
{
  return gtk_widget_get_visible (banner->issue_button);
}

/**
 * jy_notice_banner_get_corrected:
 * @banner: the banner
 *
 * Returns: (transfer none) (nullable): the number of the notice that the one that is
 *   shown would correct
 */
const char *
jy_notice_banner_get_corrected (JyNoticeBanner *banner)
{
  return banner->corrected;
}
