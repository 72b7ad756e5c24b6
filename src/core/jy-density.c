/* jy-density.c: the default densities with their sources, and the ledger's own. */
#include "config.h"

#include "jy-density.h"

/* A sub-kind of -1 is the category as a whole. */
typedef struct
{
  JyCategory category;
  int subkind;
  gint64 grams_per_litre;
  const char *source;
} Density;

struct _JyDensities
{
  GArray *own;
};

/* Hazardous waste is counted or weighed, never estimated by volume. */
static const Density defaults[] = {
  { JY_CATEGORY_KITCHEN, -1, 900, "程序默认值：厨余垃圾 0.9 kg/L" },
  { JY_CATEGORY_KITCHEN, JY_SUBKIND_WASTE_OIL, 900, "程序默认值：废弃油脂 0.9 kg/L" },
  { JY_CATEGORY_OTHER, -1, 150, "程序默认值：办公区松散其他垃圾 0.15 kg/L（压缩后 0.4 kg/L）" },
  { JY_CATEGORY_RECYCLABLE, -1, 34, "程序默认值：混合可回收物 0.034 kg/L" },
  { JY_CATEGORY_RECYCLABLE, JY_SUBKIND_PAPER, 145, "程序默认值：纸类 0.145 kg/L" },
  { JY_CATEGORY_RECYCLABLE, JY_SUBKIND_PLASTIC, 24, "程序默认值：塑料 0.024 kg/L" },
  { JY_CATEGORY_RECYCLABLE, JY_SUBKIND_METAL, 44, "程序默认值：金属 0.044 kg/L" },
  { JY_CATEGORY_RECYCLABLE, JY_SUBKIND_GLASS, 225, "程序默认值：玻璃 0.225 kg/L" },
  { JY_CATEGORY_RECYCLABLE, JY_SUBKIND_TEXTILE, 89, "程序默认值：织物 0.089 kg/L" },
};

/**
 * jy_densities_new:
 *
 * Returns: (transfer full): densities that are the defaults
 */
JyDensities *
jy_densities_new (void)
{
  JyDensities *densities = g_new0 (JyDensities, 1);

  densities->own = g_array_new (FALSE, FALSE, sizeof (Density));
  return densities;
}

/**
 * jy_densities_free:
 * @densities: (transfer full) (nullable): densities
 *
 * Frees them.
 */
void
jy_densities_free (JyDensities *densities)
{
  if (densities == NULL)
    return;
  g_array_unref (densities->own);
  g_free (densities);
}

/**
 * jy_densities_set:
 * @densities: densities
 * @category: a category
 * @subkind: a #JySubkind, or -1 for the category as a whole
 * @grams_per_litre: its density
 *
 * Takes a density of the ledger, which overrides the default and what was set
 * before.
 */
void
jy_densities_set (JyDensities *densities,
                  JyCategory   category,
                  int          subkind,
                  gint64       grams_per_litre)
{
  Density density = { category, subkind, grams_per_litre, NULL };

  /* In front, where it is found before an earlier one. */
  g_array_prepend_val (densities->own, density);
}

static const Density *
find (const Density *list,
      guint          n,
      JyCategory     category,
      int            subkind)
{
  for (guint i = 0; i < n; i++)
    if (list[i].category == category && list[i].subkind == subkind)
      return &list[i];
  return NULL;
}

/**
 * jy_densities_lookup:
 * @densities: (nullable): densities, or %NULL for the defaults alone
 * @category: a category
 * @subkind: a #JySubkind, or -1
 *
 * Finds the density for an estimate: the sub-kind's before the category's, the
 * ledger's before the default.
 *
 * Returns: grams per litre, or 0 when such waste is never estimated
 */
gint64
jy_densities_lookup (const JyDensities *densities,
                     JyCategory         category,
                     int                subkind)
{
  const Density *own = densities != NULL ? (const Density *) densities->own->data : NULL;
  guint n_own = densities != NULL ? densities->own->len : 0;
  const Density *density = NULL;

  if (subkind >= 0)
    {
      density = find (own, n_own, category, subkind);
      if (density == NULL)
        density = find (defaults, G_N_ELEMENTS (defaults), category, subkind);
    }
  if (density == NULL)
    density = find (own, n_own, category, -1);
  if (density == NULL)
    density = find (defaults, G_N_ELEMENTS (defaults), category, -1);
  return density != NULL ? density->grams_per_litre : 0;
}

/**
 * jy_density_get_default:
 * @category: a category
 * @subkind: a #JySubkind, or -1
 * @grams_per_litre: (out): the default density
 *
 * Returns: (transfer none) (nullable): where the default comes from, or %NULL
 *   when there is none
 */
const char *
jy_density_get_default (JyCategory category,
                        int        subkind,
                        gint64    *grams_per_litre)
{
  const Density *density = find (defaults, G_N_ELEMENTS (defaults), category, subkind);

  if (density == NULL)
    return NULL;
  *grams_per_litre = density->grams_per_litre;
  return density->source;
}
