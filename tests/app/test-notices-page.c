/* test-notices-page.c: what is seen, issued, corrected, voided and saved of a month's
 * notices and sheets, on the demonstration ledger. */
#include "config.h"

#include "app-fixture.h"
#include "jy-closing.h"
#include "jy-demo.h"
#include "jy-figures.h"
#include "jy-issued-list.h"
#include "jy-month-dialogs.h"
#include "jy-notice-list.h"
#include "jy-notices-page.h"
#include "jy-pdf-view.h"
#include "jy-posting.h"
#include "jy-printout-list.h"
#include "jy-record-form.h"

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
  g_assert_true (is_offered (&scene, "paper.save"));
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
  /* Nobody issues, prints or saves what is not seen yet. */
  g_assert_false (is_offered (&scene, "notices.issue"));
  g_assert_false (is_offered (&scene, "paper.save"));
  wait_for_paper (&scene, "更正公示");
  g_assert_true (is_offered (&scene, "notices.issue"));
  g_assert_true (is_offered (&scene, "paper.save"));
  second = issue (&scene, first);
  notices = list_notices (&scene);
  g_assert_cmpuint (notices->len, ==, 2);
  g_assert_cmpstr (((JyNoticeEntry *) g_ptr_array_index (notices, 1))->corrects, ==, first);
  strike_scene (&scene);
}

static guint
count_rows (GtkWidget *list)
{
  GtkWidget *view = find_widget (list, is_of_type, GSIZE_TO_POINTER (GTK_TYPE_LIST_VIEW));
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (view); row != NULL; row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

static GtkSelectionModel *
get_issued (Scene *scene)
{
  GtkWidget *list = find_widget (GTK_WIDGET (scene->list), is_of_type, GSIZE_TO_POINTER (JY_TYPE_ISSUED_LIST));

  return gtk_list_view_get_model (GTK_LIST_VIEW (find_widget (list, is_of_type, GSIZE_TO_POINTER (GTK_TYPE_LIST_VIEW))));
}

static char *
dup_first_number (Scene *scene)
{
  g_autoptr (JyPrintout) first = g_list_model_get_item (G_LIST_MODEL (get_issued (scene)), 0);

  return g_strdup (jy_printout_get_name (first));
}

/* 200 months up to March 2026, of three notices each: all are there, the newest first,
 * with rows for a part of them; words find those they stand in. */
static void
test_all_issued (Fixture      *fixture,
                 gconstpointer data)
{
  static const char *const kinds[] = { "waste", "canteen", "purchases" };
  g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func ((GDestroyNotify) jy_notice_entry_free);
  g_autofree char *first = NULL;
  g_autofree char *found = NULL;
  Scene scene = { NULL };
  GtkWidget *list;

  raise_scene (&scene, fixture);
  wait_for_paper (&scene, "2026年3月");
  for (guint i = 0; i < 600; i++)
    {
      JyNoticeEntry *entry = g_new0 (JyNoticeEntry, 1);
      JyMonth month = jy_month_new (2009, 8) + i / 3;

      entry->number = g_strdup_printf ("示机管公示〔%u〕%u号", jy_month_get_year (month), i + 1);
      entry->notice = g_strdup (kinds[i % 3]);
      entry->month = month;
      entry->issued = entry->posted_from = entry->posted_to = jy_month_get_last (month) + 1;
      g_ptr_array_add (notices, entry);
    }
  jy_printout_list_show_notices (scene.list, notices, OPEN);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_issued (&scene))), ==, 600);
  first = dup_first_number (&scene);
  g_assert_cmpstr (first, ==, "示机管公示〔2026〕600号");
  g_assert_true (jy_printout_list_select (scene.list, JY_PRINTOUT_ISSUED, "示机管公示〔2009〕1号"));
  g_assert_cmpstr (jy_printout_get_name (jy_printout_list_get_selected (scene.list)), ==, "示机管公示〔2009〕1号");

  list = find_widget (GTK_WIDGET (scene.list), is_of_type, GSIZE_TO_POINTER (JY_TYPE_ISSUED_LIST));
  g_assert_cmpuint (count_rows (list), >, 0);
  g_assert_cmpuint (count_rows (list), <, 600);

  /* March 2025 is the 188th month. The notice that is chosen is not found, and is shown
   * all the same. */
  gtk_editable_set_text (GTK_EDITABLE (find_widget (list, is_of_type, GSIZE_TO_POINTER (GTK_TYPE_SEARCH_ENTRY))), "公示  2025-03");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_issued (&scene))), ==, 3);
  found = dup_first_number (&scene);
  g_assert_cmpstr (found, ==, "示机管公示〔2025〕564号");
  g_assert_cmpstr (jy_printout_get_name (jy_printout_list_get_selected (scene.list)), ==, "示机管公示〔2009〕1号");
  strike_scene (&scene);
}

static void
put_posting (Scene      *scene,
             const char *number,
             const char *place,
             int         from,
             int         taken_down)
{
  g_autofree char *first = jy_day_to_iso (jy_ledger_get_today (scene->ledger) + from);
  g_autofree char *last = jy_day_to_iso (jy_ledger_get_today (scene->ledger) + taken_down);

  g_free (put (scene->ledger, &jy_kind_posting, "notice", number, "place", place, "from", first, "to", first,
               taken_down > from ? "taken_down" : NULL, last, NULL));
}

/* What the button says, and the form that it opens. */
static void
assert_posting (Scene      *scene,
                const char *number,
                const char *label,
                const char *place,
                gboolean    takes_down)
{
  GtkWidget *button = find_widget (GTK_WIDGET (scene->page), has_action, "notices.post");
  JyRecordForm *form = JY_RECORD_FORM (g_object_ref_sink (jy_posting_form_new (scene->ledger, number)));
  g_autofree char *shown = jy_field_editor_dup_text (jy_record_form_get_editor (form, JY_POSTING_PLACE));
  JyFieldEditor *taken_down = jy_record_form_get_editor (form, JY_POSTING_TAKEN_DOWN);
  g_autofree char *today = jy_day_to_iso (jy_ledger_get_today (scene->ledger));
  g_autofree char *last = jy_field_editor_dup_text (taken_down);

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, label);
  g_assert_cmpstr (shown, ==, place);
  g_assert_cmpstr (last, ==, takes_down ? today : "");
  g_object_unref (form);
}

/* Nothing hangs; it is to hang from tomorrow on; it hangs elsewhere till tomorrow. */
static void
test_posting (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *number = NULL;
  Scene scene = { NULL };

  raise_scene (&scene, fixture);
  jy_notices_page_show (scene.page, CLOSED);
  wait_for_paper (&scene, "2026年2月生活垃圾分类清运情况公示");
  number = issue (&scene, "");
  wait_for_paper (&scene, number);
  assert_posting (&scene, number, _ ("Record P_osting…"), "", FALSE);
  put_posting (&scene, number, "大厅", 1, 0);
  assert_posting (&scene, number, _ ("Change P_osting…"), "大厅", FALSE);
  put_posting (&scene, number, "食堂", 0, 1);
  assert_posting (&scene, number, _ ("_Take Down…"), "食堂", TRUE);
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
  ADD ("/app/notices-page/posting", test_posting);
  ADD ("/app/notices-page/chosen-days", test_chosen_days);
  ADD ("/app/notices-page/all-issued", test_all_issued);

  return g_test_run ();
}
