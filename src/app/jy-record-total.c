/* jy-record-total.c: what a table adds up to, written with titles and units. A
 * million rows are added up in a quarter of a second, so a reader does it. */
#include "config.h"

#include "jy-record-total.h"
#include "jy-reader.h"

#include <glib/gi18n.h>

static char *
write_sums (const JyRecord *sums)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sums->kind->n_fields; i++)
    {
      const JyField *field = &sums->kind->fields[i];
      const JyDimension *dimension = jy_field_get_dimension (field);
      g_autofree char *amount = NULL;

      if (!sums->values[i].is_set)
        continue;
      amount = jy_dimension_format_unit (dimension, sums->values[i].integer);
      if (text->len > 0)
        g_string_append (text, "  ·  ");
      /* Translators: the title of a field and its sum: "Mass 12.5 kg" */
      g_string_append_printf (text, C_ ("sum", "%s %s"), jy_field_get_title (field), amount);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gpointer
find_sums (JyLedger *ledger,
           gpointer  query,
           GError  **error)
{
  g_autoptr (JyRecord) sums = jy_record_new (jy_query_get_kind (query));
  gint64 count;

  return jy_query_sum (query, ledger, sums, &count, error) ? write_sums (sums) : NULL;
}

/**
 * jy_record_total_async:
 * @ledger: an open ledger
 * @query: what is shown, copied
 * @cancellable: (nullable): when something else is shown meanwhile
 * @callback: called in the main loop
 * @data: for @callback
 *
 * Adds up what is asked for.
 */
void
jy_record_total_async (JyLedger           *ledger,
                       const JyQuery      *query,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            data)
{
  jy_reader_ask_async (ledger, find_sums, jy_query_copy (query), (GDestroyNotify) jy_query_free, g_free, cancellable,
                       callback, data);
}

/**
 * jy_record_total_finish:
 * @result: as given to the callback
 * @error: return location
 *
 * Returns: (transfer full): the sums with titles and units, empty when nothing
 *   is added up, or %NULL with @error of #JyLedgerError or %G_IO_ERROR_CANCELLED
 */
char *
jy_record_total_finish (GAsyncResult *result,
                        GError      **error)
{
  return jy_reader_ask_finish (result, error);
}
