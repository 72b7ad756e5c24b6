/* Asks from when to when a notice will hang, before it is issued. */
#pragma once

#include <adwaita.h>

#include "jy-ledger.h"

G_BEGIN_DECLS

#define JY_TYPE_ISSUE_DIALOG (jy_issue_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JyIssueDialog, jy_issue_dialog, JY, ISSUE_DIALOG, AdwWindow)

JyIssueDialog *jy_issue_dialog_new (GtkWidget  *widget,
                                    JyLedger   *ledger,
                                    const char *title,
                                    const char *corrects);

G_END_DECLS
