/* jy-reference-input.c: an entry that completes the names there are, and a button
 * that lists them. */
#include "config.h"

#include "jy-reference-input.h"
#include "jy-query.h"

#include <glib/gi18n.h>
#include <string.h>

struct _JyReferenceInput
{
  JyEntryInput parent_instance;
  GtkWidget *button;
  GtkWidget *popover;
  GtkListView *list;
  GtkStringList *names;
  GtkListStore *completions;
  JyLedger *ledger;
  const JyKind *kind;
};

static void jy_reference_input_input_init (JyInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JyReferenceInput, jy_reference_input, JY_TYPE_ENTRY_INPUT, G_IMPLEMENT_INTERFACE (JY_TYPE_INPUT, jy_reference_input_input_init))

static gboolean
add_name (const JyRecord      *record,
          const JyRecordState *state,
          gpointer             data,
          GError             **error)
{
  JyReferenceInput *self = data;
  const char *name = jy_record_get_text (record, record->kind->name_field - 1);

  if (name == NULL)
    return TRUE;
  gtk_string_list_append (self->names, name);
  gtk_list_store_insert_with_values (self->completions, NULL, -1, 0, name, -1);
  return TRUE;
}

/* A list that cannot be read stays short; saving says why. */
static void
reload (JyReferenceInput *self)
{
  g_autoptr (JyQuery) query = jy_query_new (self->kind);

  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), NULL);
  gtk_list_store_clear (self->completions);
  if (jy_query_set_order (query, self->kind->fields[self->kind->name_field - 1].name, FALSE, NULL))
    jy_query_run (query, self->ledger, add_name, self, NULL);
  gtk_widget_set_sensitive (self->button, g_list_model_get_n_items (G_LIST_MODEL (self->names)) > 0);
}

static void
ledger_changed_cb (JyReferenceInput *self,
                   const char       *kind)
{
  if (g_str_equal (kind, self->kind->name))
    reload (self);
}

/* What was typed may stand anywhere in the name. */
static gboolean
match_cb (GtkEntryCompletion *completion,
          const char         *key,
          GtkTreeIter        *iter,
          gpointer            data)
{
  g_autofree char *name = NULL;
  g_autofree char *normalized = NULL;
  g_autofree char *folded = NULL;

  gtk_tree_model_get (gtk_entry_completion_get_model (completion), iter, 0, &name, -1);
  if (name == NULL)
    return FALSE;
  normalized = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);
  folded = g_utf8_casefold (normalized != NULL ? normalized : name, -1);
  return strstr (folded, key) != NULL;
}

static void
name_activated_cb (JyReferenceInput *self,
                   guint             position)
{
  jy_input_set_text (JY_INPUT (self), gtk_string_list_get_string (self->names, position));
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (jy_input_get_control (JY_INPUT (self)));
}

static void
item_set_up_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
item_bound_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkStringObject *name = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (name));
}

static void
add_list (JyReferenceInput *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->names)));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (item_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (item_bound_cb), NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (name_activated_cb), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));

  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "pan-down-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_tooltip_text (self->button, _ ("Choose from a list"));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_box_append (GTK_BOX (self), self->button);
}

/* Only what somebody types is completed. */
static void
jy_reference_input_set_text (JyInput    *input,
                             const char *text)
{
  GtkEntry *entry = jy_entry_input_get_entry (JY_ENTRY_INPUT (input));
  GtkEntryCompletion *completion = gtk_entry_get_completion (entry);

  gtk_entry_completion_set_popup_completion (completion, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_completion_set_popup_completion (completion, TRUE);
}

static void
jy_reference_input_input_init (JyInputInterface *iface)
{
  iface->set_text = jy_reference_input_set_text;
}

static void
jy_reference_input_finalize (GObject *object)
{
  JyReferenceInput *self = JY_REFERENCE_INPUT (object);

  g_clear_object (&self->ledger);
  g_clear_object (&self->names);
  g_clear_object (&self->completions);

  G_OBJECT_CLASS (jy_reference_input_parent_class)->finalize (object);
}

static void
jy_reference_input_class_init (JyReferenceInputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jy_reference_input_finalize;
}

static void
jy_reference_input_init (JyReferenceInput *self)
{
  g_autoptr (GtkEntryCompletion) completion = gtk_entry_completion_new ();

  self->names = gtk_string_list_new (NULL);
  self->completions = gtk_list_store_new (1, G_TYPE_STRING);
  gtk_entry_completion_set_model (completion, GTK_TREE_MODEL (self->completions));
  gtk_entry_completion_set_text_column (completion, 0);
  gtk_entry_completion_set_match_func (completion, match_cb, NULL, NULL);
  gtk_entry_set_completion (jy_entry_input_get_entry (JY_ENTRY_INPUT (self)), completion);
  add_list (self);
}

/**
 * jy_reference_input_new:
 * @field: a reference
 * @ledger: the ledger in which it refers
 *
 * Returns: (transfer none): an empty input
 */
GtkWidget *
jy_reference_input_new (const JyField *field,
                        JyLedger      *ledger)
{
  JyReferenceInput *self = g_object_new (JY_TYPE_REFERENCE_INPUT, NULL);
  g_autofree char *name = g_strdup_printf (/* Translators: the title of a field that names a record */
                                           _ ("List for “%s”"), jy_field_get_title (field));

  self->ledger = g_object_ref (ledger);
  self->kind = jy_kind_find_any (field->target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (ledger, "changed", G_CALLBACK (ledger_changed_cb), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}
