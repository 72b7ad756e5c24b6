/* The CSV reader: form, delimiters, lines, limits. Expected values are written by hand. */
#include <string.h>

#include "jy-csv-reader.h"
#include "jy-exchange-error.h"

/* Records as “line:[cell][cell]” and a space; lines are counted from behind the first @n_before. */
static char *
describe (const char         *text,
          const JyCsvOptions *options,
          gulong              n_before,
          GError            **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (JyCsvReader) reader = jy_csv_reader_new_for_bytes (bytes, options, error);
  g_autoptr (GString) seen = g_string_new (NULL);

  while (reader != NULL && jy_csv_reader_read (reader, error))
    {
      g_string_append_printf (seen,
                              "%s%lu:",
                              seen->len > 0 ? " " : "",
                              jy_csv_reader_get_line (reader) - n_before);
      for (guint i = 0; i < jy_csv_reader_get_n_cells (reader); i++)
        g_string_append_printf (seen, "[%s]", jy_csv_reader_peek_cell (reader, i));
    }

  return g_string_free (g_steal_pointer (&seen), FALSE);
}

static void
check_from_start (const char *text,
                  gunichar    delimiter,
                  const char *expected)
{
  JyCsvOptions options = { .delimiter = delimiter };
  g_autoptr (GError) error = NULL;
  g_autofree char *seen = describe (text, &options, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (seen, ==, expected);
}

/* A blank line of growing length before the text moves the chunk borders over all of its places. */
static void
check (const char *text,
       gunichar    delimiter,
       const char *expected)
{
  check_from_start (text, delimiter, expected);
  for (gsize pad = 0; pad < 20; pad++)
    {
      JyCsvOptions options = { .delimiter = delimiter, .chunk_size = 16 };
      g_autofree char *blank = g_strnfill (pad, ' ');
      g_autofree char *padded = g_strconcat (blank, "\n", text, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *seen = describe (padded, &options, 1, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (seen, ==, expected);
    }
}

static void
check_refused (const char     *text,
               JyExchangeError code,
               const char     *before,
               const char     *words)
{
  for (gsize chunk_size = 0; chunk_size < 40; chunk_size += chunk_size == 0 ? 16 : 1)
    {
      JyCsvOptions options = { .delimiter = ',', .chunk_size = chunk_size };
      g_autoptr (GError) error = NULL;
      g_autofree char *seen = describe (text, &options, 0, &error);

      g_assert_error (error, JY_EXCHANGE_ERROR, (int) code);
      g_assert_cmpstr (seen, ==, before);
      g_assert_nonnull (strstr (error->message, words));
    }
}

static void
test_cells (void)
{
  check ("a,b\n1,2\n", ',', "1:[a][b] 2:[1][2]");
  check ("a,b\n1,2", ',', "1:[a][b] 2:[1][2]");
  check (",\n,,\na,", ',', "1:[][] 2:[][][] 3:[a][]");
  check ("甲,乙丙丁戊己庚辛壬癸\n子,丑寅卯", ',', "1:[甲][乙丙丁戊己庚辛壬癸] 2:[子][丑寅卯]");
  check (" a , b \n", ',', "1:[ a ][ b ]");
  check ("12\" pipe,5'\"\n", ',', "1:[12\" pipe][5'\"]");
}

static void
test_quotes (void)
{
  check ("\"a,b\",\"\"\n", ',', "1:[a,b][]");
  check ("\"\"\"\",\"x\"\"y\"\"z\"\n", ',', "1:[\"][x\"y\"z]");
  check ("\"one\ntwo\r\nthree\rfour\",z\nlast\n", ',', "1:[one\ntwo\r\nthree\rfour][z] 5:[last]");
  check ("  \"a\"  , \t\"b\"\t\r\n\"c\" ", ',', "1:[a][b] 2:[c]");
  check ("\"\"\n", ',', "1:[]");
  check ("\"a\"", ',', "1:[a]");
  check ("\"a\"\t\"b\"", '\t', "1:[a][b]");
  check ("\"a，b\"，c", 0xff0c, "1:[a，b][c]");

  check_refused ("a,b\n1,\"2\n3\n", JY_EXCHANGE_ERROR_QUOTE, "1:[a][b]", "line 2: ");
  check_refused ("a\n\"x\n\",\"", JY_EXCHANGE_ERROR_QUOTE, "1:[a]", "line 3: ");
  check_refused ("a\n\"b\"c\n", JY_EXCHANGE_ERROR_QUOTE, "1:[a]", "line 2: text follows");
  check_refused ("a\n\"b\n\" c\n", JY_EXCHANGE_ERROR_QUOTE, "1:[a]", "line 3: text follows");
}

static void
test_lines (void)
{
  check ("a\nb\r\nc\rd", ',', "1:[a] 2:[b] 3:[c] 4:[d]");
  check ("a\r\rb\n\nc\r\n\r\nd", ',', "1:[a] 3:[b] 5:[c] 7:[d]");
  check ("\n\n  \n \t \na\n   ", ',', "5:[a]");
  check ("a,b\r1,2\r", 0, "1:[a][b] 2:[1][2]");
  check ("a\r\n", ',', "1:[a]");
  check ("a\n\r\nb", ',', "1:[a] 3:[b]");
}

static void
check_delimiter (const char *text,
                 gunichar    expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (JyCsvReader) reader = jy_csv_reader_new_for_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (jy_csv_reader_get_delimiter (reader), ==, expected);
}

static void
test_delimiters (void)
{
  check_delimiter ("a,b\n1,2\n", ',');
  check_delimiter ("a;b\n1;2\n", ';');
  check_delimiter ("a\tb\n1\t2\n", '\t');
  check_delimiter ("a|b\n1|2\n", '|');
  check_delimiter ("日期，餐次\n三月二日，午餐\n", 0xff0c);
  check_delimiter ("备注\n一\n", ',');
  check_delimiter ("备注\n甲;乙\n丙\n丁\n", ',');
  /* Decimal commas. */
  check_delimiter ("date;kg\n2026-03-02;1,5\n2026-03-03;2,5\n", ';');
  check_delimiter ("kg;kg\n1,5;2,5\n", ';');
  /* A list within cells. */
  check_delimiter ("name,meals\nx,a;b;c\ny,a;b\n", ',');
  check_delimiter ("\"a;b;c\",d\n\"e;f;g\",h\n", ',');
  /* A title above the table. */
  check_delimiter ("三月台账\na;b;c\n1;2;3\n4;5;6\n7;8;9\n", ';');
  /* One short row. */
  check_delimiter ("a\tb\tc\n1\t2\t3\n4,5\n6\t7\t8\n", '\t');
}

static void
test_declaration (void)
{
  check_from_start ("sep=;\r\na;b\r\n1,5;2\r\n", 0, "2:[a][b] 3:[1,5][2]");
  check_from_start ("\357\273\277SEP=|\na|b", 0, "2:[a][b]");
  check_from_start ("sep=;\na,b\n", ',', "2:[a][b]");
  check_from_start ("sep=;;\n", ';', "1:[sep=][][]");
  check_from_start ("\"sep=;\"\n", ',', "1:[sep=;]");
  check_from_start ("sep=x\n", ',', "1:[sep=x]");
}

static void
test_empty (void)
{
  static const char *const texts[] = { "", "\n", "\r\n \t\n", "\357\273\277", "\377\376" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *seen = describe (texts[i], NULL, 0, &error);

      g_assert_cmpstr (seen, ==, "");
      g_assert_error (error, JY_EXCHANGE_ERROR, JY_EXCHANGE_ERROR_EMPTY);
    }

  check_refused ("sep=;\r\n\r\n", JY_EXCHANGE_ERROR_EMPTY, "", "empty");
}

/* More blank lines than are looked at when the file is opened. */
static void
test_long_blank (void)
{
  g_autofree char *text = g_strnfill (300 * 1024, '\n');
  g_autofree char *late = g_strconcat (text, "a,b", NULL);

  check_refused (text, JY_EXCHANGE_ERROR_EMPTY, "", "empty");
  check_from_start (late, 0, "307201:[a][b]");
}

/* One text after the other @length bytes of @fill, in one record or cell. */
static char *
fill (const char *before,
      char        c,
      gsize       length,
      const char *after)
{
  g_autofree char *middle = g_strnfill (length, c);

  return g_strconcat (before, middle, after, NULL);
}

static void
check_limit (const char *text,
             gboolean    accepted,
             const char *words)
{
  static const gsize chunk_sizes[] = { 0, 4099 };

  for (gsize i = 0; i < G_N_ELEMENTS (chunk_sizes); i++)
    {
      JyCsvOptions options = { .delimiter = ',', .chunk_size = chunk_sizes[i] };
      g_autoptr (GError) error = NULL;
      g_autofree char *seen = describe (text, &options, 0, &error);

      g_assert_nonnull (seen);
      if (accepted)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, JY_EXCHANGE_ERROR, JY_EXCHANGE_ERROR_LIMIT);
      g_assert_nonnull (strstr (error->message, words));
    }
}

static void
test_limits (void)
{
  const gsize mib = 1024 * 1024;
  g_autofree char *cell = fill ("a\nx,", 'y', mib, ",z");
  g_autofree char *large_cell = fill ("a\nx,", 'y', mib + 1, ",z");
  g_autofree char *quoted = fill ("a\nx,\"", 'y', mib, "\"");
  g_autofree char *large_quoted = fill ("a\nx,\"", 'y', mib + 1, "\"");
  g_autofree char *open_quote = fill ("a\nx,\"", '\n', 3 * mib, "");
  g_autofree char *cells = fill ("a\n", ',', 4095, "\n");
  g_autofree char *many_cells = fill ("a\n", ',', 4096, "\n");

  check_limit (cell, TRUE, NULL);
  check_limit (large_cell, FALSE, "line 2: a cell is larger than 1 MiB");
  check_limit (quoted, TRUE, NULL);
  check_limit (large_quoted, FALSE, "line 2: the cell whose quotation mark opens here");
  check_limit (open_quote, FALSE, "line 2: the cell whose quotation mark opens here");
  check_limit (cells, TRUE, NULL);
  check_limit (many_cells, FALSE, "line 2: the row has more than 4096 cells");
}

static void
test_record_limit (void)
{
  const gsize mib = 1024 * 1024;
  g_autofree char *cell = fill ("", 'y', mib - 1, ",");
  g_autoptr (GString) record = g_string_new ("a\n");

  for (guint i = 0; i < 16; i++)
    g_string_append (record, cell);
  check_limit (record->str, TRUE, NULL);
  g_string_append (record, "z");
  check_limit (record->str, FALSE, "line 2: the row is larger than 16 MiB");
}

static void
test_error_stays (void)
{
  static const char text[] = "a,b\n\"c\"d\ne,f\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (JyCsvReader) reader = jy_csv_reader_new_for_bytes (bytes, NULL, NULL);
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;

  g_assert_true (jy_csv_reader_read (reader, NULL));
  g_assert_false (jy_csv_reader_read (reader, &first));
  g_assert_cmpuint (jy_csv_reader_get_n_cells (reader), ==, 0);
  g_assert_false (jy_csv_reader_read (reader, &second));
  g_assert_error (first, JY_EXCHANGE_ERROR, JY_EXCHANGE_ERROR_QUOTE);
  g_assert_error (second, JY_EXCHANGE_ERROR, JY_EXCHANGE_ERROR_QUOTE);
  g_assert_cmpstr (first->message, ==, second->message);
}

/* Found by fuzzing: what the decoder left behind its last good character was taken for text. */
static void
test_bad_byte_behind_record (void)
{
  check_refused ("\357\273\277<se\217p=;\n", JY_EXCHANGE_ERROR_ENCODING, "", "line 1: byte 7 of");
  check_refused ("\357\273\277a,b\nc\377", JY_EXCHANGE_ERROR_ENCODING, "1:[a][b]", "line 2: byte 9 of");
}

/* Records are wider and narrower than the buffer's rest, so that it slides at every kind of place. */
static void
test_sliding (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JyCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  const guint n = 3000;
  gulong line = 1;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *wide = g_strnfill ((i * 7919) % 1500, i % 2 ? 'x' : '"');

      g_string_append_printf (text, i % 2 ? "%u,%s,\"日\n期\"\r\n" : "%u,\"%s%s\",\"日\n期\"\r\n", i, wide, wide);
    }
  bytes = g_bytes_new (text->str, text->len);
  reader = jy_csv_reader_new_for_bytes (bytes, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < n; i++, line += 2)
    {
      g_autofree char *wide = g_strnfill ((i * 7919) % 1500, i % 2 ? 'x' : '"');
      g_autofree char *number = g_strdup_printf ("%u", i);

      g_assert_true (jy_csv_reader_read (reader, &error));
      g_assert_cmpuint (jy_csv_reader_get_line (reader), ==, line);
      g_assert_cmpuint (jy_csv_reader_get_n_cells (reader), ==, 3);
      g_assert_cmpstr (jy_csv_reader_peek_cell (reader, 0), ==, number);
      g_assert_cmpstr (jy_csv_reader_peek_cell (reader, 1), ==, wide);
      g_assert_cmpstr (jy_csv_reader_peek_cell (reader, 2), ==, "日\n期");
    }
  g_assert_false (jy_csv_reader_read (reader, &error));
  g_assert_no_error (error);
  g_assert_cmpint (jy_csv_reader_get_position (reader), ==, jy_csv_reader_get_size (reader));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-reader/cells", test_cells);
  g_test_add_func ("/csv-reader/quotes", test_quotes);
  g_test_add_func ("/csv-reader/lines", test_lines);
  g_test_add_func ("/csv-reader/delimiters", test_delimiters);
  g_test_add_func ("/csv-reader/declaration", test_declaration);
  g_test_add_func ("/csv-reader/empty", test_empty);
  g_test_add_func ("/csv-reader/long-blank", test_long_blank);
  g_test_add_func ("/csv-reader/limits", test_limits);
  g_test_add_func ("/csv-reader/record-limit", test_record_limit);
  g_test_add_func ("/csv-reader/error-stays", test_error_stays);
  g_test_add_func ("/csv-reader/bad-byte-behind-record", test_bad_byte_behind_record);
  g_test_add_func ("/csv-reader/sliding", test_sliding);

  return g_test_run ();
}
