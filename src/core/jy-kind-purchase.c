/* jy-kind-purchase.c: a delivery of food, the legal 进货查验记录 (食品安全法 53, 实施条例 17). */
#include "config.h"

#include "jy-kinds.h"
#include "jy-record.h"
#include "jy-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *normalize_unit (const char *text);

static const JyField fields[] = {
  [JY_PURCHASE_DATE] = { .name = "date", .title = "Delivery date", .title_zh = "进货日期", .synonyms = "日期|date|采购日期|验收日期|到货日期", .type = JY_FIELD_DATE, .flags = JY_FIELD_REQUIRED | JY_FIELD_KEPT | JY_FIELD_PAST },
  [JY_PURCHASE_SUPPLIER] = { .name = "supplier", .title = "Supplier", .title_zh = "供货者", .synonyms = "供货单位|供应商|供货商|供货者名称|供货方|供应单位", .type = JY_FIELD_REFERENCE, .flags = JY_FIELD_REQUIRED | JY_FIELD_KEPT, .target = "supplier" },
  [JY_PURCHASE_ITEM] = { .name = "item", .title = "Item", .title_zh = "产品名称", .synonyms = "品名|食材名称|名称|商品名称|食品名称|食材|货品名称|品种", .type = JY_FIELD_TEXT, .flags = JY_FIELD_REQUIRED | JY_FIELD_SEARCHED },
  [JY_PURCHASE_FOOD_CATEGORY] = { .name = "food_category", .title = "Food category", .title_zh = "食材类别", .synonyms = "类别|品类|食品类别", .type = JY_FIELD_CHOICE, .flags = JY_FIELD_REQUIRED, .choices = &jy_food_category_choices },
  [JY_PURCHASE_SPECIFICATION] = { .name = "specification", .title = "Specification", .title_zh = "规格", .synonyms = "规格型号", .type = JY_FIELD_TEXT, .flags = JY_FIELD_SEARCHED },
  [JY_PURCHASE_QUANTITY] = { .name = "quantity", .title = "Quantity", .title_zh = "数量", .synonyms = "进货数量|采购数量|进货量|采购量|到货数量", .type = JY_FIELD_QUANTITY, .flags = JY_FIELD_REQUIRED | JY_FIELD_SIGNED },
  [JY_PURCHASE_UNIT] = { .name = "unit", .title = "Unit", .title_zh = "单位", .synonyms = "计量单位", .type = JY_FIELD_CODE, .flags = JY_FIELD_REQUIRED, .normalize = normalize_unit },
  [JY_PURCHASE_MASS] = { .name = "mass", .title = "Mass", .title_zh = "重量", .synonyms = "折合重量|净重", .type = JY_FIELD_MASS, .flags = JY_FIELD_DERIVED | JY_FIELD_SIGNED },
  [JY_PURCHASE_UNIT_PRICE] = { .name = "unit_price", .title = "Unit price", .title_zh = "单价", .type = JY_FIELD_MONEY },
  [JY_PURCHASE_AMOUNT] = { .name = "amount", .title = "Amount", .title_zh = "金额", .synonyms = "总价|总金额|合计", .type = JY_FIELD_MONEY, .flags = JY_FIELD_DERIVED | JY_FIELD_SIGNED },
  [JY_PURCHASE_PRODUCTION_DATE] = { .name = "production_date", .title = "Production date", .title_zh = "生产日期", .type = JY_FIELD_DATE },
  [JY_PURCHASE_BATCH] = { .name = "batch", .title = "Batch", .title_zh = "生产批号", .synonyms = "批号|批次", .type = JY_FIELD_TEXT, .flags = JY_FIELD_SEARCHED },
  [JY_PURCHASE_SHELF_LIFE_END] = { .name = "shelf_life_end", .title = "Shelf life ends", .title_zh = "保质期至", .synonyms = "保质期|保质期限|有效期至|到期日", .type = JY_FIELD_DATE },
  [JY_PURCHASE_PRODUCER] = { .name = "producer", .title = "Producer", .title_zh = "生产者", .synonyms = "生产厂家|生产单位|产地", .type = JY_FIELD_TEXT, .flags = JY_FIELD_SEARCHED },
  [JY_PURCHASE_DOC_LICENCE] = { .name = "doc_licence", .title = "Licence seen", .title_zh = "许可证", .synonyms = "许可证明|查验许可证", .type = JY_FIELD_BOOLEAN },
  [JY_PURCHASE_DOC_RECEIPT] = { .name = "doc_receipt", .title = "Receipt seen", .title_zh = "购货凭证", .synonyms = "送货单|票据", .type = JY_FIELD_BOOLEAN },
  [JY_PURCHASE_DOC_INSPECTION] = { .name = "doc_inspection", .title = "Inspection report seen", .title_zh = "检验报告", .synonyms = "合格证明|检测报告", .type = JY_FIELD_BOOLEAN },
  [JY_PURCHASE_DOC_QUARANTINE] = { .name = "doc_quarantine", .title = "Quarantine certificate seen", .title_zh = "检疫证明", .synonyms = "动物检疫证明|检疫合格证明", .type = JY_FIELD_BOOLEAN },
  [JY_PURCHASE_DOC_OTHER] = { .name = "doc_other", .title = "Other document", .title_zh = "其他凭证", .type = JY_FIELD_TEXT },
  [JY_PURCHASE_APPEARANCE_OK] = { .name = "appearance_ok", .title = "Appearance in order", .title_zh = "外观", .synonyms = "感官|感官检查|外观检查", .type = JY_FIELD_BOOLEAN },
  [JY_PURCHASE_TEMPERATURE] = { .name = "temperature", .title = "Temperature", .title_zh = "温度", .synonyms = "中心温度|到货温度", .type = JY_FIELD_TEMPERATURE, .flags = JY_FIELD_SIGNED, .max = 2000 },
  [JY_PURCHASE_INSPECTOR] = { .name = "inspector", .title = "Inspector", .title_zh = "验收人", .synonyms = "验收员|查验人", .type = JY_FIELD_TEXT, .flags = JY_FIELD_KEPT },
  [JY_PURCHASE_KEEP_UNTIL] = { .name = "keep_until", .title = "Keep until", .title_zh = "保存至", .synonyms = "记录保存至", .type = JY_FIELD_DATE, .flags = JY_FIELD_DERIVED },
  [JY_PURCHASE_NOTE] = { .name = "note", .title = "Note", .title_zh = "备注", .synonyms = "说明|remark|remarks|notes", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED },
};

/* A unit of mass in its standard writing, any other as it was typed. */
static char *
normalize_unit (const char *text)
{
  g_autofree char *normalized = jy_text_normalize (text);
  const JyUnit *unit = jy_dimension_find_unit (&jy_dimension_mass, normalized);

  if (unit != NULL && !g_str_equal (normalized, "两"))
    return g_strndup (unit->names, (gsize) (strchrnul (unit->names, '|') - unit->names));
  return g_steal_pointer (&normalized);
}

/* The mass that a quantity in a unit of mass is. */
static gboolean
get_mass_of_quantity (const JyRecord *record,
                      gint64         *mass)
{
  const char *name = jy_record_get_text (record, JY_PURCHASE_UNIT);
  const JyUnit *unit = name != NULL ? jy_dimension_find_unit (&jy_dimension_mass, name) : NULL;

  return unit != NULL && jy_record_has (record, JY_PURCHASE_QUANTITY) &&
         jy_multiply_divide (jy_record_get_integer (record, JY_PURCHASE_QUANTITY), unit->numerator,
                             1000 * unit->denominator, mass);
}

static void
derive (JyRecord             *record,
        const JyCheckContext *context)
{
  JyDay delivery = (JyDay) jy_record_get_integer (record, JY_PURCHASE_DATE);
  JyDay shelf_life_end = (JyDay) jy_record_get_integer (record, JY_PURCHASE_SHELF_LIFE_END);
  gint64 value;

  if (!jy_record_has (record, JY_PURCHASE_MASS) && get_mass_of_quantity (record, &value))
    jy_record_set_integer (record, JY_PURCHASE_MASS, value);
  if (!jy_record_has (record, JY_PURCHASE_AMOUNT) && jy_record_has (record, JY_PURCHASE_QUANTITY) &&
      jy_record_has (record, JY_PURCHASE_UNIT_PRICE) &&
      jy_multiply_divide (jy_record_get_integer (record, JY_PURCHASE_QUANTITY),
                          jy_record_get_integer (record, JY_PURCHASE_UNIT_PRICE), 1000, &value))
    jy_record_set_integer (record, JY_PURCHASE_AMOUNT, value);
  /* 食品安全法 50, 53: six months after the shelf life, two years where there is none. */
  if (!jy_record_has (record, JY_PURCHASE_KEEP_UNTIL) && delivery != 0)
    jy_record_set_integer (record, JY_PURCHASE_KEEP_UNTIL,
                           shelf_life_end != 0 ? jy_day_add_months (shelf_life_end, 6)
                                               : jy_day_add_months (delivery, 24));
}

/* Quantity, mass and amount of a return are all negative. */
static void
check_sign (const JyRecord *record,
            guint           field,
            JyProblems     *problems)
{
  gint64 quantity = jy_record_get_integer (record, JY_PURCHASE_QUANTITY);
  gint64 value = jy_record_get_integer (record, field);

  if ((quantity < 0 && value > 0) || (quantity > 0 && value < 0))
    jy_problems_add (problems, JY_PROBLEM_ERROR, field, "%s",
                     _ ("its sign contradicts the quantity; of a return to the supplier quantity, mass and amount are negative"));
}

/* What has no date of its own is compared with nothing. */
static gboolean
is_before (const JyRecord *record,
           guint           field,
           guint           other)
{
  return jy_record_has (record, field) && jy_record_has (record, other) &&
         jy_record_get_integer (record, field) < jy_record_get_integer (record, other);
}

/* Made, delivered, used up: the days of food stand in this order (食品安全法 34, 53). */
static void
check_days (const JyRecord *record,
            JyProblems     *problems)
{
  if (is_before (record, JY_PURCHASE_DATE, JY_PURCHASE_PRODUCTION_DATE))
    jy_problems_add (problems, JY_PROBLEM_WARNING, JY_PURCHASE_PRODUCTION_DATE, "%s",
                     _ ("it lies after the delivery; compare both with the label and the delivery note"));
  if (is_before (record, JY_PURCHASE_SHELF_LIFE_END, JY_PURCHASE_DATE))
    jy_problems_add (problems, JY_PROBLEM_WARNING, JY_PURCHASE_SHELF_LIFE_END, "%s",
                     _ ("it lies before the delivery; food past its shelf life must not be accepted"));
  else if (is_before (record, JY_PURCHASE_SHELF_LIFE_END, JY_PURCHASE_PRODUCTION_DATE))
    jy_problems_add (problems, JY_PROBLEM_WARNING, JY_PURCHASE_SHELF_LIFE_END, "%s",
                     _ ("it lies before the production; compare both with the label"));
  if (is_before (record, JY_PURCHASE_KEEP_UNTIL, JY_PURCHASE_DATE))
    jy_problems_add (problems, JY_PROBLEM_WARNING, JY_PURCHASE_KEEP_UNTIL, "%s",
                     _ ("it lies before the delivery, although the record is to be kept after it; correct it or leave it empty"));
}

static void
check (const JyRecord       *record,
       const JyCheckContext *context,
       JyProblems           *problems)
{
  gint64 mass;

  check_sign (record, JY_PURCHASE_MASS, problems);
  check_sign (record, JY_PURCHASE_AMOUNT, problems);
  if (jy_record_has (record, JY_PURCHASE_MASS) && get_mass_of_quantity (record, &mass) &&
      mass != jy_record_get_integer (record, JY_PURCHASE_MASS))
    {
      g_autofree char *given = jy_dimension_format_unit (&jy_dimension_mass, jy_record_get_integer (record, JY_PURCHASE_MASS));
      g_autofree char *expected = jy_dimension_format_unit (&jy_dimension_mass, mass);

      jy_problems_add (problems, JY_PROBLEM_ERROR, JY_PURCHASE_MASS,
                       _ ("%s contradicts the quantity, which is %s; correct one of the two"), given, expected);
    }
  check_days (record, problems);
}

const JyKind jy_kind_purchase = {
  .name = "purchase",
  .title = "Purchase",
  .title_zh = "进货查验记录",
  .fields = fields,
  .n_fields = JY_PURCHASE_N_FIELDS,
  .twins = "supplier,item,quantity,unit,mass,amount,batch",
  .date_field = JY_PURCHASE_DATE + 1,
  .derive = derive,
  .check = check,
};
