/* The editors of all fields of a kind, below each other. */
#pragma once

#include <gtk/gtk.h>

#include "jy-field-editor.h"

G_BEGIN_DECLS

#define JY_TYPE_FORM_FIELDS (jy_form_fields_get_type ())
G_DECLARE_FINAL_TYPE (JyFormFields, jy_form_fields, JY, FORM_FIELDS, GtkBox)

void           jy_form_fields_set_up            (JyFormFields     *fields,
                                                 JyLedger         *ledger,
                                                 const JyKind     *kind,
                                                 const JyField    *extra);
JyFieldEditor *jy_form_fields_get_editor        (JyFormFields     *fields,
                                                 guint             field);
JyFieldEditor *jy_form_fields_get_extra         (JyFormFields     *fields);
void           jy_form_fields_fill              (JyFormFields     *fields,
                                                 JyRecord         *record);
JyRecord      *jy_form_fields_read              (JyFormFields     *fields,
                                                 gboolean         *refused);
void           jy_form_fields_show_problems     (JyFormFields     *fields,
                                                 const JyProblems *problems,
                                                 const gboolean   *refused);
gboolean       jy_form_fields_has_errors        (JyFormFields     *fields);
void           jy_form_fields_focus_first_error (JyFormFields     *fields);
void           jy_form_fields_focus_first_empty (JyFormFields     *fields);
void           jy_form_fields_keep_draft        (JyFormFields     *fields,
                                                 const char       *name);
gboolean       jy_form_fields_restore_draft     (JyFormFields     *fields,
                                                 const char       *name);

G_END_DECLS
