/* jy-working-sheet-lines.c: a ledger is read day by day; within a day it is put in
 * order here, because records are often entered when the day is over. */
#include "config.h"

#include "jy-working-sheet-lines.h"

typedef struct
{
  const guint *order;
  guint n_order;
  JyWorkingSheetLineFunc func;
  gpointer data;
  GPtrArray *day; /* JyRecord: of one day, as entered */
} Reader;

/* What is not known stands behind what is. */
static int
compare_values (const JyValue *a,
                const JyValue *b)
{
  if (a->is_set != b->is_set)
    return a->is_set ? -1 : 1;
  return (a->integer > b->integer) - (a->integer < b->integer);
}

/* The sort is stable: what is equal stays as it was entered. */
static int
compare_records (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const JyRecord *first = *(JyRecord *const *) a;
  const JyRecord *second = *(JyRecord *const *) b;
  const Reader *reader = data;

  for (guint i = 0; i < reader->n_order; i++)
    {
      int difference = compare_values (&first->values[reader->order[i]], &second->values[reader->order[i]]);

      if (difference != 0)
        return difference;
    }
  return 0;
}

static void
end_day (Reader *reader)
{
  g_ptr_array_sort_with_data (reader->day, compare_records, reader);
  for (guint i = 0; i < reader->day->len; i++)
    reader->func (g_ptr_array_index (reader->day, i), reader->data);
  g_ptr_array_set_size (reader->day, 0);
}

static gboolean
add_record (const JyRecord      *record,
            const JyRecordState *state,
            gpointer             data,
            GError             **error)
{
  Reader *reader = data;

  if (reader->day->len > 0 && jy_record_get_day (g_ptr_array_index (reader->day, 0)) != jy_record_get_day (record))
    end_day (reader);
  g_ptr_array_add (reader->day, jy_record_copy (record));
  return TRUE;
}

/**
 * jy_working_sheet_read_lines:
 * @query: asks for records of a kind that has a date, in the order of the dates
 * @ledger: an open ledger
 * @order: (array length=n_order): positions of fields that hold numbers, times or
 *   choices, by which the records of a day are put in order
 * @n_order: their number
 * @func: called for each record
 * @data: for @func
 * @error: return location
 *
 * Reads records in the order of a ledger on paper. No more than a day of them is
 * held in memory.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_working_sheet_read_lines (const JyQuery         *query,
                             JyLedger              *ledger,
                             const guint           *order,
                             guint                  n_order,
                             JyWorkingSheetLineFunc func,
                             gpointer               data,
                             GError               **error)
{
  g_autoptr (GPtrArray) day = g_ptr_array_new_with_free_func ((GDestroyNotify) jy_record_free);
  Reader reader = { .order = order, .n_order = n_order, .func = func, .data = data, .day = day };

  if (!jy_query_run (query, ledger, add_record, &reader, error))
    return FALSE;
  end_day (&reader);
  return TRUE;
}
