/* test-text.c: width, blanks and bytes that are no text. */
#include "config.h"

#include "jy-text.h"

static void
assert_normalized (const char *text,
                   const char *expected)
{
  g_autofree char *normalized = jy_text_normalize (text);

  g_assert_cmpstr (normalized, ==, expected);
}

static void
test_normalize (void)
{
  assert_normalized ("", "");
  assert_normalized ("12.5", "12.5");
  assert_normalized ("  12 5 ", "12 5");
  assert_normalized ("１２．５", "12.5");
  assert_normalized ("ＨＷ２９", "HW29");
  assert_normalized ("（ｋｇ）", "(kg)");
  assert_normalized ("\xe3\x80\x80厨余垃圾\xe3\x80\x80", "厨余垃圾");
  assert_normalized ("\xc2\xa0"
                     "5\xc2\xa0",
                     "5");
  assert_normalized ("\xef\xbb\xbf日期", "日期");
  assert_normalized ("a\xe2\x80\x8b"
                     "b",
                     "ab");
  assert_normalized ("\t7\r\n", "7");
  assert_normalized ("\r\n7", "7");
  assert_normalized ("−3", "-3");
  assert_normalized ("12。5", "12.5");
}

/* Bytes cut off in the middle of a character: nothing behind the end is read. */
static void
test_normalize_broken (void)
{
  static const char *const broken[] = { "\xe4", "12\xe4\xb8", "\xf0", "\xff\xfe", "5\xc2" };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *copy = g_strdup (broken[i]);
      g_autofree char *normalized = jy_text_normalize (copy);

      g_assert_true (g_utf8_validate (normalized, -1, NULL));
    }
}

static void
test_plain (void)
{
  g_assert_true (jy_text_is_plain (""));
  g_assert_true (jy_text_is_plain ("a b"));
  g_assert_false (jy_text_is_plain (" "));
  g_assert_false (jy_text_is_plain (" a"));
  g_assert_false (jy_text_is_plain ("a "));
  g_assert_false (jy_text_is_plain ("a\tb"));
  g_assert_false (jy_text_is_plain ("a\n"));
  g_assert_false (jy_text_is_plain ("厨"));
  g_assert_false (jy_text_is_plain ("\x7f"));
}

static void
test_matches (void)
{
  g_assert_true (jy_text_matches ("kg", "kg|公斤"));
  g_assert_true (jy_text_matches ("KG", "kg|公斤"));
  g_assert_true (jy_text_matches ("公斤", "kg|公斤"));
  g_assert_true (jy_text_matches ("公斤", "kg|公斤|t"));
  g_assert_false (jy_text_matches ("公", "kg|公斤"));
  g_assert_false (jy_text_matches ("公斤斤", "kg|公斤"));
  g_assert_false (jy_text_matches ("", "|人"));
  g_assert_false (jy_text_matches ("kg|公斤", "kg|公斤"));
  g_assert_false (jy_text_matches ("kg", NULL));
  g_assert_true (jy_text_matches ("人", "|人"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/normalize", test_normalize);
  g_test_add_func ("/text/normalize-broken", test_normalize_broken);
  g_test_add_func ("/text/plain", test_plain);
  g_test_add_func ("/text/matches", test_matches);

  return g_test_run ();
}
