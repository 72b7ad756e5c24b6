/* test-credit-code.c: unified social credit codes. The check characters were
 * worked out with a Python script of its own from GB 32100-2015, 5. */
#include "config.h"

#include "jy-credit-code.h"

#include <string.h>

/* The standard's example and the codes of the sample of March 2026. */
static const char *const codes[] = {
  "91350100M000100Y43", "91370502MA3TEAT01F", "91370502MA3TEAT02J", "91370500MA3TEA03XQ",
  "12370500MB2TEA04XT", "91370503MA3TEA05X6", "12370500MB2TEA06XW",
};

static void
test_right (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *first = g_strndup (codes[i], 17);

      g_assert_null (jy_credit_code_check (codes[i]));
      g_assert_cmpint (jy_credit_code_compute_check (codes[i]), ==, codes[i][17]);
      g_assert_cmpint (jy_credit_code_compute_check (first), ==, codes[i][17]);
    }
}

static void
test_wrong_check (void)
{
  static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    for (const char *wrong = alphabet; *wrong != '\0'; wrong++)
      {
        g_autofree char *code = g_strdup (codes[i]);
        g_autofree char *odd = NULL;
        char expected[] = { ' ', codes[i][17], ';', '\0' };

        if (*wrong == codes[i][17])
          continue;
        code[17] = *wrong;
        odd = jy_credit_code_check (code);
        g_assert_nonnull (odd);
        g_assert_nonnull (strstr (odd, expected));
      }
}

/* Any single slip and any swap of neighbours in the first 17 is seen. */
static void
test_slips (void)
{
  for (guint i = 0; i < 16; i++)
    {
      g_autofree char *code = g_strdup (codes[0]);
      g_autofree char *slip = NULL;

      if (code[i] == code[i + 1])
        continue;
      code[i] = codes[0][i + 1];
      code[i + 1] = codes[0][i];
      slip = jy_credit_code_check (code);
      g_assert_nonnull (slip);
    }
}

static void
test_not_a_code (void)
{
  static const char *const wrong[] = {
    "",
    "9",
    "91350100M000100Y4",
    "91350100M000100Y433",
    "91350100I000100Y43", /* I, O, S, V and Z are not in the alphabet */
    "91350100O000100Y43",
    "91350100S000100Y43",
    "91350100V000100Y43",
    "91350100Z000100Y43",
    "91350100m000100Y43", /* not normalised */
    "91350100-000100Y43",
    "91350100M000100Y4I",
    "单位代码单位代码单位代码单位代码单位",
    "91350100M000100Y4码",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *odd = jy_credit_code_check (wrong[i]);

      g_test_message ("“%s”", wrong[i]);
      g_assert_nonnull (odd);
      g_assert_true (g_utf8_validate (odd, -1, NULL));
    }
  g_assert_cmpint (jy_credit_code_compute_check (""), ==, 0);
  g_assert_cmpint (jy_credit_code_compute_check ("91350100I000100Y4"), ==, 0);
}

static void
test_normalize (void)
{
  static const char *const typed[] = {
    "91350100m000100y43",
    " 91350100M000100Y43 ",
    "9135 0100 M000 100Y 43",
    "９１３５０１００Ｍ０００１００Ｙ４３",
    "９１３５０１００ｍ０００１００ｙ４３",
    "　91350100M000100Y43",
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *code = jy_credit_code_normalize (typed[i]);

      g_assert_cmpstr (code, ==, "91350100M000100Y43");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/credit-code/right", test_right);
  g_test_add_func ("/credit-code/wrong-check", test_wrong_check);
  g_test_add_func ("/credit-code/slips", test_slips);
  g_test_add_func ("/credit-code/not-a-code", test_not_a_code);
  g_test_add_func ("/credit-code/normalize", test_normalize);

  return g_test_run ();
}
