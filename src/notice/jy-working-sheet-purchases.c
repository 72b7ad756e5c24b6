/* jy-working-sheet-purchases.c: 进货查验记录, the columns that 食品安全法 53 asks for. */
#include "config.h"

#include "jy-working-sheet-purchases.h"
#include "jy-working-sheet-lines.h"
#include "jy-working-sheet-text.h"

enum
{
  NUMBER,
  DATE,
  ITEM,
  SPECIFICATION,
  QUANTITY,
  PRODUCED,
  SUPPLIER,
  ADDRESS,
  DOCUMENTS,
  APPEARANCE,
  TEMPERATURE,
  INSPECTOR,
  KEEP_UNTIL,
  NOTE,
  N_COLUMNS,
};

static const JyWorkingSheetColumn columns[N_COLUMNS] = {
  [NUMBER] = { "序号", JY_TABLE_CENTRE, 0 },
  [DATE] = { "进货\n日期", JY_TABLE_CENTRE, 5 },
  [ITEM] = { "名称", JY_TABLE_LEFT, 0 },
  [SPECIFICATION] = { "规格", JY_TABLE_LEFT, 0 },
  [QUANTITY] = { "数量", JY_TABLE_RIGHT, 0 },
  [PRODUCED] = { "生产日期\n或批号／\n保质期至", JY_TABLE_CENTRE, 5 },
  [SUPPLIER] = { "供货者\n名称", JY_TABLE_LEFT, 5.5 },
  [ADDRESS] = { "供货者地址\n及联系方式", JY_TABLE_LEFT, 12 },
  [DOCUMENTS] = { "查验\n凭证", JY_TABLE_LEFT, 7.5 },
  [APPEARANCE] = { "外观", JY_TABLE_CENTRE, 2 },
  [TEMPERATURE] = { "温度\n(℃)", JY_TABLE_DECIMAL, 2 },
  [INSPECTOR] = { "验收人", JY_TABLE_LEFT, 4 },
  [KEEP_UNTIL] = { "记录\n保存至", JY_TABLE_CENTRE, 5 },
  [NOTE] = { "备注", JY_TABLE_LEFT, 2 },
};

/* Fourteen columns: smaller than other sheets, so that a delivery takes two lines. */
#define TYPE_SIZE 9.0

typedef struct
{
  JyWorkingSheetFrame *frame;
  JyTable *table;
  JyTableRow *row;
  gint64 lines;
  gint64 mass;
  gint64 without_mass;
  JyDay part;
} Sheet;

static void
write_quantity (JyTableRow     *row,
                const JyRecord *purchase)
{
  jy_table_row_take (row, QUANTITY, jy_dimension_format (&jy_dimension_quantity, jy_record_get_integer (purchase, JY_PURCHASE_QUANTITY)));
  jy_table_row_write (row, QUANTITY, jy_record_get_text (purchase, JY_PURCHASE_UNIT));
}

/* The law asks for production date or batch, and for the shelf life: a line each. */
static void
write_produced (JyTableRow     *row,
                const JyRecord *purchase)
{
  const char *batch = jy_record_get_text (purchase, JY_PURCHASE_BATCH);

  jy_working_sheet_add_day (row, PRODUCED, purchase, JY_PURCHASE_PRODUCTION_DATE);
  if (batch != NULL && jy_record_has (purchase, JY_PURCHASE_PRODUCTION_DATE))
    jy_table_row_write (row, PRODUCED, "\n");
  jy_table_row_write (row, PRODUCED, batch);
  if (!jy_record_has (purchase, JY_PURCHASE_SHELF_LIFE_END))
    return;
  jy_table_row_write (row, PRODUCED, "\n至");
  jy_working_sheet_add_day (row, PRODUCED, purchase, JY_PURCHASE_SHELF_LIFE_END);
}

/* The address on one line, contact and phone on the next. */
static void
write_supplier (Sheet          *sheet,
                const JyRecord *purchase)
{
  static const struct
  {
    guint field;
    const char *before;
  } parts[] = { { JY_SUPPLIER_ADDRESS, "" }, { JY_SUPPLIER_CONTACT, "\n" }, { JY_SUPPLIER_PHONE, " " } };
  const JyRecord *supplier = jy_working_sheet_frame_get_reference (sheet->frame, purchase, JY_PURCHASE_SUPPLIER);

  if (supplier == NULL)
    return;
  jy_table_row_write (sheet->row, SUPPLIER, jy_record_get_text (supplier, JY_SUPPLIER_NAME));
  for (guint i = 0, n = 0; i < G_N_ELEMENTS (parts); i++)
    if (jy_record_get_text (supplier, parts[i].field) != NULL)
      {
        if (n++ > 0)
          jy_table_row_write (sheet->row, ADDRESS, parts[i].before);
        jy_table_row_write (sheet->row, ADDRESS, jy_record_get_text (supplier, parts[i].field));
      }
}

static void
write_documents (JyTableRow     *row,
                 const JyRecord *purchase)
{
  static const guint fields[] = { JY_PURCHASE_DOC_LICENCE, JY_PURCHASE_DOC_RECEIPT, JY_PURCHASE_DOC_INSPECTION, JY_PURCHASE_DOC_QUARANTINE };
  gboolean begun = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (jy_record_get_integer (purchase, fields[i]) != 0)
      jy_working_sheet_add_part (row, DOCUMENTS, purchase->kind->fields[fields[i]].title_zh, &begun);
  jy_working_sheet_add_part (row, DOCUMENTS, jy_record_get_text (purchase, JY_PURCHASE_DOC_OTHER), &begun);
}

static void
write_inspection (JyTableRow     *row,
                  const JyRecord *purchase)
{
  if (jy_record_has (purchase, JY_PURCHASE_APPEARANCE_OK))
    jy_table_row_write (row, APPEARANCE, jy_record_get_integer (purchase, JY_PURCHASE_APPEARANCE_OK) != 0 ? "合格" : "不合格");
  if (jy_record_has (purchase, JY_PURCHASE_TEMPERATURE))
    jy_table_row_take (row, TEMPERATURE,
                       jy_dimension_format (&jy_dimension_temperature, jy_record_get_integer (purchase, JY_PURCHASE_TEMPERATURE)));
  jy_table_row_write (row, INSPECTOR, jy_record_get_text (purchase, JY_PURCHASE_INSPECTOR));
}

static void
add_purchase (const JyRecord *purchase,
              gpointer        data)
{
  Sheet *sheet = data;
  JyTableRow *row = sheet->row;
  g_autofree char *part = jy_working_sheet_frame_begin_part (sheet->frame, jy_record_get_day (purchase), &sheet->part);

  if (part != NULL)
    jy_table_add_bookmark (sheet->table, 1, part);
  sheet->lines++;
  sheet->mass += jy_record_get_integer (purchase, JY_PURCHASE_MASS);
  sheet->without_mass += !jy_record_has (purchase, JY_PURCHASE_MASS);
  jy_table_row_printf (row, NUMBER, "%" G_GINT64_FORMAT, sheet->lines);
  jy_working_sheet_add_day (row, DATE, purchase, JY_PURCHASE_DATE);
  jy_table_row_write (row, ITEM, jy_record_get_text (purchase, JY_PURCHASE_ITEM));
  jy_table_row_write (row, SPECIFICATION, jy_record_get_text (purchase, JY_PURCHASE_SPECIFICATION));
  write_quantity (row, purchase);
  write_produced (row, purchase);
  write_supplier (sheet, purchase);
  write_documents (row, purchase);
  write_inspection (row, purchase);
  jy_working_sheet_add_day (row, KEEP_UNTIL, purchase, JY_PURCHASE_KEEP_UNTIL);
  jy_table_row_write (row, NOTE, jy_record_get_text (purchase, JY_PURCHASE_NOTE));
  jy_table_row_finish (row, JY_TABLE_PLAIN);
}

/* Quantities are of many units; their masses add up. */
static void
add_total (Sheet *sheet)
{
  g_autofree char *mass = jy_working_sheet_write_mass (sheet->mass);

  jy_table_row_write (sheet->row, DATE, "合计");
  jy_table_row_printf (sheet->row, ITEM, "共%" G_GINT64_FORMAT "批", sheet->lines);
  jy_table_row_printf (sheet->row, QUANTITY, "%skg", mass);
  if (sheet->without_mass > 0)
    jy_table_row_printf (sheet->row, ADDRESS, "另有%" G_GINT64_FORMAT "批未折算重量", sheet->without_mass);
  jy_table_row_finish (sheet->row, JY_TABLE_TOTAL);
}

/**
 * jy_working_sheet_purchases_new:
 * @frame: a ledger and a period
 * @error: return location
 *
 * Writes the record of deliveries of food and of what was seen of them.
 *
 * Returns: (transfer full): the document, or %NULL with @error of #JyLedgerError
 */
JyDocument *
jy_working_sheet_purchases_new (JyWorkingSheetFrame *frame,
                                GError             **error)
{
  g_autoptr (JyDocument) document = jy_working_sheet_frame_begin (frame, "进货查验记录", JY_LANDSCAPE);
  g_autoptr (JyTable) table = jy_working_sheet_frame_new_table (columns, N_COLUMNS);
  g_autoptr (JyTableRow) row = jy_table_row_new (table);
  g_autoptr (JyQuery) query = jy_query_new (&jy_kind_purchase);
  Sheet sheet = { .frame = frame, .table = table, .row = row };

  jy_table_set_max_size (table, TYPE_SIZE);
  jy_query_set_period (query, frame->from, frame->to);
  if (!jy_working_sheet_read_lines (query, frame->ledger, NULL, 0, add_purchase, &sheet, error))
    return NULL;
  if (sheet.lines > 0)
    add_total (&sheet);
  jy_working_sheet_frame_end (frame, document, g_steal_pointer (&table), "无进货记录");
  return g_steal_pointer (&document);
}
