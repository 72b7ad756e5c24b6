/* bench-window.c: the program itself, watched: bench-window LEDGER start tells how
 * long it takes to its first page, bench-window LEDGER table what is then asked of
 * a table takes, in ms, each with the longest time the window did not answer. */
#include "config.h"

#include <adwaita.h>
#include <locale.h>
#include <malloc.h>

#include "bench-screen.h"
#include "jy-application.h"
#include "jy-ledger-page.h"
#include "jy-record-column.h"
#include "jy-record-table.h"
#include "jy-window.h"

typedef struct
{
  GtkWidget *window;
  JyRecordTable *table;
  gint64 begun;
  gint64 first_row;
  guint n;
  char *total;
} Bench;

static gboolean measures_table;

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static guint
count_rows (Bench *bench)
{
  GtkSelectionModel *model = gtk_column_view_get_model (jy_record_table_get_view (bench->table));

  return model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
}

static gint64
get_first_row (Bench *bench)
{
  GtkSelectionModel *model = gtk_column_view_get_model (jy_record_table_get_view (bench->table));
  g_autoptr (JyRecordItem) item = model != NULL ? g_list_model_get_item (G_LIST_MODEL (model), 0) : NULL;

  return item != NULL ? jy_record_item_get_row (item) : 0;
}

static gboolean
is_filled (gpointer data)
{
  Bench *bench = data;
  GtkWidget *table = find_widget (bench->window, JY_TYPE_RECORD_TABLE);

  if (table == NULL)
    return FALSE;
  bench->table = JY_RECORD_TABLE (table);
  return count_rows (bench) > 0;
}

/* The view has made what it keeps ready beyond the screen, and knows how long the list is. */
static gboolean
is_whole (gpointer data)
{
  GtkSelectionModel *model = gtk_column_view_get_model (jy_record_table_get_view (((Bench *) data)->table));
  GListModel *slice = gtk_single_selection_get_model (GTK_SINGLE_SELECTION (model));
  GListModel *list = gtk_slice_list_model_get_model (GTK_SLICE_LIST_MODEL (slice));

  return g_list_model_get_n_items (slice) == g_list_model_get_n_items (list) &&
         !jy_record_list_is_loading (JY_RECORD_LIST (list));
}

/* The rows and what they add up to. */
static gboolean
is_complete (gpointer data)
{
  return is_filled (data) && *jy_record_table_get_total (((Bench *) data)->table) != '\0';
}

static gboolean
has_other_count (gpointer data)
{
  Bench *bench = data;

  return count_rows (bench) != bench->n;
}

static gboolean
has_other_order (gpointer data)
{
  Bench *bench = data;

  return get_first_row (bench) != bench->first_row;
}

static gboolean
has_other_total (gpointer data)
{
  Bench *bench = data;

  return g_strcmp0 (jy_record_table_get_total (bench->table), bench->total) != 0;
}

static gboolean
has_table (gpointer data)
{
  Bench *bench = data;

  return find_widget (bench->window, JY_TYPE_RECORD_TABLE) != NULL;
}

static void
begin (Bench *bench)
{
  if (bench->table != NULL)
    {
      bench->n = count_rows (bench);
      bench->first_row = get_first_row (bench);
      g_free (bench->total);
      bench->total = g_strdup (jy_record_table_get_total (bench->table));
    }
  screen_settle (bench->window, NULL, NULL);
  screen_take_blocked ();
  bench->begun = g_get_monotonic_time ();
  screen.polled = bench->begun;
}

static void
end (Bench      *bench,
     const char *work,
     Ready       ready)
{
  double milliseconds;

  screen_settle (bench->window, ready, bench);
  milliseconds = (double) (g_get_monotonic_time () - bench->begun) / 1000;
  printf ("%s %.1f %.1f\n", work, milliseconds, screen_take_blocked ());
  fflush (stdout);
}

/* Twenty rows a frame, 500 frames. */
static void
scroll (Bench *bench)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (jy_record_table_get_view (bench->table)));
  double row = gtk_adjustment_get_upper (adjustment) / count_rows (bench);
  glong before;

  begin (bench);
  /* What earlier work left behind must not hide what scrolling adds. */
  malloc_trim (0);
  before = screen_get_memory ("smaps_rollup", "\nRss:");
  for (guint i = 0; i < 500; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 20 * row);
      screen_settle (bench->window, NULL, NULL);
    }
  end (bench, "scroll", NULL);
  printf ("scroll-memory %.1f 0\n", (double) (screen_get_memory ("smaps_rollup", "\nRss:") - before) / 1024);
}

static void
measure_orders (Bench *bench)
{
  GtkColumnView *view = jy_record_table_get_view (bench->table);
  GtkColumnViewColumn *date = jy_record_column_find (view, &jy_kind_pickup.fields[JY_PICKUP_DATE]);
  GtkColumnViewColumn *mass = jy_record_column_find (view, &jy_kind_pickup.fields[JY_PICKUP_MASS]);

  begin (bench);
  gtk_column_view_sort_by_column (view, date, GTK_SORT_ASCENDING);
  end (bench, "indexed-sort", has_other_order);
  end (bench, "indexed-sort-whole", is_whole);
  begin (bench);
  gtk_column_view_sort_by_column (view, mass, GTK_SORT_DESCENDING);
  end (bench, "other-sort", has_other_order);
  screen_settle (bench->window, is_whole, bench);
  begin (bench);
  gtk_column_view_sort_by_column (view, date, GTK_SORT_DESCENDING);
  end (bench, "indexed-sort-back", has_other_order);
  screen_settle (bench->window, is_whole, bench);
}

static void
measure_table (Bench *bench)
{
  GtkWidget *page = find_widget (bench->window, JY_TYPE_LEDGER_PAGE);
  GtkAdjustment *adjustment;

  begin (bench);
  jy_ledger_page_show (JY_LEDGER_PAGE (page), &jy_kind_pickup);
  end (bench, "open", is_filled);
  end (bench, "open-whole", is_whole);

  begin (bench);
  jy_record_table_set_words (bench->table, "00099");
  end (bench, "search-month", has_other_count);
  end (bench, "search-month-whole", is_whole);
  bench->n = count_rows (bench);
  jy_record_table_set_words (bench->table, "");
  screen_settle (bench->window, has_other_count, bench);
  screen_settle (bench->window, is_whole, bench);

  begin (bench);
  jy_period_chooser_set (jy_record_table_get_period (bench->table), JY_PERIOD_ALL, jy_month_new (2026, 3));
  end (bench, "all", has_other_count);
  end (bench, "all-whole", is_whole);
  end (bench, "all-sums", has_other_total);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (jy_record_table_get_view (bench->table)));
  begin (bench);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  end (bench, "jump", NULL);
  scroll (bench);
  measure_orders (bench);

  begin (bench);
  jy_record_table_set_words (bench->table, "00099");
  end (bench, "search-all", has_other_count);
  end (bench, "search-all-whole", is_whole);
  end (bench, "search-all-sums", has_other_total);
}

static gboolean
measure_cb (gpointer data)
{
  Bench bench = { .window = data };
  double first_page;

  if (measures_table)
    {
      screen_settle (bench.window, has_table, &bench);
      measure_table (&bench);
    }
  else
    {
      screen_settle (bench.window, is_complete, &bench);
      first_page = screen_tell_since_begin ();
      screen_settle (bench.window, is_whole, &bench);
      screen_report_start ();
      printf ("%.1f %.1f\n", first_page, screen_take_blocked ());
    }
  g_free (bench.total);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  return G_SOURCE_REMOVE;
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window)
{
  g_idle_add_full (G_PRIORITY_HIGH, measure_cb, window, NULL);
}

int
main (int   argc,
      char *argv[])
{
  char *words[] = { argv[0], argc > 1 ? argv[1] : NULL, NULL };
  g_autoptr (JyApplication) application = NULL;

  setlocale (LC_ALL, "");
  screen_watch ();
  measures_table = argc > 2 && g_str_equal (argv[2], "table");
  application = jy_application_new ();
  if (measures_table)
    {
      g_autoptr (GSettings) settings = g_settings_new (JY_APPLICATION_ID);

      g_settings_set_string (settings, "last-kind", jy_kind_weighing.name);
    }
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), 2, words);
}
