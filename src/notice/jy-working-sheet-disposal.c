/* jy-working-sheet-disposal.c: 废弃物处置记录, what food safety asks a canteen to write
 * down of its kitchen waste and waste oil (餐饮服务食品安全操作规范). */
#include "config.h"

#include "jy-working-sheet-disposal.h"
#include "jy-working-sheet-lines.h"
#include "jy-working-sheet-text.h"

enum
{
  DATE,
  KIND,
  MASS,
  TIME,
  COLLECTOR,
  CONTACT,
  RECORDER,
  NOTE,
  N_COLUMNS,
};

static const JyWorkingSheetColumn columns[N_COLUMNS] = {
  [DATE] = { "日期", JY_TABLE_CENTRE, 5 },
  [KIND] = { "种类", JY_TABLE_CENTRE, 4 },
  [MASS] = { "数量\n(kg)", JY_TABLE_DECIMAL, 0 },
  [TIME] = { "处理\n时间", JY_TABLE_CENTRE, 2.5 },
  [COLLECTOR] = { "处理单位", JY_TABLE_LEFT, 0 },
  [CONTACT] = { "处理人及\n联系方式", JY_TABLE_LEFT, 5.5 },
  [RECORDER] = { "记录人", JY_TABLE_LEFT, 4.5 },
  [NOTE] = { "备注", JY_TABLE_LEFT, 3 },
};

typedef struct
{
  gint64 pickups;
  gint64 mass;
} Sums;

/* Kitchen waste without a sub-kind stands behind the sub-kinds. */
typedef struct
{
  JyWorkingSheetFrame *frame;
  JyTable *table;
  JyTableRow *row;
  Sums kinds[JY_N_SUBKINDS + 1];
  Sums total;
  JyDay part;
} Sheet;

static const char *
get_kind_title (guint kind)
{
  return kind < JY_N_SUBKINDS ? jy_subkind_choices.list[kind].title_zh : jy_category_choices.list[JY_CATEGORY_KITCHEN].title_zh;
}

/* Who came, and otherwise whom the collector names. */
static void
write_contact (Sheet          *sheet,
               const JyRecord *pickup)
{
  const JyRecord *collector = jy_working_sheet_frame_get_reference (sheet->frame, pickup, JY_PICKUP_COLLECTOR);
  const char *person = jy_record_get_text (pickup, JY_PICKUP_RECEIVED_BY);
  const char *phone = collector != NULL ? jy_record_get_text (collector, JY_COLLECTOR_PHONE) : NULL;

  if (person == NULL && collector != NULL)
    person = jy_record_get_text (collector, JY_COLLECTOR_CONTACT);
  jy_table_row_write (sheet->row, CONTACT, person);
  if (person != NULL && phone != NULL)
    jy_table_row_write (sheet->row, CONTACT, "\n");
  jy_table_row_write (sheet->row, CONTACT, phone);
}

static void
add_pickup (const JyRecord *pickup,
            gpointer        data)
{
  Sheet *sheet = data;
  JyTableRow *row = sheet->row;
  g_autofree char *part = jy_working_sheet_frame_begin_part (sheet->frame, jy_record_get_day (pickup), &sheet->part);
  guint kind = jy_record_has (pickup, JY_PICKUP_SUBKIND) ? (guint) jy_record_get_integer (pickup, JY_PICKUP_SUBKIND) : JY_N_SUBKINDS;
  gint64 mass = jy_record_get_integer (pickup, JY_PICKUP_MASS);

  if (part != NULL)
    jy_table_add_bookmark (sheet->table, 1, part);
  sheet->kinds[kind].pickups++;
  sheet->kinds[kind].mass += mass;
  sheet->total.pickups++;
  sheet->total.mass += mass;
  jy_working_sheet_add_day (row, DATE, pickup, JY_PICKUP_DATE);
  jy_table_row_write (row, KIND, get_kind_title (kind));
  jy_working_sheet_add_mass (row, MASS, pickup, JY_PICKUP_MASS);
  jy_working_sheet_add_time (row, TIME, pickup, JY_PICKUP_TIME);
  jy_table_row_write (row, COLLECTOR, jy_working_sheet_frame_get_name (sheet->frame, pickup, JY_PICKUP_COLLECTOR));
  write_contact (sheet, pickup);
  jy_table_row_write (row, RECORDER, jy_record_get_text (pickup, JY_PICKUP_HANDED_BY));
  jy_table_row_write (row, NOTE, jy_record_get_text (pickup, JY_PICKUP_NOTE));
  jy_table_row_finish (row, JY_TABLE_PLAIN);
}

static void
add_sums (Sheet          *sheet,
          const Sums     *sums,
          const char     *label,
          const char     *title,
          JyTableEmphasis emphasis)
{
  jy_table_row_write (sheet->row, DATE, label);
  jy_table_row_write (sheet->row, KIND, title);
  jy_table_row_take (sheet->row, MASS, jy_working_sheet_write_mass (sums->mass));
  jy_table_row_printf (sheet->row, COLLECTOR, "共%" G_GINT64_FORMAT "次", sums->pickups);
  jy_table_row_finish (sheet->row, emphasis);
}

/**
 * jy_working_sheet_disposal_new:
 * @frame: a ledger and a period
 * @error: return location
 *
 * Writes the record of kitchen waste and waste oil that was taken away, in the
 * order of the dates, with a sum for each kind.
 *
 * Returns: (transfer full): the document, or %NULL with @error of #JyLedgerError
 */
JyDocument *
jy_working_sheet_disposal_new (JyWorkingSheetFrame *frame,
                               GError             **error)
{
  g_autoptr (JyDocument) document = jy_working_sheet_frame_begin (frame, "废弃物处置记录", JY_PORTRAIT);
  g_autoptr (JyTable) table = jy_working_sheet_frame_new_table (columns, N_COLUMNS);
  g_autoptr (JyTableRow) row = jy_table_row_new (table);
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_pickup);
  static const guint order[] = { JY_PICKUP_TIME };
  Sheet sheet = { .frame = frame, .table = table, .row = row };

  jy_query_set_period (query, frame->from, frame->to);
  if (!jy_query_add_condition (query, frame->ledger, "category", "kitchen", error) ||
      !jy_working_sheet_read_lines (query, frame->ledger, order, G_N_ELEMENTS (order), add_pickup, &sheet, error))
    return NULL;
  for (guint i = 0; i <= JY_N_SUBKINDS; i++)
    if (sheet.kinds[i].pickups > 0)
      add_sums (&sheet, &sheet.kinds[i], "小计", get_kind_title (i), JY_TABLE_SUBTOTAL);
  if (sheet.total.pickups > 0)
    add_sums (&sheet, &sheet.total, "合计", NULL, JY_TABLE_TOTAL);
  jy_working_sheet_frame_end (frame, document, g_steal_pointer (&table), "无厨余垃圾和废弃油脂处置记录");
  return g_steal_pointer (&document);
}
