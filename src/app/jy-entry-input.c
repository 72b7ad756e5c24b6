/* jy-entry-input.c: an entry, and behind it the unit in which a bare number is read. */
#include "config.h"

#include "jy-entry-input.h"

typedef struct
{
  GtkEntry *entry;
  char *usual_hint;
} JyEntryInputPrivate;

static void jy_entry_input_input_init (JyInputInterface *iface);

G_DEFINE_TYPE_WITH_CODE (JyEntryInput, jy_entry_input, GTK_TYPE_BOX, G_ADD_PRIVATE (JyEntryInput) G_IMPLEMENT_INTERFACE (JY_TYPE_INPUT, jy_entry_input_input_init))

static void
entry_changed_cb (JyEntryInput *self)
{
  jy_input_emit_changed (JY_INPUT (self));
}

static void
entry_activated_cb (JyEntryInput *self)
{
  jy_input_emit_activated (JY_INPUT (self));
}

static char *
jy_entry_input_dup_text (JyInput *input)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (jy_entry_input_get_entry (JY_ENTRY_INPUT (input)))));
}

static void
jy_entry_input_set_text (JyInput    *input,
                         const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (jy_entry_input_get_entry (JY_ENTRY_INPUT (input))), text);
}

static void
jy_entry_input_set_hint (JyInput    *input,
                         const char *hint)
{
  JyEntryInputPrivate *priv = jy_entry_input_get_instance_private (JY_ENTRY_INPUT (input));

  gtk_entry_set_placeholder_text (priv->entry, hint != NULL ? hint : priv->usual_hint);
}

static GtkWidget *
jy_entry_input_get_control (JyInput *input)
{
  return GTK_WIDGET (jy_entry_input_get_entry (JY_ENTRY_INPUT (input)));
}

static void
jy_entry_input_input_init (JyInputInterface *iface)
{
  iface->dup_text = jy_entry_input_dup_text;
  iface->set_text = jy_entry_input_set_text;
  iface->set_hint = jy_entry_input_set_hint;
  iface->get_control = jy_entry_input_get_control;
}

static void
jy_entry_input_finalize (GObject *object)
{
  JyEntryInputPrivate *priv = jy_entry_input_get_instance_private (JY_ENTRY_INPUT (object));

  g_free (priv->usual_hint);

  G_OBJECT_CLASS (jy_entry_input_parent_class)->finalize (object);
}

static void
jy_entry_input_class_init (JyEntryInputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jy_entry_input_finalize;
}

static void
jy_entry_input_init (JyEntryInput *self)
{
  JyEntryInputPrivate *priv = jy_entry_input_get_instance_private (self);

  gtk_box_set_spacing (GTK_BOX (self), 6);
  priv->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (priv->entry), TRUE);
  g_signal_connect_swapped (priv->entry, "changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (priv->entry, "activate", G_CALLBACK (entry_activated_cb), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (priv->entry));
}

/**
 * jy_entry_input_new:
 * @field: a field that is typed in one line
 *
 * Returns: (transfer none): an empty input
 */
GtkWidget *
jy_entry_input_new (const JyField *field)
{
  GtkWidget *self = g_object_new (JY_TYPE_ENTRY_INPUT, NULL);
  GtkEntry *entry = jy_entry_input_get_entry (JY_ENTRY_INPUT (self));
  GtkWidget *label;

  if (jy_field_is_numeric (field))
    {
      /* Not a purpose of digits only: sums and units are typed as well. */
      gtk_entry_set_alignment (entry, 1);
      gtk_widget_add_css_class (GTK_WIDGET (entry), "numeric");
      /* Also without a unit, so that the digits stand below each other. */
      label = gtk_label_new (jy_field_get_unit (field));
      gtk_label_set_width_chars (GTK_LABEL (label), 4);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (self), label);
    }
  return self;
}

/**
 * jy_entry_input_get_entry:
 * @input: an input
 *
 * Returns: (transfer none): its entry
 */
GtkEntry *
jy_entry_input_get_entry (JyEntryInput *input)
{
  JyEntryInputPrivate *priv = jy_entry_input_get_instance_private (input);

  return priv->entry;
}

/**
 * jy_entry_input_set_usual_hint:
 * @input: an input
 * @hint: how to write the value
 *
 * Sets what the empty entry says while nothing is worked out.
 */
void
jy_entry_input_set_usual_hint (JyEntryInput *input,
                               const char   *hint)
{
  JyEntryInputPrivate *priv = jy_entry_input_get_instance_private (input);

  g_free (priv->usual_hint);
  priv->usual_hint = g_strdup (hint);
  gtk_entry_set_placeholder_text (priv->entry, hint);
}
