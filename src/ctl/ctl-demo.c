/* ctl-demo.c: a new ledger with demonstration data. */
#include "config.h"

#include "ctl.h"
#include "jy-demo.h"
#include "jy-figures.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

static gboolean
check_range (const char *option,
             gint64      value,
             gint64      least,
             gint64      most,
             CtlStatus  *status)
{
  if (value >= least && value <= most)
    return TRUE;
  /* Translators: the first is the name of an option, like --months */
  *status = ctl_usage (_ ("%s takes a number from %ld to %ld."), option, (glong) least, (glong) most);
  return FALSE;
}

/* The month before the present one, which is over, where none is given. */
static gboolean
choose_end (const char *text,
            JyMonth    *end,
            CtlStatus  *status)
{
  if (text == NULL)
    {
      *end = jy_day_get_month (jy_day_today ()) - 1;
      return TRUE;
    }
  if (!ctl_parse_month (text, end, status))
    return FALSE;
  if (jy_month_get_year (*end) >= JY_DEMO_FIRST_YEAR && jy_month_get_year (*end) <= JY_DEMO_LAST_YEAR)
    return TRUE;
  *status = ctl_usage (_ ("Demonstration data ends in a month of the years %d to %d."), JY_DEMO_FIRST_YEAR,
                       JY_DEMO_LAST_YEAR);
  return FALSE;
}

static CtlStatus
create (Ctl                 *ctl,
        const JyDemoOptions *options)
{
  g_autofree char *folder = g_path_get_dirname (ctl->path);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      ctl_message (_ ("The folder “%s” could not be made: %s"), folder, g_strerror (errno));
      return CTL_ENVIRONMENT;
    }
  done = jy_demo_create (ctl->path, options, jy_figures_compute_json, NULL, ctl_progress, (gpointer) _ ("Filling"), &error);
  ctl_progress_end ();
  if (!done)
    return ctl_fail (error);
  first = jy_month_to_iso (options->end - (JyMonth) options->months + 1);
  last = jy_month_to_iso (options->end);
  ctl_message (_ ("Created the ledger “%s” with demonstration data from %s to %s; the last month is still open."), ctl->path,
               first, last);
  return ctl_finish ();
}

/**
 * ctl_demo:
 *
 * `demo`: creates a ledger and fills it with demonstration data.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_demo)
{
  g_autofree char *end_text = NULL;
  JyDemoOptions options = JY_DEMO_OPTIONS_INIT (0);
  gint64 months = options.months, diners = options.diners, seed = options.seed;
  const GOptionEntry entries[] = {
    { "months", 0, 0, G_OPTION_ARG_INT64, &months, N_ ("How many months, 14 by default"), N_ ("N") },
    { "end", 0, 0, G_OPTION_ARG_FILENAME, &end_text, N_ ("The last month, by default the one before this month"),
      N_ ("YYYY-MM") },
    { "diners", 0, 0, G_OPTION_ARG_INT64, &diners, N_ ("How many usually have lunch, 460 by default"), N_ ("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("The same seed makes the same ledger, 1 by default"), N_ ("S") },
    G_OPTION_ENTRY_NULL,
  };
  CtlStatus status;

  if (!ctl_parse (ctl_get_command ("demo"), entries, &argc, &argv, 0, 0, &status) ||
      !check_range ("--months", months, 1, JY_DEMO_MAX_MONTHS, &status) ||
      !check_range ("--diners", diners, JY_DEMO_MIN_DINERS, JY_DEMO_MAX_DINERS, &status) ||
      !check_range ("--seed", seed, 0, G_MAXUINT32, &status) || !choose_end (end_text, &options.end, &status))
    return status;
  options.months = (guint) months;
  options.diners = (guint) diners;
  options.seed = (guint32) seed;
  return create (ctl, &options);
}
