/* jy-notice-frame.c: title, number and basis before the content; posting period,
 * contact, 特此公示 and the sign-off after it. Notices are Chinese whatever the
 * language of the screen. */
#include "config.h"

#include "jy-notice-frame.h"

/* An institution that is not entered yet gets a line to write on. */
static const char BLANK[] = "＿＿＿＿＿＿";

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
  g_autoptr (JyCalendar) calendar = jy_ledger_load_calendar (ledger, error);
  g_autoptr (GError) problem = NULL;

  if (calendar == NULL)
    return NULL;
  frame->institution = jy_ledger_read_institution (ledger, NULL, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  frame->issued = jy_ledger_get_today (ledger);
  frame->posting_days =
    frame->institution != NULL ? jy_record_get_integer (frame->institution, JY_INSTITUTION_POSTING_DAYS) : 5;
  frame->posted_from = jy_calendar_is_worked (calendar, frame->issued)
                         ? frame->issued
                         : jy_calendar_add_working_days (calendar, frame->issued, 1);
  frame->posted_to = jy_calendar_add_working_days (calendar, frame->posted_from, (int) frame->posting_days - 1);
  return g_steal_pointer (&frame);
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

  return name != NULL ? name : BLANK;
}

/**
 * jy_notice_frame_begin:
 * @frame: a frame
 * @month: the month the notice is about
 * @subject: what it publishes: 生活垃圾分类清运情况公示; a line of the title ends
 *   at "\n" where it is too long for one
 *
 * Returns: (transfer full): a document with its properties, title and number
 */
JyDocument *
jy_notice_frame_begin (const JyNoticeFrame *frame,
                       JyMonth              month,
                       const char          *subject)
{
  JyDocument *document = jy_document_new ();
  g_autofree char *month_text = jy_month_to_chinese (month);
  g_auto (GStrv) lines = g_strsplit (subject, "\n", -1);
  g_autofree char *whole = g_strjoinv (NULL, lines);
  g_autofree char *plain = g_strconcat (get_name (frame), month_text, whole, NULL);
  g_autofree char *title = g_strconcat (get_name (frame), "\n", month_text, subject, NULL);
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
  return document;
}

/* One paragraph: from when to when, where, and whom to turn to. */
static char *
write_posting (const JyNoticeFrame *frame)
{
  static const struct
  {
    guint field;
    const char *before;
  } parts[] = {
    { JY_INSTITUTION_SUPERVISION_PHONE, "监督电话" },
    { JY_INSTITUTION_EMAIL, "电子邮箱" },
  };
  g_autofree char *from = jy_day_to_chinese (frame->posted_from);
  g_autofree char *to = jy_day_to_chinese (frame->posted_to);
  const char *place = jy_notice_frame_get_text (frame, JY_INSTITUTION_POSTING_PLACE);
  const char *department = jy_notice_frame_get_text (frame, JY_INSTITUTION_DEPARTMENT);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) contact = g_string_new (NULL);

  g_string_printf (text, "公示期：%s至%s（%" G_GINT64_FORMAT "个工作日）", from, to, frame->posting_days);
  if (place != NULL)
    g_string_append_printf (text, "，张贴于%s", place);
  g_string_append (text, "。");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *value = jy_notice_frame_get_text (frame, parts[i].field);

      if (value != NULL)
        g_string_append_printf (contact, "，%s：%s", parts[i].before, value);
    }
  if (department != NULL || contact->len > 0)
    g_string_append_printf (text, "如有异议，请向%s反映%s。", department != NULL ? department : "本单位", contact->str);
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

/**
 * jy_notice_frame_end:
 * @frame: a frame
 * @document: the notice with its content
 *
 * Adds posting period, contact, 特此公示, the sign-off and the footer.
 */
void
jy_notice_frame_end (const JyNoticeFrame *frame,
                     JyDocument          *document)
{
  g_autofree char *posting = write_posting (frame);
  guint year, month, day;

  jy_day_get_parts (frame->issued, &year, &month, &day);
  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, posting);
  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, "特此公示。");
  jy_document_add_sign_off (document, get_name (frame), (int) year, (int) month, (int) day);
  add_footer (frame, document);
}
