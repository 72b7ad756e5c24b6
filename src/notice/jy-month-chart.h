/* The charts of a month, in words of the caller's language. */

#pragma once

#include "jy-chart.h"
#include "jy-figures.h"

G_BEGIN_DECLS

/**
 * JyChartWords:
 * @get_name: the name of a category
 * @write_share: (transfer full): a share of so many per mille
 * @write_year: (nullable) (transfer full): a year, where the title does not say it
 * @write_target: (transfer full): what stands beside the line of a target, of so
 *   many milligrams
 *
 * How charts are worded.
 */
typedef struct
{
  const char *(*get_name) (const JyChoice *choice);
  char *(*write_share) (gint64 share);
  char *(*write_year) (guint year);
  char *(*write_target) (gint64 target);
} JyChartWords;

JyChart *jy_month_chart_new_shares (const JyFigures    *figures,
                                    const JyChartWords *words,
                                    const char         *title);
JyChart *jy_month_chart_new_year (const JyYearSeries *series, const JyChartWords *words, const char *title);
JyChart *jy_month_chart_new_plates (const JyPlateSeries *series,
                                    guint                meal,
                                    gint64               target,
                                    const JyChartWords  *words,
                                    const char          *title);

G_END_DECLS
