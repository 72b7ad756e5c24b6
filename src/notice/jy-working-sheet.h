/* The working sheets of the house. */
#pragma once

#include "jy-font-set.h"
#include "jy-ledger.h"

G_BEGIN_DECLS

const char *jy_working_sheet_get_name (guint       i);
gboolean    jy_working_sheet_is_known (const char *sheet);
GBytes     *jy_working_sheet_print    (JyLedger   *ledger,
                                       const char *sheet,
                                       JyDay       from,
                                       JyDay       to,
                                       JyFontSet  *fonts,
                                       GPtrArray **warnings,
                                       GError    **error);

G_END_DECLS
