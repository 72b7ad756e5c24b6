/* jy-paper-figures.c: reads the contracts and licences that were in force on one
 * day of a month at least. What happens to them later does not change the month. */
#include "config.h"

#include "jy-figures-private.h"

static void
paper_clear (gpointer item)
{
  JyPaper *paper = item;

  g_free (paper->number);
  g_free (paper->issuer);
  g_free (paper->waste_codes);
}

/* An empty list of papers. */
GArray *
jy_paper_figures_new (void)
{
  GArray *papers = g_array_new (FALSE, FALSE, sizeof (JyPaper));

  g_array_set_clear_func (papers, paper_clear);
  return papers;
}

static guint
read_categories (JyStatement *statement,
                 int          column)
{
  const char *text = jy_statement_get_text (statement, column);
  JyValue value = { 0 };

  if (text != NULL)
    jy_field_read_stored (&jy_kind_contract.fields[JY_CONTRACT_CATEGORIES], text, &value);
  return (guint) value.integer;
}

/* The order of paper: by category, then by time. Identifiers decide last, so that
 * every desk prints the same. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const JyPaper *left = a, *right = b;
  int first = g_bit_nth_lsf (left->categories, -1), second = g_bit_nth_lsf (right->categories, -1);

  if (left->type != right->type)
    return left->type < right->type ? -1 : 1;
  if (first != second)
    return first < second ? -1 : 1;
  if (left->from != right->from)
    return left->from < right->from ? -1 : 1;
  return g_strcmp0 (left->id, right->id);
}

static GArray *
load (JyLedger   *ledger,
      const char *sql,
      JyMonth     month,
      GError    **error)
{
  g_autoptr (GArray) papers = jy_paper_figures_new ();
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement = jy_figures_prepare (ledger, sql, month, month, &problem);

  while (statement != NULL && jy_statement_step (statement, &problem))
    {
      JyPaper paper = { .collector = jy_statement_get_integer (statement, 1),
                        .number = g_strdup (jy_statement_get_text (statement, 2)),
                        .categories = read_categories (statement, 3),
                        .from = jy_day_from_iso (jy_statement_get_text (statement, 4)),
                        .to = jy_day_from_iso (jy_statement_get_text (statement, 5)),
                        .type = (JyLicenceType) MAX (0, jy_figures_find (&jy_licence_type_choices, statement, 6)),
                        .issuer = g_strdup (jy_statement_get_text (statement, 7)),
                        .waste_codes = g_strdup (jy_statement_get_text (statement, 8)),
                        .status = (JyContractStatus) MAX (0, jy_figures_find (&jy_contract_status_choices, statement, 9)),
                        .status_date = jy_day_from_iso (jy_statement_get_text (statement, 10)) };
      JyUuid id;

      if (jy_ledger_get_row_id (ledger, jy_statement_get_integer (statement, 0), &id))
        jy_uuid_write (&id, paper.id);
      /* A contract suspended after the month was active in it. */
      if (paper.status != JY_CONTRACT_ACTIVE && paper.status_date > jy_month_get_last (month))
        paper.status = JY_CONTRACT_ACTIVE;
      if (paper.status == JY_CONTRACT_ACTIVE)
        paper.status_date = 0;
      g_array_append_val (papers, paper);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  g_array_sort (papers, compare);
  return g_steal_pointer (&papers);
}

/**
 * jy_paper_figures_load_contracts:
 * @ledger: an open ledger
 * @month: a month
 * @error: return location
 *
 * Reads the contracts in force in a month; one that was suspended or terminated
 * in it was in force before that day.
 *
 * Returns: (transfer full) (element-type JyPaper): the contracts, or %NULL with
 *   @error of #JyLedgerError
 */
GArray *
jy_paper_figures_load_contracts (JyLedger *ledger,
                                 JyMonth   month,
                                 GError  **error)
{
  return load (ledger,
               "SELECT row,collector,number,categories,start,\"end\",NULL,NULL,NULL,status,status_date FROM contract"
               " WHERE voided=0 AND start<=:to AND \"end\">=:from"
               " AND (ifnull(status,'active')='active' OR status_date>max(:from,start))",
               month, error);
}

/**
 * jy_paper_figures_load_licences:
 * @ledger: an open ledger
 * @month: a month
 * @error: return location
 *
 * Reads the licences valid in a month.
 *
 * Returns: (transfer full) (element-type JyPaper): the licences, or %NULL with
 *   @error of #JyLedgerError
 */
GArray *
jy_paper_figures_load_licences (JyLedger *ledger,
                                JyMonth   month,
                                GError  **error)
{
  return load (ledger,
               "SELECT row,collector,number,categories,valid_from,valid_to,type,issuer,waste_codes,NULL,NULL FROM licence"
               " WHERE voided=0 AND valid_from<=:to AND ifnull(valid_to,'9999')>=:from",
               month, error);
}

/**
 * jy_paper_figures_name:
 * @contracts: (element-type JyPaper): contracts
 * @collector: a collector's row
 * @category: a category of pickups
 *
 * Waste oil is picked up as kitchen waste and contracted by its own name. Whether
 * each single pickup is covered is for jy_coverage_book_ask() to say.
 *
 * Returns: whether a contract of the collector names the category
 */
gboolean
jy_paper_figures_name (const GArray *contracts,
                       gint64        collector,
                       JyCategory    category)
{
  guint wanted = 1u << category;

  if (category == JY_CATEGORY_KITCHEN)
    wanted |= 1u << JY_CATEGORY_WASTE_OIL;
  for (guint i = 0; i < contracts->len; i++)
    {
      const JyPaper *contract = &g_array_index (contracts, JyPaper, i);

      if (contract->collector == collector && (contract->categories & wanted))
        return TRUE;
    }
  return FALSE;
}
