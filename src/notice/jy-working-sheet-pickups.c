/* jy-working-sheet-pickups.c: 生活垃圾分类清运台账, a line for each pickup, by category. */
#include "config.h"

#include "jy-working-sheet-pickups.h"
#include "jy-working-sheet-lines.h"
#include "jy-working-sheet-text.h"

enum
{
  NUMBER,
  DATE,
  CATEGORY,
  CONTAINERS,
  MASS,
  METHOD,
  COLLECTOR,
  VEHICLE,
  MANIFEST,
  DESTINATION,
  HANDED,
  RECEIVED,
  NOTE,
  N_COLUMNS,
};

static const JyWorkingSheetColumn columns[N_COLUMNS] = {
  [NUMBER] = { "序号", JY_TABLE_CENTRE, 0 },
  [DATE] = { "日期", JY_TABLE_CENTRE, 5 },
  [CATEGORY] = { "类别\n小类", JY_TABLE_CENTRE, 4 },
  [CONTAINERS] = { "容器及\n桶数", JY_TABLE_CENTRE, 0 },
  [MASS] = { "重量\n(kg)", JY_TABLE_DECIMAL, 0 },
  [METHOD] = { "计量\n方式", JY_TABLE_CENTRE, 2 },
  [COLLECTOR] = { "清运单位", JY_TABLE_LEFT, 7.5 },
  [VEHICLE] = { "车牌号", JY_TABLE_CENTRE, 5 },
  [MANIFEST] = { "联单号", JY_TABLE_CENTRE, 0 },
  [DESTINATION] = { "去向", JY_TABLE_CENTRE, 0 },
  [HANDED] = { "交付人\n签字", JY_TABLE_LEFT, 6.5 },
  [RECEIVED] = { "收运人\n签字", JY_TABLE_LEFT, 6.5 },
  [NOTE] = { "备注", JY_TABLE_LEFT, 2 },
};

typedef struct
{
  gint64 pickups;
  gint64 containers;
  gint64 mass;
  gint64 estimated;
} Sums;

typedef struct
{
  JyWorkingSheetFrame *frame;
  JyTable *table;
  JyTableRow *row;
  Sums sums; /* of the category that is written */
  Sums total;
  JyMonth month;
} Sheet;

/* 2桶×240L×90%, or as much of it as is known. */
static void
write_containers (JyTableRow     *row,
                  const JyRecord *pickup)
{
  gboolean counted = jy_record_has (pickup, JY_PICKUP_CONTAINERS);

  if (counted)
    jy_table_row_printf (row, CONTAINERS, "%" G_GINT64_FORMAT "桶", jy_record_get_integer (pickup, JY_PICKUP_CONTAINERS));
  if (counted && jy_record_has (pickup, JY_PICKUP_CAPACITY))
    {
      g_autofree char *litres = jy_dimension_format (&jy_dimension_volume, jy_record_get_integer (pickup, JY_PICKUP_CAPACITY));

      jy_table_row_printf (row, CONTAINERS, "×%sL", litres);
      if (jy_record_has (pickup, JY_PICKUP_FILL))
        jy_table_row_printf (row, CONTAINERS, "×%" G_GINT64_FORMAT "%%", jy_record_get_integer (pickup, JY_PICKUP_FILL));
    }
  if (jy_record_has (pickup, JY_PICKUP_PIECES))
    jy_table_row_printf (row, CONTAINERS, "%s%" G_GINT64_FORMAT "件", counted ? "、" : "",
                         jy_record_get_integer (pickup, JY_PICKUP_PIECES));
}

static void
write_kind (JyTableRow     *row,
            const JyRecord *pickup)
{
  const char *subkind = jy_working_sheet_get_choice (pickup, JY_PICKUP_SUBKIND);

  jy_table_row_write (row, CATEGORY, jy_working_sheet_get_choice (pickup, JY_PICKUP_CATEGORY));
  if (subkind != NULL)
    jy_table_row_printf (row, CATEGORY, "\n%s", subkind);
}

static void
write_note (JyTableRow     *row,
            const JyRecord *pickup)
{
  gboolean begun = FALSE;

  jy_working_sheet_add_part (row, NOTE, jy_record_get_text (pickup, JY_PICKUP_WASTE_CODE), &begun);
  jy_working_sheet_add_part (row, NOTE, jy_record_get_text (pickup, JY_PICKUP_NOTE), &begun);
}

static void
add_up (Sums           *sums,
        const JyRecord *pickup)
{
  gint64 mass = jy_record_get_integer (pickup, JY_PICKUP_MASS);

  sums->pickups++;
  sums->containers += jy_record_get_integer (pickup, JY_PICKUP_CONTAINERS);
  sums->mass += mass;
  if (jy_record_get_integer (pickup, JY_PICKUP_METHOD) == JY_METHOD_ESTIMATED)
    sums->estimated += mass;
}

static void
mark_month (Sheet          *sheet,
            const JyRecord *pickup)
{
  JyMonth month = jy_day_get_month (jy_record_get_day (pickup));
  g_autofree char *title = NULL;

  if (month == sheet->month || !jy_working_sheet_frame_is_long (sheet->frame))
    return;
  title = jy_month_to_chinese (month);
  jy_table_add_bookmark (sheet->table, 2, title);
  sheet->month = month;
}

static void
add_pickup (const JyRecord *pickup,
            gpointer        data)
{
  Sheet *sheet = data;
  JyTableRow *row = sheet->row;

  if (sheet->sums.pickups == 0)
    jy_table_add_bookmark (sheet->table, 1, jy_working_sheet_get_choice (pickup, JY_PICKUP_CATEGORY));
  mark_month (sheet, pickup);
  add_up (&sheet->sums, pickup);
  add_up (&sheet->total, pickup);
  jy_table_row_printf (row, NUMBER, "%" G_GINT64_FORMAT, sheet->total.pickups);
  jy_working_sheet_add_day (row, DATE, pickup, JY_PICKUP_DATE);
  jy_table_row_write (row, DATE, "\n");
  jy_working_sheet_add_time (row, DATE, pickup, JY_PICKUP_TIME);
  write_kind (row, pickup);
  write_containers (row, pickup);
  jy_working_sheet_add_mass (row, MASS, pickup, JY_PICKUP_MASS);
  jy_table_row_write (row, METHOD, jy_working_sheet_get_choice (pickup, JY_PICKUP_METHOD));
  jy_table_row_write (row, COLLECTOR, jy_working_sheet_frame_get_name (sheet->frame, pickup, JY_PICKUP_COLLECTOR));
  jy_table_row_write (row, VEHICLE, jy_record_get_text (pickup, JY_PICKUP_VEHICLE));
  jy_table_row_write (row, MANIFEST, jy_record_get_text (pickup, JY_PICKUP_MANIFEST));
  jy_table_row_write (row, DESTINATION, jy_working_sheet_get_choice (pickup, JY_PICKUP_DESTINATION));
  jy_table_row_write (row, HANDED, jy_record_get_text (pickup, JY_PICKUP_HANDED_BY));
  jy_table_row_write (row, RECEIVED, jy_record_get_text (pickup, JY_PICKUP_RECEIVED_BY));
  write_note (row, pickup);
  jy_table_row_finish (row, JY_TABLE_PLAIN);
}

static void
add_sums (Sheet          *sheet,
          const Sums     *sums,
          const char     *label,
          const char     *title,
          JyTableEmphasis emphasis)
{
  JyTableRow *row = sheet->row;

  jy_table_row_write (row, DATE, label);
  jy_table_row_write (row, CATEGORY, title);
  if (sums->containers > 0)
    jy_table_row_printf (row, CONTAINERS, "%" G_GINT64_FORMAT "桶", sums->containers);
  jy_table_row_take (row, MASS, jy_working_sheet_write_mass (sums->mass));
  jy_table_row_printf (row, COLLECTOR, "共%" G_GINT64_FORMAT "次", sums->pickups);
  if (sums->estimated > 0)
    {
      g_autofree char *estimated = jy_working_sheet_write_mass (sums->estimated);

      jy_table_row_printf (row, COLLECTOR, "，其中估算%s", estimated);
    }
  jy_table_row_finish (row, emphasis);
}

static gboolean
add_category (Sheet   *sheet,
              guint    category,
              GError **error)
{
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_pickup);
  static const guint order[] = { JY_PICKUP_TIME };
  const JyChoice *choice = &jy_category_choices.list[category];

  sheet->sums = (Sums) { 0 };
  sheet->month = 0;
  jy_query_set_period (query, sheet->frame->from, sheet->frame->to);
  if (!jy_query_add_condition (query, sheet->frame->ledger, "category", choice->name, error) ||
      !jy_working_sheet_read_lines (query, sheet->frame->ledger, order, G_N_ELEMENTS (order), add_pickup, sheet, error))
    return FALSE;
  if (sheet->sums.pickups > 0)
    add_sums (sheet, &sheet->sums, "小计", choice->title_zh, JY_TABLE_SUBTOTAL);
  return TRUE;
}

/**
 * jy_working_sheet_pickups_new:
 * @frame: a ledger and a period
 * @error: return location
 *
 * Writes the ledger of pickups: by category, in the order of their dates, with
 * room for the signatures of who handed over and who received.
 *
 * Returns: (transfer full): the document, or %NULL with @error of #JyLedgerError
 */
JyDocument *
jy_working_sheet_pickups_new (JyWorkingSheetFrame *frame,
                              GError             **error)
{
  g_autoptr (JyDocument) document = jy_working_sheet_frame_begin (frame, "生活垃圾分类清运台账", JY_LANDSCAPE);
  g_autoptr (JyTable) table = jy_working_sheet_frame_new_table (columns, N_COLUMNS);
  g_autoptr (JyTableRow) row = jy_table_row_new (table);
  Sheet sheet = { .frame = frame, .table = table, .row = row };

  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    if (!add_category (&sheet, i, error))
      return NULL;
  if (sheet.total.pickups > 0)
    add_sums (&sheet, &sheet.total, "合计", NULL, JY_TABLE_TOTAL);
  jy_working_sheet_frame_end (frame, document, g_steal_pointer (&table), "无生活垃圾清运记录");
  return g_steal_pointer (&document);
}
