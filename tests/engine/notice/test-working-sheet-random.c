/* test-working-sheet-random.c: nothing on a working sheet runs into anything else,
 * however much there is and however long the names are. */
#include "config.h"

#include "working-sheet-fixture.h"

static void
check_pages (const JyPageList *pages,
             JyOrientation     orientation,
             const char       *first_column,
             guint             n_rows)
{
  JySheet sheet;
  guint n = 0;

  jy_sheet_init (&sheet, orientation);
  for (guint p = 0; p < jy_page_list_get_n_pages (pages); p++)
    {
      const JyPage *page = jy_page_list_get_page (pages, p);
      guint rows = count_rows (page);
      guint heads = 0;

      check_page (page, &sheet);
      n += rows;
      for (guint i = 0; i < jy_page_get_n_runs (page); i++)
        heads += g_str_equal (jy_page_get_text (page, jy_page_get_run (page, i)), first_column) &&
                 jy_page_get_run (page, i)->bold;
      g_assert_cmpuint (heads, ==, rows > 0 ? 1 : 0);
    }
  g_assert_cmpuint (n, ==, n_rows);
}

/* A name or a note of up to so many characters, or none; Latin words among them. */
static char *
invent (GRand *random,
        int    longest)
{
  static const char *const pieces[] = { "公司", "示例", "（", "）", "ABC-123456", "、", "资源", "8.5", " ", "㎡", "《", "》", "。" };
  GString *text = g_string_new (NULL);
  glong length = g_rand_int_range (random, 0, longest + 1);

  while (g_utf8_strlen (text->str, -1) < length)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  g_string_append (text, "甲");
  return g_string_free (text, FALSE);
}

static char *
invent_number (GRand *random)
{
  static const int limits[] = { 1, 100, 100000, 2000000000 };
  int grams = g_rand_int_range (random, 0, limits[g_rand_int_range (random, 0, G_N_ELEMENTS (limits))]);

  return g_strdup_printf ("%d.%03d", grams / 1000, grams % 1000);
}

/* Random names of 40 characters for all that is referred to. */
#define N_NAMES 6

typedef struct
{
  char *collectors[N_NAMES];
  char *suppliers[N_NAMES];
} Names;

static void
invent_names (Fixture *fixture,
              GRand   *random,
              Names   *names)
{
  for (guint i = 0; i < N_NAMES; i++)
    {
      g_autofree char *tail = invent (random, 30);
      g_autofree char *address = invent (random, 40);

      names->collectors[i] = g_strdup_printf ("收运%u号%s", i, tail);
      names->suppliers[i] = g_strdup_printf ("供货%u号%s", i, tail);
      PUT (collector, "name", names->collectors[i], "contact", tail, "phone", "0546-0000000-12345");
      PUT (supplier, "name", names->suppliers[i], "address", address, "contact", tail, "phone", "0546-0000000");
    }
}

static void
clear_names (Names *names)
{
  for (guint i = 0; i < N_NAMES; i++)
    {
      g_free (names->collectors[i]);
      g_free (names->suppliers[i]);
    }
}

static char *
invent_day (GRand *random)
{
  return g_strdup_printf ("2026-03-%02d", g_rand_int_range (random, 1, 32));
}

static void
put_random_pickup (Fixture     *fixture,
                   GRand       *random,
                   const Names *names)
{
  g_autofree char *day = invent_day (random);
  g_autofree char *mass = invent_number (random);
  g_autofree char *note = invent (random, g_rand_int_range (random, 0, 40));
  g_autofree char *vehicle = invent (random, 6);
  g_autofree char *person = invent (random, 8);
  g_autofree char *containers = g_strdup_printf ("%d", g_rand_int_range (random, 0, 1000));

  PUT (pickup, "date", day, "time", "09:05", "category",
       jy_category_choices.list[g_rand_int_range (random, 0, JY_N_CATEGORIES)].name, "mass", mass, "method", "weighed",
       "containers", containers, "capacity", "240", "fill", "90", "collector",
       names->collectors[g_rand_int_range (random, 0, N_NAMES)], "vehicle", vehicle, "manifest", "20263705000001",
       "destination", "recycled", "handed_by", person, "received_by", person, "note", note);
}

static void
put_random_weighing (Fixture *fixture,
                     GRand   *random)
{
  g_autofree char *day = invent_day (random);
  g_autofree char *net = invent_number (random);
  g_autofree char *reason = invent (random, g_rand_int_range (random, 0, 40));

  PUT (weighing, "date", day, "meal", jy_meal_choices.list[g_rand_int_range (random, 0, JY_N_MEALS)].name, "stage",
       jy_stage_choices.list[g_rand_int_range (random, 0, JY_N_STAGES)].name, "net", net, "reason", reason, "dish", reason);
}

static void
put_random_purchase (Fixture     *fixture,
                     GRand       *random,
                     const Names *names)
{
  g_autofree char *day = invent_day (random);
  g_autofree char *item = invent (random, 40);
  g_autofree char *specification = invent (random, 12);
  g_autofree char *quantity = invent_number (random);

  PUT (purchase, "date", day, "supplier", names->suppliers[g_rand_int_range (random, 0, N_NAMES)], "item", item,
       "food_category", "other", "specification", specification, "quantity", quantity, "unit", "kg", "batch", specification,
       "shelf_life_end", "2026-12-31", "doc_licence", "1", "doc_receipt", "1", "doc_inspection", "1", "doc_quarantine", "1",
       "doc_other", item, "appearance_ok", "1", "temperature", "-18.5", "inspector", specification);
}

/* The width of the column whose header cell begins with this text. */
static double
get_column_width (const JyPage *page,
                  const char   *title)
{
  double left = 0;
  double right = jy_page_get_width (page);
  const JyRun *head = NULL;

  for (guint i = 0; i < jy_page_get_n_runs (page) && head == NULL; i++)
    if (g_str_equal (jy_page_get_text (page, jy_page_get_run (page, i)), title))
      head = jy_page_get_run (page, i);
  g_assert_nonnull (head);
  for (guint i = 0; i < jy_page_get_n_rules (page); i++)
    {
      const JyRule *rule = jy_page_get_rule (page, i);

      if (is_upright (rule) && rule->x1 <= head->x)
        left = MAX (left, rule->x1);
      if (is_upright (rule) && rule->x1 > head->x)
        right = MIN (right, rule->x1);
    }
  return right - left;
}

/* Whatever stands in the other columns, 18 mm are left for a signature. */
static void
check_room_to_sign (const JyPageList *pages)
{
  const JyPage *first = jy_page_list_get_page (pages, 0);

  if (count_rows (first) == 0)
    return;
  g_assert_cmpfloat (get_column_width (first, "交付人"), >=, 18 * JY_POINTS_PER_MM);
  g_assert_cmpfloat (get_column_width (first, "收运人"), >=, 18 * JY_POINTS_PER_MM);
}

/* Sums: of each category and of all; of each day of more than one weighing, of
 * each stage and of all. */
static guint
count_sums (Fixture    *fixture,
            const char *sql,
            guint       n)
{
  return n > 0 ? (guint) query_integer (L, sql) + 1 : 0;
}

static void
check_random (Fixture *fixture,
              guint    n,
              guint32  seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (JyPageList) pickups = NULL;
  g_autoptr (JyPageList) disposal = NULL;
  g_autoptr (JyPageList) purchases = NULL;
  g_autoptr (JyPageList) weighings = NULL;
  g_autoptr (GError) error = NULL;
  Names names;
  guint n_kitchen;

  jy_ledger_begin (L, &error);
  g_assert_no_error (error);
  invent_names (fixture, random, &names);
  for (guint i = 0; i < n; i++)
    {
      put_random_pickup (fixture, random, &names);
      put_random_purchase (fixture, random, &names);
      put_random_weighing (fixture, random);
    }
  jy_ledger_commit (L, &error);
  g_assert_no_error (error);
  clear_names (&names);

  pickups = lay_out_month (fixture, jy_working_sheet_pickups_new, MARCH);
  check_room_to_sign (pickups);
  check_pages (pickups, JY_LANDSCAPE, "序号", n + count_sums (fixture, "SELECT count(DISTINCT category) FROM pickup", n));
  disposal = lay_out_month (fixture, jy_working_sheet_disposal_new, MARCH);
  n_kitchen = (guint) query_integer (L, "SELECT count(*) FROM pickup WHERE category='kitchen'");
  check_pages (disposal, JY_PORTRAIT, "日期", n_kitchen + (n_kitchen > 0 ? 2 : 0));
  purchases = lay_out_month (fixture, jy_working_sheet_purchases_new, MARCH);
  check_pages (purchases, JY_LANDSCAPE, "序号", n + (n > 0));
  weighings = lay_out_month (fixture, jy_working_sheet_weighings_new, MARCH);
  check_pages (weighings, JY_LANDSCAPE, "日期",
               n + count_sums (fixture,
                               "SELECT (SELECT count(DISTINCT stage) FROM weighing) + "
                               "(SELECT count(*) FROM (SELECT 1 FROM weighing GROUP BY date HAVING count(*)>1))",
                               n));
}

static void
test_random (Fixture      *fixture,
             gconstpointer data)
{
  check_random (fixture, GPOINTER_TO_UINT (data), 1000 + GPOINTER_TO_UINT (data));
}

/* The check above would see a row that is split: the only one that ever is, because it is
 * taller than a page, counts on each of its pages. */
static void
test_split_is_seen (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (JyDocument) document = jy_document_new ();
  g_autoptr (JyPageList) pages = NULL;
  g_autoptr (JyFontSet) fixed = fixed_font_set_new ();
  g_autoptr (GString) tall = g_string_new ("0");
  const char *const cells[] = { "一", NULL };
  const char *tall_cells[] = { NULL, NULL };
  JyTable *table = jy_table_new ();
  guint n = 0;

  for (guint i = 1; i < 50; i++)
    g_string_append_printf (tall, "\n%u", i);
  tall_cells[0] = tall->str;
  jy_table_add_column (table, "甲", JY_TABLE_LEFT);
  jy_table_add_row (table, JY_TABLE_PLAIN, cells);
  jy_table_add_row (table, JY_TABLE_PLAIN, tall_cells);
  jy_table_add_row (table, JY_TABLE_PLAIN, cells);
  jy_document_take_table (document, table);
  pages = jy_layout_document (document, fixed);
  /* The tall one begins a page and ends on the next. */
  g_assert_cmpuint (jy_page_list_get_n_pages (pages), ==, 3);
  for (guint p = 0; p < 3; p++)
    n += count_rows (jy_page_list_get_page (pages, p));
  g_assert_cmpuint (n, ==, 3 + 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD_WITH ("/working-sheet/random/split-is-seen", 0, test_split_is_seen);
  ADD_WITH ("/working-sheet/random/1", 1, test_random);
  ADD_WITH ("/working-sheet/random/2", 2, test_random);
  ADD_WITH ("/working-sheet/random/30", 30, test_random);
  ADD_WITH ("/working-sheet/random/200", 200, test_random);
  ADD_WITH ("/working-sheet/random/3000", 3000, test_random);

  return g_test_run ();
}
