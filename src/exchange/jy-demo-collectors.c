/* jy-demo-collectors.c: who takes waste away, with contracts that are renewed every
 * year and licences that are renewed when they end. */
#include "config.h"

#include "jy-demo-private.h"

enum
{
  PRICE_FREE,
  PRICE_PAYS_PER_KG,
  PRICE_CHARGES_PER_KG,
  PRICE_CHARGES_PER_TRIP,
  PRICE_FLAT,
  PRICE_PAYS_PER_T,
  PRICE_CHARGES_PER_T,
};

enum
{
  AWARD_TENDER,
  AWARD_INQUIRY,
  AWARD_APPOINTED,
};

/* Contracts start on the first of @start and run for a year; licences start on the
 * first of @licence_start in the years that leave @phase over when divided by
 * @years, and never end where @years is 0. Prices in fen. */
typedef struct
{
  const char *name;
  const char *stem;
  const char *address;
  const char *contact;
  const char *phone;
  const char *vehicle;
  const char *driver;
  JyCategory category;
  const char *contract;
  guint start;
  gint64 price_basis;
  gint64 price;
  gint64 award;
  JyLicenceType licence_type;
  const char *licence;
  const char *issuer;
  const char *waste_codes;
  guint licence_start;
  guint years;
  guint phase;
} Collector;

static const Collector collectors[JY_DEMO_N_COLLECTORS] = {
  [JY_DEMO_COLLECTOR_KITCHEN] = { "示例市净蓝餐厨收运有限公司", "91990100MA0DEM212", "示例市环保路8号", "唐伟", "0100-5550121", "示A0001", "罗师傅",
                                  JY_CATEGORY_KITCHEN, "CC", 1, PRICE_CHARGES_PER_T, 18000, AWARD_TENDER,
                                  JY_LICENCE_FOOD_WASTE_SERVICE, "示餐许字", "示例市城市管理局", NULL, 6, 2, 0 },
  [JY_DEMO_COLLECTOR_RECYCLER] = { "示例市绿循再生资源有限公司", "91990100MA0DEM220", "示例市环保路19号", "许芳", "0100-5550122", "示A0002", "谢师傅",
                                   JY_CATEGORY_RECYCLABLE, "ZS", 0, PRICE_PAYS_PER_KG, 90, AWARD_INQUIRY,
                                   JY_LICENCE_RECYCLING_FILING, "示再备", "示例市商务局", NULL, 5, 0, 0 },
  [JY_DEMO_COLLECTOR_HAZARDOUS] = { "示例省安泽环境科技有限公司", "91990000MA0DEM239", "示例市化工园30号", "韩涛", "0100-5550123", "示B0003", "曹师傅",
                                    JY_CATEGORY_HAZARDOUS, "WF", 4, PRICE_CHARGES_PER_KG, 600, AWARD_APPOINTED,
                                    JY_LICENCE_HAZARDOUS_OPERATION, "示危证", "示例省生态环境厅", "HW12,HW29,HW49", 9, 5, 3 },
  [JY_DEMO_COLLECTOR_OTHER] = { "示例市城东环卫服务中心", "12990100MB0DEM247", "示例市环卫路41号", "冯刚", "0100-5550124", "示A0044", "董师傅",
                                JY_CATEGORY_OTHER, "HW", 1, PRICE_FLAT, 3600000, AWARD_APPOINTED,
                                JY_LICENCE_DOMESTIC_WASTE_SERVICE, "示环许", "示例市城市管理局", NULL, 1, 3, 0 },
  [JY_DEMO_COLLECTOR_OIL] = { "示例市宏润油脂回收有限公司", "91990100MA0DEM255", "示例市环保路52号", "邓敏", "0100-5550125", "示A0055", "彭师傅",
                              JY_CATEGORY_WASTE_OIL, "YZ", 7, PRICE_PAYS_PER_KG, 250, AWARD_INQUIRY,
                              JY_LICENCE_FOOD_WASTE_SERVICE, "示餐许字", "示例市城市管理局", NULL, 0, 3, 0 },
  [JY_DEMO_COLLECTOR_TEXTILE] = { "示例市织新纺织品回收站", "92990100MA0DEM263", "示例市环保路63号", "曾丽", "0100-5550126", "示A0066", "萧师傅",
                                  JY_CATEGORY_RECYCLABLE, "ZW", 9, PRICE_FREE, 0, AWARD_INQUIRY,
                                  JY_LICENCE_BUSINESS, "示营业", "示例市市场监督管理局", NULL, 3, 0, 0 },
};

/* See JY_DEMO_DEFECT_CONTRACT_GAP and JY_DEMO_DEFECT_ENDING_LICENCE. */
#define GAP_AFTER_DAY       10
#define GAP_DAYS            10
#define LICENCE_DAYS_BEYOND 45

/* Papers are signed and issued so many days before they start. */
#define DAYS_AHEAD 12

static void
put_contract (JyDemo         *demo,
              JyDemoCollector position,
              JyDay           start,
              JyDay           end,
              JyDay           signed_on)
{
  const Collector *collector = &collectors[position];
  g_autofree char *number = NULL;
  g_autofree char *tender = NULL;
  g_autoptr (JyRecord) record = NULL;
  guint year;

  jy_day_get_parts (start, &year, NULL, NULL);
  number = g_strdup_printf ("%s-%u-%02u", collector->contract, year, (guint) position + 1);
  if (collector->award == AWARD_TENDER)
    tender = g_strdup_printf ("示采招〔%u〕%u号", year - 1, (guint) position + 21);
  record = jy_demo_new_record (&jy_kind_contract, JY_CONTRACT_NUMBER, number, JY_CONTRACT_COLLECTOR,
                               demo->collectors[position], JY_CONTRACT_CATEGORIES, G_GINT64_CONSTANT (1) << collector->category,
                               JY_CONTRACT_SIGNED, (gint64) signed_on, JY_CONTRACT_START, (gint64) start, JY_CONTRACT_END,
                               (gint64) end, JY_CONTRACT_PRICE_BASIS, collector->price_basis, JY_CONTRACT_AWARD_METHOD,
                               collector->award, JY_CONTRACT_TENDER_NUMBER, tender, JY_DEMO_END);
  if (collector->price > 0)
    jy_record_set_integer (record, JY_CONTRACT_PRICE, collector->price);
  jy_demo_set_time (demo, JY_DEMO_ADMINISTRATOR, signed_on, 14 * 60);
  jy_demo_put (demo, JY_DEMO_ADMINISTRATOR, record, NULL);
}

static void
put_licence (JyDemo         *demo,
             JyDemoCollector position,
             JyDay           from,
             JyDay           to)
{
  const Collector *collector = &collectors[position];
  g_autofree char *number = NULL;
  g_autoptr (JyRecord) record = NULL;
  guint year;

  jy_day_get_parts (from, &year, NULL, NULL);
  number = g_strdup_printf ("%s〔%u〕第%02u号", collector->licence, year, (guint) position + 1);
  record = jy_demo_new_record (&jy_kind_licence, JY_LICENCE_COLLECTOR, demo->collectors[position], JY_LICENCE_TYPE,
                               (gint64) collector->licence_type, JY_LICENCE_NUMBER, number, JY_LICENCE_ISSUER,
                               collector->issuer, JY_LICENCE_VALID_FROM, (gint64) from, JY_LICENCE_CATEGORIES,
                               G_GINT64_CONSTANT (1) << collector->category, JY_LICENCE_WASTE_CODES, collector->waste_codes,
                               JY_DEMO_END);
  if (to != 0)
    jy_record_set_integer (record, JY_LICENCE_VALID_TO, to);
  jy_demo_set_time (demo, JY_DEMO_ADMINISTRATOR, from - DAYS_AHEAD, 15 * 60);
  jy_demo_put (demo, JY_DEMO_ADMINISTRATOR, record, NULL);
}

/* Whether a paper of these days comes in between two days; what ended before the
 * demonstration begins is not entered. */
static gboolean
comes_in (const JyDemo *demo,
          JyDay         paper,
          JyDay         end,
          JyDay         from,
          JyDay         to)
{
  return paper >= from && paper <= to && (end == 0 || end >= jy_month_get_first (demo->first));
}

/* The recycler's contracts are counted from the one that ends too early. */
static void
put_recycler_contracts (JyDemo *demo,
                        JyDay   from,
                        JyDay   to)
{
  JyDay gap = jy_month_get_first (jy_demo_get_defect_month (demo, JY_DEMO_DEFECT_CONTRACT_GAP)) + GAP_AFTER_DAY - 1;
  int years = JY_DEMO_MAX_MONTHS / 12 + 1;

  for (int back = years; back >= 0; back--)
    {
      JyDay end = jy_day_add_months (gap, -12 * back);
      JyDay start = jy_day_add_months (gap, -12 * (back + 1)) + 1;

      if (comes_in (demo, start - DAYS_AHEAD, end, from, to))
        put_contract (demo, JY_DEMO_COLLECTOR_RECYCLER, start, end, start - DAYS_AHEAD);
    }
  if (comes_in (demo, gap + GAP_DAYS, 0, from, to))
    put_contract (demo, JY_DEMO_COLLECTOR_RECYCLER, gap + GAP_DAYS + 1, jy_day_add_months (gap + GAP_DAYS, 12), gap + GAP_DAYS);
}

static void
put_contracts (JyDemo         *demo,
               JyDemoCollector position,
               JyDay           from,
               JyDay           to)
{
  guint last = jy_month_get_year (demo->options->end) + 1;

  for (guint year = jy_month_get_year (demo->first) - 1; year <= last; year++)
    {
      JyDay start = jy_day_new (year, collectors[position].start, 1);
      JyDay end = jy_day_add_months (start, 12) - 1;

      if (comes_in (demo, start - DAYS_AHEAD, end, from, to))
        put_contract (demo, position, start, end, start - DAYS_AHEAD);
    }
}

/* The oil collector's licences are counted from the one that ends soon after the end. */
static void
put_oil_licences (JyDemo *demo,
                  JyDay   from,
                  JyDay   to)
{
  JyDay last = jy_month_get_last (demo->options->end) + LICENCE_DAYS_BEYOND;
  int months = 12 * (int) collectors[JY_DEMO_COLLECTOR_OIL].years;

  for (int back = JY_DEMO_MAX_MONTHS / months + 1; back >= 0; back--)
    {
      JyDay end = jy_day_add_months (last, -months * back);
      JyDay start = jy_day_add_months (last, -months * (back + 1)) + 1;

      if (comes_in (demo, start - DAYS_AHEAD, end, from, to))
        put_licence (demo, JY_DEMO_COLLECTOR_OIL, start, end);
    }
}

static void
put_licences (JyDemo         *demo,
              JyDemoCollector position,
              JyDay           from,
              JyDay           to)
{
  const Collector *collector = &collectors[position];
  guint first = jy_month_get_year (demo->first) - MAX (collector->years, 2);
  guint last = jy_month_get_year (demo->options->end) + 1;

  for (guint year = first; year <= last; year++)
    {
      JyDay start = jy_day_new (year, collector->licence_start, 1);
      JyDay end = collector->years > 0 ? jy_day_add_months (start, 12 * (int) collector->years) - 1 : 0;

      if (collector->years > 0 ? year % collector->years != collector->phase : year != first)
        continue;
      if (comes_in (demo, start - DAYS_AHEAD, end, from, to))
        put_licence (demo, position, start, end);
    }
}

/* Enters the papers that come in between two days. */
static void
put_papers (JyDemo *demo,
            JyDay   from,
            JyDay   to)
{
  for (guint i = 0; i < JY_DEMO_N_COLLECTORS; i++)
    {
      if (i == JY_DEMO_COLLECTOR_RECYCLER)
        put_recycler_contracts (demo, from, to);
      else
        put_contracts (demo, (JyDemoCollector) i, from, to);
      if (i == JY_DEMO_COLLECTOR_OIL)
        put_oil_licences (demo, from, to);
      else
        put_licences (demo, (JyDemoCollector) i, from, to);
    }
}

/**
 * jy_demo_put_collectors: (skip)
 * @demo: a ledger that is being filled
 *
 * Writes the collectors, and the papers that are there before the first month.
 */
void
jy_demo_put_collectors (JyDemo *demo)
{
  for (guint i = 0; i < JY_DEMO_N_COLLECTORS; i++)
    {
      const Collector *collector = &collectors[i];
      /* JY_DEMO_DEFECT_CREDIT_CODE */
      g_autofree char *code = jy_demo_make_code (collector->stem, i == JY_DEMO_COLLECTOR_TEXTILE);
      g_autoptr (JyRecord) record = jy_demo_new_record (
        &jy_kind_collector, JY_COLLECTOR_NAME, collector->name, JY_COLLECTOR_CREDIT_CODE, code, JY_COLLECTOR_ADDRESS,
        collector->address, JY_COLLECTOR_CONTACT, collector->contact, JY_COLLECTOR_PHONE, collector->phone, JY_DEMO_END);

      demo->collectors[i] = jy_demo_put (demo, JY_DEMO_ADMINISTRATOR, record, NULL);
    }
  put_papers (demo, 1, jy_month_get_first (demo->first) - 1);
}

/**
 * jy_demo_renew_collectors: (skip)
 * @demo: a ledger that is being filled
 *
 * Writes the contracts and licences that come in within the month.
 */
void
jy_demo_renew_collectors (JyDemo *demo)
{
  put_papers (demo, jy_month_get_first (demo->month), jy_month_get_last (demo->month));
}

/**
 * jy_demo_get_vehicle: (skip)
 * @collector: a collector
 *
 * Returns: (transfer none): its vehicle's number
 */
const char *
jy_demo_get_vehicle (JyDemoCollector collector)
{
  return collectors[collector].vehicle;
}

/**
 * jy_demo_get_driver: (skip)
 * @collector: a collector
 *
 * Returns: (transfer none): who drives it
 */
const char *
jy_demo_get_driver (JyDemoCollector collector)
{
  return collectors[collector].driver;
}
