/* ctl-notice-list.c: what was issued and where it stands; a sheet held against the
 * ledger. */
#include "config.h"

#include "ctl-json.h"
#include "ctl-notice.h"
#include "jy-csv-writer.h"
#include "jy-notice.h"

#include <glib/gi18n.h>

/* A notice in words that are never translated; what is not there is NULL. */
typedef struct
{
  const char *name;
  char *text;
} Cell;

enum
{
  CELL_NUMBER,
  CELL_NOTICE,
  CELL_MONTH,
  CELL_CLOSING,
  CELL_ISSUED,
  CELL_POSTED_FROM,
  CELL_POSTED_TO,
  CELL_CHECK_CODE,
  CELL_STATE,
  CELL_SUPERSEDED_BY,
  CELL_CORRECTS,
  CELL_ID,
  N_CELLS,
};

static const char *const cell_names[N_CELLS] = {
  "number", "notice", "month", "closing", "issued", "posted_from", "posted_to", "check_code", "state", "superseded_by", "corrects", "id",
};

static void
fill_cells (const JyNoticeEntry *entry,
            Cell                *cells)
{
  char *texts[N_CELLS] = {
    [CELL_NUMBER] = g_strdup (entry->number),
    [CELL_NOTICE] = g_strdup (entry->notice),
    [CELL_MONTH] = jy_month_to_iso (entry->month),
    [CELL_CLOSING] = g_strdup_printf ("%" G_GINT64_FORMAT, entry->closing),
    [CELL_ISSUED] = jy_day_to_iso (entry->issued),
    [CELL_POSTED_FROM] = jy_day_to_iso (entry->posted_from),
    [CELL_POSTED_TO] = jy_day_to_iso (entry->posted_to),
    [CELL_CHECK_CODE] = g_strdup (entry->check_code),
    [CELL_STATE] = g_strdup (jy_notice_state_get_name (entry->state)),
    [CELL_SUPERSEDED_BY] = g_strdup (entry->superseded_by),
    [CELL_CORRECTS] = g_strdup (entry->corrects),
    [CELL_ID] = g_strdup (entry->id),
  };

  for (guint i = 0; i < N_CELLS; i++)
    cells[i] = (Cell) { cell_names[i], texts[i] };
}

static void
clear_cells (Cell *cells)
{
  for (guint i = 0; i < N_CELLS; i++)
    g_clear_pointer (&cells[i].text, g_free);
}

static void
print_json (const GPtrArray *list)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    {
      const JyNoticeEntry *entry = g_ptr_array_index (list, i);
      Cell cells[N_CELLS];

      fill_cells (entry, cells);
      json_builder_begin_object (builder);
      for (guint c = 0; c < N_CELLS; c++)
        if (c == CELL_CLOSING)
          ctl_json_add_integer (builder, cells[c].name, entry->closing);
        else
          ctl_json_add_string (builder, cells[c].name, cells[c].text);
      json_builder_end_object (builder);
      clear_cells (cells);
    }
  json_builder_end_array (builder);
  ctl_json_print (builder);
}

static gboolean
print_csv (const GPtrArray *list,
           GError         **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JyCsvWriter) writer = jy_csv_writer_new_for_string (text, JY_CSV_ENCODING_UTF_8);

  for (guint c = 0; c < N_CELLS; c++)
    jy_csv_writer_add_cell (writer, cell_names[c]);
  if (!jy_csv_writer_end_record (writer, NULL, error))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      Cell cells[N_CELLS];

      fill_cells (g_ptr_array_index (list, i), cells);
      for (guint c = 0; c < N_CELLS; c++)
        jy_csv_writer_add_cell (writer, cells[c].text != NULL ? cells[c].text : "");
      clear_cells (cells);
      if (!jy_csv_writer_end_record (writer, NULL, error))
        return FALSE;
    }
  if (!jy_csv_writer_flush (writer, NULL, error))
    return FALSE;
  ctl_print ("%s", text->str);
  return TRUE;
}

static void
print_table (const GPtrArray *list)
{
  static const struct
  {
    guint cell;
    guint width;
  } columns[] = { { CELL_NOTICE, 12 }, { CELL_MONTH, 9 }, { CELL_ISSUED, 12 }, { CELL_CHECK_CODE, 18 } };

  guint number_width = 0;

  for (guint i = 0; i < list->len; i++)
    number_width = MAX (number_width, ctl_get_width (((const JyNoticeEntry *) g_ptr_array_index (list, i))->number) + 2);
  for (guint i = 0; i < list->len; i++)
    {
      const JyNoticeEntry *entry = g_ptr_array_index (list, i);
      g_autofree char *state = jy_notice_entry_dup_state (entry);
      Cell cells[N_CELLS];

      fill_cells (entry, cells);
      ctl_print_padded (entry->number, number_width, FALSE);
      for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
        ctl_print_padded (cells[columns[c].cell].text, columns[c].width, FALSE);
      ctl_print ("%s\n", state);
      clear_cells (cells);
    }
}

/**
 * ctl_notice_list:
 * @ctl: the program
 * @format: how to write it
 *
 * `notice list`: all notices that were issued, with their states.
 *
 * Returns: the exit status
 */
CtlStatus
ctl_notice_list (Ctl      *ctl,
                 CtlFormat format)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  CtlStatus status;
  JyLedger *ledger = ctl_open (ctl, TRUE, &status);

  if (ledger == NULL)
    return status;
  list = jy_ledger_list_notices (ledger, &error);
  if (list == NULL || (format == CTL_FORMAT_CSV && !print_csv (list, &error)))
    return ctl_close (ledger, ctl_fail (error));
  if (format == CTL_FORMAT_JSON)
    print_json (list);
  else if (format == CTL_FORMAT_TABLE)
    print_table (list);
  return ctl_close (ledger, CTL_DONE);
}

/* What a reader of the sheet sees first; the rest of its closing comes after that. */
static void
print_changes (const JyNoticeCheck *check)
{
  ctl_print ("%s\n", _ ("The ledger now says something else than the notice."));
  for (guint i = 0; i < check->changes->len; i++)
    {
      const JyNoticeChange *change = g_ptr_array_index (check->changes, i);

      ctl_print ("  %s: %s → %s\n", change->item, change->before, change->after);
    }
  if (check->changes->len == 0)
    ctl_print ("%s\n", _ ("Nothing that stands on this notice has changed, but another figure that was frozen with it."));
}

static void
print_check (const JyNoticeCheck *check)
{
  const JyNoticeEntry *entry = check->entry;
  g_autofree char *issued = jy_day_to_iso (entry->issued);
  g_autofree char *month = jy_month_to_iso (entry->month);

  ctl_print (_ ("%s, %s of %s, issued on %s\n"), entry->number, entry->notice, month, issued);
  if (entry->corrects != NULL)
    ctl_print (_ ("It corrects %s.\n"), entry->corrects);
  if (entry->superseded_by != NULL)
    ctl_print (_ ("It was corrected by %s, which stands in its place.\n"), entry->superseded_by);
  if (check->voided)
    ctl_print ("%s\n", _ ("The notice was voided."));
  if (!check->intact)
    ctl_print ("%s\n", _ ("The figures kept with the notice do not give its check code: the ledger was tampered with."));
  if (!check->standing)
    ctl_print ("%s\n", _ ("The month was reopened after this notice."));
  if (!check->agrees)
    print_changes (check);
  else if (check->intact)
    ctl_print ("%s\n", _ ("The ledger still says what the notice says."));
}

/**
 * ctl_notice_check:
 * @ctl: the program
 * @text: a check code, or the two lines of a QR code
 *
 * `notice check`: what a sheet proves.
 *
 * Returns: the exit status: done when a notice with this code still holds
 */
CtlStatus
ctl_notice_check (Ctl        *ctl,
                  const char *text)
{
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;
  gboolean holds = FALSE;
  CtlStatus status;
  JyLedger *ledger = ctl_open (ctl, TRUE, &status);

  if (ledger == NULL)
    return status;
  checks = jy_notice_check_all (ledger, text, &error);
  if (checks == NULL)
    return ctl_close (ledger, ctl_fail (error));
  for (guint i = 0; i < checks->len; i++)
    {
      const JyNoticeCheck *check = g_ptr_array_index (checks, i);

      print_check (check);
      holds = holds || jy_notice_check_holds (check);
    }
  return ctl_close (ledger, holds ? CTL_DONE : CTL_REFUSED);
}
