/* test-issue-dialog.c: the days of a posting are counted in working days of the
 * institution's calendar; what is wrong is said beside its field and stays there. */
#include "config.h"

#include "app-fixture.h"
#include "jy-field-editor.h"
#include "jy-issue-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#define L fixture->ledger

typedef struct
{
  JyIssueDialog *dialog;
  JyFieldEditor *from;
  JyFieldEditor *to;
  guint n_chosen;
  JyDay chosen_from;
  JyDay chosen_to;
} Question;

static void
chosen_cb (Question *question,
           int       from,
           int       to)
{
  question->n_chosen++;
  question->chosen_from = from;
  question->chosen_to = to;
}

static gboolean
is_editor (GtkWidget    *widget,
           gconstpointer name)
{
  return JY_IS_FIELD_EDITOR (widget) && g_str_equal (jy_field_editor_get_field (JY_FIELD_EDITOR (widget))->name, name);
}

static void
ask (Question   *question,
     Fixture    *fixture,
     const char *corrects)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));

  *question = (Question) { .dialog = jy_issue_dialog_new (label, L, "公示 · 2026年2月", corrects) };
  question->from = JY_FIELD_EDITOR (find_widget (GTK_WIDGET (question->dialog), is_editor, "posted-from"));
  question->to = JY_FIELD_EDITOR (find_widget (GTK_WIDGET (question->dialog), is_editor, "posted-to"));
  g_signal_connect_swapped (question->dialog, "chosen", G_CALLBACK (chosen_cb), question);
  gtk_window_present (GTK_WINDOW (question->dialog));
  g_object_unref (label);
}

static void
answer (Question *question)
{
  gtk_widget_activate_action (GTK_WIDGET (question->dialog), "dialog.issue", NULL);
}

static void
give_up (Question *question)
{
  gtk_window_destroy (GTK_WINDOW (question->dialog));
}

static const char *
get_hint (JyFieldEditor *editor)
{
  return gtk_entry_get_placeholder_text (GTK_ENTRY (gtk_widget_get_ancestor (jy_field_editor_get_control (editor), GTK_TYPE_ENTRY)));
}

static void
assert_text (JyFieldEditor *editor,
             const char    *expected)
{
  g_autofree char *text = jy_field_editor_dup_text (editor);

  g_assert_cmpstr (text, ==, expected);
}

/* Monday the 2nd of January 2040 is a holiday, Saturday the 7th is worked: five working
 * days from Tuesday the 3rd on end on Saturday the 7th, and five from Wednesday on end
 * on Monday the 9th. */
static void
test_working_days (Fixture      *fixture,
                   gconstpointer data)
{
  Question question;

  g_free (put (L, &jy_kind_institution, "name", "甲", "posting_days", "5", NULL));
  g_free (put (L, &jy_kind_day, "date", "2040-01-02", "type", "holiday", NULL));
  g_free (put (L, &jy_kind_day, "date", "2040-01-07", "type", "workday", NULL));
  ask (&question, fixture, NULL);
  jy_field_editor_set_text (question.from, "2040-01-03");
  g_assert_cmpstr (get_hint (question.to), ==, "2040-01-07");
  jy_field_editor_set_text (question.from, "2040-01-04");
  g_assert_cmpstr (get_hint (question.to), ==, "2040-01-09");
  answer (&question);
  g_assert_cmpuint (question.n_chosen, ==, 1);
  g_assert_cmpint (question.chosen_from, ==, jy_day_new (2040, 1, 4));
  g_assert_cmpint (question.chosen_to, ==, 0);
}

static void
assert_refuses (Question      *question,
                JyFieldEditor *wrong,
                JyFieldEditor *right)
{
  answer (question);
  g_assert_cmpuint (question->n_chosen, ==, 0);
  g_assert_true (jy_field_editor_has_error (wrong));
  g_assert_nonnull (jy_field_editor_get_message (wrong));
  g_assert_false (jy_field_editor_has_error (right));
}

static void
test_wrong_days (Fixture      *fixture,
                 gconstpointer data)
{
  Question question;

  ask (&question, fixture, NULL);
  jy_field_editor_set_text (question.from, "2040-02-30");
  assert_refuses (&question, question.from, question.to);
  assert_text (question.from, "2040-02-30");

  jy_field_editor_set_text (question.from, "2040-02-20");
  jy_field_editor_set_text (question.to, "soon");
  assert_refuses (&question, question.to, question.from);
  assert_text (question.from, "2040-02-20");
  assert_text (question.to, "soon");

  /* It ends before it begins. */
  jy_field_editor_set_text (question.to, "2040-02-19");
  assert_refuses (&question, question.to, question.from);
  assert_text (question.to, "2040-02-19");

  /* A day of the past, and a period without a working day, which the engine would
   * refuse after the dialog has gone. */
  jy_field_editor_set_text (question.from, "2020-01-06");
  jy_field_editor_set_text (question.to, "");
  assert_refuses (&question, question.from, question.to);
  assert_text (question.from, "2020-01-06");
  jy_field_editor_set_text (question.from, "2040-01-07");
  jy_field_editor_set_text (question.to, "2040-01-08");
  assert_refuses (&question, question.to, question.from);

  jy_field_editor_set_text (question.to, "2040-01-09");
  answer (&question);
  g_assert_cmpuint (question.n_chosen, ==, 1);
  g_assert_cmpint (question.chosen_to, ==, jy_day_new (2040, 1, 9));
}

static gboolean
says (GtkWidget    *widget,
      gconstpointer words)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL;
}

static gboolean
notes (Question *question,
       guint     year)
{
  g_autofree char *note = g_strdup_printf (
    _ ("No holidays of %u are entered in the calendar: only weekends are left out when the working days "
       "of the posting are counted."),
    year);
  GtkWidget *label = find_widget (GTK_WIDGET (question->dialog), says, note);

  return label != NULL && gtk_widget_get_mapped (label);
}

/* Five working days from 28 December 2040 on, a Friday, end in January; those from the
 * 3rd on within 2040. */
static void
test_calendar (Fixture      *fixture,
               gconstpointer data)
{
  Question question;

  g_free (put (L, &jy_kind_institution, "name", "甲", "posting_days", "5", NULL));
  g_free (put (L, &jy_kind_day, "date", "2040-01-02", "type", "holiday", NULL));
  ask (&question, fixture, NULL);
  jy_field_editor_set_text (question.from, "2040-12-03");
  g_assert_false (notes (&question, 2040));
  jy_field_editor_set_text (question.from, "2040-12-28");
  g_assert_true (notes (&question, 2041));
  jy_field_editor_set_text (question.from, "2042-01-02");
  g_assert_true (notes (&question, 2042));
  jy_field_editor_set_text (question.from, "2040-12-03");
  g_assert_false (notes (&question, 2042));
  give_up (&question);
}

static void
test_correction (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *correction =
    g_strdup_printf (_ ("It will correct %s and list the old and the new figures side by side."), "甲公示〔2026〕3号");
  Question question;

  ask (&question, fixture, "甲公示〔2026〕3号");
  g_assert_nonnull (find_widget (GTK_WIDGET (question.dialog), says, correction));
  give_up (&question);
  g_assert_cmpuint (question.n_chosen, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  ADD ("/app/issue-dialog/working-days", test_working_days);
  ADD ("/app/issue-dialog/wrong-days", test_wrong_days);
  ADD ("/app/issue-dialog/calendar", test_calendar);
  ADD ("/app/issue-dialog/correction", test_correction);

  return g_test_run ();
}
