/* jy-issued-list.c: every notice of every year is there; rows are made for what is seen
 * of them. A search finds a number, a year, a month, a kind or a state. */
#include "config.h"

#include "jy-issued-list.h"
#include "jy-focus.h"
#include "jy-printout-list.h"
#include "jy-text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _JyIssuedList
{
  GtkWidget parent_instance;

  GtkSearchEntry *search;
  GtkStack *pages;
  GtkListView *rows;

  GListStore *printouts;
  GtkFilterListModel *found;
  GtkSingleSelection *selection;
  char *typed; /* as it is looked for */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (JyIssuedList, jy_issued_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
fold (const char *text)
{
  g_autofree char *normalized = jy_text_normalize (text);

  return g_utf8_casefold (normalized, -1);
}

/* All words, wherever they stand. */
static gboolean
is_wanted (gpointer item,
           gpointer data)
{
  JyIssuedList *self = data;
  g_autofree char *line = g_strdup_printf ("%s %s", jy_printout_get_title (item), jy_printout_get_state (item));
  g_autofree char *folded = fold (line);
  g_auto (GStrv) words = g_strsplit (self->typed, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
update_pages (JyIssuedList *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->printouts)) == 0;
  gboolean is_found = g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0;

  gtk_stack_set_visible_child_name (self->pages, is_found ? "rows" : is_empty ? "empty"
                                                                              : "nothing");
}

static void
search_changed_cb (JyIssuedList *self)
{
  GtkFilter *filter = gtk_filter_list_model_get_filter (self->found);

  g_free (self->typed);
  self->typed = fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  self->is_filling = TRUE;
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
  self->is_filling = FALSE;
  update_pages (self);
}

static void
search_stopped_cb (JyIssuedList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* From the words to what they found. */
static void
search_activated_cb (JyIssuedList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->found)) == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->rows));
}

static void
selected_cb (JyIssuedList *self)
{
  if (!self->is_filling && jy_issued_list_get_selected (self) != NULL)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static GtkWidget *
new_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
row_set_up_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *state = new_label ("caption");

  gtk_widget_add_css_class (state, "dim-label");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), new_label (NULL));
  gtk_box_append (GTK_BOX (box), state);
  gtk_list_item_set_child (item, box);
}

static void
row_bound_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  JyPrintout *printout = gtk_list_item_get_item (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (title), jy_printout_get_title (printout));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), jy_printout_get_state (printout));
}

static gboolean
jy_issued_list_grab_focus (GtkWidget *widget)
{
  JyIssuedList *self = JY_ISSUED_LIST (widget);

  return gtk_widget_grab_focus (jy_issued_list_get_selected (self) != NULL ? GTK_WIDGET (self->rows) : GTK_WIDGET (self->search));
}

static void
jy_issued_list_dispose (GObject *object)
{
  JyIssuedList *self = JY_ISSUED_LIST (object);
  GtkWidget *child;

  self->is_filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->printouts);
  g_clear_pointer (&self->typed, g_free);

  G_OBJECT_CLASS (jy_issued_list_parent_class)->dispose (object);
}

static void
jy_issued_list_class_init (JyIssuedListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_issued_list_dispose;
  widget_class->focus = jy_focus_inside;
  widget_class->grab_focus = jy_issued_list_grab_focus;

  /**
   * JyIssuedList::selected:
   * @list: the list
   *
   * Emitted when another one is to be shown.
   */
  signals[SIGNAL_SELECTED] =
    g_signal_new ("selected", JY_TYPE_ISSUED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-issued-list.ui");
  gtk_widget_class_bind_template_child (widget_class, JyIssuedList, search);
  gtk_widget_class_bind_template_child (widget_class, JyIssuedList, pages);
  gtk_widget_class_bind_template_child (widget_class, JyIssuedList, rows);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
}

static void
jy_issued_list_init (JyIssuedList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));

  gtk_widget_init_template (GTK_WIDGET (self));
  self->typed = g_strdup ("");
  self->printouts = g_list_store_new (JY_TYPE_PRINTOUT);
  self->found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->printouts)), filter);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->found));
  g_object_unref (self->found);
  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bound_cb), NULL);
  gtk_list_view_set_factory (self->rows, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  update_pages (self);
}

static char *
write_state (const JyNoticeEntry *notice)
{
  g_autofree char *month = jy_month_to_iso (notice->month);
  g_autofree char *state = jy_notice_entry_dup_state (notice);

  return g_strdup_printf ("%s  ·  %s  ·  %s", jy_printout_list_get_title (notice->notice), month, state);
}

static gboolean
find (JyIssuedList *self,
      const char   *number,
      guint        *position)
{
  GListModel *found = G_LIST_MODEL (self->found);

  for (*position = 0; *position < g_list_model_get_n_items (found); (*position)++)
    {
      g_autoptr (JyPrintout) printout = g_list_model_get_item (found, *position);

      if (g_str_equal (jy_printout_get_name (printout), number))
        return TRUE;
    }
  return FALSE;
}

/**
 * jy_issued_list_show:
 * @list: the list
 * @notices: (element-type JyNoticeEntry): all notices that were issued, oldest first
 *
 * Lists them. The one that was chosen stays chosen.
 */
void
jy_issued_list_show (JyIssuedList *list,
                     GPtrArray    *notices)
{
  JyPrintout *selected = jy_issued_list_get_selected (list);
  g_autofree char *number = selected != NULL ? g_strdup (jy_printout_get_name (selected)) : NULL;
  g_autoptr (GPtrArray) printouts = g_ptr_array_new_full (notices->len, g_object_unref);
  guint position;

  for (guint i = notices->len; i > 0; i--)
    {
      const JyNoticeEntry *notice = g_ptr_array_index (notices, i - 1);
      JyPrintout *printout = jy_printout_new (JY_PRINTOUT_ISSUED, notice->number, notice->number);
      g_autofree char *state = write_state (notice);

      jy_printout_set_state (printout, state);
      g_ptr_array_add (printouts, printout);
    }
  list->is_filling = TRUE;
  g_list_store_splice (list->printouts, 0, g_list_model_get_n_items (G_LIST_MODEL (list->printouts)), printouts->pdata,
                       printouts->len);
  if (number != NULL && find (list, number, &position))
    gtk_single_selection_set_selected (list->selection, position);
  list->is_filling = FALSE;
  update_pages (list);
}

/**
 * jy_issued_list_get_selected:
 * @list: the list
 *
 * Returns: (transfer none) (nullable): the notice that is chosen
 */
JyPrintout *
jy_issued_list_get_selected (JyIssuedList *list)
{
  return gtk_single_selection_get_selected_item (list->selection);
}

/**
 * jy_issued_list_select:
 * @list: the list
 * @number: the number of a notice
 *
 * Chooses it, also where a search does not find it.
 *
 * Returns: whether there is one of this number
 */
gboolean
jy_issued_list_select (JyIssuedList *list,
                       const char   *number)
{
  guint position;

  if (!find (list, number, &position))
    {
      gtk_editable_set_text (GTK_EDITABLE (list->search), "");
      search_changed_cb (list);
      if (!find (list, number, &position))
        return FALSE;
    }
  gtk_single_selection_set_selected (list->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (list->rows), "list.scroll-to-item", "u", position);
  return TRUE;
}

/**
 * jy_issued_list_unselect:
 * @list: the list
 *
 * Chooses none.
 */
void
jy_issued_list_unselect (JyIssuedList *list)
{
  gtk_single_selection_set_selected (list->selection, GTK_INVALID_LIST_POSITION);
}
