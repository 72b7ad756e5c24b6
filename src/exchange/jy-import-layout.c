/* jy-import-layout.c: a sheet made for people has a title above the columns, a total
 * below them, and rows that were only formatted. */
#include "config.h"

#include "jy-import-layout-private.h"
#include "jy-import-result.h"
#include "jy-text.h"

#include <string.h>

/* Cells in which titles are looked for; nobody writes by hand a table that is wider. */
#define MAX_TITLES 400

/* A longer text that ends in one of the words is a sentence. In characters. */
#define MAX_TOTAL 14

/* A title or two, like a note, belong to nearly every kind. */
#define CLEARLY_MORE 2

static const char *const total_words[] = { "合计", "总计", "小计", "共计", "累计", "total", "totals", "subtotal", "sum" };

static gboolean
is_blank (const char *text)
{
  g_autofree char *normalized = NULL;

  if (text[strspn (text, " \t\r\n")] == '\0')
    return TRUE;
  if (g_ascii_isgraph (*text))
    return FALSE;
  normalized = jy_text_normalize (text);
  return *normalized == '\0';
}

/**
 * jy_import_layout_read: (skip)
 * @reader: a reader
 * @error: return location
 *
 * Reads the next row in which anything stands.
 *
 * Returns: as jy_csv_reader_read()
 */
gboolean
jy_import_layout_read (JyCsvReader *reader,
                       GError     **error)
{
  while (jy_csv_reader_read (reader, error))
    for (guint i = 0; i < jy_csv_reader_get_n_cells (reader); i++)
      if (!is_blank (jy_csv_reader_peek_cell (reader, i)))
        return TRUE;
  return FALSE;
}

/* A column that the user named is known by that name. */
static gboolean
find_mapped (const JyKind       *kind,
             const JyImportPlan *plan,
             const char         *cell,
             guint              *field)
{
  g_autofree char *title = NULL;

  if (plan == NULL)
    return FALSE;
  title = jy_text_normalize (cell);
  for (*field = 0; *field < kind->n_fields; (*field)++)
    {
      const char *map = jy_import_plan_get_map (plan, *field);

      if (map != NULL && *title != '\0' && g_ascii_strcasecmp (map, title) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * jy_import_layout_count_known: (skip)
 * @kind: a kind
 * @plan: (nullable): what the user said about the columns
 * @cells: the cells of a row
 *
 * Returns: how many fields of @kind have a cell that means them as a title
 */
guint
jy_import_layout_count_known (const JyKind       *kind,
                              const JyImportPlan *plan,
                              const char *const  *cells)
{
  gboolean known[JY_KIND_MAX_FIELDS] = { FALSE };
  guint n = 0;

  for (guint i = 0; i < MAX_TITLES && cells[i] != NULL; i++)
    {
      const JyUnit *unit;
      guint field;

      if ((!find_mapped (kind, plan, cells[i], &field) &&
           jy_kind_match_header (kind, cells[i], &field, &unit, NULL) == NULL) ||
          known[field])
        continue;
      known[field] = TRUE;
      n++;
    }
  return n;
}

/**
 * jy_import_layout_find_header: (skip)
 * @kind: a kind
 * @plan: (nullable): what the user said about the columns
 * @rows: (element-type JyImportRow): the first rows
 *
 * A title above the columns may happen to be the name of a field; the columns of a
 * table have at least two.
 *
 * Returns: the position of the row that holds the titles of the columns, or 0 when
 *   none does or the first one may
 */
guint
jy_import_layout_find_header (const JyKind       *kind,
                              const JyImportPlan *plan,
                              GPtrArray          *rows)
{
  guint most = 1, found = 0;

  for (guint i = 0; i < MIN (rows->len, JY_IMPORT_LAYOUT_ROWS); i++)
    {
      const JyImportRow *row = g_ptr_array_index (rows, i);
      guint n = jy_import_layout_count_known (kind, plan, (const char *const *) row->cells);

      if (n <= most)
        continue;
      most = n;
      found = i;
      /* Data below do not say again what they are. */
      if (i == 0)
        break;
    }
  return found;
}

/**
 * jy_import_layout_guess_kind: (skip)
 * @kind: the kind that was asked for
 * @cells: the titles of the columns
 *
 * Of two that know as many titles, the one with fewer fields is meant by them.
 *
 * Returns: (transfer none) (nullable): another kind that knows clearly more of the
 *   titles
 */
const JyKind *
jy_import_layout_guess_kind (const JyKind      *kind,
                             const char *const *cells)
{
  const guint own = jy_import_layout_count_known (kind, NULL, cells);
  const JyKind *best = NULL;
  guint most = own + CLEARLY_MORE - 1;
  guint n_kinds;
  const JyKind *const *kinds = jy_kind_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      guint n = jy_import_layout_count_known (kinds[i], NULL, cells);

      if (n < most || n < own + CLEARLY_MORE || (n == most && best != NULL && kinds[i]->n_fields >= best->n_fields))
        continue;
      most = n;
      best = kinds[i];
    }
  return best;
}

/* "合 计：", "3月合计" and "本页小计(kg)" as well. */
static gboolean
is_total_word (const char *cell)
{
  g_autofree char *text = jy_text_normalize (cell);
  char *p = text;

  for (const char *from = text; *from != '\0' && *from != '('; from++)
    if (*from != ' ' && *from != ':')
      *p++ = *from;
  *p = '\0';
  if (g_utf8_strlen (text, -1) > MAX_TOTAL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (total_words); i++)
    if (g_ascii_isalpha (*total_words[i]) ? g_ascii_strcasecmp (text, total_words[i]) == 0
                                          : g_str_has_suffix (text, total_words[i]))
      return TRUE;
  return FALSE;
}

/**
 * jy_import_layout_is_total: (skip)
 * @plan: a plan that has read a header
 * @reader: a reader that has just read a row
 *
 * Records of a kind that has days have one; a row that has none, and whose first word
 * is 合计 or the like, adds up the rows above it.
 *
 * Returns: whether the row is no record but a total
 */
gboolean
jy_import_layout_is_total (const JyImportPlan *plan,
                           JyCsvReader        *reader)
{
  const JyKind *kind = jy_import_plan_get_kind (plan);
  guint n = jy_csv_reader_get_n_cells (reader);
  guint first = 0;

  while (first < n && is_blank (jy_csv_reader_peek_cell (reader, first)))
    first++;
  if (kind->date_field == 0 || first == n || !is_total_word (jy_csv_reader_peek_cell (reader, first)))
    return FALSE;
  for (guint i = 0; i < MIN (n, jy_import_plan_get_n_columns (plan)); i++)
    {
      const JyImportColumn *column = jy_import_plan_get_column (plan, i);

      if (column->mapped && column->field == kind->date_field - 1u)
        return i == first || is_blank (jy_csv_reader_peek_cell (reader, i));
    }
  return FALSE;
}
