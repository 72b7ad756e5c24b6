/* The form for where an issued notice hangs. */
#pragma once

#include <gtk/gtk.h>

#include "jy-ledger.h"

G_BEGIN_DECLS

GtkWidget *jy_posting_form_new (JyLedger   *ledger,
                                const char *number);

G_END_DECLS
