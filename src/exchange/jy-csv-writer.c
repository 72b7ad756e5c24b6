/* CSV as spreadsheet programs read it. Text is gathered and converted in pieces; a cell that a
 * spreadsheet would run as a formula is made harmless in a way that import takes back. */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jy-csv-writer.h"

#define PIECE_SIZE (64 * 1024)

struct _JyCsvWriter
{
  GOutputStream *stream; /* NULL: to string */
  GString *string;       /* not owned */
  JyCsvEncoding encoding;
  char delimiter;
  GString *text; /* UTF-8, not yet written */
  gsize record;  /* where the record begins in text */
  guint n_cells;
  GError *failure;
};

/* What a spreadsheet takes for the beginning of a formula, Excel and WPS also in fullwidth. */
static const char *const formula_beginnings[] = {
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "\n",
  "＝",
  "＋",
  "－",
  "＠",
};

/* [+-]?[0-9]+(.[0-9]+)? */
static gboolean
is_plain_number (const char *text)
{
  gsize n;

  if (*text == '+' || *text == '-')
    text++;
  n = strspn (text, G_CSET_DIGITS);
  if (n == 0)
    return FALSE;

  text += n;
  if (*text != '.')
    return *text == '\0';

  text++;
  n = strspn (text, G_CSET_DIGITS);
  return n > 0 && text[n] == '\0';
}

/* The apostrophes of the text itself are looked through, so that what is escaped and what merely
 * looks so stay apart. */
static gboolean
needs_escape (const char *text)
{
  const char *rest = text + strspn (text, "'");

  if (rest == text && is_plain_number (text))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (formula_beginnings); i++)
    {
      if (g_str_has_prefix (rest, formula_beginnings[i]))
        return TRUE;
    }

  return FALSE;
}

/* Every delimiter that is detected on import is quoted, whichever is used, so that the text of a
 * cell never counts for another; so is a text that would declare one. */
static gboolean
needs_quotes (const char *text,
              char        delimiter)
{
  gsize length = strlen (text);

  return strpbrk (text, "\"\r\n,;\t|") != NULL || strchr (text, delimiter) != NULL ||
         strstr (text, "，") != NULL || text[0] == ' ' || (length > 0 && text[length - 1] == ' ') ||
         g_ascii_strncasecmp (text, "sep=", 4) == 0;
}

static void
append_quoted (GString    *string,
               const char *text)
{
  const char *quote;

  g_string_append_c (string, '"');
  while ((quote = strchr (text, '"')) != NULL)
    {
      g_string_append_len (string, text, quote + 1 - text);
      g_string_append_c (string, '"');
      text = quote + 1;
    }
  g_string_append (string, text);
  g_string_append_c (string, '"');
}

static gboolean
write_out (JyCsvWriter  *self,
           const char   *bytes,
           gsize         length,
           GCancellable *cancellable,
           GError      **error)
{
  if (self->stream != NULL)
    return g_output_stream_write_all (self->stream, bytes, length, NULL, cancellable, error);

  g_string_append_len (self->string, bytes, (gssize) length);
  return TRUE;
}

static gboolean
write_text (JyCsvWriter  *self,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree char *converted = NULL;
  gsize length = 0;

  if (self->encoding != JY_CSV_ENCODING_GB18030)
    return write_out (self, self->text->str, self->text->len, cancellable, error);

  converted = g_convert (self->text->str,
                         (gssize) self->text->len,
                         "GB18030",
                         "UTF-8",
                         NULL,
                         &length,
                         error);
  return converted != NULL && write_out (self, converted, length, cancellable, error);
}

static JyCsvWriter *
new_writer (JyCsvEncoding encoding)
{
  JyCsvWriter *self = g_new0 (JyCsvWriter, 1);

  self->encoding = encoding;
  self->delimiter = ',';
  self->text = g_string_new (encoding == JY_CSV_ENCODING_UTF_8_MARKED ? "\357\273\277" : NULL);
  self->record = self->text->len;
  return self;
}

/**
 * jy_csv_writer_new_for_stream:
 * @stream: where the file goes; it is neither flushed nor closed
 * @encoding: how it is encoded
 *
 * Begins a CSV file: RFC 4180, cells between commas, lines ended by CR LF.
 *
 * Returns: (transfer full): the writer
 */
JyCsvWriter *
jy_csv_writer_new_for_stream (GOutputStream *stream,
                              JyCsvEncoding  encoding)
{
  JyCsvWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  self = new_writer (encoding);
  self->stream = g_object_ref (stream);
  return self;
}

/**
 * jy_csv_writer_new_for_string:
 * @string: (transfer none): where the bytes are appended; it must outlive the writer
 * @encoding: how they are encoded
 *
 * Returns: (transfer full): the writer
 */
JyCsvWriter *
jy_csv_writer_new_for_string (GString      *string,
                              JyCsvEncoding encoding)
{
  JyCsvWriter *self;

  g_return_val_if_fail (string != NULL, NULL);

  self = new_writer (encoding);
  self->string = string;
  return self;
}

/**
 * jy_csv_writer_free:
 * @self: (transfer full) (nullable): a writer
 *
 * Frees the writer. What has not been flushed is lost, see jy_csv_writer_flush().
 */
void
jy_csv_writer_free (JyCsvWriter *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->stream);
  g_string_free (self->text, TRUE);
  g_clear_error (&self->failure);
  g_free (self);
}

/**
 * jy_csv_writer_set_delimiter:
 * @self: a writer to which no cell has been added
 * @delimiter: an ASCII character: comma, semicolon, tab (for the clipboard) or bar
 *
 * Sets what stands between cells instead of a comma.
 */
void
jy_csv_writer_set_delimiter (JyCsvWriter *self,
                             char         delimiter)
{
  g_return_if_fail (self != NULL && self->n_cells == 0);
  g_return_if_fail (delimiter != '\0' && strchr (",;\t|", delimiter) != NULL);

  self->delimiter = delimiter;
}

/**
 * jy_csv_writer_add_cell:
 * @self: a writer
 * @text: (nullable): the cell's text in valid UTF-8; %NULL is empty
 *
 * Adds a cell to the record, made harmless as by jy_csv_escape_formula() and quoted where needed.
 */
void
jy_csv_writer_add_cell (JyCsvWriter *self,
                        const char  *text)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (self != NULL);

  if (text == NULL)
    text = "";
  if (self->n_cells++ > 0)
    g_string_append_c (self->text, self->delimiter);

  if (needs_escape (text))
    text = escaped = jy_csv_escape_formula (text);
  if (needs_quotes (text, self->delimiter))
    append_quoted (self->text, text);
  else
    g_string_append (self->text, text);
}

/**
 * jy_csv_writer_end_record:
 * @self: a writer
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Ends the record; from time to time what was gathered is written. A record whose only cell is empty
 * is written as a pair of quotation marks, since readers skip blank lines. After an error every call
 * fails with the same error.
 *
 * Returns: %TRUE, or %FALSE with a %G_IO_ERROR, or a %G_CONVERT_ERROR if a text was not UTF-8
 */
gboolean
jy_csv_writer_end_record (JyCsvWriter  *self,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->text->len == self->record)
    g_string_append (self->text, "\"\"");
  g_string_append (self->text, "\r\n");
  self->n_cells = 0;
  self->record = self->text->len;
  return self->text->len < PIECE_SIZE || jy_csv_writer_flush (self, cancellable, error);
}

/**
 * jy_csv_writer_flush:
 * @self: a writer
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Writes what has been gathered. To be called between records, and once at the end.
 *
 * Returns: %TRUE, or %FALSE with an error as jy_csv_writer_end_record()
 */
gboolean
jy_csv_writer_flush (JyCsvWriter  *self,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_return_val_if_fail (self != NULL && self->n_cells == 0, FALSE);

  if (self->failure == NULL)
    write_text (self, cancellable, &self->failure);
  g_string_truncate (self->text, 0);
  self->record = 0;
  if (self->failure == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->failure));
  return FALSE;
}

/**
 * jy_csv_escape_formula:
 * @text: a cell's text in UTF-8
 *
 * Puts an apostrophe before a text that a spreadsheet would run as a formula when it opens the file:
 * one that begins with = + - @, tab, CR, LF or one of ＝＋－＠, unless it is a plain number such as
 * -12.5. A text that has such a beginning behind apostrophes of its own is given one more, so that
 * jy_csv_unescape_formula() always finds the original. (OWASP, CSV Injection.)
 *
 * Returns: (transfer full): the text as it is written
 */
char *
jy_csv_escape_formula (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return needs_escape (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);
}

/**
 * jy_csv_unescape_formula:
 * @text: a cell's text as it was read
 *
 * The inverse of jy_csv_escape_formula(): takes away the first apostrophe if what follows would have
 * been given one. All other texts, such as '-12.5 or 'tis, are left alone.
 *
 * Returns: (transfer none): @text, or a place in it
 */
const char *
jy_csv_unescape_formula (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return text[0] == '\'' && needs_escape (text + 1) ? text + 1 : text;
}
