/* test-record-list.c: the list model that screens are made of. */
#include "config.h"

#include "jy-database-private.h"
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

static gboolean
give_up_cb (gpointer data)
{
  g_error ("waited for 10 seconds for a list");
  return G_SOURCE_REMOVE;
}

static void
wait_for (JyRecordList *list)
{
  guint watchdog = g_timeout_add_seconds (10, give_up_cb, NULL);

  while (jy_record_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (watchdog);
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
  JyRecordList *list = jy_record_list_new (L, query);

  wait_for (list);
  g_assert_no_error (jy_record_list_get_error (list));
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
  wait_for (list);
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_cmpuint (told.emissions, ==, 1);
  g_assert_cmpint (get_diners (list, 0), ==, 5);
  g_assert_true (amend_field (L, id, "diners", "6", "数错", &error));
  wait_for (list);
  g_assert_cmpint (get_diners (list, 0), ==, 6);
  g_assert_cmpuint (told.emissions, ==, 3);
  /* Other kinds do not concern it. */
  g_free (put (L, &jy_kind_supplier, "name", "粮油", NULL));
  wait_for (list);
  g_assert_cmpuint (told.emissions, ==, 3);
  g_assert_true (jy_ledger_void (L, id, "误", &error));
  wait_for (list);
  g_assert_cmpuint (told.n, ==, 0);
  g_assert_cmpuint (told.emissions, ==, 4);
  /* Nothing is told of what was rolled back. */
  g_assert_true (jy_ledger_begin (L, &error));
  g_free (put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "diners", "5", NULL));
  jy_ledger_rollback (L);
  wait_for (list);
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
  jy_record_list_set_query (list, query);
  wait_for (list);
  g_assert_cmpuint (told.n, ==, 400);
  g_assert_cmpint (get_diners (list, 0), ==, 399);
  g_assert_cmpint (get_diners (list, 399), ==, 0);
  /* Of 2020 the days 31 to 59 are February's; 2020 is a leap year. */
  jy_query_set_period (query, jy_day_new (2020, 2, 1), jy_day_new (2020, 2, 29));
  jy_record_list_set_query (list, query);
  wait_for (list);
  g_assert_cmpuint (told.n, ==, 29);
  g_assert_cmpint (get_diners (list, 0), ==, 59);
  g_assert_cmpint (get_diners (list, 28), ==, 31);
  g_assert_true (jy_query_get_kind (jy_record_list_get_query (list)) == &jy_kind_meal);
  /* It goes on following with the new query. */
  g_free (put (L, &jy_kind_meal, "date", "2020-02-10", "meal", "dinner", "diners", "1000", NULL));
  wait_for (list);
  g_assert_cmpuint (told.n, ==, 30);
  g_assert_cmpint (get_diners (list, 0), ==, 1000);
  g_free (put (L, &jy_kind_meal, "date", "2020-03-10", "meal", "dinner", "diners", "1000", NULL));
  wait_for (list);
  g_assert_cmpuint (told.n, ==, 30);
}

/* The first rows come before the last ones: what is told adds up, and nothing that is
 * there changes its place. */
static void
test_growth (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (JyRecordList) list = NULL;
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_meal);
  Told told = { 0, 3000 };

  add_meals (fixture, 0, 3000);
  list = new_list (fixture, &jy_kind_meal);
  jy_record_list_set_patience (list, 0);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &told);
  jy_record_list_set_query (list, query);
  while (jy_record_list_is_loading (list))
    {
      g_main_context_iteration (NULL, TRUE);
      if (told.n > 0)
        g_assert_cmpint (get_diners (list, told.n - 1), ==, told.n - 1);
    }
  g_assert_cmpuint (told.n, ==, 3000);
  g_assert_cmpuint (told.emissions, >, 2);
  for (guint i = 0; i < 3000; i++)
    g_assert_cmpint (get_diners (list, i), ==, i);

  /* Stopped half way, it has none; asked again, all. */
  jy_record_list_set_query (list, query);
  g_main_context_iteration (NULL, TRUE);
  jy_record_list_stop (list);
  jy_record_list_set_query (list, query);
  wait_for (list);
  g_assert_no_error (jy_record_list_get_error (list));
  g_assert_cmpuint (told.n, ==, 3000);
  g_assert_cmpint (get_diners (list, 2999), ==, 2999);
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
  list = jy_record_list_new (L, query);
  wait_for (list);
  g_assert_cmpint (get_diners (list, 0), ==, 1);
  g_assert_true (amend_field (L, east, "name", "C", "改名", &error));
  wait_for (list);
  g_assert_cmpint (get_diners (list, 0), ==, 2);
}

/* An import is told a few times, not once a row. */
static void
test_many_changes (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (JyRecordList) list = new_list (fixture, &jy_kind_meal);
  Told told = { 0, 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &told);
  add_meals (fixture, 0, 2000);
  wait_for (list);
  g_assert_cmpuint (told.n, ==, 2000);
  g_assert_cmpuint (told.emissions, <=, 20);
}

/* Only the last of many questions is answered, and only once. */
static void
test_superseded (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (JyRecordList) list = NULL;
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_meal);
  Told told = { 0, 400 };

  add_meals (fixture, 0, 400);
  list = new_list (fixture, &jy_kind_meal);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &told);
  for (int day = 1; day <= 30; day++)
    {
      jy_query_set_period (query, jy_day_new (2020, 4, 1), jy_day_new (2020, 4, day));
      jy_record_list_set_query (list, query);
      g_assert_true (jy_record_list_is_loading (list));
    }
  /* Meanwhile the rows of before are there to be looked at: day 91 is 1 April. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 400);
  g_assert_cmpint (get_diners (list, 91), ==, 91);
  wait_for (list);
  g_assert_cmpuint (told.n, ==, 30);
  g_assert_cmpuint (told.emissions, ==, 2);
  g_assert_cmpint (get_diners (list, 0), ==, 91);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (told.emissions, ==, 2);
}

/* A record that is saved while the rows are being found is among them. */
static void
test_changed_while_loading (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_meal);
  g_autoptr (JyRecordList) list = NULL;

  add_meals (fixture, 0, 400);
  list = jy_record_list_new (L, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_free (put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "diners", "1000", NULL));
  wait_for (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 401);
  g_assert_cmpint (get_diners (list, 400), ==, 1000);
}

/* Whoever has a moment gets the rows without a main loop, and gets them once. */
static void
test_wait (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_meal);
  g_autoptr (JyRecordList) list = NULL;
  Told told = { 0, 0 };

  add_meals (fixture, 0, 400);
  list = jy_record_list_new (L, query);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &told);
  g_assert_true (jy_record_list_wait (list, 10000));
  g_assert_false (jy_record_list_is_loading (list));
  g_assert_cmpuint (told.n, ==, 400);
  g_assert_true (jy_record_list_wait (list, 0));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_usleep (50000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (told.emissions, ==, 1);
  /* What was stopped is not waited for. */
  jy_record_list_set_query (list, query);
  jy_record_list_stop (list);
  g_assert_true (jy_record_list_wait (list, 10000));
  g_assert_cmpuint (told.n, ==, 0);
}

/* Stopped, it shows nothing rather than what was not asked for; asked again, it
 * answers. */
static void
test_stop (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_meal);
  g_autoptr (JyRecordList) list = NULL;

  add_meals (fixture, 0, 400);
  list = new_list (fixture, &jy_kind_meal);
  jy_record_list_set_query (list, query);
  jy_record_list_stop (list);
  g_assert_false (jy_record_list_is_loading (list));
  g_assert_true (g_error_matches (jy_record_list_get_error (list), G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  jy_record_list_set_query (list, query);
  wait_for (list);
  g_assert_no_error (jy_record_list_get_error (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 400);
}

/* What goes wrong in the thread reaches the list; the rows of before stay. */
static void
test_error (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *aside = g_strconcat (fixture->path, ".aside", NULL);
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_meal);
  g_autoptr (JyRecordList) list = NULL;

  add_meals (fixture, 0, 10);
  list = new_list (fixture, &jy_kind_meal);
  g_assert_cmpint (g_rename (fixture->path, aside), ==, 0);
  jy_record_list_set_query (list, query);
  wait_for (list);
  g_assert_true (g_error_matches (jy_record_list_get_error (list), JY_LEDGER_ERROR, JY_LEDGER_ERROR_MISSING));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 10);
  g_assert_cmpint (g_rename (aside, fixture->path), ==, 0);
  jy_record_list_set_query (list, query);
  wait_for (list);
  g_assert_no_error (jy_record_list_get_error (list));
}

/* Whoever lets go of the list and the ledger need not wait for the thread. */
static void
test_gone_while_loading (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_meal);
  JyRecordList *list;

  add_meals (fixture, 0, 400);
  list = jy_record_list_new (L, query);
  g_assert_finalize_object (list);
  fixture_close (fixture);
  for (guint i = 0; i < 100; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  fixture_open (fixture);
}

/* Notes every statement of the connection that the window's thread uses. */
static int
note_statement (unsigned what,
                void    *statements,
                void    *statement,
                void    *sql)
{
  g_ptr_array_add (statements, g_strdup (sql));
  return 0;
}

/* Rows are only ever found by a thread; the list itself reads single records. */
static void
test_never_asks_itself (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_meal);
  g_autoptr (JyRecordList) list = NULL;
  sqlite3 *handle = jy_ledger_get_database (L)->handle;

  add_meals (fixture, 0, 400);
  sqlite3_trace_v2 (handle, SQLITE_TRACE_STMT, note_statement, statements);
  list = new_list (fixture, &jy_kind_meal);
  jy_query_set_search (query, "3");
  g_assert_true (jy_query_set_order (query, "canteen", TRUE, NULL));
  jy_record_list_set_query (list, query);
  wait_for (list);
  g_assert_cmpuint (statements->len, ==, 0);
  jy_query_set_search (query, NULL);
  jy_record_list_set_query (list, query);
  wait_for (list);
  get_diners (list, 0);
  sqlite3_trace_v2 (handle, 0, NULL, NULL);
  g_assert_cmpuint (statements->len, >, 0);
  for (guint i = 0; i < statements->len; i++)
    {
      const char *sql = g_ptr_array_index (statements, i);

      g_assert_true (strstr (sql, "WHERE p.row=:row") != NULL || strstr (sql, "WHERE position=") != NULL);
    }
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
  ADD ("/ledger/record-list/growth", test_growth);
  ADD ("/ledger/record-list/many-changes", test_many_changes);
  ADD ("/ledger/record-list/superseded", test_superseded);
  ADD ("/ledger/record-list/changed-while-loading", test_changed_while_loading);
  ADD ("/ledger/record-list/wait", test_wait);
  ADD ("/ledger/record-list/stop", test_stop);
  ADD ("/ledger/record-list/error", test_error);
  ADD ("/ledger/record-list/gone-while-loading", test_gone_while_loading);
  ADD ("/ledger/record-list/never-asks-itself", test_never_asks_itself);

  return g_test_run ();
}
