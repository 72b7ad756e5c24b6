/* Text of any encoding, read in chunks as UTF-8. What comes out is whole, valid characters without
 * NUL, whatever went in; what cannot be read is an error that names line and byte. */
#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "jy-exchange-error.h"
#include "jy-text-decoder.h"
#include "jy-text-encoding-private.h"

#define DEFAULT_CHUNK_SIZE (256 * 1024)

struct _JyTextDecoder
{
  JyByteSource *source;
  JyTextEncoding encoding;
  goffset position; /* the first byte that is not decoded */
  gsize chunk_size;
  GError *failure;

  /* Unused for UTF-8, which is read straight into the caller's buffer. */
  GIConv converter;
  char *raw;
  gsize raw_length; /* raw[0] stands at position */
  goffset end;      /* where the text ends: at the end of the source, or before a NUL */
  gboolean flushed;
};

static gssize
fail (JyTextDecoder *self,
      GError        *failure,
      GError       **error)
{
  if (self->failure == NULL)
    self->failure = failure;
  g_propagate_error (error, g_error_copy (self->failure));
  return -1;
}

static GError *
new_encoding_failure (JyTextDecoder *self)
{
  const char *sentence =
    self->encoding.guessed
      /* Translators: file, number of the line, number of the byte, encoding */
      ? _ ("%s, line %lu: byte %lu of the file can be read neither as UTF-8 nor as %s. "
           "Save the file as CSV UTF-8, or name its encoding.")
      /* Translators: file, number of the line, number of the byte, encoding */
      : _ ("%s, line %lu: byte %lu of the file cannot be read as %s. "
           "Save the file as CSV UTF-8, or name its encoding.");

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_error_new (JY_EXCHANGE_ERROR,
                      JY_EXCHANGE_ERROR_ENCODING,
                      sentence,
                      jy_byte_source_get_title (self->source),
                      jy_text_encoding_get_line (&self->encoding, self->source, self->position),
                      (gulong) self->position + 1,
                      self->encoding.name);
#pragma GCC diagnostic pop
}

static GError *
new_nul_failure (JyTextDecoder *self)
{
  return g_error_new (JY_EXCHANGE_ERROR,
                      JY_EXCHANGE_ERROR_NOT_TEXT,
                      /* Translators: file, number of the line, number of the byte */
                      _ ("%s, line %lu: byte %lu of the file is a NUL, which no text contains. "
                         "The file is damaged or is not a CSV file."),
                      jy_byte_source_get_title (self->source),
                      jy_text_encoding_get_line (&self->encoding, self->source, self->position),
                      (gulong) self->position + 1);
}

static gssize
finish (JyTextDecoder *self,
        GError       **error)
{
  GError *failure = NULL;

  if (!jy_byte_source_check_unchanged (self->source, &failure))
    return fail (self, failure, error);
  return 0;
}

static gssize
read_utf8 (JyTextDecoder *self,
           char          *buffer,
           gsize          size,
           GError       **error)
{
  GError *failure = NULL;
  gboolean cut;
  gsize good;
  gssize n = jy_byte_source_read_at (self->source, self->position, buffer, size, &failure);

  if (n < 0)
    return fail (self, failure, error);
  if (n == 0)
    return finish (self, error);

  /* Checked although a survey may have passed: the file can have changed since. */
  good = jy_text_encoding_check_utf8 (buffer, (gsize) n, &cut);
  if (good == 0)
    return fail (self,
                 buffer[0] == '\0' ? new_nul_failure (self) : new_encoding_failure (self),
                 error);

  self->position += (goffset) good;
  return (gssize) good;
}

static gboolean
fill_raw (JyTextDecoder *self,
          GError       **failure)
{
  goffset offset = self->position + (goffset) self->raw_length;
  char *target = self->raw + self->raw_length;
  gsize nul;
  gssize n;

  if (self->raw_length >= self->chunk_size || offset >= self->end)
    return TRUE;

  n = jy_byte_source_read_at (self->source,
                              offset,
                              target,
                              MIN (self->chunk_size - self->raw_length,
                                   (gsize) (self->end - offset)),
                              failure);
  if (n < 0)
    return FALSE;

  self->raw_length += (gsize) n;
  nul = jy_text_encoding_find_nul (&self->encoding, self->raw, self->raw_length);
  if (nul < self->raw_length)
    {
      self->end = self->position + (goffset) nul;
      self->raw_length = nul;
    }
  return TRUE;
}

/* Converts as much as fits and returns its length; *saved_errno says what stopped it, or is 0. */
static gsize
convert (JyTextDecoder *self,
         char          *buffer,
         gsize          size,
         int           *saved_errno)
{
  char *in = self->raw;
  gsize in_left = self->raw_length;
  char *out = buffer;
  gsize out_left = size;
  gsize result = g_iconv (self->converter, &in, &in_left, &out, &out_left);

  *saved_errno = result == (gsize) -1 ? errno : 0;
  self->position += in - self->raw;
  memmove (self->raw, in, in_left);
  self->raw_length = in_left;
  return (gsize) (out - buffer);
}

static gssize
read_end (JyTextDecoder *self,
          char          *buffer,
          gsize          size,
          GError       **error)
{
  char *out = buffer;

  /* Some encodings hold back a character until they know that no accent follows. */
  if (!self->flushed)
    {
      self->flushed = TRUE;
      if (g_iconv (self->converter, NULL, NULL, &out, &size) == (gsize) -1)
        return fail (self, new_encoding_failure (self), error);
      if (out != buffer)
        return out - buffer;
    }

  if (self->end < jy_byte_source_get_size (self->source))
    return fail (self, new_nul_failure (self), error);
  return finish (self, error);
}

static gssize
read_converted (JyTextDecoder *self,
                char          *buffer,
                gsize          size,
                GError       **error)
{
  for (;;)
    {
      GError *failure = NULL;
      int saved_errno;
      gsize good;

      if (!fill_raw (self, &failure))
        return fail (self, failure, error);
      if (self->raw_length == 0)
        return read_end (self, buffer, size, error);

      good = convert (self, buffer, size, &saved_errno);
      if (good > 0)
        return (gssize) good;
      if (saved_errno == EILSEQ || saved_errno == E2BIG ||
          self->raw_length >= self->chunk_size ||
          (saved_errno == EINVAL && self->position + (goffset) self->raw_length >= self->end))
        return fail (self, new_encoding_failure (self), error);
    }
}

static JyTextDecoder *
new_for_source (JyByteSource *source,
                const char   *encoding,
                GError      **error)
{
  g_autoptr (JyTextDecoder) self = g_new0 (JyTextDecoder, 1);

  self->source = source;
  self->chunk_size = DEFAULT_CHUNK_SIZE;
  self->converter = (GIConv) -1;
  self->end = jy_byte_source_get_size (source);
  if (!jy_text_encoding_find (&self->encoding, source, encoding, error))
    return NULL;

  self->position = (goffset) self->encoding.mark;
  if (jy_text_encoding_is_utf8 (&self->encoding))
    return g_steal_pointer (&self);

  self->raw = g_malloc (DEFAULT_CHUNK_SIZE);
  self->converter = g_iconv_open ("UTF-8", self->encoding.name);
  if (self->converter == (GIConv) -1)
    {
      g_set_error (error,
                   JY_EXCHANGE_ERROR,
                   JY_EXCHANGE_ERROR_UNKNOWN_ENCODING,
                   _ ("%s is in the encoding %s, which this system cannot read. "
                      "Save the file as CSV UTF-8."),
                   jy_byte_source_get_title (source),
                   self->encoding.name);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * jy_text_decoder_new_for_file:
 * @path: (type filename): a regular file
 * @encoding: (nullable): the name of an encoding, as in “gbk” or “utf-16”, or %NULL to find it out
 * @error: return location for an error
 *
 * Opens a text file. Without @encoding a byte order mark decides; a text without one is UTF-8 if all
 * of its bytes are, else UTF-16 if NULs show that clearly, else GB18030 (the file is read through
 * once for this). “gbk” and “gb2312” mean GB18030, which contains them.
 *
 * Returns: (transfer full) (nullable): the decoder, or %NULL with a %JY_EXCHANGE_ERROR
 *   (%JY_EXCHANGE_ERROR_NOT_TEXT for spreadsheets, PDF and archives) or a %G_FILE_ERROR
 */
JyTextDecoder *
jy_text_decoder_new_for_file (const char *path,
                              const char *encoding,
                              GError    **error)
{
  JyByteSource *source = jy_byte_source_new_for_file (path, error);

  return source != NULL ? new_for_source (source, encoding, error) : NULL;
}

/**
 * jy_text_decoder_new_for_bytes:
 * @bytes: the text
 * @encoding: (nullable): the name of an encoding, or %NULL to find it out
 * @error: return location for an error
 *
 * Like jy_text_decoder_new_for_file(), for text that was pasted.
 *
 * Returns: (transfer full) (nullable): the decoder, or %NULL with a %JY_EXCHANGE_ERROR
 */
JyTextDecoder *
jy_text_decoder_new_for_bytes (GBytes     *bytes,
                               const char *encoding,
                               GError    **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return new_for_source (jy_byte_source_new_for_bytes (bytes), encoding, error);
}

/**
 * jy_text_decoder_free:
 * @self: (transfer full) (nullable): a decoder
 *
 * Closes the file.
 */
void
jy_text_decoder_free (JyTextDecoder *self)
{
  if (self == NULL)
    return;

  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  g_free (self->raw);
  g_clear_error (&self->failure);
  jy_byte_source_free (self->source);
  g_free (self);
}

/**
 * jy_text_decoder_set_chunk_size:
 * @self: a decoder from which nothing has been read
 * @chunk_size: bytes, at least %JY_TEXT_DECODER_MIN_CHUNK
 *
 * Sets how many bytes are read at a time. Tests use it to put chunk borders everywhere.
 */
void
jy_text_decoder_set_chunk_size (JyTextDecoder *self,
                                gsize          chunk_size)
{
  g_return_if_fail (self != NULL && self->raw_length == 0);
  g_return_if_fail (chunk_size >= JY_TEXT_DECODER_MIN_CHUNK);

  self->chunk_size = MIN (chunk_size, DEFAULT_CHUNK_SIZE);
}

/**
 * jy_text_decoder_read:
 * @self: a decoder
 * @buffer: (out caller-allocates): where the text goes; no NUL is added
 * @size: the size of @buffer in bytes, at least %JY_TEXT_DECODER_MIN_CHUNK
 * @error: return location for an error
 *
 * Reads the next piece of text: whole characters of valid UTF-8 without NUL and without a byte order
 * mark. All text before a place that cannot be read is returned before the error is. After an error
 * every call fails with the same error.
 *
 * Returns: the number of bytes, 0 at the end, -1 with %JY_EXCHANGE_ERROR_ENCODING,
 *   %JY_EXCHANGE_ERROR_NOT_TEXT (a NUL), %JY_EXCHANGE_ERROR_CHANGED or a %G_FILE_ERROR
 */
gssize
jy_text_decoder_read (JyTextDecoder *self,
                      char          *buffer,
                      gsize          size,
                      GError       **error)
{
  g_return_val_if_fail (self != NULL && buffer != NULL, -1);
  g_return_val_if_fail (size >= JY_TEXT_DECODER_MIN_CHUNK, -1);

  if (self->failure != NULL)
    return fail (self, NULL, error);
  if (self->converter != (GIConv) -1)
    return read_converted (self, buffer, size, error);
  return read_utf8 (self, buffer, MIN (size, self->chunk_size), error);
}

/**
 * jy_text_decoder_get_title:
 * @self: a decoder
 *
 * Returns: the file's name without its folder, to begin an error message with
 */
const char *
jy_text_decoder_get_title (JyTextDecoder *self)
{
  return jy_byte_source_get_title (self->source);
}

/**
 * jy_text_decoder_get_encoding:
 * @self: a decoder
 *
 * Returns: the encoding that was found, in capitals: “UTF-8”, “GB18030”, “UTF-16LE” …
 */
const char *
jy_text_decoder_get_encoding (JyTextDecoder *self)
{
  return self->encoding.name;
}

/**
 * jy_text_decoder_get_position:
 * @self: a decoder
 *
 * Returns: how many bytes of the file have been decoded
 */
goffset
jy_text_decoder_get_position (JyTextDecoder *self)
{
  return self->position;
}

/**
 * jy_text_decoder_get_size:
 * @self: a decoder
 *
 * Returns: the size of the file in bytes
 */
goffset
jy_text_decoder_get_size (JyTextDecoder *self)
{
  return jy_byte_source_get_size (self->source);
}

/**
 * jy_text_decoder_dup_sha256:
 * @self: a decoder
 * @error: return location for an error
 *
 * Reads the whole file once more, raw; the place of jy_text_decoder_read() does not move.
 *
 * Returns: (transfer full) (nullable): SHA-256 of the file in lower-case hexadecimal, or %NULL with
 *   %JY_EXCHANGE_ERROR_CHANGED or a %G_FILE_ERROR
 */
char *
jy_text_decoder_dup_sha256 (JyTextDecoder *self,
                            GError       **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return jy_byte_source_dup_sha256 (self->source, error);
}
