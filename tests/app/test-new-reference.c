/* test-new-reference.c: a record that another one refers to, made while the other one
 * is typed. */
#include "config.h"

#include "app-fixture.h"
#include "jy-record-form.h"
#include "jy-reference-window.h"

#include <string.h>

#define L fixture->ledger

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static GtkWindow *
open_form (GtkWidget *form)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 800, 700);
  gtk_window_set_child (window, form);
  gtk_window_present (window);
  wait_until (is_mapped, form);
  return window;
}

static JyFieldEditor *
get (GtkWidget  *form,
     const char *name)
{
  guint position;

  g_assert_nonnull (jy_kind_find_field (jy_record_form_get_kind (JY_RECORD_FORM (form)), name, &position));
  return jy_record_form_get_editor (JY_RECORD_FORM (form), position);
}

static void
type (GtkWidget  *form,
      const char *name,
      const char *text)
{
  jy_field_editor_set_text (get (form, name), text);
}

static void
assert_stands (GtkWidget  *form,
               const char *name,
               const char *expected)
{
  g_autofree char *text = jy_field_editor_dup_text (get (form, name));

  g_assert_cmpstr (text, ==, expected);
}

/* The window over @over, or %NULL. */
static JyReferenceWindow *
find_window (gpointer over)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *window = windows; window != NULL; window = window->next)
    if (JY_IS_REFERENCE_WINDOW (window->data) && gtk_window_get_transient_for (window->data) == over)
      return window->data;
  return NULL;
}

static gboolean
is_open (gpointer over)
{
  JyReferenceWindow *window = find_window (over);

  return window != NULL && gtk_widget_get_mapped (GTK_WIDGET (window));
}

static gboolean
is_closed (gpointer over)
{
  return find_window (over) == NULL;
}

static GtkWidget *
ask (GtkWidget  *form,
     const char *field)
{
  GtkRoot *over = gtk_widget_get_root (form);

  g_assert_true (gtk_widget_activate_action (form, "form.new-reference", "s", field));
  wait_until (is_open, over);
  return jy_reference_window_get_form (find_window (over));
}

/* Every reference there is, in a kind that may not be written yet. */
static void
test_every_reference (Fixture      *fixture,
                      gconstpointer data)
{
  guint n_kinds, n_asked = 0;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        const JyField *field = &kinds[i]->fields[j];
        g_autofree char *name = g_strdup_printf ("新的%u号", n_asked);
        const JyKind *target;
        GtkWidget *form, *inner;
        GtkWindow *window;
        gint64 row;

        if (field->type != JY_FIELD_REFERENCE || (kinds[i]->flags & JY_KIND_INTERNAL) || jy_kind_find (field->target) == NULL)
          continue;
        g_test_message ("%s: %s", kinds[i]->name, field->name);
        n_asked++;
        target = jy_kind_find (field->target);
        form = jy_record_form_new (L, kinds[i]);
        window = open_form (form);
        type (form, field->name, name);
        inner = ask (form, field->name);
        g_assert_true (jy_record_form_get_kind (JY_RECORD_FORM (inner)) == target);
        assert_stands (inner, target->fields[target->name_field - 1].name, name);
        if (field->create_with != NULL)
          {
            g_auto (GStrv) parts = g_strsplit (field->create_with, "=", 2);

            assert_stands (inner, parts[0], parts[1]);
          }
        g_assert_true (jy_record_form_save (JY_RECORD_FORM (inner), FALSE));
        wait_until (is_closed, window);
        assert_stands (form, field->name, name);
        g_assert_true (jy_ledger_resolve (L, target, name, &row, NULL));
        jy_record_form_clear (JY_RECORD_FORM (form));
        gtk_window_destroy (window);
      }
  /* Meal, weighing twice, pickup twice, purchase, container, contract, licence. */
  g_assert_cmpuint (n_asked, >=, 9);
}

/* Nothing is lost on either level, whichever way it goes. */
static void
test_escape (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *form = jy_record_form_new (L, &jy_kind_purchase);
  GtkWindow *window = open_form (form);
  GtkWidget *inner;
  gint64 row;

  type (form, "item", "大米");
  type (form, "supplier", "粮油公司");
  inner = ask (form, "supplier");
  type (inner, "phone", "0512-12345");
  gtk_widget_activate_action (inner, "form.cancel", NULL);
  wait_until (is_closed, window);
  assert_stands (form, "item", "大米");
  assert_stands (form, "supplier", "粮油公司");

  /* Another name is another supplier. */
  type (form, "supplier", "面粉厂");
  inner = ask (form, "supplier");
  assert_stands (inner, "name", "面粉厂");
  assert_stands (inner, "phone", "");
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (inner)));
  wait_until (is_closed, window);

  type (form, "supplier", "粮油公司");
  inner = ask (form, "supplier");
  assert_stands (inner, "name", "粮油公司");
  assert_stands (inner, "phone", "0512-12345");
  g_assert_true (jy_record_form_save (JY_RECORD_FORM (inner), FALSE));
  wait_until (is_closed, window);
  assert_stands (form, "item", "大米");
  g_assert_true (jy_ledger_resolve (L, &jy_kind_supplier, "粮油公司", &row, NULL));

  /* One that is there is not the new one. */
  inner = ask (form, "supplier");
  assert_stands (inner, "name", "");
  type (inner, "name", "菜场");
  g_assert_true (jy_record_form_save (JY_RECORD_FORM (inner), FALSE));
  wait_until (is_closed, window);
  assert_stands (form, "supplier", "菜场");

  /* The form that asks goes, and the window with it; both have drafts. */
  type (form, "supplier", "渔场");
  inner = ask (form, "supplier");
  type (inner, "contact", "老周");
  gtk_window_destroy (window);
  g_assert_null (find_window (window));
  form = jy_record_form_new (L, &jy_kind_purchase);
  window = open_form (form);
  assert_stands (form, "supplier", "渔场");
  inner = ask (form, "supplier");
  assert_stands (inner, "contact", "老周");
  gtk_window_destroy (window);
}

/* A weighing asks for a container, that one for the site where it stands. */
static void
test_nested (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *form = jy_record_form_new (L, &jy_kind_weighing);
  GtkWindow *window = open_form (form);
  GtkWidget *container, *site;
  GtkRoot *over;

  type (form, "container", "绿桶1");
  container = ask (form, "container");
  over = gtk_widget_get_root (container);
  type (container, "site", "东门");
  site = ask (container, "site");
  assert_stands (site, "name", "东门");
  assert_stands (site, "type", "waste_point");
  g_assert_true (jy_record_form_save (JY_RECORD_FORM (site), FALSE));
  wait_until (is_closed, over);
  assert_stands (container, "site", "东门");
  g_assert_true (jy_record_form_save (JY_RECORD_FORM (container), FALSE));
  wait_until (is_closed, window);
  assert_stands (form, "container", "绿桶1");
  gtk_window_destroy (window);
}

static void
test_amend (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *collector = put (L, &jy_kind_collector, "name", "环卫中心", NULL);
  g_autofree char *id =
    put (L, &jy_kind_pickup, "date", "2026-03-02", "category", "other", "mass", "12", "collector", collector, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JyRecord) record = NULL;
  g_autofree char *saved = NULL;
  GtkWidget *form = jy_record_form_new_amend (L, id, &error);
  GtkWindow *window = open_form (form);
  GtkWidget *inner;

  type (form, "collector", "保洁公司");
  inner = ask (form, "collector");
  g_assert_true (jy_record_form_save (JY_RECORD_FORM (inner), FALSE));
  wait_until (is_closed, window);
  jy_field_editor_set_text (jy_record_form_get_reason_editor (JY_RECORD_FORM (form)), "换了单位");
  g_assert_true (jy_record_form_save (JY_RECORD_FORM (form), FALSE));
  record = jy_ledger_read (L, id, NULL, &error);
  saved = jy_ledger_format_plain (L, record, JY_PICKUP_COLLECTOR);
  g_assert_cmpstr (saved, ==, "保洁公司");
  gtk_window_destroy (window);
}

/* The last row of the completion, for a name that is not there. */
static void
test_offer (Fixture      *fixture,
            gconstpointer data)
{
  G_GNUC_UNUSED g_autofree char *supplier = put (L, &jy_kind_supplier, "name", "粮油公司", NULL);
  GtkWidget *form = jy_record_form_new (L, &jy_kind_purchase);
  GtkWindow *window = open_form (form);
  GtkEntry *entry = GTK_ENTRY (jy_field_editor_get_control (get (form, "supplier")));
  GtkEntryCompletion *completion = gtk_entry_get_completion (entry);
  GtkTreeModel *model = gtk_entry_completion_get_model (completion);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  gboolean handled = FALSE;
  GtkTreeIter iter;

  gtk_editable_set_text (GTK_EDITABLE (entry), " 面粉厂");
  g_assert_cmpint (gtk_tree_model_iter_n_children (model, NULL), ==, 2);
  g_assert_true (gtk_tree_model_iter_nth_child (model, &iter, NULL, 0));
  gtk_tree_model_get (model, &iter, 0, &first, -1);
  g_assert_cmpstr (first, ==, "粮油公司");
  g_assert_true (gtk_tree_model_iter_nth_child (model, &iter, NULL, 1));
  gtk_tree_model_get (model, &iter, 0, &last, -1);
  g_assert_nonnull (strstr (last, "“面粉厂”"));
  g_assert_null (strstr (last, " 面粉厂"));

  g_signal_emit_by_name (completion, "match-selected", model, &iter, &handled);
  g_assert_true (handled);
  wait_until (is_open, window);
  assert_stands (jy_reference_window_get_form (find_window (window)), "name", "面粉厂");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, " 面粉厂");
  gtk_window_destroy (window);
}

static gboolean
is_new_button (GtkWidget    *widget,
               gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "form.new-reference") == 0;
}

/* A notice is issued, never typed in: a posting offers none. */
static void
test_none_of_the_ledgers_own (Fixture      *fixture,
                              gconstpointer data)
{
  GtkWidget *form = jy_record_form_new (L, &jy_kind_posting);
  GtkWindow *window = open_form (form);
  GtkWidget *button = find_widget (GTK_WIDGET (get (form, "notice")), is_new_button, NULL);

  g_assert_false (gtk_widget_get_visible (button));
  gtk_widget_activate_action (form, "form.new-reference", "s", "notice");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (find_window (window));
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  ADD ("/app/new-reference/every-reference", test_every_reference);
  ADD ("/app/new-reference/escape", test_escape);
  ADD ("/app/new-reference/nested", test_nested);
  ADD ("/app/new-reference/amend", test_amend);
  ADD ("/app/new-reference/offer", test_offer);
  ADD ("/app/new-reference/none-of-the-ledgers-own", test_none_of_the_ledgers_own);

  return g_test_run ();
}
