/* ctl-output.c: data to standard output, messages to standard error. Both are
 * UTF-8 whatever the locale: what a file or a pipe gets must not depend on it. */
#include "config.h"

#include "ctl.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static gboolean progress_shown;

/**
 * ctl_print:
 * @format: as for printf()
 * @...: its arguments
 *
 * Writes data.
 */
void
ctl_print (const char *format,
           ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
}

/**
 * ctl_message:
 * @format: a sentence in the user's language, as for printf()
 * @...: its arguments
 *
 * Writes a message on a line of its own.
 */
void
ctl_message (const char *format,
             ...)
{
  va_list arguments;

  ctl_progress_end ();
  va_start (arguments, format);
  vfprintf (stderr, format, arguments);
  va_end (arguments);
  fputc ('\n', stderr);
}

/**
 * ctl_speak_untranslated:
 *
 * From here on sentences are English: those in JSON are never translated. Called
 * before the first of them is made.
 */
void
ctl_speak_untranslated (void)
{
  g_setenv ("LANGUAGE", "C", TRUE);
  setlocale (LC_MESSAGES, "C");
}

/**
 * ctl_fail:
 * @error: what went wrong
 *
 * Tells an error.
 *
 * Returns: the exit status that belongs to it
 */
CtlStatus
ctl_fail (const GError *error)
{
  gboolean environment = jy_ledger_error_is_environment (error) || error->domain == G_FILE_ERROR ||
                         error->domain == G_IO_ERROR;

  ctl_message ("%s", error->message);
  return environment ? CTL_ENVIRONMENT : CTL_REFUSED;
}

/**
 * ctl_usage:
 * @format: what is wrong with the words of the command, as for printf()
 * @...: its arguments
 *
 * Tells wrong usage.
 *
 * Returns: %CTL_USAGE
 */
CtlStatus
ctl_usage (const char *format,
           ...)
{
  va_list arguments;

  ctl_progress_end ();
  va_start (arguments, format);
  vfprintf (stderr, format, arguments);
  va_end (arguments);
  fprintf (stderr, "\n%s\n", _ ("“jieyuectl --help” lists the commands."));
  return CTL_USAGE;
}

/**
 * ctl_finish:
 *
 * Flushes standard output: data that could not be written must not look written.
 *
 * Returns: %CTL_DONE, or %CTL_ENVIRONMENT
 */
CtlStatus
ctl_finish (void)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return CTL_DONE;
  ctl_message (_ ("The output could not be written: %s"), g_strerror (errno));
  return CTL_ENVIRONMENT;
}

/**
 * ctl_progress:
 * @done: what is done
 * @total: of how much
 * @label: (nullable): what is done, a sentence's beginning
 *
 * Shows progress on a terminal, as a #JyProgress.
 */
void
ctl_progress (gint64   done,
              gint64   total,
              gpointer label)
{
  static gint64 last;
  gint64 now = g_get_monotonic_time ();
  const gint64 step = G_USEC_PER_SEC / 10;

  if (!isatty (STDERR_FILENO) || total <= 0 || now - last < step)
    return;
  last = now;
  progress_shown = TRUE;
  fprintf (stderr, "\r%s %3d %%", label != NULL ? (const char *) label : "", (int) (MIN (done, total) * 100 / total));
  fflush (stderr);
}

/**
 * ctl_progress_end:
 *
 * Clears the line of the progress.
 */
void
ctl_progress_end (void)
{
  if (!progress_shown)
    return;
  fprintf (stderr, "\r\033[K");
  progress_shown = FALSE;
}

/**
 * ctl_get_width:
 * @text: UTF-8
 *
 * Returns: how many columns of a terminal it takes
 */
guint
ctl_get_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/**
 * ctl_print_padded:
 * @text: UTF-8
 * @width: columns to fill
 * @to_the_right: whether the text stands at the right end
 *
 * Writes a cell of a table.
 */
void
ctl_print_padded (const char *text,
                  guint       width,
                  gboolean    to_the_right)
{
  guint own = ctl_get_width (text);
  int blanks = own < width ? (int) (width - own) : 0;

  if (to_the_right)
    printf ("%*s%s", blanks, "", text);
  else
    printf ("%s%*s", text, blanks, "");
}
