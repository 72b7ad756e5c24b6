/* Taking a CSV file into a ledger. */
#pragma once

#include "jy-import-plan.h"
#include "jy-import-result.h"
#include "jy-import-source.h"

G_BEGIN_DECLS

/**
 * JyImportOptions:
 * @csv: how to read the file
 * @create_references: make records for names that are not known yet
 * @again: take a file in that was taken in before
 * @dry_run: check everything and save nothing
 * @skip_bad: (nullable): a file for the refused rows; the others are then saved
 * @keep_rows: how many of the first rows are kept for the result, and of those after
 *   them that are refused, and of those that are odd
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
  guint keep_rows;
} JyImportOptions;

JyImportResult *jy_import_run         (JyLedger              *ledger,
                                       JyImportPlan          *plan,
                                       const char            *path,
                                       const JyImportOptions *options,
                                       JyProgress             progress,
                                       gpointer               data,
                                       GCancellable          *cancellable,
                                       GError               **error);
JyImportResult *jy_import_run_source  (JyLedger              *ledger,
                                       JyImportPlan          *plan,
                                       JyImportSource        *source,
                                       const JyImportOptions *options,
                                       JyProgress             progress,
                                       gpointer               data,
                                       GCancellable          *cancellable,
                                       GError               **error);

G_END_DECLS
