/* jy-record-form.c: saves what stands in the fields, or says why not. */
#include "config.h"

#include "jy-record-form.h"
#include "jy-draft-keeper.h"
#include "jy-focus.h"
#include "jy-form-fields.h"
#include "jy-form-footer.h"
#include "jy-form-order.h"
#include "jy-form-problems.h"
#include "jy-reference-window.h"

#include <glib/gi18n.h>

struct _JyRecordForm
{
  GtkWidget parent_instance;

  JyFormFields *fields;
  JyFormFooter *footer;

  JyFormTarget *target;
  JyDraftKeeper *keeper;
  gboolean is_refused; /* the footer says so */
};

G_DEFINE_FINAL_TYPE (JyRecordForm, jy_record_form, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SAVED,
  SIGNAL_CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Of @saved what is kept. */
static void
begin (JyRecordForm   *self,
       const JyRecord *saved)
{
  jy_form_fields_fill (self->fields, jy_form_target_begin (self->target, saved),
                       jy_form_target_get_usual_reason (self->target));
  self->is_refused = FALSE;
}

/* Beside the fields; what belongs to none stands below. */
static void
show_refusal (JyRecordForm     *self,
              const JyProblems *problems,
              const gboolean   *refused,
              const GError     *error)
{
  const char *whole = jy_form_problems_find_whole (problems);

  jy_form_fields_set_refused (self->fields);
  jy_form_problems_tell (self->fields, problems, refused);
  if (whole == NULL && error != NULL && !jy_problems_has_errors (problems) && !jy_form_problems_has_errors (self->fields))
    whole = error->message;
  jy_form_footer_say (self->footer, whole != NULL ? whole : _ ("Nothing is saved yet: see the marked fields."), TRUE);
  self->is_refused = TRUE;
  jy_form_problems_focus_first (self->fields);
}

/* It sends nobody to marks that are gone. */
static void
checked_cb (JyRecordForm *self)
{
  if (!self->is_refused || jy_form_problems_has_errors (self->fields))
    return;
  self->is_refused = FALSE;
  jy_form_footer_say (self->footer, NULL, FALSE);
}

static gboolean
refuse_to_write (JyRecordForm *self)
{
  if (!jy_ledger_is_read_only (self->target->ledger))
    return FALSE;
  jy_form_footer_say_read_only (self->footer);
  return TRUE;
}

/* Whether @record may be saved; where it may not, the form says why. */
static gboolean
check (JyRecordForm *self,
       JyRecord     *record,
       gboolean     *refused)
{
  g_autoptr (JyProblems) problems = jy_problems_new ();
  g_autoptr (GError) error = NULL;
  gboolean fits = jy_form_target_check (self->target, record, problems, &error);

  for (guint i = 0; i < record->kind->n_fields; i++)
    if (refused[i])
      fits = FALSE;
  if (!fits)
    show_refusal (self, problems, refused, error);
  return fits;
}

/* Enter in the last field goes to the button, where it saves. */
static void
finished_cb (JyRecordForm *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->footer));
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  jy_record_form_save (JY_RECORD_FORM (widget), FALSE);
}

/* Where there is no next one, saving is all that is left to do. */
static void
save_another_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  JyRecordForm *self = JY_RECORD_FORM (widget);

  jy_record_form_save (self, jy_form_footer_get_series (self->footer));
}

static void
clear_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  jy_record_form_clear (JY_RECORD_FORM (widget));
}

/* The field asks for a record that is not there yet. */
static void
new_reference_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  JyRecordForm *self = JY_RECORD_FORM (widget);
  guint position;
  const JyField *field = jy_kind_find_field (self->target->kind, g_variant_get_string (parameter, NULL), &position);

  if (field != NULL && jy_kind_find (field->target) != NULL)
    jy_reference_window_open (self->target, jy_form_fields_get_editor (self->fields, position));
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  jy_draft_keeper_keep (JY_RECORD_FORM (widget)->keeper);
  g_signal_emit (widget, signals[SIGNAL_CANCELLED], 0);
}

static gboolean
jy_record_form_grab_focus (GtkWidget *widget)
{
  return jy_form_order_focus_first (JY_RECORD_FORM (widget)->fields);
}

static void
jy_record_form_unmap (GtkWidget *widget)
{
  JyRecordForm *self = JY_RECORD_FORM (widget);

  if (self->keeper != NULL)
    jy_draft_keeper_keep (self->keeper);

  GTK_WIDGET_CLASS (jy_record_form_parent_class)->unmap (widget);
}

static void
jy_record_form_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&JY_RECORD_FORM (object)->keeper);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (jy_record_form_parent_class)->dispose (object);
}

static void
jy_record_form_finalize (GObject *object)
{
  JyRecordForm *self = JY_RECORD_FORM (object);

  g_clear_pointer (&self->target, jy_form_target_free);

  G_OBJECT_CLASS (jy_record_form_parent_class)->finalize (object);
}

static void
jy_record_form_class_init (JyRecordFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jy_record_form_dispose;
  object_class->finalize = jy_record_form_finalize;
  widget_class->focus = jy_focus_inside;
  widget_class->grab_focus = jy_record_form_grab_focus;
  widget_class->unmap = jy_record_form_unmap;

  /**
   * JyRecordForm::saved:
   * @form: the form
   * @id: the record's identifier
   * @another: whether the form goes on with the next one
   *
   * Emitted after a record is saved.
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", JY_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  /**
   * JyRecordForm::cancelled:
   * @form: the form
   *
   * Emitted for Escape. What was typed is kept.
   */
  signals[SIGNAL_CANCELLED] =
    g_signal_new ("cancelled", JY_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (JY_TYPE_FORM_FIELDS);
  g_type_ensure (JY_TYPE_FORM_FOOTER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-record-form.ui");
  gtk_widget_class_bind_template_child (widget_class, JyRecordForm, fields);
  gtk_widget_class_bind_template_child (widget_class, JyRecordForm, footer);
  gtk_widget_class_bind_template_callback (widget_class, checked_cb);
  gtk_widget_class_bind_template_callback (widget_class, finished_cb);

  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "form.save-another", NULL, save_another_action);
  gtk_widget_class_install_action (widget_class, "form.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "form.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "form.new-reference", "s", new_reference_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save-another", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "form.save-another", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "form.cancel", NULL);
}

static void
jy_record_form_init (JyRecordForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jy_record_form_new_for:
 * @target: (transfer full): what is written
 *
 * Returns: (transfer none): a form for it, with what was typed and not saved
 */
GtkWidget *
jy_record_form_new_for (JyFormTarget *target)
{
  JyRecordForm *self = g_object_new (JY_TYPE_RECORD_FORM, NULL);
  JyDraftFound found;

  self->target = target;
  jy_form_footer_set_series (self->footer, jy_form_target_is_series (target));
  jy_form_fields_set_up (self->fields, target->ledger, target->kind, jy_form_target_get_extra (target));
  self->keeper = jy_draft_keeper_new (self->fields, target);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (jy_form_footer_say_not_kept), self->footer, G_CONNECT_SWAPPED);
  begin (self, NULL);
  found = jy_draft_keeper_restore (self->keeper);
  if (found != JY_DRAFT_NONE)
    jy_form_footer_say_back (self->footer, found == JY_DRAFT_BACK_CHANGED);
  refuse_to_write (self);
  return GTK_WIDGET (self);
}

/**
 * jy_record_form_new:
 * @ledger: an open ledger
 * @kind: a kind that people record
 *
 * Returns: (transfer none): a form for a new record
 */
GtkWidget *
jy_record_form_new (JyLedger     *ledger,
                    const JyKind *kind)
{
  return jy_record_form_new_for (jy_form_target_new (ledger, kind));
}

/**
 * jy_record_form_new_amend:
 * @ledger: an open ledger
 * @id: a record's identifier
 * @error: return location
 *
 * Returns: (transfer none) (nullable): a form for a new version of a record, or
 *   %NULL with @error of #JyLedgerError
 */
GtkWidget *
jy_record_form_new_amend (JyLedger   *ledger,
                          const char *id,
                          GError    **error)
{
  JyFormTarget *target = jy_form_target_new_amend (ledger, id, error);

  return target != NULL ? jy_record_form_new_for (target) : NULL;
}

/**
 * jy_record_form_get_kind:
 * @form: a form
 *
 * Returns: (transfer none): the kind of its record
 */
const JyKind *
jy_record_form_get_kind (JyRecordForm *form)
{
  return form->target->kind;
}

/**
 * jy_record_form_get_editor:
 * @form: a form
 * @field: position of a field
 *
 * Returns: (transfer none): the editor of the field
 */
JyFieldEditor *
jy_record_form_get_editor (JyRecordForm *form,
                           guint         field)
{
  return jy_form_fields_get_editor (form->fields, field);
}

/**
 * jy_record_form_get_reason_editor:
 * @form: a form
 *
 * Returns: (transfer none) (nullable): where the reason of an amendment is typed
 */
JyFieldEditor *
jy_record_form_get_reason_editor (JyRecordForm *form)
{
  return jy_form_fields_get_extra (form->fields);
}

/**
 * jy_record_form_get_message:
 * @form: a form
 *
 * Returns: (transfer none): what it says of the whole record, or ""
 */
const char *
jy_record_form_get_message (JyRecordForm *form)
{
  return jy_form_footer_get_message (form->footer);
}

/**
 * jy_record_form_clear:
 * @form: a form
 *
 * Begins anew, without what was typed.
 */
void
jy_record_form_clear (JyRecordForm *form)
{
  begin (form, NULL);
  jy_draft_keeper_forget (form->keeper);
  jy_form_footer_say (form->footer, NULL, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (form));
}

/**
 * jy_record_form_save:
 * @form: a form
 * @another: whether a further record of the series follows
 *
 * Saves what was typed, or says beside the fields why not.
 *
 * Returns: whether it is saved
 */
gboolean
jy_record_form_save (JyRecordForm *form,
                     gboolean      another)
{
  g_autoptr (JyProblems) problems = jy_problems_new ();
  gboolean refused[JY_KIND_MAX_FIELDS] = { FALSE };
  g_autoptr (JyRecord) record = jy_form_fields_read (form->fields, refused);
  g_autoptr (GError) error = NULL;
  JyFieldEditor *reason = jy_form_fields_get_extra (form->fields);
  g_autofree char *reason_text = reason != NULL ? jy_field_editor_dup_text (reason) : NULL;
  JyRecordState state;

  if (reason != NULL)
    jy_field_editor_set_message (reason, JY_PROBLEM_WARNING, NULL);
  if (refuse_to_write (form) || !check (form, record, refused))
    return FALSE;
  if (!jy_form_target_write (form->target, record, reason_text, problems, &state, &error))
    {
      if (reason != NULL && jy_field_editor_is_empty (reason))
        jy_field_editor_set_message (reason, JY_PROBLEM_ERROR, error->message);
      show_refusal (form, problems, refused, error);
      return FALSE;
    }
  begin (form, record);
  jy_draft_keeper_forget (form->keeper);
  jy_form_footer_say_saved (form->footer, problems, record->kind);
  if (another)
    jy_form_order_begin_next (form->fields);
  g_signal_emit (form, signals[SIGNAL_SAVED], 0, state.id, another);
  return TRUE;
}
