/* jy-notice.c: what happens to a notice: a draft changes nothing; an issued one
 * takes a number and is frozen; a check code is held against the ledger. */
#include "config.h"

#include "jy-closing.h"
#include "jy-figures.h"
#include "jy-notice-canteen.h"
#include "jy-notice-collectors.h"
#include "jy-notice-combined.h"
#include "jy-notice-overtime.h"
#include "jy-notice-purchases.h"
#include "jy-notice-store.h"
#include "jy-notice-waste.h"
#include "jy-notice.h"
#include "jy-render.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The first hex digits of the figures' SHA-256 that are printed. */
#define CHECK_CODE_LENGTH 16

typedef JyDocument *(*Writer) (JyLedger *ledger,
                               const JyFigures *figures,
                               const JyNoticeFrame *frame,
                               GError **error);

static const struct
{
  const char *name;
  Writer writer;
} notices[] = {
  { "waste", jy_notice_waste_new },
  { "canteen", jy_notice_canteen_new },
  { "purchases", jy_notice_purchases_new },
  { "overtime", jy_notice_overtime_new },
  { "collectors", jy_notice_collectors_new },
  { "combined", jy_notice_combined_new },
};

static Writer
find_writer (const char *notice)
{
  for (guint i = 0; i < G_N_ELEMENTS (notices); i++)
    if (g_str_equal (notices[i].name, notice))
      return notices[i].writer;
  return NULL;
}

/**
 * jy_notice_is_known:
 * @notice: a notice's name
 *
 * Returns: whether there is such a notice
 */
gboolean
jy_notice_is_known (const char *notice)
{
  return find_writer (notice) != NULL;
}

static char *
compute_check_code (const char *figures)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, figures, -1);

  return g_strndup (digest, CHECK_CODE_LENGTH);
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
 * Prints a draft with the figures as they stand now. Changes nothing.
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
  g_autoptr (JyFigures) figures = NULL;
  g_autoptr (JyNoticeFrame) frame = NULL;
  g_autoptr (JyDocument) document = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *closing = NULL;

  g_return_val_if_fail (jy_notice_is_known (notice), NULL);

  figures = jy_figures_new (ledger, month, error);
  frame = figures != NULL ? jy_notice_frame_new (ledger, error) : NULL;
  if (frame == NULL)
    return NULL;
  frame->draft = TRUE;
  frame->expected = figures->expected;
  frame->recorded = figures->recorded;
  closing = jy_ledger_dup_closing (ledger, month, &frame->closing, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  document = find_writer (notice) (ledger, figures, frame, error);
  return document != NULL ? jy_document_render (document, fonts, warnings, error) : NULL;
}

typedef struct
{
  const char *notice;
  JyMonth month;
  JyFontSet *fonts;
  GPtrArray **warnings;
  GBytes *document;
} Issue;

/* Contracts, licences and holidays are not bound to a month: when they have
 * changed the figures since the closing, the month must be closed again. */
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
               _ ("The figures of %s have changed since it was closed, because a contract, a licence, the calendar or a month "
                  "it is compared with was changed. Reopen it with a reason and close it again."),
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

  figures = closing != NULL ? jy_figures_new (ledger, issue->month, error) : NULL;
  if (figures == NULL || !check_unchanged (figures, closing, error))
    return NULL;
  frame = jy_notice_frame_new (ledger, error);
  if (frame == NULL)
    return NULL;
  frame->number = g_strdup (number);
  frame->expected = figures->expected;
  frame->recorded = figures->recorded;
  frame->closing = jy_record_get_integer (record, JY_NOTICE_CLOSING);
  frame->check_code = compute_check_code (closing);
  fill_record (record, frame, closing);
  document = find_writer (issue->notice) (ledger, figures, frame, error);
  if (document == NULL)
    return NULL;
  issue->document = jy_document_render (document, issue->fonts, issue->warnings, error);
  return issue->document != NULL ? g_bytes_ref (issue->document) : NULL;
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
 * Issues a notice: it takes the next number of the year, and its figures and
 * document are frozen in the ledger.
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
  Issue issue = { notice, month, fonts, warnings, NULL };

  g_return_val_if_fail (jy_notice_is_known (notice), NULL);

  if (jy_ledger_issue_notice (ledger, notice, month, freeze, &issue, number, error))
    return issue.document;
  g_clear_pointer (&issue.document, g_bytes_unref);
  return NULL;
}

/**
 * jy_notice_check_free:
 * @check: (transfer full) (nullable): a check
 *
 * Frees it.
 */
void
jy_notice_check_free (JyNoticeCheck *check)
{
  if (check == NULL)
    return;
  jy_record_free (check->record);
  g_free (check);
}

/**
 * jy_notice_check:
 * @ledger: an open ledger
 * @code: the check code printed on a sheet
 * @error: return location
 *
 * Holds a sheet's check code against the ledger.
 *
 * Returns: (transfer full): what it proves, or %NULL with
 *   %JY_LEDGER_ERROR_NOT_FOUND or another error
 */
JyNoticeCheck *
jy_notice_check (JyLedger   *ledger,
                 const char *code,
                 GError    **error)
{
  g_autoptr (JyNoticeCheck) check = g_new0 (JyNoticeCheck, 1);
  g_autoptr (GError) problem = NULL;
  g_autofree char *own_code = NULL;
  g_autofree char *closing = NULL;
  g_autofree char *now = NULL;
  const char *figures;
  JyRecordState state;
  JyMonth month;
  gint64 version = 0;

  check->record = jy_ledger_find_check_code (ledger, code, &state, error);
  if (check->record == NULL || !jy_month_parse (jy_record_get_text (check->record, JY_NOTICE_MONTH), &month, error))
    return NULL;
  check->voided = state.voided;
  figures = jy_record_get_text (check->record, JY_NOTICE_FIGURES);
  own_code = compute_check_code (figures);
  check->intact = g_strcmp0 (own_code, jy_record_get_text (check->record, JY_NOTICE_CHECK_CODE)) == 0;
  closing = jy_ledger_dup_closing (ledger, month, &version, &problem);
  if (problem == NULL)
    now = jy_figures_compute_json (ledger, month, NULL, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  check->standing = closing != NULL && version == jy_record_get_integer (check->record, JY_NOTICE_CLOSING);
  check->agrees = jy_figures_json_holds (figures, now);
  return g_steal_pointer (&check);
}
