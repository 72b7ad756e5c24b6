/* jy-form-problems.c: what the engine says of a record is put beside the fields that
 * it is about; what is right the engine alone knows. */
#include "config.h"

#include "jy-form-problems.h"
#include "jy-form-reveal.h"

/* All that is said about one field, errors before warnings. */
static void
show_field_problems (JyFieldEditor    *editor,
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
  jy_field_editor_set_message (editor, worst, text->len > 0 ? text->str : NULL);
}

/**
 * jy_form_problems_tell:
 * @fields: the fields
 * @problems: what is wrong with their record
 * @refused: a flag for each field that cannot be read, which says so already
 *
 * Tells the problems beside their fields.
 */
void
jy_form_problems_tell (JyFormFields     *fields,
                       const JyProblems *problems,
                       const gboolean   *refused)
{
  const JyKind *kind = jy_form_fields_get_kind (fields);
  gboolean is_unread = FALSE;

  for (guint i = 0; i < kind->n_fields; i++)
    is_unread |= refused[i];
  /* What follows from a value that could not be read is not missing. */
  for (guint i = 0; i < kind->n_fields; i++)
    if (!refused[i] && is_unread && (kind->fields[i].flags & JY_FIELD_DERIVED))
      jy_field_editor_set_message (jy_form_fields_get_editor (fields, i), JY_PROBLEM_WARNING, NULL);
    else if (!refused[i])
      show_field_problems (jy_form_fields_get_editor (fields, i), i, problems);
}

/**
 * jy_form_problems_check_early:
 * @fields: the fields
 *
 * Tells what can be said before everything is there: not that something is missing,
 * and nothing about where nobody has been. After a refusal everything is told.
 */
void
jy_form_problems_check_early (JyFormFields *fields)
{
  const JyKind *kind = jy_form_fields_get_kind (fields);
  JyCheckContext context = jy_form_fields_get_context (fields);
  g_autoptr (JyProblems) problems = jy_problems_new ();
  g_autoptr (JyRecord) record = NULL;
  gboolean refused[JY_KIND_MAX_FIELDS] = { FALSE };

  record = jy_form_fields_read (fields, refused);
  jy_record_derive (record, &context);
  jy_record_check (record, &context, problems);
  jy_form_problems_tell (fields, problems, refused);
  for (guint i = 0; i < kind->n_fields && !jy_form_fields_was_refused (fields); i++)
    {
      JyFieldEditor *editor = jy_form_fields_get_editor (fields, i);

      if (!jy_field_editor_was_left (editor) || (!jy_record_has (record, i) && !refused[i]))
        jy_field_editor_set_message (editor, JY_PROBLEM_WARNING, NULL);
    }
}

/**
 * jy_form_problems_find_whole:
 * @problems: what is wrong with a record
 *
 * Returns: (transfer none) (nullable): what no field is to blame for
 */
const char *
jy_form_problems_find_whole (const JyProblems *problems)
{
  const char *whole = NULL;

  for (guint i = 0; i < jy_problems_get_n (problems); i++)
    if (jy_problems_get (problems, i)->field == JY_PROBLEM_WHOLE_RECORD)
      whole = jy_problems_get (problems, i)->message;
  return whole;
}

/**
 * jy_form_problems_has_errors:
 * @fields: the fields
 *
 * Returns: whether one of them says what refuses the record
 */
gboolean
jy_form_problems_has_errors (JyFormFields *fields)
{
  guint n_editors;
  JyFieldEditor *const *editors = jy_form_fields_list_editors (fields, &n_editors);

  for (guint i = 0; i < n_editors; i++)
    if (jy_field_editor_has_error (editors[i]))
      return TRUE;
  return FALSE;
}

/**
 * jy_form_problems_focus_first:
 * @fields: the fields
 *
 * Goes to the first wrong field.
 */
void
jy_form_problems_focus_first (JyFormFields *fields)
{
  guint n_editors;
  JyFieldEditor *const *editors = jy_form_fields_list_editors (fields, &n_editors);

  for (guint i = 0; i < n_editors; i++)
    if (jy_field_editor_has_error (editors[i]))
      {
        gtk_widget_grab_focus (GTK_WIDGET (editors[i]));
        jy_form_reveal (editors[i]);
        return;
      }
}
