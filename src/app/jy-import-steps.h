/* What an import does one after the other: looks, checks, saves. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JyImportStep:
 * @JY_IMPORT_STEP_NONE: nothing
 * @JY_IMPORT_STEP_LOOK: the first rows are read
 * @JY_IMPORT_STEP_CHECK: all rows are read, nothing is saved
 * @JY_IMPORT_STEP_IMPORT: all rows are saved
 *
 * What an import does at a time.
 */
typedef enum
{
  JY_IMPORT_STEP_NONE,
  JY_IMPORT_STEP_LOOK,
  JY_IMPORT_STEP_CHECK,
  JY_IMPORT_STEP_IMPORT,
} JyImportStep;

#define JY_TYPE_IMPORT_STEPS (jy_import_steps_get_type ())
G_DECLARE_FINAL_TYPE (JyImportSteps, jy_import_steps, JY, IMPORT_STEPS, GObject)

JyImportSteps *jy_import_steps_new             (void);
void           jy_import_steps_want            (JyImportSteps *steps,
                                                JyImportStep   step);
void           jy_import_steps_want_check_soon (JyImportSteps *steps);
gboolean       jy_import_steps_end             (JyImportSteps *steps,
                                                JyImportStep  *wanted);
void           jy_import_steps_go_on           (JyImportSteps *steps);
void           jy_import_steps_give_up         (JyImportSteps *steps);
void           jy_import_steps_stop            (JyImportSteps *steps);
JyImportStep   jy_import_steps_get_running     (JyImportSteps *steps);
GCancellable  *jy_import_steps_get_cancellable (JyImportSteps *steps);
gboolean       jy_import_steps_is_busy         (JyImportSteps *steps);

G_END_DECLS
