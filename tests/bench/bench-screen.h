/* bench-screen.h: how the programs that are measured on a display tell when they
 * stand still, what memory they hold and how long they did not answer. */
#pragma once

#include <gtk/gtk.h>
#include <stdio.h>

typedef gboolean (*Ready) (gpointer data);

typedef struct
{
  gboolean painted;
  gint64 polled;  /* when the main loop last woke up */
  gint64 blocked; /* its longest time away from the poll, in µs */
  GPollFunc poll;
} Screen;

static Screen screen;

static int
watched_poll (GPollFD *descriptors,
              guint    n_descriptors,
              int      timeout)
{
  int answer;

  if (screen.polled > 0)
    screen.blocked = MAX (screen.blocked, g_get_monotonic_time () - screen.polled);
  answer = screen.poll (descriptors, n_descriptors, timeout);
  screen.polled = g_get_monotonic_time ();
  return answer;
}

/* Between two polls the window answers to nothing. */
G_GNUC_UNUSED static void
screen_watch (void)
{
  screen.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, watched_poll);
}

/* What was longest since the last time, in ms. */
G_GNUC_UNUSED static double
screen_take_blocked (void)
{
  gint64 blocked = screen.blocked;

  screen.blocked = 0;
  screen.polled = 0;
  return (double) blocked / 1000;
}

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       data)
{
  screen.painted = TRUE;
}

/* Nothing is left to do when this comes to its turn. */
static gboolean
idle_cb (gpointer idle)
{
  *(gboolean *) idle = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until what was asked for is there, drawn, and nothing else is to be done. */
G_GNUC_UNUSED static void
screen_settle (GtkWidget *window,
               Ready      ready,
               gpointer   data)
{
  GdkFrameClock *clock;
  gulong handler;
  gboolean idle = FALSE;

  while (!gtk_widget_get_mapped (window) || (ready != NULL && !ready (data)))
    g_main_context_iteration (NULL, TRUE);
  clock = gtk_widget_get_frame_clock (window);
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
  screen.painted = FALSE;
  gtk_widget_queue_draw (window);
  while (!screen.painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  g_idle_add_full (G_PRIORITY_LOW, idle_cb, &idle, NULL);
  while (!idle)
    g_main_context_iteration (NULL, TRUE);
}

/* KiB of a line of /proc/self/FILE. */
G_GNUC_UNUSED static glong
screen_get_memory (const char *file,
                   const char *name)
{
  g_autofree char *path = g_build_filename ("/proc/self", file, NULL);
  g_autofree char *text = NULL;
  const char *line;
  glong kib = 0;

  if (g_file_get_contents (path, &text, NULL, NULL) && (line = strstr (text, name)) != NULL)
    sscanf (line + strlen (name), " %ld", &kib);
  return kib;
}

/* In ms, from the moment that BENCH_BEGAN tells in µs of the monotonic clock. */
G_GNUC_UNUSED static double
screen_tell_since_begin (void)
{
  const char *began = g_getenv ("BENCH_BEGAN");
  gint64 now = g_get_monotonic_time ();

  return (double) (now - (began != NULL ? g_ascii_strtoll (began, NULL, 10) : now)) / 1000;
}

/* "BEGIN-TO-NOW-MS PEAK-KIB SHARE-KIB OWN-KIB" */
G_GNUC_UNUSED static void
screen_report_start (void)
{
  printf ("%.1f %ld %ld %ld\n", screen_tell_since_begin (), screen_get_memory ("status", "VmHWM:"),
          screen_get_memory ("smaps_rollup", "\nPss:"), screen_get_memory ("smaps_rollup", "Private_Dirty:"));
  fflush (stdout);
}
