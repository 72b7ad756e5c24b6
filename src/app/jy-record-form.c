/* jy-record-form.c: saves what stands in the fields, or says why not; what is right
 * the engine alone knows. */
#include "config.h"

#include "jy-record-form.h"
#include "jy-form-fields.h"

#include <glib/gi18n.h>

struct _JyRecordForm
{
  GtkWidget parent_instance;

  JyFormFields *fields;
  GtkLabel *message;
  GtkWidget *clear_button;
  GtkWidget *another_button;
  GtkWidget *save_button;

  JyLedger *ledger;
  const JyKind *kind;
  char *id;   /* of the record that is amended */
  gint64 row; /* likewise, or 0 */
};

G_DEFINE_FINAL_TYPE (JyRecordForm, jy_record_form, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SAVED,
  SIGNAL_CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const JyField reason_field = {
  .name = "reason for the change",
  .title = "Reason for the change",
  .title_zh = "更改原因",
  .type = JY_FIELD_TEXT,
  .flags = JY_FIELD_REQUIRED,
};

static void
show_message (JyRecordForm *self,
              const char   *text,
              gboolean      is_error)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
}

/* The next of a series: of @saved what is kept, of nothing the day it is. */
static void
begin (JyRecordForm   *self,
       const JyRecord *saved)
{
  JyRecord *record = jy_record_new (self->kind);

  for (guint i = 0; i < self->kind->n_fields; i++)
    if (saved != NULL && (self->kind->fields[i].flags & JY_FIELD_KEPT))
      jy_value_copy (&saved->values[i], &record->values[i]);
    else if (saved == NULL && self->kind->date_field == i + 1 && (self->kind->fields[i].flags & JY_FIELD_KEPT))
      jy_record_set_integer (record, i, jy_ledger_get_today (self->ledger));
  jy_form_fields_fill (self->fields, record);
}

/* The draft of a new record goes by its kind, that of an old one by its identifier. */
static void
keep_draft (JyRecordForm *self)
{
  jy_form_fields_keep_draft (self->fields, self->id != NULL ? self->id : self->kind->name);
}

static void
restore_draft (JyRecordForm *self)
{
  if (jy_form_fields_restore_draft (self->fields, self->id != NULL ? self->id : self->kind->name))
    show_message (self, _ ("What was typed here and not saved is back."), FALSE);
}

/* Beside the fields; what belongs to none stands below. */
static void
show_refusal (JyRecordForm     *self,
              const JyProblems *problems,
              const gboolean   *refused,
              const GError     *error)
{
  const char *whole = NULL;

  jy_form_fields_show_problems (self->fields, problems, refused);
  for (guint i = 0; i < jy_problems_get_n (problems); i++)
    if (jy_problems_get (problems, i)->field == JY_PROBLEM_WHOLE_RECORD)
      whole = jy_problems_get (problems, i)->message;
  if (whole == NULL && error != NULL && !jy_problems_has_errors (problems) && !jy_form_fields_has_errors (self->fields))
    whole = error->message;
  show_message (self, whole != NULL ? whole : _ ("Nothing is saved yet: see the marked fields."), TRUE);
  jy_form_fields_focus_first_error (self->fields);
}

/* The warnings of a record that was saved all the same. */
static void
show_notes (JyRecordForm     *self,
            const JyProblems *problems)
{
  g_autofree char *notes = jy_problems_to_text (problems, self->kind, JY_PROBLEM_WARNING);
  g_autofree char *text = NULL;

  if (jy_problems_get_n (problems) == 0)
    text = g_strdup (_ ("Saved."));
  else
    text = g_strdup_printf (/* Translators: what is odd about a record */ _ ("Saved. Note: %s"), notes);
  show_message (self, text, FALSE);
}

/* Whether @record may be saved; where it may not, the form says why. */
static gboolean
check (JyRecordForm *self,
       JyRecord     *record,
       gboolean     *refused)
{
  g_autoptr (JyProblems) problems = jy_problems_new ();
  g_autoptr (GError) error = NULL;
  gboolean fits = jy_ledger_check (self->ledger, record, self->row, problems, &error);

  for (guint i = 0; i < self->kind->n_fields; i++)
    if (refused[i])
      fits = FALSE;
  if (!fits)
    show_refusal (self, problems, refused, error);
  return fits;
}

static gboolean
write_record (JyRecordForm  *self,
              JyRecord      *record,
              JyProblems    *problems,
              JyRecordState *state,
              GError       **error)
{
  g_autofree char *reason = NULL;

  if (self->id == NULL)
    return jy_ledger_put (self->ledger, record, problems, state, error);
  reason = jy_field_editor_dup_text (jy_form_fields_get_extra (self->fields));
  g_strlcpy (state->id, self->id, sizeof state->id);
  return jy_ledger_amend (self->ledger, self->id, record, reason, problems, error);
}

/* An amended record as it stands now, with nothing changed. */
static void
remember (JyRecordForm   *self,
          const JyRecord *record)
{
  JyCheckContext context = jy_ledger_get_check_context (self->ledger);
  JyRecord *copy = jy_record_copy (record);

  /* What was worked out from the old values follows the new ones. */
  jy_record_strip_derived (copy, &context);
  jy_form_fields_fill (self->fields, copy);
}

/* Enter in the last field goes to the button, where it saves. */
static void
finished_cb (JyRecordForm *self)
{
  gtk_widget_grab_focus (self->save_button);
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

  jy_record_form_save (self, gtk_widget_get_visible (self->another_button));
}

static void
clear_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  jy_record_form_clear (JY_RECORD_FORM (widget));
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  keep_draft (JY_RECORD_FORM (widget));
  g_signal_emit (widget, signals[SIGNAL_CANCELLED], 0);
}

static gboolean
jy_record_form_grab_focus (GtkWidget *widget)
{
  JyRecordForm *self = JY_RECORD_FORM (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->fields));
}

static void
jy_record_form_unmap (GtkWidget *widget)
{
  JyRecordForm *self = JY_RECORD_FORM (widget);

  if (self->ledger != NULL)
    keep_draft (self);

  GTK_WIDGET_CLASS (jy_record_form_parent_class)->unmap (widget);
}

static void
jy_record_form_dispose (GObject *object)
{
  JyRecordForm *self = JY_RECORD_FORM (object);
  GtkWidget *child;

  g_clear_object (&self->ledger);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (jy_record_form_parent_class)->dispose (object);
}

static void
jy_record_form_finalize (GObject *object)
{
  JyRecordForm *self = JY_RECORD_FORM (object);

  g_free (self->id);

  G_OBJECT_CLASS (jy_record_form_parent_class)->finalize (object);
}

static void
jy_record_form_class_init (JyRecordFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jy_record_form_dispose;
  object_class->finalize = jy_record_form_finalize;
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
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-record-form.ui");
  gtk_widget_class_bind_template_child (widget_class, JyRecordForm, fields);
  gtk_widget_class_bind_template_child (widget_class, JyRecordForm, message);
  gtk_widget_class_bind_template_child (widget_class, JyRecordForm, clear_button);
  gtk_widget_class_bind_template_child (widget_class, JyRecordForm, another_button);
  gtk_widget_class_bind_template_child (widget_class, JyRecordForm, save_button);
  gtk_widget_class_bind_template_callback (widget_class, finished_cb);

  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "form.save-another", NULL, save_another_action);
  gtk_widget_class_install_action (widget_class, "form.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "form.cancel", NULL, cancel_action);
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
 * jy_record_form_new:
 * @ledger: an open ledger
 * @kind: a kind that people record
 *
 * Returns: (transfer none): a form for a new record, with what was typed into the
 *   last one and not saved
 */
GtkWidget *
jy_record_form_new (JyLedger     *ledger,
                    const JyKind *kind)
{
  JyRecordForm *self = g_object_new (JY_TYPE_RECORD_FORM, NULL);

  self->ledger = g_object_ref (ledger);
  self->kind = kind;
  gtk_widget_set_visible (self->another_button, !(kind->flags & JY_KIND_SINGLE));
  jy_form_fields_set_up (self->fields, ledger, kind, NULL);
  begin (self, NULL);
  restore_draft (self);
  return GTK_WIDGET (self);
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
  g_autoptr (JyRecord) record = NULL;
  JyRecordState state;
  JyRecordForm *self;

  record = jy_ledger_read (ledger, id, &state, error);
  if (record == NULL)
    return NULL;
  self = g_object_new (JY_TYPE_RECORD_FORM, NULL);
  self->ledger = g_object_ref (ledger);
  self->kind = record->kind;
  self->id = g_strdup (id);
  self->row = state.row;
  gtk_widget_hide (self->another_button);
  jy_form_fields_set_up (self->fields, ledger, record->kind, &reason_field);
  remember (self, record);
  restore_draft (self);
  return GTK_WIDGET (self);
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
  return form->kind;
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
  return gtk_label_get_label (form->message);
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
  if (form->id == NULL)
    begin (form, NULL);
  else
    jy_form_fields_fill (form->fields, NULL);
  keep_draft (form);
  show_message (form, NULL, FALSE);
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
  JyRecordState state = { 0 };

  if (reason != NULL)
    jy_field_editor_set_message (reason, JY_PROBLEM_WARNING, NULL);
  if (!check (form, record, refused))
    return FALSE;
  if (!write_record (form, record, problems, &state, &error))
    {
      if (reason != NULL && jy_field_editor_is_empty (reason))
        jy_field_editor_set_message (reason, JY_PROBLEM_ERROR, error->message);
      show_refusal (form, problems, refused, error);
      return FALSE;
    }
  if (form->id == NULL)
    begin (form, record);
  else
    remember (form, record);
  keep_draft (form);
  show_notes (form, problems);
  if (another)
    jy_form_fields_focus_first_empty (form->fields);
  g_signal_emit (form, signals[SIGNAL_SAVED], 0, state.id, another);
  return TRUE;
}
