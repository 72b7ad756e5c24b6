/* jy-query.c: turns what is asked for into SQL. Values only ever enter a statement
 * as parameters, names only from the field tables. */
#include "config.h"

#include "jy-ledger-private.h"
#include "jy-query.h"
#include "jy-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  guint field;
  JyValue value;
} Condition;

struct _JyQuery
{
  const JyKind *kind;
  JyDay from;
  JyDay to;
  GArray *conditions;
  char *search;
  guint order; /* position + 1, or 0 */
  gboolean descending;
  gboolean with_voided;
};

static void
condition_clear (gpointer item)
{
  jy_value_clear (&((Condition *) item)->value);
}

/**
 * jy_query_new:
 * @kind: a kind
 *
 * Returns: (transfer full): asks for all its records that are not voided, in
 *   the order of their dates
 */
JyQuery *
jy_query_new (const JyKind *kind)
{
  JyQuery *query = g_new0 (JyQuery, 1);

  query->kind = kind;
  query->conditions = g_array_new (FALSE, TRUE, sizeof (Condition));
  g_array_set_clear_func (query->conditions, condition_clear);
  query->order = kind->date_field;
  return query;
}

/**
 * jy_query_copy:
 * @query: a query
 *
 * Returns: (transfer full): another one that asks for the same
 */
JyQuery *
jy_query_copy (const JyQuery *query)
{
  JyQuery *copy = jy_query_new (query->kind);

  copy->from = query->from;
  copy->to = query->to;
  copy->search = g_strdup (query->search);
  copy->order = query->order;
  copy->descending = query->descending;
  copy->with_voided = query->with_voided;
  for (guint i = 0; i < query->conditions->len; i++)
    {
      Condition *condition = &g_array_index (query->conditions, Condition, i);
      Condition other = { condition->field, { 0 } };

      jy_value_copy (&condition->value, &other.value);
      g_array_append_val (copy->conditions, other);
    }
  return copy;
}

/**
 * jy_query_free:
 * @query: (transfer full) (nullable): a query
 *
 * Frees it.
 */
void
jy_query_free (JyQuery *query)
{
  if (query == NULL)
    return;
  g_array_unref (query->conditions);
  g_free (query->search);
  g_free (query);
}

/**
 * jy_query_get_kind:
 * @query: a query
 *
 * Returns: (transfer none): the kind it asks for
 */
const JyKind *
jy_query_get_kind (const JyQuery *query)
{
  return query->kind;
}

/**
 * jy_query_set_period:
 * @query: a query
 * @from: the first day, or 0
 * @to: the last day, or 0
 *
 * Asks for records dated in a period. Kinds without a date have none.
 */
void
jy_query_set_period (JyQuery *query,
                     JyDay    from,
                     JyDay    to)
{
  query->from = from;
  query->to = to;
}

/**
 * jy_query_add_condition:
 * @query: a query
 * @ledger: the ledger that knows the names
 * @field: a field's name or title
 * @text: the value; blank asks for records without one
 * @error: return location
 *
 * Asks for records with a value.
 *
 * Returns: %TRUE, or %FALSE with @error when the field or the value is unknown
 */
gboolean
jy_query_add_condition (JyQuery    *query,
                        JyLedger   *ledger,
                        const char *field,
                        const char *text,
                        GError    **error)
{
  g_autoptr (JyRecord) record = jy_record_new (query->kind);
  Condition condition = { 0 };
  guint implied;

  if (jy_kind_find_field (query->kind, field, &condition.field) == NULL)
    {
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED, _ ("%s has no field “%s”."),
                   jy_kind_get_title (query->kind), field);
      return FALSE;
    }
  if (!jy_ledger_parse (ledger, record, condition.field, text, error))
    {
      g_prefix_error (error, "%s “%s”%s", jy_field_get_title (&query->kind->fields[condition.field]), text,
                      jy_text_pick (": ", "："));
      return FALSE;
    }
  implied = query->kind->fields[condition.field].implied_choice;
  /* A sub-kind's name given as category asks for the sub-kind. */
  if (implied > 0 && !record->values[condition.field].is_set && record->values[implied - 1].is_set)
    condition.field = implied - 1;
  jy_value_copy (&record->values[condition.field], &condition.value);
  g_array_append_val (query->conditions, condition);
  return TRUE;
}

/**
 * jy_query_set_search:
 * @query: a query
 * @words: (nullable): words
 *
 * Asks for records in whose texts, or in the names of what they refer to,
 * @words occur.
 */
void
jy_query_set_search (JyQuery    *query,
                     const char *words)
{
  g_free (query->search);
  query->search = words != NULL && *words != '\0' ? g_strdup (words) : NULL;
}

/**
 * jy_query_get_search:
 * @query: a query
 *
 * Returns: (transfer none): the words that are searched for, empty for none
 */
const char *
jy_query_get_search (const JyQuery *query)
{
  return query->search != NULL ? query->search : "";
}

/**
 * jy_query_set_order:
 * @query: a query
 * @field: a field's name or title
 * @descending: whether the greatest comes first
 * @error: return location
 *
 * Returns: %TRUE, or %FALSE with @error when there is no such field
 */
gboolean
jy_query_set_order (JyQuery    *query,
                    const char *field,
                    gboolean    descending,
                    GError    **error)
{
  guint position;

  if (jy_kind_find_field (query->kind, field, &position) == NULL)
    {
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED, _ ("%s has no field “%s”."),
                   jy_kind_get_title (query->kind), field);
      return FALSE;
    }
  query->order = position + 1;
  query->descending = descending;
  return TRUE;
}

/**
 * jy_query_set_voided:
 * @query: a query
 * @with_voided: whether voided records are asked for as well
 */
void
jy_query_set_voided (JyQuery *query,
                     gboolean with_voided)
{
  query->with_voided = with_voided;
}

/* Looks into the searched texts, and through references into the names there. */
static void
append_search (GString      *sql,
               const JyKind *kind)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  g_string_append (sql, " AND (0");
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const JyField *field = &kind->fields[i];

      if (field->type == JY_FIELD_REFERENCE)
        {
          const JyKind *target = jy_kind_find_any (field->target);

          g_string_append_printf (sql, " OR p.\"%s\" IN (SELECT row FROM \"%s\" WHERE jy_finds (:search,\"%s\"))", field->name,
                                  target->name, target->fields[target->name_field - 1].name);
        }
      else if (field->flags & JY_FIELD_SEARCHED)
        g_string_append_printf (texts, ",p.\"%s\"", field->name);
    }
  if (texts->len > 0)
    g_string_append_printf (sql, " OR jy_finds (:search%s)", texts->str);
  g_string_append_c (sql, ')');
}

/* Whether the index of dates alone answers: it holds whether a record is voided
 * as well, so that not one record has to be looked at. */
static gboolean
is_by_date (const JyQuery *query)
{
  return query->order > 0 && query->order == query->kind->date_field;
}

static void
append_order (GString       *sql,
              const JyQuery *query)
{
  const char *direction = query->descending ? " DESC" : "";
  const JyField *field;

  g_string_append (sql, " ORDER BY ");
  if (query->order > 0)
    {
      field = &query->kind->fields[query->order - 1];
      if (field->type == JY_FIELD_REFERENCE)
        {
          const JyKind *target = jy_kind_find_any (field->target);

          g_string_append_printf (sql, "(SELECT t.\"%s\" FROM \"%s\" AS t WHERE t.row=p.\"%s\")%s,",
                                  target->fields[target->name_field - 1].name, target->name, field->name, direction);
        }
      else
        g_string_append_printf (sql, "p.\"%s\"%s,", field->name, direction);
      if (is_by_date (query))
        g_string_append_printf (sql, "p.voided%s,", direction);
    }
  g_string_append_printf (sql, "p.row%s", direction);
}

/* Everything but the order. */
static GString *
begin_sql (const JyQuery *query,
           const char    *columns)
{
  GString *sql = g_string_new (NULL);
  const char *date = query->kind->date_field > 0 ? query->kind->fields[query->kind->date_field - 1].name : NULL;

  g_string_printf (sql, "SELECT %s FROM \"%s\" AS p WHERE %s", columns, query->kind->name,
                   query->with_voided   ? "1"
                   : is_by_date (query) ? "+p.voided=0" /* or SQLite sorts what is in order */
                                        : "p.voided=0");
  if (date != NULL && query->from != 0)
    g_string_append_printf (sql, " AND p.\"%s\">=:from", date);
  if (date != NULL && query->to != 0)
    g_string_append_printf (sql, " AND p.\"%s\"<=:to", date);
  for (guint i = 0; i < query->conditions->len; i++)
    g_string_append_printf (sql, " AND p.\"%s\" IS :c%u",
                            query->kind->fields[g_array_index (query->conditions, Condition, i).field].name, i);
  if (query->search != NULL)
    append_search (sql, query->kind);
  return sql;
}

static char *
write_sql (const JyQuery *query,
           const char    *columns)
{
  GString *sql = begin_sql (query, columns);

  append_order (sql, query);
  return g_string_free (sql, FALSE);
}

static void
bind (const JyQuery *query,
      JyStatement   *statement)
{
  char buffer[JY_VALUE_TEXT_SIZE];

  if (query->kind->date_field > 0 && query->from != 0)
    {
      jy_day_write_iso (query->from, buffer);
      jy_statement_bind_text (statement, ":from", buffer);
    }
  if (query->kind->date_field > 0 && query->to != 0)
    {
      jy_day_write_iso (query->to, buffer);
      jy_statement_bind_text (statement, ":to", buffer);
    }
  for (guint i = 0; i < query->conditions->len; i++)
    {
      Condition *condition = &g_array_index (query->conditions, Condition, i);
      const JyField *field = &query->kind->fields[condition->field];
      char name[16];

      g_snprintf (name, sizeof name, ":c%u", i);
      if (!condition->value.is_set)
        jy_statement_bind_text (statement, name, NULL);
      else if (jy_field_is_text (field))
        jy_statement_bind_text (statement, name, jy_field_get_stored (field, &condition->value, buffer));
      else
        jy_statement_bind_integer (statement, name, condition->value.integer);
    }
  if (query->search != NULL)
    jy_statement_bind_text (statement, ":search", query->search);
}

/**
 * jy_query_run:
 * @query: a query
 * @ledger: an open ledger
 * @func: called for each record
 * @data: for @func
 * @error: return location
 *
 * Reads the records one after the other, however many they are.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError or @func's
 */
gboolean
jy_query_run (const JyQuery *query,
              JyLedger      *ledger,
              JyQueryFunc    func,
              gpointer       data,
              GError       **error)
{
  g_autofree char *columns = g_strconcat ("p.row,", jy_projection_get (query->kind)->columns, NULL);
  g_autofree char *sql = write_sql (query, columns);
  g_autoptr (JyStatement) statement = jy_database_prepare (ledger->database, sql, error);
  g_autoptr (JyRecord) record = jy_record_new (query->kind);
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return FALSE;
  bind (query, statement);
  while (jy_statement_step (statement, &problem))
    {
      JyRecordState state = { .row = jy_statement_get_integer (statement, 0),
                              .entry = jy_statement_get_integer (statement, 1),
                              .voided = jy_statement_get_integer (statement, 2) != 0 };
      JyUuid uuid;

      if (jy_ledger_get_row_id (ledger, state.row, &uuid))
        jy_uuid_write (&uuid, state.id);
      jy_projection_fetch (statement, 3, record);
      if (!func (record, &state, data, error))
        return error == NULL || *error == NULL;
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * jy_query_find_rows:
 * @query: a query
 * @ledger: an open ledger
 * @patience: how long all rows are waited for before @func hears of the first ones,
 *   in µs
 * @func: (nullable): called with a row that is found later, and then each time after
 *   twice the time
 * @data: for @func
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): the rows of the records in
 *   order, or %NULL with @error of #JyLedgerError
 */
GArray *
jy_query_find_rows (const JyQuery   *query,
                    JyLedger        *ledger,
                    gint64           patience,
                    JyQueryFoundFunc func,
                    gpointer         data,
                    GError         **error)
{
  g_autofree char *sql = write_sql (query, "p.row");
  g_autoptr (JyStatement) statement = jy_database_prepare (ledger->database, sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) problem = NULL;
  gint64 begun = g_get_monotonic_time ();

  if (statement == NULL)
    return NULL;
  bind (query, statement);
  while (jy_statement_step (statement, &problem))
    {
      gint64 row = jy_statement_get_integer (statement, 0);

      g_array_append_val (rows, row);
      if (func != NULL && g_get_monotonic_time () - begun >= patience)
        {
          func (rows, data);
          patience = 2 * (g_get_monotonic_time () - begun);
        }
    }
  if (problem == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/**
 * jy_query_list_rows:
 * @query: a query
 * @ledger: an open ledger
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): the rows of the records in
 *   order, or %NULL with @error of #JyLedgerError
 */
GArray *
jy_query_list_rows (const JyQuery *query,
                    JyLedger      *ledger,
                    GError       **error)
{
  return jy_query_find_rows (query, ledger, 0, NULL, NULL, error);
}

/**
 * jy_query_is_summed:
 * @kind: a kind
 * @field: position of a field
 *
 * Says which amounts may be added up over records: counts; and masses, volumes
 * and money of kinds that have a date, where a type whose total is worked out
 * from other fields (net from gross and tare, the amount from the unit price)
 * is added up by that field alone. The capacity of a container or the price in
 * a contract stands for itself.
 *
 * Returns: whether jy_query_sum() adds it up
 */
gboolean
jy_query_is_summed (const JyKind *kind,
                    guint         field)
{
  const JyField *own = &kind->fields[field];

  if (kind->flags & JY_KIND_SINGLE)
    return FALSE;
  if (own->type == JY_FIELD_COUNT)
    return TRUE;
  if (kind->date_field == 0 ||
      (own->type != JY_FIELD_MASS && own->type != JY_FIELD_VOLUME && own->type != JY_FIELD_MONEY))
    return FALSE;
  if (own->flags & JY_FIELD_DERIVED)
    return TRUE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == own->type && (kind->fields[i].flags & JY_FIELD_DERIVED))
      return FALSE;
  return TRUE;
}

/**
 * jy_query_sum:
 * @query: a query
 * @ledger: an open ledger
 * @sums: a record of the query's kind, replaced: the sums of the fields that
 *   jy_query_is_summed(), in the stored units; a field that no record has a
 *   value of has no sum
 * @count: (out): the number of records
 * @error: return location
 *
 * Counts and adds up the records that are asked for, in one pass of the file's
 * own. Voided ones count for nothing, even where they are asked for.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_query_sum (const JyQuery *query,
              JyLedger      *ledger,
              JyRecord      *sums,
              gint64        *count,
              GError       **error)
{
  g_autoptr (GString) columns = g_string_new ("count(*) FILTER (WHERE p.voided=0)");
  g_autoptr (GString) sql = NULL;
  g_autoptr (JyStatement) statement = NULL;
  g_autoptr (GError) problem = NULL;
  int column = 1;

  g_return_val_if_fail (sums->kind == query->kind, FALSE);

  for (guint i = 0; i < query->kind->n_fields; i++)
    if (jy_query_is_summed (query->kind, i))
      g_string_append_printf (columns, ",sum(p.\"%s\") FILTER (WHERE p.voided=0)", query->kind->fields[i].name);
  sql = begin_sql (query, columns->str);
  statement = jy_database_prepare (ledger->database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  bind (query, statement);
  jy_record_clear (sums);
  if (!jy_statement_step (statement, &problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  *count = jy_statement_get_integer (statement, 0);
  for (guint i = 0; i < query->kind->n_fields; i++)
    if (jy_query_is_summed (query->kind, i))
      {
        if (!jy_statement_is_null (statement, column))
          jy_record_set_integer (sums, i, jy_statement_get_integer (statement, column));
        column++;
      }
  return TRUE;
}
