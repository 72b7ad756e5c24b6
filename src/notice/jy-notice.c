/* jy-notice.c: what happens to a notice: a draft changes nothing; an issued one
 * takes a number and is frozen. */
#include "config.h"

#include "jy-closing.h"
#include "jy-figures.h"
#include "jy-notice-code.h"
#include "jy-notice-correction.h"
#include "jy-notice-store.h"
#include "jy-notice-wording.h"
#include "jy-notice-writer.h"
#include "jy-notice.h"
#include "jy-render.h"

#include <glib/gi18n-lib.h>

/* A frame with everything that does not depend on whether the notice is issued. */
static JyNoticeFrame *
new_frame (JyLedger             *ledger,
           const char           *notice,
           const JyFigures      *figures,
           const JyNoticePeriod *period,
           GError              **error)
{
  g_autoptr (JyNoticeFrame) frame = jy_notice_frame_new (ledger, error);

  if (frame == NULL || (period != NULL && !jy_notice_frame_set_period (frame, period, error)))
    return NULL;
  frame->expected = figures->expected;
  frame->recorded = figures->recorded;
  if (!jy_notice_wording_load (ledger, notice, figures, frame, error))
    return NULL;
  return g_steal_pointer (&frame);
}

/* Reads what is corrected and how it differs. */
static gboolean
set_corrected (JyNoticeFrame *frame,
               JyLedger      *ledger,
               const char    *notice,
               gint64         row,
               const char    *figures,
               GError       **error)
{
  if (row == 0)
    return TRUE;
  frame->corrected = jy_ledger_read_row (ledger, &jy_kind_notice, row, NULL, error);
  if (frame->corrected == NULL)
    return FALSE;
  frame->changes = jy_notice_list_changes (notice, jy_record_get_text (frame->corrected, JY_NOTICE_FIGURES), figures, error);
  return frame->changes != NULL;
}

/* An open month will be closed once more, so every notice of it would be corrected. */
static gboolean
set_draft_closing (JyNoticeFrame   *frame,
                   JyLedger        *ledger,
                   const char      *notice,
                   const JyFigures *figures,
                   GError         **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *closing = jy_ledger_dup_closing (ledger, figures->month, &frame->closing, &problem);
  g_autofree char *now = NULL;
  gint64 row = 0;

  if (problem == NULL)
    jy_ledger_find_corrected (ledger, notice, figures->month, closing != NULL ? frame->closing : G_MAXINT64, &row, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  now = jy_figures_to_snapshot (figures);
  return set_corrected (frame, ledger, notice, row, now, error);
}

/**
 * jy_notice_draft_for:
 * @ledger: an open ledger
 * @notice: which notice
 * @month: any month
 * @period: (nullable): when it would hang, or %NULL for the usual days
 * @fonts: the fonts
 * @warnings: (out) (transfer full): what could not be printed as written
 * @error: return location
 *
 * Prints a draft with the figures as they stand now. Changes nothing.
 *
 * Returns: (transfer full): the document's bytes, or %NULL with @error
 */
GBytes *
jy_notice_draft_for (JyLedger             *ledger,
                     const char           *notice,
                     JyMonth               month,
                     const JyNoticePeriod *period,
                     JyFontSet            *fonts,
                     GPtrArray           **warnings,
                     GError              **error)
{
  g_autoptr (JyFigures) figures = NULL;
  g_autoptr (JyNoticeFrame) frame = NULL;
  g_autoptr (JyDocument) document = NULL;

  g_return_val_if_fail (jy_notice_is_known (notice), NULL);

  figures = jy_figures_new (ledger, month, error);
  frame = figures != NULL ? new_frame (ledger, notice, figures, period, error) : NULL;
  if (frame == NULL || !set_draft_closing (frame, ledger, notice, figures, error))
    return NULL;
  frame->draft = TRUE;
  document = jy_notice_find_writer (notice) (ledger, figures, frame, error);
  return document != NULL ? jy_document_render (document, fonts, warnings, error) : NULL;
}

/**
 * jy_notice_draft:
 * @ledger: an open ledger
 * @notice: which notice
 * @month: any month
 * @fonts: the fonts
 * @warnings: (out) (transfer full): what could not be printed as written
 * @error: return location
 *
 * Prints a draft that would hang on the usual days, see jy_notice_draft_for().
 *
 * Returns: (transfer full): the document's bytes, or %NULL with @error
 */
GBytes *
jy_notice_draft (JyLedger   *ledger,
                 const char *notice,
                 JyMonth     month,
                 JyFontSet  *fonts,
                 GPtrArray **warnings,
                 GError    **error)
{
  return jy_notice_draft_for (ledger, notice, month, NULL, fonts, warnings, error);
}

typedef struct
{
  const char *notice;
  JyMonth month;
  const JyNoticePeriod *period;
  JyFontSet *fonts;
  GPtrArray **warnings;
  GBytes *document;
} Issue;

/* Contracts, licences, names, targets and holidays are not bound to a month: when they
 * have changed what a notice says since the closing, the month must be closed again. */
static gboolean
check_unchanged (const JyFigures *figures,
                 const char      *closing,
                 GError         **error)
{
  g_autofree char *now = jy_figures_to_snapshot (figures);
  g_autofree char *text = NULL;

  if (jy_figures_json_holds (closing, now))
    return TRUE;
  text = jy_month_to_iso (figures->month);
  g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CLOSED,
               _ ("The figures of %s have changed since it was closed, because a contract, a licence, a name, a target, the "
                  "calendar or a month it is compared with was changed. Reopen it with a reason and close it again."),
               text);
  return FALSE;
}

static void
fill_record (JyRecord            *record,
             const JyNoticeFrame *frame,
             const char          *figures)
{
  jy_record_set_integer (record, JY_NOTICE_POSTED_FROM, frame->posted_from);
  jy_record_set_integer (record, JY_NOTICE_POSTED_TO, frame->posted_to);
  jy_record_set_text (record, JY_NOTICE_CHECK_CODE, frame->check_code);
  jy_record_set_text (record, JY_NOTICE_FIGURES, figures);
}

/* The figures as they are frozen, and the code that they give. */
static char *
freeze_figures (JyNoticeFrame *frame,
                const char    *closing)
{
  char *frozen = jy_notice_correction_freeze (
    closing, frame->corrected != NULL ? jy_record_get_text (frame->corrected, JY_NOTICE_NUMBER) : NULL);

  frame->check_code = jy_notice_write_check_code (frozen);
  return frozen;
}

static GBytes *
freeze (JyLedger   *ledger,
        const char *number,
        JyRecord   *record,
        gpointer    data,
        GError    **error)
{
  Issue *issue = data;
  g_autoptr (JyFigures) figures = NULL;
  g_autoptr (JyNoticeFrame) frame = NULL;
  g_autoptr (JyDocument) document = NULL;
  g_autofree char *closing = jy_ledger_dup_closing (ledger, issue->month, NULL, error);
  g_autofree char *frozen = NULL;

  figures = closing != NULL ? jy_figures_new (ledger, issue->month, error) : NULL;
  if (figures == NULL || !check_unchanged (figures, closing, error))
    return NULL;
  frame = new_frame (ledger, issue->notice, figures, issue->period, error);
  if (frame == NULL ||
      !set_corrected (frame, ledger, issue->notice, jy_record_get_integer (record, JY_NOTICE_CORRECTS), closing, error))
    return NULL;
  frame->number = g_strdup (number);
  frame->closing = jy_record_get_integer (record, JY_NOTICE_CLOSING);
  frozen = freeze_figures (frame, closing);
  fill_record (record, frame, frozen);
  document = jy_notice_find_writer (issue->notice) (ledger, figures, frame, error);
  if (document == NULL)
    return NULL;
  issue->document = jy_document_render (document, issue->fonts, issue->warnings, error);
  return issue->document != NULL ? g_bytes_ref (issue->document) : NULL;
}

/**
 * jy_notice_issue_for:
 * @ledger: an open ledger
 * @notice: which notice
 * @month: a closed month
 * @period: (nullable): when it hangs, or %NULL for the usual days
 * @fonts: the fonts
 * @number: (out) (transfer full): the number it was given
 * @warnings: (out) (transfer full): what could not be printed as written
 * @error: return location
 *
 * Issues a notice: it takes the next number of the year, and its figures and
 * document are frozen in the ledger. Where a notice of the month stands that was
 * made from an older closing, it is a correction of that one: a 更正公示.
 *
 * Returns: (transfer full): the document's bytes, or %NULL with @error
 */
GBytes *
jy_notice_issue_for (JyLedger             *ledger,
                     const char           *notice,
                     JyMonth               month,
                     const JyNoticePeriod *period,
                     JyFontSet            *fonts,
                     char                **number,
                     GPtrArray           **warnings,
                     GError              **error)
{
  Issue issue = { notice, month, period, fonts, warnings, NULL };

  g_return_val_if_fail (jy_notice_is_known (notice), NULL);

  if (jy_ledger_issue_notice (ledger, notice, month, freeze, &issue, number, error))
    return issue.document;
  g_clear_pointer (&issue.document, g_bytes_unref);
  return NULL;
}

/**
 * jy_notice_issue:
 * @ledger: an open ledger
 * @notice: which notice
 * @month: a closed month
 * @fonts: the fonts
 * @number: (out) (transfer full): the number it was given
 * @warnings: (out) (transfer full): what could not be printed as written
 * @error: return location
 *
 * Issues a notice that hangs on the usual days, see jy_notice_issue_for().
 *
 * Returns: (transfer full): the document's bytes, or %NULL with @error
 */
GBytes *
jy_notice_issue (JyLedger   *ledger,
                 const char *notice,
                 JyMonth     month,
                 JyFontSet  *fonts,
                 char      **number,
                 GPtrArray **warnings,
                 GError    **error)
{
  return jy_notice_issue_for (ledger, notice, month, NULL, fonts, number, warnings, error);
}
