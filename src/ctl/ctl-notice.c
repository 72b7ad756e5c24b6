/* ctl-notice.c: prints, issues, shows and voids notices. */
#include "config.h"

#include "ctl-notice.h"
#include "jy-notice-store.h"
#include "jy-notice.h"
#include "jy-render.h"
#include "jy-system-font-set.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

typedef struct
{
  char *month;
  char *output;
  char *reason;
  char *format;
  char *posted_from;
  char *posted_to;
  gboolean draft;
  gboolean issue;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->month);
  g_free (words->output);
  g_free (words->reason);
  g_free (words->format);
  g_free (words->posted_from);
  g_free (words->posted_to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static void
tell_warnings (GPtrArray *warnings)
{
  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    ctl_message (_ ("Note: %s"), (const char *) g_ptr_array_index (warnings, i));
}

/* Writes the sheet and keeps the notice: either without the other is not done.
 * An issued sheet waits beside its place for the commit, so that whatever
 * happens no sheet bears a number that the ledger may give once more. */
static gboolean
finish_notice (JyLedger   *ledger,
               GBytes     *document,
               const char *output,
               gboolean    issued,
               GError    **error)
{
  g_autofree char *staged =
    issued && !g_file_test (output, G_FILE_TEST_IS_DIR) ? g_strconcat (output, ".part", NULL) : g_strdup (output);

  if (!jy_pdf_write_file (document, staged, error))
    {
      g_prefix_error (error, _ ("“%s” could not be written: "), output);
      return FALSE;
    }
  if (!issued)
    return TRUE;
  if (!jy_ledger_commit (ledger, error))
    {
      g_unlink (staged);
      return FALSE;
    }
  if (g_rename (staged, output) != 0)
    ctl_message ("%s: %s", staged, g_strerror (errno));
  return TRUE;
}

/* A day that was given on the command line, or 0. */
static gboolean
parse_day (const char *option,
           const char *text,
           JyDay      *day,
           CtlStatus  *status)
{
  g_autoptr (GError) error = NULL;

  *day = 0;
  if (text == NULL || jy_day_parse (text, NULL, day, &error))
    return TRUE;
  *status = ctl_usage ("%s “%s”: %s", option, text, error->message);
  return FALSE;
}

static CtlStatus
print_notice (Ctl         *ctl,
              const char  *notice,
              const Words *words)
{
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (JyFontSet) fonts = NULL;
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  JyNoticePeriod period;
  CtlStatus status;
  JyLedger *ledger;
  JyMonth month;

  if (!ctl_parse_month (words->month, &month, &status) ||
      !parse_day ("--posted-from", words->posted_from, &period.from, &status) ||
      !parse_day ("--posted-to", words->posted_to, &period.to, &status))
    return status;
  if (words->output == NULL)
    return ctl_usage ("%s", _ ("Say where to with -o FILE.pdf."));
  if (words->draft && words->issue)
    return ctl_usage ("%s", _ ("--draft and --issue exclude each other."));
  if (!ctl_check_output (ctl->path, words->output, &status))
    return status;
  /* The fonts are opened while the ledger is read. */
  fonts = jy_font_set_new_system_ahead ();
  ledger = ctl_open (ctl, !words->issue, &status);
  if (ledger == NULL)
    return status;
  if (!words->issue || (jy_font_set_prepare (fonts, &error) && jy_ledger_begin (ledger, &error)))
    document = words->issue ? jy_notice_issue_for (ledger, notice, month, &period, fonts, &number, &warnings, &error)
                            : jy_notice_draft_for (ledger, notice, month, &period, fonts, &warnings, &error);
  if (document == NULL || !finish_notice (ledger, document, words->output, words->issue, &error))
    return ctl_close (ledger, ctl_fail (error));
  tell_warnings (warnings);
  if (number != NULL)
    ctl_message (_ ("Issued %s."), number);
  return ctl_close (ledger, CTL_DONE);
}

static CtlStatus
show_notice (Ctl         *ctl,
             const char  *number,
             const Words *words)
{
  g_autoptr (JyRecord) record = NULL;
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GError) error = NULL;
  CtlStatus status;
  JyLedger *ledger;

  if (words->output == NULL)
    return ctl_usage ("%s", _ ("Say where to with -o FILE.pdf."));
  if (!ctl_check_output (ctl->path, words->output, &status))
    return status;
  ledger = ctl_open (ctl, TRUE, &status);
  if (ledger == NULL)
    return status;
  record = jy_ledger_find_notice (ledger, number, NULL, &error);
  document = record != NULL ? jy_notice_dup_document (record, &error) : NULL;
  if (document == NULL || !finish_notice (ledger, document, words->output, FALSE, &error))
    return ctl_close (ledger, ctl_fail (error));
  return ctl_close (ledger, CTL_DONE);
}

static CtlStatus
void_notice (Ctl         *ctl,
             const char  *number,
             const Words *words)
{
  g_autoptr (GError) error = NULL;
  CtlStatus status;
  JyLedger *ledger;

  if (words->reason == NULL)
    return ctl_usage ("%s", _ ("Say why with --reason."));
  ledger = ctl_open (ctl, FALSE, &status);
  if (ledger == NULL)
    return status;
  if (!jy_ledger_void_notice (ledger, number, words->reason, &error))
    return ctl_close (ledger, ctl_fail (error));
  return ctl_close (ledger, CTL_DONE);
}

/* A scanner that types gives a line end between number and code or a blank, of
 * which a shell makes two words. */
static CtlStatus
check_sheet (Ctl        *ctl,
             const char *text,
             const char *code)
{
  g_autofree char *both = code != NULL ? g_strconcat (text, "\n", code, NULL) : g_strdup (text);

  return ctl_notice_check (ctl, both);
}

/**
 * ctl_notice:
 *
 * `notice`: prints, issues, lists, shows, voids and checks notices.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_notice)
{
  g_auto (Words) words = { 0 };
  const GOptionEntry entries[] = {
    { "month", 0, 0, G_OPTION_ARG_FILENAME, &words.month, N_ ("The month"), N_ ("YYYY-MM") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &words.output, N_ ("The PDF file"), N_ ("FILE") },
    { "draft", 0, 0, G_OPTION_ARG_NONE, &words.draft, N_ ("Print a draft, which changes nothing; the default"), NULL },
    { "issue", 0, 0, G_OPTION_ARG_NONE, &words.issue, N_ ("Issue it: take a number and freeze it"), NULL },
    { "posted-from", 0, 0, G_OPTION_ARG_FILENAME, &words.posted_from, N_ ("First day of the posting; else today or the next working day"), N_ ("DATE") },
    { "posted-to", 0, 0, G_OPTION_ARG_FILENAME, &words.posted_to, N_ ("Last day of the posting; else by the institution's working days"), N_ ("DATE") },
    { "reason", 0, 0, G_OPTION_ARG_FILENAME, &words.reason, N_ ("Why a notice is voided"), N_ ("TEXT") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &words.format, N_ ("For the list: table, csv or json"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  CtlFormat format;
  CtlStatus status;

  if (!ctl_parse (ctl_get_command ("notice"), entries, &argc, &argv, 1, 3, &status) ||
      !ctl_parse_format (words.format, TRUE, &format, &status))
    return status;
  if (argc == 3 && (jy_notice_is_known (argv[1]) || g_str_equal (argv[1], "list")))
    return ctl_usage (_ ("“%s” is one word too many."), argv[2]);
  if (argc == 4 && !g_str_equal (argv[1], "check"))
    return ctl_usage (_ ("“%s” is one word too many."), argv[3]);
  if (jy_notice_is_known (argv[1]))
    return print_notice (ctl, argv[1], &words);
  if (g_str_equal (argv[1], "list"))
    return ctl_notice_list (ctl, format);
  if (argc == 2 && (g_str_equal (argv[1], "show") || g_str_equal (argv[1], "void")))
    return ctl_usage (_ ("Say which notice: notice %s NUMBER. “jieyuectl notice list” lists them."), argv[1]);
  if (argc == 2 && g_str_equal (argv[1], "check"))
    return ctl_usage ("%s", _ ("Say which check code stands on the sheet: notice check CODE."));
  if (g_str_equal (argv[1], "show"))
    return show_notice (ctl, argv[2], &words);
  if (g_str_equal (argv[1], "void"))
    return void_notice (ctl, argv[2], &words);
  if (g_str_equal (argv[1], "check"))
    return check_sheet (ctl, argv[2], argc == 4 ? argv[3] : NULL);
  return ctl_usage (_ ("There is no notice “%s”; there are waste, canteen, purchases, overtime, collectors, combined, list, show, void and check."), argv[1]);
}
