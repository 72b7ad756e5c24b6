/* jy-ledger-page.c: one table per kind, made when it is first looked at, and one
 * page for the record that is open. */
#include "config.h"

#include "jy-ledger-page.h"
#include "jy-month-page.h"
#include "jy-record-form.h"
#include "jy-record-page.h"
#include "jy-record-table.h"
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
  GtkStack *content;

  JyLedger *ledger;
  JyNames *names;
  GSettings *settings;
  JyRecordPage *record_page;
  GtkWidget *form; /* the one that is open, or NULL */
  gboolean from_month;
  const JyKind *kind;
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

static JyRecordTable *
get_table (JyLedgerPage *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->content);

  return JY_IS_RECORD_TABLE (child) ? JY_RECORD_TABLE (child) : NULL;
}

static gboolean
shows_record (JyLedgerPage *self)
{
  return gtk_stack_get_visible_child (self->content) == GTK_WIDGET (self->record_page) &&
         !(self->kind->flags & JY_KIND_SINGLE);
}

static gboolean
shows_form (JyLedgerPage *self)
{
  return self->form != NULL && gtk_stack_get_visible_child (self->content) == self->form;
}

/* Whether records of the kind are entered here: a month has none of its own. */
static gboolean
is_entered (const JyKind *kind)
{
  return !(kind->flags & JY_KIND_INTERNAL);
}

/* Back from a form or a record to its table, from a table to the tasks where they hide. */
static void
update_header (JyLedgerPage *self)
{
  g_autofree char *subtitle = NULL;
  gboolean form, record, writable;

  if (self->kind == NULL)
    return;
  form = shows_form (self);
  record = shows_record (self);
  writable = !jy_ledger_is_read_only (self->ledger) && is_entered (self->kind) && !form;
  subtitle = record ? jy_record_page_dup_subtitle (self->record_page) : g_strdup ("");
  adw_window_title_set_title (self->content_title, record || form ? jy_kind_get_title (self->kind)
                                                                  : jy_sidebar_get_title (self->kind));
  adw_window_title_set_subtitle (self->content_title, subtitle);
  gtk_widget_set_visible (self->back_button, record || form || adw_leaflet_get_folded (self->leaflet));
  gtk_widget_set_visible (self->new_button, writable && !record && gtk_stack_get_visible_child (self->content) != GTK_WIDGET (self->record_page));
  gtk_widget_set_visible (self->amend_button,
                          writable && gtk_stack_get_visible_child (self->content) == GTK_WIDGET (self->record_page) &&
                            !jy_record_page_is_voided (self->record_page));
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
}

static void
record_activated_cb (JyLedgerPage *self,
                     const char   *id)
{
  jy_record_page_show (self->record_page, id);
  gtk_stack_set_visible_child (self->content, GTK_WIDGET (self->record_page));
  update_header (self);
  gtk_widget_grab_focus (self->back_button);
}

/* The form goes; what is not saved stays as a draft for the next one. */
static void
close_form (JyLedgerPage *self)
{
  GtkWidget *form = g_steal_pointer (&self->form);

  if (form != NULL)
    gtk_stack_remove (self->content, form);
}

static void
form_saved_cb (JyLedgerPage *self,
               const char   *id,
               gboolean      another)
{
  if (another)
    return;
  jy_record_page_show (self->record_page, id);
  gtk_stack_set_visible_child (self->content, GTK_WIDGET (self->record_page));
  close_form (self);
  update_header (self);
  gtk_widget_grab_focus (self->amend_button);
}

static void
form_cancelled_cb (JyLedgerPage *self)
{
  jy_ledger_page_act (self, "back");
}

static void
open_form (JyLedgerPage *self,
           GtkWidget    *form)
{
  close_form (self);
  self->form = form;
  g_signal_connect_object (form, "saved", G_CALLBACK (form_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "cancelled", G_CALLBACK (form_cancelled_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->content, form);
  gtk_stack_set_visible_child (self->content, form);
  update_header (self);
  gtk_widget_grab_focus (form);
}

static void
begin_record (JyLedgerPage *self)
{
  if (self->kind != NULL && is_entered (self->kind) && !jy_ledger_is_read_only (self->ledger))
    open_form (self, jy_record_form_new (self->ledger, self->kind));
}

static void
begin_amendment (JyLedgerPage *self)
{
  const char *id = jy_record_page_get_id (self->record_page);
  GtkWidget *form = id != NULL ? jy_record_form_new_amend (self->ledger, id, NULL) : NULL;

  if (form != NULL)
    open_form (self, form);
}

/* A finding leads to the record that it is about. */
static void
month_record_activated_cb (JyLedgerPage *self,
                           const char   *kind,
                           const char   *id)
{
  jy_ledger_page_show (self, jy_kind_find (kind));
  record_activated_cb (self, id);
  self->from_month = TRUE;
}

static GtkWidget *
require_month_page (JyLedgerPage *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->content, jy_kind_closing.name);

  if (page == NULL)
    {
      page = jy_month_page_new (self->ledger);
      g_signal_connect_object (page, "record-activated", G_CALLBACK (month_record_activated_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->content, page, jy_kind_closing.name);
    }
  return page;
}

static void
go_back (JyLedgerPage *self)
{
  if (shows_form (self))
    {
      jy_ledger_page_show (self, self->kind);
      close_form (self);
    }
  else if (shows_record (self) && self->from_month)
    jy_ledger_page_show (self, &jy_kind_closing);
  else if (shows_record (self))
    {
      jy_ledger_page_show (self, self->kind);
      gtk_widget_grab_focus (GTK_WIDGET (jy_record_table_get_view (get_table (self))));
    }
  else if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->sidebar_pane);
}

/* The one record of a kind of which there is one. */
static GtkWidget *
show_single (JyLedgerPage *self)
{
  JyRecordState state;
  g_autoptr (JyRecord) record = jy_ledger_read_institution (self->ledger, &state, NULL);

  if (record == NULL)
    return gtk_stack_get_child_by_name (self->content, "no-institution");
  jy_record_page_show (self->record_page, state.id);
  return GTK_WIDGET (self->record_page);
}

static GtkWidget *
require_table (JyLedgerPage *self,
               const JyKind *kind)
{
  GtkWidget *table = gtk_stack_get_child_by_name (self->content, kind->name);

  if (table == NULL)
    {
      table = GTK_WIDGET (jy_record_table_new (self->ledger, kind, self->names, self->settings));
      g_signal_connect_object (table, "record-activated", G_CALLBACK (record_activated_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->content, table, kind->name);
    }
  return table;
}

/* The rows, for whoever begins with the arrow keys. */
static gboolean
jy_ledger_page_grab_focus (GtkWidget *widget)
{
  JyRecordTable *table = get_table (JY_LEDGER_PAGE (widget));

  return table != NULL && gtk_widget_grab_focus (GTK_WIDGET (jy_record_table_get_view (table)));
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
  g_clear_object (&self->names);
  g_clear_object (&self->settings);
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
  widget_class->grab_focus = jy_ledger_page_grab_focus;

  g_type_ensure (JY_TYPE_SIDEBAR);
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
  gtk_widget_class_bind_template_child (widget_class, JyLedgerPage, content);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);

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
  const JyKind *kind = jy_kind_find (last);

  page->ledger = g_object_ref (ledger);
  page->settings = g_object_ref (settings);
  page->names = jy_names_new (ledger);
  page->record_page = jy_record_page_new (ledger, page->names);
  gtk_stack_add_child (page->content, GTK_WIDGET (page->record_page));
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
 * Shows the table of a kind, or the record where there is only one.
 */
void
jy_ledger_page_show (JyLedgerPage *page,
                     const JyKind *kind)
{
  GtkWidget *child = kind->flags & JY_KIND_SINGLE ? show_single (page)
                     : kind == &jy_kind_closing   ? require_month_page (page)
                                                  : require_table (page, kind);

  page->kind = kind;
  page->from_month = FALSE;
  gtk_stack_set_visible_child (page->content, child);
  jy_sidebar_select (page->sidebar, kind);
  g_settings_set_string (page->settings, "last-kind", kind->name);
  update_header (page);
}

/**
 * jy_ledger_page_act:
 * @page: the page
 * @action: the name of one of the window's actions that concern the page
 *
 * Does what a key asks for. Where there is no table, only "back" and "sidebar"
 * mean anything.
 */
void
jy_ledger_page_act (JyLedgerPage *page,
                    const char   *action)
{
  JyRecordTable *table = get_table (page);

  if (g_str_equal (action, "back"))
    go_back (page);
  else if (g_str_equal (action, "new-record"))
    begin_record (page);
  else if (g_str_equal (action, "amend-record"))
    begin_amendment (page);
  else if (page->kind == &jy_kind_closing && g_str_has_suffix (action, "-period"))
    jy_month_page_step (JY_MONTH_PAGE (require_month_page (page)), g_str_equal (action, "next-period") ? 1 : -1);
  else if (g_str_equal (action, "sidebar"))
    gtk_widget_child_focus (GTK_WIDGET (page->sidebar), GTK_DIR_TAB_FORWARD);
  else if (table == NULL)
    return;
  else if (g_str_equal (action, "search"))
    jy_record_table_search (table);
  else if (g_str_equal (action, "show-voided"))
    jy_record_table_toggle_voided (table);
  else if (jy_record_table_get_kind (table)->date_field > 0)
    jy_period_chooser_step (jy_record_table_get_period (table), g_str_equal (action, "next-period") ? 1 : -1);
}
