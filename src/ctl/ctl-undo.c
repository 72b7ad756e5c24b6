/* ctl-undo.c: takes back what was done to a record, and does it again. */
#include "config.h"

#include "ctl.h"
#include "jy-ledger-undo.h"

static CtlStatus
step (Ctl        *ctl,
      const char *command,
      int         argc,
      char      **argv,
      gboolean (*run) (JyLedger *ledger, const char *id, GError **error))
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;
  CtlStatus status;
  JyLedger *ledger;

  if (!ctl_parse (ctl_get_command (command), entries, &argc, &argv, 1, 1, &status))
    return status;
  ledger = ctl_open (ctl, FALSE, &status);
  if (ledger == NULL)
    return status;
  return ctl_close (ledger, run (ledger, argv[1], &error) ? CTL_DONE : ctl_fail (error));
}

/**
 * ctl_undo:
 *
 * `undo`: takes back the last thing that was done to a record.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_undo)
{
  return step (ctl, "undo", argc, argv, jy_ledger_undo);
}

/**
 * ctl_redo:
 *
 * `redo`: does again what was undone.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_redo)
{
  return step (ctl, "redo", argc, argv, jy_ledger_redo);
}
