/* A face of a font file through HarfBuzz. What may be embedded is decided here,
 * because the PDF writer loses what it cannot embed without saying so. */

#include "config.h"

#include "jy-font-face.h"

#include <glib/gi18n-lib.h>
#include <hb-ot.h>
#include <hb-subset.h>

#include "jy-font-cmap.h"
#include "jy-font-diet.h"
#include "jy-font-punctuation.h"
#include "jy-notice-error.h"

/* OS/2 fsType: restricted licence, no subsetting, bitmaps only. */
#define FS_TYPE_FORBIDDEN (0x0002 | 0x0100 | 0x0200)

/* glyf component flags, OpenType specification, "glyf" table. */
#define COMPONENT_WORDS    0x0001
#define COMPONENT_SCALE    0x0008
#define COMPONENT_MORE     0x0020
#define COMPONENT_XY_SCALE 0x0040
#define COMPONENT_2X2      0x0080

struct _JyFontFace
{
  char *path;
  char *name;
  guint index;
  hb_face_t *face;
  hb_font_t *font;
  double upem;
  hb_blob_t *loca;
  hb_blob_t *glyf;
  gboolean long_loca;
  gboolean embeddable;
};

typedef struct
{
  const JyOutlineSink *sink;
  gpointer user_data;
  double upem;
} OutlinePen;

typedef struct
{
  const guint8 *start;
  gsize length;
} GlyphBytes;

static guint
read_u16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static guint
read_u32 (const guint8 *bytes)
{
  return read_u16 (bytes) << 16 | read_u16 (bytes + 2);
}

static guint
table_u16 (hb_face_t *face,
           hb_tag_t   tag,
           guint      at,
           guint      otherwise)
{
  hb_blob_t *blob = hb_face_reference_table (face, tag);
  unsigned int length = 0;
  const guint8 *bytes = (const guint8 *) hb_blob_get_data (blob, &length);
  guint value = bytes != NULL && length >= at + 2 ? read_u16 (bytes + at) : otherwise;

  hb_blob_destroy (blob);

  return value;
}

static gboolean
find_glyph (JyFontFace *self,
            guint       glyph,
            GlyphBytes *found)
{
  unsigned int loca_length = 0;
  unsigned int glyf_length = 0;
  const guint8 *loca = (const guint8 *) hb_blob_get_data (self->loca, &loca_length);
  const guint8 *glyf = (const guint8 *) hb_blob_get_data (self->glyf, &glyf_length);
  gsize width = self->long_loca ? 4 : 2;
  gsize start;
  gsize end;

  if ((gsize) (glyph + 2) * width > loca_length)
    return FALSE;

  loca += glyph * width;
  start = self->long_loca ? read_u32 (loca) : read_u16 (loca) * 2;
  end = self->long_loca ? read_u32 (loca + 4) : read_u16 (loca + 2) * 2;
  if (end < start || end > glyf_length)
    return FALSE;

  *found = (GlyphBytes) { .start = glyf + start, .length = end - start };

  return TRUE;
}

static gboolean
is_composite (const GlyphBytes *glyph)
{
  return glyph->length >= 10 && (glyph->start[0] & 0x80) != 0;
}

/* libharu resolves the parts of a glyph, but not the parts of a part. */
static gboolean
glyph_is_drawable (JyFontFace *self,
                   guint       glyph)
{
  GlyphBytes whole;
  gsize at = 10;
  guint flags = COMPONENT_MORE;

  if (!find_glyph (self, glyph, &whole))
    return FALSE;
  if (!is_composite (&whole))
    return TRUE;

  while (flags & COMPONENT_MORE)
    {
      GlyphBytes part;

      if (at + 4 > whole.length)
        return FALSE;
      flags = read_u16 (whole.start + at);
      if (!find_glyph (self, read_u16 (whole.start + at + 2), &part) || is_composite (&part))
        return FALSE;
      at += 4 + (flags & COMPONENT_WORDS ? 4 : 2);
      if (flags & COMPONENT_SCALE)
        at += 2;
      else if (flags & COMPONENT_XY_SCALE)
        at += 4;
      else if (flags & COMPONENT_2X2)
        at += 8;
    }

  return TRUE;
}

/* Some fonts map a character to a glyph without any outline: WenQuanYi Micro
 * Hei does it with ℃. Only white space may look like that. */
static gboolean
is_blank (gunichar ch)
{
  return g_unichar_isspace (ch) || g_unichar_type (ch) == G_UNICODE_SPACE_SEPARATOR ||
         ch == 0x2800 || ch == 0x3164;
}

static void
note_point_cb (hb_draw_funcs_t *funcs,
               void            *draw_data,
               hb_draw_state_t *state,
               float            x,
               float            y,
               void            *user_data)
{
  *(gboolean *) draw_data = TRUE;
}

static void
draw_glyph (JyFontFace      *self,
            guint            glyph,
            hb_draw_funcs_t *funcs,
            gpointer         pen)
{
#if HB_VERSION_ATLEAST(7, 0, 0)
  hb_font_draw_glyph (self->font, glyph, funcs, pen);
#else
  hb_font_get_glyph_shape (self->font, glyph, funcs, pen);
#endif
}

static gboolean
has_outline (JyFontFace *self,
             guint       glyph)
{
  hb_draw_funcs_t *funcs;
  gboolean drawn = FALSE;
  GlyphBytes bytes;

  if (find_glyph (self, glyph, &bytes))
    return bytes.length > 0;

  funcs = hb_draw_funcs_create ();
  hb_draw_funcs_set_line_to_func (funcs, note_point_cb, NULL, NULL);
  hb_draw_funcs_set_move_to_func (funcs, note_point_cb, NULL, NULL);
  draw_glyph (self, glyph, funcs, &drawn);
  hb_draw_funcs_destroy (funcs);

  return drawn;
}

static void
move_to_cb (hb_draw_funcs_t *funcs,
            void            *draw_data,
            hb_draw_state_t *state,
            float            x,
            float            y,
            void            *user_data)
{
  OutlinePen *pen = draw_data;

  pen->sink->move_to (pen->user_data, x / pen->upem, y / pen->upem);
}

static void
line_to_cb (hb_draw_funcs_t *funcs,
            void            *draw_data,
            hb_draw_state_t *state,
            float            x,
            float            y,
            void            *user_data)
{
  OutlinePen *pen = draw_data;

  pen->sink->line_to (pen->user_data, x / pen->upem, y / pen->upem);
}

static void
cubic_to_cb (hb_draw_funcs_t *funcs,
             void            *draw_data,
             hb_draw_state_t *state,
             float            x1,
             float            y1,
             float            x2,
             float            y2,
             float            x,
             float            y,
             void            *user_data)
{
  OutlinePen *pen = draw_data;

  pen->sink->cubic_to (pen->user_data,
                       x1 / pen->upem,
                       y1 / pen->upem,
                       x2 / pen->upem,
                       y2 / pen->upem,
                       x / pen->upem,
                       y / pen->upem);
}

static void
close_path_cb (hb_draw_funcs_t *funcs,
               void            *draw_data,
               hb_draw_state_t *state,
               void            *user_data)
{
  OutlinePen *pen = draw_data;

  pen->sink->close (pen->user_data);
}

static hb_subset_input_t *
new_subset_input (GArray *characters)
{
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_set_t *dropped;
  hb_set_t *names;
  hb_set_t *unicodes;

  if (input == NULL)
    return NULL;

  unicodes = hb_subset_input_unicode_set (input);
  for (guint i = 0; i < characters->len; i++)
    hb_set_add (unicodes, g_array_index (characters, gunichar, i));

  /* Without layout tables the glyph closure stays what was asked for. */
  dropped = hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  hb_set_add (dropped, HB_TAG ('G', 'S', 'U', 'B'));
  hb_set_add (dropped, HB_TAG ('G', 'P', 'O', 'S'));
  hb_set_add (dropped, HB_TAG ('G', 'D', 'E', 'F'));
  hb_set_add (dropped, HB_TAG ('v', 'h', 'e', 'a'));
  hb_set_add (dropped, HB_TAG ('v', 'm', 't', 'x'));
  hb_set_add (dropped, HB_TAG ('g', 'a', 's', 'p'));

  /* Without one of these two libharu refuses the font. */
  names = hb_subset_input_set (input, HB_SUBSET_SETS_NAME_ID);
  hb_set_clear (names);
  hb_set_add (names, HB_OT_NAME_ID_POSTSCRIPT_NAME);
  hb_set_add (names, HB_OT_NAME_ID_FONT_SUBFAMILY);
  hb_subset_input_set_flags (input, HB_SUBSET_FLAGS_NO_HINTING);

  return input;
}

static int
compare_mappings (gconstpointer a,
                  gconstpointer b)
{
  return (int) ((const JyFontMapping *) a)->character - (int) ((const JyFontMapping *) b)->character;
}

/* What is beyond the first plane is never embedded. */
static GBytes *
new_cmap (hb_font_t *font,
          GArray    *characters)
{
  g_autoptr (GArray) mappings = g_array_new (FALSE, FALSE, sizeof (JyFontMapping));

  for (guint i = 0; i < characters->len; i++)
    {
      gunichar ch = g_array_index (characters, gunichar, i);
      hb_codepoint_t glyph;

      if (ch < G_MAXUINT16 && hb_font_get_nominal_glyph (font, ch, &glyph) && glyph <= G_MAXUINT16)
        {
          JyFontMapping mapping = { (guint16) ch, (guint16) glyph };

          g_array_append_val (mappings, mapping);
        }
    }
  g_array_sort (mappings, compare_mappings);

  return jy_font_cmap_new ((const JyFontMapping *) (void *) mappings->data, mappings->len);
}

static GBytes *
finish_subset (hb_face_t *subset,
               hb_blob_t *blob,
               GArray    *characters)
{
  static const gunichar marks[] = { 0x3001, 0x3002 }; /* 、 。 */
  hb_font_t *font = hb_font_create (subset);
  unsigned int length = 0;
  const char *content = hb_blob_get_data (blob, &length);
  g_autofree guint8 *bytes = g_memdup2 (content, length);
  g_autoptr (GBytes) cmap = new_cmap (font, characters);
  GBytes *smaller;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      hb_codepoint_t glyph;

      if (hb_font_get_nominal_glyph (font, marks[i], &glyph) && glyph != 0)
        jy_font_punctuation_settle (bytes, length, glyph);
    }
  hb_font_destroy (font);
  smaller = jy_font_diet_new (bytes, length, cmap);

  return smaller != NULL ? smaller : g_bytes_new_take (g_steal_pointer (&bytes), length);
}

/**
 * jy_font_face_new:
 * @path: a font file
 * @index: the face inside a collection, 0 for a plain file
 * @name: the family, for messages
 *
 * Maps a font file. A file that cannot be read gives %NULL, and the next
 * candidate is tried.
 *
 * Returns: (transfer full) (nullable): the face
 */
JyFontFace *
jy_font_face_new (const char *path,
                  guint index,
                  const char *name)
{
  g_autoptr (JyFontFace) self = NULL;
  hb_blob_t *blob;

  g_return_val_if_fail (path != NULL, NULL);

  blob = hb_blob_create_from_file_or_fail (path);
  if (blob == NULL)
    return NULL;

  self = g_new0 (JyFontFace, 1);
  self->path = g_strdup (path);
  self->name = g_strdup (name != NULL ? name : path);
  self->index = index;
  self->face = hb_face_create (blob, index);
  hb_blob_destroy (blob);
  if (hb_face_get_glyph_count (self->face) == 0)
    return NULL;

  self->font = hb_font_create (self->face);
  self->upem = hb_face_get_upem (self->face);
  self->loca = hb_face_reference_table (self->face, HB_TAG ('l', 'o', 'c', 'a'));
  self->glyf = hb_face_reference_table (self->face, HB_TAG ('g', 'l', 'y', 'f'));
  self->long_loca = table_u16 (self->face, HB_TAG ('h', 'e', 'a', 'd'), 50, 0) != 0;
  self->embeddable = hb_blob_get_length (self->glyf) > 0 &&
                     !(table_u16 (self->face, HB_TAG ('O', 'S', '/', '2'), 8, 0) &
                       FS_TYPE_FORBIDDEN);

  return g_steal_pointer (&self);
}

/**
 * jy_font_face_free:
 * @self: (transfer full): a face
 */
void
jy_font_face_free (JyFontFace *self)
{
  hb_blob_destroy (self->loca);
  hb_blob_destroy (self->glyf);
  hb_font_destroy (self->font);
  hb_face_destroy (self->face);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

/**
 * jy_font_face_get_name:
 * @self: a face
 *
 * Returns: the family name it was found under
 */
const char *
jy_font_face_get_name (const JyFontFace *self)
{
  return self->name;
}

/**
 * jy_font_face_get_path:
 * @self: a face
 *
 * Returns: the font file
 */
const char *
jy_font_face_get_path (const JyFontFace *self)
{
  return self->path;
}

/**
 * jy_font_face_get_index:
 * @self: a face
 *
 * Returns: the face's index inside a collection
 */
guint
jy_font_face_get_index (const JyFontFace *self)
{
  return self->index;
}

/**
 * jy_font_face_is_embeddable:
 * @self: a face
 *
 * Returns: whether the face has TrueType outlines and a licence that allows a
 *   subset to be embedded
 */
gboolean
jy_font_face_is_embeddable (JyFontFace *self)
{
  return self->embeddable;
}

/**
 * jy_font_face_set_outlines_only:
 * @self: a face
 *
 * Notes that embedding this face failed; its characters are drawn instead.
 */
void
jy_font_face_set_outlines_only (JyFontFace *self)
{
  self->embeddable = FALSE;
}

/**
 * jy_font_face_get_advance:
 * @self: a face
 * @ch: a character
 * @advance: (out) (optional): its width in ems
 *
 * Returns: whether the face can show @ch: it has a glyph, and the glyph is not
 *   blank unless @ch is
 */
gboolean
jy_font_face_get_advance (JyFontFace *self,
                          gunichar ch,
                          double *advance)
{
  hb_codepoint_t glyph;

  if (!hb_font_get_nominal_glyph (self->font, ch, &glyph) || glyph == 0)
    return FALSE;
  if (!is_blank (ch) && !has_outline (self, glyph))
    return FALSE;

  if (advance != NULL)
    *advance = hb_font_get_glyph_h_advance (self->font, glyph) / self->upem;

  return TRUE;
}

/**
 * jy_font_face_can_embed:
 * @self: a face
 * @ch: a character the face has
 *
 * Returns: whether @ch comes out whole as text from an embedded subset: not
 *   above U+FFFF, and not built from parts that are built from parts
 */
gboolean
jy_font_face_can_embed (JyFontFace *self,
                        gunichar ch)
{
  hb_codepoint_t glyph;

  return self->embeddable && ch <= 0xFFFF &&
         hb_font_get_nominal_glyph (self->font, ch, &glyph) && glyph_is_drawable (self, glyph);
}

/**
 * jy_font_face_dup_subset:
 * @self: a face
 * @characters: (element-type gunichar): what is needed of it
 * @error: return location for an error
 *
 * Cuts the face down to @characters, without hinting and layout tables. Glyphs
 * are renumbered from 0, which also keeps them below libharu's limit of 32768.
 * 。 and 、 are moved to where they stand in mainland China if they do not, and
 * outlines are simplified as by jy_font_diet_new().
 *
 * Returns: (transfer full): a font file, or %NULL with %JY_NOTICE_ERROR_FONT
 */
GBytes *
jy_font_face_dup_subset (JyFontFace *self,
                         GArray *characters,
                         GError **error)
{
  hb_subset_input_t *input = new_subset_input (characters);
  hb_face_t *subset = input != NULL ? hb_subset_or_fail (self->face, input) : NULL;
  GBytes *bytes = NULL;

  if (subset != NULL)
    {
      hb_blob_t *blob = hb_face_reference_blob (subset);

      bytes = finish_subset (subset, blob, characters);
      hb_blob_destroy (blob);
      hb_face_destroy (subset);
    }
  else
    {
      g_set_error (error,
                   JY_NOTICE_ERROR,
                   JY_NOTICE_ERROR_FONT,
                   _("The font “%s” (%s) cannot be prepared for the notice. Reinstall the font "
                     "or remove it."),
                   self->name,
                   self->path);
    }
  hb_subset_input_destroy (input);

  return bytes;
}

/**
 * jy_font_face_draw_outline:
 * @self: a face
 * @ch: a character
 * @sink: receives the outline, in ems
 * @user_data: for @sink
 *
 * Draws the outline of @ch; nothing when the face does not have it.
 */
void
jy_font_face_draw_outline (JyFontFace *self,
                           gunichar ch,
                           const JyOutlineSink *sink,
                           gpointer user_data)
{
  OutlinePen pen = { .sink = sink, .user_data = user_data, .upem = self->upem };
  hb_draw_funcs_t *funcs;
  hb_codepoint_t glyph;

  if (!hb_font_get_nominal_glyph (self->font, ch, &glyph))
    return;

  funcs = hb_draw_funcs_create ();
  hb_draw_funcs_set_move_to_func (funcs, move_to_cb, NULL, NULL);
  hb_draw_funcs_set_line_to_func (funcs, line_to_cb, NULL, NULL);
  hb_draw_funcs_set_cubic_to_func (funcs, cubic_to_cb, NULL, NULL);
  hb_draw_funcs_set_close_path_func (funcs, close_path_cb, NULL, NULL);
  draw_glyph (self, glyph, funcs, &pen);
  hb_draw_funcs_destroy (funcs);
}
