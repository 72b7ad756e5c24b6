/* Notices in the installed fonts, through to the PDF file. */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "jy-layout.h"
#include "jy-notice-error.h"
#include "jy-render.h"
#include "jy-system-font-set.h"

static void
add_row (JyTable        *table,
         JyTableEmphasis emphasis,
         const char     *cells)
{
  g_auto (GStrv) parts = g_strsplit (cells, "|", -1);

  jy_table_add_row (table, emphasis, (const char *const *) parts);
}

static JyTable *
new_waste_table (void)
{
  static const char *const titles[] = { "类别", "清运次数", "桶数", "重量(kg)", "占比",     "上月",
                                        "环比", "去年同期", "同比", "收运单位", "去向" };
  JyTable *table = jy_table_new ();

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    jy_table_add_column (table,
                         titles[i],
                         i == 0  ? JY_TABLE_CENTRE
                         : i < 3 ? JY_TABLE_RIGHT
                         : i < 9 ? JY_TABLE_DECIMAL
                                 : JY_TABLE_LEFT);
  add_row (table, JY_TABLE_PLAIN,
           "厨余垃圾|31|186|5,842.5|46.8%|5,120.0|+14.1%|6,011.5|-2.8%|绿源再生资源回收有限公司|餐厨处理厂");
  add_row (table, JY_TABLE_PLAIN,
           "可回收物|9|42|1,236.0|9.9%|1,180.5|+4.7%|998.0|+23.8%|绿源再生资源回收有限公司|再生资源分拣中心");
  add_row (table, JY_TABLE_PLAIN,
           "有害垃圾|1|2|18.6|0.1%|12.4|+50.0%|—|—|示例市环保固废处置中心|危废处置");
  add_row (table, JY_TABLE_PLAIN,
           "其他垃圾|31|155|5,312.0|42.6%|5,498.0|-3.4%|5,774.0|-8.0%|城关环境卫生服务有限公司|焚烧发电厂");
  add_row (table, JY_TABLE_TOTAL,
           "合计|72|385|12,409.1|100%|11,810.9|+5.1%|12,783.5|-2.9%||");

  return table;
}

static JyDocument *
new_waste_notice (void)
{
  JyDocument *document = jy_document_new ();
  const char *title = "示例市机关事务服务中心2026年3月生活垃圾分类清运情况公示";

  jy_document_set_title (document, title);
  jy_document_set_author (document, "示例市机关事务服务中心");
  jy_document_set_date (document, 2026, 4, 2);
  jy_document_set_fit_one_page (document, TRUE);
  jy_document_add_title (document, title);
  jy_document_add_number (document, "示机管公示〔2026〕3号");
  jy_document_add_paragraph (document,
                             JY_PARAGRAPH_BODY,
                             "根据《公共机构节能条例》和《示例市生活垃圾管理条例》，现将我中心2026年3月"
                             "生活垃圾分类清运情况公示如下：");
  jy_document_take_table (document, new_waste_table ());
  jy_document_add_paragraph (document,
                             JY_PARAGRAPH_SMALL,
                             "称重计量占92.4%，按桶估算占7.6%。");
  jy_document_add_note (document, "注：1. ", "3月8日因收运车辆检修顺延一日清运。");
  jy_document_add_paragraph (document,
                             JY_PARAGRAPH_BODY,
                             "公示期：2026年4月2日至4月9日（5个工作日）。联系人：张䶮、𠮷田。");
  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, "特此公示。");
  jy_document_add_sign_off (document, "示例市机关事务服务中心", 2026, 4, 2);
  jy_document_add_footer_line (document, "校验码：3f9a 0c77 b1e2 48d6");

  return document;
}

static JyFontSet *
new_fonts_or_skip (void)
{
  g_autoptr (GError) error = NULL;
  JyFontSet *fonts = jy_font_set_new_system (&error);

  if (fonts == NULL)
    g_test_skip (error->message);

  return fonts;
}

static GBytes *
render (JyDocument *document,
        JyFontSet  *fonts,
        GPtrArray **warnings)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = jy_document_render (document, fonts, warnings, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pdf);

  return pdf;
}

/* Runs a tool over a PDF file; NULL and a skipped test when it is missing. */
static char *
run_tool (GBytes     *pdf,
          const char *tool,
          const char *option,
          int        *status)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_find_program_in_path (tool);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  char *output = NULL;

  if (program == NULL)
    {
      g_autofree char *reason = g_strdup_printf ("%s is not installed", tool);

      g_test_skip (reason);
      return NULL;
    }

  folder = g_dir_make_tmp ("jieyue-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "notice.pdf", NULL);
  jy_pdf_write_file (pdf, path, &error);
  g_assert_no_error (error);
  {
    const char *argv[] = { program, option, path, "-", NULL };

    if (g_str_equal (tool, "qpdf"))
      argv[3] = NULL;
    g_spawn_sync (NULL,
                  (char **) argv,
                  NULL,
                  G_SPAWN_STDERR_TO_DEV_NULL,
                  NULL,
                  NULL,
                  &output,
                  NULL,
                  status,
                  &error);
    g_assert_no_error (error);
  }
  g_unlink (path);
  g_rmdir (folder);

  return output;
}

static void
test_same_bytes (void)
{
  g_autoptr (JyFontSet) fonts = new_fonts_or_skip ();
  g_autoptr (JyFontSet) other_fonts = NULL;
  g_autoptr (JyDocument) document = NULL;
  g_autoptr (JyDocument) other = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) elsewhere = NULL;

  if (fonts == NULL)
    return;

  document = new_waste_notice ();
  first = render (document, fonts, NULL);
  again = render (document, fonts, NULL);
  g_assert_true (g_bytes_equal (first, again));

  /* Another process has other addresses and hash orders: stand in for it with
   * another font set and document. */
  other_fonts = new_fonts_or_skip ();
  other = new_waste_notice ();
  elsewhere = render (other, other_fonts, NULL);
  g_assert_true (g_bytes_equal (first, elsewhere));
}

/* Opened in a thread of its own, the set is the same whatever is asked of it first;
 * nobody need ask it for anything. */
static void
test_ahead (void)
{
  g_autoptr (JyFontSet) fonts = new_fonts_or_skip ();
  g_autoptr (JyFontSet) ahead = jy_font_set_new_system_ahead ();
  g_autoptr (JyFontSet) unused = jy_font_set_new_system_ahead ();
  g_autoptr (JyFontSet) dark = jy_font_set_new_system_ahead ();
  g_autoptr (JyFontSet) looked_up = jy_font_set_new_system_ahead ();
  g_autoptr (JyDocument) document = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) other = NULL;
  g_autoptr (GError) error = NULL;
  JyGlyph glyph;

  if (fonts == NULL)
    return;

  document = new_waste_notice ();
  first = render (document, fonts, NULL);
  other = render (document, ahead, NULL);
  g_assert_true (g_bytes_equal (first, other));

  g_assert_cmpint (jy_font_set_is_bold (dark, JY_FONT_TITLE), ==, jy_font_set_is_bold (fonts, JY_FONT_TITLE));
  jy_font_set_lookup (looked_up, JY_FONT_BODY, 0x4E2D, &glyph);
  g_assert_cmpint (glyph.mode, ==, JY_GLYPH_TEXT);
  g_assert_true (jy_font_set_prepare (looked_up, &error));
  g_assert_no_error (error);
}

/* A computer without fonts: said by whoever asks, and once more to the next. */
static void
test_no_fonts (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (JyFontSet) fonts = jy_font_set_new_system_ahead ();
      g_autoptr (JyDocument) document = new_waste_notice ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) again = NULL;
      g_autoptr (GError) plain = NULL;
      JyGlyph glyph;

      g_assert_null (jy_document_render (document, fonts, NULL, &error));
      g_assert_error (error, JY_NOTICE_ERROR, JY_NOTICE_ERROR_FONT);
      g_assert_false (jy_font_set_prepare (fonts, &again));
      g_assert_cmpstr (again->message, ==, error->message);
      jy_font_set_lookup (fonts, JY_FONT_BODY, 0x4E2D, &glyph);
      g_assert_cmpint (glyph.mode, ==, JY_GLYPH_MISSING);
      g_assert_null (jy_font_set_new_system (&plain));
      g_assert_cmpstr (plain->message, ==, error->message);
      return;
    }

  {
    g_autofree char *folder = g_dir_make_tmp ("jieyue-test-XXXXXX", NULL);
    g_autofree char *path = g_build_filename (folder, "fonts.conf", NULL);

    g_assert_true (g_file_set_contents (path, "<?xml version=\"1.0\"?><fontconfig/>", -1, NULL));
    g_setenv ("FONTCONFIG_FILE", path, TRUE);
    g_test_trap_subprocess (NULL, 0, 0);
    g_unsetenv ("FONTCONFIG_FILE");
    g_unlink (path);
    g_rmdir (folder);
    g_test_trap_assert_passed ();
  }
}

static guint
read_u32 (const guint8 *bytes)
{
  return (guint) bytes[0] << 24 | (guint) bytes[1] << 16 | (guint) bytes[2] << 8 | bytes[3];
}

/* What libharu makes of a font: these tables one behind the other. */
static gsize
measure_embedded (GBytes *font)
{
  static const char tables[] = "OS/2cmapglyfheadhheahmtxlocamaxpnamepost";
  const guint8 *bytes = g_bytes_get_data (font, NULL);
  gsize size = 0;

  for (guint i = 0; i < (guint) (bytes[4] << 8 | bytes[5]); i++)
    for (const char *tag = tables; *tag != '\0'; tag += 4)
      if (memcmp (bytes + 12 + 16 * i, tag, 4) == 0)
        size += read_u32 (bytes + 12 + 16 * i + 12);

  return size;
}

/* libharu 2.3.0 fails when an empty table stands behind a font that fills its buffers
 * of 4096 bytes to the last one. Such a text is looked for among many. */
static void
test_full_buffer (void)
{
  g_autoptr (JyFontSet) fonts = new_fonts_or_skip ();
  g_autoptr (JyDocument) document = jy_document_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  JyFontFace *face;
  JyGlyph glyph;
  gsize size = 1;

  if (fonts == NULL)
    return;

  jy_font_set_lookup (fonts, JY_FONT_BODY, 0x4E00, &glyph);
  face = jy_font_set_get_face (fonts, glyph.face);
  for (guint i = 0; i < 100000 && size % 4096 != 0; i++)
    {
      g_autoptr (GArray) characters = g_array_new (FALSE, FALSE, sizeof (gunichar));
      g_autoptr (GBytes) subset = NULL;
      g_autoptr (GError) error = NULL;

      g_string_truncate (text, 0);
      while (characters->len < 12)
        {
          gunichar ch = (gunichar) g_rand_int_range (random, 0x4E00, 0x5000);

          jy_font_set_lookup (fonts, JY_FONT_BODY, ch, &glyph);
          if (glyph.mode != JY_GLYPH_TEXT || jy_font_set_get_face (fonts, glyph.face) != face)
            continue;
          g_array_append_val (characters, ch);
          g_string_append_unichar (text, ch);
        }
      subset = jy_font_face_dup_subset (face, characters, &error);
      g_assert_no_error (error);
      size = measure_embedded (subset);
    }
  g_assert_cmpuint (size % 4096, ==, 0);

  jy_document_set_page_numbers (document, FALSE);
  jy_document_add_paragraph (document, JY_PARAGRAPH_PLAIN, text->str);
  pdf = render (document, fonts, NULL);
}

static void
test_valid (void)
{
  g_autoptr (JyFontSet) fonts = new_fonts_or_skip ();
  g_autoptr (JyDocument) document = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *output = NULL;
  int status = 0;

  if (fonts == NULL)
    return;

  document = new_waste_notice ();
  pdf = render (document, fonts, NULL);
  output = run_tool (pdf, "qpdf", "--check", &status);
  if (output != NULL)
    g_assert_cmpint (status, ==, 0);
}

static void
test_extractable (void)
{
  static const char *const expected[] = { "示例市机关事务服务中心2026年3月",
                                          "生活垃圾分类清运情况公示",
                                          "示机管公示〔2026〕3号",
                                          "厨余垃圾",
                                          "12,409.1",
                                          "张䶮、",
                                          "特此公示。",
                                          "2026年4月2日",
                                          "— 1 —" };
  g_autoptr (JyFontSet) fonts = new_fonts_or_skip ();
  g_autoptr (JyDocument) document = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *output = NULL;
  const char *at;
  int status = 0;

  if (fonts == NULL)
    return;

  document = new_waste_notice ();
  pdf = render (document, fonts, NULL);
  output = run_tool (pdf, "pdftotext", "-raw", &status);
  if (output == NULL)
    return;

  /* In reading order. */
  at = output;
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      at = strstr (at, expected[i]);
      if (at == NULL)
        g_error ("“%s” is not where it should be in:\n%s", expected[i], output);
    }
}

/* What is sent around: at most 40 KB. A Song with 220 characters takes 59 KB
 * without jy-font-diet.c; other faces are simpler. */
static void
test_small (void)
{
  g_autoptr (JyFontSet) fonts = new_fonts_or_skip ();
  g_autoptr (JyDocument) document = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (fonts == NULL)
    return;

  document = new_waste_notice ();
  pdf = render (document, fonts, NULL);
  g_assert_cmpuint (g_bytes_get_size (pdf), <=, 40 * 1000);
}

/* Offices post one sheet. */
static void
test_one_page (void)
{
  g_autoptr (JyFontSet) fonts = new_fonts_or_skip ();
  g_autoptr (JyDocument) document = NULL;
  g_autoptr (JyPageList) pages = NULL;

  if (fonts == NULL)
    return;

  document = new_waste_notice ();
  pages = jy_layout_document (document, fonts);
  g_assert_cmpuint (jy_page_list_get_n_pages (pages), ==, 1);
}

/* U+F1234 is for private use: no font of a distribution has it. */
static void
test_missing_character (void)
{
  g_autoptr (JyFontSet) fonts = new_fonts_or_skip ();
  g_autoptr (JyDocument) document = jy_document_new ();
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *output = NULL;
  int status = 0;

  if (fonts == NULL)
    return;

  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, "张\xF3\xB1\x88\xB4三");
  pdf = render (document, fonts, &warnings);
  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 0), "U+F1234"));

  output = run_tool (pdf, "pdftotext", "-raw", &status);
  if (output != NULL)
    g_assert_nonnull (strstr (output, "张〓三"));
}

static void
test_empty (void)
{
  g_autoptr (JyFontSet) fonts = new_fonts_or_skip ();
  g_autoptr (JyDocument) document = jy_document_new ();
  g_autoptr (GBytes) pdf = NULL;

  if (fonts == NULL)
    return;

  jy_document_set_page_numbers (document, FALSE);
  pdf = render (document, fonts, NULL);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
}

static void
test_invalid_text (void)
{
  g_autoptr (JyFontSet) fonts = new_fonts_or_skip ();
  g_autoptr (JyDocument) document = jy_document_new ();
  g_autoptr (GBytes) pdf = NULL;
  JyTable *table = jy_table_new ();

  if (fonts == NULL)
    {
      jy_table_free (table);
      return;
    }

  jy_document_set_title (document, "\xFF\xFE");
  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, "好\xC3(\x80");
  jy_table_add_column (table, "\xFF", JY_TABLE_LEFT);
  add_row (table, JY_TABLE_PLAIN, "\xE5\x9B");
  jy_document_take_table (document, table);
  pdf = render (document, fonts, NULL);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 0);
}

static void
test_write_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-", 5);
  g_autofree char *folder = g_dir_make_tmp ("jieyue-test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "公示.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "无", "公示.pdf", NULL);
  g_autofree char *content = NULL;

  g_assert_no_error (error);
  g_assert_true (jy_pdf_write_file (pdf, path, &error));
  g_assert_true (jy_pdf_write_file (pdf, path, &error));
  g_assert_true (g_file_get_contents (path, &content, NULL, &error));
  g_assert_cmpstr (content, ==, "%PDF-");

  g_assert_false (jy_pdf_write_file (pdf, nowhere, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notice/document/same-bytes", test_same_bytes);
  g_test_add_func ("/notice/document/ahead", test_ahead);
  g_test_add_func ("/notice/document/no-fonts", test_no_fonts);
  g_test_add_func ("/notice/document/full-buffer", test_full_buffer);
  g_test_add_func ("/notice/document/valid", test_valid);
  g_test_add_func ("/notice/document/extractable", test_extractable);
  g_test_add_func ("/notice/document/small", test_small);
  g_test_add_func ("/notice/document/one-page", test_one_page);
  g_test_add_func ("/notice/document/missing-character", test_missing_character);
  g_test_add_func ("/notice/document/empty", test_empty);
  g_test_add_func ("/notice/document/invalid-text", test_invalid_text);
  g_test_add_func ("/notice/document/write-file", test_write_file);

  return g_test_run ();
}
