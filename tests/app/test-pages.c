/* test-pages.c: the sidebar, the dialog for a new ledger, the page of a record. */
#include "config.h"

#include "app-fixture.h"
#include "jy-new-ledger-dialog.h"
#include "jy-record-page.h"
#include "jy-sidebar.h"

#define L fixture->ledger

static void
assert_says (gpointer    widget,
             const char *text)
{
  if (find_widget (widget, is_label, text) == NULL)
    g_error ("nothing says “%s”", text);
}

/* Each kind that people record stands there once, and the months. */
static void
test_sidebar (void)
{
  GtkWidget *sidebar = g_object_ref_sink (g_object_new (JY_TYPE_SIDEBAR, NULL));
  GtkListBox *list = GTK_LIST_BOX (find_widget (sidebar, is_of_type, GSIZE_TO_POINTER (GTK_TYPE_LIST_BOX)));
  const JyKind *const *kinds;
  guint n;

  kinds = jy_kind_list (&n);
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, (int) n + 1));
  g_assert_null (gtk_list_box_get_row_at_index (list, (int) n + 2));
  for (guint i = 0; i < n; i++)
    {
      gtk_list_box_unselect_all (list);
      jy_sidebar_select (JY_SIDEBAR (sidebar), kinds[i]);
      g_assert_nonnull (gtk_list_box_get_selected_row (list));
    }
  jy_sidebar_select (JY_SIDEBAR (sidebar), &jy_kind_closing);
  assert_says (sidebar, jy_text_pick ("Figures and closing", "月结"));
  assert_says (sidebar, jy_text_pick ("Pickups", "清运记录"));
  g_assert_finalize_object (sidebar);
}

static void
test_new_ledger (Fixture      *fixture,
                 gconstpointer data)
{
  JyNewLedgerDialog *dialog = jy_new_ledger_dialog_new (NULL);
  GtkWidget *name = find_widget (GTK_WIDGET (dialog), is_of_type, GSIZE_TO_POINTER (ADW_TYPE_ENTRY_ROW));
  g_autofree char *path = g_build_filename (fixture->folder, "new.jieyue", NULL);
  g_autoptr (JyRecord) institution = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyLedger) ledger = NULL;

  gtk_editable_set_text (GTK_EDITABLE (name), "  某某市财政局  ");
  ledger = jy_new_ledger_dialog_create (dialog, path, &error);
  g_assert_no_error (error);
  institution = jy_ledger_read_institution (ledger, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (jy_record_get_text (institution, JY_INSTITUTION_NAME), ==, "某某市财政局");

  /* A ledger is never replaced. */
  g_assert_null (jy_new_ledger_dialog_create (dialog, fixture->path, &error));
  g_assert_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_EXISTS);
  g_clear_error (&error);

  /* Nor is half a ledger left behind. */
  gtk_editable_set_text (GTK_EDITABLE (name), " ");
  g_free (path);
  path = g_build_filename (fixture->folder, "nobody.jieyue", NULL);
  g_assert_null (jy_new_ledger_dialog_create (dialog, path, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_record (Fixture      *fixture,
             gconstpointer data)
{
  JyRecordPage *page = jy_record_page_new (L, fixture->names);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  g_autofree char *subtitle = NULL;
  g_autofree char *id = NULL;
  g_autoptr (JyRecord) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_free (put (L, &jy_kind_collector, "name", "环卫中心", NULL));
  id = put (L, &jy_kind_pickup, "date", "2026-03-02", "category", "recyclable", "mass", "12.5", "collector", "环卫中心", NULL);
  changed = jy_ledger_read (L, id, NULL, NULL);

  gtk_window_set_child (window, GTK_WIDGET (page));
  gtk_window_present (window);
  jy_record_page_show (page, id);
  subtitle = jy_record_page_dup_subtitle (page);
  g_assert_cmpstr (subtitle, ==, "2026-03-02");
  assert_says (page, "12.5 kg");
  assert_says (page, "环卫中心");
  assert_says (page, jy_text_pick ("No contract", "无合同"));

  /* It follows corrections, with the old value and the new one. */
  jy_record_set_integer (changed, JY_PICKUP_MASS, 15000);
  g_assert_true (jy_ledger_amend (L, id, changed, "抄错", NULL, &error));
  assert_says (page, "15 kg");
  assert_says (page, "12.5 kg → 15 kg");
  g_assert_null (find_widget (GTK_WIDGET (page), is_label,
                              "This record is voided. It counts for nothing and is kept for its history."));
  g_assert_true (jy_ledger_void (L, id, "重复", &error));
  assert_says (page, "This record is voided. It counts for nothing and is kept for its history.");

  g_object_ref (page);
  gtk_window_destroy (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (page);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/app/pages/sidebar", test_sidebar);
  ADD ("/app/pages/new-ledger", test_new_ledger);
  ADD ("/app/pages/record", test_record);

  return g_test_run ();
}
