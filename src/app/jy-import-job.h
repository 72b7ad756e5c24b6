/* Looks at a file and imports it in a thread of its own. */
#pragma once

#include "jy-import-sample.h"
#include "jy-import.h"

G_BEGIN_DECLS

#define JY_TYPE_IMPORT_JOB (jy_import_job_get_type ())
G_DECLARE_FINAL_TYPE (JyImportJob, jy_import_job, JY, IMPORT_JOB, GObject)

JyImportJob    *jy_import_job_new          (JyLedger              *ledger,
                                            JyImportSource        *source);
void            jy_import_job_look_async   (JyImportJob           *job,
                                            const JyCsvOptions    *options,
                                            GAsyncReadyCallback    callback,
                                            gpointer               data);
JyImportSample *jy_import_job_look_finish  (JyImportJob           *job,
                                            GAsyncResult          *result,
                                            GError               **error);
void            jy_import_job_run_async    (JyImportJob           *job,
                                            const JyImportPlan    *plan,
                                            const JyImportOptions *options,
                                            GCancellable          *cancellable,
                                            GAsyncReadyCallback    callback,
                                            gpointer               data);
JyImportResult *jy_import_job_run_finish   (JyImportJob           *job,
                                            GAsyncResult          *result,
                                            GError               **error);
double          jy_import_job_get_fraction (JyImportJob           *job);

G_END_DECLS
