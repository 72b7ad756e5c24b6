/* The only code that knows libharu. It gives libharu subsets of fonts instead
 * of fonts, and outlines where libharu would print blanks. */

#include "config.h"

#include "jy-pdf-painter.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <hpdf.h>
#include <math.h>

#include "jy-face-use.h"
#include "jy-font-tail.h"
#include "jy-hatch.h"
#include "jy-notice-error.h"
#include "jy-pdf-catalog-private.h"

/* Width of the pen that makes type bold, in ems. */
#define BOLD_PEN 0.03
/* Darker than any watermark. */
#define DARK 0.5

/* Fewer pages are turned over faster than looked up. */
#define FEWEST_PAGES_WITH_BOOKMARKS 3

typedef struct
{
  GArray *characters; /* gunichar: shown as text in this face */
  HPDF_Font font;     /* NULL: draw its characters as outlines */
} PaintedFace;

/* What the canvas was told last: libharu writes everything it is told, and a
 * ledger of thousands of pages says the same things over and over. */
typedef struct
{
  gboolean open;
  HPDF_Font font;
  double size;
  double grey;
  double char_space;
  gboolean bold;
  HPDF_REAL x;
  HPDF_REAL y;
} TextState;

typedef struct
{
  HPDF_Doc pdf;
  HPDF_Page canvas;
  double paper_height;
  JyFontSet *fonts;
  GPtrArray *canvases; /* HPDF_Page, of all pages so far */
  GHashTable *faces;   /* number → PaintedFace */
  HPDF_STATUS failure; /* the first one; those after it only follow from it */
  HPDF_STATUS detail;
  TextState text;
} Painter;

/* An outline on its way to the canvas: ems to points, turned and moved. */
typedef struct
{
  HPDF_Page canvas;
  double x;
  double y;
  double along;
  double across;
} Pen;

static void
failed_cb (HPDF_STATUS failure,
           HPDF_STATUS detail,
           void       *user_data)
{
  Painter *self = user_data;

  if (self->failure == HPDF_OK)
    {
      self->failure = failure;
      self->detail = detail;
    }
}

static void
forgive (Painter *self)
{
  HPDF_ResetError (self->pdf);
  self->failure = HPDF_OK;
  self->detail = HPDF_OK;
}

static gboolean
check (Painter *self,
       GError **error)
{
  if (self->failure == HPDF_OK)
    return TRUE;

  g_set_error (error,
               JY_NOTICE_ERROR,
               JY_NOTICE_ERROR_PDF,
               _ ("The notice cannot be written as PDF (libharu error 0x%04X, %u). The records are "
                  "not affected; report this error together with the notice."),
               (guint) self->failure,
               (guint) self->detail);

  return FALSE;
}

static void
painted_face_free (gpointer pointer)
{
  PaintedFace *face = pointer;

  g_array_unref (face->characters);
  g_free (face);
}

/* Hundredths of a point are finer than any printer and keep the file small. */
static HPDF_REAL
round_place (double value)
{
  return (HPDF_REAL) (floor (value * 100 + 0.5) / 100);
}

static HPDF_REAL
flip (Painter *self,
      double   y)
{
  return round_place (self->paper_height - y);
}

static void
pen_point (const Pen *pen,
           double     x,
           double     y,
           HPDF_REAL *to_x,
           HPDF_REAL *to_y)
{
  *to_x = round_place (pen->x + x * pen->along - y * pen->across);
  *to_y = round_place (pen->y + x * pen->across + y * pen->along);
}

static void
pen_move_to (gpointer user_data,
             double   x,
             double   y)
{
  Pen *pen = user_data;
  HPDF_REAL to_x;
  HPDF_REAL to_y;

  pen_point (pen, x, y, &to_x, &to_y);
  HPDF_Page_MoveTo (pen->canvas, to_x, to_y);
}

static void
pen_line_to (gpointer user_data,
             double   x,
             double   y)
{
  Pen *pen = user_data;
  HPDF_REAL to_x;
  HPDF_REAL to_y;

  pen_point (pen, x, y, &to_x, &to_y);
  HPDF_Page_LineTo (pen->canvas, to_x, to_y);
}

static void
pen_cubic_to (gpointer user_data,
              double   x1,
              double   y1,
              double   x2,
              double   y2,
              double   x,
              double   y)
{
  Pen *pen = user_data;
  HPDF_REAL places[6];

  pen_point (pen, x1, y1, &places[0], &places[1]);
  pen_point (pen, x2, y2, &places[2], &places[3]);
  pen_point (pen, x, y, &places[4], &places[5]);
  HPDF_Page_CurveTo (pen->canvas,
                     places[0],
                     places[1],
                     places[2],
                     places[3],
                     places[4],
                     places[5]);
}

static void
pen_close (gpointer user_data)
{
  HPDF_Page_ClosePath (((Pen *) user_data)->canvas);
}

static const JyOutlineSink pen_sink = {
  .move_to = pen_move_to,
  .line_to = pen_line_to,
  .cubic_to = pen_cubic_to,
  .close = pen_close,
};

/* 〓 for computers on which not even 〓 can be found. */
static void
draw_geta (Pen *pen)
{
  static const double bars[][2] = { { 0.55, 0.72 }, { 0.04, 0.21 } };

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      pen_move_to (pen, 0.08, bars[i][0]);
      pen_line_to (pen, 0.92, bars[i][0]);
      pen_line_to (pen, 0.92, bars[i][1]);
      pen_line_to (pen, 0.08, bars[i][1]);
      pen_close (pen);
    }
}

static void
close_text (Painter *self)
{
  if (self->text.open)
    HPDF_Page_EndText (self->canvas);
  self->text.open = FALSE;
}

static void
set_ink (Painter     *self,
         const JyRun *run)
{
  if (self->text.grey != run->grey)
    HPDF_Page_SetGrayFill (self->canvas, (HPDF_REAL) run->grey);
  self->text.grey = run->grey;
  if (run->bold)
    {
      /* Mitres of a pen stand out as thorns where strokes end in a point. */
      HPDF_Page_SetLineJoin (self->canvas, HPDF_ROUND_JOIN);
      HPDF_Page_SetGrayStroke (self->canvas, (HPDF_REAL) run->grey);
      HPDF_Page_SetLineWidth (self->canvas, round_place (run->size * BOLD_PEN));
    }
}

static void
paint_outlines (Painter     *self,
                const JyRun *run,
                const char  *text)
{
  JyFontFace *face = jy_font_set_get_face (self->fonts, run->face);
  double turn = run->angle * G_PI / 180;
  Pen pen = { .canvas = self->canvas,
              .x = run->x,
              .y = self->paper_height - run->y,
              .along = run->size * cos (turn),
              .across = run->size * sin (turn) };

  close_text (self);
  set_ink (self, run);
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar ch = g_utf8_get_char (text);
      double advance = 1;

      if (face != NULL)
        {
          jy_font_face_get_advance (face, ch, &advance);
          jy_font_face_draw_outline (face, ch, &pen_sink, &pen);
        }
      else
        {
          draw_geta (&pen);
        }
      /* A space has no path, and libharu refuses to fill nothing. */
      if (HPDF_Page_GetGMode (self->canvas) == HPDF_GMODE_PATH_OBJECT)
        {
          if (run->bold)
            HPDF_Page_FillStroke (self->canvas);
          else
            HPDF_Page_Fill (self->canvas);
        }

      pen.x += (advance + run->char_space / run->size) * pen.along;
      pen.y += (advance + run->char_space / run->size) * pen.across;
    }
}

/* Font, spacing and mode stay as they are from one text object to the next. */
static void
set_type (Painter     *self,
          const JyRun *run,
          HPDF_Font    font)
{
  TextState *state = &self->text;

  if (state->font != font || state->size != run->size)
    HPDF_Page_SetFontAndSize (self->canvas, font, (HPDF_REAL) run->size);
  if (state->char_space != run->char_space)
    HPDF_Page_SetCharSpace (self->canvas, (HPDF_REAL) run->char_space);
  if (state->bold != run->bold)
    HPDF_Page_SetTextRenderingMode (self->canvas, run->bold ? HPDF_FILL_THEN_STROKE : HPDF_FILL);
  state->font = font;
  state->size = run->size;
  state->char_space = run->char_space;
  state->bold = run->bold;
}

static void
paint_text (Painter     *self,
            const JyRun *run,
            const char  *text,
            HPDF_Font    font)
{
  TextState *state = &self->text;
  HPDF_REAL x = round_place (run->x);
  HPDF_REAL y = flip (self, run->y);

  set_ink (self, run);
  if (!state->open)
    {
      HPDF_Page_BeginText (self->canvas);
      state->open = TRUE;
      state->x = 0;
      state->y = 0;
    }
  set_type (self, run, font);
  /* Relative to the run before. */
  HPDF_Page_MoveTextPos (self->canvas, round_place (x - state->x), round_place (y - state->y));
  HPDF_Page_ShowText (self->canvas, text);
  state->x = x;
  state->y = y;
}

static void
paint_run (Painter     *self,
           const JyRun *run,
           const char  *text)
{
  PaintedFace *face = g_hash_table_lookup (self->faces, GUINT_TO_POINTER (run->face));

  if (run->mode == JY_GLYPH_TEXT && face != NULL && face->font != NULL)
    paint_text (self, run, text, face->font);
  else
    paint_outlines (self, run, text);
}

/* A watermark is lighter: across a dark box it would look like a part that is missing. */
static gboolean
is_dark (const JyBox *box)
{
  return box->grey < DARK;
}

/* Boxes of one grey are one path, so that no light shows between boxes that touch. */
static void
paint_boxes (Painter      *self,
             const JyPage *page,
             gboolean      dark)
{
  guint n_boxes = jy_page_get_n_boxes (page);

  for (guint i = 0; i < n_boxes; i++)
    {
      const JyBox *box = jy_page_get_box (page, i);
      const JyBox *before = i > 0 ? jy_page_get_box (page, i - 1) : NULL;
      const JyBox *next = i + 1 < n_boxes ? jy_page_get_box (page, i + 1) : NULL;

      if (is_dark (box) != dark)
        continue;
      if (before == NULL || before->grey != box->grey)
        HPDF_Page_SetGrayFill (self->canvas, (HPDF_REAL) box->grey);
      HPDF_Page_Rectangle (self->canvas,
                           round_place (box->x),
                           flip (self, box->y + box->height),
                           round_place (box->width),
                           round_place (box->height));
      if (next == NULL || next->grey != box->grey)
        HPDF_Page_Fill (self->canvas);
    }
}

static void
draw_stroke (double   x1,
             double   y1,
             double   x2,
             double   y2,
             gpointer user_data)
{
  Painter *self = user_data;

  HPDF_Page_MoveTo (self->canvas, round_place (x1), flip (self, y1));
  HPDF_Page_LineTo (self->canvas, round_place (x2), flip (self, y2));
}

/* One path for each pattern: every stroke of its own would make the file long. */
static void
paint_hatch (Painter     *self,
             const JyBox *box)
{
  static const HPDF_UINT16 dots[] = { JY_HATCH_DOT, JY_HATCH_DOT_GAP };

  HPDF_Page_SetLineWidth (self->canvas, (HPDF_REAL) jy_hatch_get_thickness (box->hatch));
  if (box->hatch == JY_HATCH_DOTS)
    HPDF_Page_SetDash (self->canvas, dots, G_N_ELEMENTS (dots), 0);
  jy_hatch_draw (box, draw_stroke, self);
  if (HPDF_Page_GetGMode (self->canvas) == HPDF_GMODE_PATH_OBJECT)
    HPDF_Page_Stroke (self->canvas);
  if (box->hatch == JY_HATCH_DOTS)
    HPDF_Page_SetDash (self->canvas, NULL, 0, 0);
  HPDF_Page_SetLineWidth (self->canvas, (HPDF_REAL) JY_HATCH_OUTLINE_THICKNESS);
  HPDF_Page_Rectangle (self->canvas,
                       round_place (box->x),
                       flip (self, box->y + box->height),
                       round_place (box->width),
                       round_place (box->height));
  HPDF_Page_Stroke (self->canvas);
}

static void
paint_hatches (Painter      *self,
               const JyPage *page)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < jy_page_get_n_boxes (page); i++)
    {
      const JyBox *box = jy_page_get_box (page, i);

      if (box->hatch == JY_HATCH_NONE)
        continue;
      if (!begun)
        {
          HPDF_Page_SetGrayStroke (self->canvas, 0);
          HPDF_Page_SetLineCap (self->canvas, HPDF_BUTT_END);
          HPDF_Page_SetLineJoin (self->canvas, HPDF_MITER_JOIN);
        }
      begun = TRUE;
      paint_hatch (self, box);
    }
}

static void
set_dash (Painter *self,
          guint    dash)
{
  const HPDF_UINT16 pattern[] = { (HPDF_UINT16) dash };

  HPDF_Page_SetLineCap (self->canvas, dash > 0 ? HPDF_BUTT_END : HPDF_PROJECTING_SCUARE_END);
  HPDF_Page_SetDash (self->canvas, dash > 0 ? pattern : NULL, dash > 0 ? 1 : 0, 0);
}

static void
paint_rules (Painter      *self,
             const JyPage *page)
{
  guint n_rules = jy_page_get_n_rules (page);
  double thickness = -1;
  double grey = 0;
  guint dash = 0;

  if (n_rules == 0)
    return;

  HPDF_Page_SetGrayStroke (self->canvas, 0);
  HPDF_Page_SetLineCap (self->canvas, HPDF_PROJECTING_SCUARE_END);
  for (guint i = 0; i < n_rules; i++)
    {
      const JyRule *rule = jy_page_get_rule (page, i);

      if (rule->thickness != thickness)
        HPDF_Page_SetLineWidth (self->canvas, (HPDF_REAL) rule->thickness);
      if (rule->grey != grey)
        HPDF_Page_SetGrayStroke (self->canvas, (HPDF_REAL) rule->grey);
      if (rule->dash != dash)
        set_dash (self, rule->dash);
      thickness = rule->thickness;
      grey = rule->grey;
      dash = rule->dash;
      HPDF_Page_MoveTo (self->canvas, round_place (rule->x1), flip (self, rule->y1));
      HPDF_Page_LineTo (self->canvas, round_place (rule->x2), flip (self, rule->y2));
      HPDF_Page_Stroke (self->canvas);
    }
  if (dash > 0)
    set_dash (self, 0);
}

static gboolean
paint_page (Painter      *self,
            const JyPage *page,
            GError      **error)
{
  self->canvas = HPDF_AddPage (self->pdf);
  if (self->canvas == NULL)
    return check (self, error);

  g_ptr_array_add (self->canvases, self->canvas);
  self->text = (TextState) { .grey = -1 };
  self->paper_height = jy_page_get_height (page);
  HPDF_Page_SetWidth (self->canvas, (HPDF_REAL) jy_page_get_width (page));
  HPDF_Page_SetHeight (self->canvas, (HPDF_REAL) self->paper_height);

  /* The watermark comes first in the list and lies below the boxes' text. */
  paint_boxes (self, page, FALSE);
  for (guint i = 0; i < jy_page_get_n_runs (page); i++)
    {
      const JyRun *run = jy_page_get_run (page, i);

      if (run->angle != 0)
        paint_run (self, run, jy_page_get_text (page, run));
    }
  close_text (self);
  paint_boxes (self, page, TRUE);
  paint_hatches (self, page);
  paint_rules (self, page);
  for (guint i = 0; i < jy_page_get_n_runs (page); i++)
    {
      const JyRun *run = jy_page_get_run (page, i);

      if (run->angle == 0)
        paint_run (self, run, jy_page_get_text (page, run));
    }
  close_text (self);

  return check (self, error);
}

static HPDF_Outline
add_bookmark (Painter          *self,
              HPDF_Outline      parent,
              const JyBookmark *bookmark)
{
  HPDF_Page canvas = g_ptr_array_index (self->canvases, bookmark->page);
  HPDF_Outline outline =
    HPDF_CreateOutline (self->pdf, parent, bookmark->title, HPDF_GetEncoder (self->pdf, "UTF-8"));
  HPDF_Destination destination = HPDF_Page_CreateDestination (canvas);

  HPDF_Destination_SetFitH (destination, round_place (HPDF_Page_GetHeight (canvas) - bookmark->y));
  HPDF_Outline_SetDestination (outline, destination);
  /* The reader sees the parts, and opens what he wants to see of them. */
  HPDF_Outline_SetOpened (outline, parent == NULL);

  return outline;
}

static void
paint_bookmarks (Painter          *self,
                 const JyPageList *pages)
{
  HPDF_Outline open[JY_BOOKMARK_N_LEVELS] = { NULL };

  for (guint i = 0; i < jy_page_list_get_n_bookmarks (pages); i++)
    {
      const JyBookmark *bookmark = jy_page_list_get_bookmark (pages, i);
      HPDF_Outline parent = NULL;

      for (guint level = 0; level < bookmark->level; level++)
        parent = open[level] != NULL ? open[level] : parent;
      open[bookmark->level] = add_bookmark (self, parent, bookmark);
      for (guint level = bookmark->level + 1; level < JY_BOOKMARK_N_LEVELS; level++)
        open[level] = NULL;
    }
}

static void
add_painted_face (gpointer number,
                  gpointer characters,
                  gpointer user_data)
{
  Painter *self = user_data;
  PaintedFace *face = g_new0 (PaintedFace, 1);

  face->characters = g_array_ref (characters);
  g_hash_table_insert (self->faces, number, face);
}

static void
collect_faces (Painter          *self,
               const JyPageList *pages)
{
  g_autoptr (GHashTable) use = jy_face_use_collect (pages);

  g_hash_table_foreach (use, add_painted_face, self);
}

/* libharu reads fonts from files only. It keeps the file open, so that it can
 * be deleted at once. */
static gboolean
load_bytes (Painter   *self,
            GBytes    *bytes,
            HPDF_Font *font,
            GError   **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) tailed = jy_font_tail_new (bytes);
  gsize length = 0;
  const char *content = g_bytes_get_data (tailed, &length);
  const char *name;
  int descriptor = g_file_open_tmp ("jieyue-font-XXXXXX", &path, error);

  *font = NULL;
  if (descriptor < 0)
    return FALSE;
  g_close (descriptor, NULL);
  if (!g_file_set_contents_full (path, content, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, error))
    {
      g_unlink (path);
      return FALSE;
    }

  name = HPDF_LoadTTFontFromFile (self->pdf, path, HPDF_TRUE);
  g_unlink (path);
  if (name != NULL)
    *font = HPDF_GetFont (self->pdf, name, "UTF-8");

  return TRUE;
}

static gboolean
load_face (Painter     *self,
           guint        number,
           PaintedFace *painted,
           GError     **error)
{
  JyFontFace *face = jy_font_set_get_face (self->fonts, number);
  g_autoptr (GBytes) subset = NULL;

  if (face == NULL || !jy_font_face_is_embeddable (face))
    return TRUE;

  subset = jy_font_face_dup_subset (face, painted->characters, error);
  if (subset == NULL || !load_bytes (self, subset, &painted->font, error))
    return FALSE;

  /* A font libharu does not take is drawn as outlines instead. */
  if (painted->font == NULL)
    {
      g_debug ("libharu refuses %s: 0x%04X", jy_font_face_get_path (face), (guint) self->failure);
      forgive (self);
      jy_font_face_set_outlines_only (face);
    }

  return TRUE;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  return GPOINTER_TO_INT (a) - GPOINTER_TO_INT (b);
}

static gboolean
load_faces (Painter *self,
            GError **error)
{
  g_autoptr (GList) numbers = g_hash_table_get_keys (self->faces);

  numbers = g_list_sort (numbers, compare_numbers);
  for (GList *at = numbers; at != NULL; at = at->next)
    if (!load_face (self,
                    GPOINTER_TO_UINT (at->data),
                    g_hash_table_lookup (self->faces, at->data),
                    error))
      return FALSE;

  return TRUE;
}

static void
set_property (Painter      *self,
              HPDF_InfoType property,
              const char   *text)
{
  if (text != NULL && *text != '\0')
    HPDF_SetInfoAttr (self->pdf, property, text);
}

/* The string encoding of properties is that of the current encoder. */
static void
set_properties (Painter          *self,
                const JyDocument *document)
{
  JyDocumentDate date = jy_document_get_date (document);
  HPDF_Date created = { .year = date.year,
                        .month = date.month,
                        .day = date.day,
                        .ind = '+',
                        .off_hour = 8 };

  HPDF_UseUTFEncodings (self->pdf);
  HPDF_SetCurrentEncoder (self->pdf, "UTF-8");
  HPDF_SetCompressionMode (self->pdf, HPDF_COMP_ALL);
  set_property (self, HPDF_INFO_TITLE, jy_document_get_title (document));
  set_property (self, HPDF_INFO_AUTHOR, jy_document_get_author (document));
  set_property (self, HPDF_INFO_SUBJECT, jy_document_get_subject (document));
  set_property (self, HPDF_INFO_CREATOR, "Jieyue " JY_VERSION);
  jy_pdf_catalog_set_language (self->pdf, "zh-CN");
  if (date.year > 0)
    HPDF_SetInfoDateAttr (self->pdf, HPDF_INFO_CREATION_DATE, created);
}

static GBytes *
save (Painter *self,
      GError **error)
{
  g_autofree HPDF_BYTE *buffer = NULL;
  HPDF_UINT32 size;

  HPDF_SaveToStream (self->pdf);
  if (!check (self, error))
    return NULL;

  size = HPDF_GetStreamSize (self->pdf);
  buffer = g_malloc (size);
  HPDF_ResetStream (self->pdf);
  HPDF_ReadFromStream (self->pdf, buffer, &size);
  if (!check (self, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&buffer), size);
}

static GBytes *
paint (Painter          *self,
       const JyPageList *pages,
       const JyDocument *document,
       GError          **error)
{
  set_properties (self, document);
  collect_faces (self, pages);
  if (!check (self, error) || !load_faces (self, error))
    return NULL;

  for (guint i = 0; i < jy_page_list_get_n_pages (pages); i++)
    if (!paint_page (self, jy_page_list_get_page (pages, i), error))
      return NULL;

  if (jy_page_list_get_n_pages (pages) >= FEWEST_PAGES_WITH_BOOKMARKS)
    paint_bookmarks (self, pages);

  return save (self, error);
}

/**
 * jy_pdf_paint:
 * @pages: laid-out pages
 * @document: the document they come from, for its properties
 * @fonts: the font set they were laid out with
 * @error: return location for an error
 *
 * Writes @pages as PDF. Equal pages and properties give equal bytes.
 *
 * Returns: (transfer full): the file, or %NULL with %JY_NOTICE_ERROR_PDF,
 *   %JY_NOTICE_ERROR_FONT or a #GFileError from the temporary directory
 */
GBytes *
jy_pdf_paint (const JyPageList *pages,
              const JyDocument *document,
              JyFontSet        *fonts,
              GError          **error)
{
  Painter painter = { .fonts = fonts };
  GBytes *bytes = NULL;

  painter.pdf = HPDF_New (failed_cb, &painter);
  painter.canvases = g_ptr_array_new ();
  painter.faces = g_hash_table_new_full (NULL, NULL, NULL, painted_face_free);
  if (painter.pdf != NULL)
    {
      bytes = paint (&painter, pages, document, error);
      HPDF_Free (painter.pdf);
    }
  else
    {
      painter.failure = HPDF_FAILD_TO_ALLOC_MEM;
      check (&painter, error);
    }
  g_hash_table_unref (painter.faces);
  g_ptr_array_unref (painter.canvases);

  return bytes;
}
