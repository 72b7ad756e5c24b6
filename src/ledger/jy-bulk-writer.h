/* Writing very many records in one transaction. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

typedef struct _JyBulkWriter JyBulkWriter;

JyBulkWriter *jy_bulk_writer_new    (JyLedger      *ledger);
gboolean      jy_bulk_writer_put    (JyBulkWriter  *writer,
                                     JyRecord      *record,
                                     JyProblems    *problems,
                                     GError       **error);
gboolean      jy_bulk_writer_flush  (JyBulkWriter  *writer,
                                     GError       **error);
gint64        jy_bulk_writer_get_n  (JyBulkWriter  *writer);
gint64        jy_bulk_writer_get_last_row (JyBulkWriter *writer);
void          jy_bulk_writer_free   (JyBulkWriter  *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyBulkWriter, jy_bulk_writer_free)

G_END_DECLS
