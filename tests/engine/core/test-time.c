/* test-time.c: times of day as typed. */
#include "config.h"

#include "jy-day.h"
#include "jy-value-error.h"

static void
test_good (void)
{
  static const struct
  {
    const char *text;
    int minutes;
  } good[] = {
    { "14:30", 870 },
    { "00:00", 0 },
    { "0:00", 0 },
    { "23:59", 1439 },
    { "9：05", 545 },
    { "１４：３０", 870 },
    { "14.30", 870 },
    { "14时30分", 870 },
    { "14时30", 870 },
    { "14点30分", 870 },
    { "14时", 840 },
    { "14点", 840 },
    { "14:30:15", 870 },
    { "14:30:00.000", 870 },
    { " 14:30 ", 870 },
    { "9:5", 545 },
    { "1430", 870 },
    { "0930", 570 },
    { "930", 570 },
    { "１４３０", 870 },
    { "14点半", 870 },
    { "下午2点半", 870 },
    { "下午 2:30", 870 },
    { "下午12点", 720 },
    { "上午9点", 540 },
    { "早上7点半", 450 },
    { "晚上8:05", 1205 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      int minutes = -1;

      g_test_message ("“%s”", good[i].text);
      g_assert_true (jy_time_parse (good[i].text, &minutes, &error));
      g_assert_no_error (error);
      g_assert_cmpint (minutes, ==, good[i].minutes);
    }
}

static void
test_bad (void)
{
  static const char *const bad[] = { "",      "14",    ":30",      "24:00",    "14:60",   "14:",     "14.",
                                     "-1:30", "14:-5", "2460",     "14:30:99", "14:30:",  "14:30::", "14:30 PM",
                                     "noon",  "14:30x", "14时30分x", "99:99",    "014:30",  "14:300",  "1475",
                                     "2430",  "14:半", "下午14:30", "上午0点", "晚上12点", "下午", "半", "14点半分", "12345" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      int minutes = -1;

      g_test_message ("“%s”", bad[i]);
      g_assert_false (jy_time_parse (bad[i], &minutes, &error));
      g_assert_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_SYNTAX);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time/good", test_good);
  g_test_add_func ("/time/bad", test_bad);

  return g_test_run ();
}
