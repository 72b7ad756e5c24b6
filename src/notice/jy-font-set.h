/* What layout may ask about fonts: which face draws a character, and how wide. */

#pragma once

#include <glib-object.h>

#include "jy-font-face.h"

G_BEGIN_DECLS

/**
 * JyFontRole:
 * @JY_FONT_BODY: running text, tables, notes (FangSong or the nearest Song)
 * @JY_FONT_TITLE: the title of a notice (XiaoBiaoSong or a Song drawn bold)
 * @JY_FONT_HEADING: first-level headings and captions (Hei)
 * @JY_FONT_KAI: second-level headings (Kai)
 *
 * Roles in the sense of GB/T 9704-2012, sections 5.2.2 and 7.3.
 */
typedef enum
{
  JY_FONT_BODY,
  JY_FONT_TITLE,
  JY_FONT_HEADING,
  JY_FONT_KAI,
} JyFontRole;

#define JY_FONT_N_ROLES (JY_FONT_KAI + 1)

/**
 * JyGlyphMode:
 * @JY_GLYPH_TEXT: shown as text from an embedded subset, can be extracted
 * @JY_GLYPH_OUTLINE: drawn as a filled path
 * @JY_GLYPH_MISSING: no installed font has the character, 〓 stands for it
 */
typedef enum
{
  JY_GLYPH_TEXT,
  JY_GLYPH_OUTLINE,
  JY_GLYPH_MISSING,
} JyGlyphMode;

/**
 * JyGlyph:
 * @ch: the character that is drawn (〓 when missing)
 * @offset: where the character starts in its text, in bytes
 * @advance: width in ems
 * @face: face of the font set, or %JY_FACE_NONE
 * @mode: a #JyGlyphMode
 * @can_break: whether a line may begin with this character
 * @newline: whether a line must begin after this character
 */
typedef struct
{
  gunichar ch;
  guint32 offset;
  double advance;
  guint16 face;
  guint8 mode;
  guint8 can_break : 1;
  guint8 newline : 1;
} JyGlyph;

#define JY_FACE_NONE G_MAXUINT16

#define JY_TYPE_FONT_SET (jy_font_set_get_type ())
G_DECLARE_DERIVABLE_TYPE (JyFontSet, jy_font_set, JY, FONT_SET, GObject)

/**
 * JyFontSetClass:
 * @prepare: waits until the set can be used, and says why it cannot
 * @lookup: fills @ch, @advance, @face and @mode for one character; asked once
 *   for each role and character
 * @get_face: the face behind a number, or %NULL for sets that only measure
 */
struct _JyFontSetClass
{
  GObjectClass parent_class;

  gboolean (*prepare) (JyFontSet *self, GError **error);
  void (*lookup) (JyFontSet *self, JyFontRole role, gunichar ch, JyGlyph *glyph);
  JyFontFace *(*get_face) (JyFontSet *self, guint face);
  gboolean (*is_bold) (JyFontSet *self, JyFontRole role);
};

gboolean jy_font_set_prepare (JyFontSet *self, GError **error);
void jy_font_set_lookup (JyFontSet *self, JyFontRole role, gunichar ch, JyGlyph *glyph);
JyFontFace *jy_font_set_get_face (JyFontSet *self, guint face);
gboolean jy_font_set_is_bold (JyFontSet *self, JyFontRole role);

G_END_DECLS
