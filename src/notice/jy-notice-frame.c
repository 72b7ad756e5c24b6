/* jy-notice-frame.c: title, number, what is corrected and basis before the content;
 * analysis, posting period, contact, 特此公示 and the sign-off after it. Notices are
 * Chinese whatever the language of the screen. */
#include "config.h"

#include "jy-notice-correction.h"
#include "jy-notice-frame.h"

#include <glib/gi18n-lib.h>

/* How long it hangs where no institution is entered yet. */
#define USUAL_POSTING_DAYS 5

/* A mistyped year. */
#define MAX_POSTING 366

/**
 * jy_notice_frame_new:
 * @ledger: an open ledger
 * @error: return location
 *
 * The frame of a notice that is issued today: posted from today, or the next
 * working day, for as many working days as the institution says.
 *
 * Returns: (transfer full): the frame, or %NULL with @error of #JyLedgerError
 */
JyNoticeFrame *
jy_notice_frame_new (JyLedger *ledger,
                     GError  **error)
{
  g_autoptr (JyNoticeFrame) frame = g_new0 (JyNoticeFrame, 1);
  const JyNoticePeriod usual = { 0, 0 };
  g_autoptr (GError) problem = NULL;

  frame->calendar = jy_ledger_load_calendar (ledger, error);
  if (frame->calendar == NULL)
    return NULL;
  frame->institution = jy_ledger_read_institution (ledger, NULL, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  frame->issued = jy_ledger_get_today (ledger);
  if (!jy_notice_frame_set_period (frame, &usual, error))
    return NULL;
  return g_steal_pointer (&frame);
}

static gint64
count_working_days (const JyCalendar *calendar,
                    JyDay             from,
                    JyDay             to)
{
  gint64 days = 0;

  for (JyDay day = from; day <= to; day++)
    days += jy_calendar_is_worked (calendar, day);
  return days;
}

/**
 * jy_notice_frame_set_period:
 * @frame: a frame
 * @period: when the notice hangs
 * @error: return location
 *
 * Sets the days of the posting.
 *
 * Returns: %TRUE, or %FALSE with %JY_LEDGER_ERROR_REFUSED for days that no posting
 *   can have
 */
gboolean
jy_notice_frame_set_period (JyNoticeFrame        *frame,
                            const JyNoticePeriod *period,
                            GError              **error)
{
  gint64 usual_days =
    frame->institution != NULL ? jy_record_get_integer (frame->institution, JY_INSTITUTION_POSTING_DAYS) : USUAL_POSTING_DAYS;
  JyDay first = jy_calendar_add_working_days (frame->calendar, frame->issued - 1, 1);
  JyDay from = period->from != 0 ? period->from : first;
  JyDay to = period->to != 0 ? period->to : jy_calendar_add_working_days (frame->calendar, from - 1, (int) usual_days);
  g_autofree char *from_text = jy_day_to_iso (from);
  g_autofree char *to_text = jy_day_to_iso (to);

  if (from < frame->issued)
    {
      g_autofree char *issued = jy_day_to_iso (frame->issued);

      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED,
                   _ ("The notice is issued on %s; it cannot be posted from %s on. Choose that day or a later one."), issued,
                   from_text);
      return FALSE;
    }
  if (to < from || to - from > MAX_POSTING || count_working_days (frame->calendar, from, to) == 0)
    {
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED,
                   _ ("A notice cannot be posted from %s to %s: the last day is not before the first, at least one of them is a "
                      "working day, and it is no more than a year."),
                   from_text, to_text);
      return FALSE;
    }
  frame->posted_from = from;
  frame->posted_to = to;
  frame->posting_days = count_working_days (frame->calendar, from, to);
  return TRUE;
}

/**
 * jy_notice_frame_free:
 * @frame: (transfer full) (nullable): a frame
 *
 * Frees it.
 */
void
jy_notice_frame_free (JyNoticeFrame *frame)
{
  if (frame == NULL)
    return;
  g_free (frame->number);
  g_free (frame->check_code);
  jy_record_free (frame->institution);
  jy_calendar_free (frame->calendar);
  jy_record_free (frame->corrected);
  g_clear_pointer (&frame->changes, g_ptr_array_unref);
  g_free (frame->basis);
  g_free (frame->analysis);
  g_free (frame->contact);
  g_free (frame);
}

/**
 * jy_notice_frame_get_text:
 * @frame: a frame
 * @field: position of a text of the institution
 *
 * Returns: (transfer none) (nullable): the text
 */
const char *
jy_notice_frame_get_text (const JyNoticeFrame *frame,
                          guint                field)
{
  return frame->institution != NULL ? jy_record_get_text (frame->institution, field) : NULL;
}

static const char *
get_name (const JyNoticeFrame *frame)
{
  const char *name = jy_notice_frame_get_text (frame, JY_INSTITUTION_NAME);

  return name != NULL ? name : JY_NOTICE_BLANK;
}

/* Which sheet is put right is seen from afar; a line of a title does not end inside
 * a word (GB/T 9704-2012, section 7.3.1). */
static char *
write_title (const JyNoticeFrame *frame,
             const char          *month,
             const char          *subject)
{
  if (frame->corrected != NULL)
    return g_strconcat ("关于《", month, "\n", subject, "》的更正公示", NULL);
  return g_strconcat (month, subject, NULL);
}

/**
 * jy_notice_frame_begin:
 * @frame: a frame
 * @month: the month the notice is about
 * @subject: what it publishes: 生活垃圾分类清运情况公示; a line of the title ends
 *   at "\n" where it is too long for one
 *
 * Returns: (transfer full): a document with its properties, title, number and, where
 *   it corrects an earlier notice, what is corrected
 */
JyDocument *
jy_notice_frame_begin (const JyNoticeFrame *frame,
                       JyMonth              month,
                       const char          *subject)
{
  JyDocument *document = jy_document_new ();
  g_autofree char *month_text = jy_month_to_chinese (month);
  g_auto (GStrv) parts = g_strsplit (subject, "\n", -1);
  g_autofree char *joined = g_strjoinv (NULL, parts);
  g_autofree char *corrected = g_strconcat (month_text, joined, NULL);
  g_autofree char *own = write_title (frame, month_text, subject);
  g_auto (GStrv) lines = g_strsplit (own, "\n", -1);
  g_autofree char *whole = g_strjoinv (NULL, lines);
  g_autofree char *plain = g_strconcat (get_name (frame), whole, NULL);
  g_autofree char *title = g_strconcat (get_name (frame), "\n", own, NULL);
  guint year, number, day;

  jy_day_get_parts (frame->issued, &year, &number, &day);
  jy_document_set_title (document, plain);
  jy_document_set_author (document, get_name (frame));
  jy_document_set_subject (document, whole);
  jy_document_set_date (document, (int) year, (int) number, (int) day);
  jy_document_set_fit_one_page (document, TRUE);
  if (frame->draft)
    jy_document_set_watermark (document, "草稿");
  jy_document_add_title (document, title);
  if (frame->number != NULL)
    jy_document_add_number (document, frame->number);
  if (frame->corrected != NULL)
    jy_notice_correction_add (document, frame->corrected, corrected, frame->changes);
  return document;
}

/**
 * jy_notice_frame_add_basis:
 * @frame: a frame
 * @document: the notice, begun
 * @usual: the usual basis sentence of the notice
 *
 * Adds the basis sentence: the institution's own for this notice, or the usual one.
 */
void
jy_notice_frame_add_basis (const JyNoticeFrame *frame,
                           JyDocument          *document,
                           const char          *usual)
{
  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, frame->basis != NULL ? frame->basis : usual);
}

/**
 * jy_notice_frame_add_analysis:
 * @frame: a frame
 * @document: the notice with its content
 * @proposal: (nullable): what the figures suggest
 *
 * Adds the analysis: the institution's own sentence for this notice, or the
 * proposal.
 */
void
jy_notice_frame_add_analysis (const JyNoticeFrame *frame,
                              JyDocument          *document,
                              const char          *proposal)
{
  if (frame->analysis != NULL)
    proposal = frame->analysis;
  if (proposal != NULL)
    jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, proposal);
}

/* Whom to turn to, where the institution does not say it in its own words. */
static void
append_contact (GString             *text,
                const JyNoticeFrame *frame)
{
  static const struct
  {
    guint field;
    const char *before;
  } parts[] = {
    { JY_INSTITUTION_SUPERVISION_PHONE, "监督电话" },
    { JY_INSTITUTION_EMAIL, "电子邮箱" },
  };
  const char *department = jy_notice_frame_get_text (frame, JY_INSTITUTION_DEPARTMENT);
  g_autoptr (GString) contact = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *value = jy_notice_frame_get_text (frame, parts[i].field);

      if (value != NULL)
        g_string_append_printf (contact, "，%s：%s", parts[i].before, value);
    }
  if (department != NULL || contact->len > 0)
    g_string_append_printf (text, "如有异议，请向%s反映%s。", department != NULL ? department : "本单位", contact->str);
}

/* One paragraph: from when to when, where, and whom to turn to. */
static char *
write_posting (const JyNoticeFrame *frame)
{
  g_autofree char *from = jy_day_to_chinese (frame->posted_from);
  g_autofree char *to = jy_day_to_chinese (frame->posted_to);
  const char *place = jy_notice_frame_get_text (frame, JY_INSTITUTION_POSTING_PLACE);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "公示期：%s至%s（%" G_GINT64_FORMAT "个工作日）", from, to, frame->posting_days);
  if (place != NULL)
    g_string_append_printf (text, "，张贴于%s", place);
  g_string_append (text, "。");
  if (frame->contact == NULL)
    append_contact (text, frame);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_footer (const JyNoticeFrame *frame,
            JyDocument          *document)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (frame->closing > 0)
    g_string_append_printf (text, "月结第%" G_GINT64_FORMAT "版", frame->closing);
  else
    g_string_append (text, "未月结");
  if (frame->expected > 0)
    g_string_append_printf (text, "　应录%" G_GINT64_FORMAT "项，已录%" G_GINT64_FORMAT "项", frame->expected, frame->recorded);
  if (frame->check_code != NULL)
    g_string_append_printf (text, "　校验码 %s", frame->check_code);
  jy_document_add_footer_line (document, text->str);
}

/* What a phone reads: the number on one line, the check code on the next, as plain
 * text. `notice check` takes both lines as they are. */
static void
set_code (const JyNoticeFrame *frame,
          JyDocument          *document)
{
  g_autofree char *code = NULL;

  if (frame->draft || frame->number == NULL || frame->check_code == NULL)
    return;
  code = g_strconcat (frame->number, "\n", frame->check_code, NULL);
  jy_document_set_code (document, code);
}

/**
 * jy_notice_frame_end:
 * @frame: a frame
 * @document: the notice with its content
 * @charts: (nullable): charts that may have a page of their own
 *
 * Adds posting period, contact, 特此公示, the sign-off, the page of the charts, the
 * footer and, where the notice is issued, a QR code of two lines of plain text:
 * number and check code.
 */
void
jy_notice_frame_end (const JyNoticeFrame  *frame,
                     JyDocument           *document,
                     const JyNoticeCharts *charts)
{
  g_autofree char *posting = write_posting (frame);
  guint year, month, day;

  jy_day_get_parts (frame->issued, &year, &month, &day);
  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, posting);
  if (frame->contact != NULL)
    jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, frame->contact);
  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, "特此公示。");
  if (charts != NULL)
    jy_notice_charts_announce (charts, document);
  jy_document_add_sign_off (document, get_name (frame), (int) year, (int) month, (int) day);
  if (charts != NULL)
    jy_notice_charts_annex (charts, document);
  add_footer (frame, document);
  set_code (frame, document);
}
