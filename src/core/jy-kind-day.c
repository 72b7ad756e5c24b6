/* jy-kind-day.c: a day off or a make-up working day (the yearly table of the State Council). */
#include "config.h"

#include "jy-kinds.h"

static const JyField fields[] = {
  [JY_CALENDAR_DAY_DATE] = { .name = "date", .title = "Date", .title_zh = "日期", .type = JY_FIELD_DATE, .flags = JY_FIELD_REQUIRED },
  [JY_CALENDAR_DAY_TYPE] = { .name = "type", .title = "Type", .title_zh = "类型", .type = JY_FIELD_CHOICE, .flags = JY_FIELD_REQUIRED | JY_FIELD_KEPT, .choices = &jy_day_type_choices },
  [JY_CALENDAR_DAY_NAME] = { .name = "name", .title = "Name", .title_zh = "名称", .synonyms = "节日|节假日名称", .type = JY_FIELD_TEXT, .flags = JY_FIELD_SEARCHED | JY_FIELD_KEPT },
  [JY_CALENDAR_DAY_NOTE] = { .name = "note", .title = "Note", .title_zh = "备注", .synonyms = "说明|remark|remarks|notes", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED },
};

const JyKind jy_kind_day = {
  .name = "day",
  .title = "Calendar day",
  .title_zh = "工作日历",
  .fields = fields,
  .n_fields = JY_CALENDAR_DAY_N_FIELDS,
  .key = "date",
  .date_field = JY_CALENDAR_DAY_DATE + 1,
};
