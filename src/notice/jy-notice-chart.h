/* Charts of a notice: within the text, or on a page of their own. */

#pragma once

#include "jy-document.h"
#include "jy-figures.h"

G_BEGIN_DECLS

/**
 * JyNoticeChart:
 * @JY_NOTICE_CHART_PLATES: what each diner left on the plate, day by day
 * @JY_NOTICE_CHART_SHARES: shares of the categories of waste
 * @JY_NOTICE_CHART_YEAR: twelve months of pickups
 *
 * The charts there are, in the order of an annex.
 */
typedef enum
{
  JY_NOTICE_CHART_PLATES = 1 << 0,
  JY_NOTICE_CHART_SHARES = 1 << 1,
  JY_NOTICE_CHART_YEAR = 1 << 2,
} JyNoticeChart;

/**
 * JyNoticeCharts:
 * @figures: the figures that are shown
 * @subject: what the notice publishes, without 公示; a line of a title ends at "\n"
 * @height: of charts within the text, in points; the usual one until it is changed
 * @drawn: which charts there are: bits of #JyNoticeChart
 *
 * The charts of one notice.
 */
typedef struct
{
  const JyFigures *figures;
  const char *subject;
  double height;
  guint drawn;
} JyNoticeCharts;

void jy_notice_charts_init (JyNoticeCharts  *self,
                            const JyFigures *figures,
                            const char      *subject);
void jy_notice_charts_add (JyNoticeCharts *self, JyDocument *document, guint wanted);
void jy_notice_charts_announce (const JyNoticeCharts *self, JyDocument *document);
void jy_notice_charts_annex (const JyNoticeCharts *self, JyDocument *document);

G_END_DECLS
