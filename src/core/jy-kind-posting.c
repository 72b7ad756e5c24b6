/* jy-kind-posting.c: where a notice hangs and how long (张贴记录). It belongs to no
 * month that is closed: a sheet is taken down when its month is long over. */
#include "config.h"

#include "jy-calendar.h"
#include "jy-kinds.h"
#include "jy-record.h"

#include <glib/gi18n-lib.h>

static const JyField fields[] = {
  [JY_POSTING_NOTICE] = { .name = "notice", .title = "Notice number", .title_zh = "公示文号", .synonyms = "文号|公示|number", .type = JY_FIELD_REFERENCE, .flags = JY_FIELD_REQUIRED, .target = "notice" },
  [JY_POSTING_PLACE] = { .name = "place", .title = "Place", .title_zh = "张贴地点", .synonyms = "地点|公示地点", .type = JY_FIELD_TEXT, .flags = JY_FIELD_DERIVED | JY_FIELD_SEARCHED },
  [JY_POSTING_FROM] = { .name = "from", .title = "Posted from", .title_zh = "张贴日期", .synonyms = "公示起|起始日期|开始日期", .type = JY_FIELD_DATE, .flags = JY_FIELD_REQUIRED | JY_FIELD_KEPT },
  [JY_POSTING_TO] = { .name = "to", .title = "Posted to", .title_zh = "公示止", .synonyms = "截止日期|结束日期", .type = JY_FIELD_DATE, .flags = JY_FIELD_REQUIRED | JY_FIELD_DERIVED },
  [JY_POSTING_TAKEN_DOWN] = { .name = "taken_down", .title = "Taken down on", .title_zh = "撤下日期", .synonyms = "取下日期|撤除日期", .type = JY_FIELD_DATE },
  [JY_POSTING_POSTED_BY] = { .name = "posted_by", .title = "Posted by", .title_zh = "张贴人", .synonyms = "经办人", .type = JY_FIELD_TEXT, .flags = JY_FIELD_SEARCHED },
  [JY_POSTING_NOTE] = { .name = "note", .title = "Note", .title_zh = "备注", .synonyms = "说明|remark|remarks|notes", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED },
};

/* The first day counts where it is worked. */
static void
derive_end (JyRecord             *record,
            const JyCheckContext *context)
{
  gint64 days = jy_record_get_integer (context->institution, JY_INSTITUTION_POSTING_DAYS);
  JyDay from = (JyDay) jy_record_get_integer (record, JY_POSTING_FROM);

  if (days > 0)
    jy_record_set_integer (record, JY_POSTING_TO, jy_calendar_add_working_days (context->calendar, from - 1, (int) days));
}

static void
derive (JyRecord             *record,
        const JyCheckContext *context)
{
  if (context->institution == NULL || context->calendar == NULL)
    return;
  if (!jy_record_has (record, JY_POSTING_PLACE))
    jy_record_set_text (record, JY_POSTING_PLACE, jy_record_get_text (context->institution, JY_INSTITUTION_POSTING_PLACE));
  if (!jy_record_has (record, JY_POSTING_TO) && jy_record_has (record, JY_POSTING_FROM))
    derive_end (record, context);
}

static void
check (const JyRecord       *record,
       const JyCheckContext *context,
       JyProblems           *problems)
{
  gint64 from = jy_record_get_integer (record, JY_POSTING_FROM);

  if (!jy_record_has (record, JY_POSTING_FROM))
    return;
  if (jy_record_has (record, JY_POSTING_TO) && jy_record_get_integer (record, JY_POSTING_TO) < from)
    jy_problems_add (problems, JY_PROBLEM_ERROR, JY_POSTING_TO, "%s",
                     _ ("it lies before the first day of the posting; correct one of the two"));
  if (!jy_record_has (record, JY_POSTING_TAKEN_DOWN))
    return;
  if (jy_record_get_integer (record, JY_POSTING_TAKEN_DOWN) < from)
    jy_problems_add (problems, JY_PROBLEM_ERROR, JY_POSTING_TAKEN_DOWN, "%s",
                     _ ("it lies before the first day of the posting; correct one of the two"));
  else if (jy_record_get_integer (record, JY_POSTING_TAKEN_DOWN) < jy_record_get_integer (record, JY_POSTING_TO))
    jy_problems_add (problems, JY_PROBLEM_WARNING, JY_POSTING_TAKEN_DOWN, "%s",
                     _ ("it was taken down before its period was over; say why in the note"));
}

const JyKind jy_kind_posting = {
  .name = "posting",
  .title = "Posting",
  .title_zh = "张贴记录",
  .fields = fields,
  .n_fields = JY_POSTING_N_FIELDS,
  .key = "notice,place,from",
  .derive = derive,
  .check = check,
};
