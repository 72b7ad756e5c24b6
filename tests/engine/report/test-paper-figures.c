/* test-paper-figures.c: which contracts and licences were in force in a month, and
 * that what happens to them later does not change what a closing keeps. */
#include "config.h"

#include "report-fixture.h"

/* The numbers of papers with their status, in the order in which they stand. */
static char *
list_papers (const GArray *papers)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < papers->len; i++)
    {
      const JyPaper *paper = &g_array_index (papers, JyPaper, i);

      g_string_append_printf (text, "%s %s;", paper->number, jy_contract_status_choices.list[paper->status].name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
put_contract (Fixture    *fixture,
              const char *number,
              const char *categories,
              const char *start,
              const char *end,
              const char *status,
              const char *status_date)
{
  return put (L, &jy_kind_contract, "number", number, "collector", "甲", "categories", categories, "start", start, "end", end,
              status != NULL ? "status" : NULL, status, status_date != NULL ? "status_date" : NULL, status_date, NULL);
}

#define CONTRACT(...) g_free (put_contract (fixture, __VA_ARGS__))

static void
test_contracts (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (JyFigures) figures = NULL;
  g_autofree char *contracts = NULL;

  PUT (collector, "name", "甲");
  CONTRACT ("ends-before", "other", "2025-01-01", "2026-02-28", NULL, NULL);
  CONTRACT ("ends-first", "other", "2025-01-01", "2026-03-01", NULL, NULL);
  CONTRACT ("starts-last", "other", "2026-03-31", "2027-03-30", NULL, NULL);
  CONTRACT ("starts-after", "other", "2026-04-01", "2027-03-31", NULL, NULL);
  CONTRACT ("stopped-in", "kitchen", "2026-01-01", "2026-12-31", "suspended", "2026-03-15");
  CONTRACT ("stopped-before", "kitchen", "2026-01-01", "2026-12-31", "terminated", "2026-03-01");
  CONTRACT ("stopped-after", "kitchen", "2026-01-02", "2026-12-31", "terminated", "2026-04-01");
  CONTRACT ("recyclable", "recyclable,waste_oil", "2026-01-01", "2026-12-31", NULL, NULL);
  figures = get_figures (L, MARCH);
  contracts = list_papers (figures->contracts);
  g_assert_cmpstr (contracts, ==,
                   "recyclable active;stopped-in suspended;stopped-after active;ends-first active;starts-last active;");
}

static void
test_licences (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (JyFigures) figures = NULL;
  g_autofree char *licences = NULL;

  PUT (collector, "name", "甲");
  PUT (licence, "number", "past", "collector", "甲", "type", "business", "valid_from", "2020-01-01", "valid_to", "2026-02-28");
  PUT (licence, "number", "endless", "collector", "甲", "type", "business", "valid_from", "2020-01-01");
  PUT (licence, "number", "last-day", "collector", "甲", "type", "hazardous_operation", "valid_from", "2020-01-01", "valid_to",
       "2026-03-01");
  PUT (licence, "number", "future", "collector", "甲", "type", "business", "valid_from", "2026-04-01");
  figures = get_figures (L, MARCH);
  licences = list_papers (figures->licences);
  g_assert_cmpstr (licences, ==, "last-day active;endless active;");
}

/* What a closing keeps of March: a contract that is terminated in April, and one
 * that begins then, are none of its business; one whose number was wrong is. */
static void
test_kept (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (JyFigures) before = NULL, after = NULL, amended = NULL;
  g_autofree char *contract = NULL, *kept = NULL, *now = NULL, *wrong = NULL, *plain = NULL;
  g_autoptr (GError) error = NULL;

  import_sample (L);
  PUT (collector, "name", "甲");
  contract = put_contract (fixture, "HT-1", "other", "2026-01-01", "2026-12-31", NULL, NULL);
  before = get_figures (L, MARCH);
  kept = jy_figures_to_snapshot (before);
  amend_field (L, contract, "status_date", "2026-04-05", "终止", &error);
  g_assert_no_error (error);
  amend_field (L, contract, "status", "terminated", "终止", &error);
  g_assert_no_error (error);
  CONTRACT ("HT-2", "other", "2026-04-06", "2027-04-05", NULL, NULL);
  after = get_figures (L, MARCH);
  now = jy_figures_to_snapshot (after);
  g_assert_true (jy_figures_json_holds (kept, now));
  amend_field (L, contract, "number", "HT-01", "编号有误", &error);
  g_assert_no_error (error);
  amended = get_figures (L, MARCH);
  wrong = jy_figures_to_snapshot (amended);
  g_assert_false (jy_figures_json_holds (kept, wrong));

  /* A closing of before these were kept is still held. */
  plain = jy_figures_to_json (before);
  g_assert_null (strstr (plain, "suppliers"));
  g_assert_null (strstr (plain, "HT-1"));
  g_assert_nonnull (strstr (kept, "HT-1"));
  g_assert_nonnull (strstr (kept, "\"days\":[{\"date\":\"2026-03-02\",\"breakfast\":{\"booked\":244"));
  g_assert_nonnull (strstr (kept, "\"lines\":69,\"mass_g\":3845000,\"amount_fen\":2028444"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/report/paper-figures/contracts", test_contracts);
  ADD ("/report/paper-figures/licences", test_licences);
  ADD ("/report/paper-figures/kept", test_kept);
  return g_test_run ();
}
