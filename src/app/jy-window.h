/* The window: the start page, or a ledger. */
#pragma once

#include "jy-application.h"
#include "jy-ledger.h"

G_BEGIN_DECLS

#define JY_TYPE_WINDOW (jy_window_get_type ())
G_DECLARE_FINAL_TYPE (JyWindow, jy_window, JY, WINDOW, AdwApplicationWindow)

JyWindow *jy_window_new        (JyApplication *application);
gboolean  jy_window_open       (JyWindow      *window,
                                const char    *path);
JyLedger *jy_window_get_ledger (JyWindow      *window);

G_END_DECLS
