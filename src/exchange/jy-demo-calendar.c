/* jy-demo-calendar.c: public holidays and make-up days of the demonstrated years. */
#include "config.h"

#include "jy-demo-private.h"

/* Days from–to of a month; a holiday that crosses a month's end has two lines. */
typedef struct
{
  guint year;
  guint month;
  guint from;
  guint to;
  JyDayType type;
  const char *name;
} Days;

#define HOLIDAY JY_DAY_HOLIDAY
#define WORKDAY JY_DAY_WORKDAY

/* 国务院办公厅关于2025年、2026年部分节假日安排的通知. */
static const Days announced[] = {
  { 2025, 1, 1, 1, HOLIDAY, "元旦" },
  { 2025, 1, 26, 26, WORKDAY, "春节调休上班" },
  { 2025, 1, 28, 31, HOLIDAY, "春节" },
  { 2025, 2, 1, 4, HOLIDAY, "春节" },
  { 2025, 2, 8, 8, WORKDAY, "春节调休上班" },
  { 2025, 4, 4, 6, HOLIDAY, "清明节" },
  { 2025, 4, 27, 27, WORKDAY, "劳动节调休上班" },
  { 2025, 5, 1, 5, HOLIDAY, "劳动节" },
  { 2025, 5, 31, 31, HOLIDAY, "端午节" },
  { 2025, 6, 1, 2, HOLIDAY, "端午节" },
  { 2025, 9, 28, 28, WORKDAY, "国庆节调休上班" },
  { 2025, 10, 1, 8, HOLIDAY, "国庆节、中秋节" },
  { 2025, 10, 11, 11, WORKDAY, "国庆节调休上班" },
  { 2026, 1, 1, 3, HOLIDAY, "元旦" },
  { 2026, 1, 4, 4, WORKDAY, "元旦调休上班" },
  { 2026, 2, 14, 14, WORKDAY, "春节调休上班" },
  { 2026, 2, 15, 23, HOLIDAY, "春节" },
  { 2026, 2, 28, 28, WORKDAY, "春节调休上班" },
  { 2026, 4, 4, 6, HOLIDAY, "清明节" },
  { 2026, 5, 1, 5, HOLIDAY, "劳动节" },
  { 2026, 5, 9, 9, WORKDAY, "劳动节调休上班" },
  { 2026, 6, 19, 21, HOLIDAY, "端午节" },
  { 2026, 9, 20, 20, WORKDAY, "国庆节调休上班" },
  { 2026, 9, 25, 27, HOLIDAY, "中秋节" },
  { 2026, 10, 1, 7, HOLIDAY, "国庆节" },
  { 2026, 10, 10, 10, WORKDAY, "国庆节调休上班" },
};

/* What is the same every year, for years whose notice we do not know. */
static const Days approximate[] = {
  { 0, 1, 1, 1, HOLIDAY, "元旦" },
  { 0, 5, 1, 5, HOLIDAY, "劳动节" },
  { 0, 10, 1, 7, HOLIDAY, "国庆节" },
};

typedef void (*DayFunc) (JyDemo *demo, JyDay day, const Days *days, const char *note);

static void
for_each_day (JyDemo     *demo,
              guint       year,
              const Days *days,
              const char *note,
              DayFunc     func)
{
  for (guint number = days->from; number <= days->to; number++)
    func (demo, jy_day_new (year, days->month, number), days, note);
}

static void
for_year (JyDemo *demo,
          guint   year,
          DayFunc func)
{
  g_autofree char *source = g_strdup_printf ("国务院办公厅关于%u年部分节假日安排的通知", year);
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (announced); i++)
    if (announced[i].year == year)
      {
        known = TRUE;
        for_each_day (demo, year, &announced[i], source, func);
      }
  for (guint i = 0; i < G_N_ELEMENTS (approximate) && !known; i++)
    for_each_day (demo, year, &approximate[i], "演示数据的近似安排，请按国务院办公厅当年的通知改正", func);
}

static void
mark_day (JyDemo     *demo,
          JyDay       day,
          const Days *days,
          const char *note)
{
  jy_calendar_set_day (demo->calendar, day, days->type == JY_DAY_WORKDAY);
}

static void
put_day (JyDemo     *demo,
         JyDay       day,
         const Days *days,
         const char *note)
{
  g_autoptr (JyRecord) record =
    jy_demo_new_record (&jy_kind_day, JY_CALENDAR_DAY_DATE, (gint64) day, JY_CALENDAR_DAY_TYPE, (gint64) days->type,
                        JY_CALENDAR_DAY_NAME, days->name, JY_CALENDAR_DAY_NOTE, note, JY_DEMO_END);

  jy_demo_put (demo, JY_DEMO_ADMINISTRATOR, record, NULL);
}

/**
 * jy_demo_load_calendar: (skip)
 * @demo: a ledger that is being filled
 *
 * Works out which days are worked, the days just before and after included.
 */
void
jy_demo_load_calendar (JyDemo *demo)
{
  demo->calendar = jy_calendar_new ();
  for (guint year = jy_month_get_year (demo->first - 1); year <= jy_month_get_year (demo->options->end + 1); year++)
    for_year (demo, year, mark_day);
}

/**
 * jy_demo_put_calendar: (skip)
 * @demo: a ledger that is being filled
 * @year: a year
 *
 * Writes the year's table.
 */
void
jy_demo_put_calendar (JyDemo *demo,
                      guint   year)
{
  for_year (demo, year, put_day);
}
