/* jy-credit-code.c: 统一社会信用代码, GB 32100-2015. */
#include "config.h"

#include "jy-credit-code.h"
#include "jy-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CODE_LENGTH 18

/* GB 32100-2015, table 1: no I, O, S, V, Z. */
static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/**
 * jy_credit_code_normalize:
 * @text: a code as typed
 *
 * Makes full-width and lower-case letters upper case and drops blanks.
 *
 * Returns: (transfer full): the code in its standard form
 */
char *
jy_credit_code_normalize (const char *text)
{
  g_autofree char *narrow = jy_text_normalize (text);
  char *to = narrow;

  for (const char *from = narrow; *from != '\0'; from++)
    if (*from != ' ')
      *to++ = g_ascii_toupper (*from);
  *to = '\0';
  return g_steal_pointer (&narrow);
}

/**
 * jy_credit_code_compute_check:
 * @code: 17 or 18 characters of a normalised code
 *
 * Works out the check character of the first 17 (GB 32100-2015, 5): weights
 * 3^(i−1) mod 31, and 31 minus the weighted sum mod 31.
 *
 * Returns: the check character, or 0 when a character is not of the alphabet
 */
char
jy_credit_code_compute_check (const char *code)
{
  guint weight = 1;
  guint sum = 0;

  for (guint i = 0; i < CODE_LENGTH - 1; i++)
    {
      const char *p = code[i] != '\0' ? strchr (alphabet, code[i]) : NULL;

      if (p == NULL)
        return '\0';
      sum += (guint) (p - alphabet) * weight;
      weight = weight * 3 % 31;
    }
  return alphabet[(31 - sum % 31) % 31];
}

/**
 * jy_credit_code_check:
 * @text: a normalised code
 *
 * Tells what is odd about a code. An odd code is kept all the same: papers
 * carry wrong ones, and the record says what the paper says.
 *
 * Returns: (transfer full) (nullable): a sentence, or %NULL when it is right
 */
char *
jy_credit_code_check (const char *text)
{
  char expected;

  if (g_utf8_strlen (text, -1) != CODE_LENGTH)
    return g_strdup_printf (_ ("a unified social credit code has 18 characters, this one has %ld"),
                            g_utf8_strlen (text, -1));
  expected = jy_credit_code_compute_check (text);
  if (expected == '\0')
    return g_strdup (_ ("a unified social credit code has only digits and capital letters without I, O, S, V and Z"));
  if (expected != text[CODE_LENGTH - 1])
    return g_strdup_printf (_ ("the check character should be %c; compare with the licence"), expected);
  return NULL;
}
