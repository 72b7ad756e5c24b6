/* test-query-sum.c: counts and sums of what a list shows. */
#include "config.h"

#include "jy-query.h"
#include "ledger-fixture.h"

#define L fixture->ledger

static void
assert_sum (const JyRecord *sums,
            guint           field,
            gint64          expected)
{
  g_assert_true (jy_record_has (sums, field));
  g_assert_cmpint (jy_record_get_integer (sums, field), ==, expected);
}

static void
test_sums (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_pickup);
  g_autoptr (JyRecord) sums = jy_record_new (&jy_kind_pickup);
  g_autoptr (GError) error = NULL;
  g_autofree char *wrong = NULL;
  gint64 count = -1;

  g_assert_true (jy_query_sum (query, L, sums, &count, &error));
  g_assert_cmpint (count, ==, 0);
  g_assert_false (jy_record_has (sums, JY_PICKUP_MASS));

  g_free (put (L, &jy_kind_collector, "name", "环卫中心", NULL));
  g_free (put (L, &jy_kind_pickup, "date", "2026-03-01", "category", "other", "mass", "10.5", "containers", "2",
               "capacity", "240", "fill", "50", "fee", "12.34", "collector", "环卫中心", NULL));
  g_free (put (L, &jy_kind_pickup, "date", "2026-03-31", "category", "kitchen", "mass", "0.25", "containers", "1",
               "fee", "0.66", "collector", "环卫中心", "note", "雨", NULL));
  g_free (put (L, &jy_kind_pickup, "date", "2026-04-01", "category", "kitchen", "mass", "100", "collector", "环卫中心", NULL));
  wrong = put (L, &jy_kind_pickup, "date", "2026-03-02", "category", "other", "mass", "7", "collector", "环卫中心", NULL);
  g_assert_true (jy_ledger_void (L, wrong, "误", &error));

  jy_query_set_period (query, jy_day_new (2026, 3, 1), jy_day_new (2026, 3, 31));
  g_assert_true (jy_query_sum (query, L, sums, &count, &error));
  g_assert_cmpint (count, ==, 2);
  assert_sum (sums, JY_PICKUP_MASS, 10750);
  assert_sum (sums, JY_PICKUP_CONTAINERS, 3);
  assert_sum (sums, JY_PICKUP_VOLUME, 240000);
  assert_sum (sums, JY_PICKUP_FEE, 1300);
  /* What nobody gave has no sum, and what stands for itself is not added up. */
  g_assert_false (jy_record_has (sums, JY_PICKUP_INCOME));
  g_assert_false (jy_record_has (sums, JY_PICKUP_CAPACITY));

  /* Voided records are shown on request, but count for nothing. */
  jy_query_set_voided (query, TRUE);
  g_assert_true (jy_query_sum (query, L, sums, &count, &error));
  g_assert_cmpint (count, ==, 2);
  assert_sum (sums, JY_PICKUP_MASS, 10750);

  jy_query_set_search (query, "雨");
  g_assert_true (jy_query_sum (query, L, sums, &count, &error));
  g_assert_cmpint (count, ==, 1);
  assert_sum (sums, JY_PICKUP_MASS, 250);
  assert_sum (sums, JY_PICKUP_FEE, 66);
  g_assert_false (jy_record_has (sums, JY_PICKUP_VOLUME));
}

static void
assert_summed (const JyKind *kind,
               const char   *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    if (jy_query_is_summed (kind, i))
      g_string_append_printf (found, "%s%s", found->len > 0 ? "," : "", kind->fields[i].name);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_fields (void)
{
  assert_summed (&jy_kind_pickup, "mass,containers,volume,pieces,fee,income");
  assert_summed (&jy_kind_purchase, "mass,amount");
  assert_summed (&jy_kind_weighing, "net");
  assert_summed (&jy_kind_meal, "booked,prepared,diners");
  assert_summed (&jy_kind_container, "count");
  assert_summed (&jy_kind_contract, "");
  assert_summed (&jy_kind_density, "");
  assert_summed (&jy_kind_institution, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/ledger/query-sum/sums", test_sums);
  g_test_add_func ("/ledger/query-sum/fields", test_fields);

  return g_test_run ();
}
