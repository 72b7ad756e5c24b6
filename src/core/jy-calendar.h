/* Which days are worked. */
#pragma once

#include "jy-day.h"

G_BEGIN_DECLS

typedef struct _JyCalendar JyCalendar;

JyCalendar *jy_calendar_new              (void);
void        jy_calendar_free             (JyCalendar       *calendar);
void        jy_calendar_set_day          (JyCalendar       *calendar,
                                          JyDay             day,
                                          gboolean          worked);
gboolean    jy_calendar_is_worked        (const JyCalendar *calendar,
                                          JyDay             day);
JyDay       jy_calendar_add_working_days (const JyCalendar *calendar,
                                          JyDay             day,
                                          int               working_days);
gboolean    jy_calendar_has_year         (const JyCalendar *calendar,
                                          guint             year);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyCalendar, jy_calendar_free)

G_END_DECLS
