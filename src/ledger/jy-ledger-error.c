/* jy-ledger-error.c: the ledger's error domain. */
#include "config.h"

#include "jy-ledger-error.h"

G_DEFINE_QUARK (jy-ledger-error-quark, jy_ledger_error)

/**
 * jy_ledger_error_is_environment:
 * @error: an error
 *
 * Tells a failing environment (disk full, file damaged, no permission) from
 * something that the ledger refused.
 *
 * Returns: %TRUE when the environment failed
 */
gboolean
jy_ledger_error_is_environment (const GError *error)
{
  return error->domain == JY_LEDGER_ERROR && error->code >= JY_LEDGER_ERROR_BUSY;
}
