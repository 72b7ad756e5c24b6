/* Puts a month's waste notice on paper. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * JyNoticeFile:
 * @path: where the sheet was written
 * @number: (nullable): the number of the notice, %NULL for a draft
 * @warnings: (nullable): sentences about what could not be printed as written
 *
 * A sheet that was written.
 */
typedef struct
{
  char *path;
  char *number;
  GPtrArray *warnings;
} JyNoticeFile;

void          jy_notice_file_save_async  (JyLedger             *ledger,
                                          JyMonth               month,
                                          const char           *path,
                                          gboolean              issue,
                                          GAsyncReadyCallback   callback,
                                          gpointer              data);
JyNoticeFile *jy_notice_file_save_finish (GAsyncResult         *result,
                                          GError              **error);
void          jy_notice_file_free        (JyNoticeFile         *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyNoticeFile, jy_notice_file_free)

G_END_DECLS
