/* One face of one font file: coverage, widths, subset, outlines. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * JyFontFace:
 *
 * One face of an installed font file, mapped into memory. Not thread-safe.
 */
typedef struct _JyFontFace JyFontFace;

/**
 * JyOutlineSink:
 * @move_to: begins a contour
 * @line_to: a straight line
 * @cubic_to: a cubic curve
 * @close: ends the contour
 *
 * Receives an outline. Coordinates are in ems, y upwards from the baseline.
 */
typedef struct
{
  void (*move_to) (gpointer user_data, double x, double y);
  void (*line_to) (gpointer user_data, double x, double y);
  void (*cubic_to) (gpointer user_data,
                    double x1,
                    double y1,
                    double x2,
                    double y2,
                    double x,
                    double y);
  void (*close) (gpointer user_data);
} JyOutlineSink;

JyFontFace *jy_font_face_new (const char *path, guint index, const char *name);
void jy_font_face_free (JyFontFace *self);

const char *jy_font_face_get_name (const JyFontFace *self);
const char *jy_font_face_get_path (const JyFontFace *self);
guint jy_font_face_get_index (const JyFontFace *self);
gboolean jy_font_face_is_embeddable (JyFontFace *self);
void jy_font_face_set_outlines_only (JyFontFace *self);
gboolean jy_font_face_get_advance (JyFontFace *self, gunichar ch, double *advance);
gboolean jy_font_face_can_embed (JyFontFace *self, gunichar ch);
GBytes *jy_font_face_dup_subset (JyFontFace *self, GArray *characters, GError **error);
void jy_font_face_draw_outline (JyFontFace *self,
                                gunichar ch,
                                const JyOutlineSink *sink,
                                gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyFontFace, jy_font_face_free)

G_END_DECLS
