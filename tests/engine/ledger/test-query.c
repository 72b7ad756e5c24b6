/* test-query.c: periods, conditions, search and order. */
#include "config.h"

#include "jy-query.h"
#include "ledger-fixture.h"

#define L fixture->ledger

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture_set_up (fixture, data);
  g_free (put (L, &jy_kind_collector, "name", "环卫中心", NULL));
  g_free (put (L, &jy_kind_collector, "name", "Green 100% Recycling", NULL));
  g_free (put (L, &jy_kind_collector, "name", "A_B公司", NULL));
  g_free (put (L, &jy_kind_pickup, "date", "2026-03-31", "category", "other", "mass", "10", "collector", "环卫中心",
               "note", "1", NULL));
  g_free (put (L, &jy_kind_pickup, "date", "2026-02-28", "category", "recyclable", "subkind", "paper", "mass", "5",
               "collector", "Green 100% Recycling", "note", "2 50%纸", NULL));
  g_free (put (L, &jy_kind_pickup, "date", "2026-03-01", "category", "recyclable", "subkind", "plastic", "mass", "7",
               "collector", "A_B公司", "note", "3 a_b", NULL));
  g_free (put (L, &jy_kind_pickup, "date", "2026-04-01", "category", "kitchen", "mass", "20", "collector", "环卫中心",
               "note", "4 路径 C:\\桶", NULL));
  g_free (put (L, &jy_kind_pickup, "date", "2026-03-01", "category", "kitchen", "mass", "0", "collector", "环卫中心",
               "note", "5 axb", NULL));
  g_free (put (L, &jy_kind_pickup, "date", "2026-03-15", "category", "hazardous", "subkind", "lamp", "mass", "4.8",
               "collector", "环卫中心", NULL));
}

static gboolean
add_number_cb (const JyRecord      *record,
               const JyRecordState *state,
               gpointer             data,
               GError             **error)
{
  const char *note = jy_record_get_text (record, JY_PICKUP_NOTE);

  g_assert_cmpuint (strlen (state->id), ==, 36);
  g_string_append_c (data, note != NULL ? note[0] : '6');
  return TRUE;
}

/* Runs a query by both ways and compares the numbers of the pickups. */
static void
assert_found (Fixture    *fixture,
              JyQuery    *query,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GString) listed = g_string_new (NULL);
  g_autoptr (GArray) rows = NULL;

  jy_query_run (query, L, add_number_cb, found, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->str, ==, expected);
  rows = jy_query_list_rows (query, L, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      JyRecordState state;
      g_autoptr (JyRecord) record = jy_ledger_read_row (L, &jy_kind_pickup, g_array_index (rows, gint64, i), &state, &error);

      g_assert_no_error (error);
      add_number_cb (record, &state, listed, NULL);
    }
  g_assert_cmpstr (listed->str, ==, expected);
}

static void
test_period (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_pickup);

  /* By date, and within a day in the order of entry. */
  assert_found (fixture, query, "235614");
  jy_query_set_period (query, jy_day_new (2026, 3, 1), jy_day_new (2026, 3, 31));
  assert_found (fixture, query, "3561");
  jy_query_set_period (query, jy_day_new (2026, 3, 2), 0);
  assert_found (fixture, query, "614");
  jy_query_set_period (query, 0, jy_day_new (2026, 3, 1));
  assert_found (fixture, query, "235");
  jy_query_set_period (query, jy_day_new (2026, 4, 2), jy_day_new (2026, 12, 31));
  assert_found (fixture, query, "");
}

static void
assert_condition (Fixture    *fixture,
                  const char *field,
                  const char *text,
                  const char *expected)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_pickup);
  g_autoptr (GError) error = NULL;

  jy_query_add_condition (query, L, field, text, &error);
  g_assert_no_error (error);
  assert_found (fixture, query, expected);
}

static void
test_conditions (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_pickup);
  g_autoptr (JyQuery) copy = NULL;
  g_autoptr (GError) error = NULL;

  assert_condition (fixture, "category", "kitchen", "54");
  assert_condition (fixture, "类别", "厨余垃圾", "54");
  assert_condition (fixture, "collector", "环卫中心", "5614");
  assert_condition (fixture, "mass", "5", "2");
  assert_condition (fixture, "mass", "4800g", "6");
  assert_condition (fixture, "mass", "0", "5");
  assert_condition (fixture, "date", "2026-03-01", "35");
  assert_condition (fixture, "note", "3 a_b", "3");
  assert_condition (fixture, "subkind", "", "514");
  assert_condition (fixture, "note", "", "6");
  /* A sub-kind's name typed as category asks for that sub-kind. */
  assert_condition (fixture, "category", "纸类", "2");

  g_assert_true (jy_query_add_condition (query, L, "category", "kitchen", &error));
  g_assert_true (jy_query_add_condition (query, L, "collector", "环卫中心", &error));
  jy_query_set_period (query, jy_day_new (2026, 3, 1), jy_day_new (2026, 3, 31));
  assert_found (fixture, query, "5");
  copy = jy_query_copy (query);
  jy_query_set_period (query, 0, 0);
  g_clear_pointer (&query, jy_query_free);
  assert_found (fixture, copy, "5");

  g_assert_false (jy_query_add_condition (copy, L, "colour", "red", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (jy_query_add_condition (copy, L, "mass", "viel", &error));
  g_assert_nonnull (error);
  assert_contains (error->message, "Mass");
  g_clear_error (&error);
  g_assert_false (jy_query_add_condition (copy, L, "collector", "没有", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND);
}

static void
test_search (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *words;
    const char *expected;
  } cases[] = {
    { "环卫", "5614" },
    { "green", "2" },
    { "GREEN", "2" },
    { "50%", "2" },
    { "100%", "2" },
    { "%", "2" },
    { "_", "3" },
    { "a_b", "3" },
    { "a_b公司", "3" },
    { "\\", "4" },
    { "C:\\桶", "4" },
    { "桶", "4" },
    { "'", "" },
    { "' OR 1=1 --", "" },
    { "\"", "" },
    { "没有的", "" },
    { ":search", "" },
    { "%%", "" },
    { "", "235614" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JyQuery) query = jy_query_new (&jy_kind_pickup);

      g_test_message ("search “%s”", cases[i].words);
      jy_query_set_search (query, cases[i].words);
      assert_found (fixture, query, cases[i].expected);
    }
}

static char *
invent_text (GRand *random,
             int    max)
{
  static const char *const letters[] = { "a", "A", "b", "Z", "z", "0", "9", "%", "_", "\\", "'", " ", "é", "É", "桶", "垃", "圾", "𠮷" };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (random, 1, max); n > 0; n--)
    g_string_append (text, letters[g_rand_int_range (random, 0, G_N_ELEMENTS (letters))]);
  return g_strstrip (g_string_free (text, FALSE));
}

typedef struct
{
  JyLedger *ledger;
  const char *words;
  GArray *rows; /* gint64 */
} Naive;

/* Letter by letter, in what a person sees of the record. */
static gboolean
look_through_cb (const JyRecord      *record,
                 const JyRecordState *state,
                 gpointer             data,
                 GError             **error)
{
  static const guint fields[] = { JY_PICKUP_VEHICLE,   JY_PICKUP_MANIFEST, JY_PICKUP_HANDED_BY, JY_PICKUP_RECEIVED_BY,
                                  JY_PICKUP_COLLECTOR, JY_PICKUP_SITE,     JY_PICKUP_NOTE };
  Naive *naive = data;
  g_autofree char *words = g_ascii_strdown (naive->words, -1);
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = jy_ledger_format (naive->ledger, record, fields[i]);
      g_autofree char *small = g_ascii_strdown (text, -1);

      found = found || strstr (small, words) != NULL;
    }
  if (found)
    g_array_append_val (naive->rows, state->row);
  return TRUE;
}

/* What is found is what a plain look at every record finds. */
static void
test_search_all (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (JyQuery) all = jy_query_new (&jy_kind_pickup);
  g_autoptr (GError) error = NULL;
  guint n_found = 0;

  g_assert_true (jy_ledger_begin (L, &error));
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *vehicle = invent_text (random, 5), *handed = invent_text (random, 8), *note = invent_text (random, 12);
      g_autofree char *received = g_rand_boolean (random) ? invent_text (random, 4) : g_strdup ("");

      g_free (put (L, &jy_kind_pickup, "date", "2026-03-02", "category", "kitchen", "mass", "1", "collector",
                   g_rand_boolean (random) ? "环卫中心" : "A_B公司", "vehicle", vehicle, "handed_by", handed, "received_by",
                   received, "note", note, NULL));
    }
  g_assert_true (jy_ledger_commit (L, &error));
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *words = invent_text (random, 4);
      g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) rows = NULL;
      Naive naive = { L, words, expected };
      g_autoptr (JyQuery) query = jy_query_copy (all);

      jy_query_set_search (query, words);
      rows = jy_query_list_rows (query, L, &error);
      g_assert_no_error (error);
      g_assert_true (jy_query_run (all, L, look_through_cb, &naive, &error));
      g_test_message ("search “%s”: %u", words, expected->len);
      g_assert_cmpmem (rows->data, rows->len * sizeof (gint64), expected->data, expected->len * sizeof (gint64));
      n_found += rows->len;
    }
  g_assert_cmpuint (n_found, >, 1000);
}

static void
assert_order (Fixture    *fixture,
              const char *field,
              gboolean    descending,
              const char *expected)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_pickup);
  g_autoptr (GError) error = NULL;

  g_assert_true (jy_query_set_order (query, field, descending, &error));
  assert_found (fixture, query, expected);
}

static void
test_order (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_pickup);
  g_autoptr (GError) error = NULL;

  assert_order (fixture, "date", TRUE, "416532");
  /* kg: 0, 4.8, 5, 7, 10, 20 */
  assert_order (fixture, "mass", FALSE, "562314");
  assert_order (fixture, "mass", TRUE, "413265");
  /* A_B公司, Green …, 环卫中心 */
  assert_order (fixture, "collector", FALSE, "321456");
  assert_order (fixture, "收运单位", TRUE, "654123");
  g_assert_false (jy_query_set_order (query, "colour", FALSE, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
}

static void
test_voided (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_pickup);
  g_autoptr (GError) error = NULL;
  char id[JY_UUID_TEXT_SIZE];
  JyUuid uuid;

  g_assert_true (jy_ledger_get_row_id (L, query_integer (L, "SELECT row FROM pickup WHERE note='1'"), &uuid));
  jy_uuid_write (&uuid, id);
  g_assert_true (jy_ledger_void (L, id, "误", &error));
  assert_found (fixture, query, "23564");
  jy_query_set_voided (query, TRUE);
  assert_found (fixture, query, "235614");
}

/* Stops, with an error of its own and without. */
static gboolean
stop_cb (const JyRecord      *record,
         const JyRecordState *state,
         gpointer             data,
         GError             **error)
{
  if (data != NULL)
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_PIPE, "the reader went away");
  return FALSE;
}

static void
test_stop (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_pickup);
  g_autoptr (GError) error = NULL;

  g_assert_true (jy_query_run (query, L, stop_cb, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (jy_query_run (query, L, stop_cb, fixture, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_PIPE);
  /* A reading that was stopped does not hold the file. */
  g_free (put (L, &jy_kind_site, "name", "食堂", "type", "canteen", NULL));
}

#undef ADD
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/ledger/query/period", test_period);
  ADD ("/ledger/query/conditions", test_conditions);
  ADD ("/ledger/query/search", test_search);
  ADD ("/ledger/query/search-all", test_search_all);
  ADD ("/ledger/query/order", test_order);
  ADD ("/ledger/query/voided", test_voided);
  ADD ("/ledger/query/stop", test_stop);

  return g_test_run ();
}
