/* jy-demo-defects.c: what is wrong on purpose, and where, so that every finding has
 * something to find. */
#include "config.h"

#include "jy-demo-private.h"

typedef struct
{
  guint months_back; /* from the last month; the first month where there are too few */
  guint working_day; /* of that month, from 1; 0 is the whole month, or no day at all */
} Place;

/* The last month is open: what stands there waits for somebody to put it right.
 * The months before are closed: what stands there shows on their notices. Each
 * hazardous defect has a sub-kind of its own, so that they never meet.
 *
 *   defect             what is wrong                                            found as
 *   NO_DINNER          neither the diners nor the plates of a dinner            missing_entry
 *   SLIP_OF_TEN        plates of a breakfast, the decimal point slipped         outlier
 *   CONTRACT_GAP       the recycler's contract ends on the 10th, and the next   not_covered
 *                      one starts on the 21st: its pickups between are not
 *                      covered
 *   NO_MANIFEST        lamps handed over without a manifest                     no_manifest, not_covered
 *   SHORT_MANIFEST     the batteries' manifest has 13 digits                    manifest_format
 *   WASTE_CODE         pesticide (HW04), which the licence does not name        not_covered
 *   NO_DENSITY         other waste estimated by eye, the mass typed             estimate_without_source
 *   OVER_CAPACITY      plates of a lunch, 72 kg in a tub of 60 L                over_capacity
 *   KITCHEN_MISMATCH   a month of which 7 parts of 10 are picked up             kitchen_mismatch
 *   CREDIT_CODE        the textile collector's check character                  credit_code
 *   ENDING_LICENCE     the oil collector's licence ends 45 days after the end   ending_soon
 */
static const Place places[JY_DEMO_N_DEFECTS] = {
  [JY_DEMO_DEFECT_NO_DINNER] = { 0, 12 },
  [JY_DEMO_DEFECT_SLIP_OF_TEN] = { 0, 8 },
  [JY_DEMO_DEFECT_CONTRACT_GAP] = { 1, 0 },
  [JY_DEMO_DEFECT_NO_MANIFEST] = { 3, 0 },
  [JY_DEMO_DEFECT_SHORT_MANIFEST] = { 0, 0 },
  [JY_DEMO_DEFECT_WASTE_CODE] = { 0, 0 },
  [JY_DEMO_DEFECT_NO_DENSITY] = { 0, 5 },
  [JY_DEMO_DEFECT_OVER_CAPACITY] = { 1, 6 },
  [JY_DEMO_DEFECT_KITCHEN_MISMATCH] = { 2, 0 },
  [JY_DEMO_DEFECT_CREDIT_CODE] = { 0, 0 },
  [JY_DEMO_DEFECT_ENDING_LICENCE] = { 0, 0 },
};

/**
 * jy_demo_get_defect_month: (skip)
 * @demo: a ledger that is being filled
 * @defect: a defect
 *
 * Returns: the month it stands in
 */
JyMonth
jy_demo_get_defect_month (const JyDemo *demo,
                          JyDemoDefect  defect)
{
  return demo->options->end - (JyMonth) MIN (places[defect].months_back, demo->options->months - 1);
}

/**
 * jy_demo_is_defective: (skip)
 * @demo: a ledger that is being filled
 * @defect: a defect
 *
 * Returns: whether the day that is being filled is where it stands
 */
gboolean
jy_demo_is_defective (const JyDemo *demo,
                      JyDemoDefect  defect)
{
  return demo->month == jy_demo_get_defect_month (demo, defect) &&
         (places[defect].working_day == 0 || demo->working_day == places[defect].working_day);
}
