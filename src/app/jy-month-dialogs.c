/* jy-month-dialogs.c: closing asks, because it locks the month; reopening wants a
 * reason, which stays in the month's history. */
#include "config.h"

#include "jy-month-dialogs.h"
#include "jy-paper-output.h"
#include "jy-reason-dialog.h"

#include <glib/gi18n.h>

/**
 * jy_month_dup_title:
 * @month: a month
 *
 * Returns: (transfer full): the month in the user's language: `March 2026`
 */
char *
jy_month_dup_title (JyMonth month)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc ((int) jy_month_get_year (month), (int) jy_month_get_number (month), 1,
                                                     0, 0, 0);

  /* Translators: a month and its year, see g_date_time_format() */
  return g_date_time_format (first, _ ("%B %Y"));
}

static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
append_count (GString    *text,
              const char *format,
              guint       count)
{
  if (count == 0)
    return;
  if (text->len > 0)
    /* Translators: between the parts of "2 errors, 1 warning" */
    g_string_append (text, C_ ("list", ", "));
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, count);
#pragma GCC diagnostic pop
}

/**
 * jy_month_write_findings:
 * @report: what is known of a month
 *
 * Returns: (transfer full): how many findings there are: `2 errors, 1 warning`
 */
char *
jy_month_write_findings (const JyMonthReport *report)
{
  guint n_errors = jy_month_report_count (report, JY_SEVERITY_ERROR);
  guint n_warnings = jy_month_report_count (report, JY_SEVERITY_WARNING);
  guint n_notes = jy_month_report_count (report, JY_SEVERITY_NOTE);
  g_autoptr (GString) text = g_string_new (NULL);

  append_count (text, ngettext ("%u error", "%u errors", n_errors), n_errors);
  append_count (text, ngettext ("%u warning", "%u warnings", n_warnings), n_warnings);
  append_count (text, ngettext ("%u note", "%u notes", n_notes), n_notes);
  if (text->len == 0)
    g_string_append (text, _ ("Nothing was found."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * jy_close_month_dialog_new:
 * @widget: a widget of the window
 * @report: what is known of the month
 *
 * Returns: (transfer none): a dialog with the responses `cancel` and `close`
 */
GtkWidget *
jy_close_month_dialog_new (GtkWidget           *widget,
                           const JyMonthReport *report)
{
  const char *lock = _ ("Its records cannot be changed any more until it is reopened with a reason.");
  g_autofree char *month = jy_month_dup_title (report->figures->month);
  /* Translators: %s is a month and its year */
  g_autofree char *heading = g_strdup_printf (_ ("Close %s?"), month);
  g_autofree char *findings = jy_month_write_findings (report);
  /* Translators: the findings of a month that are still open: "Still to be looked at: 2 errors, 1 warning" */
  g_autofree char *open = g_strdup_printf (_ ("Still to be looked at: %s"), findings);
  g_autofree char *body = report->findings->len > 0 ? g_strdup_printf ("%s\n\n%s", lock, open) : g_strdup (lock);
  GtkWidget *dialog = adw_message_dialog_new (get_window (widget), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "close", _ ("Close _Month"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  return dialog;
}

/**
 * jy_reopen_dialog_new:
 * @widget: a widget of the window
 * @month: a closed month
 *
 * Returns: (transfer none): a dialog as of jy_reason_dialog_new()
 */
GtkWidget *
jy_reopen_dialog_new (GtkWidget *widget,
                      JyMonth    month)
{
  g_autofree char *title = jy_month_dup_title (month);
  /* Translators: %s is a month and its year */
  g_autofree char *heading = g_strdup_printf (_ ("Reopen %s?"), title);

  return jy_reason_dialog_new (widget, heading, _ ("Its records can be changed again. The reason stays in the month’s history; notices that were issued no longer stand."),
                               _ ("_Reopen"), ADW_RESPONSE_SUGGESTED);
}

/**
 * jy_notice_chooser_new:
 * @widget: a widget of the window
 * @month: a month
 * @issue: whether the notice will be issued, rather than a draft
 *
 * Returns: (transfer full): asks where the sheet goes
 */
GtkFileChooserNative *
jy_notice_chooser_new (GtkWidget *widget,
                       JyMonth    month,
                       gboolean   issue)
{
  g_autofree char *text = jy_month_to_iso (month);
  /* Translators: names of files; %s is a month such as 2026-03 */
  g_autofree char *name = g_strdup_printf (issue ? _ ("Waste notice %s.pdf") : _ ("Waste notice %s draft.pdf"), text);

  return jy_paper_chooser_new (widget, issue ? _ ("Issue the Waste Notice") : _ ("Save a Draft of the Waste Notice"),
                               issue ? _ ("_Issue") : _ ("_Save"), name);
}

/**
 * jy_complain:
 * @widget: a widget of the window
 * @heading: what was not done
 * @sentence: why, in the engine's words
 *
 * Says what went wrong.
 *
 * Returns: (transfer none): the window that says it
 */
GtkWidget *
jy_complain (GtkWidget  *widget,
             const char *heading,
             const char *sentence)
{
  GtkWidget *dialog = adw_message_dialog_new (get_window (widget), heading, sentence);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

/**
 * jy_say:
 * @toasts: where
 * @sentence: what was done
 *
 * Says that something went well.
 */
void
jy_say (AdwToastOverlay *toasts,
        const char      *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_toast_overlay_add_toast (toasts, adw_toast_new (escaped));
}
