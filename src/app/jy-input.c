/* jy-input.c: what the inputs of all types of fields have in common. */
#include "config.h"

#include "jy-input.h"

G_DEFINE_INTERFACE (JyInput, jy_input, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
jy_input_default_init (JyInputInterface *iface)
{
  /* Emitted for each stroke that changes the text. */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", JY_TYPE_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* Emitted for Enter: on to the next one. */
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", JY_TYPE_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * jy_input_dup_text:
 * @input: an input
 *
 * Returns: (transfer full): what stands there, as jy_ledger_parse() reads it
 */
char *
jy_input_dup_text (JyInput *input)
{
  return JY_INPUT_GET_IFACE (input)->dup_text (input);
}

/**
 * jy_input_set_text:
 * @input: an input
 * @text: a value as of jy_ledger_format_plain(), or what was typed
 *
 * Puts a value there.
 */
void
jy_input_set_text (JyInput    *input,
                   const char *text)
{
  JY_INPUT_GET_IFACE (input)->set_text (input, text);
}

/**
 * jy_input_set_hint:
 * @input: an input
 * @hint: (nullable): what the value is worked out to be, for people
 *
 * Shows a value that nobody has to type. Inputs of types that are never worked
 * out show nothing.
 */
void
jy_input_set_hint (JyInput    *input,
                   const char *hint)
{
  if (JY_INPUT_GET_IFACE (input)->set_hint != NULL)
    JY_INPUT_GET_IFACE (input)->set_hint (input, hint);
}

/**
 * jy_input_get_control:
 * @input: an input
 *
 * Returns: (transfer none): what has the focus and the accessible name
 */
GtkWidget *
jy_input_get_control (JyInput *input)
{
  return JY_INPUT_GET_IFACE (input)->get_control (input);
}

/**
 * jy_input_follow:
 * @input: an input
 * @record: the record of the form as it stands
 *
 * Tells what stands in the other fields. Most inputs do not look at them.
 */
void
jy_input_follow (JyInput        *input,
                 const JyRecord *record)
{
  if (JY_INPUT_GET_IFACE (input)->follow != NULL)
    JY_INPUT_GET_IFACE (input)->follow (input, record);
}

/**
 * jy_input_dup_problem:
 * @input: an input
 *
 * Returns: (transfer full) (nullable): what is wrong with what stands there, a sentence
 *   that can be said while somebody types on; %NULL for most types, which are looked at
 *   when they are left
 */
char *
jy_input_dup_problem (JyInput *input)
{
  return JY_INPUT_GET_IFACE (input)->dup_problem != NULL ? JY_INPUT_GET_IFACE (input)->dup_problem (input) : NULL;
}

/**
 * jy_input_emit_changed: (skip)
 * @input: an input
 *
 * For the inputs themselves.
 */
void
jy_input_emit_changed (JyInput *input)
{
  g_signal_emit (input, signals[SIGNAL_CHANGED], 0);
}

/**
 * jy_input_emit_activated: (skip)
 * @input: an input
 *
 * For the inputs themselves.
 */
void
jy_input_emit_activated (JyInput *input)
{
  g_signal_emit (input, signals[SIGNAL_ACTIVATED], 0);
}

/**
 * jy_input_bind_open:
 * @widget_class: an input beside which a list or a calendar stands
 * @open: opens it
 *
 * Binds the keys that open a list everywhere: F4 and Alt with the arrow down.
 */
void
jy_input_bind_open (GtkWidgetClass *widget_class,
                    GtkShortcutFunc open)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F4, 0, open, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, open, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Down, GDK_ALT_MASK, open, NULL);
}

/**
 * jy_input_is_enter:
 * @keyval: a key
 *
 * Returns: whether it is one of the Enter keys
 */
gboolean
jy_input_is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}
