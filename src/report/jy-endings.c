/* jy-endings.c: contracts and licences that end soon, unless the next one is there
 * already. Alarms 90, 60 and 30 days before; a hazardous-waste licence's renewal
 * must be asked for 30 working days before (危险废物经营许可证管理办法, 13). */
#include "config.h"

#include "jy-findings-private.h"

#include <glib/gi18n-lib.h>

#define FIRST_ALARM   90
#define SECOND_ALARM  60
#define THIRD_ALARM   30
#define RENEWAL_DAYS  30

/* The one that follows covers all of the same and begins without a gap. */
static const char contracts_sql[] =
  "SELECT p.row,p.number,p.\"end\",c.name,'' FROM contract AS p JOIN collector AS c ON c.row=p.collector"
  " WHERE p.voided=0 AND ifnull(p.status,'active')='active' AND p.\"end\" BETWEEN :from AND :to"
  " AND NOT EXISTS (SELECT 1 FROM contract AS n WHERE n.voided=0 AND n.row<>p.row AND n.collector=p.collector"
  " AND n.categories=p.categories AND n.\"end\">p.\"end\" AND n.start<=date(p.\"end\",'+1 day'))";

static const char licences_sql[] =
  "SELECT p.row,p.number,p.valid_to,c.name,p.type FROM licence AS p JOIN collector AS c ON c.row=p.collector"
  " WHERE p.voided=0 AND p.valid_to BETWEEN :from AND :to"
  " AND NOT EXISTS (SELECT 1 FROM licence AS n WHERE n.voided=0 AND n.row<>p.row AND n.collector=p.collector"
  " AND n.type=p.type AND ifnull(n.valid_to,'9999')>p.valid_to AND n.valid_from<=date(p.valid_to,'+1 day'))";

static JySeverity
get_severity (int days)
{
  if (days <= THIRD_ALARM)
    return JY_SEVERITY_WARNING;
  return JY_SEVERITY_NOTE;
}

/* The round alarm that is due, which is what people plan by. */
static int
get_alarm (int days)
{
  if (days <= THIRD_ALARM)
    return THIRD_ALARM;
  return days <= SECOND_ALARM ? SECOND_ALARM : FIRST_ALARM;
}

static void
add_ending (JyFindingsContext *context,
            const JyCalendar  *calendar,
            const JyKind      *kind,
            JyStatement       *statement,
            JyDay              today)
{
  const char *number = jy_statement_get_text (statement, 1);
  const char *collector = jy_statement_get_text (statement, 3);
  JyDay end = jy_day_from_iso (jy_statement_get_text (statement, 2));
  g_autofree char *end_text = jy_day_to_iso (end);
  int days = end - today;

  if (g_str_equal (jy_statement_get_text (statement, 4), jy_licence_type_choices.list[JY_LICENCE_HAZARDOUS_OPERATION].name))
    {
      JyDay renewal = jy_calendar_add_working_days (calendar, end, -RENEWAL_DAYS);
      g_autofree char *renewal_text = jy_day_to_iso (renewal);

      jy_findings_add (context, "ending_soon", today >= renewal ? JY_SEVERITY_WARNING : get_severity (days), end, kind,
                       jy_statement_get_integer (statement, 0), NULL,
                       _ ("The hazardous-waste licence %s of %s ends on %s; its renewal must be asked for by %s."), number,
                       collector, end_text, renewal_text);
      return;
    }
  jy_findings_add (context, "ending_soon", get_severity (days), end, kind, jy_statement_get_integer (statement, 0), NULL,
                   kind == &jy_kind_contract ? _ ("The contract %s with %s ends on %s, within %d days.")
                                             : _ ("The licence %s of %s ends on %s, within %d days."),
                   number, collector, end_text, get_alarm (days));
}

static gboolean
add_endings_of (JyFindingsContext *context,
                const JyCalendar  *calendar,
                const JyKind      *kind,
                const char        *sql,
                JyDay              today,
                GError           **error)
{
  g_autoptr (GError) problem = NULL;
  JyFindingsContext period = { .ledger = context->ledger, .last = today + FIRST_ALARM };
  g_autoptr (JyStatement) statement = jy_findings_prepare (&period, sql, today, &problem);

  while (statement != NULL && jy_statement_step (statement, &problem))
    add_ending (context, calendar, kind, statement, today);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * jy_findings_add_endings: (skip)
 * @context: the list
 * @day: the day on which it is asked
 * @error: return location
 *
 * Adds contracts and licences that end within 90 days.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_findings_add_endings (JyFindingsContext *context,
                         JyDay              day,
                         GError           **error)
{
  g_autoptr (JyCalendar) calendar = jy_ledger_load_calendar (context->ledger, error);

  return calendar != NULL && add_endings_of (context, calendar, &jy_kind_contract, contracts_sql, day, error) &&
         add_endings_of (context, calendar, &jy_kind_licence, licences_sql, day, error);
}
