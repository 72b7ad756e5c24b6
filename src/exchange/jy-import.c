/* jy-import.c: reads a CSV file row by row into records and saves all of them or
 * none. Every refused row is reported with its line, its field and the reason. */
#include "config.h"

#include "jy-bulk-writer.h"
#include "jy-csv-writer.h"
#include "jy-import-bad-rows-private.h"
#include "jy-import-completion-private.h"
#include "jy-import-layout-private.h"
#include "jy-import-log.h"
#include "jy-import-twins-private.h"
#include "jy-import.h"
#include "jy-text.h"
#include "jy-value-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Sentences kept for the report; the counts go on. */
#define MAX_SENTENCES 1000

/* Words whose value is remembered per field; a field with more is no list. */
#define MAX_REMEMBERED 20000

#define PROGRESS_STEP 4096

/* From this size of file on, a transaction is a large one. */
#define LARGE_FILE (8 * 1024 * 1024)

/* What a word in a field turned out to mean. */
typedef struct
{
  JyValue value;
  JyValue implied;
} Remembered;

typedef struct
{
  JyLedger *ledger;
  JyImportPlan *plan;
  JyImportSource *source;
  const JyImportOptions *options;
  const JyKind *kind;
  JyCsvReader *reader;
  JyBulkWriter *writer; /* for kinds without a key */
  JyRecord *record;
  JyRecord *constants;
  JyProblems *problems;
  GHashTable *remembered[JY_KIND_MAX_FIELDS];
  JyImportResult *result;
  gint64 n_rows;        /* looked at */
  guint n_kept_refused; /* after the first rows */
  guint n_kept_doubtful;
  GArray *faults; /* JyImportFault: of the row at hand */
  JyImportTwins *twins;
  JyImportBadRows *bad_rows;
} Import;

static void
remembered_free (Remembered *remembered)
{
  jy_value_clear (&remembered->value);
  jy_value_clear (&remembered->implied);
  g_free (remembered);
}

static gboolean
is_remembered_type (JyFieldType type)
{
  return type == JY_FIELD_CHOICE || type == JY_FIELD_CHOICES || type == JY_FIELD_BOOLEAN || type == JY_FIELD_DATE ||
         type == JY_FIELD_TIME || type == JY_FIELD_REFERENCE;
}

/* `field=value` of the referring field, for a record made from its name alone. */
static gboolean
create_reference (Import        *import,
                  const JyField *field,
                  const char    *name,
                  gint64        *row,
                  GError       **error)
{
  const JyKind *target = jy_kind_find_any (field->target);
  g_autoptr (JyRecord) record = jy_record_new (target);
  JyRecordState state;

  if (!jy_record_parse (record, target->name_field - 1, name, NULL, NULL, error))
    return FALSE;
  if (field->create_with != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (field->create_with, "=", 2);
      guint position;

      jy_kind_find_field (target, parts[0], &position);
      if (!jy_record_parse (record, position, parts[1], NULL, NULL, error))
        return FALSE;
    }
  if (!jy_ledger_put (import->ledger, record, NULL, &state, error))
    return FALSE;
  *row = state.row;
  import->result->n_created++;
  return TRUE;
}

/* An identifier finds voided records as well. */
static gboolean
check_stands (Import       *import,
              const JyKind *target,
              gint64        row,
              GError      **error)
{
  JyRecordState state;
  g_autoptr (JyRecord) record = jy_ledger_read_row (import->ledger, target, row, &state, error);

  if (record == NULL)
    return FALSE;
  if (state.voided)
    g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED,
                         _ ("the record it refers to is voided or not there; choose another one"));
  return !state.voided;
}

/* The one place that needs the ledger while rows stream by: the writer rests. */
static gboolean
resolve (Import        *import,
         const JyField *field,
         const char    *name,
         gint64        *row,
         GError       **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GError) created = NULL;
  gboolean found, is_unknown;

  if (import->writer != NULL && !jy_bulk_writer_flush (import->writer, error))
    return FALSE;
  found = jy_ledger_resolve (import->ledger, jy_kind_find_any (field->target), name, row, &problem);
  is_unknown = !found && g_error_matches (problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_NOT_FOUND);
  if (is_unknown && import->options->create_references)
    found = create_reference (import, field, name, row, &created);
  if (is_unknown)
    jy_import_result_note_word (import->result, (guint) (field - import->kind->fields), name, found);
  if (found)
    {
      jy_ledger_remember_row (import->ledger, *row);
      return check_stands (import, jy_kind_find_any (field->target), *row, error);
    }
  g_propagate_error (error, created != NULL ? g_steal_pointer (&created) : g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
parse_reference (Import        *import,
                 const JyField *field,
                 const char    *text,
                 JyValue       *value,
                 GError       **error)
{
  g_autofree char *name = g_strstrip (g_strdup (jy_csv_unescape_formula (text)));

  if (*name == '\0')
    return TRUE;
  value->is_set = resolve (import, field, name, &value->integer, error);
  return value->is_set;
}

static gboolean
parse_fresh (Import               *import,
             const JyImportColumn *column,
             const char           *text,
             Remembered           *remembered,
             GError              **error)
{
  const JyField *field = &import->kind->fields[column->field];
  g_autoptr (JyRecord) scratch = NULL;

  if (field->type == JY_FIELD_REFERENCE)
    return parse_reference (import, field, text, &remembered->value, error);
  scratch = jy_record_new (import->kind);
  if (!jy_record_parse (scratch, column->field, text, column->unit, jy_import_plan_get_date_format (import->plan), error))
    return FALSE;
  jy_value_copy (&scratch->values[column->field], &remembered->value);
  if (field->implied_choice > 0)
    jy_value_copy (&scratch->values[field->implied_choice - 1], &remembered->implied);
  return TRUE;
}

static gboolean
parse_remembered (Import               *import,
                  const JyImportColumn *column,
                  const char           *text,
                  GError              **error)
{
  const JyField *field = &import->kind->fields[column->field];
  GHashTable *words = import->remembered[column->field];
  Remembered *remembered = g_hash_table_lookup (words, text);

  if (remembered == NULL)
    {
      remembered = g_new0 (Remembered, 1);
      if (!parse_fresh (import, column, text, remembered, error))
        {
          remembered_free (remembered);
          return FALSE;
        }
      if (g_hash_table_size (words) >= MAX_REMEMBERED)
        g_hash_table_remove_all (words);
      g_hash_table_insert (words, g_strdup (text), remembered);
    }
  /* The record knows what to say when two columns contradict each other. */
  if (remembered->implied.is_set && import->record->values[field->implied_choice - 1].is_set)
    return jy_record_parse (import->record, column->field, text, NULL, NULL, error);
  jy_value_copy (&remembered->value, &import->record->values[column->field]);
  if (remembered->implied.is_set)
    jy_value_copy (&remembered->implied, &import->record->values[field->implied_choice - 1]);
  return TRUE;
}

static gboolean
parse_cell (Import               *import,
            const JyImportColumn *column,
            const char           *cell,
            GError              **error)
{
  const JyField *field = &import->kind->fields[column->field];
  const char *text = jy_import_plan_replace (import->plan, column->field, cell);

  if (text[strspn (text, " \t\r\n")] == '\0')
    return TRUE;
  if (is_remembered_type (field->type))
    return parse_remembered (import, column, text, error);
  if (jy_field_holds_string (field))
    text = jy_csv_unescape_formula (text);
  return jy_record_parse (import->record, column->field, text, column->unit,
                          jy_import_plan_get_date_format (import->plan), error);
}

/* Whether the failure is the row's own, so that the next row may be tried. */
static gboolean
is_refusal (const GError *error)
{
  return !jy_ledger_error_is_environment (error) && !g_error_matches (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CANCELLED) &&
         error->domain != G_IO_ERROR && error->domain != G_FILE_ERROR;
}

/* The first rows show what the columns are, the refused ones what is to be done. */
static void
keep_row (Import     *import,
          gboolean    refused,
          const char *reason)
{
  JyImportRow *row;

  if (++import->n_rows > import->options->keep_rows)
    {
      guint *n_kept = refused ? &import->n_kept_refused : &import->n_kept_doubtful;

      if (reason == NULL || *n_kept >= import->options->keep_rows)
        return;
      (*n_kept)++;
    }
  row = jy_import_row_new (import->reader);
  row->checked = TRUE;
  row->refused = refused;
  row->reason = g_strdup (reason);
  g_array_unref (row->faults);
  row->faults = g_steal_pointer (&import->faults);
  import->faults = jy_import_faults_new ();
  g_ptr_array_add (import->result->rows, row);
}

static gboolean
refuse_row (Import  *import,
            GString *reasons,
            GError **error)
{
  import->result->n_refused++;
  if (import->result->refused->len < MAX_SENTENCES)
    g_ptr_array_add (import->result->refused, g_strdup_printf (_ ("Line %lu: %s"),
                                                               jy_csv_reader_get_line (import->reader), reasons->str));
  keep_row (import, TRUE, reasons->str);
  return jy_import_bad_rows_add (import->bad_rows, import->reader, reasons->str, error);
}

/* Totals are no records: the figures are added up anew. */
static void
leave_out_row (Import *import)
{
  const char *reason = _ ("it adds up other rows, so it is left out");

  import->result->n_totals++;
  keep_row (import, FALSE, reason);
  if (import->result->rows->len > 0)
    {
      JyImportRow *row = g_ptr_array_index (import->result->rows, import->result->rows->len - 1);

      row->left_out = row->line == jy_csv_reader_get_line (import->reader);
    }
  if (import->result->totals->len < MAX_SENTENCES)
    g_ptr_array_add (import->result->totals, g_strdup_printf (_ ("Line %lu: %s"), jy_csv_reader_get_line (import->reader), reason));
}

static void
add_fault (Import     *import,
           int         column,
           const char *message)
{
  JyImportFault fault = { column, g_strdup (message) };

  g_array_append_val (import->faults, fault);
}

static void
add_reason (Import        *import,
            GString       *reasons,
            int            column,
            const JyField *field,
            const char    *cell,
            const char    *message)
{
  g_autofree char *shown = g_utf8_substring (cell, 0, MIN (g_utf8_strlen (cell, -1), 60));

  if (reasons->len > 0)
    g_string_append (reasons, jy_text_pick ("; ", "；"));
  if (field != NULL)
    g_string_append_printf (reasons, "%s%s“%s”%s", jy_field_get_title (field), jy_text_pick (" ", ""), shown,
                            jy_text_pick (": ", "："));
  g_string_append (reasons, message);
  add_fault (import, column, message);
}

/* The writer stores without looking, so what it stored is looked at in the end. */
static gboolean
finish_writer (Import  *import,
               GError **error)
{
  if (import->writer == NULL)
    return TRUE;
  if (!jy_bulk_writer_flush (import->writer, error))
    return FALSE;
  return jy_import_twins_tell (import->twins, import->ledger, import->kind, import->result, error);
}

static gboolean
save_record (Import  *import,
             GError **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean completed = FALSE;

  jy_problems_clear (import->problems);
  if (import->writer != NULL)
    {
      if (!jy_bulk_writer_put (import->writer, import->record, import->problems, error))
        return FALSE;
      jy_import_twins_note (import->twins, jy_bulk_writer_get_last_row (import->writer), jy_csv_reader_get_line (import->reader));
      return TRUE;
    }
  if (jy_ledger_put (import->ledger, import->record, import->problems, NULL, &problem))
    return TRUE;
  if (g_error_matches (problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_DUPLICATE))
    {
      jy_problems_clear (import->problems);
      if (!jy_import_complete (import->ledger, import->record, import->problems, &completed, error))
        return FALSE;
    }
  if (completed)
    import->result->n_completed++;
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return completed;
}

static void
apply_constants (Import *import)
{
  for (guint i = 0; i < import->kind->n_fields; i++)
    if (import->constants->values[i].is_set && !import->record->values[i].is_set)
      jy_value_copy (&import->constants->values[i], &import->record->values[i]);
}

/* A word that is known, but says something else than another column. */
static gboolean
is_contradiction (Import               *import,
                  const JyImportColumn *column,
                  const char           *cell)
{
  guint implied = import->kind->fields[column->field].implied_choice;
  g_autofree char *word = implied > 0 ? jy_text_normalize (cell) : NULL;

  return implied > 0 && jy_choices_find (import->kind->fields[implied - 1].choices, word) >= 0;
}

static int
find_column (Import *import,
             guint   field)
{
  for (guint i = 0; i < jy_import_plan_get_n_columns (import->plan); i++)
    {
      const JyImportColumn *column = jy_import_plan_get_column (import->plan, i);

      if (column->mapped && column->field == field)
        return (int) i;
    }
  return JY_IMPORT_NO_COLUMN;
}

/* What the ledger says of the record belongs to the columns it was read from. */
static void
add_faults (Import           *import,
            JyProblemSeverity severity,
            const char       *otherwise)
{
  gboolean any = FALSE;

  for (guint i = 0; i < jy_problems_get_n (import->problems); i++)
    {
      const JyProblem *problem = jy_problems_get (import->problems, i);

      if (problem->severity != severity)
        continue;
      any = TRUE;
      add_fault (import, find_column (import, problem->field), problem->message);
    }
  if (!any && otherwise != NULL)
    add_fault (import, JY_IMPORT_NO_COLUMN, otherwise);
}

static void
note_warnings (Import *import)
{
  g_autofree char *text = NULL;

  if (jy_problems_get_n (import->problems) == 0)
    {
      keep_row (import, FALSE, NULL);
      return;
    }
  text = jy_problems_to_text (import->problems, import->kind, JY_PROBLEM_WARNING);
  add_faults (import, JY_PROBLEM_WARNING, NULL);
  keep_row (import, FALSE, *text != '\0' ? text : NULL);
  import->result->n_warnings++;
  if (import->result->warnings->len < MAX_SENTENCES && *text != '\0')
    g_ptr_array_add (import->result->warnings, g_strdup_printf (_ ("Line %lu: %s"),
                                                                jy_csv_reader_get_line (import->reader), text));
}

/* One row: every cell is tried, so that all its faults are told at once. */
static gboolean
import_row (Import  *import,
            GError **error)
{
  g_autoptr (GString) reasons = NULL;
  g_autoptr (GError) problem = NULL;
  guint n = jy_csv_reader_get_n_cells (import->reader);
  guint n_columns = jy_import_plan_get_n_columns (import->plan);
  guint n_known = MIN (n, n_columns);
  JyDay day;

  jy_record_clear (import->record);
  g_array_set_size (import->faults, 0);
  if (jy_import_layout_is_total (import->plan, import->reader))
    {
      leave_out_row (import);
      return TRUE;
    }
  /* A field that may imply another one comes last, so that it is told when the
   * other one's own column says something else. */
  for (guint i = 0; n_known > 0 && i < 2 * n_known; i++)
    {
      guint k = i % n_known;
      const JyImportColumn *column = jy_import_plan_get_column (import->plan, k);
      const char *cell = jy_csv_reader_peek_cell (import->reader, k);
      gboolean last = import->kind->fields[column->field].implied_choice > 0;

      if (!column->mapped || last != (i >= n_known) || parse_cell (import, column, cell, &problem))
        continue;
      if (!is_refusal (problem))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (reasons == NULL)
        reasons = g_string_new (NULL);
      if (g_error_matches (problem, JY_VALUE_ERROR, JY_VALUE_ERROR_CHOICE) && !is_contradiction (import, column, cell))
        jy_import_result_note_word (import->result, column->field, cell, FALSE);
      if (g_error_matches (problem, JY_VALUE_ERROR, JY_VALUE_ERROR_SYNTAX) &&
          import->kind->fields[column->field].type == JY_FIELD_DATE)
        jy_import_dates_note (import->result->dates, cell, jy_ledger_get_today (import->ledger));
      add_reason (import, reasons, (int) k, &import->kind->fields[column->field], cell, problem->message);
      g_clear_error (&problem);
    }
  for (guint i = n_columns; i < n; i++)
    if (*jy_csv_reader_peek_cell (import->reader, i) != '\0')
      {
        g_autofree char *message =
          g_strdup_printf (_ ("the row has %u cells, the header %u; is a quotation mark missing, or a delimiter too many?"), n, n_columns);

        if (reasons == NULL)
          reasons = g_string_new (NULL);
        add_reason (import, reasons, (int) i, NULL, "", message);
        break;
      }
  if (reasons != NULL)
    return refuse_row (import, reasons, error);

  apply_constants (import);
  day = jy_record_get_day (import->record);
  if (save_record (import, &problem))
    {
      import->result->n_records++;
      jy_import_result_note_day (import->result, day);
      note_warnings (import);
      return TRUE;
    }
  if (!is_refusal (problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  reasons = g_string_new (problem->message);
  add_faults (import, JY_PROBLEM_ERROR, problem->message);
  return refuse_row (import, reasons, error);
}

static gboolean
read_constants (Import  *import,
                GError **error)
{
  for (guint i = 0; i < import->kind->n_fields; i++)
    {
      const char *text = jy_import_plan_get_constant (import->plan, i);
      const JyField *field = &import->kind->fields[i];
      g_autoptr (GError) problem = NULL;

      if (text == NULL)
        continue;
      text = jy_import_plan_replace (import->plan, i, text);
      if (field->type == JY_FIELD_REFERENCE
            ? parse_reference (import, field, text, &import->constants->values[i], &problem)
            : jy_record_parse (import->constants, i, text, NULL, jy_import_plan_get_date_format (import->plan), &problem))
        continue;
      g_set_error (error, JY_LEDGER_ERROR, is_refusal (problem) ? JY_LEDGER_ERROR_REFUSED : problem->code, "%s “%s”%s%s",
                   jy_field_get_title (field), text, jy_text_pick (": ", "："), problem->message);
      return FALSE;
    }
  return TRUE;
}

/* The columns may have their titles below one of the whole sheet. */
static gboolean
find_header (Import  *import,
             guint   *header,
             GError **error)
{
  g_autoptr (JyCsvReader) scout = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) jy_import_row_free);

  *header = jy_import_plan_get_header_row (import->plan);
  if (jy_import_plan_is_chosen (import->plan))
    return TRUE;
  scout = jy_import_source_open (import->source, &import->options->csv, error);
  if (scout == NULL)
    return FALSE;
  /* What is wrong further down is told where it is read. */
  while (rows->len < JY_IMPORT_LAYOUT_ROWS && jy_import_layout_read (scout, NULL))
    {
      g_ptr_array_add (rows, jy_import_row_new (scout));
      *header = jy_import_layout_find_header (import->kind, import->plan, rows);
      if (rows->len == 1 && jy_import_layout_count_known (import->kind, import->plan,
                                                          (const char *const *) ((JyImportRow *) rows->pdata[0])->cells) > 1)
        break;
    }
  return TRUE;
}

static gboolean
begin_rows (Import   *import,
            gboolean *is_header,
            GError  **error)
{
  g_autoptr (GError) problem = NULL;
  guint header;

  if (!find_header (import, &header, error))
    return FALSE;
  for (guint i = 0; i <= header; i++)
    if (!jy_import_layout_read (import->reader, &problem))
      {
        if (problem == NULL)
          g_set_error_literal (&problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED, _ ("The file has no rows."));
        g_propagate_error (error, g_steal_pointer (&problem));
        return FALSE;
      }
  if (header > 0)
    import->result->header_line = jy_csv_reader_get_line (import->reader);
  if (!jy_import_plan_read_header (import->plan, import->reader, is_header, error))
    return FALSE;
  for (guint i = 0; i < jy_import_plan_get_n_columns (import->plan); i++)
    if (!jy_import_plan_get_column (import->plan, i)->mapped)
      g_ptr_array_add (import->result->ignored, g_strdup (jy_import_plan_get_header (import->plan, i)));
  return read_constants (import, error) && jy_import_bad_rows_add_header (import->bad_rows, import->plan, error);
}

static gboolean
check_not_cancelled (GCancellable *cancellable,
                     GError      **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return TRUE;
  g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CANCELLED, _ ("Cancelled; nothing was changed."));
  return FALSE;
}

static gboolean
import_rows (Import       *import,
             JyProgress    progress,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean is_header;
  gint64 rows = 0;

  if (!begin_rows (import, &is_header, error) || (!is_header && !import_row (import, error)))
    return FALSE;
  while (jy_import_layout_read (import->reader, &problem))
    {
      if (!check_not_cancelled (cancellable, error) || !import_row (import, error))
        return FALSE;
      if (++rows % PROGRESS_STEP == 0 && progress != NULL)
        progress (jy_csv_reader_get_position (import->reader), jy_csv_reader_get_size (import->reader), data);
    }
  if (problem == NULL)
    return finish_writer (import, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
import_in_transaction (Import       *import,
                       const char   *title,
                       JyProgress    progress,
                       gpointer      data,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autofree char *sha256 = jy_csv_reader_dup_sha256 (import->reader, error);
  JyRecordState state;
  gint64 first;

  if (sha256 == NULL)
    return FALSE;
  if (!import->options->again && !jy_ledger_check_import (import->ledger, import->kind, sha256, error))
    return FALSE;
  first = jy_ledger_begin_import (import->ledger);
  if (!import_rows (import, progress, data, cancellable, error))
    return FALSE;
  import->result->is_whole = TRUE;
  if (import->result->n_refused > 0 && import->options->skip_bad == NULL)
    {
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%ld row was refused, so nothing was imported.",
                                "%ld rows were refused, so nothing was imported.",
                                (gulong) import->result->n_refused),
                   (glong) import->result->n_refused);
      return FALSE;
    }
  if (import->result->n_records == 0)
    return TRUE;
  if (!jy_ledger_log_import (import->ledger, import->kind, title, sha256, import->result->n_records, first, &state, error))
    return FALSE;
  import->result->id = g_strdup (state.id);
  return TRUE;
}

static gboolean
run_transaction (Import       *import,
                 const char   *title,
                 JyProgress    progress,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  gboolean large = jy_csv_reader_get_size (import->reader) >= LARGE_FILE;
  gboolean done;

  if (!(large ? jy_ledger_begin_large (import->ledger, error) : jy_ledger_begin (import->ledger, error)))
    return FALSE;
  if (import->kind->key == NULL && !(import->kind->flags & JY_KIND_SINGLE))
    import->writer = jy_bulk_writer_new (import->ledger);
  done = import_in_transaction (import, title, progress, data, cancellable, error) && jy_import_bad_rows_stage (import->bad_rows, error);
  g_clear_pointer (&import->writer, jy_bulk_writer_free);
  if (done && !import->options->dry_run)
    done = jy_ledger_commit (import->ledger, error);
  else
    jy_ledger_rollback (import->ledger);
  jy_import_bad_rows_place (import->bad_rows, done);
  return done;
}

static void
import_clear (Import *import)
{
  for (guint i = 0; i < JY_KIND_MAX_FIELDS; i++)
    g_clear_pointer (&import->remembered[i], g_hash_table_unref);
  jy_record_free (import->record);
  jy_record_free (import->constants);
  jy_problems_free (import->problems);
  jy_csv_reader_free (import->reader);
  jy_import_bad_rows_free (import->bad_rows);
  g_array_unref (import->faults);
  jy_import_twins_free (import->twins);
  g_clear_object (&import->ledger);
}

/**
 * jy_import_run:
 * @ledger: an open ledger
 * @plan: the kind, and what is known about the columns
 * @path: a CSV file
 * @options: how it is done
 * @progress: (nullable): told now and then, in bytes of the file
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Takes a file in: all rows, or none when one of them is refused. With
 * @options' skip_bad the refused rows are written to that file and the others
 * saved. The result is filled also on failure.
 *
 * Returns: (transfer full): what came of it; with @error set when nothing was saved
 */
JyImportResult *
jy_import_run (JyLedger              *ledger,
               JyImportPlan          *plan,
               const char            *path,
               const JyImportOptions *options,
               JyProgress             progress,
               gpointer               data,
               GCancellable          *cancellable,
               GError               **error)
{
  g_autoptr (JyImportSource) source = jy_import_source_new_for_file (path);

  return jy_import_run_source (ledger, plan, source, options, progress, data, cancellable, error);
}

/**
 * jy_import_run_source:
 * @ledger: an open ledger
 * @plan: the kind, and what is known about the columns
 * @source: a file or a text
 * @options: how it is done
 * @progress: (nullable): told now and then, in bytes of the source
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * jy_import_run() for what need not be a file.
 *
 * Returns: (transfer full): what came of it; with @error set when nothing was saved
 */
JyImportResult *
jy_import_run_source (JyLedger              *ledger,
                      JyImportPlan          *plan,
                      JyImportSource        *source,
                      const JyImportOptions *options,
                      JyProgress             progress,
                      gpointer               data,
                      GCancellable          *cancellable,
                      GError               **error)
{
  JyImportResult *result = jy_import_result_new ();
  g_autoptr (GError) problem = NULL;
  Import import = { .ledger = g_object_ref (ledger), .plan = plan, .source = source, .options = options, .result = result };

  import.kind = jy_import_plan_get_kind (plan);
  import.bad_rows = jy_import_bad_rows_new (options->skip_bad);
  import.faults = jy_import_faults_new ();
  import.twins = jy_import_twins_new ();
  import.record = jy_record_new (import.kind);
  import.constants = jy_record_new (import.kind);
  import.problems = jy_problems_new ();
  for (guint i = 0; i < import.kind->n_fields; i++)
    import.remembered[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) remembered_free);

  import.reader = jy_import_source_open (source, &options->csv, &problem);
  if (import.reader != NULL && jy_import_bad_rows_check_path (import.bad_rows, jy_ledger_get_path (ledger),
                                                              jy_import_source_get_path (source), &problem))
    {
      result->encoding = g_strdup (jy_csv_reader_get_encoding (import.reader));
      run_transaction (&import, jy_import_source_get_title (source), progress, data, cancellable, &problem);
    }
  import_clear (&import);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return result;
}
