/* test-month.c: months as typed and shown, their first and last days. */
#include "config.h"

#include "jy-day.h"
#include "jy-value-error.h"

static void
test_parse (void)
{
  static const char *const good[] = { "2026-03", "2026-3", "2026/3", "2026.03", "2026年3月", "2026年03月",
                                      "2026年3", "202603", "２０２６－０３", " 2026-03 ", "2026 年 3 月" };
  static const char *const bad[] = { "",       "2026",      "2026-00", "2026-13", "2026-003", "202613",
                                     "202600", "2026-03-02", "03-2026", "26-03",   "1899-12",  "3000-01",
                                     "2026-",  "-03",       "2026-3x", "March",   "2026月3月" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      JyMonth month = 0;

      g_test_message ("“%s”", good[i]);
      g_assert_true (jy_month_parse (good[i], &month, &error));
      g_assert_no_error (error);
      g_assert_cmpint (month, ==, jy_month_new (2026, 3));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      JyMonth month = 0;

      g_test_message ("“%s”", bad[i]);
      g_assert_false (jy_month_parse (bad[i], &month, &error));
      g_assert_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_SYNTAX);
    }
}

static void
test_parts (void)
{
  JyMonth month = jy_month_new (2026, 12);
  g_autofree char *iso = jy_month_to_iso (month);
  g_autofree char *chinese = jy_month_to_chinese (jy_month_new (2026, 3));

  g_assert_cmpint (month, ==, 2026 * 12 + 11);
  g_assert_cmpuint (jy_month_get_year (month), ==, 2026);
  g_assert_cmpuint (jy_month_get_number (month), ==, 12);
  g_assert_cmpstr (iso, ==, "2026-12");
  g_assert_cmpstr (chinese, ==, "2026年3月");
  /* Months are counted through: the one after December is January. */
  g_assert_cmpuint (jy_month_get_year (month + 1), ==, 2027);
  g_assert_cmpuint (jy_month_get_number (month + 1), ==, 1);
  g_assert_cmpint (jy_month_new (2026, 3) - 12, ==, jy_month_new (2025, 3));
}

static void
assert_ends (guint       year,
             guint       month,
             const char *first,
             const char *last)
{
  g_autofree char *first_text = jy_day_to_iso (jy_month_get_first (jy_month_new (year, month)));
  g_autofree char *last_text = jy_day_to_iso (jy_month_get_last (jy_month_new (year, month)));

  g_assert_cmpstr (first_text, ==, first);
  g_assert_cmpstr (last_text, ==, last);
}

static void
test_ends (void)
{
  assert_ends (2026, 1, "2026-01-01", "2026-01-31");
  assert_ends (2026, 2, "2026-02-01", "2026-02-28");
  assert_ends (2024, 2, "2024-02-01", "2024-02-29");
  assert_ends (2100, 2, "2100-02-01", "2100-02-28");
  assert_ends (2026, 4, "2026-04-01", "2026-04-30");
  assert_ends (2026, 12, "2026-12-01", "2026-12-31");
}

static void
test_of_day (void)
{
  g_assert_cmpint (jy_day_get_month (jy_day_new (2026, 3, 1)), ==, jy_month_new (2026, 3));
  g_assert_cmpint (jy_day_get_month (jy_day_new (2026, 3, 31)), ==, jy_month_new (2026, 3));
  g_assert_cmpint (jy_day_get_month (jy_day_new (2026, 12, 31)), ==, jy_month_new (2026, 12));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/month/parse", test_parse);
  g_test_add_func ("/month/parts", test_parts);
  g_test_add_func ("/month/ends", test_ends);
  g_test_add_func ("/month/of-day", test_of_day);

  return g_test_run ();
}
