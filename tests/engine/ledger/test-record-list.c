/* test-record-list.c: the list model that screens are made of. */
#include "config.h"

#include "jy-record-list.h"
#include "ledger-fixture.h"

#define L fixture->ledger

static void
add_meals (Fixture *fixture,
           guint    from,
           guint    n)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (jy_ledger_begin (L, &error));
  for (guint i = from; i < from + n; i++)
    {
      g_autofree char *date = jy_day_to_iso (jy_day_new (2020, 1, 1) + (JyDay) i);
      g_autofree char *diners = g_strdup_printf ("%u", i);

      g_free (put (L, &jy_kind_meal, "date", date, "meal", "lunch", "diners", diners, NULL));
    }
  g_assert_true (jy_ledger_commit (L, &error));
}

static gint64
get_diners (JyRecordList *list,
            guint         position)
{
  g_autoptr (JyRecordItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_true (JY_IS_RECORD_ITEM (item));
  return jy_record_get_integer (jy_record_item_get_record (item), JY_MEAL_DINERS);
}

static JyRecordList *
new_list (Fixture      *fixture,
          const JyKind *kind)
{
  g_autoptr (JyQuery) query = jy_query_new (kind);
  g_autoptr (GError) error = NULL;
  JyRecordList *list = jy_record_list_new (L, query, &error);

  g_assert_no_error (error);
  return list;
}

/* Counts emissions, and checks that the counts agree with the model's length. */
typedef struct
{
  guint emissions;
  guint n;
} Told;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Told       *told)
{
  g_assert_cmpuint (position + removed, <=, told->n);
  told->n = told->n - removed + added;
  g_assert_cmpuint (told->n, ==, g_list_model_get_n_items (model));
  told->emissions++;
}

static void
test_items (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (JyRecordList) list = NULL;
  g_autoptr (JyRecordItem) item = NULL;
  gint64 row;

  add_meals (fixture, 0, 3000);
  list = new_list (fixture, &jy_kind_meal);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == JY_TYPE_RECORD_ITEM);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3000);
  /* In order, at random, over the borders of pages, and beyond the end. */
  for (guint i = 0; i < 3000; i++)
    g_assert_cmpint (get_diners (list, i), ==, i);
  for (guint i = 0; i < 200; i++)
    g_assert_cmpint (get_diners (list, i * 1237 % 3000), ==, i * 1237 % 3000);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 3000));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), G_MAXUINT));

  item = g_list_model_get_item (G_LIST_MODEL (list), 7);
  g_object_get (item, "row", &row, NULL);
  g_assert_cmpint (row, ==, (G_GINT64_CONSTANT (1) << 40) + 8);
  g_assert_cmpint (jy_record_item_get_row (item), ==, row);
  g_assert_cmpuint (strlen (jy_record_item_get_id (item)), ==, 36);
  g_assert_false (jy_record_item_is_voided (item));
}

/* The same item as long as somebody holds it, however far was scrolled. */
static void
test_identity (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (JyRecordList) list = NULL;
  g_autoptr (JyRecordItem) first = NULL;
  g_autoptr (JyRecordItem) again = NULL;

  add_meals (fixture, 0, 3000);
  list = new_list (fixture, &jy_kind_meal);
  first = g_list_model_get_item (G_LIST_MODEL (list), 5);
  again = g_list_model_get_item (G_LIST_MODEL (list), 5);
  g_assert_true (first == again);
  g_clear_object (&again);
  for (guint i = 256; i < 3000; i += 100)
    get_diners (list, i);
  again = g_list_model_get_item (G_LIST_MODEL (list), 5);
  g_assert_cmpint (jy_record_item_get_row (again), ==, jy_record_item_get_row (first));
}

static void
test_memory (Fixture      *fixture,
             gconstpointer data)
{
  JyRecordList *list;
  JyRecordItem *item;
  gpointer weak[3000];
  guint alive = 0;

  add_meals (fixture, 0, 3000);
  list = new_list (fixture, &jy_kind_meal);
  for (guint i = 0; i < 3000; i++)
    {
      item = g_list_model_get_item (G_LIST_MODEL (list), i);
      weak[i] = item;
      g_object_add_weak_pointer (G_OBJECT (item), &weak[i]);
      g_object_unref (item);
    }
  for (guint i = 0; i < 3000; i++)
    alive += weak[i] != NULL;
  /* What is far from the screen is let go. */
  g_assert_cmpuint (alive, <=, 8 * 256);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_finalize_object (list);
  for (guint i = 1; i < 3000; i++)
    g_assert_null (weak[i]);
  /* An item outlives its list. */
  g_assert_cmpint (jy_record_get_integer (jy_record_item_get_record (item), JY_MEAL_DINERS), ==, 0);
  g_assert_finalize_object (item);
}

static void
test_changes (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (JyRecordList) list = new_list (fixture, &jy_kind_meal);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  Told told = { 0, 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &told);
  /* From nothing to one: only an addition is told. */
  id = put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "diners", "5", NULL);
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_cmpuint (told.emissions, ==, 1);
  g_assert_cmpint (get_diners (list, 0), ==, 5);
  g_assert_true (amend_field (L, id, "diners", "6", "数错", &error));
  g_assert_cmpint (get_diners (list, 0), ==, 6);
  g_assert_cmpuint (told.emissions, ==, 3);
  /* Other kinds do not concern it. */
  g_free (put (L, &jy_kind_supplier, "name", "粮油", NULL));
  g_assert_cmpuint (told.emissions, ==, 3);
  g_assert_true (jy_ledger_void (L, id, "误", &error));
  g_assert_cmpuint (told.n, ==, 0);
  g_assert_cmpuint (told.emissions, ==, 4);
  /* Nothing is told of what was rolled back. */
  g_assert_true (jy_ledger_begin (L, &error));
  g_free (put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "diners", "5", NULL));
  jy_ledger_rollback (L);
  g_assert_cmpuint (told.emissions, ==, 4);
}

static void
test_query (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (JyRecordList) list = NULL;
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_meal);
  g_autoptr (GError) error = NULL;
  Told told = { 0, 400 };

  add_meals (fixture, 0, 400);
  list = new_list (fixture, &jy_kind_meal);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &told);
  g_assert_true (jy_query_set_order (query, "diners", TRUE, &error));
  g_assert_true (jy_record_list_set_query (list, query, &error));
  g_assert_cmpuint (told.n, ==, 400);
  g_assert_cmpint (get_diners (list, 0), ==, 399);
  g_assert_cmpint (get_diners (list, 399), ==, 0);
  /* Of 2020 the days 31 to 59 are February's; 2020 is a leap year. */
  jy_query_set_period (query, jy_day_new (2020, 2, 1), jy_day_new (2020, 2, 29));
  g_assert_true (jy_record_list_set_query (list, query, &error));
  g_assert_cmpuint (told.n, ==, 29);
  g_assert_cmpint (get_diners (list, 0), ==, 59);
  g_assert_cmpint (get_diners (list, 28), ==, 31);
  g_assert_true (jy_query_get_kind (jy_record_list_get_query (list)) == &jy_kind_meal);
  /* It goes on following with the new query. */
  g_free (put (L, &jy_kind_meal, "date", "2020-02-10", "meal", "dinner", "diners", "1000", NULL));
  g_assert_cmpuint (told.n, ==, 30);
  g_assert_cmpint (get_diners (list, 0), ==, 1000);
  g_free (put (L, &jy_kind_meal, "date", "2020-03-10", "meal", "dinner", "diners", "1000", NULL));
  g_assert_cmpuint (told.n, ==, 30);
}

/* Names behind references are searched and sorted by, so they are followed too. */
static void
test_references (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *east = put (L, &jy_kind_site, "name", "A", "type", "canteen", NULL);
  g_autoptr (JyRecordList) list = NULL;
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_meal);
  g_autoptr (GError) error = NULL;

  g_free (put (L, &jy_kind_site, "name", "B", "type", "canteen", NULL));
  g_free (put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "canteen", "A", "diners", "1", NULL));
  g_free (put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "canteen", "B", "diners", "2", NULL));
  g_assert_true (jy_query_set_order (query, "canteen", FALSE, &error));
  list = jy_record_list_new (L, query, &error);
  g_assert_cmpint (get_diners (list, 0), ==, 1);
  g_assert_true (amend_field (L, east, "name", "C", "改名", &error));
  g_assert_cmpint (get_diners (list, 0), ==, 2);
}

/* An import is told once or twice, not once a row. */
static void
test_many_changes (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (JyRecordList) list = new_list (fixture, &jy_kind_meal);
  Told told = { 0, 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &told);
  add_meals (fixture, 0, 2000);
  g_assert_cmpuint (told.n, ==, 2000);
  g_assert_cmpuint (told.emissions, <=, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/ledger/record-list/items", test_items);
  ADD ("/ledger/record-list/identity", test_identity);
  ADD ("/ledger/record-list/memory", test_memory);
  ADD ("/ledger/record-list/changes", test_changes);
  ADD ("/ledger/record-list/query", test_query);
  ADD ("/ledger/record-list/references", test_references);
  ADD ("/ledger/record-list/many-changes", test_many_changes);

  return g_test_run ();
}
