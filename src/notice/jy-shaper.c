/* Chinese needs no shaping beyond one glyph for each character, so text is
 * measured character by character and never passes through a layout engine. */

#include "config.h"

#include "jy-shaper.h"

#include <glib/gi18n-lib.h>
#include <pango/pango.h>

/* A notice has fewer paragraphs; a ledger of a year must not grow by all its cells. */
#define MOST_KEPT 512

struct _JyShaper
{
  JyFontSet *fonts;
  GHashTable *missing; /* gunichar */
  GArray *scratch;
  GHashTable *paragraphs[JY_FONT_N_ROLES]; /* text → GArray of JyGlyph */
};

/* GB/T 15834-2011, section 5.1: these do not stand at the head of a line. */
static const gunichar not_at_start[] = {
  0x3001, 0x3002, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF01, 0xFF09, 0xFF3D, 0xFF5D,
  0x300D, 0x300F, 0x3009, 0x300B, 0x3011, 0x3015, 0x3017, 0x2019, 0x201D, 0x00B7, 0xFF5E,
  0x2013, 0x2026, 0x2014, 0xFF05, 0x2030, 0x2103, 0x33A1, 0x3005, ')', ']', '}', ',', '.', ':',
  ';', '!', '?', '%',
};

/* … and these do not stand at its end. */
static const gunichar not_at_end[] = {
  0xFF08, 0xFF3B, 0xFF5B, 0x300C, 0x300E, 0x3008, 0x300A, 0x3010, 0x3014, 0x3016,
  0x2018, 0x201C, 0xFFE5, 0x00A5, '(', '[', '{',
};

static gboolean
is_one_of (gunichar        ch,
           const gunichar *list,
           gsize           length)
{
  for (gsize i = 0; i < length; i++)
    if (list[i] == ch)
      return TRUE;

  return FALSE;
}

/* Variation selectors, joiners and marks of direction have no shape of their
 * own. Control characters are no text. */
static gboolean
is_invisible (gunichar ch)
{
  return ch < 0x20 || (ch >= 0x7F && ch < 0xA0) || ch == 0xAD || (ch >= 0x200B && ch <= 0x200F) ||
         (ch >= 0x202A && ch <= 0x202E) || (ch >= 0x2060 && ch <= 0x206F) || ch == 0xFEFF ||
         (ch >= 0xFE00 && ch <= 0xFE0F) || (ch >= 0xE0000 && ch <= 0xE0FFF);
}

static gboolean
is_word_part (gunichar ch)
{
  return ch > 0x20 && ch < 0x7F;
}

static gboolean
may_break_between (gunichar before,
                   gunichar after)
{
  if (before == ' ')
    return after != ' ';
  if (is_word_part (before) && is_word_part (after))
    return FALSE;

  return !is_one_of (after, not_at_start, G_N_ELEMENTS (not_at_start)) &&
         !is_one_of (before, not_at_end, G_N_ELEMENTS (not_at_end));
}

static int
compare_characters (gconstpointer a,
                    gconstpointer b)
{
  guint first = GPOINTER_TO_UINT (a);
  guint second = GPOINTER_TO_UINT (b);

  return first < second ? -1 : first > second;
}

/**
 * jy_shaper_new:
 * @fonts: a font set
 *
 * Returns: (transfer full): a shaper without warnings yet
 */
JyShaper *
jy_shaper_new (JyFontSet *fonts)
{
  JyShaper *self;

  g_return_val_if_fail (JY_IS_FONT_SET (fonts), NULL);

  self = g_new0 (JyShaper, 1);
  self->fonts = g_object_ref (fonts);
  self->missing = g_hash_table_new (NULL, NULL);
  self->scratch = g_array_new (FALSE, FALSE, sizeof (JyGlyph));
  for (guint role = 0; role < JY_FONT_N_ROLES; role++)
    self->paragraphs[role] =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  return self;
}

/**
 * jy_shaper_free:
 * @self: (transfer full): a shaper
 */
void
jy_shaper_free (JyShaper *self)
{
  g_object_unref (self->fonts);
  g_hash_table_unref (self->missing);
  g_array_unref (self->scratch);
  for (guint role = 0; role < JY_FONT_N_ROLES; role++)
    g_hash_table_unref (self->paragraphs[role]);
  g_free (self);
}

/**
 * jy_shaper_get_fonts:
 * @self: a shaper
 *
 * Returns: (transfer none): its font set
 */
JyFontSet *
jy_shaper_get_fonts (JyShaper *self)
{
  return self->fonts;
}

/**
 * jy_shaper_dup_warnings:
 * @self: a shaper
 *
 * Returns: (transfer full) (element-type utf8): one sentence for each character
 *   no font had, in code point order; empty when all is well
 */
GPtrArray *
jy_shaper_dup_warnings (JyShaper *self)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GList) characters = g_hash_table_get_keys (self->missing);

  characters = g_list_sort (characters, compare_characters);
  for (GList *at = characters; at != NULL; at = at->next)
    {
      gunichar ch = GPOINTER_TO_UINT (at->data);
      char utf8[7] = { 0 };

      g_unichar_to_utf8 (ch, utf8);
      g_ptr_array_add (warnings,
                       /* Translators: a character, its code point, the sign printed instead */
                       g_strdup_printf (_ ("No installed font has the character “%s” (U+%04X); it "
                                           "is printed as “%s”."),
                                        utf8,
                                        ch,
                                        "〓"));
    }

  return warnings;
}

/**
 * jy_shaper_measure:
 * @self: a shaper
 * @role: the role of the text
 * @text: UTF-8
 *
 * Returns: the width of @text on one line, in ems
 */
double
jy_shaper_measure (JyShaper   *self,
                   JyFontRole  role,
                   const char *text)
{
  double width = 0;

  jy_shaper_shape (self, role, text, self->scratch);
  for (guint i = 0; i < self->scratch->len; i++)
    width += g_array_index (self->scratch, JyGlyph, i).advance;

  return width;
}

/**
 * jy_shaper_shape:
 * @self: a shaper
 * @role: the role of the text
 * @text: UTF-8
 * @glyphs: (element-type JyGlyph): emptied, then filled
 *
 * Measures @text. Places where a line may break are not looked for, because
 * most cells of a table fit on one line; see jy_shaper_find_breaks().
 */
void
jy_shaper_shape (JyShaper   *self,
                 JyFontRole  role,
                 const char *text,
                 GArray     *glyphs)
{
  g_array_set_size (glyphs, 0);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar ch = g_utf8_get_char (at);
      JyGlyph glyph;

      if (ch == '\n')
        {
          if (glyphs->len > 0)
            g_array_index (glyphs, JyGlyph, glyphs->len - 1).newline = TRUE;
          continue;
        }
      if (ch == '\t' || ch == 0xA0)
        ch = ' ';
      else if (is_invisible (ch))
        continue;

      jy_font_set_lookup (self->fonts, role, ch, &glyph);
      glyph.offset = (guint32) (at - text);
      if (glyph.mode == JY_GLYPH_MISSING)
        g_hash_table_add (self->missing, GUINT_TO_POINTER (ch));
      g_array_append_val (glyphs, glyph);
    }
}

/**
 * jy_shaper_find_breaks:
 * @text: UTF-8
 * @glyphs: (element-type JyGlyph): what jy_shaper_shape() made of it
 *
 * Marks the glyphs a line may begin with: the opportunities of Unicode annex 14
 * less those that GB/T 15834-2011 section 5.1 forbids and those inside numbers
 * and Latin words.
 */
void
jy_shaper_find_breaks (const char *text,
                       GArray     *glyphs)
{
  glong length = g_utf8_strlen (text, -1);
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, length + 1);
  const char *at = text;
  glong place = 0;

  pango_get_log_attrs (text,
                       (int) strlen (text),
                       0,
                       pango_language_from_string ("zh-cn"),
                       attributes,
                       (int) length + 1);

  for (guint i = 1; i < glyphs->len; i++)
    {
      JyGlyph *glyph = &g_array_index (glyphs, JyGlyph, i);
      const JyGlyph *before = glyph - 1;

      for (; at < text + glyph->offset; at = g_utf8_next_char (at))
        place++;
      glyph->can_break = before->newline || (attributes[place].is_line_break &&
                                             may_break_between (before->ch, glyph->ch));
    }
}

/**
 * jy_shaper_shape_paragraph:
 * @self: a shaper
 * @role: the role of the text
 * @text: UTF-8
 * @glyphs: (element-type JyGlyph): emptied, then filled
 *
 * Measures @text and marks where its lines may break. The answers to some hundred
 * texts are kept: a document is set several times until it fits its pages, a long
 * table repeats its header and its names.
 */
void
jy_shaper_shape_paragraph (JyShaper   *self,
                           JyFontRole  role,
                           const char *text,
                           GArray     *glyphs)
{
  GHashTable *paragraphs = self->paragraphs[role];
  GArray *kept = g_hash_table_lookup (paragraphs, text);

  if (kept != NULL)
    {
      g_array_set_size (glyphs, 0);
      g_array_append_vals (glyphs, kept->data, kept->len);
      return;
    }

  jy_shaper_shape (self, role, text, glyphs);
  jy_shaper_find_breaks (text, glyphs);
  if (glyphs->len > 0 && g_hash_table_size (paragraphs) < MOST_KEPT)
    g_hash_table_insert (paragraphs, g_strdup (text), g_array_copy (glyphs));
}
