/* jy-endings.c: contracts and licences that end soon, unless the next one is there
 * already. Alarms 90, 60 and 30 days before; a hazardous-waste licence's renewal
 * must be asked for 30 working days before (危险废物经营许可证管理办法, 13). */
#include "config.h"

#include "jy-findings-private.h"
#include "jy-waste-code.h"

#include <glib/gi18n-lib.h>

#define FIRST_ALARM  90
#define SECOND_ALARM 60
#define THIRD_ALARM  30
#define RENEWAL_DAYS 30

typedef struct
{
  const JyKind *kind;
  guint categories_field;
  const char *ending;    /* row, number, end, collector, type, categories, waste codes */
  const char *following; /* categories, waste codes of those that go on without a gap */
} Paper;

static const Paper papers[] = {
  { &jy_kind_contract, JY_CONTRACT_CATEGORIES,
    "SELECT p.row,p.number,p.\"end\",c.name,'',p.categories,NULL FROM contract AS p JOIN collector AS c ON c.row=p.collector"
    " WHERE p.voided=0 AND ifnull(p.status,'active')='active' AND p.\"end\" BETWEEN :from AND :to",
    "SELECT n.categories,NULL FROM contract AS p JOIN contract AS n ON n.collector=p.collector"
    " WHERE p.row=:row AND n.voided=0 AND ifnull(n.status,'active')='active'"
    " AND n.\"end\">p.\"end\" AND n.start<=date(p.\"end\",'+1 day')" },
  { &jy_kind_licence, JY_LICENCE_CATEGORIES,
    "SELECT p.row,p.number,p.valid_to,c.name,p.type,p.categories,p.waste_codes FROM licence AS p"
    " JOIN collector AS c ON c.row=p.collector WHERE p.voided=0 AND p.valid_to BETWEEN :from AND :to",
    "SELECT n.categories,n.waste_codes FROM licence AS p JOIN licence AS n ON n.collector=p.collector AND n.type=p.type"
    " WHERE p.row=:row AND n.voided=0 AND ifnull(n.valid_to,'9999')>p.valid_to AND n.valid_from<=date(p.valid_to,'+1 day')" },
};

/* A licence that names no categories covers all. */
static guint
read_categories (const Paper *paper,
                 const char  *text)
{
  JyValue value = { 0 };

  if (text != NULL)
    jy_field_read_stored (&paper->kind->fields[paper->categories_field], text, &value);
  return value.integer != 0 ? (guint) value.integer : G_MAXUINT;
}

/* Whether every code of a list is covered by another one. */
static gboolean
covers_codes (const char *list,
              const char *codes)
{
  g_auto (GStrv) words = g_strsplit (codes != NULL ? codes : "", ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (!jy_waste_code_list_covers (list, words[i]))
      return FALSE;
  return TRUE;
}

/* Those that follow cover, together, all that the ending one covers. */
static gboolean
is_followed (JyFindingsContext *context,
             const Paper       *paper,
             JyStatement       *ending,
             gboolean          *followed,
             GError           **error)
{
  guint left = read_categories (paper, jy_statement_get_text (ending, 5));
  g_autoptr (GError) problem = NULL;
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autoptr (JyStatement) statement =
    jy_database_prepare (jy_ledger_get_database (context->ledger), paper->following, &problem);

  if (statement != NULL)
    jy_statement_bind_integer (statement, ":row", jy_statement_get_integer (ending, 0));
  while (statement != NULL && jy_statement_step (statement, &problem))
    {
      const char *more = jy_statement_get_text (statement, 1);

      left &= ~read_categories (paper, jy_statement_get_text (statement, 0));
      if (more != NULL)
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? "," : "", more);
    }
  *followed = left == 0 && covers_codes (codes->str, jy_statement_get_text (ending, 6));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

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
                const Paper       *paper,
                JyDay              today,
                GError           **error)
{
  g_autoptr (GError) problem = NULL;
  JyFindingsContext period = { .ledger = context->ledger, .last = today + FIRST_ALARM };
  g_autoptr (JyStatement) statement = jy_findings_prepare (&period, paper->ending, today, &problem);
  gboolean followed;

  while (statement != NULL && jy_statement_step (statement, &problem) &&
         is_followed (context, paper, statement, &followed, &problem))
    if (!followed)
      add_ending (context, calendar, paper->kind, statement, today);
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

  if (calendar == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (!add_endings_of (context, calendar, &papers[i], day, error))
      return FALSE;
  return TRUE;
}
