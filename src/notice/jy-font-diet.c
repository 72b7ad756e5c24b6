/* Rewrites the outlines of a subset with fewer points, see jy-font-contour.c.
 * The order of tables and the renumbering of glyphs are HarfBuzz's work and stay
 * as they are; only glyf, loca, cmap, one width and the checksums change. */

#include "config.h"

#include "jy-font-diet.h"

#include <string.h>

#include "jy-font-glyph.h"

/* One in so many parts of an em: 0.03 mm in text of 16 points, two thirds of a
 * dot of a printer with 600 dots to the inch. */
#define TOLERANCE 200.0
/* Coordinates become multiples of so many parts of an em. */
#define GRID 256

#define DIRECTORY   12
#define ENTRY       16
#define MOST_TABLES 64

#define CHECKSUM_MAGIC 0xB1B0AFBAu

#define COMPONENT_WORDS    0x0001
#define COMPONENT_PLACED   0x0002
#define COMPONENT_SCALE    0x0008
#define COMPONENT_MORE     0x0020
#define COMPONENT_XY_SCALE 0x0040
#define COMPONENT_2X2      0x0080

typedef struct
{
  const guint8 *start;
  gsize length;
} Table;

typedef struct
{
  const guint8 *font;
  gsize length;
  guint n_tables;
  Table head;
  Table loca;
  Table glyf;
  guint n_glyphs;
  gboolean long_loca;
  double tolerance; /* in font units */
  guint grid;
  Table cmap;      /* in place of the old one, if there is a new one */
  GArray *points;  /* JyFontPoint: of a glyph */
  GArray *ends;    /* guint: last points of its contours */
  GArray *simpler; /* JyFontPoint */
  GArray *new_ends;
} Diet;

static guint
read_u16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static guint32
read_u32 (const guint8 *bytes)
{
  return (guint32) read_u16 (bytes) << 16 | read_u16 (bytes + 2);
}

static void
write_u16 (guint8 *bytes,
           guint   value)
{
  bytes[0] = (value >> 8) & 0xFF;
  bytes[1] = value & 0xFF;
}

static void
write_u32 (guint8 *bytes,
           guint32 value)
{
  write_u16 (bytes, value >> 16);
  write_u16 (bytes + 2, value & 0xFFFF);
}

/* Of whole words; tables are padded with zeros. */
static guint32
checksum (const guint8 *bytes,
          gsize         length)
{
  guint32 sum = 0;

  for (gsize i = 0; i + 4 <= length; i += 4)
    sum += read_u32 (bytes + i);

  return sum;
}

static const guint8 *
entry_at (const Diet *self,
          guint       i)
{
  return self->font + DIRECTORY + ENTRY * (gsize) i;
}

static gboolean
read_entry (const Diet *self,
            guint       i,
            Table      *table)
{
  gsize start = read_u32 (entry_at (self, i) + 8);
  gsize length = read_u32 (entry_at (self, i) + 12);

  if (start > self->length || length > self->length - start)
    return FALSE;
  *table = (Table) { .start = self->font + start, .length = length };

  return TRUE;
}

static gboolean
find_table (const Diet *self,
            const char *tag,
            gsize       least,
            Table      *table)
{
  for (guint i = 0; i < self->n_tables; i++)
    if (memcmp (entry_at (self, i), tag, 4) == 0)
      return read_entry (self, i, table) && table->length >= least;

  return FALSE;
}

static gsize
offset_at (const Diet *self,
           guint       glyph)
{
  return self->long_loca ? read_u32 (self->loca.start + 4 * (gsize) glyph)
                         : 2 * (gsize) read_u16 (self->loca.start + 2 * (gsize) glyph);
}

static gboolean
find_glyph (const Diet *self,
            guint       glyph,
            Table      *found)
{
  gsize start = offset_at (self, glyph);
  gsize end = offset_at (self, glyph + 1);

  if (end < start || end > self->glyf.length)
    return FALSE;
  *found = (Table) { .start = self->glyf.start + start, .length = end - start };

  return TRUE;
}

/* Parts may be joined point to point; then points must keep their numbers. */
static gboolean
is_joined_by_points (const Table *glyph)
{
  guint flags = COMPONENT_MORE;
  gsize at = 10;

  if (glyph->length < 10 || !(glyph->start[0] & 0x80))
    return FALSE;

  while (flags & COMPONENT_MORE)
    {
      if (at + 4 > glyph->length)
        return TRUE;
      flags = read_u16 (glyph->start + at);
      if (!(flags & COMPONENT_PLACED))
        return TRUE;
      at += 4 + (flags & COMPONENT_WORDS ? 4 : 2);
      if (flags & COMPONENT_SCALE)
        at += 2;
      else if (flags & COMPONENT_XY_SCALE)
        at += 4;
      else if (flags & COMPONENT_2X2)
        at += 8;
    }

  return FALSE;
}

static gboolean
read_font (Diet *self)
{
  Table maxp;
  Table glyph;
  guint upem;

  if (self->length < DIRECTORY)
    return FALSE;
  self->n_tables = read_u16 (self->font + 4);
  if (self->n_tables > MOST_TABLES || self->length < DIRECTORY + ENTRY * (gsize) self->n_tables)
    return FALSE;
  if (!find_table (self, "head", 54, &self->head) || !find_table (self, "maxp", 6, &maxp) ||
      !find_table (self, "glyf", 1, &self->glyf))
    return FALSE;

  self->n_glyphs = read_u16 (maxp.start + 4);
  self->long_loca = read_u16 (self->head.start + 50) != 0;
  if (!find_table (self, "loca", ((gsize) self->n_glyphs + 1) * (self->long_loca ? 4 : 2), &self->loca))
    return FALSE;
  for (guint i = 0; i < self->n_glyphs; i++)
    if (!find_glyph (self, i, &glyph) || is_joined_by_points (&glyph))
      return FALSE;

  upem = read_u16 (self->head.start + 18);
  self->tolerance = upem / TOLERANCE;
  self->grid = MAX (1, upem / GRID);

  return upem >= 16;
}

static void
simplify (Diet *self)
{
  guint start = 0;

  g_array_set_size (self->simpler, 0);
  g_array_set_size (self->new_ends, 0);
  for (guint i = 0; i < self->ends->len; i++)
    {
      guint end = g_array_index (self->ends, guint, i);
      guint new_end;

      jy_font_contour_simplify (&g_array_index (self->points, JyFontPoint, start),
                                end + 1 - start,
                                self->tolerance,
                                self->grid,
                                self->simpler);
      new_end = self->simpler->len - 1;
      g_array_append_val (self->new_ends, new_end);
      start = end + 1;
    }
}

static void
append_glyph (Diet       *self,
              guint       number,
              GByteArray *glyf)
{
  static const guint8 zeros[4] = { 0 };
  guint before = glyf->len;
  Table glyph;

  if (!find_glyph (self, number, &glyph))
    return;

  if (glyph.length > 10 &&
      jy_font_glyph_read (glyph.start, glyph.length, self->points, self->ends))
    {
      simplify (self);
      if (jy_font_glyph_write (glyph.start, self->simpler, self->new_ends, glyf) &&
          glyf->len - before > glyph.length)
        g_byte_array_set_size (glyf, before);
    }
  if (glyf->len == before)
    g_byte_array_append (glyf, glyph.start, (guint) glyph.length);
  /* The short form of loca counts in pairs of bytes. */
  if (glyf->len % 2 != 0)
    g_byte_array_append (glyf, zeros, 1);
}

static void
append_offset (const Diet *self,
               GByteArray *loca,
               guint       offset)
{
  guint8 bytes[4];

  if (self->long_loca)
    write_u32 (bytes, offset);
  else
    write_u16 (bytes, offset / 2);
  g_byte_array_append (loca, bytes, self->long_loca ? 4 : 2);
}

static gboolean
rewrite_glyphs (Diet       *self,
                GByteArray *glyf,
                GByteArray *loca)
{
  for (guint i = 0; i < self->n_glyphs; i++)
    {
      append_offset (self, loca, glyf->len);
      append_glyph (self, i, glyf);
    }
  append_offset (self, loca, glyf->len);

  return self->long_loca || glyf->len <= 2 * G_MAXUINT16;
}

/* libharu lists the width of every character that is not as wide as glyph 0.
 * Made as wide as a Chinese character, it shortens the list to the others. */
static void
widen_missing (const Diet *self,
               guint8     *hmtx,
               gsize       length)
{
  Table hhea;

  if (length >= 4 && find_table (self, "hhea", 36, &hhea) && read_u16 (hhea.start + 34) > 1)
    write_u16 (hmtx, read_u16 (self->head.start + 18));
}

static void
append_table (Diet        *self,
              GByteArray  *font,
              guint        i,
              const Table *table)
{
  static const guint8 zeros[4] = { 0 };
  guint start = font->len;
  guint8 *entry;

  g_byte_array_append (font, table->start, (guint) table->length);
  g_byte_array_append (font, zeros, (4 - font->len % 4) % 4);
  entry = font->data + DIRECTORY + ENTRY * (gsize) i;
  if (memcmp (entry, "hmtx", 4) == 0)
    widen_missing (self, font->data + start, table->length);
  if (memcmp (entry, "head", 4) == 0 && table->length >= 12)
    write_u32 (font->data + start + 8, 0);
  write_u32 (entry + 4, checksum (font->data + start, font->len - start));
  write_u32 (entry + 8, start);
  write_u32 (entry + 12, (guint32) table->length);
}

static GBytes *
assemble (Diet             *self,
          const GByteArray *glyf,
          const GByteArray *loca)
{
  GByteArray *font = g_byte_array_sized_new ((guint) self->length);
  guint head = 0;

  g_byte_array_append (font, self->font, DIRECTORY + ENTRY * self->n_tables);
  for (guint i = 0; i < self->n_tables; i++)
    {
      const guint8 *entry = entry_at (self, i);
      Table table;

      if (!read_entry (self, i, &table))
        {
          g_byte_array_unref (font);
          return NULL;
        }
      if (memcmp (entry, "glyf", 4) == 0)
        table = (Table) { glyf->data, glyf->len };
      else if (memcmp (entry, "loca", 4) == 0)
        table = (Table) { loca->data, loca->len };
      else if (memcmp (entry, "cmap", 4) == 0 && self->cmap.start != NULL)
        table = self->cmap;
      else if (memcmp (entry, "head", 4) == 0)
        head = font->len;
      append_table (self, font, i, &table);
    }
  write_u32 (font->data + head + 8, CHECKSUM_MAGIC - checksum (font->data, font->len));

  return g_byte_array_free_to_bytes (font);
}

/**
 * jy_font_diet_new:
 * @font: (array length=length): a TrueType font file, a subset without hinting
 * @length: its size in bytes
 * @cmap: (nullable): another table of its characters, from jy_font_cmap_new()
 *
 * Writes the font with simpler outlines, at most 1/200 em from the old ones,
 * and without instructions of glyphs. Glyph numbers, widths of characters and
 * names stay as they are.
 *
 * Returns: (transfer full) (nullable): the smaller font, or %NULL for a font
 *   that is damaged or whose parts are joined by points; it can be used as it is
 */
GBytes *
jy_font_diet_new (const guint8 *font,
                  gsize         length,
                  GBytes       *cmap)
{
  g_autoptr (GByteArray) glyf = g_byte_array_new ();
  g_autoptr (GByteArray) loca = g_byte_array_new ();
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (JyFontPoint));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) simpler = g_array_new (FALSE, FALSE, sizeof (JyFontPoint));
  g_autoptr (GArray) new_ends = g_array_new (FALSE, FALSE, sizeof (guint));
  Diet self = { .font = font,
                .length = length,
                .points = points,
                .ends = ends,
                .simpler = simpler,
                .new_ends = new_ends };

  if (cmap != NULL)
    self.cmap.start = g_bytes_get_data (cmap, &self.cmap.length);
  if (!read_font (&self) || !rewrite_glyphs (&self, glyf, loca))
    return NULL;

  return assemble (&self, glyf, loca);
}
