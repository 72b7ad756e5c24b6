/* jy-demo-purchases.c: deliveries of food (进货查验记录). */
#include "config.h"

#include "jy-demo-private.h"

enum
{
  FOOD_GRAIN,
  FOOD_OIL,
  FOOD_VEGETABLE,
  FOOD_FRUIT,
  FOOD_PORK,
  FOOD_BEEF_MUTTON,
  FOOD_POULTRY,
  FOOD_EGG,
  FOOD_FISH,
  FOOD_BEAN,
  FOOD_DAIRY,
  FOOD_SEASONING,
};

typedef enum
{
  SEASON_NONE,
  SEASON_VEGETABLE,
  SEASON_FRUIT,
  SEASON_PORK,
  SEASON_EGG,
} Season;

/* What a price is in January to December, per mille of the table's. */
static const gint64 seasons[][12] = {
  [SEASON_NONE] = { 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000 },
  [SEASON_VEGETABLE] = { 1240, 1290, 1120, 1000, 900, 830, 880, 980, 1020, 940, 960, 1100 },
  [SEASON_FRUIT] = { 1060, 1110, 1080, 1060, 1020, 930, 880, 880, 920, 940, 980, 1020 },
  [SEASON_PORK] = { 1090, 1050, 970, 940, 950, 970, 990, 1010, 1020, 1000, 1010, 1060 },
  [SEASON_EGG] = { 1040, 980, 930, 920, 930, 950, 1010, 1080, 1090, 1030, 1010, 1030 },
};

/* @mass: grams of a unit that is no unit of mass, or 0; @price: fen per unit;
 * @ration: grams per diner and day; @interval: delivered every so many working days;
 * @shelf: days, or 0 for what has a batch instead; @age: days at most since it was
 * made; @coldest, @warmest: tenths of a degree at delivery, alike for no cooling. */
typedef struct
{
  const char *name;
  gint64 category;
  JyDemoSupplier supplier;
  const char *specification;
  const char *unit;
  gint64 mass;
  gint64 price;
  Season season;
  gint64 ration;
  guint interval;
  int shelf;
  int age;
  gint64 coldest;
  gint64 warmest;
} Item;

static const Item items[] = {
  { "大米", FOOD_GRAIN, JY_DEMO_SUPPLIER_GRAIN, "25kg/袋", "袋", 25000, 13200, SEASON_NONE, 105, 4, 365, 40, 0, 0 },
  { "小麦粉", FOOD_GRAIN, JY_DEMO_SUPPLIER_GRAIN, "25kg/袋", "袋", 25000, 10200, SEASON_NONE, 75, 4, 270, 30, 0, 0 },
  { "小米", FOOD_GRAIN, JY_DEMO_SUPPLIER_GRAIN, "散装", "kg", 0, 780, SEASON_NONE, 10, 7, 180, 30, 0, 0 },
  { "大豆油", FOOD_OIL, JY_DEMO_SUPPLIER_GRAIN, "20L/桶", "桶", 18400, 17800, SEASON_NONE, 32, 6, 540, 60, 0, 0 },
  { "酱油", FOOD_SEASONING, JY_DEMO_SUPPLIER_GRAIN, "10L/桶", "桶", 11500, 6200, SEASON_NONE, 9, 11, 540, 90, 0, 0 },
  { "加碘盐", FOOD_SEASONING, JY_DEMO_SUPPLIER_GRAIN, "500g/袋", "袋", 500, 240, SEASON_NONE, 6, 13, 1095, 120, 0, 0 },
  { "大白菜", FOOD_VEGETABLE, JY_DEMO_SUPPLIER_GREENS, "散装", "kg", 0, 230, SEASON_VEGETABLE, 46, 2, 0, 0, 0, 0 },
  { "油菜", FOOD_VEGETABLE, JY_DEMO_SUPPLIER_GREENS, "散装", "kg", 0, 480, SEASON_VEGETABLE, 34, 2, 0, 0, 0, 0 },
  { "西红柿", FOOD_VEGETABLE, JY_DEMO_SUPPLIER_GREENS, "散装", "kg", 0, 560, SEASON_VEGETABLE, 38, 2, 0, 0, 0, 0 },
  { "黄瓜", FOOD_VEGETABLE, JY_DEMO_SUPPLIER_GREENS, "散装", "kg", 0, 520, SEASON_VEGETABLE, 26, 3, 0, 0, 0, 0 },
  { "土豆", FOOD_VEGETABLE, JY_DEMO_SUPPLIER_GREENS, "散装", "kg", 0, 330, SEASON_VEGETABLE, 40, 3, 0, 0, 0, 0 },
  { "青椒", FOOD_VEGETABLE, JY_DEMO_SUPPLIER_GREENS, "散装", "kg", 0, 640, SEASON_VEGETABLE, 16, 3, 0, 0, 0, 0 },
  { "茄子", FOOD_VEGETABLE, JY_DEMO_SUPPLIER_GREENS, "散装", "kg", 0, 540, SEASON_VEGETABLE, 22, 4, 0, 0, 0, 0 },
  { "芹菜", FOOD_VEGETABLE, JY_DEMO_SUPPLIER_GREENS, "散装", "kg", 0, 460, SEASON_VEGETABLE, 18, 4, 0, 0, 0, 0 },
  { "胡萝卜", FOOD_VEGETABLE, JY_DEMO_SUPPLIER_GREENS, "散装", "kg", 0, 360, SEASON_VEGETABLE, 16, 4, 0, 0, 0, 0 },
  { "洋葱", FOOD_VEGETABLE, JY_DEMO_SUPPLIER_GREENS, "散装", "kg", 0, 300, SEASON_VEGETABLE, 12, 5, 0, 0, 0, 0 },
  { "苹果", FOOD_FRUIT, JY_DEMO_SUPPLIER_GREENS, "散装", "kg", 0, 760, SEASON_FRUIT, 30, 5, 0, 0, 0, 0 },
  { "香蕉", FOOD_FRUIT, JY_DEMO_SUPPLIER_GREENS, "散装", "kg", 0, 680, SEASON_FRUIT, 24, 6, 0, 0, 0, 0 },
  { "猪后腿肉", FOOD_PORK, JY_DEMO_SUPPLIER_MEAT, "冷鲜", "kg", 0, 2380, SEASON_PORK, 62, 2, 7, 1, 5, 38 },
  { "牛腩", FOOD_BEEF_MUTTON, JY_DEMO_SUPPLIER_MEAT, "冷冻", "kg", 0, 6200, SEASON_NONE, 14, 6, 365, 60, -192, -152 },
  { "鸡腿", FOOD_POULTRY, JY_DEMO_SUPPLIER_MEAT, "冷冻", "kg", 0, 1560, SEASON_NONE, 46, 3, 365, 60, -190, -150 },
  { "鸡蛋", FOOD_EGG, JY_DEMO_SUPPLIER_DAIRY, "散装", "kg", 0, 920, SEASON_EGG, 40, 3, 30, 3, 0, 0 },
  { "带鱼段", FOOD_FISH, JY_DEMO_SUPPLIER_FISH, "冷冻", "kg", 0, 2480, SEASON_NONE, 22, 5, 365, 90, -196, -155 },
  { "草鱼", FOOD_FISH, JY_DEMO_SUPPLIER_FISH, "鲜活", "kg", 0, 1720, SEASON_NONE, 18, 7, 0, 0, 0, 0 },
  { "北豆腐", FOOD_BEAN, JY_DEMO_SUPPLIER_GREENS, "盒装", "kg", 0, 480, SEASON_NONE, 34, 2, 5, 1, 20, 70 },
  { "黄豆芽", FOOD_BEAN, JY_DEMO_SUPPLIER_GREENS, "散装", "kg", 0, 320, SEASON_NONE, 18, 4, 3, 0, 30, 80 },
  { "纯牛奶", FOOD_DAIRY, JY_DEMO_SUPPLIER_DAIRY, "250mL/盒", "盒", 257, 265, SEASON_NONE, 45, 4, 180, 30, 0, 0 },
  { "酸奶", FOOD_DAIRY, JY_DEMO_SUPPLIER_DAIRY, "150g/杯", "杯", 150, 310, SEASON_NONE, 16, 6, 21, 4, 20, 60 },
};

static const char *const inspectors[] = { "赵强", "钱玉" };

/* Beside the lunches breakfasts and dinners are cooked. */
#define MEALS_PER_LUNCH 1250

/* Loose goods are weighed in steps of half a kilogram. */
#define LOOSE_STEP 500

/* Lines of a working day. */
#define FEWEST_LINES 6
#define MOST_LINES   9

G_STATIC_ASSERT (G_N_ELEMENTS (items) <= JY_DEMO_MAX_ITEMS);

/* How many working days what was bought last has lasted. */
static int
get_days_since (const JyDemo *demo,
                const Item   *item)
{
  return (int) (demo->days_before + demo->working_day) - demo->bought[item - items];
}

/* What is used up before it is bought again, in units as a quantity is stored. */
static gint64
choose_quantity (JyDemo     *demo,
                 const Item *item)
{
  gint64 diners = jy_demo_share (jy_demo_expect_diners (demo, JY_MEAL_LUNCH), MEALS_PER_LUNCH);
  gint64 days = MIN ((guint) get_days_since (demo, item), 2 * item->interval);
  gint64 mass = jy_demo_vary (demo, diners * item->ration * days, 120);

  if (item->mass > 0)
    return MAX (1, jy_divide_rounded (mass, item->mass)) * 1000;
  return MAX (LOOSE_STEP, jy_demo_round (mass, LOOSE_STEP));
}

static void
set_quantity (JyRecord   *record,
              const Item *item,
              gint64      quantity)
{
  jy_record_set_integer (record, JY_PURCHASE_QUANTITY, quantity);
  if (item->mass > 0)
    jy_record_set_integer (record, JY_PURCHASE_MASS, quantity / 1000 * item->mass);
}

/* Either the days on the label or a batch is recorded. */
static void
set_label (JyDemo     *demo,
           JyRecord   *record,
           const Item *item)
{
  g_autofree char *batch = NULL;
  guint year, month, day;

  if (item->shelf > 0)
    {
      JyDay made = demo->day - (JyDay) jy_demo_between (demo, 0, item->age);

      jy_record_set_integer (record, JY_PURCHASE_PRODUCTION_DATE, made);
      jy_record_set_integer (record, JY_PURCHASE_SHELF_LIFE_END, made + item->shelf);
      return;
    }
  jy_day_get_parts (demo->day, &year, &month, &day);
  batch = g_strdup_printf ("%04u%02u%02u-%02u", year, month, day, (guint) (item - items) + 1);
  jy_record_set_text (record, JY_PURCHASE_BATCH, batch);
}

static void
set_documents (JyDemo     *demo,
               JyRecord   *record,
               const Item *item)
{
  gboolean slaughtered = item->category >= FOOD_PORK && item->category <= FOOD_POULTRY;

  jy_record_set_integer (record, JY_PURCHASE_DOC_LICENCE, TRUE);
  jy_record_set_integer (record, JY_PURCHASE_DOC_RECEIPT, TRUE);
  jy_record_set_integer (record, JY_PURCHASE_DOC_INSPECTION, item->shelf > 0 || jy_demo_chance (demo, 940));
  if (slaughtered)
    jy_record_set_integer (record, JY_PURCHASE_DOC_QUARANTINE, TRUE);
  jy_record_set_integer (record, JY_PURCHASE_APPEARANCE_OK, TRUE);
  if (item->coldest != item->warmest)
    jy_record_set_integer (record, JY_PURCHASE_TEMPERATURE, jy_demo_between (demo, item->coldest, item->warmest));
}

/* A part of a delivery goes back at once. */
static void
put_return (JyDemo     *demo,
            JyRecord   *record,
            const Item *item,
            gint64      quantity)
{
  gint64 back = item->mass > 0 ? jy_demo_round (quantity / 10, 1000)
                               : jy_demo_round (jy_demo_share (quantity, jy_demo_between (demo, 100, 300)), LOOSE_STEP);

  if (back == 0)
    return;
  set_quantity (record, item, -back);
  jy_record_set_integer (record, JY_PURCHASE_APPEARANCE_OK, FALSE);
  jy_record_set_text (record, JY_PURCHASE_NOTE, "验收不合格，当场退回供货者");
  jy_demo_put (demo, JY_DEMO_CANTEEN, record, NULL);
}

static void
put_purchase (JyDemo     *demo,
              const Item *item)
{
  gint64 season = seasons[item->season][jy_month_get_number (demo->month) - 1];
  gint64 price = jy_demo_vary (demo, jy_demo_share (item->price, season), item->season == SEASON_NONE ? 12 : 45);
  gint64 quantity = choose_quantity (demo, item);
  g_autoptr (JyRecord) returned = NULL;
  g_autoptr (JyRecord) record = jy_demo_new_record (
    &jy_kind_purchase, JY_PURCHASE_DATE, (gint64) demo->day, JY_PURCHASE_SUPPLIER, demo->suppliers[item->supplier],
    JY_PURCHASE_ITEM, item->name, JY_PURCHASE_FOOD_CATEGORY, item->category, JY_PURCHASE_SPECIFICATION, item->specification,
    JY_PURCHASE_UNIT, item->unit, JY_PURCHASE_UNIT_PRICE, price, JY_PURCHASE_INSPECTOR,
    inspectors[demo->working_day % G_N_ELEMENTS (inspectors)], JY_DEMO_END);

  set_quantity (record, item, quantity);
  set_label (demo, record, item);
  set_documents (demo, record, item);
  returned = jy_record_copy (record);
  jy_demo_put (demo, JY_DEMO_CANTEEN, record, NULL);
  if (jy_demo_chance (demo, 8))
    put_return (demo, returned, item, quantity);
}

/* The item that has been waiting longest, measured by how often it is bought. */
static guint
find_most_wanted (const JyDemo *demo)
{
  guint found = 0;
  int longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      int waiting = get_days_since (demo, &items[i]) * 1000 / (int) items[i].interval;

      if (waiting > longest)
        {
          longest = waiting;
          found = i;
        }
    }
  return found;
}

/**
 * jy_demo_put_purchases: (skip)
 * @demo: a ledger that is being filled
 *
 * Writes what is delivered on a working day, early in the morning.
 */
void
jy_demo_put_purchases (JyDemo *demo)
{
  int today = (int) (demo->days_before + demo->working_day);
  gint64 n = jy_demo_between (demo, FEWEST_LINES, MOST_LINES);

  jy_demo_set_time (demo, JY_DEMO_CANTEEN, demo->day, 7 * 60 + 15);
  for (guint i = 0; i < G_N_ELEMENTS (items) && today == 1; i++)
    demo->bought[i] = (int) -jy_demo_between (demo, 0, items[i].interval - 1);
  for (gint64 i = 0; i < n; i++)
    {
      guint wanted = find_most_wanted (demo);

      put_purchase (demo, &items[wanted]);
      demo->bought[wanted] = today;
    }
}
