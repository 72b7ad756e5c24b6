/* CSV as it is written: bytes by hand, formulas made harmless, and the way back. */
#include <string.h>

#include "jy-csv-reader.h"
#include "jy-csv-writer.h"

static void
add_record (JyCsvWriter       *writer,
            const char *const *cells)
{
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; cells[i] != NULL; i++)
    jy_csv_writer_add_cell (writer, cells[i]);
  jy_csv_writer_end_record (writer, NULL, &error);
  g_assert_no_error (error);
}

static GString *
write_record (JyCsvEncoding      encoding,
              char               delimiter,
              const char *const *cells)
{
  GString *string = g_string_new (NULL);
  g_autoptr (JyCsvWriter) writer = jy_csv_writer_new_for_string (string, encoding);

  jy_csv_writer_set_delimiter (writer, delimiter);
  add_record (writer, cells);
  g_assert_true (jy_csv_writer_flush (writer, NULL, NULL));
  return string;
}

static void
check_cell (const char *cell,
            const char *written)
{
  const char *cells[] = { cell, "x", NULL };
  g_autofree char *expected = g_strconcat (written, ",x\r\n", NULL);
  GString *string = write_record (JY_CSV_ENCODING_UTF_8, ',', cells);

  g_assert_cmpstr (string->str, ==, expected);
  g_string_free (string, TRUE);
}

static void
test_quotes (void)
{
  check_cell ("", "");
  check_cell ("厨余垃圾", "厨余垃圾");
  check_cell ("two words", "two words");
  check_cell ("12\" pipe", "\"12\"\" pipe\"");
  check_cell ("\"", "\"\"\"\"");
  check_cell ("a\nb", "\"a\nb\"");
  check_cell ("a\r\nb", "\"a\r\nb\"");
  check_cell (" a", "\" a\"");
  check_cell ("a ", "\"a \"");
  /* All that could be taken for a delimiter. */
  check_cell ("a,b", "\"a,b\"");
  check_cell ("a;b", "\"a;b\"");
  check_cell ("a\tb", "\"a\tb\"");
  check_cell ("a|b", "\"a|b\"");
  check_cell ("甲，乙", "\"甲，乙\"");
  check_cell ("sep=x", "\"sep=x\"");
}

static void
test_encodings (void)
{
  const char *cells[] = { "日", "🍚", NULL };
  GString *marked = write_record (JY_CSV_ENCODING_UTF_8_MARKED, ',', cells);
  GString *plain = write_record (JY_CSV_ENCODING_UTF_8, '\t', cells);
  GString *gb18030 = write_record (JY_CSV_ENCODING_GB18030, ';', cells);

  g_assert_cmpstr (marked->str, ==, "\357\273\277日,🍚\r\n");
  g_assert_cmpstr (plain->str, ==, "日\t🍚\r\n");
  g_assert_cmpstr (gb18030->str, ==, "\310\325;\224\071\270\070\r\n");

  g_string_free (marked, TRUE);
  g_string_free (plain, TRUE);
  g_string_free (gb18030, TRUE);
}

static void
test_empty_records (void)
{
  const char *one[] = { "", NULL };
  const char *two[] = { "", "", NULL };
  GString *string = g_string_new (NULL);
  g_autoptr (JyCsvWriter) writer = jy_csv_writer_new_for_string (string, JY_CSV_ENCODING_UTF_8_MARKED);

  /* An empty first line would be skipped on reading; a mark does not make it less empty. */
  add_record (writer, one);
  add_record (writer, two);
  g_assert_true (jy_csv_writer_flush (writer, NULL, NULL));
  g_assert_cmpstr (string->str, ==, "\357\273\277\"\"\r\n,\r\n");
  g_string_free (string, TRUE);
}

static void
test_formulas (void)
{
  static const struct
  {
    const char *text;
    const char *escaped;
  } cases[] = {
    { "=1+1", "'=1+1" },
    { "+86 10", "'+86 10" },
    { "-", "'-" },
    { "-1-1", "'-1-1" },
    { "-12.", "'-12." },
    { "-.5", "'-.5" },
    { "-1.2.3", "'-1.2.3" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "\t=1", "'\t=1" },
    { "\r=1", "'\r=1" },
    { "\n=1", "'\n=1" },
    { "＝1", "'＝1" },
    { "＋1", "'＋1" },
    { "－12.5", "'－12.5" },
    { "＠x", "'＠x" },
    { "-12.5", "-12.5" },
    { "+5", "+5" },
    { "-0", "-0" },
    { "12", "12" },
    { "", "" },
    { "'", "'" },
    { "'tis", "'tis" },
    { "a=1", "a=1" },
    /* What looks escaped already is escaped once more, or import would take it for ours. */
    { "'=1+1", "''=1+1" },
    { "''=1+1", "'''=1+1" },
    { "'-12.5", "''-12.5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *escaped = jy_csv_escape_formula (cases[i].text);

      g_assert_cmpstr (escaped, ==, cases[i].escaped);
      g_assert_cmpstr (jy_csv_unescape_formula (escaped), ==, cases[i].text);
    }

  /* Not ours: nothing is taken away. */
  g_assert_cmpstr (jy_csv_unescape_formula ("'-12.5"), ==, "'-12.5");
  g_assert_cmpstr (jy_csv_unescape_formula ("'0546"), ==, "'0546");
}

/* Random cells of the characters that matter come back as they were, in both encodings. */
static void
test_round_trip (void)
{
  static const char *const pieces[] = {
    "'",
    "=",
    "-",
    "1",
    ".",
    "\"",
    ",",
    ";",
    "\t",
    "|",
    "，",
    "\r",
    "\n",
    " ",
    "日",
    "🍚",
    "－",
    "@",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260302);

  for (guint round = 0; round < 3000; round++)
    {
      gboolean gb18030 = round % 2 == 0;
      guint n_cells = (guint) g_rand_int_range (rand, 1, 4);
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (JyCsvReader) reader = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      JyCsvOptions options = { .delimiter = ',', .encoding = gb18030 ? "gb18030" : NULL };

      for (guint i = 0; i < n_cells; i++)
        {
          GString *cell = g_string_new (NULL);

          for (gint n = g_rand_int_range (rand, 0, 6); n > 0; n--)
            g_string_append (cell, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          g_ptr_array_add (cells, g_string_free (cell, FALSE));
        }
      g_ptr_array_add (cells, NULL);

      bytes = g_string_free_to_bytes (write_record (gb18030 ? JY_CSV_ENCODING_GB18030
                                                            : JY_CSV_ENCODING_UTF_8_MARKED,
                                                    ',',
                                                    (const char *const *) cells->pdata));
      reader = jy_csv_reader_new_for_bytes (bytes, &options, &error);
      g_assert_no_error (error);
      g_assert_true (jy_csv_reader_read (reader, &error));
      g_assert_cmpuint (jy_csv_reader_get_n_cells (reader), ==, n_cells);
      for (guint i = 0; i < n_cells; i++)
        g_assert_cmpstr (jy_csv_unescape_formula (jy_csv_reader_peek_cell (reader, i)),
                         ==,
                         g_ptr_array_index (cells, i));
      g_assert_false (jy_csv_reader_read (reader, &error));
      g_assert_no_error (error);
    }
}

static void
test_stream (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (JyCsvWriter) writer = jy_csv_writer_new_for_stream (stream, JY_CSV_ENCODING_GB18030);
  const char *cells[] = { "日期", "12.5", NULL };
  const guint n = 20000;

  for (guint i = 0; i < n; i++)
    add_record (writer, cells);
  g_assert_true (jy_csv_writer_flush (writer, NULL, NULL));
  /* 4 bytes, comma, 4 bytes, CR LF. */
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), ==, n * 11);
}

/* A stream of four bytes is full after four bytes. */
static void
test_error_stays (void)
{
  char room[4];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (JyCsvWriter) writer = jy_csv_writer_new_for_stream (stream, JY_CSV_ENCODING_UTF_8);
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  const char *cells[] = { "12345", NULL };

  add_record (writer, cells);
  g_assert_false (jy_csv_writer_flush (writer, NULL, &first));
  g_assert_error (first, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_false (jy_csv_writer_flush (writer, NULL, &second));
  g_assert_error (second, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-writer/quotes", test_quotes);
  g_test_add_func ("/csv-writer/encodings", test_encodings);
  g_test_add_func ("/csv-writer/empty-records", test_empty_records);
  g_test_add_func ("/csv-writer/formulas", test_formulas);
  g_test_add_func ("/csv-writer/round-trip", test_round_trip);
  g_test_add_func ("/csv-writer/stream", test_stream);
  g_test_add_func ("/csv-writer/error-stays", test_error_stays);

  return g_test_run ();
}
