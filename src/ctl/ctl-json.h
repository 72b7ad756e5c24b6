/* Writing JSON. */
#pragma once

#include <json-glib/json-glib.h>

#include "ctl.h"

G_BEGIN_DECLS

void ctl_json_add_string  (JsonBuilder     *builder,
                           const char      *name,
                           const char      *value);
void ctl_json_add_integer (JsonBuilder     *builder,
                           const char      *name,
                           gint64           value);
void ctl_json_add_boolean (JsonBuilder     *builder,
                           const char      *name,
                           gboolean         value);
void ctl_json_add_value   (JsonBuilder     *builder,
                           JyLedger        *ledger,
                           const JyRecord  *record,
                           guint            field);
void ctl_json_print       (JsonBuilder     *builder);

G_END_DECLS
