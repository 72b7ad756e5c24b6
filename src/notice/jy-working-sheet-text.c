/* jy-working-sheet-text.c: values as they stand in the ledger, to the gram: the
 * sheets are the proof of the rounded figures on the notices. */
#include "config.h"

#include "jy-working-sheet-text.h"

#include "jy-dimension.h"

/**
 * jy_working_sheet_write_mass:
 * @mass: in grams
 *
 * Returns: (transfer full): kilograms, with one decimal or as many as it takes
 */
char *
jy_working_sheet_write_mass (gint64 mass)
{
  return jy_format_decimal (mass, 3, 1, 3);
}

/**
 * jy_working_sheet_get_choice:
 * @record: a record
 * @field: position of a choice
 *
 * Returns: (transfer none) (nullable): its Chinese title
 */
const char *
jy_working_sheet_get_choice (const JyRecord *record,
                             guint           field)
{
  if (!jy_record_has (record, field))
    return NULL;
  return record->kind->fields[field].choices->list[jy_record_get_integer (record, field)].title_zh;
}

/**
 * jy_working_sheet_add_day:
 * @row: a row
 * @column: where to write
 * @record: a record
 * @field: position of a date
 *
 * Writes a date as 2026-03-02, so that all dates are as wide.
 */
void
jy_working_sheet_add_day (JyTableRow     *row,
                          guint           column,
                          const JyRecord *record,
                          guint           field)
{
  char text[JY_DAY_TEXT_SIZE];

  if (!jy_record_has (record, field))
    return;
  jy_day_write_iso ((JyDay) jy_record_get_integer (record, field), text);
  jy_table_row_write (row, column, text);
}

/**
 * jy_working_sheet_add_time:
 * @row: a row
 * @column: where to write
 * @record: a record
 * @field: position of a time of day
 *
 * Writes a time as 14:30.
 */
void
jy_working_sheet_add_time (JyTableRow     *row,
                           guint           column,
                           const JyRecord *record,
                           guint           field)
{
  gint64 minutes = jy_record_get_integer (record, field);

  if (jy_record_has (record, field))
    jy_table_row_printf (row, column, "%02d:%02d", (int) (minutes / 60), (int) (minutes % 60));
}

/**
 * jy_working_sheet_add_mass:
 * @row: a row
 * @column: where to write
 * @record: a record
 * @field: position of a mass
 *
 * Writes kilograms; zero is a value, a missing one leaves the cell empty.
 */
void
jy_working_sheet_add_mass (JyTableRow     *row,
                           guint           column,
                           const JyRecord *record,
                           guint           field)
{
  if (jy_record_has (record, field))
    jy_table_row_take (row, column, jy_working_sheet_write_mass (jy_record_get_integer (record, field)));
}

/**
 * jy_working_sheet_add_part:
 * @row: a row
 * @column: where to write
 * @part: (nullable): one of several things that stand in one cell
 * @begun: (inout): whether the cell holds one already
 *
 * Adds @part after a 、 where it is not the first.
 */
void
jy_working_sheet_add_part (JyTableRow *row,
                           guint       column,
                           const char *part,
                           gboolean   *begun)
{
  if (part == NULL || *part == '\0')
    return;
  if (*begun)
    jy_table_row_write (row, column, "、");
  jy_table_row_write (row, column, part);
  *begun = TRUE;
}
