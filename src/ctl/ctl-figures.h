/* Figures for people. */
#pragma once

#include "jy-figures.h"

G_BEGIN_DECLS

gboolean ctl_print_figures (JyLedger        *ledger,
                            const JyFigures *figures,
                            GError         **error);

G_END_DECLS
