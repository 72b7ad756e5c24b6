/* How the parts of the findings add to the list. */
#pragma once

#include "jy-findings.h"

G_BEGIN_DECLS

/**
 * JyFindingsContext:
 * @ledger: the ledger
 * @first: the first day looked at
 * @last: the last day looked at
 * @list: (element-type JyFinding): what was found
 */
typedef struct
{
  JyLedger *ledger;
  JyDay first;
  JyDay last;
  GPtrArray *list;
} JyFindingsContext;

void     jy_findings_add          (JyFindingsContext *context,
                                   const char        *code,
                                   JySeverity         severity,
                                   JyDay              day,
                                   const JyKind      *kind,
                                   gint64             row,
                                   const char        *coverage,
                                   const char        *format,
                                   ...) G_GNUC_PRINTF (8, 9);
JyStatement *jy_findings_prepare  (JyFindingsContext *context,
                                   const char        *sql,
                                   JyDay              first,
                                   GError           **error);
char    *jy_findings_describe     (JyFindingsContext *context,
                                   const JyRecord    *record);
gboolean jy_findings_is_of_events (const JyKind      *kind);
gboolean jy_findings_add_records  (JyFindingsContext *context,
                                   GError           **error);
gboolean jy_findings_add_gaps     (JyFindingsContext *context,
                                   const JyFigures   *figures,
                                   GError           **error);
gboolean jy_findings_add_unset    (JyFindingsContext *context,
                                   GError           **error);
gboolean jy_findings_add_outliers (JyFindingsContext *context,
                                   GError           **error);
gboolean jy_findings_add_endings  (JyFindingsContext *context,
                                   JyDay              day,
                                   GError           **error);
gboolean jy_findings_add_postings (JyFindingsContext *context,
                                   JyMonth            first,
                                   JyMonth            last,
                                   GError           **error);

G_END_DECLS
