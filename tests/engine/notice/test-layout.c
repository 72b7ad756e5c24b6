/* Pages as text, with type of known width. The numbers are worked out from the
 * rules: upright A4, text area from (79.370, 104.882), 442.205 × 637.795 points;
 * a body line is 29 points, its baseline 14.5 + 0.38 × 16 = 20.58 below its top;
 * 28 characters take 442.205 points, so the tracking is -0.207. */

#include "config.h"

#include "fixed-font-set.h"
#include "jy-layout.h"
#include "jy-table-fit.h"

#include <math.h>

#define LEFT   79.370
#define TOP    104.882
#define WIDTH  442.205
#define HEIGHT 637.795

static JyPageList *
lay_out (const JyDocument *document)
{
  g_autoptr (JyFontSet) fonts = fixed_font_set_new ();

  return jy_layout_document (document, fonts);
}

static void
check_dump (const JyDocument *document,
            const char       *expected)
{
  g_autoptr (JyPageList) pages = lay_out (document);
  g_autofree char *dump = jy_page_list_to_text (pages);

  g_assert_cmpstr (dump, ==, expected);
}

static JyDocument *
new_plain_document (void)
{
  JyDocument *document = jy_document_new ();

  jy_document_set_page_numbers (document, FALSE);

  return document;
}

static char *
repeat (const char *text,
        guint       n)
{
  GString *whole = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (whole, text);

  return g_string_free (whole, FALSE);
}

/* Texts of a page, one per line, without places. */
static char *
page_texts (const JyPageList *pages,
            guint             i)
{
  const JyPage *page = jy_page_list_get_page (pages, i);
  GString *texts = g_string_new (NULL);

  for (guint r = 0; r < jy_page_get_n_runs (page); r++)
    {
      if (r > 0)
        g_string_append_c (texts, '|');
      g_string_append (texts, jy_page_get_text (page, jy_page_get_run (page, r)));
    }

  return g_string_free (texts, FALSE);
}

static void
add_row (JyTable        *table,
         JyTableEmphasis emphasis,
         const char     *cells)
{
  g_auto (GStrv) parts = g_strsplit (cells, "|", -1);

  jy_table_add_row (table, emphasis, (const char *const *) parts);
}

static void
test_paragraph (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();
  g_autofree char *text = repeat ("中", 60);
  g_autofree char *first = repeat ("中", 26);
  g_autofree char *second = repeat ("中", 28);
  g_autofree char *expected = g_strdup_printf ("1 text 111.0 125.5 16.0 %s\n"
                                               "1 text 79.4 154.5 16.0 %s\n"
                                               "1 text 79.4 183.5 16.0 中中中中中中\n",
                                               first,
                                               second);

  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, text);
  check_dump (document, expected);
}

/* 22 lines on a page, GB/T 9704-2012 5.2.3. */
static void
test_lines_on_page (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();
  g_autoptr (JyPageList) pages = NULL;

  for (guint i = 0; i < 23; i++)
    jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, "中");
  pages = lay_out (document);

  g_assert_cmpuint (jy_page_list_get_n_pages (pages), ==, 2);
  g_assert_cmpuint (jy_page_get_n_runs (jy_page_list_get_page (pages, 0)), ==, 22);
  g_assert_cmpuint (jy_page_get_n_runs (jy_page_list_get_page (pages, 1)), ==, 1);
}

/* Title: 36 points, baseline 18 + 0.38 × 22 = 26.36 below its top, 2 × 22 wide;
 * 6 points; number line 14 ems; 10 points; heading indented by two characters. */
static void
test_head (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();

  jy_document_add_title (document, "公示");
  jy_document_add_number (document, "机关公示〔2026〕3号");
  jy_document_add_heading (document, 1, "总体");
  jy_document_add_heading (document, 2, "厨余");
  jy_document_add_heading (document, 2, "其他");
  jy_document_add_heading (document, 1, "说明");
  jy_document_add_heading (document, 3, "子项");
  jy_document_add_heading (document, 4, "小项");
  /* 79.370 + (442.205 - 44) / 2 = 278.473; 4 + 1 + 2 + 1 + 0.5 + 1 = 9.5 ems are
   * 152 points, so 79.370 + 145.102 = 224.472. */
  check_dump (document,
              "1 text 278.5 131.2 22.0 bold 公示\n"
              "1 text 224.5 167.5 16.0 机关公示〔2026〕3号\n"
              "1 text 111.0 206.5 16.0 一、总体\n"
              "1 text 111.0 235.5 16.0 （一）厨余\n"
              "1 text 111.0 264.5 16.0 （二）其他\n"
              "1 text 111.0 293.5 16.0 二、说明\n"
              "1 text 111.0 322.5 16.0 bold 1.子项\n"
              "1 text 111.0 351.5 16.0 （1）小项\n");
}

/* The date is 6 ems, ends 64 points from the right edge at 521.575: starts at
 * 361.575. The name, 176 points, is centred above it: starts at 321.575. */
static void
test_sign_off (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();

  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, "特此公示。");
  jy_document_add_sign_off (document, "示例市机关事务服务中心", 2026, 4, 2);
  check_dump (document,
              "1 text 111.0 125.5 16.0 特此公示。\n"
              "1 text 321.6 183.5 16.0 示例市机关事务服务中心\n"
              "1 text 361.6 212.5 16.0 2026年4月2日\n");
}

/* A name of 20 characters, 320 points, keeps to the right edge: its middle is
 * 521.575 - 160 = 361.575, and the date starts 48 points before that. */
static void
test_long_sign_off (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();
  g_autofree char *name = repeat ("名", 20);
  g_autofree char *expected = g_strdup_printf ("1 text 111.0 125.5 16.0 文\n"
                                               "1 text 201.6 183.5 16.0 %s\n"
                                               "1 text 313.6 212.5 16.0 2026年4月2日\n",
                                               name);

  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, "文");
  jy_document_add_sign_off (document, name, 2026, 4, 2);
  check_dump (document, expected);
}

static void
test_sign_off_not_alone (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();
  g_autoptr (JyPageList) pages = NULL;
  g_autofree char *second = NULL;

  for (guint i = 0; i < 20; i++)
    jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, "中");
  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, "特此公示。");
  jy_document_add_sign_off (document, "机关", 2026, 4, 2);
  pages = lay_out (document);

  g_assert_cmpuint (jy_page_list_get_n_pages (pages), ==, 2);
  g_assert_cmpuint (jy_page_get_n_runs (jy_page_list_get_page (pages, 0)), ==, 20);
  second = page_texts (pages, 1);
  g_assert_cmpstr (second, ==, "特此公示。|机关|2026年4月2日");
}

static void
test_heading_not_last (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();
  g_autoptr (JyPageList) pages = NULL;
  g_autofree char *second = NULL;

  for (guint i = 0; i < 21; i++)
    jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, "中");
  jy_document_add_heading (document, 1, "说明");
  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, "文");
  pages = lay_out (document);
  second = page_texts (pages, 1);

  g_assert_cmpstr (second, ==, "一、说明|文");
}

/* A note of 10.5 points hangs from its mark of 2 ems, 21 points; the pitch is
 * 15.5, the baseline 7.75 + 3.99 = 11.74 below the top of the line. The line
 * holds (442.205 - 21) / 10.5 = 40.1 characters. */
static void
test_note (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();
  g_autofree char *text = repeat ("注", 42);
  g_autofree char *first = repeat ("注", 40);
  g_autofree char *expected = g_strdup_printf ("1 text 79.4 116.6 10.5 说：\n"
                                               "1 text 100.4 116.6 10.5 %s\n"
                                               "1 text 100.4 132.1 10.5 注注\n",
                                               first);

  jy_document_add_note (document, "说：", text);
  check_dump (document, expected);
}

/* The number, 14 points, stands 7 mm below the text area: 742.677 + 19.843 +
 * 5.32 = 767.840, centred: 442.205 / 2 - 3.5 × 7 below half. */
static void
test_foot (void)
{
  g_autoptr (JyDocument) document = jy_document_new ();

  jy_document_add_footer_line (document, "校验码");
  jy_document_add_footer_line (document, "第2版");
  /* — 1 — is 1 + 0.5 + 0.5 + 0.5 + 1 = 3.5 ems, 49 points: 79.370 + 196.602. */
  check_dump (document,
              "1 text 276.0 767.8 14.0 — 1 —\n"
              "1 text 79.4 784.8 9.0 校验码\n"
              "1 text 79.4 796.8 9.0 第2版\n");
}

static void
test_fallback_runs (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();

  /* The run in the middle is drawn as outlines; each advance is 15.793. */
  jy_document_add_paragraph (document, JY_PARAGRAPH_PLAIN, "张\xEE\x80\x80三");
  check_dump (document,
              "1 text 79.4 125.5 16.0 张\n"
              "1 text 95.2 125.5 16.0 \xEE\x80\x80\n"
              "1 text 111.0 125.5 16.0 三\n");
}

/* A row is 1.25 × 14 + 2 × 0.38 × 14 = 28.14 points, its baseline 14.07 + 5.32 =
 * 19.39 below its top. */
static void
test_table (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();
  g_autoptr (JyPageList) pages = NULL;
  g_autofree char *texts = NULL;
  const JyPage *page;
  JyTable *table = jy_table_new ();

  jy_table_add_column (table, "类别", JY_TABLE_LEFT);
  jy_table_add_column (table, "重量", JY_TABLE_DECIMAL);
  add_row (table, JY_TABLE_PLAIN, "厨余垃圾|1234567.5kg?");
  add_row (table, JY_TABLE_TOTAL, "合计|12.25");
  jy_document_take_table (document, table);
  pages = lay_out (document);
  page = jy_page_list_get_page (pages, 0);
  texts = page_texts (pages, 0);

  g_assert_cmpstr (texts, ==, "类别|重量|厨余垃圾|1234567.5kg?|合计|12.25");
  g_assert_cmpfloat_with_epsilon (jy_page_get_run (page, 0)->y, TOP + 19.39, 0.01);
  g_assert_cmpfloat_with_epsilon (jy_page_get_run (page, 2)->x, LEFT + 3.08, 0.01);
  g_assert_cmpfloat_with_epsilon (jy_page_get_run (page, 2)->y, TOP + 28.14 + 19.39, 0.01);
  g_assert_cmpfloat_with_epsilon (jy_page_get_run (page, 4)->y, TOP + 56.28 + 19.39, 0.01);
  g_assert_false (jy_page_get_run (page, 2)->bold);
  g_assert_true (jy_page_get_run (page, 4)->bold);
  /* Header line below it, stronger line above the total, one column line and
   * four of the border. */
  g_assert_cmpuint (jy_page_get_n_rules (page), ==, 7);
  g_assert_cmpuint (jy_page_get_n_boxes (page), ==, 1);
  g_assert_cmpfloat_with_epsilon (jy_page_get_box (page, 0)->height, 28.14, 0.01);
}

/* Columns of 4 and 6 ems at 14 points need 56 + 6.16 and 84 + 6.16 = 152.32 with
 * their padding of 0.22 ems; filled up to 442.205: 180.459 and 261.746. */
static void
test_table_widths (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();
  JyTable *table = jy_table_new ();

  jy_table_add_column (table, "甲", JY_TABLE_LEFT);
  jy_table_add_column (table, "乙", JY_TABLE_RIGHT);
  add_row (table, JY_TABLE_PLAIN, "一二三四|一二三四五六");
  jy_document_take_table (document, table);
  check_dump (document,
              "1 box 79.4 104.9 442.2 28.1\n"
              "1 rule 79.4 133.0 521.6 133.0\n"
              "1 rule 259.8 104.9 259.8 161.2\n"
              "1 rule 79.4 104.9 521.6 104.9\n"
              "1 rule 521.6 104.9 521.6 161.2\n"
              "1 rule 521.6 161.2 79.4 161.2\n"
              "1 rule 79.4 161.2 79.4 104.9\n"
              "1 text 162.6 124.3 14.0 bold 甲\n"
              "1 text 383.7 124.3 14.0 bold 乙\n"
              "1 text 82.5 152.4 14.0 一二三四\n"
              "1 text 434.5 152.4 14.0 一二三四五六\n");
}

/* 5.25, 123.5, 7% and 8: points at one place, digits of whole numbers end there. */
static void
test_decimal_alignment (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();
  g_autoptr (JyPageList) pages = NULL;
  const JyPage *page;
  JyTable *table = jy_table_new ();
  /* Half an em is 7 points: 3 before the point, 3 from it on, 42 in all. */
  double start = LEFT + (WIDTH - 42) / 2;

  jy_table_add_column (table, "量", JY_TABLE_DECIMAL);
  add_row (table, JY_TABLE_PLAIN, "5.25");
  add_row (table, JY_TABLE_PLAIN, "123.5");
  add_row (table, JY_TABLE_PLAIN, "7%");
  add_row (table, JY_TABLE_PLAIN, "8");
  add_row (table, JY_TABLE_PLAIN, "—");
  jy_document_take_table (document, table);
  pages = lay_out (document);
  page = jy_page_list_get_page (pages, 0);

  g_assert_cmpfloat_with_epsilon (jy_page_get_run (page, 1)->x, start + 14, 0.01);
  g_assert_cmpfloat_with_epsilon (jy_page_get_run (page, 2)->x, start, 0.01);
  g_assert_cmpfloat_with_epsilon (jy_page_get_run (page, 3)->x, start + 14, 0.01);
  g_assert_cmpfloat_with_epsilon (jy_page_get_run (page, 4)->x, start + 14, 0.01);
  g_assert_cmpfloat_with_epsilon (jy_page_get_run (page, 5)->x, LEFT + (WIDTH - 14) / 2, 0.01);
}

/* The page takes 637.795 / 28.14 = 22.7 rows: the header and 21 more. */
/* A cell that says itself where its lines end needs no more than its widest line, 5
 * characters; on one line the same text needs 8.5. */
static void
test_lines_in_cells (void)
{
  static const char *const cells[] = { "2026-03-02\n14:30", "2026-03-02：14:30" };
  double widths[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JyTable) table = jy_table_new ();
      g_autoptr (JyFontSet) fonts = fixed_font_set_new ();
      g_autoptr (JyShaper) shaper = jy_shaper_new (fonts);
      g_autoptr (JyTableFit) fit = NULL;

      jy_table_add_column (table, "日期", JY_TABLE_CENTRE);
      jy_table_add_column (table, "名称", JY_TABLE_LEFT);
      for (guint row = 0; row < 3; row++)
        {
          const char *texts[] = { cells[i], "一二三四五六七八九十一二三四五六七八九十", NULL };

          jy_table_add_row (table, JY_TABLE_PLAIN, texts);
        }
      fit = jy_table_fit_new (table, shaper, WIDTH);
      widths[i] = jy_table_fit_get_room (fit, 0) / fit->size;
    }

  g_assert_cmpfloat (widths[0], >=, 5);
  g_assert_cmpfloat (widths[0], <, 6.5);
  g_assert_cmpfloat (widths[1], >=, 7.5);
}

/* Bookmarks lead to a heading, a caption and a row, wherever these come to stand:
 * a body line is 29 points, the caption 24, space and header of the table 4 and
 * 28.14. The title has two lines of 36 points and 6 below them. */
static void
test_bookmarks (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();
  g_autoptr (JyPageList) pages = NULL;
  JyTable *table = jy_table_new ();
  static const struct
  {
    guint level;
    const char *title;
    guint page;
    double y;
  } expected[] = {
    { 0, "某市公示", 0, TOP },
    { 1, "一、总体", 0, TOP + 78 },
    { 5, "表一", 0, TOP + 78 + 29 },
    { 6, "甲类", 0, TOP + 78 + 29 + 24 + 4 + 28.14 },
    { 7, "三月", 0, TOP + 78 + 29 + 24 + 4 + 28.14 },
    { 6, "乙类", 0, TOP + 78 + 29 + 24 + 4 + 2 * 28.14 },
    { 1, "二、说明", 1, TOP },
  };

  jy_document_add_title (document, "某市\n公示");
  jy_document_add_heading (document, 1, "总体");
  jy_document_add_paragraph (document, JY_PARAGRAPH_CAPTION, "表一");
  jy_table_add_column (table, "甲", JY_TABLE_LEFT);
  jy_table_add_bookmark (table, 1, "甲类");
  jy_table_add_bookmark (table, 2, "三月");
  add_row (table, JY_TABLE_PLAIN, "行");
  jy_table_add_bookmark (table, 1, "乙类");
  add_row (table, JY_TABLE_PLAIN, "行");
  jy_table_add_bookmark (table, 1, "没有行的");
  jy_document_take_table (document, table);
  jy_document_add_page_break (document);
  jy_document_add_heading (document, 1, "说明");
  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, "文");
  pages = lay_out (document);

  g_assert_cmpuint (jy_page_list_get_n_bookmarks (pages), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const JyBookmark *bookmark = jy_page_list_get_bookmark (pages, i);

      g_assert_cmpuint (bookmark->level, ==, expected[i].level);
      g_assert_cmpstr (bookmark->title, ==, expected[i].title);
      g_assert_cmpuint (bookmark->page, ==, expected[i].page);
      g_assert_cmpfloat_with_epsilon (bookmark->y, expected[i].y, 0.01);
    }
}

static void
test_header_repeats (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();
  g_autoptr (JyPageList) pages = NULL;
  JyTable *table = jy_table_new ();

  jy_table_add_column (table, "甲", JY_TABLE_LEFT);
  for (guint i = 1; i <= 50; i++)
    {
      g_autofree char *cell = g_strdup_printf ("%u", i);

      add_row (table, JY_TABLE_PLAIN, cell);
    }
  jy_document_take_table (document, table);
  pages = lay_out (document);

  g_assert_cmpuint (jy_page_list_get_n_pages (pages), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const JyPage *page = jy_page_list_get_page (pages, i);
      g_autofree char *first = g_strdup_printf ("%u", 21 * i + 1);

      g_assert_cmpuint (jy_page_get_n_runs (page), ==, i < 2 ? 22 : 9);
      g_assert_cmpstr (jy_page_get_text (page, jy_page_get_run (page, 0)), ==, "甲");
      g_assert_cmpstr (jy_page_get_text (page, jy_page_get_run (page, 1)), ==, first);
    }
}

/* A total does not begin a page, nor is a single row above it there. */
static void
test_total_not_alone (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();
  g_autoptr (JyPageList) pages = NULL;
  g_autofree char *second = NULL;
  JyTable *table = jy_table_new ();

  jy_table_add_column (table, "甲", JY_TABLE_LEFT);
  for (guint i = 0; i < 21; i++)
    add_row (table, JY_TABLE_PLAIN, i < 20 ? "行" : "末");
  add_row (table, JY_TABLE_TOTAL, "合计");
  jy_document_take_table (document, table);
  pages = lay_out (document);

  g_assert_cmpuint (jy_page_list_get_n_pages (pages), ==, 2);
  second = page_texts (pages, 1);
  g_assert_cmpstr (second, ==, "甲|行|末|合计");
}

static JyPageList *
lay_out_table_below (guint n_lines,
                     guint n_rows)
{
  g_autoptr (JyDocument) document = new_plain_document ();
  JyTable *table = jy_table_new ();

  for (guint i = 0; i < n_lines; i++)
    jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, "中");
  jy_table_add_column (table, "甲", JY_TABLE_LEFT);
  for (guint i = 0; i < n_rows; i++)
    add_row (table, JY_TABLE_PLAIN, "行");
  jy_document_take_table (document, table);

  return lay_out (document);
}

/* Below 17 lines of 29 points 144.8 are left: space of 4, the header and 4 rows of
 * 28.14 take 144.7. Five rows take 172.8 and go to the next page together. A table
 * of 9 × 28.14 = 253.3 is longer than a third of the page, 212.6: below 18 lines its
 * header and two rows take 88.4 of 115.8, below 19 there are 86.8 and all go on. */
static void
test_short_table_stays_whole (void)
{
  static const struct
  {
    guint n_lines;
    guint n_rows;
    guint n_rows_before;
  } cases[] = { { 17, 4, 4 }, { 17, 5, 0 }, { 18, 8, 2 }, { 19, 8, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JyPageList) pages = lay_out_table_below (cases[i].n_lines, cases[i].n_rows);
      const JyPage *page = jy_page_list_get_page (pages, 0);
      guint n_before = cases[i].n_rows_before;

      g_assert_cmpuint (jy_page_list_get_n_pages (pages), ==, n_before < cases[i].n_rows ? 2 : 1);
      g_assert_cmpuint (jy_page_get_n_runs (page), ==, cases[i].n_lines + n_before + (n_before > 0 ? 1 : 0));
    }
}

/* Rows of three lines: 3 × 17.5 + 10.64 = 63.14. Under a header of 28.14 there is
 * room for (637.795 - 28.14) / 63.14 = 9.66 rows; the ninth stays with the tenth. */
static void
test_rows_do_not_split (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();
  g_autoptr (JyPageList) pages = NULL;
  JyTable *table = jy_table_new ();

  jy_table_add_column (table, "甲", JY_TABLE_LEFT);
  for (guint i = 0; i < 10; i++)
    add_row (table, JY_TABLE_PLAIN, "一\n二\n三");
  jy_document_take_table (document, table);
  pages = lay_out (document);

  g_assert_cmpuint (jy_page_get_n_runs (jy_page_list_get_page (pages, 0)), ==, 1 + 24);
  g_assert_cmpuint (jy_page_get_n_runs (jy_page_list_get_page (pages, 1)), ==, 1 + 6);
}

/* A row taller than a page is the exception; not a line of it is lost. */
static void
test_row_taller_than_page (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();
  g_autoptr (JyPageList) pages = NULL;
  g_autoptr (GString) cell = g_string_new ("0");
  guint n_runs = 0;
  JyTable *table = jy_table_new ();

  for (guint i = 1; i < 100; i++)
    g_string_append_printf (cell, "\n%u", i);
  jy_table_add_column (table, "甲", JY_TABLE_LEFT);
  add_row (table, JY_TABLE_PLAIN, "一");
  add_row (table, JY_TABLE_PLAIN, cell->str);
  add_row (table, JY_TABLE_PLAIN, "末");
  jy_document_take_table (document, table);
  pages = lay_out (document);

  for (guint i = 0; i < jy_page_list_get_n_pages (pages); i++)
    n_runs += jy_page_get_n_runs (jy_page_list_get_page (pages, i)) - 1;
  g_assert_cmpuint (n_runs, ==, 102);
}

static void
test_landscape (void)
{
  g_autoptr (JyDocument) document = new_plain_document ();
  g_autoptr (JyPageList) pages = NULL;
  const JyPage *page;

  jy_document_set_orientation (document, JY_LANDSCAPE);
  jy_document_set_watermark (document, "草稿");
  jy_document_add_paragraph (document, JY_PARAGRAPH_RIGHT, "右");
  pages = lay_out (document);
  page = jy_page_list_get_page (pages, 0);

  g_assert_cmpfloat_with_epsilon (jy_page_get_width (page), 841.89, 0.01);
  g_assert_cmpfloat_with_epsilon (jy_page_get_height (page), 595.276, 0.001);
  g_assert_cmpuint (jy_page_get_n_runs (page), ==, 2);
  g_assert_cmpint (jy_page_get_run (page, 0)->mode, ==, JY_GLYPH_OUTLINE);
  g_assert_cmpfloat (jy_page_get_run (page, 0)->grey, >, 0.8);
  /* 37 mm + 225 mm less one character. */
  g_assert_cmpfloat_with_epsilon (jy_page_get_run (page, 1)->x, 262 * 72 / 25.4 - 16, 0.01);
}

static void
append_random_text (GRand   *random,
                    guint    length,
                    GString *text)
{
  static const char *const pieces[] = { "中", "国", "圾", "，", "。", "（", "）", "《", "》",
                                        "12",  "3.5", "%",  "kg", " ",  "abc", "〔", "〕", "、",
                                        "\xEE\x80\x80", "Ａ", "——" };

  while (length-- > 0)
    {
      guint roll = (guint) g_rand_int_range (random, 0, 60);

      g_string_append (text, roll < G_N_ELEMENTS (pieces) ? pieces[roll] : "文");
    }
}

static JyTable *
new_random_table (GRand *random)
{
  JyTable *table = jy_table_new ();
  guint n_columns = (guint) g_rand_int_range (random, 1, 16);
  guint n_rows = (guint) g_rand_int_range (random, 0, 40);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GString) title = g_string_new (NULL);

      append_random_text (random, (guint) g_rand_int_range (random, 0, 8), title);
      jy_table_add_column (table, title->str, (JyTableAlign) g_rand_int_range (random, 0, 4));
    }
  for (guint row = 0; row < n_rows; row++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < n_columns; i++)
        {
          GString *cell = g_string_new (NULL);

          if (g_rand_int_range (random, 0, 2) == 0)
            g_string_printf (cell, "%.1f", g_rand_double_range (random, -9e4, 9e4));
          else
            append_random_text (random, (guint) g_rand_int_range (random, 0, 30), cell);
          g_ptr_array_add (cells, g_string_free (cell, FALSE));
        }
      jy_table_add_row (table,
                        (JyTableEmphasis) g_rand_int_range (random, 0, 3),
                        (const char *const *) cells->pdata);
    }

  return table;
}

static JyDocument *
new_random_document (GRand *random)
{
  JyDocument *document = new_plain_document ();

  for (guint n = (guint) g_rand_int_range (random, 1, 12); n > 0; n--)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      append_random_text (random, (guint) g_rand_int_range (random, 0, 200), text);
      switch (g_rand_int_range (random, 0, 8))
        {
        case 0:
          jy_document_add_title (document, text->str);
          break;
        case 1:
          jy_document_take_table (document, new_random_table (random));
          break;
        case 2:
          jy_document_add_note (document, "注：1. ", text->str);
          break;
        case 3:
          jy_document_add_heading (document, (guint) g_rand_int_range (random, 1, 5), text->str);
          break;
        case 4:
          jy_document_add_sign_off (document, text->str, 2026, 12, 31);
          break;
        default:
          jy_document_add_paragraph (document,
                                     (JyParagraphStyle) g_rand_int_range (random, 0, 7),
                                     text->str);
        }
    }

  return document;
}

static void
check_inside (const JyRun *run)
{
  g_assert_cmpfloat (run->x, >=, LEFT - 0.1);
  /* What is added after the last character of a line is blank. */
  g_assert_cmpfloat (run->x + run->width - run->char_space, <=, LEFT + WIDTH + 0.1);
  g_assert_cmpfloat (run->y - 0.88 * run->size, >=, TOP - 0.1);
  g_assert_cmpfloat (run->y + 0.12 * run->size, <=, TOP + HEIGHT + 0.6);
}

static void
check_apart (const JyRun *a,
             const JyRun *b)
{
  gboolean beside = a->x + a->width <= b->x + 0.1 || b->x + b->width <= a->x + 0.1;
  gboolean above = a->y + 0.12 * a->size <= b->y - 0.88 * b->size + 0.1 ||
                   b->y + 0.12 * b->size <= a->y - 0.88 * a->size + 0.1;

  g_assert_true (beside || above);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9704);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (JyDocument) document = new_random_document (random);
      g_autoptr (JyPageList) pages = lay_out (document);

      for (guint p = 0; p < jy_page_list_get_n_pages (pages); p++)
        {
          const JyPage *page = jy_page_list_get_page (pages, p);

          for (guint i = 0; i < jy_page_get_n_runs (page); i++)
            {
              check_inside (jy_page_get_run (page, i));
              for (guint j = i + 1; j < MIN (jy_page_get_n_runs (page), i + 400); j++)
                check_apart (jy_page_get_run (page, i), jy_page_get_run (page, j));
            }
        }
    }
}

/* Everything that is not a space arrives on paper, in order. */
static void
test_nothing_lost (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (15834);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (JyDocument) document = new_plain_document ();
      g_autoptr (JyPageList) pages = NULL;
      g_autoptr (GString) put_in = g_string_new (NULL);
      g_autoptr (GString) came_out = g_string_new (NULL);

      for (guint i = 0; i < 8; i++)
        {
          g_autoptr (GString) text = g_string_new (NULL);

          append_random_text (random, 120, text);
          g_string_append (put_in, text->str);
          jy_document_add_paragraph (document, (JyParagraphStyle) (i % 7), text->str);
        }
      pages = lay_out (document);
      for (guint p = 0; p < jy_page_list_get_n_pages (pages); p++)
        {
          g_autofree char *texts = page_texts (pages, p);

          g_string_append (came_out, texts);
        }
      g_string_replace (put_in, " ", "", 0);
      g_string_replace (came_out, " ", "", 0);
      g_string_replace (came_out, "|", "", 0);
      g_assert_cmpstr (came_out->str, ==, put_in->str);
    }
}

static JyDocument *
new_long_notice (guint    n_lines,
                 gboolean fit)
{
  JyDocument *document = new_plain_document ();
  JyTable *table = jy_table_new ();

  jy_document_set_fit_one_page (document, fit);
  jy_document_add_title (document, "公示");
  jy_table_add_column (table, "甲", JY_TABLE_LEFT);
  for (guint i = 0; i < 4; i++)
    add_row (table, JY_TABLE_PLAIN, "行");
  jy_document_take_table (document, table);
  for (guint i = 0; i < n_lines; i++)
    jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, "中");

  return document;
}

/* Title 36 + 6, table 4 + 5 × 28.14 + 8: 194.7 points, and 15 lines of 29 make
 * 629.7 of 637.8. The 16th needs 658.7, 20.9 too many: space gives 10.8, a table
 * of 12 points, with rows of 24.12, gives 20.1 more. 20 lines need a
 * pitch of 24: 36 + 2.4 + 4.8 + 5 × 21.1 = 148.7 and 20 × 24 are 628.7. 22 lines need
 * one of 22: 36 + 1.2 + 2.4 + 5 × 21.1 = 145.1 and 22 × 22 are 629.1. 23 fit only at
 * the tightest, with a title of 30: 139.1 and 23 × 21 are 622.1; 24 would be 643.1. */
static void
test_fit_one_page (void)
{
  static const struct
  {
    guint n_lines;
    guint n_pages;
    double table_size;
    double pitch;
  } cases[] = {
    { 15, 1, 14, 29 },
    { 16, 1, 12, 29 },
    { 20, 1, 10.5, 24 },
    { 22, 1, 10.5, 22 },
    { 23, 1, 10.5, 21 },
    { 24, 2, 14, 29 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JyDocument) document = new_long_notice (cases[i].n_lines, TRUE);
      g_autoptr (JyPageList) pages = lay_out (document);
      const JyPage *page = jy_page_list_get_page (pages, 0);

      g_assert_cmpuint (jy_page_list_get_n_pages (pages), ==, cases[i].n_pages);
      g_assert_cmpfloat (jy_page_get_run (page, 1)->size, ==, cases[i].table_size);
      g_assert_cmpfloat (jy_page_get_run (page, 0)->size, ==, 22);
      g_assert_cmpfloat_with_epsilon (jy_page_get_run (page, 7)->y - jy_page_get_run (page, 6)->y,
                                      cases[i].pitch,
                                      0.01);
    }
}

/* A page of 637.8 points, half a point more or less, holds 22 lines of 29 points, 23
 * of 27.5 and 30 of 21. 45 lines take three pages, and two at a pitch of 27.5; 59 are two at 21; 61
 * lines take three however closely they are set, and 67 take four. */
static void
test_fit_two_pages (void)
{
  static const struct
  {
    guint n_lines;
    guint n_pages;
    double pitch;
  } cases[] = { { 44, 2, 29 }, { 45, 2, 27.5 }, { 59, 2, 21 }, { 61, 3, 29 }, { 67, 4, 29 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JyDocument) document = new_plain_document ();
      g_autoptr (JyPageList) pages = NULL;
      const JyPage *page;

      jy_document_set_fit_one_page (document, TRUE);
      for (guint line = 0; line < cases[i].n_lines; line++)
        jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, "中");
      pages = lay_out (document);
      page = jy_page_list_get_page (pages, 0);
      g_assert_cmpuint (jy_page_list_get_n_pages (pages), ==, cases[i].n_pages);
      g_assert_cmpfloat_with_epsilon (jy_page_get_run (page, 1)->y - jy_page_get_run (page, 0)->y, cases[i].pitch, 0.01);
    }
}

static void
draw_box (JyPage   *page,
          JyShaper *shaper,
          double    x,
          double    y,
          double    width,
          double    height,
          gpointer  user_data)
{
  jy_page_add_box (page, x, y, width, height, 0.5);
}

/* A drawing of 100 in the text, or one of 200 on a page of its own. */
static void
add_drawing (JyDocument *document,
             gboolean    has_annex)
{
  jy_document_add_drawing (document, 100, draw_box, NULL, NULL);
  if (!has_annex)
    return;
  jy_document_set_place (document, JY_PLACE_WITHIN);
  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, "附");
  jy_document_set_place (document, JY_PLACE_ANNEX);
  jy_document_add_page_break (document);
  jy_document_set_place (document, JY_PLACE_ANNEX);
  jy_document_add_drawing (document, 200, draw_box, NULL, NULL);
  jy_document_set_place (document, JY_PLACE_ANNEX);
}

static double
find_drawing (const JyPageList *pages,
              guint            *at)
{
  double height = 0;

  for (guint p = 0; p < jy_page_list_get_n_pages (pages); p++)
    for (guint k = 0; k < jy_page_get_n_boxes (jy_page_list_get_page (pages, p)); k++)
      if (jy_page_get_box (jy_page_list_get_page (pages, p), k)->grey == 0.5)
        {
          /* Once, and in one place. */
          g_assert_cmpfloat (height, ==, 0);
          height = jy_page_get_box (jy_page_list_get_page (pages, p), k)->height;
          *at = p;
        }

  return height;
}

/* To 194.7 points come lines of 29 and a drawing of 100. 11 lines: 613.7, as usual.
 * 15 lines need a pitch of 27.5 and 0.85 of the drawing: 148.7 + 85 + 412.5 = 646.2 is
 * too much, 26 gives 623.7. 19 lines with a pitch of 21: 139.1 + 85 + 399 = 623.1; 20
 * need the closest title and 0.8 of the drawing: 28 + 0.6 + 1.2 + 105.5 + 80 + 420 =
 * 635.3. 22 are too much; without the drawing they fit, also with the line that names the annex: 23 × 21 + 139.1
 * = 622.1. 24 lines take two pages without it, and three with an annex. */
static void
test_fit_drawing (void)
{
  static const struct
  {
    guint n_lines;
    guint n_pages;
    double height; /* of the drawing */
    guint page;    /* where it stands */
    gboolean has_annex;
  } cases[] = {
    { 11, 1, 100, 0, TRUE },
    { 15, 1, 85, 0, TRUE },
    { 19, 1, 85, 0, TRUE },
    { 20, 1, 80, 0, TRUE },
    { 22, 2, 200, 1, TRUE },
    { 22, 2, 100, 1, FALSE },
    { 24, 2, 100, 1, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JyDocument) document = new_long_notice (cases[i].n_lines, TRUE);
      g_autoptr (JyPageList) pages = NULL;
      guint at = G_MAXUINT;

      add_drawing (document, cases[i].has_annex);
      pages = lay_out (document);
      g_assert_cmpuint (jy_page_list_get_n_pages (pages), ==, cases[i].n_pages);
      g_assert_cmpfloat_with_epsilon (find_drawing (pages, &at), cases[i].height, 0.01);
      g_assert_cmpuint (at, ==, cases[i].page);
    }
}

/* Who does not ask keeps two pages. */
static void
test_fit_only_on_demand (void)
{
  g_autoptr (JyDocument) document = new_long_notice (16, FALSE);
  g_autoptr (JyPageList) pages = lay_out (document);

  g_assert_cmpuint (jy_page_list_get_n_pages (pages), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notice/layout/paragraph", test_paragraph);
  g_test_add_func ("/notice/layout/lines-on-page", test_lines_on_page);
  g_test_add_func ("/notice/layout/head", test_head);
  g_test_add_func ("/notice/layout/sign-off", test_sign_off);
  g_test_add_func ("/notice/layout/long-sign-off", test_long_sign_off);
  g_test_add_func ("/notice/layout/sign-off-not-alone", test_sign_off_not_alone);
  g_test_add_func ("/notice/layout/heading-not-last", test_heading_not_last);
  g_test_add_func ("/notice/layout/note", test_note);
  g_test_add_func ("/notice/layout/foot", test_foot);
  g_test_add_func ("/notice/layout/fallback-runs", test_fallback_runs);
  g_test_add_func ("/notice/layout/table", test_table);
  g_test_add_func ("/notice/layout/table-widths", test_table_widths);
  g_test_add_func ("/notice/layout/decimal-alignment", test_decimal_alignment);
  g_test_add_func ("/notice/layout/lines-in-cells", test_lines_in_cells);
  g_test_add_func ("/notice/layout/bookmarks", test_bookmarks);
  g_test_add_func ("/notice/layout/header-repeats", test_header_repeats);
  g_test_add_func ("/notice/layout/total-not-alone", test_total_not_alone);
  g_test_add_func ("/notice/layout/rows-do-not-split", test_rows_do_not_split);
  g_test_add_func ("/notice/layout/row-taller-than-page", test_row_taller_than_page);
  g_test_add_func ("/notice/layout/landscape", test_landscape);
  g_test_add_func ("/notice/layout/fit-one-page", test_fit_one_page);
  g_test_add_func ("/notice/layout/fit-two-pages", test_fit_two_pages);
  g_test_add_func ("/notice/layout/short-table-stays-whole", test_short_table_stays_whole);
  g_test_add_func ("/notice/layout/fit-drawing", test_fit_drawing);
  g_test_add_func ("/notice/layout/fit-only-on-demand", test_fit_only_on_demand);
  g_test_add_func ("/notice/layout/random", test_random);
  g_test_add_func ("/notice/layout/nothing-lost", test_nothing_lost);

  return g_test_run ();
}
