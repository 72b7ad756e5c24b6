/* GB/T 15834-2011, section 5.1.1: 。 and 、 stand in the lower left of their
 * square. AR PL UMing, the Song of Debian, centres them as in Taiwan, in its CN
 * face too. The outline is moved inside the subset: shifting it on the page
 * would tear every line into pieces. */

#include "config.h"

#include "jy-font-punctuation.h"

#include <string.h>

/* In ems: where the mark should begin, and from where on it counts as centred. */
#define LEFT_EDGE    0.10
#define CENTRED_FROM 0.25

/* Flags of a point, OpenType specification, "glyf" table. */
#define POINT_SHORT_X  0x02
#define POINT_REPEATED 0x08
#define POINT_SAME_X   0x10

typedef struct
{
  guint8 *start;
  gsize length;
} Table;

static guint
read_u16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static int
read_s16 (const guint8 *bytes)
{
  return (gint16) read_u16 (bytes);
}

static guint
read_u32 (const guint8 *bytes)
{
  return read_u16 (bytes) << 16 | read_u16 (bytes + 2);
}

static void
add_s16 (guint8 *bytes,
         int     difference)
{
  guint value = (guint) (read_s16 (bytes) + difference);

  bytes[0] = (value >> 8) & 0xFF;
  bytes[1] = value & 0xFF;
}

static gboolean
find_table (guint8     *font,
            gsize       length,
            const char *tag,
            gsize       least,
            Table      *table)
{
  guint n_tables = length >= 12 ? read_u16 (font + 4) : 0;

  for (guint i = 0; i < n_tables && 12 + 16 * ((gsize) i + 1) <= length; i++)
    {
      const guint8 *entry = font + 12 + 16 * (gsize) i;
      gsize start = read_u32 (entry + 8);
      gsize size = read_u32 (entry + 12);

      if (memcmp (entry, tag, 4) != 0)
        continue;
      if (size < least || start > length || size > length - start)
        return FALSE;
      *table = (Table) { .start = font + start, .length = size };
      return TRUE;
    }

  return FALSE;
}

static gboolean
find_glyph (guint8      *font,
            gsize        length,
            const Table *head,
            guint        glyph,
            Table       *found)
{
  gsize width = read_u16 (head->start + 50) != 0 ? 4 : 2;
  Table loca;
  Table glyf;
  gsize start;
  gsize end;

  if (!find_table (font, length, "loca", ((gsize) glyph + 2) * width, &loca) ||
      !find_table (font, length, "glyf", 1, &glyf))
    return FALSE;

  loca.start += glyph * width;
  start = width == 4 ? read_u32 (loca.start) : read_u16 (loca.start) * 2;
  end = width == 4 ? read_u32 (loca.start + 4) : read_u16 (loca.start + 2) * 2;
  if (end > glyf.length || end < start + 10)
    return FALSE;
  *found = (Table) { .start = glyf.start + start, .length = end - start };

  return TRUE;
}

/* The left side bearing of a glyph, and its advance. */
static guint8 *
find_bearing (guint8 *font,
              gsize   length,
              guint   glyph,
              guint  *advance)
{
  Table hhea;
  Table hmtx;
  guint n_metrics;
  gsize at;

  if (!find_table (font, length, "hhea", 36, &hhea) || !find_table (font, length, "hmtx", 4, &hmtx))
    return NULL;

  n_metrics = read_u16 (hhea.start + 34);
  if (n_metrics == 0 || 4 * (gsize) n_metrics > hmtx.length)
    return NULL;
  at = glyph < n_metrics ? 4 * (gsize) glyph + 2
                         : 4 * (gsize) n_metrics + 2 * (gsize) (glyph - n_metrics);
  if (at + 2 > hmtx.length)
    return NULL;
  *advance = read_u16 (hmtx.start + 4 * (gsize) MIN (glyph, n_metrics - 1));

  return hmtx.start + at;
}

/* The first x of a simple glyph; all others are relative to it. NULL when it is
 * not written with two bytes and so cannot be changed in place. */
static guint8 *
find_first_x (const Table *glyph)
{
  int n_contours = read_s16 (glyph->start);
  gsize at = 10 + 2 * (gsize) MAX (n_contours, 0);
  guint8 first;
  guint n_points;

  if (n_contours <= 0 || at + 2 > glyph->length)
    return NULL;

  n_points = read_u16 (glyph->start + at - 2) + 1;
  at += 2 + read_u16 (glyph->start + at);
  if (at >= glyph->length)
    return NULL;
  first = glyph->start[at];
  if (first & (POINT_SHORT_X | POINT_SAME_X))
    return NULL;

  for (guint i = 0; i < n_points && at + 1 < glyph->length; i++)
    {
      guint8 flags = glyph->start[at++];

      if (flags & POINT_REPEATED)
        i += glyph->start[at++];
    }

  return at + 2 <= glyph->length ? glyph->start + at : NULL;
}

/**
 * jy_font_punctuation_settle:
 * @font: (array length=length): a TrueType font file, changed in place
 * @length: its size in bytes
 * @glyph: the glyph of 。 or 、
 *
 * Moves @glyph to the left of its square if it is as wide as a Chinese character
 * and stands in the middle.
 *
 * Returns: whether it was moved
 */
gboolean
jy_font_punctuation_settle (guint8 *font,
                            gsize   length,
                            guint   glyph)
{
  Table head;
  Table outline;
  guint8 *bearing;
  guint8 *first_x;
  guint upem;
  guint advance;
  int shift;

  if (!find_table (font, length, "head", 54, &head) ||
      !find_glyph (font, length, &head, glyph, &outline))
    return FALSE;

  upem = read_u16 (head.start + 18);
  bearing = find_bearing (font, length, glyph, &advance);
  first_x = find_first_x (&outline);
  if (bearing == NULL || first_x == NULL || advance < 0.9 * upem ||
      read_s16 (outline.start + 2) < CENTRED_FROM * upem)
    return FALSE;

  shift = (int) (LEFT_EDGE * upem) - read_s16 (outline.start + 2);
  add_s16 (first_x, shift);
  add_s16 (outline.start + 2, shift);
  add_s16 (outline.start + 6, shift);
  add_s16 (bearing, shift);

  return TRUE;
}
