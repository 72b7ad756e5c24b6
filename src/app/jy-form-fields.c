/* jy-form-fields.c: the texts of the editors become a record by the engine; what it
 * says of the record is put beside the fields. */
#include "config.h"

#include "jy-form-fields.h"
#include "jy-draft.h"
#include "jy-form-order.h"

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
  gboolean is_filling;
  gboolean was_refused; /* then everything is told, also what is missing */
};

G_DEFINE_FINAL_TYPE (JyFormFields, jy_form_fields, GTK_TYPE_BOX)

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A text nobody touched is not read again: what it was written from stays. */
static gboolean
read_field (JyFormFields *self,
            JyRecord     *record,
            guint         field,
            GError      **error)
{
  g_autofree char *text = jy_field_editor_dup_text (self->editors[field]);

  if (g_str_equal (text, self->initial[field]))
    return TRUE;
  return jy_ledger_parse (self->ledger, record, field, text, error);
}

static void
update_hints (JyFormFields *self)
{
  g_autoptr (JyRecord) record = jy_form_fields_read (self, NULL);
  JyCheckContext context = jy_ledger_get_check_context (self->ledger);

  jy_record_derive (record, &context);
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      g_autofree char *hint = NULL;

      if (!(self->kind->fields[i].flags & JY_FIELD_DERIVED))
        continue;
      if (jy_record_has (record, i) && jy_field_editor_is_empty (self->editors[i]))
        hint = jy_ledger_format (self->ledger, record, i);
      jy_field_editor_set_hint (self->editors[i], hint);
    }
}

/* All that is said about one field, errors before warnings. */
static void
show_field_problems (JyFormFields     *self,
                     guint             field,
                     const JyProblems *problems)
{
  g_autoptr (GString) text = g_string_new (NULL);
  JyProblemSeverity worst = JY_PROBLEM_WARNING;

  for (int severity = JY_PROBLEM_ERROR; severity >= (int) JY_PROBLEM_WARNING; severity--)
    for (guint i = 0; i < jy_problems_get_n (problems); i++)
      {
        const JyProblem *problem = jy_problems_get (problems, i);

        if (problem->field != field || (int) problem->severity != severity)
          continue;
        worst = MAX (worst, problem->severity);
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", problem->message);
      }
  jy_field_editor_set_message (self->editors[field], worst, text->len > 0 ? text->str : NULL);
}

static void
tell_problems (JyFormFields     *self,
               const JyProblems *problems,
               const gboolean   *refused)
{
  gboolean is_unread = FALSE;

  for (guint i = 0; i < self->kind->n_fields; i++)
    is_unread |= refused[i];
  /* What follows from a value that could not be read is not missing. */
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (!refused[i] && is_unread && (self->kind->fields[i].flags & JY_FIELD_DERIVED))
      jy_field_editor_set_message (self->editors[i], JY_PROBLEM_WARNING, NULL);
    else if (!refused[i])
      show_field_problems (self, i, problems);
}

/* What can be said before everything is there: not that something is missing, and
 * nothing about where nobody has been. */
static void
check_early (JyFormFields *self)
{
  g_autoptr (JyProblems) problems = jy_problems_new ();
  g_autoptr (JyRecord) record = NULL;
  gboolean refused[JY_KIND_MAX_FIELDS] = { FALSE };
  JyCheckContext context = jy_ledger_get_check_context (self->ledger);

  record = jy_form_fields_read (self, refused);
  jy_record_derive (record, &context);
  jy_record_check (record, &context, problems);
  tell_problems (self, problems, refused);
  for (guint i = 0; i < self->kind->n_fields && !self->was_refused; i++)
    if (!jy_field_editor_was_left (self->editors[i]) || (!jy_record_has (record, i) && !refused[i]))
      jy_field_editor_set_message (self->editors[i], JY_PROBLEM_WARNING, NULL);
}

/* Sums, units and days in short are shown as they were understood. */
static void
show_understood (JyFormFields  *self,
                 JyFieldEditor *editor)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const JyField *field = &self->kind->fields[i];
      g_autoptr (JyRecord) record = NULL;
      g_autofree char *text = NULL;

      if (self->editors[i] != editor || !(jy_field_is_numeric (field) || field->type == JY_FIELD_CODE ||
                                          field->type == JY_FIELD_DATE || field->type == JY_FIELD_TIME))
        continue;
      record = jy_record_copy (self->original);
      if (jy_field_editor_is_empty (editor) || !read_field (self, record, i, NULL))
        return;
      text = jy_ledger_format_plain (self->ledger, record, i);
      jy_field_editor_set_text (editor, text);
    }
}

static void
editor_changed_cb (JyFormFields *self)
{
  if (!self->is_filling)
    update_hints (self);
}

static void
editor_left_cb (JyFormFields  *self,
                JyFieldEditor *editor)
{
  if (self->is_filling || self->ledger == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  show_understood (self, editor);
  if (editor == self->extra)
    jy_field_editor_set_message (editor, JY_PROBLEM_WARNING, NULL);
  check_early (self);
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

  if (gtk_widget_get_first_child (card) != NULL)
    gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (editor));
  g_ptr_array_add (self->order, editor);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (editor_changed_cb), self);
  g_signal_connect_object (editor, "left", G_CALLBACK (editor_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (editor, "activated", G_CALLBACK (editor_activated_cb), self);
  return editor;
}

static GtkWidget *
add_card (JyFormFields *self,
          const char   *title)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (title != NULL)
    {
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (group), label);
    }
  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (group), card);
  gtk_box_append (GTK_BOX (self), group);
  return card;
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
            card = add_card (self, titles[group]);
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
  g_clear_pointer (&self->original, jy_record_free);
  g_clear_object (&self->titles);
  g_ptr_array_unref (self->order);

  G_OBJECT_CLASS (jy_form_fields_parent_class)->finalize (object);
}

static gboolean
jy_form_fields_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (g_ptr_array_index (JY_FORM_FIELDS (widget)->order, 0));
}

static void
jy_form_fields_class_init (JyFormFieldsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = jy_form_fields_dispose;
  object_class->finalize = jy_form_fields_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = jy_form_fields_grab_focus;

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
    self->extra = add_editor (self, add_card (self, NULL), extra);
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
      g_autoptr (GError) error = NULL;
      gboolean read = read_field (self, record, i, &error);

      if (!read)
        jy_record_unset (record, i);
      if (!read && refused != NULL)
        {
          refused[i] = TRUE;
          jy_field_editor_set_message (self->editors[i], JY_PROBLEM_ERROR, error->message);
        }
    }
  return record;
}

/**
 * jy_form_fields_fill:
 * @fields: the fields
 * @record: (transfer full) (nullable): a record, or %NULL for the last one again
 *
 * Puts a record into the editors.
 */
void
jy_form_fields_fill (JyFormFields *self,
                     JyRecord     *record)
{
  if (record != NULL)
    {
      g_clear_pointer (&self->original, jy_record_free);
      self->original = record;
    }
  self->is_filling = TRUE;
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      g_autofree char *text = jy_ledger_format_plain (self->ledger, self->original, i);

      jy_field_editor_set_text (self->editors[i], text);
      jy_field_editor_set_message (self->editors[i], JY_PROBLEM_WARNING, NULL);
      jy_field_editor_forget_left (self->editors[i]);
      g_free (self->initial[i]);
      self->initial[i] = jy_field_editor_dup_text (self->editors[i]);
    }
  if (self->extra != NULL)
    jy_field_editor_set_text (self->extra, "");
  self->is_filling = FALSE;
  self->was_refused = FALSE;
  update_hints (self);
}

/**
 * jy_form_fields_show_problems:
 * @fields: the fields
 * @problems: why the record was not saved
 * @refused: a flag for each field that cannot be read
 *
 * Tells the problems beside their fields, from now on also what is missing.
 */
void
jy_form_fields_show_problems (JyFormFields     *self,
                              const JyProblems *problems,
                              const gboolean   *refused)
{
  self->was_refused = TRUE;
  tell_problems (self, problems, refused);
}

/**
 * jy_form_fields_has_errors:
 * @fields: the fields
 *
 * Returns: whether one of them says what refuses the record
 */
gboolean
jy_form_fields_has_errors (JyFormFields *self)
{
  for (guint i = 0; i < self->order->len; i++)
    if (jy_field_editor_has_error (g_ptr_array_index (self->order, i)))
      return TRUE;
  return FALSE;
}

/**
 * jy_form_fields_focus_first_error:
 * @fields: the fields
 *
 * Goes to the first wrong field.
 */
void
jy_form_fields_focus_first_error (JyFormFields *self)
{
  for (guint i = 0; i < self->order->len; i++)
    if (jy_field_editor_has_error (g_ptr_array_index (self->order, i)))
      {
        gtk_widget_grab_focus (g_ptr_array_index (self->order, i));
        return;
      }
}

/**
 * jy_form_fields_focus_first_empty:
 * @fields: the fields
 *
 * Goes to the first field in which nothing stands.
 */
void
jy_form_fields_focus_first_empty (JyFormFields *self)
{
  for (guint i = 0; i < self->order->len; i++)
    if (jy_field_editor_is_empty (g_ptr_array_index (self->order, i)))
      {
        gtk_widget_grab_focus (g_ptr_array_index (self->order, i));
        return;
      }
}

/**
 * jy_form_fields_keep_draft:
 * @fields: the fields
 * @name: whose draft
 *
 * Keeps what was typed since the record was put there, see jy_draft_keep().
 */
void
jy_form_fields_keep_draft (JyFormFields *self,
                           const char   *name)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      g_autofree char *text = jy_field_editor_dup_text (self->editors[i]);

      if (!g_str_equal (text, self->initial[i]))
        g_hash_table_insert (texts, (gpointer) self->kind->fields[i].name, g_steal_pointer (&text));
    }
  if (self->extra != NULL && !jy_field_editor_is_empty (self->extra))
    g_hash_table_insert (texts, (gpointer) jy_field_editor_get_field (self->extra)->name, jy_field_editor_dup_text (self->extra));
  if (g_hash_table_size (texts) > 0)
    jy_draft_keep (self->ledger, name, g_steal_pointer (&texts));
  else
    jy_draft_forget (self->ledger, name);
}

/**
 * jy_form_fields_restore_draft:
 * @fields: the fields
 * @name: whose draft
 *
 * Puts back what jy_form_fields_keep_draft() kept.
 *
 * Returns: whether there was anything
 */
gboolean
jy_form_fields_restore_draft (JyFormFields *self,
                              const char   *name)
{
  GHashTable *texts = jy_draft_peek (self->ledger, name);

  if (texts == NULL)
    return FALSE;
  self->is_filling = TRUE;
  for (guint i = 0; i < self->order->len; i++)
    {
      JyFieldEditor *editor = g_ptr_array_index (self->order, i);
      const char *text = g_hash_table_lookup (texts, jy_field_editor_get_field (editor)->name);

      if (text != NULL)
        jy_field_editor_set_text (editor, text);
    }
  self->is_filling = FALSE;
  update_hints (self);
  return TRUE;
}
