/* test-supplier-figures.c: what was bought in a month, by supplier and category. */
#include "config.h"

#include "report-fixture.h"

static void
put_purchase (Fixture    *fixture,
              const char *date,
              const char *supplier,
              const char *category,
              const char *quantity,
              const char *unit,
              const char *amount)
{
  g_free (put (L, &jy_kind_purchase, "date", date, "supplier", supplier, "item", "食材", "food_category", category, "quantity",
               quantity, "unit", unit, amount != NULL ? "amount" : NULL, amount, NULL));
}

static void
test_suppliers (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (JyFigures) figures = NULL;
  const JySupplierFigures *first, *second, *third;

  PUT (supplier, "name", "小商行");
  PUT (supplier, "name", "大公司");
  PUT (supplier, "name", "退货行");
  put_purchase (fixture, "2026-03-01", "小商行", "vegetable", "12.5", "kg", "30");
  put_purchase (fixture, "2026-03-31", "小商行", "egg", "6", "盒", "45.5");
  put_purchase (fixture, "2026-03-15", "大公司", "vegetable", "20", "kg", "100");
  put_purchase (fixture, "2026-03-15", "大公司", "pork", "3", "kg", NULL);
  put_purchase (fixture, "2026-03-16", "退货行", "pork", "2", "kg", "60");
  put_purchase (fixture, "2026-03-17", "退货行", "pork", "-2", "kg", "-60");
  put_purchase (fixture, "2026-02-28", "大公司", "pork", "1", "kg", "25");
  put_purchase (fixture, "2026-04-01", "大公司", "pork", "1", "kg", "25");

  figures = get_figures (L, MARCH);
  g_assert_cmpuint (figures->suppliers->len, ==, 3);
  first = &g_array_index (figures->suppliers, JySupplierFigures, 0);
  second = &g_array_index (figures->suppliers, JySupplierFigures, 1);
  third = &g_array_index (figures->suppliers, JySupplierFigures, 2);
  g_assert_cmpint (first->purchases.amount, ==, 10000);
  g_assert_cmpint (first->purchases.mass, ==, 23000);
  g_assert_cmpint (first->purchases.lines, ==, 2);
  g_assert_cmpint (first->purchases.unpriced, ==, 1);
  g_assert_cmpint (first->purchases.unweighed, ==, 0);
  g_assert_cmpuint (first->categories, ==, 1u << 2 | 1u << 4); /* vegetable, pork */
  g_assert_cmpint (second->purchases.amount, ==, 7550);
  g_assert_cmpint (second->purchases.mass, ==, 12500);
  g_assert_cmpint (second->purchases.unweighed, ==, 1);
  g_assert_cmpint (third->purchases.amount, ==, 0);
  g_assert_cmpint (third->purchases.mass, ==, 0);
  g_assert_cmpint (third->purchases.lines, ==, 2);
  g_assert_cmpint (figures->food[2].amount, ==, 13000);
  g_assert_cmpint (figures->food[4].lines, ==, 3);
  g_assert_cmpint (figures->purchases.lines, ==, 6);
  g_assert_cmpint (figures->purchases.amount, ==, 17550);
  g_assert_cmpint (figures->purchases.mass, ==, 35500);
  g_assert_cmpint (figures->previous.purchases.lines, ==, 1);
  g_assert_cmpint (figures->previous.purchases.amount, ==, 2500);
}

/* The sample month's suppliers, added up from its table by another program. */
static void
test_sample (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *name;
    gint64 lines;
    gint64 mass;
    gint64 amount;
  } expected[] = {
    { "惠民粮油配送中心", 52, 3677880, 2370266 },
    { "正大肉品有限公司", 23, 1080500, 2295312 },
    { "新农蔬菜合作社", 69, 3845000, 2028444 },
    { "海港水产商行", 10, 547000, 971853 },
  };
  g_autoptr (JyFigures) figures = NULL;

  import_sample (L);
  figures = get_figures (L, MARCH);
  g_assert_cmpuint (figures->suppliers->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const JySupplierFigures *supplier = &g_array_index (figures->suppliers, JySupplierFigures, i);
      g_autofree char *name = jy_ledger_dup_name (L, &jy_kind_supplier, supplier->supplier);

      g_assert_cmpstr (name, ==, expected[i].name);
      g_assert_cmpint (supplier->purchases.lines, ==, expected[i].lines);
      g_assert_cmpint (supplier->purchases.mass, ==, expected[i].mass);
      g_assert_cmpint (supplier->purchases.amount, ==, expected[i].amount);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/report/supplier-figures/suppliers", test_suppliers);
  ADD ("/report/supplier-figures/sample", test_sample);
  return g_test_run ();
}
