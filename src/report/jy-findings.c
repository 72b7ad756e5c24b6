/* jy-findings.c: gathers the findings of a month. Gaps, records, outliers, endings and
 * postings stand in files of their own. */
#include "config.h"

#include "jy-findings-private.h"
#include "jy-query.h"
#include "jy-waste-code.h"

#include <glib/gi18n-lib.h>

/* How far back open months are looked at when no month is named. */
#define MONTHS_LOOKED_BACK 36

static const char *const severities[] = { "note", "warning", "error" };

/**
 * jy_severity_get_name:
 * @severity: a severity
 *
 * Returns: (transfer none): its name, never translated
 */
const char *
jy_severity_get_name (JySeverity severity)
{
  return severities[severity];
}

/**
 * jy_finding_free:
 * @finding: (transfer full): a finding
 *
 * Frees it.
 */
void
jy_finding_free (JyFinding *finding)
{
  g_free (finding->record);
  g_free (finding->message);
  g_free (finding);
}

/**
 * jy_findings_add: (skip)
 * @context: the list
 * @code: what it is
 * @severity: how bad
 * @day: the day it is about, or 0
 * @kind: (nullable): the kind of the record
 * @row: the record's row, or 0
 * @coverage: (nullable): the coverage's name
 * @format: a sentence, as for printf()
 * @...: its arguments
 *
 * Adds a finding.
 */
void
jy_findings_add (JyFindingsContext *context,
                 const char        *code,
                 JySeverity         severity,
                 JyDay              day,
                 const JyKind      *kind,
                 gint64             row,
                 const char        *coverage,
                 const char        *format,
                 ...)
{
  JyFinding *finding = g_new0 (JyFinding, 1);
  va_list arguments;
  JyUuid uuid;

  finding->code = code;
  finding->severity = severity;
  finding->day = day;
  finding->kind = kind;
  finding->coverage = coverage;
  if (row != 0 && jy_ledger_get_row_id (context->ledger, row, &uuid))
    {
      finding->record = g_malloc (JY_UUID_TEXT_SIZE);
      jy_uuid_write (&uuid, finding->record);
    }
  va_start (arguments, format);
  finding->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (context->list, finding);
}

/**
 * jy_findings_prepare: (skip)
 * @context: the period
 * @sql: a query with `:from` and `:to`
 * @first: the first day, which may lie before the period
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the statement with its period bound
 */
JyStatement *
jy_findings_prepare (JyFindingsContext *context,
                     const char        *sql,
                     JyDay              first,
                     GError           **error)
{
  JyStatement *statement = jy_database_prepare (jy_ledger_get_database (context->ledger), sql, error);
  char from[JY_DAY_TEXT_SIZE], to[JY_DAY_TEXT_SIZE];

  if (statement == NULL)
    return NULL;
  jy_day_write_iso (first, from);
  jy_day_write_iso (context->last, to);
  jy_statement_bind_text (statement, ":from", from);
  jy_statement_bind_text (statement, ":to", to);
  return statement;
}

static void
add_missing (JyFindingsContext *context,
             const JyFigures   *figures)
{
  for (guint i = 0; i < figures->missing->len; i++)
    {
      const JyMissingEntry *entry = &g_array_index (figures->missing, JyMissingEntry, i);
      const char *meal = jy_choice_get_title (&jy_meal_choices.list[entry->meal]);

      if (entry->plate)
        jy_findings_add (context, "missing_entry", JY_SEVERITY_WARNING, entry->day, &jy_kind_weighing, 0, NULL,
                         _ ("%s: the plates were not weighed; a zero is an entry as well."), meal);
      else
        jy_findings_add (context, "missing_entry", JY_SEVERITY_WARNING, entry->day, &jy_kind_meal, 0, NULL,
                         _ ("%s: the diners are missing; a zero is an entry as well."), meal);
    }
}

/* What was weighed in the kitchen and what was taken away should be the same,
 * waste oil apart, within a fifth. */
static void
add_kitchen_mismatch (JyFindingsContext *context,
                      const JyFigures   *figures)
{
  gint64 picked_up = figures->categories[JY_CATEGORY_KITCHEN].mass - figures->subkinds[JY_SUBKIND_WASTE_OIL].mass;
  gint64 difference = ABS (figures->food_waste - picked_up);
  g_autofree char *weighed = NULL;
  g_autofree char *taken = NULL;

  if (figures->food_waste == 0 || picked_up == 0 || difference * 5 <= figures->food_waste)
    return;
  weighed = jy_dimension_format_unit (&jy_dimension_mass, figures->food_waste);
  taken = jy_dimension_format_unit (&jy_dimension_mass, picked_up);
  jy_findings_add (context, "kitchen_mismatch", JY_SEVERITY_WARNING,
                   MIN (context->last, jy_ledger_get_today (context->ledger)), NULL, 0, NULL,
                   _ ("%s of kitchen waste were weighed in, %s were picked up; they differ by more than 20 %%."), weighed, taken);
}

/* Wrong check characters of any kind that has a credit code. */
static gboolean
add_credit_codes (JyFindingsContext *context,
                  GError           **error)
{
  guint n_kinds;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      const JyField *field = jy_kind_find_field (kinds[i], "credit_code", NULL);
      g_autofree char *sql = NULL;
      g_autoptr (JyStatement) statement = NULL;
      g_autoptr (GError) problem = NULL;

      if (field == NULL || field->check == NULL)
        continue;
      sql = g_strdup_printf ("SELECT row,credit_code,name FROM \"%s\" WHERE voided=0 AND credit_code IS NOT NULL", kinds[i]->name);
      statement = jy_database_prepare (jy_ledger_get_database (context->ledger), sql, &problem);
      while (statement != NULL && jy_statement_step (statement, &problem))
        {
          g_autofree char *odd = field->check (jy_statement_get_text (statement, 1));

          if (odd != NULL)
            jy_findings_add (context, "credit_code", JY_SEVERITY_NOTE, 0, kinds[i], jy_statement_get_integer (statement, 0), NULL,
                             _ ("%s, code %s: %s"), jy_statement_get_text (statement, 2), jy_statement_get_text (statement, 1), odd);
        }
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
    }
  return TRUE;
}

/* Two versions that replace the same one: a merge left them for a person. */
static gboolean
add_conflicts (JyFindingsContext *context,
               GError           **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement =
    jy_database_prepare (jy_ledger_get_database (context->ledger),
                         "SELECT jy_row(record),kind FROM journal WHERE supersedes IS NOT NULL"
                         " GROUP BY record,supersedes HAVING count(*)>1",
                         &problem);

  while (statement != NULL && jy_statement_step (statement, &problem))
    {
      const JyKind *kind = jy_kind_find_any (jy_statement_get_text (statement, 1));

      jy_findings_add (context, "conflict", JY_SEVERITY_ERROR, 0, kind, jy_statement_get_integer (statement, 0), NULL, "%s",
                       _ ("Two computers changed this record independently; look at its history."));
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

typedef struct
{
  JyFindingsContext *context;
  JyCoverageBook *book;
} PickupJudge;

static void
judge_coverage (PickupJudge    *judge,
                const JyRecord *pickup,
                gint64          row,
                const char     *collector)
{
  JyFindingsContext *context = judge->context;
  JyCoverage coverage = jy_coverage_book_ask_pickup (judge->book, pickup);
  gint64 category = jy_record_get_integer (pickup, JY_PICKUP_CATEGORY);
  JyDay day = jy_record_get_day (pickup);
  g_autofree char *sentence = NULL;

  if (jy_coverage_is_covered (&coverage))
    return;
  sentence = jy_coverage_to_sentence (&coverage, context->ledger);
  jy_findings_add (context, "not_covered", coverage.required ? JY_SEVERITY_ERROR : JY_SEVERITY_WARNING, day, &jy_kind_pickup,
                   row, jy_coverage_get_name (coverage.result), _ ("%s, %s: %s."), collector,
                   jy_choice_get_title (&jy_category_choices.list[category]), sentence);
  if (category == JY_CATEGORY_HAZARDOUS && !coverage.municipal && !jy_record_has (pickup, JY_PICKUP_MANIFEST))
    jy_findings_add (context, "no_manifest", JY_SEVERITY_ERROR, day, &jy_kind_pickup, row, NULL,
                     _ ("%s: hazardous waste was handed over without a manifest number."), collector);
}

static gboolean
judge_pickup (const JyRecord      *pickup,
              const JyRecordState *state,
              gpointer             data,
              GError             **error)
{
  PickupJudge *judge = data;
  JyDay day = jy_record_get_day (pickup);
  const char *manifest = jy_record_get_text (pickup, JY_PICKUP_MANIFEST);
  gboolean hazardous = jy_record_get_integer (pickup, JY_PICKUP_CATEGORY) == JY_CATEGORY_HAZARDOUS;
  g_autofree char *collector = jy_ledger_format (judge->context->ledger, pickup, JY_PICKUP_COLLECTOR);
  g_autofree char *odd = hazardous && manifest != NULL ? jy_manifest_check (manifest) : NULL;

  judge_coverage (judge, pickup, state->row, collector);
  if (odd != NULL)
    jy_findings_add (judge->context, "manifest_format", JY_SEVERITY_WARNING, day, &jy_kind_pickup, state->row, NULL,
                     _ ("%s: %s."), collector, odd);
  if (jy_record_get_integer (pickup, JY_PICKUP_METHOD) == JY_METHOD_ESTIMATED && !jy_record_has (pickup, JY_PICKUP_DENSITY))
    jy_findings_add (judge->context, "estimate_without_source", JY_SEVERITY_WARNING, day, &jy_kind_pickup, state->row, NULL,
                     _ ("%s: the mass was estimated, but not from a volume and a density with a source."), collector);
  return TRUE;
}

static gboolean
add_pickups (JyFindingsContext *context,
             GError           **error)
{
  g_autoptr (JyCoverageBook) book = jy_coverage_book_new (context->ledger, error);
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_pickup);
  PickupJudge judge = { context, book };

  if (book == NULL)
    return FALSE;
  jy_query_set_period (query, context->first, context->last);
  return jy_query_run (query, context->ledger, judge_pickup, &judge, error);
}

/* Everything that is dated in one month. */
static gboolean
add_month (JyFindingsContext *context,
           JyMonth            month,
           GError           **error)
{
  g_autoptr (JyFigures) figures = jy_figures_new (context->ledger, month, error);

  if (figures == NULL)
    return FALSE;
  context->first = jy_month_get_first (month);
  context->last = jy_month_get_last (month);
  add_missing (context, figures);
  add_kitchen_mismatch (context, figures);
  return jy_findings_add_gaps (context, figures, error) && add_pickups (context, error) && jy_findings_add_records (context, error) && jy_findings_add_outliers (context, error);
}

/* Everything that is true of the ledger on a day. */
static gboolean
add_standing (JyFindingsContext *context,
              JyDay              day,
              GError           **error)
{
  return add_credit_codes (context, error) && add_conflicts (context, error) &&
         jy_findings_add_unset (context, error) && jy_findings_add_endings (context, day, error);
}

static gint
compare (gconstpointer a,
         gconstpointer b)
{
  const JyFinding *left = *(const JyFinding *const *) a;
  const JyFinding *right = *(const JyFinding *const *) b;

  if (left->severity != right->severity)
    return left->severity > right->severity ? -1 : 1;
  return (left->day > right->day) - (left->day < right->day);
}

static GPtrArray *
finish (JyFindingsContext *context,
        gboolean           gathered)
{
  jy_database_end_read (jy_ledger_get_database (context->ledger));
  if (!gathered)
    {
      g_ptr_array_unref (context->list);
      return NULL;
    }
  /* Stable enough: what is equal stays in the order it was found. */
  g_ptr_array_sort (context->list, compare);
  return context->list;
}

static gboolean
begin (JyFindingsContext *context,
       JyLedger          *ledger,
       GError           **error)
{
  *context = (JyFindingsContext) { .ledger = ledger };
  if (!jy_database_begin_read (jy_ledger_get_database (ledger), error))
    return FALSE;
  context->list = g_ptr_array_new_with_free_func ((GDestroyNotify) jy_finding_free);
  return TRUE;
}

/**
 * jy_findings_new_for_month:
 * @ledger: an open ledger
 * @month: a month
 * @error: return location
 *
 * Gathers the findings of a month. Contracts and licences that end soon are
 * judged on the month's last day, or today while it is not over.
 *
 * Returns: (transfer full) (element-type JyFinding): the findings, the worst
 *   first, or %NULL with @error of #JyLedgerError
 */
GPtrArray *
jy_findings_new_for_month (JyLedger *ledger,
                           JyMonth   month,
                           GError  **error)
{
  JyFindingsContext context;

  if (!begin (&context, ledger, error))
    return NULL;
  return finish (&context,
                 add_month (&context, month, error) && jy_findings_add_postings (&context, month, month, error) &&
                   add_standing (&context, MIN (jy_month_get_last (month), jy_ledger_get_today (ledger)), error));
}

/* What is dated after the month that is running is in none of those looked at. */
static gboolean
add_months_ahead (JyFindingsContext *context,
                  JyMonth            today,
                  GError           **error)
{
  context->first = jy_month_get_last (today) + 1;
  context->last = jy_day_new (2999, 12, 31);
  return jy_findings_add_records (context, error);
}

/* The first day on which anything was recorded, or 0. */
static gboolean
find_first_day (JyLedger *ledger,
                JyDay    *first,
                GError  **error)
{
  static const char *const queries[] = {
    "SELECT min(date) FROM pickup WHERE voided=0",
    "SELECT min(date) FROM weighing WHERE voided=0",
    "SELECT min(date) FROM meal WHERE voided=0",
  };

  *first = 0;
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (JyStatement) statement = jy_database_prepare (jy_ledger_get_database (ledger), queries[i], &problem);
      JyDay day = 0;

      if (statement != NULL && jy_statement_step (statement, &problem))
        day = jy_day_from_iso (jy_statement_get_text (statement, 0));
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (day != 0 && (*first == 0 || day < *first))
        *first = day;
    }
  return TRUE;
}

/**
 * jy_findings_new:
 * @ledger: an open ledger
 * @error: return location
 *
 * Gathers the findings of all months of the last three years that are not
 * closed, up to today, those of the notices of the same time, and what ends soon.
 *
 * Returns: (transfer full) (element-type JyFinding): the findings, the worst
 *   first, or %NULL with @error of #JyLedgerError
 */
GPtrArray *
jy_findings_new (JyLedger *ledger,
                 GError  **error)
{
  JyDay today = jy_ledger_get_today (ledger);
  JyFindingsContext context;
  gboolean gathered;
  JyDay first;

  if (!begin (&context, ledger, error))
    return NULL;
  gathered = find_first_day (ledger, &first, error);
  /* A year mistyped by a century must not make a thousand empty months. */
  if (gathered && first != 0)
    for (JyMonth month = MAX (jy_day_get_month (first), jy_day_get_month (today) - MONTHS_LOOKED_BACK); gathered && month <= jy_day_get_month (today); month++)
      if (!jy_ledger_is_month_closed (ledger, month))
        gathered = add_month (&context, month, error);
  return finish (&context, gathered && add_months_ahead (&context, jy_day_get_month (today), error) &&
                             jy_findings_add_postings (&context, jy_day_get_month (today) - MONTHS_LOOKED_BACK,
                                                       jy_day_get_month (today), error) &&
                             add_standing (&context, today, error));
}
