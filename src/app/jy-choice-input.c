/* jy-choice-input.c: a drop-down list that begins with “not stated”. Enter moves on
 * as in an entry, Space opens it, the arrows and the digits choose without opening. */
#include "config.h"

#include "jy-choice-input.h"

#include <glib/gi18n.h>

struct _JyChoiceInput
{
  GtkBox parent_instance;
  GtkDropDown *drop_down;
  GtkWidget *button; /* inside the drop-down, as is the list that it opens */
  GtkWidget *popover;
  GtkWidget *list;
  GtkStringList *titles;
  const JyField *field;
  gboolean is_hinting;
};

static void jy_choice_input_input_init (JyInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JyChoiceInput, jy_choice_input, GTK_TYPE_BOX, G_IMPLEMENT_INTERFACE (JY_TYPE_INPUT, jy_choice_input_input_init))

static guint
count_choices (const JyField *field)
{
  return field->type == JY_FIELD_BOOLEAN ? 2 : field->choices->n;
}

/* The value at a position of the list, of which the first is none. Yes stands
 * before no. */
static JyValue
get_value (const JyField *field,
           guint          position)
{
  gint64 integer = field->type == JY_FIELD_BOOLEAN ? 2 - (gint64) position : (gint64) position - 1;

  return (JyValue) { .is_set = position > 0, .integer = integer };
}

static const char *
get_usual_hint (JyChoiceInput *self)
{
  return self->field->flags & JY_FIELD_REQUIRED ? _ ("Choose…") : _ ("Not stated");
}

/* What nobody has to choose and nobody chose stands back. */
static void
show_whether_chosen (JyChoiceInput *self)
{
  gboolean is_asked = (self->field->flags & JY_FIELD_REQUIRED) &&
                      g_strcmp0 (gtk_string_list_get_string (self->titles, 0), get_usual_hint (self)) == 0;

  if (gtk_drop_down_get_selected (self->drop_down) == 0 && !is_asked)
    gtk_widget_add_css_class (GTK_WIDGET (self->drop_down), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->drop_down), "dim-label");
}

static void
selected_cb (JyChoiceInput *self)
{
  if (self->field != NULL)
    show_whether_chosen (self);
  if (!self->is_hinting)
    jy_input_emit_changed (JY_INPUT (self));
}

static void
select_position (JyChoiceInput *self,
                 guint          position)
{
  if (position <= count_choices (self->field))
    gtk_drop_down_set_selected (self->drop_down, position);
}

/* It remembers where one was when it was open before, though another one was chosen
 * since. */
static void
popover_shown_cb (JyChoiceInput *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  for (guint i = gtk_drop_down_get_selected (self->drop_down); row != NULL && i > 0; i--)
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

/* The row with the focus, where GTK would take the one on which the pointer happens to
 * rest. */
static gboolean
choose_focused (JyChoiceInput *self,
                GtkWidget     *focus)
{
  guint position = 0;

  if (focus == NULL || gtk_widget_get_parent (focus) != self->list)
    return GDK_EVENT_PROPAGATE;
  while ((focus = gtk_widget_get_prev_sibling (focus)) != NULL)
    position++;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (GTK_WIDGET (self->drop_down));
  select_position (self, position);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (JyChoiceInput  *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  guint selected = gtk_drop_down_get_selected (self->drop_down);
  guint32 letter = gdk_keyval_to_unicode (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  /* The open list has its own ways. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->popover))
    return jy_input_is_enter (keyval) || letter == ' ' ? choose_focused (self, focus) : GDK_EVENT_PROPAGATE;
  if (jy_input_is_enter (keyval))
    jy_input_emit_activated (JY_INPUT (self));
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    select_position (self, selected > 0 ? selected - 1 : 0);
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    select_position (self, selected + 1);
  else if (keyval == GDK_KEY_BackSpace || keyval == GDK_KEY_Delete)
    select_position (self, 0);
  else if (letter == ' ')
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), TRUE);
  else if (letter >= '0' && letter <= '9')
    select_position (self, letter - '0');
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static char *
jy_choice_input_dup_text (JyInput *input)
{
  JyChoiceInput *self = JY_CHOICE_INPUT (input);
  JyValue value = get_value (self->field, gtk_drop_down_get_selected (self->drop_down));

  return jy_field_format_plain (self->field, &value);
}

static void
jy_choice_input_set_text (JyInput    *input,
                          const char *text)
{
  JyChoiceInput *self = JY_CHOICE_INPUT (input);
  guint position = 0;

  for (guint i = 1; i <= count_choices (self->field) && *text != '\0'; i++)
    {
      JyValue value = get_value (self->field, i);
      g_autofree char *name = jy_field_format_plain (self->field, &value);

      if (g_str_equal (name, text))
        position = i;
    }
  gtk_drop_down_set_selected (self->drop_down, position);
}

static void
jy_choice_input_set_hint (JyInput    *input,
                          const char *hint)
{
  JyChoiceInput *self = JY_CHOICE_INPUT (input);
  const char *first = hint != NULL ? hint : get_usual_hint (self);
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  if (g_str_equal (gtk_string_list_get_string (self->titles, 0), first))
    return;
  self->is_hinting = TRUE;
  gtk_string_list_splice (self->titles, 0, 1, (const char *[]) { first, NULL });
  gtk_drop_down_set_selected (self->drop_down, selected);
  self->is_hinting = FALSE;
  show_whether_chosen (self);
}

static GtkWidget *
jy_choice_input_get_control (JyInput *input)
{
  return GTK_WIDGET (JY_CHOICE_INPUT (input)->drop_down);
}

static void
jy_choice_input_input_init (JyInputInterface *iface)
{
  iface->dup_text = jy_choice_input_dup_text;
  iface->set_text = jy_choice_input_set_text;
  iface->set_hint = jy_choice_input_set_hint;
  iface->get_control = jy_choice_input_get_control;
}

static GtkWidget *
find_inside (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_inside (child, type);
  return found;
}

static gboolean
open_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (JY_CHOICE_INPUT (widget)->button), TRUE);
  return GDK_EVENT_STOP;
}

static void
jy_choice_input_class_init (JyChoiceInputClass *klass)
{
  jy_input_bind_open (GTK_WIDGET_CLASS (klass), open_cb);
}

static void
jy_choice_input_init (JyChoiceInput *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->titles = gtk_string_list_new (NULL);
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (self->titles), NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->drop_down), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->drop_down));
  /* Pressed by a key, it opens the list only after a while in which the next keys go
   * astray: it is set instead. */
  self->button = find_inside (GTK_WIDGET (self->drop_down), GTK_TYPE_TOGGLE_BUTTON);
  self->popover = find_inside (GTK_WIDGET (self->drop_down), GTK_TYPE_POPOVER);
  self->list = find_inside (self->popover, GTK_TYPE_LIST_VIEW);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * jy_choice_input_new:
 * @field: a choice or a boolean
 *
 * Returns: (transfer none): an input in which nothing is stated
 */
GtkWidget *
jy_choice_input_new (const JyField *field)
{
  JyChoiceInput *self = g_object_new (JY_TYPE_CHOICE_INPUT, NULL);

  self->field = field;
  gtk_string_list_append (self->titles, get_usual_hint (self));
  for (guint i = 1; i <= count_choices (field); i++)
    {
      JyValue value = get_value (field, i);

      gtk_string_list_take (self->titles, jy_field_format (field, &value));
    }
  show_whether_chosen (self);
  return GTK_WIDGET (self);
}
