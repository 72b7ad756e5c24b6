/* What was done to records in this window, to take it back and to do it again. */
#pragma once

#include <adwaita.h>

#include "jy-ledger.h"

G_BEGIN_DECLS

#define JY_TYPE_DEEDS (jy_deeds_get_type ())
G_DECLARE_FINAL_TYPE (JyDeeds, jy_deeds, JY, DEEDS, GObject)

JyDeeds *jy_deeds_new      (JyLedger        *ledger,
                            AdwToastOverlay *toasts);
void     jy_deeds_note     (JyDeeds         *deeds,
                            const char      *id,
                            const char      *sentence);
void     jy_deeds_note_silently (JyDeeds    *deeds,
                                 const char *id);
void     jy_deeds_refuse   (JyDeeds         *deeds,
                            const char      *sentence);
void     jy_deeds_ask_void (JyDeeds         *deeds,
                            const char      *id);
void     jy_deeds_undo     (JyDeeds         *deeds,
                            const char      *id);
void     jy_deeds_redo     (JyDeeds         *deeds,
                            const char      *id);
void     jy_deeds_can      (JyDeeds         *deeds,
                            const char      *id,
                            gboolean        *undo,
                            gboolean        *redo);

G_END_DECLS
