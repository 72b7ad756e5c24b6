/* jy-coverage.c: evaluates a collector's contracts and licences on the day of a
 * pickup. The rules: a contract for recyclable, hazardous and kitchen waste and
 * for waste oil, a licence of the right type for each, a manifest for hazardous
 * waste unless it goes by the municipal route. */
#include "config.h"

#include "jy-coverage.h"
#include "jy-text.h"
#include "jy-waste-code.h"

#include <glib/gi18n-lib.h>

/* A contract or licence that ends within so many days is about to end. */
#define EXPIRING_DAYS 30

typedef struct
{
  gint64 row;
  gint64 collector;
  guint categories;
  JyDay start;
  JyDay end;
  JyContractStatus status;
  JyDay status_date;
} Contract;

typedef struct
{
  gint64 row;
  gint64 collector;
  JyLicenceType type;
  guint categories;
  JyDay from;
  JyDay to;
  char *waste_codes;
} Licence;

struct _JyCoverageBook
{
  GArray *contracts;
  GArray *licences;
};

static const JyChoice results[] = {
  [JY_COVERAGE_COVERED] = { "covered", "covered", "合同与资质有效", NULL },
  [JY_COVERAGE_EXPIRING] = { "expiring", "covered, but about to end", "合同或资质即将到期", NULL },
  [JY_COVERAGE_NO_MANIFEST] = { "no_manifest", "no manifest number", "缺少转移联单号", NULL },
  [JY_COVERAGE_CODE_NOT_COVERED] = { "code_not_covered", "the licence does not cover this waste code", "许可证未涵盖该废物代码", NULL },
  [JY_COVERAGE_LICENCE_EXPIRED] = { "licence_expired", "the licence has expired", "资质已过期", NULL },
  [JY_COVERAGE_LICENCE_NOT_STARTED] = { "licence_not_started", "the licence is not valid yet", "资质尚未生效", NULL },
  [JY_COVERAGE_NO_LICENCE] = { "no_licence", "no licence", "无相应资质", NULL },
  [JY_COVERAGE_CONTRACT_SUSPENDED] = { "contract_suspended", "the contract is suspended or terminated", "合同已暂停或终止", NULL },
  [JY_COVERAGE_CONTRACT_EXPIRED] = { "contract_expired", "the contract has expired", "合同已到期", NULL },
  [JY_COVERAGE_CONTRACT_NOT_STARTED] = { "contract_not_started", "the contract has not started", "合同尚未生效", NULL },
  [JY_COVERAGE_CATEGORY_NOT_COVERED] = { "category_not_covered", "the contract does not cover this category", "合同未涵盖该类别", NULL },
  [JY_COVERAGE_NO_CONTRACT] = { "no_contract", "no contract", "无合同", NULL },
};

static void
licence_clear (gpointer item)
{
  g_free (((Licence *) item)->waste_codes);
}

static guint
parse_categories (const char *text)
{
  const JyField *field = &jy_kind_contract.fields[JY_CONTRACT_CATEGORIES];
  JyValue value = { 0 };

  if (text != NULL)
    jy_field_read_stored (field, text, &value);
  return (guint) value.integer;
}

static gboolean
load_contracts (JyCoverageBook *book,
                JyDatabase     *database,
                GError        **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement = jy_database_prepare (
    database, "SELECT row,collector,categories,start,\"end\",status,status_date FROM contract WHERE voided=0", &problem);

  while (statement != NULL && jy_statement_step (statement, &problem))
    {
      const char *status = jy_statement_get_text (statement, 5);
      Contract contract = { .row = jy_statement_get_integer (statement, 0),
                            .collector = jy_statement_get_integer (statement, 1),
                            .categories = parse_categories (jy_statement_get_text (statement, 2)),
                            .start = jy_day_from_iso (jy_statement_get_text (statement, 3)),
                            .end = jy_day_from_iso (jy_statement_get_text (statement, 4)),
                            .status_date = jy_day_from_iso (jy_statement_get_text (statement, 6)) };

      if (status != NULL)
        contract.status = (JyContractStatus) MAX (0, jy_choices_find (&jy_contract_status_choices, status));
      g_array_append_val (book->contracts, contract);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
load_licences (JyCoverageBook *book,
               JyDatabase     *database,
               GError        **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement = jy_database_prepare (
    database, "SELECT row,collector,type,categories,valid_from,valid_to,waste_codes FROM licence WHERE voided=0", &problem);

  while (statement != NULL && jy_statement_step (statement, &problem))
    {
      Licence licence = { .row = jy_statement_get_integer (statement, 0),
                          .collector = jy_statement_get_integer (statement, 1),
                          .categories = parse_categories (jy_statement_get_text (statement, 3)),
                          .from = jy_day_from_iso (jy_statement_get_text (statement, 4)),
                          .to = jy_day_from_iso (jy_statement_get_text (statement, 5)),
                          .waste_codes = g_strdup (jy_statement_get_text (statement, 6)) };

      licence.type = (JyLicenceType) MAX (0, jy_choices_find (&jy_licence_type_choices, jy_statement_get_text (statement, 2)));
      g_array_append_val (book->licences, licence);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * jy_coverage_book_new:
 * @ledger: an open ledger
 * @error: return location
 *
 * Reads all contracts and licences, of which there are few.
 *
 * Returns: (transfer full): the book, or %NULL with @error of #JyLedgerError
 */
JyCoverageBook *
jy_coverage_book_new (JyLedger *ledger,
                      GError  **error)
{
  g_autoptr (JyCoverageBook) book = g_new0 (JyCoverageBook, 1);
  JyDatabase *database = jy_ledger_get_database (ledger);

  book->contracts = g_array_new (FALSE, FALSE, sizeof (Contract));
  book->licences = g_array_new (FALSE, FALSE, sizeof (Licence));
  g_array_set_clear_func (book->licences, licence_clear);
  if (!load_contracts (book, database, error) || !load_licences (book, database, error))
    return NULL;
  return g_steal_pointer (&book);
}

/**
 * jy_coverage_book_free:
 * @book: (transfer full) (nullable): a book
 *
 * Frees it.
 */
void
jy_coverage_book_free (JyCoverageBook *book)
{
  if (book == NULL)
    return;
  g_array_unref (book->contracts);
  g_array_unref (book->licences);
  g_free (book);
}

/* The category as contracts and licences name it. */
static guint
get_category_bit (const JyCoverageQuestion *question)
{
  if (question->category == JY_CATEGORY_KITCHEN && question->subkind == JY_SUBKIND_WASTE_OIL)
    return 1u << JY_CATEGORY_WASTE_OIL;
  return 1u << question->category;
}

/* Both ends of a period are days on which it is valid; no end is no end. */
static JyCoverageResult
judge_period (JyDay            day,
              JyDay            from,
              JyDay            to,
              JyCoverageResult not_started,
              JyCoverageResult expired)
{
  if (from != 0 && day < from)
    return not_started;
  if (to != 0 && day > to)
    return expired;
  return to != 0 && to - day <= EXPIRING_DAYS ? JY_COVERAGE_EXPIRING : JY_COVERAGE_COVERED;
}

static JyCoverageResult
judge_contract (const Contract           *contract,
                const JyCoverageQuestion *question)
{
  if (!(contract->categories & get_category_bit (question)))
    return JY_COVERAGE_CATEGORY_NOT_COVERED;
  if (contract->status != JY_CONTRACT_ACTIVE && question->day >= contract->status_date)
    return JY_COVERAGE_CONTRACT_SUSPENDED;
  return judge_period (question->day, contract->start, contract->end, JY_COVERAGE_CONTRACT_NOT_STARTED,
                       JY_COVERAGE_CONTRACT_EXPIRED);
}

static gboolean
is_right_type (const Licence            *licence,
               const JyCoverageQuestion *question)
{
  switch (question->category)
    {
    case JY_CATEGORY_RECYCLABLE:
      return licence->type == JY_LICENCE_RECYCLING_FILING || licence->type == JY_LICENCE_BUSINESS;
    case JY_CATEGORY_HAZARDOUS:
      return licence->type == JY_LICENCE_HAZARDOUS_OPERATION || licence->type == JY_LICENCE_DOMESTIC_WASTE_SERVICE;
    case JY_CATEGORY_KITCHEN:
      return licence->type == JY_LICENCE_FOOD_WASTE_SERVICE;
    default:
      return licence->type == JY_LICENCE_DOMESTIC_WASTE_SERVICE;
    }
}

/* A licence that names categories covers those. A food-waste licence covers
 * waste oil as well: only the contract has to name it. */
static gboolean
names_category (const Licence            *licence,
                const JyCoverageQuestion *question)
{
  guint wanted = get_category_bit (question);

  if (wanted == 1u << JY_CATEGORY_WASTE_OIL)
    wanted |= 1u << JY_CATEGORY_KITCHEN;
  /* The municipal route takes hazardous waste on a licence for domestic waste;
   * it is the contract that says so. */
  if (licence->type == JY_LICENCE_DOMESTIC_WASTE_SERVICE && question->category == JY_CATEGORY_HAZARDOUS)
    return TRUE;
  return licence->categories == 0 || (licence->categories & wanted) != 0;
}

static JyCoverageResult
judge_licence (const Licence            *licence,
               const JyCoverageQuestion *question)
{
  JyCoverageResult period;

  if (!is_right_type (licence, question) || !names_category (licence, question))
    return JY_COVERAGE_NO_LICENCE;
  period = judge_period (question->day, licence->from, licence->to, JY_COVERAGE_LICENCE_NOT_STARTED,
                         JY_COVERAGE_LICENCE_EXPIRED);
  if (period > JY_COVERAGE_EXPIRING || licence->type != JY_LICENCE_HAZARDOUS_OPERATION)
    return period;
  if (!jy_waste_code_list_covers (licence->waste_codes, question->waste_code))
    return JY_COVERAGE_CODE_NOT_COVERED;
  return question->has_manifest ? period : JY_COVERAGE_NO_MANIFEST;
}

/* No end is later than every end. */
static JyDay
get_last_day (JyDay end)
{
  return end != 0 ? end : G_MAXINT32;
}

/**
 * jy_coverage_book_ask:
 * @book: a book
 * @question: what is asked
 *
 * Evaluates the collector's contracts and licences on the day of the pickup.
 * Where several match, the best result wins.
 *
 * Returns: the answer
 */
JyCoverage
jy_coverage_book_ask (const JyCoverageBook     *book,
                      const JyCoverageQuestion *question)
{
  JyCoverageResult contract_result = JY_COVERAGE_NO_CONTRACT;
  JyCoverageResult licence_result = JY_COVERAGE_NO_LICENCE;
  JyCoverage coverage = { .required = question->category != JY_CATEGORY_OTHER };
  JyDay contract_end = 0, licence_end = 0;

  for (guint i = 0; i < book->contracts->len; i++)
    {
      const Contract *contract = &g_array_index (book->contracts, Contract, i);
      JyCoverageResult result = contract->collector == question->collector ? judge_contract (contract, question)
                                                                           : JY_COVERAGE_NO_CONTRACT;

      /* Of several that fail alike the latest is what people look at. */
      if (result > contract_result || result == JY_COVERAGE_NO_CONTRACT ||
          (result == contract_result && contract->end <= contract_end))
        continue;
      contract_result = result;
      coverage.contract = contract->row;
      contract_end = contract->end;
    }
  for (guint i = 0; i < book->licences->len; i++)
    {
      const Licence *licence = &g_array_index (book->licences, Licence, i);
      JyCoverageResult result =
        licence->collector == question->collector ? judge_licence (licence, question) : JY_COVERAGE_NO_LICENCE;

      if (result > licence_result || result == JY_COVERAGE_NO_LICENCE ||
          (result == licence_result && get_last_day (licence->to) <= get_last_day (licence_end)))
        continue;
      licence_result = result;
      coverage.licence = licence->row;
      coverage.municipal =
        question->category == JY_CATEGORY_HAZARDOUS && licence->type == JY_LICENCE_DOMESTIC_WASTE_SERVICE;
      licence_end = licence->to;
    }
  /* A failing contract is told before a failing licence. */
  coverage.result = contract_result > JY_COVERAGE_EXPIRING ? contract_result : MAX (contract_result, licence_result);
  if (coverage.result == JY_COVERAGE_CONTRACT_EXPIRED ||
      (coverage.result == JY_COVERAGE_EXPIRING && contract_result == JY_COVERAGE_EXPIRING))
    coverage.ends = contract_end;
  if (coverage.result == JY_COVERAGE_LICENCE_EXPIRED ||
      (coverage.result == JY_COVERAGE_EXPIRING && licence_result == JY_COVERAGE_EXPIRING &&
       (coverage.ends == 0 || licence_end < coverage.ends)))
    {
      coverage.ends = licence_end;
      coverage.ends_licence = TRUE;
    }
  return coverage;
}

/**
 * jy_coverage_book_ask_pickup:
 * @book: a book
 * @pickup: a pickup
 *
 * Returns: the answer for a record of the kind pickup
 */
JyCoverage
jy_coverage_book_ask_pickup (const JyCoverageBook *book,
                             const JyRecord       *pickup)
{
  JyCoverageQuestion question = {
    .collector = jy_record_get_integer (pickup, JY_PICKUP_COLLECTOR),
    .category = (JyCategory) jy_record_get_integer (pickup, JY_PICKUP_CATEGORY),
    .subkind = jy_record_has (pickup, JY_PICKUP_SUBKIND) ? (int) jy_record_get_integer (pickup, JY_PICKUP_SUBKIND) : -1,
    .day = (JyDay) jy_record_get_integer (pickup, JY_PICKUP_DATE),
    .waste_code = jy_record_get_text (pickup, JY_PICKUP_WASTE_CODE),
    .has_manifest = jy_record_has (pickup, JY_PICKUP_MANIFEST),
  };

  return jy_coverage_book_ask (book, &question);
}

/**
 * jy_coverage_is_covered:
 * @coverage: an answer
 *
 * Returns: whether contract and licence covered the pickup, about to end or not
 */
gboolean
jy_coverage_is_covered (const JyCoverage *coverage)
{
  return coverage->result <= JY_COVERAGE_EXPIRING;
}

/**
 * jy_coverage_is_contract:
 * @result: an answer
 *
 * Returns: whether it is about the contract, rather than the licence
 */
gboolean
jy_coverage_is_contract (JyCoverageResult result)
{
  return result >= JY_COVERAGE_CONTRACT_SUSPENDED;
}

/**
 * jy_coverage_find:
 * @name: (nullable): the name of an answer, see jy_coverage_get_name()
 *
 * Returns: the answer, %JY_COVERAGE_NO_CONTRACT for a name that no program of ours
 *   has written
 */
JyCoverageResult
jy_coverage_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    if (g_strcmp0 (results[i].name, name) == 0)
      return (JyCoverageResult) i;
  return JY_COVERAGE_NO_CONTRACT;
}

/**
 * jy_coverage_get_name:
 * @result: an answer
 *
 * Returns: (transfer none): its name, never translated
 */
const char *
jy_coverage_get_name (JyCoverageResult result)
{
  return results[result].name;
}

/**
 * jy_coverage_get_title:
 * @result: an answer
 *
 * Returns: (transfer none): it in the user's language
 */
const char *
jy_coverage_get_title (JyCoverageResult result)
{
  return jy_choice_get_title (&results[result]);
}

/**
 * jy_coverage_get_title_zh:
 * @result: an answer
 *
 * Returns: (transfer none): it in Chinese, for notices
 */
const char *
jy_coverage_get_title_zh (JyCoverageResult result)
{
  return results[result].title_zh;
}

/* One of the papers that decided, and when it ends where that matters. */
static void
append_paper (GString    *text,
              const char *paper,
              JyDay       ends,
              gboolean    over)
{
  g_autofree char *day = ends != 0 ? jy_day_to_iso (ends) : NULL;

  g_string_append_printf (text, "%s%s", jy_text_pick ("; ", "；"), paper);
  if (day == NULL)
    return;
  g_string_append (text, jy_text_pick (", ", "，"));
  if (over)
    g_string_append_printf (text, _ ("ended on %s"), day);
  else
    g_string_append_printf (text, _ ("ends on %s"), day);
}

/**
 * jy_coverage_to_sentence:
 * @coverage: an answer
 * @ledger: the ledger it was given about
 *
 * Returns: (transfer full): a sentence with what decided
 */
char *
jy_coverage_to_sentence (const JyCoverage *coverage,
                         JyLedger         *ledger)
{
  g_autoptr (GString) text = g_string_new (jy_coverage_get_title (coverage->result));
  gboolean over = coverage->result != JY_COVERAGE_EXPIRING;

  if (coverage->contract != 0)
    {
      g_autofree char *number = jy_ledger_dup_name (ledger, &jy_kind_contract, coverage->contract);
      g_autofree char *paper = g_strdup_printf (_ ("contract %s"), number);

      append_paper (text, paper, coverage->ends_licence ? 0 : coverage->ends, over);
    }
  if (coverage->licence != 0)
    {
      g_autofree char *number = jy_ledger_dup_name (ledger, &jy_kind_licence, coverage->licence);
      g_autofree char *paper = g_strdup_printf (_ ("licence %s"), number);

      append_paper (text, paper, coverage->ends_licence ? coverage->ends : 0, over);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
