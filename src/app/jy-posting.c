/* jy-posting.c: a sheet that hangs is taken down, one that does not is hung up. */
#include "config.h"

#include "jy-posting.h"
#include "jy-notice-store.h"
#include "jy-query.h"
#include "jy-record-form.h"

#include <glib/gi18n.h>

static gboolean
note_hanging (const JyRecord      *record,
              const JyRecordState *state,
              gpointer             data,
              GError             **error)
{
  char **id = data;

  if (jy_record_has (record, JY_POSTING_TAKEN_DOWN))
    return TRUE;
  *id = g_strdup (state->id);
  return FALSE;
}

static char *
find_hanging (JyLedger   *ledger,
              const char *number)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_posting);
  char *id = NULL;

  if (jy_query_add_condition (query, ledger, "notice", number, NULL))
    jy_query_run (query, ledger, note_hanging, &id, NULL);
  return id;
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

/**
 * jy_posting_form_new:
 * @ledger: an open ledger
 * @number: the number of an issued notice
 *
 * Returns: (transfer none): where the notice hangs, a form that takes it down today;
 *   otherwise one that hangs it up
 */
GtkWidget *
jy_posting_form_new (JyLedger   *ledger,
                     const char *number)
{
  g_autofree char *hanging = find_hanging (ledger, number);
  g_autoptr (JyRecord) notice = jy_ledger_find_notice (ledger, number, NULL, NULL);
  GtkWidget *widget = hanging != NULL ? jy_record_form_new_amend (ledger, hanging, NULL) : NULL;
  JyRecordForm *form = JY_RECORD_FORM (widget != NULL ? widget : jy_record_form_new (ledger, &jy_kind_posting));

  if (widget != NULL)
    {
      set_day (form, JY_POSTING_TAKEN_DOWN, jy_ledger_get_today (ledger));
      jy_field_editor_set_text (jy_record_form_get_reason_editor (form), _ ("taken down"));
      return widget;
    }
  jy_field_editor_set_text (jy_record_form_get_editor (form, JY_POSTING_NOTICE), number);
  if (notice != NULL)
    set_day (form, JY_POSTING_FROM, (JyDay) jy_record_get_integer (notice, JY_NOTICE_POSTED_FROM));
  return GTK_WIDGET (form);
}
