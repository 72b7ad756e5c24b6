/* drag-source.c: a window to drag files or a text out of, as out of a file manager or a
 * spreadsheet:
 *   drag-source FILE|URI…
 *   drag-source --text TEXT */
#include <gtk/gtk.h>

#include <string.h>

static GdkContentProvider *
new_content (char **arguments)
{
  g_autolist (GFile) files = NULL;
  g_autofree GFile **list = g_new (GFile *, g_strv_length (arguments));
  GValue value = G_VALUE_INIT;
  GdkContentProvider *content;
  guint n = 0;

  if (g_str_equal (arguments[1], "--text"))
    return gdk_content_provider_new_typed (G_TYPE_STRING, arguments[2]);
  for (guint i = 1; arguments[i] != NULL; i++)
    {
      list[n++] = g_file_new_for_commandline_arg (arguments[i]);
      files = g_list_prepend (files, list[n - 1]);
    }
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (list, n));
  content = gdk_content_provider_new_for_value (&value);
  g_value_unset (&value);
  return content;
}

static void
drag_ended_cb (GMainLoop *loop)
{
  g_main_loop_quit (loop);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkWidget *window, *label;

  if (argc < 2 || (g_str_equal (argv[1], "--text") && argc != 3))
    return 2;
  gtk_init ();
  label = gtk_label_new ("Drag");
  gtk_widget_set_size_request (label, 120, 60);
  g_object_set (source, "content", new_content (argv), "actions", GDK_ACTION_COPY, NULL);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (drag_ended_cb), loop);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_title (GTK_WINDOW (window), "Drag source");
  gtk_window_set_child (GTK_WINDOW (window), label);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (g_main_loop_quit), loop);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);
  return 0;
}
