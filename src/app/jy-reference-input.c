/* jy-reference-input.c: an entry that completes the names there are, a button that
 * lists them, and one for a name that is not there yet. */
#include "config.h"

#include "jy-reference-input.h"
#include "jy-query.h"
#include "jy-text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _JyReferenceInput
{
  JyEntryInput parent_instance;
  GtkWidget *button;
  GtkWidget *new_button;
  GtkWidget *popover;
  GtkListView *list;
  GtkStringList *names;
  GtkListStore *completions;
  JyLedger *ledger;
  const JyField *field;
  const JyKind *kind;
};

/* The completions: what is shown, and whether it is the way to a new record. */
enum
{
  COLUMN_TEXT,
  COLUMN_IS_NEW,
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
  gtk_list_store_insert_with_values (self->completions, NULL, -1, COLUMN_TEXT, name, COLUMN_IS_NEW, FALSE, -1);
  return TRUE;
}

static char *
dup_typed (JyReferenceInput *self)
{
  g_autofree char *text = jy_input_dup_text (JY_INPUT (self));

  return jy_text_normalize (text);
}

static gboolean
is_known (JyReferenceInput *self,
          const char       *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->names)); i++)
    if (g_str_equal (gtk_string_list_get_string (self->names, i), name))
      return TRUE;
  return FALSE;
}

/* What leads to a new record, with the name it would have. */
static char *
dup_offer (JyReferenceInput *self,
           const char       *name)
{
  g_autofree char *kind = g_utf8_strdown (jy_kind_get_title (self->kind), -1);

  if (*name == '\0' || is_known (self, name))
    return g_strdup_printf (/* Translators: a kind of record */ _ ("New %s…"), kind);
  return g_strdup_printf (/* Translators: a kind of record, and the name of the new one */ _ ("New %s “%s”…"), kind, name);
}

/* Its last row follows what is typed. */
static void
update_offer (JyReferenceInput *self)
{
  GtkTreeModel *model = GTK_TREE_MODEL (self->completions);
  g_autofree char *name = dup_typed (self);
  g_autofree char *offer = dup_offer (self, name);
  GtkTreeIter iter;

  if (gtk_tree_model_iter_nth_child (model, &iter, NULL, gtk_tree_model_iter_n_children (model, NULL) - 1))
    gtk_list_store_set (self->completions, &iter, COLUMN_TEXT, offer, -1);
  gtk_widget_set_tooltip_text (self->new_button, offer);
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
  gtk_list_store_insert_with_values (self->completions, NULL, -1, COLUMN_TEXT, "", COLUMN_IS_NEW, TRUE, -1);
  update_offer (self);
  gtk_widget_set_sensitive (self->button, g_list_model_get_n_items (G_LIST_MODEL (self->names)) > 0);
}

static void
ledger_changed_cb (JyReferenceInput *self,
                   const char       *kind)
{
  if (g_str_equal (kind, self->kind->name))
    reload (self);
}

/* As the completions match: anywhere in the name, whatever the case. */
static char *
fold (const char *text)
{
  g_autofree char *normalized = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normalized != NULL ? normalized : text, -1);
}

/* What was typed may stand anywhere in the name; a name that is there is not new. */
static gboolean
match_cb (GtkEntryCompletion *completion,
          const char         *key,
          GtkTreeIter        *iter,
          gpointer            data)
{
  JyReferenceInput *self = data;
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *typed = NULL;
  gboolean is_new;

  gtk_tree_model_get (gtk_entry_completion_get_model (completion), iter, COLUMN_TEXT, &name, COLUMN_IS_NEW, &is_new, -1);
  if (name == NULL)
    return FALSE;
  if (is_new)
    {
      typed = dup_typed (self);
      return !(self->kind->flags & JY_KIND_INTERNAL) && *typed != '\0' && !is_known (self, typed);
    }
  folded = fold (name);
  return strstr (folded, key) != NULL;
}

/* Enter after a part of a name that only one has means that one. */
static void
activated_cb (JyReferenceInput *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autofree char *part = fold (typed);
  const char *match = NULL;

  if (*typed == '\0' || is_known (self, typed))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->names)); i++)
    {
      const char *name = gtk_string_list_get_string (self->names, i);
      g_autofree char *folded = fold (name);

      if (strstr (folded, part) == NULL)
        continue;
      if (match != NULL)
        return;
      match = name;
    }
  if (match != NULL)
    jy_input_set_text (JY_INPUT (self), match);
}

static gboolean
ask_for_new_cb (gpointer data)
{
  JyReferenceInput *self = data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "form.new-reference", "s", self->field->name);
  return G_SOURCE_REMOVE;
}

/* After the list has gone: what it does to the entry then must not meet a window. */
static gboolean
match_selected_cb (JyReferenceInput *self,
                   GtkTreeModel     *model,
                   GtkTreeIter      *iter)
{
  gboolean is_new;

  gtk_tree_model_get (model, iter, COLUMN_IS_NEW, &is_new, -1);
  if (is_new)
    g_idle_add_full (G_PRIORITY_DEFAULT, ask_for_new_cb, g_object_ref (self), g_object_unref);
  return is_new;
}

/* Escape closes the open completions, not the form below them. */
static gboolean
key_pressed_cb (JyReferenceInput *self,
                guint             keyval)
{
  GtkWidget *entry = GTK_WIDGET (jy_entry_input_get_entry (JY_ENTRY_INPUT (self)));

  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  for (GtkWidget *child = gtk_widget_get_first_child (entry); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_mapped (child))
      {
        gtk_popover_popdown (GTK_POPOVER (child));
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

/* Not to the button beside it, from which it may not have been opened. */
static void
popover_closed_cb (GtkWidget *self)
{
  gtk_widget_grab_focus (jy_input_get_control (JY_INPUT (self)));
}

static gboolean
open_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  JyReferenceInput *self = JY_REFERENCE_INPUT (widget);

  if (gtk_widget_is_sensitive (self->button))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  return GDK_EVENT_STOP;
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
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (popover_closed_cb), self);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "pan-down-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_tooltip_text (self->button, _ ("Choose from a list"));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_box_append (GTK_BOX (self), self->button);
}

static void
add_new_button (JyReferenceInput *self)
{
  self->new_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->new_button, "flat");
  gtk_box_append (GTK_BOX (self), self->new_button);
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
  jy_input_bind_open (GTK_WIDGET_CLASS (klass), open_cb);
}

static void
jy_reference_input_init (JyReferenceInput *self)
{
  g_autoptr (GtkEntryCompletion) completion = gtk_entry_completion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->names = gtk_string_list_new (NULL);
  self->completions = gtk_list_store_new (2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  gtk_entry_completion_set_model (completion, GTK_TREE_MODEL (self->completions));
  gtk_entry_completion_set_text_column (completion, COLUMN_TEXT);
  gtk_entry_completion_set_match_func (completion, match_cb, self, NULL);
  g_signal_connect_object (completion, "match-selected", G_CALLBACK (match_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_entry_set_completion (jy_entry_input_get_entry (JY_ENTRY_INPUT (self)), completion);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  add_list (self);
  add_new_button (self);
  g_signal_connect (self, "changed", G_CALLBACK (update_offer), NULL);
  /* Before whoever goes on to the next field. */
  g_signal_connect (self, "activated", G_CALLBACK (activated_cb), NULL);
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

  g_autofree char *new_name = g_strdup_printf (/* Translators: the title of a field that names a record */
                                               _ ("New record for “%s”"), jy_field_get_title (field));

  self->ledger = g_object_ref (ledger);
  self->field = field;
  self->kind = jy_kind_find_any (field->target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->new_button), GTK_ACCESSIBLE_PROPERTY_LABEL, new_name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->new_button), "s", field->name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->new_button), "form.new-reference");
  /* Nobody types a record that is the ledger's own. */
  gtk_widget_set_visible (self->new_button, !(self->kind->flags & JY_KIND_INTERNAL));
  g_signal_connect_object (ledger, "changed", G_CALLBACK (ledger_changed_cb), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}
