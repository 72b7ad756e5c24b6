/* jy-posting.c: a sheet that hangs is taken down, one that is to hang later is changed,
 * any other is hung up. */
#include "config.h"

#include "jy-posting.h"
#include "jy-notice-store.h"
#include "jy-query.h"
#include "jy-record-form.h"

#include <glib/gi18n.h>

typedef struct
{
  JyDay today;
  char *hanging; /* (nullable): what can be taken down */
  char *planned; /* (nullable): what hangs from a later day on */
} Postings;

/* By the days of jy_ledger_list_notices(), which the words of the button go by. */
static gboolean
note_posting (const JyRecord      *record,
              const JyRecordState *state,
              gpointer             data,
              GError             **error)
{
  Postings *postings = data;
  JyDay from = (JyDay) jy_record_get_integer (record, JY_POSTING_FROM);
  JyDay taken_down = (JyDay) jy_record_get_integer (record, JY_POSTING_TAKEN_DOWN);
  char **id = from > postings->today ? &postings->planned : &postings->hanging;

  if (from <= postings->today && jy_record_has (record, JY_POSTING_TAKEN_DOWN) && taken_down <= postings->today)
    return TRUE;
  if (*id == NULL)
    *id = g_strdup (state->id);
  return TRUE;
}

static void
find_postings (JyLedger   *ledger,
               const char *number,
               Postings   *postings)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_posting);

  *postings = (Postings) { .today = jy_ledger_get_today (ledger) };
  if (jy_query_add_condition (query, ledger, "notice", number, NULL))
    jy_query_run (query, ledger, note_posting, postings, NULL);
}

static void
set_day (JyRecordForm *form,
         guint         field,
         JyDay         day)
{
  char text[JY_DAY_TEXT_SIZE];

  jy_day_write_iso (day, text);
  jy_field_editor_set_text (jy_record_form_get_editor (form, field), text);
}

static GtkWidget *
new_take_down (JyLedger   *ledger,
               const char *id)
{
  GtkWidget *widget = jy_record_form_new_amend (ledger, id, NULL);
  JyRecordForm *form = JY_RECORD_FORM (widget);

  if (widget == NULL)
    return NULL;
  set_day (form, JY_POSTING_TAKEN_DOWN, jy_ledger_get_today (ledger));
  jy_field_editor_set_text (jy_record_form_get_reason_editor (form), _ ("taken down"));
  return widget;
}

static GtkWidget *
new_posting (JyLedger   *ledger,
             const char *number)
{
  g_autoptr (JyRecord) notice = jy_ledger_find_notice (ledger, number, NULL, NULL);
  JyRecordForm *form = JY_RECORD_FORM (jy_record_form_new (ledger, &jy_kind_posting));

  jy_field_editor_set_text (jy_record_form_get_editor (form, JY_POSTING_NOTICE), number);
  if (notice != NULL)
    set_day (form, JY_POSTING_FROM, (JyDay) jy_record_get_integer (notice, JY_NOTICE_POSTED_FROM));
  return GTK_WIDGET (form);
}

/**
 * jy_posting_form_new:
 * @ledger: an open ledger
 * @number: the number of an issued notice
 *
 * Returns: (transfer none): where the notice hangs, a form that takes it down today;
 *   where it is to hang from a later day on, one that changes that; otherwise one that
 *   hangs it up
 */
GtkWidget *
jy_posting_form_new (JyLedger   *ledger,
                     const char *number)
{
  Postings postings;
  GtkWidget *form = NULL;

  find_postings (ledger, number, &postings);
  if (postings.hanging != NULL)
    form = new_take_down (ledger, postings.hanging);
  else if (postings.planned != NULL)
    form = jy_record_form_new_amend (ledger, postings.planned, NULL);
  g_free (postings.hanging);
  g_free (postings.planned);
  return form != NULL ? form : new_posting (ledger, number);
}
