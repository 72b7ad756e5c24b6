/* test-font-tail.c: a font gets a table to end with; nothing else in it changes. */
#include "config.h"

#include "notice-fixture.h"

#include "jy-font-tail.h"

#include <gio/gio.h>
#include <string.h>

/* Two tables, head of 5 bytes and post of 3: prep follows them. 12 + 16 × 2 = 44 bytes of
 * directory, then 8 and 3 of content. */
static const guint8 font[] = {
  0, 1, 0, 0, 0, 2, 0, 32, 0, 1, 0, 0,                         /* head */
  'h', 'e', 'a', 'd', 1, 2, 3, 4, 0, 0, 0, 44, 0, 0, 0, 5, /* where it begins */
  'p', 'o', 's', 't', 5, 6, 7, 8, 0, 0, 0, 52, 0, 0, 0, 3, /* */
  'H', 'E', 'A', 'D', '!', 0, 0, 0, 'P', 'O', 'S',
};

/* Everything is 16 bytes later, and the end is padded to a word: 55 + 16 + 1 = 72. */
static const guint8 expected[] = {
  0, 1, 0, 0, 0, 3, 0, 32, 0, 1, 0, 16,
  'h', 'e', 'a', 'd', 1, 2, 3, 4, 0, 0, 0, 60, 0, 0, 0, 5,
  'p', 'o', 's', 't', 5, 6, 7, 8, 0, 0, 0, 68, 0, 0, 0, 3,
  'p', 'r', 'e', 'p', 0xB8, 0, 0, 0x21, 0, 0, 0, 72, 0, 0, 0, 4,
  'H', 'E', 'A', 'D', '!', 0, 0, 0, 'P', 'O', 'S', 0,
  0xB8, 0, 0, 0x21,
};

static void
test_added (void)
{
  g_autoptr (GBytes) old = g_bytes_new_static (font, sizeof font);
  g_autoptr (GBytes) new = jy_font_tail_new (old);
  g_autoptr (GBytes) again = jy_font_tail_new (new);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (new, &length);

  g_assert_cmpmem (bytes, length, expected, sizeof expected);
  g_assert_true (again == new);
}

static void
test_damaged (void)
{
  for (gsize length = 0; length < 44; length++)
    {
      g_autoptr (GBytes) old = g_bytes_new_static (font, length);
      g_autoptr (GBytes) new = jy_font_tail_new (old);

      g_assert_true (new == old);
    }
}

static char *
inflate (const char *from,
         gsize       length,
         gsize      *size)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  gsize room = 1 << 20, read;
  char *content = g_malloc (room);
  g_autoptr (GError) error = NULL;

  g_converter_convert (G_CONVERTER (decompressor), from, length, content, room, G_CONVERTER_NO_FLAGS, &read, size, &error);
  if (error != NULL)
    *size = 0;
  return content;
}

/* No font in a document ends with a table that is empty: nothing could be written where
 * it begins, if that were the end of a page of libharu's. */
static void
test_printed (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  const char *bytes;
  gsize length;
  guint n_fonts = 0;

  if (!is_printable ())
    return;
  put_institution (fixture);
  pdf = jy_notice_draft (L, "canteen", MARCH, fonts, &warnings, &error);
  g_assert_no_error (error);
  bytes = g_bytes_get_data (pdf, &length);
  for (const char *at = bytes; at != NULL && at + 10 < bytes + length;)
    {
      const char *stream = memmem (at, (gsize) (bytes + length - at), "stream\r\n", 8);
      g_autofree char *content = NULL;
      gsize size = 0;

      if (stream == NULL)
        break;
      at = stream + 8;
      content = inflate (at, (gsize) (bytes + length - at), &size);
      if (size < 12 || memcmp (content, "\0\1\0\0", 4) != 0)
        continue;
      n_fonts++;
      for (int i = 0; i < content[5]; i++)
        {
          const guint8 *entry = (const guint8 *) content + 12 + 16 * i;
          gsize start = (gsize) entry[8] << 24 | (gsize) entry[9] << 16 | (gsize) entry[10] << 8 | entry[11];

          g_assert_cmpuint (start, <, size);
        }
    }
  g_assert_cmpuint (n_fonts, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fonts = jy_font_set_new_system (NULL);
  g_test_add_func ("/font-tail/added", test_added);
  g_test_add_func ("/font-tail/damaged", test_damaged);
  ADD_APRIL ("/font-tail/printed", test_printed);
  status = g_test_run ();
  g_clear_object (&fonts);
  return status;
}
