/* jy-uuid.c: identifiers are UUIDs of version 7 (RFC 9562, 5.7). Behind the time
 * they carry the desk's running number and a tag of the desk instead of random
 * bits: an entry is found in the journal by its identifier without an index,
 * and two desks cannot make the same one. GLib makes random UUIDs only. */
#include "config.h"

#include "jy-uuid.h"

#include <string.h>

/* 74 bits are free: 40 for the number, 34 for the desk. */
#define TAG_BITS 34

/**
 * jy_uuid_get_tag:
 * @desk: a desk's identifier
 *
 * Returns: the 34 bits of it that its entries carry
 */
guint64
jy_uuid_get_tag (const JyUuid *desk)
{
  guint64 tag = 0;

  for (int i = 11; i < 16; i++)
    tag = tag << 8 | desk->bytes[i];
  return tag & ((G_GUINT64_CONSTANT (1) << TAG_BITS) - 1);
}

/**
 * jy_uuid_init_entry:
 * @uuid: (out): the identifier
 * @time: milliseconds since 1970 (UTC)
 * @desk: the desk that writes
 * @number: its running number, less than 2^40
 *
 * Makes the identifier of an entry.
 */
void
jy_uuid_init_entry (JyUuid       *uuid,
                    gint64        time,
                    const JyUuid *desk,
                    gint64        number)
{
  guint64 high = (guint64) time << 16 | 0x7000 | (guint64) number >> 28;
  guint64 low = G_GUINT64_CONSTANT (1) << 63 | ((guint64) number & 0x0FFFFFFF) << TAG_BITS | jy_uuid_get_tag (desk);

  high = GUINT64_TO_BE (high);
  low = GUINT64_TO_BE (low);
  memcpy (uuid->bytes, &high, 8);
  memcpy (uuid->bytes + 8, &low, 8);
}

/**
 * jy_uuid_get_entry:
 * @uuid: the identifier of an entry
 * @number: (out): its desk's running number
 * @desk_tag: (out): see jy_uuid_get_tag()
 *
 * Takes an identifier apart.
 */
void
jy_uuid_get_entry (const JyUuid *uuid,
                   gint64       *number,
                   guint64      *desk_tag)
{
  guint64 high, low;

  memcpy (&high, uuid->bytes, 8);
  memcpy (&low, uuid->bytes + 8, 8);
  high = GUINT64_FROM_BE (high);
  low = GUINT64_FROM_BE (low);
  *number = (gint64) ((high & 0x0FFF) << 28 | (low >> TAG_BITS & 0x0FFFFFFF));
  *desk_tag = low & ((G_GUINT64_CONSTANT (1) << TAG_BITS) - 1);
}

/**
 * jy_uuid_parse:
 * @text: the usual 36 characters
 * @uuid: (out): the identifier
 *
 * Returns: %FALSE when @text is no UUID
 */
gboolean
jy_uuid_parse (const char *text,
               JyUuid     *uuid)
{
  const char *p = text;

  for (guint i = 0; i < JY_UUID_SIZE; i++)
    {
      int high, low;

      if (i == 4 || i == 6 || i == 8 || i == 10)
        if (*p++ != '-')
          return FALSE;
      high = g_ascii_xdigit_value (p[0]);
      low = high >= 0 ? g_ascii_xdigit_value (p[1]) : -1;
      if (low < 0)
        return FALSE;
      uuid->bytes[i] = (guint8) (high << 4 | low);
      p += 2;
    }
  return *p == '\0';
}

/**
 * jy_uuid_write:
 * @uuid: an identifier
 * @text: room for the usual 36 characters and their end
 *
 * Writes an identifier in lower case.
 */
void
jy_uuid_write (const JyUuid *uuid,
               char          text[JY_UUID_TEXT_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  char *p = text;

  for (guint i = 0; i < JY_UUID_SIZE; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *p++ = '-';
      *p++ = digits[uuid->bytes[i] >> 4];
      *p++ = digits[uuid->bytes[i] & 15];
    }
  *p = '\0';
}

/**
 * jy_uuid_equal:
 * @a: an identifier
 * @b: an identifier
 *
 * Returns: whether they are the same
 */
gboolean
jy_uuid_equal (const JyUuid *a,
               const JyUuid *b)
{
  return memcmp (a->bytes, b->bytes, JY_UUID_SIZE) == 0;
}
