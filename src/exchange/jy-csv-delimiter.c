/* Which character stands between the cells of a CSV text: each candidate reads a sample, and the one
 * under which the records agree best on their number of cells is it. */
#include "config.h"

#include <string.h>

#include "jy-csv-delimiter-private.h"
#include "jy-csv-reader.h"
#include "jy-csv-reader.h"

#define SAMPLE_RECORDS 100

/* In order of preference. */
static const gunichar candidates[] = { ',', ';', '\t', '|', 0xff0c };

typedef struct
{
  guint n_records;
  guint n_cells;    /* the number of cells most records have */
  guint n_agreeing; /* how many records have it */
  guint first;      /* cells of the first record */
} Trial;

static void
find_commonest (Trial       *trial,
                const guint *counts)
{
  for (guint i = 0; i < trial->n_records; i++)
    {
      guint n_agreeing = 0;

      for (guint j = 0; j < trial->n_records; j++)
        n_agreeing += counts[j] == counts[i];
      if (n_agreeing > trial->n_agreeing ||
          (n_agreeing == trial->n_agreeing && counts[i] > trial->n_cells))
        {
          trial->n_agreeing = n_agreeing;
          trial->n_cells = counts[i];
        }
    }
}

/* A sample that ends within a quoted cell gives an error at its end, which is no reason against the
 * candidate; one at the very first record is. */
static Trial
try_candidate (GBytes  *sample,
               gunichar candidate)
{
  JyCsvOptions options = { .delimiter = candidate, .encoding = "utf-8" };
  g_autoptr (JyCsvReader) reader = jy_csv_reader_new_for_bytes (sample, &options, NULL);
  guint counts[SAMPLE_RECORDS];
  Trial trial = { 0 };

  while (reader != NULL && trial.n_records < SAMPLE_RECORDS && jy_csv_reader_read (reader, NULL))
    counts[trial.n_records++] = jy_csv_reader_get_n_cells (reader);

  if (trial.n_records > 0)
    trial.first = counts[0];
  find_commonest (&trial, counts);
  return trial;
}

/* A character that does not divide the first record must divide most of the others. */
static gboolean
is_plausible (const Trial *trial)
{
  return trial->n_cells >= 2 && (trial->first >= 2 || trial->n_agreeing * 4 >= trial->n_records * 3);
}

static gboolean
is_better (const Trial *trial,
           const Trial *best)
{
  guint64 agreement = (guint64) trial->n_agreeing * best->n_records;
  guint64 best_agreement = (guint64) best->n_agreeing * trial->n_records;

  if (agreement != best_agreement)
    return agreement > best_agreement;
  return trial->n_cells > best->n_cells;
}

/**
 * jy_csv_delimiter_is_possible:
 * @delimiter: a character
 *
 * Returns: whether it can stand between cells: no quotation mark, line end, space or letter
 */
gboolean
jy_csv_delimiter_is_possible (gunichar delimiter)
{
  return g_unichar_validate (delimiter) && delimiter != '"' && delimiter != '\n' &&
         delimiter != '\r' && delimiter != ' ' && delimiter != 0 && !g_unichar_isalnum (delimiter);
}

/**
 * jy_csv_delimiter_parse_declaration:
 * @text: the beginning of a text, NUL-terminated
 * @delimiter: (out): the character declared
 *
 * Understands the first line `sep=;` by which Excel is told the delimiter. It is neither quoted nor a
 * record.
 *
 * Returns: the length of the declaration without its line end in bytes, 0 if there is none
 */
gsize
jy_csv_delimiter_parse_declaration (const char *text,
                                    gunichar   *delimiter)
{
  const char *end;

  if (g_ascii_strncasecmp (text, "sep=", 4) != 0 || text[4] == '\0')
    return 0;

  end = g_utf8_next_char (text + 4);
  if (*end != '\0' && *end != '\r' && *end != '\n')
    return 0;

  *delimiter = g_utf8_get_char (text + 4);
  return jy_csv_delimiter_is_possible (*delimiter) ? (gsize) (end - text) : 0;
}

/**
 * jy_csv_delimiter_detect:
 * @sample: the beginning of a text in UTF-8
 * @length: its length in bytes
 * @whole: whether the text ends with the sample
 *
 * Chooses among comma, semicolon, tab, bar and fullwidth comma, quotation marks respected. The one
 * wins under which the largest share of the first 100 records has the same number of cells (two or
 * more), then the one with more cells, then the first in that order.
 *
 * Returns: the delimiter; a comma if none divides the text
 */
gunichar
jy_csv_delimiter_detect (const char *sample,
                         gsize       length,
                         gboolean    whole)
{
  g_autoptr (GBytes) bytes = NULL;
  gunichar delimiter = ',';
  Trial best = { 0 };

  /* The last line of a sample may be cut in two. */
  if (!whole)
    {
      const char *last = g_strrstr_len (sample, (gssize) length, "\n");

      if (last != NULL)
        length = (gsize) (last + 1 - sample);
    }
  bytes = g_bytes_new_static (sample, length);

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      Trial trial = try_candidate (bytes, candidates[i]);

      if (!is_plausible (&trial) || (best.n_records > 0 && !is_better (&trial, &best)))
        continue;
      best = trial;
      delimiter = candidates[i];
    }

  return delimiter;
}
