/* Which characters of which face a document needs. */

#pragma once

#include "jy-page-list.h"

G_BEGIN_DECLS

GHashTable *jy_face_use_collect (const JyPageList *pages);

G_END_DECLS
