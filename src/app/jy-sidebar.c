/* jy-sidebar.c: the only list of kinds by task. A kind that stands in no task here
 * would not be found, so test-sidebar counts them. */
#include "config.h"

#include "jy-sidebar.h"
#include "jy-text.h"

#include <glib/gi18n.h>

typedef struct
{
  const JyKind *kind;
  const char *task;   /* of the first kind of a task */
  const char *plural; /* in English; Chinese has no plural */
  const char *icon;
} Entry;

static const Entry entries[] = {
  { &jy_kind_meal, N_ ("Canteen"), "Meals", "jieyue-meal-symbolic" },
  { &jy_kind_weighing, NULL, "Weighings", "jieyue-weighing-symbolic" },
  { &jy_kind_purchase, NULL, "Purchases", "jieyue-purchase-symbolic" },
  { &jy_kind_supplier, NULL, "Suppliers", "jieyue-supplier-symbolic" },
  { &jy_kind_pickup, N_ ("Waste"), "Pickups", "jieyue-pickup-symbolic" },
  { &jy_kind_container, NULL, "Containers", "jieyue-container-symbolic" },
  { &jy_kind_site, NULL, "Sites", "jieyue-site-symbolic" },
  { &jy_kind_density, NULL, "Densities", "jieyue-density-symbolic" },
  { &jy_kind_collector, N_ ("Partners"), "Collectors", "jieyue-collector-symbolic" },
  { &jy_kind_licence, NULL, "Licences", "jieyue-licence-symbolic" },
  { &jy_kind_contract, NULL, "Contracts", "jieyue-contract-symbolic" },
  { &jy_kind_closing, N_ ("Months"), "Figures and closing", "jieyue-month-symbolic" },
  { &jy_kind_notice, NULL, "Notices", "jieyue-notice-symbolic" },
  { &jy_kind_posting, NULL, "Postings", "jieyue-posting-symbolic" },
  { &jy_kind_wording, NULL, "Wordings", "jieyue-wording-symbolic" },
  { &jy_kind_institution, N_ ("Basics"), "Institution", "jieyue-institution-symbolic" },
  { &jy_kind_day, NULL, "Calendar", "jieyue-calendar-symbolic" },
};

struct _JySidebar
{
  GtkWidget parent_instance;

  GtkListBox *list;
  const JyKind *kind; /* the one that is shown */
};

G_DEFINE_FINAL_TYPE (JySidebar, jy_sidebar, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_KIND_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const Entry *
get_entry (GtkListBoxRow *row)
{
  return &entries[gtk_list_box_row_get_index (row)];
}

static const char *
get_title (const Entry *entry)
{
  return jy_text_pick (entry->plural, entry->kind->title_zh);
}

static GtkWidget *
new_row (const Entry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (get_title (entry));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (entry->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, get_title (entry), -1);
  return row;
}

static void
add_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       data)
{
  const Entry *entry = get_entry (row);
  GtkWidget *label;

  if (entry->task == NULL || gtk_list_box_row_get_header (row) != NULL)
    return;
  label = gtk_label_new (_ (entry->task));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "task");
  gtk_list_box_row_set_header (row, label);
}

/* Choosing again what is chosen leads back from a record to the table. */
static void
row_activated_cb (JySidebar     *self,
                  GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_KIND_SELECTED], 0, (gpointer) get_entry (row)->kind);
}

/* The arrows choose a row without going there. */
static void
focus_left_cb (JySidebar *self)
{
  jy_sidebar_select (self, self->kind);
}

static void
jy_sidebar_dispose (GObject *object)
{
  gtk_widget_unparent (GTK_WIDGET (JY_SIDEBAR (object)->list));
  JY_SIDEBAR (object)->list = NULL;

  G_OBJECT_CLASS (jy_sidebar_parent_class)->dispose (object);
}

static void
jy_sidebar_class_init (JySidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_sidebar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * JySidebar::kind-selected:
   * @sidebar: the sidebar
   * @kind: a #JyKind
   *
   * Emitted when a kind is to be shown.
   */
  signals[SIGNAL_KIND_SELECTED] = g_signal_new ("kind-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
jy_sidebar_init (JySidebar *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tasks"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_list_box_append (self->list, new_row (&entries[i]));
  gtk_list_box_set_header_func (self->list, add_header, NULL, NULL);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * jy_sidebar_select:
 * @sidebar: the sidebar
 * @kind: a kind
 *
 * Marks a kind as the one that is shown.
 */
void
jy_sidebar_select (JySidebar    *sidebar,
                   const JyKind *kind)
{
  sidebar->kind = kind;
  for (guint i = 0; i < G_N_ELEMENTS (entries) && sidebar->list != NULL; i++)
    if (entries[i].kind == kind)
      gtk_list_box_select_row (sidebar->list, gtk_list_box_get_row_at_index (sidebar->list, (int) i));
}

/**
 * jy_sidebar_get_title:
 * @kind: a kind
 *
 * Returns: (transfer none): the title of several of its records
 */
const char *
jy_sidebar_get_title (const JyKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].kind == kind)
      return get_title (&entries[i]);
  return jy_kind_get_title (kind);
}
