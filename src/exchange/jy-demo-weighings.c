/* jy-demo-weighings.c: kitchen waste on the scale: plates, what was not served, work
 * in the kitchen, and what went bad in the store. */
#include "config.h"

#include "jy-demo-private.h"

enum
{
  METHOD_SCALE,
  METHOD_TYPED,
};

/* Milligrams left per diner at the beginning. */
static const gint64 plate_per_diner[JY_N_MEALS] = {
  [JY_MEAL_BREAKFAST] = 26000,
  [JY_MEAL_LUNCH] = 62000,
  [JY_MEAL_DINNER] = 48000,
  [JY_MEAL_OVERTIME] = 40000,
};

/* 光盘行动: every month a little less is left, but never less than so much, per mille. */
#define FALL_PER_MONTH 13
#define LOWEST_SHARE   720

/* Grams of a portion, and of peel and trimmings for each diner at lunch. */
#define PORTION     160
#define PREPARATION 72

/* How much is put on the scale at once, grams, and what the tubs weigh. */
static const struct
{
  gint64 most;
  gint64 tare;
} tubs[JY_DEMO_N_TUBS] = {
  [JY_DEMO_TUB_SMALL] = { 24000, 1480 },
  [JY_DEMO_TUB_LARGE] = { 45000, 2150 },
  [JY_DEMO_TUB_KITCHEN] = { 90000, 9500 },
};

static const char *const dishes[] = { "红烧茄子", "清炒油菜", "西红柿炒鸡蛋", "土豆炖鸡块", "米饭", "馒头", "白菜炖豆腐", "酸辣土豆丝", "紫菜蛋花汤" };

static const struct
{
  const char *reason;
  const char *dish;
} spoilages[] = {
  { "叶菜腐烂", "油菜" },
  { "冷库检修，温度过高", "豆腐" },
  { "超过保质期", "酸奶" },
  { "磕碰破损", "鸡蛋" },
  { "发芽", "土豆" },
  { "雨天运输受潮", "面粉" },
};

/* What the defects type, grams. */
#define OVER_CAPACITY_NET 72400
#define SCALE_STEP        10

typedef struct
{
  int meal; /* a JyMeal, or -1 */
  JyStage stage;
  gint64 site;
  JyDemoTub tub;
  const char *reason;
  const char *dish;
} Origin;

static JyRecord *
new_weighing (JyDemo       *demo,
              const Origin *origin,
              gint64        net)
{
  gint64 tare = tubs[origin->tub].tare;
  JyRecord *record = jy_demo_new_record (
    &jy_kind_weighing, JY_WEIGHING_DATE, (gint64) demo->day, JY_WEIGHING_SITE, origin->site, JY_WEIGHING_STAGE,
    (gint64) origin->stage, JY_WEIGHING_GROSS, tare + net, JY_WEIGHING_TARE, tare, JY_WEIGHING_CONTAINER,
    demo->tubs[origin->tub], JY_WEIGHING_METHOD, (gint64) METHOD_SCALE, JY_WEIGHING_REASON, origin->reason, JY_WEIGHING_DISH,
    origin->dish, JY_DEMO_END);

  if (origin->meal >= 0)
    jy_record_set_integer (record, JY_WEIGHING_MEAL, origin->meal);
  return record;
}

/* Types a net weight in the place of what the scale says. */
static void
type_net (JyRecord *record,
          gint64    net)
{
  jy_record_unset (record, JY_WEIGHING_GROSS);
  jy_record_unset (record, JY_WEIGHING_TARE);
  jy_record_set_integer (record, JY_WEIGHING_NET, net);
  jy_record_set_integer (record, JY_WEIGHING_METHOD, METHOD_TYPED);
}

static void
spoil_weighing (JyDemo       *demo,
                const Origin *origin,
                JyRecord     *record,
                gint64        net)
{
  if (origin->stage != JY_STAGE_PLATE)
    return;
  if (origin->meal == JY_MEAL_BREAKFAST && jy_demo_is_defective (demo, JY_DEMO_DEFECT_SLIP_OF_TEN))
    type_net (record, net * 10);
  if (origin->meal == JY_MEAL_LUNCH && jy_demo_is_defective (demo, JY_DEMO_DEFECT_OVER_CAPACITY))
    type_net (record, OVER_CAPACITY_NET);
}

static void
repeat_weighing (JyDemo       *demo,
                 const Origin *origin,
                 gint64        net)
{
  g_autoptr (JyRecord) record = new_weighing (demo, origin, net);
  JyRecordState state;

  jy_demo_put (demo, JY_DEMO_CANTEEN, record, &state);
  jy_demo_correct_later (demo, JY_DEMO_CANTEEN, &state, NULL, "同一桶重复录入，作废", 1);
}

/* Puts a mass on the scale, tub by tub. */
static void
weigh (JyDemo       *demo,
       const Origin *origin,
       gint64        mass)
{
  gint64 n = (mass + tubs[origin->tub].most - 1) / tubs[origin->tub].most;

  for (gint64 i = 0; i < n; i++)
    {
      gint64 net = jy_demo_round (mass * (i + 1) / n - mass * i / n, SCALE_STEP);
      g_autoptr (JyRecord) record = new_weighing (demo, origin, net);

      demo->kitchen[demo->day - jy_month_get_first (demo->month)] += net;
      if (i == 0)
        spoil_weighing (demo, origin, record, net);
      jy_demo_put (demo, JY_DEMO_CANTEEN, record, NULL);
      if (i == 0 && origin->meal == JY_MEAL_DINNER && origin->stage == JY_STAGE_PLATE &&
          jy_demo_is_correction_day (demo, 2, 3))
        repeat_weighing (demo, origin, net);
    }
}

/**
 * jy_demo_put_plates: (skip)
 * @demo: a ledger that is being filled
 * @meal: a meal
 * @diners: how many ate
 *
 * Weighs what was left on the plates.
 */
void
jy_demo_put_plates (JyDemo *demo,
                    JyMeal  meal,
                    gint64  diners)
{
  Origin origin = { .meal = (int) meal, .stage = JY_STAGE_PLATE, .site = demo->canteen, .tub = JY_DEMO_TUB_LARGE };
  gint64 fallen = MAX (LOWEST_SHARE, 1000 - FALL_PER_MONTH * (gint64) (demo->month - demo->first));
  gint64 per_diner = jy_demo_vary (demo, jy_demo_share (plate_per_diner[meal], fallen), 90);

  if (meal == JY_MEAL_DINNER || meal == JY_MEAL_OVERTIME)
    origin.tub = JY_DEMO_TUB_SMALL;
  weigh (demo, &origin, MAX (SCALE_STEP, jy_demo_round (diners * per_diner / 1000, SCALE_STEP)));
}

/**
 * jy_demo_put_unserved: (skip)
 * @demo: a ledger that is being filled
 * @meal: a meal
 * @portions: how many portions more were prepared than eaten
 *
 * Weighs what was prepared and not served, where it is worth it.
 */
void
jy_demo_put_unserved (JyDemo *demo,
                      JyMeal  meal,
                      gint64  portions)
{
  const gint64 least = 1000;
  Origin origin = { .meal = (int) meal, .stage = JY_STAGE_UNSERVED, .tub = JY_DEMO_TUB_KITCHEN };
  gint64 mass = jy_demo_round (portions * jy_demo_vary (demo, PORTION, 200), SCALE_STEP);

  origin.site = demo->windows[jy_demo_between (demo, 0, JY_DEMO_N_WINDOWS - 1)];
  origin.dish = dishes[jy_demo_between (demo, 0, G_N_ELEMENTS (dishes) - 1)];
  origin.reason = jy_demo_chance (demo, 500) ? "实到人数少于订餐" : "备餐偏多";
  if (mass >= least)
    weigh (demo, &origin, mass);
}

/**
 * jy_demo_put_kitchen_work: (skip)
 * @demo: a ledger that is being filled
 *
 * Weighs peel and trimmings of the day, and now and then what went bad.
 */
void
jy_demo_put_kitchen_work (JyDemo *demo)
{
  Origin work = { .meal = -1, .stage = JY_STAGE_PREPARATION, .site = demo->canteen, .tub = JY_DEMO_TUB_KITCHEN };
  gint64 diners = jy_demo_expect_diners (demo, JY_MEAL_LUNCH);
  guint bad = (guint) jy_demo_between (demo, 0, G_N_ELEMENTS (spoilages) - 1);
  Origin spoilage = work;

  jy_demo_set_time (demo, JY_DEMO_CANTEEN, demo->day, 21 * 60);
  weigh (demo, &work, jy_demo_round (jy_demo_vary (demo, diners * PREPARATION, 110), SCALE_STEP));
  if (!jy_demo_chance (demo, 130))
    return;
  spoilage.stage = JY_STAGE_SPOILAGE;
  spoilage.reason = spoilages[bad].reason;
  spoilage.dish = spoilages[bad].dish;
  weigh (demo, &spoilage, jy_demo_round (diners * jy_demo_between (demo, 1500, 6500) / 1000, SCALE_STEP));
}
