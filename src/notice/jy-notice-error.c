/* The error domain of the notice engine. */

#include "config.h"

#include "jy-notice-error.h"

G_DEFINE_QUARK (jy-notice-error-quark, jy_notice_error)
