/* jy-long-text-input.c: Enter begins a new line in what is written. Where nothing is
 * written yet it moves on, as everywhere in a form. */
#include "config.h"

#include "jy-long-text-input.h"

#include <glib/gi18n.h>

struct _JyLongTextInput
{
  GtkBox parent_instance;
  GtkTextView *view;
  gboolean is_composing;
};

static void jy_long_text_input_input_init (JyInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JyLongTextInput, jy_long_text_input, GTK_TYPE_BOX, G_IMPLEMENT_INTERFACE (JY_TYPE_INPUT, jy_long_text_input_input_init))

static void
text_changed_cb (JyLongTextInput *self)
{
  jy_input_emit_changed (JY_INPUT (self));
}

/* An Enter that ends a word of an input method belongs to the input method. */
static void
preedit_changed_cb (JyLongTextInput *self,
                    const char      *preedit)
{
  self->is_composing = *preedit != '\0';
}

static gboolean
key_pressed_cb (JyLongTextInput *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (!jy_input_is_enter (keyval) || self->is_composing)
    return GDK_EVENT_PROPAGATE;
  /* The view itself would begin a new line. */
  if ((state & GDK_CONTROL_MASK) != 0)
    return gtk_widget_activate_action (GTK_WIDGET (self), "form.save-another", NULL);
  if ((state & GDK_SHIFT_MASK) != 0 || gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->view)) > 0)
    return GDK_EVENT_PROPAGATE;
  jy_input_emit_activated (JY_INPUT (self));
  return GDK_EVENT_STOP;
}

static char *
jy_long_text_input_dup_text (JyInput *input)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (JY_LONG_TEXT_INPUT (input)->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
jy_long_text_input_set_text (JyInput    *input,
                             const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (JY_LONG_TEXT_INPUT (input)->view), text, -1);
}

static GtkWidget *
jy_long_text_input_get_control (JyInput *input)
{
  return GTK_WIDGET (JY_LONG_TEXT_INPUT (input)->view);
}

static void
jy_long_text_input_input_init (JyInputInterface *iface)
{
  iface->dup_text = jy_long_text_input_dup_text;
  iface->set_text = jy_long_text_input_set_text;
  iface->get_control = jy_long_text_input_get_control;
}

static void
jy_long_text_input_class_init (JyLongTextInputClass *klass)
{
}

static void
jy_long_text_input_init (JyLongTextInput *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = g_object_new (GTK_TYPE_TEXT_VIEW, "accepts-tab", FALSE, "wrap-mode", GTK_WRAP_WORD_CHAR,
                             "top-margin", 8, "bottom-margin", 8, "left-margin", 8, "right-margin", 8, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->view), _ ("Ctrl+Enter saves, Tab leads on"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 64);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 160);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), scroller);

  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (text_changed_cb), self);
  g_signal_connect_swapped (self->view, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * jy_long_text_input_new:
 *
 * Returns: (transfer none): an empty input
 */
GtkWidget *
jy_long_text_input_new (void)
{
  return g_object_new (JY_TYPE_LONG_TEXT_INPUT, NULL);
}
