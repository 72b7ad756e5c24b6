/* test-outliers.c: values far from those of the same weekday and meal, and
 * weighings that no container holds. March 2026 is judged; its 2nd, 9th, 16th,
 * 23rd and 30th are Mondays. */
#include "config.h"

#include "report-fixture.h"

#define MONDAY "2026-03-16"

/* The Monday so many weeks before 2026-03-02. */
static char *
get_monday (guint weeks)
{
  return jy_day_to_iso (jy_day_new (2026, 3, 2) - (JyDay) weeks * 7);
}

static void
put_diners (Fixture    *fixture,
            const char *date,
            gint64      diners)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, diners);

  PUT (meal, "date", date, "meal", "lunch", "diners", text);
}

/* Values on the Mondays before March. */
static void
put_history (Fixture *fixture,
             guint   *weeks,
             guint    n,
             gint64   diners)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *date = get_monday (++*weeks);

      put_diners (fixture, date, diners);
    }
}

/* That there are no pickups, and two meals of which one has no canteen, is not what
 * is judged here. */
static void
keep_outliers (GPtrArray *findings)
{
  for (guint i = findings->len; i > 0; i--)
    if (!g_str_equal (((const JyFinding *) g_ptr_array_index (findings, i - 1))->code, "outlier"))
      g_ptr_array_remove_index (findings, i - 1);
}

/* Judges one value on 2026-03-16; answers what is said about it. */
static char *
judge (Fixture *fixture,
       gint64   diners)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, diners);
  g_autofree char *id = put (L, &jy_kind_meal, "date", MONDAY, "meal", "lunch", "diners", text, NULL);
  g_autoptr (GPtrArray) findings = get_findings (L, MARCH);
  char *message = NULL;

  g_test_message ("%s diners", text);
  keep_outliers (findings);
  g_assert_cmpuint (findings->len, <=, 1);
  if (findings->len == 1)
    {
      const JyFinding *finding = g_ptr_array_index (findings, 0);

      g_assert_cmpint (finding->severity, ==, JY_SEVERITY_WARNING);
      g_assert_cmpint (finding->day, ==, jy_day_from_iso (MONDAY));
      g_assert_true (finding->kind == &jy_kind_meal);
      g_assert_cmpstr (finding->record, ==, id);
      message = g_strdup (finding->message);
    }
  jy_ledger_void (L, id, "试算", &error);
  g_assert_no_error (error);
  return message;
}

#define assert_usual(diners)                              \
  G_STMT_START                                            \
  {                                                       \
    g_autofree char *message = judge (fixture, (diners)); \
    g_assert_cmpstr (message, ==, NULL);                  \
  }                                                       \
  G_STMT_END

#define assert_outlier(diners, hint)                      \
  G_STMT_START                                            \
  {                                                       \
    g_autofree char *message = judge (fixture, (diners)); \
    g_assert_nonnull (message);                           \
    assert_contains (message, (hint));                    \
  }                                                       \
  G_STMT_END

/* 10 × 90, 2 × 100, 10 × 110 and the value itself are 23: the median is 100, the
 * MAD 10, the limit 3 × 1.4826 × 10 = 44.478. */
static void
test_three_mads (Fixture      *fixture,
                 gconstpointer data)
{
  guint weeks = 0;

  put_history (fixture, &weeks, 10, 90);
  put_history (fixture, &weeks, 2, 100);
  put_history (fixture, &weeks, 10, 110);
  assert_usual (100);
  assert_usual (144);
  assert_outlier (145, "100 is usual");
  assert_usual (56);
  assert_outlier (55, "100 is usual");
}

/* A MAD of 1: 3 × 1.4826 = 4.4478, and 15 % of 12 is less. */
static void
test_small_counts (Fixture      *fixture,
                   gconstpointer data)
{
  guint weeks = 0;

  put_history (fixture, &weeks, 10, 11);
  put_history (fixture, &weeks, 2, 12);
  put_history (fixture, &weeks, 10, 13);
  assert_usual (16);
  assert_outlier (17, "12 is usual");
  assert_usual (8);
  assert_outlier (7, "12 is usual");
}

/* Where all are the same, 15 % of 19 are 2.85. */
static void
test_all_the_same (Fixture      *fixture,
                   gconstpointer data)
{
  guint weeks = 0;

  put_history (fixture, &weeks, 22, 19);
  assert_usual (21);
  assert_outlier (22, "19 is usual");
  assert_usual (17);
  assert_outlier (16, "19 is usual");
}

static void
test_decimal_point (Fixture      *fixture,
                    gconstpointer data)
{
  guint weeks = 0;

  put_history (fixture, &weeks, 10, 390);
  put_history (fixture, &weeks, 2, 400);
  put_history (fixture, &weeks, 10, 410);
  assert_outlier (4000, "A tenth of it would be usual");
  assert_outlier (4120, "A tenth of it would be usual");
  assert_outlier (40, "Ten times as much would be usual");
  assert_outlier (39, "Ten times as much would be usual");
  {
    g_autofree char *message = judge (fixture, 900);

    g_assert_nonnull (message);
    g_assert_null (strstr (message, "decimal point"));
  }
  {
    g_autofree char *message = judge (fixture, 0);

    g_assert_nonnull (message);
    g_assert_null (strstr (message, "decimal point"));
  }
}

/* Fewer than 8 values: 60 % off; fewer than 20: 30 %; then 15 %. The value itself
 * counts among them. */
static void
test_few_values (Fixture      *fixture,
                 gconstpointer data)
{
  guint weeks = 0;

  put_history (fixture, &weeks, 2, 100);
  assert_usual (100000); /* 3 values tell nothing */
  put_history (fixture, &weeks, 1, 100);
  assert_usual (160);
  assert_outlier (161, "100 is usual");
  put_history (fixture, &weeks, 3, 100); /* 7 with the value */
  assert_usual (160);
  put_history (fixture, &weeks, 1, 100); /* 8 */
  assert_usual (130);
  assert_outlier (131, "100 is usual");
  put_history (fixture, &weeks, 11, 100); /* 19 */
  assert_usual (130);
  put_history (fixture, &weeks, 1, 100); /* 20 */
  assert_usual (115);
  assert_outlier (116, "100 is usual");
}

/* Another weekday, meal, canteen, an overtime meal, a voided record and what is
 * older than a year are no comparison; what lies before the month is not judged. */
static void
test_comparable (Fixture      *fixture,
                 gconstpointer data)
{
  guint weeks = 0;

  PUT (site, "name", "二食堂", "type", "canteen");
  put_history (fixture, &weeks, 21, 100);
  PUT (meal, "date", "2026-03-17", "meal", "lunch", "diners", "900"); /* a Tuesday */
  PUT (meal, "date", MONDAY, "meal", "dinner", "diners", "900");
  PUT (meal, "date", MONDAY, "meal", "lunch", "canteen", "二食堂", "diners", "900");
  for (guint i = 1; i < 6; i++)
    {
      g_autofree char *date = get_monday (i);

      PUT (meal, "date", date, "meal", "overtime", "diners", "1");
    }
  PUT (meal, "date", MONDAY, "meal", "overtime", "diners", "900");
  assert_findings (MARCH, "");
  {
    g_autofree char *date = get_monday (40);

    put_diners (fixture, date, 9000);
  }
  assert_findings (MARCH, "");
  assert_usual (110);
  assert_outlier (900, "100 is usual");
}

static void
test_year (Fixture      *fixture,
           gconstpointer data)
{
  guint weeks = 51;

  /* 2025-03-03, 52 weeks before, is the last Monday within 365 days of 2026-03-01. */
  put_history (fixture, &weeks, 1, 100);
  put_history (fixture, &weeks, 30, 900);
  assert_usual (900);
  weeks = 0;
  put_history (fixture, &weeks, 2, 100); /* four with the value */
  assert_outlier (900, "100 is usual");
}

/* 4 × 5 kg and 50 kg: five values, the limit is 60 % of 5 kg. */
static void
test_plates (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  const JyFinding *finding;

  for (guint i = 1; i < 5; i++)
    {
      g_autofree char *date = get_monday (i);

      PUT (weighing, "date", date, "meal", "lunch", "stage", "plate", "net", "5");
      PUT (weighing, "date", date, "meal", "lunch", "stage", "unserved", "net", "1");
    }
  PUT (weighing, "date", MONDAY, "meal", "lunch", "stage", "unserved", "net", "70");
  id = put (L, &jy_kind_weighing, "date", MONDAY, "meal", "lunch", "stage", "plate", "net", "50", NULL);
  findings = get_findings (L, MARCH);
  finding = find_finding (findings, "outlier");
  g_assert_cmpstr (finding->record, ==, id);
  assert_contains (finding->message, "A tenth of it would be usual");
  assert_contains (finding->message, "50 kg");
  assert_contains (finding->message, "5 kg");
}

/* 120 L × 0.9 kg/L × 1.2 = 129.6 kg. */
static void
test_over_capacity (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  const JyFinding *finding;

  PUT (container, "name", "大桶", "capacity", "120");
  PUT (container, "name", "不详");
  PUT (weighing, "date", MONDAY, "stage", "preparation", "net", "129.6", "container", "大桶");
  PUT (weighing, "date", MONDAY, "stage", "preparation", "net", "900", "container", "不详");
  PUT (weighing, "date", "2026-02-16", "stage", "preparation", "net", "900", "container", "大桶");
  assert_findings (MARCH, "");
  id = put (L, &jy_kind_weighing, "date", MONDAY, "stage", "preparation", "net", "129.601", "container", "大桶", NULL);
  assert_findings (MARCH, "warning over_capacity 2026-03-16 weighing\n");
  findings = get_findings (L, MARCH);
  finding = find_finding (findings, "over_capacity");
  g_assert_cmpstr (finding->record, ==, id);
  assert_contains (finding->message, "129.6 kg");
  assert_contains (finding->message, "大桶");

  /* The ledger's own density: 120 L × 1 kg/L × 1.2 = 144 kg. */
  PUT (density, "category", "kitchen", "density", "1000", "source", "自测");
  assert_findings (MARCH, "");
  PUT (weighing, "date", MONDAY, "stage", "preparation", "net", "144.001", "container", "大桶");
  assert_findings (MARCH, "warning over_capacity 2026-03-16 weighing\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/outliers/three-mads", test_three_mads);
  ADD ("/outliers/small-counts", test_small_counts);
  ADD ("/outliers/all-the-same", test_all_the_same);
  ADD ("/outliers/decimal-point", test_decimal_point);
  ADD ("/outliers/few-values", test_few_values);
  ADD ("/outliers/comparable", test_comparable);
  ADD ("/outliers/year", test_year);
  ADD ("/outliers/plates", test_plates);
  ADD ("/outliers/over-capacity", test_over_capacity);
  return g_test_run ();
}
