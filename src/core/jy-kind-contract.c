/* jy-kind-contract.c: an agreement on collection and disposal (收运处置协议). */
#include "config.h"

#include "jy-kinds.h"
#include "jy-record.h"

#include <glib/gi18n-lib.h>

static const JyField fields[] = {
  [JY_CONTRACT_NUMBER] = { .name = "number", .title = "Contract number", .title_zh = "合同编号", .synonyms = "合同号|编号|协议编号|number", .type = JY_FIELD_TEXT, .flags = JY_FIELD_REQUIRED | JY_FIELD_SEARCHED },
  [JY_CONTRACT_COLLECTOR] = { .name = "collector", .title = "Collector", .title_zh = "收运单位", .synonyms = "清运单位|单位名称|乙方", .type = JY_FIELD_REFERENCE, .flags = JY_FIELD_REQUIRED | JY_FIELD_KEPT, .target = "collector" },
  [JY_CONTRACT_CATEGORIES] = { .name = "categories", .title = "Categories", .title_zh = "类别", .synonyms = "垃圾类别|category", .type = JY_FIELD_CHOICES, .flags = JY_FIELD_REQUIRED, .choices = &jy_contract_category_choices },
  [JY_CONTRACT_SIGNED] = { .name = "signed", .title = "Signed on", .title_zh = "签订日期", .synonyms = "签约日期", .type = JY_FIELD_DATE },
  [JY_CONTRACT_START] = { .name = "start", .title = "Start", .title_zh = "开始日期", .synonyms = "起始日期|合同开始日期|有效期起", .type = JY_FIELD_DATE, .flags = JY_FIELD_REQUIRED },
  [JY_CONTRACT_END] = { .name = "end", .title = "End", .title_zh = "结束日期", .synonyms = "终止日期|到期日期|合同结束日期|有效期止", .type = JY_FIELD_DATE, .flags = JY_FIELD_REQUIRED },
  [JY_CONTRACT_PRICE_BASIS] = { .name = "price_basis", .title = "Price basis", .title_zh = "计价方式", .type = JY_FIELD_CHOICE, .choices = &jy_price_basis_choices },
  [JY_CONTRACT_PRICE] = { .name = "price", .title = "Price", .title_zh = "单价", .synonyms = "价格", .type = JY_FIELD_MONEY },
  [JY_CONTRACT_AWARD_METHOD] = { .name = "award_method", .title = "Award method", .title_zh = "选定方式", .synonyms = "采购方式", .type = JY_FIELD_CHOICE, .choices = &jy_award_method_choices },
  [JY_CONTRACT_TENDER_NUMBER] = { .name = "tender_number", .title = "Tender number", .title_zh = "招标编号", .synonyms = "项目编号", .type = JY_FIELD_TEXT },
  [JY_CONTRACT_STATUS] = { .name = "status", .title = "Status", .title_zh = "状态", .type = JY_FIELD_CHOICE, .flags = JY_FIELD_DERIVED, .choices = &jy_contract_status_choices },
  [JY_CONTRACT_STATUS_DATE] = { .name = "status_date", .title = "Status since", .title_zh = "状态日期", .synonyms = "变更日期", .type = JY_FIELD_DATE },
  [JY_CONTRACT_NOTE] = { .name = "note", .title = "Note", .title_zh = "备注", .synonyms = "说明|remark|remarks|notes", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED },
};

static void
derive (JyRecord             *record,
        const JyCheckContext *context)
{
  if (!jy_record_has (record, JY_CONTRACT_STATUS))
    jy_record_set_integer (record, JY_CONTRACT_STATUS, JY_CONTRACT_ACTIVE);
}

static void
check (const JyRecord       *record,
       const JyCheckContext *context,
       JyProblems           *problems)
{
  if (jy_record_has (record, JY_CONTRACT_START) && jy_record_has (record, JY_CONTRACT_END) &&
      jy_record_get_integer (record, JY_CONTRACT_END) < jy_record_get_integer (record, JY_CONTRACT_START))
    jy_problems_add (problems, JY_PROBLEM_ERROR, JY_CONTRACT_END, "%s",
                     _ ("it lies before the start; compare both with the contract"));
  if (jy_record_has (record, JY_CONTRACT_CATEGORIES) && jy_record_get_integer (record, JY_CONTRACT_CATEGORIES) == 0)
    jy_problems_add (problems, JY_PROBLEM_ERROR, JY_CONTRACT_CATEGORIES, "%s",
                     _ ("a contract covers at least one category"));
}

const JyKind jy_kind_contract = {
  .name = "contract",
  .title = "Contract",
  .title_zh = "收运合同",
  .fields = fields,
  .n_fields = JY_CONTRACT_N_FIELDS,
  .key = "collector,number",
  .name_field = JY_CONTRACT_NUMBER + 1,
  .derive = derive,
  .check = check,
};
