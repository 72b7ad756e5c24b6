/* jy-demo-waste.c: what is taken away: kitchen and other waste every working day,
 * recyclables every week, waste oil every second week, hazardous waste every quarter. */
#include "config.h"

#include "jy-demo-private.h"

/* When vehicles come, minutes since midnight, and how much sooner or later. */
#define HAZARD_TIME     (9 * 60 + 30)
#define OIL_TIME        (10 * 60 + 10)
#define KITCHEN_TIME    (14 * 60 + 30)
#define RECYCLABLE_TIME (15 * 60 + 20)
#define TEXTILE_TIME    (16 * 60)
#define OTHER_TIME      (17 * 60 + 10)
#define SOONER_OR_LATER 12

/* Containers in millilitres, and what is put into one of 120 L. */
#define BIN_120           G_GINT64_CONSTANT (120000)
#define BIN_240           G_GINT64_CONSTANT (240000)
#define BIN_660           G_GINT64_CONSTANT (660000)
#define KITCHEN_PER_BIN   80000
#define LARGE_FROM_DINERS 2000

/* What a lunch's diner leaves behind elsewhere. */
#define OTHER_ML_PER_DINER   950
#define PLASTIC_ML_PER_DINER 1000

/* Of the kitchen waste, in the month of the mismatch. */
#define MISMATCH_SHARE 700

/* Recyclables that are weighed, with grams per diner each time and fen per kg;
 * glass and metal come every second week. */
static const struct
{
  JySubkind subkind;
  gint64 per_diner;
  gint64 price;
  guint weeks;
} recyclables[] = {
  { JY_SUBKIND_PAPER, 195, 90, 1 },
  { JY_SUBKIND_METAL, 14, 240, 2 },
  { JY_SUBKIND_GLASS, 32, 10, 2 },
};

/* The codes of 国家危险废物名录; @odd is a kind that the licence does not name. */
static const struct
{
  JySubkind subkind;
  const char *code;
  const char *odd;
  gint64 mass;
  gint64 piece;
  const char *note;
} hazards[] = {
  { JY_SUBKIND_LAMP, "900-023-29", NULL, 5200, 210, "废荧光灯管" },
  { JY_SUBKIND_BATTERY, "900-044-49", NULL, 1900, 0, "废镉镍电池" },
  { JY_SUBKIND_HOUSEHOLD_CHEMICAL, "900-299-12", "900-003-04", 3100, 0, "过期油漆、杀虫剂等" },
};

#define HAZARD_CHARGE    600 /* fen per kg */
#define OIL_PER_DINER    38  /* g in a fortnight */
#define OIL_PRICE        250 /* fen per kg */
#define MONTHS_OF_HAZARD 3
#define HAZARD_DAY       10 /* working day of the month */
#define PROVINCE         99 /* of manifests; there is none */

static gint64
choose_time (JyDemo *demo,
             gint64  usual)
{
  return jy_demo_between (demo, usual - SOONER_OR_LATER, usual + SOONER_OR_LATER);
}

static JyRecord *
new_pickup (JyDemo         *demo,
            JyDemoCollector collector,
            JyCategory      category,
            gint64          time,
            JyDestination   destination)
{
  return jy_demo_new_record (&jy_kind_pickup, JY_PICKUP_DATE, (gint64) demo->day, JY_PICKUP_TIME, time, JY_PICKUP_CATEGORY,
                             (gint64) category, JY_PICKUP_SITE, demo->store, JY_PICKUP_COLLECTOR,
                             demo->collectors[collector], JY_PICKUP_VEHICLE, jy_demo_get_vehicle (collector),
                             JY_PICKUP_DESTINATION, (gint64) destination, JY_PICKUP_HANDED_BY, "吴建国",
                             JY_PICKUP_RECEIVED_BY, jy_demo_get_driver (collector), JY_DEMO_END);
}

static void
set_weighed (JyRecord *record,
             JySubkind subkind,
             gint64    mass)
{
  jy_record_set_integer (record, JY_PICKUP_SUBKIND, subkind);
  jy_record_set_integer (record, JY_PICKUP_MASS, mass);
  jy_record_set_integer (record, JY_PICKUP_METHOD, JY_METHOD_WEIGHED);
}

/* Estimated: containers by how full they are; the ledger does the rest. */
static void
set_filled (JyRecord *record,
            gint64    capacity,
            gint64    volume)
{
  const gint64 usual = 88;
  gint64 containers = MAX (1, jy_divide_rounded (volume * 100, capacity * usual));
  gint64 fill = jy_demo_round (volume * 100 / (containers * capacity), 5);

  jy_record_set_integer (record, JY_PICKUP_METHOD, JY_METHOD_ESTIMATED);
  jy_record_set_integer (record, JY_PICKUP_CONTAINERS, containers);
  jy_record_set_integer (record, JY_PICKUP_CAPACITY, capacity);
  jy_record_set_integer (record, JY_PICKUP_FILL, CLAMP (fill, 5, 110));
}

/* Typed from the driver's slip, and put right when the weighbridge's list comes. */
static void
put_kitchen (JyDemo *demo)
{
  g_autoptr (JyRecord) record =
    new_pickup (demo, JY_DEMO_COLLECTOR_KITCHEN, JY_CATEGORY_KITCHEN, choose_time (demo, KITCHEN_TIME), JY_DESTINATION_RECYCLED);
  gint64 arisen = demo->kitchen[demo->day - jy_month_get_first (demo->month)];
  gboolean wrong = jy_demo_is_correction_day (demo, 3, 5);
  JyRecordState state;
  gint64 mass;

  if (demo->month == jy_demo_get_defect_month (demo, JY_DEMO_DEFECT_KITCHEN_MISMATCH))
    arisen = jy_demo_share (arisen, MISMATCH_SHARE);
  mass = jy_demo_round (jy_demo_vary (demo, arisen, 25), 100);
  set_weighed (record, JY_SUBKIND_CATERING, mass + (wrong ? 6000 : 0));
  jy_record_set_integer (record, JY_PICKUP_CONTAINERS, MAX (1, (mass + KITCHEN_PER_BIN - 1) / KITCHEN_PER_BIN));
  jy_record_set_integer (record, JY_PICKUP_CAPACITY, BIN_120);
  jy_demo_put (demo, JY_DEMO_PROPERTY, record, &state);
  if (!wrong)
    return;
  jy_record_set_integer (record, JY_PICKUP_MASS, mass);
  jy_demo_correct_later (demo, JY_DEMO_PROPERTY, &state, record, "按收运单位过磅单更正重量", 2);
}

/* JY_DEMO_DEFECT_NO_DENSITY: the mass as somebody guessed it. */
static void
put_other (JyDemo *demo)
{
  g_autoptr (JyRecord) record =
    new_pickup (demo, JY_DEMO_COLLECTOR_OTHER, JY_CATEGORY_OTHER, choose_time (demo, OTHER_TIME), JY_DESTINATION_INCINERATED);
  gint64 volume = jy_demo_vary (demo, jy_demo_expect_diners (demo, JY_MEAL_LUNCH) * OTHER_ML_PER_DINER, 110);

  if (jy_demo_is_defective (demo, JY_DEMO_DEFECT_NO_DENSITY))
    {
      jy_record_set_integer (record, JY_PICKUP_METHOD, JY_METHOD_ESTIMATED);
      jy_record_set_integer (record, JY_PICKUP_MASS, jy_demo_round (volume * 150 / 1000, 5000));
      jy_record_set_text (record, JY_PICKUP_NOTE, "桶未清点，凭经验估计");
    }
  else
    set_filled (record, demo->options->diners < LARGE_FROM_DINERS ? BIN_240 : BIN_660, volume);
  jy_demo_put (demo, JY_DEMO_PROPERTY, record, NULL);
}

static void
put_recyclable (JyDemo *demo,
                guint   position,
                gint64  time,
                gint64  mass)
{
  g_autoptr (JyRecord) record =
    new_pickup (demo, JY_DEMO_COLLECTOR_RECYCLER, JY_CATEGORY_RECYCLABLE, time, JY_DESTINATION_RECYCLED);

  set_weighed (record, recyclables[position].subkind, mass);
  if (mass == 0)
    jy_record_set_text (record, JY_PICKUP_NOTE, "本周无");
  else
    jy_record_set_integer (record, JY_PICKUP_INCOME, jy_divide_rounded (mass * recyclables[position].price, 1000));
  jy_demo_put (demo, JY_DEMO_PROPERTY, record, NULL);
}

static void
put_recyclables (JyDemo *demo,
                 guint   week)
{
  gint64 time = choose_time (demo, RECYCLABLE_TIME);
  g_autoptr (JyRecord) plastic =
    new_pickup (demo, JY_DEMO_COLLECTOR_RECYCLER, JY_CATEGORY_RECYCLABLE, time, JY_DESTINATION_RECYCLED);
  gint64 diners = demo->options->diners;

  for (guint i = 0; i < G_N_ELEMENTS (recyclables); i++)
    {
      gint64 mass = jy_demo_round (jy_demo_vary (demo, diners * recyclables[i].per_diner, 180), 100);

      if ((week + i) % recyclables[i].weeks == 0)
        put_recyclable (demo, i, time, recyclables[i].subkind == JY_SUBKIND_GLASS && jy_demo_chance (demo, 120) ? 0 : mass);
    }
  jy_record_set_integer (plastic, JY_PICKUP_SUBKIND, JY_SUBKIND_PLASTIC);
  set_filled (plastic, BIN_240, jy_demo_vary (demo, diners * PLASTIC_ML_PER_DINER, 200));
  jy_demo_put (demo, JY_DEMO_PROPERTY, plastic, NULL);
}

static void
put_textiles (JyDemo *demo)
{
  g_autoptr (JyRecord) record =
    new_pickup (demo, JY_DEMO_COLLECTOR_TEXTILE, JY_CATEGORY_RECYCLABLE, choose_time (demo, TEXTILE_TIME), JY_DESTINATION_REUSE);

  set_weighed (record, JY_SUBKIND_TEXTILE, jy_demo_round (jy_demo_vary (demo, demo->options->diners * 24, 300), 100));
  jy_demo_put (demo, JY_DEMO_PROPERTY, record, NULL);
}

static void
put_oil (JyDemo *demo)
{
  g_autoptr (JyRecord) record =
    new_pickup (demo, JY_DEMO_COLLECTOR_OIL, JY_CATEGORY_KITCHEN, choose_time (demo, OIL_TIME), JY_DESTINATION_RECYCLED);
  gint64 mass = jy_demo_round (jy_demo_vary (demo, demo->options->diners * OIL_PER_DINER, 140), 100);

  set_weighed (record, JY_SUBKIND_WASTE_OIL, mass);
  jy_record_set_integer (record, JY_PICKUP_INCOME, jy_divide_rounded (mass * OIL_PRICE, 1000));
  jy_demo_put (demo, JY_DEMO_PROPERTY, record, NULL);
}

/* Year, province and a running number: 14 digits, or 13 where one is lost. */
static char *
make_manifest (JyDemo   *demo,
               JySubkind subkind)
{
  guint number = 10000000 + (guint) jy_demo_between (demo, 0, 89999999);
  char *manifest = g_strdup_printf ("%04u%02u%08u", jy_month_get_year (demo->month), (guint) PROVINCE, number);

  if (subkind == JY_SUBKIND_BATTERY && jy_demo_is_defective (demo, JY_DEMO_DEFECT_SHORT_MANIFEST))
    manifest[13] = '\0';
  return manifest;
}

static void
put_hazard (JyDemo *demo,
            guint   position,
            gint64  time)
{
  g_autoptr (JyRecord) record =
    new_pickup (demo, JY_DEMO_COLLECTOR_HAZARDOUS, JY_CATEGORY_HAZARDOUS, time, JY_DESTINATION_TREATED);
  JySubkind subkind = hazards[position].subkind;
  g_autofree char *manifest = make_manifest (demo, subkind);
  gboolean odd = hazards[position].odd != NULL && jy_demo_is_defective (demo, JY_DEMO_DEFECT_WASTE_CODE);
  gint64 mass = hazards[position].mass * demo->options->diners / 460;

  mass = MAX (100, jy_demo_round (jy_demo_vary (demo, mass, 250), 100));
  set_weighed (record, subkind, mass);
  if (hazards[position].piece > 0)
    jy_record_set_integer (record, JY_PICKUP_PIECES, MAX (1, mass / hazards[position].piece));
  jy_record_set_text (record, JY_PICKUP_WASTE_CODE, odd ? hazards[position].odd : hazards[position].code);
  if (subkind != JY_SUBKIND_LAMP || !jy_demo_is_defective (demo, JY_DEMO_DEFECT_NO_MANIFEST))
    jy_record_set_text (record, JY_PICKUP_MANIFEST, manifest);
  jy_record_set_integer (record, JY_PICKUP_FEE, jy_divide_rounded (mass * HAZARD_CHARGE, 1000));
  jy_record_set_text (record, JY_PICKUP_NOTE, hazards[position].note);
  jy_demo_put (demo, JY_DEMO_PROPERTY, record, NULL);
}

static void
put_hazards (JyDemo *demo)
{
  gint64 time = choose_time (demo, HAZARD_TIME);

  for (guint i = 0; i < G_N_ELEMENTS (hazards); i++)
    put_hazard (demo, i, time);
}

/**
 * jy_demo_put_pickups: (skip)
 * @demo: a ledger that is being filled
 *
 * Writes what is taken away on a working day.
 */
void
jy_demo_put_pickups (JyDemo *demo)
{
  JyDay monday = demo->day - (JyDay) jy_day_get_weekday (demo->day) + 1;
  guint week = (guint) monday / 7;
  JyDay before = jy_calendar_add_working_days (demo->calendar, demo->day, -1);
  JyDay after = jy_calendar_add_working_days (demo->calendar, demo->day, 1);

  jy_demo_set_time (demo, JY_DEMO_PROPERTY, demo->day, 11 * 60);
  if (before < monday && week % 2 == 0)
    put_oil (demo);
  if (demo->working_day == HAZARD_DAY && (demo->options->end - demo->month) % MONTHS_OF_HAZARD == 0)
    put_hazards (demo);
  jy_demo_set_time (demo, JY_DEMO_PROPERTY, demo->day, 17 * 60 + 30);
  put_kitchen (demo);
  if (after > monday + 6)
    put_recyclables (demo, week);
  if (jy_day_get_month (after) != demo->month)
    put_textiles (demo);
  put_other (demo);
}
