/* test-demo.c: demonstration data is the same every time, believable, and wrong
 * only where it is meant to be. Days were counted on the calendar of the notices. */
#include "config.h"

#include "jy-demo.h"
#include "jy-figures.h"
#include "jy-verify.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  JyDesk *desk;
} Fixture;

static gint64
reading_clock (gpointer data)
{
  return G_GINT64_CONSTANT (1775120400000); /* 2026-04-02 */
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  JyUuid id = { { 7 } };

  fixture->folder = g_dir_make_tmp ("jieyue-demo-XXXXXX", NULL);
  fixture->desk = jy_desk_new (&id, "reader");
  jy_desk_set_clock (fixture->desk, reading_clock, NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);

  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  jy_desk_free (fixture->desk);
}

/* Fills a ledger and opens it for reading. */
static JyLedger *
fill (Fixture             *fixture,
      const char          *name,
      const JyDemoOptions *options)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  JyLedger *ledger;

  jy_demo_create (path, options, jy_figures_compute_json, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  ledger = jy_ledger_open (path, fixture->desk, TRUE, &error);
  g_assert_no_error (error);
  return ledger;
}

static void
close_ledger (JyLedger *ledger)
{
  g_autoptr (GError) error = NULL;

  jy_ledger_close (ledger, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (ledger);
}

static JyDemoOptions
usual_options (void)
{
  return (JyDemoOptions) JY_DEMO_OPTIONS_INIT (jy_month_new (2026, 3));
}

static gint64
ask (JyLedger   *ledger,
     const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 answer;

  jy_database_query_integer (jy_ledger_get_database (ledger), sql, &answer, &error);
  g_assert_no_error (error);
  return answer;
}

/* The last hash of each desk's chain, and every time. */
static char *
describe_journal (JyLedger *ledger)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyStatement) statement =
    jy_database_prepare (jy_ledger_get_database (ledger),
                         "SELECT hex(id),(SELECT count(*)||' '||sum(time)||' '||hex(max(hash)) FROM journal),"
                         "(SELECT hex(hash) FROM journal WHERE position>>40=number ORDER BY position DESC LIMIT 1)"
                         " FROM desk ORDER BY number",
                         &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  while (jy_statement_step (statement, &error))
    g_string_append_printf (text, "%s %s %s\n", jy_statement_get_text (statement, 0), jy_statement_get_text (statement, 1),
                            jy_statement_get_text (statement, 2));
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static char *
compute_figures (JyLedger *ledger,
                 JyMonth   month)
{
  g_autoptr (GError) error = NULL;
  char *figures = jy_figures_compute_json (ledger, month, NULL, &error);

  g_assert_no_error (error);
  return figures;
}

static void
test_same_seed (Fixture      *fixture,
                gconstpointer data)
{
  JyDemoOptions options = usual_options ();
  JyLedger *first = fill (fixture, "first", &options);
  JyLedger *second = fill (fixture, "second", &options);
  g_autofree char *first_journal = describe_journal (first);
  g_autofree char *second_journal = describe_journal (second);

  /* Three desks wrote. */
  g_assert_cmpint (ask (first, "SELECT count(DISTINCT position>>40) FROM journal"), ==, 3);
  g_assert_cmpstr (first_journal, ==, second_journal);
  for (JyMonth month = options.end - 13; month <= options.end; month++)
    {
      g_autofree char *first_figures = compute_figures (first, month);
      g_autofree char *second_figures = compute_figures (second, month);

      g_assert_cmpstr (first_figures, ==, second_figures);
    }
  close_ledger (first);
  close_ledger (second);
}

static void
test_other_seed (Fixture      *fixture,
                 gconstpointer data)
{
  JyDemoOptions options = usual_options ();
  JyDemoOptions other = usual_options ();
  JyLedger *first, *second;
  g_autofree char *first_figures = NULL;
  g_autofree char *second_figures = NULL;

  options.months = other.months = 1;
  other.seed = 2;
  first = fill (fixture, "first", &options);
  second = fill (fixture, "second", &other);
  first_figures = compute_figures (first, options.end);
  second_figures = compute_figures (second, options.end);
  g_assert_cmpstr (first_figures, !=, second_figures);
  g_assert_cmpint (ask (first, "SELECT count(*) FROM meal"), >, 60);
  close_ledger (first);
  close_ledger (second);
}

/* Figures that a canteen of 460 could have. */
static void
check_month (JyLedger *ledger,
             JyMonth   month)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyFigures) figures = jy_figures_new (ledger, month, &error);
  gint64 days, kitchen, lunch;

  g_assert_no_error (error);
  days = figures->expected / 6;
  g_assert_cmpint (figures->expected % 6, ==, 0);
  g_assert_cmpint (days, >=, 16);
  g_assert_cmpint (days, <=, 23);

  lunch = figures->meals[JY_MEAL_LUNCH].diners / days;
  g_assert_cmpint (lunch, >, 360);
  g_assert_cmpint (lunch, <, 500);
  g_assert_cmpint (figures->meals[JY_MEAL_BREAKFAST].diners, <, figures->meals[JY_MEAL_LUNCH].diners);
  g_assert_cmpint (figures->meals[JY_MEAL_DINNER].diners, <, figures->meals[JY_MEAL_BREAKFAST].diners);
  for (guint meal = 0; meal < JY_N_MEALS; meal++)
    {
      gint64 per_diner = jy_ratio (figures->meals[meal].plate, figures->meals[meal].diners, 1000);

      if (figures->meals[meal].diners > 0)
        {
          g_assert_cmpint (per_diner, >=, 18000);
          g_assert_cmpint (per_diner, <=, 90000);
        }
      g_assert_cmpint (figures->meals[meal].booked, <=, figures->meals[meal].prepared);
    }
  g_assert_cmpint (jy_ratio (figures->meals_total.plate, figures->meals_total.diners, 1000), >=, 20000);
  g_assert_cmpint (figures->meals_total.plate, <, figures->food_waste);

  kitchen = figures->categories[JY_CATEGORY_KITCHEN].mass / days;
  g_assert_cmpint (kitchen, >, 40000);
  g_assert_cmpint (kitchen, <, 90000);
  g_assert_cmpint (figures->categories[JY_CATEGORY_OTHER].mass / days, >, 40000);
  g_assert_cmpint (figures->categories[JY_CATEGORY_OTHER].weighed, ==, 0);
  g_assert_cmpint (figures->categories[JY_CATEGORY_RECYCLABLE].mass, >, 100000);
  g_assert_cmpint (figures->purchases.lines, >=, 6 * days);
  g_assert_cmpint (figures->purchases.lines, <=, 10 * days);
  /* 4 to 9 yuan of food for a meal. */
  g_assert_cmpint (figures->purchases.amount, >, 400 * figures->meals_total.diners);
  g_assert_cmpint (figures->purchases.amount, <, 900 * figures->meals_total.diners);
}

static void
test_plausible (Fixture      *fixture,
                gconstpointer data)
{
  JyDemoOptions options = usual_options ();
  JyLedger *ledger = fill (fixture, "ledger", &options);
  g_autoptr (GError) error = NULL;
  g_autoptr (JyFigures) begin = NULL;
  g_autoptr (JyFigures) end = NULL;

  for (JyMonth month = options.end - 13; month <= options.end; month++)
    {
      check_month (ledger, month);
      g_assert_true (jy_ledger_is_month_closed (ledger, month) == (month < options.end));
    }
  g_assert_cmpint (ask (ledger, "SELECT count(*) FROM closing WHERE state='closed'"), ==, 13);
  g_assert_cmpint (ask (ledger, "SELECT count(*) FROM meal WHERE date<'2025-02-01' OR date>'2026-03-31'"), ==, 0);

  /* Less is left on the plates than a year before: lunch, which no defect touches. */
  begin = jy_figures_new (ledger, jy_month_new (2025, 3), &error);
  end = jy_figures_new (ledger, jy_month_new (2026, 3), &error);
  g_assert_cmpint (jy_ratio (end->meals[JY_MEAL_LUNCH].plate, end->meals[JY_MEAL_LUNCH].diners, 1000), <,
                   jy_ratio (begin->meals[JY_MEAL_LUNCH].plate, begin->meals[JY_MEAL_LUNCH].diners, 950));
  close_ledger (ledger);
}

static void
test_working_days (Fixture      *fixture,
                   gconstpointer data)
{
  static const struct
  {
    const char *month;
    gint64 days;
  } months[] = {
    { "2025-02", 19 }, /* 28 days − 8 weekend − 2 of 春节 + 1 made up */
    { "2025-05", 19 }, /* 22 weekdays − 3 of 劳动节 (1st, 2nd, 5th); 端午 begins on a Saturday */
    { "2025-09", 23 }, /* 22 weekdays + the 28th */
    { "2025-10", 18 }, /* 23 weekdays − 6 + the 11th */
    { "2026-01", 21 }, /* 22 weekdays − 2 + the 4th */
    { "2026-02", 16 }, /* 20 weekdays − 6 + the 14th and 28th */
    { "2026-03", 22 }, /* no holiday */
  };
  JyDemoOptions options = usual_options ();
  JyLedger *ledger = fill (fixture, "ledger", &options);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM meal WHERE meal='lunch' AND voided=0 AND date LIKE '%s-%%'",
                                              months[i].month);

      g_assert_cmpint (ask (ledger, sql), ==, months[i].days);
    }
  g_assert_cmpint (ask (ledger, "SELECT count(*) FROM meal WHERE date='2026-02-28' AND meal='lunch'"), ==, 1);
  g_assert_cmpint (ask (ledger, "SELECT count(*) FROM meal WHERE date='2026-02-23'"), ==, 0);
  close_ledger (ledger);
}

static void
test_verifies (Fixture      *fixture,
               gconstpointer data)
{
  JyDemoOptions options = usual_options ();
  JyLedger *ledger = fill (fixture, "ledger", &options);
  g_autoptr (GError) error = NULL;
  g_autoptr (JyVerifyResult) result = jy_ledger_verify (ledger, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->faults->len, ==, 0);
  g_assert_cmpint (result->entries, >, 4000);
  /* Something was put right, something voided, each with its reason. */
  g_assert_cmpint (ask (ledger, "SELECT count(*) FROM journal WHERE supersedes IS NOT NULL AND action='put'"), >, 14);
  g_assert_cmpint (ask (ledger, "SELECT count(*) FROM journal WHERE action='void'"), ==, 7);
  g_assert_cmpint (ask (ledger, "SELECT count(*) FROM journal WHERE supersedes IS NOT NULL AND reason IS NULL"), ==, 0);
  close_ledger (ledger);
}

/* What coverage says of the pickups that a condition names. */
static guint
count_coverage (JyLedger        *ledger,
                const char      *condition,
                JyCoverageResult result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyCoverageBook) book = jy_coverage_book_new (ledger, &error);
  g_autofree char *sql = g_strconcat ("SELECT row FROM pickup WHERE voided=0 AND ", condition, NULL);
  g_autoptr (JyStatement) statement = jy_database_prepare (jy_ledger_get_database (ledger), sql, &error);
  guint n = 0;

  g_assert_no_error (error);
  while (jy_statement_step (statement, &error))
    {
      g_autoptr (JyRecord) pickup =
        jy_ledger_read_row (ledger, &jy_kind_pickup, jy_statement_get_integer (statement, 0), NULL, &error);
      JyCoverage coverage = jy_coverage_book_ask_pickup (book, pickup);

      n += coverage.result == result;
    }
  g_assert_no_error (error);
  return n;
}

/* Nothing is uncovered but what is meant to be. */
static void
check_coverage (JyLedger *ledger)
{
  guint gap = count_coverage (ledger, "date BETWEEN '2026-02-11' AND '2026-02-20'", JY_COVERAGE_CONTRACT_EXPIRED);
  gint64 all = ask (ledger, "SELECT count(*) FROM pickup WHERE voided=0");
  guint covered = count_coverage (ledger, "1", JY_COVERAGE_COVERED) + count_coverage (ledger, "1", JY_COVERAGE_EXPIRING);

  g_assert_cmpuint (gap, >=, 2);
  g_assert_cmpuint (count_coverage (ledger, "1", JY_COVERAGE_CONTRACT_EXPIRED), ==, gap);
  g_assert_cmpuint (count_coverage (ledger, "subkind='lamp' AND date LIKE '2025-12-%'", JY_COVERAGE_NO_MANIFEST), ==, 1);
  g_assert_cmpuint (count_coverage (ledger, "waste_code='900-003-04' AND date LIKE '2026-03-%'", JY_COVERAGE_CODE_NOT_COVERED),
                    ==, 1);
  g_assert_cmpint (covered, ==, all - gap - 2);
}

static void
check_kitchen (JyLedger *ledger)
{
  for (JyMonth month = jy_month_new (2025, 2); month <= jy_month_new (2026, 3); month++)
    {
      g_autoptr (JyFigures) figures = jy_figures_new (ledger, month, NULL);
      gint64 up = figures->subkinds[JY_SUBKIND_CATERING].mass * 100;

      g_assert_true ((up < 80 * figures->food_waste) == (month == jy_month_new (2026, 1)));
      g_assert_cmpint (up, <, 120 * figures->food_waste);
    }
}

static void
test_defects (Fixture      *fixture,
              gconstpointer data)
{
  JyDemoOptions options = usual_options ();
  JyLedger *ledger = fill (fixture, "ledger", &options);
  g_autoptr (JyFigures) figures = jy_figures_new (ledger, options.end, NULL);

  check_coverage (ledger);
  check_kitchen (ledger);
  /* The twelfth working day: the 17th. */
  g_assert_cmpuint (figures->missing->len, ==, 2);
  g_assert_cmpint (g_array_index (figures->missing, JyMissingEntry, 0).day, ==, jy_day_new (2026, 3, 17));
  g_assert_cmpint (g_array_index (figures->missing, JyMissingEntry, 0).meal, ==, JY_MEAL_DINNER);
  /* The eighth: the 11th. */
  g_assert_cmpint (ask (ledger, "SELECT sum(net) FROM weighing WHERE date='2026-03-11' AND meal='breakfast'"), >,
                   5 * ask (ledger, "SELECT max(net) FROM weighing WHERE meal='breakfast' AND date<>'2026-03-11'"));
  g_assert_cmpint (ask (ledger, "SELECT count(*) FROM pickup WHERE method='estimated' AND density IS NULL"), ==, 1);
  g_assert_cmpint (ask (ledger, "SELECT count(*) FROM pickup WHERE method='estimated' AND density IS NULL AND date='2026-03-06'"),
                   ==, 1);
  g_assert_cmpint (ask (ledger, "SELECT count(*) FROM pickup WHERE length(manifest)=13"), ==, 1);
  g_assert_cmpint (ask (ledger, "SELECT count(*) FROM pickup WHERE length(manifest) NOT IN (13,14)"), ==, 0);
  /* Millilitres × 900 g/L × 1.2; the sixth working day of February is the 9th. */
  g_assert_cmpint (ask (ledger, "SELECT count(*) FROM weighing w JOIN container c ON c.row=w.container"
                                " WHERE w.net>c.capacity*1.08"),
                   ==, 1);
  g_assert_cmpint (ask (ledger, "SELECT count(*) FROM weighing w JOIN container c ON c.row=w.container"
                                " WHERE w.net>c.capacity*1.08 AND w.date='2026-02-09'"),
                   ==, 1);
  g_assert_cmpint (ask (ledger, "SELECT count(*) FROM licence WHERE valid_to BETWEEN '2026-04-01' AND '2026-05-30'"), ==, 1);
  close_ledger (ledger);
}

static void
test_credit_codes (Fixture      *fixture,
                   gconstpointer data)
{
  JyDemoOptions options = usual_options ();
  g_autoptr (JyStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  JyLedger *ledger;
  guint n_wrong = 0, n = 0;

  options.months = 1;
  ledger = fill (fixture, "ledger", &options);
  statement = jy_database_prepare (jy_ledger_get_database (ledger),
                                   "SELECT credit_code FROM institution UNION ALL SELECT credit_code FROM supplier"
                                   " UNION ALL SELECT credit_code FROM collector",
                                   &error);
  g_assert_no_error (error);
  for (; jy_statement_step (statement, &error); n++)
    {
      g_autofree char *odd = jy_kind_collector.fields[JY_COLLECTOR_CREDIT_CODE].check (jy_statement_get_text (statement, 0));

      n_wrong += odd != NULL;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 12);
  g_assert_cmpuint (n_wrong, ==, 1);
  g_clear_pointer (&statement, jy_statement_release);
  close_ledger (ledger);
}

/* Sizes and years at the ends of what is allowed. */
static void
test_extremes (Fixture      *fixture,
               gconstpointer data)
{
  const JyDemoOptions extremes[] = {
    { jy_month_new (JY_DEMO_FIRST_YEAR, 1), 2, JY_DEMO_MIN_DINERS, 0 },
    { jy_month_new (JY_DEMO_LAST_YEAR, 12), 3, 460, G_MAXUINT32 },
    { jy_month_new (2026, 10), 1, JY_DEMO_MAX_DINERS, 5 },
    { jy_month_new (2027, 1), 6, 100, 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (extremes); i++)
    {
      g_autofree char *name = g_strdup_printf ("ledger-%u", i);
      JyLedger *ledger = fill (fixture, name, &extremes[i]);

      g_assert_cmpint (ask (ledger, "SELECT count(DISTINCT substr(date,1,7)) FROM pickup"), ==, extremes[i].months);
      g_assert_cmpint (ask (ledger, "SELECT count(*) FROM closing"), ==, extremes[i].months - 1);
      g_assert_cmpint (ask (ledger, "SELECT count(*) FROM weighing WHERE net<=0"), ==, 0);
      close_ledger (ledger);
    }
}

static char *
fail_to_compute (JyLedger *ledger,
                 JyMonth   month,
                 gpointer  data,
                 GError  **error)
{
  g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_FAILED, "on purpose");
  return NULL;
}

static void
test_failures (Fixture      *fixture,
               gconstpointer data)
{
  JyDemoOptions options = usual_options ();
  g_autofree char *path = g_build_filename (fixture->folder, "ledger", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  /* What fails leaves no file. */
  g_assert_false (jy_demo_create (path, &options, fail_to_compute, NULL, NULL, NULL, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_FAILED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  /* What is there is left alone. */
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_false (jy_demo_create (path, &options, jy_figures_compute_json, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/demo/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("same-seed", test_same_seed);
  ADD ("other-seed", test_other_seed);
  ADD ("plausible", test_plausible);
  ADD ("working-days", test_working_days);
  ADD ("verifies", test_verifies);
  ADD ("defects", test_defects);
  ADD ("credit-codes", test_credit_codes);
  ADD ("extremes", test_extremes);
  ADD ("failures", test_failures);
  return g_test_run ();
}
