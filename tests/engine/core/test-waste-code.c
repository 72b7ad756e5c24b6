/* test-waste-code.c: hazardous waste codes, the lists on licences, and what covers what. */
#include "config.h"

#include "jy-waste-code.h"

static void
test_class (void)
{
  guint class = 0;

  g_assert_true (jy_waste_code_get_class ("900-023-29", &class));
  g_assert_cmpuint (class, ==, 29);
  g_assert_true (jy_waste_code_get_class ("900-044-49", &class));
  g_assert_cmpuint (class, ==, 49);
  g_assert_true (jy_waste_code_get_class ("HW29", &class));
  g_assert_cmpuint (class, ==, 29);
  g_assert_true (jy_waste_code_get_class ("HW01", &class));
  g_assert_cmpuint (class, ==, 1);
  g_assert_true (jy_waste_code_get_class ("HW50", &class));
  g_assert_cmpuint (class, ==, 50);

  g_assert_false (jy_waste_code_get_class ("HW00", &class));
  g_assert_false (jy_waste_code_get_class ("HW51", &class));
  g_assert_false (jy_waste_code_get_class ("900-023-00", &class));
  g_assert_false (jy_waste_code_get_class ("900-023-99", &class));
  g_assert_false (jy_waste_code_get_class ("HW2", &class));
  g_assert_false (jy_waste_code_get_class ("HW290", &class));
  g_assert_false (jy_waste_code_get_class ("HWAB", &class));
  g_assert_false (jy_waste_code_get_class ("29", &class));
  g_assert_false (jy_waste_code_get_class ("900-023-9", &class));
  g_assert_false (jy_waste_code_get_class ("90002329", &class));
  g_assert_false (jy_waste_code_get_class ("900_023_29", &class));
  g_assert_false (jy_waste_code_get_class ("", &class));
}

static void
test_check (void)
{
  static const char *const odd[] = { "900-023-51", "900-023-00", "HW29", "900-23-29", "9000-023-29", "灯管" };

  g_assert_null (jy_waste_code_check ("900-023-29"));
  g_assert_null (jy_waste_code_check ("336-064-17"));
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *sentence = jy_waste_code_check (odd[i]);

      g_assert_nonnull (sentence);
    }
}

static void
assert_normalized (char       *normalized,
                   const char *expected)
{
  g_assert_cmpstr (normalized, ==, expected);
  g_free (normalized);
}

static void
test_normalize (void)
{
  assert_normalized (jy_waste_code_normalize (" 900-023-29 "), "900-023-29");
  assert_normalized (jy_waste_code_normalize ("９００－０２３－２９"), "900-023-29");
  assert_normalized (jy_waste_code_normalize ("hw29"), "HW29");
  assert_normalized (jy_waste_code_normalize ("ｈｗ２９"), "HW29");
}

static void
test_list_normalize (void)
{
  assert_normalized (jy_waste_code_list_normalize ("HW31,HW49"), "HW31,HW49");
  assert_normalized (jy_waste_code_list_normalize ("HW31、HW49"), "HW31,HW49");
  assert_normalized (jy_waste_code_list_normalize ("hw31，hw49；900-023-29"), "HW31,HW49,900-023-29");
  assert_normalized (jy_waste_code_list_normalize ("HW31; HW49 / HW29 | HW08"), "HW31,HW49,HW29,HW08");
  assert_normalized (jy_waste_code_list_normalize ("HW31\r\nHW49\tHW29"), "HW31,HW49,HW29");
  assert_normalized (jy_waste_code_list_normalize ("　HW31　HW49　"), "HW31,HW49");
  assert_normalized (jy_waste_code_list_normalize ("、，"), "");
}

static void
test_list_check (void)
{
  g_autofree char *odd = jy_waste_code_list_check ("HW31,lamps,HW49");
  g_autofree char *out_of_range = jy_waste_code_list_check ("HW51");

  g_assert_null (jy_waste_code_list_check ("HW31,900-023-29"));
  g_assert_nonnull (odd);
  g_assert_nonnull (g_strstr_len (odd, -1, "lamps"));
  g_assert_nonnull (out_of_range);
}

static void
test_covers (void)
{
  g_assert_true (jy_waste_code_list_covers ("HW29", "900-023-29"));
  g_assert_true (jy_waste_code_list_covers ("HW31,HW29", "900-023-29"));
  g_assert_true (jy_waste_code_list_covers ("900-023-29", "900-023-29"));
  g_assert_true (jy_waste_code_list_covers ("HW29", "HW29"));
  g_assert_false (jy_waste_code_list_covers ("HW31,HW49", "900-023-29"));
  g_assert_false (jy_waste_code_list_covers ("900-024-29", "900-023-29"));
  g_assert_false (jy_waste_code_list_covers ("900-023-29", "HW29"));
  g_assert_false (jy_waste_code_list_covers ("", "900-023-29"));
  g_assert_false (jy_waste_code_list_covers (NULL, "900-023-29"));
  g_assert_false (jy_waste_code_list_covers ("HW29", NULL));
  g_assert_false (jy_waste_code_list_covers ("HW29", ""));
  g_assert_false (jy_waste_code_list_covers ("lamps", "lamps"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/waste-code/class", test_class);
  g_test_add_func ("/waste-code/check", test_check);
  g_test_add_func ("/waste-code/normalize", test_normalize);
  g_test_add_func ("/waste-code/list-normalize", test_list_normalize);
  g_test_add_func ("/waste-code/list-check", test_list_check);
  g_test_add_func ("/waste-code/covers", test_covers);

  return g_test_run ();
}
