/* ctl-list.c: lists and exports of records. */
#include "config.h"

#include "ctl.h"
#include "ctl-json.h"
#include "jy-csv-writer.h"
#include "jy-query.h"
#include "jy-text.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>
#include <gio/gunixoutputstream.h>

/* The widest a column of a table on a terminal gets. */
#define MAX_WIDTH 28

/* Rows whose widths are measured before the table is begun. */
#define MEASURED 200

typedef struct
{
  JyLedger *ledger;
  const JyKind *kind;
  JsonBuilder *builder;
  JyCsvWriter *writer;
  GPtrArray *rows; /* char **, until the widths are known */
  guint widths[JY_KIND_MAX_FIELDS];
  gboolean shown[JY_KIND_MAX_FIELDS];
  gboolean begun;
  gint64 count;
} List;

static gboolean
write_json (const JyRecord      *record,
            const JyRecordState *state,
            gpointer             data,
            GError             **error)
{
  List *list = data;

  json_builder_begin_object (list->builder);
  ctl_json_add_string (list->builder, "id", state->id);
  for (guint i = 0; i < record->kind->n_fields; i++)
    if (record->values[i].is_set)
      ctl_json_add_value (list->builder, list->ledger, record, i);
  if (state->voided)
    ctl_json_add_boolean (list->builder, "voided", TRUE);
  json_builder_end_object (list->builder);
  return TRUE;
}

static void
write_csv_header (List *list)
{
  for (guint i = 0; i < list->kind->n_fields; i++)
    jy_csv_writer_add_cell (list->writer, list->kind->fields[i].name);
}

static gboolean
write_csv (const JyRecord      *record,
           const JyRecordState *state,
           gpointer             data,
           GError             **error)
{
  List *list = data;

  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      g_autofree char *text = jy_ledger_format_plain (list->ledger, record, i);

      jy_csv_writer_add_cell (list->writer, text);
    }
  list->count++;
  return jy_csv_writer_end_record (list->writer, NULL, error);
}

static void
print_row (List  *list,
           char **cells)
{
  ctl_print ("%s", cells[list->kind->n_fields]);
  for (guint i = 0; i < list->kind->n_fields; i++)
    {
      if (!list->shown[i])
        continue;
      ctl_print ("  ");
      ctl_print_padded (cells[i], list->widths[i], jy_field_is_numeric (&list->kind->fields[i]));
    }
  ctl_print ("\n");
}

static void
begin_table (List *list)
{
  g_auto (GStrv) header = g_new0 (char *, list->kind->n_fields + 2);

  list->begun = TRUE;
  for (guint i = 0; i < list->kind->n_fields; i++)
    {
      const JyField *field = &list->kind->fields[i];
      const char *unit = jy_field_get_unit (field);

      header[i] = *unit != '\0' ? g_strdup_printf ("%s (%s)", jy_field_get_title (field), unit)
                                : g_strdup (jy_field_get_title (field));
      list->widths[i] = MIN (MAX_WIDTH, MAX (list->widths[i], ctl_get_width (header[i])));
    }
  header[list->kind->n_fields] = g_strdup_printf ("%-36s", "ID");
  if (list->rows->len > 0)
    print_row (list, header);
  for (guint i = 0; i < list->rows->len; i++)
    print_row (list, g_ptr_array_index (list->rows, i));
  g_ptr_array_set_size (list->rows, 0);
}

static gboolean
write_row (const JyRecord      *record,
           const JyRecordState *state,
           gpointer             data,
           GError             **error)
{
  List *list = data;
  char **cells = g_new0 (char *, record->kind->n_fields + 2);

  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      cells[i] = jy_ledger_format (list->ledger, record, i);
      list->widths[i] = MAX (list->widths[i], ctl_get_width (cells[i]));
      if (!list->begun && *cells[i] != '\0')
        list->shown[i] = TRUE;
    }
  cells[record->kind->n_fields] = g_strdup (state->id);
  list->count++;
  if (list->begun)
    {
      print_row (list, cells);
      g_strfreev (cells);
      return TRUE;
    }
  g_ptr_array_add (list->rows, cells);
  if (list->rows->len >= MEASURED)
    begin_table (list);
  return TRUE;
}

static gboolean
print_csv (List          *list,
           const JyQuery *query,
           JyCsvEncoding  encoding,
           GOutputStream *stream,
           GError       **error)
{
  gboolean written;

  list->writer = jy_csv_writer_new_for_stream (stream, encoding);
  write_csv_header (list);
  written = jy_csv_writer_end_record (list->writer, NULL, error) &&
            jy_query_run (query, list->ledger, write_csv, list, error) && jy_csv_writer_flush (list->writer, NULL, error);
  g_clear_pointer (&list->writer, jy_csv_writer_free);
  return written;
}

static gboolean
print_list (JyLedger      *ledger,
            const JyQuery *query,
            CtlFormat      format,
            GError       **error)
{
  List list = { .ledger = ledger, .kind = jy_query_get_kind (query) };
  g_autoptr (GOutputStream) stream = NULL;
  gboolean written;

  if (format == CTL_FORMAT_CSV)
    {
      stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
      return print_csv (&list, query, JY_CSV_ENCODING_UTF_8, stream, error);
    }
  if (format == CTL_FORMAT_JSON)
    {
      list.builder = json_builder_new ();
      json_builder_begin_array (list.builder);
      written = jy_query_run (query, ledger, write_json, &list, error);
      json_builder_end_array (list.builder);
      if (written)
        ctl_json_print (list.builder);
      g_object_unref (list.builder);
      return written;
    }
  list.rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  written = jy_query_run (query, ledger, write_row, &list, error);
  if (written && !list.begun)
    begin_table (&list);
  g_ptr_array_unref (list.rows);
  return written;
}

/* What a list and an export are asked for. */
typedef struct
{
  char *month;
  char *from;
  char *to;
  char **where;
  char *search;
  char *sort;
} Filter;

static void
filter_clear (Filter *filter)
{
  g_free (filter->month);
  g_free (filter->from);
  g_free (filter->to);
  g_strfreev (filter->where);
  g_free (filter->search);
  g_free (filter->sort);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filter, filter_clear)

static gboolean
set_period (JyQuery      *query,
            const Filter *filter,
            CtlStatus    *status)
{
  JyDay from, to;

  if (!ctl_parse_period (filter->month, filter->from, filter->to, &from, &to, status))
    return FALSE;
  if ((from != 0 || to != 0) && jy_query_get_kind (query)->date_field == 0)
    {
      *status = ctl_usage (_ ("%s has no date, so it has no period."), jy_kind_get_title (jy_query_get_kind (query)));
      return FALSE;
    }
  jy_query_set_period (query, from, to);
  return TRUE;
}

static gboolean
set_sort (JyQuery    *query,
          const char *sort,
          CtlStatus  *status)
{
  g_auto (GStrv) parts = sort != NULL ? g_strsplit (sort, ":", 2) : NULL;
  g_autoptr (GError) error = NULL;
  guint position;

  if (sort == NULL)
    return TRUE;
  if (parts[0] == NULL || (parts[1] != NULL && !g_str_equal (parts[1], "desc") && !g_str_equal (parts[1], "asc")))
    {
      *status = ctl_usage (_ ("“%s” is not an order; write field or field:desc."), sort);
      return FALSE;
    }
  if (!ctl_find_field (jy_query_get_kind (query), parts[0], &position, status))
    return FALSE;
  if (jy_query_set_order (query, parts[0], g_strcmp0 (parts[1], "desc") == 0, &error))
    return TRUE;
  *status = ctl_usage ("%s", error->message);
  return FALSE;
}

static gboolean
set_conditions (JyQuery      *query,
                JyLedger     *ledger,
                const Filter *filter,
                CtlStatus    *status)
{
  for (guint i = 0; filter->where != NULL && filter->where[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;
      g_autoptr (GError) error = NULL;
      guint position;

      if (!ctl_split (filter->where[i], &name, &value, status) ||
          !ctl_find_field (jy_query_get_kind (query), name, &position, status))
        return FALSE;
      if (jy_query_add_condition (query, ledger, name, value, &error))
        continue;
      *status = ctl_fail (error);
      return FALSE;
    }
  return TRUE;
}

/**
 * ctl_list:
 *
 * `list`: records of a kind.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_list)
{
  g_auto (Filter) filter = { 0 };
  g_autofree char *format_text = NULL;
  gboolean voided = FALSE;
  const GOptionEntry entries[] = {
    { "month", 0, 0, G_OPTION_ARG_FILENAME, &filter.month, N_ ("Records dated in this month"), N_ ("YYYY-MM") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &filter.from, N_ ("Records from this day on"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &filter.to, N_ ("Records up to this day"), N_ ("DATE") },
    { "where", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &filter.where, N_ ("Records with this value"), N_ ("FIELD=VALUE") },
    { "search", 0, 0, G_OPTION_ARG_FILENAME, &filter.search, N_ ("Records with these words"), N_ ("TEXT") },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &filter.sort, N_ ("The order"), N_ ("FIELD[:desc]") },
    { "voided", 0, 0, G_OPTION_ARG_NONE, &voided, N_ ("Voided records as well"), NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_text, N_ ("table, csv or json"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (JyQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  const JyKind *kind;
  CtlStatus status;
  CtlFormat format;
  JyLedger *ledger;

  if (!ctl_parse (ctl_get_command ("list"), entries, &argc, &argv, 1, 1, &status) ||
      (kind = ctl_find_kind (argv[1], &status)) == NULL || !ctl_parse_format (format_text, TRUE, &format, &status))
    return status;
  query = jy_query_new (kind);
  jy_query_set_search (query, filter.search);
  jy_query_set_voided (query, voided);
  if (!set_period (query, &filter, &status) || !set_sort (query, filter.sort, &status) ||
      (ledger = ctl_open (ctl, TRUE, &status)) == NULL)
    return status;
  if (!set_conditions (query, ledger, &filter, &status))
    return ctl_close (ledger, status);
  if (!print_list (ledger, query, format, &error))
    return ctl_close (ledger, ctl_fail (error));
  return ctl_close (ledger, CTL_DONE);
}

static gboolean
parse_encoding (const char    *text,
                JyCsvEncoding *encoding,
                CtlStatus     *status)
{
  *encoding = JY_CSV_ENCODING_UTF_8_MARKED;
  if (text == NULL || g_ascii_strcasecmp (text, "utf-8") == 0)
    return TRUE;
  if (g_ascii_strcasecmp (text, "gb18030") == 0 || g_ascii_strcasecmp (text, "gbk") == 0)
    {
      *encoding = JY_CSV_ENCODING_GB18030;
      return TRUE;
    }
  *status = ctl_usage (_ ("“%s” is not an encoding for export; there are utf-8 and gb18030."), text);
  return FALSE;
}

static gboolean export(JyLedger *ledger,
                       const JyQuery *query,
                       const char *path,
                       JyCsvEncoding encoding,
                       GError **error)
{
  List list = { .ledger = ledger, .kind = jy_query_get_kind (query) };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GOutputStream) output = NULL;

  if (path == NULL)
    {
      output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
      return print_csv (&list, query, encoding, output, error);
    }
  /* Written beside and renamed: half an export never has the name of a whole. */
  file = g_file_new_for_path (path);
  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, error);
  if (stream == NULL)
    {
      g_prefix_error (error, _ ("“%s” could not be written: "), path);
      return FALSE;
    }
  if (!print_csv (&list, query, encoding, G_OUTPUT_STREAM (stream), error))
    {
      g_autoptr (GCancellable) cancelled = g_cancellable_new ();

      g_cancellable_cancel (cancelled);
      g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
      return FALSE;
    }
  if (!g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error))
    return FALSE;
  ctl_message (g_dngettext (GETTEXT_PACKAGE, "Exported %ld record.", "Exported %ld records.",
                            (gulong) list.count),
               (glong) list.count);
  return TRUE;
}

/**
 * ctl_export:
 *
 * `export`: a CSV file for spreadsheets.
 *
 * Returns: the exit status
 */
CTL_COMMAND (ctl_export)
{
  g_auto (Filter) filter = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *encoding_text = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_ ("The file; standard output without it"), N_ ("FILE") },
    { "month", 0, 0, G_OPTION_ARG_FILENAME, &filter.month, N_ ("Records dated in this month"), N_ ("YYYY-MM") },
    { "encoding", 0, 0, G_OPTION_ARG_FILENAME, &encoding_text, N_ ("utf-8 or gb18030"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (JyQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  JyCsvEncoding encoding;
  const JyKind *kind;
  CtlStatus status;
  JyLedger *ledger;

  if (!ctl_parse (ctl_get_command ("export"), entries, &argc, &argv, 1, 1, &status) ||
      (kind = ctl_find_kind (argv[1], &status)) == NULL || !parse_encoding (encoding_text, &encoding, &status) ||
      !ctl_check_output (ctl->path, path, &status))
    return status;
  query = jy_query_new (kind);
  if (!set_period (query, &filter, &status) || (ledger = ctl_open (ctl, TRUE, &status)) == NULL)
    return status;
  if (!export(ledger, query, path, encoding, &error))
    return ctl_close (ledger, ctl_fail (error));
  return ctl_close (ledger, CTL_DONE);
}
