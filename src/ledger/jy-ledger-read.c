/* jy-ledger-read.c: finds records by identifier or name and writes values with
 * the names of what they refer to. */
#include "config.h"

#include "jy-ledger-private.h"
#include "jy-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * jy_ledger_locate: (skip)
 * @ledger: an open ledger
 * @uuid: an entry's identifier
 * @position: (out): its position
 * @error: return location
 *
 * Finds an entry. The identifier carries the desk's tag and the number, so the
 * few desks of the file are all there is to try.
 *
 * Returns: %FALSE when there is no such entry, with @error only for a failure
 */
gboolean
jy_ledger_locate (JyLedger     *ledger,
                  const JyUuid *uuid,
                  gint64       *position,
                  GError      **error)
{
  g_autoptr (JyStatement) statement =
    jy_database_prepare (ledger->database,
                         "SELECT j.position FROM desk AS d JOIN journal AS j ON j.position=(d.number<<40)+?1"
                         " WHERE j.id=?2",
                         error);
  guint64 tag;
  gint64 number;

  if (statement == NULL)
    return FALSE;
  jy_uuid_get_entry (uuid, &number, &tag);
  jy_statement_set_integer (statement, 1, number);
  jy_statement_set_blob (statement, 2, uuid->bytes, JY_UUID_SIZE);
  if (!jy_statement_step (statement, error))
    return FALSE;
  *position = jy_statement_get_integer (statement, 0);
  return TRUE;
}

static const JyKind *
get_entry_kind (JyLedger *ledger,
                gint64    position,
                GError  **error)
{
  g_autoptr (JyStatement) statement =
    jy_database_prepare (ledger->database, "SELECT kind FROM journal WHERE position=?1", error);

  if (statement == NULL)
    return NULL;
  jy_statement_set_integer (statement, 1, position);
  if (!jy_statement_step (statement, error))
    return NULL;
  return jy_kind_find_any (jy_statement_get_text (statement, 0));
}

/**
 * jy_ledger_dup_identity:
 * @ledger: an open ledger
 *
 * What stays when the file is moved, renamed or rebuilt: its first entry, which is
 * never changed. Copies of a file have it in common.
 *
 * Returns: (transfer full) (nullable): the identifier of the first entry, or %NULL
 *   while nothing stands in the ledger
 */
char *
jy_ledger_dup_identity (JyLedger *ledger)
{
  g_autoptr (JyStatement) statement =
    jy_database_prepare (ledger->database, "SELECT id FROM journal ORDER BY position LIMIT 1", NULL);
  char text[JY_UUID_TEXT_SIZE];
  gconstpointer blob;
  gsize size;
  JyUuid uuid;

  if (statement == NULL || !jy_statement_step (statement, NULL))
    return NULL;
  blob = jy_statement_get_blob (statement, 0, &size);
  if (size != JY_UUID_SIZE)
    return NULL;
  memcpy (uuid.bytes, blob, JY_UUID_SIZE);
  jy_uuid_write (&uuid, text);
  return g_strdup (text);
}

/**
 * jy_ledger_read_values: (skip)
 * @ledger: an open ledger
 * @kind: a kind
 * @row: a row of its projection
 * @state: (out) (optional): where the record stands, but for its identifier,
 *   which stands in the journal and not in the projection
 * @error: return location
 *
 * Returns: as jy_ledger_read_row()
 */
JyRecord *
jy_ledger_read_values (JyLedger      *ledger,
                       const JyKind  *kind,
                       gint64         row,
                       JyRecordState *state,
                       GError       **error)
{
  g_autoptr (JyStatement) statement =
    jy_database_prepare (ledger->database, jy_projection_get (kind)->select, error);
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyRecord) record = NULL;

  if (statement == NULL)
    return NULL;
  jy_statement_bind_integer (statement, ":row", row);
  if (!jy_statement_step (statement, &problem))
    {
      if (problem == NULL)
        g_set_error (&problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND, _ ("There is no such record."));
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  record = jy_record_new (kind);
  jy_projection_fetch (statement, 2, record);
  if (state != NULL)
    *state = (JyRecordState) { .row = row,
                               .entry = jy_statement_get_integer (statement, 0),
                               .voided = jy_statement_get_integer (statement, 1) != 0 };
  return g_steal_pointer (&record);
}

/**
 * jy_ledger_read_row:
 * @ledger: an open ledger
 * @kind: a kind
 * @row: a row of its projection
 * @state: (out) (optional): where the record stands
 * @error: return location
 *
 * Returns: (transfer full): the record, or %NULL with %JY_LEDGER_ERROR_NOT_FOUND
 *   or another error of #JyLedgerError
 */
JyRecord *
jy_ledger_read_row (JyLedger      *ledger,
                    const JyKind  *kind,
                    gint64         row,
                    JyRecordState *state,
                    GError       **error)
{
  JyRecord *record = jy_ledger_read_values (ledger, kind, row, state, error);
  JyUuid uuid;

  if (record != NULL && state != NULL && jy_ledger_get_row_id (ledger, row, &uuid))
    jy_uuid_write (&uuid, state->id);
  return record;
}

/**
 * jy_ledger_find:
 * @ledger: an open ledger
 * @id: a record's identifier
 * @kind: (out): its kind
 * @state: (out): where it stands
 * @error: return location
 *
 * Returns: %TRUE, or %FALSE with %JY_LEDGER_ERROR_NOT_FOUND or another error of
 *   #JyLedgerError
 */
gboolean
jy_ledger_find (JyLedger      *ledger,
                const char    *id,
                const JyKind **kind,
                JyRecordState *state,
                GError       **error)
{
  g_autoptr (JyRecord) record = jy_ledger_read (ledger, id, state, error);

  if (record == NULL)
    return FALSE;
  *kind = record->kind;
  return TRUE;
}

/**
 * jy_ledger_read:
 * @ledger: an open ledger
 * @id: a record's identifier
 * @state: (out) (optional): where it stands
 * @error: return location
 *
 * Returns: (transfer full): the record, or %NULL with %JY_LEDGER_ERROR_NOT_FOUND
 *   or another error of #JyLedgerError
 */
JyRecord *
jy_ledger_read (JyLedger      *ledger,
                const char    *id,
                JyRecordState *state,
                GError       **error)
{
  g_autoptr (GError) problem = NULL;
  const JyKind *kind;
  gint64 position;
  JyUuid uuid;

  if (!jy_uuid_parse (id, &uuid) || !jy_ledger_locate (ledger, &uuid, &position, &problem) ||
      (kind = get_entry_kind (ledger, position, &problem)) == NULL)
    {
      if (problem == NULL)
        g_set_error (&problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND, _ ("There is no record “%s”."), id);
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return jy_ledger_read_row (ledger, kind, position, state, error);
}

/**
 * jy_ledger_read_institution:
 * @ledger: an open ledger
 * @state: (out) (optional): where it stands
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the institution's record; %NULL without
 *   @error when there is none yet
 */
JyRecord *
jy_ledger_read_institution (JyLedger      *ledger,
                            JyRecordState *state,
                            GError       **error)
{
  gint64 row;

  if (!jy_database_query_integer (ledger->database, "SELECT row FROM institution WHERE voided=0", &row, error) || row == 0)
    return NULL;
  return jy_ledger_read_row (ledger, &jy_kind_institution, row, state, error);
}

static gboolean
resolve_name (JyLedger     *ledger,
              const JyKind *kind,
              const char   *name,
              gint64       *row,
              GError      **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT row FROM \"%s\" WHERE voided=0 AND \"%s\"=?1 LIMIT 2", kind->name,
                                          kind->fields[kind->name_field - 1].name);
  g_autoptr (JyStatement) statement = jy_database_prepare (ledger->database, sql, error);
  g_autoptr (GError) problem = NULL;
  guint found = 0;

  if (statement == NULL)
    return FALSE;
  jy_statement_set_text (statement, 1, name, -1);
  while (jy_statement_step (statement, &problem))
    {
      *row = jy_statement_get_integer (statement, 0);
      found++;
    }
  if (problem == NULL && found == 0)
    g_set_error (&problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND,
                 /* Translators: first the kind, then the name that was not found */
                 _ ("there is no %s “%s”; add it first or correct the name"), jy_kind_get_title (kind), name);
  if (problem == NULL && found > 1)
    g_set_error (&problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_AMBIGUOUS,
                 _ ("several records of the kind %s have the name “%s”; give the identifier instead"),
                 jy_kind_get_title (kind), name);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * jy_ledger_resolve:
 * @ledger: an open ledger
 * @kind: a kind that is referred to
 * @text: an identifier or a unique name
 * @row: (out): the record's row
 * @error: return location
 *
 * Finds a record to refer to.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError, whose message does
 *   not name the field
 */
gboolean
jy_ledger_resolve (JyLedger     *ledger,
                   const JyKind *kind,
                   const char   *text,
                   gint64       *row,
                   GError      **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  JyValue name = { 0 };
  gboolean found;
  JyUuid uuid;

  g_return_val_if_fail (kind->name_field > 0, FALSE);

  if (jy_uuid_parse (stripped, &uuid) && jy_ledger_locate (ledger, &uuid, row, NULL) &&
      get_entry_kind (ledger, *row, NULL) == kind)
    return TRUE;

  /* Read like the name itself once was, blanks of any width included. */
  jy_field_parse (&kind->fields[kind->name_field - 1], text, NULL, NULL, &name, NULL);
  found = resolve_name (ledger, kind, name.is_set ? name.text : stripped, row, error);
  jy_value_clear (&name);
  return found;
}

/**
 * jy_ledger_parse:
 * @ledger: an open ledger
 * @record: a record
 * @field: position of a field, also of a reference
 * @text: what was typed; blank empties the value
 * @error: return location; the message does not name the field
 *
 * Reads a value into a record, like jy_record_parse(), and resolves references.
 *
 * Returns: %TRUE, or %FALSE with @error
 */
gboolean
jy_ledger_parse (JyLedger   *ledger,
                 JyRecord   *record,
                 guint       field,
                 const char *text,
                 GError    **error)
{
  const JyField *declared = &record->kind->fields[field];
  gint64 row = 0;

  if (declared->type != JY_FIELD_REFERENCE)
    return jy_record_parse (record, field, text, NULL, NULL, error);
  if (text[strspn (text, " \t\n")] == '\0')
    {
      jy_record_unset (record, field);
      return TRUE;
    }
  if (!jy_ledger_resolve (ledger, jy_kind_find_any (declared->target), text, &row, error))
    return FALSE;
  jy_record_set_integer (record, field, row);
  return TRUE;
}

/**
 * jy_ledger_dup_name:
 * @ledger: an open ledger
 * @kind: a kind that is referred to
 * @row: a row
 *
 * Returns: (transfer full): the name of the record there, empty when there is none
 */
char *
jy_ledger_dup_name (JyLedger     *ledger,
                    const JyKind *kind,
                    gint64        row)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE row=?1",
                                          kind->fields[kind->name_field - 1].name, kind->name);
  g_autoptr (JyStatement) statement = jy_database_prepare (ledger->database, sql, NULL);

  if (statement == NULL)
    return g_strdup ("");
  jy_statement_set_integer (statement, 1, row);
  if (!jy_statement_step (statement, NULL))
    return g_strdup ("");
  return g_strdup (jy_statement_get_text (statement, 0));
}

/**
 * jy_ledger_format:
 * @ledger: an open ledger
 * @record: a record
 * @field: position of a field
 *
 * Returns: (transfer full): its value for people, see jy_field_format(); of a
 *   reference the name
 */
char *
jy_ledger_format (JyLedger       *ledger,
                  const JyRecord *record,
                  guint           field)
{
  const JyField *declared = &record->kind->fields[field];
  const JyValue *value = &record->values[field];

  if (declared->type == JY_FIELD_REFERENCE && value->is_set)
    return jy_ledger_dup_name (ledger, jy_kind_find_any (declared->target), value->integer);
  return jy_field_format (declared, value);
}

/**
 * jy_ledger_format_plain:
 * @ledger: an open ledger
 * @record: a record
 * @field: position of a field
 *
 * Returns: (transfer full): its value for csv, see jy_field_format_plain(); of
 *   a reference the name
 */
char *
jy_ledger_format_plain (JyLedger       *ledger,
                        const JyRecord *record,
                        guint           field)
{
  const JyField *declared = &record->kind->fields[field];
  const JyValue *value = &record->values[field];

  if (declared->type == JY_FIELD_REFERENCE && value->is_set)
    return jy_ledger_dup_name (ledger, jy_kind_find_any (declared->target), value->integer);
  return jy_field_format_plain (declared, value);
}
