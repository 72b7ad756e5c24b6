/* test-records.c: putting, amending and voiding records; keys, references, history. */
#include "config.h"

#include "jy-history.h"
#include "ledger-fixture.h"

#define L fixture->ledger

static void
put_basics (Fixture *fixture)
{
  g_free (put (L, &jy_kind_site, "name", "一号食堂", "type", "canteen", NULL));
  g_free (put (L, &jy_kind_site, "name", "暂存点", "type", "storage", NULL));
  g_free (put (L, &jy_kind_supplier, "name", "粮油批发部", NULL));
  g_free (put (L, &jy_kind_collector, "name", "绿源公司", NULL));
  g_free (put (L, &jy_kind_collector, "name", "环卫中心", NULL));
}

static void
test_put (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (JyRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  JyRecordState state;
  const JyKind *kind;
  JyUuid uuid;
  gint64 number;
  guint64 tag;

  put_basics (fixture);
  id = put (L, &jy_kind_weighing, "date", "2026-03-02", "meal", "午餐", "stage", "餐盘", "gross", "26.82", "tare", "2.15",
            "site", "一号食堂", NULL);
  g_assert_true (jy_uuid_parse (id, &uuid));
  jy_uuid_get_entry (&uuid, &number, &tag);
  g_assert_cmpint (number, ==, 6);

  g_assert_true (jy_ledger_find (L, id, &kind, &state, &error));
  g_assert_true (kind == &jy_kind_weighing);
  g_assert_cmpstr (state.id, ==, id);
  g_assert_false (state.voided);
  g_assert_cmpint (state.row, ==, (G_GINT64_CONSTANT (1) << 40) + 6);
  g_assert_cmpint (state.entry, ==, state.row);

  record = jy_ledger_read (L, id, NULL, &error);
  /* 26.82 − 2.15 = 24.67 kg */
  g_assert_cmpint (jy_record_get_integer (record, JY_WEIGHING_NET), ==, 24670);
  g_assert_cmpint (query_integer (L, "SELECT net FROM weighing"), ==, 24670);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM weighing WHERE meal='lunch' AND stage='plate'"
                                     " AND date='2026-03-02' AND voided=0 AND row=entry"),
                   ==, 1);
  g_assert_cmpint (query_integer (L, "SELECT time FROM journal ORDER BY position DESC LIMIT 1"), ==, fixture->now);
  {
    g_autofree char *author = query_text (L, "SELECT author||'/'||action||'/'||kind FROM journal ORDER BY position DESC LIMIT 1");

    g_assert_cmpstr (author, ==, "张三/put/weighing\n");
  }
  assert_verifies (L);
}

static void
test_not_found (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const ids[] = { "", "x", "一号食堂", "00000000-0000-0000-0000-000000000000",
                                     "ffffffff-ffff-ffff-ffff-ffffffffffff", "018f0000-0000-7000-8000-0000000000" };

  put_basics (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) versions = NULL;

      g_assert_null (jy_ledger_read (L, ids[i], NULL, &error));
      g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND);
      g_clear_error (&error);
      g_assert_false (jy_ledger_void (L, ids[i], "错", &error));
      g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND);
      g_clear_error (&error);
      versions = jy_ledger_list_versions (L, ids[i], &error);
      g_assert_null (versions);
      g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND);
    }
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *message = NULL;
  g_autoptr (JyProblems) problems = jy_problems_new ();
  g_autoptr (JyRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  put_basics (fixture);
  message = put_refused (L, JY_LEDGER_ERROR_REFUSED, &jy_kind_weighing, "date", "2026-03-02", "stage", "plate", "gross", "5",
                         "tare", "6", NULL);
  assert_contains (message, "6 kg");
  /* Both missing fields are named at once. */
  record = new_record (L, &jy_kind_pickup, "date", "2026-03-02", NULL);
  g_assert_false (jy_ledger_put (L, record, problems, NULL, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  assert_contains (error->message, "Category");
  assert_contains (error->message, "Collector");
  g_assert_true (jy_problems_has_errors (problems));
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM journal"), ==, 5);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM pickup"), ==, 0);
}

static void
test_references (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *canteen = NULL;
  g_autofree char *meal = NULL;
  g_autofree char *contract = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyRecord) record = NULL;
  g_autofree char *shown = NULL;
  gint64 row, other;
  g_autofree char *first = NULL;

  put_basics (fixture);
  canteen = put (L, &jy_kind_site, "name", "二号食堂", "type", "canteen", NULL);
  /* By identifier, by name, by name with blanks of either width. */
  g_assert_true (jy_ledger_resolve (L, &jy_kind_site, canteen, &row, &error));
  g_assert_true (jy_ledger_resolve (L, &jy_kind_site, "二号食堂", &other, &error));
  g_assert_cmpint (row, ==, other);
  g_assert_true (jy_ledger_resolve (L, &jy_kind_site, "  二号食堂\t", &other, &error));
  g_assert_cmpint (row, ==, other);
  g_assert_true (jy_ledger_resolve (L, &jy_kind_site, "　二号食堂　", &other, &error));
  g_assert_cmpint (row, ==, other);

  g_assert_false (jy_ledger_resolve (L, &jy_kind_site, "三号食堂", &other, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND);
  assert_contains (error->message, "三号食堂");
  g_clear_error (&error);
  g_assert_false (jy_ledger_resolve (L, &jy_kind_site, "   ", &other, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* The identifier of a record of another kind is not a site's. */
  first = put (L, &jy_kind_supplier, "name", "水产行", NULL);
  g_assert_false (jy_ledger_resolve (L, &jy_kind_site, first, &other, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* Contract numbers are unique per collector only. */
  contract = put (L, &jy_kind_contract, "number", "2026-01", "collector", "绿源公司", "categories", "recyclable", "start",
                  "2026-01-01", "end", "2026-12-31", NULL);
  g_assert_true (jy_ledger_resolve (L, &jy_kind_contract, "2026-01", &row, &error));
  g_free (put (L, &jy_kind_contract, "number", "2026-01", "collector", "环卫中心", "categories", "other", "start",
               "2026-01-01", "end", "2026-12-31", NULL));
  g_assert_false (jy_ledger_resolve (L, &jy_kind_contract, "2026-01", &other, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_AMBIGUOUS);
  g_clear_error (&error);
  g_assert_true (jy_ledger_resolve (L, &jy_kind_contract, contract, &other, &error));
  g_assert_cmpint (row, ==, other);

  meal = put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "canteen", canteen, "diners", "400", NULL);
  record = jy_ledger_read (L, meal, NULL, &error);
  shown = jy_ledger_format (L, record, JY_MEAL_CANTEEN);
  g_assert_cmpstr (shown, ==, "二号食堂");
  /* A rename shows everywhere, since it is the record that is referred to. */
  g_assert_true (amend_field (L, canteen, "name", "新食堂", "改名", &error));
  g_free (shown);
  shown = jy_ledger_format_plain (L, record, JY_MEAL_CANTEEN);
  g_assert_cmpstr (shown, ==, "新食堂");
  /* The journal names it by its identifier, which means the same in every file. */
  {
    g_autofree char *payload = query_text (L, "SELECT payload FROM journal WHERE kind='meal'");
    g_autofree char *expected =
      g_strdup_printf ("{\"date\":\"2026-03-02\",\"meal\":\"lunch\",\"canteen\":\"%s\",\"diners\":400}\n", canteen);

    g_assert_cmpstr (payload, ==, expected);
  }
  assert_verifies (L);
}

/* A record that is not there any more cannot be referred to, not even by its row. */
static void
test_voided_reference (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *canteen = put (L, &jy_kind_site, "name", "食堂", "type", "canteen", NULL);
  g_autoptr (JyRecord) record = new_record (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "canteen", "食堂",
                                            "diners", "5", NULL);
  g_autoptr (JyRecord) dangling = new_record (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "diners", "5", NULL);
  g_autoptr (GError) error = NULL;
  gint64 row;

  g_assert_true (jy_ledger_void (L, canteen, "重复", &error));
  g_assert_false (jy_ledger_resolve (L, &jy_kind_site, "食堂", &row, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (jy_ledger_put (L, record, NULL, NULL, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  assert_contains (error->message, "Canteen");
  g_clear_error (&error);
  jy_record_set_integer (dangling, JY_MEAL_CANTEEN, 12345);
  g_assert_false (jy_ledger_put (L, dangling, NULL, NULL, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  assert_verifies (L);
}

static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *site = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  g_autofree char *meal = NULL;

  put_basics (fixture);
  g_free (put_refused (L, JY_LEDGER_ERROR_DUPLICATE, &jy_kind_site, "name", "一号食堂", "type", "storage", NULL));
  g_free (put_refused (L, JY_LEDGER_ERROR_DUPLICATE, &jy_kind_supplier, "name", "粮油批发部", NULL));
  g_free (put_refused (L, JY_LEDGER_ERROR_DUPLICATE, &jy_kind_collector, "name", "绿源公司", NULL));
  g_free (put (L, &jy_kind_container, "name", "1号桶", NULL));
  g_free (put_refused (L, JY_LEDGER_ERROR_DUPLICATE, &jy_kind_container, "name", "1号桶", NULL));

  g_free (put (L, &jy_kind_licence, "collector", "绿源公司", "type", "business", "number", "A1", "valid_from", "2026-01-01", NULL));
  g_free (put (L, &jy_kind_licence, "collector", "环卫中心", "type", "business", "number", "A1", "valid_from", "2026-01-01", NULL));
  g_free (put (L, &jy_kind_licence, "collector", "绿源公司", "type", "recycling_filing", "number", "A1", "valid_from", "2026-01-01", NULL));
  message = put_refused (L, JY_LEDGER_ERROR_DUPLICATE, &jy_kind_licence, "collector", "绿源公司", "type", "business",
                         "number", "A1", "valid_from", "2026-02-01", NULL);
  assert_contains (message, "绿源公司");
  assert_contains (message, "A1");

  g_free (put (L, &jy_kind_day, "date", "2026-05-01", "type", "holiday", NULL));
  g_free (put_refused (L, JY_LEDGER_ERROR_DUPLICATE, &jy_kind_day, "date", "2026-05-01", "type", "workday", NULL));

  /* Without a part of the key counts as a part of its own. */
  meal = put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "diners", "1", NULL);
  g_free (put_refused (L, JY_LEDGER_ERROR_DUPLICATE, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "diners", "2", NULL));
  g_free (put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "canteen", "一号食堂", "diners", "3", NULL));
  g_free (put_refused (L, JY_LEDGER_ERROR_DUPLICATE, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "canteen",
                       "一号食堂", "diners", "4", NULL));
  g_free (put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "dinner", "diners", "5", NULL));
  g_free (put (L, &jy_kind_meal, "date", "2026-03-03", "meal", "lunch", "diners", "6", NULL));

  g_free (put (L, &jy_kind_density, "category", "recyclable", "density", "34", "source", "自测", NULL));
  g_free (put (L, &jy_kind_density, "category", "recyclable", "subkind", "paper", "density", "145", "source", "自测", NULL));
  g_free (put_refused (L, JY_LEDGER_ERROR_DUPLICATE, &jy_kind_density, "category", "recyclable", "density", "35", "source",
                       "再测", NULL));
  g_free (put_refused (L, JY_LEDGER_ERROR_DUPLICATE, &jy_kind_density, "category", "recyclable", "subkind", "paper",
                       "density", "35", "source", "再测", NULL));

  /* An amendment may keep its own key, but not take another's. */
  g_assert_true (amend_field (L, meal, "diners", "7", "数错", &error));
  g_assert_no_error (error);
  g_assert_false (amend_field (L, meal, "meal", "dinner", "餐次错", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_DUPLICATE);
  g_clear_error (&error);
  /* What is voided does not stand in the way. */
  g_assert_true (jy_ledger_void (L, meal, "重复录入", &error));
  g_free (put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "diners", "8", NULL));
  site = put (L, &jy_kind_site, "name", "临时点", "type", "waste_point", NULL);
  g_assert_true (jy_ledger_void (L, site, "撤除", &error));
  g_free (put (L, &jy_kind_site, "name", "临时点", "type", "waste_point", NULL));
  g_free (put_refused (L, JY_LEDGER_ERROR_DUPLICATE, &jy_kind_site, "name", "临时点", "type", "storage", NULL));
  assert_verifies (L);
}

static void
test_institution (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (JyRecord) none = NULL;
  g_autoptr (JyRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  JyRecordState state;

  none = jy_ledger_read_institution (L, NULL, &error);
  g_assert_null (none);
  g_assert_no_error (error);
  id = put (L, &jy_kind_institution, "name", "示例市机关事务管理局", NULL);
  g_free (put_refused (L, JY_LEDGER_ERROR_DUPLICATE, &jy_kind_institution, "name", "别的单位", NULL));
  record = jy_ledger_read_institution (L, &state, &error);
  g_assert_cmpstr (state.id, ==, id);
  /* Five working days where nothing else is said. */
  g_assert_cmpint (jy_record_get_integer (record, JY_INSTITUTION_POSTING_DAYS), ==, 5);
  g_assert_true (jy_ledger_void (L, id, "写错单位", &error));
  g_free (put (L, &jy_kind_institution, "name", "别的单位", NULL));
  assert_verifies (L);
}

static void
test_void (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *collector = NULL;
  g_autofree char *pickup = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const no_reasons[] = { NULL, "", "  \t\n", "　" };

  put_basics (fixture);
  collector = put (L, &jy_kind_collector, "name", "危废公司", NULL);
  pickup = put (L, &jy_kind_pickup, "date", "2026-03-02", "category", "有害垃圾", "mass", "1.6", "collector", "危废公司", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (no_reasons); i++)
    {
      g_assert_false (jy_ledger_void (L, pickup, no_reasons[i], &error));
      g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
      g_clear_error (&error);
      g_assert_false (amend_field (L, pickup, "mass", "2", no_reasons[i], &error));
      g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
      g_clear_error (&error);
    }
  g_assert_false (jy_ledger_void (L, collector, "不再合作", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  assert_contains (error->message, "Pickup");
  g_clear_error (&error);

  g_assert_true (jy_ledger_void (L, pickup, "录错", &error));
  g_assert_false (jy_ledger_void (L, pickup, "再来", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (amend_field (L, pickup, "mass", "2", "改", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (query_integer (L, "SELECT voided FROM pickup"), ==, 1);
  /* Now nothing that stands refers to it. */
  g_assert_true (jy_ledger_void (L, collector, "不再合作", &error));
  assert_verifies (L);
}

/* The ledger's own records are not written by hand. */
static void
test_internal (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyRecord) closing = NULL;
  char id[JY_UUID_TEXT_SIZE];
  JyUuid uuid;
  gint64 row;

  close_month (L, 2026, 2, 1);
  row = query_integer (L, "SELECT row FROM closing");
  g_assert_true (jy_ledger_get_row_id (L, row, &uuid));
  jy_uuid_write (&uuid, id);
  g_assert_false (jy_ledger_void (L, id, "不要了", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  closing = jy_ledger_read (L, id, NULL, &error);
  jy_record_set_text (closing, JY_CLOSING_FIGURES, "{}");
  g_assert_false (jy_ledger_amend (L, id, closing, "改数", NULL, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  assert_verifies (L);
}

static void
test_history (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  const gint64 first_time = fixture->now;
  JyVersion *version;

  put_basics (fixture);
  id = put (L, &jy_kind_weighing, "date", "2026-03-02", "stage", "plate", "net", "24.67", "site", "一号食堂", "note",
            "“引号\"与\\反斜杠\n换行”", NULL);
  fixture->now += 60000;
  g_assert_true (amend_field (L, id, "net", "26.47", "抄错", &error));
  /* The clock was set back: the version is the later one all the same. */
  fixture->now = first_time - 5000;
  g_assert_true (amend_field (L, id, "site", "", "地点不明", &error));
  g_assert_true (jy_ledger_void (L, id, "作废 重复", &error));
  versions = jy_ledger_list_versions (L, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 4);

  version = g_ptr_array_index (versions, 0);
  g_assert_cmpstr (version->action, ==, "put");
  g_assert_cmpstr (version->author, ==, "张三");
  g_assert_cmpstr (version->desk, ==, DESK_ID);
  g_assert_null (version->reason);
  g_assert_cmpint (version->time, ==, first_time);
  g_assert_cmpint (jy_record_get_integer (version->record, JY_WEIGHING_NET), ==, 24670);
  g_assert_cmpstr (jy_record_get_text (version->record, JY_WEIGHING_NOTE), ==, "“引号\"与\\反斜杠\n换行”");
  version = g_ptr_array_index (versions, 1);
  g_assert_cmpstr (version->reason, ==, "抄错");
  g_assert_cmpint (version->time, ==, first_time + 60000);
  g_assert_cmpint (jy_record_get_integer (version->record, JY_WEIGHING_NET), ==, 26470);
  g_assert_true (jy_record_has (version->record, JY_WEIGHING_SITE));
  version = g_ptr_array_index (versions, 2);
  g_assert_cmpint (version->time, ==, first_time + 60001);
  g_assert_false (jy_record_has (version->record, JY_WEIGHING_SITE));
  version = g_ptr_array_index (versions, 3);
  g_assert_cmpstr (version->action, ==, "void");
  g_assert_cmpstr (version->reason, ==, "作废 重复");
  g_assert_cmpint (version->time, ==, first_time + 60002);
  g_assert_cmpint (jy_record_get_integer (version->record, JY_WEIGHING_NET), ==, 26470);
  assert_verifies (L);
}

/* Another desk's version stands behind the first one's. */
static void
test_history_of_two_desks (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (JyDesk) desk = fixture_new_desk (&fixture->now, OTHER_DESK_ID, "李四");
  g_autofree char *id = put (L, &jy_kind_site, "name", "食堂", "type", "canteen", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) other = jy_ledger_open (fixture->path, desk, FALSE, &error);
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *own = NULL;
  JyVersion *version;

  g_assert_true (amend_field (other, id, "location", "东楼", "补地点", &error));
  own = put (other, &jy_kind_site, "name", "西食堂", "type", "canteen", NULL);
  versions = jy_ledger_list_versions (L, id, &error);
  g_assert_cmpuint (versions->len, ==, 2);
  version = g_ptr_array_index (versions, 1);
  g_assert_cmpstr (version->author, ==, "李四");
  g_assert_cmpstr (version->desk, ==, OTHER_DESK_ID);
  g_assert_true (jy_ledger_void (L, own, "误", &error));
  /* Each desk has a chain of its own: 1, 2 and 1, 2. */
  {
    g_autofree char *chain = query_text (L, "SELECT desk||'.'||number||' '||action FROM journal ORDER BY position");

    g_assert_cmpstr (chain, ==, "1.1 put\n1.2 void\n2.1 put\n2.2 put\n");
  }
  assert_verifies (L);
}

/* A month that estimates by its own density keeps to it. */
static void
test_density (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *density = NULL;
  g_autoptr (GError) error = NULL;

  put_basics (fixture);
  /* 2 × 240 L × 90 % = 432 L; 150 g/L make 64.8 kg, 400 g/L 172.8 kg. */
  id = put (L, &jy_kind_pickup, "date", "2026-03-02", "category", "other", "containers", "2", "capacity", "240", "fill",
            "90", "collector", "环卫中心", NULL);
  g_assert_cmpint (query_integer (L, "SELECT mass FROM pickup"), ==, 64800);
  density = put (L, &jy_kind_density, "category", "other", "density", "400", "source", "压缩后实测", NULL);
  g_free (put (L, &jy_kind_pickup, "date", "2026-03-03", "category", "other", "containers", "2", "capacity", "240", "fill",
               "90", "collector", "环卫中心", NULL));
  g_assert_cmpint (query_integer (L, "SELECT mass FROM pickup WHERE date='2026-03-03'"), ==, 172800);
  g_assert_cmpint (query_integer (L, "SELECT mass FROM pickup WHERE date='2026-03-02'"), ==, 64800);
  g_assert_true (jy_ledger_void (L, density, "不用", &error));
  g_free (put (L, &jy_kind_pickup, "date", "2026-03-04", "category", "other", "containers", "2", "capacity", "240", "fill",
               "90", "collector", "环卫中心", NULL));
  g_assert_cmpint (query_integer (L, "SELECT mass FROM pickup WHERE date='2026-03-04'"), ==, 64800);
}

/* A version of another kind would vanish from both tables. */
static void
test_amend_other_kind (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *site = put (L, &jy_kind_site, "name", "食堂", "type", "canteen", NULL);
  g_autoptr (JyRecord) record = new_record (L, &jy_kind_supplier, "name", "水产行", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (jy_ledger_amend (L, site, record, "试", NULL, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  assert_verifies (L);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/ledger/records/put", test_put);
  ADD ("/ledger/records/not-found", test_not_found);
  ADD ("/ledger/records/refused", test_refused);
  ADD ("/ledger/records/references", test_references);
  ADD ("/ledger/records/voided-reference", test_voided_reference);
  ADD ("/ledger/records/keys", test_keys);
  ADD ("/ledger/records/institution", test_institution);
  ADD ("/ledger/records/void", test_void);
  ADD ("/ledger/records/internal", test_internal);
  ADD ("/ledger/records/history", test_history);
  ADD ("/ledger/records/history-of-two-desks", test_history_of_two_desks);
  ADD ("/ledger/records/density", test_density);
  ADD ("/ledger/records/amend-other-kind", test_amend_other_kind);

  return g_test_run ();
}
