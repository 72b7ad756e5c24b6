/* Puts a month's notice on paper, or issues it. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

/**
 * JyNoticeFile:
 * @path: (nullable): where the sheet was written
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

/**
 * JyNoticeOrder:
 * @notice: which notice
 * @month: a month, closed if its notice is to be issued
 * @path: (nullable): where the sheet goes, or %NULL to issue the notice without one
 * @issue: whether the notice is issued, or a draft is made
 * @posted_from: the first day of an issued notice's posting, or 0 for today or the
 *   next working day
 * @posted_to: the last one, or 0 to let it follow from the first
 *
 * What is wanted.
 */
typedef struct
{
  const char *notice;
  JyMonth month;
  const char *path;
  gboolean issue;
  JyDay posted_from;
  JyDay posted_to;
} JyNoticeOrder;

void          jy_notice_file_save_async  (JyLedger             *ledger,
                                          const JyNoticeOrder  *wanted,
                                          GAsyncReadyCallback   callback,
                                          gpointer              data);
JyNoticeFile *jy_notice_file_save_finish (GAsyncResult         *result,
                                          GError              **error);
void          jy_notice_file_free        (JyNoticeFile         *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyNoticeFile, jy_notice_file_free)

G_END_DECLS
