/* jy-twins.c: finds records of one day that contradict each other in none of the
 * fields that their kind names for it. Equal records can be right, so nothing is
 * refused here. */
#include "config.h"

#include "jy-ledger-private.h"
#include "jy-twins.h"

#include <glib/gi18n-lib.h>

/* The most fields that a kind names. */
#define MAX_TWIN_FIELDS 12

static guint
list_fields (const JyKind *kind,
             guint         fields[MAX_TWIN_FIELDS])
{
  g_auto (GStrv) names = g_strsplit (kind->twins, ",", -1);
  guint n = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert (n < MAX_TWIN_FIELDS);
      jy_kind_find_field (kind, names[i], &fields[n++]);
    }
  return n;
}

/* What one of the two leaves open does not contradict the other one. */
static void
append_condition (GString       *sql,
                  const JyField *field,
                  const char    *other)
{
  g_string_append_printf (sql, field->flags & JY_FIELD_REQUIRED ? " AND a.\"%s\"=%s" : " AND ifnull(a.\"%s\"=%s,1)", field->name, other);
}

static void
bind_value (JyStatement   *statement,
            int            position,
            const JyField *field,
            const JyValue *value,
            char           buffer[JY_VALUE_TEXT_SIZE])
{
  if (!value->is_set)
    jy_statement_set_null (statement, position);
  else if (jy_field_is_text (field))
    jy_statement_set_text (statement, position, jy_field_get_stored (field, value, buffer), -1);
  else
    jy_statement_set_integer (statement, position, value->integer);
}

/**
 * jy_twin_get_message:
 *
 * Returns: (transfer none): what is said of a record that has a twin
 */
const char *
jy_twin_get_message (void)
{
  return _ ("the same is recorded on this day already; void one of the two if it happened only once");
}

/**
 * jy_ledger_find_twin:
 * @ledger: an open ledger
 * @record: a record whose derived values are worked out
 * @row: its own row, or 0 for a new one
 * @twin: (out): the row of another one that may be the same, or 0
 * @error: return location
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_ledger_find_twin (JyLedger       *ledger,
                     const JyRecord *record,
                     gint64          row,
                     gint64         *twin,
                     GError        **error)
{
  const JyKind *kind = record->kind;
  g_autoptr (GString) sql = NULL;
  g_autoptr (JyStatement) statement = NULL;
  g_autoptr (GError) problem = NULL;
  char buffers[MAX_TWIN_FIELDS][JY_VALUE_TEXT_SIZE];
  char day[JY_DAY_TEXT_SIZE];
  guint fields[MAX_TWIN_FIELDS];
  guint n;

  *twin = 0;
  if (kind->twins == NULL || jy_record_get_day (record) == 0)
    return TRUE;
  n = list_fields (kind, fields);
  sql = g_string_new (NULL);
  g_string_printf (sql, "SELECT a.row FROM \"%s\" AS a WHERE a.voided=0 AND a.row IS NOT ?1 AND a.\"%s\"=?2", kind->name,
                   kind->fields[kind->date_field - 1].name);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *parameter = g_strdup_printf ("?%u", i + 3);

      append_condition (sql, &kind->fields[fields[i]], parameter);
    }
  g_string_append (sql, " LIMIT 1");
  statement = jy_database_prepare (ledger->database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  jy_day_write_iso (jy_record_get_day (record), day);
  jy_statement_set_integer (statement, 1, row);
  jy_statement_set_text (statement, 2, day, -1);
  for (guint i = 0; i < n; i++)
    bind_value (statement, (int) i + 3, &kind->fields[fields[i]], &record->values[fields[i]], buffers[i]);
  if (jy_statement_step (statement, &problem))
    *twin = jy_statement_get_integer (statement, 0);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* The records of the period are taken out first, so that they are joined by an index
 * of their own and a day of many records costs no more than they. */
static char *
write_list_query (const JyKind *kind)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) conditions = g_string_new (NULL);
  const char *date = kind->fields[kind->date_field - 1].name;
  guint fields[MAX_TWIN_FIELDS];
  guint n = list_fields (kind, fields);

  for (guint i = 0; i < n; i++)
    {
      const JyField *field = &kind->fields[fields[i]];
      g_autofree char *other = g_strdup_printf ("b.\"%s\"", field->name);

      g_string_append_printf (columns, ",\"%s\"", field->name);
      append_condition (conditions, field, other);
    }
  return g_strdup_printf ("WITH a AS MATERIALIZED (SELECT row,\"%s\"%s FROM \"%s\" WHERE voided=0 AND \"%s\" BETWEEN :from AND :to)"
                          " SELECT b.row,b.\"%s\" FROM a AS b JOIN a ON a.\"%s\"=b.\"%s\" AND a.row<b.row%s WHERE b.row>:after"
                          " GROUP BY b.row ORDER BY b.row",
                          date, columns->str, kind->name, date, date, date, date, conditions->str);
}

/**
 * jy_ledger_list_twins:
 * @ledger: an open ledger
 * @kind: a kind
 * @first: the first day
 * @last: the last day
 * @after: only records whose row is greater
 * @func: told of each record that may be the same as one written before it
 * @data: for @func
 * @error: return location
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError or of @func
 */
gboolean
jy_ledger_list_twins (JyLedger     *ledger,
                      const JyKind *kind,
                      JyDay         first,
                      JyDay         last,
                      gint64        after,
                      JyTwinFunc    func,
                      gpointer      data,
                      GError      **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (JyStatement) statement = NULL;
  g_autoptr (GError) problem = NULL;
  char from[JY_DAY_TEXT_SIZE], to[JY_DAY_TEXT_SIZE];

  if (kind->twins == NULL)
    return TRUE;
  sql = write_list_query (kind);
  statement = jy_database_prepare (ledger->database, sql, error);
  if (statement == NULL)
    return FALSE;
  jy_day_write_iso (first, from);
  jy_day_write_iso (last, to);
  jy_statement_bind_text (statement, ":from", from);
  jy_statement_bind_text (statement, ":to", to);
  jy_statement_bind_integer (statement, ":after", after);
  while (jy_statement_step (statement, &problem))
    if (!func (jy_statement_get_integer (statement, 0), jy_day_from_iso (jy_statement_get_text (statement, 1)), data, error))
      return FALSE;
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}
