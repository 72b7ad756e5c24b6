/* ctl-notice.c: prints, issues, lists, voids and checks notices. */
#include "config.h"

#include "ctl.h"
#include "jy-notice-store.h"
#include "jy-notice.h"
#include "jy-query.h"
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
  gboolean draft;
  gboolean issue;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->month);
  g_free (words->output);
  g_free (words->reason);
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
  CtlStatus status;
  JyLedger *ledger;
  JyMonth month;

  if (!ctl_parse_month (words->month, &month, &status))
    return status;
  if (words->output == NULL)
    return ctl_usage ("%s", _ ("Say where to with -o FILE.pdf."));
  if (words->draft && words->issue)
    return ctl_usage ("%s", _ ("--draft and --issue exclude each other."));
  if (!ctl_check_output (ctl->path, words->output, &status))
    return status;
  ledger = ctl_open (ctl, !words->issue, &status);
  if (ledger == NULL)
    return status;
  fonts = jy_font_set_new_system (&error);
  if (fonts != NULL && (!words->issue || jy_ledger_begin (ledger, &error)))
    document = words->issue ? jy_notice_issue (ledger, notice, month, fonts, &number, &warnings, &error)
                            : jy_notice_draft (ledger, notice, month, fonts, &warnings, &error);
  if (document == NULL || !finish_notice (ledger, document, words->output, words->issue, &error))
    return ctl_close (ledger, ctl_fail (error));
  tell_warnings (warnings);
  if (number != NULL)
    ctl_message (_ ("Issued %s."), number);
  return ctl_close (ledger, CTL_DONE);
}

static gboolean
print_line (const JyRecord      *record,
            const JyRecordState *state,
            gpointer             data,
            GError             **error)
{
  static const guint columns[] = { JY_NOTICE_NUMBER, JY_NOTICE_KIND, JY_NOTICE_MONTH, JY_NOTICE_ISSUED, JY_NOTICE_CHECK_CODE };
  static const guint widths[] = { 28, 12, 9, 12, 18 };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *text = jy_field_format (&record->kind->fields[columns[i]], &record->values[columns[i]]);

      ctl_print_padded (text, widths[i], FALSE);
    }
  ctl_print ("%s\n", state->voided ? _ ("voided") : "");
  return TRUE;
}

static CtlStatus
list_notices (Ctl *ctl)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_notice);
  g_autoptr (GError) error = NULL;
  CtlStatus status;
  JyLedger *ledger = ctl_open (ctl, TRUE, &status);

  if (ledger == NULL)
    return status;
  jy_query_set_voided (query, TRUE);
  if (!jy_query_run (query, ledger, print_line, NULL, &error))
    return ctl_close (ledger, ctl_fail (error));
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

static CtlStatus
check_code (Ctl        *ctl,
            const char *code)
{
  g_autoptr (JyNoticeCheck) check = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *issued = NULL;
  CtlStatus status;
  JyLedger *ledger = ctl_open (ctl, TRUE, &status);

  if (ledger == NULL)
    return status;
  check = jy_notice_check (ledger, code, &error);
  if (check == NULL)
    return ctl_close (ledger, ctl_fail (error));
  issued = jy_day_to_iso ((JyDay) jy_record_get_integer (check->record, JY_NOTICE_ISSUED));
  ctl_print (_ ("%s, %s of %s, issued on %s\n"), jy_record_get_text (check->record, JY_NOTICE_NUMBER),
             jy_record_get_text (check->record, JY_NOTICE_KIND), jy_record_get_text (check->record, JY_NOTICE_MONTH), issued);
  if (check->voided)
    ctl_print ("%s\n", _ ("The notice was voided."));
  if (!check->intact)
    ctl_print ("%s\n", _ ("The figures kept with the notice do not give its check code: the ledger was tampered with."));
  if (!check->standing)
    ctl_print ("%s\n", _ ("The month was reopened after this notice."));
  if (!check->agrees)
    ctl_print ("%s\n", _ ("The ledger now says something else than the notice."));
  if (check->voided || !check->intact || !check->standing || !check->agrees)
    return ctl_close (ledger, CTL_REFUSED);
  ctl_print ("%s\n", _ ("The ledger still says what the notice says."));
  return ctl_close (ledger, CTL_DONE);
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
    { "reason", 0, 0, G_OPTION_ARG_FILENAME, &words.reason, N_ ("Why a notice is voided"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  CtlStatus status;

  if (!ctl_parse (ctl_get_command ("notice"), entries, &argc, &argv, 1, 2, &status))
    return status;
  if (argc == 3 && (jy_notice_is_known (argv[1]) || g_str_equal (argv[1], "list")))
    return ctl_usage (_ ("“%s” is one word too many."), argv[2]);
  if (jy_notice_is_known (argv[1]))
    return print_notice (ctl, argv[1], &words);
  if (g_str_equal (argv[1], "list"))
    return list_notices (ctl);
  if (argc == 2 && (g_str_equal (argv[1], "show") || g_str_equal (argv[1], "void")))
    return ctl_usage (_ ("Say which notice: notice %s NUMBER. “jieyuectl notice list” lists them."), argv[1]);
  if (argc == 2 && g_str_equal (argv[1], "check"))
    return ctl_usage ("%s", _ ("Say which check code stands on the sheet: notice check CODE."));
  if (g_str_equal (argv[1], "show"))
    return show_notice (ctl, argv[2], &words);
  if (g_str_equal (argv[1], "void"))
    return void_notice (ctl, argv[2], &words);
  if (g_str_equal (argv[1], "check"))
    return check_code (ctl, argv[2]);
  return ctl_usage (_ ("There is no notice “%s”; there are waste, canteen, purchases, overtime, collectors, combined, list, show, void and check."), argv[1]);
}
