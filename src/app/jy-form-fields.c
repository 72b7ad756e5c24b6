/* jy-form-fields.c: the texts of the editors become a record by the engine, which also
 * works out what was not typed. */
#include "config.h"

#include "jy-form-fields.h"
#include "jy-form-card.h"
#include "jy-form-hints.h"
#include "jy-form-order.h"
#include "jy-form-problems.h"

#include <glib/gi18n.h>

struct _JyFormFields
{
  GtkBox parent_instance;

  GtkSizeGroup *titles;
  JyLedger *ledger;
  const JyKind *kind;
  JyRecord *original; /* what the form began with */
  GPtrArray *order;   /* JyFieldEditor, as they stand below each other */
  JyFieldEditor *editors[JY_KIND_MAX_FIELDS];
  char *initial[JY_KIND_MAX_FIELDS];
  JyFieldEditor *extra;
  char *usual_extra; /* with what it begins */
  gboolean is_filling;
  gboolean was_refused; /* then everything is told, also what is missing */
};

G_DEFINE_FINAL_TYPE (JyFormFields, jy_form_fields, GTK_TYPE_BOX)

enum
{
  SIGNAL_EDITED,
  SIGNAL_CHECKED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What was said of the text before is not said of this one; leaving it says what is. */
static void
editor_changed_cb (JyFormFields  *self,
                   JyFieldEditor *editor)
{
  if (self->is_filling)
    return;
  jy_field_editor_set_message (editor, JY_PROBLEM_WARNING, NULL);
  jy_form_hints_update (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0);
}

static void
editor_left_cb (JyFormFields  *self,
                JyFieldEditor *editor)
{
  if (self->is_filling || self->ledger == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  jy_form_hints_show_understood (self, editor);
  if (editor == self->extra)
    jy_field_editor_set_message (editor, JY_PROBLEM_WARNING, NULL);
  jy_form_problems_check_early (self);
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0);
}

static void
editor_activated_cb (JyFormFields  *self,
                     JyFieldEditor *editor)
{
  guint position;

  if (!g_ptr_array_find (self->order, editor, &position))
    return;
  if (position + 1 < self->order->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->order, position + 1));
  else
    g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static JyFieldEditor *
add_editor (JyFormFields  *self,
            GtkWidget     *card,
            const JyField *field)
{
  JyFieldEditor *editor = jy_field_editor_new (self->ledger, field, self->titles);

  jy_form_card_add (card, GTK_WIDGET (editor));
  g_ptr_array_add (self->order, editor);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (editor_changed_cb), self);
  g_signal_connect_object (editor, "left", G_CALLBACK (editor_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (editor, "activated", G_CALLBACK (editor_activated_cb), self);
  return editor;
}

static void
add_editors (JyFormFields *self)
{
  const char *const titles[JY_FORM_N_GROUPS] = { NULL, _ ("Quantities"), _ ("Further details") };

  for (guint group = 0; group < JY_FORM_N_GROUPS; group++)
    {
      GtkWidget *card = NULL;

      for (guint i = 0; i < self->kind->n_fields; i++)
        {
          if (jy_form_get_group (self->kind, i) != (JyFormGroup) group)
            continue;
          if (card == NULL)
            card = jy_form_card_new (GTK_BOX (self), titles[group]);
          self->editors[i] = add_editor (self, card, &self->kind->fields[i]);
        }
    }
}

static void
jy_form_fields_dispose (GObject *object)
{
  g_clear_object (&JY_FORM_FIELDS (object)->ledger);

  G_OBJECT_CLASS (jy_form_fields_parent_class)->dispose (object);
}

static void
jy_form_fields_finalize (GObject *object)
{
  JyFormFields *self = JY_FORM_FIELDS (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->initial); i++)
    g_free (self->initial[i]);
  g_free (self->usual_extra);
  g_clear_pointer (&self->original, jy_record_free);
  g_clear_object (&self->titles);
  g_ptr_array_unref (self->order);

  G_OBJECT_CLASS (jy_form_fields_parent_class)->finalize (object);
}

static void
jy_form_fields_class_init (JyFormFieldsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = jy_form_fields_dispose;
  object_class->finalize = jy_form_fields_finalize;

  /* Emitted for each stroke that changes a field. */
  signals[SIGNAL_EDITED] =
    g_signal_new ("edited", JY_TYPE_FORM_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* Emitted when other fields than before may be marked as wrong. */
  signals[SIGNAL_CHECKED] =
    g_signal_new ("checked", JY_TYPE_FORM_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* Emitted for Enter in the last field. */
  signals[SIGNAL_FINISHED] =
    g_signal_new ("finished", JY_TYPE_FORM_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jy_form_fields_init (JyFormFields *self)
{
  self->order = g_ptr_array_new ();
  self->titles = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

/**
 * jy_form_fields_set_up:
 * @fields: the fields, which have no kind yet
 * @ledger: an open ledger
 * @kind: the kind of the record
 * @extra: (nullable): a field that is no part of the record and stands last
 *
 * Makes the editors.
 */
void
jy_form_fields_set_up (JyFormFields  *self,
                       JyLedger      *ledger,
                       const JyKind  *kind,
                       const JyField *extra)
{
  self->ledger = g_object_ref (ledger);
  self->kind = kind;
  add_editors (self);
  if (extra != NULL)
    self->extra = add_editor (self, jy_form_card_new (GTK_BOX (self), NULL), extra);
}

/**
 * jy_form_fields_get_ledger:
 * @fields: the fields
 *
 * Returns: (transfer none): the ledger of their record
 */
JyLedger *
jy_form_fields_get_ledger (JyFormFields *self)
{
  return self->ledger;
}

/**
 * jy_form_fields_get_kind:
 * @fields: the fields
 *
 * Returns: (transfer none): the kind of their record
 */
const JyKind *
jy_form_fields_get_kind (JyFormFields *self)
{
  return self->kind;
}

/**
 * jy_form_fields_get_context:
 * @fields: the fields
 *
 * Returns: what the rules for their record look at
 */
JyCheckContext
jy_form_fields_get_context (JyFormFields *self)
{
  return jy_ledger_get_check_context (self->ledger);
}

/**
 * jy_form_fields_list_editors:
 * @fields: the fields
 * @n_editors: (out): their number
 *
 * Returns: (transfer none) (array length=n_editors): the editors as they stand
 *   below each other, also the one that is no part of the record
 */
JyFieldEditor *const *
jy_form_fields_list_editors (JyFormFields *self,
                             guint        *n_editors)
{
  *n_editors = self->order->len;
  return (JyFieldEditor *const *) self->order->pdata;
}

/**
 * jy_form_fields_get_editor:
 * @fields: the fields
 * @field: position of a field
 *
 * Returns: (transfer none): its editor
 */
JyFieldEditor *
jy_form_fields_get_editor (JyFormFields *self,
                           guint         field)
{
  return self->editors[field];
}

/**
 * jy_form_fields_get_extra:
 * @fields: the fields
 *
 * Returns: (transfer none) (nullable): the editor that is no part of the record
 */
JyFieldEditor *
jy_form_fields_get_extra (JyFormFields *self)
{
  return self->extra;
}

/**
 * jy_form_fields_read:
 * @fields: the fields
 * @refused: (nullable): a flag for each field, set where it cannot be read
 *
 * Reads everything that can be read. Where @refused is given, the rest is told
 * beside its field.
 *
 * Returns: (transfer full): the record
 */
JyRecord *
jy_form_fields_read (JyFormFields *self,
                     gboolean     *refused)
{
  JyRecord *record = jy_record_copy (self->original);

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      g_autofree char *text = jy_field_editor_dup_text (self->editors[i]);
      g_autoptr (GError) error = NULL;

      /* A text nobody touched is not read again: what it was written from stays. */
      if (g_str_equal (text, self->initial[i]) || jy_ledger_parse (self->ledger, record, i, text, &error))
        continue;
      jy_record_unset (record, i);
      if (refused == NULL)
        continue;
      refused[i] = TRUE;
      jy_field_editor_set_message (self->editors[i], JY_PROBLEM_ERROR, error->message);
    }
  return record;
}

/**
 * jy_form_fields_fill:
 * @fields: the fields
 * @record: (transfer full): a record
 * @usual_extra: with what the field begins that is no part of the record
 *
 * Puts a record into the editors.
 */
void
jy_form_fields_fill (JyFormFields *self,
                     JyRecord     *record,
                     const char   *usual_extra)
{
  g_free (self->usual_extra);
  self->usual_extra = g_strdup (usual_extra);
  g_clear_pointer (&self->original, jy_record_free);
  self->original = record;
  self->is_filling = TRUE;
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      g_autofree char *text = jy_ledger_format_plain (self->ledger, self->original, i);

      jy_field_editor_set_text (self->editors[i], text);
      jy_field_editor_set_message (self->editors[i], JY_PROBLEM_WARNING, NULL);
      jy_field_editor_forget_left (self->editors[i]);
      jy_field_editor_set_kept (self->editors[i], FALSE);
      g_free (self->initial[i]);
      self->initial[i] = jy_field_editor_dup_text (self->editors[i]);
    }
  if (self->extra != NULL)
    jy_field_editor_set_text (self->extra, self->usual_extra);
  self->is_filling = FALSE;
  self->was_refused = FALSE;
  jy_form_hints_update (self);
}

/**
 * jy_form_fields_put_texts:
 * @fields: the fields
 * @texts: text by field name; a field that is not there stays as it is
 *
 * Puts back what was typed once, whether it can be read or not.
 */
void
jy_form_fields_put_texts (JyFormFields *self,
                          GHashTable   *texts)
{
  self->is_filling = TRUE;
  for (guint i = 0; i < self->order->len; i++)
    {
      JyFieldEditor *editor = g_ptr_array_index (self->order, i);
      const char *text = g_hash_table_lookup (texts, jy_field_editor_get_field (editor)->name);

      if (text == NULL)
        continue;
      jy_field_editor_set_text (editor, text);
      jy_field_editor_set_left (editor);
    }
  self->is_filling = FALSE;
  jy_form_hints_update (self);
  jy_form_problems_check_early (self);
}

/**
 * jy_form_fields_is_changed:
 * @fields: the fields
 * @editor: one of their editors
 *
 * Returns: whether its text is another one than jy_form_fields_fill() put there
 */
gboolean
jy_form_fields_is_changed (JyFormFields  *self,
                           JyFieldEditor *editor)
{
  g_autofree char *text = jy_field_editor_dup_text (editor);

  if (editor == self->extra)
    return !g_str_equal (text, self->usual_extra);
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->editors[i] == editor)
      return !g_str_equal (text, self->initial[i]);
  g_return_val_if_reached (FALSE);
}

/**
 * jy_form_fields_set_refused:
 * @fields: the fields
 *
 * Has everything told from now on, also what is missing.
 */
void
jy_form_fields_set_refused (JyFormFields *self)
{
  self->was_refused = TRUE;
}

/**
 * jy_form_fields_was_refused:
 * @fields: the fields
 *
 * Returns: whether saving was tried since they were filled
 */
gboolean
jy_form_fields_was_refused (JyFormFields *self)
{
  return self->was_refused;
}
