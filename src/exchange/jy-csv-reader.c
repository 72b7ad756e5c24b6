/* Records of a CSV file, one after the other. One buffer slides over the decoded text; cells are
 * unquoted where they stand in it, so a record costs no allocation. */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jy-csv-delimiter-private.h"
#include "jy-csv-reader.h"
#include "jy-exchange-error.h"
#include "jy-text-decoder.h"

#define BUFFER_SIZE (256 * 1024)
#define SAMPLE_SIZE (64 * 1024)

/* What the scan of a cell stops at. NUL occurs in no text and marks the end of the buffer. */
enum
{
  STOP_NOT,
  STOP_BUFFER_END,
  STOP_QUOTE,
  STOP_DELIMITER,
  STOP_LF,
  STOP_CR,
};

struct _JyCsvReader
{
  JyTextDecoder *decoder;
  GError *failure;

  /* Offsets in the buffer: record <= at <= end < capacity, and buffer[end] is NUL. */
  char *buffer;
  gsize capacity;
  gsize record;
  gsize at;
  gsize end;
  gsize cell; /* where the cell being read begins, from the record on */
  gboolean ended;

  char delimiter[6];
  gsize delimiter_length;
  guint8 stops[256];

  gulong line; /* the line at is in */
  gulong record_line;
  gulong quote_line;
  gboolean after_cr; /* an LF that follows belongs to the line before */
  gboolean more;     /* the record goes on after the cell */

  gboolean found; /* whether there was any record */
  guint n_cells;
  gboolean quoted;                 /* whether the last cell was */
  guint32 cells[JY_CSV_MAX_CELLS]; /* from the record on */
};

static gboolean
fail (JyCsvReader *self,
      GError      *failure)
{
  g_assert (self->failure == NULL);
  self->failure = failure;
  self->n_cells = 0;
  return FALSE;
}

static gboolean
fail_at_line (JyCsvReader    *self,
              JyExchangeError code,
              gulong          line,
              const char     *reason)
{
  return fail (self,
               g_error_new (JY_EXCHANGE_ERROR,
                            (int) code,
                            /* Translators: file, number of the line, what is wrong there */
                            _ ("%s, line %lu: %s"),
                            jy_text_decoder_get_title (self->decoder),
                            line,
                            reason));
}

/* @slack: how much of what comes before @end may belong to what follows the cell. */
static gboolean
check_limits (JyCsvReader *self,
              gsize        end,
              gsize        slack)
{
  if (end - self->record - self->cell > JY_CSV_MAX_CELL + slack)
    return fail_at_line (self,
                         JY_EXCHANGE_ERROR_LIMIT,
                         self->quoted ? self->quote_line : self->record_line,
                         self->quoted
                           ? _ ("the cell whose quotation mark opens here is larger than 1 MiB. "
                                "Perhaps the mark that closes it is missing.")
                           : _ ("a cell is larger than 1 MiB. This is not a table to import."));
  if (end - self->record > JY_CSV_MAX_RECORD + slack)
    return fail_at_line (self,
                         JY_EXCHANGE_ERROR_LIMIT,
                         self->record_line,
                         _ ("the row is larger than 16 MiB. This is not a table to import."));
  return TRUE;
}

static void
make_room (JyCsvReader *self)
{
  gsize kept = self->end - self->record;

  if (self->record > 0)
    memmove (self->buffer, self->buffer + self->record, kept);
  self->at -= self->record;
  self->record = 0;
  self->end = kept;

  if (self->capacity - kept < BUFFER_SIZE / 2)
    {
      self->capacity *= 2;
      self->buffer = g_realloc (self->buffer, self->capacity);
    }
}

/* Reads on when the buffer is used up; what stands from the record on is kept, but moves. FALSE: the
 * text has ended, or failed. */
static gboolean
refill (JyCsvReader *self)
{
  GError *failure = NULL;
  gssize n;

  if (self->ended || self->failure != NULL || !check_limits (self, self->end, BUFFER_SIZE))
    return FALSE;

  make_room (self);
  n = jy_text_decoder_read (self->decoder,
                            self->buffer + self->end,
                            self->capacity - self->end - 1,
                            &failure);
  /* Also after an error, since the attempt may have left something behind the end. */
  self->end += (gsize) MAX (n, 0);
  self->buffer[self->end] = '\0';
  self->ended = n == 0;
  return n >= 0 ? n > 0 : fail (self, failure);
}

/* The same for a place in the buffer, which moves along. */
static gboolean
refill_at (JyCsvReader *self,
           char       **p)
{
  gboolean result;

  self->at = (gsize) (*p - self->buffer);
  result = refill (self);
  *p = self->buffer + self->at;
  return result;
}

static gboolean
is_delimiter (JyCsvReader *self,
              const char  *p)
{
  return self->delimiter_length == 1 ||
         strncmp (p, self->delimiter, self->delimiter_length) == 0;
}

/* Takes note of a cell that ends with the stop at p. */
static void
end_cell (JyCsvReader *self,
          char        *p)
{
  guint8 stop = self->stops[(guchar) *p];

  self->cells[self->n_cells++] = (guint32) self->cell;
  self->at = (gsize) (p - self->buffer);
  self->more = stop == STOP_DELIMITER;
  if (stop == STOP_DELIMITER)
    self->at += self->delimiter_length;
  else if (stop != STOP_BUFFER_END)
    {
      self->at++;
      self->line++;
      self->after_cr = stop == STOP_CR;
    }
}

static gboolean
is_blank (const char *from,
          const char *to)
{
  while (from < to && (*from == ' ' || *from == '\t'))
    from++;
  return from == to;
}

/* Behind a closing quotation mark only blanks may come before the cell ends. */
static gboolean
end_quoted (JyCsvReader *self,
            char        *p,
            gsize        written)
{
  for (;;)
    {
      guint8 stop = self->stops[(guchar) *p];

      if (stop == STOP_BUFFER_END && refill_at (self, &p))
        continue;
      if (self->failure != NULL)
        return FALSE;
      if (stop == STOP_LF || stop == STOP_CR || stop == STOP_BUFFER_END ||
          (stop == STOP_DELIMITER && is_delimiter (self, p)))
        break;
      if (*p != ' ' && *p != '\t')
        return fail_at_line (self,
                             JY_EXCHANGE_ERROR_QUOTE,
                             self->line,
                             _ ("text follows the quotation mark that closes a cell. A quotation "
                                "mark inside a cell must be written twice."));
      p++;
    }

  end_cell (self, p);
  self->buffer[self->record + written] = '\0';
  return TRUE;
}

/* Moves the piece of a quoted cell that begins at from, seen from the record, to where the pieces
 * before it end, and returns where it ends itself. */
static gsize
keep_piece (JyCsvReader *self,
            gsize        written,
            gsize        from,
            const char  *end)
{
  char *record = self->buffer + self->record;
  gsize length = (gsize) (end - record) - from;

  if (written != from)
    memmove (record + written, record + from, length);
  return written + length;
}

/* p is behind the opening quotation mark. */
static gboolean
read_quoted (JyCsvReader *self,
             char        *p)
{
  gsize written = (gsize) (p - self->buffer) - self->record;
  gsize from = written;

  self->cell = written;
  self->quoted = TRUE;
  self->quote_line = self->line;
  for (;; p++)
    {
      while (self->stops[(guchar) *p] == STOP_NOT)
        p++;

      if (*p == '\0')
        {
          if (!refill_at (self, &p))
            return self->failure == NULL &&
                   fail_at_line (self,
                                 JY_EXCHANGE_ERROR_QUOTE,
                                 self->quote_line,
                                 _ ("the quotation mark that opens here is never closed."));
          p--;
        }
      else if (*p == '\r' || (*p == '\n' && p[-1] != '\r'))
        self->line++;
      else if (*p == '"')
        {
          if (p[1] == '\0')
            refill_at (self, &p);
          if (self->failure != NULL || !check_limits (self, (gsize) (p - self->buffer), 0))
            return FALSE;
          written = keep_piece (self, written, from, p);
          if (p[1] != '"')
            return end_quoted (self, p + 1, written);
          p++;
          from = (gsize) (p - self->buffer) - self->record;
        }
    }
}

static gboolean
read_cell (JyCsvReader *self)
{
  char *p = self->buffer + self->at;

  self->cell = self->at - self->record;
  self->quoted = FALSE;
  for (;; p++)
    {
      guint8 stop;

      while (self->stops[(guchar) *p] == STOP_NOT)
        p++;

      stop = self->stops[(guchar) *p];
      if (stop == STOP_BUFFER_END)
        {
          if (!refill_at (self, &p))
            break;
          p--;
        }
      else if (stop == STOP_QUOTE)
        {
          if (is_blank (self->buffer + self->record + self->cell, p))
            return read_quoted (self, p + 1);
        }
      else if (stop != STOP_DELIMITER || is_delimiter (self, p))
        break;
    }

  if (self->failure != NULL || !check_limits (self, (gsize) (p - self->buffer), 0))
    return FALSE;
  end_cell (self, p);
  *p = '\0';
  return TRUE;
}

static gboolean
read_record (JyCsvReader *self)
{
  self->n_cells = 0;
  self->record = self->at;
  self->cell = 0;
  self->quoted = FALSE;
  if (self->buffer[self->at] == '\0' && !refill (self))
    return FALSE;

  if (self->after_cr && self->buffer[self->at] == '\n')
    self->record = ++self->at;
  self->after_cr = FALSE;
  self->record_line = self->line;
  do
    {
      if (self->n_cells == JY_CSV_MAX_CELLS)
        return fail_at_line (self,
                             JY_EXCHANGE_ERROR_LIMIT,
                             self->record_line,
                             _ ("the row has more than 4096 cells. This is not a table to import."));
      if (!read_cell (self))
        return FALSE;
    }
  while (self->more);

  return TRUE;
}

static gboolean
is_blank_record (JyCsvReader *self)
{
  const char *cell = self->buffer + self->record + self->cells[0];

  return self->n_cells == 1 && !self->quoted && is_blank (cell, cell + strlen (cell));
}

static void
set_delimiter (JyCsvReader *self,
               gunichar     delimiter)
{
  self->delimiter_length = (gsize) g_unichar_to_utf8 (delimiter, self->delimiter);
  memset (self->stops, STOP_NOT, sizeof self->stops);
  self->stops[(guchar) self->delimiter[0]] = STOP_DELIMITER;
  self->stops[0] = STOP_BUFFER_END;
  self->stops['"'] = STOP_QUOTE;
  self->stops['\n'] = STOP_LF;
  self->stops['\r'] = STOP_CR;
}

static gboolean
fail_empty (JyCsvReader *self)
{
  return fail (self,
               g_error_new (JY_EXCHANGE_ERROR,
                            JY_EXCHANGE_ERROR_EMPTY,
                            _ ("%s is empty."),
                            jy_text_decoder_get_title (self->decoder)));
}

/* Reads the sample. An error in it is reported when the records before it have been read. */
static gboolean
read_sample (JyCsvReader *self)
{
  while (self->end < SAMPLE_SIZE && refill (self))
    ;

  if (self->failure != NULL && self->end > 0)
    g_clear_error (&self->failure);
  else if (self->ended && strspn (self->buffer, " \t\r\n") == self->end)
    fail_empty (self);

  return self->failure == NULL;
}

static void
choose_delimiter (JyCsvReader *self,
                  gunichar     delimiter)
{
  gunichar declared = 0;

  self->at = jy_csv_delimiter_parse_declaration (self->buffer, &declared);
  if (delimiter == 0 && self->at > 0)
    delimiter = declared;
  if (delimiter == 0)
    delimiter = jy_csv_delimiter_detect (self->buffer, self->end, self->ended);
  set_delimiter (self, delimiter);
}

static JyCsvReader *
new_for_decoder (JyTextDecoder      *decoder,
                 const JyCsvOptions *options,
                 GError            **error)
{
  g_autoptr (JyCsvReader) self = NULL;

  if (decoder == NULL)
    return NULL;

  self = g_new0 (JyCsvReader, 1);
  self->decoder = decoder;
  self->line = 1;
  self->capacity = BUFFER_SIZE;
  self->buffer = g_malloc0 (BUFFER_SIZE);
  if (options != NULL && options->chunk_size > 0)
    jy_text_decoder_set_chunk_size (decoder, options->chunk_size);

  if (!read_sample (self))
    {
      g_propagate_error (error, g_steal_pointer (&self->failure));
      return NULL;
    }

  choose_delimiter (self, options != NULL ? options->delimiter : 0);
  return g_steal_pointer (&self);
}

/**
 * jy_csv_reader_new_for_file:
 * @path: (type filename): a regular file
 * @options: (nullable): delimiter and encoding where they are known
 * @error: return location for an error
 *
 * Opens a CSV file. Encoding (see jy_text_decoder_new_for_file()) and delimiter are found out if
 * @options do not say them; a first line `sep=;` says it too and is no record.
 *
 * The form is RFC 4180, section 2, with these liberties: the delimiter may be another; lines may end
 * in CR LF, LF or CR; lines with nothing but blanks are skipped; records may differ in their number
 * of cells; a cell is quoted if its first character other than a blank is a quotation mark, and
 * blanks outside the marks are dropped; a quotation mark further inside an unquoted cell stands for
 * itself; blanks are part of an unquoted cell.
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL with a %JY_EXCHANGE_ERROR or a
 *   %G_FILE_ERROR
 */
JyCsvReader *
jy_csv_reader_new_for_file (const char         *path,
                            const JyCsvOptions *options,
                            GError            **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (options == NULL || options->delimiter == 0 ||
                          jy_csv_delimiter_is_possible (options->delimiter),
                        NULL);

  return new_for_decoder (jy_text_decoder_new_for_file (path,
                                                        options != NULL ? options->encoding : NULL,
                                                        error),
                          options,
                          error);
}

/**
 * jy_csv_reader_new_for_bytes:
 * @bytes: the text
 * @options: (nullable): delimiter and encoding where they are known
 * @error: return location for an error
 *
 * Like jy_csv_reader_new_for_file(), for text that was pasted.
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL with a %JY_EXCHANGE_ERROR
 */
JyCsvReader *
jy_csv_reader_new_for_bytes (GBytes             *bytes,
                             const JyCsvOptions *options,
                             GError            **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (options == NULL || options->delimiter == 0 ||
                          jy_csv_delimiter_is_possible (options->delimiter),
                        NULL);

  return new_for_decoder (jy_text_decoder_new_for_bytes (bytes,
                                                         options != NULL ? options->encoding : NULL,
                                                         error),
                          options,
                          error);
}

/**
 * jy_csv_reader_free:
 * @self: (transfer full) (nullable): a reader
 *
 * Closes the file.
 */
void
jy_csv_reader_free (JyCsvReader *self)
{
  if (self == NULL)
    return;

  jy_text_decoder_free (self->decoder);
  g_clear_error (&self->failure);
  g_free (self->buffer);
  g_free (self);
}

/**
 * jy_csv_reader_read:
 * @self: a reader
 * @error: return location for an error
 *
 * Reads the next record. Nothing may be assumed of the number of its cells. After an error every call
 * fails with the same error.
 *
 * Returns: %TRUE if there is a record, %FALSE at the end or with %JY_EXCHANGE_ERROR_QUOTE,
 *   %JY_EXCHANGE_ERROR_LIMIT (see %JY_CSV_MAX_CELL, %JY_CSV_MAX_RECORD and %JY_CSV_MAX_CELLS),
 *   %JY_EXCHANGE_ERROR_EMPTY (nothing but blank lines) or an error of jy_text_decoder_read()
 */
gboolean
jy_csv_reader_read (JyCsvReader *self,
                    GError     **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->failure == NULL)
    {
      while (read_record (self))
        {
          if (!is_blank_record (self))
            return self->found = TRUE;
        }
      if (self->failure == NULL && !self->found)
        fail_empty (self);
    }

  self->n_cells = 0;
  if (self->failure != NULL)
    g_propagate_error (error, g_error_copy (self->failure));
  return FALSE;
}

/**
 * jy_csv_reader_get_n_cells:
 * @self: a reader
 *
 * Returns: the number of cells of the record read last, at least 1; 0 if there is none
 */
guint
jy_csv_reader_get_n_cells (JyCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_cells;
}

/**
 * jy_csv_reader_peek_cell:
 * @self: a reader
 * @i: which cell, from 0, less than jy_csv_reader_get_n_cells()
 *
 * Returns: (transfer none): the cell's text without its quotation marks, valid UTF-8, valid until the
 *   next jy_csv_reader_read(); line ends in it are as in the file
 */
const char *
jy_csv_reader_peek_cell (JyCsvReader *self,
                         guint        i)
{
  g_return_val_if_fail (self != NULL && i < self->n_cells, NULL);

  return self->buffer + self->record + self->cells[i];
}

/**
 * jy_csv_reader_get_line:
 * @self: a reader
 *
 * Returns: the number of the line of the file in which the record read last begins, from 1
 */
gulong
jy_csv_reader_get_line (JyCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->record_line;
}

/**
 * jy_csv_reader_get_title:
 * @self: a reader
 *
 * Returns: the file's name without its folder, to begin an error message with
 */
const char *
jy_csv_reader_get_title (JyCsvReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return jy_text_decoder_get_title (self->decoder);
}

/**
 * jy_csv_reader_get_encoding:
 * @self: a reader
 *
 * Returns: the encoding given or found, in capitals: “UTF-8”, “GB18030”, “UTF-16LE” …
 */
const char *
jy_csv_reader_get_encoding (JyCsvReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return jy_text_decoder_get_encoding (self->decoder);
}

/**
 * jy_csv_reader_get_delimiter:
 * @self: a reader
 *
 * Returns: the delimiter given, declared or found
 */
gunichar
jy_csv_reader_get_delimiter (JyCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_utf8_get_char (self->delimiter);
}

/**
 * jy_csv_reader_get_position:
 * @self: a reader
 *
 * Returns: how many bytes of the file have been read, for showing progress: up to a chunk more than
 *   the records that have been handed out
 */
goffset
jy_csv_reader_get_position (JyCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return jy_text_decoder_get_position (self->decoder);
}

/**
 * jy_csv_reader_get_size:
 * @self: a reader
 *
 * Returns: the size of the file in bytes
 */
goffset
jy_csv_reader_get_size (JyCsvReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return jy_text_decoder_get_size (self->decoder);
}

/**
 * jy_csv_reader_dup_sha256:
 * @self: a reader
 * @error: return location for an error
 *
 * Reads the whole file once more, raw; may be called at any time.
 *
 * Returns: (transfer full) (nullable): SHA-256 of the file in lower-case hexadecimal, or %NULL with
 *   %JY_EXCHANGE_ERROR_CHANGED or a %G_FILE_ERROR
 */
char *
jy_csv_reader_dup_sha256 (JyCsvReader *self,
                          GError     **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return jy_text_decoder_dup_sha256 (self->decoder, error);
}
