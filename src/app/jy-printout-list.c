/* jy-printout-list.c: three groups below each other. What is chosen stays chosen when a
 * notice is issued and the list grows. */
#include "config.h"

#include "jy-printout-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* How many of the issued notices are shown at once, the newest first. */
#define PORTION 60

static const struct
{
  JyPrintoutType type;
  const char *name;
  const char *title;
} papers[] = {
  { JY_PRINTOUT_NOTICE, "waste", N_ ("Waste notice") },
  { JY_PRINTOUT_NOTICE, "canteen", N_ ("Canteen notice") },
  { JY_PRINTOUT_NOTICE, "combined", N_ ("Canteen and waste notice") },
  { JY_PRINTOUT_NOTICE, "purchases", N_ ("Purchases notice") },
  { JY_PRINTOUT_NOTICE, "overtime", N_ ("Overtime meals notice") },
  { JY_PRINTOUT_NOTICE, "collectors", N_ ("Collectors notice") },
  { JY_PRINTOUT_SHEET, "pickups", N_ ("Pickup ledger") },
  { JY_PRINTOUT_SHEET, "disposal", N_ ("Disposal record") },
  { JY_PRINTOUT_SHEET, "purchases", N_ ("Purchase inspection record") },
  { JY_PRINTOUT_SHEET, "weighings", N_ ("Weighing ledger") },
  { JY_PRINTOUT_SHEET, "blank-day", N_ ("Blank day sheet") },
};

struct _JyPrintoutList
{
  GtkWidget parent_instance;

  GtkListBox *rows;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (JyPrintoutList, jy_printout_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];
static GQuark printout_quark;

static JyPrintout *
get_printout (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_qdata (G_OBJECT (row), printout_quark) : NULL;
}

static void
state_changed_cb (GtkWidget  *label,
                  GParamSpec *spec,
                  JyPrintout *printout)
{
  gtk_label_set_label (GTK_LABEL (label), jy_printout_get_state (printout));
  gtk_widget_set_visible (label, *jy_printout_get_state (printout) != '\0');
}

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* Takes the printout. */
static GtkWidget *
new_row (JyPrintout *printout)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *state = new_label ("", "caption");

  gtk_widget_add_css_class (state, "dim-label");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), new_label (jy_printout_get_title (printout), NULL));
  gtk_box_append (GTK_BOX (box), state);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, jy_printout_get_title (printout), -1);
  g_object_set_qdata_full (G_OBJECT (row), printout_quark, printout, g_object_unref);
  g_signal_connect_object (printout, "notify::state", G_CALLBACK (state_changed_cb), state, G_CONNECT_SWAPPED);
  state_changed_cb (state, NULL, printout);
  return row;
}

static void
add_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       data)
{
  static const char *const titles[] = { N_ ("Public notices"), N_ ("Working sheets"), N_ ("Issued notices") };
  JyPrintoutType type = jy_printout_get_type_of (get_printout (row));
  GtkWidget *label;

  if (before != NULL && jy_printout_get_type_of (get_printout (before)) == type)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row) != NULL)
    return;
  label = new_label (_ (titles[type]), "heading");
  gtk_widget_add_css_class (label, "task");
  gtk_list_box_row_set_header (row, label);
}

static void
row_selected_cb (JyPrintoutList *self)
{
  if (!self->is_filling && jy_printout_list_get_selected (self) != NULL)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static GtkListBoxRow *
find_row (JyPrintoutList *self,
          JyPrintoutType  type,
          const char     *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++)
    if (jy_printout_get_type_of (get_printout (row)) == type && g_str_equal (jy_printout_get_name (get_printout (row)), name))
      return row;
  return NULL;
}

static char *
write_issued_state (const JyNoticeEntry *notice)
{
  g_autofree char *month = jy_month_to_iso (notice->month);
  g_autofree char *state = jy_notice_entry_dup_state (notice);

  return g_strdup_printf ("%s  ·  %s  ·  %s", jy_printout_list_get_title (notice->notice), month, state);
}

static void
show_issued (JyPrintoutList *self,
             GPtrArray      *notices)
{
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->rows, G_N_ELEMENTS (papers))) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  for (guint i = notices->len; i > 0 && n < PORTION; i--, n++)
    {
      const JyNoticeEntry *notice = g_ptr_array_index (notices, i - 1);
      JyPrintout *printout = jy_printout_new (JY_PRINTOUT_ISSUED, notice->number, notice->number);
      g_autofree char *state = write_issued_state (notice);

      jy_printout_set_state (printout, state);
      gtk_list_box_append (self->rows, new_row (printout));
    }
}

static void
jy_printout_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (jy_printout_list_parent_class)->dispose (object);
}

static void
jy_printout_list_class_init (JyPrintoutListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_printout_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  printout_quark = g_quark_from_static_string ("jy-printout");

  /**
   * JyPrintoutList::selected:
   * @list: the list
   *
   * Emitted when another one is to be shown.
   */
  signals[SIGNAL_SELECTED] =
    g_signal_new ("selected", JY_TYPE_PRINTOUT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jy_printout_list_init (JyPrintoutList *self)
{
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "navigation-sidebar");
  gtk_widget_set_parent (GTK_WIDGET (self->rows), GTK_WIDGET (self));
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Notices and sheets"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    gtk_list_box_append (self->rows, new_row (jy_printout_new (papers[i].type, papers[i].name, _ (papers[i].title))));
  gtk_list_box_set_header_func (self->rows, add_header, NULL, NULL);
  gtk_list_box_select_row (self->rows, gtk_list_box_get_row_at_index (self->rows, 0));
  g_signal_connect_object (self->rows, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
}

/**
 * jy_printout_list_show_notices:
 * @list: the list
 * @notices: (element-type JyNoticeEntry): all notices that were issued, oldest first
 * @month: the month that is put on paper
 *
 * Says of each notice of the month whether it was issued, and lists those of all
 * months.
 */
void
jy_printout_list_show_notices (JyPrintoutList *list,
                               GPtrArray      *notices,
                               JyMonth         month)
{
  JyPrintout *selected = jy_printout_list_get_selected (list);
  JyPrintoutType type = selected != NULL ? jy_printout_get_type_of (selected) : JY_PRINTOUT_NOTICE;
  g_autofree char *name = g_strdup (selected != NULL ? jy_printout_get_name (selected) : papers[0].name);

  list->is_filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      JyPrintout *printout = get_printout (gtk_list_box_get_row_at_index (list->rows, (int) i));
      const JyNoticeEntry *notice =
        papers[i].type == JY_PRINTOUT_NOTICE ? jy_printout_list_find_standing (notices, papers[i].name, month) : NULL;

      jy_printout_set_state (printout, notice != NULL ? notice->number : "");
    }
  show_issued (list, notices);
  gtk_list_box_invalidate_headers (list->rows);
  list->is_filling = FALSE;
  if (!jy_printout_list_select (list, type, name))
    jy_printout_list_select (list, papers[0].type, papers[0].name);
}

/**
 * jy_printout_list_get_selected:
 * @list: the list
 *
 * Returns: (transfer none) (nullable): the one that is to be shown
 */
JyPrintout *
jy_printout_list_get_selected (JyPrintoutList *list)
{
  return get_printout (gtk_list_box_get_selected_row (list->rows));
}

/**
 * jy_printout_list_select:
 * @list: the list
 * @type: what it is
 * @name: its name, or its number
 *
 * Chooses one.
 *
 * Returns: whether there is one
 */
gboolean
jy_printout_list_select (JyPrintoutList *list,
                         JyPrintoutType  type,
                         const char     *name)
{
  GtkListBoxRow *row = find_row (list, type, name);

  if (row == NULL)
    return FALSE;
  gtk_list_box_select_row (list->rows, row);
  return TRUE;
}

/**
 * jy_printout_list_get_title:
 * @notice: the name of a notice
 *
 * Returns: (transfer none): what it is called, for people
 */
const char *
jy_printout_list_get_title (const char *notice)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (papers[i].type == JY_PRINTOUT_NOTICE && g_str_equal (papers[i].name, notice))
      return _ (papers[i].title);
  return notice;
}

/**
 * jy_printout_list_find_standing:
 * @notices: (element-type JyNoticeEntry): all notices that were issued, oldest first
 * @notice: the name of a notice
 * @month: a month
 *
 * Returns: (transfer none) (nullable): the one that stands for the month: neither
 *   voided nor corrected
 */
const JyNoticeEntry *
jy_printout_list_find_standing (GPtrArray  *notices,
                                const char *notice,
                                JyMonth     month)
{
  for (guint i = notices->len; i > 0; i--)
    {
      const JyNoticeEntry *entry = g_ptr_array_index (notices, i - 1);

      if (entry->month == month && g_str_equal (entry->notice, notice) && entry->state < JY_NOTICE_STATE_SUPERSEDED)
        return entry;
    }
  return NULL;
}
