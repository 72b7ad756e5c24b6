/* jy-kind-pickup.c: waste taken away (清运). */
#include "config.h"

#include "jy-kinds.h"
#include "jy-density.h"
#include "jy-record.h"
#include "jy-waste-code.h"

#include <glib/gi18n-lib.h>

static const JyField fields[] = {
  [JY_PICKUP_DATE] = { .name = "date", .title = "Date", .title_zh = "日期", .synonyms = "清运日期|收运日期", .type = JY_FIELD_DATE, .flags = JY_FIELD_REQUIRED | JY_FIELD_KEPT | JY_FIELD_PAST },
  [JY_PICKUP_TIME] = { .name = "time", .title = "Time", .title_zh = "时间", .synonyms = "清运时间|收运时间", .type = JY_FIELD_TIME },
  [JY_PICKUP_CATEGORY] = { .name = "category", .title = "Category", .title_zh = "类别", .synonyms = "垃圾类别|垃圾种类|分类", .type = JY_FIELD_CHOICE, .flags = JY_FIELD_REQUIRED | JY_FIELD_DERIVED, .choices = &jy_category_choices, .implied_choice = JY_PICKUP_SUBKIND + 1 },
  [JY_PICKUP_SUBKIND] = { .name = "subkind", .title = "Sub-kind", .title_zh = "小类", .synonyms = "种类|品种", .type = JY_FIELD_CHOICE, .choices = &jy_subkind_choices },
  [JY_PICKUP_SITE] = { .name = "site", .title = "Site", .title_zh = "地点", .synonyms = "清运地点|点位|暂存点", .type = JY_FIELD_REFERENCE, .flags = JY_FIELD_KEPT, .target = "site", .create_with = "type=storage" },
  [JY_PICKUP_MASS] = { .name = "mass", .title = "Mass", .title_zh = "重量", .synonyms = "清运量|净重|数量", .type = JY_FIELD_MASS, .flags = JY_FIELD_REQUIRED | JY_FIELD_DERIVED },
  [JY_PICKUP_METHOD] = { .name = "method", .title = "Method", .title_zh = "计量方式", .synonyms = "计量", .type = JY_FIELD_CHOICE, .flags = JY_FIELD_REQUIRED | JY_FIELD_DERIVED, .choices = &jy_pickup_method_choices },
  [JY_PICKUP_CONTAINERS] = { .name = "containers", .title = "Containers", .title_zh = "桶数", .synonyms = "容器数|容器数量", .type = JY_FIELD_COUNT, .max = 100000 },
  [JY_PICKUP_CAPACITY] = { .name = "capacity", .title = "Container capacity", .title_zh = "容器容积", .synonyms = "容积|桶容积|capacity", .type = JY_FIELD_VOLUME, .max = 1000000000 },
  [JY_PICKUP_FILL] = { .name = "fill", .title = "Fill", .title_zh = "装满度", .synonyms = "满溢度|装载率", .type = JY_FIELD_PERCENT, .max = 120 },
  [JY_PICKUP_VOLUME] = { .name = "volume", .title = "Volume", .title_zh = "体积", .type = JY_FIELD_VOLUME, .flags = JY_FIELD_DERIVED },
  [JY_PICKUP_DENSITY] = { .name = "density", .title = "Density", .title_zh = "密度", .synonyms = "容重", .type = JY_FIELD_DENSITY, .flags = JY_FIELD_DERIVED, .min = 1, .max = 20000 },
  [JY_PICKUP_PIECES] = { .name = "pieces", .title = "Pieces", .title_zh = "件数", .synonyms = "支数|个数", .type = JY_FIELD_COUNT },
  [JY_PICKUP_COLLECTOR] = { .name = "collector", .title = "Collector", .title_zh = "收运单位", .synonyms = "清运单位|处理单位", .type = JY_FIELD_REFERENCE, .flags = JY_FIELD_REQUIRED | JY_FIELD_KEPT, .target = "collector" },
  [JY_PICKUP_VEHICLE] = { .name = "vehicle", .title = "Vehicle", .title_zh = "车牌号", .synonyms = "车牌|车号", .type = JY_FIELD_TEXT, .flags = JY_FIELD_SEARCHED },
  [JY_PICKUP_MANIFEST] = { .name = "manifest", .title = "Manifest number", .title_zh = "联单号", .synonyms = "联单编号|转移联单号|manifest", .type = JY_FIELD_CODE, .flags = JY_FIELD_SEARCHED, .normalize = jy_waste_code_normalize },
  [JY_PICKUP_WASTE_CODE] = { .name = "waste_code", .title = "Waste code", .title_zh = "废物代码", .synonyms = "危废代码", .type = JY_FIELD_CODE, .normalize = jy_waste_code_normalize, .check = jy_waste_code_check },
  [JY_PICKUP_DESTINATION] = { .name = "destination", .title = "Destination", .title_zh = "去向", .synonyms = "处理方式|处置方式|处理去向", .type = JY_FIELD_CHOICE, .choices = &jy_destination_choices },
  [JY_PICKUP_RESIDUE] = { .name = "residue", .title = "Residue", .title_zh = "残渣", .synonyms = "残渣重量|处理后残渣", .type = JY_FIELD_MASS },
  [JY_PICKUP_FEE] = { .name = "fee", .title = "Fee", .title_zh = "费用", .synonyms = "清运费|处置费", .type = JY_FIELD_MONEY },
  [JY_PICKUP_INCOME] = { .name = "income", .title = "Income", .title_zh = "收入", .synonyms = "变卖收入|回收收入", .type = JY_FIELD_MONEY },
  [JY_PICKUP_HANDED_BY] = { .name = "handed_by", .title = "Handed over by", .title_zh = "交付人", .synonyms = "交运人|经办人", .type = JY_FIELD_TEXT, .flags = JY_FIELD_SEARCHED },
  [JY_PICKUP_RECEIVED_BY] = { .name = "received_by", .title = "Received by", .title_zh = "收运人", .synonyms = "接收人|清运人", .type = JY_FIELD_TEXT, .flags = JY_FIELD_SEARCHED },
  [JY_PICKUP_NOTE] = { .name = "note", .title = "Note", .title_zh = "备注", .synonyms = "说明|remark|remarks|notes", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED },
};

static void
derive_volume (JyRecord *record)
{
  gint64 fills, volume;

  if (jy_record_has (record, JY_PICKUP_VOLUME) || !jy_record_has (record, JY_PICKUP_CONTAINERS) ||
      !jy_record_has (record, JY_PICKUP_CAPACITY) || !jy_record_has (record, JY_PICKUP_FILL))
    return;
  fills = jy_record_get_integer (record, JY_PICKUP_CONTAINERS) * jy_record_get_integer (record, JY_PICKUP_FILL);
  if (jy_multiply_divide (fills, jy_record_get_integer (record, JY_PICKUP_CAPACITY), 100, &volume))
    jy_record_set_integer (record, JY_PICKUP_VOLUME, volume);
}

/* Mass = volume × density, unless it is given or the waste is hazardous. */
static void
derive_estimate (JyRecord             *record,
                 const JyCheckContext *context)
{
  int subkind = jy_record_has (record, JY_PICKUP_SUBKIND) ? (int) jy_record_get_integer (record, JY_PICKUP_SUBKIND) : -1;
  JyCategory category = (JyCategory) jy_record_get_integer (record, JY_PICKUP_CATEGORY);
  gint64 density, mass;

  if (jy_record_has (record, JY_PICKUP_MASS) || !jy_record_has (record, JY_PICKUP_VOLUME) ||
      !jy_record_has (record, JY_PICKUP_CATEGORY) || category == JY_CATEGORY_HAZARDOUS ||
      (jy_record_has (record, JY_PICKUP_METHOD) &&
       jy_record_get_integer (record, JY_PICKUP_METHOD) == JY_METHOD_WEIGHED))
    return;
  density = jy_record_has (record, JY_PICKUP_DENSITY) ? jy_record_get_integer (record, JY_PICKUP_DENSITY)
                                                      : jy_densities_lookup (context->densities, category, subkind);
  if (density <= 0 || !jy_multiply_divide (jy_record_get_integer (record, JY_PICKUP_VOLUME), density, 1000, &mass))
    return;
  jy_record_set_integer (record, JY_PICKUP_DENSITY, density);
  jy_record_set_integer (record, JY_PICKUP_MASS, mass);
  jy_record_set_integer (record, JY_PICKUP_METHOD, JY_METHOD_ESTIMATED);
}

static void
derive (JyRecord             *record,
        const JyCheckContext *context)
{
  if (!jy_record_has (record, JY_PICKUP_CATEGORY) && jy_record_has (record, JY_PICKUP_SUBKIND))
    jy_record_set_integer (record, JY_PICKUP_CATEGORY,
                           jy_subkind_get_category ((JySubkind) jy_record_get_integer (record, JY_PICKUP_SUBKIND)));
  derive_volume (record);
  derive_estimate (record, context);
  if (!jy_record_has (record, JY_PICKUP_METHOD) && jy_record_has (record, JY_PICKUP_MASS))
    jy_record_set_integer (record, JY_PICKUP_METHOD, JY_METHOD_WEIGHED);
}

static void
check_hazardous (const JyRecord *record,
                 JyProblems     *problems)
{
  const char *manifest = jy_record_get_text (record, JY_PICKUP_MANIFEST);
  g_autofree char *odd = manifest != NULL ? jy_manifest_check (manifest) : NULL;

  if (odd != NULL)
    jy_problems_add (problems, JY_PROBLEM_WARNING, JY_PICKUP_MANIFEST, "%s", odd);
  if (jy_record_has (record, JY_PICKUP_METHOD) && jy_record_get_integer (record, JY_PICKUP_METHOD) == JY_METHOD_ESTIMATED)
    jy_problems_add (problems, JY_PROBLEM_ERROR, JY_PICKUP_METHOD, "%s",
                     _ ("hazardous waste is counted or weighed, never estimated by volume"));
}

static void
check (const JyRecord       *record,
       const JyCheckContext *context,
       JyProblems           *problems)
{
  gint64 category = jy_record_get_integer (record, JY_PICKUP_CATEGORY);

  if (!jy_record_has (record, JY_PICKUP_CATEGORY))
    return;
  if (jy_record_has (record, JY_PICKUP_SUBKIND) &&
      category != (gint64) jy_subkind_get_category ((JySubkind) jy_record_get_integer (record, JY_PICKUP_SUBKIND)))
    jy_problems_add (problems, JY_PROBLEM_ERROR, JY_PICKUP_SUBKIND,
                     _ ("“%s” does not belong to the category “%s”; change one of the two"),
                     jy_choice_get_title (&jy_subkind_choices.list[jy_record_get_integer (record, JY_PICKUP_SUBKIND)]),
                     jy_choice_get_title (&jy_category_choices.list[category]));
  if (category == JY_CATEGORY_HAZARDOUS)
    check_hazardous (record, problems);
}

const JyKind jy_kind_pickup = {
  .name = "pickup",
  .title = "Pickup",
  .title_zh = "清运记录",
  .fields = fields,
  .n_fields = JY_PICKUP_N_FIELDS,
  .twins = "time,category,subkind,site,mass,containers,pieces,collector,manifest",
  .date_field = JY_PICKUP_DATE + 1,
  .derive = derive,
  .check = check,
};
