/* Pagination. An item is a line, a table row, a drawing or blank paper; items
 * with keep set form a chain with the item after them. */

#include "config.h"

#include "jy-flow.h"

#define BASELINE_SHIFT 0.38
/* 22 lines of 29 points are 0.2 points more than 225 mm (GB/T 9704-2012, 5.2.3). */
#define TOLERANCE 0.5
/* The last two lines of a ledger, and the sums of its day, of four stages and of all:
 * all of them but the last are kept. */
#define LONGEST_ROW_CHAIN 7

typedef enum
{
  ITEM_LINE,
  ITEM_OVERLAY,
  ITEM_ROW,
  ITEM_DRAWING,
  ITEM_SPACE,
} ItemKind;

typedef struct
{
  ItemKind kind;
  gboolean keep;
  double height;
  double x;
  JyInk ink;
  guint first_glyph;
  guint n_glyphs;
  JyTableLayout *table;
  guint row;
  const JyBlock *block;
} Item;

/* A bookmark on its way: leads to an item of the chain, or to the next one. */
typedef struct
{
  guint level;
  guint item;
  char *title;
} Mark;

struct _JyFlow
{
  const JyDocument *document;
  JyShaper *shaper;
  JySheet sheet;
  JyPageList *pages;
  JyPage *page;
  double y; /* from the upper edge of the paper */
  gboolean at_top;
  GArray *chain;       /* Item: not placed yet */
  GArray *marks;       /* Mark: of the items in the chain */
  GArray *glyphs;      /* JyGlyph: of the lines in the chain */
  GPtrArray *tables;   /* JyTableLayout: rows of the last may be in the chain */
  JyTableLayout *open; /* the table whose frame is not drawn yet */
  double open_top;
};

static void
clear_mark (gpointer mark)
{
  g_free (((Mark *) mark)->title);
}

static double
bottom_of (const JyFlow *self)
{
  return self->sheet.top + self->sheet.height;
}

static void
close_table (JyFlow *self)
{
  if (self->open == NULL)
    return;

  jy_table_layout_draw_frame (self->open, self->page, self->sheet.left, self->open_top, self->y);
  self->open = NULL;
}

static void
end_page (JyFlow *self)
{
  if (self->page == NULL)
    return;

  close_table (self);
  jy_sheet_draw_foot (&self->sheet,
                      self->document,
                      self->shaper,
                      self->page,
                      jy_page_list_get_n_pages (self->pages) + 1);
  jy_page_list_take_page (self->pages, g_steal_pointer (&self->page));
}

static void
begin_page (JyFlow *self)
{
  end_page (self);
  self->page = jy_page_new (self->sheet.paper_width, self->sheet.paper_height);
  jy_sheet_draw_watermark (&self->sheet, self->document, self->shaper, self->page);
  self->y = self->sheet.top;
  self->at_top = TRUE;
}

static void
open_table (JyFlow        *self,
            JyTableLayout *table)
{
  double height = jy_table_layout_measure_row (table, JY_TABLE_HEADER_ROW, NULL);

  close_table (self);
  self->open = table;
  self->open_top = self->y;
  jy_table_layout_draw_row (table,
                            self->page,
                            self->sheet.left,
                            self->y,
                            height,
                            JY_TABLE_HEADER_ROW,
                            0,
                            G_MAXUINT / 2);
  self->y += height;
  self->at_top = FALSE;
}

static gboolean
fits (const JyFlow *self,
      double        height)
{
  return self->y + height <= bottom_of (self) + TOLERANCE;
}

static double
header_height (JyTableLayout *table)
{
  return jy_table_layout_measure_row (table, JY_TABLE_HEADER_ROW, NULL);
}

/* A row taller than a page is the one case in which a row is split: text must
 * not be lost. */
static void
place_tall_row (JyFlow     *self,
                const Item *item)
{
  double pitch = jy_table_layout_get_line_pitch (item->table);
  double padding = 2 * jy_table_layout_get_padding (item->table);
  guint n_lines;

  jy_table_layout_measure_row (item->table, item->row, &n_lines);
  for (guint first = 0, n; first < n_lines; first += n)
    {
      double height;

      if (first > 0)
        begin_page (self);
      if (self->open != item->table)
        open_table (self, item->table);
      n = (guint) MAX (1, (bottom_of (self) - self->y - padding) / pitch);
      n = MIN (n, n_lines - first);
      height = n * pitch + padding;
      jy_table_layout_draw_row (item->table,
                                self->page,
                                self->sheet.left,
                                self->y,
                                height,
                                item->row,
                                first,
                                n);
      self->y += height;
    }
}

static void
place_row (JyFlow     *self,
           const Item *item)
{
  double header = self->open == item->table ? 0 : header_height (item->table);

  if (!fits (self, header + item->height) && !self->at_top)
    begin_page (self);
  if (!fits (self, self->open == item->table ? item->height : header + item->height))
    {
      place_tall_row (self, item);
      return;
    }

  if (self->open != item->table)
    open_table (self, item->table);
  jy_table_layout_draw_row (item->table,
                            self->page,
                            self->sheet.left,
                            self->y,
                            item->height,
                            item->row,
                            0,
                            G_MAXUINT / 2);
  self->y += item->height;
  self->at_top = FALSE;
}

static void
place_line (JyFlow     *self,
            const Item *item)
{
  double middle = self->y + item->height / 2;

  jy_page_add_glyphs (self->page,
                      self->sheet.left + item->x,
                      middle + BASELINE_SHIFT * item->ink.size,
                      &item->ink,
                      &g_array_index (self->glyphs, JyGlyph, item->first_glyph),
                      item->n_glyphs);
}

static void
place (JyFlow     *self,
       const Item *item)
{
  if (item->kind == ITEM_ROW)
    {
      place_row (self, item);
      return;
    }

  close_table (self);
  if (item->kind == ITEM_SPACE)
    {
      self->y += self->at_top ? 0 : item->height;
      return;
    }
  if (item->kind != ITEM_OVERLAY && !fits (self, item->height) && !self->at_top)
    begin_page (self);

  if (item->kind == ITEM_DRAWING)
    item->block->draw (self->page,
                       self->shaper,
                       self->sheet.left,
                       self->y,
                       self->sheet.width,
                       item->height,
                       item->block->draw_data);
  else
    place_line (self, item);
  self->at_top = FALSE;
  if (item->kind != ITEM_OVERLAY)
    self->y += item->height;
}

static double
measure_chain (JyFlow *self)
{
  JyTableLayout *open = self->open;
  double height = 0;

  for (guint i = 0; i < self->chain->len; i++)
    {
      const Item *item = &g_array_index (self->chain, Item, i);

      if (item->kind == ITEM_ROW && item->table != open)
        height += header_height (item->table);
      if (item->kind == ITEM_ROW)
        open = item->table;
      if (item->kind != ITEM_OVERLAY)
        height += item->height;
    }

  return height;
}

/* The item they lead to was just placed. */
static void
place_marks (JyFlow *self,
             guint   item)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);
      double height = g_array_index (self->chain, Item, item).height;

      if (mark->item == item)
        jy_page_list_add_bookmark (self->pages,
                                   mark->level,
                                   mark->title,
                                   jy_page_list_get_n_pages (self->pages),
                                   MAX (self->sheet.top, self->y - height));
    }
}

static void
place_chain (JyFlow *self)
{
  if (self->chain->len == 0)
    return;

  if (self->page == NULL ||
      (g_array_index (self->chain, Item, 0).kind != ITEM_SPACE && !self->at_top &&
       !fits (self, measure_chain (self))))
    begin_page (self);

  for (guint i = 0; i < self->chain->len; i++)
    {
      place (self, &g_array_index (self->chain, Item, i));
      place_marks (self, i);
    }
  g_array_set_size (self->chain, 0);
  g_array_set_size (self->marks, 0);
  g_array_set_size (self->glyphs, 0);
}

static void
add_item (JyFlow     *self,
          const Item *item)
{
  g_array_append_val (self->chain, *item);
  if (!item->keep)
    place_chain (self);
}

static void
add_text (JyFlow        *self,
          Item          *item,
          const JyGlyph *glyphs,
          guint          n_glyphs)
{
  item->first_glyph = self->glyphs->len;
  item->n_glyphs = n_glyphs;
  if (n_glyphs > 0)
    g_array_append_vals (self->glyphs, glyphs, n_glyphs);
  add_item (self, item);
}

/**
 * jy_flow_new:
 * @document: what is printed, must outlive the flow
 * @shaper: measures text, must outlive the flow
 *
 * Returns: (transfer full): a flow before its first page
 */
JyFlow *
jy_flow_new (const JyDocument *document,
             JyShaper         *shaper)
{
  JyFlow *self = g_new0 (JyFlow, 1);

  self->document = document;
  self->shaper = shaper;
  jy_sheet_init (&self->sheet, jy_document_get_orientation (document));
  self->pages = jy_page_list_new ();
  self->chain = g_array_new (FALSE, FALSE, sizeof (Item));
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_array_set_clear_func (self->marks, clear_mark);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (JyGlyph));
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) jy_table_layout_free);

  return self;
}

/**
 * jy_flow_free:
 * @self: (transfer full): a flow
 */
void
jy_flow_free (JyFlow *self)
{
  g_clear_pointer (&self->page, jy_page_free);
  g_clear_pointer (&self->pages, jy_page_list_free);
  g_array_unref (self->chain);
  g_array_unref (self->marks);
  g_array_unref (self->glyphs);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

/**
 * jy_flow_get_sheet:
 * @self: a flow
 *
 * Returns: (transfer none): the sheet it fills
 */
const JySheet *
jy_flow_get_sheet (const JyFlow *self)
{
  return &self->sheet;
}

/**
 * jy_flow_add_line:
 * @self: a flow
 * @x: from the left edge of the text area, in points
 * @height: pitch of the line in points
 * @ink: how to set it
 * @glyphs: (array length=n_glyphs): the line
 * @n_glyphs: how many
 * @keep: whether it stays with what follows
 */
void
jy_flow_add_line (JyFlow        *self,
                  double         x,
                  double         height,
                  const JyInk   *ink,
                  const JyGlyph *glyphs,
                  guint          n_glyphs,
                  gboolean       keep)
{
  Item item = { .kind = ITEM_LINE, .keep = keep, .height = height, .x = x, .ink = *ink };

  add_text (self, &item, glyphs, n_glyphs);
}

/**
 * jy_flow_add_overlay:
 * @self: a flow
 * @x: from the left edge of the text area, in points
 * @height: pitch of the line in points
 * @ink: how to set it
 * @glyphs: (array length=n_glyphs): the line
 * @n_glyphs: how many
 *
 * Adds text to the line that is added next, such as the mark of a note.
 */
void
jy_flow_add_overlay (JyFlow        *self,
                     double         x,
                     double         height,
                     const JyInk   *ink,
                     const JyGlyph *glyphs,
                     guint          n_glyphs)
{
  Item item = { .kind = ITEM_OVERLAY, .keep = TRUE, .height = height, .x = x, .ink = *ink };

  add_text (self, &item, glyphs, n_glyphs);
}

/**
 * jy_flow_add_space:
 * @self: a flow
 * @height: in points; nothing at the head of a page
 */
void
jy_flow_add_space (JyFlow *self,
                   double  height)
{
  Item item = { .kind = ITEM_SPACE, .height = height };

  /* Blank paper inside a chain belongs to it. */
  item.keep = self->chain->len > 0;
  if (self->chain->len > 0 || self->page != NULL)
    add_item (self, &item);
}

/**
 * jy_flow_add_drawing:
 * @self: a flow
 * @block: a drawing, must outlive the flow
 * @height: its height, in points; cut where it is more than a page
 * @keep: whether it stays with what follows
 */
void
jy_flow_add_drawing (JyFlow        *self,
                     const JyBlock *block,
                     double         height,
                     gboolean       keep)
{
  Item item = { .kind = ITEM_DRAWING, .keep = keep, .block = block };

  item.height = MIN (height, self->sheet.height);
  add_item (self, &item);
}

/* Reads no more rows than a page holds: a ledger of a year has many. */
static gboolean
is_short (const JyFlow  *self,
          JyTableLayout *table)
{
  guint n_rows = jy_table_get_n_rows (jy_table_layout_get_table (table));
  double height = header_height (table);

  for (guint i = 0; i < n_rows && height <= self->sheet.height / 3; i++)
    height += jy_table_layout_measure_row (table, i, NULL);

  return height <= self->sheet.height / 3;
}

/* The last row above the sums at the end. */
static guint
find_last_plain (const JyTable *table)
{
  guint i = jy_table_get_n_rows (table);

  while (i > 0 && jy_table_get_emphasis (table, i - 1) != JY_TABLE_PLAIN)
    i--;

  return i > 0 ? i - 1 : 0;
}

/**
 * jy_flow_take_table:
 * @self: a flow
 * @table: (transfer full): a table fitted to the text area
 * @keep: whether its last row stays with what follows
 *
 * Adds all rows. Subtotals and totals stay with the row above them, the first two
 * rows stay together, and the last two, and a table of up to a third of a page stays
 * whole.
 */
void
jy_flow_take_table (JyFlow        *self,
                    JyTableLayout *table,
                    gboolean       keep)
{
  const JyTable *content = jy_table_layout_get_table (table);
  guint n_rows = jy_table_get_n_rows (content);
  gboolean is_whole = is_short (self, table);
  guint last = find_last_plain (content);
  guint chained = 0;
  guint bookmark = 0;

  g_ptr_array_add (self->tables, table);
  for (guint i = 0; i < n_rows; i++)
    {
      Item item = { .kind = ITEM_ROW, .table = table, .row = i };

      for (; bookmark < jy_table_get_n_bookmarks (content) &&
             jy_table_get_bookmark (content, bookmark)->row == i;
           bookmark++)
        jy_flow_add_bookmark (self,
                              JY_FLOW_LEVEL_TABLE + jy_table_get_bookmark (content, bookmark)->level,
                              jy_table_get_bookmark (content, bookmark)->title);

      item.height = jy_table_layout_measure_row (table, i, NULL);
      if (i + 1 == n_rows)
        item.keep = keep;
      else
        item.keep = is_whole || i == 0 || i + 1 == last ||
                    (chained < LONGEST_ROW_CHAIN &&
                     jy_table_get_emphasis (content, i + 1) != JY_TABLE_PLAIN);
      chained = item.keep ? chained + 1 : 0;
      add_item (self, &item);
    }

  /* A table without rows still shows its columns. */
  if (n_rows == 0)
    {
      place_chain (self);
      if (self->page == NULL || (!fits (self, header_height (table)) && !self->at_top))
        begin_page (self);
      open_table (self, table);
    }
}

/**
 * jy_flow_add_bookmark:
 * @self: a flow
 * @level: %JY_FLOW_LEVEL_TITLE and so on
 * @title: what the reader sees; line ends are left out
 *
 * Lets the reader go to what is added next.
 */
void
jy_flow_add_bookmark (JyFlow     *self,
                      guint       level,
                      const char *title)
{
  g_auto (GStrv) lines = g_strsplit (title, "\n", -1);
  Mark mark = { .level = level, .item = self->chain->len, .title = g_strjoinv (NULL, lines) };

  g_array_append_val (self->marks, mark);
}

/**
 * jy_flow_break_page:
 * @self: a flow
 *
 * What follows begins a page.
 */
void
jy_flow_break_page (JyFlow *self)
{
  place_chain (self);
  end_page (self);
}

/**
 * jy_flow_finish:
 * @self: a flow
 *
 * Ends the last page. A document without blocks has one empty page.
 *
 * Returns: (transfer full): the pages
 */
JyPageList *
jy_flow_finish (JyFlow *self)
{
  place_chain (self);
  if (jy_page_list_get_n_pages (self->pages) == 0 && self->page == NULL)
    begin_page (self);
  end_page (self);

  return g_steal_pointer (&self->pages);
}
