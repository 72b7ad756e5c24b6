/* Line breaking with type of known width: Chinese 1 em, ASCII half an em. */

#include "config.h"

#include "fixed-font-set.h"
#include "jy-line-breaker.h"
#include "jy-shaper.h"

static char *
break_text (const char *text,
            double      first_width,
            double      width,
            gboolean    balanced)
{
  g_autoptr (JyFontSet) fonts = fixed_font_set_new ();
  g_autoptr (JyShaper) shaper = jy_shaper_new (fonts);
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (JyGlyph));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (JyTextLine));
  GString *broken = g_string_new (NULL);

  jy_shaper_shape (shaper, JY_FONT_BODY, text, glyphs);
  jy_shaper_find_breaks (text, glyphs);
  if (balanced)
    jy_line_breaker_balance (glyphs, width, lines);
  else
    jy_line_breaker_fill (glyphs, first_width, width, 0, lines);

  for (guint i = 0; i < lines->len; i++)
    {
      const JyTextLine *line = &g_array_index (lines, JyTextLine, i);

      if (i > 0)
        g_string_append_c (broken, '|');
      for (guint c = line->start; c < line->end; c++)
        g_string_append_unichar (broken, g_array_index (glyphs, JyGlyph, c).ch);
    }

  return g_string_free (broken, FALSE);
}

static void
check_fill (const char *text,
            double      width,
            const char *expected)
{
  g_autofree char *broken = break_text (text, width, width, FALSE);

  g_assert_cmpstr (broken, ==, expected);
}

static void
test_fill (void)
{
  g_autofree char *indented = break_text ("一二三四五六七八九十", 3, 5, FALSE);

  check_fill ("", 5, "");
  check_fill ("一二三四五", 5, "一二三四五");
  check_fill ("一二三四五六", 5, "一二三四五|六");
  check_fill ("一二\n三四", 5, "一二|三四");
  g_assert_cmpstr (indented, ==, "一二三|四五六七八|九十");
}

/* GB/T 15834-2011, 5.1. */
static void
test_prohibitions (void)
{
  /* The mark does not fit and takes a character along. */
  check_fill ("一二三四五。六", 5, "一二三四|五。六");
  check_fill ("一二三四五，六", 5, "一二三四|五，六");
  check_fill ("一二三四五》六", 5, "一二三四|五》六");
  check_fill ("一二三四五〕六", 5, "一二三四|五〕六");
  check_fill ("一二三四五）。", 5, "一二三四|五）。");
  check_fill ("一二三四五℃", 5, "一二三四|五℃");
  /* An opening bracket at the end goes to the next line. */
  check_fill ("一二三四（五）", 5, "一二三四|（五）");
  check_fill ("一二三四《五》", 5, "一二三四|《五》");
  check_fill ("一二三〔（五）", 5, "一二三|〔（五）");
  /* Dashes and ellipses stay whole. */
  check_fill ("一二三四——五", 5, "一二三|四——五");
  check_fill ("一二三四……五", 5, "一二三|四……五");
}

static void
test_words_and_numbers (void)
{
  /* 1,234.5 is 3.5 ems and does not fit behind two characters. */
  check_fill ("重量1,234.5", 5, "重量|1,234.5");
  check_fill ("一二三waste", 5, "一二三|waste");
  check_fill ("waste report", 5, "waste|report");
  check_fill ("占比12.5%", 4, "占比|12.5%");
  check_fill ("A-1 B-2", 2, "A-1|B-2");
  /* A word longer than a line is cut, not lost. */
  check_fill ("abcdefghijkl", 2.5, "abcde|fghij|kl");
  check_fill ("一二abcdefgh", 2.5, "一二|abcde|fgh");
  /* One character always fits. */
  check_fill ("一二", 0.2, "一|二");
}

static void
test_spaces (void)
{
  /* Spaces take no room at the end of a line and none at the next start. */
  check_fill ("一二三四五 六", 5, "一二三四五|六");
  check_fill ("一二三四五   六", 5, "一二三四五|六");
  check_fill ("一二 ", 5, "一二");
}

static void
check_balance (const char *text,
               double      width,
               const char *expected)
{
  g_autofree char *broken = break_text (text, width, width, TRUE);

  g_assert_cmpstr (broken, ==, expected);
}

static void
test_balance (void)
{
  check_balance ("一二三四五", 5, "一二三四五");
  check_balance ("一二三四五六", 5, "一二三|四五六");
  check_balance ("一二三四五六\n七八", 8, "一二三四五六|七八");
  /* Between date and subject, not inside either. */
  check_balance ("示例市机关事务服务中心2026年3月生活垃圾分类清运情况公示",
                 20,
                 "示例市机关事务服务中心2026年3月|生活垃圾分类清运情况公示");
  /* A date is not torn apart although the middle is there. */
  check_balance ("机关事务2026年3月", 5, "机关事务|2026年3月");
}

static void
test_widest_piece (void)
{
  g_autoptr (JyFontSet) fonts = fixed_font_set_new ();
  g_autoptr (JyShaper) shaper = jy_shaper_new (fonts);
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (JyGlyph));

  jy_shaper_shape (shaper, JY_FONT_BODY, "车牌 A12345 号", glyphs);
  g_assert_cmpfloat_with_epsilon (jy_line_breaker_widest_piece (glyphs), 3, 1e-9);
  jy_shaper_shape (shaper, JY_FONT_BODY, "", glyphs);
  g_assert_cmpfloat_with_epsilon (jy_line_breaker_widest_piece (glyphs), 0, 1e-9);
}

static void
test_invisible (void)
{
  /* Variation selector, zero width joiner, control character, no-break space. */
  check_fill ("葛\xF3\xA0\x84\x80城\xE2\x80\x8D市\x01", 5, "葛城市");
  check_fill ("一\xC2\xA0二", 5, "一 二");
}

static void
test_missing (void)
{
  g_autoptr (JyFontSet) fonts = fixed_font_set_new ();
  g_autoptr (JyShaper) shaper = jy_shaper_new (fonts);
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (JyGlyph));
  g_autoptr (GPtrArray) warnings = NULL;

  jy_shaper_shape (shaper, JY_FONT_BODY, "张\xEE\x84\x81\xEE\x84\x80\xEE\x84\x81", glyphs);
  g_assert_cmpuint (glyphs->len, ==, 4);
  g_assert_cmphex (g_array_index (glyphs, JyGlyph, 1).ch, ==, 0x3013);

  warnings = jy_shaper_dup_warnings (shaper);
  g_assert_cmpuint (warnings->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 0), "U+E100"));
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 1), "U+E101"));
}

/* More texts than are kept, and each asked for twice: kept or not, the answer is the same. */
static void
test_kept (void)
{
  g_autoptr (JyFontSet) fonts = fixed_font_set_new ();
  g_autoptr (JyShaper) shaper = jy_shaper_new (fonts);
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (JyGlyph));
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (JyGlyph));

  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *text = g_strdup_printf ("第%u次（含\nAB 12）。", i % 2000);

      jy_shaper_shape (shaper, JY_FONT_BODY, text, plain);
      jy_shaper_find_breaks (text, plain);
      jy_shaper_shape_paragraph (shaper, i % 3 == 0 ? JY_FONT_TITLE : JY_FONT_BODY, text, glyphs);
      g_assert_cmpuint (glyphs->len, ==, plain->len);
      for (guint c = 0; c < plain->len; c++)
        {
          const JyGlyph *own = &g_array_index (glyphs, JyGlyph, c);
          const JyGlyph *other = &g_array_index (plain, JyGlyph, c);

          g_assert_cmphex (own->ch, ==, other->ch);
          g_assert_cmpuint (own->offset, ==, other->offset);
          g_assert_cmpuint (own->can_break, ==, other->can_break);
          g_assert_cmpuint (own->newline, ==, other->newline);
        }
    }

  jy_shaper_shape_paragraph (shaper, JY_FONT_BODY, "", glyphs);
  g_assert_cmpuint (glyphs->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notice/line-breaker/fill", test_fill);
  g_test_add_func ("/notice/line-breaker/prohibitions", test_prohibitions);
  g_test_add_func ("/notice/line-breaker/words-and-numbers", test_words_and_numbers);
  g_test_add_func ("/notice/line-breaker/spaces", test_spaces);
  g_test_add_func ("/notice/line-breaker/balance", test_balance);
  g_test_add_func ("/notice/line-breaker/widest-piece", test_widest_piece);
  g_test_add_func ("/notice/line-breaker/invisible", test_invisible);
  g_test_add_func ("/notice/line-breaker/missing", test_missing);
  g_test_add_func ("/notice/line-breaker/kept", test_kept);

  return g_test_run ();
}
