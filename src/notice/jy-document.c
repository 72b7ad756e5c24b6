/* The list of blocks. Nothing here knows how wide anything is. */

#include "config.h"

#include "jy-document.h"

#define N_LEVELS 4

struct _JyDocument
{
  GPtrArray *blocks;
  guint counters[N_LEVELS];
  char *title;
  char *author;
  char *subject;
  char *watermark;
  char *code;
  JyDocumentDate date;
  JyOrientation orientation;
  gboolean page_numbers;
  gboolean fit_one_page;
  GPtrArray *footer; /* NULL-terminated */
};

static void
block_free (gpointer pointer)
{
  JyBlock *block = pointer;

  if (block->destroy != NULL)
    block->destroy (block->draw_data);
  g_clear_pointer (&block->table, jy_table_free);
  g_free (block->text);
  g_free (block->mark);
  g_free (block);
}

static char *
make_valid (const char *text)
{
  return g_utf8_make_valid (text != NULL ? text : "", -1);
}

static JyBlock *
add_block (JyDocument *self,
           JyBlockKind kind,
           const char *text)
{
  JyBlock *block = g_new0 (JyBlock, 1);

  block->kind = kind;
  block->text = make_valid (text);
  g_ptr_array_add (self->blocks, block);

  return block;
}

static void
replace_text (char      **place,
              const char *text)
{
  g_free (*place);
  *place = text != NULL ? make_valid (text) : NULL;
}

/* 1 to 99 as in 二十一. */
static char *
chinese_number (guint number)
{
  static const char *const digits[] = { "", "一", "二", "三", "四",
                                        "五", "六", "七", "八", "九" };

  if (number > 99)
    return g_strdup_printf ("%u", number);

  return g_strconcat (number >= 20 ? digits[number / 10] : "",
                      number >= 10 ? "十" : "",
                      digits[number % 10],
                      NULL);
}

/**
 * jy_document_new:
 *
 * Returns: (transfer full): an empty upright document with page numbers
 */
JyDocument *
jy_document_new (void)
{
  JyDocument *self = g_new0 (JyDocument, 1);

  self->blocks = g_ptr_array_new_with_free_func (block_free);
  self->footer = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->footer, NULL);
  self->page_numbers = TRUE;

  return self;
}

/**
 * jy_document_free:
 * @self: (transfer full): a document
 */
void
jy_document_free (JyDocument *self)
{
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->footer);
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->watermark);
  g_free (self->code);
  g_free (self);
}

/**
 * jy_document_set_title:
 * @self: a document
 * @title: (nullable): the title in the file's properties; the title on paper is
 *   a block
 */
void
jy_document_set_title (JyDocument *self,
                       const char *title)
{
  replace_text (&self->title, title);
}

/**
 * jy_document_set_author:
 * @self: a document
 * @author: (nullable): the institution, for the file's properties
 */
void
jy_document_set_author (JyDocument *self,
                        const char *author)
{
  replace_text (&self->author, author);
}

/**
 * jy_document_set_subject:
 * @self: a document
 * @subject: (nullable): what it is about, for the file's properties
 */
void
jy_document_set_subject (JyDocument *self,
                         const char *subject)
{
  replace_text (&self->subject, subject);
}

/**
 * jy_document_set_date:
 * @self: a document
 * @year: year
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Sets the creation date in the file's properties. It never comes from the
 * clock: the same notice must give the same bytes on any day.
 */
void
jy_document_set_date (JyDocument *self,
                      int         year,
                      int         month,
                      int         day)
{
  g_return_if_fail (year >= 0 && year <= 9999);
  g_return_if_fail (month >= 1 && month <= 12);
  g_return_if_fail (day >= 1 && day <= 31);

  self->date = (JyDocumentDate) { .year = year, .month = month, .day = day };
}

/**
 * jy_document_set_watermark:
 * @self: a document
 * @watermark: (nullable): drawn across each page in light grey, 草稿 for drafts
 */
void
jy_document_set_watermark (JyDocument *self,
                           const char *watermark)
{
  replace_text (&self->watermark, watermark);
}

/**
 * jy_document_set_code:
 * @self: a document
 * @code: (nullable): a text that is drawn as a QR code at the foot of each page
 *
 * Sets what a phone reads from a printed sheet.
 */
void
jy_document_set_code (JyDocument *self,
                      const char *code)
{
  replace_text (&self->code, code);
}

/**
 * jy_document_set_orientation:
 * @self: a document
 * @orientation: how the paper lies
 */
void
jy_document_set_orientation (JyDocument   *self,
                             JyOrientation orientation)
{
  self->orientation = orientation;
}

/**
 * jy_document_set_page_numbers:
 * @self: a document
 * @page_numbers: whether pages are numbered, GB/T 9704-2012 section 7.5
 */
void
jy_document_set_page_numbers (JyDocument *self,
                              gboolean    page_numbers)
{
  self->page_numbers = page_numbers;
}

/**
 * jy_document_set_fit_one_page:
 * @self: a document
 * @fit_one_page: whether to save the last page where that is possible
 *
 * Asks for one page when the usual setting takes two, and for two when it takes
 * three. Given up are, in this
 * order and no more than needed: space around title and tables, the size of type
 * of tables down to 10.5 points, the height of drawings, the pitch of lines from
 * 29 down to 24 points, the size of type from 16 down to 14 points on lines of 21.
 * If that is not enough, or the document has more pages, it is set as usual. GB/T
 * 9704-2012, section 5.2.2, lets type be changed in special cases. What moves to an
 * annex then, see jy_document_set_place().
 */
void
jy_document_set_fit_one_page (JyDocument *self,
                              gboolean    fit_one_page)
{
  self->fit_one_page = fit_one_page;
}

/**
 * jy_document_get_fit_one_page:
 * @self: a document
 *
 * Returns: whether the last page is to be saved where that is possible
 */
gboolean
jy_document_get_fit_one_page (const JyDocument *self)
{
  return self->fit_one_page;
}

/**
 * jy_document_add_footer_line:
 * @self: a document
 * @text: a short line, printed small at the foot of every page
 */
void
jy_document_add_footer_line (JyDocument *self,
                             const char *text)
{
  g_ptr_array_insert (self->footer, (int) self->footer->len - 1, make_valid (text));
}

/**
 * jy_document_get_title:
 * @self: a document
 *
 * Returns: (nullable): the title property
 */
const char *
jy_document_get_title (const JyDocument *self)
{
  return self->title;
}

/**
 * jy_document_get_author:
 * @self: a document
 *
 * Returns: (nullable): the author property
 */
const char *
jy_document_get_author (const JyDocument *self)
{
  return self->author;
}

/**
 * jy_document_get_subject:
 * @self: a document
 *
 * Returns: (nullable): the subject property
 */
const char *
jy_document_get_subject (const JyDocument *self)
{
  return self->subject;
}

/**
 * jy_document_get_date:
 * @self: a document
 *
 * Returns: the creation date; its year is 0 when none was set
 */
JyDocumentDate
jy_document_get_date (const JyDocument *self)
{
  return self->date;
}

/**
 * jy_document_get_watermark:
 * @self: a document
 *
 * Returns: (nullable): the watermark
 */
const char *
jy_document_get_watermark (const JyDocument *self)
{
  return self->watermark;
}

/**
 * jy_document_get_code:
 * @self: a document
 *
 * Returns: (nullable): the text of the QR code
 */
const char *
jy_document_get_code (const JyDocument *self)
{
  return self->code;
}

/**
 * jy_document_get_orientation:
 * @self: a document
 *
 * Returns: how the paper lies
 */
JyOrientation
jy_document_get_orientation (const JyDocument *self)
{
  return self->orientation;
}

/**
 * jy_document_get_page_numbers:
 * @self: a document
 *
 * Returns: whether pages are numbered
 */
gboolean
jy_document_get_page_numbers (const JyDocument *self)
{
  return self->page_numbers;
}

/**
 * jy_document_get_footer_lines:
 * @self: a document
 *
 * Returns: (transfer none) (array zero-terminated=1): the footer lines
 */
const char *const *
jy_document_get_footer_lines (const JyDocument *self)
{
  return (const char *const *) self->footer->pdata;
}

/**
 * jy_document_add_title:
 * @self: a document
 * @text: the title; "\n" forces a line to end there
 */
void
jy_document_add_title (JyDocument *self,
                       const char *text)
{
  add_block (self, JY_BLOCK_TITLE, text)->keep_with_next = TRUE;
}

/**
 * jy_document_add_number:
 * @self: a document
 * @text: the number line, such as 示机管公示〔2026〕3号
 */
void
jy_document_add_number (JyDocument *self,
                        const char *text)
{
  add_block (self, JY_BLOCK_NUMBER, text)->keep_with_next = TRUE;
}

/**
 * jy_document_add_heading:
 * @self: a document
 * @level: 1 to 4
 * @text: the heading without its number
 *
 * Adds a heading, numbered 一、 （一） 1. （1） by level as in GB/T 9704-2012
 * section 7.3.3. A heading of a higher level begins the lower ones anew.
 */
void
jy_document_add_heading (JyDocument *self,
                         guint       level,
                         const char *text)
{
  g_autofree char *chinese = NULL;
  JyBlock *block;
  guint number;

  g_return_if_fail (level >= 1 && level <= N_LEVELS);

  number = ++self->counters[level - 1];
  for (guint i = level; i < N_LEVELS; i++)
    self->counters[i] = 0;

  chinese = chinese_number (number);
  block = add_block (self, JY_BLOCK_HEADING, text);
  block->level = level;
  block->keep_with_next = TRUE;
  if (level == 1)
    block->mark = g_strconcat (chinese, "、", NULL);
  else if (level == 2)
    block->mark = g_strconcat ("（", chinese, "）", NULL);
  else
    block->mark = g_strdup_printf (level == 3 ? "%u." : "（%u）", number);
}

/**
 * jy_document_add_paragraph:
 * @self: a document
 * @style: how it is set
 * @text: the text; "\n" begins a new paragraph
 */
void
jy_document_add_paragraph (JyDocument      *self,
                           JyParagraphStyle style,
                           const char      *text)
{
  JyBlock *block = add_block (self, JY_BLOCK_PARAGRAPH, text);

  block->style = style;
  block->keep_with_next =
    style == JY_PARAGRAPH_UNIT || style == JY_PARAGRAPH_CAPTION || style == JY_PARAGRAPH_ANNEX;
}

/**
 * jy_document_add_note:
 * @self: a document
 * @mark: what the note hangs from, such as 注： or 1.
 * @text: the note
 */
void
jy_document_add_note (JyDocument *self,
                      const char *mark,
                      const char *text)
{
  add_block (self, JY_BLOCK_NOTE, text)->mark = make_valid (mark);
}

/**
 * jy_document_take_table:
 * @self: a document
 * @table: (transfer full): a complete table with at least one column
 */
void
jy_document_take_table (JyDocument *self,
                        JyTable    *table)
{
  g_return_if_fail (jy_table_get_n_columns (table) > 0);

  add_block (self, JY_BLOCK_TABLE, NULL)->table = table;
}

/**
 * jy_document_add_sign_off:
 * @self: a document
 * @institution: who signs
 * @year: year
 * @month: 1 to 12, printed without a leading zero
 * @day: 1 to 31
 *
 * Adds institution and date with room for the seal, GB/T 9704-2012 section
 * 7.3.5. They stay together, and with the end of the text before them.
 */
void
jy_document_add_sign_off (JyDocument *self,
                          const char *institution,
                          int         year,
                          int         month,
                          int         day)
{
  JyBlock *block = add_block (self, JY_BLOCK_SIGN_OFF, institution);

  block->mark = g_strdup_printf ("%d年%d月%d日", year, month, day);
}

/**
 * jy_document_add_drawing:
 * @self: a document
 * @height: in points; the width is that of the text
 * @draw: (scope notified): draws it, once, during layout
 * @user_data: for @draw
 * @destroy: (nullable): frees @user_data
 */
void
jy_document_add_drawing (JyDocument    *self,
                         double         height,
                         JyDrawFunc     draw,
                         gpointer       user_data,
                         GDestroyNotify destroy)
{
  JyBlock *block = add_block (self, JY_BLOCK_DRAWING, NULL);

  block->height = height;
  block->draw = draw;
  block->draw_data = user_data;
  block->destroy = destroy;
}

/**
 * jy_document_add_space:
 * @self: a document
 * @points: height of blank paper, dropped at the head of a page
 */
void
jy_document_add_space (JyDocument *self,
                       double      points)
{
  add_block (self, JY_BLOCK_SPACE, NULL)->height = points;
}

/**
 * jy_document_add_page_break:
 * @self: a document
 */
void
jy_document_add_page_break (JyDocument *self)
{
  add_block (self, JY_BLOCK_PAGE_BREAK, NULL);
}

/**
 * jy_document_keep_with_next:
 * @self: a document with at least one block
 *
 * Keeps the end of the last block on one page with the start of the next.
 */
void
jy_document_keep_with_next (JyDocument *self)
{
  g_return_if_fail (self->blocks->len > 0);

  ((JyBlock *) g_ptr_array_index (self->blocks, self->blocks->len - 1))->keep_with_next = TRUE;
}

/**
 * jy_document_set_place:
 * @self: a document
 * @place: the place of the last block
 *
 * Says whether the last block is set depending on the room there is. A document whose
 * blocks within the text would cost a page is set with those of the annex instead.
 */
void
jy_document_set_place (JyDocument  *self,
                       JyBlockPlace place)
{
  g_return_if_fail (self->blocks->len > 0);

  ((JyBlock *) g_ptr_array_index (self->blocks, self->blocks->len - 1))->place = place;
}

/**
 * jy_document_get_n_blocks:
 * @self: a document
 *
 * Returns: how many blocks it has
 */
guint
jy_document_get_n_blocks (const JyDocument *self)
{
  return self->blocks->len;
}

/**
 * jy_document_get_block:
 * @self: a document
 * @i: number of a block
 *
 * Returns: (transfer none): the block
 */
const JyBlock *
jy_document_get_block (const JyDocument *self,
                       guint             i)
{
  return g_ptr_array_index (self->blocks, i);
}
