/* jy-issue-dialog.c: the period of the posting, in working days of the institution's
 * calendar; a last day that is left empty follows from the first one. */
#include "config.h"

#include "jy-issue-dialog.h"
#include "jy-field-editor.h"
#include "jy-notice-frame.h"

#include <glib/gi18n.h>

struct _JyIssueDialog
{
  AdwWindow parent_instance;

  GtkLabel *explanation;
  GtkBox *fields;
  GtkLabel *calendar_note;

  JyLedger *ledger;
  GtkSizeGroup *titles;
  JyFieldEditor *from;
  JyFieldEditor *to;
  JyNoticeFrame *frame; /* (nullable): what is usual, and what a posting may be */
};

G_DEFINE_FINAL_TYPE (JyIssueDialog, jy_issue_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const JyField from_field = {
  .name = "posted-from",
  .title = "Posted from",
  .title_zh = "公示起",
  .type = JY_FIELD_DATE,
};

static const JyField to_field = {
  .name = "posted-to",
  .title = "Posted to",
  .title_zh = "公示止",
  .type = JY_FIELD_DATE,
};

/* 0 where nothing stands there; FALSE where it is no day, which the editor then says. */
static gboolean
read_day (JyFieldEditor *editor,
          JyDay         *day)
{
  g_autofree char *text = jy_field_editor_dup_text (editor);
  g_autoptr (GError) error = NULL;

  *day = 0;
  jy_field_editor_set_message (editor, JY_PROBLEM_ERROR, NULL);
  if (jy_field_editor_is_empty (editor) || jy_day_parse (text, NULL, day, &error))
    return TRUE;
  jy_field_editor_set_message (editor, JY_PROBLEM_ERROR, error->message);
  return FALSE;
}

static void
show_day (JyFieldEditor *editor,
          JyDay          day)
{
  char text[JY_DAY_TEXT_SIZE];

  jy_day_write_iso (day, text);
  jy_field_editor_set_text (editor, text);
}

/* Holidays that nobody entered are counted as days on which the notice can be read. */
static void
update_calendar_note (JyIssueDialog *self)
{
  guint year = jy_month_get_year (jy_day_get_month (self->frame->posted_from));
  guint last = jy_month_get_year (jy_day_get_month (self->frame->posted_to));
  g_autofree char *text = NULL;

  while (year <= last && jy_calendar_has_year (self->frame->calendar, year))
    year++;
  gtk_widget_set_visible (GTK_WIDGET (self->calendar_note), year <= last);
  if (year > last)
    return;
  /* Translators: %u is a year */
  text = g_strdup_printf (_ ("No holidays of %u are entered in the calendar: only weekends are left out when the working days "
                             "of the posting are counted."),
                          year);
  gtk_label_set_label (self->calendar_note, text);
}

/* What is left empty follows from the first day; it is shown as a hint. */
static void
update_hint (JyIssueDialog *self)
{
  JyNoticePeriod period = { 0, 0 };
  char text[JY_DAY_TEXT_SIZE];

  if (self->frame == NULL || !read_day (self->from, &period.from) || !jy_notice_frame_set_period (self->frame, &period, NULL))
    return;
  jy_day_write_iso (self->frame->posted_to, text);
  jy_field_editor_set_hint (self->to, text);
  update_calendar_note (self);
}

static void
refuse (JyFieldEditor *editor,
        const char    *message)
{
  jy_field_editor_set_message (editor, JY_PROBLEM_ERROR, message);
  gtk_widget_grab_focus (jy_field_editor_get_control (editor));
}

static void
to_activated_cb (JyIssueDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dialog.issue", NULL);
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
issue_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  JyIssueDialog *self = JY_ISSUE_DIALOG (widget);
  JyNoticePeriod period;
  g_autoptr (GError) error = NULL;
  gboolean right = read_day (self->from, &period.from);

  if (!read_day (self->to, &period.to) || !right)
    {
      gtk_widget_grab_focus (jy_field_editor_get_control (right ? self->to : self->from));
      return;
    }
  if (period.from != 0 && period.to != 0 && period.to < period.from)
    {
      refuse (self->to, _ ("The last day of the posting lies before the first one; correct one of the two."));
      return;
    }
  /* As the engine will see it, while what was typed can still be put right. */
  if (self->frame != NULL && !jy_notice_frame_set_period (self->frame, &period, &error))
    {
      refuse (period.from != 0 && period.from < self->frame->issued ? self->from : self->to, error->message);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, period.from, period.to);
  gtk_window_close (GTK_WINDOW (self));
}

static void
jy_issue_dialog_dispose (GObject *object)
{
  JyIssueDialog *self = JY_ISSUE_DIALOG (object);

  g_clear_object (&self->ledger);
  g_clear_object (&self->titles);
  g_clear_pointer (&self->frame, jy_notice_frame_free);

  G_OBJECT_CLASS (jy_issue_dialog_parent_class)->dispose (object);
}

static void
jy_issue_dialog_class_init (JyIssueDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_issue_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-issue-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JyIssueDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, JyIssueDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, JyIssueDialog, calendar_note);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "dialog.issue", NULL, issue_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "dialog.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.issue", NULL);

  /**
   * JyIssueDialog::chosen:
   * @dialog: the dialog
   * @from: the first day of the posting
   * @to: the last one, or 0 to let it follow from the first
   *
   * Emitted when the notice is to be issued.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", JY_TYPE_ISSUE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                         2, G_TYPE_INT, G_TYPE_INT);
}

static void
jy_issue_dialog_init (JyIssueDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->titles = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

/**
 * jy_issue_dialog_new:
 * @widget: a widget of the window
 * @ledger: an open ledger
 * @title: what is issued: `Waste notice, March 2026`
 * @corrects: (nullable): the number of the notice that it will correct
 *
 * Returns: (transfer none): the dialog
 */
JyIssueDialog *
jy_issue_dialog_new (GtkWidget  *widget,
                     JyLedger   *ledger,
                     const char *title,
                     const char *corrects)
{
  JyIssueDialog *self = g_object_new (JY_TYPE_ISSUE_DIALOG, "transient-for", gtk_widget_get_root (widget), NULL);
  g_autofree char *correction = NULL;
  g_autofree char *text = NULL;

  self->ledger = g_object_ref (ledger);
  self->frame = jy_notice_frame_new (ledger, NULL);
  if (corrects != NULL)
    /* Translators: %s is the number of an earlier notice */
    correction = g_strdup_printf (_ ("It will correct %s and list the old and the new figures side by side."), corrects);
  text = g_strdup_printf ("%s\n%s%s%s", title, correction != NULL ? correction : "", correction != NULL ? "\n" : "",
                          _ ("It takes the next number of the year, and its figures and its page are kept as they are now."));
  gtk_label_set_label (self->explanation, text);
  self->from = jy_field_editor_new (ledger, &from_field, self->titles);
  self->to = jy_field_editor_new (ledger, &to_field, self->titles);
  gtk_box_append (self->fields, GTK_WIDGET (self->from));
  gtk_box_append (self->fields, GTK_WIDGET (self->to));
  if (self->frame != NULL)
    {
      show_day (self->from, self->frame->posted_from);
      update_hint (self);
    }
  g_signal_connect_object (self->from, "changed", G_CALLBACK (update_hint), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->from, "activated", G_CALLBACK (gtk_widget_grab_focus), self->to, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->to, "activated", G_CALLBACK (to_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_focus (GTK_WINDOW (self), jy_field_editor_get_control (self->from));
  return self;
}
