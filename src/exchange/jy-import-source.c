/* jy-import-source.c: a file or a text, which threads may share and which is read
 * from its beginning as often as is needed. */
#include "config.h"

#include "jy-import-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _JyImportSource
{
  gatomicrefcount references;
  char *path; /* NULL: the text */
  char *title;
  GBytes *text;
};

static JyImportSource *
new_source (char   *path,
            char   *title,
            GBytes *text)
{
  JyImportSource *source = g_new0 (JyImportSource, 1);

  g_atomic_ref_count_init (&source->references);
  source->path = path;
  source->title = title;
  source->text = text;
  return source;
}

/**
 * jy_import_source_new_for_file:
 * @path: (type filename): a file
 *
 * Returns: (transfer full): the file, which is not looked at yet
 */
JyImportSource *
jy_import_source_new_for_file (const char *path)
{
  g_autofree char *file = g_path_get_basename (path);

  return new_source (g_strdup (path), g_filename_display_name (file), NULL);
}

/**
 * jy_import_source_new_for_text:
 * @text: UTF-8, cells as a spreadsheet puts them on the clipboard
 *
 * Returns: (transfer full): the text
 */
JyImportSource *
jy_import_source_new_for_text (const char *text)
{
  return new_source (NULL, g_strdup (_ ("pasted text")), g_bytes_new (text, strlen (text)));
}

/**
 * jy_import_source_ref:
 * @source: a source
 *
 * Returns: (transfer full): the same, once more
 */
JyImportSource *
jy_import_source_ref (JyImportSource *source)
{
  g_atomic_ref_count_inc (&source->references);
  return source;
}

/**
 * jy_import_source_unref:
 * @source: (transfer full) (nullable): a source
 *
 * Lets go of it.
 */
void
jy_import_source_unref (JyImportSource *source)
{
  if (source == NULL || !g_atomic_ref_count_dec (&source->references))
    return;
  g_free (source->path);
  g_free (source->title);
  g_clear_pointer (&source->text, g_bytes_unref);
  g_free (source);
}

/**
 * jy_import_source_get_title:
 * @source: a source
 *
 * Returns: (transfer none): the file's name without its folder, for people, or what
 *   a text is called
 */
const char *
jy_import_source_get_title (JyImportSource *source)
{
  return source->title;
}

/**
 * jy_import_source_get_path:
 * @source: a source
 *
 * Returns: (transfer none) (nullable) (type filename): the file, or %NULL for a text
 */
const char *
jy_import_source_get_path (JyImportSource *source)
{
  return source->path;
}

/**
 * jy_import_source_open:
 * @source: a source
 * @options: how to read it; a text is always UTF-8
 * @error: return location
 *
 * Returns: (transfer full): a reader at its beginning, or %NULL with @error as
 *   jy_csv_reader_new_for_file()
 */
JyCsvReader *
jy_import_source_open (JyImportSource     *source,
                       const JyCsvOptions *options,
                       GError            **error)
{
  JyCsvOptions of_text = *options;

  if (source->path != NULL)
    return jy_csv_reader_new_for_file (source->path, options, error);
  of_text.encoding = "UTF-8";
  return jy_csv_reader_new_for_bytes (source->text, &of_text, error);
}
