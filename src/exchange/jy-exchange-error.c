/* The error domain of the exchange folder. */
#include "config.h"

#include "jy-exchange-error.h"

/**
 * jy_exchange_error_quark:
 *
 * Returns: the domain of the errors in #JyExchangeError
 */
G_DEFINE_QUARK (jy-exchange-error-quark, jy_exchange_error)
