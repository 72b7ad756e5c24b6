/* test-calendar.c: working days across the holidays of spring 2026. */
#include "config.h"

#include "jy-calendar.h"

static void
set (JyCalendar *calendar,
     const char *day,
     gboolean    worked)
{
  jy_calendar_set_day (calendar, jy_day_from_iso (day), worked);
}

/* Qingming 4 to 6 April, May Day 1 to 5 May with 9 May made up for. */
static JyCalendar *
new_spring_2026 (void)
{
  JyCalendar *calendar = jy_calendar_new ();

  set (calendar, "2026-04-04", FALSE);
  set (calendar, "2026-04-05", FALSE);
  set (calendar, "2026-04-06", FALSE);
  set (calendar, "2026-05-01", FALSE);
  set (calendar, "2026-05-02", FALSE);
  set (calendar, "2026-05-03", FALSE);
  set (calendar, "2026-05-04", FALSE);
  set (calendar, "2026-05-05", FALSE);
  set (calendar, "2026-05-09", TRUE);
  return calendar;
}

static void
assert_add (const JyCalendar *calendar,
            const char       *day,
            int               working_days,
            const char       *expected)
{
  g_autofree char *text = jy_day_to_iso (jy_calendar_add_working_days (calendar, jy_day_from_iso (day), working_days));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_week (void)
{
  g_autoptr (JyCalendar) calendar = jy_calendar_new ();

  for (guint i = 0; i < 7; i++)
    g_assert_cmpint (jy_calendar_is_worked (calendar, jy_day_new (2026, 3, 2 + i)), ==, i < 5);
  assert_add (calendar, "2026-03-02", 5, "2026-03-09");
  assert_add (calendar, "2026-03-07", 1, "2026-03-09");
  assert_add (calendar, "2026-03-09", -1, "2026-03-06");
}

static void
test_exceptions (void)
{
  g_autoptr (JyCalendar) calendar = new_spring_2026 ();

  g_assert_false (jy_calendar_is_worked (calendar, jy_day_new (2026, 4, 6)));
  g_assert_true (jy_calendar_is_worked (calendar, jy_day_new (2026, 4, 7)));
  g_assert_false (jy_calendar_is_worked (calendar, jy_day_new (2026, 5, 1)));
  g_assert_true (jy_calendar_is_worked (calendar, jy_day_new (2026, 5, 9)));
  g_assert_false (jy_calendar_is_worked (calendar, jy_day_new (2026, 5, 10)));
  /* The last word on a day counts. */
  jy_calendar_set_day (calendar, jy_day_new (2026, 5, 9), FALSE);
  g_assert_false (jy_calendar_is_worked (calendar, jy_day_new (2026, 5, 9)));
}

static void
test_add (void)
{
  g_autoptr (JyCalendar) calendar = new_spring_2026 ();

  assert_add (calendar, "2026-04-03", 0, "2026-04-03");
  assert_add (calendar, "2026-04-05", 0, "2026-04-05");
  /* Friday before Qingming: the next one is Tuesday. */
  assert_add (calendar, "2026-04-03", 1, "2026-04-07");
  /* 1 and 2, 3 April, then 7 and 8. */
  assert_add (calendar, "2026-03-31", 5, "2026-04-08");
  /* Thursday before May Day: 6, 7, 8, 9 (made up for), 11. */
  assert_add (calendar, "2026-04-30", 1, "2026-05-06");
  assert_add (calendar, "2026-04-30", 4, "2026-05-09");
  assert_add (calendar, "2026-04-30", 5, "2026-05-11");
}

static void
test_back (void)
{
  g_autoptr (JyCalendar) calendar = new_spring_2026 ();

  assert_add (calendar, "2026-05-06", -1, "2026-04-30");
  assert_add (calendar, "2026-05-11", -1, "2026-05-09");
  assert_add (calendar, "2026-05-11", -5, "2026-04-30");
  assert_add (calendar, "2026-04-07", -1, "2026-04-03");
  /* 30 working days before 30 June: 29, 26…22, 19…15, 12…8, 5…1 June (21 days),
   * 29…25 May (5), 22, 21, 20, 19. Dragon boat day is not in this table. */
  assert_add (calendar, "2026-06-30", -30, "2026-05-19");
}

static void
test_year (void)
{
  g_autoptr (JyCalendar) calendar = jy_calendar_new ();

  g_assert_false (jy_calendar_has_year (calendar, 2026));
  set (calendar, "2025-12-31", FALSE);
  set (calendar, "2027-01-01", FALSE);
  g_assert_false (jy_calendar_has_year (calendar, 2026));
  g_assert_true (jy_calendar_has_year (calendar, 2027));
  /* A day that is made up for tells of the holidays too. */
  set (calendar, "2026-12-31", TRUE);
  g_assert_true (jy_calendar_has_year (calendar, 2026));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar/week", test_week);
  g_test_add_func ("/calendar/exceptions", test_exceptions);
  g_test_add_func ("/calendar/add", test_add);
  g_test_add_func ("/calendar/back", test_back);
  g_test_add_func ("/calendar/year", test_year);

  return g_test_run ();
}
