/* test-import.c: what is shown before an import, what it leaves, and what a cancelled
 * one does not. */
#include "config.h"

#include "app-fixture.h"
#include "jy-import-dialog.h"
#include "jy-import-opener.h"
#include "jy-ledger-page.h"
#include "jy-period-chooser.h"
#include "jy-record-table.h"

#include <glib/gi18n.h>
#include <string.h>

#define PICKUPS \
  "日期,类别,重量(kg),收运单位\n2026-03-02,其他垃圾,12,甲\n2026-02-30,其他垃圾,abc,甲\n2026-03-04,大件,3,甲\n"

typedef struct
{
  Fixture *fixture;
  JyImportDialog *dialog; /* strong: it destroys itself */
  guint n_imported;
  guint n_changed;
} Scene;

static gint64
count (Fixture    *fixture,
       const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", table);
  gint64 n = -1;

  g_assert_true (jy_database_query_integer (jy_ledger_get_database (fixture->ledger), sql, &n, NULL));
  return n;
}

static JyImportSource *
get_sample (const char *file)
{
  g_autofree char *path = g_build_filename (g_getenv ("JY_TEST_DATA"), "sample-2026-03", file, NULL);

  return jy_import_source_new_for_file (path);
}

static JyImportSource *
write_file (Fixture    *fixture,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "in.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return jy_import_source_new_for_file (path);
}

static void
imported_cb (Scene *scene)
{
  scene->n_imported++;
}

static void
changed_cb (Scene *scene)
{
  scene->n_changed++;
}

static gboolean
is_idle_cb (gpointer data)
{
  return !jy_import_dialog_is_busy (((Scene *) data)->dialog);
}

static void
settle (Scene *scene)
{
  wait_until (is_idle_cb, scene);
}

static void
raise_scene (Scene          *scene,
             Fixture        *fixture,
             JyImportSource *source,
             const JyKind   *kind)
{
  *scene = (Scene) { .fixture = fixture };
  scene->dialog = g_object_ref (jy_import_dialog_new (NULL, fixture->ledger, source, kind));
  g_signal_connect_swapped (scene->dialog, "imported", G_CALLBACK (imported_cb), scene);
  g_signal_connect_data (fixture->ledger, "changed", G_CALLBACK (changed_cb), scene, NULL, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (scene->dialog));
  settle (scene);
  jy_import_source_unref (source);
}

static gboolean
is_alone_cb (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

static gboolean
is_gone_cb (gpointer data)
{
  return ((Scene *) data)->dialog == NULL;
}

/* One reference is the test's, one that of the names. */
static gboolean
is_ledger_free_cb (gpointer data)
{
  return G_OBJECT (((Scene *) data)->fixture->ledger)->ref_count <= 2;
}

static void
strike_scene (Scene *scene)
{
  g_signal_handlers_disconnect_by_data (scene->fixture->ledger, scene);
  g_signal_handlers_disconnect_by_data (scene->dialog, scene);
  gtk_window_destroy (GTK_WINDOW (scene->dialog));
  g_object_add_weak_pointer (G_OBJECT (scene->dialog), (gpointer *) &scene->dialog);
  g_object_unref (scene->dialog);
  /* A switch that is just turning is still drawn once. */
  wait_until (is_gone_cb, scene);
  /* A check that was given up holds the ledger until it ends. */
  wait_until (is_ledger_free_cb, scene);
}

static gboolean
has_label (Scene      *scene,
           const char *text)
{
  return find_widget (GTK_WIDGET (scene->dialog), is_label, text) != NULL;
}

static gboolean
is_drop_down_named (GtkWidget    *widget,
                    gconstpointer row_title)
{
  GtkWidget *title = gtk_widget_get_prev_sibling (widget);

  return GTK_IS_DROP_DOWN (widget) && GTK_IS_LABEL (title) && g_str_equal (gtk_label_get_label (GTK_LABEL (title)), row_title);
}

static gboolean
has_columns_cb (gpointer data)
{
  gpointer *pair = data;

  return find_widget (GTK_WIDGET (((Scene *) pair[0])->dialog), is_drop_down_named, pair[1]) != NULL;
}

/* The list in which the column of a field is chosen; they are made bit by bit. */
static GtkDropDown *
get_columns (Scene         *scene,
             const JyField *field)
{
  const char *title = jy_field_get_title (field);
  gpointer pair[] = { scene, (gpointer) title };

  wait_until_named (has_columns_cb, pair, title);
  return GTK_DROP_DOWN (find_widget (GTK_WIDGET (scene->dialog), is_drop_down_named, title));
}

static gboolean
is_row_titled (GtkWidget    *widget,
               gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static GtkWidget *
get_row (Scene      *scene,
         const char *title)
{
  GtkWidget *row = find_widget (GTK_WIDGET (scene->dialog), is_row_titled, title);

  g_assert_nonnull (row);
  return row;
}

static void
turn_switch (Scene      *scene,
             const char *title,
             gboolean    on)
{
  GtkWidget *row = get_row (scene, title);

  g_assert_true (gtk_widget_is_visible (row));
  gtk_switch_set_active (GTK_SWITCH (find_widget (row, is_of_type, GSIZE_TO_POINTER (GTK_TYPE_SWITCH))), on);
  settle (scene);
}

static gboolean
can_import (Scene *scene)
{
  GtkWidget *button = gtk_window_get_default_widget (GTK_WINDOW (scene->dialog));

  return gtk_widget_is_sensitive (button);
}

static gboolean
is_done_cb (gpointer data)
{
  return ((Scene *) data)->n_imported > 0;
}

static void
test_detected (Fixture      *fixture,
               gconstpointer data)
{
  Scene scene;
  g_autofree char *encoding = g_strdup_printf (gettext ("Detected: %s"), "GB18030");

  raise_scene (&scene, fixture, get_sample ("meals.csv"), NULL);
  g_assert_true (jy_import_plan_get_kind (jy_import_dialog_get_plan (scene.dialog)) == &jy_kind_meal);
  g_assert_true (has_label (&scene, encoding));
  g_assert_cmpint (jy_import_plan_get_chosen (jy_import_dialog_get_plan (scene.dialog), JY_MEAL_DINERS), ==, 5);
  g_assert_true (has_label (&scene, "2026-03-02"));
  /* The canteen is not known yet. */
  g_assert_false (can_import (&scene));
  g_assert_cmpint (jy_import_dialog_get_result (scene.dialog)->n_refused, ==, 70);
  turn_switch (&scene, gettext ("Make _records for unknown names"), TRUE);
  g_assert_true (can_import (&scene));
  g_assert_cmpint (jy_import_dialog_get_result (scene.dialog)->n_records, ==, 70);
  g_assert_cmpint (count (fixture, "journal"), ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (scene.dialog), "import.import", NULL);
  wait_until (is_done_cb, &scene);
  g_assert_cmpint (count (fixture, "meal"), ==, 70);
  g_assert_cmpint (count (fixture, "site"), ==, 1);
  /* Meals, sites and the import itself were announced to this connection. */
  g_assert_cmpuint (scene.n_changed, ==, 3);
  strike_scene (&scene);
}

static void
test_mapping (Fixture      *fixture,
              gconstpointer data)
{
  Scene scene;
  JyImportPlan *plan;

  raise_scene (&scene, fixture, write_file (fixture, "日期,人头,餐次\n2026-03-02,400,午餐\n"), &jy_kind_meal);
  plan = jy_import_dialog_get_plan (scene.dialog);
  g_assert_cmpint (jy_import_plan_get_chosen (plan, JY_MEAL_DINERS), ==, JY_IMPORT_NO_COLUMN);
  g_assert_cmpuint (gtk_drop_down_get_selected (get_columns (&scene, &jy_kind_meal.fields[JY_MEAL_DINERS])), ==, 0);
  /* No column, one value, then the columns of the file. */
  gtk_drop_down_set_selected (get_columns (&scene, &jy_kind_meal.fields[JY_MEAL_DINERS]), 3);
  settle (&scene);
  g_assert_cmpint (jy_import_plan_get_chosen (plan, JY_MEAL_DINERS), ==, 1);
  g_assert_true (can_import (&scene));

  /* Whoever takes a column takes it away, and what is missing then is said. */
  gtk_drop_down_set_selected (get_columns (&scene, &jy_kind_meal.fields[JY_MEAL_DINERS]), 4);
  settle (&scene);
  g_assert_cmpuint (gtk_drop_down_get_selected (get_columns (&scene, &jy_kind_meal.fields[JY_MEAL_MEAL])), ==, 0);
  g_assert_true (has_label (&scene, gettext ("Every record must have it: choose a column, or one value for all.")));
  g_assert_false (can_import (&scene));
  gtk_drop_down_set_selected (get_columns (&scene, &jy_kind_meal.fields[JY_MEAL_DINERS]), 3);
  jy_import_plan_choose_constant (plan, JY_MEAL_MEAL, "dinner");
  /* The same kind anew. */
  gtk_drop_down_set_selected (get_columns (&scene, &jy_kind_meal.fields[JY_MEAL_DATE]), 0);
  gtk_drop_down_set_selected (get_columns (&scene, &jy_kind_meal.fields[JY_MEAL_DATE]), 2);
  settle (&scene);
  g_assert_true (can_import (&scene));
  jy_import_dialog_import (scene.dialog, NULL);
  wait_until (is_done_cb, &scene);
  {
    gint64 n;

    g_assert_true (jy_database_query_integer (jy_ledger_get_database (fixture->ledger),
                                              "SELECT count(*) FROM meal WHERE meal='dinner' AND diners=400", &n, NULL));
    g_assert_cmpint (n, ==, 1);
  }
  strike_scene (&scene);
}

/* What is wrong is told in the engine's words, and nothing is imported. */
static void
test_bad_rows (Fixture      *fixture,
               gconstpointer data)
{
  Scene scene;
  const JyImportResult *result;
  g_autofree char *word = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *bad = g_build_filename (fixture->folder, "bad.csv", NULL);
  g_autofree char *content = NULL;

  raise_scene (&scene, fixture, write_file (fixture, PICKUPS), &jy_kind_pickup);
  turn_switch (&scene, gettext ("Make _records for unknown names"), TRUE);
  result = jy_import_dialog_get_result (scene.dialog);
  g_assert_cmpint (result->n_records, ==, 1);
  g_assert_cmpint (result->n_refused, ==, 2);
  g_assert_true (has_label (&scene, g_dpgettext2 (NULL, "import", "Refused")));
  g_assert_true (has_label (&scene, g_dpgettext2 (NULL, "import", "Good")));
  reason = g_strdup_printf (gettext ("Line %lu: %s"), 3UL, ((JyImportRow *) g_ptr_array_index (result->rows, 1))->reason);
  g_assert_nonnull (strstr (reason, "abc"));
  g_assert_true (has_label (&scene, reason));

  /* Not even if it is tried all the same. */
  g_assert_false (can_import (&scene));
  jy_import_dialog_import (scene.dialog, NULL);
  settle (&scene);
  g_assert_cmpuint (scene.n_imported, ==, 0);
  g_assert_cmpint (count (fixture, "journal"), ==, 0);

  /* A word that no choice knows can be told what it means. */
  word = g_strdup_printf (gettext ("“%s” in “%s” means"), "大件", jy_field_get_title (&jy_kind_pickup.fields[JY_PICKUP_CATEGORY]));
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_row (&scene, word)), 2 + JY_CATEGORY_OTHER);
  settle (&scene);
  g_assert_cmpint (jy_import_dialog_get_result (scene.dialog)->n_records, ==, 2);

  g_assert_false (can_import (&scene));
  turn_switch (&scene, gettext ("_Leave the refused rows out"), TRUE);
  g_assert_true (can_import (&scene));
  jy_import_dialog_import (scene.dialog, bad);
  wait_until (is_done_cb, &scene);
  g_assert_cmpint (count (fixture, "pickup"), ==, 2);
  g_assert_true (g_file_get_contents (bad, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "2026-02-30,其他垃圾,abc,甲"));
  g_assert_null (strstr (content, "大件"));
  strike_scene (&scene);
}

/* Rows enough for a while: it is given up in the midst of it. */
static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  Scene scene;
  g_autoptr (GString) text = g_string_new ("日期,环节,净重\n");

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (text, "2026-03-%02u,餐盘,%u\n", i % 28 + 1, i % 90 + 1);
  raise_scene (&scene, fixture, write_file (fixture, text->str), &jy_kind_weighing);
  g_assert_cmpint (jy_import_dialog_get_result (scene.dialog)->n_records, ==, 60000);
  jy_import_dialog_import (scene.dialog, NULL);
  g_assert_false (can_import (&scene));
  jy_import_dialog_cancel (scene.dialog);
  settle (&scene);
  g_assert_cmpuint (scene.n_imported, ==, 0);
  g_assert_cmpuint (scene.n_changed, ==, 0);
  g_assert_cmpint (count (fixture, "journal"), ==, 0);
  /* The dialog is there again, and it can be had after all. */
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (scene.dialog)));
  g_assert_true (can_import (&scene));
  jy_import_dialog_import (scene.dialog, NULL);
  wait_until (is_done_cb, &scene);
  g_assert_cmpint (count (fixture, "weighing"), ==, 60000);
  strike_scene (&scene);
}

/* A choice during a check gives that check up; closing during one does as well. */
static void
test_superseded (Fixture      *fixture,
                 gconstpointer data)
{
  Scene scene;

  raise_scene (&scene, fixture, get_sample ("meals.csv"), &jy_kind_meal);
  for (guint i = 0; i < 5; i++)
    gtk_switch_set_active (GTK_SWITCH (find_widget (get_row (&scene, gettext ("Make _records for unknown names")), is_of_type,
                                                    GSIZE_TO_POINTER (GTK_TYPE_SWITCH))),
                           i % 2 == 0);
  settle (&scene);
  g_assert_cmpint (jy_import_dialog_get_result (scene.dialog)->n_records, ==, 70);
  gtk_switch_set_active (GTK_SWITCH (find_widget (get_row (&scene, gettext ("Make _records for unknown names")), is_of_type,
                                                  GSIZE_TO_POINTER (GTK_TYPE_SWITCH))),
                         FALSE);
  strike_scene (&scene);
}

static void
test_duplicate (Fixture      *fixture,
                gconstpointer data)
{
  Scene scene;

  raise_scene (&scene, fixture, write_file (fixture, "日期,环节,净重\n2026-03-02,餐盘,1\n"), &jy_kind_weighing);
  g_assert_false (gtk_widget_is_visible (get_row (&scene, gettext ("Import it once more all the same"))));
  jy_import_dialog_import (scene.dialog, NULL);
  wait_until (is_done_cb, &scene);
  strike_scene (&scene);

  raise_scene (&scene, fixture, write_file (fixture, "日期,环节,净重\n2026-03-02,餐盘,1\n"), &jy_kind_weighing);
  g_assert_false (can_import (&scene));
  g_assert_nonnull (strstr (jy_import_dialog_get_status (scene.dialog), "in.csv"));
  /* The rows are there to see what it is. */
  g_assert_true (has_label (&scene, "2026-03-02"));
  turn_switch (&scene, gettext ("Import it once more all the same"), TRUE);
  g_assert_true (can_import (&scene));
  jy_import_dialog_import (scene.dialog, NULL);
  wait_until (is_done_cb, &scene);
  g_assert_cmpint (count (fixture, "weighing"), ==, 2);
  strike_scene (&scene);
}

static void
test_unreadable (Fixture      *fixture,
                 gconstpointer data)
{
  Scene scene;

  raise_scene (&scene, fixture, jy_import_source_new_for_file ("/nowhere/at all.csv"), NULL);
  g_assert_false (can_import (&scene));
  g_assert_nonnull (strstr (jy_import_dialog_get_status (scene.dialog), "at all.csv"));
  strike_scene (&scene);
  raise_scene (&scene, fixture, write_file (fixture, "日期,环节,净重\n\"2026-03-02,餐盘,1\n"), &jy_kind_weighing);
  g_assert_false (can_import (&scene));
  g_assert_nonnull (strstr (jy_import_dialog_get_status (scene.dialog), "2"));
  strike_scene (&scene);
}

/* A date that can be read in two ways is one that the user decides, and may decide anew. */
static void
test_dates (Fixture      *fixture,
            gconstpointer data)
{
  Scene scene;
  g_autofree char *title = g_strdup_printf (gettext ("“%s” is"), "03/04/2026");
  AdwComboRow *row;
  gint64 n;

  raise_scene (&scene, fixture, write_file (fixture, "日期,环节,净重\n03/04/2026,餐盘,1\n05/04/2026,餐盘,2\n"), &jy_kind_weighing);
  g_assert_cmpint (jy_import_dialog_get_result (scene.dialog)->n_refused, ==, 2);
  row = ADW_COMBO_ROW (get_row (&scene, title));
  g_assert_true (gtk_widget_is_visible (GTK_WIDGET (row)));
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, 3);
  adw_combo_row_set_selected (row, 2);
  settle (&scene);
  g_assert_cmpint (jy_import_dialog_get_result (scene.dialog)->n_records, ==, 2);
  adw_combo_row_set_selected (row, 0);
  settle (&scene);
  g_assert_cmpint (jy_import_dialog_get_result (scene.dialog)->n_refused, ==, 2);
  adw_combo_row_set_selected (row, 1);
  settle (&scene);
  jy_import_dialog_import (scene.dialog, NULL);
  wait_until (is_done_cb, &scene);
  g_assert_true (jy_database_query_integer (jy_ledger_get_database (fixture->ledger),
                                            "SELECT count(*) FROM weighing WHERE date IN ('2026-04-03','2026-04-05')", &n, NULL));
  g_assert_cmpint (n, ==, 2);
  strike_scene (&scene);
}

static gboolean
is_dialog (GtkWidget *widget)
{
  return JY_IS_IMPORT_DIALOG (widget);
}

static JyImportDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (is_dialog (link->data))
      return link->data;
  return NULL;
}

static gboolean
is_dialog_idle_cb (gpointer data)
{
  JyImportDialog *dialog = find_dialog ();

  return dialog != NULL && !jy_import_dialog_is_busy (dialog);
}

static gboolean
no_dialog_cb (gpointer data)
{
  return find_dialog () == NULL;
}

/* The sums of a table are counted by a task, which may end after the table. */
static gboolean
is_names_and_ours_cb (gpointer data)
{
  return G_OBJECT (data)->ref_count == 2;
}

/* Cells on the clipboard come into the table that is shown, which then shows them. */
static void
test_paste (Fixture      *fixture,
            gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  GtkWidget *toasts = adw_toast_overlay_new ();
  JyLedgerPage *page;
  GtkWidget *table, *period;
  JyDay from, to;
  g_autofree char *said = g_strdup_printf (ngettext ("%ld record imported", "%ld records imported", 2), 2L);

  g_settings_set_string (fixture->settings, "last-kind", "meal");
  page = jy_ledger_page_new (fixture->ledger, fixture->settings);
  adw_window_set_content (ADW_WINDOW (window), toasts);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (page));
  gtk_window_present (window);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (page)),
                          "日期\t餐次\t就餐人数\t备注\n2024-05-06\t午餐\t1,234\t\"两\n行\"\n2024-05-07\t午餐\t1200\t\n");
  jy_ledger_page_act (page, "paste-cells");
  wait_until (is_dialog_idle_cb, NULL);
  g_assert_true (jy_import_plan_get_kind (jy_import_dialog_get_plan (find_dialog ())) == &jy_kind_meal);
  jy_import_dialog_import (find_dialog (), NULL);
  wait_until (no_dialog_cb, NULL);

  g_assert_cmpint (count (fixture, "meal"), ==, 2);
  table = find_widget (GTK_WIDGET (page), is_of_type, GSIZE_TO_POINTER (JY_TYPE_RECORD_TABLE));
  period = GTK_WIDGET (jy_record_table_get_period (JY_RECORD_TABLE (table)));
  jy_period_chooser_get_days (JY_PERIOD_CHOOSER (period), &from, &to);
  g_assert_cmpint (from, ==, jy_day_new (2024, 5, 1));
  g_assert_cmpint (to, ==, jy_day_new (2024, 5, 31));
  g_assert_nonnull (find_widget (toasts, is_label, said));
  g_object_ref (page);
  gtk_window_destroy (window);
  wait_until (is_alone_cb, page);
  g_assert_finalize_object (page);
  wait_until (is_names_and_ours_cb, fixture->ledger);
  g_settings_reset (fixture->settings, "last-kind");
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  ADD ("/app/import/detected", test_detected);
  ADD ("/app/import/mapping", test_mapping);
  ADD ("/app/import/bad-rows", test_bad_rows);
  ADD ("/app/import/cancel", test_cancel);
  ADD ("/app/import/superseded", test_superseded);
  ADD ("/app/import/duplicate", test_duplicate);
  ADD ("/app/import/unreadable", test_unreadable);
  ADD ("/app/import/dates", test_dates);
  ADD ("/app/import/paste", test_paste);

  return g_test_run ();
}
