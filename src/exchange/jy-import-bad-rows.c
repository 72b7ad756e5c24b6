/* jy-import-bad-rows.c: gathers refused rows with the reason, in a form that can be
 * corrected and taken in as it stands, and puts them into place after the commit. */
#include "config.h"

#include "jy-csv-writer.h"
#include "jy-import-bad-rows-private.h"
#include "jy-text.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _JyImportBadRows
{
  char *path;
  JyCsvWriter *writer;
  GString *text; /* what they are, until everything else is known to be good */
  guint n;
  char *staged; /* (nullable): the file they wait in for the commit */
};

/**
 * jy_import_bad_rows_new: (skip)
 * @path: (nullable) (type filename): the file they go to, or %NULL for nowhere
 *
 * Returns: (transfer full): no rows yet
 */
JyImportBadRows *
jy_import_bad_rows_new (const char *path)
{
  JyImportBadRows *bad_rows = g_new0 (JyImportBadRows, 1);

  bad_rows->path = g_strdup (path);
  bad_rows->text = g_string_new (NULL);
  if (path != NULL)
    bad_rows->writer = jy_csv_writer_new_for_string (bad_rows->text, JY_CSV_ENCODING_UTF_8_MARKED);
  return bad_rows;
}

/**
 * jy_import_bad_rows_free: (skip)
 * @bad_rows: (transfer full): rows
 *
 * Frees them.
 */
void
jy_import_bad_rows_free (JyImportBadRows *bad_rows)
{
  jy_csv_writer_free (bad_rows->writer);
  g_string_free (bad_rows->text, TRUE);
  g_free (bad_rows->staged);
  g_free (bad_rows->path);
  g_free (bad_rows);
}

/**
 * jy_import_bad_rows_check_path: (skip)
 * @bad_rows: rows
 * @ledger: (type filename): the ledger
 * @imported: (nullable) (type filename): what is imported
 * @error: return location
 *
 * The refused rows must not take the place of what they come from or go to.
 *
 * Returns: %TRUE, or %FALSE with %G_FILE_ERROR_EXIST
 */
gboolean
jy_import_bad_rows_check_path (JyImportBadRows *bad_rows,
                               const char      *ledger,
                               const char      *imported,
                               GError         **error)
{
  const char *const taken[] = { ledger, imported };
  GStatBuf own, other;

  if (bad_rows->path == NULL || g_stat (bad_rows->path, &own) != 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    if (taken[i] != NULL && g_stat (taken[i], &other) == 0 && own.st_dev == other.st_dev && own.st_ino == other.st_ino)
      {
        g_autofree char *shown = g_filename_display_basename (bad_rows->path);

        g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
                     _ ("“%s” is the ledger or the imported file itself. Choose another name for the refused rows."), shown);
        return FALSE;
      }
  return TRUE;
}

/**
 * jy_import_bad_rows_add_header: (skip)
 * @bad_rows: rows
 * @plan: a plan that has read a header
 * @error: return location
 *
 * Writes the titles. No kind has fields of the names of the first two columns, so that
 * the file can be corrected and taken in as it stands.
 *
 * Returns: %TRUE, or %FALSE with @error
 */
gboolean
jy_import_bad_rows_add_header (JyImportBadRows    *bad_rows,
                               const JyImportPlan *plan,
                               GError            **error)
{
  if (bad_rows->writer == NULL)
    return TRUE;
  jy_csv_writer_add_cell (bad_rows->writer, jy_text_pick ("refused line", "拒收行号"));
  jy_csv_writer_add_cell (bad_rows->writer, jy_text_pick ("refused because", "拒收原因"));
  for (guint i = 0; i < jy_import_plan_get_n_columns (plan); i++)
    jy_csv_writer_add_cell (bad_rows->writer, jy_import_plan_get_header (plan, i));
  return jy_csv_writer_end_record (bad_rows->writer, NULL, error);
}

/**
 * jy_import_bad_rows_add: (skip)
 * @bad_rows: rows
 * @reader: a reader that has just read the row
 * @reason: why it is refused
 * @error: return location
 *
 * Returns: %TRUE, or %FALSE with @error
 */
gboolean
jy_import_bad_rows_add (JyImportBadRows *bad_rows,
                        JyCsvReader     *reader,
                        const char      *reason,
                        GError         **error)
{
  g_autofree char *line = g_strdup_printf ("%lu", jy_csv_reader_get_line (reader));

  if (bad_rows->writer == NULL)
    return TRUE;
  bad_rows->n++;
  jy_csv_writer_add_cell (bad_rows->writer, line);
  jy_csv_writer_add_cell (bad_rows->writer, reason);
  for (guint i = 0; i < jy_csv_reader_get_n_cells (reader); i++)
    jy_csv_writer_add_cell (bad_rows->writer, jy_csv_reader_peek_cell (reader, i));
  return jy_csv_writer_end_record (bad_rows->writer, NULL, error);
}

/**
 * jy_import_bad_rows_stage: (skip)
 * @bad_rows: rows
 * @error: return location
 *
 * Writes them beside their place before the commit: when that fails, nothing is saved
 * either.
 *
 * Returns: %TRUE, or %FALSE with a %G_FILE_ERROR
 */
gboolean
jy_import_bad_rows_stage (JyImportBadRows *bad_rows,
                          GError         **error)
{
  g_autofree char *shown = NULL;

  if (bad_rows->writer == NULL || bad_rows->n == 0)
    return TRUE;
  if (g_file_test (bad_rows->path, G_FILE_TEST_IS_DIR))
    {
      shown = g_filename_display_name (bad_rows->path);
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR, _ ("“%s” is a folder; give the name of a file."), shown);
      return FALSE;
    }
  bad_rows->staged = g_strconcat (bad_rows->path, ".part", NULL);
  if (jy_csv_writer_flush (bad_rows->writer, NULL, error) &&
      g_file_set_contents_full (bad_rows->staged, bad_rows->text->str, (gssize) bad_rows->text->len,
                                G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    return TRUE;
  shown = g_filename_display_name (bad_rows->path);
  /* Translators: a file; what the system says follows */
  g_prefix_error (error, _ ("The refused rows could not be written to “%s”, so nothing was imported: "), shown);
  return FALSE;
}

/**
 * jy_import_bad_rows_place: (skip)
 * @bad_rows: rows
 * @done: whether everything else is saved
 *
 * Lets them appear under their name, or nowhere.
 */
void
jy_import_bad_rows_place (JyImportBadRows *bad_rows,
                          gboolean         done)
{
  if (bad_rows->staged != NULL && !done)
    g_unlink (bad_rows->staged);
  else if (bad_rows->staged != NULL)
    g_rename (bad_rows->staged, bad_rows->path);
}
