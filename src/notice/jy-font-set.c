/* The abstract font set: remembers what a subclass answered, so that a ledger
 * of a million characters asks a font only once for each of them. */

#include "config.h"

#include "jy-font-set.h"

#define N_DIRECT 128

typedef struct
{
  JyGlyph direct[JY_FONT_N_ROLES][N_DIRECT];
  gboolean direct_known[JY_FONT_N_ROLES][N_DIRECT];
  GHashTable *places; /* role and character → place in glyphs, plus one */
  GArray *glyphs;
} JyFontSetPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (JyFontSet, jy_font_set, G_TYPE_OBJECT)

static void
jy_font_set_finalize (GObject *object)
{
  JyFontSetPrivate *priv = jy_font_set_get_instance_private (JY_FONT_SET (object));

  g_hash_table_unref (priv->places);
  g_array_unref (priv->glyphs);

  G_OBJECT_CLASS (jy_font_set_parent_class)->finalize (object);
}

static gboolean
jy_font_set_real_prepare (JyFontSet *self,
                          GError   **error)
{
  return TRUE;
}

static JyFontFace *
jy_font_set_real_get_face (JyFontSet *self,
                           guint      face)
{
  return NULL;
}

static gboolean
jy_font_set_real_is_bold (JyFontSet *self,
                          JyFontRole role)
{
  return FALSE;
}

static void
jy_font_set_class_init (JyFontSetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = jy_font_set_finalize;

  klass->prepare = jy_font_set_real_prepare;
  klass->get_face = jy_font_set_real_get_face;
  klass->is_bold = jy_font_set_real_is_bold;
}

static void
jy_font_set_init (JyFontSet *self)
{
  JyFontSetPrivate *priv = jy_font_set_get_instance_private (self);

  priv->places = g_hash_table_new (NULL, NULL);
  priv->glyphs = g_array_new (FALSE, TRUE, sizeof (JyGlyph));
}

/**
 * jy_font_set_prepare:
 * @self: a font set
 * @error: return location for an error
 *
 * Waits for a set that is still being opened, see jy_font_set_new_system_ahead().
 *
 * Returns: whether it has fonts; otherwise %JY_NOTICE_ERROR_FONT
 */
gboolean
jy_font_set_prepare (JyFontSet *self,
                     GError   **error)
{
  g_return_val_if_fail (JY_IS_FONT_SET (self), FALSE);

  return JY_FONT_SET_GET_CLASS (self)->prepare (self, error);
}

/**
 * jy_font_set_lookup:
 * @self: a font set
 * @role: the role the text plays on the page
 * @ch: a character
 * @glyph: (out caller-allocates): the answer; its offset and break flags are 0
 *
 * Says which face draws @ch, in which way, and its width in ems. There is
 * always an answer: what no font has becomes 〓 with %JY_GLYPH_MISSING.
 */
void
jy_font_set_lookup (JyFontSet *self,
                    JyFontRole role,
                    gunichar   ch,
                    JyGlyph   *glyph)
{
  JyFontSetPrivate *priv = jy_font_set_get_instance_private (self);
  gpointer key = GUINT_TO_POINTER (((guint) role << 21) | ch);
  guint place;

  if (ch < N_DIRECT && priv->direct_known[role][ch])
    {
      *glyph = priv->direct[role][ch];
      return;
    }

  place = GPOINTER_TO_UINT (g_hash_table_lookup (priv->places, key));
  if (place > 0)
    {
      *glyph = g_array_index (priv->glyphs, JyGlyph, place - 1);
      return;
    }

  *glyph = (JyGlyph) { .ch = ch, .face = JY_FACE_NONE };
  JY_FONT_SET_GET_CLASS (self)->lookup (self, role, ch, glyph);

  if (ch < N_DIRECT)
    {
      priv->direct[role][ch] = *glyph;
      priv->direct_known[role][ch] = TRUE;
      return;
    }

  g_array_append_val (priv->glyphs, *glyph);
  g_hash_table_insert (priv->places, key, GUINT_TO_POINTER (priv->glyphs->len));
}

/**
 * jy_font_set_get_face:
 * @self: a font set
 * @face: the number of a face, from a #JyGlyph
 *
 * Returns: (transfer none) (nullable): the face, or %NULL when the set only
 *   measures or @face is %JY_FACE_NONE
 */
JyFontFace *
jy_font_set_get_face (JyFontSet *self,
                      guint      face)
{
  g_return_val_if_fail (JY_IS_FONT_SET (self), NULL);

  if (face == JY_FACE_NONE)
    return NULL;

  return JY_FONT_SET_GET_CLASS (self)->get_face (self, face);
}

/**
 * jy_font_set_is_bold:
 * @self: a font set
 * @role: a role
 *
 * Returns: whether the face of @role is dark enough for a title as it is, so
 *   that drawing it bold would blot it
 */
gboolean
jy_font_set_is_bold (JyFontSet *self,
                     JyFontRole role)
{
  g_return_val_if_fail (JY_IS_FONT_SET (self), FALSE);

  return JY_FONT_SET_GET_CLASS (self)->is_bold (self, role);
}
