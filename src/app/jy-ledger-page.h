/* A ledger: its tasks on the left, what belongs to one on the right. */
#pragma once

#include <gtk/gtk.h>

#include "jy-ledger.h"

G_BEGIN_DECLS

#define JY_TYPE_LEDGER_PAGE (jy_ledger_page_get_type ())
G_DECLARE_FINAL_TYPE (JyLedgerPage, jy_ledger_page, JY, LEDGER_PAGE, GtkWidget)

JyLedgerPage *jy_ledger_page_new      (JyLedger     *ledger,
                                       GSettings    *settings);
void          jy_ledger_page_set_menu (JyLedgerPage *page,
                                       GMenuModel   *menu);
void          jy_ledger_page_show     (JyLedgerPage *page,
                                       const JyKind *kind);
void          jy_ledger_page_act      (JyLedgerPage *page,
                                       const char   *action);

G_END_DECLS
