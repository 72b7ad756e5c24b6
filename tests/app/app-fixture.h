/* app-fixture.h: a ledger in a folder of its own, a window to put a widget in, and
 * a main loop that does not wait for ever. */
#pragma once

#include <adwaita.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "jy-ledger.h"
#include "jy-names.h"
#include "jy-text.h"

typedef struct
{
  char *folder;
  char *path;
  JyLedger *ledger;
  JyNames *names;
  GSettings *settings;
} Fixture;

typedef gboolean (*Condition) (gpointer data);

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

/* gtk_test_init() would take the language away, and G_TEST_OPTION_ISOLATE_DIRS what
 * icons are loaded with; the runner gives the test a home of its own. */
G_GNUC_UNUSED static void
app_test_init (int    *argc,
               char ***argv)
{
  g_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "");
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("waited for 10 seconds for %s", (const char *) data);
  return G_SOURCE_REMOVE;
}

#define wait_until(condition, data) wait_until_named (condition, data, #condition)

G_GNUC_UNUSED static void
wait_until_named (Condition   condition,
                  gpointer    data,
                  const char *name)
{
  guint watchdog = g_timeout_add_seconds (10, give_up_cb, (gpointer) name);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (watchdog);
}

typedef gboolean (*Match) (GtkWidget *widget, gconstpointer data);

/* The first widget below @widget that @match knows. */
G_GNUC_UNUSED static GtkWidget *
find_widget (GtkWidget    *widget,
             Match         match,
             gconstpointer data)
{
  if (match (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, match, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

G_GNUC_UNUSED static gboolean
is_of_type (GtkWidget    *widget,
            gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

/* A label that can be seen, with this text. */
G_GNUC_UNUSED static gboolean
is_label (GtkWidget    *widget,
          gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_is_visible (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

/* put (ledger, kind, "field", "value", …, NULL) → the identifier */
G_GNUC_UNUSED static char *
put (JyLedger     *ledger,
     const JyKind *kind,
     ...)
{
  g_autoptr (JyRecord) record = jy_record_new (kind);
  g_autoptr (GError) error = NULL;
  JyRecordState state;
  const char *name;
  va_list words;
  guint field;

  va_start (words, kind);
  while ((name = va_arg (words, const char *)) != NULL)
    {
      g_assert_nonnull (jy_kind_find_field (kind, name, &field));
      jy_ledger_parse (ledger, record, field, va_arg (words, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (words);
  jy_ledger_put (ledger, record, NULL, &state, &error);
  g_assert_no_error (error);
  return g_strdup (state.id);
}

G_GNUC_UNUSED static void
fixture_set_up (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyDesk) desk = jy_desk_new_here ("王师傅", &error);

  g_assert_no_error (error);
  fixture->folder = g_dir_make_tmp ("jieyue-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.jieyue", NULL);
  fixture->ledger = jy_ledger_create (fixture->path, desk, &error);
  g_assert_no_error (error);
  fixture->names = jy_names_new (fixture->ledger);
  fixture->settings = g_settings_new (JY_APPLICATION_ID);
  g_settings_reset (fixture->settings, "columns");
}

G_GNUC_UNUSED static void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->settings);
  g_assert_finalize_object (g_steal_pointer (&fixture->names));
  g_assert_finalize_object (g_steal_pointer (&fixture->ledger));
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}
