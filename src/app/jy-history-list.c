/* jy-history-list.c: one row per version, the last one first; a correction unfolds
 * to the values that it changed. */
#include "config.h"

#include "jy-history-list.h"
#include "jy-history.h"
#include "jy-ledger-undo.h"

#include <glib/gi18n.h>

static char *
format_value (JyNames        *names,
              const JyRecord *record,
              guint           field)
{
  const char *unit = jy_field_get_unit (&record->kind->fields[field]);
  g_autofree char *value = jy_names_format (names, record, field);

  if (*value == '\0')
    return g_strdup ("—");
  return *unit != '\0' ? g_strconcat (value, " ", unit, NULL) : g_steal_pointer (&value);
}

static char *
write_title (const JyVersion *version,
             const JyVersion *before)
{
  if (g_str_equal (version->action, "void"))
    /* Translators: %s is a person */
    return g_strdup_printf (_ ("Voided by %s"), version->author);
  if (before == NULL)
    /* Translators: %s is a person */
    return g_strdup_printf (_ ("Recorded by %s"), version->author);
  if (g_str_equal (before->action, "void"))
    /* Translators: a voided record stands again; %s is a person */
    return g_strdup_printf (_ ("Restored by %s"), version->author);
  /* Translators: %s is a person */
  return g_strdup_printf (_ ("Corrected by %s"), version->author);
}

static char *
write_subtitle (const JyVersion *version)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (version->time / 1000);
  g_autofree char *when = g_date_time_format (time, "%Y-%m-%d %H:%M");

  if (version->reason == NULL)
    return g_steal_pointer (&when);
  return g_strdup_printf ("%s  ·  %s", when, jy_reason_get_title (version->reason));
}

static void
add_changes (AdwExpanderRow  *row,
             JyNames         *names,
             const JyVersion *before,
             const JyVersion *after)
{
  const JyKind *kind = after->record->kind;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *old = NULL;
      g_autofree char *new = NULL;
      g_autofree char *change = NULL;
      GtkWidget *line;

      if (jy_value_equal (&kind->fields[i], &before->record->values[i], &after->record->values[i]))
        continue;
      old = format_value (names, before->record, i);
      new = format_value (names, after->record, i);
      /* Translators: an old value and the new one */
      change = g_strdup_printf (C_ ("change", "%s → %s"), old, new);
      line = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), jy_field_get_title (&kind->fields[i]));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (line), change);
      adw_expander_row_add_row (row, line);
    }
}

static gboolean
differs (const JyRecord *before,
         const JyRecord *after)
{
  for (guint i = 0; i < after->kind->n_fields; i++)
    if (!jy_value_equal (&after->kind->fields[i], &before->values[i], &after->values[i]))
      return TRUE;
  return FALSE;
}

static GtkWidget *
new_row (JyNames         *names,
         const JyVersion *before,
         const JyVersion *version)
{
  gboolean unfolds = before != NULL && differs (before->record, version->record);
  g_autofree char *title = write_title (version, before);
  g_autofree char *subtitle = write_subtitle (version);
  GtkWidget *row = unfolds ? adw_expander_row_new () : adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set (row, "subtitle", subtitle, NULL);
  if (unfolds)
    {
      add_changes (ADW_EXPANDER_ROW (row), names, before, version);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    }
  return row;
}

/**
 * jy_history_list_fill:
 * @list: an empty list
 * @ledger: an open ledger
 * @names: its names
 * @id: a record's identifier
 * @error: return location
 *
 * Puts every version of a record into a list.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_history_list_fill (GtkListBox *list,
                      JyLedger   *ledger,
                      JyNames    *names,
                      const char *id,
                      GError    **error)
{
  g_autoptr (GPtrArray) versions = jy_ledger_list_versions (ledger, id, error);

  if (versions == NULL)
    return FALSE;
  for (guint i = versions->len; i > 0; i--)
    gtk_list_box_append (list, new_row (names, i > 1 ? g_ptr_array_index (versions, i - 2) : NULL,
                                        g_ptr_array_index (versions, i - 1)));
  return TRUE;
}
