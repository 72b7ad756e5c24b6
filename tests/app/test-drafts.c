/* test-drafts.c: what was typed and not saved, over the end of the program, and what
 * else may lie where it is kept. */
#include "config.h"

#include "app-fixture.h"
#include "jy-draft-store.h"
#include "jy-record-form.h"

#include <glib/gi18n.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define L fixture->ledger

/* Where the draft of a form lies: the ledger is what its first entry is, which is its
 * first record as well. */
static char *
get_path (const char *first,
          const char *form)
{
  g_autofree char *name = g_strconcat (form, ".json", NULL);

  return g_build_filename (g_get_user_state_dir (), "jieyue", "drafts", first, name, NULL);
}

static void
assert_mode (const char *path,
             mode_t      expected)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, expected);
}

static gboolean
exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Nothing tells the main loop that another thread has written it. */
static void
wait_for_file (char *path)
{
  guint tick = g_timeout_add (20, tick_cb, NULL);

  wait_until (exists, path);
  g_source_remove (tick);
}

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

static void
assert_says (GtkWidget  *form,
             const char *expected)
{
  g_assert_cmpstr (jy_record_form_get_message (JY_RECORD_FORM (form)), ==, expected);
}

static gint64
tomorrow (gpointer data)
{
  return g_get_real_time () / 1000 + 24 * 60 * 60 * 1000;
}

/* What a program started anew sees of the same file. */
static JyLedger *
open_again (Fixture *fixture,
            gboolean read_only,
            JyClock  clock)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyDesk) desk = jy_desk_new_here ("李师傅", &error);
  JyLedger *ledger;

  g_assert_no_error (error);
  if (clock != NULL)
    jy_desk_set_clock (desk, clock, NULL);
  ledger = jy_ledger_open (fixture->path, desk, read_only, &error);
  g_assert_no_error (error);
  return ledger;
}

static char *
put_site (Fixture *fixture)
{
  return put (L, &jy_kind_site, "name", "一食堂", "type", "canteen", NULL);
}

/* Typed, on the disk without anything else being done, and there in another program
 * while the first one never came to its end. */
static void
test_killed (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *first = put_site (fixture);
  g_autofree char *path = get_path (first, "weighing");
  g_autofree char *folder = g_path_get_dirname (path);
  GtkWidget *form = jy_record_form_new (L, &jy_kind_weighing);
  GtkWindow *window = open_form (form);
  JyLedger *ledger;
  GtkWidget *later;
  GtkWindow *later_window;

  assert_says (form, "");
  type (form, "gross", "12 苹果");
  type (form, "stage", "plate");
  type (form, "note", "第一行\n“第二行”\\");
  wait_for_file (path);
  assert_mode (path, 0600);
  assert_mode (folder, 0700);

  ledger = open_again (fixture, FALSE, NULL);
  later = jy_record_form_new (ledger, &jy_kind_weighing);
  later_window = open_form (later);
  assert_says (later, _ ("What was typed here and not saved is back."));
  assert_stands (later, "gross", "12 苹果");
  assert_stands (later, "stage", "plate");
  assert_stands (later, "note", "第一行\n“第二行”\\");
  assert_stands (later, "tare", "");

  /* Cleared in one, and gone from the disk at once. */
  jy_record_form_clear (JY_RECORD_FORM (later));
  g_assert_false (exists (path));
  gtk_window_destroy (later_window);
  jy_draft_store_flush (jy_draft_store_get (ledger));
  g_assert_false (exists (path));
  g_assert_finalize_object (ledger);
  gtk_window_destroy (window);
}

/* A new record begins with the day it is, but what was typed yesterday is of yesterday. */
static void
test_next_day (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *first = put_site (fixture);
  g_autofree char *path = get_path (first, "meal");
  g_autofree char *today = jy_day_to_iso (jy_ledger_get_today (L));
  GtkWidget *form = jy_record_form_new (L, &jy_kind_meal);
  GtkWindow *window = open_form (form);
  JyLedger *ledger;

  assert_stands (form, "date", today);
  type (form, "diners", "86");
  gtk_window_destroy (window);
  jy_draft_store_flush (jy_draft_store_get (L));
  g_assert_true (exists (path));

  ledger = open_again (fixture, FALSE, tomorrow);
  form = jy_record_form_new (ledger, &jy_kind_meal);
  window = open_form (form);
  assert_stands (form, "diners", "86");
  assert_stands (form, "date", today);
  gtk_window_destroy (window);
  g_assert_finalize_object (ledger);
}

/* Also after typing: what was typed and taken back is nothing. */
static void
test_nothing (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *first = put_site (fixture);
  g_autofree char *path = get_path (first, "supplier");
  GtkWidget *form = jy_record_form_new (L, &jy_kind_supplier);
  GtkWindow *window = open_form (form);

  gtk_window_destroy (window);
  jy_draft_store_flush (jy_draft_store_get (L));
  g_assert_false (exists (path));

  form = jy_record_form_new (L, &jy_kind_supplier);
  window = open_form (form);
  type (form, "name", "粮油公司");
  wait_for_file (path);
  type (form, "name", "");
  gtk_window_destroy (window);
  jy_draft_store_flush (jy_draft_store_get (L));
  g_assert_false (exists (path));
}

static void
test_saved (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *first = put_site (fixture);
  g_autofree char *path = get_path (first, "supplier");
  GtkWidget *form = jy_record_form_new (L, &jy_kind_supplier);
  GtkWindow *window = open_form (form);

  type (form, "name", "粮油公司");
  wait_for_file (path);
  g_assert_true (jy_record_form_save (JY_RECORD_FORM (form), TRUE));
  g_assert_false (exists (path));
  gtk_window_destroy (window);
  jy_draft_store_flush (jy_draft_store_get (L));
  g_assert_false (exists (path));
}

/* What was typed goes over the new values; the rest of them stays as it is now. */
static void
test_amended_meanwhile (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree char *id = put (L, &jy_kind_weighing, "date", "2026-03-02", "stage", "plate", "gross", "10", "tare", "2", NULL);
  g_autofree char *path = get_path (id, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (JyRecord) record = NULL;
  GtkWidget *form = jy_record_form_new_amend (L, id, &error);
  GtkWindow *window = open_form (form);

  type (form, "gross", "11");
  jy_field_editor_set_text (jy_record_form_get_reason_editor (JY_RECORD_FORM (form)), "抄错");
  gtk_window_destroy (window);
  jy_draft_store_flush (jy_draft_store_get (L));
  g_assert_true (exists (path));

  form = jy_record_form_new_amend (L, id, &error);
  assert_says (form, _ ("What was typed here and not saved is back."));
  g_object_unref (g_object_ref_sink (form));

  record = jy_ledger_read (L, id, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (jy_ledger_parse (L, record, JY_WEIGHING_DISH, "红烧肉", &error));
  g_assert_true (jy_ledger_amend (L, id, record, "补菜名", NULL, &error));
  g_assert_no_error (error);

  /* Twice, for the note stays until it is saved. */
  for (guint i = 0; i < 2; i++)
    {
      form = jy_record_form_new_amend (L, id, &error);
      window = open_form (form);
      assert_says (form, _ ("What was typed here and not saved is back. The record was changed in the meantime; compare "
                            "both before you save."));
      assert_stands (form, "gross", "11");
      assert_stands (form, "tare", "2");
      assert_stands (form, "dish", "红烧肉");
      type (form, "reason", i == 0 ? "称具" : "称具误差");
      if (i == 0)
        gtk_window_destroy (window);
    }
  g_assert_true (jy_record_form_save (JY_RECORD_FORM (form), FALSE));
  g_assert_false (exists (path));
  type (form, "gross", "12");
  gtk_window_destroy (window);
  form = jy_record_form_new_amend (L, id, &error);
  assert_says (form, _ ("What was typed here and not saved is back."));
  g_object_unref (g_object_ref_sink (form));
}

/* Drafts are the user's: a ledger that cannot be written has them as well. */
static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *first = put_site (fixture);
  g_autofree char *path = get_path (first, "site");
  const char *sentence =
    _ ("This ledger can be read, but not written, here. What you type is kept for you until it can be saved.");
  JyLedger *ledger = open_again (fixture, TRUE, NULL);
  GtkWidget *form = jy_record_form_new (ledger, &jy_kind_site);
  GtkWindow *window = open_form (form);

  assert_says (form, sentence);
  type (form, "name", "二食堂");
  type (form, "type", "canteen");
  wait_for_file (path);
  g_assert_false (jy_record_form_save (JY_RECORD_FORM (form), FALSE));
  assert_says (form, sentence);
  assert_stands (form, "name", "二食堂");
  gtk_window_destroy (window);
  g_assert_finalize_object (ledger);

  form = jy_record_form_new (L, &jy_kind_site);
  window = open_form (form);
  assert_stands (form, "name", "二食堂");
  g_assert_true (jy_record_form_save (JY_RECORD_FORM (form), FALSE));
  gtk_window_destroy (window);
}

/* By what the ledger is, not by where it lies; another one has drafts of its own. */
static void
test_moved (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *moved = g_build_filename (fixture->folder, "moved.jieyue", NULL);
  g_autoptr (JyDesk) desk_here = NULL;
  g_autoptr (GError) error = NULL;
  G_GNUC_UNUSED g_autofree char *first = NULL;
  GtkWidget *form;
  GtkWindow *window;

  /* Nothing stands in it yet, so that only its place is known. */
  form = jy_record_form_new (L, &jy_kind_site);
  window = open_form (form);
  type (form, "name", "三食堂");
  gtk_window_destroy (window);
  first = put_site (fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JyDesk) desk = jy_desk_new_here (NULL, NULL);

      g_clear_object (&fixture->names);
      g_assert_finalize_object (g_steal_pointer (&fixture->ledger));
      if (i == 1)
        g_assert_cmpint (g_rename (fixture->path, moved), ==, 0);
      fixture->ledger = jy_ledger_open (i == 1 ? moved : fixture->path, desk, FALSE, &error);
      g_assert_no_error (error);
      fixture->names = jy_names_new (fixture->ledger);
      form = jy_record_form_new (L, &jy_kind_site);
      window = open_form (form);
      assert_stands (form, "name", "三食堂");
      gtk_window_destroy (window);
    }
  g_clear_object (&fixture->names);
  g_assert_finalize_object (g_steal_pointer (&fixture->ledger));

  /* Another ledger where the first one lay. */
  desk_here = jy_desk_new_here (NULL, &error);
  g_assert_no_error (error);
  fixture->ledger = jy_ledger_create (fixture->path, desk_here, &error);
  g_assert_no_error (error);
  fixture->names = jy_names_new (fixture->ledger);
  form = jy_record_form_new (L, &jy_kind_site);
  assert_stands (form, "name", "");
  g_object_unref (g_object_ref_sink (form));
}

typedef struct
{
  const char *name;
  const char *text;
  gssize length;
} Foreign;

/* None of it is a draft, and none of it harms. */
static void
test_foreign (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *brackets = g_strnfill (900000, '[');
  g_autofree char *long_text = g_strnfill (2 * 1024 * 1024, ' ');
  const Foreign files[] = {
    { "empty", "", 0 },
    { "letter", "今天下雨。", -1 },
    { "cut", "{\"jieyue-draft\": 1, \"form\": \"site\", \"texts\": {\"name\": \"二食", -1 },
    { "array", "[1, 2, 3]", -1 },
    { "null", "null", -1 },
    { "brackets", brackets, -1 },
    { "long", long_text, -1 },
    { "later format", "{\"jieyue-draft\": 2, \"form\": \"site\", \"texts\": {\"name\": \"二食堂\"}}", -1 },
    { "no mark", "{\"form\": \"site\", \"texts\": {\"name\": \"二食堂\"}}", -1 },
    { "other form", "{\"jieyue-draft\": 1, \"form\": \"supplier\", \"texts\": {\"name\": \"二食堂\"}}", -1 },
    { "list of texts", "{\"jieyue-draft\": 1, \"form\": \"site\", \"texts\": [\"二食堂\"]}", -1 },
    { "no texts", "{\"jieyue-draft\": 1, \"form\": \"site\"}", -1 },
    { "wrong types", "{\"jieyue-draft\": 1, \"form\": \"site\", \"base\": 3, \"texts\": {\"name\": 5, \"type\": null}}", -1 },
    { "no such field", "{\"jieyue-draft\": 1, \"form\": \"site\", \"texts\": {\"colour\": \"红\", \"type\": \"ship\"}}", -1 },
    { "half a pair", "{\"jieyue-draft\": 1, \"form\": \"site\", \"texts\": {\"name\": \"\\ud842\"}}", -1 },
    { "bad bytes", "{\"jieyue-draft\": 1, \"form\": \"site\", \"texts\": {\"name\": \"\xff\xfe\"}}", -1 },
    { "zeros", "\0\0\0\0\0\0\0\0", 8 },
  };
  g_autofree char *first = put_site (fixture);
  g_autofree char *path = get_path (first, "site");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      JyLedger *ledger = open_again (fixture, FALSE, NULL);
      GtkWidget *form;

      g_test_message ("%s", files[i].name);
      g_file_set_contents (path, files[i].text, files[i].length, &error);
      g_assert_no_error (error);
      form = jy_record_form_new (ledger, &jy_kind_site);
      assert_stands (form, "name", "");
      assert_says (form, "");
      g_object_unref (g_object_ref_sink (form));
      g_assert_finalize_object (ledger);
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Nothing waits for what never ends, and nothing follows a link. */
static void
test_no_files (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "drafts", NULL);
  g_autofree char *path = g_build_filename (folder, "site.json", NULL);
  g_autofree char *inside = g_build_filename (path, "file", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (JyDraftStore) store = jy_draft_store_new (folder);
      g_autoptr (JyDraft) draft = jy_draft_new (NULL);
      g_autoptr (JyDraft) nothing = NULL;
      g_autoptr (JyDraftStore) later = NULL;
      g_autoptr (JyDraft) found = NULL;

      if (i == 0)
        g_assert_cmpint (mkfifo (path, 0600), ==, 0);
      else if (i == 1)
        g_assert_cmpint (symlink (fixture->path, path), ==, 0);
      else
        g_assert_true (g_mkdir (path, 0700) == 0 && g_mkdir (inside, 0700) == 0);
      nothing = jy_draft_store_load (store, "site");
      g_assert_null (nothing);

      jy_draft_set (draft, "name", "二食堂");
      jy_draft_store_keep (store, "site", draft);
      jy_draft_store_flush (store);
      later = jy_draft_store_new (folder);
      found = jy_draft_store_load (later, "site");
      if (i < 2)
        {
          g_assert_cmpstr (g_hash_table_lookup (found->texts, "name"), ==, "二食堂");
          assert_mode (path, 0600);
          g_assert_cmpint (g_unlink (path), ==, 0);
        }
      else
        g_assert_null (found);
    }
  g_assert_true (g_rmdir (inside) == 0 && g_rmdir (path) == 0 && g_rmdir (folder) == 0);
  g_assert_true (jy_ledger_is_read_only (L) == FALSE && g_file_test (fixture->path, G_FILE_TEST_IS_REGULAR));
}

static void
failed_cb (char      **told,
           const char *why)
{
  g_free (*told);
  *told = g_strdup (why);
}

static gboolean
is_told (gpointer told)
{
  return *(char **) told != NULL;
}

/* What cannot be kept is told, and still there while the program lives. */
static void
test_failed (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->path, "drafts", NULL);
  g_autoptr (JyDraftStore) store = jy_draft_store_new (folder);
  g_autoptr (JyDraft) draft = jy_draft_new ("三月");
  g_autoptr (JyDraft) found = NULL;
  g_autofree char *told = NULL;

  g_signal_connect_swapped (store, "failed", G_CALLBACK (failed_cb), &told);
  jy_draft_set (draft, "name", "二食堂");
  jy_draft_store_keep (store, "site", draft);
  wait_until (is_told, &told);
  g_assert_cmpuint (strlen (told), >, 0);
  found = jy_draft_store_load (store, "site");
  g_assert_cmpstr (found->base, ==, "三月");
}

/* Those of the forms that were opened from it go with it, the others stay. */
static void
test_below (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "drafts", NULL);
  const char *const names[] = { "purchase", "purchase.supplier", "weighing.container.site", "purchases" };
  g_autoptr (JyDraftStore) store = jy_draft_store_new (folder);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (JyDraft) draft = jy_draft_new (NULL);

      jy_draft_set (draft, "name", names[i]);
      jy_draft_store_keep (store, names[i], draft);
    }
  for (guint again = 0; again < 2; again++)
    {
      jy_draft_store_forget (store, again == 0 ? "purchase" : "weighing");
      jy_draft_store_flush (store);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autofree char *name = g_strconcat (names[i], ".json", NULL);
          g_autofree char *path = g_build_filename (folder, name, NULL);

          g_assert_cmpint (exists (path), ==, i == 3 || (i == 2 && again == 0));
          if (again == 1)
            g_unlink (path);
        }
      /* Nothing of it is remembered, only lies there. */
      g_object_unref (store);
      store = jy_draft_store_new (folder);
    }
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("JY_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  ADD ("/app/drafts/killed", test_killed);
  ADD ("/app/drafts/next-day", test_next_day);
  ADD ("/app/drafts/nothing", test_nothing);
  ADD ("/app/drafts/saved", test_saved);
  ADD ("/app/drafts/amended-meanwhile", test_amended_meanwhile);
  ADD ("/app/drafts/read-only", test_read_only);
  ADD ("/app/drafts/moved", test_moved);
  ADD ("/app/drafts/foreign", test_foreign);
  ADD ("/app/drafts/no-files", test_no_files);
  ADD ("/app/drafts/failed", test_failed);
  ADD ("/app/drafts/below", test_below);

  return g_test_run ();
}
