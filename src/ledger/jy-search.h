/* The SQL function that searches texts. */
#pragma once

#include "jy-database.h"

G_BEGIN_DECLS

void jy_search_add_function (JyDatabase *database);

G_END_DECLS
