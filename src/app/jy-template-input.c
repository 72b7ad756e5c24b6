/* jy-template-input.c: below the sentence stands how it reads on the notice of a month,
 * after each stroke; what may be put into it is chosen from a list. */
#include "config.h"

#include "jy-template-input.h"
#include "jy-long-text-input.h"
#include "jy-month-dialogs.h"
#include "jy-notice-analysis.h"
#include "jy-notice-sample.h"
#include "jy-notice-wording-proposal.h"
#include "jy-notice-wording.h"
#include "jy-placeholder-list.h"
#include "jy-text.h"

#include <glib/gi18n.h>

struct _JyTemplateInput
{
  GtkWidget parent_instance;

  JyInput *sentence;
  GtkWidget *list_button;
  JyPlaceholderList *list;
  GtkWidget *propose_button;
  GtkLabel *caption;
  GtkLabel *preview;

  const JyField *field;
  const char *notice; /* the name of the one that the sentence is for */
  JyNoticeSample *sample;
};

static void jy_template_input_input_init (JyInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JyTemplateInput, jy_template_input, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (JY_TYPE_INPUT, jy_template_input_input_init))

static GtkTextBuffer *
get_buffer (JyTemplateInput *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (jy_input_get_control (self->sentence)));
}

/* A sentence for the months to come, where the figures suggest one. */
static char *
propose (JyTemplateInput *self)
{
  const JyFigures *figures = jy_notice_sample_get_figures (self->sample);

  if (!(self->field->flags & JY_FIELD_PROPOSED) || self->notice == NULL || figures == NULL)
    return NULL;
  return jy_notice_wording_propose (self->notice, figures);
}

/* What the notice says where nothing is typed. */
static char *
write_usual (JyTemplateInput *self)
{
  const JyFigures *figures = jy_notice_sample_get_figures (self->sample);

  if (!(self->field->flags & JY_FIELD_PROPOSED) || self->notice == NULL)
    return NULL;
  return jy_notice_analysis_propose (self->notice, figures, jy_notice_sample_get_frame (self->sample)->institution);
}

static void
show (JyTemplateInput *self,
      const char      *caption,
      const char      *text)
{
  gtk_label_set_label (self->caption, caption);
  gtk_label_set_label (self->preview, text);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), *text != '\0');
}

static void
update_preview (JyTemplateInput *self)
{
  const JyFigures *figures = jy_notice_sample_get_figures (self->sample);
  const char *message = jy_notice_sample_get_message (self->sample);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = jy_input_dup_text (JY_INPUT (self));
  g_autofree char *plain = jy_text_normalize (text);
  g_autofree char *month = figures != NULL ? jy_month_dup_title (figures->month) : NULL;
  g_autofree char *caption = NULL;
  g_autofree char *written = NULL;

  if (figures == NULL)
    {
      show (self, message != NULL ? message : _ ("The figures are being read"), "");
      return;
    }
  if (*plain != '\0')
    {
      written = jy_notice_wording_expand (text, figures, jy_notice_sample_get_frame (self->sample), problems);
      /* Translators: above a sentence; %s is a month */
      caption = g_strdup_printf (_ ("With the figures of %s it reads:"), month);
    }
  else if ((written = write_usual (self)) != NULL)
    /* Translators: above a sentence; %s is a month */
    caption = g_strdup_printf (_ ("Left empty, it follows from the figures; with those of %s it reads:"), month);
  else
    caption = g_strdup (self->field->flags & JY_FIELD_PROPOSED ? _ ("Left empty, it follows from the figures of the month.")
                                                               : _ ("Left empty, the notice has its usual sentence here."));
  show (self, caption, written != NULL ? written : "");
}

static void
update (JyTemplateInput *self)
{
  g_autofree char *proposal = propose (self);

  update_preview (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "template.propose", proposal != NULL);
}

/* As one step, which Ctrl+Z takes back. */
static void
replace (JyTemplateInput *self,
         gboolean         all,
         const char      *text)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;

  gtk_text_buffer_begin_user_action (buffer);
  if (all)
    {
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_buffer_delete (buffer, &start, &end);
    }
  else
    gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_widget_grab_focus (jy_input_get_control (self->sentence));
}

static void
sentence_changed_cb (JyTemplateInput *self)
{
  if (self->sample != NULL)
    update_preview (self);
  jy_input_emit_changed (JY_INPUT (self));
}

static void
sentence_activated_cb (JyTemplateInput *self)
{
  jy_input_emit_activated (JY_INPUT (self));
}

static void
list_shown_cb (JyTemplateInput *self)
{
  jy_placeholder_list_begin (self->list);
}

static void
list_cancelled_cb (JyTemplateInput *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->list_button));
  gtk_widget_grab_focus (jy_input_get_control (self->sentence));
}

static void
placeholder_chosen_cb (JyTemplateInput *self,
                       guint            placeholder)
{
  const char *name =
    jy_text_pick (jy_placeholder_get_name ((JyPlaceholder) placeholder), jy_placeholder_get_name_zh ((JyPlaceholder) placeholder));
  g_autofree char *braced = g_strdup_printf ("{%s}", name);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->list_button));
  replace (self, FALSE, braced);
}

static void
propose_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  JyTemplateInput *self = JY_TEMPLATE_INPUT (widget);
  g_autofree char *proposal = propose (self);

  if (proposal != NULL)
    replace (self, TRUE, proposal);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (JY_TEMPLATE_INPUT (widget)->list_button));
}

static char *
jy_template_input_dup_text (JyInput *input)
{
  return jy_input_dup_text (JY_TEMPLATE_INPUT (input)->sentence);
}

static void
jy_template_input_set_text (JyInput    *input,
                            const char *text)
{
  jy_input_set_text (JY_TEMPLATE_INPUT (input)->sentence, text);
}

static GtkWidget *
jy_template_input_get_control (JyInput *input)
{
  return jy_input_get_control (JY_TEMPLATE_INPUT (input)->sentence);
}

static void
jy_template_input_follow (JyInput        *input,
                          const JyRecord *record)
{
  JyTemplateInput *self = JY_TEMPLATE_INPUT (input);
  guint choice = self->field->notice_choice - 1;
  const char *notice = NULL;

  if (jy_record_has (record, choice))
    notice = record->kind->fields[choice].choices->list[jy_record_get_integer (record, choice)].name;
  if (notice == self->notice)
    return;
  self->notice = notice;
  update (self);
}

/* Whether the cursor stands in a placeholder that is just being typed. */
static gboolean
is_in_placeholder (JyTemplateInput *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  while (!gtk_text_iter_starts_line (&cursor) && gtk_text_iter_backward_char (&cursor))
    {
      gunichar character = gtk_text_iter_get_char (&cursor);

      if (character == '{' || character == 0xff5b)
        return TRUE;
      if (character == '}' || character == 0xff5d)
        return FALSE;
    }
  return FALSE;
}

static char *
jy_template_input_dup_problem (JyInput *input)
{
  JyTemplateInput *self = JY_TEMPLATE_INPUT (input);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = jy_input_dup_text (input);

  if (is_in_placeholder (self))
    return NULL;
  g_free (jy_template_expand (text, NULL, NULL, problems));
  return problems->len > 0 ? g_strdup (g_ptr_array_index (problems, 0)) : NULL;
}

static void
jy_template_input_input_init (JyInputInterface *iface)
{
  iface->dup_text = jy_template_input_dup_text;
  iface->set_text = jy_template_input_set_text;
  iface->get_control = jy_template_input_get_control;
  iface->follow = jy_template_input_follow;
  iface->dup_problem = jy_template_input_dup_problem;
}

static void
jy_template_input_dispose (GObject *object)
{
  JyTemplateInput *self = JY_TEMPLATE_INPUT (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->sample);

  G_OBJECT_CLASS (jy_template_input_parent_class)->dispose (object);
}

static void
jy_template_input_class_init (JyTemplateInputClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_template_input_dispose;

  g_type_ensure (JY_TYPE_LONG_TEXT_INPUT);
  g_type_ensure (JY_TYPE_PLACEHOLDER_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-template-input.ui");
  gtk_widget_class_bind_template_child (widget_class, JyTemplateInput, sentence);
  gtk_widget_class_bind_template_child (widget_class, JyTemplateInput, list_button);
  gtk_widget_class_bind_template_child (widget_class, JyTemplateInput, list);
  gtk_widget_class_bind_template_child (widget_class, JyTemplateInput, propose_button);
  gtk_widget_class_bind_template_child (widget_class, JyTemplateInput, caption);
  gtk_widget_class_bind_template_child (widget_class, JyTemplateInput, preview);
  gtk_widget_class_bind_template_callback (widget_class, sentence_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sentence_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_cancelled_cb);
  gtk_widget_class_bind_template_callback (widget_class, placeholder_chosen_cb);

  gtk_widget_class_install_action (widget_class, "template.propose", NULL, propose_action);
  gtk_widget_class_install_action (widget_class, "template.choose", NULL, choose_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "template.choose", NULL);
}

static void
jy_template_input_init (JyTemplateInput *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jy_template_input_new:
 * @field: a field that holds a template
 * @ledger: the ledger with whose figures it is shown
 *
 * Returns: (transfer none): an empty input
 */
GtkWidget *
jy_template_input_new (const JyField *field,
                       JyLedger      *ledger)
{
  JyTemplateInput *self = g_object_new (JY_TYPE_TEMPLATE_INPUT, NULL);
  g_autofree char *name = g_strdup_printf (/* Translators: the title of a field that holds a sentence */
                                           _ ("Placeholders for “%s”"), jy_field_get_title (field));

  self->field = field;
  self->sample = jy_notice_sample_ref_for (ledger);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->propose_button, (field->flags & JY_FIELD_PROPOSED) != 0);
  g_signal_connect_object (self->sample, "read", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
