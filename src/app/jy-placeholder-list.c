/* jy-placeholder-list.c: what stands in braces and what it means; typing narrows the
 * list, Enter takes the row that is marked. */
#include "config.h"

#include "jy-placeholder-list.h"
#include "jy-focus.h"
#include "jy-text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _JyPlaceholderList
{
  GtkWidget parent_instance;

  GtkSearchEntry *search;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (JyPlaceholderList, jy_placeholder_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
fold (const char *text)
{
  g_autofree char *normalized = jy_text_normalize (text);

  return g_utf8_casefold (normalized, -1);
}

static gboolean
holds (const char *text,
       const char *typed)
{
  g_autofree char *folded = fold (text);

  return strstr (folded, typed) != NULL;
}

/* By both names and by the meaning, as somebody may know any of them. */
static gboolean
is_wanted (GtkListBoxRow *row,
           gpointer       data)
{
  JyPlaceholderList *self = data;
  g_autofree char *typed = fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  JyPlaceholder placeholder = (JyPlaceholder) gtk_list_box_row_get_index (row);

  return holds (jy_placeholder_get_name (placeholder), typed) || holds (jy_placeholder_get_name_zh (placeholder), typed) ||
         holds (jy_placeholder_get_meaning (placeholder), typed);
}

static GtkListBoxRow *
find_first (JyPlaceholderList *self)
{
  for (int i = 0; i < JY_N_PLACEHOLDERS; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, i);

      if (is_wanted (row, self))
        return row;
    }
  return NULL;
}

static void
search_changed_cb (JyPlaceholderList *self)
{
  gtk_list_box_invalidate_filter (self->rows);
  gtk_list_box_select_row (self->rows, find_first (self));
}

static void
search_activated_cb (JyPlaceholderList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);

  if (row != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
search_stopped_cb (JyPlaceholderList *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCELLED], 0);
}

static void
row_activated_cb (JyPlaceholderList *self,
                  GtkListBoxRow     *row)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, (guint) gtk_list_box_row_get_index (row));
}

static GtkWidget *
new_row (JyPlaceholder placeholder)
{
  const char *name = jy_text_pick (jy_placeholder_get_name (placeholder), jy_placeholder_get_name_zh (placeholder));
  g_autofree char *braced = g_strdup_printf ("{%s}", name);
  g_autofree char *spoken = g_strdup_printf ("%s  %s", braced, jy_placeholder_get_meaning (placeholder));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (braced);
  GtkWidget *meaning = gtk_label_new (jy_placeholder_get_meaning (placeholder));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (meaning), 0);
  gtk_widget_add_css_class (meaning, "caption");
  gtk_widget_add_css_class (meaning, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), meaning);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static gboolean
jy_placeholder_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JY_PLACEHOLDER_LIST (widget)->search));
}

static void
jy_placeholder_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (jy_placeholder_list_parent_class)->dispose (object);
}

static void
jy_placeholder_list_class_init (JyPlaceholderListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_placeholder_list_dispose;
  widget_class->focus = jy_focus_inside;
  widget_class->grab_focus = jy_placeholder_list_grab_focus;

  /**
   * JyPlaceholderList::chosen:
   * @list: the list
   * @placeholder: a #JyPlaceholder
   *
   * Emitted when one is to be put into the sentence.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", JY_TYPE_PLACEHOLDER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * JyPlaceholderList::cancelled:
   * @list: the list
   *
   * Emitted for Escape.
   */
  signals[SIGNAL_CANCELLED] =
    g_signal_new ("cancelled", JY_TYPE_PLACEHOLDER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-placeholder-list.ui");
  gtk_widget_class_bind_template_child (widget_class, JyPlaceholderList, search);
  gtk_widget_class_bind_template_child (widget_class, JyPlaceholderList, rows);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
jy_placeholder_list_init (JyPlaceholderList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->rows, is_wanted, self, NULL);
}

/* Most forms are filled in without it. */
static void
require_rows (JyPlaceholderList *self)
{
  if (gtk_list_box_get_row_at_index (self->rows, 0) != NULL)
    return;
  for (guint i = 0; i < JY_N_PLACEHOLDERS; i++)
    gtk_list_box_append (self->rows, new_row ((JyPlaceholder) i));
}

/**
 * jy_placeholder_list_begin:
 * @list: the list
 *
 * Shows them all, the first one marked.
 */
void
jy_placeholder_list_begin (JyPlaceholderList *list)
{
  require_rows (list);
  gtk_editable_set_text (GTK_EDITABLE (list->search), "");
  search_changed_cb (list);
  gtk_widget_grab_focus (GTK_WIDGET (list->search));
}
