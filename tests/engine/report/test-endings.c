/* test-endings.c: contracts and licences that end soon; the clock says
 * 2026-04-15, a Wednesday, unless a test moves it. */
#include "config.h"

#include "report-fixture.h"

static void
put_contract (Fixture    *fixture,
              const char *number,
              const char *categories,
              const char *start,
              const char *end)
{
  PUT (contract, "number", number, "collector", "甲", "categories", categories, "start", start, "end", end);
}

static void
put_licence (Fixture    *fixture,
             const char *number,
             const char *type,
             const char *categories,
             const char *codes,
             const char *from,
             const char *to)
{
  g_autoptr (JyRecord) record = new_record (L, &jy_kind_licence, "number", number, "collector", "甲", "type", type, "valid_from",
                                            from, NULL);
  g_autoptr (GError) error = NULL;

  if (categories != NULL)
    jy_ledger_parse (L, record, JY_LICENCE_CATEGORIES, categories, &error);
  if (codes != NULL)
    jy_ledger_parse (L, record, JY_LICENCE_WASTE_CODES, codes, &error);
  if (to != NULL)
    jy_ledger_parse (L, record, JY_LICENCE_VALID_TO, to, &error);
  jy_ledger_put (L, record, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up_collector (Fixture      *fixture,
                  gconstpointer data)
{
  fixture_set_up (fixture, data);
  PUT (collector, "name", "甲");
}

#define ADD_ENDING(path, function) g_test_add (path, Fixture, NULL, set_up_collector, function, fixture_tear_down)

/* How many days 2026-04-15 is before an end, and what is said. */
static const struct
{
  const char *end;
  const char *severity; /* NULL: nothing is said */
  const char *within;
} alarms[] = {
  { "2026-07-15", NULL, NULL },                  /* 91 */
  { "2026-07-14", "note", "within 90 days" },    /* 90 */
  { "2026-06-15", "note", "within 90 days" },    /* 61 */
  { "2026-06-14", "note", "within 60 days" },    /* 60 */
  { "2026-05-16", "note", "within 60 days" },    /* 31 */
  { "2026-05-15", "warning", "within 30 days" }, /* 30 */
  { "2026-04-15", "warning", "within 30 days" }, /* 0 */
  { "2026-04-14", NULL, NULL },                  /* over */
};

static void
assert_alarm (Fixture    *fixture,
              guint       i,
              const char *kind)
{
  g_autoptr (GPtrArray) findings = get_findings (L, 0);
  const JyFinding *finding;
  g_autofree char *day = NULL;

  if (alarms[i].severity == NULL)
    {
      g_assert_cmpuint (findings->len, ==, 0);
      return;
    }
  g_assert_cmpuint (findings->len, ==, 1);
  finding = g_ptr_array_index (findings, 0);
  day = jy_day_to_iso (finding->day);
  g_assert_cmpstr (finding->code, ==, "ending_soon");
  g_assert_cmpstr (jy_severity_get_name (finding->severity), ==, alarms[i].severity);
  g_assert_cmpstr (day, ==, alarms[i].end);
  g_assert_cmpstr (finding->kind->name, ==, kind);
  assert_contains (finding->message, alarms[i].within);
  assert_contains (finding->message, alarms[i].end);
  assert_contains (finding->message, "甲");
}

static void
test_contract (Fixture      *fixture,
               gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (alarms); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *number = g_strdup_printf ("C%u", i);
      g_autofree char *id = put (L, &jy_kind_contract, "number", number, "collector", "甲", "categories", "kitchen", "start",
                                 "2026-01-01", "end", alarms[i].end, NULL);
      g_autoptr (GPtrArray) findings = NULL;

      assert_alarm (fixture, i, "contract");
      findings = get_findings (L, 0);
      if (alarms[i].severity != NULL)
        g_assert_cmpstr (find_finding (findings, "ending_soon")->record, ==, id);
      jy_ledger_void (L, id, "换一份", &error);
      g_assert_no_error (error);
    }
}

static void
test_licence (Fixture      *fixture,
              gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (alarms); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *number = g_strdup_printf ("P%u", i);
      g_autofree char *id = put (L, &jy_kind_licence, "number", number, "collector", "甲", "type", "business", "valid_from",
                                 "2020-01-01", "valid_to", alarms[i].end, NULL);

      assert_alarm (fixture, i, "licence");
      jy_ledger_void (L, id, "换一份", &error);
      g_assert_no_error (error);
    }
}

/* 30 working days before Tuesday 2026-06-30 is Tuesday 2026-05-19, six weeks
 * before; with the Dragon Boat Festival on 2026-06-19 off it is Monday the 18th. */
static void
test_hazardous (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put_licence (fixture, "危证", "hazardous_operation", NULL, "HW29", "2021-07-01", "2026-06-30");
  fixture->now = noon_of (2026, 5, 18);
  assert_findings (0, "note ending_soon 2026-06-30 licence\n");
  findings = get_findings (L, 0);
  assert_contains (find_finding (findings, "ending_soon")->message, "2026-05-19");
  fixture->now = noon_of (2026, 5, 19);
  assert_findings (0, "warning ending_soon 2026-06-30 licence\n");

  PUT (day, "date", "2026-06-19", "type", "holiday", "name", "端午节");
  fixture->now = noon_of (2026, 5, 18);
  assert_findings (0, "warning ending_soon 2026-06-30 licence\n");
  fixture->now = noon_of (2026, 5, 17);
  assert_findings (0, "note ending_soon 2026-06-30 licence\n");
}

/* A contract that goes on where the old one ends, for all of the same. */
static void
test_contract_renewed (Fixture      *fixture,
                       gconstpointer data)
{
  static const struct
  {
    const char *categories;
    const char *start;
    const char *end;
    const char *status;
    gboolean renewed;
  } cases[] = {
    { "kitchen,other", "2026-05-01", "2027-04-30", "active", TRUE },
    { "kitchen,other", "2026-01-01", "2026-05-01", "active", TRUE },
    { "kitchen,other", "2026-05-02", "2027-04-30", "active", FALSE }, /* a day without one */
    { "kitchen,other", "2026-01-01", "2026-04-30", "active", FALSE }, /* ends the same day */
    { "other,kitchen", "2026-05-01", "2027-04-30", "active", TRUE },
    { "kitchen,other,recyclable", "2026-05-01", "2027-04-30", "active", TRUE },
    { "kitchen", "2026-05-01", "2027-04-30", "active", FALSE }, /* the other waste is left */
    { "kitchen,other", "2026-05-01", "2027-04-30", "terminated", FALSE },
    { "kitchen,other", "2026-05-01", "2027-04-30", "suspended", FALSE },
  };
  g_autoptr (GError) error = NULL;

  put_contract (fixture, "old", "kitchen,other", "2025-05-01", "2026-04-30");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) findings = NULL;
      g_autofree char *number = g_strdup_printf ("C%u", i);
      g_autofree char *id = put (L, &jy_kind_contract, "number", number, "collector", "甲", "categories", cases[i].categories,
                                 "start", cases[i].start, "end", cases[i].end, "status", cases[i].status, "status_date",
                                 "2026-01-01", NULL);
      gboolean told = FALSE;

      g_test_message ("case %u", i);
      findings = get_findings (L, 0);
      for (guint k = 0; k < findings->len; k++)
        told = told || strstr (((const JyFinding *) g_ptr_array_index (findings, k))->message, "old") != NULL;
      g_assert_cmpint (told, ==, !cases[i].renewed);
      jy_ledger_void (L, id, "换一份", &error);
      g_assert_no_error (error);
    }
}

/* Two contracts may share what one had. */
static void
test_contract_divided (Fixture      *fixture,
                       gconstpointer data)
{
  put_contract (fixture, "old", "kitchen,other", "2025-05-01", "2026-04-30");
  put_contract (fixture, "k", "kitchen", "2026-05-01", "2027-04-30");
  assert_findings (0, "warning ending_soon 2026-04-30 contract\n");
  put_contract (fixture, "o", "other", "2026-05-01", "2027-04-30");
  assert_findings (0, "");
}

static void
test_other_collector (Fixture      *fixture,
                      gconstpointer data)
{
  put_contract (fixture, "old", "kitchen", "2025-05-01", "2026-04-30");
  PUT (collector, "name", "乙");
  PUT (contract, "number", "C2", "collector", "乙", "categories", "kitchen", "start", "2026-05-01", "end", "2027-04-30");
  assert_findings (0, "warning ending_soon 2026-04-30 contract\n");
}

/* What is suspended or terminated already does not end soon. */
static void
test_not_active (Fixture      *fixture,
                 gconstpointer data)
{
  PUT (contract, "number", "C", "collector", "甲", "categories", "kitchen", "start", "2025-05-01", "end", "2026-04-30", "status",
       "terminated", "status_date", "2026-02-01");
  assert_findings (0, "");
}

static void
test_licence_renewed (Fixture      *fixture,
                      gconstpointer data)
{
  static const struct
  {
    const char *type;
    const char *categories;
    const char *codes;
    const char *from;
    const char *to;
    gboolean renewed;
  } cases[] = {
    { "hazardous_operation", "hazardous", "HW29,HW31", "2026-06-01", "2031-05-31", TRUE },
    { "hazardous_operation", "hazardous", "HW29,HW31", "2026-06-01", NULL, TRUE },
    { "hazardous_operation", NULL, "HW29,HW31,HW49", "2026-06-01", NULL, TRUE },
    { "hazardous_operation", "hazardous", "HW29,HW31", "2026-06-02", NULL, FALSE }, /* a day without one */
    { "hazardous_operation", "hazardous", "HW29", "2026-06-01", NULL, FALSE },      /* HW31 is left */
    { "hazardous_operation", "other", "HW29,HW31", "2026-06-01", NULL, FALSE },
    { "domestic_waste_service", "hazardous", "HW29,HW31", "2026-06-01", NULL, FALSE },
  };

  put_licence (fixture, "old", "hazardous_operation", "hazardous", "HW29,HW31", "2021-06-01", "2026-05-31");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = g_strdup_printf ("P%u", i);
      g_autofree char *found = NULL;

      g_test_message ("case %u", i);
      put_licence (fixture, number, cases[i].type, cases[i].categories, cases[i].codes, cases[i].from, cases[i].to);
      found = list_findings (L, 0);
      g_assert_cmpstr (found, ==, cases[i].renewed ? "" : "note ending_soon 2026-05-31 licence\n");
      tamper (fixture->path, "UPDATE licence SET voided=1 WHERE number<>'old'");
    }
}

/* Two licences of one type for different waste: neither renews the other. */
static void
test_licence_of_other_waste (Fixture      *fixture,
                             gconstpointer data)
{
  put_licence (fixture, "oil", "food_waste_service", "waste_oil", NULL, "2021-06-01", "2026-05-10");
  put_licence (fixture, "kitchen", "food_waste_service", "kitchen", NULL, "2021-06-01", NULL);
  assert_findings (0, "warning ending_soon 2026-05-10 licence\n");
}

/* Of a month that is over, what was about to end on its last day. */
static void
test_past_month (Fixture      *fixture,
                 gconstpointer data)
{
  put_contract (fixture, "C", "kitchen", "2026-01-01", "2026-04-30");
  fixture->now = noon_of (2026, 9, 1);
  assert_findings (jy_month_new (2026, 1), "note ending_soon 2026-04-30 contract\n"); /* 89 days */
  assert_findings (MARCH, "warning ending_soon 2026-04-30 contract\n");               /* 30 days */
  assert_findings (jy_month_new (2026, 5), "");
  assert_findings (0, "");
  fixture->now = noon_of (2026, 3, 2); /* today, where the month is not over: 59 days */
  assert_findings (MARCH, "note ending_soon 2026-04-30 contract\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD_ENDING ("/endings/contract", test_contract);
  ADD_ENDING ("/endings/licence", test_licence);
  ADD_ENDING ("/endings/hazardous", test_hazardous);
  ADD_ENDING ("/endings/contract-renewed", test_contract_renewed);
  ADD_ENDING ("/endings/contract-divided", test_contract_divided);
  ADD_ENDING ("/endings/other-collector", test_other_collector);
  ADD_ENDING ("/endings/not-active", test_not_active);
  ADD_ENDING ("/endings/licence-renewed", test_licence_renewed);
  ADD_ENDING ("/endings/licence-of-other-waste", test_licence_of_other_waste);
  ADD_ENDING ("/endings/past-month", test_past_month);
  return g_test_run ();
}
