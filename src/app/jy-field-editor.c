/* jy-field-editor.c: chooses the input by the type of the field; nothing here knows
 * a kind. */
#include "config.h"

#include "jy-field-editor.h"
#include "jy-choice-input.h"
#include "jy-choices-input.h"
#include "jy-date-input.h"
#include "jy-focus.h"
#include "jy-form-reveal.h"
#include "jy-long-text-input.h"
#include "jy-reference-input.h"
#include "jy-template-input.h"
#include "jy-text.h"

#include <glib/gi18n.h>

struct _JyFieldEditor
{
  GtkWidget parent_instance;

  GtkWidget *title_box;
  GtkLabel *title;
  GtkLabel *need;
  GtkBox *input_box;
  GtkWidget *message_box;
  GtkImage *message_icon;
  GtkLabel *message;

  const JyField *field;
  JyInput *input;
  gboolean was_left;
  gboolean is_kept; /* what stands there comes from the record before */
  gboolean is_worked_out;
  gboolean has_error;
};

G_DEFINE_FINAL_TYPE (JyFieldEditor, jy_field_editor, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATED,
  SIGNAL_LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
input_changed_cb (JyFieldEditor *self)
{
  g_autofree char *problem = NULL;

  if (self->is_kept)
    jy_field_editor_set_kept (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  problem = jy_input_dup_problem (self->input);
  if (problem != NULL)
    jy_field_editor_set_message (self, JY_PROBLEM_ERROR, problem);
}

static void
input_activated_cb (JyFieldEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
focus_entered_cb (JyFieldEditor *self)
{
  jy_form_reveal (self);
}

/* A list or a calendar of its own that opens is not the next field. */
static void
focus_left_cb (JyFieldEditor *self)
{
  self->was_left = TRUE;
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

/* What is announced together with the name: unit, need and what is wrong. */
static void
describe (JyFieldEditor *self)
{
  GtkAccessible *control = GTK_ACCESSIBLE (jy_input_get_control (self->input));
  g_autoptr (GString) text = g_string_new (jy_field_get_unit (self->field));
  const char *message = jy_field_editor_get_message (self);

  if (gtk_widget_get_visible (GTK_WIDGET (self->need)))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", gtk_label_get_label (self->need));
  if (message != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", message);
  gtk_accessible_update_property (control, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
  if (self->has_error)
    gtk_accessible_update_state (control, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  else
    gtk_accessible_reset_state (control, GTK_ACCESSIBLE_STATE_INVALID);
}

static void
show_need (JyFieldEditor *self)
{
  const char *need = NULL;

  if (self->is_kept)
    need = /* Translators: said of a field with the value of the record that was entered before */ _ ("as before");
  else if (self->is_worked_out)
    need = /* Translators: said of a field whose value follows from the others */ _ ("worked out");
  else if (self->field->flags & JY_FIELD_REQUIRED)
    need = _ ("required");
  gtk_label_set_label (self->need, need != NULL ? need : "");
  gtk_widget_set_visible (GTK_WIDGET (self->need), need != NULL);
}

static gboolean
jy_field_editor_grab_focus (GtkWidget *widget)
{
  JyFieldEditor *self = JY_FIELD_EDITOR (widget);

  return gtk_widget_grab_focus (self->field->type == JY_FIELD_CHOICES ? GTK_WIDGET (self->input)
                                                                      : jy_input_get_control (self->input));
}

/* A field is one stop for Tab, whatever stands beside its input: that has keys of its
 * own, and the arrows lead there. Only of a set each choice is one. */
static gboolean
jy_field_editor_focus (GtkWidget       *widget,
                       GtkDirectionType direction)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean is_inside = focus != NULL && gtk_widget_is_ancestor (focus, widget);

  if (JY_FIELD_EDITOR (widget)->field->type == JY_FIELD_CHOICES || direction == GTK_DIR_LEFT ||
      direction == GTK_DIR_RIGHT || (is_inside && !jy_focus_holds (widget)))
    return jy_focus_inside (widget, direction);
  return !is_inside && gtk_widget_grab_focus (widget);
}

static void
jy_field_editor_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (jy_field_editor_parent_class)->dispose (object);
}

static void
jy_field_editor_class_init (JyFieldEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_field_editor_dispose;
  widget_class->focus = jy_field_editor_focus;
  widget_class->grab_focus = jy_field_editor_grab_focus;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", JY_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", JY_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEFT] =
    g_signal_new ("left", JY_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-field-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, JyFieldEditor, title_box);
  gtk_widget_class_bind_template_child (widget_class, JyFieldEditor, title);
  gtk_widget_class_bind_template_child (widget_class, JyFieldEditor, need);
  gtk_widget_class_bind_template_child (widget_class, JyFieldEditor, input_box);
  gtk_widget_class_bind_template_child (widget_class, JyFieldEditor, message_box);
  gtk_widget_class_bind_template_child (widget_class, JyFieldEditor, message_icon);
  gtk_widget_class_bind_template_child (widget_class, JyFieldEditor, message);
  gtk_widget_class_bind_template_callback (widget_class, focus_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
}

static void
jy_field_editor_init (JyFieldEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jy_field_editor_new_input:
 * @ledger: an open ledger
 * @field: a field, which outlives the input
 *
 * Returns: (transfer none): what the field is entered with, a #JyInput, for where it
 *   stands without a title and without its messages
 */
GtkWidget *
jy_field_editor_new_input (JyLedger      *ledger,
                           const JyField *field)
{
  switch (field->type)
    {
    case JY_FIELD_LONG_TEXT:
      return jy_long_text_input_new ();
    case JY_FIELD_DATE:
      return jy_date_input_new (field, ledger);
    case JY_FIELD_CHOICE:
    case JY_FIELD_BOOLEAN:
      return jy_choice_input_new (field);
    case JY_FIELD_CHOICES:
      return jy_choices_input_new (field);
    case JY_FIELD_REFERENCE:
      return jy_reference_input_new (field, ledger);
    default:
      return jy_entry_input_new (field);
    }
}

/**
 * jy_field_editor_new:
 * @ledger: an open ledger
 * @field: a field, which outlives the editor
 * @titles: the titles that stand below each other
 *
 * Returns: (transfer none): an empty editor
 */
JyFieldEditor *
jy_field_editor_new (JyLedger      *ledger,
                     const JyField *field,
                     GtkSizeGroup  *titles)
{
  JyFieldEditor *self = g_object_new (JY_TYPE_FIELD_EDITOR, NULL);
  GtkWidget *control;

  self->field = field;
  if (field->flags & JY_FIELD_TEMPLATE)
    self->input = JY_INPUT (jy_template_input_new (field, ledger));
  else
    self->input = JY_INPUT (jy_field_editor_new_input (ledger, field));
  gtk_box_append (self->input_box, GTK_WIDGET (self->input));
  g_signal_connect_swapped (self->input, "changed", G_CALLBACK (input_changed_cb), self);
  g_signal_connect_swapped (self->input, "activated", G_CALLBACK (input_activated_cb), self);

  control = jy_input_get_control (self->input);
  gtk_label_set_label (self->title, jy_field_get_title (field));
  /* Also its accessible name; given once more, it would be read twice. */
  gtk_label_set_mnemonic_widget (self->title, control);
  gtk_size_group_add_widget (titles, self->title_box);
  show_need (self);
  describe (self);
  return self;
}

/**
 * jy_field_editor_get_field:
 * @editor: an editor
 *
 * Returns: (transfer none): its field
 */
const JyField *
jy_field_editor_get_field (JyFieldEditor *editor)
{
  return editor->field;
}

/**
 * jy_field_editor_get_control:
 * @editor: an editor
 *
 * Returns: (transfer none): the widget that bears the field's title as its name
 */
GtkWidget *
jy_field_editor_get_control (JyFieldEditor *editor)
{
  return jy_input_get_control (editor->input);
}

/**
 * jy_field_editor_dup_text:
 * @editor: an editor
 *
 * Returns: (transfer full): what stands there, as jy_ledger_parse() reads it
 */
char *
jy_field_editor_dup_text (JyFieldEditor *editor)
{
  return jy_input_dup_text (editor->input);
}

/**
 * jy_field_editor_set_text:
 * @editor: an editor
 * @text: a value as of jy_ledger_format_plain(), or what was typed
 *
 * Puts a value there.
 */
void
jy_field_editor_set_text (JyFieldEditor *editor,
                          const char    *text)
{
  jy_input_set_text (editor->input, text);
}

/**
 * jy_field_editor_is_empty:
 * @editor: an editor
 *
 * Returns: whether nothing but blanks stands there
 */
gboolean
jy_field_editor_is_empty (JyFieldEditor *editor)
{
  g_autofree char *text = jy_field_editor_dup_text (editor);

  return text[strspn (text, " \t\n")] == '\0';
}

/**
 * jy_field_editor_was_left:
 * @editor: an editor
 *
 * Returns: whether somebody has been there and gone on
 */
gboolean
jy_field_editor_was_left (JyFieldEditor *editor)
{
  return editor->was_left;
}

/**
 * jy_field_editor_set_left:
 * @editor: an editor
 *
 * Makes it one in which somebody has been.
 */
void
jy_field_editor_set_left (JyFieldEditor *editor)
{
  editor->was_left = TRUE;
}

/**
 * jy_field_editor_forget_left:
 * @editor: an editor
 *
 * Makes it one in which nobody has been yet.
 */
void
jy_field_editor_forget_left (JyFieldEditor *editor)
{
  editor->was_left = FALSE;
}

/**
 * jy_field_editor_set_hint:
 * @editor: an editor
 * @hint: (nullable): the value that the others give, for people, without the unit
 *
 * Shows what need not be typed.
 */
void
jy_field_editor_set_hint (JyFieldEditor *editor,
                          const char    *hint)
{
  jy_input_set_hint (editor->input, hint);
  editor->is_worked_out = hint != NULL;
  show_need (editor);
  describe (editor);
}

/**
 * jy_field_editor_set_kept:
 * @editor: an editor
 * @is_kept: whether what stands there comes from the record before
 *
 * Says so beside the input, until something else is typed.
 */
void
jy_field_editor_set_kept (JyFieldEditor *editor,
                          gboolean       is_kept)
{
  editor->is_kept = is_kept;
  show_need (editor);
  describe (editor);
}

/**
 * jy_field_editor_follow:
 * @editor: an editor
 * @record: the record of the form as it stands
 *
 * Tells what stands in the other fields.
 */
void
jy_field_editor_follow (JyFieldEditor  *editor,
                        const JyRecord *record)
{
  jy_input_follow (editor->input, record);
}

/**
 * jy_field_editor_set_message:
 * @editor: an editor
 * @severity: whether it refuses the record
 * @message: (nullable): what is wrong or odd, or %NULL for nothing
 *
 * Says it beside the input.
 */
void
jy_field_editor_set_message (JyFieldEditor    *editor,
                             JyProblemSeverity severity,
                             const char       *message)
{
  g_autofree char *text = message != NULL ? jy_text_capitalize (message) : NULL;
  gboolean is_error = message != NULL && severity == JY_PROBLEM_ERROR;

  editor->has_error = is_error;
  gtk_label_set_label (editor->message, text != NULL ? text : "");
  gtk_image_set_from_icon_name (editor->message_icon, is_error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (editor->message_box, is_error ? "warning" : "error");
  gtk_widget_add_css_class (editor->message_box, is_error ? "error" : "warning");
  gtk_widget_set_visible (editor->message_box, message != NULL);
  if (is_error)
    gtk_widget_add_css_class (jy_input_get_control (editor->input), "error");
  else
    gtk_widget_remove_css_class (jy_input_get_control (editor->input), "error");
  describe (editor);
}

/**
 * jy_field_editor_get_message:
 * @editor: an editor
 *
 * Returns: (transfer none) (nullable): what it says beside the input
 */
const char *
jy_field_editor_get_message (JyFieldEditor *editor)
{
  return gtk_widget_get_visible (editor->message_box) ? gtk_label_get_label (editor->message) : NULL;
}

/**
 * jy_field_editor_has_error:
 * @editor: an editor
 *
 * Returns: whether what it says refuses the record
 */
gboolean
jy_field_editor_has_error (JyFieldEditor *editor)
{
  return editor->has_error;
}
