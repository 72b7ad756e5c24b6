/* jy-figures-names.c: what notices print beside the figures and a later change of a
 * master record would change: names and numbers, and the targets. */
#include "config.h"

#include "jy-figures-private.h"

static void
add_name (GHashTable   *names,
          JyLedger     *ledger,
          const JyKind *kind,
          gint64        row)
{
  gint64 *key;

  if (row == 0 || g_hash_table_contains (names, &row))
    return;
  key = g_new (gint64, 1);
  *key = row;
  g_hash_table_insert (names, key, jy_ledger_dup_name (ledger, kind, row));
}

static void
add_papers (GHashTable   *names,
            JyLedger     *ledger,
            const GArray *papers)
{
  for (guint i = 0; i < papers->len; i++)
    add_name (names, ledger, &jy_kind_collector, g_array_index (papers, JyPaper, i).collector);
}

static gboolean
load_targets (JyFigures *figures,
              JyLedger  *ledger,
              GError   **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyRecord) institution = jy_ledger_read_institution (ledger, NULL, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  for (guint i = 0; i < JY_N_MEALS; i++)
    figures->targets[i] = jy_meal_get_target (institution, (JyMeal) i);
  return TRUE;
}

/* Once all other figures are there. */
gboolean
jy_figures_load_names (JyFigures *figures,
                       JyLedger  *ledger,
                       GError   **error)
{
  GHashTable *names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  figures->names = names;
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    for (guint j = 0; j < figures->collectors[i]->len; j++)
      add_name (names, ledger, &jy_kind_collector, g_array_index (figures->collectors[i], gint64, j));
  for (guint i = 0; i < figures->suppliers->len; i++)
    add_name (names, ledger, &jy_kind_supplier, g_array_index (figures->suppliers, JySupplierFigures, i).supplier);
  add_papers (names, ledger, figures->contracts);
  add_papers (names, ledger, figures->licences);
  for (guint i = 0; i < figures->uncovered->len; i++)
    {
      const JyUncovered *uncovered = &g_array_index (figures->uncovered, JyUncovered, i);

      add_name (names, ledger, jy_coverage_is_contract (uncovered->result) ? &jy_kind_contract : &jy_kind_licence,
                uncovered->paper);
    }
  return load_targets (figures, ledger, error);
}

/**
 * jy_figures_get_name:
 * @figures: figures with their names
 * @row: row of a collector or supplier that occurs in them, or of a paper that left
 *   a pickup uncovered
 *
 * Returns: (transfer none): its name or number, empty where there is none
 */
const char *
jy_figures_get_name (const JyFigures *figures,
                     gint64           row)
{
  const char *name = figures->names != NULL ? g_hash_table_lookup (figures->names, &row) : NULL;

  return name != NULL ? name : "";
}
