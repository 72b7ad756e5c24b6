/* jy-kind-container.c: a container, or a number of equal ones. */
#include "config.h"

#include "jy-kinds.h"

static const JyField fields[] = {
  [JY_CONTAINER_NAME] = { .name = "name", .title = "Name", .title_zh = "名称", .synonyms = "容器|容器名称|编号", .type = JY_FIELD_TEXT, .flags = JY_FIELD_REQUIRED | JY_FIELD_SEARCHED },
  [JY_CONTAINER_CATEGORY] = { .name = "category", .title = "Category", .title_zh = "类别", .synonyms = "垃圾类别", .type = JY_FIELD_CHOICE, .choices = &jy_category_choices },
  [JY_CONTAINER_CAPACITY] = { .name = "capacity", .title = "Capacity", .title_zh = "容积", .synonyms = "容器容积|容量", .type = JY_FIELD_VOLUME },
  [JY_CONTAINER_TARE] = { .name = "tare", .title = "Tare", .title_zh = "皮重", .synonyms = "空重|自重", .type = JY_FIELD_MASS },
  [JY_CONTAINER_SITE] = { .name = "site", .title = "Site", .title_zh = "地点", .synonyms = "位置|点位", .type = JY_FIELD_REFERENCE, .target = "site", .create_with = "type=waste_point" },
  [JY_CONTAINER_COUNT] = { .name = "count", .title = "Count", .title_zh = "数量", .synonyms = "个数|桶数", .type = JY_FIELD_COUNT },
  [JY_CONTAINER_LABELLED] = { .name = "labelled", .title = "Labelled", .title_zh = "有标识", .synonyms = "投放指南|标识|投放标识", .type = JY_FIELD_BOOLEAN },
  [JY_CONTAINER_NOTE] = { .name = "note", .title = "Note", .title_zh = "备注", .synonyms = "说明|remark|remarks|notes", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED },
};

const JyKind jy_kind_container = {
  .name = "container",
  .title = "Container",
  .title_zh = "容器",
  .fields = fields,
  .n_fields = JY_CONTAINER_N_FIELDS,
  .key = "name",
  .name_field = JY_CONTAINER_NAME + 1,
};
