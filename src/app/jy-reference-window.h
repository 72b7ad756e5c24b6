/* A small window for a record that another one, not saved yet, refers to. */
#pragma once

#include <adwaita.h>

#include "jy-field-editor.h"
#include "jy-form-target.h"

G_BEGIN_DECLS

#define JY_TYPE_REFERENCE_WINDOW (jy_reference_window_get_type ())
G_DECLARE_FINAL_TYPE (JyReferenceWindow, jy_reference_window, JY, REFERENCE_WINDOW, AdwWindow)

JyReferenceWindow *jy_reference_window_open     (const JyFormTarget *outer,
                                                 JyFieldEditor      *editor);
GtkWidget         *jy_reference_window_get_form (JyReferenceWindow  *window);

G_END_DECLS
