/* test-manifest.c: numbers of hazardous-waste transfers. */
#include "config.h"

#include "jy-waste-code.h"

static void
test_right (void)
{
  g_assert_null (jy_manifest_check ("20263705000001"));
  g_assert_null (jy_manifest_check ("00000000000000"));
}

static void
test_odd (void)
{
  static const char *const odd[] = { "", "2026370500001", "202637050000011", "2026370500000A", "2026-370500001",
                                     "２０２６３７０５００００１" };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *sentence = jy_manifest_check (odd[i]);

      g_assert_nonnull (sentence);
      g_assert_nonnull (g_strstr_len (sentence, -1, "14"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/manifest/right", test_right);
  g_test_add_func ("/manifest/odd", test_odd);

  return g_test_run ();
}
