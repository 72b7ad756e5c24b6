/* jy-projection.c: writes the SQL of each kind's table from its field table, so
 * that no kind is ever named in a query that is the same for all. */
#include "config.h"

#include "jy-projection.h"

/* Field names are our own, but "end", "type" and "count" want quoting. */
static void
append_columns (GString      *sql,
                const JyKind *kind,
                const char   *format)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (i > 0)
        g_string_append_c (sql, ',');
      for (const char *p = format; *p != '\0'; p++)
        if (*p == '$')
          g_string_append (sql, kind->fields[i].name);
        else
          g_string_append_c (sql, *p);
    }
}

static char *
write_insert (const JyKind *kind)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO \"%s\"(row,entry,voided,", kind->name);
  append_columns (sql, kind, "\"$\"");
  g_string_append (sql, ") VALUES(?1,?2,?3");
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ",?%u", i + 4);
  g_string_append_c (sql, ')');
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static char *
write_update (const JyKind *kind)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "UPDATE \"%s\" SET entry=?2,voided=?3", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ",\"%s\"=?%u", kind->fields[i].name, i + 4);
  g_string_append (sql, " WHERE row=?1");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static char *
write_columns (const JyKind *kind)
{
  g_autoptr (GString) sql = g_string_new ("p.entry,p.voided,");

  append_columns (sql, kind, "p.\"$\"");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* The current version of every record of the kind, from the journal alone:
 * the latest entry by time and identifier. jy_row() is the ledger's own. */
static char *
write_rebuild (const JyKind *kind)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO \"%s\"(row,entry,voided,", kind->name);
  append_columns (sql, kind, "\"$\"");
  g_string_append (sql, ") SELECT jy_row(record),position,action='void'");
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql,
                            kind->fields[i].type == JY_FIELD_REFERENCE ? ",jy_row(json_extract(payload,'$.%s'))"
                                                                       : ",json_extract(payload,'$.%s')",
                            kind->fields[i].name);
  g_string_append_printf (sql,
                          " FROM journal AS j WHERE kind='%s' AND NOT EXISTS (SELECT 1 FROM journal AS l"
                          " WHERE l.record=j.record AND l.supersedes IS NOT NULL AND (l.time,l.id)>(j.time,j.id))"
                          " ORDER BY 1",
                          kind->name);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/**
 * jy_projection_get:
 * @kind: a kind
 *
 * Returns: (transfer none): the SQL for its table, made at the first use
 */
const JyProjection *
jy_projection_get (const JyKind *kind)
{
  static JyProjection projections[32];
  static GMutex mutex;
  JyProjection *projection = &projections[jy_kind_get_index (kind)];

  g_mutex_lock (&mutex);
  if (projection->kind == NULL)
    {
      projection->kind = kind;
      projection->insert = write_insert (kind);
      projection->update = write_update (kind);
      projection->columns = write_columns (kind);
      projection->select = g_strdup_printf ("SELECT %s FROM \"%s\" AS p WHERE p.row=:row", projection->columns, kind->name);
      projection->rebuild = write_rebuild (kind);
    }
  g_mutex_unlock (&mutex);
  return projection;
}

/**
 * jy_projection_bind:
 * @statement: the insert or update of the record's kind
 * @record: a record, which must stay until the statement has run
 * @row: position of the record's first entry
 * @entry: position of its current entry
 * @voided: whether it is voided
 * @buffers: %JY_KIND_MAX_FIELDS buffers that stay as long
 *
 * Binds all parameters.
 */
void
jy_projection_bind (JyStatement    *statement,
                    const JyRecord *record,
                    gint64          row,
                    gint64          entry,
                    gboolean        voided,
                    char (*buffers)[JY_VALUE_TEXT_SIZE])
{
  jy_statement_set_integer (statement, 1, row);
  jy_statement_set_integer (statement, 2, entry);
  jy_statement_set_integer (statement, 3, voided);
  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const JyField *field = &record->kind->fields[i];
      const JyValue *value = &record->values[i];
      int position = (int) i + 4;

      if (!value->is_set)
        jy_statement_set_null (statement, position);
      else if (jy_field_is_text (field))
        jy_statement_set_text (statement, position, jy_field_get_stored (field, value, buffers[i]), -1);
      else
        jy_statement_set_integer (statement, position, value->integer);
    }
}

/**
 * jy_projection_fetch:
 * @statement: a statement at a row, with the fields in order
 * @first_column: where they begin
 * @record: a record of the kind, replaced
 *
 * Reads a record.
 */
void
jy_projection_fetch (JyStatement *statement,
                     int          first_column,
                     JyRecord    *record)
{
  jy_record_clear (record);
  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const JyField *field = &record->kind->fields[i];
      JyValue *value = &record->values[i];
      int column = first_column + (int) i;

      if (jy_statement_is_null (statement, column))
        continue;
      if (jy_field_is_text (field))
        jy_field_read_stored (field, jy_statement_get_text (statement, column), value);
      else
        {
          value->is_set = TRUE;
          value->integer = jy_statement_get_integer (statement, column);
        }
    }
}
