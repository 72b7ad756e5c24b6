/* ctl-sheet.c: prints working sheets. */
#include "config.h"

#include "ctl.h"
#include "jy-render.h"
#include "jy-system-font-set.h"
#include "jy-working-sheet.h"

#include <glib/gi18n.h>

typedef struct
{
  char *month;
  char *from;
  char *to;
  char *output;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->month);
  g_free (words->from);
  g_free (words->to);
  g_free (words->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static CtlStatus
refuse_sheet (const char *sheet)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; jy_working_sheet_get_name (i) != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", jy_working_sheet_get_name (i));
  return ctl_usage (_ ("There is no working sheet “%s”; there are %s."), sheet, names->str);
}

/* A sheet has a title and an end, so that its period has both ends. */
static gboolean
parse_period (const Words *words,
              JyDay       *from,
              JyDay       *to,
              CtlStatus   *status)
{
  if (!ctl_parse_period (words->month, words->from, words->to, from, to, status))
    return FALSE;
  if (*from != 0 && *to != 0)
    return TRUE;
  *status = ctl_usage ("%s", _ ("Say which period: --month 2026-03, or --from 2026-01-01 --to 2026-12-31."));
  return FALSE;
}

static CtlStatus
print_sheet (JyLedger   *ledger,
             const char *sheet,
             JyDay       from,
             JyDay       to,
             const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GBytes) document = NULL;
  g_autoptr (JyFontSet) fonts = jy_font_set_new_system_ahead ();

  document = jy_working_sheet_print (ledger, sheet, from, to, fonts, &warnings, &error);
  if (document == NULL)
    return ctl_fail (error);
  if (!jy_pdf_write_file (document, output, &error))
    {
      g_prefix_error (&error, _ ("“%s” could not be written: "), output);
      return ctl_fail (error);
    }
  for (guint i = 0; i < warnings->len; i++)
    ctl_message (_ ("Note: %s"), (const char *) g_ptr_array_index (warnings, i));
  return CTL_DONE;
}

/**
 * ctl_sheet:
 *
 * `sheet`: prints working sheets.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_sheet)
{
  g_auto (Words) words = { 0 };
  const GOptionEntry entries[] = {
    { "month", 0, 0, G_OPTION_ARG_FILENAME, &words.month, N_ ("The month"), N_ ("YYYY-MM") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &words.from, N_ ("Records from this day on"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &words.to, N_ ("Records up to this day"), N_ ("DATE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &words.output, N_ ("The PDF file"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  JyDay from, to;
  CtlStatus status;
  JyLedger *ledger;

  if (!ctl_parse (ctl_get_command ("sheet"), entries, &argc, &argv, 1, 1, &status))
    return status;
  if (!jy_working_sheet_is_known (argv[1]))
    return refuse_sheet (argv[1]);
  if (!parse_period (&words, &from, &to, &status))
    return status;
  if (words.output == NULL)
    return ctl_usage ("%s", _ ("Say where to with -o FILE.pdf."));
  if (!ctl_check_output (ctl->path, words.output, &status))
    return status;
  ledger = ctl_open (ctl, TRUE, &status);
  if (ledger == NULL)
    return status;
  return ctl_close (ledger, print_sheet (ledger, argv[1], from, to, words.output));
}
