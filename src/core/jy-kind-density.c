/* jy-kind-density.c: a density by which waste that was not weighed is estimated, with its source. */
#include "config.h"

#include "jy-kinds.h"
#include "jy-record.h"

#include <glib/gi18n-lib.h>

static const JyField fields[] = {
  [JY_DENSITY_CATEGORY] = { .name = "category", .title = "Category", .title_zh = "类别", .type = JY_FIELD_CHOICE, .flags = JY_FIELD_REQUIRED, .choices = &jy_category_choices, .implied_choice = JY_DENSITY_SUBKIND + 1 },
  [JY_DENSITY_SUBKIND] = { .name = "subkind", .title = "Sub-kind", .title_zh = "小类", .type = JY_FIELD_CHOICE, .choices = &jy_subkind_choices },
  [JY_DENSITY_DENSITY] = { .name = "density", .title = "Density", .title_zh = "密度", .synonyms = "容重|堆积密度", .type = JY_FIELD_DENSITY, .flags = JY_FIELD_REQUIRED, .min = 1, .max = 20000 },
  [JY_DENSITY_SOURCE] = { .name = "source", .title = "Source", .title_zh = "依据", .synonyms = "来源|出处", .type = JY_FIELD_TEXT, .flags = JY_FIELD_REQUIRED | JY_FIELD_SEARCHED },
  [JY_DENSITY_NOTE] = { .name = "note", .title = "Note", .title_zh = "备注", .synonyms = "说明|remark|remarks|notes", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED },
};

static void
derive (JyRecord             *record,
        const JyCheckContext *context)
{
  if (!jy_record_has (record, JY_DENSITY_CATEGORY) && jy_record_has (record, JY_DENSITY_SUBKIND))
    jy_record_set_integer (record, JY_DENSITY_CATEGORY,
                           jy_subkind_get_category ((JySubkind) jy_record_get_integer (record, JY_DENSITY_SUBKIND)));
}

static void
check (const JyRecord       *record,
       const JyCheckContext *context,
       JyProblems           *problems)
{
  if (jy_record_has (record, JY_DENSITY_CATEGORY) &&
      jy_record_get_integer (record, JY_DENSITY_CATEGORY) == JY_CATEGORY_HAZARDOUS)
    jy_problems_add (problems, JY_PROBLEM_ERROR, JY_DENSITY_CATEGORY, "%s",
                     _ ("hazardous waste is counted or weighed, never estimated by volume"));
  else if (jy_record_has (record, JY_DENSITY_CATEGORY) && jy_record_has (record, JY_DENSITY_SUBKIND) &&
           jy_record_get_integer (record, JY_DENSITY_CATEGORY) !=
             (gint64) jy_subkind_get_category ((JySubkind) jy_record_get_integer (record, JY_DENSITY_SUBKIND)))
    jy_problems_add (problems, JY_PROBLEM_ERROR, JY_DENSITY_SUBKIND, "%s",
                     _ ("this sub-kind belongs to another category"));
}

const JyKind jy_kind_density = {
  .name = "density",
  .title = "Density",
  .title_zh = "密度",
  .fields = fields,
  .n_fields = JY_DENSITY_N_FIELDS,
  .key = "category,subkind",
  .derive = derive,
  .check = check,
};
