/* test-import-sample.c: what a window shows before an import: how a file is written,
 * which column is which field, and which cell is wrong. */
#include "config.h"

#include "../ledger/ledger-fixture.h"
#include "jy-import-sample.h"
#include "jy-import.h"

#define L fixture->ledger

static JyImportSource *
get_sample_file (const char *file)
{
  g_autofree char *path = g_build_filename (g_getenv ("JY_TEST_DATA"), "sample-2026-03", file, NULL);

  return jy_import_source_new_for_file (path);
}

static JyImportSample *
look_at (JyImportSource *source)
{
  g_autoptr (GError) error = NULL;
  JyCsvOptions unknown = { 0 };
  JyImportSample *sample = jy_import_sample_new (source, &unknown, &error);

  g_assert_no_error (error);
  return sample;
}

static JyImportResult *
run (Fixture               *fixture,
     JyImportPlan          *plan,
     JyImportSource        *source,
     const JyImportOptions *options,
     gboolean               expected)
{
  g_autoptr (GError) error = NULL;
  JyImportResult *result = jy_import_run_source (L, plan, source, options, NULL, NULL, NULL, &error);

  if (error != NULL)
    g_test_message ("%s", error->message);
  if (expected)
    g_assert_no_error (error);
  else
    g_assert_nonnull (error);
  return result;
}

static guint
find (const JyKind *kind,
      const char   *name)
{
  guint position;

  g_assert_nonnull (jy_kind_find_field (kind, name, &position));
  return position;
}

/* Every file of the sample is known by its headers, whatever is usual. */
static void
test_guess_kind (Fixture      *fixture,
                 gconstpointer data)
{
  static const struct
  {
    const char *file;
    const JyKind *kind;
    guint n_columns;
  } files[] = {
    { "institution.csv", &jy_kind_institution, 13 },
    { "collectors.csv", &jy_kind_collector, 5 },
    { "contracts.csv", &jy_kind_contract, 10 },
    { "licences.csv", &jy_kind_licence, 8 },
    { "purchases.csv", &jy_kind_purchase, 19 },
    { "meals.csv", &jy_kind_meal, 7 },
    { "weighings.csv", &jy_kind_weighing, 9 },
    { "pickups.csv", &jy_kind_pickup, 21 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (JyImportSource) source = get_sample_file (files[i].file);
      g_autoptr (JyImportSample) sample = look_at (source);
      g_autoptr (JyImportPlan) plan = jy_import_sample_plan (sample, files[i].kind, TRUE);

      g_test_message ("%s", files[i].file);
      g_assert_nonnull (strstr (sample->encoding, "18030"));
      g_assert_cmpuint (sample->delimiter, ==, ',');
      g_assert_cmpuint (jy_import_sample_get_n_columns (sample, plan), ==, files[i].n_columns);
      g_assert_cmpuint (jy_import_sample_count_known (sample, files[i].kind), ==, files[i].n_columns);
      g_assert_true (jy_import_sample_guess_kind (sample, &jy_kind_density) == files[i].kind);
    }
}

static void
test_no_header (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (JyImportSource) source = jy_import_source_new_for_text ("2026-03-02\t午餐\t400\n2026-03-03\t午餐\t410\n");
  g_autoptr (JyImportSample) sample = look_at (source);
  g_autoptr (JyImportPlan) plan = jy_import_sample_plan (sample, &jy_kind_meal, FALSE);
  g_autoptr (JyImportResult) result = NULL;
  JyImportOptions options = { .keep_rows = 10 };

  g_assert_cmpuint (sample->delimiter, ==, '\t');
  g_assert_cmpuint (sample->rows->len, ==, 2);
  g_assert_cmpstr (((JyImportRow *) g_ptr_array_index (sample->rows, 1))->cells[2], ==, "410");
  g_assert_cmpuint (jy_import_sample_count_known (sample, &jy_kind_meal), ==, 0);
  g_assert_true (jy_import_sample_guess_kind (sample, &jy_kind_meal) == &jy_kind_meal);
  g_assert_true (jy_import_plan_is_missing (plan, JY_MEAL_DATE));
  jy_import_plan_choose_column (plan, JY_MEAL_DATE, 0);
  jy_import_plan_choose_column (plan, JY_MEAL_MEAL, 1);
  jy_import_plan_choose_column (plan, JY_MEAL_DINERS, 2);
  g_assert_false (jy_import_plan_is_missing (plan, JY_MEAL_DATE));
  result = run (fixture, plan, source, &options, TRUE);
  g_assert_cmpint (result->n_records, ==, 2);
  g_assert_cmpuint (result->rows->len, ==, 2);
  g_assert_cmpint (result->first_day, ==, jy_day_new (2026, 3, 2));
  g_assert_cmpint (result->last_day, ==, jy_day_new (2026, 3, 3));
}

/* Titles of columns that stand below the title of the sheet, of which one happens to
 * be that of a field. */
static void
test_sheet (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (JyImportSource) source =
    jy_import_source_new_for_text ("就餐人数\t\t\n\t\t\n日期\t餐次\t就餐人数\n2026-03-02\t午餐\t400\n合计\t\t400\n");
  g_autoptr (JyImportSample) sample = look_at (source);
  g_autoptr (JyImportPlan) plan = jy_import_sample_plan (sample, &jy_kind_meal, TRUE);
  g_autoptr (JyImportPlan) copy = jy_import_plan_copy (plan);
  g_autoptr (JyImportResult) result = NULL;
  JyImportOptions options = { .keep_rows = 10 };

  g_assert_cmpuint (sample->rows->len, ==, 4);
  g_assert_true (jy_import_sample_guess_kind (sample, &jy_kind_pickup) == &jy_kind_meal);
  g_assert_cmpuint (jy_import_sample_count_known (sample, &jy_kind_meal), ==, 3);
  g_assert_cmpuint (jy_import_sample_get_header_line (sample, &jy_kind_meal), ==, 3);
  g_assert_cmpuint (jy_import_sample_get_n_columns (sample, plan), ==, 3);
  g_assert_cmpstr (jy_import_sample_get_title (sample, plan, 1), ==, "餐次");
  result = run (fixture, copy, source, &options, TRUE);
  g_assert_cmpint (result->n_records, ==, 1);
  g_assert_cmpint (result->n_totals, ==, 1);
  g_assert_cmpuint (((JyImportRow *) g_ptr_array_index (result->rows, 0))->line, ==, 4);
}

/* A cell with a line break and a quotation mark, as LibreOffice copies it. */
static void
test_pasted (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (JyImportSource) source =
    jy_import_source_new_for_text ("名称\t类型\t备注\n后院\t暂存点\t\"一行\n\"\"二\"\"行\"\n");
  g_autoptr (JyImportSample) sample = look_at (source);
  g_autoptr (JyImportPlan) plan = jy_import_sample_plan (sample, &jy_kind_site, TRUE);
  g_autoptr (JyImportPlan) copy = jy_import_plan_copy (plan);
  g_autoptr (JyImportResult) result = NULL;
  g_autoptr (JyImportResult) again = NULL;
  g_autoptr (JyRecord) site = NULL;
  JyImportOptions options = { 0 };
  gint64 row;

  result = run (fixture, copy, source, &options, TRUE);
  g_assert_cmpint (result->n_records, ==, 1);
  g_assert_true (jy_ledger_resolve (L, &jy_kind_site, "后院", &row, NULL));
  site = jy_ledger_read_row (L, &jy_kind_site, row, NULL, NULL);
  g_assert_cmpstr (jy_record_get_text (site, JY_SITE_NOTE), ==, "一行\n\"二\"行");
  again = run (fixture, plan, source, &options, FALSE);
  g_assert_false (again->is_whole);
}

static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (JyImportSource) source =
    jy_import_source_new_for_text ("日期,环节,净重(吨),净重(kg),净重(升)\n2026-03-02,餐盘,1,2,3\n");
  g_autoptr (JyImportSample) sample = look_at (source);
  g_autoptr (JyImportPlan) plan = jy_import_sample_plan (sample, &jy_kind_weighing, TRUE);
  g_autoptr (JyImportResult) result = NULL;
  JyImportOptions options = { 0 };
  guint net = find (&jy_kind_weighing, "net");
  guint gross = find (&jy_kind_weighing, "gross");
  gint64 mass;

  /* The first column that means it, with the unit of its header. */
  g_assert_cmpint (jy_import_plan_get_chosen (plan, net), ==, 2);
  g_assert_cmpint (jy_import_plan_get_unit (plan, net)->numerator, ==, 1000000);
  /* A column is one field's: the other one loses it. */
  jy_import_plan_choose_column (plan, gross, 2);
  g_assert_cmpint (jy_import_plan_get_chosen (plan, net), ==, JY_IMPORT_NO_COLUMN);
  jy_import_plan_choose_column (plan, gross, JY_IMPORT_NO_COLUMN);
  jy_import_plan_choose_column (plan, net, 3);
  jy_import_plan_choose_unit (plan, net, NULL);
  result = run (fixture, plan, source, &options, TRUE);
  g_assert_true (jy_database_query_integer (jy_ledger_get_database (L), "SELECT net FROM weighing", &mass, NULL));
  g_assert_cmpint (mass, ==, 2000);
}

static const JyImportWord *
get_word (JyImportResult *result,
          guint           i)
{
  g_assert_cmpuint (i, <, result->unknown->len);
  return g_ptr_array_index (result->unknown, i);
}

static const JyImportRow *
get_row (JyImportResult *result,
         guint           i)
{
  g_assert_cmpuint (i, <, result->rows->len);
  return g_ptr_array_index (result->rows, i);
}

static const char PICKUPS[] = "日期,类别,重量(kg),收运单位\n"
                              "2026-03-02,其他垃圾,12,甲\n"
                              "2026-02-30,湿垃圾桶,abc,甲\n"
                              "2026-03-03,湿垃圾桶,5,甲\n"
                              "2026-03-04,其他垃圾,,甲\n";

static void
test_faults (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (JyImportSource) source = jy_import_source_new_for_text (PICKUPS);
  g_autoptr (JyImportSample) sample = look_at (source);
  g_autoptr (JyImportPlan) plan = jy_import_sample_plan (sample, &jy_kind_pickup, TRUE);
  g_autoptr (JyImportResult) result = NULL;
  g_autoptr (JyImportResult) created = NULL;
  JyImportOptions options = { .dry_run = TRUE, .keep_rows = 10 };
  gint64 n;

  result = run (fixture, plan, source, &options, FALSE);
  g_assert_true (result->is_whole);
  g_assert_cmpint (result->n_refused, ==, 4);
  /* Each unknown word once, the name that there is no record of as well. */
  g_assert_cmpuint (result->unknown->len, ==, 2);
  g_assert_cmpstr (get_word (result, 0)->text, ==, "甲");
  g_assert_cmpuint (get_word (result, 0)->field, ==, JY_PICKUP_COLLECTOR);
  g_assert_false (get_word (result, 0)->created);
  g_assert_cmpstr (get_word (result, 1)->text, ==, "湿垃圾桶");
  g_assert_cmpuint (get_word (result, 1)->field, ==, JY_PICKUP_CATEGORY);
  /* Every wrong cell of the second row. */
  g_assert_cmpuint (get_row (result, 1)->line, ==, 3);
  g_assert_true (get_row (result, 1)->refused);
  for (int i = 0; i < 4; i++)
    g_assert_nonnull (jy_import_row_get_fault (get_row (result, 1), i));
  g_assert_nonnull (strstr (jy_import_row_get_fault (get_row (result, 1), 2)->message, "12.5"));
  g_assert_cmpstr (get_row (result, 1)->cells[2], ==, "abc");

  options.create_references = TRUE;
  jy_import_plan_choose_word (plan, JY_PICKUP_CATEGORY, " 湿垃圾桶", "kitchen");
  created = run (fixture, plan, source, &options, FALSE);
  g_assert_cmpint (created->n_refused, ==, 2);
  g_assert_cmpint (created->n_records, ==, 2);
  g_assert_cmpint (created->n_created, ==, 1);
  g_assert_true (get_word (created, 0)->created);
  g_assert_cmpuint (created->unknown->len, ==, 1);
  g_assert_null (get_row (created, 0)->reason);
  g_assert_false (get_row (created, 2)->refused);
  /* A mass that is missing is the mass column's fault. */
  g_assert_nonnull (jy_import_row_get_fault (get_row (created, 3), 2));
  /* And nothing of all that was kept. */
  g_assert_true (jy_database_query_integer (jy_ledger_get_database (L), "SELECT count(*) FROM journal", &n, NULL));
  g_assert_cmpint (n, ==, 0);
}

/* Of a long file the first rows, and then only what is refused. */
static void
test_kept_rows (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("日期,环节,净重\n");
  g_autoptr (JyImportSource) source = NULL;
  g_autoptr (JyImportSample) sample = NULL;
  g_autoptr (JyImportPlan) plan = NULL;
  g_autoptr (JyImportResult) result = NULL;
  JyImportOptions options = { .dry_run = TRUE, .keep_rows = 3 };

  for (guint i = 0; i < 20; i++)
    g_string_append (text, i % 4 == 3 ? "2026-03-02,餐盘,x\n" : "2026-03-02,餐盘,1\n");
  source = jy_import_source_new_for_text (text->str);
  sample = look_at (source);
  plan = jy_import_sample_plan (sample, &jy_kind_weighing, TRUE);
  result = run (fixture, plan, source, &options, FALSE);
  g_assert_cmpint (result->n_records, ==, 15);
  g_assert_cmpint (result->n_refused, ==, 5);
  g_assert_cmpuint (result->rows->len, ==, 6);
  g_assert_cmpuint (get_row (result, 2)->line, ==, 4);
  g_assert_cmpuint (get_row (result, 3)->line, ==, 5);
  g_assert_cmpuint (get_row (result, 5)->line, ==, 13);
}

/* A closed month and a record that is there already are no cell's fault. */
static void
test_whole_row (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (JyImportSource) source = jy_import_source_new_for_text ("日期,餐次,就餐人数\n2026-03-02,午餐,1\n2026-03-02,午餐,2\n");
  g_autoptr (JyImportSample) sample = look_at (source);
  g_autoptr (JyImportPlan) plan = jy_import_sample_plan (sample, &jy_kind_meal, TRUE);
  g_autoptr (JyImportResult) result = NULL;
  JyImportOptions options = { .dry_run = TRUE, .keep_rows = 3 };

  result = run (fixture, plan, source, &options, FALSE);
  g_assert_false (get_row (result, 0)->refused);
  g_assert_true (get_row (result, 1)->refused);
  g_assert_nonnull (jy_import_row_get_fault (get_row (result, 1), JY_IMPORT_NO_COLUMN));
}

/* Neither the ledger nor the file itself is overwritten by its refused rows. */
static void
test_bad_rows_path (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "in.csv", NULL);
  g_autofree char *content = NULL;
  const char *const taken[] = { path, fixture->path };
  gint64 n;

  g_assert_true (g_file_set_contents (path, PICKUPS, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autoptr (JyImportSource) source = jy_import_source_new_for_file (path);
      g_autoptr (JyImportSample) sample = look_at (source);
      g_autoptr (JyImportPlan) plan = jy_import_sample_plan (sample, &jy_kind_pickup, TRUE);
      JyImportOptions options = { .create_references = TRUE, .skip_bad = taken[i] };
      g_autoptr (JyImportResult) result = run (fixture, plan, source, &options, FALSE);

      g_assert_false (result->is_whole);
    }
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, PICKUPS);
  g_assert_true (jy_database_query_integer (jy_ledger_get_database (L), "SELECT count(*) FROM journal", &n, NULL));
  g_assert_cmpint (n, ==, 0);
}

static void
count_changed_cb (JyLedger   *ledger,
                  const char *kind,
                  gint64      row,
                  guint      *n)
{
  g_assert_cmpstr (kind, ==, "pickup");
  g_assert_cmpint (row, ==, 0);
  (*n)++;
}

/* Two connections of one desk: the second goes on where the first ended. */
static void
test_two_connections (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) other = jy_ledger_open (fixture->path, fixture->desk, FALSE, &error);
  g_autoptr (JyImportSource) source = jy_import_source_new_for_text ("名称,类型\n后院,暂存点\n");
  g_autoptr (JyImportSample) sample = look_at (source);
  JyImportOptions again = { .again = TRUE };
  gint64 n;
  guint n_changed = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *text = g_strdup_printf ("名称,类型\n后院%u,暂存点\n", i);
      g_autoptr (JyImportSource) one = jy_import_source_new_for_text (text);
      g_autoptr (JyImportPlan) plan = jy_import_sample_plan (sample, &jy_kind_site, TRUE);
      g_autoptr (JyImportResult) result =
        jy_import_run_source (i % 2 == 0 ? L : other, plan, one, &again, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (result->n_records, ==, 1);
    }
  g_signal_connect (L, "changed", G_CALLBACK (count_changed_cb), &n_changed);
  jy_ledger_announce (L, "pickup");
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_true (jy_database_query_integer (jy_ledger_get_database (L), "SELECT count(*) FROM site", &n, NULL));
  g_assert_cmpint (n, ==, 4);
  assert_verifies (L);
  jy_ledger_close (other, &error);
  g_assert_no_error (error);
}

static void
test_unreadable (Fixture      *fixture,
                 gconstpointer data)
{
  static const char *const texts[] = { "", "\n \n", "名称,类型\n\"后院,暂存点\n" };
  JyCsvOptions klingon = { .encoding = "klingon" };
  g_autoptr (JyImportSource) file = get_sample_file ("meals.csv");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JyImportSource) source = jy_import_source_new_for_text (texts[i]);
      g_autoptr (GError) problem = NULL;
      JyCsvOptions unknown = { 0 };

      g_assert_null (jy_import_sample_new (source, &unknown, &problem));
      g_assert_nonnull (problem);
    }
  g_assert_null (jy_import_sample_new (file, &klingon, &error));
  g_assert_nonnull (strstr (error->message, "klingon"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/exchange/import-sample/guess-kind", test_guess_kind);
  ADD ("/exchange/import-sample/no-header", test_no_header);
  ADD ("/exchange/import-sample/pasted", test_pasted);
  ADD ("/exchange/import-sample/sheet", test_sheet);
  ADD ("/exchange/import-sample/choose", test_choose);
  ADD ("/exchange/import-sample/faults", test_faults);
  ADD ("/exchange/import-sample/kept-rows", test_kept_rows);
  ADD ("/exchange/import-sample/whole-row", test_whole_row);
  ADD ("/exchange/import-sample/bad-rows-path", test_bad_rows_path);
  ADD ("/exchange/import-sample/two-connections", test_two_connections);
  ADD ("/exchange/import-sample/unreadable", test_unreadable);

  return g_test_run ();
}
