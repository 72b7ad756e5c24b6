/* jy-value-error.c: the error domain of single values. */
#include "config.h"

#include "jy-value-error.h"

G_DEFINE_QUARK (jy-value-error-quark, jy_value_error)
