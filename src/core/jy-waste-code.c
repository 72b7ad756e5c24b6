/* jy-waste-code.c: codes of the national list of hazardous waste (国家危险废物名录):
 * nnn-nnn-nn, whose last two digits are the HW class. */
#include "config.h"

#include "jy-waste-code.h"
#include "jy-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CODE_LENGTH     10
#define MANIFEST_LENGTH 14
#define LAST_CLASS      50

/**
 * jy_waste_code_normalize:
 * @text: a code as typed
 *
 * Returns: (transfer full): the code in half-width capitals
 */
char *
jy_waste_code_normalize (const char *text)
{
  g_autofree char *narrow = jy_text_normalize (text);

  return g_ascii_strup (narrow, -1);
}

static gboolean
is_code (const char *text)
{
  if (strlen (text) != CODE_LENGTH)
    return FALSE;
  for (guint i = 0; i < CODE_LENGTH; i++)
    if ((i == 3 || i == 7) ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/**
 * jy_waste_code_get_class:
 * @code: a waste code, or a class like HW29
 * @waste_class: (out): the number of the HW class
 *
 * Returns: %FALSE when @code is neither
 */
gboolean
jy_waste_code_get_class (const char *code,
                         guint      *waste_class)
{
  const char *digits;

  if (is_code (code))
    digits = code + 8;
  else if (g_str_has_prefix (code, "HW") && strlen (code) == 4)
    digits = code + 2;
  else
    return FALSE;
  if (!g_ascii_isdigit (digits[0]) || !g_ascii_isdigit (digits[1]))
    return FALSE;
  *waste_class = (guint) (digits[0] - '0') * 10 + (guint) (digits[1] - '0');
  return *waste_class >= 1 && *waste_class <= LAST_CLASS;
}

/**
 * jy_waste_code_check:
 * @text: a normalised code
 *
 * Returns: (transfer full) (nullable): what is odd about it, or %NULL
 */
char *
jy_waste_code_check (const char *text)
{
  guint waste_class;

  if (is_code (text) && jy_waste_code_get_class (text, &waste_class))
    return NULL;
  return g_strdup (_ ("a hazardous waste code is written like 900-023-29, and its last two digits are a class from 01 to 50"));
}

/**
 * jy_waste_code_list_normalize:
 * @text: classes and codes as typed, separated by anything
 *
 * Returns: (transfer full): the same, half-width and separated by commas
 */
char *
jy_waste_code_list_normalize (const char *text)
{
  g_autofree char *upper = jy_waste_code_normalize (text);
  g_auto (GStrv) parts = g_strsplit (upper, "、", -1);
  g_autofree char *joined = g_strjoinv (",", parts);
  g_auto (GStrv) words = g_strsplit_set (joined, ",;/| \r\n", -1);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (list, "%s%s", list->len > 0 ? "," : "", words[i]);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/**
 * jy_waste_code_list_check:
 * @text: a normalised list
 *
 * Returns: (transfer full) (nullable): what is odd about it, or %NULL
 */
char *
jy_waste_code_list_check (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  guint waste_class;

  for (guint i = 0; words[i] != NULL; i++)
    if (!jy_waste_code_get_class (words[i], &waste_class))
      return g_strdup_printf (_ ("“%s” is neither a class like HW29 nor a code like 900-023-29"), words[i]);
  return NULL;
}

/**
 * jy_waste_code_list_covers:
 * @list: (nullable): the normalised list of a licence
 * @code: (nullable): a waste code
 *
 * Tells whether a licence that names the classes and codes of @list covers
 * @code. A licence that names none, and a waste without a code, cannot be
 * shown to be covered.
 *
 * Returns: %TRUE when the list names the code or its class
 */
gboolean
jy_waste_code_list_covers (const char *list,
                           const char *code)
{
  g_auto (GStrv) words = NULL;
  guint wanted, named;

  if (list == NULL || code == NULL || !jy_waste_code_get_class (code, &wanted))
    return FALSE;
  words = g_strsplit (list, ",", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], code) ||
        (g_str_has_prefix (words[i], "HW") && jy_waste_code_get_class (words[i], &named) && named == wanted))
      return TRUE;
  return FALSE;
}

/**
 * jy_manifest_check:
 * @text: a normalised manifest number of a hazardous-waste transfer
 *
 * Returns: (transfer full) (nullable): what is odd about it, or %NULL
 */
char *
jy_manifest_check (const char *text)
{
  gsize length = strlen (text);

  if (length == MANIFEST_LENGTH && strspn (text, "0123456789") == length)
    return NULL;
  return g_strdup_printf (_ ("a hazardous-waste manifest number has 14 digits, “%s” has not"), text);
}
