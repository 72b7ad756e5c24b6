/* test-record-column.c: how wide the columns of a table are, where its decimal points
 * stand, and what can be read of a text that is cut. */
#include "config.h"

#include "app-fixture.h"
#include "jy-column-width.h"
#include "jy-number-cells.h"
#include "jy-record-table.h"

#define L fixture->ledger

/* As wide as digits and as a point. */
#define D "\u2007"
#define P "\u2008"

#define LONG_NAME "示例市城南农副产品配送有限责任公司"

/* What is left of the window of 1100 beside the sidebar. */
#define ROOM 834

static void
assert_shared (int room,
               int first,
               int second,
               int third)
{
  const JyColumnWidth columns[] = { { 50, 100, TRUE }, { 80, 80, FALSE }, { 40, 60, TRUE } };
  int widths[3];

  jy_column_width_share (columns, 3, room, widths);
  g_assert_cmpint (widths[0], ==, first);
  g_assert_cmpint (widths[1], ==, second);
  g_assert_cmpint (widths[2], ==, third);
}

static void
test_share (void)
{
  assert_shared (240, 100, 80, 60);
  /* What is left over goes to those that grow, an odd pixel to the last. */
  assert_shared (301, 130, 80, 91);
  /* The widest gives way until it is as wide as the next. */
  assert_shared (220, 80, 80, 60);
  assert_shared (200, 60, 80, 60);
  assert_shared (190, 55, 80, 55);
  assert_shared (150, 50, 80, 40);
}

static void
test_share_none (void)
{
  const JyColumnWidth fixed = { 80, 80, FALSE };
  int width;

  jy_column_width_share (&fixed, 1, 200, &width);
  g_assert_cmpint (width, ==, 80);
  jy_column_width_share (NULL, 0, 200, NULL);
}

static void
assert_text (JyRecordCell *cell,
             const char   *expected)
{
  g_autofree char *shown = jy_record_cell_dup_shown (cell);

  g_assert_cmpstr (shown, ==, expected);
}

static void
bind (JyNumberCells *cells,
      JyRecordCell  *cell,
      const char    *number)
{
  jy_record_cell_set_text (cell, number);
  jy_number_cells_bind (cells, cell);
}

static JyRecordCell *
new_cell (JyNumberCells *cells,
          const char    *number)
{
  JyRecordCell *cell = g_object_ref_sink (jy_record_cell_new (TRUE));

  bind (cells, cell, number);
  return cell;
}

static void
test_decimals (void)
{
  JyNumberCells *cells = jy_number_cells_new ();
  g_autoptr (JyRecordCell) whole = new_cell (cells, "240");
  g_autoptr (JyRecordCell) none = new_cell (cells, "");
  g_autoptr (JyRecordCell) gone = new_cell (cells, "7");
  g_autoptr (JyRecordCell) tenths = NULL;
  g_autoptr (JyRecordCell) grams = NULL;

  /* Whole numbers alone need no room for decimals. */
  assert_text (whole, "240");
  jy_number_cells_unbind (cells, gone);
  tenths = new_cell (cells, "57.6");
  assert_text (whole, "240" P D);
  assert_text (tenths, "57.6");
  grams = new_cell (cells, "-17.328");
  assert_text (whole, "240" P D D D);
  assert_text (tenths, "57.6" D D);
  assert_text (grams, "-17.328");
  assert_text (none, "");
  assert_text (gone, "7");
  /* Used again for another row. */
  jy_number_cells_unbind (cells, whole);
  bind (cells, whole, "1.25");
  assert_text (whole, "1.25" D);
  /* A row goes without letting go of its number. */
  g_clear_object (&tenths);
  bind (cells, gone, "0.0001");
  assert_text (whole, "1.25" D D);
  jy_number_cells_free (cells);
}

static void
add_purchases (Fixture *fixture)
{
  g_free (put (L, &jy_kind_supplier, "name", LONG_NAME, NULL));
  g_free (put (L, &jy_kind_purchase, "date", "2026-03-02", "supplier", LONG_NAME, "item", "小麦粉", "food_category", "grain",
               "quantity", "4", "unit", "袋", "mass", "100.5", "amount", "410.04", "inspector", "赵强", NULL));
  g_free (put (L, &jy_kind_purchase, "date", "2026-03-03", "supplier", LONG_NAME, "item", "大米", "food_category", "grain",
               "quantity", "9", "unit", "袋", "mass", "225", "amount", "1188", "inspector", "钱玉", NULL));
}

static gboolean
is_laid_out (gpointer table)
{
  return gtk_widget_get_width (table) == ROOM;
}

static int
sum_widths (JyRecordTable *table)
{
  GListModel *columns = gtk_column_view_get_columns (jy_record_table_get_view (table));
  int sum = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      sum += gtk_column_view_column_get_fixed_width (column);
    }
  return sum;
}

static gboolean
is_cell (GtkWidget    *widget,
         gconstpointer text)
{
  return JY_IS_RECORD_CELL (widget) && g_str_equal (jy_record_cell_get_text (JY_RECORD_CELL (widget)), text);
}

static gboolean
shows_mass (gpointer table)
{
  GtkWidget *cell = find_widget (table, is_cell, "225");

  return cell != NULL && gtk_widget_get_width (cell) > 0;
}

static JyRecordTable *
present (Fixture *fixture)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  JyRecordTable *table = jy_record_table_new (L, &jy_kind_purchase, fixture->names, fixture->settings);

  gtk_window_set_default_size (window, ROOM, 600);
  gtk_window_set_child (window, GTK_WIDGET (table));
  gtk_window_present (window);
  wait_until (is_laid_out, table);
  wait_until (shows_mass, table);
  return table;
}

static void
dismiss (JyRecordTable *table)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (table))));
}

/* Nine columns and a long name: nothing is scrolled sideways. */
static void
test_fit (Fixture      *fixture,
          gconstpointer data)
{
  JyRecordTable *table;

  add_purchases (fixture);
  table = present (fixture);
  g_assert_cmpint (sum_widths (table), ==, ROOM);
  dismiss (table);
}

/* A column that somebody drew wider stays so; the others make room for it. */
static void
test_drawn (Fixture      *fixture,
            gconstpointer data)
{
  JyRecordTable *table;
  g_autoptr (GtkColumnViewColumn) product = NULL;

  add_purchases (fixture);
  table = present (fixture);
  product = g_list_model_get_item (gtk_column_view_get_columns (jy_record_table_get_view (table)), 2);
  gtk_column_view_column_set_fixed_width (product, 111);
  gtk_widget_queue_allocate (GTK_WIDGET (table));
  gtk_widget_allocate (GTK_WIDGET (table), ROOM, 600, -1, NULL);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (product), ==, 111);
  g_assert_cmpint (sum_widths (table), ==, ROOM);
  dismiss (table);
}

static gboolean
has_tooltip (JyRecordTable *table,
             const char    *text)
{
  GtkWidget *view = GTK_WIDGET (jy_record_table_get_view (table));
  GtkWidget *cell = find_widget (view, is_cell, text);
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;
  double x, y;

  g_assert_nonnull (cell);
  g_assert_true (gtk_widget_translate_coordinates (cell, view, 2, 2, &x, &y));
  g_signal_emit_by_name (view, "query-tooltip", (int) x, (int) y, FALSE, tooltip, &shown);
  return shown;
}

static void
test_tooltip (Fixture      *fixture,
              gconstpointer data)
{
  JyRecordTable *table;

  add_purchases (fixture);
  table = present (fixture);
  g_assert_true (has_tooltip (table, LONG_NAME));
  g_assert_false (has_tooltip (table, "2026-03-02"));
  dismiss (table);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/app/record-column/share", test_share);
  g_test_add_func ("/app/record-column/share-none", test_share_none);
  g_test_add_func ("/app/record-column/decimals", test_decimals);
  ADD ("/app/record-column/fit", test_fit);
  ADD ("/app/record-column/drawn", test_drawn);
  ADD ("/app/record-column/tooltip", test_tooltip);

  return g_test_run ();
}
