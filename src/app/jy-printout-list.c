/* jy-printout-list.c: what a month can print on one page, all that was ever issued on
 * another; one of them all is chosen, and stays so when a notice is issued and the list
 * grows. */
#include "config.h"

#include "jy-printout-list.h"
#include "jy-focus.h"
#include "jy-issued-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

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

  GtkWidget *switcher;
  GtkStack *pages;
  GtkListBox *rows;
  JyIssuedList *issued;

  JyPrintout *selected;
  GtkListBoxRow *last_row; /* the one of the month that was chosen last */
  GPtrArray *notices;      /* JyNoticeEntry */
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
  static const char *const titles[] = { N_ ("Public notices"), N_ ("Working sheets") };
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
set_selected (JyPrintoutList *self,
              JyPrintout     *printout)
{
  if (g_set_object (&self->selected, printout) && !self->is_filling)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

/* Of the two pages one alone holds what is chosen. */
static void
row_selected_cb (JyPrintoutList *self)
{
  JyPrintout *printout = get_printout (gtk_list_box_get_selected_row (self->rows));

  if (printout == NULL)
    return;
  self->last_row = gtk_list_box_get_selected_row (self->rows);
  jy_issued_list_unselect (self->issued);
  set_selected (self, printout);
}

/* Who turns back to the month finds what was chosen there. */
static void
page_turned_cb (JyPrintoutList *self)
{
  if (!self->is_filling && g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "month") == 0)
    gtk_list_box_select_row (self->rows, self->last_row);
}

static void
issued_selected_cb (JyPrintoutList *self)
{
  gtk_list_box_unselect_all (self->rows);
  set_selected (self, jy_issued_list_get_selected (self->issued));
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

static void
jy_printout_list_dispose (GObject *object)
{
  JyPrintoutList *self = JY_PRINTOUT_LIST (object);
  GtkWidget *child;

  self->is_filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selected);
  g_clear_pointer (&self->notices, g_ptr_array_unref);

  G_OBJECT_CLASS (jy_printout_list_parent_class)->dispose (object);
}

static gboolean
jy_printout_list_grab_focus (GtkWidget *widget)
{
  JyPrintoutList *self = JY_PRINTOUT_LIST (widget);
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  return page == GTK_WIDGET (self->issued) ? gtk_widget_grab_focus (page) : gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/* A list of the toolkit goes by Tab from row to row, which would choose each of them;
 * here the arrows do that, and Tab leaves. */
static gboolean
jy_printout_list_focus (GtkWidget       *widget,
                        GtkDirectionType direction)
{
  JyPrintoutList *self = JY_PRINTOUT_LIST (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean is_in_rows = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->rows));

  if (is_in_rows && direction == GTK_DIR_TAB_FORWARD)
    return FALSE;
  if (is_in_rows && direction == GTK_DIR_TAB_BACKWARD)
    return gtk_widget_child_focus (self->switcher, direction);
  return GTK_WIDGET_CLASS (jy_printout_list_parent_class)->focus (widget, direction);
}

static void
jy_printout_list_class_init (JyPrintoutListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_printout_list_dispose;
  widget_class->focus = jy_focus_inside;
  widget_class->grab_focus = jy_printout_list_grab_focus;
  widget_class->focus = jy_printout_list_focus;
  printout_quark = g_quark_from_static_string ("jy-printout");

  /**
   * JyPrintoutList::selected:
   * @list: the list
   *
   * Emitted when another one is to be shown.
   */
  signals[SIGNAL_SELECTED] =
    g_signal_new ("selected", JY_TYPE_PRINTOUT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (JY_TYPE_ISSUED_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-printout-list.ui");
  gtk_widget_class_bind_template_child (widget_class, JyPrintoutList, switcher);
  gtk_widget_class_bind_template_child (widget_class, JyPrintoutList, pages);
  gtk_widget_class_bind_template_child (widget_class, JyPrintoutList, rows);
  gtk_widget_class_bind_template_child (widget_class, JyPrintoutList, issued);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, issued_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_turned_cb);
}

static void
jy_printout_list_init (JyPrintoutList *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    gtk_list_box_append (self->rows, new_row (jy_printout_new (papers[i].type, papers[i].name, _ (papers[i].title))));
  gtk_list_box_set_header_func (self->rows, add_header, NULL, NULL);
  gtk_list_box_select_row (self->rows, gtk_list_box_get_row_at_index (self->rows, 0));
  self->is_filling = FALSE;
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
  list->is_filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      JyPrintout *printout = get_printout (gtk_list_box_get_row_at_index (list->rows, (int) i));
      const JyNoticeEntry *notice =
        papers[i].type == JY_PRINTOUT_NOTICE ? jy_printout_list_find_standing (notices, papers[i].name, month) : NULL;

      jy_printout_set_state (printout, notice != NULL ? notice->number : "");
    }
  g_ptr_array_ref (notices);
  g_clear_pointer (&list->notices, g_ptr_array_unref);
  list->notices = notices;
  jy_issued_list_show (list->issued, notices);
  /* The same notice, as it stands now. */
  if (jy_issued_list_get_selected (list->issued) != NULL)
    set_selected (list, jy_issued_list_get_selected (list->issued));
  list->is_filling = FALSE;
}

/**
 * jy_printout_list_get_selected:
 * @list: the list
 *
 * Returns: (transfer none): the one that is to be shown
 */
JyPrintout *
jy_printout_list_get_selected (JyPrintoutList *list)
{
  return list->selected;
}

/**
 * jy_printout_list_get_issued:
 * @list: the list
 *
 * Returns: (transfer none) (nullable): the issued notice that is to be shown, or %NULL
 *   where it is none of them
 */
const JyNoticeEntry *
jy_printout_list_get_issued (JyPrintoutList *list)
{
  if (jy_printout_get_type_of (list->selected) != JY_PRINTOUT_ISSUED)
    return NULL;
  for (guint i = 0; i < list->notices->len; i++)
    {
      const JyNoticeEntry *entry = g_ptr_array_index (list->notices, i);

      if (g_str_equal (entry->number, jy_printout_get_name (list->selected)))
        return entry;
    }
  return NULL;
}

/**
 * jy_printout_list_select:
 * @list: the list
 * @type: what it is
 * @name: its name, or its number
 *
 * Chooses one, and turns to its page.
 *
 * Returns: whether there is one
 */
gboolean
jy_printout_list_select (JyPrintoutList *list,
                         JyPrintoutType  type,
                         const char     *name)
{
  GtkListBoxRow *row;

  if (type == JY_PRINTOUT_ISSUED)
    {
      gtk_stack_set_visible_child_name (list->pages, "issued");
      return jy_issued_list_select (list->issued, name);
    }
  row = find_row (list, type, name);
  if (row == NULL)
    return FALSE;
  gtk_list_box_select_row (list->rows, row);
  gtk_stack_set_visible_child_name (list->pages, "month");
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
