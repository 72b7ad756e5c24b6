/* jy-kind-weighing.c: kitchen waste on the scale (厨余称重). */
#include "config.h"

#include "jy-kinds.h"
#include "jy-record.h"

#include <glib/gi18n-lib.h>

static const JyField fields[] = {
  [JY_WEIGHING_DATE] = { .name = "date", .title = "Date", .title_zh = "日期", .synonyms = "称重日期|登记日期", .type = JY_FIELD_DATE, .flags = JY_FIELD_REQUIRED | JY_FIELD_KEPT | JY_FIELD_PAST },
  [JY_WEIGHING_MEAL] = { .name = "meal", .title = "Meal", .title_zh = "餐次", .synonyms = "餐别", .type = JY_FIELD_CHOICE, .choices = &jy_meal_choices },
  [JY_WEIGHING_SITE] = { .name = "site", .title = "Site", .title_zh = "地点", .synonyms = "食堂|位置", .type = JY_FIELD_REFERENCE, .flags = JY_FIELD_KEPT, .target = "site", .create_with = "type=canteen" },
  [JY_WEIGHING_STAGE] = { .name = "stage", .title = "Stage", .title_zh = "环节", .synonyms = "产生环节", .type = JY_FIELD_CHOICE, .flags = JY_FIELD_REQUIRED, .choices = &jy_stage_choices },
  [JY_WEIGHING_GROSS] = { .name = "gross", .title = "Gross", .title_zh = "毛重", .type = JY_FIELD_MASS },
  [JY_WEIGHING_TARE] = { .name = "tare", .title = "Tare", .title_zh = "皮重", .synonyms = "桶重", .type = JY_FIELD_MASS },
  [JY_WEIGHING_NET] = { .name = "net", .title = "Net", .title_zh = "净重", .synonyms = "重量|数量|厨余重量|厨余垃圾重量|垃圾重量", .type = JY_FIELD_MASS, .flags = JY_FIELD_REQUIRED | JY_FIELD_DERIVED },
  [JY_WEIGHING_CONTAINER] = { .name = "container", .title = "Container", .title_zh = "容器", .synonyms = "桶", .type = JY_FIELD_REFERENCE, .flags = JY_FIELD_KEPT, .target = "container" },
  [JY_WEIGHING_METHOD] = { .name = "method", .title = "Method", .title_zh = "计量方式", .type = JY_FIELD_CHOICE, .choices = &jy_weighing_method_choices },
  [JY_WEIGHING_REASON] = { .name = "reason", .title = "Reason", .title_zh = "原因", .type = JY_FIELD_TEXT, .flags = JY_FIELD_SEARCHED },
  [JY_WEIGHING_DISH] = { .name = "dish", .title = "Dish", .title_zh = "菜品", .synonyms = "菜名", .type = JY_FIELD_TEXT, .flags = JY_FIELD_SEARCHED },
  [JY_WEIGHING_NOTE] = { .name = "note", .title = "Note", .title_zh = "备注", .synonyms = "说明|remark|remarks|notes", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED },
};

static void
derive (JyRecord             *record,
        const JyCheckContext *context)
{
  if (!jy_record_has (record, JY_WEIGHING_NET) && jy_record_has (record, JY_WEIGHING_GROSS) &&
      jy_record_has (record, JY_WEIGHING_TARE))
    jy_record_set_integer (record, JY_WEIGHING_NET,
                           jy_record_get_integer (record, JY_WEIGHING_GROSS) -
                             jy_record_get_integer (record, JY_WEIGHING_TARE));
}

static void
check (const JyRecord       *record,
       const JyCheckContext *context,
       JyProblems           *problems)
{
  gint64 gross = jy_record_get_integer (record, JY_WEIGHING_GROSS);
  gint64 tare = jy_record_get_integer (record, JY_WEIGHING_TARE);
  gint64 net = jy_record_get_integer (record, JY_WEIGHING_NET);
  g_autofree char *gross_text = NULL;
  g_autofree char *tare_text = NULL;
  g_autofree char *net_text = NULL;
  g_autofree char *difference = NULL;

  if (!jy_record_has (record, JY_WEIGHING_GROSS) || !jy_record_has (record, JY_WEIGHING_TARE) ||
      (tare <= gross && (net == gross - tare || !jy_record_has (record, JY_WEIGHING_NET))))
    return;
  gross_text = jy_dimension_format (&jy_dimension_mass, gross);
  tare_text = jy_dimension_format (&jy_dimension_mass, tare);
  net_text = jy_dimension_format (&jy_dimension_mass, net);
  difference = jy_dimension_format (&jy_dimension_mass, gross - tare);
  if (tare > gross)
    jy_problems_add (problems, JY_PROBLEM_ERROR, JY_WEIGHING_TARE,
                     _ ("%s kg is more than the gross weight of %s kg; are the two swapped?"), tare_text, gross_text);
  else
    jy_problems_add (problems, JY_PROBLEM_ERROR, JY_WEIGHING_NET,
                     _ ("%s kg contradicts gross %s kg − tare %s kg = %s kg; correct one of the three"), net_text,
                     gross_text, tare_text, difference);
}

const JyKind jy_kind_weighing = {
  .name = "weighing",
  .title = "Weighing",
  .title_zh = "厨余称重",
  .fields = fields,
  .n_fields = JY_WEIGHING_N_FIELDS,
  .twins = "meal,site,stage,gross,tare,net,container,dish",
  .date_field = JY_WEIGHING_DATE + 1,
  .derive = derive,
  .check = check,
};
