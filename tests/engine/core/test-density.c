/* test-density.c: which density an estimate uses. */
#include "config.h"

#include "jy-density.h"

/* The defaults of domain.md, section 1. */
static void
test_defaults (void)
{
  gint64 density = 0;

  g_assert_cmpint (jy_densities_lookup (NULL, JY_CATEGORY_KITCHEN, -1), ==, 900);
  g_assert_cmpint (jy_densities_lookup (NULL, JY_CATEGORY_KITCHEN, JY_SUBKIND_CATERING), ==, 900);
  g_assert_cmpint (jy_densities_lookup (NULL, JY_CATEGORY_KITCHEN, JY_SUBKIND_WASTE_OIL), ==, 900);
  g_assert_cmpint (jy_densities_lookup (NULL, JY_CATEGORY_OTHER, -1), ==, 150);
  g_assert_cmpint (jy_densities_lookup (NULL, JY_CATEGORY_RECYCLABLE, -1), ==, 34);
  g_assert_cmpint (jy_densities_lookup (NULL, JY_CATEGORY_RECYCLABLE, JY_SUBKIND_PAPER), ==, 145);
  g_assert_cmpint (jy_densities_lookup (NULL, JY_CATEGORY_RECYCLABLE, JY_SUBKIND_PLASTIC), ==, 24);
  g_assert_cmpint (jy_densities_lookup (NULL, JY_CATEGORY_RECYCLABLE, JY_SUBKIND_METAL), ==, 44);
  g_assert_cmpint (jy_densities_lookup (NULL, JY_CATEGORY_RECYCLABLE, JY_SUBKIND_GLASS), ==, 225);
  g_assert_cmpint (jy_densities_lookup (NULL, JY_CATEGORY_RECYCLABLE, JY_SUBKIND_TEXTILE), ==, 89);
  /* Hazardous waste is never estimated. */
  g_assert_cmpint (jy_densities_lookup (NULL, JY_CATEGORY_HAZARDOUS, -1), ==, 0);
  g_assert_cmpint (jy_densities_lookup (NULL, JY_CATEGORY_HAZARDOUS, JY_SUBKIND_LAMP), ==, 0);

  g_assert_nonnull (jy_density_get_default (JY_CATEGORY_OTHER, -1, &density));
  g_assert_cmpint (density, ==, 150);
  g_assert_null (jy_density_get_default (JY_CATEGORY_HAZARDOUS, -1, &density));
  g_assert_null (jy_density_get_default (JY_CATEGORY_KITCHEN, JY_SUBKIND_CATERING, &density));
}

static void
test_own (void)
{
  g_autoptr (JyDensities) densities = jy_densities_new ();

  g_assert_cmpint (jy_densities_lookup (densities, JY_CATEGORY_OTHER, -1), ==, 150);
  jy_densities_set (densities, JY_CATEGORY_OTHER, -1, 400);
  jy_densities_set (densities, JY_CATEGORY_RECYCLABLE, -1, 50);
  jy_densities_set (densities, JY_CATEGORY_RECYCLABLE, JY_SUBKIND_METAL, 60);
  g_assert_cmpint (jy_densities_lookup (densities, JY_CATEGORY_OTHER, -1), ==, 400);
  g_assert_cmpint (jy_densities_lookup (densities, JY_CATEGORY_RECYCLABLE, -1), ==, 50);
  g_assert_cmpint (jy_densities_lookup (densities, JY_CATEGORY_RECYCLABLE, JY_SUBKIND_METAL), ==, 60);
  /* The sub-kind's default is nearer than the ledger's own for all recyclables. */
  g_assert_cmpint (jy_densities_lookup (densities, JY_CATEGORY_RECYCLABLE, JY_SUBKIND_PAPER), ==, 145);
  g_assert_cmpint (jy_densities_lookup (NULL, JY_CATEGORY_OTHER, -1), ==, 150);
  /* The later word counts. */
  jy_densities_set (densities, JY_CATEGORY_OTHER, -1, 200);
  g_assert_cmpint (jy_densities_lookup (densities, JY_CATEGORY_OTHER, -1), ==, 200);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/density/defaults", test_defaults);
  g_test_add_func ("/density/own", test_own);

  return g_test_run ();
}
