/* jy-import-sample.c: reads the first rows and guesses. Nothing is refused here: what
 * was guessed is shown to the user, who corrects it. */
#include "config.h"

#include "jy-import-layout-private.h"
#include "jy-import-sample.h"

#include <glib/gi18n-lib.h>

/**
 * jy_import_sample_new:
 * @source: a file or a text
 * @options: how to read it; what is 0 or %NULL is found out
 * @error: return location
 *
 * Finds out the encoding, for which a file without a mark is read as a whole, and
 * the delimiter, and reads the first rows. What is wrong further down is found when
 * it is checked.
 *
 * Returns: (transfer full): the sample, or %NULL with @error when there is nothing
 *   to read or it cannot be read so
 */
JyImportSample *
jy_import_sample_new (JyImportSource     *source,
                      const JyCsvOptions *options,
                      GError            **error)
{
  g_autoptr (JyCsvReader) reader = jy_import_source_open (source, options, error);
  g_autoptr (GError) problem = NULL;
  JyImportSample *sample;

  if (reader == NULL)
    return NULL;
  if (!jy_import_layout_read (reader, &problem))
    {
      if (problem == NULL)
        g_set_error_literal (&problem, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED, _ ("The file has no rows."));
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  sample = g_new0 (JyImportSample, 1);
  sample->encoding = g_strdup (jy_csv_reader_get_encoding (reader));
  sample->delimiter = jy_csv_reader_get_delimiter (reader);
  sample->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) jy_import_row_free);
  do
    g_ptr_array_add (sample->rows, jy_import_row_new (reader));
  while (sample->rows->len < JY_IMPORT_SAMPLE_ROWS && jy_import_layout_read (reader, NULL));
  return sample;
}

/**
 * jy_import_sample_free:
 * @sample: (transfer full) (nullable): a sample
 *
 * Frees it.
 */
void
jy_import_sample_free (JyImportSample *sample)
{
  if (sample == NULL)
    return;
  g_free (sample->encoding);
  g_ptr_array_unref (sample->rows);
  g_free (sample);
}

static const char *const *
get_cells (const JyImportSample *sample,
           guint                 row)
{
  return (const char *const *) ((JyImportRow *) g_ptr_array_index (sample->rows, row))->cells;
}

/**
 * jy_import_sample_find_header:
 * @sample: a sample
 * @kind: a kind
 *
 * Returns: the position of the row that holds the titles of the columns, 0 also when
 *   none is known
 */
guint
jy_import_sample_find_header (const JyImportSample *sample,
                              const JyKind         *kind)
{
  return jy_import_layout_find_header (kind, NULL, sample->rows);
}

/**
 * jy_import_sample_get_header_line:
 * @sample: a sample
 * @kind: a kind
 *
 * Returns: the line of the file where the titles of the columns stand when rows above
 *   them are left out, or 0
 */
gulong
jy_import_sample_get_header_line (const JyImportSample *sample,
                                  const JyKind         *kind)
{
  guint row = jy_import_sample_find_header (sample, kind);

  return row > 0 ? ((JyImportRow *) g_ptr_array_index (sample->rows, row))->line : 0;
}

/**
 * jy_import_sample_get_n_columns:
 * @sample: a sample
 * @plan: a plan for it
 *
 * Returns: how many columns there are: as many as the header has cells, or else the
 *   first row
 */
guint
jy_import_sample_get_n_columns (const JyImportSample *sample,
                                const JyImportPlan   *plan)
{
  return g_strv_length ((GStrv) get_cells (sample, MIN (jy_import_plan_get_header_row (plan), sample->rows->len - 1)));
}

/**
 * jy_import_sample_get_title:
 * @sample: a sample
 * @plan: a plan for it
 * @column: position of a column
 *
 * Returns: (transfer none): what the header calls the column, blank where it has none
 */
const char *
jy_import_sample_get_title (const JyImportSample *sample,
                            const JyImportPlan   *plan,
                            guint                 column)
{
  const char *const *cells = get_cells (sample, MIN (jy_import_plan_get_header_row (plan), sample->rows->len - 1));

  return jy_import_plan_has_header (plan) && column < g_strv_length ((GStrv) cells) ? cells[column] : "";
}

/**
 * jy_import_sample_count_known:
 * @sample: a sample
 * @kind: a kind
 *
 * Returns: how many fields of @kind have a column whose header means them; 0 means
 *   that no row is a header of this kind
 */
guint
jy_import_sample_count_known (const JyImportSample *sample,
                              const JyKind         *kind)
{
  return jy_import_layout_count_known (kind, NULL, get_cells (sample, jy_import_sample_find_header (sample, kind)));
}

/**
 * jy_import_sample_guess_kind:
 * @sample: a sample
 * @usual: the kind when the headers fit several kinds, or none
 *
 * Returns: (transfer none): the kind whose fields most headers mean; of several, the
 *   usual one, or else the one that has fewest other fields
 */
const JyKind *
jy_import_sample_guess_kind (const JyImportSample *sample,
                             const JyKind         *usual)
{
  const JyKind *best = usual;
  guint most = jy_import_sample_count_known (sample, usual);
  guint n_kinds;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      guint n = jy_import_sample_count_known (sample, kinds[i]);

      if (n > most || (n == most && best != usual && kinds[i]->n_fields < best->n_fields))
        {
          most = n;
          best = kinds[i];
        }
    }
  return best;
}

/**
 * jy_import_sample_plan:
 * @sample: a sample
 * @kind: the kind of record
 * @has_header: whether the columns have titles
 *
 * Unlike the command line, which refuses what is ambiguous, the first column that
 * means a field is taken for it, and one in a strange unit is left alone: the
 * choices are there to be seen and corrected with jy_import_plan_choose_column().
 *
 * Returns: (transfer full): a plan whose columns are chosen
 */
JyImportPlan *
jy_import_sample_plan (const JyImportSample *sample,
                       const JyKind         *kind,
                       gboolean              has_header)
{
  JyImportPlan *plan = jy_import_plan_new_chosen (kind, has_header);
  guint row = has_header ? jy_import_sample_find_header (sample, kind) : 0;
  const char *const *cells = get_cells (sample, row);

  jy_import_plan_set_header_row (plan, row);
  for (guint i = 0; has_header && cells[i] != NULL; i++)
    {
      const JyUnit *unit;
      guint field;

      if (jy_kind_match_header (kind, cells[i], &field, &unit, NULL) == NULL ||
          jy_import_plan_get_chosen (plan, field) != JY_IMPORT_NO_COLUMN)
        continue;
      jy_import_plan_choose_column (plan, field, (int) i);
      jy_import_plan_choose_unit (plan, field, unit);
    }
  return plan;
}
