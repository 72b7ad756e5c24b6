/* jy-record-findings.c: what saving a record warned of, told again until somebody
 * has looked: the same rules, asked of the records of a month. */
#include "config.h"

#include "jy-findings-private.h"
#include "jy-problems.h"
#include "jy-query.h"
#include "jy-text.h"
#include "jy-twins.h"

#include <glib/gi18n-lib.h>

/* So many values tell people which record is meant. */
#define MAX_DESCRIBED 4

typedef struct
{
  JyFindingsContext *context;
  JyCheckContext check;
  JyProblems *problems;
} Judge;

/**
 * jy_findings_describe: (skip)
 * @context: the list
 * @record: a record
 *
 * Returns: (transfer full): what it must say beside its day, so that people know it
 */
char *
jy_findings_describe (JyFindingsContext *context,
                      const JyRecord    *record)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < record->kind->n_fields && n < MAX_DESCRIBED; i++)
    {
      const JyField *field = &record->kind->fields[i];
      g_autofree char *value = NULL;

      if (!(field->flags & JY_FIELD_REQUIRED) || i + 1 == record->kind->date_field || !jy_record_has (record, i))
        continue;
      value = jy_field_is_numeric (field) ? jy_dimension_format_unit (jy_field_get_dimension (field), jy_record_get_integer (record, i))
                                          : jy_ledger_format (context->ledger, record, i);
      g_string_append_printf (text, "%s%s", n++ > 0 ? jy_text_pick (", ", "、") : "", value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A finding of its own already, see judge_pickup(). */
static gboolean
is_told_elsewhere (const JyRecord *record,
                   guint           field)
{
  return record->kind == &jy_kind_pickup && field == JY_PICKUP_MANIFEST;
}

static gboolean
judge_record (const JyRecord      *record,
              const JyRecordState *state,
              gpointer             data,
              GError             **error)
{
  Judge *judge = data;
  g_autofree char *description = NULL;

  jy_problems_clear (judge->problems);
  jy_record_check (record, &judge->check, judge->problems);
  for (guint i = 0; i < jy_problems_get_n (judge->problems); i++)
    {
      const JyProblem *problem = jy_problems_get (judge->problems, i);
      gboolean is_ahead = problem->field + 1 == record->kind->date_field && jy_record_is_ahead (record, judge->check.today);
      g_autofree char *sentence = NULL;

      if (problem->severity != JY_PROBLEM_WARNING || is_told_elsewhere (record, problem->field))
        continue;
      if (description == NULL)
        description = jy_findings_describe (judge->context, record);
      sentence = jy_problem_to_sentence (problem, record->kind);
      jy_findings_add (judge->context, is_ahead ? "future_date" : "odd_value", JY_SEVERITY_WARNING, jy_record_get_day (record),
                       record->kind, state->row, NULL, "%s%s%s", description, jy_text_pick (": ", "："), sentence);
    }
  return TRUE;
}

typedef struct
{
  JyFindingsContext *context;
  const JyKind *kind;
} TwinTeller;

static gboolean
tell_twin (gint64   row,
           JyDay    day,
           gpointer data,
           GError **error)
{
  TwinTeller *teller = data;
  g_autoptr (JyRecord) record = jy_ledger_read_row (teller->context->ledger, teller->kind, row, NULL, error);
  g_autofree char *description = NULL;

  if (record == NULL)
    return FALSE;
  description = jy_findings_describe (teller->context, record);
  jy_findings_add (teller->context, "duplicate", JY_SEVERITY_WARNING, day, teller->kind, row, NULL, "%s%s%s", description,
                   jy_text_pick (": ", "："), jy_twin_get_message ());
  return TRUE;
}

/**
 * jy_findings_is_of_events: (skip)
 * @kind: a kind
 *
 * Returns: whether its records say what happened on a day
 */
gboolean
jy_findings_is_of_events (const JyKind *kind)
{
  return kind->date_field > 0 && (kind->fields[kind->date_field - 1].flags & JY_FIELD_PAST);
}

/**
 * jy_findings_add_records: (skip)
 * @context: the list
 * @error: return location
 *
 * Adds `future_date` for records of the period whose day lies ahead by the ledger's
 * clock, `odd_value` for whatever else the rules of their kind warn of, and
 * `duplicate` for the later one of two that may be the same.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_findings_add_records (JyFindingsContext *context,
                         GError           **error)
{
  g_autoptr (JyProblems) problems = jy_problems_new ();
  Judge judge = { context, jy_ledger_get_check_context (context->ledger), problems };
  TwinTeller teller = { context, NULL };
  guint n_kinds;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (JyQuery) query = NULL;

      if (!jy_findings_is_of_events (kinds[i]))
        continue;
      query = jy_query_new (kinds[i]);
      jy_query_set_period (query, context->first, context->last);
      teller.kind = kinds[i];
      if (!jy_query_run (query, context->ledger, judge_record, &judge, error) ||
          !jy_ledger_list_twins (context->ledger, kinds[i], context->first, context->last, 0, tell_twin, &teller, error))
        return FALSE;
    }
  return TRUE;
}
