/* The outline of a simple glyph, OpenType specification, "glyf" table. Fonts are
 * files from anywhere: nothing is read that the glyph does not hold. */

#include "config.h"

#include "jy-font-glyph.h"

#include <string.h>

#define HEADER 10 /* number of contours and box */

#define POINT_ON       0x01
#define POINT_SHORT_X  0x02
#define POINT_SHORT_Y  0x04
#define POINT_REPEATED 0x08
#define POINT_SAME_X   0x10 /* with a short x: it is positive */
#define POINT_SAME_Y   0x20
#define POINT_OVERLAP  0x40

#define MOST_REPEATS 255
/* A flag and two coordinates of two bytes each. */
#define MOST_POINT_BYTES 5

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean failed;
} Reader;

static guint
read_u8 (Reader *self)
{
  if (self->at == self->end)
    {
      self->failed = TRUE;
      return 0;
    }

  return *self->at++;
}

static guint
read_u16 (Reader *self)
{
  guint high = read_u8 (self);

  return high << 8 | read_u8 (self);
}

static int
read_s16 (Reader *self)
{
  return (gint16) read_u16 (self);
}

static void
skip (Reader *self,
      gsize   length)
{
  if (length > (gsize) (self->end - self->at))
    {
      self->failed = TRUE;
      length = 0;
    }
  self->at += length;
}

static void
read_flags (Reader *self,
            guint8 *flags,
            guint   n_points)
{
  for (guint i = 0; i < n_points && !self->failed; i++)
    {
      guint8 flag = (guint8) read_u8 (self);
      guint n_repeats = flag & POINT_REPEATED ? read_u8 (self) : 0;

      flags[i] = flag;
      if (n_repeats > n_points - 1 - i)
        self->failed = TRUE;
      for (; n_repeats > 0 && !self->failed; n_repeats--)
        flags[++i] = flag;
    }
}

static int
read_coordinate (Reader *self,
                 int     before,
                 guint8  flag,
                 guint8  is_short,
                 guint8  is_same)
{
  int value = before;

  if (flag & is_short)
    value += flag & is_same ? (int) read_u8 (self) : -(int) read_u8 (self);
  else if (!(flag & is_same))
    value += read_s16 (self);
  /* The sum has 16 bits for every reader of fonts. */
  if (value < G_MININT16 || value > G_MAXINT16)
    self->failed = TRUE;

  return self->failed ? 0 : value;
}

static void
read_points (Reader *self,
             GArray *points)
{
  guint n_points = points->len;
  JyFontPoint *all = (JyFontPoint *) (void *) points->data;
  g_autofree guint8 *flags = g_new0 (guint8, n_points);
  int x = 0;
  int y = 0;

  read_flags (self, flags, n_points);
  for (guint i = 0; i < n_points && !self->failed; i++)
    {
      all[i].on = (flags[i] & POINT_ON) != 0;
      x = read_coordinate (self, x, flags[i], POINT_SHORT_X, POINT_SAME_X);
      all[i].x = x;
    }
  for (guint i = 0; i < n_points && !self->failed; i++)
    {
      y = read_coordinate (self, y, flags[i], POINT_SHORT_Y, POINT_SAME_Y);
      all[i].y = y;
    }
}

static guint8
flag_for (int    step,
          guint8 is_short,
          guint8 is_same)
{
  if (step == 0)
    return is_same;
  if (ABS (step) > 255)
    return 0;

  return step > 0 ? is_short | is_same : is_short;
}

static guint8 *
put_u16 (guint8 *at,
         guint   value)
{
  *at++ = (value >> 8) & 0xFF;
  *at++ = value & 0xFF;

  return at;
}

static guint8 *
put_flags (guint8       *at,
           const guint8 *flags,
           guint         n_points)
{
  for (guint i = 0; i < n_points;)
    {
      guint n_equal = 1;

      while (i + n_equal < n_points && n_equal <= MOST_REPEATS && flags[i + n_equal] == flags[i])
        n_equal++;
      /* Two equal flags take two bytes either way. */
      if (n_equal > 2)
        {
          *at++ = flags[i] | POINT_REPEATED;
          *at++ = (guint8) (n_equal - 1);
          i += n_equal;
          continue;
        }
      *at++ = flags[i];
      i++;
    }

  return at;
}

static guint8 *
put_step (guint8 *at,
          int     step)
{
  if (ABS (step) > 255)
    return put_u16 (at, (guint) step);
  if (step != 0)
    *at++ = (guint8) ABS (step);

  return at;
}

/**
 * jy_font_glyph_read:
 * @bytes: (array length=length): a glyph
 * @length: its size in bytes
 * @points: (element-type JyFontPoint): replaced by its points
 * @ends: (element-type guint): replaced by the last point of each contour
 *
 * Reads a simple glyph.
 *
 * Returns: whether it is one, and whole
 */
gboolean
jy_font_glyph_read (const guint8 *bytes,
                    gsize         length,
                    GArray       *points,
                    GArray       *ends)
{
  Reader reader = { .at = bytes, .end = bytes + length };
  int n_contours = read_s16 (&reader);
  guint n_points = 0;

  g_array_set_size (points, 0);
  g_array_set_size (ends, 0);
  if (n_contours <= 0)
    return FALSE;

  skip (&reader, HEADER - 2);
  for (int i = 0; i < n_contours && !reader.failed; i++)
    {
      guint end = read_u16 (&reader);

      if (end < n_points)
        return FALSE;
      n_points = end + 1;
      g_array_append_val (ends, end);
    }
  skip (&reader, read_u16 (&reader)); /* instructions */
  if (reader.failed)
    return FALSE;

  g_array_set_size (points, n_points);
  read_points (&reader, points);

  return !reader.failed;
}

/**
 * jy_font_glyph_write:
 * @header: the first 10 bytes of the glyph whose outline this is
 * @points: (element-type JyFontPoint): points, coordinates of 16 bits
 * @ends: (element-type guint): the last point of each contour
 * @glyph: the glyph is appended here
 *
 * Writes a simple glyph without instructions. Its box is that of @header.
 *
 * Returns: whether a glyph can hold it; otherwise @glyph is as before
 */
gboolean
jy_font_glyph_write (const guint8 *header,
                     const GArray *points,
                     const GArray *ends,
                     GByteArray   *glyph)
{
  const JyFontPoint *all = (const JyFontPoint *) (const void *) points->data;
  g_autofree guint8 *flags = g_new0 (guint8, points->len);
  JyFontPoint before = { 0 };
  guint start;
  guint8 *at;

  for (guint i = 0; i < points->len; i++)
    {
      int across = all[i].x - before.x;
      int up = all[i].y - before.y;

      if (across != (gint16) across || up != (gint16) up)
        return FALSE;
      flags[i] = (all[i].on ? POINT_ON : 0) | flag_for (across, POINT_SHORT_X, POINT_SAME_X) |
                 flag_for (up, POINT_SHORT_Y, POINT_SAME_Y);
      before = all[i];
    }

  start = glyph->len;
  g_byte_array_set_size (glyph, start + HEADER + 2 * (ends->len + 1) + MOST_POINT_BYTES * points->len);
  at = glyph->data + start;
  memcpy (at, header, HEADER);
  at += HEADER;
  for (guint i = 0; i < ends->len; i++)
    at = put_u16 (at, g_array_index (ends, guint, i));
  at = put_u16 (at, 0);
  at = put_flags (at, flags, points->len);
  for (guint i = 0; i < points->len; i++)
    at = put_step (at, all[i].x - (i > 0 ? all[i - 1].x : 0));
  for (guint i = 0; i < points->len; i++)
    at = put_step (at, all[i].y - (i > 0 ? all[i - 1].y : 0));
  g_byte_array_set_size (glyph, (guint) (at - glyph->data));

  return TRUE;
}
