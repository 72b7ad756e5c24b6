/* How each kind of block is set. Distances follow GB/T 9704-2012. */

#include "config.h"

#include "jy-layout.h"

#include <math.h>

#include "jy-flow.h"
#include "jy-line-breaker.h"

#define BODY_SIZE       16.0
#define BODY_PITCH      29.0
#define TITLE_SIZE      22.0
#define TITLE_PITCH     36.0
#define SMALL_SIZE      12.0
#define SMALL_PITCH     18.0
#define NOTE_SIZE       10.5
#define NOTE_PITCH      15.5
#define CAPTION_SIZE    14.0
#define CAPTION_PITCH   24.0
#define INDENT          2    /* characters */
#define DATE_MARGIN     4    /* characters right of the date */
#define TABLE_SPACE     8.0  /* above and below a table */
#define LARGEST_STRETCH 0.09 /* ems between characters in a justified line */

/* How closely a document is set.
 * @space: part that is left of the distances around title, number and tables
 * @table_size: largest type of a table, in points
 * @pitch: of lines of the body, in points
 * @size: of type of the body, in points
 * @title_pitch: of lines of the title, in points
 * @note_pitch: of lines of notes, in points
 * @drawing: part that is left of the height of drawings */
typedef struct
{
  double space;
  double table_size;
  double pitch;
  double size;
  double title_pitch;
  double note_pitch;
  double drawing;
} Density;

/* What a reader misses least is given up first. Type of 14 points, the Chinese
 * size 4, on lines of 21 points is the limit: a notice hangs on a wall. */
static const Density densities[] = {
  { 1, 14, BODY_PITCH, BODY_SIZE, TITLE_PITCH, NOTE_PITCH, 1 },
  { 0.4, 14, BODY_PITCH, BODY_SIZE, TITLE_PITCH, NOTE_PITCH, 1 },
  { 0.4, 12, BODY_PITCH, BODY_SIZE, TITLE_PITCH, NOTE_PITCH, 1 },
  { 0.4, 10.5, BODY_PITCH, BODY_SIZE, TITLE_PITCH, NOTE_PITCH, 1 },
  { 0.4, 10.5, 27.5, BODY_SIZE, TITLE_PITCH, NOTE_PITCH, 0.85 },
  { 0.4, 10.5, 26, BODY_SIZE, TITLE_PITCH, NOTE_PITCH, 0.85 },
  { 0.4, 10.5, 24, BODY_SIZE, TITLE_PITCH, NOTE_PITCH, 0.85 },
  { 0.4, 10.5, 24, 15, TITLE_PITCH, NOTE_PITCH, 0.85 },
  { 0.4, 10.5, 24, 14, TITLE_PITCH, NOTE_PITCH, 0.85 },
  { 0.2, 10.5, 22, 14, TITLE_PITCH, NOTE_PITCH, 0.85 },
  { 0.2, 10.5, 21, 14, 30, 14.5, 0.85 },
  { 0.2, 10.5, 21, 14, 29, 14, 0.8 },
  { 0.1, 10.5, 21, 14, 28, 13, 0.8 },
};

#define TIGHTEST (G_N_ELEMENTS (densities) - 1)

/* A notice of more pages is read as a booklet, its annex apart; one page less is not
 * missed. */
#define MOST_FITTED 3

typedef enum
{
  ALIGN_JUSTIFY,
  ALIGN_CENTRE,
  ALIGN_RIGHT,
} Align;

typedef struct
{
  JyFontRole role;
  double size;
  double pitch;
  Align align;
  double first_indent; /* in characters */
  double indent;       /* in points */
  gboolean bold;
  gboolean balanced;
} TextStyle;

typedef struct
{
  const JyDocument *document;
  JyShaper *shaper;
  JyFlow *flow;
  const Density *density;
  double width;
  GArray *glyphs;
  GArray *lines;
} Setter;

/* A line of the body holds 28 characters, GB/T 9704-2012 section 5.2.3: type of
 * 16 points is set a little closer so that they fit into 156 mm. */
static double
tracking_for (double width,
              double size)
{
  double n = floor (width / size + 0.5);
  double tracking = n > 0 ? width / n - size : 0;

  return fabs (tracking) <= 0.02 * size ? tracking : 0;
}

static double
char_space_for (const TextStyle  *style,
                double            tracking,
                double            room,
                const JyTextLine *line)
{
  guint n = line->end - line->start;
  double slack = room - (line->width * style->size - tracking);

  if (style->align != ALIGN_JUSTIFY || line->is_last || n < 2)
    return tracking;
  if (slack / (n - 1) > LARGEST_STRETCH * style->size)
    return tracking;

  return tracking + slack / (n - 1);
}

static void
set_line (Setter           *self,
          const TextStyle  *style,
          const JyTextLine *line,
          double            tracking,
          double            indent,
          gboolean          keep)
{
  double room = self->width - indent;
  double width = line->width * style->size - tracking;
  JyInk ink = { .size = style->size, .bold = style->bold };
  double x = indent;

  ink.char_space = char_space_for (style, tracking, room, line);
  if (style->align == ALIGN_CENTRE)
    x += (room - width) / 2;
  else if (style->align == ALIGN_RIGHT)
    x += room - width;

  jy_flow_add_line (self->flow,
                    x,
                    style->pitch,
                    &ink,
                    &g_array_index (self->glyphs, JyGlyph, line->start),
                    line->end - line->start,
                    keep);
}

static void
shape (Setter     *self,
       JyFontRole  role,
       const char *text)
{
  jy_shaper_shape_paragraph (self->shaper, role, text, self->glyphs);
}

/* Neither the first nor the last line of a paragraph stands alone. */
static void
set_text (Setter          *self,
          const TextStyle *style,
          const char      *text,
          gboolean         keep)
{
  gboolean justify = style->align == ALIGN_JUSTIFY;
  double tracking = justify ? tracking_for (self->width, style->size) : 0;
  double indent = style->first_indent * (style->size + tracking);
  /* The space after the last character of a line takes no room. */
  double room = (self->width - style->indent - MIN (0, tracking)) / style->size + 0.001;

  shape (self, style->role, text);
  if (self->glyphs->len == 0)
    {
      jy_flow_add_space (self->flow, style->pitch);
      return;
    }

  if (style->balanced)
    jy_line_breaker_balance (self->glyphs, room, self->lines);
  else
    jy_line_breaker_fill (self->glyphs,
                          room - indent / style->size,
                          room,
                          tracking / style->size,
                          self->lines);

  for (guint i = 0, n = self->lines->len; i < n; i++)
    set_line (self,
              style,
              &g_array_index (self->lines, JyTextLine, i),
              tracking,
              style->indent + (i == 0 ? indent : 0),
              i + 1 == n ? keep : (i == 0 || i + 2 == n || style->balanced));
}

/* "\n" begins a paragraph with its own indent. */
static void
set_paragraphs (Setter          *self,
                const TextStyle *style,
                const char      *text,
                gboolean         keep)
{
  g_auto (GStrv) parts = g_strsplit (text, "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    set_text (self, style, parts[i], parts[i + 1] == NULL && keep);
}

static void
set_title (Setter        *self,
           const JyBlock *block,
           gboolean       keep)
{
  TextStyle style = { .role = JY_FONT_TITLE,
                      .size = TITLE_SIZE,
                      .pitch = self->density->title_pitch,
                      .align = ALIGN_CENTRE,
                      .balanced = TRUE };

  style.bold = !jy_font_set_is_bold (jy_shaper_get_fonts (self->shaper), JY_FONT_TITLE);
  jy_flow_add_bookmark (self->flow, JY_FLOW_LEVEL_TITLE, block->text);
  set_text (self, &style, block->text, keep);
  jy_flow_add_space (self->flow, 6 * self->density->space);
}

static void
set_number (Setter        *self,
            const JyBlock *block,
            gboolean       keep)
{
  TextStyle style = { .size = self->density->size,
                      .pitch = self->density->pitch,
                      .align = ALIGN_CENTRE };

  set_text (self, &style, block->text, keep);
  jy_flow_add_space (self->flow, 10 * self->density->space);
}

static void
set_heading (Setter        *self,
             const JyBlock *block,
             gboolean       keep)
{
  g_autofree char *text = g_strconcat (block->mark, block->text, NULL);
  TextStyle style = { .size = self->density->size,
                      .pitch = self->density->pitch,
                      .first_indent = INDENT };

  if (block->level == 1)
    style.role = JY_FONT_HEADING;
  else if (block->level == 2)
    style.role = JY_FONT_KAI;
  else
    style.bold = block->level == 3;
  jy_flow_add_bookmark (self->flow, block->level, text);
  set_text (self, &style, text, keep);
}

static void
set_paragraph (Setter        *self,
               const JyBlock *block,
               gboolean       keep)
{
  static const TextStyle styles[] = {
    [JY_PARAGRAPH_BODY] = { JY_FONT_BODY, BODY_SIZE, BODY_PITCH, ALIGN_JUSTIFY, INDENT },
    [JY_PARAGRAPH_PLAIN] = { JY_FONT_BODY, BODY_SIZE, BODY_PITCH, ALIGN_JUSTIFY },
    [JY_PARAGRAPH_CENTRE] = { JY_FONT_BODY, BODY_SIZE, BODY_PITCH, ALIGN_CENTRE },
    [JY_PARAGRAPH_RIGHT] = { JY_FONT_BODY, BODY_SIZE, BODY_PITCH, ALIGN_RIGHT },
    [JY_PARAGRAPH_SMALL] = { JY_FONT_BODY, SMALL_SIZE, SMALL_PITCH, ALIGN_JUSTIFY },
    [JY_PARAGRAPH_UNIT] = { JY_FONT_BODY, SMALL_SIZE, SMALL_PITCH, ALIGN_RIGHT },
    [JY_PARAGRAPH_CAPTION] = { JY_FONT_HEADING, CAPTION_SIZE, CAPTION_PITCH, ALIGN_CENTRE },
    [JY_PARAGRAPH_ANNEX] = { JY_FONT_TITLE, BODY_SIZE, BODY_PITCH, ALIGN_JUSTIFY },
  };

  TextStyle style = styles[block->style];

  if (style.size == BODY_SIZE)
    {
      style.size = self->density->size;
      style.pitch = self->density->pitch;
    }
  if (block->style == JY_PARAGRAPH_CAPTION)
    jy_flow_add_bookmark (self->flow, JY_FLOW_LEVEL_CAPTION, block->text);
  else if (block->style == JY_PARAGRAPH_ANNEX)
    style.bold = !jy_font_set_is_bold (jy_shaper_get_fonts (self->shaper), JY_FONT_TITLE);
  set_paragraphs (self, &style, block->text, keep);
}

static void
set_note (Setter        *self,
          const JyBlock *block,
          gboolean       keep)
{
  TextStyle style = { .size = NOTE_SIZE, .pitch = self->density->note_pitch };
  JyInk ink = { .size = NOTE_SIZE };

  shape (self, JY_FONT_BODY, block->mark);
  for (guint i = 0; i < self->glyphs->len; i++)
    style.indent += g_array_index (self->glyphs, JyGlyph, i).advance * NOTE_SIZE;
  /* A mark that leaves no room is set as part of the text. */
  if (style.indent > self->width / 2 || *block->text == '\0')
    {
      g_autofree char *whole = g_strconcat (block->mark, block->text, NULL);

      style.indent = 0;
      set_text (self, &style, whole, keep);
      return;
    }

  jy_flow_add_overlay (self->flow,
                       0,
                       style.pitch,
                       &ink,
                       (const JyGlyph *) (void *) self->glyphs->data,
                       self->glyphs->len);
  set_text (self, &style, block->text, keep);
}

static void
set_table (Setter        *self,
           const JyBlock *block,
           gboolean       keep)
{
  double max_size = jy_table_get_max_size (block->table);
  JyTableLayout *table;

  /* Read while the layout is made, and put back. */
  jy_table_set_max_size (block->table, MIN (max_size, self->density->table_size));
  table = jy_table_layout_new (block->table, self->shaper, self->width);
  jy_table_set_max_size (block->table, max_size);

  jy_flow_add_space (self->flow, TABLE_SPACE / 2 * self->density->space);
  jy_flow_take_table (self->flow, table, keep);
  jy_flow_add_space (self->flow, TABLE_SPACE * self->density->space);
}

/* GB/T 9704-2012, section 7.3.5.1: the date ends four characters from the right,
 * the institution is centred above it. A long institution keeps to the right
 * edge, and the date moves below its middle. */
static void
set_sign_off (Setter        *self,
              const JyBlock *block,
              gboolean       keep)
{
  TextStyle style = { .size = self->density->size,
                      .pitch = self->density->pitch,
                      .align = ALIGN_CENTRE };
  double date_width = jy_shaper_measure (self->shaper, JY_FONT_BODY, block->mark) * self->density->size;
  double name_width = jy_shaper_measure (self->shaper, JY_FONT_BODY, block->text) * self->density->size;
  double middle = self->width - DATE_MARGIN * self->density->size - date_width / 2;
  double half = MIN (name_width, self->width) / 2;

  middle = MIN (middle, self->width - half);
  /* One line of room for the seal. */
  jy_flow_add_space (self->flow, self->density->pitch);

  /* Centred lines inside an indented stretch that has middle in its middle. */
  style.indent = MAX (0, 2 * middle - self->width);
  style.balanced = TRUE;
  set_text (self, &style, block->text, TRUE);
  set_text (self, &style, block->mark, keep);
}

/* A page of its own has room for what stands on it. */
static double
get_height (const Setter  *self,
            const JyBlock *block)
{
  return block->place == JY_PLACE_ANNEX ? block->height : block->height * self->density->drawing;
}

static void
set_block (Setter        *self,
           const JyBlock *block,
           gboolean       keep)
{
  switch (block->kind)
    {
    case JY_BLOCK_TITLE:
      set_title (self, block, keep);
      break;
    case JY_BLOCK_NUMBER:
      set_number (self, block, keep);
      break;
    case JY_BLOCK_HEADING:
      set_heading (self, block, keep);
      break;
    case JY_BLOCK_PARAGRAPH:
      set_paragraph (self, block, keep);
      break;
    case JY_BLOCK_NOTE:
      set_note (self, block, keep);
      break;
    case JY_BLOCK_TABLE:
      set_table (self, block, keep);
      break;
    case JY_BLOCK_SIGN_OFF:
      set_sign_off (self, block, keep);
      break;
    case JY_BLOCK_DRAWING:
      jy_flow_add_drawing (self->flow, block, get_height (self, block), keep);
      break;
    case JY_BLOCK_SPACE:
      jy_flow_add_space (self->flow, block->height);
      break;
    case JY_BLOCK_PAGE_BREAK:
      jy_flow_break_page (self->flow);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_set (const JyBlock *block,
        JyBlockPlace   place)
{
  return block->place == JY_PLACE_ALWAYS || block->place == place;
}

/* A sign-off alone on a page looks as if the page before had been exchanged. */
static gboolean
is_kept (const JyDocument *document,
         guint             i,
         JyBlockPlace      place)
{
  guint n_blocks = jy_document_get_n_blocks (document);
  guint next = i + 1;

  while (next < n_blocks && (jy_document_get_block (document, next)->kind == JY_BLOCK_SPACE ||
                             !is_set (jy_document_get_block (document, next), place)))
    next++;
  if (next == n_blocks)
    return FALSE;

  return jy_document_get_block (document, i)->keep_with_next ||
         jy_document_get_block (document, next)->kind == JY_BLOCK_SIGN_OFF;
}

static JyPageList *
lay_out (const JyDocument *document,
         JyShaper         *shaper,
         guint             density,
         JyBlockPlace      place)
{
  g_autoptr (JyFlow) flow = jy_flow_new (document, shaper);
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (JyGlyph));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (JyTextLine));
  Setter setter = { .document = document,
                    .shaper = shaper,
                    .flow = flow,
                    .density = &densities[density],
                    .width = jy_flow_get_sheet (flow)->width,
                    .glyphs = glyphs,
                    .lines = lines };

  for (guint i = 0; i < jy_document_get_n_blocks (document); i++)
    if (is_set (jy_document_get_block (document, i), place))
      set_block (&setter, jy_document_get_block (document, i), is_kept (document, i, place));

  return jy_flow_finish (flow);
}

/* The loosest setting that needs so many pages; NULL when none does. The usual one
 * needs more. */
static JyPageList *
find_loosest (const JyDocument *document,
              JyShaper         *shaper,
              guint             n_pages,
              JyBlockPlace      place)
{
  g_autoptr (JyPageList) tightest = lay_out (document, shaper, TIGHTEST, place);

  if (jy_page_list_get_n_pages (tightest) > n_pages)
    return NULL;

  for (guint i = 1; i < TIGHTEST; i++)
    {
      g_autoptr (JyPageList) pages = lay_out (document, shaper, i, place);

      if (jy_page_list_get_n_pages (pages) <= n_pages)
        return g_steal_pointer (&pages);
    }

  return g_steal_pointer (&tightest);
}

static JyPageList *
fit_pages (const JyDocument *document,
           JyShaper         *shaper,
           JyBlockPlace      place)
{
  g_autoptr (JyPageList) usual = lay_out (document, shaper, 0, place);
  guint n_pages = jy_page_list_get_n_pages (usual);
  JyPageList *fewer = NULL;

  if (jy_document_get_fit_one_page (document) && n_pages > 1 &&
      n_pages <= MOST_FITTED + (place == JY_PLACE_ANNEX ? 1 : 0))
    fewer = find_loosest (document, shaper, n_pages - 1, place);

  return fewer != NULL ? fewer : g_steal_pointer (&usual);
}

static gboolean
has_annex (const JyDocument *document)
{
  for (guint i = 0; i < jy_document_get_n_blocks (document); i++)
    if (jy_document_get_block (document, i)->place == JY_PLACE_ANNEX)
      return TRUE;

  return FALSE;
}

/**
 * jy_layout_document:
 * @document: a document
 * @fonts: measures its text
 *
 * Sets all blocks on pages. Takes time and memory in proportion to the text. When
 * the document asks for it, two pages are set more closely to become one, and
 * three to become two, see jy_document_set_fit_one_page(); drawings may be drawn
 * several times then. An annex is set where the document takes no more pages with it
 * than with the same in the text, but for a document of one page: what is signed
 * stands together, and the annex has more room.
 *
 * Returns: (transfer full): at least one page
 */
JyPageList *
jy_layout_document (const JyDocument *document,
                    JyFontSet        *fonts)
{
  g_autoptr (JyShaper) shaper = NULL;
  g_autoptr (JyPageList) pages = NULL;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (JY_IS_FONT_SET (fonts), NULL);

  shaper = jy_shaper_new (fonts);
  pages = fit_pages (document, shaper, JY_PLACE_WITHIN);
  if (jy_page_list_get_n_pages (pages) > 1 && has_annex (document))
    {
      g_autoptr (JyPageList) annexed = fit_pages (document, shaper, JY_PLACE_ANNEX);

      if (jy_page_list_get_n_pages (annexed) <= jy_page_list_get_n_pages (pages))
        {
          jy_page_list_free (pages);
          pages = g_steal_pointer (&annexed);
        }
    }
  jy_page_list_take_warnings (pages, jy_shaper_dup_warnings (shaper));

  return g_steal_pointer (&pages);
}
