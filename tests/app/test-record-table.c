/* test-record-table.c: columns, order, search, period, voided records and sums. */
#include "config.h"

#include "app-fixture.h"
#include "jy-record-cell.h"
#include "jy-record-table.h"

#define L fixture->ledger

typedef struct
{
  JyRecordTable *table;
  guint n;
  const char *total;
} Expected;

static GListModel *
get_rows (JyRecordTable *table)
{
  return (GListModel *) gtk_column_view_get_model (jy_record_table_get_view (table));
}

static gboolean
has_rows (gpointer data)
{
  Expected *expected = data;

  return get_rows (expected->table) != NULL && g_list_model_get_n_items (get_rows (expected->table)) == expected->n;
}

static gboolean
has_total (gpointer data)
{
  Expected *expected = data;

  return g_str_equal (jy_record_table_get_total (expected->table), expected->total);
}

static gint64
get_diners (JyRecordTable *table,
            guint          position)
{
  g_autoptr (JyRecordItem) item = g_list_model_get_item (get_rows (table), position);

  return jy_record_get_integer (jy_record_item_get_record (item), JY_MEAL_DINERS);
}

static gboolean
begins_with (gpointer data)
{
  Expected *expected = data;

  return get_rows (expected->table) != NULL && g_list_model_get_n_items (get_rows (expected->table)) > 0 &&
         get_diners (expected->table, 0) == expected->n;
}

static GtkColumnViewColumn *
get_column (JyRecordTable *table,
            const char    *title)
{
  GListModel *columns = gtk_column_view_get_columns (jy_record_table_get_view (table));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (column), title))
        return column;
    }
  return NULL;
}

static gboolean
has_column (JyRecordTable *table,
            const char    *title)
{
  return get_column (table, title) != NULL;
}

static GtkColumnViewColumn *
find_column (JyRecordTable *table,
             const char    *title)
{
  g_assert_true (has_column (table, title));
  return get_column (table, title);
}

static gboolean
is_status_page (GtkWidget    *widget,
                gconstpointer title)
{
  return ADW_IS_STATUS_PAGE (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (adw_status_page_get_title (ADW_STATUS_PAGE (widget)), title);
}

static gboolean
says_problem (gpointer table)
{
  return find_widget (table, is_status_page, "The Records Could Not Be Read") != NULL;
}

static void
add_meals (Fixture *fixture)
{
  g_autofree char *wrong = NULL;
  g_autoptr (GError) error = NULL;

  g_free (put (L, &jy_kind_site, "name", "东院食堂", "type", "canteen", NULL));
  g_free (put (L, &jy_kind_meal, "date", "2026-02-27", "meal", "lunch", "diners", "5", "note", "雪", NULL));
  g_free (put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "diners", "120", "canteen", "东院食堂", NULL));
  g_free (put (L, &jy_kind_meal, "date", "2026-03-03", "meal", "lunch", "diners", "80", "note", "雨", NULL));
  g_free (put (L, &jy_kind_meal, "date", "2026-03-04", "meal", "lunch", "diners", "100", NULL));
  wrong = put (L, &jy_kind_meal, "date", "2026-03-05", "meal", "lunch", "diners", "999", NULL);
  g_assert_true (jy_ledger_void (L, wrong, "误", &error));
}

static GtkWindow *
present (Fixture        *fixture,
         const JyKind   *kind,
         JyRecordTable **table)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  *table = jy_record_table_new (L, kind, fixture->names, fixture->settings);
  gtk_window_set_default_size (window, 900, 600);
  gtk_window_set_child (window, GTK_WIDGET (*table));
  gtk_window_present (window);
  return window;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* What the threads answer afterwards concerns nobody. */
static void
dismiss (GtkWindow     *window,
         JyRecordTable *table)
{
  gpointer weak = table;

  g_object_add_weak_pointer (G_OBJECT (table), &weak);
  gtk_window_destroy (window);
  wait_until (is_gone, &weak);
}

static void
assert_titles (Fixture      *fixture,
               const JyKind *kind,
               const char   *expected)
{
  JyRecordTable *table;
  GtkWindow *window = present (fixture, kind, &table);
  GListModel *columns = gtk_column_view_get_columns (jy_record_table_get_view (table));
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? "|" : "", gtk_column_view_column_get_title (column));
    }
  g_assert_cmpstr (titles->str, ==, expected);
  dismiss (window, table);
}

static void
test_titles (Fixture      *fixture,
             gconstpointer data)
{
  assert_titles (fixture, &jy_kind_meal,
                 jy_text_pick ("Date|Meal|Canteen|Booked|Prepared|Diners|Note", "日期|餐次|食堂|订餐数|备餐份数|就餐人数|备注"));
  assert_titles (fixture, &jy_kind_pickup,
                 jy_text_pick ("Date|Category|Sub-kind|Site|Mass (kg)|Method|Volume (L)|Collector",
                               "日期|类别|小类|地点|重量 (kg)|计量方式|体积 (L)|收运单位"));
  assert_titles (fixture, &jy_kind_site, jy_text_pick ("Name|Type|Location|Note", "名称|类型|位置|备注"));
}

static void
test_rows (Fixture      *fixture,
           gconstpointer data)
{
  JyRecordTable *table;
  GtkWindow *window;

  add_meals (fixture);
  window = present (fixture, &jy_kind_meal, &table);
  /* The last month that has any, the newest first. */
  wait_until (has_rows, (&(Expected) { table, 3, NULL }));
  g_assert_cmpint (get_diners (table, 0), ==, 100);
  wait_until (has_total, (&(Expected) { table, 0, jy_text_pick ("Diners 300", "就餐人数 300") }));

  jy_period_chooser_step (jy_record_table_get_period (table), -1);
  wait_until (has_rows, (&(Expected) { table, 1, NULL }));
  wait_until (has_total, (&(Expected) { table, 0, jy_text_pick ("Diners 5", "就餐人数 5") }));
  jy_period_chooser_set (jy_record_table_get_period (table), JY_PERIOD_ALL, jy_month_new (2026, 3));
  wait_until (has_rows, (&(Expected) { table, 4, NULL }));

  /* It follows the ledger. */
  g_free (put (L, &jy_kind_meal, "date", "2026-03-06", "meal", "lunch", "diners", "7", NULL));
  wait_until (has_rows, (&(Expected) { table, 5, NULL }));
  wait_until (has_total, (&(Expected) { table, 0, jy_text_pick ("Diners 312", "就餐人数 312") }));
  dismiss (window, table);
}

static void
test_order (Fixture      *fixture,
            gconstpointer data)
{
  JyRecordTable *table;
  GtkWindow *window;
  GtkColumnViewColumn *diners;

  add_meals (fixture);
  window = present (fixture, &jy_kind_meal, &table);
  diners = find_column (table, jy_text_pick ("Diners", "就餐人数"));
  gtk_column_view_sort_by_column (jy_record_table_get_view (table), diners, GTK_SORT_DESCENDING);
  wait_until (begins_with, (&(Expected) { table, 120, NULL }));
  g_assert_cmpint (get_diners (table, 2), ==, 80);
  gtk_column_view_sort_by_column (jy_record_table_get_view (table), diners, GTK_SORT_ASCENDING);
  wait_until (begins_with, (&(Expected) { table, 80, NULL }));
  g_assert_cmpint (get_diners (table, 2), ==, 120);
  dismiss (window, table);
}

static void
test_search (Fixture      *fixture,
             gconstpointer data)
{
  JyRecordTable *table;
  GtkWindow *window;

  add_meals (fixture);
  window = present (fixture, &jy_kind_meal, &table);
  jy_record_table_set_words (table, "雨");
  wait_until (has_rows, (&(Expected) { table, 1, NULL }));
  g_assert_cmpint (get_diners (table, 0), ==, 80);
  /* A name behind a reference is found as well. */
  jy_record_table_set_words (table, "东院");
  wait_until (has_rows, (&(Expected) { table, 1, NULL }));
  wait_until (has_total, (&(Expected) { table, 0, jy_text_pick ("Diners 120", "就餐人数 120") }));
  jy_record_table_set_words (table, "没有");
  wait_until (has_rows, (&(Expected) { table, 0, NULL }));
  wait_until (has_total, (&(Expected) { table, 0, "" }));
  jy_record_table_set_words (table, "");
  wait_until (has_rows, (&(Expected) { table, 3, NULL }));
  dismiss (window, table);
}

/* More rows than a screen shows and than the view keeps ready: the view gets them all,
 * as often as they change. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  JyRecordTable *table;
  GtkWindow *window;

  g_assert_true (jy_ledger_begin (L, &error));
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%03u号桶点", i);

      g_free (put (L, &jy_kind_site, "name", name, "type", "canteen", NULL));
    }
  g_assert_true (jy_ledger_commit (L, &error));
  window = present (fixture, &jy_kind_site, &table);
  wait_until (has_rows, (&(Expected) { table, 400, NULL }));
  jy_record_table_set_words (table, "第3");
  wait_until (has_rows, (&(Expected) { table, 100, NULL }));
  jy_record_table_set_words (table, "没有");
  wait_until (has_rows, (&(Expected) { table, 0, NULL }));
  jy_record_table_set_words (table, "号桶");
  wait_until (has_rows, (&(Expected) { table, 400, NULL }));
  /* It can go while it is still growing. */
  jy_record_table_set_words (table, "");
  dismiss (window, table);
}

static void
test_voided (Fixture      *fixture,
             gconstpointer data)
{
  JyRecordTable *table;
  GtkWindow *window;

  add_meals (fixture);
  window = present (fixture, &jy_kind_meal, &table);
  g_assert_false (has_column (table, "State"));
  jy_record_table_toggle_voided (table);
  wait_until (has_rows, (&(Expected) { table, 4, NULL }));
  g_assert_true (has_column (table, "State"));
  g_assert_cmpint (get_diners (table, 0), ==, 999);
  wait_until (has_total, (&(Expected) { table, 0, jy_text_pick ("Diners 300", "就餐人数 300") }));
  dismiss (window, table);
}

/* What a thread cannot read is told in place of the rows, in the engine's words. */
static void
test_problem (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *aside = g_strconcat (fixture->path, ".aside", NULL);
  JyRecordTable *table;
  GtkWindow *window;

  add_meals (fixture);
  window = present (fixture, &jy_kind_meal, &table);
  wait_until (has_rows, (&(Expected) { table, 3, NULL }));
  g_assert_false (says_problem (table));
  g_assert_cmpint (g_rename (fixture->path, aside), ==, 0);
  jy_period_chooser_step (jy_record_table_get_period (table), -1);
  wait_until (says_problem, table);
  g_assert_cmpint (g_rename (aside, fixture->path), ==, 0);
  jy_period_chooser_step (jy_record_table_get_period (table), 1);
  wait_until (has_total, (&(Expected) { table, 0, jy_text_pick ("Diners 300", "就餐人数 300") }));
  g_assert_false (says_problem (table));
  dismiss (window, table);
}

static gboolean
is_menu_button (GtkWidget    *widget,
                gconstpointer tooltip)
{
  return GTK_IS_MENU_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0;
}

static gboolean
is_check (GtkWidget    *widget,
          gconstpointer title)
{
  return GTK_IS_CHECK_BUTTON (widget) && g_str_equal (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), title);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static void
choose (JyRecordTable *table,
        const char    *title)
{
  GtkWidget *button = find_widget (GTK_WIDGET (table), is_menu_button, "Choose columns");
  GtkWidget *check;

  g_assert_nonnull (button);
  wait_until (is_mapped, button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  check = find_widget (button, is_check, title);
  g_assert_nonnull (check);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

static void
test_columns (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GVariant) chosen = NULL;
  g_auto (GStrv) names = NULL;
  JyRecordTable *table;
  GtkWindow *window = present (fixture, &jy_kind_site, &table);

  gtk_column_view_column_set_visible (find_column (table, jy_text_pick ("Location", "位置")), FALSE);
  chosen = g_settings_get_value (fixture->settings, "columns");
  g_assert_true (g_variant_lookup (chosen, "site", "^as", &names));
  g_assert_cmpuint (g_strv_length (names), ==, 3);
  g_assert_false (g_strv_contains ((const char *const *) names, "location"));
  g_assert_false (has_column (table, jy_text_pick ("Location", "位置")));
  dismiss (window, table);
  assert_titles (fixture, &jy_kind_site, jy_text_pick ("Name|Type|Note", "名称|类型|备注"));

  /* Chosen again, it stands where it stood. */
  window = present (fixture, &jy_kind_site, &table);
  choose (table, jy_text_pick ("Location", "位置"));
  dismiss (window, table);
  assert_titles (fixture, &jy_kind_site, jy_text_pick ("Name|Type|Location|Note", "名称|类型|位置|备注"));
}

static void
activated_cb (JyRecordTable *table,
              const char    *id,
              char         **activated)
{
  *activated = g_strdup (id);
}

static void
test_activation (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *id = put (L, &jy_kind_site, "name", "东院食堂", "type", "canteen", NULL);
  g_autofree char *activated = NULL;
  JyRecordTable *table;
  GtkWindow *window = present (fixture, &jy_kind_site, &table);

  wait_until (has_rows, (&(Expected) { table, 1, NULL }));
  g_signal_connect (table, "record-activated", G_CALLBACK (activated_cb), &activated);
  g_signal_emit_by_name (jy_record_table_get_view (table), "activate", 0);
  g_assert_cmpstr (activated, ==, id);
  dismiss (window, table);
}

static gboolean
is_cell (GtkWidget    *widget,
         gconstpointer text)
{
  return JY_IS_RECORD_CELL (widget) && g_str_equal (jy_record_cell_get_text (JY_RECORD_CELL (widget)), text);
}

static JyRecordCell *
find_cell (JyRecordTable *table,
           const char    *text)
{
  GtkWidget *cell = find_widget (GTK_WIDGET (table), is_cell, text);

  g_assert_nonnull (cell);
  return JY_RECORD_CELL (cell);
}

static gboolean
has_width (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

/* One line as high as any text of the platform's, cut where it does not fit. */
static void
test_cells (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GString) remark = g_string_new (NULL);
  g_autofree char *wrong = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *inscription = gtk_inscription_new ("东院");
  GtkWindow *other = GTK_WINDOW (gtk_window_new ());
  JyRecordTable *table;
  GtkWindow *window;
  int height, expected;

  for (guint i = 0; i < 100; i++)
    g_string_append (remark, "长");
  g_free (put (L, &jy_kind_site, "name", "东院食堂", "type", "canteen", "note", remark->str, NULL));
  g_free (put (L, &jy_kind_site, "name", "西院食堂", "type", "canteen", "note", "一\n二", NULL));
  wrong = put (L, &jy_kind_site, "name", "北院食堂", "type", "canteen", NULL);
  g_assert_true (jy_ledger_void (L, wrong, "误", &error));
  g_assert_no_error (error);
  window = present (fixture, &jy_kind_site, &table);
  jy_record_table_toggle_voided (table);
  wait_until (has_rows, (&(Expected) { table, 3, NULL }));
  wait_until (has_width, find_cell (table, remark->str));

  g_assert_true (jy_record_cell_is_cut (find_cell (table, remark->str)));
  g_assert_false (jy_record_cell_is_cut (find_cell (table, "东院食堂")));
  g_assert_false (jy_record_cell_is_cut (find_cell (table, "一 二")));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (find_cell (table, "北院食堂")), "voided"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (find_cell (table, "东院食堂")), "voided"));

  gtk_widget_measure (GTK_WIDGET (find_cell (table, "东院食堂")), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  gtk_window_set_child (other, inscription);
  gtk_widget_measure (inscription, GTK_ORIENTATION_VERTICAL, -1, &expected, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, expected);
  gtk_window_destroy (other);
  dismiss (window, table);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  ADD ("/app/record-table/titles", test_titles);
  ADD ("/app/record-table/rows", test_rows);
  ADD ("/app/record-table/order", test_order);
  ADD ("/app/record-table/search", test_search);
  ADD ("/app/record-table/many", test_many);
  ADD ("/app/record-table/voided", test_voided);
  ADD ("/app/record-table/problem", test_problem);
  ADD ("/app/record-table/columns", test_columns);
  ADD ("/app/record-table/activation", test_activation);
  ADD ("/app/record-table/cells", test_cells);

  return g_test_run ();
}
