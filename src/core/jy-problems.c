/* jy-problems.c: a list of sentences, each beside its field. */
#include "config.h"

#include "jy-problems.h"
#include "jy-text.h"

struct _JyProblems
{
  GArray *list;
  guint n_errors;
};

static void
problem_clear (gpointer item)
{
  g_free (((JyProblem *) item)->message);
}

/**
 * jy_problems_new:
 *
 * Returns: (transfer full): an empty list
 */
JyProblems *
jy_problems_new (void)
{
  JyProblems *problems = g_new0 (JyProblems, 1);

  problems->list = g_array_new (FALSE, FALSE, sizeof (JyProblem));
  g_array_set_clear_func (problems->list, problem_clear);
  return problems;
}

/**
 * jy_problems_free:
 * @problems: (transfer full) (nullable): a list
 *
 * Frees it.
 */
void
jy_problems_free (JyProblems *problems)
{
  if (problems == NULL)
    return;
  g_array_unref (problems->list);
  g_free (problems);
}

/**
 * jy_problems_clear:
 * @problems: a list
 *
 * Empties it.
 */
void
jy_problems_clear (JyProblems *problems)
{
  g_array_set_size (problems->list, 0);
  problems->n_errors = 0;
}

/**
 * jy_problems_add:
 * @problems: a list
 * @severity: whether the record is refused
 * @field: position of the field, or %JY_PROBLEM_WHOLE_RECORD
 * @format: a sentence in the user's language, as for printf()
 * @...: its arguments
 *
 * Adds a problem.
 */
void
jy_problems_add (JyProblems       *problems,
                 JyProblemSeverity severity,
                 guint             field,
                 const char       *format,
                 ...)
{
  JyProblem problem = { severity, field, NULL };
  va_list arguments;

  va_start (arguments, format);
  problem.message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_array_append_val (problems->list, problem);
  if (severity == JY_PROBLEM_ERROR)
    problems->n_errors++;
}

/**
 * jy_problems_get_n:
 * @problems: a list
 *
 * Returns: the number of problems
 */
guint
jy_problems_get_n (const JyProblems *problems)
{
  return problems->list->len;
}

/**
 * jy_problems_get:
 * @problems: a list
 * @position: a position
 *
 * Returns: (transfer none): the problem there
 */
const JyProblem *
jy_problems_get (const JyProblems *problems,
                 guint             position)
{
  g_return_val_if_fail (position < problems->list->len, NULL);

  return &g_array_index (problems->list, JyProblem, position);
}

/**
 * jy_problems_has_errors:
 * @problems: a list
 *
 * Returns: whether the record is refused
 */
gboolean
jy_problems_has_errors (const JyProblems *problems)
{
  return problems->n_errors > 0;
}

/**
 * jy_problem_to_sentence:
 * @problem: a problem
 * @kind: the record's kind
 *
 * Returns: (transfer full): the message with its field in front
 */
char *
jy_problem_to_sentence (const JyProblem *problem,
                        const JyKind    *kind)
{
  if (problem->field == JY_PROBLEM_WHOLE_RECORD)
    return g_strdup (problem->message);
  return g_strconcat (jy_field_get_title (&kind->fields[problem->field]), jy_text_pick (": ", "："),
                      problem->message, NULL);
}

/**
 * jy_problems_to_text:
 * @problems: a list
 * @kind: the record's kind
 * @severity: which of them
 *
 * Returns: (transfer full): the sentences, separated by semicolons
 */
char *
jy_problems_to_text (const JyProblems *problems,
                     const JyKind     *kind,
                     JyProblemSeverity severity)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < problems->list->len; i++)
    {
      const JyProblem *problem = jy_problems_get (problems, i);
      g_autofree char *sentence = NULL;

      if (problem->severity != severity)
        continue;
      sentence = jy_problem_to_sentence (problem, kind);
      g_string_append_printf (text, "%s%s", text->len > 0 ? jy_text_pick ("; ", "；") : "", sentence);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
