/* test-record-form.c: records of every kind through the editors of the form. */
#include "config.h"

#include "app-fixture.h"
#include "jy-closing.h"
#include "jy-notice-store.h"
#include "jy-record-form.h"

#include <string.h>

#include <glib/gi18n.h>

#define L fixture->ledger

typedef struct
{
  Fixture *fixture;
  GtkWindow *window;
  JyRecordForm *form;
  guint n_saved;
  char *id;
} Desk;

static void
saved_cb (Desk       *desk,
          const char *id,
          gboolean    another)
{
  desk->n_saved++;
  g_free (desk->id);
  desk->id = g_strdup (id);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static void
open_form (Desk      *desk,
           Fixture   *fixture,
           GtkWidget *form)
{
  *desk = (Desk) { .fixture = fixture, .window = GTK_WINDOW (gtk_window_new ()), .form = JY_RECORD_FORM (form) };
  g_signal_connect_swapped (form, "saved", G_CALLBACK (saved_cb), desk);
  gtk_window_set_default_size (desk->window, 800, 700);
  gtk_window_set_child (desk->window, form);
  gtk_window_present (desk->window);
  wait_until (is_mapped, form);
}

static void
close_form (Desk *desk)
{
  g_object_ref (desk->form);
  gtk_window_destroy (desk->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (desk->form);
  g_free (desk->id);
}

static JyFieldEditor *
get (Desk       *desk,
     const char *name)
{
  guint position;

  g_assert_nonnull (jy_kind_find_field (jy_record_form_get_kind (desk->form), name, &position));
  return jy_record_form_get_editor (desk->form, position);
}

static void
type (Desk       *desk,
      const char *name,
      const char *text)
{
  jy_field_editor_set_text (get (desk, name), text);
}

static void
assert_stands (Desk       *desk,
               const char *name,
               const char *expected)
{
  g_autofree char *text = jy_field_editor_dup_text (get (desk, name));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_saved (Fixture    *fixture,
              const char *id,
              const char *name,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyRecord) record = jy_ledger_read (L, id, NULL, &error);
  g_autofree char *text = NULL;
  guint position;

  g_assert_no_error (error);
  g_assert_nonnull (jy_kind_find_field (record->kind, name, &position));
  text = jy_ledger_format_plain (L, record, position);
  g_assert_cmpstr (text, ==, expected);
}

static gboolean
holds_focus (gpointer data)
{
  JyFieldEditor *editor = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (editor));
  GtkWidget *focus = gtk_root_get_focus (root);

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (editor));
}

typedef struct
{
  const char *field;
  const char *typed;
  const char *saved;
} Entry;

/* Everything that can be entered in one kind, and what the file then holds. */
static void
enter (Fixture      *fixture,
       const JyKind *kind,
       const Entry  *entries)
{
  Desk desk;

  g_test_message ("%s", kind->name);
  open_form (&desk, fixture, jy_record_form_new (L, kind));
  for (guint i = 0; entries[i].field != NULL; i++)
    type (&desk, entries[i].field, entries[i].typed);
  if (!jy_record_form_save (desk.form, FALSE))
    g_error ("%s: %s", kind->name, jy_record_form_get_message (desk.form));
  g_assert_cmpuint (desk.n_saved, ==, 1);
  for (guint i = 0; entries[i].field != NULL; i++)
    assert_saved (fixture, desk.id, entries[i].field, entries[i].saved);
  close_form (&desk);
}

#define ENTER(kind, ...) enter (fixture, &kind, (const Entry[]) { __VA_ARGS__, { NULL, NULL, NULL } })

static void
test_every_kind (Fixture      *fixture,
                 gconstpointer data)
{
  ENTER (jy_kind_institution, { "name", " 某某市财政局 ", "某某市财政局" }, { "headcount", "１２０", "120" },
         { "meals_served", "breakfast,lunch", "breakfast,lunch" });
  ENTER (jy_kind_site, { "name", "一食堂", "一食堂" }, { "type", "canteen", "canteen" });
  ENTER (jy_kind_container, { "name", "绿桶1", "绿桶1" }, { "capacity", "240", "240" }, { "tare", "12.5", "12.5" },
         { "site", "一食堂", "一食堂" }, { "labelled", "yes", "yes" });
  ENTER (jy_kind_supplier, { "name", "粮油公司", "粮油公司" }, { "licence_to", "2027-12-31", "2027-12-31" });
  ENTER (jy_kind_collector, { "name", "环卫中心", "环卫中心" }, { "suspended", "no", "no" });
  ENTER (jy_kind_contract, { "number", "HT-1", "HT-1" }, { "collector", "环卫中心", "环卫中心" },
         { "categories", "kitchen,other", "kitchen,other" }, { "start", "2026年1月1日", "2026-01-01" },
         { "end", "20261231", "2026-12-31" }, { "price", "3.5", "3.50" }, { "note", "第一行\n第二行", "第一行\n第二行" });
  ENTER (jy_kind_licence, { "collector", "环卫中心", "环卫中心" },
         { "type", "food_waste_service", "food_waste_service" }, { "number", "沪-1", "沪-1" },
         { "valid_from", "2026-01-01", "2026-01-01" });
  ENTER (jy_kind_day, { "date", "2026-10-01", "2026-10-01" }, { "type", "holiday", "holiday" });
  ENTER (jy_kind_density, { "category", "kitchen", "kitchen" }, { "density", "900", "900" }, { "source", "实测", "实测" });
  ENTER (jy_kind_purchase, { "date", "2026-03-02", "2026-03-02" }, { "supplier", "粮油公司", "粮油公司" },
         { "item", "大米", "大米" }, { "food_category", "grain", "grain" }, { "quantity", "25+25", "50" },
         { "unit", "公斤", "kg" }, { "unit_price", "4.2", "4.20" }, { "mass", "", "50" }, { "amount", "", "210.00" },
         { "keep_until", "", "2028-03-02" }, { "doc_receipt", "yes", "yes" }, { "temperature", "-18.5", "-18.5" });
  ENTER (jy_kind_meal, { "date", "2026-03-02", "2026-03-02" }, { "meal", "lunch", "lunch" },
         { "canteen", "一食堂", "一食堂" }, { "diners", "86", "86" });
  ENTER (jy_kind_weighing, { "date", "2026-03-02", "2026-03-02" }, { "meal", "lunch", "lunch" },
         { "stage", "plate", "plate" }, { "gross", "12＋13.4", "25.4" }, { "tare", "500g", "0.5" }, { "net", "", "24.9" });
  ENTER (jy_kind_pickup, { "date", "2026-03-02", "2026-03-02" }, { "time", "9:5", "09:05" },
         { "category", "kitchen", "kitchen" }, { "containers", "2", "2" }, { "capacity", "240", "240" },
         { "fill", "50", "50" }, { "collector", "环卫中心", "环卫中心" }, { "volume", "", "240" },
         { "mass", "", "216" }, { "method", "", "estimated" }, { "fee", "１２", "12.00" });
}

static char *
write_figures (JyLedger *ledger,
               JyMonth   month,
               gpointer  data,
               GError  **error)
{
  return g_strdup ("{}");
}

static GBytes *
freeze (JyLedger   *ledger,
        const char *number,
        JyRecord   *record,
        gpointer    data,
        GError    **error)
{
  jy_record_set_integer (record, JY_NOTICE_POSTED_FROM, jy_day_new (2026, 4, 15));
  jy_record_set_integer (record, JY_NOTICE_POSTED_TO, jy_day_new (2026, 4, 21));
  jy_record_set_text (record, JY_NOTICE_CHECK_CODE, "0123456789abcdef");
  jy_record_set_text (record, JY_NOTICE_FIGURES, "{}");
  return g_bytes_new_static ("%PDF", 4);
}

/* A posting refers to what only the ledger writes; its end is five working days
 * from Wednesday on: 15, 16, 17, 20 and 21 April. */
static void
test_notice_kinds (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;

  g_free (put (L, &jy_kind_institution, "name", "某某市财政局", "short_name", "某财", "posting_place", "一楼", NULL));
  jy_ledger_close_month (L, jy_month_new (2026, 3), write_figures, NULL, NULL, &error);
  g_assert_no_error (error);
  jy_ledger_issue_notice (L, "waste", jy_month_new (2026, 3), freeze, NULL, &number, &error);
  g_assert_no_error (error);
  ENTER (jy_kind_posting, { "notice", "某财公示〔2026〕1号", "某财公示〔2026〕1号" }, { "from", "2026-04-15", "2026-04-15" },
         { "to", "", "2026-04-21" }, { "place", "", "一楼" });
  ENTER (jy_kind_wording, { "notice", "waste", "waste" }, { "basis", "按{{规定}}，\n{单位}如下。", "按{{规定}}，\n{单位}如下。" });
}

/* A placeholder that is not there is told beside its field. */
static void
test_wording_refused (Fixture      *fixture,
                      gconstpointer data)
{
  Desk desk;

  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_wording));
  type (&desk, "notice", "waste");
  type (&desk, "analysis", "共{合记}千克");
  g_assert_false (jy_record_form_save (desk.form, FALSE));
  g_assert_true (jy_field_editor_has_error (get (&desk, "analysis")));
  g_assert_false (jy_field_editor_has_error (get (&desk, "basis")));
  assert_stands (&desk, "analysis", "共{合记}千克");
  close_form (&desk);
}

/* Short dates are read against the ledger's day. */
static void
test_dates (Fixture      *fixture,
            gconstpointer data)
{
  JyDay today = jy_ledger_get_today (L);
  g_autofree char *iso = jy_day_to_iso (today);
  g_autofree char *yesterday = jy_day_to_iso (today - 1);
  Desk desk;

  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_meal));
  assert_stands (&desk, "date", iso);
  type (&desk, "date", "昨天");
  assert_stands (&desk, "date", yesterday);
  type (&desk, "date", "2-30");
  assert_stands (&desk, "date", "2-30");
  g_assert_false (jy_record_form_save (desk.form, FALSE));
  g_assert_true (jy_field_editor_has_error (get (&desk, "date")));
  close_form (&desk);
}

static gint64
clock_cb (gpointer now)
{
  return *(gint64 *) now;
}

/* Noon of 2026-03-18 in UTC. */
#define SOME_DAY (G_GINT64_CONSTANT (1773835200) * 1000)
#define A_DAY    (G_GINT64_CONSTANT (86400) * 1000)

/* What people type, and that a form left open over night knows what day it is. */
static void
test_short_dates (Fixture      *fixture,
                  gconstpointer data)
{
  const char *const typed[][2] = {
    { "5", "2026-03-05" },          { "3-5", "2026-03-05" },        { "0305", "2026-03-05" },   { "3.5", "2026-03-05" },
    { "昨天", "2026-03-17" },       { "yesterday", "2026-03-17" },  { "今天", "2026-03-18" },   { "12-31", "2026-12-31" },
    { "2025-12-31", "2025-12-31" }, { "2026年3月5日", "2026-03-05" }, { "２０", "2026-03-20" },
  };
  gint64 now = SOME_DAY;
  g_autoptr (GError) error = NULL;
  g_autoptr (JyDesk) desk_here = jy_desk_new_here ("王师傅", &error);
  g_autofree char *path = g_build_filename (fixture->folder, "clock.jieyue", NULL);
  JyLedger *ledger;
  Desk desk;

  jy_desk_set_clock (desk_here, clock_cb, &now);
  ledger = jy_ledger_create (path, desk_here, &error);
  g_assert_no_error (error);
  open_form (&desk, fixture, jy_record_form_new (ledger, &jy_kind_meal));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gtk_widget_grab_focus (GTK_WIDGET (get (&desk, "date")));
      type (&desk, "date", typed[i][0]);
      gtk_widget_grab_focus (GTK_WIDGET (get (&desk, "booked")));
      /* Written out as soon as it is left. */
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (jy_field_editor_get_control (get (&desk, "date")))), ==,
                       typed[i][1]);
    }
  now += A_DAY;
  type (&desk, "date", "昨天");
  assert_stands (&desk, "date", "2026-03-18");
  jy_record_form_clear (desk.form);
  assert_stands (&desk, "date", "2026-03-19");
  close_form (&desk);
  g_assert_finalize_object (ledger);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  G_GNUC_UNUSED g_autofree char *collector = put (L, &jy_kind_collector, "name", "环卫中心", NULL);
  Desk desk;

  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_pickup));
  type (&desk, "category", "other");
  type (&desk, "mass", "abc");
  type (&desk, "vehicle", "沪A12345");
  type (&desk, "collector", "没有的公司");
  g_assert_false (jy_record_form_save (desk.form, FALSE));
  g_assert_cmpuint (desk.n_saved, ==, 0);
  g_assert_true (jy_field_editor_has_error (get (&desk, "mass")));
  g_assert_true (jy_field_editor_has_error (get (&desk, "collector")));
  g_assert_false (jy_field_editor_has_error (get (&desk, "category")));
  g_assert_false (jy_field_editor_has_error (get (&desk, "method")));
  /* The first one as they stand, and nothing is lost. */
  g_assert_true (holds_focus (get (&desk, "collector")));
  assert_stands (&desk, "mass", "abc");
  assert_stands (&desk, "vehicle", "沪A12345");

  /* Missing is said as well; what is right again is not. */
  type (&desk, "mass", "12");
  g_assert_null (jy_field_editor_get_message (get (&desk, "mass")));
  g_assert_true (jy_field_editor_has_error (get (&desk, "collector")));
  type (&desk, "collector", "");
  g_assert_false (jy_record_form_save (desk.form, FALSE));
  g_assert_true (jy_field_editor_has_error (get (&desk, "collector")));
  g_assert_false (jy_field_editor_has_error (get (&desk, "mass")));
  type (&desk, "collector", "环卫中心");
  g_assert_true (jy_record_form_save (desk.form, FALSE));
  assert_saved (fixture, desk.id, "vehicle", "沪A12345");
  close_form (&desk);
}

/* What no field is to blame for stands below. */
static void
test_duplicate (Fixture      *fixture,
                gconstpointer data)
{
  G_GNUC_UNUSED g_autofree char *meal = put (L, &jy_kind_meal, "date", "2026-03-02", "meal", "lunch", "diners", "5", NULL);
  Desk desk;

  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_meal));
  type (&desk, "date", "2026-03-02");
  type (&desk, "meal", "lunch");
  type (&desk, "diners", "6");
  g_assert_false (jy_record_form_save (desk.form, FALSE));
  g_assert_nonnull (strstr (jy_record_form_get_message (desk.form), "2026-03-02"));
  close_form (&desk);
}

static void
test_kept (Fixture      *fixture,
           gconstpointer data)
{
  G_GNUC_UNUSED g_autofree char *site = put (L, &jy_kind_site, "name", "一食堂", "type", "canteen", NULL);
  Desk desk;

  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_weighing));
  type (&desk, "date", "2026-03-02");
  type (&desk, "site", "一食堂");
  type (&desk, "stage", "plate");
  type (&desk, "net", "3");
  type (&desk, "dish", "红烧肉");
  gtk_widget_activate_action (GTK_WIDGET (desk.form), "form.save-another", NULL);
  g_assert_cmpuint (desk.n_saved, ==, 1);
  assert_stands (&desk, "date", "2026-03-02");
  assert_stands (&desk, "site", "一食堂");
  assert_stands (&desk, "stage", "");
  assert_stands (&desk, "net", "");
  assert_stands (&desk, "dish", "");
  g_assert_true (holds_focus (get (&desk, "meal")));
  type (&desk, "stage", "unserved");
  type (&desk, "net", "4");
  gtk_widget_activate_action (GTK_WIDGET (desk.form), "form.save-another", NULL);
  g_assert_cmpuint (desk.n_saved, ==, 2);
  assert_saved (fixture, desk.id, "site", "一食堂");
  assert_saved (fixture, desk.id, "net", "4");
  close_form (&desk);
}

static void
test_amend (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *id = put (L, &jy_kind_weighing, "date", "2026-03-02", "stage", "plate", "gross", "10", "tare", "2",
                             NULL);
  g_autoptr (GError) error = NULL;
  JyFieldEditor *reason;
  GtkWidget *form = jy_record_form_new_amend (L, id, &error);
  Desk desk;

  g_assert_no_error (error);
  open_form (&desk, fixture, form);
  reason = jy_record_form_get_reason_editor (desk.form);
  assert_stands (&desk, "net", "");
  type (&desk, "gross", "11");
  g_assert_false (jy_record_form_save (desk.form, FALSE));
  g_assert_true (jy_field_editor_has_error (reason));
  g_assert_true (holds_focus (reason));
  assert_saved (fixture, id, "net", "8");
  jy_field_editor_set_text (reason, "抄错");
  g_assert_true (jy_record_form_save (desk.form, FALSE));
  assert_saved (fixture, id, "gross", "11");
  assert_saved (fixture, id, "net", "9");
  g_assert_cmpstr (desk.id, ==, id);
  close_form (&desk);

  g_assert_null (jy_record_form_new_amend (L, "00000000-0000-4000-8000-000000000000", &error));
  g_assert_nonnull (error);
}

static void
assert_no_hint (GtkEntry *entry)
{
  const char *hint = gtk_entry_get_placeholder_text (entry);

  g_assert_true (hint == NULL || *hint == '\0');
}

static void
test_derived (Fixture      *fixture,
              gconstpointer data)
{
  GtkEntry *net;
  Desk desk;

  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_weighing));
  net = GTK_ENTRY (jy_field_editor_get_control (get (&desk, "net")));
  assert_no_hint (net);
  type (&desk, "gross", "25.4");
  type (&desk, "tare", "500g");
  g_assert_cmpstr (gtk_entry_get_placeholder_text (net), ==, "24.9");
  type (&desk, "tare", "x");
  assert_no_hint (net);
  close_form (&desk);
}

static void
assert_hints (Desk       *desk,
              const char *name,
              const char *expected)
{
  GtkWidget *control = jy_field_editor_get_control (get (desk, name));

  if (GTK_IS_ENTRY (control))
    g_assert_cmpstr (gtk_entry_get_placeholder_text (GTK_ENTRY (control)), ==, expected);
  else
    g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (control))), 0), ==,
                     expected);
}

/* 2 containers × 240 L × 50 % = 240 L, of kitchen waste 900 g/L: 216 kg, estimated.
 * A case of 50 kg at 4.20 yuan: 210 yuan, kept for two years, or half a year after the
 * shelf life. */
static void
test_derived_chains (Fixture      *fixture,
                     gconstpointer data)
{
  Desk desk;

  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_pickup));
  type (&desk, "subkind", "catering");
  assert_hints (&desk, "category", jy_choice_get_title (&jy_category_choices.list[JY_CATEGORY_KITCHEN]));
  type (&desk, "containers", "2");
  type (&desk, "capacity", "240");
  type (&desk, "fill", "50");
  assert_hints (&desk, "volume", "240");
  assert_hints (&desk, "density", "900");
  assert_hints (&desk, "mass", "216");
  assert_hints (&desk, "method", jy_choice_get_title (&jy_pickup_method_choices.list[JY_METHOD_ESTIMATED]));
  type (&desk, "mass", "200");
  assert_hints (&desk, "method", jy_choice_get_title (&jy_pickup_method_choices.list[JY_METHOD_WEIGHED]));
  jy_record_form_clear (desk.form);
  close_form (&desk);

  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_purchase));
  type (&desk, "date", "2026-03-02");
  type (&desk, "quantity", "25+25");
  type (&desk, "unit", "公斤");
  type (&desk, "unit_price", "4.2");
  assert_hints (&desk, "mass", "50");
  assert_hints (&desk, "amount", "210.00");
  assert_hints (&desk, "keep_until", "2028-03-02");
  type (&desk, "shelf_life_end", "2026-12-31");
  assert_hints (&desk, "keep_until", "2027-06-30");
  jy_record_form_clear (desk.form);
  close_form (&desk);
}

static gboolean
presses_enter (GtkWidget *widget)
{
  if (gtk_widget_get_ancestor (widget, JY_TYPE_FIELD_EDITOR) == NULL)
    return FALSE;
  g_signal_emit_by_name (gtk_widget_get_ancestor (widget, JY_TYPE_FIELD_EDITOR), "activated");
  return TRUE;
}

/* Enter leads through every field of every kind, each once, to the button that saves and
 * begins the next. */
static void
test_enter (Fixture      *fixture,
            gconstpointer data)
{
  guint n_kinds;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      guint n_pressed = 0;
      Desk desk;

      if (kinds[i]->flags & JY_KIND_INTERNAL)
        continue;
      open_form (&desk, fixture, jy_record_form_new (L, kinds[i]));
      gtk_widget_grab_focus (GTK_WIDGET (desk.form));
      while (presses_enter (gtk_root_get_focus (GTK_ROOT (desk.window))))
        g_assert_cmpuint (++n_pressed, <=, kinds[i]->n_fields);
      g_assert_cmpuint (n_pressed, ==, kinds[i]->n_fields);
      g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (gtk_root_get_focus (GTK_ROOT (desk.window)))), ==,
                       kinds[i]->flags & JY_KIND_SINGLE ? "form.save" : "form.save-another");
      close_form (&desk);
    }
}

/* What was typed is there again, until it is saved or cleared. */
static void
test_draft (Fixture      *fixture,
            gconstpointer data)
{
  Desk desk;

  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_site));
  type (&desk, "name", "二食堂");
  gtk_widget_activate_action (GTK_WIDGET (desk.form), "form.cancel", NULL);
  close_form (&desk);
  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_site));
  assert_stands (&desk, "name", "二食堂");
  type (&desk, "type", "canteen");
  g_assert_true (jy_record_form_save (desk.form, FALSE));
  close_form (&desk);
  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_site));
  assert_stands (&desk, "name", "");
  type (&desk, "name", "三食堂");
  jy_record_form_clear (desk.form);
  assert_stands (&desk, "name", "");
  close_form (&desk);
}

/* A parse error shows as soon as the field is left, and numbers as understood. */
static void
test_left (Fixture      *fixture,
           gconstpointer data)
{
  Desk desk;

  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_weighing));
  gtk_widget_grab_focus (GTK_WIDGET (get (&desk, "gross")));
  type (&desk, "gross", "12+13.4");
  gtk_widget_grab_focus (GTK_WIDGET (get (&desk, "tare")));
  type (&desk, "tare", "12 apples");
  assert_stands (&desk, "gross", "25.4");
  g_assert_null (jy_field_editor_get_message (get (&desk, "tare")));
  gtk_widget_grab_focus (GTK_WIDGET (get (&desk, "net")));
  g_assert_true (jy_field_editor_has_error (get (&desk, "tare")));
  assert_stands (&desk, "tare", "12 apples");
  /* Nobody has been there yet. */
  g_assert_null (jy_field_editor_get_message (get (&desk, "stage")));
  close_form (&desk);
}

static gboolean
is_message (GtkWidget    *widget,
            gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

/* What the form says of the whole record is read to its end, however little room there
 * is beside the buttons. */
static void
test_message_whole (Fixture      *fixture,
                    gconstpointer data)
{
  const char *sentence = _ ("Nothing is saved yet: see the marked fields.");
  GtkWidget *form = jy_record_form_new (L, &jy_kind_meal);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *message;

  gtk_window_set_default_size (window, 360, 600);
  gtk_window_set_child (window, form);
  gtk_window_present (window);
  g_assert_false (jy_record_form_save (JY_RECORD_FORM (form), FALSE));
  message = find_widget (form, is_message, sentence);
  g_assert_nonnull (message);
  g_assert_true (gtk_widget_is_visible (message));
  g_assert_cmpint (gtk_label_get_ellipsize (GTK_LABEL (message)), ==, PANGO_ELLIPSIZE_NONE);
  gtk_window_destroy (window);
}

/* A count has its unit, like a mass. */
static void
test_unit_of_count (Fixture      *fixture,
                    gconstpointer data)
{
  GtkWidget *form = jy_record_form_new (L, &jy_kind_institution);

  g_object_ref_sink (form);
  g_assert_nonnull (find_widget (GTK_WIDGET (jy_record_form_get_editor (JY_RECORD_FORM (form), JY_INSTITUTION_POSTING_DAYS)),
                                 is_message, jy_text_pick ("working days", "个工作日")));
  g_object_unref (form);
}

static GtkAdjustment *
get_scrolling (Desk *desk)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (get (desk, "note")), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static gboolean
is_at_top (gpointer adjustment)
{
  return gtk_adjustment_get_value (adjustment) <= 0;
}

/* Its title and its message as well. */
static gboolean
is_seen_whole (gpointer editor)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (editor, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t place;

  return gtk_widget_compute_bounds (editor, scroller, &place) && place.size.height > 0 && place.origin.y >= 0 &&
         place.origin.y + place.size.height <= (float) gtk_widget_get_height (scroller);
}

static void
test_scrolled (Fixture      *fixture,
               gconstpointer data)
{
  G_GNUC_UNUSED g_autofree char *collector = put (L, &jy_kind_collector, "name", "环卫中心", NULL);
  Desk desk;

  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_pickup));
  gtk_widget_grab_focus (GTK_WIDGET (get (&desk, "note")));
  wait_until (is_seen_whole, get (&desk, "note"));
  g_assert_false (is_at_top (get_scrolling (&desk)));
  type (&desk, "manifest", "12");
  type (&desk, "mass", "abc");
  g_assert_false (jy_record_form_save (desk.form, FALSE));
  g_assert_true (holds_focus (get (&desk, "collector")));
  wait_until (is_seen_whole, get (&desk, "collector"));
  type (&desk, "date", "2026-03-02");
  type (&desk, "category", "other");
  type (&desk, "mass", "12");
  type (&desk, "collector", "环卫中心");
  gtk_widget_grab_focus (GTK_WIDGET (get (&desk, "note")));
  wait_until (is_seen_whole, get (&desk, "note"));
  g_assert_true (jy_record_form_save (desk.form, TRUE));
  g_assert_true (holds_focus (get (&desk, "time")));
  wait_until (is_at_top, get_scrolling (&desk));
  close_form (&desk);
}

/* A licence of the same collector follows only where somebody leaves it there. */
static void
test_kept_partner (Fixture      *fixture,
                   gconstpointer data)
{
  G_GNUC_UNUSED g_autofree char *collector = put (L, &jy_kind_collector, "name", "环卫中心", NULL);
  GtkWidget *form;
  Desk desk;

  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_licence));
  form = GTK_WIDGET (desk.form);
  type (&desk, "collector", "环卫中心");
  type (&desk, "type", "business");
  type (&desk, "number", "沪-1");
  type (&desk, "valid_from", "2026-01-01");
  g_assert_true (jy_record_form_save (desk.form, TRUE));
  assert_stands (&desk, "collector", "环卫中心");
  g_assert_true (holds_focus (get (&desk, "collector")));
  g_assert_nonnull (find_widget (form, is_label, "as before"));
  type (&desk, "collector", "其他公司");
  g_assert_null (find_widget (form, is_label, "as before"));
  jy_record_form_clear (desk.form);
  close_form (&desk);
}

/* Enter takes the one name in which what was typed stands, and none of two. */
static void
test_part_of_name (Fixture      *fixture,
                   gconstpointer data)
{
  G_GNUC_UNUSED g_autofree char *south = put (L, &jy_kind_collector, "name", "示例城南环卫公司", NULL);
  G_GNUC_UNUSED g_autofree char *north = put (L, &jy_kind_collector, "name", "Green Way 环卫公司", NULL);
  const char *const typed[][2] = {
    { "城南", "示例城南环卫公司" }, { " green ", "Green Way 环卫公司" }, { "环卫公司", "环卫公司" }, { "城西", "城西" }, { "", "" },
  };
  Desk desk;

  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_licence));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      type (&desk, "collector", typed[i][0]);
      g_signal_emit_by_name (jy_field_editor_get_control (get (&desk, "collector")), "activate");
      assert_stands (&desk, "collector", typed[i][1]);
    }
  jy_record_form_clear (desk.form);
  close_form (&desk);
}

/* Who is sent to marked fields finds some. */
static void
test_refusal_gone (Fixture      *fixture,
                   gconstpointer data)
{
  Desk desk;

  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_weighing));
  type (&desk, "stage", "plate");
  type (&desk, "gross", "abc");
  type (&desk, "tare", "xyz");
  g_assert_false (jy_record_form_save (desk.form, FALSE));
  g_assert_cmpstr (jy_record_form_get_message (desk.form), !=, "");
  type (&desk, "gross", "12");
  g_assert_cmpstr (jy_record_form_get_message (desk.form), !=, "");
  type (&desk, "tare", "2");
  g_assert_cmpstr (jy_record_form_get_message (desk.form), ==, "");
  jy_record_form_clear (desk.form);
  close_form (&desk);
}

/* The check character of 91350100M000100Y43 is 3, not 4 (GB 32100-2015). */
static void
test_draft_warned (Fixture      *fixture,
                   gconstpointer data)
{
  Desk desk;

  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_supplier));
  type (&desk, "credit_code", "91350100M000100Y44");
  gtk_widget_activate_action (GTK_WIDGET (desk.form), "form.cancel", NULL);
  close_form (&desk);
  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_supplier));
  assert_stands (&desk, "credit_code", "91350100M000100Y44");
  g_assert_nonnull (jy_field_editor_get_message (get (&desk, "credit_code")));
  g_assert_false (jy_field_editor_has_error (get (&desk, "credit_code")));
  /* What is missing is not said before somebody has tried to save. */
  g_assert_null (jy_field_editor_get_message (get (&desk, "name")));
  jy_record_form_clear (desk.form);
  close_form (&desk);
}

/* What creating a ledger left open needs no reason; what is corrected later does. */
static void
test_first_filled_in (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *id = put (L, &jy_kind_institution, "name", "某某市财政局", NULL);
  g_autofree char *reason = NULL;
  Desk desk;

  open_form (&desk, fixture, jy_record_form_new_amend (L, id, NULL));
  reason = jy_field_editor_dup_text (jy_record_form_get_reason_editor (desk.form));
  g_assert_cmpstr (reason, !=, "");
  type (&desk, "short_name", "某财");
  g_assert_true (jy_record_form_save (desk.form, FALSE));
  assert_saved (fixture, id, "short_name", "某财");
  close_form (&desk);
  open_form (&desk, fixture, jy_record_form_new_amend (L, id, NULL));
  g_assert_true (jy_field_editor_is_empty (jy_record_form_get_reason_editor (desk.form)));
  type (&desk, "short_name", "财");
  g_assert_false (jy_record_form_save (desk.form, FALSE));
  jy_record_form_clear (desk.form);
  close_form (&desk);
}

/* The row of an open drop-down list that has the focus, or -1. */
static int
find_focused_row (GtkWidget *drop_down)
{
  GtkWidget *list = find_widget (drop_down, is_of_type, GSIZE_TO_POINTER (GTK_TYPE_LIST_VIEW));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (drop_down));
  int position = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row), position++)
    if (row == focus)
      return position;
  return -1;
}

static int
open_list (GtkWidget *drop_down)
{
  GtkWidget *popover = find_widget (drop_down, is_of_type, GSIZE_TO_POINTER (GTK_TYPE_POPOVER));
  GtkWidget *button = find_widget (drop_down, is_of_type, GSIZE_TO_POINTER (GTK_TYPE_TOGGLE_BUTTON));
  int position;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  wait_until (is_mapped, popover);
  position = find_focused_row (drop_down);
  gtk_popover_popdown (GTK_POPOVER (popover));
  return position;
}

/* The arrows go on from what is chosen, not from where one was before. */
static void
test_open_list (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *drop_down;
  Desk desk;

  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_site));
  drop_down = jy_field_editor_get_control (get (&desk, "type"));
  type (&desk, "type", "storage");
  g_assert_cmpint (open_list (drop_down), ==, 4);
  jy_record_form_clear (desk.form);
  g_assert_cmpint (open_list (drop_down), ==, 0);
  close_form (&desk);
}

/* The only canteen is proposed, so that nobody writes a meal down with it and
 * somebody else without; of two neither is. */
static void
test_only_canteen (Fixture      *fixture,
                   gconstpointer data)
{
  Desk desk;

  g_free (put (L, &jy_kind_site, "name", "后门", "type", "waste_point", NULL));
  g_free (put (L, &jy_kind_site, "name", "一食堂", "type", "canteen", NULL));
  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_meal));
  assert_stands (&desk, "canteen", "一食堂");
  assert_stands (&desk, "diners", "");
  close_form (&desk);
  g_free (put (L, &jy_kind_site, "name", "二食堂", "type", "canteen", NULL));
  open_form (&desk, fixture, jy_record_form_new (L, &jy_kind_meal));
  assert_stands (&desk, "canteen", "");
  close_form (&desk);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  ADD ("/app/record-form/every-kind", test_every_kind);
  ADD ("/app/record-form/notice-kinds", test_notice_kinds);
  ADD ("/app/record-form/wording-refused", test_wording_refused);
  ADD ("/app/record-form/dates", test_dates);
  ADD ("/app/record-form/short-dates", test_short_dates);
  ADD ("/app/record-form/refused", test_refused);
  ADD ("/app/record-form/duplicate", test_duplicate);
  ADD ("/app/record-form/kept", test_kept);
  ADD ("/app/record-form/amend", test_amend);
  ADD ("/app/record-form/derived", test_derived);
  ADD ("/app/record-form/derived-chains", test_derived_chains);
  ADD ("/app/record-form/enter", test_enter);
  ADD ("/app/record-form/draft", test_draft);
  ADD ("/app/record-form/left", test_left);
  ADD ("/app/record-form/message-whole", test_message_whole);
  ADD ("/app/record-form/unit-of-count", test_unit_of_count);
  ADD ("/app/record-form/open-list", test_open_list);
  ADD ("/app/record-form/scrolled", test_scrolled);
  ADD ("/app/record-form/kept-partner", test_kept_partner);
  ADD ("/app/record-form/part-of-name", test_part_of_name);
  ADD ("/app/record-form/refusal-gone", test_refusal_gone);
  ADD ("/app/record-form/draft-warned", test_draft_warned);
  ADD ("/app/record-form/first-filled-in", test_first_filled_in);
  ADD ("/app/record-form/only-canteen", test_only_canteen);

  return g_test_run ();
}
