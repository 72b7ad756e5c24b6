/* jy-import-result.c: holds what an import tells, with room for the first of each. */
#include "config.h"

#include "jy-import-result.h"

#include <string.h>

/* A field with more unknown words than that is mapped to the wrong column. */
#define MAX_WORDS 200

static void
word_free (JyImportWord *word)
{
  g_free (word->text);
  g_free (word);
}

static void
fault_clear (JyImportFault *fault)
{
  g_free (fault->message);
}

/**
 * jy_import_faults_new: (skip)
 *
 * Returns: (transfer full) (element-type JyImportFault): no faults yet
 */
GArray *
jy_import_faults_new (void)
{
  GArray *faults = g_array_new (FALSE, FALSE, sizeof (JyImportFault));

  g_array_set_clear_func (faults, (GDestroyNotify) fault_clear);
  return faults;
}

/**
 * jy_import_result_new: (skip)
 *
 * Returns: (transfer full): a result of nothing yet
 */
JyImportResult *
jy_import_result_new (void)
{
  JyImportResult *result = g_new0 (JyImportResult, 1);

  result->refused = g_ptr_array_new_with_free_func (g_free);
  result->warnings = g_ptr_array_new_with_free_func (g_free);
  result->totals = g_ptr_array_new_with_free_func (g_free);
  result->ignored = g_ptr_array_new_with_free_func (g_free);
  result->dates = jy_import_dates_new ();
  result->unknown = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  result->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) jy_import_row_free);
  return result;
}

/**
 * jy_import_result_free:
 * @result: (transfer full) (nullable): a result
 *
 * Frees it.
 */
void
jy_import_result_free (JyImportResult *result)
{
  if (result == NULL)
    return;
  g_ptr_array_unref (result->refused);
  g_ptr_array_unref (result->warnings);
  g_ptr_array_unref (result->totals);
  g_ptr_array_unref (result->ignored);
  jy_import_dates_free (result->dates);
  g_ptr_array_unref (result->unknown);
  g_ptr_array_unref (result->rows);
  g_free (result->encoding);
  g_free (result->id);
  g_free (result);
}

/**
 * jy_import_result_note_day: (skip)
 * @result: a result
 * @day: the day of a record, or 0
 *
 * Widens the time that the records cover.
 */
void
jy_import_result_note_day (JyImportResult *result,
                           JyDay           day)
{
  if (day == 0)
    return;
  if (result->first_day == 0 || day < result->first_day)
    result->first_day = day;
  result->last_day = MAX (result->last_day, day);
}

/**
 * jy_import_result_note_word: (skip)
 * @result: a result
 * @field: position of a field
 * @text: a word it does not know
 * @created: whether a record is made for it
 *
 * Keeps the word, unless it is there already or there are too many.
 */
void
jy_import_result_note_word (JyImportResult *result,
                            guint           field,
                            const char     *text,
                            gboolean        created)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  JyImportWord *word;

  for (guint i = 0; i < result->unknown->len; i++)
    {
      word = g_ptr_array_index (result->unknown, i);
      if (word->field == field && g_str_equal (word->text, stripped))
        return;
    }
  if (result->unknown->len >= MAX_WORDS)
    return;
  word = g_new0 (JyImportWord, 1);
  word->field = field;
  word->text = g_steal_pointer (&stripped);
  word->created = created;
  g_ptr_array_add (result->unknown, word);
}

/**
 * jy_import_row_new: (skip)
 * @reader: a reader that has just read a record
 *
 * Returns: (transfer full): the record as a row that is not checked
 */
JyImportRow *
jy_import_row_new (JyCsvReader *reader)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  JyImportRow *row = g_new0 (JyImportRow, 1);

  for (guint i = 0; i < jy_csv_reader_get_n_cells (reader); i++)
    g_strv_builder_add (cells, jy_csv_reader_peek_cell (reader, i));
  row->line = jy_csv_reader_get_line (reader);
  row->cells = g_strv_builder_end (cells);
  row->faults = jy_import_faults_new ();
  return row;
}

/**
 * jy_import_row_free: (skip)
 * @row: (transfer full): a row
 *
 * Frees it.
 */
void
jy_import_row_free (JyImportRow *row)
{
  g_free (row->reason);
  g_strfreev (row->cells);
  g_array_unref (row->faults);
  g_free (row);
}

/**
 * jy_import_row_get_fault:
 * @row: a row
 * @column: position of a column, or %JY_IMPORT_NO_COLUMN for the row as a whole
 *
 * Returns: (transfer none) (nullable): what is wrong or odd there
 */
const JyImportFault *
jy_import_row_get_fault (const JyImportRow *row,
                         int                column)
{
  for (guint i = 0; i < row->faults->len; i++)
    if (g_array_index (row->faults, JyImportFault, i).column == column)
      return &g_array_index (row->faults, JyImportFault, i);
  return NULL;
}
