/* jy-kind-collector.c: who takes waste away (收运单位). */
#include "config.h"

#include "jy-kinds.h"
#include "jy-credit-code.h"

static const JyField fields[] = {
  [JY_COLLECTOR_NAME] = { .name = "name", .title = "Name", .title_zh = "名称", .synonyms = "收运单位|清运单位|单位名称", .type = JY_FIELD_TEXT, .flags = JY_FIELD_REQUIRED | JY_FIELD_SEARCHED },
  [JY_COLLECTOR_CREDIT_CODE] = { .name = "credit_code", .title = "Unified social credit code", .title_zh = "统一社会信用代码", .synonyms = "信用代码|社会信用代码|credit code", .type = JY_FIELD_CODE, .normalize = jy_credit_code_normalize, .check = jy_credit_code_check },
  [JY_COLLECTOR_ADDRESS] = { .name = "address", .title = "Address", .title_zh = "地址", .type = JY_FIELD_TEXT, .flags = JY_FIELD_SEARCHED },
  [JY_COLLECTOR_CONTACT] = { .name = "contact", .title = "Contact", .title_zh = "联系人", .type = JY_FIELD_TEXT, .flags = JY_FIELD_SEARCHED },
  [JY_COLLECTOR_PHONE] = { .name = "phone", .title = "Phone", .title_zh = "电话", .synonyms = "联系电话", .type = JY_FIELD_TEXT },
  [JY_COLLECTOR_SUSPENDED] = { .name = "suspended", .title = "Suspended", .title_zh = "停用", .synonyms = "暂停合作", .type = JY_FIELD_BOOLEAN },
  [JY_COLLECTOR_NOTE] = { .name = "note", .title = "Note", .title_zh = "备注", .synonyms = "说明|remark|remarks|notes", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED },
};

const JyKind jy_kind_collector = {
  .name = "collector",
  .title = "Collector",
  .title_zh = "收运单位",
  .fields = fields,
  .n_fields = JY_COLLECTOR_N_FIELDS,
  .key = "name",
  .name_field = JY_COLLECTOR_NAME + 1,
};
