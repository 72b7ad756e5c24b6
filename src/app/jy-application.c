/* jy-application.c: starts with a file, with the last ledger or with the start
 * page; everything that concerns one ledger is the window's. */
#include "config.h"

#include "jy-application.h"
#include "jy-window.h"

#include <glib/gi18n.h>

struct _JyApplication
{
  AdwApplication parent_instance;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (JyApplication, jy_application, ADW_TYPE_APPLICATION)

typedef struct
{
  const char *action;
  const char *keys[3];
} Accelerator;

static const Accelerator accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "win.new-ledger", { "<Control>n" } },
  { "win.open-ledger", { "<Control>o" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "window.close", { "<Control>w" } },
  { "win.new-record", { "<Control>i", "Insert" } },
  { "win.amend-record", { "F2" } },
  { "win.import", { "<Control><Shift>o" } },
  { "win.search", { "<Control>f" } },
  { "win.previous-period", { "<Alt>Page_Up" } },
  { "win.next-period", { "<Alt>Page_Down" } },
  { "win.show-voided", { "<Control>h" } },
  { "win.sidebar", { "F9" } },
  { "win.back", { "<Alt>Left", "Back" } },
};

static JyWindow *
require_window (JyApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window != NULL ? JY_WINDOW (window) : jy_window_new (self);
}

static void
quit_activated_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window != NULL)
    gtk_window_close (window);
  else
    g_application_quit (data);
}

static void
about_activated_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  adw_show_about_window (gtk_application_get_active_window (data),
                         "application-name", _ ("Jieyue"),
                         "application-icon", JY_APPLICATION_ID,
                         "version", JY_VERSION,
                         "developer-name", _ ("The Jieyue developers"),
                         "comments", _ ("The ledger of a canteen and of waste sorting."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your name, one a line */
                         "translator-credits", _ ("translator-credits"),
                         NULL);
}

static void
jy_application_activate (GApplication *application)
{
  JyApplication *self = JY_APPLICATION (application);
  JyWindow *window = require_window (self);
  g_autofree char *last = g_settings_get_string (self->settings, "last-ledger");

  /* One that is gone since is no mistake of the user's. */
  if (jy_window_get_ledger (window) == NULL && g_file_test (last, G_FILE_TEST_EXISTS))
    jy_window_open (window, last);
  gtk_window_present (GTK_WINDOW (window));
}

static void
jy_application_open (GApplication *application,
                     GFile       **files,
                     int           n_files,
                     const char   *hint)
{
  JyWindow *window = require_window (JY_APPLICATION (application));
  g_autofree char *path = g_file_get_path (files[0]);
  g_autofree char *name = g_file_get_parse_name (files[0]);

  gtk_window_present (GTK_WINDOW (window));
  jy_window_open (window, path != NULL ? path : name);
}

static int
jy_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("jieyue %s\n", JY_VERSION);
  return 0;
}

static void
jy_application_startup (GApplication *application)
{
  const GActionEntry entries[] = {
    { "quit", quit_activated_cb },
    { "about", about_activated_cb },
  };
  JyApplication *self = JY_APPLICATION (application);

  G_APPLICATION_CLASS (jy_application_parent_class)->startup (application);

  g_set_application_name (_ ("Jieyue"));
  gtk_window_set_default_icon_name (JY_APPLICATION_ID);
  self->settings = g_settings_new (JY_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action, accelerators[i].keys);
}

static void
jy_application_finalize (GObject *object)
{
  g_clear_object (&JY_APPLICATION (object)->settings);

  G_OBJECT_CLASS (jy_application_parent_class)->finalize (object);
}

static void
jy_application_class_init (JyApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jy_application_finalize;

  application_class->startup = jy_application_startup;
  application_class->activate = jy_application_activate;
  application_class->open = jy_application_open;
  application_class->handle_local_options = jy_application_handle_local_options;
}

static void
jy_application_init (JyApplication *self)
{
  g_application_add_main_option (G_APPLICATION (self), "version", 0, 0, G_OPTION_ARG_NONE, _ ("Show the version"), NULL);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE]"));
}

/**
 * jy_application_new:
 *
 * Returns: (transfer full): the program
 */
JyApplication *
jy_application_new (void)
{
  return g_object_new (JY_TYPE_APPLICATION,
                       "application-id", JY_APPLICATION_ID,
                       "resource-base-path", "/io/github/jieyue/Jieyue",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

/**
 * jy_application_get_settings:
 * @application: the program, started
 *
 * Returns: (transfer none): what is remembered from one day to the next
 */
GSettings *
jy_application_get_settings (JyApplication *application)
{
  return application->settings;
}

/**
 * jy_application_get_main_menu:
 * @application: the program, started
 *
 * Returns: (transfer none): the menu that every page shows
 */
GMenuModel *
jy_application_get_main_menu (JyApplication *application)
{
  return G_MENU_MODEL (gtk_application_get_menu_by_id (GTK_APPLICATION (application), "main-menu"));
}
