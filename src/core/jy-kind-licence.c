/* jy-kind-licence.c: a permit of a collector (资质). */
#include "config.h"

#include "jy-kinds.h"
#include "jy-record.h"
#include "jy-waste-code.h"

#include <glib/gi18n-lib.h>

static const JyField fields[] = {
  [JY_LICENCE_COLLECTOR] = { .name = "collector", .title = "Collector", .title_zh = "收运单位", .synonyms = "清运单位|单位名称|持证单位", .type = JY_FIELD_REFERENCE, .flags = JY_FIELD_REQUIRED | JY_FIELD_KEPT, .target = "collector" },
  [JY_LICENCE_TYPE] = { .name = "type", .title = "Type", .title_zh = "资质类型", .synonyms = "类型|证照类型", .type = JY_FIELD_CHOICE, .flags = JY_FIELD_REQUIRED, .choices = &jy_licence_type_choices },
  [JY_LICENCE_NUMBER] = { .name = "number", .title = "Number", .title_zh = "证书编号", .synonyms = "编号|证号|许可证编号|备案号", .type = JY_FIELD_TEXT, .flags = JY_FIELD_REQUIRED | JY_FIELD_SEARCHED },
  [JY_LICENCE_ISSUER] = { .name = "issuer", .title = "Issuer", .title_zh = "发证机关", .synonyms = "备案机关|颁发机关", .type = JY_FIELD_TEXT, .flags = JY_FIELD_SEARCHED },
  [JY_LICENCE_VALID_FROM] = { .name = "valid_from", .title = "Valid from", .title_zh = "有效期起", .synonyms = "有效期自|发证日期", .type = JY_FIELD_DATE, .flags = JY_FIELD_REQUIRED },
  [JY_LICENCE_VALID_TO] = { .name = "valid_to", .title = "Valid to", .title_zh = "有效期止", .synonyms = "有效期至|到期日期", .type = JY_FIELD_DATE },
  [JY_LICENCE_CATEGORIES] = { .name = "categories", .title = "Categories", .title_zh = "类别", .synonyms = "垃圾类别|category", .type = JY_FIELD_CHOICES, .choices = &jy_contract_category_choices },
  [JY_LICENCE_WASTE_CODES] = { .name = "waste_codes", .title = "Waste codes", .title_zh = "废物代码", .synonyms = "废物类别|核准经营类别", .type = JY_FIELD_CODE, .normalize = jy_waste_code_list_normalize, .check = jy_waste_code_list_check },
  [JY_LICENCE_NOTE] = { .name = "note", .title = "Note", .title_zh = "备注", .synonyms = "说明|remark|remarks|notes", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED },
};

static void
check (const JyRecord       *record,
       const JyCheckContext *context,
       JyProblems           *problems)
{
  if (jy_record_has (record, JY_LICENCE_VALID_FROM) && jy_record_has (record, JY_LICENCE_VALID_TO) &&
      jy_record_get_integer (record, JY_LICENCE_VALID_TO) < jy_record_get_integer (record, JY_LICENCE_VALID_FROM))
    jy_problems_add (problems, JY_PROBLEM_ERROR, JY_LICENCE_VALID_TO, "%s",
                     _ ("it lies before the day from which the licence is valid; compare both with the licence"));
}

const JyKind jy_kind_licence = {
  .name = "licence",
  .title = "Licence",
  .title_zh = "资质",
  .fields = fields,
  .n_fields = JY_LICENCE_N_FIELDS,
  .key = "collector,type,number",
  .name_field = JY_LICENCE_NUMBER + 1,
  .check = check,
};
