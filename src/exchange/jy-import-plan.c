/* jy-import-plan.c: matches the header of a file with the fields of a kind, and
 * keeps what the user says about columns, units, constants and words. */
#include "config.h"

#include "jy-import-layout-private.h"
#include "jy-import-plan.h"
#include "jy-text.h"

#include <glib/gi18n-lib.h>

struct _JyImportPlan
{
  const JyKind *kind;
  gboolean is_chosen; /* every column is chosen by its position, none by its header */
  gboolean has_header;
  guint header_row;    /* rows in which anything stands above it */
  gboolean is_matched; /* the columns of a file were found */
  int chosen[JY_KIND_MAX_FIELDS];
  char *maps[JY_KIND_MAX_FIELDS];
  const JyUnit *units[JY_KIND_MAX_FIELDS];
  char *constants[JY_KIND_MAX_FIELDS];
  GHashTable *replacements[JY_KIND_MAX_FIELDS];
  char *date_format;
  GArray *columns;    /* JyImportColumn */
  GPtrArray *headers; /* char */
};

/**
 * jy_import_plan_new:
 * @kind: the kind of record that is imported
 *
 * Returns: (transfer full): a plan that maps what it recognises
 */
JyImportPlan *
jy_import_plan_new (const JyKind *kind)
{
  JyImportPlan *plan = g_new0 (JyImportPlan, 1);

  plan->kind = kind;
  for (guint i = 0; i < JY_KIND_MAX_FIELDS; i++)
    plan->chosen[i] = JY_IMPORT_NO_COLUMN;
  plan->columns = g_array_new (FALSE, TRUE, sizeof (JyImportColumn));
  plan->headers = g_ptr_array_new_with_free_func (g_free);
  return plan;
}

/**
 * jy_import_plan_new_chosen:
 * @kind: the kind of record that is imported
 * @has_header: whether the first row is a header
 *
 * For whoever sees the columns, and the same title may stand over two of them: they
 * are told by their positions, and nothing is recognised.
 *
 * Returns: (transfer full): a plan that takes no column until it is chosen with
 *   jy_import_plan_choose_column()
 */
JyImportPlan *
jy_import_plan_new_chosen (const JyKind *kind,
                           gboolean      has_header)
{
  JyImportPlan *plan = jy_import_plan_new (kind);

  plan->is_chosen = TRUE;
  plan->has_header = has_header;
  return plan;
}

/**
 * jy_import_plan_copy:
 * @plan: a plan
 *
 * Returns: (transfer full): another one that says the same and has read no header
 */
JyImportPlan *
jy_import_plan_copy (const JyImportPlan *plan)
{
  JyImportPlan *copy = jy_import_plan_new (plan->kind);

  copy->is_chosen = plan->is_chosen;
  copy->has_header = plan->has_header;
  copy->header_row = plan->header_row;
  copy->date_format = g_strdup (plan->date_format);
  for (guint i = 0; i < plan->kind->n_fields; i++)
    {
      GHashTableIter words;
      gpointer from, to;

      copy->chosen[i] = plan->chosen[i];
      copy->units[i] = plan->units[i];
      copy->maps[i] = g_strdup (plan->maps[i]);
      copy->constants[i] = g_strdup (plan->constants[i]);
      if (plan->replacements[i] == NULL)
        continue;
      g_hash_table_iter_init (&words, plan->replacements[i]);
      while (g_hash_table_iter_next (&words, &from, &to))
        jy_import_plan_choose_word (copy, i, from, to);
    }
  return copy;
}

/**
 * jy_import_plan_free:
 * @plan: (transfer full) (nullable): a plan
 *
 * Frees it.
 */
void
jy_import_plan_free (JyImportPlan *plan)
{
  if (plan == NULL)
    return;
  for (guint i = 0; i < JY_KIND_MAX_FIELDS; i++)
    {
      g_free (plan->maps[i]);
      g_free (plan->constants[i]);
      g_clear_pointer (&plan->replacements[i], g_hash_table_unref);
    }
  g_free (plan->date_format);
  g_array_unref (plan->columns);
  g_ptr_array_unref (plan->headers);
  g_free (plan);
}

/**
 * jy_import_plan_get_kind:
 * @plan: a plan
 *
 * Returns: (transfer none): the kind of record that is imported
 */
const JyKind *
jy_import_plan_get_kind (const JyImportPlan *plan)
{
  return plan->kind;
}

static const JyField *
find_field (JyImportPlan *plan,
            const char   *name,
            guint        *position,
            GError      **error)
{
  const JyField *field = jy_kind_find_field (plan->kind, name, position);

  if (field == NULL)
    g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED, _ ("%s has no field “%s”."),
                 jy_kind_get_title (plan->kind), name);
  return field;
}

/**
 * jy_import_plan_map:
 * @plan: a plan
 * @field: a field's name or title
 * @column: the column's header, or its number from 1
 * @error: return location
 *
 * Returns: %TRUE, or %FALSE with @error when there is no such field
 */
gboolean
jy_import_plan_map (JyImportPlan *plan,
                    const char   *field,
                    const char   *column,
                    GError      **error)
{
  guint position;

  if (find_field (plan, field, &position, error) == NULL)
    return FALSE;
  g_free (plan->maps[position]);
  plan->maps[position] = jy_text_normalize (column);
  return TRUE;
}

/**
 * jy_import_plan_set_unit:
 * @plan: a plan
 * @field: a field's name or title
 * @unit: the unit of its bare numbers
 * @error: return location
 *
 * Returns: %TRUE, or %FALSE with @error when the field cannot have that unit
 */
gboolean
jy_import_plan_set_unit (JyImportPlan *plan,
                         const char   *field,
                         const char   *unit,
                         GError      **error)
{
  guint position;
  const JyField *declared = find_field (plan, field, &position, error);
  const JyDimension *dimension = declared != NULL ? jy_field_get_dimension (declared) : NULL;

  if (declared == NULL)
    return FALSE;
  plan->units[position] = dimension != NULL ? jy_dimension_find_unit (dimension, unit) : NULL;
  if (plan->units[position] != NULL)
    return TRUE;
  g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED, _ ("“%s” is not a unit of “%s”."), unit,
               jy_field_get_title (declared));
  return FALSE;
}

/**
 * jy_import_plan_set_constant:
 * @plan: a plan
 * @field: a field's name or title
 * @value: what every record gets there, unless its own cell says otherwise
 * @error: return location
 *
 * Returns: %TRUE, or %FALSE with @error when there is no such field
 */
gboolean
jy_import_plan_set_constant (JyImportPlan *plan,
                             const char   *field,
                             const char   *value,
                             GError      **error)
{
  guint position;

  if (find_field (plan, field, &position, error) == NULL)
    return FALSE;
  jy_import_plan_choose_constant (plan, position, value);
  return TRUE;
}

/**
 * jy_import_plan_add_replacement:
 * @plan: a plan
 * @field: a field's name or title
 * @from: what the cell says
 * @to: what is read instead
 * @error: return location
 *
 * Returns: %TRUE, or %FALSE with @error when there is no such field
 */
gboolean
jy_import_plan_add_replacement (JyImportPlan *plan,
                                const char   *field,
                                const char   *from,
                                const char   *to,
                                GError      **error)
{
  guint position;

  if (find_field (plan, field, &position, error) == NULL)
    return FALSE;
  jy_import_plan_choose_word (plan, position, from, to);
  return TRUE;
}

/**
 * jy_import_plan_set_date_format:
 * @plan: a plan
 * @format: (nullable): see jy_day_parse()
 *
 * Says in which order the parts of dates stand.
 */
void
jy_import_plan_set_date_format (JyImportPlan *plan,
                                const char   *format)
{
  g_free (plan->date_format);
  plan->date_format = g_strdup (format);
}

/**
 * jy_import_plan_choose_column:
 * @plan: a plan from jy_import_plan_new_chosen()
 * @field: position of a field
 * @column: position of the column it is read from, or %JY_IMPORT_NO_COLUMN
 *
 * Chooses where a field comes from. A column fills one field: the one that it was
 * chosen for before loses it.
 */
void
jy_import_plan_choose_column (JyImportPlan *plan,
                              guint         field,
                              int           column)
{
  g_return_if_fail (plan->is_chosen && field < plan->kind->n_fields);

  for (guint i = 0; column != JY_IMPORT_NO_COLUMN && i < plan->kind->n_fields; i++)
    if (plan->chosen[i] == column)
      plan->chosen[i] = JY_IMPORT_NO_COLUMN;
  plan->chosen[field] = column;
}

/**
 * jy_import_plan_get_chosen:
 * @plan: a plan from jy_import_plan_new_chosen()
 * @field: position of a field
 *
 * Returns: position of the column it is read from, or %JY_IMPORT_NO_COLUMN
 */
int
jy_import_plan_get_chosen (const JyImportPlan *plan,
                           guint               field)
{
  return plan->chosen[field];
}

/**
 * jy_import_plan_choose_unit:
 * @plan: a plan
 * @field: position of a field
 * @unit: (nullable): the unit of its bare numbers, or %NULL for the usual one
 *
 * As jy_import_plan_set_unit() for a unit of the field's own dimension.
 */
void
jy_import_plan_choose_unit (JyImportPlan *plan,
                            guint         field,
                            const JyUnit *unit)
{
  plan->units[field] = unit;
}

/**
 * jy_import_plan_get_unit:
 * @plan: a plan
 * @field: position of a field
 *
 * Returns: (transfer none) (nullable): the unit of its bare numbers, if one was given
 */
const JyUnit *
jy_import_plan_get_unit (const JyImportPlan *plan,
                         guint               field)
{
  return plan->units[field];
}

/**
 * jy_import_plan_choose_constant:
 * @plan: a plan
 * @field: position of a field
 * @value: (nullable): what every record gets there, unless its own cell says
 *   otherwise, or %NULL for nothing
 *
 * As jy_import_plan_set_constant().
 */
void
jy_import_plan_choose_constant (JyImportPlan *plan,
                                guint         field,
                                const char   *value)
{
  g_autofree char *before = plan->constants[field];

  plan->constants[field] = g_strdup (value);
}

/**
 * jy_import_plan_choose_word:
 * @plan: a plan
 * @field: position of a field
 * @from: what the cell says
 * @to: (nullable): what is read instead, blank for no value, or %NULL to read it as
 *   it is
 *
 * As jy_import_plan_add_replacement().
 */
void
jy_import_plan_choose_word (JyImportPlan *plan,
                            guint         field,
                            const char   *from,
                            const char   *to)
{
  g_autofree char *word = g_strstrip (g_strdup (from));

  if (plan->replacements[field] == NULL)
    plan->replacements[field] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (to != NULL)
    g_hash_table_insert (plan->replacements[field], g_steal_pointer (&word), g_strdup (to));
  else
    g_hash_table_remove (plan->replacements[field], word);
}

/**
 * jy_import_plan_has_header:
 * @plan: a plan from jy_import_plan_new_chosen()
 *
 * Returns: whether the first row is taken as a header
 */
gboolean
jy_import_plan_has_header (const JyImportPlan *plan)
{
  return plan->has_header;
}

/**
 * jy_import_plan_is_chosen:
 * @plan: a plan
 *
 * Returns: whether it is one from jy_import_plan_new_chosen()
 */
gboolean
jy_import_plan_is_chosen (const JyImportPlan *plan)
{
  return plan->is_chosen;
}

/**
 * jy_import_plan_set_header_row:
 * @plan: a plan from jy_import_plan_new_chosen() with a header
 * @row: how many rows in which anything stands come before the header
 *
 * Leaves out what stands above the titles of the columns.
 */
void
jy_import_plan_set_header_row (JyImportPlan *plan,
                               guint         row)
{
  plan->header_row = row;
}

/**
 * jy_import_plan_get_header_row:
 * @plan: a plan
 *
 * Returns: how many rows in which anything stands come before the header
 */
guint
jy_import_plan_get_header_row (const JyImportPlan *plan)
{
  return plan->header_row;
}

/**
 * jy_import_plan_get_map:
 * @plan: a plan
 * @field: position of a field
 *
 * Returns: (transfer none) (nullable): the column that jy_import_plan_map() named
 */
const char *
jy_import_plan_get_map (const JyImportPlan *plan,
                        guint               field)
{
  return plan->maps[field];
}

static int
find_header (JyImportPlan *plan,
             const char   *text,
             gboolean      is_header)
{
  char *end;
  guint64 number;

  /* The cells of a first row of data are no names of columns. */
  for (guint i = 0; is_header && i < plan->headers->len; i++)
    {
      g_autofree char *header = jy_text_normalize (g_ptr_array_index (plan->headers, i));

      if (g_str_equal (header, text) || g_ascii_strcasecmp (header, text) == 0)
        return (int) i;
    }
  number = g_ascii_strtoull (text, &end, 10);
  return *text != '\0' && *end == '\0' && number >= 1 && number <= plan->headers->len ? (int) number - 1 : -1;
}

static char *
list_headers (JyImportPlan *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < plan->headers->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? jy_text_pick (", ", "、") : "",
                            (const char *) g_ptr_array_index (plan->headers, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
apply_chosen (JyImportPlan *plan,
              GError      **error)
{
  for (guint i = 0; i < plan->kind->n_fields; i++)
    {
      if (plan->chosen[i] == JY_IMPORT_NO_COLUMN)
        continue;
      if (plan->chosen[i] >= (int) plan->columns->len)
        {
          g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED,
                       _ ("The file has no column %d any more, which was chosen for “%s”."), plan->chosen[i] + 1,
                       jy_field_get_title (&plan->kind->fields[i]));
          return FALSE;
        }
      g_array_index (plan->columns, JyImportColumn, plan->chosen[i]) = (JyImportColumn) { TRUE, i, plan->units[i] };
    }
  return TRUE;
}

static gboolean
apply_maps (JyImportPlan *plan,
            gboolean      is_header,
            GError      **error)
{
  for (guint i = 0; i < plan->kind->n_fields; i++)
    {
      int column = plan->maps[i] != NULL ? find_header (plan, plan->maps[i], is_header) : -1;
      JyImportColumn *target;

      if (plan->maps[i] == NULL)
        continue;
      if (column < 0)
        {
          g_autofree char *headers = list_headers (plan);

          g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED,
                       _ ("The file has no column “%s” for “%s”. Its columns are: %s"), plan->maps[i],
                       jy_field_get_title (&plan->kind->fields[i]), headers);
          return FALSE;
        }
      target = &g_array_index (plan->columns, JyImportColumn, column);
      if (target->mapped)
        {
          g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED, _ ("The column “%s” is mapped twice."), plan->maps[i]);
          return FALSE;
        }
      *target = (JyImportColumn) { TRUE, i, plan->units[i] };
    }
  return TRUE;
}

/* What no --map mentions is recognised by its header. */
static gboolean
recognise (JyImportPlan *plan,
           GError      **error)
{
  guint taken[JY_KIND_MAX_FIELDS] = { 0 };

  for (guint i = 0; i < plan->headers->len; i++)
    {
      JyImportColumn *column = &g_array_index (plan->columns, JyImportColumn, i);
      const char *header = g_ptr_array_index (plan->headers, i);
      g_autoptr (GError) problem = NULL;
      const JyUnit *unit;
      guint field;

      if (column->mapped)
        continue;
      if (jy_kind_match_header (plan->kind, header, &field, &unit, &problem) == NULL)
        {
          if (problem == NULL)
            continue;
          g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED, problem->message);
          return FALSE;
        }
      if (plan->maps[field] != NULL)
        continue;
      if (taken[field] > 0)
        {
          g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED,
                       _ ("The columns “%s” and “%s” both look like “%s”; say with --map which one is."),
                       (const char *) g_ptr_array_index (plan->headers, taken[field] - 1), header,
                       jy_field_get_title (&plan->kind->fields[field]));
          return FALSE;
        }
      taken[field] = i + 1;
      *column = (JyImportColumn) { TRUE, field, plan->units[field] != NULL ? plan->units[field] : unit };
    }
  return TRUE;
}

static gboolean
has_source (const JyImportPlan *plan,
            guint               field)
{
  if (plan->constants[field] != NULL || plan->chosen[field] != JY_IMPORT_NO_COLUMN)
    return TRUE;
  for (guint i = 0; i < plan->columns->len; i++)
    if (g_array_index (plan->columns, JyImportColumn, i).mapped &&
        g_array_index (plan->columns, JyImportColumn, i).field == field)
      return TRUE;
  return FALSE;
}

/**
 * jy_import_plan_is_missing:
 * @plan: a plan that has read a header, or whose columns are chosen
 * @field: position of a field
 *
 * Returns: whether every record must have it and neither a column nor a value for
 *   all gives it, so that every single row would be refused
 */
gboolean
jy_import_plan_is_missing (const JyImportPlan *plan,
                           guint               field)
{
  const JyFieldFlags flags = plan->kind->fields[field].flags;

  return (plan->is_chosen || plan->is_matched) && (flags & JY_FIELD_REQUIRED) && !(flags & JY_FIELD_DERIVED) &&
         !has_source (plan, field);
}

/* The wrong file is taken more often than a column is left out. */
static void
append_guess (JyImportPlan *plan,
              GError      **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  const JyKind *guess;
  char *message;

  if (error == NULL || (plan->is_chosen && !plan->has_header))
    return;
  for (guint i = 0; i < plan->headers->len; i++)
    g_ptr_array_add (cells, g_ptr_array_index (plan->headers, i));
  g_ptr_array_add (cells, NULL);
  guess = jy_import_layout_guess_kind (plan->kind, (const char *const *) cells->pdata);
  if (guess == NULL)
    return;
  /* Translators: what is wrong, as a sentence, and the title of another kind of record */
  message = g_strdup_printf (_ ("%s The columns look like those of “%s”: is it the right file?"), (*error)->message,
                             jy_kind_get_title (guess));
  g_free ((*error)->message);
  (*error)->message = message;
}

static gboolean
check_required (JyImportPlan *plan,
                GError      **error)
{
  for (guint i = 0; i < plan->kind->n_fields; i++)
    {
      const JyField *field = &plan->kind->fields[i];
      g_autofree char *headers = NULL;

      if (!jy_import_plan_is_missing (plan, i))
        continue;
      if (plan->is_chosen)
        {
          g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED, _ ("Every record must have “%s”, which no column gives yet."),
                       jy_field_get_title (field));
          append_guess (plan, error);
          return FALSE;
        }
      headers = list_headers (plan);
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED,
                   _ ("No column for “%s” was found, which every record must have. The columns of the file are: %s"),
                   jy_field_get_title (field), headers);
      append_guess (plan, error);
      return FALSE;
    }
  return TRUE;
}

/* A file without a header can only be mapped by numbers. */
static gboolean
is_mapped_by_numbers (JyImportPlan *plan)
{
  gboolean any = FALSE;

  for (guint i = 0; i < plan->kind->n_fields; i++)
    {
      guint64 number;

      if (plan->maps[i] == NULL)
        continue;
      any = TRUE;
      if (!g_ascii_string_to_unsigned (plan->maps[i], 10, 1, JY_CSV_MAX_CELLS, &number, NULL))
        return FALSE;
    }
  for (guint i = 0; any && i < plan->headers->len; i++)
    {
      const JyUnit *unit;
      guint field;

      if (jy_kind_match_header (plan->kind, g_ptr_array_index (plan->headers, i), &field, &unit, NULL) != NULL)
        return FALSE;
    }
  return any;
}

/**
 * jy_import_plan_read_header:
 * @plan: a plan
 * @reader: a reader whose first record was just read
 * @is_header: (out): whether that record is a header rather than data
 * @error: return location
 *
 * Matches the columns with the fields: those that were chosen; or else first those
 * that were mapped, then by their headers in either language.
 *
 * Returns: %TRUE, or %FALSE with @error when a required field has no column
 */
gboolean
jy_import_plan_read_header (JyImportPlan *plan,
                            JyCsvReader  *reader,
                            gboolean     *is_header,
                            GError      **error)
{
  guint n = jy_csv_reader_get_n_cells (reader);

  g_ptr_array_set_size (plan->headers, 0);
  g_array_set_size (plan->columns, 0);
  g_array_set_size (plan->columns, n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (plan->headers, g_strstrip (g_strdup (jy_csv_reader_peek_cell (reader, i))));
  *is_header = plan->is_chosen ? plan->has_header : !is_mapped_by_numbers (plan);
  plan->is_matched = plan->is_chosen ? apply_chosen (plan, error)
                                     : apply_maps (plan, *is_header, error) && (!*is_header || recognise (plan, error));
  return plan->is_matched && check_required (plan, error);
}

/**
 * jy_import_plan_get_n_columns:
 * @plan: a plan that has read a header
 *
 * Returns: the number of columns
 */
guint
jy_import_plan_get_n_columns (const JyImportPlan *plan)
{
  return plan->columns->len;
}

/**
 * jy_import_plan_get_column:
 * @plan: a plan that has read a header
 * @column: from 0
 *
 * Returns: (transfer none): what the column means
 */
const JyImportColumn *
jy_import_plan_get_column (const JyImportPlan *plan,
                           guint               column)
{
  return &g_array_index (plan->columns, JyImportColumn, column);
}

/**
 * jy_import_plan_get_header:
 * @plan: a plan that has read a header
 * @column: from 0
 *
 * Returns: (transfer none): the column's header
 */
const char *
jy_import_plan_get_header (const JyImportPlan *plan,
                           guint               column)
{
  return g_ptr_array_index (plan->headers, column);
}

/**
 * jy_import_plan_get_constant:
 * @plan: a plan
 * @field: position of a field
 *
 * Returns: (transfer none) (nullable): what every record gets there
 */
const char *
jy_import_plan_get_constant (const JyImportPlan *plan,
                             guint               field)
{
  return plan->constants[field];
}

/**
 * jy_import_plan_get_date_format:
 * @plan: a plan
 *
 * Returns: (transfer none) (nullable): in which order the parts of dates stand
 */
const char *
jy_import_plan_get_date_format (const JyImportPlan *plan)
{
  return plan->date_format;
}

/**
 * jy_import_plan_replace:
 * @plan: a plan
 * @field: position of a field
 * @text: what a cell says
 *
 * Returns: (transfer none): what is read instead, @text itself where nothing is
 */
const char *
jy_import_plan_replace (const JyImportPlan *plan,
                        guint               field,
                        const char         *text)
{
  g_autofree char *stripped = NULL;
  const char *replacement;

  if (plan->replacements[field] == NULL)
    return text;
  stripped = g_strstrip (g_strdup (text));
  replacement = g_hash_table_lookup (plan->replacements[field], stripped);
  return replacement != NULL ? replacement : text;
}
