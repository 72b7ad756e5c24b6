/* jy-ledger-page.c: the tasks on one side, what was chosen on the other, and what can
 * be done to it above. */
#include "config.h"

#include "jy-ledger-page.h"
#include "jy-draft-store.h"
#include "jy-focus.h"
#include "jy-import-opener.h"
#include "jy-ledger-content.h"
#include "jy-sidebar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _JyLedgerPage
{
  GtkWidget parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *sidebar_pane;
  GtkWidget *content_pane;
  AdwWindowTitle *ledger_title;
  GtkMenuButton *menu_button;
  JySidebar *sidebar;
  AdwWindowTitle *content_title;
  GtkWidget *back_button;
  GtkWidget *new_button;
  GtkWidget *amend_button;
  GtkWidget *void_button;
  GtkWidget *import_button;
  GtkWidget *undo_buttons;
  JyLedgerContent *content;

  JyLedger *ledger;
  JyImportOpener *importer;
  char *title;
};

G_DEFINE_FINAL_TYPE (JyLedgerPage, jy_ledger_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* A form that is opened again holds what was typed in it and not saved. */
static void
tell_draft (JyLedgerPage *self,
            GtkWidget    *button,
            const char   *form,
            const char   *label,
            const char   *tooltip)
{
  gboolean is_draft = form != NULL && jy_draft_store_has (jy_draft_store_get (self->ledger), form);

  gtk_button_set_label (GTK_BUTTON (button), is_draft ? _ ("Continue _Draft…") : label);
  gtk_widget_set_tooltip_text (button, is_draft ? _ ("Something was typed here and is not saved yet") : tooltip);
}

/* Back from a form or a record to where it was opened, from a table to the tasks where
 * they hide. */
static void
update_header (JyLedgerPage *self)
{
  const JyKind *kind = jy_ledger_content_get_kind (self->content);
  JyRecordPage *record = jy_ledger_content_get_record_page (self->content);
  gboolean single, form, writable, standing, undo, redo;
  g_autofree char *subtitle = NULL;

  if (kind == NULL)
    return;
  single = kind->flags & JY_KIND_SINGLE;
  form = jy_ledger_content_shows_form (self->content);
  writable = jy_ledger_content_is_writable (self->content);
  standing = record != NULL && !jy_record_page_is_voided (record);
  subtitle = record != NULL && !single ? jy_record_page_dup_subtitle (record) : g_strdup ("");
  adw_window_title_set_title (self->content_title, (record != NULL && !single) || form ? jy_kind_get_title (kind)
                                                                                       : jy_sidebar_get_title (kind));
  adw_window_title_set_subtitle (self->content_title, subtitle);
  gtk_widget_set_visible (self->back_button,
                          jy_ledger_content_can_go_back (self->content) || adw_leaflet_get_folded (self->leaflet));
  gtk_widget_set_visible (self->new_button, writable && record == NULL);
  gtk_widget_set_visible (self->amend_button, writable && standing);
  if (writable && record == NULL)
    tell_draft (self, self->new_button, kind->name, _ ("_New"), _ ("New record"));
  if (writable && standing)
    tell_draft (self, self->amend_button, jy_record_page_get_id (record), _ ("_Amend…"),
                _ ("Correct the record, with a reason"));
  gtk_widget_set_visible (self->void_button, writable && standing && !single);
  gtk_widget_set_visible (self->import_button, writable && jy_ledger_content_get_table (self->content) != NULL);
  jy_import_opener_set_kind (self->importer, jy_ledger_content_get_table (self->content) != NULL ? kind : NULL);
  gtk_widget_set_visible (self->undo_buttons, writable);
  jy_ledger_content_can_undo (self->content, &undo, &redo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.undo", writable && undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.redo", writable && redo);
}

static void
content_changed_cb (JyLedgerPage *self)
{
  jy_sidebar_select (self->sidebar, jy_ledger_content_get_kind (self->content));
  update_header (self);
}

/* The name of the institution, as it stands now; a ledger without one has its file's. */
static void
update_title (JyLedgerPage *self)
{
  g_autoptr (JyRecord) institution = jy_ledger_read_institution (self->ledger, NULL, NULL);
  const char *name = institution != NULL ? jy_record_get_text (institution, JY_INSTITUTION_NAME) : NULL;
  g_autofree char *file = g_filename_display_basename (jy_ledger_get_path (self->ledger));

  g_free (self->title);
  self->title = g_strdup (name != NULL ? name : file);
  adw_window_title_set_title (self->ledger_title, self->title);
  adw_window_title_set_subtitle (self->ledger_title, name != NULL ? file : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
ledger_changed_cb (JyLedgerPage *self,
                   const char   *kind)
{
  if (g_str_equal (kind, jy_kind_institution.name))
    update_title (self);
}

static void
folded_cb (JyLedgerPage *self)
{
  update_header (self);
}

static void
kind_selected_cb (JyLedgerPage *self,
                  const JyKind *kind)
{
  jy_ledger_page_show (self, kind);
  adw_leaflet_set_visible_child (self->leaflet, self->content_pane);
  /* Who came by the keyboard goes on there. */
  gtk_widget_grab_focus (GTK_WIDGET (self->content));
}

/* What was imported is shown, wherever one was before. */
static void
imported_cb (JyLedgerPage *self,
             const char   *kind,
             JyDay         first,
             JyDay         last,
             const char   *id,
             const char   *sentence)
{
  JyRecordTable *table;

  jy_ledger_page_show (self, jy_kind_find (kind));
  table = jy_ledger_content_get_table (self->content);
  if (table != NULL && first != 0)
    jy_period_chooser_show_days (jy_record_table_get_period (table), first, last);
  if (id != NULL)
    jy_ledger_content_note (self->content, id, sentence);
}

static void
record_action_activated_cb (GtkWidget  *widget,
                            const char *action,
                            GVariant   *parameter)
{
  JyLedgerPage *self = JY_LEDGER_PAGE (widget);

  if (g_str_equal (action, "record.void"))
    jy_ledger_content_void (self->content);
  else
    jy_ledger_content_undo (self->content, parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL,
                            g_str_has_prefix (action, "record.redo"));
}

static void
go_back (JyLedgerPage *self)
{
  if (jy_ledger_content_can_go_back (self->content))
    jy_ledger_content_go_back (self->content);
  else if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->sidebar_pane);
}

static gboolean
jy_ledger_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JY_LEDGER_PAGE (widget)->content));
}

static void
jy_ledger_page_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *spec)
{
  g_assert (property == PROP_TITLE);
  g_value_set_string (value, JY_LEDGER_PAGE (object)->title);
}

static void
jy_ledger_page_dispose (GObject *object)
{
  JyLedgerPage *self = JY_LEDGER_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->importer);
  g_clear_object (&self->ledger);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (jy_ledger_page_parent_class)->dispose (object);
}

static void
jy_ledger_page_class_init (JyLedgerPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jy_ledger_page_dispose;
  object_class->get_property = jy_ledger_page_get_property;
  widget_class->focus = jy_focus_inside;
  widget_class->grab_focus = jy_ledger_page_grab_focus;

  g_type_ensure (JY_TYPE_SIDEBAR);
  g_type_ensure (JY_TYPE_LEDGER_CONTENT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-ledger-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JyLedgerPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, JyLedgerPage, sidebar_pane);
  gtk_widget_class_bind_template_child (widget_class, JyLedgerPage, content_pane);
  gtk_widget_class_bind_template_child (widget_class, JyLedgerPage, ledger_title);
  gtk_widget_class_bind_template_child (widget_class, JyLedgerPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, JyLedgerPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, JyLedgerPage, content_title);
  gtk_widget_class_bind_template_child (widget_class, JyLedgerPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, JyLedgerPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, JyLedgerPage, amend_button);
  gtk_widget_class_bind_template_child (widget_class, JyLedgerPage, void_button);
  gtk_widget_class_bind_template_child (widget_class, JyLedgerPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, JyLedgerPage, undo_buttons);
  gtk_widget_class_bind_template_child (widget_class, JyLedgerPage, content);
  gtk_widget_class_bind_template_callback (widget_class, content_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);

  /* Bound here, not to the window: a text that is being typed has its own undo and takes
   * what is pasted. */
  gtk_widget_class_install_action (widget_class, "record.void", NULL, record_action_activated_cb);
  gtk_widget_class_install_action (widget_class, "record.undo", NULL, record_action_activated_cb);
  gtk_widget_class_install_action (widget_class, "record.redo", NULL, record_action_activated_cb);
  gtk_widget_class_install_action (widget_class, "record.undo-this", "s", record_action_activated_cb);
  gtk_widget_class_install_action (widget_class, "record.redo-this", "s", record_action_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "record.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "record.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "record.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste-cells", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "record.void", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "record.void", NULL);

  /**
   * JyLedgerPage:title:
   *
   * The ledger's name, for the window.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jy_ledger_page_init (JyLedgerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jy_ledger_page_new:
 * @ledger: an open ledger
 * @settings: the program's settings
 *
 * Returns: (transfer none): a page of it, at the pickups
 */
JyLedgerPage *
jy_ledger_page_new (JyLedger  *ledger,
                    GSettings *settings)
{
  JyLedgerPage *page = g_object_new (JY_TYPE_LEDGER_PAGE, NULL);
  g_autofree char *last = g_settings_get_string (settings, "last-kind");
  const JyKind *kind = jy_kind_find_any (last);

  page->ledger = g_object_ref (ledger);
  page->importer = jy_import_opener_new (GTK_WIDGET (page), ledger);
  g_signal_connect_object (page->importer, "imported", G_CALLBACK (imported_cb), page, G_CONNECT_SWAPPED);
  jy_ledger_content_set_up (page->content, ledger, settings);
  g_signal_connect_object (ledger, "changed", G_CALLBACK (ledger_changed_cb), page, G_CONNECT_SWAPPED);
  update_title (page);
  jy_ledger_page_show (page, kind != NULL ? kind : &jy_kind_pickup);
  return page;
}

/**
 * jy_ledger_page_set_menu:
 * @page: the page
 * @menu: the program's menu
 *
 * Shows the menu behind the page's menu button.
 */
void
jy_ledger_page_set_menu (JyLedgerPage *page,
                         GMenuModel   *menu)
{
  gtk_menu_button_set_menu_model (page->menu_button, menu);
}

/**
 * jy_ledger_page_show:
 * @page: the page
 * @kind: a kind
 *
 * Shows the table of a kind, or the record where there is only one. It is a place of
 * its own, from which nothing leads back.
 */
void
jy_ledger_page_show (JyLedgerPage *page,
                     const JyKind *kind)
{
  jy_ledger_content_show (page->content, kind);
}

/**
 * jy_ledger_page_act:
 * @page: the page
 * @action: the name of one of the window's actions that concern the page
 *
 * Does what a key asks for. What concerns a table means nothing where there is
 * none.
 */
void
jy_ledger_page_act (JyLedgerPage *page,
                    const char   *action)
{
  JyRecordTable *table = jy_ledger_content_get_table (page->content);

  if (g_str_equal (action, "back"))
    go_back (page);
  else if (g_str_equal (action, "new-record"))
    jy_ledger_content_begin_record (page->content);
  else if (g_str_equal (action, "amend-record"))
    jy_ledger_content_begin_amendment (page->content);
  else if (g_str_has_suffix (action, "-period"))
    jy_ledger_content_step (page->content, g_str_equal (action, "next-period") ? 1 : -1);
  else if (g_str_equal (action, "import"))
    jy_import_opener_ask (page->importer);
  else if (g_str_equal (action, "sidebar"))
    gtk_widget_child_focus (GTK_WIDGET (page->sidebar), GTK_DIR_TAB_FORWARD);
  else if (table != NULL && g_str_equal (action, "search"))
    jy_record_table_search (table);
  else if (table != NULL && g_str_equal (action, "paste-cells"))
    jy_import_opener_paste (page->importer);
  else if (table != NULL && g_str_equal (action, "show-voided"))
    jy_record_table_toggle_voided (table);
}
