/* jy-working-sheet-frame.c: head and foot of the working sheets. They are papers of
 * the house: they bear the day they were printed on and no number. */
#include "config.h"

#include "jy-closing.h"
#include "jy-working-sheet-frame.h"

/* Sizes 5 and small 5: a ledger is read at a desk. */
#define TYPE_SIZE 10.5

/* Room to sign in a row, in points. */
#define ROW_HEIGHT 24.0

/* An institution that is not entered yet gets a line to write on. */
static const char BLANK[] = "＿＿＿＿＿＿";

static char *
write_period (JyDay from,
              JyDay to)
{
  JyMonth first = jy_day_get_month (from);
  JyMonth last = jy_day_get_month (to);
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  if (from == to)
    return jy_day_to_chinese (from);
  if (from == jy_month_get_first (first) && to == jy_month_get_last (last))
    {
      if (first == last)
        return jy_month_to_chinese (first);
      if (jy_month_get_year (first) == jy_month_get_year (last) && jy_month_get_number (first) == 1 && jy_month_get_number (last) == 12)
        return g_strdup_printf ("%u年", jy_month_get_year (first));
      begin = jy_month_to_chinese (first);
      end = jy_month_to_chinese (last);
    }
  else
    {
      begin = jy_day_to_chinese (from);
      end = jy_day_to_chinese (to);
    }
  return g_strconcat (begin, "至", end, NULL);
}

/**
 * jy_working_sheet_frame_new:
 * @ledger: an open ledger
 * @from: the first day
 * @to: the last day
 * @error: return location
 *
 * Returns: (transfer full): the frame, or %NULL with @error of #JyLedgerError
 */
JyWorkingSheetFrame *
jy_working_sheet_frame_new (JyLedger *ledger,
                            JyDay     from,
                            JyDay     to,
                            GError  **error)
{
  g_autoptr (JyWorkingSheetFrame) frame = g_new0 (JyWorkingSheetFrame, 1);
  g_autoptr (GError) problem = NULL;

  frame->ledger = g_object_ref (ledger);
  frame->from = from;
  frame->to = to;
  frame->period = write_period (from, to);
  frame->references = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) jy_record_free);
  frame->institution = jy_ledger_read_institution (ledger, NULL, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return g_steal_pointer (&frame);
}

/**
 * jy_working_sheet_frame_free:
 * @frame: (transfer full) (nullable): a frame
 *
 * Frees it.
 */
void
jy_working_sheet_frame_free (JyWorkingSheetFrame *frame)
{
  if (frame == NULL)
    return;
  g_object_unref (frame->ledger);
  g_free (frame->period);
  jy_record_free (frame->institution);
  g_hash_table_unref (frame->references);
  g_free (frame);
}

/**
 * jy_working_sheet_frame_get_reference:
 * @frame: a frame
 * @record: a record of a line
 * @field: position of a reference
 *
 * Returns: (transfer none) (nullable): the record that is referred to
 */
const JyRecord *
jy_working_sheet_frame_get_reference (JyWorkingSheetFrame *frame,
                                      const JyRecord      *record,
                                      guint                field)
{
  gint64 row = jy_record_get_integer (record, field);
  JyRecord *found;

  if (!jy_record_has (record, field))
    return NULL;
  found = g_hash_table_lookup (frame->references, &row);
  if (found == NULL)
    {
      found = jy_ledger_read_row (frame->ledger, jy_kind_find (record->kind->fields[field].target), row, NULL, NULL);
      if (found != NULL)
        g_hash_table_insert (frame->references, g_memdup2 (&row, sizeof row), found);
    }
  return found;
}

/**
 * jy_working_sheet_frame_get_name:
 * @frame: a frame
 * @record: a record of a line
 * @field: position of a reference
 *
 * Returns: (transfer none) (nullable): the name of the record referred to
 */
const char *
jy_working_sheet_frame_get_name (JyWorkingSheetFrame *frame,
                                 const JyRecord      *record,
                                 guint                field)
{
  const JyRecord *reference = jy_working_sheet_frame_get_reference (frame, record, field);

  return reference != NULL ? jy_record_get_text (reference, reference->kind->name_field - 1) : NULL;
}

/**
 * jy_working_sheet_frame_is_long:
 * @frame: a frame
 *
 * Returns: whether the period is of several months, which a reader finds by month
 *   rather than by day
 */
gboolean
jy_working_sheet_frame_is_long (const JyWorkingSheetFrame *frame)
{
  return jy_day_get_month (frame->from) != jy_day_get_month (frame->to);
}

/**
 * jy_working_sheet_frame_begin_part:
 * @frame: a frame
 * @day: the day of the next line
 * @part: (inout): the begin of the part the line before belongs to, or 0
 *
 * A long period is looked through by months, a month by days.
 *
 * Returns: (transfer full) (nullable): the title of the part that begins with the
 *   line, or %NULL when it belongs to that of the line before
 */
char *
jy_working_sheet_frame_begin_part (const JyWorkingSheetFrame *frame,
                                   JyDay                      day,
                                   JyDay                     *part)
{
  gboolean by_month = jy_working_sheet_frame_is_long (frame);
  JyDay begin = by_month ? jy_month_get_first (jy_day_get_month (day)) : day;

  if (begin == *part)
    return NULL;
  *part = begin;
  return by_month ? jy_month_to_chinese (jy_day_get_month (day)) : jy_day_to_chinese (day);
}

static const char *
get_institution (const JyWorkingSheetFrame *frame)
{
  const char *name = frame->institution != NULL ? jy_record_get_text (frame->institution, JY_INSTITUTION_NAME) : NULL;

  return name != NULL ? name : BLANK;
}

/* How far the months of the period are closed. */
static char *
write_closing (const JyWorkingSheetFrame *frame)
{
  JyMonth first = jy_day_get_month (frame->from);
  JyMonth last = jy_day_get_month (frame->to);
  guint n_closed = 0;

  for (JyMonth month = first; month <= last; month++)
    n_closed += jy_ledger_is_month_closed (frame->ledger, month);
  if (n_closed == 0)
    return g_strdup ("未月结");
  if (first == last)
    {
      gint64 version = 0;
      g_free (jy_ledger_dup_closing (frame->ledger, first, &version, NULL));

      return g_strdup_printf ("月结第%" G_GINT64_FORMAT "版", version);
    }
  if (n_closed == (guint) (last - first + 1))
    return g_strdup ("各月均已月结");
  return g_strdup_printf ("%d个月中%u个月已月结", last - first + 1, n_closed);
}

/**
 * jy_working_sheet_frame_begin:
 * @frame: a frame
 * @title: what the sheet is: 生活垃圾分类清运台账
 * @orientation: how the paper lies
 *
 * Returns: (transfer full): a document with its properties, its title and, on
 *   every page, what tells a loose leaf from others
 */
JyDocument *
jy_working_sheet_frame_begin (const JyWorkingSheetFrame *frame,
                              const char                *title,
                              JyOrientation              orientation)
{
  JyDocument *document = jy_document_new ();
  JyDay today = jy_ledger_get_today (frame->ledger);
  g_autofree char *printed = jy_day_to_chinese (today);
  g_autofree char *full_title = g_strconcat (get_institution (frame), frame->period, title, NULL);
  g_autofree char *closing = write_closing (frame);
  g_autofree char *foot = g_strdup_printf ("%s　%s　%s　%s打印　%s", get_institution (frame), title, frame->period, printed, closing);
  guint year, month, day;

  jy_day_get_parts (today, &year, &month, &day);
  jy_document_set_title (document, full_title);
  jy_document_set_author (document, get_institution (frame));
  jy_document_set_subject (document, title);
  jy_document_set_date (document, (int) year, (int) month, (int) day);
  jy_document_set_orientation (document, orientation);
  jy_document_add_title (document, title);
  jy_document_add_footer_line (document, foot);
  return document;
}

/**
 * jy_working_sheet_frame_new_table:
 * @columns: (array length=n_columns): the columns
 * @n_columns: their number
 *
 * Returns: (transfer full): a table without rows, in small type, with rows high
 *   enough to sign in
 */
JyTable *
jy_working_sheet_frame_new_table (const JyWorkingSheetColumn *columns,
                                  guint                       n_columns)
{
  JyTable *table = jy_table_new ();

  jy_table_set_compact (table, TRUE);
  jy_table_set_max_size (table, TYPE_SIZE);
  jy_table_set_min_row_height (table, ROW_HEIGHT);
  for (guint i = 0; i < n_columns; i++)
    jy_table_add_column_full (table, columns[i].title, columns[i].align, columns[i].min_ems, 1);
  return table;
}

/**
 * jy_working_sheet_frame_end:
 * @frame: a frame
 * @document: the sheet with its title
 * @table: (transfer full): its lines
 * @nothing: what did not happen where there are no lines: 无清运记录
 *
 * Adds the line of the institution, the table, or a sentence instead of an empty
 * one, and who made and checked the sheet.
 */
void
jy_working_sheet_frame_end (const JyWorkingSheetFrame *frame,
                            JyDocument                *document,
                            JyTable                   *table,
                            const char                *nothing)
{
  g_autofree char *head = g_strdup_printf ("单位：%s　　期间：%s", get_institution (frame), frame->period);

  jy_document_add_paragraph (document, JY_PARAGRAPH_SMALL, head);
  if (jy_table_get_n_rows (table) > 0)
    {
      jy_document_keep_with_next (document);
      jy_document_take_table (document, table);
      jy_document_keep_with_next (document);
    }
  else
    {
      g_autofree char *sentence = g_strconcat (frame->period, "本单位", nothing, "。", NULL);

      jy_table_free (table);
      jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, sentence);
    }
  jy_document_add_paragraph (document, JY_PARAGRAPH_SMALL, JY_WORKING_SHEET_SIGNATURES);
}
