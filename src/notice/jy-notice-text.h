/* How figures are written on paper. */
#pragma once

#include "jy-figures.h"

G_BEGIN_DECLS

/** What stands where there is no figure. */
#define JY_NOTICE_NOTHING "—"

char    *jy_notice_write_count       (gint64           count);
char    *jy_notice_write_known_count (gboolean         is_known,
                                      gint64           count);
char    *jy_notice_write_mass        (gint64           mass);
char    *jy_notice_write_money       (gint64           amount);
char    *jy_notice_write_share       (gint64           part,
                                      gint64           whole);
char    *jy_notice_write_change      (gint64           now,
                                      gint64           before);
char    *jy_notice_write_per_mille   (gint64           change);
char    *jy_notice_write_per_diner   (gint64           mass,
                                      gint64           diners);
char    *jy_notice_write_choices     (const JyChoices *choices,
                                      guint            bits);
gboolean jy_notice_rounding_shows    (const gint64    *parts,
                                      guint            n_parts,
                                      gint64           total,
                                      gint64           factor,
                                      gint64           divisor);

/** The last digit of a printed mass, in grams. */
#define JY_NOTICE_PRINTED_MASS 100

/** What a notice says where jy_notice_rounding_shows(). */
#define JY_NOTICE_ROUNDED "各数按四舍五入取一位小数，分项之和与合计略有出入。"

/** What the notice of the waste says about its rate. */
#define JY_NOTICE_RECOVERY "回收利用率指可回收物与资源化利用、堆肥、就地处理的厨余垃圾占总量之比。"

G_END_DECLS
