/* jy-working-sheet-blank-day.c: 食堂日记录表, a page that is filled in by hand and typed in
 * afterwards: its rows stand in the order in which a day is entered. */
#include "config.h"

#include "jy-working-sheet-blank-day.h"

/* How a page is filled: rows in points, as high as can be where something is written
 * by hand, and how many. Deliveries get the rows that are left. */
#define HIGH_ROW        19.0
#define N_HIGH_ROWS     19
#define LOW_ROW         17.0
#define N_LOW_ROWS      21
#define MOST_HIGH_MEALS 3

static const JyWorkingSheetColumn diner_columns[] = {
  { "餐次", JY_TABLE_CENTRE, 4 },
  { "订餐人数", JY_TABLE_CENTRE, 5 },
  { "备餐份数", JY_TABLE_CENTRE, 5 },
  { "就餐人数", JY_TABLE_CENTRE, 5 },
  { "备注", JY_TABLE_CENTRE, 8 },
};

static const JyWorkingSheetColumn weighing_columns[] = {
  { "餐次", JY_TABLE_CENTRE, 4 },
  { "环节", JY_TABLE_CENTRE, 4 },
  { "毛重(kg)", JY_TABLE_CENTRE, 4 },
  { "皮重(kg)", JY_TABLE_CENTRE, 4 },
  { "净重(kg)", JY_TABLE_CENTRE, 4 },
  { "容器", JY_TABLE_CENTRE, 3 },
  { "原因或菜品", JY_TABLE_CENTRE, 6 },
};

static const JyWorkingSheetColumn pickup_columns[] = {
  { "类别", JY_TABLE_CENTRE, 4 },
  { "小类", JY_TABLE_CENTRE, 3 },
  { "桶数", JY_TABLE_CENTRE, 2 },
  { "重量\n(kg)", JY_TABLE_CENTRE, 3 },
  { "清运单位", JY_TABLE_CENTRE, 6 },
  { "车牌号", JY_TABLE_CENTRE, 4 },
  { "联单号", JY_TABLE_CENTRE, 5 },
  { "交付人\n签字", JY_TABLE_CENTRE, 4.5 },
  { "收运人\n签字", JY_TABLE_CENTRE, 4.5 },
};

static const JyWorkingSheetColumn delivery_columns[] = {
  { "名称", JY_TABLE_CENTRE, 4 },
  { "规格", JY_TABLE_CENTRE, 3 },
  { "数量", JY_TABLE_CENTRE, 3 },
  { "生产日期\n或批号", JY_TABLE_CENTRE, 4 },
  { "保质\n期至", JY_TABLE_CENTRE, 4 },
  { "供货者", JY_TABLE_CENTRE, 5 },
  { "查验\n凭证", JY_TABLE_CENTRE, 3 },
  { "外观", JY_TABLE_CENTRE, 2 },
  { "温度\n(℃)", JY_TABLE_CENTRE, 2 },
  { "验收人", JY_TABLE_CENTRE, 4 },
};

static const char *const weekdays[] = { "一", "二", "三", "四", "五", "六", "日" };

static JyTable *
new_table (const JyWorkingSheetColumn *columns,
           guint                       n_columns,
           double                      row_height)
{
  JyTable *table = jy_working_sheet_frame_new_table (columns, n_columns);

  jy_table_set_min_row_height (table, row_height);
  return table;
}

static void
add_row (JyTable    *table,
         const char *first,
         const char *second)
{
  g_autofree const char **cells = g_new0 (const char *, jy_table_get_n_columns (table));

  cells[0] = first;
  cells[1] = second;
  jy_table_add_row (table, JY_TABLE_PLAIN, cells);
}

static void
add_part (JyDocument *document,
          const char *title,
          JyTable    *table)
{
  jy_document_add_paragraph (document, JY_PARAGRAPH_SMALL, title);
  jy_document_keep_with_next (document);
  jy_document_take_table (document, table);
}

/* An institution that does not say which meals it serves gets all of them. */
static guint
get_meals (const JyWorkingSheetFrame *frame)
{
  gint64 meals = frame->institution != NULL ? jy_record_get_integer (frame->institution, JY_INSTITUTION_MEALS_SERVED) : 0;

  return meals != 0 ? (guint) meals : (1u << JY_N_MEALS) - 1;
}

static guint
count_meals (guint meals)
{
  guint n = 0;

  for (guint meal = 0; meal < JY_N_MEALS; meal++)
    n += (meals >> meal) & 1;
  return n;
}

/* Leftovers belong to a meal; what spoils and what is cut off belongs to the day. */
static const JyStage of_meal[] = { JY_STAGE_UNSERVED, JY_STAGE_PLATE };
static const JyStage of_day[] = { JY_STAGE_SPOILAGE, JY_STAGE_PREPARATION };

static JyTable *
new_weighings (guint  meals,
               double row_height)
{
  JyTable *table = new_table (weighing_columns, G_N_ELEMENTS (weighing_columns), row_height);

  for (guint meal = 0; meal < JY_N_MEALS; meal++)
    for (guint i = 0; meals & (1u << meal) && i < G_N_ELEMENTS (of_meal); i++)
      add_row (table, jy_meal_choices.list[meal].title_zh, jy_stage_choices.list[of_meal[i]].title_zh);
  for (guint i = 0; i < G_N_ELEMENTS (of_day); i++)
    add_row (table, "全天", jy_stage_choices.list[of_day[i]].title_zh);
  return table;
}

static void
add_date (const JyWorkingSheetFrame *frame,
          JyDocument                *document)
{
  const char *name = frame->institution != NULL ? jy_record_get_text (frame->institution, JY_INSTITUTION_NAME) : NULL;
  g_autofree char *date = NULL;
  g_autofree char *line = NULL;

  if (frame->from == frame->to)
    date = g_strdup_printf ("%s　星期%s", frame->period, weekdays[jy_day_get_weekday (frame->from) - 1]);
  else if (!jy_working_sheet_frame_is_long (frame))
    {
      g_autofree char *month = jy_month_to_chinese (jy_day_get_month (frame->from));

      date = g_strdup_printf ("%s＿＿日　星期＿＿", month);
    }
  else
    date = g_strdup ("＿＿＿＿年＿＿月＿＿日　星期＿＿");
  line = g_strdup_printf ("单位：%s　　%s", name != NULL ? name : "＿＿＿＿＿＿＿＿", date);
  jy_document_add_paragraph (document, JY_PARAGRAPH_SMALL, line);
}

/**
 * jy_working_sheet_blank_day_new:
 * @frame: a ledger and a period: a day, or a month whose day is left blank
 * @error: return location
 *
 * Writes the sheet of a day: diners, weighings, pickups, deliveries, one page.
 *
 * Returns: (transfer full): the document
 */
JyDocument *
jy_working_sheet_blank_day_new (JyWorkingSheetFrame *frame,
                                GError             **error)
{
  JyDocument *document = jy_working_sheet_frame_begin (frame, "食堂与垃圾分类日记录表", JY_PORTRAIT);
  guint meals = get_meals (frame);
  guint n_meals = count_meals (meals);
  gboolean high = n_meals <= MOST_HIGH_MEALS;
  double row_height = high ? HIGH_ROW : LOW_ROW;
  guint n_rows = n_meals * (1 + G_N_ELEMENTS (of_meal)) + G_N_ELEMENTS (of_day) + JY_N_CATEGORIES;
  JyTable *diners = new_table (diner_columns, G_N_ELEMENTS (diner_columns), row_height);
  JyTable *pickups = new_table (pickup_columns, G_N_ELEMENTS (pickup_columns), row_height);
  JyTable *deliveries = new_table (delivery_columns, G_N_ELEMENTS (delivery_columns), row_height);

  for (guint i = 0; i < JY_N_MEALS; i++)
    if (meals & (1u << i))
      add_row (diners, jy_meal_choices.list[i].title_zh, NULL);
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    add_row (pickups, jy_category_choices.list[i].title_zh, NULL);
  for (guint i = n_rows; i < (high ? N_HIGH_ROWS : N_LOW_ROWS); i++)
    add_row (deliveries, NULL, NULL);

  jy_document_set_fit_one_page (document, TRUE);
  add_date (frame, document);
  add_part (document, "一、就餐人数", diners);
  add_part (document, "二、厨余称重", new_weighings (meals, row_height));
  add_part (document, "三、垃圾清运", pickups);
  add_part (document, "四、进货查验", deliveries);
  jy_document_keep_with_next (document);
  jy_document_add_paragraph (document, JY_PARAGRAPH_SMALL, JY_WORKING_SHEET_SIGNATURES);
  return document;
}
