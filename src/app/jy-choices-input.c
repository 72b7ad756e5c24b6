/* jy-choices-input.c: a check button for each choice; Space sets it, Enter moves on. */
#include "config.h"

#include "jy-choices-input.h"
#include "jy-focus.h"

#define N_COLUMNS 2

struct _JyChoicesInput
{
  GtkBox parent_instance;
  GtkGrid *grid;
  GPtrArray *buttons; /* GtkCheckButton, owned by the grid */
  const JyField *field;
};

static void jy_choices_input_input_init (JyInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JyChoicesInput, jy_choices_input, GTK_TYPE_BOX, G_IMPLEMENT_INTERFACE (JY_TYPE_INPUT, jy_choices_input_input_init))

static void
toggled_cb (JyChoicesInput *self)
{
  jy_input_emit_changed (JY_INPUT (self));
}

static gboolean
key_pressed_cb (JyChoicesInput *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  if (!jy_input_is_enter (keyval) || (state & GDK_CONTROL_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  jy_input_emit_activated (JY_INPUT (self));
  return GDK_EVENT_STOP;
}

static char *
jy_choices_input_dup_text (JyInput *input)
{
  JyChoicesInput *self = JY_CHOICES_INPUT (input);
  JyValue value = { .is_set = TRUE };

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->buttons, i)))
      value.integer |= G_GINT64_CONSTANT (1) << i;
  return jy_field_format_plain (self->field, &value);
}

static void
jy_choices_input_set_text (JyInput    *input,
                           const char *text)
{
  JyChoicesInput *self = JY_CHOICES_INPUT (input);
  JyValue value = { 0 };

  jy_field_parse (self->field, text, NULL, NULL, &value, NULL);
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->buttons, i),
                                 (value.integer & (G_GINT64_CONSTANT (1) << i)) != 0);
}

static GtkWidget *
jy_choices_input_get_control (JyInput *input)
{
  return GTK_WIDGET (JY_CHOICES_INPUT (input)->grid);
}

static void
jy_choices_input_input_init (JyInputInterface *iface)
{
  iface->dup_text = jy_choices_input_dup_text;
  iface->set_text = jy_choices_input_set_text;
  iface->get_control = jy_choices_input_get_control;
}

static gboolean
jy_choices_input_grab_focus (GtkWidget *widget)
{
  JyChoicesInput *self = JY_CHOICES_INPUT (widget);

  return gtk_widget_grab_focus (g_ptr_array_index (self->buttons, 0));
}

static void
jy_choices_input_finalize (GObject *object)
{
  g_ptr_array_unref (JY_CHOICES_INPUT (object)->buttons);

  G_OBJECT_CLASS (jy_choices_input_parent_class)->finalize (object);
}

static void
jy_choices_input_class_init (JyChoicesInputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jy_choices_input_finalize;
  GTK_WIDGET_CLASS (klass)->focus = jy_focus_inside;
  GTK_WIDGET_CLASS (klass)->grab_focus = jy_choices_input_grab_focus;
}

static void
jy_choices_input_init (JyChoicesInput *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->buttons = g_ptr_array_new ();
  self->grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "row-spacing", 6,
                             "column-spacing", 12, "column-homogeneous", TRUE, "hexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->grid));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * jy_choices_input_new:
 * @field: a set of choices
 *
 * Returns: (transfer none): an input in which nothing is chosen
 */
GtkWidget *
jy_choices_input_new (const JyField *field)
{
  JyChoicesInput *self = g_object_new (JY_TYPE_CHOICES_INPUT, NULL);

  self->field = field;
  for (guint i = 0; i < field->choices->n; i++)
    {
      GtkWidget *button = gtk_check_button_new_with_label (jy_choice_get_title (&field->choices->list[i]));

      g_ptr_array_add (self->buttons, button);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_grid_attach (self->grid, button, (int) (i % N_COLUMNS), (int) (i / N_COLUMNS), 1, 1);
    }
  return GTK_WIDGET (self);
}
