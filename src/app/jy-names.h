/* The names behind references, asked for once. */
#pragma once

#include "jy-ledger.h"

G_BEGIN_DECLS

#define JY_TYPE_NAMES (jy_names_get_type ())
G_DECLARE_FINAL_TYPE (JyNames, jy_names, JY, NAMES, GObject)

JyNames    *jy_names_new    (JyLedger       *ledger);
const char *jy_names_get    (JyNames        *names,
                             const JyKind   *kind,
                             gint64          row);
char       *jy_names_format (JyNames        *names,
                             const JyRecord *record,
                             guint           field);

G_END_DECLS
