/* test-day.c: dates as typed, as files hold them and as people read them. */
#include "config.h"

#include "jy-day.h"
#include "jy-value-error.h"

typedef struct
{
  const char *text;
  const char *format;
  const char *iso; /* NULL: refused */
} Case;

static const Case cases[] = {
  { "2026-03-02", NULL, "2026-03-02" },
  { " 2026-03-02 ", NULL, "2026-03-02" },
  { "2026-3-2", NULL, "2026-03-02" },
  { "2026/3/2", NULL, "2026-03-02" },
  { "2026/03/02", NULL, "2026-03-02" },
  { "2026.3.2", NULL, "2026-03-02" },
  { "20260302", NULL, "2026-03-02" },
  { "2026年3月2日", NULL, "2026-03-02" },
  { "2026年03月02日", NULL, "2026-03-02" },
  { "2026年3月2", NULL, "2026-03-02" },
  { "2026 年 3 月 2 日", NULL, "2026-03-02" },
  { "２０２６－０３－０２", NULL, "2026-03-02" },
  { "２０２６年３月２日", NULL, "2026-03-02" },
  /* A time behind the date, as databases and spreadsheets add. */
  { "2026-03-02 00:00:00", NULL, "2026-03-02" },
  { "2026-03-02T00:00:00", NULL, "2026-03-02" },
  { "2026-03-02T14:30:05.123Z", NULL, "2026-03-02" },
  { "2026-03-02T14:30:05+08:00", NULL, "2026-03-02" },
  { "2026/3/2 0:00", NULL, "2026-03-02" },
  { "2026年3月2日 14:30", NULL, "2026-03-02" },
  { "2026-03-02 24:30", NULL, NULL },
  { "2026-03-02 14:60", NULL, NULL },
  { "2026-03-02 14:30:60", NULL, NULL },
  { "2026-03-02 14:30 lunch", NULL, NULL },
  { "2026-03-02 14:30abc", NULL, NULL },
  { "2026-03-02 lunch", NULL, NULL },
  { "2026-03-02x", NULL, NULL },
  { "2026-03-023", NULL, NULL },
  /* Days that do not exist. */
  { "2026-02-30", NULL, NULL },
  { "2026-02-29", NULL, NULL },
  { "2024-02-29", NULL, "2024-02-29" },
  { "2000-02-29", NULL, "2000-02-29" },
  { "2100-02-29", NULL, NULL },
  { "1900-02-29", NULL, NULL },
  { "2026-04-31", NULL, NULL },
  { "2026-13-01", NULL, NULL },
  { "2026-00-01", NULL, NULL },
  { "2026-01-00", NULL, NULL },
  { "2026-01-32", NULL, NULL },
  { "20260230", NULL, NULL },
  { "2026年2月30日", NULL, NULL },
  { "1899-12-31", NULL, NULL },
  { "1900-01-01", NULL, "1900-01-01" },
  { "2999-12-31", NULL, "2999-12-31" },
  { "3000-01-01", NULL, NULL },
  { "9999-12-31", NULL, NULL },
  /* Not without a format. */
  { "3/4/2026", NULL, NULL },
  { "02-03-2026", NULL, NULL },
  { "26-03-02", NULL, NULL },
  { "46083", NULL, NULL },
  { "2026-03", NULL, NULL },
  { "2026年3月4日星期三", NULL, "2026-03-04" },
  { "2026年3月4日 周三", NULL, "2026-03-04" },
  { "2026年3月4日星期八", NULL, NULL },
  { "2026", NULL, NULL },
  { "", NULL, NULL },
  { "today", NULL, NULL },
  { "2026--03-02", NULL, NULL },
  { "-2026-03-02", NULL, NULL },
  { "2026-+3-02", NULL, NULL },
  /* --date-format. */
  { "03/04/2026", "%m/%d/%Y", "2026-03-04" },
  { "03/04/2026", "%d/%m/%Y", "2026-04-03" },
  { "3/4/2026", "%m/%d/%Y", "2026-03-04" },
  { "31.12.2026", "%d.%m.%Y", "2026-12-31" },
  { "02.03.26", "%d.%m.%y", "2026-03-02" },
  { "02032026", "%d%m%Y", "2026-03-02" },
  { "2026年3月2日", "%Y年%m月%d日", "2026-03-02" },
  { "２/３/２０２６", "%d/%m/%Y", "2026-03-02" },
  { "03/2026", "%m/%Y", "2026-03-01" },
  { "03/04/2026 00:00", "%m/%d/%Y", "2026-03-04" },
  { "03/04/2026 12:00:00 AM", "%m/%d/%Y", "2026-03-04" },
  { "03/04/2026 0:00:00 lunch", "%m/%d/%Y", NULL },
  { "31/12/2026", "%m/%d/%Y", NULL },
  { "30/02/2026", "%d/%m/%Y", NULL },
  { "03/04/2026", "%m/%d", NULL },
  { "03/04", "%m/%d", NULL },
  { "03/04/2026", "%m-%d-%Y", NULL },
  { "03/04/2026x", "%m/%d/%Y", NULL },
  { "03/04", "%m/%d/%Y", NULL },
  { "46082", "%n", "2026-03-01" },
  { "46082.5", "%n", NULL },
  { "19999", "%n", NULL },
  { "3月4日", "%{2026}%m月%d日", "2026-03-04" },
  { "2月29日", "%{2026}%m月%d日", NULL },
  { "3.4", "%{2025}%m.%d", "2025-03-04" },
  { "3.4", "%{2025%m.%d", NULL },
  /* What is certain is read all the same. */
  { "2026/3/4", "%d/%m/%Y", "2026-03-04" },
  { "2026-03-04", "%n", "2026-03-04" },
  { "20260304", "%d%m%Y", NULL },
  { "03/04/2026", "%q/%d/%Y", NULL },
  { "03/04/2026", "%m/%d/%", NULL },
  { "", "%m/%d/%Y", NULL },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      JyDay day = -1;
      gboolean ok = jy_day_parse (cases[i].text, cases[i].format, &day, &error);

      g_test_message ("“%s” by “%s”", cases[i].text, cases[i].format != NULL ? cases[i].format : "");
      if (cases[i].iso == NULL)
        {
          g_assert_false (ok);
          g_assert_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_SYNTAX);
        }
      else
        {
          g_autofree char *iso = NULL;

          g_assert_no_error (error);
          g_assert_true (ok);
          iso = jy_day_to_iso (day);
          g_assert_cmpstr (iso, ==, cases[i].iso);
        }
    }
}

/* Every day of the range, counted by hand: weekdays follow each other, and
 * what is written is read again. 693 596 and 1 095 362 by Python's ordinals. */
static void
test_every_day (void)
{
  JyDay first = jy_day_new (1900, 1, 1);
  JyDay last = jy_day_new (2999, 12, 31);
  guint weekday = 1;

  g_assert_cmpint (first, ==, 693596);
  g_assert_cmpint (last, ==, 1095362);
  for (JyDay day = first; day <= last; day++)
    {
      char text[JY_DAY_TEXT_SIZE];
      guint year, month, number;

      jy_day_write_iso (day, text);
      jy_day_get_parts (day, &year, &month, &number);
      if (jy_day_from_iso (text) != day || jy_day_new (year, month, number) != day ||
          jy_day_get_weekday (day) != weekday)
        g_error ("%s", text);
      weekday = weekday % 7 + 1;
    }
}

static void
test_weekday (void)
{
  g_assert_cmpuint (jy_day_get_weekday (jy_day_new (2026, 3, 2)), ==, 1);
  g_assert_cmpuint (jy_day_get_weekday (jy_day_new (2026, 3, 8)), ==, 7);
  g_assert_cmpuint (jy_day_get_weekday (jy_day_new (2026, 1, 1)), ==, 4);
  g_assert_cmpuint (jy_day_get_weekday (jy_day_new (2024, 2, 29)), ==, 4);
  g_assert_cmpuint (jy_day_get_weekday (jy_day_new (2000, 2, 29)), ==, 2);
}

static void
assert_add_months (const char *day,
                   int         months,
                   const char *expected)
{
  g_autofree char *text = jy_day_to_iso (jy_day_add_months (jy_day_from_iso (day), months));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_add_months (void)
{
  assert_add_months ("2026-03-02", 0, "2026-03-02");
  assert_add_months ("2026-03-02", 6, "2026-09-02");
  assert_add_months ("2026-08-31", 6, "2027-02-28");
  assert_add_months ("2027-08-31", 6, "2028-02-29");
  assert_add_months ("2026-01-31", 1, "2026-02-28");
  assert_add_months ("2024-02-29", 12, "2025-02-28");
  assert_add_months ("2024-02-29", 24, "2026-02-28");
  assert_add_months ("2024-02-29", 48, "2028-02-29");
  assert_add_months ("2026-03-31", -1, "2026-02-28");
  assert_add_months ("2026-03-31", -13, "2025-02-28");
  assert_add_months ("2026-12-31", 2, "2027-02-28");
  /* What a ledger could not read back is never written. */
  assert_add_months ("2999-12-31", 6, "2999-12-31");
  assert_add_months ("1900-01-15", -1, "1900-01-01");
}

static void
test_show (void)
{
  g_autofree char *chinese = jy_day_to_chinese (jy_day_new (2026, 3, 2));
  g_autofree char *late = jy_day_to_chinese (jy_day_new (2026, 12, 31));

  g_assert_cmpstr (chinese, ==, "2026年3月2日");
  g_assert_cmpstr (late, ==, "2026年12月31日");
}

static void
test_iso (void)
{
  g_assert_cmpint (jy_day_from_iso (NULL), ==, 0);
  g_assert_cmpint (jy_day_from_iso (""), ==, 0);
  g_assert_cmpint (jy_day_from_iso ("2026-03-0"), ==, 0);
  g_assert_cmpint (jy_day_from_iso ("2026-03-02 "), ==, 0);
  g_assert_cmpint (jy_day_from_iso ("2026/03/02"), ==, 0);
  g_assert_cmpint (jy_day_from_iso ("2026-02-29"), ==, 0);
  g_assert_cmpint (jy_day_from_iso ("2026-03-02"), ==, 739677);
}

static void
test_new (void)
{
  g_assert_cmpint (jy_day_new (2026, 2, 29), ==, 0);
  g_assert_cmpint (jy_day_new (2026, 0, 1), ==, 0);
  g_assert_cmpint (jy_day_new (2026, 1, 0), ==, 0);
  g_assert_cmpint (jy_day_new (0, 1, 1), ==, 0);
  g_assert_cmpint (jy_day_new (2026, 257, 1), ==, 0);
  g_assert_cmpint (jy_day_new (2026, 1, 257), ==, 0);
  g_assert_cmpint (jy_day_new (2026 + 65536, 1, 1), ==, 0);
}

/* Typed in short on Sunday 2026-03-01. */
static const Case relative_cases[] = {
  { "5", NULL, "2026-03-05" },
  { " 5 ", NULL, "2026-03-05" },
  { "05", NULL, "2026-03-05" },
  { "５", NULL, "2026-03-05" },
  { "5日", NULL, "2026-03-05" },
  { "5号", NULL, "2026-03-05" },
  { "31", NULL, "2026-03-31" },
  { "32", NULL, NULL },
  { "0", NULL, NULL },
  { "3-5", NULL, "2026-03-05" },
  { "12/31", NULL, "2026-12-31" },
  { "3.5", NULL, "2026-03-05" },
  { "3月5日", NULL, "2026-03-05" },
  { "３－５", NULL, "2026-03-05" },
  { "2-28", NULL, "2026-02-28" },
  { "2-29", NULL, NULL },
  { "13-1", NULL, NULL },
  { "3-", NULL, NULL },
  { "-5", NULL, NULL },
  { "0305", NULL, "2026-03-05" },
  { "0229", NULL, NULL },
  { "2026", NULL, NULL },
  { "305", NULL, NULL },
  { "今天", NULL, "2026-03-01" },
  { "昨天", NULL, "2026-02-28" },
  { "前天", NULL, "2026-02-27" },
  { "today", NULL, "2026-03-01" },
  { "Yesterday", NULL, "2026-02-28" },
  /* Whole dates are jy_day_parse()'s. */
  { "2026-03-05", NULL, NULL },
  { "tomorrow", NULL, NULL },
  { "5 lunch", NULL, NULL },
  { "", NULL, NULL },
  { "\xff", NULL, NULL },
};

static void
test_relative (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (relative_cases); i++)
    {
      JyDay day = -1;
      gboolean ok = jy_day_parse_relative (relative_cases[i].text, jy_day_new (2026, 3, 1), &day);

      g_test_message ("case %u", i);
      g_assert_cmpint (ok, ==, relative_cases[i].iso != NULL);
      g_assert_cmpint (day, ==, ok ? jy_day_from_iso (relative_cases[i].iso) : -1);
    }
}

/* A day too many is told by how many the month has. */
static void
test_too_many_days (void)
{
  static const char *const typed[][2] = {
    { "2027-02-30", "2027-02 has only 28 days" }, { "2028年2月30日", "2028-02 has only 29 days" },
    { "20260431", "2026-04 has only 30 days" },   { "2026-13-01", "write it like" },
    { "2026-04-00", "write it like" },            { "tomorrow", "write it like" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GError) error = NULL;
      JyDay day;

      g_assert_false (jy_day_parse (typed[i][0], NULL, &day, &error));
      g_assert_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_SYNTAX);
      g_assert_nonnull (strstr (error->message, typed[i][1]));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day/parse", test_parse);
  g_test_add_func ("/day/relative", test_relative);
  g_test_add_func ("/day/every-day", test_every_day);
  g_test_add_func ("/day/weekday", test_weekday);
  g_test_add_func ("/day/add-months", test_add_months);
  g_test_add_func ("/day/show", test_show);
  g_test_add_func ("/day/iso", test_iso);
  g_test_add_func ("/day/new", test_new);
  g_test_add_func ("/day/too-many-days", test_too_many_days);

  return g_test_run ();
}
