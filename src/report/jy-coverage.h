/* May this collector take this waste on this day? */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * JyCoverageResult:
 *
 * The answers, best first.
 */
typedef enum
{
  JY_COVERAGE_COVERED,
  JY_COVERAGE_EXPIRING,
  JY_COVERAGE_NO_MANIFEST,
  JY_COVERAGE_CODE_NOT_COVERED,
  JY_COVERAGE_LICENCE_EXPIRED,
  JY_COVERAGE_LICENCE_NOT_STARTED,
  JY_COVERAGE_NO_LICENCE,
  JY_COVERAGE_CONTRACT_SUSPENDED,
  JY_COVERAGE_CONTRACT_EXPIRED,
  JY_COVERAGE_CONTRACT_NOT_STARTED,
  JY_COVERAGE_CATEGORY_NOT_COVERED,
  JY_COVERAGE_NO_CONTRACT,
} JyCoverageResult;

/**
 * JyCoverage:
 * @result: the answer
 * @required: whether the category needs a contract and a licence; for other
 *   waste a missing one is only a warning
 * @contract: row of the contract that decided, or 0
 * @licence: row of the licence that decided, or 0
 * @ends: the day on which the first of the two ends, where @result is expiring
 *   or expired, or 0
 * @ends_licence: whether it is the licence that ends then
 * @municipal: whether the licence that decided is that of the municipal route
 *   for hazardous waste, which needs no manifest
 *
 * The answer for one pickup, and what decided it.
 */
typedef struct
{
  JyCoverageResult result;
  gboolean required;
  gint64 contract;
  gint64 licence;
  JyDay ends;
  gboolean ends_licence;
  gboolean municipal;
} JyCoverage;

/**
 * JyCoverageQuestion:
 * @collector: the collector's row
 * @category: the category of the waste
 * @subkind: a #JySubkind, or -1
 * @day: the day of the pickup
 * @waste_code: (nullable): for hazardous waste
 * @has_manifest: whether there is a manifest number
 *
 * What is asked of a pickup.
 */
typedef struct
{
  gint64 collector;
  JyCategory category;
  int subkind;
  JyDay day;
  const char *waste_code;
  gboolean has_manifest;
} JyCoverageQuestion;

typedef struct _JyCoverageBook JyCoverageBook;

JyCoverageBook *jy_coverage_book_new        (JyLedger                 *ledger,
                                             GError                  **error);
void            jy_coverage_book_free       (JyCoverageBook           *book);
JyCoverage      jy_coverage_book_ask        (const JyCoverageBook     *book,
                                             const JyCoverageQuestion *question);
JyCoverage      jy_coverage_book_ask_pickup (const JyCoverageBook     *book,
                                             const JyRecord           *pickup);

gboolean        jy_coverage_is_covered      (const JyCoverage         *coverage);
gboolean        jy_coverage_is_contract     (JyCoverageResult          result);
JyCoverageResult jy_coverage_find           (const char               *name);
const char     *jy_coverage_get_name        (JyCoverageResult          result);
const char     *jy_coverage_get_title       (JyCoverageResult          result);
const char     *jy_coverage_get_title_zh    (JyCoverageResult          result);
char           *jy_coverage_to_sentence     (const JyCoverage         *coverage,
                                             JyLedger                 *ledger);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyCoverageBook, jy_coverage_book_free)

G_END_DECLS
