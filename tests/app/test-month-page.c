/* test-month-page.c: a month's figures and findings, its closing and its notice, on
 * the demonstration ledger. */
#include "config.h"

#include "app-fixture.h"
#include "jy-chart-view.h"
#include "jy-demo.h"
#include "jy-figures.h"
#include "jy-figures-view.h"
#include "jy-findings.h"
#include "jy-finding-list.h"
#include "jy-month-dialogs.h"
#include "jy-month-page.h"

#include <glib/gi18n.h>

#define LAST jy_month_new (2026, 3)

typedef struct
{
  JyLedger *ledger;
  GtkWindow *window;
  JyMonthPage *page;
  const char *text;
} Scene;

static gboolean
has_action (GtkWidget    *widget,
            gconstpointer action)
{
  return GTK_IS_ACTIONABLE (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

static gboolean
is_disabled_reopen (GtkWidget    *widget,
                    gconstpointer data)
{
  return ADW_IS_MESSAGE_DIALOG (widget) && !adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (widget), "do");
}

static gboolean
says_cb (gpointer data)
{
  Scene *scene = data;

  return find_widget (GTK_WIDGET (scene->page), is_label, scene->text) != NULL;
}

static void
wait_for_text (Scene      *scene,
               const char *text)
{
  scene->text = text;
  wait_until_named (says_cb, scene, text);
}

static void
wait_for_month (Scene  *scene,
                JyMonth month)
{
  g_autofree char *title = jy_month_dup_title (month);

  wait_for_text (scene, title);
}

static gboolean
is_enabled (Scene      *scene,
            const char *action)
{
  return gtk_widget_is_sensitive (find_widget (GTK_WIDGET (scene->page), has_action, action));
}

static gboolean
is_drawn_cb (gpointer widget)
{
  return gtk_widget_get_height (widget) > 0;
}

static void
show_scene (Scene *scene)
{
  scene->page = JY_MONTH_PAGE (jy_month_page_new (scene->ledger));
  scene->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (scene->window, 900, 600);
  adw_window_set_content (ADW_WINDOW (scene->window), GTK_WIDGET (scene->page));
  gtk_window_present (scene->window);
  wait_for_month (scene, LAST);
}

static void
raise_scene (Scene   *scene,
             Fixture *fixture)
{
  JyDemoOptions options = JY_DEMO_OPTIONS_INIT (LAST);
  g_autofree char *path = g_build_filename (fixture->folder, "demo.jieyue", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JyDesk) desk = jy_desk_new_here ("王师傅", &error);

  options.months = 3;
  jy_demo_create (path, &options, jy_figures_compute_json, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  scene->ledger = jy_ledger_open (path, desk, FALSE, &error);
  g_assert_no_error (error);
  show_scene (scene);
}

static gboolean
is_alone_cb (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

static void
strike_scene (Scene *scene)
{
  g_object_ref (scene->page);
  gtk_window_destroy (scene->window);
  wait_until (is_alone_cb, scene->page);
  g_assert_finalize_object (scene->page);
  wait_until (is_alone_cb, scene->ledger);
  g_assert_finalize_object (scene->ledger);
}

static void
test_figures (Fixture      *fixture,
              gconstpointer data)
{
  Scene scene;
  g_autoptr (JyFigures) figures = NULL;
  g_autofree char *diners = NULL;
  g_autofree char *yuan = NULL;

  raise_scene (&scene, fixture);
  g_assert_cmpint (jy_month_page_get_month (scene.page), ==, LAST);
  figures = jy_figures_new (scene.ledger, LAST, NULL);
  diners = g_strdup_printf ("%" G_GINT64_FORMAT, figures->meals_total.diners);
  yuan = jy_format_decimal (figures->purchases.amount, 2, 2, 2);
  wait_for_text (&scene, diners);
  wait_for_text (&scene, yuan);
  wait_for_text (&scene, jy_text_pick ("Kitchen waste", "厨余垃圾"));
  /* Nothing was recorded a year before: a dash, not a zero. */
  wait_for_text (&scene, "—");
  g_assert_null (find_widget (GTK_WIDGET (scene.page), is_label, "−100.0 %"));
  strike_scene (&scene);
}

static void
note_record_cb (JyMonthPage *page,
                const char  *kind,
                const char  *record,
                char       **noted)
{
  g_free (*noted);
  *noted = g_strdup_printf ("%s %s", kind, record);
}

static void
test_findings (Fixture      *fixture,
               gconstpointer data)
{
  Scene scene;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *noted = NULL;
  GtkWidget *list;
  guint n_rows = 0;

  raise_scene (&scene, fixture);
  findings = jy_findings_new_for_month (scene.ledger, LAST, NULL);
  g_assert_cmpuint (findings->len, >, 5);
  for (guint i = 0; i < findings->len; i++)
    wait_for_text (&scene, ((JyFinding *) g_ptr_array_index (findings, i))->message);

  g_signal_connect (scene.page, "record-activated", G_CALLBACK (note_record_cb), &noted);
  list = find_widget (find_widget (GTK_WIDGET (scene.page), is_of_type, GSIZE_TO_POINTER (JY_TYPE_FINDING_LIST)), is_of_type,
                      GSIZE_TO_POINTER (GTK_TYPE_LIST_BOX));
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n_rows)) != NULL; n_rows++)
    {
      const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
      const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
      guint i = 0;

      while (!g_str_equal (((JyFinding *) g_ptr_array_index (findings, i))->message, title))
        g_assert_cmpuint (++i, <, findings->len);
      g_assert_nonnull (strstr (subtitle, jy_severity_get_title (((JyFinding *) g_ptr_array_index (findings, i))->severity)));
      if (gtk_list_box_row_get_activatable (row) && noted == NULL)
        g_signal_emit_by_name (list, "row-activated", row);
    }
  g_assert_cmpuint (n_rows, ==, findings->len);
  g_assert_nonnull (noted);
  {
    g_auto (GStrv) words = g_strsplit (noted, " ", 2);
    const JyKind *kind;
    JyRecordState state;

    g_assert_true (jy_ledger_find (scene.ledger, words[1], &kind, &state, NULL));
    g_assert_cmpstr (kind->name, ==, words[0]);
  }
  strike_scene (&scene);
}

static void
test_close (Fixture      *fixture,
            gconstpointer data)
{
  Scene scene;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  raise_scene (&scene, fixture);
  wait_for_text (&scene, g_dpgettext2 (NULL, "month", "Open"));
  g_assert_true (is_enabled (&scene, "month.close"));
  g_assert_false (is_enabled (&scene, "month.reopen"));

  jy_month_page_close (scene.page, &error);
  g_assert_no_error (error);
  g_assert_true (jy_ledger_is_month_closed (scene.ledger, LAST));
  wait_for_text (&scene, g_dpgettext2 (NULL, "month", "Closed"));
  g_assert_false (is_enabled (&scene, "month.close"));
  g_assert_true (is_enabled (&scene, "month.reopen"));

  /* Twice is refused, and so is a reopening without a reason. */
  g_assert_false (jy_month_page_close (scene.page, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (jy_month_page_reopen (scene.page, "  ", &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  dialog = jy_reopen_dialog_new (GTK_WIDGET (scene.page), LAST);
  g_assert_true (is_disabled_reopen (dialog, NULL));
  gtk_editable_set_text (GTK_EDITABLE (find_widget (dialog, is_of_type, GSIZE_TO_POINTER (ADW_TYPE_ENTRY_ROW))), " 漏记 ");
  g_assert_false (is_disabled_reopen (dialog, NULL));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (jy_ledger_is_month_closed (scene.ledger, LAST));

  jy_month_page_reopen (scene.page, "漏记一笔", &error);
  g_assert_no_error (error);
  wait_for_text (&scene, g_dpgettext2 (NULL, "month", "Open"));
  strike_scene (&scene);
}

static void
test_navigation (Fixture      *fixture,
                 gconstpointer data)
{
  Scene scene;

  raise_scene (&scene, fixture);
  gtk_widget_activate_action (GTK_WIDGET (scene.page), "month.previous", NULL);
  g_assert_cmpint (jy_month_page_get_month (scene.page), ==, LAST - 1);
  /* What is not known yet cannot be closed. */
  g_assert_false (is_enabled (&scene, "month.close"));
  wait_for_text (&scene, g_dpgettext2 (NULL, "month", "Closed"));
  wait_for_month (&scene, LAST - 1);

  /* Of several steps, only the last is answered. */
  jy_month_page_step (scene.page, 1);
  jy_month_page_step (scene.page, -20);
  wait_for_text (&scene, gettext ("Nothing Recorded"));
  wait_for_month (&scene, LAST - 20);
  g_assert_null (find_widget (GTK_WIDGET (scene.page), is_label, gettext ("Food waste")));
  jy_month_page_show (scene.page, LAST);
  wait_for_text (&scene, gettext ("Food waste"));
  strike_scene (&scene);
}

static void
test_follows (Fixture      *fixture,
              gconstpointer data)
{
  Scene scene;
  g_autoptr (JyFigures) figures = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *id = NULL;

  raise_scene (&scene, fixture);
  figures = jy_figures_new (scene.ledger, LAST, NULL);
  lines = g_strdup_printf ("%" G_GINT64_FORMAT, figures->meals_total.diners + 12345);
  id = put (scene.ledger, &jy_kind_meal, "date", "2026-03-01", "meal", "overtime", "diners", "12345", NULL);
  wait_for_text (&scene, lines);
  strike_scene (&scene);
}

/* What is read aloud, found by its name as a screen reader does. */
static gboolean
is_named (GtkWidget    *widget,
          gconstpointer name)
{
  g_autofree char *problem = NULL;

  if (!JY_IS_CHART_VIEW (widget))
    return FALSE;
  problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return problem == NULL;
}

static GtkWidget *
find_chart (Scene      *scene,
            const char *name)
{
  return find_widget (GTK_WIDGET (scene->page), is_named, name);
}

static void
assert_says (GtkWidget  *chart,
             const char *description)
{
  g_autofree char *problem =
    gtk_test_accessible_check_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);

  g_assert_cmpstr (problem, ==, NULL);
}

static gboolean
has_chart_cb (gpointer data)
{
  Scene *scene = data;

  return find_chart (scene, scene->text) != NULL;
}

/* How much of a row of pixels is painted, in per cent. */
static int
count_ink (GtkWidget *widget,
           int        y)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), n = 0;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cairo = cairo_create (surface);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cairo);
  cairo_surface_flush (surface);
  for (int x = 0; x < width; x++)
    n += cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + 4 * x + 3] > 0;
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return n * 100 / width;
}

/* Two months of 200 and 1000 kg, 600 of them kitchen waste, and one lunch of 100 diners
 * who left 4.5 kg. The test has no catalogue: only names of choices are Chinese. */
static void
test_charts (Fixture      *fixture,
             gconstpointer data)
{
  Scene scene = { .ledger = fixture->ledger };
  const char *shares = "Share of each category";
  const char *year = "Waste collected in twelve months, kg";
  const char *plates = jy_text_pick ("Lunch: left on plates by day, g per diner", "午餐: left on plates by day, g per diner");
  g_autofree char *february = jy_month_dup_title (LAST - 1), *march = jy_month_dup_title (LAST);
  g_autofree char *months = g_strdup_printf ("%s 200 kg, %s 1000 kg", february, march);
  GtkWidget *chart;

  g_free (put (fixture->ledger, &jy_kind_institution, "name", "局", "target_lunch", "50", NULL));
  g_free (put (fixture->ledger, &jy_kind_collector, "name", "甲公司", NULL));
  g_free (put (fixture->ledger, &jy_kind_pickup, "date", "2026-02-03", "category", "kitchen", "mass", "200", "collector", "甲公司",
               NULL));
  g_free (put (fixture->ledger, &jy_kind_pickup, "date", "2026-03-03", "category", "kitchen", "mass", "600", "collector", "甲公司",
               NULL));
  g_free (put (fixture->ledger, &jy_kind_pickup, "date", "2026-03-04", "category", "other", "mass", "400", "collector", "甲公司",
               NULL));
  g_free (put (fixture->ledger, &jy_kind_meal, "date", "2026-03-03", "meal", "lunch", "diners", "100", NULL));
  g_free (put (fixture->ledger, &jy_kind_weighing, "date", "2026-03-03", "meal", "lunch", "stage", "plate", "net", "4.5", NULL));
  show_scene (&scene);

  scene.text = shares;
  wait_until (has_chart_cb, &scene);
  chart = find_chart (&scene, shares);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG);
  assert_says (chart, jy_text_pick ("Recyclable 0.0 %, Hazardous 0.0 %, Kitchen waste 60.0 %, Other waste 40.0 %",
                                    "可回收物 0.0 %, 有害垃圾 0.0 %, 厨余垃圾 60.0 %, 其他垃圾 40.0 %"));
  assert_says (find_chart (&scene, year), months);
  assert_says (find_chart (&scene, plates), "Target 50 g, 2026-03-03 45.0 g");

  /* The third of four bars is the longest, the second is none. */
  wait_until (is_drawn_cb, chart);
  g_assert_cmpint (count_ink (chart, gtk_widget_get_height (chart) * 5 / 8), >, 50);
  g_assert_cmpint (count_ink (chart, gtk_widget_get_height (chart) * 3 / 8), <, 40);

  jy_month_page_step (scene.page, -2);
  wait_for_text (&scene, gettext ("Nothing Recorded"));
  g_assert_null (find_widget (GTK_WIDGET (scene.page), is_of_type, GSIZE_TO_POINTER (JY_TYPE_CHART_VIEW)));
  g_object_ref (scene.page);
  gtk_window_destroy (scene.window);
  wait_until (is_alone_cb, scene.page);
  g_assert_finalize_object (scene.page);
}

static gboolean
exists_cb (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
may_draft_cb (gpointer data)
{
  return is_enabled (data, "month.reopen");
}

static void
test_notice (Fixture      *fixture,
             gconstpointer data)
{
  Scene scene;
  g_autofree char *draft = g_build_filename (fixture->folder, "draft.pdf", NULL);
  g_autofree char *issued = g_build_filename (fixture->folder, "issued.pdf", NULL);
  g_autoptr (GError) error = NULL;
  gint64 n;

  raise_scene (&scene, fixture);
  jy_month_page_show (scene.page, LAST - 1);
  wait_for_text (&scene, g_dpgettext2 (NULL, "month", "Closed"));
  jy_month_page_save_notice (scene.page, draft, FALSE);
  g_assert_false (is_enabled (&scene, "month.reopen"));
  wait_until (exists_cb, draft);
  wait_for_text (&scene, gettext ("The draft was saved"));
  wait_until (may_draft_cb, &scene);

  jy_month_page_save_notice (scene.page, issued, TRUE);
  wait_until (exists_cb, issued);
  wait_until (may_draft_cb, &scene);
  jy_database_query_integer (jy_ledger_get_database (scene.ledger), "SELECT count(*) FROM notice", &n, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 1);
  strike_scene (&scene);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  ADD ("/app/month-page/figures", test_figures);
  ADD ("/app/month-page/charts", test_charts);
  ADD ("/app/month-page/findings", test_findings);
  ADD ("/app/month-page/close", test_close);
  ADD ("/app/month-page/navigation", test_navigation);
  ADD ("/app/month-page/follows", test_follows);
  ADD ("/app/month-page/notice", test_notice);

  return g_test_run ();
}
