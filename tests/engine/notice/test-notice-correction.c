/* test-notice-correction.c: what notices print is frozen with them, names and targets
 * too; a correction lists whatever has changed of it, for each notice. */
#include "config.h"

#include "notice-fixture.h"

#include "jy-notice-correction.h"
#include "jy-notice-printed.h"
#include "jy-notice-store.h"

#include <json-glib/json-glib.h>

static const char *const notices[] = { "waste", "canteen", "purchases", "overtime", "collectors", "combined" };

typedef struct
{
  const char *item;
  const char *before;
  const char *after;
} Expected;

static void
assert_changes (const char     *notice,
                const char     *before,
                const char     *after,
                const Expected *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = jy_notice_list_changes (notice, before, after, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (; expected[n].item != NULL; n++)
    {
      const JyNoticeChange *change;

      g_assert_cmpuint (n, <, changes->len);
      change = g_ptr_array_index (changes, n);
      g_assert_cmpstr (change->item, ==, expected[n].item);
      g_assert_cmpstr (change->before, ==, expected[n].before);
      g_assert_cmpstr (change->after, ==, expected[n].after);
    }
  g_assert_cmpuint (changes->len, ==, n);
}

static char *
snapshot (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *text = jy_figures_compute_json (L, MARCH, NULL, &error);

  g_assert_no_error (error);
  return text;
}

/* A small month of everything. */
typedef struct
{
  char *institution;
  char *collector;
  char *supplier;
  char *contract;
  char *pickup;
} Masters;

static void
put_month (Fixture *fixture,
           Masters *masters)
{
  masters->institution = put (L, &jy_kind_institution, "name", "示例市机关事务管理局", "short_name", "示机管", "target_lunch", "50", NULL);
  masters->collector = put (L, &jy_kind_collector, "name", "环卫", NULL);
  masters->contract = put (L, &jy_kind_contract, "number", "HT-1", "collector", "环卫", "categories", "other", "start", "2026-01-01", "end", "2026-12-31", NULL);
  PUT (licence, "collector", "环卫", "type", "domestic_waste_service", "number", "XK-1", "valid_from", "2026-01-01");
  masters->pickup = put (L, &jy_kind_pickup, "date", "2026-03-10", "category", "other", "mass", "100", "collector", "环卫", NULL);
  PUT (meal, "date", "2026-03-02", "meal", "lunch", "diners", "100");
  PUT (weighing, "date", "2026-03-02", "meal", "lunch", "stage", "plate", "net", "4");
  PUT (meal, "date", "2026-03-02", "meal", "overtime", "booked", "10", "diners", "8");
  masters->supplier = put (L, &jy_kind_supplier, "name", "粮店", NULL);
  PUT (purchase, "date", "2026-03-02", "supplier", "粮店", "item", "米", "food_category", "grain", "quantity", "50", "unit", "kg", "amount", "200");
}

static void
masters_clear (Masters *masters)
{
  g_free (masters->institution);
  g_free (masters->collector);
  g_free (masters->supplier);
  g_free (masters->contract);
  g_free (masters->pickup);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Masters, masters_clear)

static void
amend (Fixture    *fixture,
       const char *id,
       const char *field,
       const char *value)
{
  g_autoptr (GError) error = NULL;

  amend_field (L, id, field, value, "有误", &error);
  g_assert_no_error (error);
}

/* 25 kg of recyclables without a contract: 25 of 125 kg are 20 %; all of them count as
 * recovered. */
static void
test_waste (Fixture      *fixture,
            gconstpointer data)
{
  static const Expected expected[] = {
    { "可回收物：清运次数", "0", "1" },
    { "可回收物：桶数", "—", "3" },
    { "可回收物：重量(kg)", "0.0", "25.0" },
    { "可回收物：占比", "0.0%", "20.0%" },
    { "可回收物：收运单位", "—", "环卫" },
    { "可回收物：去向", "—", "资源化利用" },
    { "其他垃圾：占比", "100.0%", "80.0%" },
    { "合计：清运次数", "1", "2" },
    { "合计：桶数", "—", "3" },
    { "合计：重量(kg)", "100.0", "125.0" },
    { "称重(kg)", "100.0", "125.0" },
    { "回收利用率", "0.0%", "20.0%" },
    { "3月11日可回收物，环卫：合同未涵盖该类别（HT-1）", "—", "1次25.0千克" },
    { NULL },
  };
  static const Expected renamed[] = {
    { "其他垃圾：收运单位", "环卫", "城东环卫" },
    { NULL },
  };
  g_auto (Masters) masters = { NULL };
  g_autofree char *before = NULL, *after = NULL, *later = NULL;

  put_month (fixture, &masters);
  before = snapshot (fixture);
  amend (fixture, masters.collector, "name", "城东环卫");
  after = snapshot (fixture);
  assert_changes ("waste", before, after, renamed);
  amend (fixture, masters.collector, "name", "环卫");
  PUT (pickup, "date", "2026-03-11", "category", "recyclable", "mass", "25", "containers", "3", "collector", "环卫", "destination", "recycled");
  later = snapshot (fixture);
  assert_changes ("waste", before, later, expected);
}

/* 100 more diners: 4 000 g for 208 are 19.2 g, for 108 they are 37.0 g; lunch has 20.0
 * instead of 40.0 g. The target is missed then met the other way round: it was 50, and
 * becomes 15. */
static void
test_canteen (Fixture      *fixture,
              gconstpointer data)
{
  static const Expected expected[] = {
    { "午餐：就餐(人次)", "100", "200" },
    { "午餐：人均(g)", "40.0", "20.0" },
    { "午餐：目标(g)", "50.0", "15.0" },
    { "午餐：达标情况", "达标", "未达标" },
    { "用餐及餐盘剩余情况合计：就餐(人次)", "108", "208" },
    { "用餐及餐盘剩余情况合计：人均(g)", "37.0", "19.2" },
    { "餐盘：人均(g)", "37.0", "19.2" },
    { "厨余垃圾产生环节合计：人均(g)", "37.0", "19.2" },
    { "就餐(人次)：本月", "108", "208" },
    { "人均餐盘剩余(g)：本月", "37.0", "19.2" },
    { "人均厨余垃圾(g)：本月", "37.0", "19.2" },
    { NULL },
  };
  g_auto (Masters) masters = { NULL };
  g_autofree char *before = NULL, *after = NULL;

  put_month (fixture, &masters);
  before = snapshot (fixture);
  PUT (meal, "date", "2026-03-03", "meal", "lunch", "diners", "100");
  amend (fixture, masters.institution, "target_lunch", "15");
  after = snapshot (fixture);
  assert_changes ("canteen", before, after, expected);
}

/* 50 kg for 300 yuan beside 50 kg for 200: 500 yuan, of which 60 %. 4 kg of kitchen waste
 * on 200 yuan are 200 kg on 10 000, on 500 yuan 80. One line of the new supplier has
 * neither mass nor amount, which a note says. */
static void
test_purchases (Fixture      *fixture,
                gconstpointer data)
{
  static const Expected expected[] = {
    { "粮食：金额占比", "100.0%", "40.0%" },
    { "蔬菜：批次", "—", "2" },
    { "蔬菜：重量(kg)", "—", "50.0" },
    { "蔬菜：金额(元)", "—", "300.00" },
    { "蔬菜：金额占比", "—", "60.0%" },
    { "按食材类别合计：批次", "1", "3" },
    { "按食材类别合计：重量(kg)", "50.0", "100.0" },
    { "按食材类别合计：金额(元)", "200.00", "500.00" },
    { "菜场：供应品类", "—", "蔬菜" },
    { "菜场：批次", "—", "2" },
    { "菜场：重量(kg)", "—", "50.0" },
    { "菜场：金额(元)", "—", "300.00" },
    { "菜场：金额占比", "—", "60.0%" },
    { "粮店：金额占比", "100.0%", "40.0%" },
    { "按供货者合计：批次", "1", "3" },
    { "按供货者合计：重量(kg)", "50.0", "100.0" },
    { "按供货者合计：金额(元)", "200.00", "500.00" },
    { "附注", "—", "有1批次未折算重量，不计入重量。有1批次未登记金额，不计入金额。" },
    { "批次：本月", "1", "3" },
    { "重量(kg)：本月", "50.0", "100.0" },
    { "金额(元)：本月", "200.00", "500.00" },
    { "每万元食材厨余垃圾(kg)：本月", "200.0", "80.0" },
    { NULL },
  };
  static const Expected renamed[] = {
    { "粮行：供应品类", "—", "粮食" },
    { "粮行：批次", "—", "1" },
    { "粮行：重量(kg)", "—", "50.0" },
    { "粮行：金额(元)", "—", "200.00" },
    { "粮行：金额占比", "—", "100.0%" },
    { "粮店：供应品类", "粮食", "—" },
    { "粮店：批次", "1", "—" },
    { "粮店：重量(kg)", "50.0", "—" },
    { "粮店：金额(元)", "200.00", "—" },
    { "粮店：金额占比", "100.0%", "—" },
    { NULL },
  };
  g_auto (Masters) masters = { NULL };
  g_autofree char *before = NULL, *after = NULL, *later = NULL;

  put_month (fixture, &masters);
  before = snapshot (fixture);
  amend (fixture, masters.supplier, "name", "粮行");
  after = snapshot (fixture);
  assert_changes ("purchases", before, after, renamed);
  amend (fixture, masters.supplier, "name", "粮店");
  PUT (supplier, "name", "菜场");
  PUT (purchase, "date", "2026-03-03", "supplier", "菜场", "item", "菜", "food_category", "vegetable", "quantity", "50", "unit", "kg", "amount", "300");
  PUT (purchase, "date", "2026-03-03", "supplier", "菜场", "item", "菜", "food_category", "vegetable", "quantity", "5", "unit", "box");
  later = snapshot (fixture);
  assert_changes ("purchases", before, later, expected);
}

/* Of 10 booked 2 were not used, a fifth; of 30 booked 2 + 5 = 7, which is 23.3 %. In the
 * month before 1 of 4 was not, a quarter: 30 are 650 % more than 4. */
static void
test_overtime (Fixture      *fixture,
               gconstpointer data)
{
  static const Expected expected[] = {
    { "3月3日：订餐(份)", "—", "20" },
    { "3月3日：用餐(份)", "—", "15" },
    { "3月3日：订餐未用(份)", "—", "5" },
    { "3月3日：未用餐率", "—", "25.0%" },
    { "每日订餐用餐情况合计：订餐(份)", "10", "30" },
    { "每日订餐用餐情况合计：用餐(份)", "8", "23" },
    { "每日订餐用餐情况合计：订餐未用(份)", "2", "7" },
    { "每日订餐用餐情况合计：未用餐率", "20.0%", "23.3%" },
    { "订餐(份)：本月", "10", "30" },
    { "订餐(份)：上月", "—", "4" },
    { "订餐(份)：环比", "—", "+650.0%" },
    { "用餐(份)：本月", "8", "23" },
    { "用餐(份)：上月", "—", "3" },
    { "用餐(份)：环比", "—", "+666.7%" },
    { "订餐未用(份)：本月", "2", "7" },
    { "订餐未用(份)：上月", "—", "1" },
    { "订餐未用(份)：环比", "—", "+600.0%" },
    { "上月未用餐率", "—", "25.0%" },
    { NULL },
  };
  g_auto (Masters) masters = { NULL };
  g_autofree char *before = NULL, *after = NULL;

  put_month (fixture, &masters);
  before = snapshot (fixture);
  PUT (meal, "date", "2026-03-03", "meal", "overtime", "booked", "20", "diners", "15");
  PUT (meal, "date", "2026-02-03", "meal", "overtime", "booked", "4", "diners", "3");
  after = snapshot (fixture);
  assert_changes ("overtime", before, after, expected);
}

/* A contract that ends in the month, a collector with a new name, and waste that needs a
 * contract and has none. */
static void
test_collectors (Fixture      *fixture,
                 gconstpointer data)
{
  static const Expected expected[] = {
    { "HT-1：收运单位", "环卫", "城东环卫" },
    { "HT-1：合同期限", "2026年1月1日至2026年12月31日", "2026年1月1日至2026年3月20日" },
    { "HT-1：月末状态", "有效", "3月20日到期" },
    { "附注", "—", "城东环卫本月清运厨余垃圾，本月无在有效期内的相应合同。" },
    { "XK-1：收运单位", "环卫", "城东环卫" },
    { "须有合同和资质的清运(次)", "0", "1" },
    { NULL },
  };
  g_auto (Masters) masters = { NULL };
  g_autofree char *before = NULL, *after = NULL;

  put_month (fixture, &masters);
  before = snapshot (fixture);
  amend (fixture, masters.collector, "name", "城东环卫");
  amend (fixture, masters.contract, "end", "2026-03-20");
  PUT (pickup, "date", "2026-03-11", "category", "kitchen", "mass", "25", "collector", "城东环卫");
  after = snapshot (fixture);
  assert_changes ("collectors", before, after, expected);
}

/* A fifth collector: from a cell to a note. */
static void
test_many_collectors (Fixture      *fixture,
                      gconstpointer data)
{
  static const Expected expected[] = {
    { "其他垃圾：清运次数", "4", "5" },
    { "其他垃圾：重量(kg)", "4.0", "5.0" },
    { "其他垃圾：收运单位", "0号、1号、2号、3号", "5家，见注" },
    { "合计：清运次数", "4", "5" },
    { "合计：重量(kg)", "4.0", "5.0" },
    { "附注", "—", "其他垃圾收运单位：0号、1号、2号、3号、4号。" },
    { "称重(kg)", "4.0", "5.0" },
    { NULL },
  };
  g_autofree char *before = NULL, *after = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u号", i);

      PUT (collector, "name", name);
      PUT (pickup, "date", "2026-03-10", "category", "other", "mass", "1", "collector", name);
      if (i == 3)
        before = snapshot (fixture);
    }
  after = snapshot (fixture);
  assert_changes ("waste", before, after, expected);
}

/* What both parts print is listed, the canteen's first. */
static void
test_combined (Fixture      *fixture,
               gconstpointer data)
{
  static const Expected expected[] = {
    { "午餐：目标(g)", "50.0", "—" },
    { "午餐：达标情况", "达标", "—" },
    { "其他垃圾：重量(kg)", "100.0", "110.0" },
    { "生活垃圾分类清运情况合计：重量(kg)", "100.0", "110.0" },
    { "称重(kg)", "100.0", "110.0" },
    { NULL },
  };
  g_auto (Masters) masters = { NULL };
  g_autofree char *before = NULL, *after = NULL;

  put_month (fixture, &masters);
  before = snapshot (fixture);
  amend (fixture, masters.institution, "target_lunch", "");
  amend (fixture, masters.pickup, "mass", "110");
  after = snapshot (fixture);
  assert_changes ("combined", before, after, expected);
}

static void
assert_same_lists (GPtrArray *left,
                   GPtrArray *right)
{
  for (guint i = 0; i < MIN (left->len, right->len); i++)
    {
      g_assert_cmpstr (((JyPrintedFigure *) left->pdata[i])->item, ==, ((JyPrintedFigure *) right->pdata[i])->item);
      g_assert_cmpstr (((JyPrintedFigure *) left->pdata[i])->text, ==, ((JyPrintedFigure *) right->pdata[i])->text);
    }
  g_assert_cmpuint (left->len, ==, right->len);
}

/* Read back from the snapshot, figures print what they printed. */
static void
test_read_back (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyFigures) figures = NULL;
  g_autoptr (JyFigures) kept = NULL;
  g_autofree char *text = NULL;

  import_sample (L);
  figures = jy_figures_new (L, MARCH, &error);
  g_assert_no_error (error);
  text = jy_figures_to_snapshot (figures);
  kept = jy_figures_new_from_snapshot (text, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (notices); i++)
    {
      g_autoptr (GPtrArray) left = jy_notice_list_printed (notices[i], figures, &error);
      g_autoptr (GPtrArray) right = jy_notice_list_printed (notices[i], kept, &error);

      g_assert_no_error (error);
      /* Tables, and not their absence. */
      g_assert_cmpuint (left->len, >, 20);
      assert_same_lists (left, right);
    }
}

/* A closing of an older program has neither names nor targets: what it cannot know has
 * not changed; what it knows has. */
static void
test_older (Fixture      *fixture,
            gconstpointer data)
{
  static const Expected none[] = { { NULL } };
  static const Expected waste[] = {
    { "其他垃圾：清运次数", "1", "2" },
    { "其他垃圾：重量(kg)", "100.0", "150.0" },
    { "合计：清运次数", "1", "2" },
    { "合计：重量(kg)", "100.0", "150.0" },
    { "称重(kg)", "100.0", "150.0" },
    { NULL },
  };
  g_auto (Masters) masters = { NULL };
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *now = NULL, *older = NULL, *later = NULL;
  JsonObject *object, *categories;

  put_month (fixture, &masters);
  now = snapshot (fixture);
  root = json_from_string (now, NULL);
  object = json_node_get_object (root);
  categories = json_object_get_object_member (json_object_get_object_member (object, "waste"), "categories");
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    json_object_remove_member (json_object_get_object_member (categories, jy_category_choices.list[i].name), "collectors");
  json_object_remove_member (json_array_get_object_element (json_object_get_array_member (object, "suppliers"), 0), "name");
  json_object_remove_member (json_array_get_object_element (json_object_get_array_member (object, "contracts"), 0), "collector");
  json_object_remove_member (json_array_get_object_element (json_object_get_array_member (object, "licences"), 0), "collector");
  json_object_remove_member (object, "uncovered");
  json_object_remove_member (object, "targets");
  older = json_to_string (root, FALSE);
  g_assert_true (jy_figures_json_holds (older, now));
  for (guint i = 0; i < G_N_ELEMENTS (notices); i++)
    assert_changes (notices[i], older, now, none);
  PUT (pickup, "date", "2026-03-12", "category", "other", "mass", "50", "collector", "环卫");
  later = snapshot (fixture);
  assert_changes ("waste", older, later, waste);
}

static GBytes *
issue (Fixture    *fixture,
       const char *notice)
{
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  GBytes *pdf = jy_notice_issue (L, notice, MARCH, fonts, &number, &warnings, &error);

  g_assert_no_error (error);
  return pdf;
}

/* A rename after the issue: the sheet stays as it was, the check says what differs, and
 * nothing of the month is issued with another name before it is closed again. */
static void
test_renamed (Fixture      *fixture,
              gconstpointer data)
{
  g_auto (Masters) masters = { NULL };
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) corrected = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (JyRecord) record = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (JyNoticeCheck) check = NULL;
  g_autoptr (JyNoticeCheck) standing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL, *text = NULL;
  const JyNoticeChange *change;

  if (!is_printable ())
    return;
  put_month (fixture, &masters);
  close_with_figures (fixture, MARCH);
  pdf = issue (fixture, "canteen");
  amend (fixture, masters.institution, "target_lunch", "30");
  amend (fixture, masters.supplier, "name", "粮行");

  record = jy_ledger_find_notice (L, "示机管公示〔2026〕1号", NULL, &error);
  g_assert_no_error (error);
  again = jy_notice_dup_document (record, &error);
  g_assert_true (g_bytes_equal (again, pdf));
  check = jy_notice_check (L, jy_record_get_text (record, JY_NOTICE_CHECK_CODE), &error);
  g_assert_no_error (error);
  g_assert_true (check->intact && check->standing);
  g_assert_false (check->agrees);
  g_assert_false (jy_notice_check_holds (check));
  /* The supplier does not stand on this notice. */
  g_assert_cmpuint (check->changes->len, ==, 2);
  change = g_ptr_array_index (check->changes, 0);
  g_assert_cmpstr (change->item, ==, "午餐：目标(g)");
  g_assert_cmpstr (change->after, ==, "30.0");
  g_assert_null (jy_notice_issue (L, "purchases", MARCH, fonts, &number, &warnings, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
  g_clear_error (&error);

  jy_ledger_reopen_month (L, MARCH, "目标有误", &error);
  close_with_figures (fixture, MARCH);
  corrected = issue (fixture, "canteen");
  text = read_cells (fixture, corrected);
  assert_contains (text, "（示机管公示〔2026〕1号）");
  assert_contains (text, "午餐：目标(g)50.030.0午餐：达标情况达标未达标更正后的公示全文如下。");
  g_clear_pointer (&record, jy_record_free);
  record = jy_ledger_find_notice (L, "示机管公示〔2026〕2号", NULL, &error);
  standing = jy_notice_check (L, jy_record_get_text (record, JY_NOTICE_CHECK_CODE), &error);
  g_assert_true (jy_notice_check_holds (standing));
  g_assert_cmpuint (standing->changes->len, ==, 0);
}

/* Sentences stand below the table of figures, both of them. */
static void
test_notes (Fixture      *fixture,
            gconstpointer data)
{
  g_auto (Masters) masters = { NULL };
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!is_printable ())
    return;
  put_month (fixture, &masters);
  PUT (meal, "date", "2026-03-04", "meal", "overtime", "diners", "1");
  close_with_figures (fixture, MARCH);
  first = issue (fixture, "overtime");
  jy_ledger_reopen_month (L, MARCH, "漏录", &error);
  PUT (meal, "date", "2026-03-05", "meal", "overtime", "diners", "1");
  close_with_figures (fixture, MARCH);
  second = issue (fixture, "overtime");
  text = read_text (fixture, second);
  assert_contains (text, "原公示附注：未用餐率指订餐未用份数与订餐份数之比。有1条用餐记录未登记订餐份数，不计入未用餐率。"
                         "更正后附注：未用餐率指订餐未用份数与订餐份数之比。有2条用餐记录未登记订餐份数，不计入未用餐率。");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fonts = jy_font_set_new_system (NULL);

  ADD_APRIL ("/correction/waste", test_waste);
  ADD_APRIL ("/correction/many-collectors", test_many_collectors);
  ADD_APRIL ("/correction/canteen", test_canteen);
  ADD_APRIL ("/correction/purchases", test_purchases);
  ADD_APRIL ("/correction/overtime", test_overtime);
  ADD_APRIL ("/correction/collectors", test_collectors);
  ADD_APRIL ("/correction/combined", test_combined);
  ADD_APRIL ("/correction/read-back", test_read_back);
  ADD_APRIL ("/correction/older", test_older);
  ADD_APRIL ("/correction/renamed", test_renamed);
  ADD_APRIL ("/correction/notes", test_notes);

  status = g_test_run ();
  g_clear_object (&fonts);
  return status;
}
