/* ctl-ledger.c: opening and closing, and the commands on a ledger as a whole. */
#include "config.h"

#include "ctl.h"
#include "jy-verify.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/**
 * ctl_may_write:
 * @ctl: the ledger's file and desk
 * @status: (out): the exit status on failure
 *
 * Reading needs no identity of this computer, writing does.
 *
 * Returns: %FALSE when the identity could not be saved
 */
gboolean
ctl_may_write (Ctl       *ctl,
               CtlStatus *status)
{
  if (ctl->desk_error == NULL)
    return TRUE;
  *status = ctl_fail (ctl->desk_error);
  return FALSE;
}

/**
 * ctl_check_output:
 * @source: the ledger, or another file that the command reads
 * @path: (nullable): a file that will be written
 * @status: (out): the exit status on failure
 *
 * Files are written beside their place and renamed into it, which must neither
 * take the place of what is read nor of a device.
 *
 * Returns: %FALSE when @path may not be replaced
 */
gboolean
ctl_check_output (const char *source,
                  const char *path,
                  CtlStatus  *status)
{
  GStatBuf own, other;

  if (path == NULL || g_stat (path, &other) != 0)
    return TRUE;
  if (!S_ISREG (other.st_mode) && !S_ISDIR (other.st_mode))
    {
      *status = ctl_usage (_ ("“%s” is a device or a pipe; give the name of a file."), path);
      return FALSE;
    }
  if (g_stat (source, &own) != 0 || own.st_dev != other.st_dev || own.st_ino != other.st_ino)
    return TRUE;
  *status = ctl_usage (_ ("“%s” is the file that is read here; choose another one to write to."), path);
  return FALSE;
}

/**
 * ctl_open:
 * @ctl: the ledger's file and desk
 * @read_only: whether nothing is written
 * @status: (out): the exit status on failure
 *
 * Returns: (transfer full) (nullable): the ledger
 */
JyLedger *
ctl_open (Ctl       *ctl,
          gboolean   read_only,
          CtlStatus *status)
{
  g_autoptr (GError) error = NULL;
  JyLedger *ledger;

  if (!read_only && !ctl_may_write (ctl, status))
    return NULL;
  ledger = jy_ledger_open (ctl->path, ctl->desk, read_only, &error);
  if (ledger != NULL)
    return ledger;
  *status = ctl_fail (error);
  if (g_error_matches (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_MISSING))
    ctl_message ("%s", _ ("“jieyuectl init” creates a ledger, --ledger FILE names another one."));
  return NULL;
}

/**
 * ctl_close:
 * @ledger: (transfer full): a ledger
 * @status: how the command went
 *
 * Returns: @status, or worse when closing failed
 */
CtlStatus
ctl_close (JyLedger *ledger,
           CtlStatus status)
{
  g_autoptr (GError) error = NULL;

  ctl_progress_end ();
  if (!jy_ledger_close (ledger, &error) && status == CTL_DONE)
    status = ctl_fail (error);
  g_object_unref (ledger);
  return status == CTL_DONE ? ctl_finish () : status;
}

/**
 * ctl_init:
 *
 * `init`: creates the file.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_init)
{
  g_autofree char *institution = NULL;
  const GOptionEntry entries[] = {
    { "institution", 0, 0, G_OPTION_ARG_FILENAME, &institution, N_ ("The institution's name"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *folder = g_path_get_dirname (ctl->path);
  g_autoptr (GError) error = NULL;
  CtlStatus status;
  JyLedger *ledger;

  if (!ctl_parse (ctl_get_command ("init"), entries, &argc, &argv, 0, 0, &status) || !ctl_may_write (ctl, &status))
    return status;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      ctl_message (_ ("The folder “%s” could not be made: %s"), folder, g_strerror (errno));
      return CTL_ENVIRONMENT;
    }
  ledger = jy_ledger_create (ctl->path, ctl->desk, &error);
  if (ledger == NULL)
    return ctl_fail (error);
  if (institution != NULL)
    {
      g_autoptr (JyRecord) record = jy_record_new (&jy_kind_institution);

      if (!jy_record_parse (record, JY_INSTITUTION_NAME, institution, NULL, NULL, &error) ||
          !jy_ledger_put (ledger, record, NULL, NULL, &error))
        {
          status = ctl_close (ledger, ctl_fail (error));
          g_unlink (ctl->path);
          return status;
        }
    }
  ctl_message (_ ("Created the ledger “%s”."), ctl->path);
  return ctl_close (ledger, CTL_DONE);
}

/**
 * ctl_verify:
 *
 * `verify`: proves the ledger.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_verify)
{
  g_autoptr (JyVerifyResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CtlStatus status;
  JyLedger *ledger;

  if (!ctl_parse (ctl_get_command ("verify"), NULL, &argc, &argv, 0, 0, &status))
    return status;
  ledger = ctl_open (ctl, TRUE, &status);
  if (ledger == NULL)
    return status;
  result = jy_ledger_verify (ledger, ctl_progress, (gpointer) _ ("Verifying"), NULL, &error);
  if (result == NULL)
    return ctl_close (ledger, ctl_fail (error));
  for (guint i = 0; i < result->faults->len; i++)
    ctl_message ("%s", (const char *) g_ptr_array_index (result->faults, i));
  ctl_progress_end ();
  if (result->faults->len > 0)
    {
      ctl_message (_ ("The ledger is not in order. Keep the file as it is, and restore the last backup or ask for help."));
      return ctl_close (ledger, CTL_REFUSED);
    }
  ctl_print (_ ("The ledger is in order: %ld entries, %ld records.\n"), (glong) result->entries,
             (glong) result->records);
  return ctl_close (ledger, CTL_DONE);
}

/**
 * ctl_rebuild:
 *
 * `rebuild`: makes the projections again from the journal.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_rebuild)
{
  g_autoptr (GError) error = NULL;
  CtlStatus status;
  JyLedger *ledger;

  if (!ctl_parse (ctl_get_command ("rebuild"), NULL, &argc, &argv, 0, 0, &status))
    return status;
  ledger = ctl_open (ctl, FALSE, &status);
  if (ledger == NULL)
    return status;
  if (!jy_ledger_rebuild (ledger, ctl_progress, (gpointer) _ ("Rebuilding"), NULL, &error))
    return ctl_close (ledger, ctl_fail (error));
  ctl_message (_ ("All tables were made again from the journal."));
  return ctl_close (ledger, CTL_DONE);
}
