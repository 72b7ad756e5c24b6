/* One field of a form: its title, its input, and what is wrong with it. */
#pragma once

#include <gtk/gtk.h>

#include "jy-ledger.h"

G_BEGIN_DECLS

#define JY_TYPE_FIELD_EDITOR (jy_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (JyFieldEditor, jy_field_editor, JY, FIELD_EDITOR, GtkWidget)

GtkWidget     *jy_field_editor_new_input   (JyLedger          *ledger,
                                            const JyField     *field);
JyFieldEditor *jy_field_editor_new         (JyLedger          *ledger,
                                            const JyField     *field,
                                            GtkSizeGroup      *titles);
const JyField *jy_field_editor_get_field   (JyFieldEditor     *editor);
GtkWidget     *jy_field_editor_get_control (JyFieldEditor     *editor);
char          *jy_field_editor_dup_text    (JyFieldEditor     *editor);
void           jy_field_editor_set_text    (JyFieldEditor     *editor,
                                            const char        *text);
gboolean       jy_field_editor_is_empty    (JyFieldEditor     *editor);
gboolean       jy_field_editor_was_left    (JyFieldEditor     *editor);
void           jy_field_editor_set_left    (JyFieldEditor     *editor);
void           jy_field_editor_forget_left (JyFieldEditor     *editor);
void           jy_field_editor_set_hint    (JyFieldEditor     *editor,
                                            const char        *hint);
void           jy_field_editor_follow      (JyFieldEditor     *editor,
                                            const JyRecord    *record);
void           jy_field_editor_set_kept    (JyFieldEditor     *editor,
                                            gboolean           is_kept);
void           jy_field_editor_set_message (JyFieldEditor     *editor,
                                            JyProblemSeverity  severity,
                                            const char        *message);
const char    *jy_field_editor_get_message (JyFieldEditor     *editor);
gboolean       jy_field_editor_has_error   (JyFieldEditor     *editor);

G_END_DECLS
