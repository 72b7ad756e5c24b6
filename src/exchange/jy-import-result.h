/* What came of an import, as counts, as sentences and as rows. */
#pragma once

#include "jy-import-dates.h"
#include "jy-import-plan.h"

G_BEGIN_DECLS

/**
 * JyImportFault:
 * @column: position of the column, or %JY_IMPORT_NO_COLUMN for the row as a whole
 * @message: a sentence that does not name the column
 *
 * What is wrong or odd with a cell.
 */
typedef struct
{
  int column;
  char *message;
} JyImportFault;

/**
 * JyImportRow:
 * @line: the line of the file where it begins, from 1
 * @checked: whether it was looked at as a record
 * @refused: whether it is no record
 * @left_out: whether it is a total and no record
 * @reason: (nullable): why it is refused, or what is odd about it
 * @cells: what stands in it
 * @faults: (element-type JyImportFault): @reason cell by cell
 *
 * A row of a file or a text.
 */
typedef struct
{
  gulong line;
  gboolean checked;
  gboolean refused;
  gboolean left_out;
  char *reason;
  GStrv cells;
  GArray *faults;
} JyImportRow;

/**
 * JyImportWord:
 * @field: position of the field
 * @text: what stands in the cells
 * @created: whether a record was made for it
 *
 * A word that a choice does not know, or the name of a record that there was not.
 */
typedef struct
{
  guint field;
  char *text;
  gboolean created;
} JyImportWord;

/**
 * JyImportResult:
 * @is_whole: whether every row was looked at, so that the counts are those of the
 *   whole file
 * @n_records: records that were saved, or would be
 * @n_refused: rows that were refused
 * @n_warnings: warnings, of which the first ones are kept
 * @n_created: records that were made for names not known yet
 * @n_completed: records that held only their name and got the rest, or would
 * @n_totals: rows that add up others and were left out
 * @header_line: the line of the titles of the columns where rows above them were
 *   left out, or 0
 * @first_day: the first day of the records, or 0
 * @last_day: the last day of the records, or 0
 * @refused: (element-type utf8): a sentence for each refused row, with its line
 * @warnings: (element-type utf8): a sentence for each warning
 * @totals: (element-type utf8): a sentence for each row that adds up others
 * @ignored: (element-type utf8): headers of columns that are no field
 * @dates: what the dates may mean that could not be read
 * @unknown: (element-type JyImportWord): unknown words, each once, the first ones
 * @rows: (element-type JyImportRow): the first rows and the first that are refused or odd, as
 *   many as were asked for
 * @encoding: (nullable): how the file was encoded
 * @id: (nullable): of the import's own entry in the ledger, by which jy_ledger_undo()
 *   takes all of it back
 *
 * What came of an import.
 */
typedef struct
{
  gboolean is_whole;
  gint64 n_records;
  gint64 n_refused;
  gint64 n_warnings;
  gint64 n_created;
  gint64 n_completed;
  gint64 n_totals;
  gulong header_line;
  JyDay first_day;
  JyDay last_day;
  GPtrArray *refused;
  GPtrArray *warnings;
  GPtrArray *totals;
  GPtrArray *ignored;
  JyImportDates *dates;
  GPtrArray *unknown;
  GPtrArray *rows;
  char *encoding;
  char *id;
} JyImportResult;

GArray         *jy_import_faults_new         (void);
JyImportResult *jy_import_result_new         (void);
void            jy_import_result_free        (JyImportResult *result);
void            jy_import_result_note_day    (JyImportResult *result,
                                              JyDay           day);
void            jy_import_result_note_word   (JyImportResult *result,
                                              guint           field,
                                              const char     *text,
                                              gboolean        created);

JyImportRow         *jy_import_row_new       (JyCsvReader       *reader);
void                 jy_import_row_free      (JyImportRow       *row);
const JyImportFault *jy_import_row_get_fault (const JyImportRow *row,
                                              int             column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyImportResult, jy_import_result_free)

G_END_DECLS
