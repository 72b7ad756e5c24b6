/* Which encoding a text is in. The answer holds for the whole text, however long: a head that looks
 * like UTF-8 says nothing about the tail, so all bytes are looked at before the first is decoded. */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jy-exchange-error.h"
#include "jy-text-encoding-private.h"

#define SURVEY_CHUNK (256 * 1024)
#define HEAD_SIZE    (64 * 1024)

/* That many three-byte characters of UTF-8 in a row are no accident of another encoding. */
#define CERTAIN_CHARACTERS 8

typedef struct
{
  const char *magic;
  gsize length;
  const char *sentence;
} ForeignFormat;

static const ForeignFormat foreign_formats[] = {
  { "PK\003\004",
    4,
    N_ ("%s is a spreadsheet (XLSX, ODS) or an archive, not a CSV file. "
        "Open it in a spreadsheet program, save the sheet as CSV UTF-8 and choose that file, "
        "or copy the cells and paste them in the window.") },
  { "\320\317\021\340\241\261\032\341",
    8,
    N_ ("%s is a spreadsheet (XLS, ET) or another office document, not a CSV file. "
        "Open it in a spreadsheet program, save the sheet as CSV UTF-8 and choose that file, "
        "or copy the cells and paste them in the window.") },
  { "%PDF-", 5, N_ ("%s is a PDF document, not a CSV file. Ask for the table as CSV.") },
  { "SQLite format 3", 16, N_ ("%s is a database or a ledger, not a CSV file.") },
  { "\037\213", 2, N_ ("%s is a compressed file. Unpack it and choose the CSV file inside.") },
  { "7z\274\257\047\034", 6, N_ ("%s is a compressed file. Unpack it and choose the CSV file inside.") },
  { "Rar!\032\007", 6, N_ ("%s is a compressed file. Unpack it and choose the CSV file inside.") },
};

static const char *const page_beginnings[] = { "<!doctype", "<html", "<table", "<?xml" };

static const struct
{
  const char *alias;
  JyTextEncoding encoding;
} known_encodings[] = {
  { "utf-8", { "UTF-8", 0, 1, FALSE, FALSE } },
  { "utf8", { "UTF-8", 0, 1, FALSE, FALSE } },
  { "gb18030", { "GB18030", 0, 1, FALSE, FALSE } },
  { "gb-18030", { "GB18030", 0, 1, FALSE, FALSE } },
  /* GB18030 holds both of its predecessors, and programs that say GBK often write more than GBK. */
  { "gbk", { "GB18030", 0, 1, FALSE, FALSE } },
  { "gb2312", { "GB18030", 0, 1, FALSE, FALSE } },
  { "cp936", { "GB18030", 0, 1, FALSE, FALSE } },
  { "utf-16le", { "UTF-16LE", 0, 2, FALSE, FALSE } },
  { "utf16le", { "UTF-16LE", 0, 2, FALSE, FALSE } },
  { "utf-16be", { "UTF-16BE", 0, 2, TRUE, FALSE } },
  { "utf16be", { "UTF-16BE", 0, 2, TRUE, FALSE } },
};

static const struct
{
  const char *mark;
  gsize length;
  JyTextEncoding encoding;
} byte_order_marks[] = {
  { "\357\273\277", 3, { "UTF-8", 3, 1, FALSE, FALSE } },
  { "\377\376", 2, { "UTF-16LE", 2, 2, FALSE, FALSE } },
  { "\376\377", 2, { "UTF-16BE", 2, 2, TRUE, FALSE } },
  { "\204\061\225\063", 4, { "GB18030", 4, 1, FALSE, FALSE } },
};

static gboolean
refuse_page (const char *head,
             gsize       length,
             const char *title,
             GError    **error)
{
  gsize i = 0;

  while (i < length && (g_ascii_isspace (head[i]) || strchr ("\357\273\277", head[i]) != NULL))
    i++;

  for (gsize j = 0; j < G_N_ELEMENTS (page_beginnings); j++)
    {
      gsize n = strlen (page_beginnings[j]);

      if (length - i < n || g_ascii_strncasecmp (head + i, page_beginnings[j], n) != 0)
        continue;
      g_set_error (error,
                   JY_EXCHANGE_ERROR,
                   JY_EXCHANGE_ERROR_NOT_TEXT,
                   _ ("%s is a web page or XML, not a CSV file, whatever its name says. "
                      "Open it in a spreadsheet program, save the sheet as CSV UTF-8 and choose "
                      "that file."),
                   title);
      return FALSE;
    }

  return TRUE;
}

static gboolean
refuse_foreign_formats (const char *head,
                        gsize       length,
                        const char *title,
                        GError    **error)
{
  if (length == 0)
    {
      g_set_error (error, JY_EXCHANGE_ERROR, JY_EXCHANGE_ERROR_EMPTY, _ ("%s is empty."), title);
      return FALSE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (foreign_formats); i++)
    {
      const ForeignFormat *format = &foreign_formats[i];

      if (length < format->length || memcmp (head, format->magic, format->length) != 0)
        continue;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_set_error (error,
                   JY_EXCHANGE_ERROR,
                   JY_EXCHANGE_ERROR_NOT_TEXT,
                   _ (format->sentence),
                   title);
#pragma GCC diagnostic pop
      return FALSE;
    }

  return refuse_page (head, length, title, error);
}

static const JyTextEncoding *
find_mark (const char *head,
           gsize       length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (byte_order_marks); i++)
    {
      if (length >= byte_order_marks[i].length &&
          memcmp (head, byte_order_marks[i].mark, byte_order_marks[i].length) == 0)
        return &byte_order_marks[i].encoding;
    }

  return NULL;
}

/* Number of units of UTF-16 that are ASCII, or 0 if the bytes cannot be UTF-16 of that order. */
static gsize
count_ascii_units (const guchar *head,
                   gsize         length,
                   gboolean      big_endian)
{
  gsize count = 0;
  gboolean pair_open = FALSE;

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      guint unit = big_endian ? (guint) head[i] << 8 | head[i + 1]
                              : (guint) head[i + 1] << 8 | head[i];
      gboolean low = (unit & 0xfc00) == 0xdc00;

      if (unit == 0 || low != pair_open)
        return 0;
      pair_open = (unit & 0xfc00) == 0xd800;
      if (unit < 0x7f && (unit >= 0x20 || unit == '\t' || unit == '\n' || unit == '\r'))
        count++;
    }

  return count;
}

/* UTF-16 without a mark, recognised by the NULs in its ASCII characters. */
static const char *
guess_utf16 (const guchar *head,
             gsize         length,
             goffset       size)
{
  gsize little = count_ascii_units (head, length, FALSE);
  gsize big = count_ascii_units (head, length, TRUE);
  gsize n_nul = 0;
  gsize n_high = 0;

  for (gsize i = 0; i < length; i++)
    {
      n_nul += head[i] == 0;
      n_high += head[i] >= 0x80;
    }

  if (size % 2 != 0 || MAX (little, big) < MAX (2, length / 32))
    return NULL;
  /* Seven-bit text into which single NULs have fallen is not UTF-16. */
  if (n_high == 0 && n_nul * 5 < length * 2)
    return NULL;
  if (little / 4 >= big)
    return "utf-16le";
  if (big / 4 >= little)
    return "utf-16be";
  return NULL;
}

/* The longest head of the source, from @start, that is UTF-8. -1: it could not be read. */
static goffset
survey_utf8 (JyByteSource *source,
             goffset       start,
             GError      **error)
{
  g_autofree char *chunk = g_malloc (SURVEY_CHUNK);
  goffset size = jy_byte_source_get_size (source);
  goffset offset = start;

  while (offset < size)
    {
      gboolean cut;
      gssize n = jy_byte_source_read_at (source, offset, chunk, SURVEY_CHUNK, error);
      gsize good;

      if (n < 0)
        return -1;
      good = jy_text_encoding_check_utf8 (chunk, (gsize) n, &cut);
      offset += (goffset) good;
      if (good < (gsize) n && (!cut || offset - (goffset) good + n == size))
        break;
    }

  return offset;
}

static gboolean
has_certain_utf8 (JyByteSource *source,
                  goffset       end)
{
  g_autofree guchar *chunk = g_malloc (SURVEY_CHUNK);
  goffset offset = 0;
  guint count = 0;

  while (offset < end)
    {
      gssize n = jy_byte_source_read_at (source,
                                         offset,
                                         (char *) chunk,
                                         MIN (SURVEY_CHUNK, (gsize) (end - offset)),
                                         NULL);

      for (gssize i = 0; i < n; i++)
        {
          if (chunk[i] >= 0xe0 && ++count == CERTAIN_CHARACTERS)
            return TRUE;
        }
      if (n <= 0)
        return FALSE;
      offset += n;
    }

  return FALSE;
}

static void
set_known (JyTextEncoding *encoding,
           const char     *alias)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known_encodings); i++)
    {
      if (strcmp (known_encodings[i].alias, alias) == 0)
        *encoding = known_encodings[i].encoding;
    }
}

static gboolean
set_damaged_error (const JyTextEncoding *encoding,
                   JyByteSource         *source,
                   goffset               offset,
                   GError              **error)
{
  g_set_error (error,
               JY_EXCHANGE_ERROR,
               JY_EXCHANGE_ERROR_ENCODING,
               /* Translators: file, number of the line, number of the byte */
               _ ("%s, line %lu: the text is UTF-8 up to here, but byte %lu of the file is not. "
                  "Save the file as CSV UTF-8 again, or name its encoding."),
               jy_byte_source_get_title (source),
               jy_text_encoding_get_line (encoding, source, offset),
               (gulong) offset + 1);
  return FALSE;
}

static gboolean
detect (JyTextEncoding *encoding,
        JyByteSource   *source,
        const char     *head,
        gsize           length,
        GError        **error)
{
  const JyTextEncoding *marked = find_mark (head, length);
  goffset size = jy_byte_source_get_size (source);
  const char *utf16;
  goffset good;
  char bad = '\0';

  if (marked != NULL)
    {
      *encoding = *marked;
      return TRUE;
    }

  set_known (encoding, "utf-8");
  good = survey_utf8 (source, 0, error);
  if (good < 0)
    return FALSE;
  if (good == size)
    return TRUE;

  utf16 = guess_utf16 ((const guchar *) head, length, size);
  if (utf16 != NULL)
    {
      set_known (encoding, utf16);
      return TRUE;
    }

  /* A NUL is reported where it stands, by the decoder. */
  if (jy_byte_source_read_at (source, good, &bad, 1, error) < 0)
    return FALSE;
  if (bad == '\0')
    return TRUE;

  /* Read as GB18030 this would turn into well-formed nonsense. */
  if (has_certain_utf8 (source, good))
    return set_damaged_error (encoding, source, good, error);

  set_known (encoding, "gb18030");
  encoding->guessed = TRUE;
  return TRUE;
}

/* Whether iconv knows the name and leaves alone the characters that make a CSV file. */
static gboolean
keeps_ascii (const char *name)
{
  static const char ascii[] = "\t\n\r ,;|\"09AZaz";
  g_autofree char *converted = NULL;

  if (strlen (name) >= sizeof ((JyTextEncoding *) NULL)->name ||
      strspn (name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_.:") != strlen (name))
    return FALSE;

  converted = g_convert (ascii, -1, "UTF-8", name, NULL, NULL, NULL);
  return g_strcmp0 (converted, ascii) == 0;
}

static gboolean
find_by_name (JyTextEncoding *encoding,
              const char     *name,
              const char     *head,
              gsize           length,
              goffset         size,
              GError        **error)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  const JyTextEncoding *marked = find_mark (head, length);

  if (strcmp (lower, "utf-16") == 0 || strcmp (lower, "utf16") == 0)
    {
      const char *guess = guess_utf16 ((const guchar *) head, length, size);

      set_known (encoding, guess != NULL ? guess : "utf-16le");
      if (marked != NULL && marked->unit == 2)
        *encoding = *marked;
      return TRUE;
    }

  set_known (encoding, lower);
  if (encoding->name[0] == '\0' && keeps_ascii (name))
    {
      g_autofree char *upper = g_ascii_strup (name, -1);

      g_strlcpy (encoding->name, upper, sizeof encoding->name);
      encoding->unit = 1;
    }
  if (encoding->name[0] == '\0')
    {
      g_set_error (error,
                   JY_EXCHANGE_ERROR,
                   JY_EXCHANGE_ERROR_UNKNOWN_ENCODING,
                   _ ("“%s” is not an encoding that can be read. Known are utf-8, gb18030, utf-16, "
                      "big5, shift_jis, iso-8859-1 and others."),
                   name);
      return FALSE;
    }

  if (marked != NULL && strcmp (marked->name, encoding->name) == 0)
    encoding->mark = marked->mark;
  return TRUE;
}

/**
 * jy_text_encoding_find:
 * @encoding: (out caller-allocates): the encoding
 * @source: the bytes
 * @name: (nullable): the name of an encoding to use, or %NULL to find it out
 * @error: return location for an error
 *
 * Finds the encoding of a text. Without @name the first of these that holds for all bytes is it: the
 * encoding whose byte order mark the text begins with (UTF-8, UTF-16, GB18030); UTF-8; UTF-16, if
 * NULs stand where its ASCII characters have them; GB18030. A text that begins with eight or more
 * Chinese characters of UTF-8 and then ceases to be UTF-8 is damaged and is refused.
 *
 * Returns: %TRUE, or %FALSE with %JY_EXCHANGE_ERROR_EMPTY, %JY_EXCHANGE_ERROR_NOT_TEXT for a
 *   spreadsheet or another foreign format, %JY_EXCHANGE_ERROR_ENCODING,
 *   %JY_EXCHANGE_ERROR_UNKNOWN_ENCODING or a %G_FILE_ERROR
 */
gboolean
jy_text_encoding_find (JyTextEncoding *encoding,
                       JyByteSource   *source,
                       const char     *name,
                       GError        **error)
{
  const char *title = jy_byte_source_get_title (source);
  g_autofree char *head = g_malloc (HEAD_SIZE);
  gssize length = jy_byte_source_read_at (source, 0, head, HEAD_SIZE, error);

  memset (encoding, 0, sizeof *encoding);
  if (length < 0 || !refuse_foreign_formats (head, (gsize) length, title, error))
    return FALSE;

  if (name == NULL)
    return detect (encoding, source, head, (gsize) length, error);
  return find_by_name (encoding,
                       name,
                       head,
                       (gsize) length,
                       jy_byte_source_get_size (source),
                       error);
}

/**
 * jy_text_encoding_is_utf8:
 * @encoding: an encoding
 *
 * Returns: whether nothing needs converting
 */
gboolean
jy_text_encoding_is_utf8 (const JyTextEncoding *encoding)
{
  return strcmp (encoding->name, "UTF-8") == 0;
}

/**
 * jy_text_encoding_find_nul:
 * @encoding: an encoding
 * @text: raw bytes that begin with a whole code unit
 * @length: their number
 *
 * Returns: where the first NUL character begins, or @length if there is none
 */
gsize
jy_text_encoding_find_nul (const JyTextEncoding *encoding,
                           const char           *text,
                           gsize                 length)
{
  if (encoding->unit == 1)
    {
      const char *nul = memchr (text, 0, length);

      return nul != NULL ? (gsize) (nul - text) : length;
    }

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      if (text[i] == 0 && text[i + 1] == 0)
        return i;
    }
  return length;
}

/**
 * jy_text_encoding_get_line:
 * @encoding: an encoding
 * @source: the bytes
 * @offset: a place in @source, in bytes
 *
 * Counts line ends (CR LF, LF or CR) in raw bytes, which all encodings that are accepted allow. Only
 * error messages need it: the source is read from its beginning.
 *
 * Returns: the number of the line @offset is in, from 1
 */
gulong
jy_text_encoding_get_line (const JyTextEncoding *encoding,
                           JyByteSource         *source,
                           goffset               offset)
{
  g_autofree guchar *chunk = g_malloc (SURVEY_CHUNK);
  goffset at = (goffset) encoding->mark;
  gulong line = 1;
  guint previous = 0;
  gssize n;

  while (at < offset && (n = jy_byte_source_read_at (source,
                                                     at,
                                                     (char *) chunk,
                                                     MIN (SURVEY_CHUNK, (gsize) (offset - at)),
                                                     NULL)) >= (gssize) encoding->unit)
    {
      gsize low = encoding->unit == 2 && encoding->big_endian ? 1 : 0;

      for (gsize i = 0; i + encoding->unit <= (gsize) n; i += encoding->unit)
        {
          guint c = chunk[i + low];

          if (encoding->unit == 2)
            c |= (guint) chunk[i + 1 - low] << 8;
          if (c == '\r' || (c == '\n' && previous != '\r'))
            line++;
          previous = c;
        }
      at += n - n % (gssize) encoding->unit;
    }

  return line;
}

/**
 * jy_text_encoding_check_utf8:
 * @text: bytes
 * @length: their number
 * @cut: (out): whether what follows is a character whose end is missing
 *
 * Returns: the length of the longest head of @text that is whole, strict UTF-8 without NUL
 */
gsize
jy_text_encoding_check_utf8 (const char *text,
                             gsize       length,
                             gboolean   *cut)
{
  const char *end;
  gsize left;

  *cut = FALSE;
  if (g_utf8_validate_len (text, length, &end))
    return length;

  left = length - (gsize) (end - text);
  *cut = *end != '\0' && left < 4 &&
         g_utf8_get_char_validated (end, (gssize) left) == (gunichar) -2;
  return (gsize) (end - text);
}
