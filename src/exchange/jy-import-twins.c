/* jy-import-twins.c: what is stored in bulk is stored without looking at the rest of
 * the ledger. What may be there twice is looked for in the end, all at once, and told
 * of the lines that it came from. */
#include "config.h"

#include "jy-import-twins-private.h"
#include "jy-text.h"
#include "jy-twins.h"

#include <glib/gi18n-lib.h>

/* Sentences kept for the report; the counts go on. */
#define MAX_SENTENCES 1000

/* In a file of more records twins are found with the findings of a month alone. */
#define MAX_COMPARED 200000

/* From here on rows of the ledger and lines of the file go on together. */
typedef struct
{
  gint64 row;
  gulong line;
} Place;

struct _JyImportTwins
{
  GArray *places; /* Place */
  JyImportResult *result;
};

/**
 * jy_import_twins_new: (skip)
 *
 * Returns: (transfer full): knows of no rows yet
 */
JyImportTwins *
jy_import_twins_new (void)
{
  JyImportTwins *twins = g_new0 (JyImportTwins, 1);

  twins->places = g_array_new (FALSE, FALSE, sizeof (Place));
  return twins;
}

/**
 * jy_import_twins_free: (skip)
 * @twins: (transfer full): what is known
 *
 * Frees it.
 */
void
jy_import_twins_free (JyImportTwins *twins)
{
  g_array_unref (twins->places);
  g_free (twins);
}

/**
 * jy_import_twins_note: (skip)
 * @twins: what is known
 * @row: the row under which a record is stored, greater than those before
 * @line: the line of the file that it came from
 *
 * Notes where a record came from.
 */
void
jy_import_twins_note (JyImportTwins *twins,
                      gint64         row,
                      gulong         line)
{
  Place place = { row, line };
  const Place *last = twins->places->len > 0 ? &g_array_index (twins->places, Place, twins->places->len - 1) : NULL;

  if (last == NULL || line - last->line != (gulong) (row - last->row))
    g_array_append_val (twins->places, place);
}

static gulong
find_line (const JyImportTwins *twins,
           gint64               row)
{
  gulong line = 0;

  for (guint i = 0; i < twins->places->len; i++)
    {
      const Place *place = &g_array_index (twins->places, Place, i);

      if (place->row > row)
        break;
      line = place->line + (gulong) (row - place->row);
    }
  return line;
}

/* What was kept of the line says so as well. */
static void
mark_row (JyImportResult *result,
          gulong          line,
          const char     *message)
{
  for (guint i = 0; i < result->rows->len; i++)
    {
      JyImportRow *row = g_ptr_array_index (result->rows, i);
      JyImportFault fault = { JY_IMPORT_NO_COLUMN, NULL };
      g_autofree char *before = NULL;

      if (row->line != line)
        continue;
      fault.message = g_strdup (message);
      g_array_append_val (row->faults, fault);
      before = g_steal_pointer (&row->reason);
      row->reason = before != NULL ? g_strconcat (before, jy_text_pick ("; ", "；"), message, NULL) : g_strdup (message);
    }
}

static gboolean
note_twin (gint64   row,
           JyDay    day,
           gpointer data,
           GError **error)
{
  JyImportTwins *twins = data;
  gulong line = find_line (twins, row);

  twins->result->n_warnings++;
  if (twins->result->warnings->len < MAX_SENTENCES)
    g_ptr_array_add (twins->result->warnings, g_strdup_printf (_ ("Line %lu: %s"), line, jy_twin_get_message ()));
  mark_row (twins->result, line, jy_twin_get_message ());
  return TRUE;
}

/**
 * jy_import_twins_tell: (skip)
 * @twins: what is known
 * @ledger: the ledger, everything stored
 * @kind: the kind of the records
 * @result: where it is told
 * @error: return location
 *
 * Warns of the rows that may be the same as a record that was there before, or as an
 * earlier row.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_import_twins_tell (JyImportTwins  *twins,
                      JyLedger       *ledger,
                      const JyKind   *kind,
                      JyImportResult *result,
                      GError        **error)
{
  if (twins->places->len == 0 || result->n_records > MAX_COMPARED)
    return TRUE;
  twins->result = result;
  return jy_ledger_list_twins (ledger, kind, result->first_day, result->last_day,
                               g_array_index (twins->places, Place, 0).row - 1, note_twin, twins, error);
}
