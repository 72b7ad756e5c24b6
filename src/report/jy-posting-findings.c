/* jy-posting-findings.c: notices that do not hang, and sheets that hang too long. */
#include "config.h"

#include "jy-findings-private.h"

#include <glib/gi18n-lib.h>

/* A notice that was corrected need not be put up any more. */
#define NOT_POSTED                                                                                  \
  "SELECT n.row,n.number,n.posted_from FROM notice AS n WHERE n.voided=0 AND n.posted_from<=:today" \
  " AND n.month BETWEEN :first AND :last"                                                           \
  " AND NOT EXISTS (SELECT 1 FROM posting AS p WHERE p.notice=n.row AND p.voided=0)"                \
  " AND NOT EXISTS (SELECT 1 FROM notice AS s WHERE s.corrects=n.row AND s.voided=0)"               \
  " ORDER BY n.year,n.sequence"

/* Whatever hangs must come down, also what was corrected or voided. */
#define STILL_POSTED                                                                                    \
  "SELECT n.row,n.number,p.\"to\",p.place FROM posting AS p JOIN notice AS n ON n.row=p.notice"         \
  " WHERE p.voided=0 AND p.taken_down IS NULL AND p.\"to\"<:today AND n.month BETWEEN :first AND :last" \
  " ORDER BY n.year,n.sequence,p.row"

typedef void (*Teller) (JyFindingsContext *context,
                        JyStatement *statement);

static void
tell_not_posted (JyFindingsContext *context,
                 JyStatement       *statement)
{
  const char *from = jy_statement_get_text (statement, 2);

  jy_findings_add (context, "not_posted", JY_SEVERITY_WARNING, jy_day_from_iso (from), &jy_kind_notice,
                   jy_statement_get_integer (statement, 0), NULL,
                   _ ("%s should hang since %s, but no posting is recorded."), jy_statement_get_text (statement, 1), from);
}

static void
tell_still_posted (JyFindingsContext *context,
                   JyStatement       *statement)
{
  const char *number = jy_statement_get_text (statement, 1);
  const char *to = jy_statement_get_text (statement, 2);
  const char *place = jy_statement_get_text (statement, 3);
  gint64 row = jy_statement_get_integer (statement, 0);

  if (place != NULL)
    jy_findings_add (context, "still_posted", JY_SEVERITY_WARNING, jy_day_from_iso (to), &jy_kind_notice, row, NULL,
                     _ ("%s, %s: its period was over on %s; take it down and record the day."), number, place, to);
  else
    jy_findings_add (context, "still_posted", JY_SEVERITY_WARNING, jy_day_from_iso (to), &jy_kind_notice, row, NULL,
                     _ ("%s: its period was over on %s; take it down and record the day."), number, to);
}

static gboolean
tell (JyFindingsContext *context,
      const char        *sql,
      Teller             teller,
      JyMonth            first,
      JyMonth            last,
      GError           **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement = jy_database_prepare (jy_ledger_get_database (context->ledger), sql, error);
  g_autofree char *from = jy_month_to_iso (first);
  g_autofree char *to = jy_month_to_iso (last);
  g_autofree char *today = jy_day_to_iso (jy_ledger_get_today (context->ledger));

  if (statement == NULL)
    return FALSE;
  jy_statement_bind_text (statement, ":first", from);
  jy_statement_bind_text (statement, ":last", to);
  jy_statement_bind_text (statement, ":today", today);
  while (jy_statement_step (statement, &problem))
    teller (context, statement);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * jy_findings_add_postings: (skip)
 * @context: the list
 * @first: the first month whose notices are looked at
 * @last: the last one
 * @error: return location
 *
 * Adds `not_posted` for a notice that stands and has no posting, from the first day
 * of the posting that it announces on, and `still_posted` for a sheet whose period
 * is over and that was not taken down; both by the ledger's clock.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_findings_add_postings (JyFindingsContext *context,
                          JyMonth            first,
                          JyMonth            last,
                          GError           **error)
{
  return tell (context, NOT_POSTED, tell_not_posted, first, last, error) &&
         tell (context, STILL_POSTED, tell_still_posted, first, last, error);
}
