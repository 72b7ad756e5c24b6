/* A form for a record of any kind, made from the table of its fields. */
#pragma once

#include <gtk/gtk.h>

#include "jy-field-editor.h"
#include "jy-form-target.h"

G_BEGIN_DECLS

#define JY_TYPE_RECORD_FORM (jy_record_form_get_type ())
G_DECLARE_FINAL_TYPE (JyRecordForm, jy_record_form, JY, RECORD_FORM, GtkWidget)

GtkWidget     *jy_record_form_new               (JyLedger      *ledger,
                                                 const JyKind  *kind);
GtkWidget     *jy_record_form_new_amend         (JyLedger      *ledger,
                                                 const char    *id,
                                                 GError       **error);
GtkWidget     *jy_record_form_new_for           (JyFormTarget  *target);
const JyKind  *jy_record_form_get_kind          (JyRecordForm  *form);
JyFieldEditor *jy_record_form_get_editor        (JyRecordForm  *form,
                                                 guint          field);
JyFieldEditor *jy_record_form_get_reason_editor (JyRecordForm  *form);
const char    *jy_record_form_get_message       (JyRecordForm  *form);
gboolean       jy_record_form_save              (JyRecordForm  *form,
                                                 gboolean       another);
void           jy_record_form_clear             (JyRecordForm  *form);

G_END_DECLS
