/* bench-table.c: milliseconds for a table of pickups over a large ledger: to open
 * it, to show all time, to jump, to scroll, to sort and to search. */
#include "config.h"

#include <adwaita.h>
#include <locale.h>
#include <stdio.h>

#include "jy-record-table.h"

static gint64 begun;
static gboolean painted;

static void
begin (void)
{
  begun = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       data)
{
  painted = TRUE;
}

/* Until the next frame with what was asked for is on the screen. */
static void
settle (GtkWidget *window)
{
  gtk_widget_queue_draw (window);
  painted = FALSE;
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
}

static void
end (GtkWidget  *window,
     const char *what)
{
  settle (window);
  printf ("%-32s %8.1f ms\n", what, (double) (g_get_monotonic_time () - begun) / 1000);
  fflush (stdout);
}

static glong
get_memory (void)
{
  g_autofree char *text = NULL;
  glong pages = 0, resident = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%ld %ld", &pages, &resident);
  return resident * 4 / 1024;
}

static void
scroll (GtkWidget     *window,
        GtkAdjustment *adjustment)
{
  double row = gtk_adjustment_get_upper (adjustment) / 1000000;
  glong before = get_memory ();
  gint64 slowest = 0;

  for (guint i = 0; i < 500; i++)
    {
      gint64 frame = g_get_monotonic_time ();

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 20 * row);
      settle (window);
      slowest = MAX (slowest, g_get_monotonic_time () - frame);
    }
  printf ("%-32s %8.1f ms\n", "  slowest frame of 500", (double) slowest / 1000);
  printf ("%-32s %8ld MiB\n", "  memory added", get_memory () - before);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyDesk) desk = NULL;
  g_autoptr (JyLedger) ledger = NULL;
  g_autoptr (JyNames) names = NULL;
  g_autoptr (GSettings) settings = NULL;
  GtkWidget *window;
  JyRecordTable *table;
  GtkAdjustment *adjustment;
  GListModel *columns;
  g_autoptr (GtkColumnViewColumn) date = NULL;
  g_autoptr (GtkColumnViewColumn) mass = NULL;

  setlocale (LC_ALL, "");
  adw_init ();
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 760);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), NULL);
  settle (window);

  begin ();
  desk = jy_desk_new_here (NULL, &error);
  ledger = argc > 1 && desk != NULL ? jy_ledger_open (argv[1], desk, TRUE, &error) : NULL;
  if (ledger == NULL)
    g_error ("bench-table LEDGER: %s", error != NULL ? error->message : "which?");
  printf ("%-32s %8.1f ms\n", "ledger opened", (double) (g_get_monotonic_time () - begun) / 1000);

  names = jy_names_new (ledger);
  settings = g_settings_new (JY_APPLICATION_ID);
  begin ();
  table = jy_record_table_new (ledger, &jy_kind_pickup, names, settings);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (table));
  end (window, "table opened, last month");

  begin ();
  jy_period_chooser_set (jy_record_table_get_period (table), JY_PERIOD_ALL, jy_month_new (2026, 3));
  end (window, "all time");

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (jy_record_table_get_view (table)));
  begin ();
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  end (window, "jump to the middle");
  begin ();
  scroll (window, adjustment);
  end (window, "scrolled through 10 000 rows");

  columns = gtk_column_view_get_columns (jy_record_table_get_view (table));
  date = g_list_model_get_item (columns, JY_PICKUP_DATE + 1);
  mass = g_list_model_get_item (columns, JY_PICKUP_MASS + 1);
  begin ();
  gtk_column_view_sort_by_column (jy_record_table_get_view (table), date, GTK_SORT_ASCENDING);
  end (window, "sorted by an indexed column");
  begin ();
  gtk_column_view_sort_by_column (jy_record_table_get_view (table), mass, GTK_SORT_ASCENDING);
  end (window, "sorted by another column");

  jy_period_chooser_set (jy_record_table_get_period (table), JY_PERIOD_MONTH, jy_month_new (2026, 3));
  settle (window);
  begin ();
  jy_record_table_set_words (table, "0999");
  end (window, "words typed");
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
