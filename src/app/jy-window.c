/* jy-window.c: opens and creates ledgers and shows either the start page or the
 * one that is open. What goes wrong is said in the engine's words. */
#include "config.h"

#include "jy-window.h"
#include "jy-ledger-page.h"
#include "jy-new-ledger-dialog.h"
#include "jy-recent.h"
#include "jy-start-page.h"

#include <glib/gi18n.h>
#include <string.h>

struct _JyWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *pages;
  JyStartPage *start_page;

  JyLedgerPage *ledger_page;
  JyLedger *ledger;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (JyWindow, jy_window, ADW_TYPE_APPLICATION_WINDOW)

static GSettings *
get_settings (JyWindow *self)
{
  return jy_application_get_settings (JY_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

static GMenuModel *
get_menu (JyWindow *self)
{
  return jy_application_get_main_menu (JY_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

static void
complain (JyWindow     *self,
          const char   *heading,
          const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What needs a ledger is greyed out while there is none. */
static void
update_actions (JyWindow *self)
{
  const char *const of_ledger[] = { "win.new-record", "win.amend-record", "win.search", "win.previous-period", "win.next-period",
                                    "win.show-voided", "win.sidebar", "win.back", "win.close-ledger",
                                    "win.import", "win.paste-cells" };

  for (guint i = 0; i < G_N_ELEMENTS (of_ledger); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_ledger[i], self->ledger != NULL);
}

static void
show_ledger (JyWindow *self,
             JyLedger *ledger)
{
  GtkWidget *before = GTK_WIDGET (self->ledger_page);

  self->ledger_page = NULL;
  if (ledger != NULL)
    {
      self->ledger_page = jy_ledger_page_new (ledger, get_settings (self));
      jy_ledger_page_set_menu (self->ledger_page, get_menu (self));
      gtk_stack_add_child (self->pages, GTK_WIDGET (self->ledger_page));
      gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->ledger_page));
      gtk_widget_grab_focus (GTK_WIDGET (self->ledger_page));
      g_object_bind_property (self->ledger_page, "title", self, "title", G_BINDING_SYNC_CREATE);
    }
  else
    {
      gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->start_page));
      gtk_window_set_title (GTK_WINDOW (self), _ ("Jieyue"));
    }
  if (before != NULL)
    gtk_stack_remove (self->pages, before);
  g_set_object (&self->ledger, ledger);
  g_settings_set_string (get_settings (self), "last-ledger", ledger != NULL ? jy_ledger_get_path (ledger) : "");
  update_actions (self);
}

static void
accept_ledger (JyWindow *self,
               JyLedger *ledger)
{
  jy_recent_add (jy_ledger_get_path (ledger));
  show_ledger (self, ledger);
  if (jy_ledger_is_read_only (ledger))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("This ledger can be read, but not written, here")));
}

static void
chooser_responded_cb (JyWindow             *self,
                      int                   response,
                      GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    jy_window_open (self, path);
}

static void
open_ledger_activated_cb (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  JyWindow *self = JY_WINDOW (widget);
  g_autoptr (GtkFileFilter) ledgers = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (ledgers, _ ("Ledgers"));
  gtk_file_filter_add_suffix (ledgers, "jieyue");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");

  g_set_object (&self->chooser, NULL);
  self->chooser = gtk_file_chooser_native_new (_ ("Open a Ledger"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _ ("_Open"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), ledgers);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_responded_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
ledger_created_cb (JyWindow *self,
                   JyLedger *ledger)
{
  accept_ledger (self, ledger);
}

static void
new_ledger_activated_cb (GtkWidget  *widget,
                         const char *action,
                         GVariant   *parameter)
{
  JyNewLedgerDialog *dialog = jy_new_ledger_dialog_new (GTK_WINDOW (widget));

  g_signal_connect_object (dialog, "created", G_CALLBACK (ledger_created_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
close_ledger_activated_cb (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  show_ledger (JY_WINDOW (widget), NULL);
}

static void
page_action_activated_cb (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  jy_ledger_page_act (JY_WINDOW (widget)->ledger_page, action + strlen ("win."));
}

static void
recent_chosen_cb (JyWindow   *self,
                  const char *path)
{
  jy_window_open (self, path);
}

static void
jy_window_unmap (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (widget);
  GSettings *settings = get_settings (JY_WINDOW (widget));
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));

  GTK_WIDGET_CLASS (jy_window_parent_class)->unmap (widget);
}

static void
jy_window_dispose (GObject *object)
{
  JyWindow *self = JY_WINDOW (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->ledger);

  G_OBJECT_CLASS (jy_window_parent_class)->dispose (object);
}

static void
jy_window_class_init (JyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_window_dispose;
  widget_class->unmap = jy_window_unmap;

  g_type_ensure (JY_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JyWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, JyWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, JyWindow, start_page);
  gtk_widget_class_bind_template_callback (widget_class, recent_chosen_cb);

  gtk_widget_class_install_action (widget_class, "win.new-ledger", NULL, new_ledger_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.open-ledger", NULL, open_ledger_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.close-ledger", NULL, close_ledger_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.new-record", NULL, page_action_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.amend-record", NULL, page_action_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, page_action_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.paste-cells", NULL, page_action_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, page_action_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.previous-period", NULL, page_action_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.next-period", NULL, page_action_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.show-voided", NULL, page_action_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.sidebar", NULL, page_action_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, page_action_activated_cb);
}

static void
jy_window_init (JyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * jy_window_new:
 * @application: the program, started
 *
 * Returns: (transfer none): the window, at the start page
 */
JyWindow *
jy_window_new (JyApplication *application)
{
  GSettings *settings = jy_application_get_settings (application);
  JyWindow *window = g_object_new (JY_TYPE_WINDOW, "application", application, NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (window));
  jy_start_page_set_menu (window->start_page, jy_application_get_main_menu (application));
  return window;
}

/**
 * jy_window_open:
 * @window: the window
 * @path: a ledger file
 *
 * Shows a ledger. One that cannot be opened is said why, and what was shown
 * before stays.
 *
 * Returns: whether it is shown
 */
gboolean
jy_window_open (JyWindow   *window,
                const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyDesk) desk = jy_desk_new_here (NULL, &error);
  g_autoptr (JyLedger) ledger = NULL;
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  if (desk != NULL)
    ledger = jy_ledger_open (absolute, desk, FALSE, &error);
  if (ledger != NULL)
    {
      accept_ledger (window, ledger);
      return TRUE;
    }
  complain (window, _ ("The Ledger Was Not Opened"), error);
  return FALSE;
}

/**
 * jy_window_get_ledger:
 * @window: the window
 *
 * Returns: (transfer none) (nullable): the ledger that is shown
 */
JyLedger *
jy_window_get_ledger (JyWindow *window)
{
  return window->ledger;
}
