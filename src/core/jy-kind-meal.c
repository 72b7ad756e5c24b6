/* jy-kind-meal.c: how many ate (就餐人数). */
#include "config.h"

#include "jy-kinds.h"
#include "jy-record.h"

#include <glib/gi18n-lib.h>

/* How far from the usual figure a value is no slip: three deviations of a fifth, as
 * the findings judge a single comparison by (jy-outliers.c). */
#define LIMIT_NUMERATOR   3
#define LIMIT_DENOMINATOR 5

static const JyField fields[] = {
  [JY_MEAL_DATE] = { .name = "date", .title = "Date", .title_zh = "日期", .synonyms = "就餐日期|用餐日期", .type = JY_FIELD_DATE, .flags = JY_FIELD_REQUIRED | JY_FIELD_KEPT | JY_FIELD_PAST },
  [JY_MEAL_MEAL] = { .name = "meal", .title = "Meal", .title_zh = "餐次", .synonyms = "餐别", .type = JY_FIELD_CHOICE, .flags = JY_FIELD_REQUIRED, .choices = &jy_meal_choices },
  [JY_MEAL_CANTEEN] = { .name = "canteen", .title = "Canteen", .title_zh = "食堂", .synonyms = "地点|餐厅|就餐地点", .type = JY_FIELD_REFERENCE, .flags = JY_FIELD_KEPT, .target = "site", .create_with = "type=canteen" },
  [JY_MEAL_BOOKED] = { .name = "booked", .title = "Booked", .title_zh = "订餐数", .synonyms = "订餐|订餐人数|预订数|报餐数", .type = JY_FIELD_COUNT, .max = 1000000 },
  [JY_MEAL_PREPARED] = { .name = "prepared", .title = "Prepared", .title_zh = "备餐份数", .synonyms = "备餐|备餐数", .type = JY_FIELD_COUNT, .max = 1000000 },
  [JY_MEAL_DINERS] = { .name = "diners", .title = "Diners", .title_zh = "就餐人数", .synonyms = "用餐人数|实到人数|就餐|实际就餐人数|实际用餐人数|就餐人次|用餐人次", .type = JY_FIELD_COUNT, .flags = JY_FIELD_REQUIRED, .max = 1000000 },
  [JY_MEAL_NOTE] = { .name = "note", .title = "Note", .title_zh = "备注", .synonyms = "说明|remark|remarks|notes", .type = JY_FIELD_LONG_TEXT, .flags = JY_FIELD_SEARCHED },
};

static gboolean
is_near (gint64 value,
         gint64 expected)
{
  return ABS (value - expected) * LIMIT_DENOMINATOR <= expected * LIMIT_NUMERATOR;
}

/* Nobody eats what was not prepared; fewer may come. Where the portions were not
 * counted, those booked stand for them. */
static void
check (const JyRecord       *record,
       const JyCheckContext *context,
       JyProblems           *problems)
{
  gint64 diners = jy_record_get_integer (record, JY_MEAL_DINERS);
  guint field = jy_record_has (record, JY_MEAL_PREPARED) ? JY_MEAL_PREPARED : JY_MEAL_BOOKED;
  gint64 expected = jy_record_get_integer (record, field);

  if (!jy_record_has (record, JY_MEAL_DINERS) || !jy_record_has (record, field) || diners <= expected || is_near (diners, expected))
    return;
  jy_problems_add (problems, JY_PROBLEM_WARNING, JY_MEAL_DINERS,
                   /* Translators: diners, the title of a field and its value, an empty string or a hint */
                   _ ("%ld ate, far more than “%s” says, which is %ld.%s"), (glong) diners,
                   jy_field_get_title (&record->kind->fields[field]), (glong) expected,
                   expected > 0 && is_near (diners / 10, expected) ? _ (" A tenth of it would fit: is there a digit too many?") : "");
}

const JyKind jy_kind_meal = {
  .name = "meal",
  .title = "Meal",
  .title_zh = "就餐人数",
  .fields = fields,
  .n_fields = JY_MEAL_N_FIELDS,
  .key = "date,meal,canteen",
  .twins = "meal,canteen",
  .date_field = JY_MEAL_DATE + 1,
  .check = check,
};
