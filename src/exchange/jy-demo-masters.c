/* jy-demo-masters.c: the invented institution, its sites and containers, and who
 * delivers its food. Region 990100 and the 示例 names are nobody's. */
#include "config.h"

#include "jy-credit-code.h"
#include "jy-demo-private.h"

enum
{
  SITE_CANTEEN,
  SITE_WINDOW,
  SITE_POINT,
  SITE_STORE,
};

#define KITCHEN_SITE -1 /* the canteen, for a container's place */
#define STORE_SITE   -2

static const struct
{
  const char *name;
  gint64 type;
  const char *location;
} sites[] = {
  { "机关食堂", SITE_CANTEEN, "综合楼负一层" },
  { "一号窗口", SITE_WINDOW, "机关食堂东侧" },
  { "二号窗口", SITE_WINDOW, "机关食堂西侧" },
  { "主楼大厅投放点", SITE_POINT, "主楼一层大厅" },
  { "主楼六层投放点", SITE_POINT, "主楼六层茶水间" },
  { "综合楼投放点", SITE_POINT, "综合楼二层走廊" },
  { "停车场投放点", SITE_POINT, "院内北侧停车场" },
  { "后勤暂存点", SITE_STORE, "院内西北角" },
};

/* Capacities in litres, tares in grams; a tub has a position among the tubs. */
static const struct
{
  const char *name;
  JyCategory category;
  gint64 capacity;
  gint64 tare;
  int place;
  gint64 count;
  int tub;
} containers[] = {
  { "餐盘回收桶（小）30 L", JY_CATEGORY_KITCHEN, 30, 1480, KITCHEN_SITE, 4, JY_DEMO_TUB_SMALL },
  { "餐盘回收桶（大）60 L", JY_CATEGORY_KITCHEN, 60, 2150, KITCHEN_SITE, 6, JY_DEMO_TUB_LARGE },
  { "后厨厨余桶 120 L", JY_CATEGORY_KITCHEN, 120, 9500, KITCHEN_SITE, 4, JY_DEMO_TUB_KITCHEN },
  { "厨余垃圾桶 120 L", JY_CATEGORY_KITCHEN, 120, 9500, STORE_SITE, 8, -1 },
  { "其他垃圾桶 240 L", JY_CATEGORY_OTHER, 240, 13200, STORE_SITE, 8, -1 },
  { "可回收物箱 660 L", JY_CATEGORY_RECYCLABLE, 660, 38000, STORE_SITE, 3, -1 },
  { "有害垃圾箱 120 L", JY_CATEGORY_HAZARDOUS, 120, 9800, STORE_SITE, 1, -1 },
  { "大厅可回收物桶 120 L", JY_CATEGORY_RECYCLABLE, 120, 9500, 0, 1, -1 },
  { "大厅其他垃圾桶 120 L", JY_CATEGORY_OTHER, 120, 9500, 0, 1, -1 },
  { "六层可回收物桶 120 L", JY_CATEGORY_RECYCLABLE, 120, 9500, 1, 1, -1 },
  { "六层其他垃圾桶 120 L", JY_CATEGORY_OTHER, 120, 9500, 1, 1, -1 },
  { "综合楼其他垃圾桶 240 L", JY_CATEGORY_OTHER, 240, 13200, 2, 2, -1 },
  { "停车场其他垃圾桶 240 L", JY_CATEGORY_OTHER, 240, 13200, 3, 2, -1 },
};

static const struct
{
  const char *name;
  const char *stem;
  const char *address;
  const char *contact;
  const char *phone;
  const char *licence;
} suppliers[JY_DEMO_N_SUPPLIERS] = {
  [JY_DEMO_SUPPLIER_GRAIN] = { "示例市惠民粮油配送有限公司", "91990100MA0DEM116", "示例市市场路1号", "孙立", "0100-5550111", "JY19901000000018" },
  [JY_DEMO_SUPPLIER_GREENS] = { "示例市青禾蔬菜专业合作社", "93990100MA0DEM124", "示例市青禾村18号", "马兰", "0100-5550112", "JY19901000000026" },
  [JY_DEMO_SUPPLIER_MEAT] = { "示例市金谷肉品有限公司", "91990100MA0DEM132", "示例市市场路7号", "高峰", "0100-5550113", "JY19901000000034" },
  [JY_DEMO_SUPPLIER_FISH] = { "示例市东港水产商行", "92990100MA0DEM140", "示例市水产市场22号", "何海", "0100-5550114", "JY19901000000042" },
  [JY_DEMO_SUPPLIER_DAIRY] = { "示例市晨光蛋奶经营部", "92990100MA0DEM159", "示例市市场路15号", "郑晓", "0100-5550115", "JY19901000000059" },
};

/* Some months before the end one supplier's food licence is issued anew. */
#define SUPPLIER_RENEWED     JY_DEMO_SUPPLIER_FISH
#define SUPPLIER_MONTHS_BACK 4

/**
 * jy_demo_make_code: (skip)
 * @stem: the first 17 characters of a unified social credit code
 * @wrong: whether the check character is not the right one
 *
 * Returns: (transfer full): the code
 */
char *
jy_demo_make_code (const char *stem,
                   gboolean    wrong)
{
  char check = jy_credit_code_compute_check (stem);

  g_assert (check != '\0');
  if (wrong)
    check = check == '8' ? '3' : '8';
  return g_strdup_printf ("%s%c", stem, check);
}

static void
put_institution (JyDemo *demo)
{
  g_autofree char *code = jy_demo_make_code ("12990100MB0DEM019", FALSE);
  gint64 served = 1 << JY_MEAL_BREAKFAST | 1 << JY_MEAL_LUNCH | 1 << JY_MEAL_DINNER;
  g_autoptr (JyRecord) record = jy_demo_new_record (
    &jy_kind_institution, JY_INSTITUTION_NAME, "示例市机关事务服务中心", JY_INSTITUTION_SHORT_NAME, "示机管",
    JY_INSTITUTION_CREDIT_CODE, code, JY_INSTITUTION_ADDRESS, "示例市府前街1号", JY_INSTITUTION_DEPARTMENT, "后勤服务科",
    JY_INSTITUTION_CONTACT, "林静", JY_INSTITUTION_PHONE, "0100-5550100", JY_INSTITUTION_SUPERVISION_PHONE, "0100-5550101",
    JY_INSTITUTION_EMAIL, "gongshi@example.cn", JY_INSTITUTION_HEADCOUNT,
    jy_demo_round (jy_demo_share (demo->options->diners, 1150), 5), JY_INSTITUTION_POSTING_PLACE, "主楼一层大厅公告栏",
    JY_INSTITUTION_POSTING_DAYS, G_GINT64_CONSTANT (5), JY_INSTITUTION_MEALS_SERVED, served, JY_INSTITUTION_TARGET_BREAKFAST,
    G_GINT64_CONSTANT (25000), JY_INSTITUTION_TARGET_LUNCH, G_GINT64_CONSTANT (55000), JY_INSTITUTION_TARGET_DINNER,
    G_GINT64_CONSTANT (45000), JY_INSTITUTION_NOTE, "演示数据：单位、人员、号码均为虚构", JY_DEMO_END);

  jy_demo_put (demo, JY_DEMO_ADMINISTRATOR, record, NULL);
}

static void
put_sites (JyDemo *demo)
{
  guint n_windows = 0, n_points = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      g_autoptr (JyRecord) record = jy_demo_new_record (&jy_kind_site, JY_SITE_NAME, sites[i].name, JY_SITE_TYPE,
                                                        sites[i].type, JY_SITE_LOCATION, sites[i].location, JY_DEMO_END);
      gint64 row = jy_demo_put (demo, JY_DEMO_ADMINISTRATOR, record, NULL);

      if (sites[i].type == SITE_CANTEEN)
        demo->canteen = row;
      else if (sites[i].type == SITE_WINDOW)
        demo->windows[n_windows++] = row;
      else if (sites[i].type == SITE_POINT)
        demo->points[n_points++] = row;
      else
        demo->store = row;
    }
  g_assert (n_windows == JY_DEMO_N_WINDOWS && n_points == JY_DEMO_N_POINTS);
}

static gint64
get_place (const JyDemo *demo,
           int           place)
{
  if (place >= 0)
    return demo->points[place];
  return place == KITCHEN_SITE ? demo->canteen : demo->store;
}

/* One tub was put on the scale again, so that a master record has a history. */
static void
put_containers (JyDemo *demo)
{
  for (guint i = 0; i < G_N_ELEMENTS (containers); i++)
    {
      gboolean reweighed = containers[i].tub == JY_DEMO_TUB_LARGE;
      g_autoptr (JyRecord) record = jy_demo_new_record (
        &jy_kind_container, JY_CONTAINER_NAME, containers[i].name, JY_CONTAINER_CATEGORY, (gint64) containers[i].category,
        JY_CONTAINER_CAPACITY, containers[i].capacity * 1000, JY_CONTAINER_TARE, containers[i].tare + (reweighed ? 50 : 0),
        JY_CONTAINER_SITE, get_place (demo, containers[i].place), JY_CONTAINER_COUNT, containers[i].count,
        JY_CONTAINER_LABELLED, G_GINT64_CONSTANT (1), JY_DEMO_END);
      JyRecordState state;
      gint64 row = jy_demo_put (demo, JY_DEMO_ADMINISTRATOR, record, &state);

      if (containers[i].tub >= 0)
        demo->tubs[containers[i].tub] = row;
      if (!reweighed)
        continue;
      jy_record_set_integer (record, JY_CONTAINER_TARE, containers[i].tare);
      jy_demo_amend (demo, JY_DEMO_ADMINISTRATOR, &state, record, "校秤后重新称量皮重");
    }
}

/* Food licences are issued for five years. */
static void
put_suppliers (JyDemo *demo)
{
  JyDay start = jy_month_get_first (demo->first);

  for (guint i = 0; i < JY_DEMO_N_SUPPLIERS; i++)
    {
      g_autofree char *code = jy_demo_make_code (suppliers[i].stem, FALSE);
      JyDay to = jy_day_add_months (jy_month_get_last (demo->options->end), (int) (i + 1) * 7);
      g_autoptr (JyRecord) record = NULL;

      if (i == SUPPLIER_RENEWED && demo->options->months > SUPPLIER_MONTHS_BACK + 1)
        to = jy_day_add_months (jy_month_get_last (demo->options->end), -SUPPLIER_MONTHS_BACK);
      record = jy_demo_new_record (
        &jy_kind_supplier, JY_SUPPLIER_NAME, suppliers[i].name, JY_SUPPLIER_CREDIT_CODE, code, JY_SUPPLIER_ADDRESS,
        suppliers[i].address, JY_SUPPLIER_CONTACT, suppliers[i].contact, JY_SUPPLIER_PHONE, suppliers[i].phone,
        JY_SUPPLIER_LICENCE_NUMBER, suppliers[i].licence, JY_SUPPLIER_LICENCE_FROM,
        (gint64) MIN (jy_day_add_months (to, -60) + 1, jy_day_add_months (start, -6)), JY_SUPPLIER_LICENCE_TO,
        (gint64) to, JY_DEMO_END);
      demo->suppliers[i] = jy_demo_put (demo, JY_DEMO_ADMINISTRATOR, record, NULL);
    }
}

/* Plastic bottles are taken away by the bag and not weighed. */
static void
put_density (JyDemo *demo)
{
  g_autoptr (JyRecord) record = jy_demo_new_record (
    &jy_kind_density, JY_DENSITY_CATEGORY, (gint64) JY_CATEGORY_RECYCLABLE, JY_DENSITY_SUBKIND, (gint64) JY_SUBKIND_PLASTIC,
    JY_DENSITY_DENSITY, G_GINT64_CONSTANT (38), JY_DENSITY_SOURCE, "本单位实测：踩扁装袋的塑料瓶 12 袋平均", JY_DEMO_END);

  jy_demo_put (demo, JY_DEMO_ADMINISTRATOR, record, NULL);
}

/**
 * jy_demo_put_masters: (skip)
 * @demo: a ledger that is being filled
 *
 * Writes the institution, its sites and containers, its suppliers and its density.
 */
void
jy_demo_put_masters (JyDemo *demo)
{
  put_institution (demo);
  put_sites (demo);
  put_containers (demo);
  put_suppliers (demo);
  put_density (demo);
}

/**
 * jy_demo_renew_masters: (skip)
 * @demo: a ledger that is being filled
 *
 * Enters the supplier's new food licence in the month in which the old one ends.
 */
void
jy_demo_renew_masters (JyDemo *demo)
{
  g_autoptr (JyRecord) record = NULL;
  JyRecordState state;
  JyDay to;

  if (demo->month != demo->options->end - SUPPLIER_MONTHS_BACK || demo->month == demo->first || demo->error != NULL)
    return;
  record = jy_ledger_read_row (demo->desks[JY_DEMO_ADMINISTRATOR].ledger, &jy_kind_supplier,
                               demo->suppliers[SUPPLIER_RENEWED], &state, &demo->error);
  if (record == NULL)
    return;
  to = (JyDay) jy_record_get_integer (record, JY_SUPPLIER_LICENCE_TO);
  jy_record_set_integer (record, JY_SUPPLIER_LICENCE_FROM, to + 1);
  jy_record_set_integer (record, JY_SUPPLIER_LICENCE_TO, jy_day_add_months (to, 60));
  jy_demo_set_time (demo, JY_DEMO_ADMINISTRATOR, jy_month_get_first (demo->month) + 17, 15 * 60);
  jy_demo_amend (demo, JY_DEMO_ADMINISTRATOR, &state, record, "食品经营许可证到期换发");
}
