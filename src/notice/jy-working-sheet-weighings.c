/* jy-working-sheet-weighings.c: 厨余称重台账, what was weighed, with the sum of each day
 * and of each stage. */
#include "config.h"

#include "jy-working-sheet-lines.h"
#include "jy-working-sheet-text.h"
#include "jy-working-sheet-weighings.h"

enum
{
  DATE,
  MEAL,
  SITE,
  STAGE,
  GROSS,
  TARE,
  NET,
  CONTAINER,
  METHOD,
  REASON,
  NOTE,
  N_COLUMNS,
};

static const JyWorkingSheetColumn columns[N_COLUMNS] = {
  [DATE] = { "日期", JY_TABLE_CENTRE, 5 },
  [MEAL] = { "餐次", JY_TABLE_CENTRE, 2 },
  [SITE] = { "地点", JY_TABLE_LEFT, 0 },
  [STAGE] = { "环节", JY_TABLE_CENTRE, 0 },
  [GROSS] = { "毛重\n(kg)", JY_TABLE_DECIMAL, 0 },
  [TARE] = { "皮重\n(kg)", JY_TABLE_DECIMAL, 0 },
  [NET] = { "净重\n(kg)", JY_TABLE_DECIMAL, 0 },
  [CONTAINER] = { "容器", JY_TABLE_LEFT, 0 },
  [METHOD] = { "计量\n方式", JY_TABLE_CENTRE, 2 },
  [REASON] = { "原因\n或菜品", JY_TABLE_LEFT, 0 },
  [NOTE] = { "备注", JY_TABLE_LEFT, 2 },
};

typedef struct
{
  JyWorkingSheetFrame *frame;
  JyTable *table;
  JyTableRow *row;
  gint64 stages[JY_N_STAGES];
  gint64 lines[JY_N_STAGES];
  gint64 total;
  JyDay day;
  gint64 day_sum;
  guint day_lines;
  JyDay part;
} Sheet;

static void
add_sum (Sheet          *sheet,
         const char     *label,
         const char     *stage,
         gint64          mass,
         JyTableEmphasis emphasis)
{
  jy_table_row_write (sheet->row, DATE, label);
  jy_table_row_write (sheet->row, STAGE, stage);
  jy_table_row_take (sheet->row, NET, jy_working_sheet_write_mass (mass));
  jy_table_row_finish (sheet->row, emphasis);
}

/* A day of one line is its own sum. */
static void
end_day (Sheet *sheet)
{
  if (sheet->day_lines > 1)
    add_sum (sheet, "当日小计", NULL, sheet->day_sum, JY_TABLE_SUBTOTAL);
  sheet->day_sum = 0;
  sheet->day_lines = 0;
}

static void
begin_day (Sheet *sheet,
           JyDay  day)
{
  g_autofree char *part = jy_working_sheet_frame_begin_part (sheet->frame, day, &sheet->part);

  if (part != NULL)
    jy_table_add_bookmark (sheet->table, 1, part);
  sheet->day = day;
}

static void
write_reason (JyTableRow     *row,
              const JyRecord *weighing)
{
  gboolean begun = FALSE;

  jy_working_sheet_add_part (row, REASON, jy_record_get_text (weighing, JY_WEIGHING_DISH), &begun);
  jy_working_sheet_add_part (row, REASON, jy_record_get_text (weighing, JY_WEIGHING_REASON), &begun);
}

static void
add_weighing (const JyRecord *weighing,
              gpointer        data)
{
  Sheet *sheet = data;
  JyTableRow *row = sheet->row;
  gint64 stage = jy_record_get_integer (weighing, JY_WEIGHING_STAGE);
  gint64 net = jy_record_get_integer (weighing, JY_WEIGHING_NET);

  if (jy_record_get_day (weighing) != sheet->day)
    {
      end_day (sheet);
      begin_day (sheet, jy_record_get_day (weighing));
    }
  sheet->stages[stage] += net;
  sheet->lines[stage]++;
  sheet->total += net;
  sheet->day_sum += net;
  sheet->day_lines++;
  jy_working_sheet_add_day (row, DATE, weighing, JY_WEIGHING_DATE);
  jy_table_row_write (row, MEAL, jy_working_sheet_get_choice (weighing, JY_WEIGHING_MEAL));
  jy_table_row_write (row, SITE, jy_working_sheet_frame_get_name (sheet->frame, weighing, JY_WEIGHING_SITE));
  jy_table_row_write (row, STAGE, jy_working_sheet_get_choice (weighing, JY_WEIGHING_STAGE));
  jy_working_sheet_add_mass (row, GROSS, weighing, JY_WEIGHING_GROSS);
  jy_working_sheet_add_mass (row, TARE, weighing, JY_WEIGHING_TARE);
  jy_working_sheet_add_mass (row, NET, weighing, JY_WEIGHING_NET);
  jy_table_row_write (row, CONTAINER, jy_working_sheet_frame_get_name (sheet->frame, weighing, JY_WEIGHING_CONTAINER));
  jy_table_row_write (row, METHOD, jy_working_sheet_get_choice (weighing, JY_WEIGHING_METHOD));
  write_reason (row, weighing);
  jy_table_row_write (row, NOTE, jy_record_get_text (weighing, JY_WEIGHING_NOTE));
  jy_table_row_finish (row, JY_TABLE_PLAIN);
}

/* Rows are read, not signed in. */
#define ROW_HEIGHT 17.0

/**
 * jy_working_sheet_weighings_new:
 * @frame: a ledger and a period
 * @error: return location
 *
 * Writes the ledger of weighings in the order of the days.
 *
 * Returns: (transfer full): the document, or %NULL with @error of #JyLedgerError
 */
JyDocument *
jy_working_sheet_weighings_new (JyWorkingSheetFrame *frame,
                                GError             **error)
{
  g_autoptr (JyDocument) document = jy_working_sheet_frame_begin (frame, "厨余称重台账", JY_LANDSCAPE);
  g_autoptr (JyTable) table = jy_working_sheet_frame_new_table (columns, N_COLUMNS);
  g_autoptr (JyTableRow) row = jy_table_row_new (table);
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_weighing);
  static const guint order[] = { JY_WEIGHING_MEAL, JY_WEIGHING_STAGE };
  Sheet sheet = { .frame = frame, .table = table, .row = row };

  jy_table_set_min_row_height (table, ROW_HEIGHT);
  jy_query_set_period (query, frame->from, frame->to);
  if (!jy_working_sheet_read_lines (query, frame->ledger, order, G_N_ELEMENTS (order), add_weighing, &sheet, error))
    return NULL;
  end_day (&sheet);
  for (guint i = 0; i < JY_N_STAGES; i++)
    if (sheet.lines[i] > 0)
      add_sum (&sheet, "环节小计", jy_stage_choices.list[i].title_zh, sheet.stages[i], JY_TABLE_SUBTOTAL);
  if (jy_table_get_n_rows (table) > 0)
    add_sum (&sheet, "合计", NULL, sheet.total, JY_TABLE_TOTAL);
  jy_working_sheet_frame_end (frame, document, g_steal_pointer (&table), "无厨余称重记录");
  return g_steal_pointer (&document);
}
