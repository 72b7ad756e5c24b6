/* jy-kind-supplier.c: who delivers food (食品安全法 53: name, address and contact are recorded). */
#include "config.h"

#include "jy-kinds.h"
#include "jy-credit-code.h"
#include "jy-record.h"

#include <glib/gi18n-lib.h>

static const JyField fields[] = {
  [JY_SUPPLIER_NAME] = { .name = "name", .title = "Name", .title_zh = "名称", .synonyms = "供货者|供货单位|供应商|供货商|供货者名称|单位名称", .type = JY_FIELD_TEXT, .flags = JY_FIELD_REQUIRED | JY_FIELD_SEARCHED },
  [JY_SUPPLIER_CREDIT_CODE] = { .name = "credit_code", .title = "Unified social credit code", .title_zh = "统一社会信用代码", .synonyms = "信用代码|社会信用代码|credit code", .type = JY_FIELD_CODE, .normalize = jy_credit_code_normalize, .check = jy_credit_code_check },
  [JY_SUPPLIER_ADDRESS] = { .name = "address", .title = "Address", .title_zh = "地址", .type = JY_FIELD_TEXT, .flags = JY_FIELD_SEARCHED },
  [JY_SUPPLIER_CONTACT] = { .name = "contact", .title = "Contact", .title_zh = "联系人", .synonyms = "联系方式", .type = JY_FIELD_TEXT, .flags = JY_FIELD_SEARCHED },
  [JY_SUPPLIER_PHONE] = { .name = "phone", .title = "Phone", .title_zh = "电话", .synonyms = "联系电话", .type = JY_FIELD_TEXT },
  [JY_SUPPLIER_LICENCE_NUMBER] = { .name = "licence_number", .title = "Food licence number", .title_zh = "食品经营许可证", .synonyms = "许可证编号|许可证号|食品经营许可证编号|食品经营许可证号", .type = JY_FIELD_TEXT },
  [JY_SUPPLIER_LICENCE_FROM] = { .name = "licence_from", .title = "Licence valid from", .title_zh = "许可证有效期起", .type = JY_FIELD_DATE },
  [JY_SUPPLIER_LICENCE_TO] = { .name = "licence_to", .title = "Licence valid to", .title_zh = "许可证有效期止", .synonyms = "许可证有效期|许可证到期日", .type = JY_FIELD_DATE },
  [JY_SUPPLIER_NOTE] = { .name = "note", .title = "Note", .title_zh = "备注", .synonyms = "说明|remark|remarks|notes", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED },
};

static void
check (const JyRecord       *record,
       const JyCheckContext *context,
       JyProblems           *problems)
{
  if (jy_record_has (record, JY_SUPPLIER_LICENCE_FROM) && jy_record_has (record, JY_SUPPLIER_LICENCE_TO) &&
      jy_record_get_integer (record, JY_SUPPLIER_LICENCE_TO) < jy_record_get_integer (record, JY_SUPPLIER_LICENCE_FROM))
    jy_problems_add (problems, JY_PROBLEM_ERROR, JY_SUPPLIER_LICENCE_TO, "%s",
                     _ ("it lies before the day from which the licence is valid; compare both with the licence"));
}

const JyKind jy_kind_supplier = {
  .name = "supplier",
  .title = "Supplier",
  .title_zh = "供货者",
  .fields = fields,
  .n_fields = JY_SUPPLIER_N_FIELDS,
  .key = "name",
  .name_field = JY_SUPPLIER_NAME + 1,
  .check = check,
};
