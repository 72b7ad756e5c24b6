/* Fuzzing of the CSV reader. Whatever the bytes: no crash, valid UTF-8 within the limits, the same
 * records for every chunk size, errors that stay, and records that survive writing and reading.
 *
 * clang -g -O1 -fsanitize=fuzzer,address,undefined … runs it under libFuzzer; compiled with
 * -DJY_FUZZ_MAIN it is a plain program that runs the files it is given. */
#include <string.h>

#include "jy-csv-reader.h"
#include "jy-csv-writer.h"

int LLVMFuzzerTestOneInput (const guint8 *bytes, size_t length);

static const char *const encodings[] = {
  NULL,
  NULL,
  NULL,
  NULL,
  "utf-8",
  "gb18030",
  "utf-16",
  "utf-16be",
  "iso-8859-1",
  "shift_jis",
  "big5",
};

static const gunichar delimiters[] = { 0, 0, 0, ',', ';', '\t', '|', 0xff0c };

/* All that can be seen of a reading, in one string. */
static char *
describe (GBytes             *bytes,
          const JyCsvOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  g_autoptr (JyCsvReader) reader = jy_csv_reader_new_for_bytes (bytes, options, &error);
  g_autoptr (GString) seen = g_string_new (NULL);

  if (reader == NULL)
    return g_strdup (error->message);

  g_string_append_printf (seen,
                          "%s %x\n",
                          jy_csv_reader_get_encoding (reader),
                          jy_csv_reader_get_delimiter (reader));
  while (jy_csv_reader_read (reader, &error))
    {
      g_assert_cmpuint (jy_csv_reader_get_n_cells (reader), >, 0);
      g_string_append_printf (seen, "%lu:", jy_csv_reader_get_line (reader));
      for (guint i = 0; i < jy_csv_reader_get_n_cells (reader); i++)
        {
          const char *cell = jy_csv_reader_peek_cell (reader, i);

          g_assert_true (g_utf8_validate (cell, -1, NULL));
          g_assert_cmpuint (strlen (cell), <=, JY_CSV_MAX_CELL);
          g_string_append_printf (seen, "[%s]", cell);
        }
      g_string_append_c (seen, '\n');
    }

  g_assert_cmpuint (jy_csv_reader_get_n_cells (reader), ==, 0);
  g_assert_false (jy_csv_reader_read (reader, &again));
  g_assert_true ((error == NULL) == (again == NULL));
  if (error != NULL)
    {
      g_assert_cmpstr (error->message, ==, again->message);
      g_string_append (seen, error->message);
    }
  else
    g_assert_cmpint (jy_csv_reader_get_position (reader), ==, jy_csv_reader_get_size (reader));

  return g_string_free (g_steal_pointer (&seen), FALSE);
}

static void
write_records (JyCsvReader  *reader,
               GString      *written,
               JyCsvEncoding encoding)
{
  g_autoptr (JyCsvWriter) writer = jy_csv_writer_new_for_string (written, encoding);

  while (jy_csv_reader_read (reader, NULL))
    {
      for (guint i = 0; i < jy_csv_reader_get_n_cells (reader); i++)
        jy_csv_writer_add_cell (writer, jy_csv_reader_peek_cell (reader, i));
      g_assert_true (jy_csv_writer_end_record (writer, NULL, NULL));
    }
  g_assert_true (jy_csv_writer_flush (writer, NULL, NULL));
}

static void
check_round_trip (GBytes             *bytes,
                  const JyCsvOptions *options,
                  JyCsvEncoding       encoding)
{
  g_autoptr (JyCsvReader) first = jy_csv_reader_new_for_bytes (bytes, options, NULL);
  g_autoptr (JyCsvReader) original = jy_csv_reader_new_for_bytes (bytes, options, NULL);
  g_autoptr (JyCsvReader) copy = NULL;
  g_autoptr (GBytes) written_bytes = NULL;
  GString *written = g_string_new (NULL);
  JyCsvOptions as_written = { .delimiter = ',', .encoding = "utf-8" };

  if (encoding == JY_CSV_ENCODING_GB18030)
    as_written.encoding = "gb18030";
  if (first != NULL)
    write_records (first, written, encoding);
  written_bytes = g_string_free_to_bytes (written);

  copy = jy_csv_reader_new_for_bytes (written_bytes, &as_written, NULL);
  while (original != NULL && copy != NULL && jy_csv_reader_read (original, NULL))
    {
      g_assert_true (jy_csv_reader_read (copy, NULL));
      g_assert_cmpuint (jy_csv_reader_get_n_cells (copy),
                        ==,
                        jy_csv_reader_get_n_cells (original));
      for (guint i = 0; i < jy_csv_reader_get_n_cells (copy); i++)
        g_assert_cmpstr (jy_csv_unescape_formula (jy_csv_reader_peek_cell (copy, i)),
                         ==,
                         jy_csv_reader_peek_cell (original, i));
    }
  g_assert_true (copy == NULL || !jy_csv_reader_read (copy, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        size_t        length)
{
  g_autoptr (GBytes) text = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *pieces = NULL;
  JyCsvOptions options = { 0 };

  if (length < 3)
    return 0;

  options.encoding = encodings[bytes[0] % G_N_ELEMENTS (encodings)];
  options.delimiter = delimiters[bytes[1] % G_N_ELEMENTS (delimiters)];
  text = g_bytes_new (bytes + 3, length - 3);

  whole = describe (text, &options);
  options.chunk_size = 16 + bytes[2] % 32;
  pieces = describe (text, &options);
  g_assert_cmpstr (pieces, ==, whole);
  check_round_trip (text,
                    &options,
                    bytes[2] & 0x80 ? JY_CSV_ENCODING_GB18030 : JY_CSV_ENCODING_UTF_8_MARKED);
  return 0;
}

#ifdef JY_FUZZ_MAIN
int
main (int    argc,
      char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_get_contents (argv[i], &bytes, &length, NULL))
        LLVMFuzzerTestOneInput ((const guint8 *) bytes, length);
    }
  return 0;
}
#endif
