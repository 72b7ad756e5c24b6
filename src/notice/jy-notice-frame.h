/* What stands around the content of every notice. */
#pragma once

#include "jy-document.h"
#include "jy-ledger.h"
#include "jy-notice-chart.h"

G_BEGIN_DECLS

/** A line to write on, where something is not entered yet. */
#define JY_NOTICE_BLANK "＿＿＿＿＿＿"

/**
 * JyNoticePeriod:
 * @from: first day of the posting, or 0 for the usual one
 * @to: last day of the posting, or 0 for the usual one
 *
 * When a notice hangs. The usual first day is the day of issue or the next working
 * day; from the first day on it hangs for as many working days as the institution
 * says.
 */
typedef struct
{
  JyDay from;
  JyDay to;
} JyNoticePeriod;

/**
 * JyNoticeFrame:
 * @draft: whether 草稿 stands behind the text
 * @number: (nullable): the notice's number
 * @closing: version of the month's closing, or 0 while it is open
 * @issued: the day of issue, which the sign-off bears
 * @posted_from: first day of the posting
 * @posted_to: last day of the posting
 * @posting_days: how many working days that is
 * @expected: entries that the month should have
 * @recorded: how many of them it has
 * @check_code: (nullable): the check code
 * @institution: (nullable): the institution's record
 * @calendar: which days are worked
 * @corrected: (nullable): the earlier notice that this one corrects
 * @changes: (nullable) (element-type JyNoticeChange): what is printed otherwise
 *   than there
 * @basis: (nullable): the institution's own basis sentence
 * @analysis: (nullable): its own sentence of analysis
 * @contact: (nullable): its own lines about whom to turn to
 *
 * What a notice says beside its figures.
 */
typedef struct
{
  gboolean draft;
  char *number;
  gint64 closing;
  JyDay issued;
  JyDay posted_from;
  JyDay posted_to;
  gint64 posting_days;
  gint64 expected;
  gint64 recorded;
  char *check_code;
  JyRecord *institution;
  JyCalendar *calendar;
  JyRecord *corrected;
  GPtrArray *changes;
  char *basis;
  char *analysis;
  char *contact;
} JyNoticeFrame;

JyNoticeFrame *jy_notice_frame_new          (JyLedger            *ledger,
                                             GError             **error);
void           jy_notice_frame_free         (JyNoticeFrame       *frame);
gboolean       jy_notice_frame_set_period   (JyNoticeFrame        *frame,
                                             const JyNoticePeriod *period,
                                             GError              **error);
const char    *jy_notice_frame_get_text     (const JyNoticeFrame *frame,
                                             guint                field);
JyDocument    *jy_notice_frame_begin        (const JyNoticeFrame *frame,
                                             JyMonth              month,
                                             const char          *subject);
void           jy_notice_frame_add_basis    (const JyNoticeFrame *frame,
                                             JyDocument          *document,
                                             const char          *usual);
void           jy_notice_frame_add_analysis (const JyNoticeFrame *frame,
                                             JyDocument          *document,
                                             const char          *proposal);
void           jy_notice_frame_end          (const JyNoticeFrame  *frame,
                                             JyDocument           *document,
                                             const JyNoticeCharts *charts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyNoticeFrame, jy_notice_frame_free)

G_END_DECLS
