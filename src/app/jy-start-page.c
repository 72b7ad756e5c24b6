/* jy-start-page.c: the first thing a new user sees. Its buttons are actions of the
 * window; a recent ledger is told by a signal. */
#include "config.h"

#include "jy-start-page.h"
#include "jy-recent.h"

#include <string.h>

/* As many as fit below the buttons of a small window. */
#define N_RECENT 5

struct _JyStartPage
{
  GtkWidget parent_instance;

  GtkMenuButton *menu_button;
  GtkWidget *recent_group;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (JyStartPage, jy_start_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_RECENT_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
new_row (const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);
  char *suffix = strrchr (name, '.');

  if (suffix != NULL && suffix != name)
    *suffix = '\0';
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  return row;
}

static void
recent_changed_cb (JyStartPage *self)
{
  g_autoptr (GPtrArray) paths = jy_recent_list (N_RECENT);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent_list))) != NULL)
    gtk_list_box_remove (self->recent_list, row);
  for (guint i = 0; i < paths->len; i++)
    gtk_list_box_append (self->recent_list, new_row (g_ptr_array_index (paths, i)));
  gtk_widget_set_visible (self->recent_group, paths->len > 0);
}

static void
row_activated_cb (JyStartPage   *self,
                  GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_RECENT_CHOSEN], 0, g_object_get_data (G_OBJECT (row), "path"));
}

static void
jy_start_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (jy_start_page_parent_class)->dispose (object);
}

static void
jy_start_page_class_init (JyStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_start_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JyStartPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, JyStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, JyStartPage, recent_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  /**
   * JyStartPage::recent-chosen:
   * @page: the page
   * @path: a ledger file
   *
   * Emitted when a recent ledger is to be opened.
   */
  signals[SIGNAL_RECENT_CHOSEN] = g_signal_new ("recent-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
jy_start_page_init (JyStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (recent_changed_cb), self,
                           G_CONNECT_SWAPPED);
  recent_changed_cb (self);
}

/**
 * jy_start_page_set_menu:
 * @page: the page
 * @menu: the program's menu
 *
 * Shows the menu behind the page's menu button.
 */
void
jy_start_page_set_menu (JyStartPage *page,
                        GMenuModel  *menu)
{
  gtk_menu_button_set_menu_model (page->menu_button, menu);
}
