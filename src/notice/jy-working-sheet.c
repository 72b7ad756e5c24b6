/* jy-working-sheet.c: which working sheets there are, and one of them as a file.
 * They are printed as often as they are needed: nothing of them is kept. */
#include "config.h"

#include "jy-render.h"
#include "jy-working-sheet.h"
#include "jy-working-sheet-blank-day.h"
#include "jy-working-sheet-disposal.h"
#include "jy-working-sheet-pickups.h"
#include "jy-working-sheet-purchases.h"
#include "jy-working-sheet-weighings.h"

typedef JyDocument *(*Writer) (JyWorkingSheetFrame *frame,
                               GError **error);

static const struct
{
  const char *name;
  Writer writer;
} sheets[] = {
  { "pickups", jy_working_sheet_pickups_new },
  { "disposal", jy_working_sheet_disposal_new },
  { "purchases", jy_working_sheet_purchases_new },
  { "weighings", jy_working_sheet_weighings_new },
  { "blank-day", jy_working_sheet_blank_day_new },
};

static Writer
find_writer (const char *sheet)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (g_str_equal (sheets[i].name, sheet))
      return sheets[i].writer;
  return NULL;
}

/**
 * jy_working_sheet_get_name:
 * @i: number of a sheet
 *
 * Returns: (transfer none) (nullable): its name, or %NULL behind the last
 */
const char *
jy_working_sheet_get_name (guint i)
{
  return i < G_N_ELEMENTS (sheets) ? sheets[i].name : NULL;
}

/**
 * jy_working_sheet_is_known:
 * @sheet: a sheet's name
 *
 * Returns: whether there is such a sheet
 */
gboolean
jy_working_sheet_is_known (const char *sheet)
{
  return find_writer (sheet) != NULL;
}

/**
 * jy_working_sheet_print:
 * @ledger: an open ledger
 * @sheet: which sheet
 * @from: the first day
 * @to: the last day
 * @fonts: the fonts
 * @warnings: (out) (transfer full): what could not be printed as written
 * @error: return location
 *
 * Prints the records of a period as they stand now. Changes nothing. The same
 * records on the same day give the same bytes.
 *
 * Returns: (transfer full): the document's bytes, or %NULL with @error
 */
GBytes *
jy_working_sheet_print (JyLedger   *ledger,
                        const char *sheet,
                        JyDay       from,
                        JyDay       to,
                        JyFontSet  *fonts,
                        GPtrArray **warnings,
                        GError    **error)
{
  g_autoptr (JyWorkingSheetFrame) frame = NULL;
  g_autoptr (JyDocument) document = NULL;

  g_return_val_if_fail (jy_working_sheet_is_known (sheet), NULL);
  g_return_val_if_fail (from != 0 && from <= to, NULL);

  frame = jy_working_sheet_frame_new (ledger, from, to, error);
  if (frame == NULL)
    return NULL;
  document = find_writer (sheet) (frame, error);
  return document != NULL ? jy_document_render (document, fonts, warnings, error) : NULL;
}
