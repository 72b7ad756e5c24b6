/* test-font-cmap.c: the table is read back by HarfBuzz, out of a font that has nothing
 * else. */
#include "config.h"

#include "jy-font-cmap.h"

#include <hb.h>

static hb_blob_t *
get_table (hb_face_t *face,
           hb_tag_t   tag,
           void      *data)
{
  /* maxp says how many glyphs there are: version 0.5, and 65 535. */
  static const char maxp[] = { 0, 0, 0x50, 0, (char) 0xFF, (char) 0xFF };
  gsize length;
  const char *content = g_bytes_get_data (data, &length);

  if (tag == HB_TAG ('c', 'm', 'a', 'p'))
    return hb_blob_create (content, (unsigned) length, HB_MEMORY_MODE_READONLY, NULL, NULL);
  if (tag == HB_TAG ('m', 'a', 'x', 'p'))
    return hb_blob_create (maxp, sizeof maxp, HB_MEMORY_MODE_READONLY, NULL, NULL);
  return NULL;
}

/* Every character of the plane leads to its glyph or to none. */
static void
assert_maps (const JyFontMapping *mappings,
             guint                n)
{
  g_autoptr (GBytes) table = jy_font_cmap_new (mappings, n);
  hb_face_t *face = hb_face_create_for_tables (get_table, table, NULL);
  hb_font_t *font = hb_font_create (face);
  guint at = 0;

  for (guint ch = 0; ch < 0x10000; ch++)
    {
      hb_codepoint_t glyph = 0;
      gboolean there = at < n && mappings[at].character == ch;

      if (!hb_font_get_nominal_glyph (font, ch, &glyph))
        glyph = 0;
      g_assert_cmpuint (glyph, ==, there ? mappings[at].glyph : 0);
      at += there;
    }
  hb_font_destroy (font);
  hb_face_destroy (face);
}

static void
test_few (void)
{
  static const JyFontMapping near[] = { { 'A', 1 }, { 'B', 7 }, { 'D', 2 } };
  static const JyFontMapping far[] = { { ' ', 1 }, { '~', 2 }, { 0x3001, 3 }, { 0x4E00, 4 }, { 0x5600, 9 },
                                       { 0x5601, 5 }, { 0x9FA5, 6 }, { 0xFF1A, 8 }, { 0xFFFE, 10 } };

  assert_maps (NULL, 0);
  assert_maps (near, 1);
  assert_maps (near, G_N_ELEMENTS (near));
  assert_maps (far, G_N_ELEMENTS (far));
}

/* At the width at which a segment ends: 2048 apart are one, 2049 are two. One segment
 * of 2049 glyphs and the last one: 12 + 14 + 2 + 2 × 8 + 2 × 2049 bytes. Two of one
 * glyph each: 12 + 14 + 2 + 3 × 8 + 2 × 2. */
static void
test_width (void)
{
  const JyFontMapping one[] = { { 0x4E00, 1 }, { 0x5600, 2 } };
  const JyFontMapping two[] = { { 0x4E00, 1 }, { 0x5601, 2 } };
  g_autoptr (GBytes) narrow = jy_font_cmap_new (one, 2);
  g_autoptr (GBytes) wide = jy_font_cmap_new (two, 2);

  g_assert_cmpuint (g_bytes_get_size (narrow), ==, 12 + 14 + 2 + 2 * 8 + 2 * 2049);
  g_assert_cmpuint (g_bytes_get_size (wide), ==, 12 + 14 + 2 + 3 * 8 + 2 * 2);
  assert_maps (one, 2);
  assert_maps (two, 2);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260301);

  for (guint turn = 0; turn < 20; turn++)
    {
      g_autoptr (GArray) mappings = g_array_new (FALSE, FALSE, sizeof (JyFontMapping));

      for (guint ch = 0x4E00; ch < 0x9FFF; ch += (guint) g_rand_int_range (rand, 1, 2 + (int) turn * 300))
        {
          JyFontMapping mapping = { (guint16) ch, (guint16) g_rand_int_range (rand, 1, 65535) };

          g_array_append_val (mappings, mapping);
        }
      assert_maps ((const JyFontMapping *) (void *) mappings->data, mappings->len);
    }
}

/* 40 000 characters in a row need 80 000 bytes: more than a subtable can have. */
static void
test_too_many (void)
{
  g_autofree JyFontMapping *mappings = g_new (JyFontMapping, 40000);

  for (guint i = 0; i < 40000; i++)
    mappings[i] = (JyFontMapping) { (guint16) (0x20 + i), 1 };
  g_assert_null (jy_font_cmap_new (mappings, 40000));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notice/font-cmap/few", test_few);
  g_test_add_func ("/notice/font-cmap/width", test_width);
  g_test_add_func ("/notice/font-cmap/random", test_random);
  g_test_add_func ("/notice/font-cmap/too-many", test_too_many);

  return g_test_run ();
}
