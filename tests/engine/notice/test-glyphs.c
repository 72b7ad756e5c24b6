/* libharu loses glyphs without an error, and the text can still be extracted:
 * only pixels tell. Every character is painted as text and, on a second page, as
 * an outline straight from the font; both must have about the same ink. */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "jy-render.h"
#include "jy-system-font-set.h"

#define CELL            24
#define TYPE_SIZE       20
#define N_COLUMNS       18
#define N_ROWS          26
#define RESOLUTION      150
#define PIXELS_PER_CELL (CELL * RESOLUTION / 72)

/* 厨余垃圾 is what WenQuanYi Micro Hei loses in raw libharu. */
static const char characters[] =
  "厨余垃圾可回收物有害其他分类清运情况公示示例市机关事务服务中心年月日号根据中华人民共和国固体废"
  "污染环境防治法构节能条理规定现将我至如下别次数桶重量占比上去同期位向绿源再生资限司餐处厂点拣危"
  "置城卫焚烧发电装修建筑消纳场合计称估算本均产注因车辆检顺延一入按季度集转联单未统保留小四舍五各"
  "项之和不等于工作监督话子邮箱系张特此食堂用费品浪剩菜采购商供应价格金额元千克吨升加班订未使"
  "证件效截止起生产批准质进货查验记录交付签字备二三六七八九十百零〇龘䶮㐂丨亅亇彧囧鬱"
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz%+-=/()[]&@#*<>"
  "，。、；：？！（）《》〈〉「」『』【】〔〕“”‘’—…·～￥％℃㎡‰①②③④⑤⑩ⅠⅡⅢ×÷±≤≥≠∑√°′″☆★○●◇◆□■△▲"
  "ＡＢＣａｂｃｆｕｌｌ１２３éàüñçαβγΩж£€©®™𠮷𫖯𪚥";

typedef struct
{
  guint width;
  guint height;
  guint8 *pixels;
  char *file;
} Picture;

static void
draw_grid (JyPage   *page,
           JyShaper *shaper,
           double    x,
           double    y,
           double    width,
           double    height,
           gpointer  user_data)
{
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (JyGlyph));
  JyInk ink = { .size = TYPE_SIZE, .outline = GPOINTER_TO_INT (user_data) };

  jy_shaper_shape (shaper, JY_FONT_BODY, characters, glyphs);
  for (guint i = 0; i < glyphs->len; i++)
    jy_page_add_glyphs (page,
                        x + 2 + (i % N_COLUMNS) * CELL,
                        y + 19 + (i / N_COLUMNS) * CELL,
                        &ink,
                        &g_array_index (glyphs, JyGlyph, i),
                        1);
}

static JyDocument *
new_grid (void)
{
  JyDocument *document = jy_document_new ();

  jy_document_set_page_numbers (document, FALSE);
  jy_document_add_drawing (document, N_ROWS * CELL, draw_grid, GINT_TO_POINTER (FALSE), NULL);
  jy_document_add_page_break (document);
  jy_document_add_drawing (document, N_ROWS * CELL, draw_grid, GINT_TO_POINTER (TRUE), NULL);

  return document;
}

static void
read_picture (const char *path,
              Picture    *picture)
{
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  guint maximum = 0;
  int header = 0;

  g_file_get_contents (path, &picture->file, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (picture->file,
                           "P5 %u %u %u%n",
                           &picture->width,
                           &picture->height,
                           &maximum,
                           &header),
                   ==,
                   3);
  picture->pixels = (guint8 *) picture->file + header + 1;
  g_assert_cmpuint (length, >=, (gsize) header + 1 + picture->width * picture->height);
}

/* Darkness of the left part of a cell, in fully black pixels. */
static double
part_ink (const Picture *picture,
          guint          i,
          guint          width)
{
  double ink = 0;
  guint left = (guint) (28 * RESOLUTION / 25.4 + (i % N_COLUMNS) * PIXELS_PER_CELL + 0.5);
  guint top = (guint) (37 * RESOLUTION / 25.4 + (i / N_COLUMNS) * PIXELS_PER_CELL + 0.5);

  for (guint y = top; y < top + PIXELS_PER_CELL; y++)
    for (guint x = left; x < left + width; x++)
      ink += (255 - picture->pixels[y * picture->width + x]) / 255.0;

  return ink;
}

static double
cell_ink (const Picture *picture,
          guint          i)
{
  return part_ink (picture, i, PIXELS_PER_CELL);
}

/* GB/T 15834-2011, 5.1.1: in the left half of their square, in whatever font. */
static void
check_punctuation (const char    *family,
                   const Picture *text)
{
  guint i = 0;

  for (const char *at = characters; *at != '\0'; at = g_utf8_next_char (at), i++)
    {
      gunichar ch = g_utf8_get_char (at);

      if ((ch == 0x3001 || ch == 0x3002) &&
          part_ink (text, i, PIXELS_PER_CELL / 2) < 0.9 * cell_ink (text, i))
        g_error ("%s: U+%04X stands in the middle or right", family, ch);
    }
}

static void
check_cells (const char    *family,
             const Picture *text,
             const Picture *outlines)
{
  guint i = 0;

  for (const char *at = characters; *at != '\0'; at = g_utf8_next_char (at), i++)
    {
      double shown = cell_ink (text, i);
      double drawn = cell_ink (outlines, i);

      /* Hinting makes thin lines of text up to a pixel thicker, never thinner. */
      if (shown < 1 || drawn < 1 || shown < 0.8 * drawn - 12 || shown > 1.5 * drawn + 30)
        g_error ("%s: U+%04X “%.*s” has %.1f pixels of ink as text, %.1f as an outline",
                 family,
                 g_utf8_get_char (at),
                 (int) (g_utf8_next_char (at) - at),
                 at,
                 shown,
                 drawn);
    }
  g_assert_cmpuint (i, <=, N_COLUMNS * N_ROWS);
}

/* Pages become grid-1.pgm and so on in a folder that is returned. */
static char *
spawn_rasteriser (GBytes     *pdf,
                  const char *program)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("jieyue-test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "grid.pdf", NULL);
  g_autofree char *root = g_build_filename (folder, "grid", NULL);
  const char *argv[] = { program, "-r", G_STRINGIFY (RESOLUTION), "-gray", path, root, NULL };
  int status = 0;

  jy_pdf_write_file (pdf, path, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL,
                (char **) argv,
                NULL,
                G_SPAWN_STDERR_TO_DEV_NULL,
                NULL,
                NULL,
                NULL,
                NULL,
                &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_unlink (path);

  return folder;
}

static void
rasterise (const char *family,
           GBytes     *pdf,
           const char *program)
{
  g_autofree char *folder = spawn_rasteriser (pdf, program);
  g_autofree char *first = g_build_filename (folder, "grid-1.pgm", NULL);
  g_autofree char *second = g_build_filename (folder, "grid-2.pgm", NULL);
  Picture text = { 0 };
  Picture outlines = { 0 };

  read_picture (first, &text);
  read_picture (second, &outlines);
  check_cells (family, &text, &outlines);
  check_punctuation (family, &text);
  g_free (text.file);
  g_free (outlines.file);
  g_unlink (first);
  g_unlink (second);
  g_rmdir (folder);
}

static void
test_font (gconstpointer user_data)
{
  const char *family = user_data;
  const char *families[] = { family, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (JyFontSet) fonts = jy_font_set_new_families (families, &error);
  g_autofree char *program = g_find_program_in_path ("pdftoppm");
  g_autoptr (JyDocument) document = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (fonts == NULL || program == NULL)
    {
      g_test_skip (fonts == NULL ? "the font is not installed" : "pdftoppm is not installed");
      return;
    }

  document = new_grid ();
  pdf = jy_document_render (document, fonts, &warnings, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < warnings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (warnings, i));
  rasterise (family, pdf, program);
}

static void
draw_black (JyPage   *page,
            JyShaper *shaper,
            double    x,
            double    y,
            double    width,
            double    height,
            gpointer  user_data)
{
  jy_page_add_box (page, x, y, width, height, 0);
}

/* A watermark is lighter than a dark column of a chart, and would look like a part of it
 * that is missing. */
static void
test_watermark (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JyFontSet) fonts = jy_font_set_new_system (NULL);
  g_autofree char *program = g_find_program_in_path ("pdftoppm");
  g_autoptr (JyDocument) document = jy_document_new ();
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *first = NULL;
  Picture picture = { 0 };

  if (fonts == NULL || program == NULL)
    {
      g_test_skip (fonts == NULL ? "no Chinese fonts are installed" : "pdftoppm is not installed");
      return;
    }

  jy_document_set_watermark (document, "草稿");
  jy_document_set_page_numbers (document, FALSE);
  jy_document_add_drawing (document, N_ROWS * CELL, draw_black, NULL, NULL);
  pdf = jy_document_render (document, fonts, &warnings, &error);
  g_assert_no_error (error);
  folder = spawn_rasteriser (pdf, program);
  first = g_build_filename (folder, "grid-1.pgm", NULL);
  read_picture (first, &picture);
  /* Every whole cell of the box, which covers the middle of the page. */
  for (guint i = 0; i < (N_COLUMNS - 1) * N_ROWS; i++)
    if (i % N_COLUMNS < N_COLUMNS - 1 && i / N_COLUMNS < N_ROWS - 1)
      g_assert_cmpfloat (cell_ink (&picture, i), ==, PIXELS_PER_CELL * PIXELS_PER_CELL);
  g_free (picture.file);
  g_unlink (first);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const families[] = { "AR PL UMing CN",      "LXGW WenKai",
                                          "WenQuanYi Zen Hei",   "WenQuanYi Micro Hei",
                                          "HanaMinA",            "AR PL UKai CN",
                                          "SimSun",              "FangSong",
                                          "FZXiaoBiaoSong-B05S", "Noto Serif CJK SC" };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autofree char *path = g_strdup_printf ("/notice/glyphs/%s", families[i]);

      g_test_add_data_func (path, families[i], test_font);
    }
  g_test_add_func ("/notice/glyphs/watermark", test_watermark);

  return g_test_run ();
}
