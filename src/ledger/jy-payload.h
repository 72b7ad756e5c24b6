/* The JSON in which the journal keeps the values of a record. */
#pragma once

#include "jy-record.h"
#include "jy-uuid.h"

G_BEGIN_DECLS

/**
 * JyPayloadResolver:
 * @row: the row of a referenced record in this ledger
 * @uuid: (out): its identifier
 * @data: the caller's
 */
typedef gboolean (*JyPayloadResolver) (gint64   row,
                                       JyUuid  *uuid,
                                       gpointer data);

/**
 * JyPayloadFinder:
 * @uuid: the identifier of a referenced record
 * @row: (out): its row in this ledger
 * @data: the caller's
 */
typedef gboolean (*JyPayloadFinder) (const JyUuid *uuid,
                                     gint64       *row,
                                     gpointer      data);

gboolean jy_payload_write (const JyRecord   *record,
                           JyPayloadResolver resolver,
                           gpointer          data,
                           GString          *payload);
gboolean jy_payload_read  (const char       *payload,
                           JyRecord         *record,
                           JyPayloadFinder   finder,
                           gpointer          data,
                           GError          **error);

G_END_DECLS
