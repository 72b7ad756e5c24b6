/* The editors of all fields of a kind, below each other. */
#pragma once

#include <gtk/gtk.h>

#include "jy-field-editor.h"

G_BEGIN_DECLS

#define JY_TYPE_FORM_FIELDS (jy_form_fields_get_type ())
G_DECLARE_FINAL_TYPE (JyFormFields, jy_form_fields, JY, FORM_FIELDS, GtkBox)

void                  jy_form_fields_set_up            (JyFormFields     *fields,
                                                        JyLedger         *ledger,
                                                        const JyKind     *kind,
                                                        const JyField    *extra);
JyLedger             *jy_form_fields_get_ledger        (JyFormFields     *fields);
const JyKind         *jy_form_fields_get_kind          (JyFormFields     *fields);
JyCheckContext        jy_form_fields_get_context       (JyFormFields     *fields);
JyFieldEditor *const *jy_form_fields_list_editors      (JyFormFields     *fields,
                                                        guint            *n_editors);
JyFieldEditor        *jy_form_fields_get_editor        (JyFormFields     *fields,
                                                        guint             field);
JyFieldEditor        *jy_form_fields_get_extra         (JyFormFields     *fields);
void                  jy_form_fields_fill              (JyFormFields     *fields,
                                                        JyRecord         *record,
                                                        const char       *usual_extra);
void                  jy_form_fields_put_texts         (JyFormFields     *fields,
                                                        GHashTable       *texts);
JyRecord             *jy_form_fields_read              (JyFormFields     *fields,
                                                        gboolean         *refused);
gboolean              jy_form_fields_is_changed        (JyFormFields     *fields,
                                                        JyFieldEditor    *editor);
void                  jy_form_fields_set_refused       (JyFormFields     *fields);
gboolean              jy_form_fields_was_refused       (JyFormFields     *fields);

G_END_DECLS
