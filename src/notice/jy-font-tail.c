/* libharu 2.3.0 writes the tables of a font into a stream of pages of 4 096 bytes, adds
 * prep as an empty table at the end where there is none, and then looks for the place
 * where each begins. When the stream ends with a page there is no such place: one font
 * in some two thousand gives HPDF_INVALID_OBJECT (0x1033), and the notice could not be
 * printed. So the font gets a prep of its own, which does nothing. */

#include "config.h"

#include "jy-font-tail.h"

#include <string.h>

#define DIRECTORY 12
#define ENTRY     16
#define WORD      4

/* PUSHW[0] 0, POP[]: OpenType, the TrueType instruction set. As a word it is its own
 * checksum. */
static const guint8 program[WORD] = { 0xB8, 0x00, 0x00, 0x21 };

static guint32
read_u32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static void
append_u16 (GByteArray *font,
            guint       value)
{
  const guint8 bytes[] = { (value >> 8) & 0xFF, value & 0xFF };

  g_byte_array_append (font, bytes, sizeof bytes);
}

static void
append_u32 (GByteArray *font,
            guint32     value)
{
  append_u16 (font, value >> 16);
  append_u16 (font, value & 0xFFFF);
}

/* OpenType, the table directory: for a binary search over the tags. */
static void
append_head (GByteArray   *font,
             const guint8 *old,
             guint         n_tables)
{
  guint power = g_bit_storage (n_tables) - 1;

  g_byte_array_append (font, old, 4);
  append_u16 (font, n_tables);
  append_u16 (font, ENTRY << power);
  append_u16 (font, power);
  append_u16 (font, ENTRY * n_tables - (ENTRY << power));
}

static void
append_own_entry (GByteArray *font,
                  gsize       start)
{
  g_byte_array_append (font, (const guint8 *) "prep", 4);
  g_byte_array_append (font, program, WORD);
  append_u32 (font, (guint32) start);
  append_u32 (font, WORD);
}

static GBytes *
append_program (const guint8 *old,
                gsize         length,
                guint         n_tables)
{
  GByteArray *font = g_byte_array_sized_new ((guint) (length + 2 * ENTRY));
  gsize end = DIRECTORY + ENTRY * (gsize) n_tables;
  gsize padding = (WORD - length % WORD) % WORD;
  gboolean written = FALSE;

  append_head (font, old, n_tables + 1);
  for (guint i = 0; i < n_tables; i++)
    {
      const guint8 *entry = old + DIRECTORY + ENTRY * (gsize) i;

      if (!written && memcmp (entry, "prep", 4) > 0)
        {
          append_own_entry (font, length + padding + ENTRY);
          written = TRUE;
        }
      g_byte_array_append (font, entry, 8);
      append_u32 (font, read_u32 (entry + 8) + ENTRY);
      append_u32 (font, read_u32 (entry + 12));
    }
  if (!written)
    append_own_entry (font, length + padding + ENTRY);
  g_byte_array_append (font, old + end, (guint) (length - end));
  g_byte_array_append (font, (const guint8[WORD]) { 0 }, (guint) padding);
  g_byte_array_append (font, program, WORD);

  return g_byte_array_free_to_bytes (font);
}

/**
 * jy_font_tail_new:
 * @font: a TrueType font file
 *
 * Adds a table prep that does nothing to a font that has none. The checksum of the whole
 * file is left as it is: libharu writes its own.
 *
 * Returns: (transfer full): the font that libharu can write, or @font itself when it has
 *   one or is damaged
 */
GBytes *
jy_font_tail_new (GBytes *font)
{
  gsize length;
  const guint8 *old = g_bytes_get_data (font, &length);
  guint n_tables = length >= DIRECTORY ? (guint) old[4] << 8 | old[5] : 0;

  if (n_tables == 0 || length < DIRECTORY + ENTRY * (gsize) n_tables)
    return g_bytes_ref (font);
  for (guint i = 0; i < n_tables; i++)
    if (memcmp (old + DIRECTORY + ENTRY * (gsize) i, "prep", 4) == 0)
      return g_bytes_ref (font);

  return append_program (old, length, n_tables);
}
