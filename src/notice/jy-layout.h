/* From blocks to pages. */

#pragma once

#include "jy-document.h"
#include "jy-page-list.h"

G_BEGIN_DECLS

JyPageList *jy_layout_document (const JyDocument *document, JyFontSet *fonts);

G_END_DECLS
