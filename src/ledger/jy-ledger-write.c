/* jy-ledger-write.c: puts, amends and voids records. One function appends; it
 * alone writes, and only after everything was checked. */
#include "config.h"

#include "jy-ledger-private.h"
#include "jy-payload.h"
#include "jy-text.h"
#include "jy-twins.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * jy_ledger_check_month: (skip)
 * @ledger: a ledger in a write transaction
 * @day: a day, or 0
 * @error: return location
 *
 * Returns: %FALSE with %JY_LEDGER_ERROR_CLOSED when the day lies in a closed month
 */
gboolean
jy_ledger_check_month (JyLedger *ledger,
                       JyDay     day,
                       GError  **error)
{
  JyMonth month = day != 0 ? jy_day_get_month (day) : 0;
  g_autofree char *text = NULL;

  if (day == 0 || !g_hash_table_contains (ledger->closed_months, GINT_TO_POINTER (month)))
    return TRUE;
  text = jy_month_to_iso (month);
  g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED,
               _ ("The month %s is closed, so nothing dated in it can be written. Reopen it with a reason first, on the page of the months."), text);
  return FALSE;
}

/* Writes what the key's fields say, for a message. */
static char *
describe_key (JyLedger       *ledger,
              const JyRecord *record)
{
  g_auto (GStrv) names = g_strsplit (record->kind->key, ",", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      guint position;
      g_autofree char *value = NULL;

      jy_kind_find_field (record->kind, names[i], &position);
      value = jy_ledger_format (ledger, record, position);
      if (*value != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? jy_text_pick (", ", "、") : "", value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
write_key_query (const JyKind *kind)
{
  g_auto (GStrv) names = g_strsplit (kind->key, ",", -1);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT row FROM \"%s\" WHERE voided=0 AND row IS NOT ?1", kind->name);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const JyField *field = jy_kind_find_field (kind, names[i], NULL);

      /* The form of the index decides whether the index is used. */
      if (field->flags & JY_FIELD_REQUIRED)
        g_string_append_printf (sql, " AND \"%s\"=?%u", names[i], i + 2);
      else
        g_string_append_printf (sql, " AND ifnull(\"%s\",%s)=ifnull(?%u,%s)", names[i],
                                jy_field_is_text (field) ? "''" : "0", i + 2, jy_field_is_text (field) ? "''" : "0");
    }
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
find_same_key (JyLedger       *ledger,
               const JyRecord *record,
               gint64          row,
               gint64         *other,
               GError        **error)
{
  g_auto (GStrv) names = g_strsplit (record->kind->key, ",", -1);
  g_autofree char *sql = write_key_query (record->kind);
  g_autoptr (JyStatement) statement = jy_database_prepare (ledger->database, sql, error);
  char buffers[4][JY_VALUE_TEXT_SIZE];

  *other = 0;
  if (statement == NULL)
    return FALSE;
  jy_statement_set_integer (statement, 1, row);
  for (guint i = 0; i < G_N_ELEMENTS (buffers) && names[i] != NULL; i++)
    {
      guint position;
      const JyField *field = jy_kind_find_field (record->kind, names[i], &position);
      const JyValue *value = &record->values[position];

      if (!value->is_set)
        jy_statement_set_null (statement, (int) i + 2);
      else if (jy_field_is_text (field))
        jy_statement_set_text (statement, (int) i + 2, jy_field_get_stored (field, value, buffers[i]), -1);
      else
        jy_statement_set_integer (statement, (int) i + 2, value->integer);
    }
  if (jy_statement_step (statement, error))
    *other = jy_statement_get_integer (statement, 0);
  return TRUE;
}

static gboolean
check_unique (JyLedger       *ledger,
              const JyRecord *record,
              gint64          row,
              GError        **error)
{
  g_autoptr (GError) problem = NULL;
  gint64 other = 0;

  if (record->kind->flags & JY_KIND_SINGLE)
    {
      g_autofree char *sql =
        g_strdup_printf ("SELECT row FROM \"%s\" WHERE voided=0 AND row<>%" G_GINT64_FORMAT, record->kind->name, row);

      if (!jy_database_query_integer (ledger->database, sql, &other, error))
        return FALSE;
    }
  else if (record->kind->key != NULL && (!find_same_key (ledger, record, row, &other, &problem) || problem != NULL))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (other == 0)
    return TRUE;

  if (record->kind->flags & JY_KIND_SINGLE)
    g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_DUPLICATE,
                 _ ("%s: this ledger has its record already; amend that one instead."), jy_kind_get_title (record->kind));
  else
    {
      g_autofree char *key = describe_key (ledger, record);

      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_DUPLICATE,
                   _ ("%s: there is one for “%s” already; amend that one instead."), jy_kind_get_title (record->kind), key);
    }
  return FALSE;
}

/* What a record referred to before may be voided since: a voided notice is taken
 * down all the same. */
static gboolean
check_references (JyLedger       *ledger,
                  const JyRecord *record,
                  gint64          row,
                  JyProblems     *problems,
                  GError        **error)
{
  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const JyField *field = &record->kind->fields[i];
      g_autofree char *sql = NULL;
      gint64 found;

      if (field->type != JY_FIELD_REFERENCE || !record->values[i].is_set)
        continue;
      sql = g_strdup_printf ("SELECT row FROM \"%s\" WHERE row=%" G_GINT64_FORMAT " AND (voided=0 OR EXISTS (SELECT 1 FROM"
                             " \"%s\" AS own WHERE own.row=%" G_GINT64_FORMAT " AND own.\"%s\"=%" G_GINT64_FORMAT "))",
                             field->target, record->values[i].integer, record->kind->name, row, field->name,
                             record->values[i].integer);
      if (!jy_database_query_integer (ledger->database, sql, &found, error))
        return FALSE;
      if (found == 0)
        jy_problems_add (problems, JY_PROBLEM_ERROR, i, "%s",
                         _ ("the record it refers to is voided or not there; choose another one"));
    }
  return TRUE;
}

static gboolean
refuse_problems (const JyProblems *problems,
                 const JyKind     *kind,
                 GError          **error)
{
  g_autofree char *text = NULL;

  if (!jy_problems_has_errors (problems))
    return TRUE;
  text = jy_problems_to_text (problems, kind, JY_PROBLEM_ERROR);
  g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED, text);
  return FALSE;
}

/* The same may have happened twice, so it is taken all the same. */
static gboolean
warn_of_twin (JyLedger       *ledger,
              const JyRecord *record,
              gint64          row,
              JyProblems     *problems,
              GError        **error)
{
  gint64 twin;

  if (!jy_ledger_find_twin (ledger, record, row, &twin, error))
    return FALSE;
  if (twin != 0)
    jy_problems_add (problems, JY_PROBLEM_WARNING, JY_PROBLEM_WHOLE_RECORD, "%s", jy_twin_get_message ());
  return TRUE;
}

/* Twins are looked for only where somebody is told of them. */
static gboolean
check (JyLedger   *ledger,
       JyRecord   *record,
       gint64      row,
       JyProblems *problems,
       gboolean    with_twins,
       GError    **error)
{
  JyCheckContext context;

  if (!jy_ledger_refresh (ledger, error))
    return FALSE;
  context = jy_ledger_get_check_context (ledger);
  jy_record_derive (record, &context);
  jy_record_check (record, &context, problems);
  return check_references (ledger, record, row, problems, error) &&
         refuse_problems (problems, record->kind, error) &&
         jy_ledger_check_month (ledger, jy_record_get_day (record), error) && check_unique (ledger, record, row, error) &&
         (!with_twins || warn_of_twin (ledger, record, row, problems, error));
}

/**
 * jy_ledger_check:
 * @ledger: an open ledger
 * @record: a record; its derived values are worked out
 * @row: the row it will replace, or 0 for a new record
 * @problems: where errors and warnings are added
 * @error: return location
 *
 * Checks everything that saving would check, without saving.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_ledger_check (JyLedger   *ledger,
                 JyRecord   *record,
                 gint64      row,
                 JyProblems *problems,
                 GError    **error)
{
  return check (ledger, record, row, problems, TRUE, error);
}

static gboolean
write_projection (JyLedger       *ledger,
                  const JyRecord *record,
                  gint64          row,
                  gint64          entry,
                  gboolean        voided,
                  GError        **error)
{
  const JyProjection *projection = jy_projection_get (record->kind);
  g_autoptr (JyStatement) statement =
    jy_database_prepare (ledger->database, row == entry ? projection->insert : projection->update, error);
  char buffers[JY_KIND_MAX_FIELDS][JY_VALUE_TEXT_SIZE];

  if (statement == NULL)
    return FALSE;
  jy_projection_bind (statement, record, row, entry, voided, buffers);
  return jy_statement_run (statement, error);
}

/* Time never runs back within a record's history, whatever the clock says:
 * the later version is the one with the later time. */
static gboolean
fill_entry (JyLedger            *ledger,
            const JyRecordState *before,
            JyEntry             *entry,
            GError             **error)
{
  g_autoptr (JyStatement) statement = NULL;
  g_autoptr (GError) problem = NULL;
  gconstpointer id;
  gsize size;

  entry->time = jy_desk_get_time (ledger->desk);
  if (before == NULL)
    return TRUE;
  statement = jy_database_prepare (ledger->database, "SELECT id,time FROM journal WHERE position=?1", error);
  if (statement == NULL)
    return FALSE;
  jy_statement_set_integer (statement, 1, before->entry);
  if (jy_statement_step (statement, &problem) &&
      (id = jy_statement_get_blob (statement, 0, &size), size == JY_UUID_SIZE) &&
      jy_uuid_parse (before->id, &entry->record))
    {
      memcpy (entry->supersedes.bytes, id, JY_UUID_SIZE);
      entry->time = MAX (entry->time, jy_statement_get_integer (statement, 1) + 1);
      entry->has_supersedes = TRUE;
      return TRUE;
    }
  if (problem == NULL)
    g_set_error_literal (&problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CORRUPT,
                         _ ("The record's entry is missing from the journal; run “verify”."));
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * jy_ledger_append: (skip)
 * @ledger: a ledger in a write transaction
 * @record: the values of the new version, checked
 * @action: what is done
 * @reason: (nullable): why
 * @before: (nullable): the version it replaces, or %NULL for a new record
 * @after: (out) (optional): where the record stands then
 * @error: return location
 *
 * The one function that writes a record: its entry and its projection.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError; the transaction can
 *   then only be rolled back
 */
gboolean
jy_ledger_append (JyLedger            *ledger,
                  const JyRecord      *record,
                  const char          *action,
                  const char          *reason,
                  const JyRecordState *before,
                  JyRecordState       *after,
                  GError             **error)
{
  g_autoptr (GString) payload = g_string_sized_new (512);
  JyEntry entry = { .kind = record->kind->name, .action = action, .author = ledger->desk->author, .reason = reason };
  gint64 row;

  g_assert (ledger->depth > 0);
  /* After a failure SQLite may have ended the transaction by itself: what is
   * written then would stay whatever the caller does. */
  if (ledger->doomed)
    {
      g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_FAILED,
                           _ ("Nothing was saved, because an earlier step failed."));
      return FALSE;
    }
  ledger->doomed = TRUE;
  if (!fill_entry (ledger, before, &entry, error))
    return FALSE;
  if (!jy_payload_write (record, jy_ledger_resolve_row, ledger, payload))
    {
      g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_FAILED, _ ("A record it refers to is not there."));
      return FALSE;
    }
  entry.payload = payload->str;
  entry.payload_length = payload->len;
  jy_chain_number_entry (&ledger->chain, &entry);
  if (before == NULL)
    entry.record = entry.id;
  jy_chain_seal_entry (&ledger->chain, &entry);
  row = before != NULL ? before->row : entry.position;
  if (!jy_journal_write (ledger->database, &entry, error) ||
      !write_projection (ledger, record, row, entry.position, g_str_equal (action, "void"), error))
    return FALSE;

  /* The next step in the same transaction keeps to them already. */
  if (record->kind == &jy_kind_density || record->kind == &jy_kind_closing || record->kind == &jy_kind_day ||
      record->kind == &jy_kind_institution)
    {
      ledger->cached_version = -1;
      if (!jy_ledger_refresh (ledger, error))
        return FALSE;
    }
  ledger->doomed = FALSE;
  jy_ledger_note_change (ledger, record->kind, row);
  if (after != NULL)
    {
      *after = (JyRecordState) { .row = row, .entry = entry.position, .voided = g_str_equal (action, "void") };
      jy_uuid_write (&entry.record, after->id);
    }
  return TRUE;
}

/**
 * jy_ledger_put:
 * @ledger: an open ledger
 * @record: a new record; its derived values are worked out
 * @problems: (nullable): where errors and warnings are added
 * @state: (out) (optional): where it stands then
 * @error: return location
 *
 * Checks and saves a new record.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError, and nothing is saved
 */
gboolean
jy_ledger_put (JyLedger      *ledger,
               JyRecord      *record,
               JyProblems    *problems,
               JyRecordState *state,
               GError       **error)
{
  g_autoptr (JyProblems) own = problems == NULL ? jy_problems_new () : NULL;
  GError *problem = NULL;

  if (!jy_ledger_begin (ledger, error))
    return FALSE;
  if (!check (ledger, record, 0, problems != NULL ? problems : own, problems != NULL, &problem) ||
      !jy_ledger_append (ledger, record, "put", NULL, NULL, state, &problem))
    return jy_ledger_abandon (ledger, problem, error);
  return jy_ledger_commit (ledger, error);
}

/**
 * jy_ledger_check_reason: (skip)
 * @reason: (nullable): why something that stands is changed
 * @error: return location
 *
 * Returns: %FALSE with %JY_LEDGER_ERROR_REFUSED when it is blank
 */
gboolean
jy_ledger_check_reason (const char *reason,
                        GError    **error)
{
  g_autofree char *stripped = jy_text_normalize (reason != NULL ? reason : "");

  if (*stripped != '\0')
    return TRUE;
  g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED,
                       _ ("A correction or a removal needs a reason; it stands in the record's history."));
  return FALSE;
}

/* Reads the version that is about to be replaced. */
static JyRecord *
read_standing (JyLedger      *ledger,
               const char    *id,
               JyRecordState *state,
               GError       **error)
{
  g_autoptr (JyRecord) record = jy_ledger_read (ledger, id, state, error);

  if (record == NULL)
    return NULL;
  if (record->kind->flags & JY_KIND_INTERNAL)
    {
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED,
                   _ ("“%s” is the ledger's own entry and is not changed by hand."), id);
      return NULL;
    }
  if (state->voided)
    {
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED, _ ("The record “%s” is voided already."), id);
      return NULL;
    }
  if (!jy_ledger_check_month (ledger, jy_record_get_day (record), error))
    return NULL;
  return g_steal_pointer (&record);
}

/**
 * jy_ledger_amend:
 * @ledger: an open ledger
 * @id: a record's identifier
 * @record: its new values; derived values are worked out
 * @reason: why
 * @problems: (nullable): where errors and warnings are added
 * @error: return location
 *
 * Checks and saves a new version of a record.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError, and nothing is saved
 */
gboolean
jy_ledger_amend (JyLedger   *ledger,
                 const char *id,
                 JyRecord   *record,
                 const char *reason,
                 JyProblems *problems,
                 GError    **error)
{
  g_autoptr (JyProblems) own = problems == NULL ? jy_problems_new () : NULL;
  g_autoptr (JyRecord) standing = NULL;
  GError *problem = NULL;
  JyRecordState state;

  if (!jy_ledger_check_reason (reason, error) || !jy_ledger_begin (ledger, error))
    return FALSE;
  standing = read_standing (ledger, id, &state, &problem);
  if (standing != NULL && standing->kind != record->kind)
    {
      g_set_error (&problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED, _ ("The record “%s” is of another kind."), id);
      g_clear_pointer (&standing, jy_record_free);
    }
  if (standing == NULL || !check (ledger, record, state.row, problems != NULL ? problems : own, problems != NULL, &problem) ||
      !jy_ledger_append (ledger, record, "put", reason, &state, NULL, &problem))
    return jy_ledger_abandon (ledger, problem, error);
  return jy_ledger_commit (ledger, error);
}

/**
 * jy_ledger_check_not_referred: (skip)
 * @ledger: a ledger in a write transaction
 * @kind: a kind
 * @state: where a record of it stands
 * @error: return location
 *
 * Nothing that others refer to disappears under them.
 *
 * Returns: %FALSE with %JY_LEDGER_ERROR_REFUSED when a record refers to it
 */
gboolean
jy_ledger_check_not_referred (JyLedger            *ledger,
                              const JyKind        *kind,
                              const JyRecordState *state,
                              GError             **error)
{
  guint n_kinds;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  for (guint k = 0; k < n_kinds; k++)
    for (guint i = 0; i < kinds[k]->n_fields; i++)
      {
        const JyField *field = &kinds[k]->fields[i];
        g_autofree char *sql = NULL;
        gint64 referring;

        if (field->type != JY_FIELD_REFERENCE || !g_str_equal (field->target, kind->name))
          continue;
        sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE voided=0 AND \"%s\"=%" G_GINT64_FORMAT, kinds[k]->name,
                               field->name, state->row);
        if (!jy_database_query_integer (ledger->database, sql, &referring, error))
          return FALSE;
        if (referring == 0)
          continue;
        g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED,
                     g_dngettext (GETTEXT_PACKAGE, "It cannot be voided: %ld record of the kind “%s” refers to it.",
                                  "It cannot be voided: %ld records of the kind “%s” refer to it.",
                                  (gulong) referring),
                     (glong) referring, jy_kind_get_title (kinds[k]));
        return FALSE;
      }
  return TRUE;
}

/**
 * jy_ledger_void:
 * @ledger: an open ledger
 * @id: a record's identifier
 * @reason: why
 * @error: return location
 *
 * Removes a record from lists and figures. Its history stays.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError, and nothing is saved
 */
gboolean
jy_ledger_void (JyLedger   *ledger,
                const char *id,
                const char *reason,
                GError    **error)
{
  g_autoptr (JyRecord) standing = NULL;
  GError *problem = NULL;
  JyRecordState state;

  if (!jy_ledger_check_reason (reason, error) || !jy_ledger_begin (ledger, error))
    return FALSE;
  standing = read_standing (ledger, id, &state, &problem);
  if (standing == NULL || !jy_ledger_check_not_referred (ledger, standing->kind, &state, &problem) ||
      !jy_ledger_append (ledger, standing, "void", reason, &state, NULL, &problem))
    return jy_ledger_abandon (ledger, problem, error);
  return jy_ledger_commit (ledger, error);
}
