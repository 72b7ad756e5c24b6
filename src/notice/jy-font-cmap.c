/* Writes a cmap of few and wide segments. libharu looks every one of the 65 536
 * characters of a plane up when it takes a font, and goes through the segments one by
 * one: over the few hundred that a Chinese text is scattered in, that was a fifth of
 * the time of a notice. What is empty in a wide segment costs next to nothing when
 * the file is compressed. */

#include "config.h"

#include "jy-font-cmap.h"

/* Characters that lie further apart are in different segments. */
#define FARTHEST 2048

/* Of the table before its one subtable: version, number, and where it starts. */
#define HEAD 12
/* Of the subtable before its segments: seven numbers (OpenType, cmap format 4). */
#define FORMAT_HEAD 14
/* What stands in four columns of each segment, and the one that pads them. */
#define SEGMENT 8
#define PAD     2

typedef struct
{
  guint start;
  guint end;
  guint offset; /* of its glyphs among those of all segments */
} Segment;

static void
append (GByteArray *table,
        guint       value)
{
  guint8 bytes[2] = { (guint8) (value >> 8), (guint8) value };

  g_byte_array_append (table, bytes, sizeof bytes);
}

static GArray *
find_segments (const JyFontMapping *mappings,
               guint                n_mappings,
               guint               *n_glyphs)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  const Segment last = { 0xFFFF, 0xFFFF, 0 };

  *n_glyphs = 0;
  for (guint i = 0; i < n_mappings; i++)
    {
      guint ch = mappings[i].character;
      Segment *segment = segments->len > 0 ? &g_array_index (segments, Segment, segments->len - 1) : NULL;

      if (segment == NULL || ch - segment->end > FARTHEST)
        {
          Segment next = { ch, ch, *n_glyphs };

          g_array_append_val (segments, next);
          *n_glyphs += 1;
        }
      else
        {
          *n_glyphs += ch - segment->end;
          segment->end = ch;
        }
    }
  /* The format wants a segment of its own for the last number there is. */
  g_array_append_val (segments, last);

  return segments;
}

static void
append_segments (GByteArray   *table,
                 const GArray *segments)
{
  guint n = segments->len;

  for (guint i = 0; i < n; i++)
    append (table, g_array_index (segments, Segment, i).end);
  append (table, 0);
  for (guint i = 0; i < n; i++)
    append (table, g_array_index (segments, Segment, i).start);
  for (guint i = 0; i < n; i++)
    append (table, i + 1 < n ? 0 : 1);
  /* Counted from the number itself to the segment's first glyph. */
  for (guint i = 0; i < n; i++)
    append (table, i + 1 < n ? 2 * (n - i + g_array_index (segments, Segment, i).offset) : 0);
}

static void
append_glyphs (GByteArray          *table,
               const JyFontMapping *mappings,
               guint                n_mappings)
{
  for (guint i = 0; i < n_mappings; i++)
    {
      guint gap = i > 0 ? (guint) mappings[i].character - mappings[i - 1].character : 1;

      for (guint empty = 1; gap <= FARTHEST && empty < gap; empty++)
        append (table, 0);
      append (table, mappings[i].glyph);
    }
}

/**
 * jy_font_cmap_new:
 * @mappings: (array length=n_mappings): characters in rising order, none twice
 * @n_mappings: how many
 *
 * Writes them as one subtable of format 4 for Windows and Unicode (OpenType
 * specification, cmap).
 *
 * Returns: (transfer full) (nullable): the table, or %NULL where the characters lie too
 *   far apart for one; U+FFFF is no character
 */
GBytes *
jy_font_cmap_new (const JyFontMapping *mappings,
                  guint                n_mappings)
{
  guint n_glyphs;
  g_autoptr (GArray) segments = find_segments (mappings, n_mappings, &n_glyphs);
  guint n = segments->len;
  guint length = FORMAT_HEAD + PAD + SEGMENT * n + 2 * n_glyphs;
  guint power = g_bit_storage (n) - 1;
  GByteArray *table;

  if (length > G_MAXUINT16 || (n_mappings > 0 && mappings[n_mappings - 1].character == G_MAXUINT16))
    return NULL;

  table = g_byte_array_sized_new (HEAD + length);
  append (table, 0);
  append (table, 1);
  append (table, 3);
  append (table, 1);
  append (table, 0);
  append (table, HEAD);
  append (table, 4);
  append (table, length);
  append (table, 0);
  append (table, 2 * n);
  append (table, 2u << power);
  append (table, power);
  append (table, 2 * n - (2u << power));
  append_segments (table, segments);
  append_glyphs (table, mappings, n_mappings);

  return g_byte_array_free_to_bytes (table);
}
