/* Asks for the institution's name and a place, and creates a ledger. */
#pragma once

#include <adwaita.h>

#include "jy-ledger.h"

G_BEGIN_DECLS

#define JY_TYPE_NEW_LEDGER_DIALOG (jy_new_ledger_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JyNewLedgerDialog, jy_new_ledger_dialog, JY, NEW_LEDGER_DIALOG, AdwWindow)

JyNewLedgerDialog *jy_new_ledger_dialog_new      (GtkWindow          *parent);
JyLedger          *jy_new_ledger_dialog_create   (JyNewLedgerDialog  *dialog,
                                                  const char         *path,
                                                  GError            **error);

G_END_DECLS
