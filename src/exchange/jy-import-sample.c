/* jy-import-sample.c: reads the first rows and guesses. Nothing is refused here: what
 * was guessed is shown to the user, who corrects it. */
#include "config.h"

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
  if (!jy_csv_reader_read (reader, &problem))
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
  while (sample->rows->len < JY_IMPORT_SAMPLE_ROWS && jy_csv_reader_read (reader, NULL));
  sample->first = ((JyImportRow *) g_ptr_array_index (sample->rows, 0))->cells;
  sample->n_columns = g_strv_length (sample->first);
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

/**
 * jy_import_sample_count_known:
 * @sample: a sample
 * @kind: a kind
 *
 * Returns: how many fields of @kind have a column whose header means them; 0 means
 *   that the first row is no header of this kind
 */
guint
jy_import_sample_count_known (const JyImportSample *sample,
                              const JyKind         *kind)
{
  gboolean known[JY_KIND_MAX_FIELDS] = { FALSE };
  guint n = 0;

  for (guint i = 0; i < sample->n_columns; i++)
    {
      const JyUnit *unit;
      guint field;

      if (jy_kind_match_header (kind, sample->first[i], &field, &unit, NULL) == NULL || known[field])
        continue;
      known[field] = TRUE;
      n++;
    }
  return n;
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
 * @has_header: whether the first row is a header
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

  for (guint i = 0; has_header && i < sample->n_columns; i++)
    {
      const JyUnit *unit;
      guint field;

      if (jy_kind_match_header (kind, sample->first[i], &field, &unit, NULL) == NULL ||
          jy_import_plan_get_chosen (plan, field) != JY_IMPORT_NO_COLUMN)
        continue;
      jy_import_plan_choose_column (plan, field, (int) i);
      jy_import_plan_choose_unit (plan, field, unit);
    }
  return plan;
}
