/* A text as a QR code of black boxes. */

#pragma once

#include "jy-page.h"

G_BEGIN_DECLS

/** Modules of blank paper around a code, ISO/IEC 18004:2015, section 6.3.8. */
#define JY_QR_QUIET_MODULES 4

gboolean jy_qr_code_draw (JyPage *page, const char *text, double x, double y, double size);

G_END_DECLS
