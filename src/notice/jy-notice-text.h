/* How figures are written on paper. */
#pragma once

#include "jy-figures.h"

G_BEGIN_DECLS

/** What stands where there is no figure. */
#define JY_NOTICE_NOTHING "—"

char *jy_notice_write_count  (gint64 count);
char *jy_notice_write_mass   (gint64 mass);
char *jy_notice_write_money  (gint64 amount);
char *jy_notice_write_share  (gint64 part,
                              gint64 whole);
char *jy_notice_write_change (gint64 now,
                              gint64 before);
char *jy_notice_write_per_mille (gint64 change);
char *jy_notice_write_per_diner (gint64 mass,
                                 gint64 diners);

G_END_DECLS
