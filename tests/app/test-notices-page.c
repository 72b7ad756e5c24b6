/* test-notices-page.c: what is seen, issued, corrected, voided and saved of a month's
 * notices and sheets, on the demonstration ledger. */
#include "config.h"

#include "app-fixture.h"
#include "jy-closing.h"
#include "jy-demo.h"
#include "jy-figures.h"
#include "jy-month-dialogs.h"
#include "jy-notice-list.h"
#include "jy-notices-page.h"
#include "jy-pdf-view.h"
#include "jy-printout-list.h"

#include <glib/gi18n.h>

/* Closed by the demonstration data; the one after it is open. */
#define CLOSED jy_month_new (2026, 2)
#define OPEN   jy_month_new (2026, 3)

typedef struct
{
  JyLedger *ledger;
  GtkWindow *window;
  JyNoticesPage *page;
  JyPrintoutList *list;
  JyPdfView *view;
  const char *text;
} Scene;

static gboolean
shows_cb (gpointer data)
{
  Scene *scene = data;
  JyPdf *pdf = jy_pdf_view_get_pdf (scene->view);
  g_autofree char *text = pdf != NULL ? jy_pdf_dup_page_text (pdf, 0) : NULL;
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autofree char *joined = g_strjoinv (NULL, lines);

  return strstr (joined, scene->text) != NULL;
}

/* The page that is seen bears these words. */
static void
wait_for_paper (Scene      *scene,
                const char *text)
{
  scene->text = text;
  wait_until_named (shows_cb, scene, text);
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

static gboolean
has_action (GtkWidget    *widget,
            gconstpointer action)
{
  return GTK_IS_ACTIONABLE (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

static gboolean
is_offered (Scene      *scene,
            const char *action)
{
  GtkWidget *button = find_widget (GTK_WIDGET (scene->page), has_action, action);

  return gtk_widget_is_visible (button) && gtk_widget_is_sensitive (button);
}

static void
raise_scene (Scene   *scene,
             Fixture *fixture)
{
  JyDemoOptions options = JY_DEMO_OPTIONS_INIT (OPEN);
  g_autofree char *path = g_build_filename (fixture->folder, "demo.jieyue", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JyDesk) desk = jy_desk_new_here ("王师傅", &error);

  options.months = 3;
  jy_demo_create (path, &options, jy_figures_compute_json, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  scene->ledger = jy_ledger_open (path, desk, FALSE, &error);
  g_assert_no_error (error);
  scene->page = JY_NOTICES_PAGE (jy_notices_page_new (scene->ledger));
  scene->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (scene->window, 900, 600);
  adw_window_set_content (ADW_WINDOW (scene->window), GTK_WIDGET (scene->page));
  gtk_window_present (scene->window);
  scene->list = JY_PRINTOUT_LIST (find_widget (GTK_WIDGET (scene->page), is_of_type, GSIZE_TO_POINTER (JY_TYPE_PRINTOUT_LIST)));
  scene->view = JY_PDF_VIEW (find_widget (GTK_WIDGET (scene->page), is_of_type, GSIZE_TO_POINTER (JY_TYPE_PDF_VIEW)));
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

static GPtrArray *
list_notices (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *notices = jy_ledger_list_notices (scene->ledger, &error);

  g_assert_no_error (error);
  return notices;
}

static gboolean
is_issued_cb (gpointer data)
{
  Scene *scene = data;
  JyPrintout *selected = jy_printout_list_get_selected (scene->list);

  return jy_printout_get_type_of (selected) == JY_PRINTOUT_ISSUED && !g_str_equal (jy_printout_get_name (selected), scene->text);
}

/* Issues what is chosen; answers its number. */
static char *
issue (Scene      *scene,
       const char *before)
{
  jy_notices_page_issue (scene->page, 0, 0);
  scene->text = before;
  wait_until (is_issued_cb, scene);
  return g_strdup (jy_printout_get_name (jy_printout_list_get_selected (scene->list)));
}

/* Every notice and every sheet can be seen, of a month that is open too. */
static void
test_papers (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    JyPrintoutType type;
    const char *name;
    const char *words;
  } papers[] = {
    { JY_PRINTOUT_NOTICE, "canteen", "食堂用餐及食品浪费情况公示" },
    { JY_PRINTOUT_NOTICE, "purchases", "食堂食材采购情况公示" },
    { JY_PRINTOUT_NOTICE, "overtime", "加班餐订餐用餐情况公示" },
    { JY_PRINTOUT_NOTICE, "collectors", "收运单位及合同信息公示" },
    { JY_PRINTOUT_NOTICE, "combined", "食堂用餐及生活垃圾分类清运情况公示" },
    { JY_PRINTOUT_NOTICE, "waste", "生活垃圾分类清运情况公示" },
    { JY_PRINTOUT_SHEET, "pickups", "生活垃圾分类清运台账" },
    { JY_PRINTOUT_SHEET, "disposal", "废弃物处置记录" },
    { JY_PRINTOUT_SHEET, "purchases", "进货查验记录" },
    { JY_PRINTOUT_SHEET, "weighings", "厨余称重台账" },
    { JY_PRINTOUT_SHEET, "blank-day", "记录" },
  };
  Scene scene = { NULL };

  raise_scene (&scene, fixture);
  wait_for_paper (&scene, "2026年3月生活垃圾分类清运情况公示");
  g_assert_false (is_offered (&scene, "notices.issue"));
  g_assert_true (is_offered (&scene, "notices.save"));
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_assert_true (jy_printout_list_select (scene.list, papers[i].type, papers[i].name));
      wait_for_paper (&scene, papers[i].words);
    }
  strike_scene (&scene);
}

/* From the draft of a closed month to a number, and back to the page as it was
 * issued; the same one is not issued twice. */
static void
test_issue (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GPtrArray) notices = NULL;
  g_autofree char *number = NULL;
  g_autofree char *toast = NULL;
  Scene scene = { NULL };

  raise_scene (&scene, fixture);
  jy_notices_page_show (scene.page, CLOSED);
  wait_for_paper (&scene, "2026年2月生活垃圾分类清运情况公示");
  g_assert_true (is_offered (&scene, "notices.issue"));
  number = issue (&scene, "");
  wait_for_paper (&scene, number);
  toast = g_strdup_printf (_ ("Issued %s"), number);
  wait_for_text (&scene, toast);
  notices = list_notices (&scene);
  g_assert_cmpuint (notices->len, ==, 1);
  g_assert_true (is_offered (&scene, "notices.void"));
  g_assert_true (is_offered (&scene, "notices.post"));

  jy_printout_list_select (scene.list, JY_PRINTOUT_NOTICE, "waste");
  g_assert_false (is_offered (&scene, "notices.issue"));
  g_assert_cmpstr (jy_printout_get_state (jy_printout_list_get_selected (scene.list)), ==, number);
  strike_scene (&scene);
}

/* After the month was closed again the next one corrects the first. */
static void
test_correct (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gint64 version;
  Scene scene = { NULL };

  raise_scene (&scene, fixture);
  jy_notices_page_show (scene.page, CLOSED);
  wait_for_paper (&scene, "2026年2月生活垃圾分类清运情况公示");
  first = issue (&scene, "");
  g_assert_true (jy_ledger_reopen_month (scene.ledger, CLOSED, "漏记一笔", &error));
  jy_printout_list_select (scene.list, JY_PRINTOUT_NOTICE, "waste");
  g_assert_false (is_offered (&scene, "notices.issue"));
  g_assert_true (jy_ledger_close_month (scene.ledger, CLOSED, jy_figures_compute_json, NULL, &version, &error));
  g_assert_true (is_offered (&scene, "notices.issue"));
  wait_for_paper (&scene, "更正公示");
  second = issue (&scene, first);
  notices = list_notices (&scene);
  g_assert_cmpuint (notices->len, ==, 2);
  g_assert_cmpstr (((JyNoticeEntry *) g_ptr_array_index (notices, 1))->corrects, ==, first);
  strike_scene (&scene);
}

static void
test_chosen_days (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) notices = NULL;
  Scene scene = { NULL };
  JyNoticeEntry *notice;
  JyDay from;

  raise_scene (&scene, fixture);
  from = jy_ledger_get_today (scene.ledger) + 7;
  jy_notices_page_show (scene.page, CLOSED);
  wait_for_paper (&scene, "2026年2月生活垃圾分类清运情况公示");
  jy_notices_page_issue (scene.page, from, from + 13);
  scene.text = "";
  wait_until (is_issued_cb, &scene);
  notices = list_notices (&scene);
  notice = g_ptr_array_index (notices, 0);
  g_assert_cmpint (notice->posted_from, ==, from);
  g_assert_cmpint (notice->posted_to, ==, from + 13);
  strike_scene (&scene);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  ADD ("/app/notices-page/papers", test_papers);
  ADD ("/app/notices-page/issue", test_issue);
  ADD ("/app/notices-page/correct", test_correct);
  ADD ("/app/notices-page/chosen-days", test_chosen_days);

  return g_test_run ();
}
