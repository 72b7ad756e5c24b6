/* Identifiers of entries and records. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JY_UUID_SIZE      16
#define JY_UUID_TEXT_SIZE 37

/**
 * JyUuid:
 *
 * A UUID as its 16 bytes.
 */
typedef struct
{
  guint8 bytes[JY_UUID_SIZE];
} JyUuid;

void     jy_uuid_init_entry  (JyUuid       *uuid,
                              gint64        time,
                              const JyUuid *desk,
                              gint64        number);
void     jy_uuid_get_entry   (const JyUuid *uuid,
                              gint64       *number,
                              guint64      *desk_tag);
guint64  jy_uuid_get_tag     (const JyUuid *desk);
gboolean jy_uuid_parse       (const char   *text,
                              JyUuid       *uuid);
void     jy_uuid_write       (const JyUuid *uuid,
                              char          text[JY_UUID_TEXT_SIZE]);
gboolean jy_uuid_equal       (const JyUuid *a,
                              const JyUuid *b);

G_END_DECLS
