/* What a month's page shows, worked out beside the window. */
#pragma once

#include "jy-findings.h"

G_BEGIN_DECLS

/**
 * JyMonthReport:
 * @figures: the month's figures
 * @findings: #JyFinding, the worst first
 * @targets: milligrams left on the plate per diner that are aimed at for each
 *   meal, or 0
 * @year_to_date: grams of waste from January to the month
 * @closing: the version of the month's closing, or 0 while it is open
 * @is_over: whether the month is over, so that it can be closed
 */
typedef struct
{
  JyFigures *figures;
  GPtrArray *findings;
  gint64 targets[JY_N_MEALS];
  gint64 year_to_date;
  gint64 closing;
  gboolean is_over;
} JyMonthReport;

void           jy_month_report_async    (JyLedger             *ledger,
                                         JyMonth               month,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              data);
JyMonthReport *jy_month_report_finish   (GAsyncResult         *result,
                                         GError              **error);
void           jy_month_report_free     (JyMonthReport        *report);
gboolean       jy_month_report_is_empty (const JyMonthReport  *report);
guint          jy_month_report_count    (const JyMonthReport  *report,
                                         JySeverity            severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyMonthReport, jy_month_report_free)

G_END_DECLS
