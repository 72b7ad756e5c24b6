/* Errors of the notice engine. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JyNoticeError:
 * @JY_NOTICE_ERROR_FONT: no usable font, or a font that cannot be read
 * @JY_NOTICE_ERROR_PDF: the PDF writer refused something
 *
 * What can go wrong between blocks and paper. Writing the file reports
 * #GFileError as GLib does.
 */
typedef enum
{
  JY_NOTICE_ERROR_FONT,
  JY_NOTICE_ERROR_PDF,
} JyNoticeError;

#define JY_NOTICE_ERROR (jy_notice_error_quark ())
GQuark jy_notice_error_quark (void);

G_END_DECLS
