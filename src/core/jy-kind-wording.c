/* jy-kind-wording.c: the institution's own sentences of a notice (公示用语), with
 * placeholders for figures and dates; see jy-template.h. */
#include "config.h"

#include "jy-kinds.h"
#include "jy-record.h"
#include "jy-template.h"

#include <glib/gi18n-lib.h>

static const JyField fields[] = {
  [JY_WORDING_NOTICE] = { .name = "notice", .title = "Notice", .title_zh = "公示种类", .synonyms = "公示|种类", .type = JY_FIELD_CHOICE, .flags = JY_FIELD_REQUIRED, .choices = &jy_notice_choices },
  [JY_WORDING_BASIS] = { .name = "basis", .title = "Basis sentence", .title_zh = "公示依据", .synonyms = "依据", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED | JY_FIELD_TEMPLATE, .notice_choice = JY_WORDING_NOTICE + 1 },
  [JY_WORDING_ANALYSIS] = { .name = "analysis", .title = "Analysis sentence", .title_zh = "分析说明", .synonyms = "分析", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED | JY_FIELD_TEMPLATE | JY_FIELD_PROPOSED, .notice_choice = JY_WORDING_NOTICE + 1 },
  [JY_WORDING_CONTACT] = { .name = "contact", .title = "Contact lines", .title_zh = "联系方式", .synonyms = "联系", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED | JY_FIELD_TEMPLATE, .notice_choice = JY_WORDING_NOTICE + 1 },
  [JY_WORDING_NOTE] = { .name = "note", .title = "Note", .title_zh = "备注", .synonyms = "说明|remark|remarks|notes", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED },
};

/* Found while it is written, not on the day of the notice. */
static void
check (const JyRecord       *record,
       const JyCheckContext *context,
       JyProblems           *problems)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = jy_record_get_text (record, i);
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

      if (text != NULL && (fields[i].flags & JY_FIELD_TEMPLATE))
        g_free (jy_template_expand (text, NULL, NULL, found));
      for (guint p = 0; p < found->len; p++)
        jy_problems_add (problems, JY_PROBLEM_ERROR, i, "%s", (const char *) g_ptr_array_index (found, p));
    }
}

const JyKind jy_kind_wording = {
  .name = "wording",
  .title = "Wording",
  .title_zh = "公示用语",
  .fields = fields,
  .n_fields = JY_WORDING_N_FIELDS,
  .key = "notice",
  .check = check,
};
