/* jy-kind-site.c: a canteen, serving window, waste point or waste store. */
#include "config.h"

#include "jy-kinds.h"

static const JyField fields[] = {
  [JY_SITE_NAME] = { .name = "name", .title = "Name", .title_zh = "名称", .synonyms = "地点|地点名称|点位", .type = JY_FIELD_TEXT, .flags = JY_FIELD_REQUIRED | JY_FIELD_SEARCHED },
  [JY_SITE_TYPE] = { .name = "type", .title = "Type", .title_zh = "类型", .type = JY_FIELD_CHOICE, .flags = JY_FIELD_REQUIRED, .choices = &jy_site_type_choices },
  [JY_SITE_LOCATION] = { .name = "location", .title = "Location", .title_zh = "位置", .synonyms = "地址|所在位置", .type = JY_FIELD_TEXT, .flags = JY_FIELD_SEARCHED },
  [JY_SITE_NOTE] = { .name = "note", .title = "Note", .title_zh = "备注", .synonyms = "说明|remark|remarks|notes", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED },
};

const JyKind jy_kind_site = {
  .name = "site",
  .title = "Site",
  .title_zh = "地点",
  .fields = fields,
  .n_fields = JY_SITE_N_FIELDS,
  .key = "name",
  .name_field = JY_SITE_NAME + 1,
};
