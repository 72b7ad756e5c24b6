/* jy-supplier-figures.c: adds up a month's purchases by supplier and by food
 * category, in one pass over the month. */
#include "config.h"

#include "jy-figures-private.h"

/* The largest amount first. What is equal stands in the order of the
 * identifiers, which is the same on every desk. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const JySupplierFigures *left = a, *right = b;

  if (left->purchases.amount != right->purchases.amount)
    return left->purchases.amount > right->purchases.amount ? -1 : 1;
  return g_strcmp0 (left->id, right->id);
}

/* Rows of one supplier follow each other. */
static JySupplierFigures *
find_supplier (GArray   *suppliers,
               JyLedger *ledger,
               gint64    row)
{
  JySupplierFigures added = { .supplier = row };
  JyUuid id;

  if (suppliers->len > 0 && g_array_index (suppliers, JySupplierFigures, suppliers->len - 1).supplier == row)
    return &g_array_index (suppliers, JySupplierFigures, suppliers->len - 1);
  if (jy_ledger_get_row_id (ledger, row, &id))
    jy_uuid_write (&id, added.id);
  g_array_append_val (suppliers, added);
  return &g_array_index (suppliers, JySupplierFigures, suppliers->len - 1);
}

/**
 * jy_supplier_figures_load:
 * @food: (out caller-allocates): what was bought of each food category
 * @ledger: an open ledger
 * @month: a month
 * @error: return location
 *
 * Adds up the purchases of a month.
 *
 * Returns: (transfer full) (element-type JySupplierFigures): the suppliers, the
 *   largest amount first, or %NULL with @error of #JyLedgerError
 */
GArray *
jy_supplier_figures_load (JyPurchaseFigures food[JY_N_FOOD_CATEGORIES],
                          JyLedger         *ledger,
                          JyMonth           month,
                          GError          **error)
{
  g_autoptr (GArray) suppliers = g_array_new (FALSE, FALSE, sizeof (JySupplierFigures));
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement =
    jy_figures_prepare (ledger,
                        "SELECT supplier,food_category,count(*),sum(mass),sum(amount),count(mass),count(amount) FROM purchase"
                        " WHERE voided=0 AND date BETWEEN :from AND :to GROUP BY supplier,food_category",
                        month, month, &problem);

  for (guint i = 0; i < JY_N_FOOD_CATEGORIES; i++)
    food[i] = (JyPurchaseFigures) { 0 };
  while (problem == NULL && statement != NULL && jy_statement_step (statement, &problem))
    {
      int category = jy_figures_find (&jy_food_category_choices, statement, 1);
      gint64 lines = jy_statement_get_integer (statement, 2);
      JyPurchaseFigures own = { .lines = lines,
                                .mass = jy_statement_get_integer (statement, 3),
                                .amount = jy_statement_get_integer (statement, 4),
                                .unweighed = lines - jy_statement_get_integer (statement, 5),
                                .unpriced = lines - jy_statement_get_integer (statement, 6) };
      JySupplierFigures *supplier;

      if (category < 0)
        {
          jy_figures_set_damaged (ledger, &problem);
          continue;
        }
      supplier = find_supplier (suppliers, ledger, jy_statement_get_integer (statement, 0));
      supplier->categories |= 1u << category;
      jy_purchase_figures_add (&supplier->purchases, &own);
      jy_purchase_figures_add (&food[category], &own);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  g_array_sort (suppliers, compare);
  return g_steal_pointer (&suppliers);
}

/**
 * jy_purchase_figures_add:
 * @total: (inout): figures
 * @purchases: what is added to them
 *
 * Adds up purchases.
 */
void
jy_purchase_figures_add (JyPurchaseFigures       *total,
                         const JyPurchaseFigures *purchases)
{
  total->lines += purchases->lines;
  total->mass += purchases->mass;
  total->amount += purchases->amount;
  total->unweighed += purchases->unweighed;
  total->unpriced += purchases->unpriced;
}
