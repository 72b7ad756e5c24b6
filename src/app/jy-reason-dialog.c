/* jy-reason-dialog.c: what is done needs a reason, which stays in the history; it is
 * not done without one. */
#include "config.h"

#include "jy-reason-dialog.h"

#include <glib/gi18n.h>

#define REASON_KEY "jy-reason"

static void
reason_changed_cb (AdwMessageDialog *dialog)
{
  g_autofree char *reason = g_strstrip (g_strdup (jy_reason_dialog_get_reason (dialog)));

  adw_message_dialog_set_response_enabled (dialog, "do", *reason != '\0');
}

/**
 * jy_reason_dialog_new:
 * @widget: a widget of the window
 * @heading: what is asked
 * @body: what follows from it
 * @label: with a mnemonic, what does it
 * @appearance: how that looks
 *
 * Returns: (transfer none): a dialog with the responses `cancel` and `do`, of which
 *   the latter is not to be had without a reason
 */
GtkWidget *
jy_reason_dialog_new (GtkWidget            *widget,
                      const char           *heading,
                      const char           *body,
                      const char           *label,
                      AdwResponseAppearance appearance)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *reason = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (reason), _ ("Reason"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (list), reason);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "do", label, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do", appearance);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "do");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (reason), TRUE);
  g_object_set_data (G_OBJECT (dialog), REASON_KEY, reason);
  g_signal_connect_object (reason, "changed", G_CALLBACK (reason_changed_cb), dialog, G_CONNECT_SWAPPED);
  reason_changed_cb (ADW_MESSAGE_DIALOG (dialog));
  gtk_window_set_focus (GTK_WINDOW (dialog), reason);
  return dialog;
}

/**
 * jy_reason_dialog_get_reason:
 * @dialog: from jy_reason_dialog_new()
 *
 * Returns: (transfer none): the reason that was typed
 */
const char *
jy_reason_dialog_get_reason (AdwMessageDialog *dialog)
{
  return gtk_editable_get_text (g_object_get_data (G_OBJECT (dialog), REASON_KEY));
}
