/* jy-notice-combined.c: the canteen and the waste of a month in one notice, in the
 * parts of which the notices of each consist. */
#include "config.h"

#include "jy-notice-analysis.h"
#include "jy-notice-canteen.h"
#include "jy-notice-combined.h"
#include "jy-notice-waste.h"

static const char DEFAULT_BASIS[] =
  "根据《中华人民共和国反食品浪费法》《生活垃圾分类制度实施方案》（国办发〔2017〕26号）等规定，"
  "现将食堂用餐及生活垃圾分类清运情况公示如下。";

/**
 * jy_notice_combined_new:
 * @ledger: (nullable): an open ledger, or %NULL to leave out the single pickups
 * @figures: the month's figures
 * @frame: what stands around them
 * @error: return location
 *
 * Writes the notice of a month's canteen and waste.
 *
 * Returns: (transfer full): the document, or %NULL with @error of #JyLedgerError
 */
JyDocument *
jy_notice_combined_new (JyLedger            *ledger,
                        const JyFigures     *figures,
                        const JyNoticeFrame *frame,
                        GError             **error)
{
  g_autoptr (JyDocument) document = jy_notice_frame_begin (frame, figures->month, "食堂用餐及\n生活垃圾分类清运情况公示");
  g_autofree char *analysis = jy_notice_analysis_propose ("combined", figures, frame->institution);
  JyNoticeCharts charts;

  jy_notice_charts_init (&charts, figures, "食堂用餐及\n生活垃圾分类清运情况");
  jy_notice_frame_add_basis (frame, document, DEFAULT_BASIS);
  jy_document_add_heading (document, 1, "食堂用餐及食品浪费情况");
  jy_notice_canteen_add_content (figures, frame, document, 2, TRUE);
  jy_notice_charts_add (&charts, document, JY_NOTICE_CHART_PLATES);
  jy_document_add_heading (document, 1, "生活垃圾分类清运情况");
  if (!jy_notice_waste_add_content (ledger, figures, document, error))
    return NULL;
  if (figures->waste.pickups > 0)
    jy_notice_charts_add (&charts, document, JY_NOTICE_CHART_SHARES | JY_NOTICE_CHART_YEAR);
  jy_notice_waste_add_measuring (figures, frame, document);
  jy_notice_frame_add_analysis (frame, document, analysis);
  jy_notice_frame_end (frame, document, &charts);
  return g_steal_pointer (&document);
}
