/* The document of a printout as it will be printed, and the ways out of the window. */
#pragma once

#include <adwaita.h>

#include "jy-printout.h"

G_BEGIN_DECLS

#define JY_TYPE_PAPER_PANE (jy_paper_pane_get_type ())
G_DECLARE_FINAL_TYPE (JyPaperPane, jy_paper_pane, JY, PAPER_PANE, GtkWidget)

GActionGroup *jy_paper_pane_get_actions (JyPaperPane     *pane);
void          jy_paper_pane_set_toasts  (JyPaperPane     *pane,
                                         AdwToastOverlay *toasts);
void          jy_paper_pane_make        (JyPaperPane     *pane,
                                         JyPrintout      *printout,
                                         JyLedger        *ledger,
                                         JyMonth          month);
void          jy_paper_pane_complain    (JyPaperPane     *pane,
                                         const char      *message);
gboolean      jy_paper_pane_is_ready    (JyPaperPane     *pane);
gboolean      jy_paper_pane_is_slow     (JyPaperPane     *pane);

G_END_DECLS
