/* The table that holds the current records of one kind. */
#pragma once

#include "jy-database.h"
#include "jy-record.h"

G_BEGIN_DECLS

/**
 * JyProjection:
 * @kind: the kind
 * @insert: writes a new row; parameters: row, entry, voided, then the fields
 * @update: replaces a row; the same parameters
 * @columns: `entry,voided,` and all fields, for a SELECT of whole records
 * @select: reads the record of a row: @columns; parameter: row
 * @rebuild: fills the empty table from the journal
 *
 * The SQL for the records of one kind, generated from its field table.
 */
typedef struct
{
  const JyKind *kind;
  char *insert;
  char *update;
  char *columns;
  char *select;
  char *rebuild;
} JyProjection;

const JyProjection *jy_projection_get   (const JyKind       *kind);
void                jy_projection_bind  (JyStatement        *statement,
                                         const JyRecord     *record,
                                         gint64              row,
                                         gint64              entry,
                                         gboolean            voided,
                                         char              (*buffers)[JY_VALUE_TEXT_SIZE]);
void                jy_projection_fetch (JyStatement        *statement,
                                         int                 first_column,
                                         JyRecord           *record);

G_END_DECLS
