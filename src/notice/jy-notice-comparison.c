/* jy-notice-comparison.c: one row per figure: this month, the month before with
 * its change (环比), and the month a year ago with its own (同比). */
#include "config.h"

#include "jy-notice-comparison.h"
#include "jy-notice-text.h"

/**
 * jy_notice_comparison_new:
 *
 * Returns: (transfer full): a table without rows
 */
JyTable *
jy_notice_comparison_new (void)
{
  JyTable *table = jy_table_new ();

  jy_table_set_compact (table, TRUE);
  jy_table_add_column (table, "指标", JY_TABLE_LEFT);
  jy_table_add_column (table, "本月", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "上月", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "环比", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "去年同期", JY_TABLE_DECIMAL);
  jy_table_add_column (table, "同比", JY_TABLE_DECIMAL);
  return table;
}

/**
 * jy_notice_comparison_add_row:
 * @table: from jy_notice_comparison_new()
 * @title: what is compared, with its unit
 * @now: (transfer full): the figure of the month
 * @previous: (transfer full): that of the month before
 * @previous_change: per mille, or %JY_NO_RATIO
 * @year_ago: (transfer full): that of the month a year ago
 * @year_change: per mille, or %JY_NO_RATIO
 *
 * Adds a row.
 */
void
jy_notice_comparison_add_row (JyTable    *table,
                              const char *title,
                              char       *now,
                              char       *previous,
                              gint64      previous_change,
                              char       *year_ago,
                              gint64      year_change)
{
  g_autofree char *own = now;
  g_autofree char *before = previous;
  g_autofree char *change = jy_notice_write_per_mille (previous_change);
  g_autofree char *last_year = year_ago;
  g_autofree char *last_change = jy_notice_write_per_mille (year_change);
  const char *cells[] = { title, own, before, change, last_year, last_change, NULL };

  jy_table_add_row (table, JY_TABLE_PLAIN, cells);
}

static gint64
get_change (gint64 now,
            gint64 before)
{
  return now != JY_NOTICE_UNKNOWN && before != JY_NOTICE_UNKNOWN ? jy_ratio (now - before, before, 1000) : JY_NO_RATIO;
}

static char *
write_known (gint64 figure,
             char *(*write) (gint64))
{
  return figure != JY_NOTICE_UNKNOWN ? write (figure) : g_strdup (JY_NOTICE_NOTHING);
}

static void
add_figures (JyTable    *table,
             const char *title,
             gint64      now,
             gint64      previous,
             gint64      year_ago,
             char *(*write) (gint64))
{
  jy_notice_comparison_add_row (table, title, write_known (now, write), write_known (previous, write),
                                get_change (now, previous), write_known (year_ago, write), get_change (now, year_ago));
}

/**
 * jy_notice_comparison_add_count:
 * @table: from jy_notice_comparison_new()
 * @title: what is compared, with its unit
 * @now: the figure of the month
 * @previous: that of the month before, or %JY_NOTICE_UNKNOWN
 * @year_ago: that of the month a year ago, or %JY_NOTICE_UNKNOWN
 *
 * Adds a row of whole numbers.
 */
void
jy_notice_comparison_add_count (JyTable    *table,
                                const char *title,
                                gint64      now,
                                gint64      previous,
                                gint64      year_ago)
{
  add_figures (table, title, now, previous, year_ago, jy_notice_write_count);
}

/**
 * jy_notice_comparison_add_mass:
 * @table: from jy_notice_comparison_new()
 * @title: what is compared, with its unit
 * @now: the figure of the month, in grams
 * @previous: that of the month before, or %JY_NOTICE_UNKNOWN
 * @year_ago: that of the month a year ago, or %JY_NOTICE_UNKNOWN
 *
 * Adds a row of kilograms.
 */
void
jy_notice_comparison_add_mass (JyTable    *table,
                               const char *title,
                               gint64      now,
                               gint64      previous,
                               gint64      year_ago)
{
  add_figures (table, title, now, previous, year_ago, jy_notice_write_mass);
}

/**
 * jy_notice_get_known:
 * @records: how many records the figure was made of
 * @figure: a figure
 *
 * Returns: @figure, or %JY_NOTICE_UNKNOWN without any record
 */
gint64
jy_notice_get_known (gint64 records,
                     gint64 figure)
{
  return records > 0 ? figure : JY_NOTICE_UNKNOWN;
}
