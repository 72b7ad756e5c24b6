/* The table that holds a month against the month before and the year before. */
#pragma once

#include "jy-document.h"
#include "jy-figures.h"

G_BEGIN_DECLS

JyTable *jy_notice_comparison_new       (void);
void     jy_notice_comparison_add_row   (JyTable    *table,
                                         const char *title,
                                         char       *now,
                                         char       *previous,
                                         gint64      previous_change,
                                         char       *year_ago,
                                         gint64      year_change);
void     jy_notice_comparison_add_count (JyTable    *table,
                                         const char *title,
                                         gint64      now,
                                         gint64      previous,
                                         gint64      year_ago);
void     jy_notice_comparison_add_mass  (JyTable    *table,
                                         const char *title,
                                         gint64      now,
                                         gint64      previous,
                                         gint64      year_ago);
gint64   jy_notice_get_known            (gint64      records,
                                         gint64      figure);

/** A month without any record of it is not a zero to compare with. */
#define JY_NOTICE_UNKNOWN (-1)

G_END_DECLS
