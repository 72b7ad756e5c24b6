/* test-ledger-page.c: from a table to a record and on to those that it names, and back;
 * voiding, undoing, doing again. */
#include "config.h"

#include "app-fixture.h"
#include "jy-ledger-content.h"
#include "jy-ledger-page.h"
#include "jy-reason-dialog.h"
#include "jy-record-cell.h"
#include "jy-record-form.h"
#include "jy-reference-window.h"

#include <glib/gi18n.h>

#define L fixture->ledger

typedef struct
{
  GtkWindow *window;
  JyLedgerPage *page;
  JyLedgerContent *content;
  char *collector;
  char *contract;
  char *pickup;
} Scene;

static void
scene_present (Scene   *scene,
               Fixture *fixture)
{
  g_settings_set_string (fixture->settings, "last-kind", "pickup");
  scene->window = GTK_WINDOW (gtk_window_new ());
  scene->page = jy_ledger_page_new (L, fixture->settings);
  gtk_window_set_default_size (scene->window, 900, 600);
  gtk_window_set_child (scene->window, GTK_WIDGET (scene->page));
  gtk_window_present (scene->window);
  scene->content = JY_LEDGER_CONTENT (find_widget (GTK_WIDGET (scene->page), is_of_type, GSIZE_TO_POINTER (JY_TYPE_LEDGER_CONTENT)));
}

static void
scene_set_up (Scene   *scene,
              Fixture *fixture)
{
  scene->collector = put (L, &jy_kind_collector, "name", "环卫中心", NULL);
  scene->contract = put (L, &jy_kind_contract, "number", "HT-1", "collector", "环卫中心", "categories", "other", "start",
                         "2026-01-01", "end", "2026-12-31", NULL);
  scene->pickup = put (L, &jy_kind_pickup, "date", "2026-03-02", "category", "other", "mass", "12.5", "collector", "环卫中心", NULL);
  scene_present (scene, fixture);
}

static void
scene_tear_down (Scene *scene)
{
  g_object_ref (scene->page);
  gtk_window_destroy (scene->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (scene->page);
  g_free (scene->collector);
  g_free (scene->contract);
  g_free (scene->pickup);
}

static gboolean
has_settled (gpointer data)
{
  return jy_ledger_content_get_table (data) != NULL;
}

static void
open_record (Scene      *scene,
             const char *id)
{
  wait_until (has_settled, scene->content);
  g_signal_emit_by_name (jy_ledger_content_get_table (scene->content), "record-activated", id);
}

static void
assert_shows (Scene      *scene,
              const char *id)
{
  JyRecordPage *page = jy_ledger_content_get_record_page (scene->content);

  g_assert_nonnull (page);
  g_assert_cmpstr (jy_record_page_get_id (page), ==, id);
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
void_with_reason (Scene      *scene,
                  const char *reason)
{
  AdwMessageDialog *dialog;
  GtkWidget *entry;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (scene->page), "record.void", NULL));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "do"));
  entry = find_widget (GTK_WIDGET (dialog), is_of_type, GSIZE_TO_POINTER (ADW_TYPE_ENTRY_ROW));
  gtk_editable_set_text (GTK_EDITABLE (entry), reason);
  adw_message_dialog_response (dialog, "do");
}

static gboolean
is_voided (Fixture    *fixture,
           const char *id)
{
  const JyKind *kind;
  JyRecordState state;

  g_assert_true (jy_ledger_find (L, id, &kind, &state, NULL));
  return state.voided;
}

/* A pickup names its collector, and the contract that decided; the way back leads
 * through the same places. */
static void
test_places (Fixture      *fixture,
             gconstpointer data)
{
  Scene scene;

  scene_set_up (&scene, fixture);
  open_record (&scene, scene.pickup);
  assert_shows (&scene, scene.pickup);
  g_signal_emit_by_name (jy_ledger_content_get_record_page (scene.content), "record-activated", "collector", scene.collector);
  assert_shows (&scene, scene.collector);
  g_assert_true (jy_ledger_content_get_kind (scene.content) == &jy_kind_collector);
  jy_ledger_page_act (scene.page, "back");
  assert_shows (&scene, scene.pickup);
  g_assert_true (jy_ledger_content_get_kind (scene.content) == &jy_kind_pickup);
  jy_ledger_page_act (scene.page, "back");
  g_assert_null (jy_ledger_content_get_record_page (scene.content));
  g_assert_false (jy_ledger_content_can_go_back (scene.content));
  scene_tear_down (&scene);
}

static gboolean
is_cell (GtkWidget    *widget,
         gconstpointer text)
{
  return JY_IS_RECORD_CELL (widget) && g_str_equal (jy_record_cell_get_text (JY_RECORD_CELL (widget)), text);
}

static gboolean
is_row_to (GtkWidget    *widget,
           gconstpointer title)
{
  return ADW_IS_ACTION_ROW (widget) && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget)) &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static void
test_contract_decided (Fixture      *fixture,
                       gconstpointer data)
{
  Scene scene;
  GtkWidget *row;

  scene_set_up (&scene, fixture);
  open_record (&scene, scene.pickup);
  row = find_widget (GTK_WIDGET (scene.page), is_row_to, jy_kind_get_title (&jy_kind_contract));
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  assert_shows (&scene, scene.contract);
  scene_tear_down (&scene);
}

static void
test_void_and_undo (Fixture      *fixture,
                    gconstpointer data)
{
  Scene scene;

  scene_set_up (&scene, fixture);
  open_record (&scene, scene.pickup);
  void_with_reason (&scene, "重复登记");
  g_assert_true (is_voided (fixture, scene.pickup));
  g_assert_nonnull (find_widget (GTK_WIDGET (scene.page), is_label, _ ("The record is voided")));
  gtk_widget_activate_action (GTK_WIDGET (scene.page), "record.undo", NULL);
  g_assert_false (is_voided (fixture, scene.pickup));
  gtk_widget_activate_action (GTK_WIDGET (scene.page), "record.redo", NULL);
  g_assert_true (is_voided (fixture, scene.pickup));

  /* In the table the last change of all is taken back, whichever record it was. */
  jy_ledger_page_act (scene.page, "back");
  gtk_widget_activate_action (GTK_WIDGET (scene.page), "record.undo", NULL);
  g_assert_false (is_voided (fixture, scene.pickup));
  gtk_widget_activate_action (GTK_WIDGET (scene.page), "record.redo", NULL);
  g_assert_true (is_voided (fixture, scene.pickup));
  gtk_widget_activate_action (GTK_WIDGET (scene.page), "record.undo-this", "s", scene.pickup);
  g_assert_false (is_voided (fixture, scene.pickup));
  scene_tear_down (&scene);
}

/* What others refer to is not voided, and the window says why. */
static void
test_void_refused (Fixture      *fixture,
                   gconstpointer data)
{
  AdwMessageDialog *dialog;
  Scene scene;

  scene_set_up (&scene, fixture);
  jy_ledger_page_show (scene.page, &jy_kind_collector);
  open_record (&scene, scene.collector);
  void_with_reason (&scene, "不再合作");
  g_assert_false (is_voided (fixture, scene.collector));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (adw_message_dialog_get_body (dialog));
  adw_message_dialog_response (dialog, "close");
  scene_tear_down (&scene);
}

/* The way back from an amended record leads to the table, not to its form. */
static void
test_amend (Fixture      *fixture,
            gconstpointer data)
{
  JyRecordForm *form;
  Scene scene;

  scene_set_up (&scene, fixture);
  open_record (&scene, scene.pickup);
  jy_ledger_page_act (scene.page, "amend-record");
  g_assert_true (jy_ledger_content_shows_form (scene.content));
  jy_ledger_page_act (scene.page, "back");
  assert_shows (&scene, scene.pickup);

  jy_ledger_page_act (scene.page, "amend-record");
  form = JY_RECORD_FORM (find_widget (GTK_WIDGET (scene.page), is_of_type, GSIZE_TO_POINTER (JY_TYPE_RECORD_FORM)));
  jy_field_editor_set_text (jy_record_form_get_editor (form, JY_PICKUP_MASS), "15");
  jy_field_editor_set_text (jy_record_form_get_reason_editor (form), "看错");
  g_assert_true (jy_record_form_save (form, FALSE));
  assert_shows (&scene, scene.pickup);
  g_assert_nonnull (find_widget (GTK_WIDGET (scene.page), is_label, "15 kg"));
  gtk_widget_activate_action (GTK_WIDGET (scene.page), "record.undo", NULL);
  g_assert_nonnull (find_widget (GTK_WIDGET (scene.page), is_label, "12.5 kg"));
  jy_ledger_page_act (scene.page, "back");
  g_assert_nonnull (jy_ledger_content_get_table (scene.content));
  scene_tear_down (&scene);
}

/* The identifier of what is chosen in a table. */
static char *
dup_chosen (JyRecordTable *table)
{
  GtkSelectionModel *model = gtk_column_view_get_model (jy_record_table_get_view (table));
  JyRecordItem *item = model != NULL ? gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model)) : NULL;

  return item != NULL ? g_strdup (jy_record_item_get_id (item)) : NULL;
}

typedef struct
{
  JyRecordTable *table;
  const char *id;
} Choice;

static gboolean
has_chosen (gpointer data)
{
  Choice *choice = data;
  g_autofree char *id = dup_chosen (choice->table);

  return g_strcmp0 (id, choice->id) == 0;
}

static JyDay
get_first_day (JyRecordTable *table)
{
  JyDay from, to;

  jy_period_chooser_get_days (jy_record_table_get_period (table), &from, &to);
  return from;
}

/* The cell of a row that shows this text, on the part of the page that can be seen. */
static gboolean
is_seen (gpointer data)
{
  Choice *choice = data;
  GtkWidget *cell = find_widget (GTK_WIDGET (choice->table), is_cell, choice->id);
  GtkWidget *view = GTK_WIDGET (jy_record_table_get_view (choice->table));
  graphene_rect_t place;

  return cell != NULL && gtk_widget_get_mapped (cell) && gtk_widget_compute_bounds (cell, view, &place) &&
         place.origin.y >= 0 && place.origin.y + place.size.height <= (float) gtk_widget_get_height (view);
}

static JyRecordForm *
find_form (Scene *scene)
{
  return JY_RECORD_FORM (find_widget (GTK_WIDGET (scene->page), is_of_type, GSIZE_TO_POINTER (JY_TYPE_RECORD_FORM)));
}

static void
type_meal (Scene      *scene,
           const char *day,
           const char *diners,
           gboolean    another)
{
  JyRecordForm *form = find_form (scene);

  jy_field_editor_set_text (jy_record_form_get_editor (form, JY_MEAL_DATE), day);
  jy_field_editor_set_text (jy_record_form_get_editor (form, JY_MEAL_MEAL), "lunch");
  jy_field_editor_set_text (jy_record_form_get_editor (form, JY_MEAL_DINERS), diners);
  g_assert_true (jy_record_form_save (form, another));
}

/* Who enters records of another month finds them in the table, the last one chosen. */
static void
test_saved_elsewhere (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *record = NULL;
  JyRecordTable *table;
  Scene scene;

  scene_set_up (&scene, fixture);
  jy_ledger_page_show (scene.page, &jy_kind_meal);
  table = jy_ledger_content_get_table (scene.content);
  jy_period_chooser_set (jy_record_table_get_period (table), JY_PERIOD_MONTH, jy_month_new (2026, 11));
  jy_ledger_page_act (scene.page, "new-record");
  type_meal (&scene, "2026-03-02", "86", TRUE);
  type_meal (&scene, "2026-03-04", "90", TRUE);
  jy_ledger_page_act (scene.page, "back");
  g_assert_true (jy_ledger_content_get_table (scene.content) == table);
  g_assert_cmpint (get_first_day (table), ==, jy_day_new (2026, 3, 1));
  wait_until (is_seen, (&(Choice) { table, "90" }));

  /* One that comes to stand below it is chosen in its place. */
  record = dup_chosen (table);
  g_assert_nonnull (record);
  jy_ledger_page_act (scene.page, "new-record");
  type_meal (&scene, "2026-03-03", "77", FALSE);
  jy_ledger_page_act (scene.page, "back");
  wait_until (is_seen, (&(Choice) { table, "77" }));
  g_assert_false (has_chosen (&(Choice) { table, record }));

  /* A period that has the day stays as long as it is. */
  jy_period_chooser_set (jy_record_table_get_period (table), JY_PERIOD_YEAR, jy_month_new (2026, 11));
  jy_ledger_page_act (scene.page, "new-record");
  type_meal (&scene, "2026-05-03", "55", FALSE);
  jy_ledger_page_act (scene.page, "back");
  g_assert_cmpint (jy_period_chooser_get (jy_record_table_get_period (table)), ==, JY_PERIOD_YEAR);
  wait_until (is_seen, (&(Choice) { table, "55" }));
  scene_tear_down (&scene);
}

/* A record far down stays chosen, and on the screen, when it is corrected. */
static void
test_amended_stays_chosen (Fixture      *fixture,
                           gconstpointer data)
{
  g_autofree char *wanted = NULL;
  g_autoptr (GError) error = NULL;
  JyRecordTable *table;
  Scene scene;

  scene_set_up (&scene, fixture);
  g_assert_true (jy_ledger_begin (L, &error));
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%03u号桶点", i);
      g_autofree char *id = put (L, &jy_kind_site, "name", name, "type", "canteen", NULL);

      if (i == 350)
        wanted = g_steal_pointer (&id);
    }
  g_assert_true (jy_ledger_commit (L, &error));
  jy_ledger_page_show (scene.page, &jy_kind_site);
  table = jy_ledger_content_get_table (scene.content);
  open_record (&scene, wanted);
  jy_ledger_page_act (scene.page, "amend-record");
  jy_field_editor_set_text (jy_record_form_get_editor (find_form (&scene), JY_SITE_LOCATION), "地下一层");
  jy_field_editor_set_text (jy_record_form_get_reason_editor (find_form (&scene)), "搬迁");
  g_assert_true (jy_record_form_save (find_form (&scene), FALSE));
  jy_ledger_page_act (scene.page, "back");
  wait_until (has_chosen, (&(Choice) { table, wanted }));
  wait_until (is_seen, (&(Choice) { table, "第350号桶点" }));
  scene_tear_down (&scene);
}

/* Asks for a new record to refer to, in the window that opens over the form. */
static GtkWidget *
begin_reference (GtkWidget  *form,
                 guint       position,
                 const char *name)
{
  const JyField *field = &jy_record_form_get_kind (JY_RECORD_FORM (form))->fields[position];
  GtkRoot *over = gtk_widget_get_root (form);
  g_autoptr (GList) windows = NULL;

  jy_field_editor_set_text (jy_record_form_get_editor (JY_RECORD_FORM (form), position), name);
  g_assert_true (gtk_widget_activate_action (form, "form.new-reference", "s", field->name));
  windows = gtk_window_list_toplevels ();
  for (GList *window = windows; window != NULL; window = window->next)
    if (JY_IS_REFERENCE_WINDOW (window->data) && gtk_window_get_transient_for (window->data) == GTK_WINDOW (over))
      return jy_reference_window_get_form (window->data);
  g_assert_not_reached ();
}

static gboolean
is_known (Fixture      *fixture,
          const JyKind *kind,
          const char   *name)
{
  gint64 row;

  return jy_ledger_resolve (L, kind, name, &row, NULL);
}

/* Two records that were made on the way to a third: each can be taken back, the last
 * one first. */
static void
test_made_in_place (Fixture      *fixture,
                    gconstpointer data)
{
  GtkWidget *form, *container, *site;
  Scene scene;

  scene_set_up (&scene, fixture);
  jy_ledger_page_show (scene.page, &jy_kind_weighing);
  jy_ledger_page_act (scene.page, "new-record");
  form = find_widget (GTK_WIDGET (scene.page), is_of_type, GSIZE_TO_POINTER (JY_TYPE_RECORD_FORM));
  container = begin_reference (form, JY_WEIGHING_CONTAINER, "绿桶1");
  site = begin_reference (container, JY_CONTAINER_SITE, "东门");
  g_assert_true (jy_record_form_save (JY_RECORD_FORM (site), FALSE));
  g_assert_true (jy_record_form_save (JY_RECORD_FORM (container), FALSE));
  jy_record_form_clear (JY_RECORD_FORM (form));
  jy_ledger_page_act (scene.page, "back");
  g_assert_true (is_known (fixture, &jy_kind_container, "绿桶1"));

  gtk_widget_activate_action (GTK_WIDGET (scene.page), "record.undo", NULL);
  g_assert_false (is_known (fixture, &jy_kind_container, "绿桶1"));
  g_assert_true (is_known (fixture, &jy_kind_site, "东门"));
  gtk_widget_activate_action (GTK_WIDGET (scene.page), "record.undo", NULL);
  g_assert_false (is_known (fixture, &jy_kind_site, "东门"));
  scene_tear_down (&scene);
}

/* Keys for what is not offered say why it is not. */
static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  const char *reason = _ ("This ledger can be read, but not written, here");
  g_autoptr (GError) error = NULL;
  g_autoptr (JyDesk) desk = jy_desk_new_here ("王师傅", &error);
  g_autofree char *pickup = NULL;
  Scene scene;

  scene_set_up (&scene, fixture);
  pickup = g_strdup (scene.pickup);
  scene_tear_down (&scene);
  g_clear_object (&fixture->names);
  g_assert_finalize_object (g_steal_pointer (&fixture->ledger));
  fixture->ledger = jy_ledger_open (fixture->path, desk, TRUE, &error);
  g_assert_no_error (error);
  fixture->names = jy_names_new (L);

  for (guint i = 0; i < 3; i++)
    {
      scene = (Scene) { NULL };
      scene_present (&scene, fixture);
      open_record (&scene, pickup);
      g_assert_null (find_widget (GTK_WIDGET (scene.page), is_label, reason));
      if (i == 0)
        gtk_widget_activate_action (GTK_WIDGET (scene.page), "record.void", NULL);
      else
        jy_ledger_page_act (scene.page, i == 1 ? "new-record" : "amend-record");
      g_assert_nonnull (find_widget (GTK_WIDGET (scene.page), is_label, reason));
      g_assert_false (jy_ledger_content_shows_form (scene.content));
      g_assert_null (find_dialog ());
      scene_tear_down (&scene);
    }
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  ADD ("/app/ledger-page/places", test_places);
  ADD ("/app/ledger-page/contract-decided", test_contract_decided);
  ADD ("/app/ledger-page/void-and-undo", test_void_and_undo);
  ADD ("/app/ledger-page/void-refused", test_void_refused);
  ADD ("/app/ledger-page/amend", test_amend);
  ADD ("/app/ledger-page/saved-elsewhere", test_saved_elsewhere);
  ADD ("/app/ledger-page/amended-stays-chosen", test_amended_stays_chosen);
  ADD ("/app/ledger-page/made-in-place", test_made_in_place);
  ADD ("/app/ledger-page/read-only", test_read_only);

  return g_test_run ();
}
