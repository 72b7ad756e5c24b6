/* What can go wrong with a ledger, in words of its users. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JyLedgerError:
 * @JY_LEDGER_ERROR_REFUSED: a record breaks a rule of its kind
 * @JY_LEDGER_ERROR_DUPLICATE: there is such a record already
 * @JY_LEDGER_ERROR_NOT_FOUND: no such record
 * @JY_LEDGER_ERROR_AMBIGUOUS: several records have this name
 * @JY_LEDGER_ERROR_CLOSED: the month is closed, or not closed where it must be
 * @JY_LEDGER_ERROR_BROKEN: `verify` found something
 * @JY_LEDGER_ERROR_CANCELLED: the user cancelled
 * @JY_LEDGER_ERROR_EXISTS: there is such a file already
 * @JY_LEDGER_ERROR_BUSY: another program holds the file
 * @JY_LEDGER_ERROR_FULL: the disk is full
 * @JY_LEDGER_ERROR_READ_ONLY: the file cannot be written
 * @JY_LEDGER_ERROR_CORRUPT: the file is damaged
 * @JY_LEDGER_ERROR_NOT_A_LEDGER: the file is something else
 * @JY_LEDGER_ERROR_NEWER: a newer program wrote it
 * @JY_LEDGER_ERROR_OLDER: an older program wrote it, and it cannot be migrated here
 * @JY_LEDGER_ERROR_MISSING: there is no such file
 * @JY_LEDGER_ERROR_FAILED: anything else the system says
 *
 * Up to @JY_LEDGER_ERROR_EXISTS the ledger refuses; after that the
 * environment fails.
 */
typedef enum
{
  JY_LEDGER_ERROR_REFUSED,
  JY_LEDGER_ERROR_DUPLICATE,
  JY_LEDGER_ERROR_NOT_FOUND,
  JY_LEDGER_ERROR_AMBIGUOUS,
  JY_LEDGER_ERROR_CLOSED,
  JY_LEDGER_ERROR_BROKEN,
  JY_LEDGER_ERROR_CANCELLED,
  JY_LEDGER_ERROR_EXISTS,
  JY_LEDGER_ERROR_BUSY,
  JY_LEDGER_ERROR_FULL,
  JY_LEDGER_ERROR_READ_ONLY,
  JY_LEDGER_ERROR_CORRUPT,
  JY_LEDGER_ERROR_NOT_A_LEDGER,
  JY_LEDGER_ERROR_NEWER,
  JY_LEDGER_ERROR_OLDER,
  JY_LEDGER_ERROR_MISSING,
  JY_LEDGER_ERROR_FAILED,
} JyLedgerError;

#define JY_LEDGER_ERROR (jy_ledger_error_quark ())

GQuark   jy_ledger_error_quark          (void);
gboolean jy_ledger_error_is_environment (const GError *error);

G_END_DECLS
