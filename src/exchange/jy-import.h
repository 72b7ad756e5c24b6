/* Taking a CSV file into a ledger. */
#pragma once

#include "jy-import-plan.h"

G_BEGIN_DECLS

/**
 * JyImportOptions:
 * @csv: how to read the file
 * @create_references: make records for names that are not known yet
 * @again: take a file in that was taken in before
 * @dry_run: check everything and save nothing
 * @skip_bad: (nullable): a file for the refused rows; the others are then saved
 *
 * How an import is done.
 */
typedef struct
{
  JyCsvOptions csv;
  gboolean create_references;
  gboolean again;
  gboolean dry_run;
  const char *skip_bad;
} JyImportOptions;

/**
 * JyImportResult:
 * @n_records: records that were saved, or would be
 * @n_refused: rows that were refused
 * @n_warnings: warnings, of which the first ones are kept
 * @n_created: records that were made for names not known yet
 * @refused: (element-type utf8): a sentence for each refused row, with its line
 * @warnings: (element-type utf8): a sentence for each warning
 * @ignored: (element-type utf8): headers of columns that are no field
 * @encoding: (nullable): how the file was encoded
 *
 * What came of an import.
 */
typedef struct
{
  gint64 n_records;
  gint64 n_refused;
  gint64 n_warnings;
  gint64 n_created;
  GPtrArray *refused;
  GPtrArray *warnings;
  GPtrArray *ignored;
  char *encoding;
} JyImportResult;

JyImportResult *jy_import_run         (JyLedger              *ledger,
                                       JyImportPlan          *plan,
                                       const char            *path,
                                       const JyImportOptions *options,
                                       JyProgress             progress,
                                       gpointer               data,
                                       GCancellable          *cancellable,
                                       GError               **error);
void            jy_import_result_free (JyImportResult        *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyImportResult, jy_import_result_free)

G_END_DECLS
