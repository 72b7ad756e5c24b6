/* Civil days and months. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JyDay:
 *
 * A civil day as its number in GLib's Julian count (see g_date_get_julian());
 * 0 is no day. Days are compared and subtracted as numbers.
 */
typedef gint32 JyDay;

/**
 * JyMonth:
 *
 * A month as year × 12 + month − 1; 0 is no month.
 */
typedef gint32 JyMonth;

#define JY_DAY_TEXT_SIZE 11

JyDay    jy_day_new            (guint        year,
                                guint        month,
                                guint        day);
gboolean jy_day_parse          (const char  *text,
                                const char  *format,
                                JyDay       *day,
                                GError     **error);
gboolean jy_day_parse_relative (const char  *text,
                                JyDay        today,
                                JyDay       *day);
JyDay    jy_day_from_iso       (const char  *text);
void     jy_day_write_iso      (JyDay        day,
                                char         text[JY_DAY_TEXT_SIZE]);
char    *jy_day_to_iso         (JyDay        day);
char    *jy_day_to_chinese     (JyDay        day);
void     jy_day_get_parts      (JyDay        day,
                                guint       *year,
                                guint       *month,
                                guint       *day_of_month);
guint    jy_day_get_weekday    (JyDay        day);
JyDay    jy_day_add_months     (JyDay        day,
                                int          months);
JyMonth  jy_day_get_month      (JyDay        day);
JyDay    jy_day_today          (void);

JyMonth  jy_month_new          (guint        year,
                                guint        month);
gboolean jy_month_parse        (const char  *text,
                                JyMonth     *month,
                                GError     **error);
char    *jy_month_to_iso       (JyMonth      month);
char    *jy_month_to_chinese   (JyMonth      month);
guint    jy_month_get_year     (JyMonth      month);
guint    jy_month_get_number   (JyMonth      month);
JyDay    jy_month_get_first    (JyMonth      month);
JyDay    jy_month_get_last     (JyMonth      month);

gboolean jy_time_parse         (const char  *text,
                                int         *minutes,
                                GError     **error);

G_END_DECLS
