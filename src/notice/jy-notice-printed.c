/* jy-notice-printed.c: lists what a notice prints from the snapshot it was frozen
 * with, in the order in which it prints it. A snapshot of an older program lacks
 * members; what is not there is not listed. */
#include "config.h"

#include "jy-category.h"
#include "jy-notice-printed.h"
#include "jy-notice-text.h"

typedef struct
{
  GPtrArray *list;
  JsonObject *snapshot;
} Lister;

/**
 * jy_printed_figure_free:
 * @figure: (transfer full): a figure
 *
 * Frees it.
 */
void
jy_printed_figure_free (JyPrintedFigure *figure)
{
  g_free (figure->item);
  g_free (figure->text);
  g_free (figure);
}

/* Takes @text. */
static void
add (Lister     *lister,
     const char *of,
     const char *item,
     char       *text)
{
  JyPrintedFigure *figure = g_new0 (JyPrintedFigure, 1);

  figure->item = g_strconcat (of, item, NULL);
  figure->text = text;
  g_ptr_array_add (lister->list, figure);
}

static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object,
           const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gint64
get_integer (JsonObject *object,
             const char *name)
{
  return object != NULL ? json_object_get_int_member_with_default (object, name, 0) : 0;
}

static void
add_count (Lister     *lister,
           const char *of,
           const char *item,
           JsonObject *object,
           const char *name)
{
  if (object != NULL && json_object_has_member (object, name))
    add (lister, of, item, jy_notice_write_count (get_integer (object, name)));
}

static void
add_mass (Lister     *lister,
          const char *of,
          const char *item,
          JsonObject *object,
          const char *name)
{
  if (object != NULL && json_object_has_member (object, name))
    add (lister, of, item, jy_notice_write_mass (get_integer (object, name)));
}

static void
add_money (Lister     *lister,
           const char *of,
           const char *item,
           JsonObject *object,
           const char *name)
{
  if (object != NULL && json_object_has_member (object, name))
    add (lister, of, item, jy_notice_write_money (get_integer (object, name)));
}

/* Grams with one decimal, from mg per diner; null where nobody ate. */
static void
add_per_diner (Lister     *lister,
               const char *of,
               const char *item,
               JsonObject *object,
               const char *name)
{
  if (object == NULL || !json_object_has_member (object, name))
    return;
  add (lister, of, item,
       json_object_get_null_member (object, name) ? g_strdup (JY_NOTICE_NOTHING)
                                                  : jy_format_decimal (get_integer (object, name), 3, 1, 1));
}

/* Names of choices, as the notice prints them: 焚烧、填埋. */
static void
add_choices (Lister          *lister,
             const char      *of,
             const char      *item,
             JsonObject      *object,
             const char      *name,
             const JyChoices *choices)
{
  JsonArray *array = get_array (object, name);
  g_autoptr (GString) text = g_string_new (NULL);

  if (array == NULL)
    return;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      int choice = jy_choices_find (choices, json_array_get_string_element (array, i));

      if (choice >= 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", choices->list[choice].title_zh);
    }
  add (lister, of, item, g_strdup (text->len > 0 ? text->str : JY_NOTICE_NOTHING));
}

/* The mass of another month and the change since, both — where there was nothing. */
static void
add_other_month (Lister     *lister,
                 const char *of,
                 const char *mass_item,
                 const char *change_item,
                 JsonObject *month,
                 gint64      other,
                 gint64      own)
{
  gboolean there = month != NULL && (json_object_has_member (month, "pickups") ? get_integer (month, "pickups") > 0
                                                                               : get_integer (month, "mass_g") > 0);

  add (lister, of, mass_item, there ? jy_notice_write_mass (other) : g_strdup (JY_NOTICE_NOTHING));
  add (lister, of, change_item, there ? jy_notice_write_change (own, other) : g_strdup (JY_NOTICE_NOTHING));
}

static void
add_waste_row (Lister     *lister,
               const char *of,
               JsonObject *own,
               gint64      containers,
               const char *category)
{
  JsonObject *waste = get_object (lister->snapshot, "waste");
  JsonObject *compare = get_object (lister->snapshot, "compare");
  JsonObject *previous = get_object (compare, "previous");
  JsonObject *year_ago = get_object (compare, "year_ago");
  gint64 mass = get_integer (own, "mass_g");
  gint64 previous_mass = category != NULL ? get_integer (get_object (previous, "categories"), category) : get_integer (previous, "mass_g");
  gint64 year_ago_mass = category != NULL ? get_integer (get_object (year_ago, "categories"), category) : get_integer (year_ago, "mass_g");

  add_count (lister, of, "清运次数（次）", own, "pickups");
  add (lister, of, "桶数（个）", containers > 0 ? jy_notice_write_count (containers) : g_strdup (JY_NOTICE_NOTHING));
  add_mass (lister, of, "重量（千克）", own, "mass_g");
  if (category != NULL)
    add (lister, of, "占比", jy_notice_write_share (mass, get_integer (waste, "mass_g")));
  add_other_month (lister, of, "上月重量（千克）", "环比", previous, previous_mass, mass);
  add_other_month (lister, of, "去年同期重量（千克）", "同比", year_ago, year_ago_mass, mass);
  if (category != NULL)
    add_choices (lister, of, "去向", own, "destinations", &jy_destination_choices);
}

static void
add_rate (Lister     *lister,
          const char *item,
          JsonObject *waste,
          const char *name)
{
  g_autofree char *number = NULL;

  if (json_object_get_null_member (waste, name))
    {
      add (lister, "", item, g_strdup (JY_NOTICE_NOTHING));
      return;
    }
  number = jy_format_decimal (get_integer (waste, name), 1, 1, 1);
  add (lister, "", item, g_strconcat (number, "%", NULL));
}

static void
list_waste (Lister *lister)
{
  JsonObject *waste = get_object (lister->snapshot, "waste");
  JsonObject *categories = get_object (waste, "categories");
  JsonObject *coverage = get_object (lister->snapshot, "coverage");
  gint64 containers = 0;
  gint64 mass = get_integer (waste, "mass_g");

  if (waste == NULL || get_integer (waste, "pickups") == 0)
    return;
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    {
      const JyChoice *category = &jy_category_choices.list[i];
      JsonObject *own = get_object (categories, category->name);

      add_waste_row (lister, category->title_zh, own, get_integer (own, "containers"), category->name);
      containers += get_integer (own, "containers");
    }
  add_waste_row (lister, "合计", waste, containers, NULL);
  add_mass (lister, "", "称重（千克）", waste, "weighed_g");
  add (lister, "", "称重占比", jy_notice_write_share (get_integer (waste, "weighed_g"), mass));
  add_mass (lister, "", "按容积估算（千克）", waste, "estimated_g");
  add (lister, "", "按容积估算占比", jy_notice_write_share (get_integer (waste, "estimated_g"), mass));
  add_rate (lister, "回收利用率", waste, "recovery_permille");
  add (lister, "", "未被有效合同或资质覆盖的清运（次）",
       jy_notice_write_count (get_integer (coverage, "needed") - get_integer (coverage, "covered")));
}

static void
list_canteen (Lister *lister)
{
  static const char *const stages[JY_N_STAGES] = { "spoilage_g", "preparation_g", "unserved_g", "plate_g" };
  JsonObject *meals = get_object (lister->snapshot, "meals");
  JsonObject *food_waste = get_object (lister->snapshot, "food_waste");

  for (guint i = 0; i <= JY_N_MEALS; i++)
    {
      const char *title = i < JY_N_MEALS ? jy_meal_choices.list[i].title_zh : "各餐合计";
      JsonObject *meal = get_object (meals, i < JY_N_MEALS ? jy_meal_choices.list[i].name : "total");

      add_count (lister, title, "订餐（份）", meal, "booked");
      add_count (lister, title, "备餐（份）", meal, "prepared");
      add_count (lister, title, "就餐（人次）", meal, "diners");
      add_mass (lister, title, "餐盘剩余（千克）", meal, "plate_g");
      add_per_diner (lister, title, "人均剩余（克）", meal, "plate_mg_per_diner");
    }
  for (guint i = 0; i < JY_N_STAGES; i++)
    add_mass (lister, jy_stage_choices.list[i].title_zh, "（千克）", food_waste, stages[i]);
  add_mass (lister, "", "厨余垃圾合计（千克）", food_waste, "mass_g");
  add_per_diner (lister, "", "人均厨余垃圾（克）", food_waste, "mg_per_diner");
}

static void
list_purchases (Lister *lister)
{
  JsonObject *purchases = get_object (lister->snapshot, "purchases");
  JsonObject *categories = get_object (purchases, "categories");

  for (guint i = 0; i <= JY_N_FOOD_CATEGORIES; i++)
    {
      const char *title = i < JY_N_FOOD_CATEGORIES ? jy_food_category_choices.list[i].title_zh : "合计";
      JsonObject *own = i < JY_N_FOOD_CATEGORIES ? get_object (categories, jy_food_category_choices.list[i].name) : purchases;

      add_count (lister, title, "批次", own, "lines");
      add_mass (lister, title, "重量（千克）", own, "mass_g");
      add_money (lister, title, "金额（元）", own, "amount_fen");
    }
}

static void
list_overtime (Lister *lister)
{
  JsonArray *days = get_array (lister->snapshot, "days");
  JsonObject *total = get_object (get_object (lister->snapshot, "meals"), "overtime");

  for (guint i = 0; days != NULL && i < json_array_get_length (days); i++)
    {
      JsonObject *day = json_array_get_object_element (days, i);
      JsonObject *meal = get_object (day, "overtime");
      g_autofree char *date = jy_day_to_chinese (jy_day_from_iso (json_object_get_string_member_with_default (day, "date", NULL)));

      add_count (lister, date, "订餐（份）", meal, "booked");
      add_count (lister, date, "备餐（份）", meal, "prepared");
      add_count (lister, date, "用餐（份）", meal, "diners");
      add_count (lister, date, "订餐未用（份）", meal, "unused");
    }
  add_count (lister, "合计", "订餐（份）", total, "booked");
  add_count (lister, "合计", "备餐（份）", total, "prepared");
  add_count (lister, "合计", "用餐（份）", total, "diners");
}

static char *
write_period (JsonObject *paper)
{
  const char *from = json_object_get_string_member_with_default (paper, "from", JY_NOTICE_NOTHING);
  const char *to = json_object_get_string_member_with_default (paper, "to", "长期");

  return g_strdup_printf ("%s至%s", from, to);
}

static void
add_papers (Lister     *lister,
            const char *member,
            const char *title)
{
  JsonArray *papers = get_array (lister->snapshot, member);

  for (guint i = 0; papers != NULL && i < json_array_get_length (papers); i++)
    {
      JsonObject *paper = json_array_get_object_element (papers, i);
      g_autofree char *of = g_strconcat (title, json_object_get_string_member_with_default (paper, "number", ""), NULL);

      add_choices (lister, of, "垃圾类别", paper, "categories", &jy_contract_category_choices);
      add (lister, of, "期限", write_period (paper));
      if (json_object_has_member (paper, "status"))
        {
          int status = jy_choices_find (&jy_contract_status_choices, json_object_get_string_member (paper, "status"));

          if (status >= 0)
            add (lister, of, "状态", g_strdup (jy_contract_status_choices.list[status].title_zh));
        }
    }
}

static void
list_collectors (Lister *lister)
{
  add_papers (lister, "contracts", "合同");
  add_papers (lister, "licences", "资质");
}

static void
list_combined (Lister *lister)
{
  list_canteen (lister);
  list_waste (lister);
}

static void
list_completeness (Lister *lister)
{
  JsonObject *completeness = get_object (lister->snapshot, "completeness");

  add_count (lister, "", "应录（项）", completeness, "expected");
  add_count (lister, "", "已录（项）", completeness, "recorded");
}

/**
 * jy_notice_list_printed:
 * @notice: which notice: `waste` …
 * @snapshot: the figures it was frozen with
 *
 * Returns: (transfer full) (element-type JyPrintedFigure): the figures that it
 *   prints, in its order
 */
GPtrArray *
jy_notice_list_printed (const char *notice,
                        JsonObject *snapshot)
{
  static void (*const listers[]) (Lister * lister) = {
    [JY_NOTICE_WASTE] = list_waste,
    [JY_NOTICE_CANTEEN] = list_canteen,
    [JY_NOTICE_PURCHASES] = list_purchases,
    [JY_NOTICE_OVERTIME] = list_overtime,
    [JY_NOTICE_COLLECTORS] = list_collectors,
    [JY_NOTICE_COMBINED] = list_combined,
  };
  Lister lister = { g_ptr_array_new_with_free_func ((GDestroyNotify) jy_printed_figure_free), snapshot };
  int position = jy_choices_find (&jy_notice_choices, notice);

  if (position >= 0)
    listers[position](&lister);
  list_completeness (&lister);
  return lister.list;
}
