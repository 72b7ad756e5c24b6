/* One import from the first look to the saved records. */
#pragma once

#include "jy-import-job.h"
#include "jy-import-steps.h"

G_BEGIN_DECLS

#define JY_TYPE_IMPORT_SESSION (jy_import_session_get_type ())
G_DECLARE_FINAL_TYPE (JyImportSession, jy_import_session, JY, IMPORT_SESSION, GObject)

JyImportSession      *jy_import_session_new             (JyLedger        *ledger,
                                                         JyImportSource  *source);
JyImportOptions      *jy_import_session_get_options     (JyImportSession *session);
void                  jy_import_session_take_plan       (JyImportSession *session,
                                                         JyImportPlan    *plan);
void                  jy_import_session_look            (JyImportSession *session);
void                  jy_import_session_check           (JyImportSession *session);
void                  jy_import_session_check_soon      (JyImportSession *session);
void                  jy_import_session_import          (JyImportSession *session,
                                                         const char      *skip_bad);
void                  jy_import_session_give_up         (JyImportSession *session);
void                  jy_import_session_close           (JyImportSession *session);
JyLedger             *jy_import_session_get_ledger      (JyImportSession *session);
JyImportSource       *jy_import_session_get_source      (JyImportSession *session);
const JyImportSample *jy_import_session_get_sample      (JyImportSession *session);
JyImportPlan         *jy_import_session_get_plan        (JyImportSession *session);
const JyImportResult *jy_import_session_get_result      (JyImportSession *session);
JyImportStep          jy_import_session_get_running     (JyImportSession *session);
double                jy_import_session_get_fraction    (JyImportSession *session);
gboolean              jy_import_session_is_busy         (JyImportSession *session);
gboolean              jy_import_session_is_ready        (JyImportSession *session,
                                                         gboolean         skips);

G_END_DECLS
