/* jy-search.c: one call looks through all the texts of a record. A LIKE for each of
 * them copies the text and reads the pattern anew: a million records take it twice
 * as long. */
#include "config.h"

#include "jy-database-private.h"
#include "jy-search.h"

#include <string.h>

/* What is searched for, with small letters. */
typedef struct
{
  int size;
  guchar bytes[];
} Words;

/* Only the letters of ASCII have two sizes here, as in LIKE; a byte of any other letter
 * is never one of those, nor the begin of another letter's. */
static Words *
words_new (sqlite3_value *value)
{
  const char *text = (const char *) sqlite3_value_text (value);
  int size = sqlite3_value_bytes (value);
  Words *words = g_malloc (sizeof *words + (gsize) size);

  words->size = size;
  for (int i = 0; i < size; i++)
    words->bytes[i] = (guchar) g_ascii_tolower (text[i]);
  return words;
}

static gboolean
begins_with (const guchar *text,
             const Words  *words)
{
  for (int i = 1; i < words->size; i++)
    if ((guchar) g_ascii_tolower ((char) text[i]) != words->bytes[i])
      return FALSE;
  return TRUE;
}

static gboolean
contains (const guchar *text,
          int           size,
          const Words  *words)
{
  guchar small, large;

  if (words->size == 0)
    return TRUE;
  small = words->bytes[0];
  large = (guchar) g_ascii_toupper ((char) small);
  for (int i = 0; i + words->size <= size; i++)
    if ((text[i] == small || text[i] == large) && begins_with (text + i, words))
      return TRUE;
  return FALSE;
}

/* jy_finds (WORDS, TEXT, …). A text is asked for as a blob: SQLite would copy it to put
 * a zero behind it. */
static void
jy_finds (sqlite3_context *context,
          int              n_values,
          sqlite3_value  **values)
{
  Words *words = sqlite3_get_auxdata (context, 0);
  Words *own = NULL;
  gboolean found = FALSE;

  if (words == NULL && sqlite3_value_type (values[0]) == SQLITE_TEXT)
    words = own = words_new (values[0]);
  for (int i = 1; i < n_values && words != NULL && !found; i++)
    if (sqlite3_value_type (values[i]) == SQLITE_TEXT)
      {
        const guchar *text = sqlite3_value_blob (values[i]);

        found = contains (text, sqlite3_value_bytes (values[i]), words);
      }
  if (own != NULL)
    sqlite3_set_auxdata (context, 0, own, g_free);
  sqlite3_result_int (context, found);
}

/**
 * jy_search_add_function: (skip)
 * @database: an open database
 *
 * Adds jy_finds (WORDS, TEXT, …), which says whether WORDS occur in one of the texts.
 * The letters A to Z are the same whether large or small.
 */
void
jy_search_add_function (JyDatabase *database)
{
  sqlite3_create_function_v2 (database->handle, "jy_finds", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                              jy_finds, NULL, NULL, NULL);
}
