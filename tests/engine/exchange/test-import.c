/* test-import.c: files become records, all of them or none. */
#include "config.h"

#include "../ledger/ledger-fixture.h"
#include "jy-coverage.h"
#include "jy-csv-reader.h"
#include "jy-figures.h"
#include "jy-import.h"
#include "jy-query.h"

#include <json-glib/json-glib.h>

#define L fixture->ledger

static const JyMonth march = 2026 * 12 + 2;

static char *
write_csv (Fixture    *fixture,
           const char *name,
           const char *content)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

/* Takes a text in as a file that must be taken. */
static void
import_text (Fixture               *fixture,
             const JyKind          *kind,
             const char            *content,
             const JyImportOptions *options,
             gint64                 expected)
{
  g_autofree char *path = write_csv (fixture, "in.csv", content);
  g_autoptr (JyImportPlan) plan = jy_import_plan_new (kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (JyImportResult) result = NULL;
  const JyImportOptions plain = { 0 };

  result = jy_import_run (L, plan, path, options != NULL ? options : &plain, NULL, NULL, NULL, &error);
  for (guint i = 0; i < result->refused->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (result->refused, i));
  g_assert_no_error (error);
  g_assert_cmpint (result->n_records, ==, expected);
}

/* Takes a text in that must be refused as a whole; answers the result. */
static JyImportResult *
import_refused_with (Fixture               *fixture,
                     JyImportPlan          *plan,
                     const char            *content,
                     const JyImportOptions *options,
                     char                 **message)
{
  g_autofree char *path = write_csv (fixture, "in.csv", content);
  g_autofree char *before = dump_projections (L);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  const JyImportOptions plain = { 0 };
  JyImportResult *result = jy_import_run (L, plan, path, options != NULL ? options : &plain, NULL, NULL, NULL, &error);

  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  after = dump_projections (L);
  g_assert_cmpstr (before, ==, after);
  if (message != NULL)
    *message = g_strdup (error->message);
  return result;
}

static char *
import_refused (Fixture      *fixture,
                const JyKind *kind,
                const char   *content)
{
  g_autoptr (JyImportPlan) plan = jy_import_plan_new (kind);
  g_autoptr (JyImportResult) result = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *message = NULL;

  result = import_refused_with (fixture, plan, content, NULL, &message);
  for (guint i = 0; i < result->refused->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (result->refused, i));
  g_string_append (text, message);
  g_test_message ("%s", text->str);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
import_sample_file (JyLedger     *ledger,
                    const JyKind *kind,
                    const char   *file)
{
  g_autofree char *path = g_build_filename (g_getenv ("JY_TEST_DATA"), "sample-2026-03", file, NULL);
  g_autoptr (JyImportPlan) plan = jy_import_plan_new (kind);
  JyImportOptions options = { .create_references = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (JyImportResult) result = jy_import_run (ledger, plan, path, &options, NULL, NULL, NULL, &error);

  for (guint i = 0; i < result->refused->len; i++)
    g_test_message ("%s: %s", file, (char *) g_ptr_array_index (result->refused, i));
  g_assert_no_error (error);
  g_assert_cmpuint (result->ignored->len, ==, 0);
  assert_contains (result->encoding, "18030");
}

static void
import_sample (JyLedger *ledger)
{
  static const struct
  {
    const JyKind *kind;
    const char *file;
  } files[] = {
    { &jy_kind_institution, "institution.csv" },
    { &jy_kind_collector, "collectors.csv" },
    { &jy_kind_contract, "contracts.csv" },
    { &jy_kind_licence, "licences.csv" },
    { &jy_kind_supplier, "suppliers.csv" },
    { &jy_kind_purchase, "purchases.csv" },
    { &jy_kind_meal, "meals.csv" },
    { &jy_kind_weighing, "weighings.csv" },
    { &jy_kind_pickup, "pickups.csv" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    import_sample_file (ledger, files[i].kind, files[i].file);
}

/* Every key that is expected is there with its value; others may be there too. */
static void
assert_json (const char *where,
             JsonNode   *expected,
             JsonNode   *actual)
{
  g_assert_nonnull (actual);
  if (JSON_NODE_HOLDS_OBJECT (expected))
    {
      g_autoptr (GList) names = json_object_get_members (json_node_get_object (expected));

      g_assert_true (JSON_NODE_HOLDS_OBJECT (actual));
      for (GList *link = names; link != NULL; link = link->next)
        {
          g_autofree char *inner = g_strconcat (where, ".", link->data, NULL);

          if (!json_object_has_member (json_node_get_object (actual), link->data))
            g_error ("%s is missing", inner);
          assert_json (inner, json_object_get_member (json_node_get_object (expected), link->data),
                       json_object_get_member (json_node_get_object (actual), link->data));
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (expected))
    {
      JsonArray *array = json_node_get_array (expected);

      g_assert_true (JSON_NODE_HOLDS_ARRAY (actual));
      g_assert_cmpuint (json_array_get_length (array), ==, json_array_get_length (json_node_get_array (actual)));
      for (guint i = 0; i < json_array_get_length (array); i++)
        assert_json (where, json_array_get_element (array, i), json_array_get_element (json_node_get_array (actual), i));
    }
  else if (!json_node_equal (expected, actual))
    {
      g_autofree char *wanted = json_to_string (expected, FALSE);
      g_autofree char *found = json_to_string (actual, FALSE);

      g_error ("%s: expected %s, found %s", where, wanted, found);
    }
}

typedef struct
{
  JyCoverageBook *book;
  GString *text;
} Uncovered;

static gboolean
add_uncovered_cb (const JyRecord      *record,
                  const JyRecordState *state,
                  gpointer             data,
                  GError             **error)
{
  Uncovered *uncovered = data;
  JyCoverage coverage = jy_coverage_book_ask_pickup (uncovered->book, record);
  g_autofree char *date = jy_day_to_iso (jy_record_get_day (record));
  gint64 category = jy_record_get_integer (record, JY_PICKUP_CATEGORY);

  if (coverage.required && !jy_coverage_is_covered (&coverage))
    g_string_append_printf (uncovered->text, "%s %s %s\n", date, jy_category_choices.list[category].name,
                            jy_coverage_get_name (coverage.result));
  return TRUE;
}

static void
test_sample (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("JY_TEST_DATA"), "sample-2026-03", "expected.json", NULL);
  g_autoptr (JsonParser) expected = json_parser_new ();
  g_autoptr (JsonParser) actual = json_parser_new ();
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_pickup);
  g_autofree char *figures = NULL;
  g_autoptr (GError) error = NULL;
  Uncovered uncovered = { NULL, NULL };
  JsonObject *root;

  import_sample (L);
  figures = jy_figures_compute_json (L, march, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (json_parser_load_from_file (expected, path, &error));
  g_assert_true (json_parser_load_from_data (actual, figures, -1, &error));
  root = json_node_get_object (json_parser_get_root (expected));
  assert_json ("figures", json_object_get_member (root, "figures"), json_parser_get_root (actual));

  for (guint i = 0; i < json_array_get_length (json_object_get_array_member (root, "uncovered")); i++)
    {
      JsonArray *item = json_array_get_array_element (json_object_get_array_member (root, "uncovered"), i);

      g_string_append_printf (wanted, "%s %s %s\n", json_array_get_string_element (item, 0),
                              json_array_get_string_element (item, 1), json_array_get_string_element (item, 2));
    }
  uncovered = (Uncovered) { jy_coverage_book_new (L, &error), g_string_new (NULL) };
  g_assert_true (jy_query_run (query, L, add_uncovered_cb, &uncovered, &error));
  g_assert_cmpstr (uncovered.text->str, ==, wanted->str);
  jy_coverage_book_free (uncovered.book);
  g_string_free (uncovered.text, TRUE);
  assert_verifies (L);

  /* The same figures from rebuilt tables. */
  {
    g_autofree char *before = dump_projections (L);
    g_autofree char *after = NULL;

    g_assert_true (jy_ledger_rebuild (L, NULL, NULL, NULL, &error));
    after = dump_projections (L);
    g_assert_cmpstr (before, ==, after);
  }
}

#define MEALS "日期,餐次,就餐人数\n2026-03-02,午餐,400\n2026-03-02,晚餐,60\n"

static void
test_headers (Fixture      *fixture,
              gconstpointer data)
{
  import_text (fixture, &jy_kind_meal, MEALS, NULL, 2);
  import_text (fixture, &jy_kind_meal, "Date,MEAL,Diners\n2026-03-03,lunch,401\n", NULL, 1);
  import_text (fixture, &jy_kind_meal, "\xEF\xBB\xBF"
                                       "date;meal;diners\r\n2026/3/4;Lunch;402\r\n",
               NULL, 1);
  /* Field order, blanks and full-width forms do not matter. */
  import_text (fixture, &jy_kind_meal, " 用餐人数 ,　日期　,餐次\n４０３,2026年3月5日,中餐\n", NULL, 1);
  g_assert_cmpint (query_integer (L, "SELECT sum(diners) FROM meal"), ==, 400 + 60 + 401 + 402 + 403);
  g_assert_cmpint (query_integer (L, "SELECT diners FROM meal WHERE date='2026-03-05' AND meal='lunch'"), ==, 403);
  assert_verifies (L);
}

static void
test_all_or_nothing (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *told = NULL;

  told = import_refused (fixture, &jy_kind_meal,
                         "日期,餐次,就餐人数,备注\n"
                         "2026-03-02,午餐,400,\n"
                         "2026-02-30,午餐,5,\n"
                         "2026-03-03,宵夜茶,5,\n"
                         "2026-03-04,午餐,-5,\"两\n行\"\n"
                         "2026-03-05,午餐,,\n"
                         "2026-03-02,午餐,401,\n"
                         "2026-03-06,午餐,x,\n"
                         "2026-03-07,晚餐,1e3,\n"
                         "bad,bad,bad,\n");
  assert_contains (told, "Line 3: ");
  assert_contains (told, "2026-02-30");
  assert_contains (told, "Line 4: ");
  assert_contains (told, "宵夜茶");
  assert_contains (told, "Line 5: ");
  assert_contains (told, "Line 7: ");
  assert_contains (told, "Line 8: ");
  assert_contains (told, "Line 9: ");
  assert_contains (told, "Line 10: ");
  assert_contains (told, "Line 11: ");
  assert_contains (told, "8 rows were refused");
  g_assert_null (strstr (told, "Line 2: "));
  g_assert_null (strstr (told, "Line 6: "));
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM journal"), ==, 0);
  assert_verifies (L);
}

static void
test_skip_bad (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *bad = g_build_filename (fixture->folder, "bad.csv", NULL);
  JyImportOptions options = { .skip_bad = bad };
  g_autofree char *content = NULL;
  g_autoptr (JyCsvReader) reader = NULL;
  JyCsvOptions csv = { 0 };
  GStatBuf status;

  import_text (fixture, &jy_kind_weighing,
               "日期,环节,净重,原因,备注\n"
               "2026-03-02,餐盘,5.5,挑食,\n"
               "2026-03-02,餐盘,abc,\"逗号,引号\"\"\",=1+1\n"
               "2026-13-02,餐盘,1,,\n"
               "2026-03-03,加工,7,,\n",
               &options, 2);
  g_assert_cmpint (query_integer (L, "SELECT sum(net) FROM weighing"), ==, 12500);
  g_assert_cmpint (g_stat (bad, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);
  reader = jy_csv_reader_new_for_file (bad, &csv, NULL);
  g_assert_true (jy_csv_reader_read (reader, NULL));
  g_assert_cmpuint (jy_csv_reader_get_n_cells (reader), ==, 7);
  g_assert_cmpstr (jy_csv_reader_peek_cell (reader, 2), ==, "日期");
  g_assert_true (jy_csv_reader_read (reader, NULL));
  g_assert_cmpstr (jy_csv_reader_peek_cell (reader, 0), ==, "3");
  assert_contains (jy_csv_reader_peek_cell (reader, 1), "abc");
  g_assert_cmpstr (jy_csv_reader_peek_cell (reader, 5), ==, "逗号,引号\"");
  g_assert_true (jy_csv_reader_read (reader, NULL));
  g_assert_cmpstr (jy_csv_reader_peek_cell (reader, 0), ==, "4");
  assert_contains (jy_csv_reader_peek_cell (reader, 1), "2026-13-02");
  g_assert_false (jy_csv_reader_read (reader, NULL));

  /* Corrected, the file of refused rows is taken in as it stands: its own two
   * columns are no fields, although a weighing has a reason. */
  g_assert_true (g_file_get_contents (bad, &content, NULL, NULL));
  {
    g_auto (GStrv) first = g_strsplit (content, "2026-13-02,餐盘,1", -1);
    g_autofree char *once = g_strjoinv ("2026-03-12,餐盘,1", first);
    g_auto (GStrv) second = g_strsplit (once, "餐盘,abc", -1);
    g_autofree char *corrected = g_strjoinv ("餐盘,2", second);

    import_text (fixture, &jy_kind_weighing, corrected, NULL, 2);
  }
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM weighing WHERE reason='逗号,引号\"' AND note='=1+1'"), ==, 1);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM weighing WHERE reason IS NULL"), ==, 2);
  assert_verifies (L);
}

/* None of the kinds has a field that the two extra columns could be taken for. */
static void
test_skip_bad_header (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *bad = g_build_filename (fixture->folder, "bad.csv", NULL);
  JyImportOptions options = { .skip_bad = bad };
  g_autoptr (JyCsvReader) reader = NULL;
  JyCsvOptions csv = { 0 };
  guint n_kinds;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  import_text (fixture, &jy_kind_meal, "日期,餐次,就餐人数\nx,午餐,400\n", &options, 0);
  reader = jy_csv_reader_new_for_file (bad, &csv, NULL);
  g_assert_true (jy_csv_reader_read (reader, NULL));
  for (guint k = 0; k < n_kinds; k++)
    for (guint i = 0; i < 2; i++)
      {
        const JyUnit *unit;
        guint position;

        g_assert_null (jy_kind_match_header (kinds[k], jy_csv_reader_peek_cell (reader, i), &position, &unit, NULL));
      }
}

/* Where the refused rows cannot be written, nothing is saved either. */
static void
test_skip_bad_unwritable (Fixture      *fixture,
                          gconstpointer data)
{
  g_autofree char *bad = g_build_filename (fixture->folder, "no", "such", "bad.csv", NULL);
  JyImportOptions options = { .skip_bad = bad };
  g_autoptr (JyImportPlan) plan = jy_import_plan_new (&jy_kind_meal);
  g_autoptr (JyImportResult) result =
    import_refused_with (fixture, plan, "日期,餐次,就餐人数\nx,午餐,400\n2026-03-02,午餐,5\n", &options, NULL);

  g_assert_cmpint (result->n_refused, ==, 1);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM journal"), ==, 0);
}

/* A file of refused rows from before stays when this import fails. */
static void
test_skip_bad_kept (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *bad = write_csv (fixture, "bad.csv", "from before");
  JyImportOptions options = { .skip_bad = bad };
  g_autofree char *content = NULL;
  g_autoptr (JyImportPlan) plan = jy_import_plan_new (&jy_kind_meal);
  g_autoptr (JyImportResult) result = NULL;

  import_text (fixture, &jy_kind_meal, MEALS, NULL, 2);
  result = import_refused_with (fixture, plan, MEALS, &options, NULL);
  g_assert_true (g_file_get_contents (bad, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "from before");
}

static void
test_again (Fixture      *fixture,
            gconstpointer data)
{
  static const char weighings[] = "日期,环节,净重\n2026-03-02,餐盘,5\n";
  JyImportOptions again = { .again = TRUE };
  g_autofree char *told = NULL;
  g_autofree char *log = NULL;

  import_text (fixture, &jy_kind_weighing, weighings, NULL, 1);
  told = import_refused (fixture, &jy_kind_weighing, weighings);
  assert_contains (told, "in.csv");
  assert_contains (told, "once more");
  /* One byte more is another file. */
  import_text (fixture, &jy_kind_weighing, "日期,环节,净重\n2026-03-02,餐盘,5\n\n", NULL, 1);
  import_text (fixture, &jy_kind_weighing, weighings, &again, 1);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM weighing"), ==, 3);
  log = query_text (L, "SELECT kind||' '||file||' '||records||' '||length(sha256) FROM import");
  g_assert_cmpstr (log, ==, "weighing in.csv 1 64\nweighing in.csv 1 64\nweighing in.csv 1 64\n");
  assert_verifies (L);
}

static void
test_dry_run (Fixture      *fixture,
              gconstpointer data)
{
  JyImportOptions options = { .dry_run = TRUE, .create_references = TRUE };
  static const char meals[] = "日期,餐次,食堂,就餐人数\n2026-03-02,午餐,一号,400\n2026-03-02,晚餐,一号,60\n";

  import_text (fixture, &jy_kind_meal, meals, &options, 2);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM journal"), ==, 0);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM site"), ==, 0);
  options.dry_run = FALSE;
  import_text (fixture, &jy_kind_meal, meals, &options, 2);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM meal"), ==, 2);
  assert_verifies (L);
}

static void
test_references (Fixture      *fixture,
                 gconstpointer data)
{
  JyImportOptions create = { .create_references = TRUE };
  g_autofree char *told = NULL;
  g_autofree char *sites = NULL;
  g_autofree char *voided = NULL;
  g_autofree char *by_id = NULL;
  g_autoptr (GError) error = NULL;

  told = import_refused (fixture, &jy_kind_weighing, "日期,环节,净重,地点\n2026-03-02,餐盘,5,一号食堂\n");
  assert_contains (told, "Line 2: ");
  assert_contains (told, "一号食堂");
  import_text (fixture, &jy_kind_weighing,
               "日期,环节,净重,地点\n2026-03-02,餐盘,5,一号食堂\n2026-03-02,餐盘,6, 一号食堂 \n2026-03-02,餐盘,7,　一号食堂\n"
               "2026-03-02,餐盘,8,\n",
               &create, 4);
  sites = query_text (L, "SELECT name||' '||type FROM site");
  g_assert_cmpstr (sites, ==, "一号食堂 canteen\n");
  g_assert_cmpint (query_integer (L, "SELECT count(DISTINCT site) FROM weighing"), ==, 1);
  g_assert_cmpint (query_integer (L, "SELECT sum(net) FROM weighing WHERE site NOT NULL"), ==, 18000);

  /* What is voided is not there, even for somebody who knows its identifier. */
  voided = put (L, &jy_kind_site, "name", "旧点", "type", "storage", NULL);
  g_assert_true (jy_ledger_void (L, voided, "撤除", &error));
  by_id = g_strdup_printf ("日期,环节,净重,地点\n2026-03-02,餐盘,5,%s\n", voided);
  g_free (told);
  told = import_refused (fixture, &jy_kind_weighing, by_id);
  assert_contains (told, "Line 2: ");
  assert_verifies (L);
}

static void
test_references_across_batches (Fixture      *fixture,
                                gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("日期,环节,净重,地点\n");
  JyImportOptions create = { .create_references = TRUE };

  g_free (put (L, &jy_kind_site, "name", "甲", "type", "canteen", NULL));
  g_free (put (L, &jy_kind_site, "name", "乙", "type", "canteen", NULL));
  /* 乙 is first seen in a row that is refused for another reason, and is next
   * needed while batches are under way; 丙 is made in between. */
  g_string_append (text, "x,餐盘,1,乙\n");
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "2026-03-%02u,餐盘,%u,%s\n", i % 31 + 1, i, i % 1000 == 999 ? "乙" : i % 1234 == 7 ? "丙"
                                                                                                                     : "甲");
  {
    g_autofree char *bad = g_build_filename (fixture->folder, "bad.csv", NULL);

    create.skip_bad = bad;
    import_text (fixture, &jy_kind_weighing, text->str, &create, 5000);
  }
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM weighing AS w JOIN site AS s ON s.row=w.site WHERE s.name='乙'"), ==, 5);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM weighing AS w JOIN site AS s ON s.row=w.site WHERE s.name='丙'"), ==, 5);
  /* 0 + 1 + … + 4999 kg */
  g_assert_cmpint (query_integer (L, "SELECT sum(net) FROM weighing"), ==, G_GINT64_CONSTANT (12497500000));
  assert_verifies (L);
}

static void
test_plan (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = write_csv (fixture, "in.csv",
                                     "when,what,Gewicht,amount2\n03/02/2026,food,1.5,9\n04/02/2026,rest,250,9\n");
  g_autoptr (JyImportPlan) plan = jy_import_plan_new (&jy_kind_weighing);
  g_autoptr (GError) error = NULL;
  g_autoptr (JyImportResult) result = NULL;
  g_autofree char *rows = NULL;
  JyImportOptions options = { 0 };

  g_assert_true (jy_import_plan_map (plan, "date", "when", &error));
  g_assert_true (jy_import_plan_map (plan, "环节", "2", &error));
  g_assert_true (jy_import_plan_map (plan, "net", "gewicht", &error));
  g_assert_true (jy_import_plan_set_unit (plan, "net", "g", &error));
  g_assert_true (jy_import_plan_set_constant (plan, "meal", "lunch", &error));
  g_assert_true (jy_import_plan_add_replacement (plan, "stage", "food", "plate", &error));
  g_assert_true (jy_import_plan_add_replacement (plan, "stage", "rest", "unserved", &error));
  g_assert_true (jy_import_plan_add_replacement (plan, "net", "1.5", "1.5kg", &error));
  jy_import_plan_set_date_format (plan, "%d/%m/%Y");
  result = jy_import_run (L, plan, path, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->n_records, ==, 2);
  g_assert_cmpuint (result->ignored->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (result->ignored, 0), ==, "amount2");
  rows = query_text (L, "SELECT date||' '||meal||' '||stage||' '||net FROM weighing ORDER BY row");
  g_assert_cmpstr (rows, ==, "2026-02-03 lunch plate 1500\n2026-02-04 lunch unserved 250\n");

  g_assert_false (jy_import_plan_map (plan, "colour", "when", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (jy_import_plan_set_unit (plan, "net", "L", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (jy_import_plan_set_unit (plan, "date", "kg", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
}

static void
test_units (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *told = NULL;

  import_text (fixture, &jy_kind_weighing, "日期,环节,净重(g)\n2026-03-02,餐盘,1500\n", NULL, 1);
  import_text (fixture, &jy_kind_weighing, "日期,环节,净重（吨）\n2026-03-03,餐盘,0.25\n", NULL, 1);
  import_text (fixture, &jy_kind_weighing, "日期,环节,净重\n2026-03-04,餐盘,12+13.4\n2026-03-05,餐盘,500g\n", NULL, 2);
  g_assert_cmpint (query_integer (L, "SELECT net FROM weighing WHERE date='2026-03-02'"), ==, 1500);
  g_assert_cmpint (query_integer (L, "SELECT net FROM weighing WHERE date='2026-03-03'"), ==, 250000);
  g_assert_cmpint (query_integer (L, "SELECT net FROM weighing WHERE date='2026-03-04'"), ==, 25400);
  g_assert_cmpint (query_integer (L, "SELECT net FROM weighing WHERE date='2026-03-05'"), ==, 500);
  told = import_refused (fixture, &jy_kind_weighing, "日期,环节,净重(升)\n2026-03-02,餐盘,1500\n");
  assert_contains (told, "净重(升)");
}

static void
test_columns (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *ambiguous = import_refused (fixture, &jy_kind_weighing, "日期,环节,净重,重量\n2026-03-02,餐盘,1,2\n");
  g_autofree char *missing = import_refused (fixture, &jy_kind_meal, "日期,餐次,人头\n2026-03-02,午餐,5\n");
  g_autofree char *extra = import_refused (fixture, &jy_kind_meal, "日期,餐次,就餐人数\n2026-03-02,午餐,5,6\n");
  g_autofree char *empty = import_refused (fixture, &jy_kind_meal, "");
  g_autofree char *blank = import_refused (fixture, &jy_kind_meal, "\n\n\n");

  assert_contains (ambiguous, "净重");
  assert_contains (ambiguous, "重量");
  assert_contains (ambiguous, "--map");
  assert_contains (missing, "Diners");
  assert_contains (missing, "人头");
  assert_contains (extra, "Line 2: ");
  assert_contains (extra, "4 cells");
  assert_contains (empty, "empty");
  g_assert_cmpstr (blank, !=, "");
  /* Empty cells at the end are what spreadsheets leave. */
  import_text (fixture, &jy_kind_meal, "日期,餐次,就餐人数\n2026-03-02,午餐,5,,,\n", NULL, 1);
  /* A header alone is a file without records. */
  import_text (fixture, &jy_kind_meal, "日期,餐次,就餐人数\n", NULL, 0);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM import"), ==, 1);
}

static void
test_noise (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const cells[] = { "\x01\x02", "\x1b[31m", "nan", "inf", "-inf", "1e999", "0x10", "--5", "5 5", "１２ａ",
                                       "99999999999999999999", "1,5,5", "=1+1", "\xF0\x9F\x98\x80", "1.2345", "½", "٣" };
  g_autoptr (GRand) random = g_rand_new_with_seed (99);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *content = g_strdup_printf ("日期,环节,净重\n2026-03-02,餐盘,\"%s\"\n", cells[i]);
      g_autofree char *told = import_refused (fixture, &jy_kind_weighing, content);

      assert_contains (told, "Line 2: ");
    }
  /* A text of noise is refused or kept, but never breaks the ledger. */
  for (guint round = 0; round < 100; round++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, "noise.csv", NULL);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (JyImportPlan) plan = jy_import_plan_new (&jy_kind_weighing);
      g_autoptr (GError) error = NULL;
      g_autoptr (JyImportResult) result = NULL;
      JyImportOptions options = { 0 };

      g_byte_array_append (bytes, (const guint8 *) "date,stage,net,note\n2026-03-02,plate,5,", 39);
      for (guint i = 0; i < 60; i++)
        {
          guint8 byte = (guint8) g_rand_int (random);

          g_byte_array_append (bytes, &byte, 1);
        }
      g_assert_true (g_file_set_contents (path, (const char *) bytes->data, bytes->len, NULL));
      result = jy_import_run (L, plan, path, &options, NULL, NULL, NULL, &error);
    }
  assert_verifies (L);
}

static void
test_closed (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *weighings = NULL;
  g_autofree char *meals = NULL;

  close_month (L, 2026, 3, 1);
  weighings = import_refused (fixture, &jy_kind_weighing, "日期,环节,净重\n2026-04-02,餐盘,5\n2026-03-31,餐盘,5\n");
  assert_contains (weighings, "Line 3: ");
  assert_contains (weighings, "2026-03");
  meals = import_refused (fixture, &jy_kind_meal, "日期,餐次,就餐人数\n2026-03-01,午餐,5\n2026-04-01,午餐,5\n");
  assert_contains (meals, "Line 2: ");
  {
    g_autofree char *bad = g_build_filename (fixture->folder, "bad.csv", NULL);
    JyImportOptions options = { .skip_bad = bad };

    import_text (fixture, &jy_kind_weighing, "日期,环节,净重\n2026-04-02,餐盘,5\n2026-03-31,餐盘,5\n", &options, 1);
  }
  assert_verifies (L);
}

static void
cancel_cb (gint64   done,
           gint64   total,
           gpointer data)
{
  g_assert_cmpint (done, <=, total);
  g_cancellable_cancel (data);
}

static char *
make_weighings (guint n)
{
  g_autoptr (GString) text = g_string_new ("日期,餐次,地点,环节,净重(kg),备注\n");
  static const char *const meals[] = { "早餐", "午餐", "晚餐", "" };
  static const char *const stages[] = { "餐盘", "加工", "备餐剩余", "库存损耗" };

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "2026-03-%02u,%s,食堂%u,%s,%u.%03u,第%u条\n", i % 31 + 1, meals[i % 4], i % 7, stages[i / 4 % 4],
                            i % 50, i % 1000, i);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *content = make_weighings (20000);
  g_autofree char *path = write_csv (fixture, "many.csv", content);
  g_autofree char *few = write_csv (fixture, "few.csv", MEALS);
  JyImportOptions options = { .create_references = TRUE };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (JyImportPlan) plan = jy_import_plan_new (i == 0 ? &jy_kind_weighing : &jy_kind_meal);
      g_autoptr (GError) error = NULL;
      g_autoptr (JyImportResult) result = NULL;

      if (i == 1)
        g_cancellable_cancel (cancellable);
      result = jy_import_run (L, plan, i == 0 ? path : few, &options, cancel_cb, cancellable, cancellable, &error);
      g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CANCELLED);
      g_assert_cmpint (query_integer (L, "SELECT count(*) FROM journal"), ==, 0);
      g_assert_cmpint (query_integer (L, "SELECT count(*) FROM weighing"), ==, 0);
    }
  /* The ledger goes on. */
  import_text (fixture, &jy_kind_meal, MEALS, NULL, 2);
  assert_verifies (L);
}

static void
test_missing_file (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "nothing.csv", NULL);
  g_autoptr (JyImportPlan) plan = jy_import_plan_new (&jy_kind_meal);
  JyImportOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JyImportResult) result = jy_import_run (L, plan, path, &options, NULL, NULL, NULL, &error);

  g_assert_nonnull (error);
  g_assert_nonnull (result);
  assert_contains (error->message, "nothing.csv");
}

static void
put_by_row (JyLedger *ledger,
            guint     n)
{
  g_autoptr (GError) error = NULL;
  static const char *const meals[] = { "breakfast", "lunch", "dinner" };
  static const JyStage stages[] = { JY_STAGE_PLATE, JY_STAGE_PREPARATION, JY_STAGE_UNSERVED, JY_STAGE_SPOILAGE };

  g_assert_true (jy_ledger_begin (ledger, &error));
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("食堂%u", i);

      g_free (put (ledger, &jy_kind_site, "name", name, "type", "canteen", NULL));
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JyRecord) record = jy_record_new (&jy_kind_weighing);
      g_autofree char *site = g_strdup_printf ("食堂%u", i % 7);
      g_autofree char *note = g_strdup_printf ("第%u条", i);
      gint64 row;

      jy_record_set_integer (record, JY_WEIGHING_DATE, jy_day_new (2026, 3, i % 31 + 1));
      if (i % 4 < 3)
        jy_record_set_integer (record, JY_WEIGHING_MEAL, jy_choices_find (&jy_meal_choices, meals[i % 4]));
      g_assert_true (jy_ledger_resolve (ledger, &jy_kind_site, site, &row, &error));
      jy_record_set_integer (record, JY_WEIGHING_SITE, row);
      jy_record_set_integer (record, JY_WEIGHING_STAGE, stages[i / 4 % 4]);
      jy_record_set_integer (record, JY_WEIGHING_NET, i % 50 * 1000 + i % 1000);
      jy_record_set_text (record, JY_WEIGHING_NOTE, note);
      g_assert_true (jy_ledger_put (ledger, record, NULL, NULL, &error));
    }
  g_assert_true (jy_ledger_commit (ledger, &error));
}

/* The pipeline of the bulk writer comes to the very tables that single puts make. */
static void
test_bulk (Fixture      *fixture,
           gconstpointer data)
{
  const guint n = 50000;
  g_autofree char *content = make_weighings (n);
  g_autofree char *path = g_build_filename (fixture->folder, "by-row.jieyue", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) by_row = jy_ledger_create (path, fixture->desk, &error);
  g_autofree char *bulk_figures = NULL;
  g_autofree char *row_figures = NULL;
  g_autofree char *bulk_notes = NULL;
  g_autofree char *row_notes = NULL;
  JyImportOptions options = { .create_references = TRUE };
  static const char fields[] = "SELECT w.date||'|'||ifnull(w.meal,'')||'|'||s.name||'|'||w.stage||'|'||w.net||'|'||w.note"
                               " FROM weighing AS w JOIN site AS s ON s.row=w.site ORDER BY w.row";

  import_text (fixture, &jy_kind_weighing, content, &options, n);
  put_by_row (by_row, n);
  bulk_figures = jy_figures_compute_json (L, march, NULL, &error);
  row_figures = jy_figures_compute_json (by_row, march, NULL, &error);
  g_assert_cmpstr (bulk_figures, ==, row_figures);
  bulk_notes = query_text (L, fields);
  row_notes = query_text (by_row, fields);
  g_assert_cmpstr (bulk_notes, ==, row_notes);
  assert_verifies (L);
  assert_verifies (by_row);
  fixture_close (fixture);
  fixture_open (fixture);
  assert_verifies (L);
}

/* As a canteen's sheet comes: a title in joined cells, who keeps it, empty columns and
 * rows that were only formatted, sums. */
static void
test_sheet (Fixture      *fixture,
            gconstpointer data)
{
  static const char sheet[] = "机关食堂厨余称重台账,,,,\n"
                              ",,,,\n"
                              "填报单位：示例单位,,日期：2026年3月,,\n"
                              "日期,环节,净重(kg),,\n"
                              "2026-03-02,餐盘,1.5,,\n"
                              "2026-03-03,餐盘,2,,\n"
                              " 合 计：,,3.5,,\n"
                              "　,,,,\n";
  g_autofree char *path = write_csv (fixture, "sheet.csv", sheet);
  g_autoptr (JyImportPlan) plan = jy_import_plan_new (&jy_kind_weighing);
  g_autoptr (GError) error = NULL;
  const JyImportOptions plain = { .keep_rows = 10 };
  g_autoptr (JyImportResult) result = jy_import_run (L, plan, path, &plain, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->n_records, ==, 2);
  g_assert_cmpint (result->n_refused, ==, 0);
  g_assert_cmpint (result->n_totals, ==, 1);
  g_assert_cmpuint (result->header_line, ==, 4);
  assert_contains ((char *) g_ptr_array_index (result->totals, 0), "7");
  g_assert_cmpuint (result->rows->len, ==, 3);
  g_assert_true (((JyImportRow *) g_ptr_array_index (result->rows, 2))->left_out);
  g_assert_false (((JyImportRow *) g_ptr_array_index (result->rows, 1))->left_out);
}

/* Titles are found below others by the names that the user gave, too; what looks like
 * a total but has a day is a record; what is neither is refused. */
static void
test_sheet_limits (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *path = write_csv (fixture, "mapped.csv", "台账,,\nTag,Stufe,Gewicht\n2026-03-02,餐盘,1\n");
  g_autoptr (JyImportPlan) plan = jy_import_plan_new (&jy_kind_weighing);
  g_autoptr (JyImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const JyImportOptions plain = { 0 };

  g_assert_true (jy_import_plan_map (plan, "date", "Tag", NULL) && jy_import_plan_map (plan, "stage", "Stufe", NULL) &&
                 jy_import_plan_map (plan, "net", "Gewicht", NULL));
  result = jy_import_run (L, plan, path, &plain, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->n_records, ==, 1);

  /* The first column is no day. */
  import_text (fixture, &jy_kind_weighing, "备注,日期,环节,净重\n合计,2026-03-02,餐盘,1\n合计,,,1\n", NULL, 1);
  /* A site may bear any name. */
  import_text (fixture, &jy_kind_site, "名称,类型\n合计,暂存点\n", NULL, 1);
  text = import_refused (fixture, &jy_kind_weighing, "日期,环节,净重\n2026-03-02,餐盘,1\n审核人:某某,,\n");
  assert_contains (text, "审核人:某某");
  g_clear_pointer (&text, g_free);
  /* Titles that are not there are not found further down. */
  text = import_refused (fixture, &jy_kind_weighing, "a,b,c\n2026-03-02,餐盘,1\n");
  assert_contains (text, "a, b, c");
}

/* Each date that cannot be read says why, and the formats by which all of them can be
 * are told: 46082 is the first of March 2026 in every spreadsheet. */
static void
test_dates (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *dates;
    const char *reason;
    const char *formats;
  } cases[] = {
    { "03/04/2026", "several days", "%d/%m/%Y|%m/%d/%Y" },
    { "03/04/2026,16/04/2026", "several days", "%d/%m/%Y" },
    { "03/04/2026,16/04/2026,04/16/2026", "several days", "" },
    { "3/4/26 0:00", "several days", "%d/%m/%y|%m/%d/%y|%y/%m/%d" },
    { "46082,46083", "number of a day in a spreadsheet", "%n" },
    { "3月4日", "the year is missing", "%{Y}%m月%d日|%{Y-1}%m月%d日" },
    { "13.4", "not a date", "" },
    { "tomorrow", "not a date", "" },
    { "2026-02-30", "not a date", "" },
  };
  guint year;
  g_autofree char *this_year = NULL;
  g_autofree char *last_year = NULL;

  jy_day_get_parts (jy_ledger_get_today (L), &year, NULL, NULL);
  this_year = g_strdup_printf ("{%u}", year);
  last_year = g_strdup_printf ("{%u}", year - 1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) expected = g_string_new (cases[i].formats);
      g_autoptr (GString) text = g_string_new ("日期,环节,净重\n");
      g_auto (GStrv) days = g_strsplit (cases[i].dates, ",", -1);
      g_autoptr (JyImportPlan) plan = jy_import_plan_new (&jy_kind_weighing);
      g_autoptr (JyImportResult) result = NULL;
      g_autofree char *formats = NULL;

      for (guint k = 0; days[k] != NULL; k++)
        g_string_append_printf (text, "%s,餐盘,1\n", days[k]);
      g_string_replace (expected, "{Y}", this_year, 0);
      g_string_replace (expected, "{Y-1}", last_year, 0);
      result = import_refused_with (fixture, plan, text->str, NULL, NULL);
      assert_contains ((char *) g_ptr_array_index (result->refused, 0), cases[i].reason);
      g_ptr_array_add (result->dates->formats, NULL);
      formats = g_strjoinv ("|", (char **) result->dates->formats->pdata);
      g_assert_cmpstr (formats, ==, expected->str);
    }
}

/* Titles as canteens write them, beside those of the sample. */
static void
test_usual_titles (Fixture      *fixture,
                   gconstpointer data)
{
  import_text (fixture, &jy_kind_weighing, "称重日期,餐别,产生环节,厨余垃圾重量（公斤）\n2026-03-02,午餐,餐盘,1\n", NULL, 1);
  import_text (fixture, &jy_kind_meal, "用餐日期,餐别,实际就餐人数(人)\n2026-03-02,午餐,400\n", NULL, 1);
}

/* The columns of another kind, in the window and on the command line. */
static void
test_wrong_file (Fixture      *fixture,
                 gconstpointer data)
{
  static const struct
  {
    const char *content, *guess;
  } cases[] = {
    { "名称,地址,联系人,电话,许可证编号,许可证有效期止\n店,,,,,\n", "“Supplier”" },
    { "单位名称,统一社会信用代码,地址,联系人,电话\n甲,,,,\n", "“Collector”" },
    { "日期,餐次,食堂,订餐数,备餐份数,就餐人数\n2026-03-02,早餐,,,,1\n", "“Meal”" },
    { "甲,乙,备注\n1,2,3\n", NULL },
    { "收运单位,开始日期,结束日期\n甲,2026-01-01,2026-12-31\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = write_csv (fixture, "in.csv", cases[i].content);
      g_autofree char *text = import_refused (fixture, &jy_kind_contract, cases[i].content);
      g_autoptr (JyImportPlan) plan = jy_import_plan_new_chosen (&jy_kind_contract, TRUE);
      const JyImportOptions options = { 0 };
      g_autoptr (JyImportResult) result = NULL;
      g_autoptr (GError) error = NULL;

      assert_contains (text, "Contract number");
      assert_contains (text, cases[i].guess != NULL ? cases[i].guess : "Contract number");
      g_assert_cmpint (strstr (text, "right file") != NULL, ==, cases[i].guess != NULL);
      result = jy_import_run (L, plan, path, &options, NULL, NULL, NULL, &error);
      g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
      g_assert_cmpint (strstr (error->message, "right file") != NULL, ==, cases[i].guess != NULL);
    }
}

/* Collectors and sites were made from the names that pickups gave. */
static void
test_completion (Fixture      *fixture,
                 gconstpointer data)
{
  const JyImportOptions create = { .create_references = TRUE };
  g_autofree char *reasons = NULL;
  g_autofree char *phones = NULL;
  g_autofree char *text = NULL;

  import_text (fixture, &jy_kind_pickup,
               "日期,类别,重量,收运单位,地点\n2026-03-02,其他垃圾,1,甲,一号点\n2026-03-02,其他垃圾,2,乙,一号点\n", &create, 2);
  import_text (fixture, &jy_kind_collector, "名称,电话\n甲,1\n乙,2\n丙,3\n", NULL, 3);
  phones = query_text (L, "SELECT name||phone FROM collector WHERE voided=0 ORDER BY name");
  g_assert_cmpstr (phones, ==, "丙3\n乙2\n甲1\n");
  reasons = query_text (L, "SELECT count(*)||max(reason) FROM journal WHERE kind='collector' AND supersedes IS NOT NULL");
  g_assert_cmpstr (reasons, ==, "2Completed by an import\n");
  /* The pickups refer to the same ones still. */
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM pickup AS p JOIN collector AS c ON c.row=p.collector WHERE c.phone IN ('1','2')"), ==, 2);
  /* A place that pickups named was made a store, which the list knows better. */
  import_text (fixture, &jy_kind_site, "名称,类型\n一号点,投放点\n", NULL, 1);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM site WHERE type='waste_point'"), ==, 1);
  /* What holds more than its name is not replaced, and the whole file is refused. */
  text = import_refused (fixture, &jy_kind_collector, "名称,电话\n丁,4\n甲,5\n");
  assert_contains (text, "Line 3: ");
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM collector WHERE name='丁' OR phone='5'"), ==, 0);
  assert_verifies (L);
}

/* One refused row, and no record is completed; nor by a dry run. */
static void
test_completion_whole (Fixture      *fixture,
                       gconstpointer data)
{
  const JyImportOptions create = { .create_references = TRUE };
  const JyImportOptions dry = { .dry_run = TRUE };
  g_autofree char *text = NULL;

  import_text (fixture, &jy_kind_pickup, "日期,类别,重量,收运单位\n2026-03-02,其他垃圾,1,甲\n", &create, 1);
  text = import_refused (fixture, &jy_kind_collector, "名称,停用\n甲,是\n乙,也许\n");
  assert_contains (text, "Line 3: ");
  import_text (fixture, &jy_kind_collector, "名称,电话\n甲,1\n", &dry, 1);
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM journal WHERE kind='collector'"), ==, 1);
  /* The second row of a name meets what the first one said. */
  g_clear_pointer (&text, g_free);
  text = import_refused (fixture, &jy_kind_collector, "名称,电话\n甲,1\n甲,2\n");
  assert_contains (text, "Line 3: ");
  g_assert_cmpint (query_integer (L, "SELECT count(*) FROM journal WHERE kind='collector'"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/exchange/import/sample", test_sample);
  ADD ("/exchange/import/sheet", test_sheet);
  ADD ("/exchange/import/dates", test_dates);
  ADD ("/exchange/import/usual-titles", test_usual_titles);
  ADD ("/exchange/import/sheet-limits", test_sheet_limits);
  ADD ("/exchange/import/headers", test_headers);
  ADD ("/exchange/import/all-or-nothing", test_all_or_nothing);
  ADD ("/exchange/import/skip-bad", test_skip_bad);
  ADD ("/exchange/import/skip-bad-header", test_skip_bad_header);
  ADD ("/exchange/import/skip-bad-unwritable", test_skip_bad_unwritable);
  ADD ("/exchange/import/skip-bad-kept", test_skip_bad_kept);
  ADD ("/exchange/import/again", test_again);
  ADD ("/exchange/import/dry-run", test_dry_run);
  ADD ("/exchange/import/references", test_references);
  ADD ("/exchange/import/references-across-batches", test_references_across_batches);
  ADD ("/exchange/import/plan", test_plan);
  ADD ("/exchange/import/units", test_units);
  ADD ("/exchange/import/columns", test_columns);
  ADD ("/exchange/import/noise", test_noise);
  ADD ("/exchange/import/closed", test_closed);
  ADD ("/exchange/import/cancelled", test_cancelled);
  ADD ("/exchange/import/missing-file", test_missing_file);
  ADD ("/exchange/import/wrong-file", test_wrong_file);
  ADD ("/exchange/import/completion", test_completion);
  ADD ("/exchange/import/completion-whole", test_completion_whole);
  ADD ("/exchange/import/bulk", test_bulk);

  return g_test_run ();
}
