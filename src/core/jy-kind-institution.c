/* jy-kind-institution.c: the institution whose ledger this is; one record. */
#include "config.h"

#include "jy-kinds.h"
#include "jy-record.h"
#include "jy-credit-code.h"

static const JyField fields[] = {
  [JY_INSTITUTION_NAME] = { .name = "name", .title = "Name", .title_zh = "单位名称", .synonyms = "名称|机构名称|单位", .type = JY_FIELD_TEXT, .flags = JY_FIELD_REQUIRED | JY_FIELD_SEARCHED },
  [JY_INSTITUTION_SHORT_NAME] = { .name = "short_name", .title = "Short name", .title_zh = "简称", .synonyms = "单位简称|发文代字", .type = JY_FIELD_TEXT },
  [JY_INSTITUTION_CREDIT_CODE] = { .name = "credit_code", .title = "Unified social credit code", .title_zh = "统一社会信用代码", .synonyms = "信用代码|社会信用代码|credit code", .type = JY_FIELD_CODE, .normalize = jy_credit_code_normalize, .check = jy_credit_code_check },
  [JY_INSTITUTION_ADDRESS] = { .name = "address", .title = "Address", .title_zh = "地址", .synonyms = "单位地址", .type = JY_FIELD_TEXT },
  [JY_INSTITUTION_DEPARTMENT] = { .name = "department", .title = "Publishing department", .title_zh = "公示部门", .synonyms = "部门|责任部门|department", .type = JY_FIELD_TEXT },
  [JY_INSTITUTION_CONTACT] = { .name = "contact", .title = "Contact", .title_zh = "联系人", .type = JY_FIELD_TEXT },
  [JY_INSTITUTION_PHONE] = { .name = "phone", .title = "Phone", .title_zh = "电话", .synonyms = "联系电话", .type = JY_FIELD_TEXT },
  [JY_INSTITUTION_SUPERVISION_PHONE] = { .name = "supervision_phone", .title = "Supervision phone", .title_zh = "监督电话", .type = JY_FIELD_TEXT },
  [JY_INSTITUTION_EMAIL] = { .name = "email", .title = "Email", .title_zh = "邮箱", .synonyms = "电子邮箱|e-mail", .type = JY_FIELD_TEXT },
  [JY_INSTITUTION_HEADCOUNT] = { .name = "headcount", .title = "Headcount", .title_zh = "用能人数", .synonyms = "人数", .type = JY_FIELD_COUNT },
  [JY_INSTITUTION_POSTING_PLACE] = { .name = "posting_place", .title = "Posting place", .title_zh = "张贴地点", .synonyms = "公示地点", .type = JY_FIELD_TEXT },
  [JY_INSTITUTION_POSTING_DAYS] = { .name = "posting_days", .title = "Posting period", .title_zh = "公示期", .synonyms = "公示期(工作日)|posting period (working days)", .unit = "working days", .unit_zh = "个工作日", .type = JY_FIELD_COUNT, .flags = JY_FIELD_DERIVED, .min = 1, .max = 60 },
  [JY_INSTITUTION_MEALS_SERVED] = { .name = "meals_served", .title = "Meals served", .title_zh = "供餐餐次", .synonyms = "供应餐次|餐次", .type = JY_FIELD_CHOICES, .choices = &jy_meal_choices },
  [JY_INSTITUTION_TARGET_BREAKFAST] = { .name = "target_breakfast", .title = "Plate-waste target, breakfast (per diner)", .title_zh = "早餐人均餐盘剩余目标", .type = JY_FIELD_MASS_PER_DINER, .max = 10000000 },
  [JY_INSTITUTION_TARGET_LUNCH] = { .name = "target_lunch", .title = "Plate-waste target, lunch (per diner)", .title_zh = "午餐人均餐盘剩余目标", .type = JY_FIELD_MASS_PER_DINER, .max = 10000000 },
  [JY_INSTITUTION_TARGET_DINNER] = { .name = "target_dinner", .title = "Plate-waste target, dinner (per diner)", .title_zh = "晚餐人均餐盘剩余目标", .type = JY_FIELD_MASS_PER_DINER, .max = 10000000 },
  [JY_INSTITUTION_TARGET_OVERTIME] = { .name = "target_overtime", .title = "Plate-waste target, overtime meal (per diner)", .title_zh = "加班餐人均餐盘剩余目标", .type = JY_FIELD_MASS_PER_DINER, .max = 10000000 },
  [JY_INSTITUTION_BASIS] = { .name = "basis", .title = "Basis sentence of notices", .title_zh = "公示依据", .synonyms = "依据", .type = JY_FIELD_LONG_TEXT },
  [JY_INSTITUTION_NOTE] = { .name = "note", .title = "Note", .title_zh = "备注", .synonyms = "说明|remark|remarks|notes", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED },
};

/* Five working days is what notices of this kind usually say; a setting. */
#define DEFAULT_POSTING_DAYS 5

static void
derive (JyRecord             *record,
        const JyCheckContext *context)
{
  if (!jy_record_has (record, JY_INSTITUTION_POSTING_DAYS))
    jy_record_set_integer (record, JY_INSTITUTION_POSTING_DAYS, DEFAULT_POSTING_DAYS);
}

const JyKind jy_kind_institution = {
  .name = "institution",
  .title = "Institution",
  .title_zh = "单位",
  .fields = fields,
  .n_fields = JY_INSTITUTION_N_FIELDS,
  .flags = JY_KIND_SINGLE,
  .derive = derive,
};
