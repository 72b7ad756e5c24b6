/* jy-calendar.c: Monday to Friday, except the days that the user's yearly table
 * of holidays and make-up days names (a State Council notice of each year). */
#include "config.h"

#include "jy-calendar.h"

struct _JyCalendar
{
  GHashTable *exceptions; /* day → 1 off, 2 worked */
};

/**
 * jy_calendar_new:
 *
 * Returns: (transfer full): a calendar without exceptions
 */
JyCalendar *
jy_calendar_new (void)
{
  JyCalendar *calendar = g_new0 (JyCalendar, 1);

  calendar->exceptions = g_hash_table_new (NULL, NULL);
  return calendar;
}

/**
 * jy_calendar_free:
 * @calendar: (transfer full) (nullable): a calendar
 *
 * Frees it.
 */
void
jy_calendar_free (JyCalendar *calendar)
{
  if (calendar == NULL)
    return;
  g_hash_table_unref (calendar->exceptions);
  g_free (calendar);
}

/**
 * jy_calendar_set_day:
 * @calendar: a calendar
 * @day: a day
 * @worked: whether it is worked
 *
 * Notes an exception.
 */
void
jy_calendar_set_day (JyCalendar *calendar,
                     JyDay       day,
                     gboolean    worked)
{
  g_hash_table_insert (calendar->exceptions, GINT_TO_POINTER (day), GINT_TO_POINTER (worked ? 2 : 1));
}

/**
 * jy_calendar_is_worked:
 * @calendar: a calendar
 * @day: a day
 *
 * Returns: whether it is a working day
 */
gboolean
jy_calendar_is_worked (const JyCalendar *calendar,
                       JyDay             day)
{
  int exception = GPOINTER_TO_INT (g_hash_table_lookup (calendar->exceptions, GINT_TO_POINTER (day)));

  return exception != 0 ? exception == 2 : jy_day_get_weekday (day) <= 5;
}

/**
 * jy_calendar_add_working_days:
 * @calendar: a calendar
 * @day: a day
 * @working_days: how many working days further, or back where negative
 *
 * Counts working days from the day after @day, so that 1 is the next working day.
 *
 * Returns: the day reached; @day itself for 0
 */
JyDay
jy_calendar_add_working_days (const JyCalendar *calendar,
                              JyDay             day,
                              int               working_days)
{
  int step = working_days < 0 ? -1 : 1;

  for (int left = ABS (working_days); left > 0;)
    {
      day += step;
      if (jy_calendar_is_worked (calendar, day))
        left--;
    }
  return day;
}

/**
 * jy_calendar_has_year:
 * @calendar: a calendar
 * @year: a year
 *
 * Returns: whether anything is noted of a day of that year; otherwise its holidays are
 *   taken for working days
 */
gboolean
jy_calendar_has_year (const JyCalendar *calendar,
                      guint             year)
{
  GHashTableIter iter;
  gpointer day;

  g_hash_table_iter_init (&iter, calendar->exceptions);
  while (g_hash_table_iter_next (&iter, &day, NULL))
    if (jy_month_get_year (jy_day_get_month ((JyDay) GPOINTER_TO_INT (day))) == year)
      return TRUE;
  return FALSE;
}
