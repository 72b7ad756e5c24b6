/* What the folder itself needs to know of a connection. */
#pragma once

#include <sqlite3.h>

#include "jy-database.h"

G_BEGIN_DECLS

struct _JyDatabase
{
  sqlite3 *handle;
  char *path;
  GHashTable *statements; /* SQL text → JyStatement at rest */
  gboolean read_only;
  guint read_depth;
  int guard; /* descriptor of jy-lock-guard.h, or -1 */
  GCancellable *cancellable;
};

void jy_database_set_error (JyDatabase *database,
                            int         code,
                            GError    **error);

G_END_DECLS
