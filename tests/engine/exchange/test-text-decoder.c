/* Encodings: which is found, what comes out, and what is said about bytes that are none. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "jy-exchange-error.h"
#include "jy-text-decoder.h"

static GBytes *
bytes_of (const char *text,
          gsize       length)
{
  return g_bytes_new (text, length);
}

/* Reads all there is, by chunks of @chunk_size, into buffers of @size. */
static char *
decode (GBytes     *bytes,
        const char *encoding,
        gsize       chunk_size,
        gsize       size,
        char      **found,
        GError    **error)
{
  g_autoptr (JyTextDecoder) decoder = jy_text_decoder_new_for_bytes (bytes, encoding, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *buffer = g_malloc (size);
  gssize n;

  if (decoder == NULL)
    return NULL;

  jy_text_decoder_set_chunk_size (decoder, chunk_size);
  while ((n = jy_text_decoder_read (decoder, buffer, size, error)) > 0)
    {
      g_assert_true (g_utf8_validate_len (buffer, (gsize) n, NULL));
      g_string_append_len (text, buffer, n);
    }
  if (n < 0)
    return NULL;

  g_assert_cmpint (jy_text_decoder_get_position (decoder), ==, g_bytes_get_size (bytes));
  g_assert_cmpint (jy_text_decoder_get_size (decoder), ==, g_bytes_get_size (bytes));
  if (found != NULL)
    *found = g_strdup (jy_text_decoder_get_encoding (decoder));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check (const char *raw,
       gsize       length,
       const char *encoding,
       const char *found,
       const char *text)
{
  static const gsize sizes[] = { 16, 17, 18, 19, 23, 64, 4096 };
  g_autoptr (GBytes) bytes = bytes_of (raw, length);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = NULL;
      g_autofree char *result =
        decode (bytes, encoding, sizes[i], sizes[G_N_ELEMENTS (sizes) - 1 - i], &name, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (result, ==, text);
      g_assert_cmpstr (name, ==, found);
    }
}

static void
check_refused (const char     *raw,
               gsize           length,
               const char     *encoding,
               JyExchangeError code,
               const char     *words)
{
  g_autoptr (GBytes) bytes = bytes_of (raw, length);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = decode (bytes, encoding, 16, 64, NULL, &error);

  g_assert_null (text);
  g_assert_error (error, JY_EXCHANGE_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not contain “%s”", error->message, words);
}

#define RAW(literal) literal, sizeof (literal) - 1

static void
test_marks (void)
{
  check (RAW ("\357\273\277a,\346\227\245"), NULL, "UTF-8", "a,日");
  check (RAW ("\377\376a\0,\0\345\145"), NULL, "UTF-16LE", "a,日");
  check (RAW ("\376\377\0a\0,\145\345"), NULL, "UTF-16BE", "a,日");
  check (RAW ("\204\061\225\063a,\310\325"), NULL, "GB18030", "a,日");
  /* A mark alone is a text without characters. */
  check (RAW ("\357\273\277"), NULL, "UTF-8", "");
  check (RAW ("\377\376"), NULL, "UTF-16LE", "");
  /* The mark of the encoding that is named is dropped as well. */
  check (RAW ("\357\273\277a"), "utf-8", "UTF-8", "a");
  check (RAW ("\376\377\0a"), "utf-16", "UTF-16BE", "a");
  check (RAW ("\376\377\0a"), "UTF-16BE", "UTF-16BE", "a");
}

static void
test_detected (void)
{
  check (RAW ("plain"), NULL, "UTF-8", "plain");
  check (RAW ("日期,餐次,重量(kg)\r\n"), NULL, "UTF-8", "日期,餐次,重量(kg)\r\n");
  check (RAW ("\310\325\306\332,\262\315\264\316\r\n"), NULL, "GB18030", "日期,餐次\r\n");
  /* UTF-16 without a mark: 日,1 CR LF 一,2 in both orders. U+4E00 holds a NUL of its own. */
  check (RAW ("\345\145,\0001\0\r\0\n\0\000\116,\0002\0"), NULL, "UTF-16LE", "日,1\r\n一,2");
  check (RAW ("\145\345\0,\0001\0\r\0\n\116\000\0,\0002"), NULL, "UTF-16BE", "日,1\r\n一,2");
  check (RAW ("\345\145,\0001\0"), "utf-16", "UTF-16LE", "日,1");
}

/* 60 kB of ASCII say nothing about what comes behind. */
static void
test_late_decision (void)
{
  g_autoptr (GString) raw = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  g_autofree char *text = NULL;

  while (raw->len < 600 * 1024)
    g_string_append (raw, "2026-03-02,12.5\r\n");
  g_string_append (raw, "\310\325\306\332");
  bytes = bytes_of (raw->str, raw->len);

  text = decode (bytes, NULL, 256 * 1024, 4096, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "GB18030");
  g_assert_true (g_str_has_suffix (text, "12.5\r\n日期"));
}

static void
test_named (void)
{
  check (RAW ("pes\351"), "iso-8859-1", "ISO-8859-1", "pesé");
  check (RAW ("\223\372\225\164"), "shift_jis", "SHIFT_JIS", "日付");
  check (RAW ("\244\351\264\301"), "big5", "BIG5", "日期");
  check (RAW ("\310\325"), "gbk", "GB18030", "日");
  check (RAW ("\310\325"), "GB2312", "GB18030", "日");
  check (RAW ("a\0b\0"), "utf-16le", "UTF-16LE", "ab");
  /* U+1F35A as a pair, and in four bytes of GB18030. */
  check (RAW ("\074\330\132\337"), "utf-16le", "UTF-16LE", "🍚");
  check (RAW ("\224\071\270\070"), "gb18030", "GB18030", "🍚");

  check_refused (RAW ("a"), "martian", JY_EXCHANGE_ERROR_UNKNOWN_ENCODING, "martian");
  check_refused (RAW ("a"), "utf-8//IGNORE", JY_EXCHANGE_ERROR_UNKNOWN_ENCODING, "//IGNORE");
  check_refused (RAW ("a"), "", JY_EXCHANGE_ERROR_UNKNOWN_ENCODING, "");
  check_refused (RAW ("a"), "IBM037", JY_EXCHANGE_ERROR_UNKNOWN_ENCODING, "IBM037");
}

/* Characters of two and four bytes moved over every place of the chunk border. */
static void
test_chunk_borders (void)
{
  for (guint pad = 0; pad < 40; pad++)
    {
      g_autofree char *before = g_strnfill (pad, 'x');
      g_autofree char *gb = g_strconcat (before, "\310\325\224\071\270\070\201\060\201\060z", NULL);
      g_autofree char *utf8 = g_strconcat (before, "日🍚\302\200z", NULL);

      check (gb, strlen (gb), "gb18030", "GB18030", utf8);
      check (utf8, strlen (utf8), NULL, "UTF-8", utf8);
    }
}

static void
test_bad_bytes (void)
{
  /* Bytes are counted from 1, lines over CR, LF and CR LF. */
  check_refused (RAW ("\357\273\277a\r\nb\rc\nd\377"),
                 NULL,
                 JY_EXCHANGE_ERROR_ENCODING,
                 "line 4: byte 12 of");
  check_refused (RAW ("a\n\377\n"), NULL, JY_EXCHANGE_ERROR_ENCODING, "line 2: byte 3 of");
  check_refused (RAW ("a\n\377\n"), "utf-8", JY_EXCHANGE_ERROR_ENCODING, "line 2: byte 3 of");
  check_refused (RAW ("a\n\310"), NULL, JY_EXCHANGE_ERROR_ENCODING, "neither as UTF-8 nor as GB18030");
  check_refused (RAW ("\377\376a\0\n\0\0\334"), NULL, JY_EXCHANGE_ERROR_ENCODING, "line 2: byte 7 of");
  check_refused (RAW ("\377\376a\0b"), NULL, JY_EXCHANGE_ERROR_ENCODING, "byte 5 of");
  /* Too long forms, surrogates and what lies beyond Unicode are not UTF-8. */
  check_refused (RAW ("\300\257"), "utf-8", JY_EXCHANGE_ERROR_ENCODING, "byte 1 of");
  check_refused (RAW ("\355\240\200"), "utf-8", JY_EXCHANGE_ERROR_ENCODING, "byte 1 of");
  check_refused (RAW ("\364\220\200\200"), "utf-8", JY_EXCHANGE_ERROR_ENCODING, "byte 1 of");
}

/* Half UTF-8 and half GBK: as GB18030 the first half would become nonsense without any error. */
static void
test_mixture (void)
{
  check_refused (RAW ("厨余垃圾可回收物\n\310\325\306\332\n"),
                 NULL,
                 JY_EXCHANGE_ERROR_ENCODING,
                 "line 2: the text is UTF-8 up to here, but byte 26 of");
  check_refused (RAW ("厨余垃圾可回收物\n\345\216"), NULL, JY_EXCHANGE_ERROR_ENCODING, "line 2");
}

static void
test_nul (void)
{
  check_refused (RAW ("a,b\n1,\0\n"), NULL, JY_EXCHANGE_ERROR_NOT_TEXT, "line 2: byte 7 of");
  check_refused (RAW ("\310\325\n\0"), NULL, JY_EXCHANGE_ERROR_NOT_TEXT, "line 2: byte 4 of");
  check_refused (RAW ("\377\376a\0\n\0\0\0b\0"), NULL, JY_EXCHANGE_ERROR_NOT_TEXT, "line 2: byte 7 of");
  check_refused (RAW ("\376\377\0a\0\n\0\0"), NULL, JY_EXCHANGE_ERROR_NOT_TEXT, "line 2: byte 7 of");
}

static void
test_foreign_formats (void)
{
  check_refused (RAW (""), NULL, JY_EXCHANGE_ERROR_EMPTY, "empty");
  check_refused (RAW ("PK\3\4xyz"), NULL, JY_EXCHANGE_ERROR_NOT_TEXT, "save the sheet as CSV UTF-8");
  check_refused (RAW ("PK\3\4xyz"), "gbk", JY_EXCHANGE_ERROR_NOT_TEXT, "save the sheet as CSV UTF-8");
  check_refused (RAW ("\320\317\021\340\241\261\032\341\0"), NULL, JY_EXCHANGE_ERROR_NOT_TEXT, "XLS");
  check_refused (RAW ("%PDF-1.7\n"), NULL, JY_EXCHANGE_ERROR_NOT_TEXT, "PDF");
  check_refused (RAW ("\357\273\277\r\n<HTML xmlns"), NULL, JY_EXCHANGE_ERROR_NOT_TEXT, "web page");
  check_refused (RAW ("SQLite format 3\0\020"), NULL, JY_EXCHANGE_ERROR_NOT_TEXT, "ledger");
}

static void
test_error_stays (void)
{
  g_autoptr (GBytes) bytes = bytes_of (RAW ("ab\377"));
  g_autoptr (JyTextDecoder) decoder = jy_text_decoder_new_for_bytes (bytes, "gb18030", NULL);
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  char buffer[64];

  g_assert_cmpint (jy_text_decoder_read (decoder, buffer, sizeof buffer, &first), ==, 2);
  g_assert_cmpint (jy_text_decoder_read (decoder, buffer, sizeof buffer, &first), ==, -1);
  g_assert_cmpint (jy_text_decoder_read (decoder, buffer, sizeof buffer, &second), ==, -1);
  g_assert_cmpstr (first->message, ==, second->message);
}

static void
test_files (void)
{
  g_autofree char *dir = g_dir_make_tmp ("jieyue-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "a.csv", NULL);
  g_autofree char *fifo = g_build_filename (dir, "fifo", NULL);
  g_autofree char *sum = NULL;
  g_autoptr (JyTextDecoder) decoder = NULL;
  g_autoptr (GError) error = NULL;
  char buffer[64];

  g_assert_null (jy_text_decoder_new_for_file (dir, NULL, &error));
  g_assert_error (error, JY_EXCHANGE_ERROR, JY_EXCHANGE_ERROR_NOT_REGULAR);
  g_clear_error (&error);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_null (jy_text_decoder_new_for_file (fifo, NULL, &error));
  g_assert_error (error, JY_EXCHANGE_ERROR, JY_EXCHANGE_ERROR_NOT_REGULAR);
  g_clear_error (&error);

  g_assert_null (jy_text_decoder_new_for_file (path, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, "a.csv"));
  g_clear_error (&error);

  /* The sum is the one that FIPS 180-2 gives for “abc”. */
  g_assert_true (g_file_set_contents (path, "abc", 3, NULL));
  decoder = jy_text_decoder_new_for_file (path, NULL, &error);
  g_assert_no_error (error);
  sum = jy_text_decoder_dup_sha256 (decoder, &error);
  g_assert_cmpstr (sum, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpint (jy_text_decoder_read (decoder, buffer, sizeof buffer, &error), ==, 3);
  g_assert_cmpint (jy_text_decoder_read (decoder, buffer, sizeof buffer, &error), ==, 0);
  g_assert_no_error (error);

  g_unlink (fifo);
  g_unlink (path);
  g_rmdir (dir);
}

static void
test_changed_file (void)
{
  g_autofree char *dir = g_dir_make_tmp ("jieyue-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "a.csv", NULL);
  g_autoptr (JyTextDecoder) grown = NULL;
  g_autoptr (JyTextDecoder) cut = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sum = NULL;
  FILE *file;
  char buffer[64];

  g_assert_true (g_file_set_contents (path, "abc", 3, NULL));
  grown = jy_text_decoder_new_for_file (path, NULL, NULL);
  file = g_fopen (path, "a");
  g_assert_cmpint (fputs ("def", file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
  g_assert_cmpint (jy_text_decoder_read (grown, buffer, sizeof buffer, &error), ==, 3);
  g_assert_cmpint (jy_text_decoder_read (grown, buffer, sizeof buffer, &error), ==, -1);
  g_assert_error (error, JY_EXCHANGE_ERROR, JY_EXCHANGE_ERROR_CHANGED);
  g_clear_error (&error);

  cut = jy_text_decoder_new_for_file (path, NULL, NULL);
  file = g_fopen (path, "w");
  g_assert_cmpint (fclose (file), ==, 0);
  g_assert_cmpint (jy_text_decoder_read (cut, buffer, sizeof buffer, &error), ==, -1);
  g_assert_error (error, JY_EXCHANGE_ERROR, JY_EXCHANGE_ERROR_CHANGED);
  g_clear_error (&error);
  sum = jy_text_decoder_dup_sha256 (cut, &error);
  g_assert_null (sum);
  g_assert_error (error, JY_EXCHANGE_ERROR, JY_EXCHANGE_ERROR_CHANGED);

  g_unlink (path);
  g_rmdir (dir);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-decoder/marks", test_marks);
  g_test_add_func ("/text-decoder/detected", test_detected);
  g_test_add_func ("/text-decoder/late-decision", test_late_decision);
  g_test_add_func ("/text-decoder/named", test_named);
  g_test_add_func ("/text-decoder/chunk-borders", test_chunk_borders);
  g_test_add_func ("/text-decoder/bad-bytes", test_bad_bytes);
  g_test_add_func ("/text-decoder/mixture", test_mixture);
  g_test_add_func ("/text-decoder/nul", test_nul);
  g_test_add_func ("/text-decoder/foreign-formats", test_foreign_formats);
  g_test_add_func ("/text-decoder/error-stays", test_error_stays);
  g_test_add_func ("/text-decoder/files", test_files);
  g_test_add_func ("/text-decoder/changed-file", test_changed_file);

  return g_test_run ();
}
