/* jy-gap-findings.c: what a month lacks altogether. An empty month has nothing in it
 * that could be wrong, and that must not look as if all were well. */
#include "config.h"

#include "jy-findings-private.h"

#include <glib/gi18n-lib.h>

/* So long into a month nobody wonders that it is empty. */
#define GRACE_DAYS 7

/* Months within a year around are those it is compared with. */
#define AROUND_DAYS 365

/* Whether there is a record of a kind on any day of the period. */
static gboolean
find_any (JyFindingsContext *context,
          const char        *sql,
          int                days,
          gboolean          *found,
          GError           **error)
{
  g_autoptr (GError) problem = NULL;
  JyFindingsContext period = { .ledger = context->ledger, .last = context->last + days };
  g_autoptr (JyStatement) statement = jy_findings_prepare (&period, sql, context->first - days, &problem);

  *found = statement != NULL && jy_statement_step (statement, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Hazardous waste is not fetched every month: that is for people to know. */
static gboolean
add_categories (JyFindingsContext *context,
                const JyFigures   *figures,
                GError           **error)
{
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    {
      g_autofree char *sql = NULL;
      gboolean found;

      if (figures->categories[i].pickups > 0)
        continue;
      sql = g_strdup_printf ("SELECT 1 FROM pickup WHERE voided=0 AND category='%s' AND date BETWEEN :from AND :to LIMIT 1",
                             jy_category_choices.list[i].name);
      if (!find_any (context, sql, AROUND_DAYS, &found, error))
        return FALSE;
      if (found)
        jy_findings_add (context, "no_pickups", JY_SEVERITY_NOTE, context->last, &jy_kind_pickup, 0, NULL,
                         _ ("%s: no pickup is recorded in this month, as there is in others; where there was none, a zero says so."),
                         jy_choice_get_title (&jy_category_choices.list[i]));
    }
  return TRUE;
}

#define ANY_CANTEEN_RECORD                                                     \
  "SELECT 1 FROM meal WHERE voided=0 AND date BETWEEN :from AND :to UNION ALL" \
  " SELECT 1 FROM weighing WHERE voided=0 AND date BETWEEN :from AND :to LIMIT 1"

/* Where meals are expected, each that is missing is told by itself. */
static gboolean
add_canteen (JyFindingsContext *context,
             const JyFigures   *figures,
             JyDay              day,
             GError           **error)
{
  gboolean here, around;

  if (figures->expected > 0)
    return TRUE;
  if (!find_any (context, ANY_CANTEEN_RECORD, 0, &here, error) ||
      !find_any (context, ANY_CANTEEN_RECORD, AROUND_DAYS, &around, error))
    return FALSE;
  if (!here && around)
    jy_findings_add (context, "no_canteen_records", JY_SEVERITY_WARNING, day, &jy_kind_meal, 0, NULL, "%s",
                     _ ("Neither diners nor weighings are recorded in this month, as they are in others."));
  return TRUE;
}

/**
 * jy_findings_add_gaps: (skip)
 * @context: the list, its period a month
 * @figures: the figures of the month
 * @error: return location
 *
 * Adds `no_pickups` for a month without any pickup, a warning, or without those of a
 * category that other months have, a note; and `no_canteen_records` for one without
 * any of the canteen's where no meals are expected. A month that runs is not judged
 * before it is a week old, its categories not before it is over.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_findings_add_gaps (JyFindingsContext *context,
                      const JyFigures   *figures,
                      GError           **error)
{
  JyDay today = jy_ledger_get_today (context->ledger);
  JyDay day = MIN (context->last, today);

  if (today < context->first + GRACE_DAYS)
    return TRUE;
  if (figures->waste.pickups == 0)
    jy_findings_add (context, "no_pickups", JY_SEVERITY_WARNING, day, &jy_kind_pickup, 0, NULL, "%s",
                     _ ("No pickup is recorded in this month; where nothing was taken away, a zero says so."));
  else if (today > context->last && !add_categories (context, figures, error))
    return FALSE;
  return add_canteen (context, figures, day, error);
}

/**
 * jy_findings_add_unset: (skip)
 * @context: the list
 * @error: return location
 *
 * Adds `meals_not_set` where the canteen keeps records and the institution does not
 * say which meals it serves: then no entry can be found missing.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_findings_add_unset (JyFindingsContext *context,
                       GError           **error)
{
  g_autoptr (GError) problem = NULL;
  JyRecordState state;
  g_autoptr (JyRecord) institution = jy_ledger_read_institution (context->ledger, &state, &problem);
  gint64 found;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (institution == NULL || jy_record_get_integer (institution, JY_INSTITUTION_MEALS_SERVED) != 0)
    return TRUE;
  if (!jy_database_query_integer (jy_ledger_get_database (context->ledger),
                                  "SELECT EXISTS (SELECT 1 FROM meal WHERE voided=0)"
                                  " OR EXISTS (SELECT 1 FROM weighing WHERE voided=0)",
                                  &found, error))
    return FALSE;
  if (found)
    jy_findings_add (context, "meals_not_set", JY_SEVERITY_NOTE, 0, &jy_kind_institution, state.row, NULL, "%s",
                     _ ("The institution does not say which meals it serves, so nothing tells which entries are missing; fill in “Meals served”."));
  return TRUE;
}
