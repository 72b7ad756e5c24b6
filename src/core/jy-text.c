/* jy-text.c: brings typed text to one form and picks between two languages.
 * Full-width forms come from Chinese input methods, odd blanks from spreadsheets. */
#include "config.h"

#include "jy-text.h"

#include <string.h>

/**
 * jy_text_is_plain:
 * @text: UTF-8 text
 *
 * Tells whether @text is ASCII without blanks at its ends, so that
 * jy_text_normalize() would only copy it.
 *
 * Returns: %TRUE when there is nothing to normalise
 */
gboolean
jy_text_is_plain (const char *text)
{
  const guchar *p = (const guchar *) text;

  if (*p <= ' ')
    return *p == '\0';
  for (; *p != '\0'; p++)
    if (*p >= 0x7f || *p < ' ')
      return FALSE;
  return p[-1] != ' ';
}

/* The ASCII twin of a full-width form, or the character itself. */
static gunichar
narrow (gunichar c)
{
  if (c >= 0xFF01 && c <= 0xFF5E)
    return c - 0xFF01 + '!';
  switch (c)
    {
    case 0x3000: /* ideographic space */
    case 0x00A0: /* no-break space */
    case 0x202F:
    case 0x2007:
    case '\t':
      return ' ';
    case 0x2212: /* minus sign */
    case 0x2013: /* en dash */
      return '-';
    case 0x3002: /* 。 typed for a point on the number row */
      return '.';
    default:
      return c;
    }
}

/**
 * jy_text_normalize:
 * @text: UTF-8 text
 *
 * Turns full-width digits, letters, signs and blanks into their ASCII forms,
 * drops byte order marks and zero-width characters, and cuts blanks at both ends.
 * For numbers, dates, codes and choices; free text is kept as it was typed.
 *
 * Returns: (transfer full): the normalised text
 */
char *
jy_text_normalize (const char *text)
{
  g_autoptr (GString) result = NULL;
  g_autofree char *valid = NULL;

  if (jy_text_is_plain (text))
    return g_strdup (text);
  /* A character cut off at the end would be read beyond it. */
  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  result = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = narrow (g_utf8_get_char (p));

      if (c == 0xFEFF || c == 0x200B || c == 0x200E || c == 0x200F)
        continue;
      if (result->len == 0 && c < 0x80 && g_ascii_isspace ((char) c))
        continue;
      if (c < 0x80)
        g_string_append_c (result, (char) c);
      else
        g_string_append_unichar (result, c);
    }
  while (result->len > 0 && g_ascii_isspace (result->str[result->len - 1]))
    g_string_truncate (result, result->len - 1);

  return g_string_free (g_steal_pointer (&result), FALSE);
}

/* ASCII letters in either case, anything else byte by byte. */
static inline gboolean
is_same_letter (char a,
                char b)
{
  return a == b || ((a ^ b) == 0x20 && g_ascii_isalpha (a));
}

/**
 * jy_text_matches:
 * @text: normalised text
 * @words: (nullable): words separated by `|`
 *
 * Tells whether @text is one of @words; ASCII letters match in either case.
 *
 * Returns: %TRUE when it is
 */
gboolean
jy_text_matches (const char *text,
                 const char *words)
{
  if (words == NULL || *text == '\0')
    return FALSE;

  /* Without a call, since every cell of a choice is compared with every word. */
  for (const char *word = words;; word++)
    {
      const char *p = text;

      for (; *p != '\0' && *word != '|' && is_same_letter (*word, *p); p++)
        word++;
      if (*p == '\0' && (*word == '\0' || *word == '|'))
        return TRUE;
      while (*word != '\0' && *word != '|')
        word++;
      if (*word == '\0')
        return FALSE;
    }
}

/**
 * jy_text_is_chinese:
 *
 * Tells whether the user's language is Chinese. Read once: the language of a
 * process does not change.
 *
 * Returns: %TRUE when the first wanted language is a Chinese one
 */
gboolean
jy_text_is_chinese (void)
{
  static gsize state = 0;

  if (g_once_init_enter (&state))
    {
      const char *const *names = g_get_language_names_with_category ("LC_MESSAGES");
      gsize found = names[0] != NULL && g_str_has_prefix (names[0], "zh") ? 2 : 1;

      g_once_init_leave (&state, found);
    }
  return state == 2;
}

/**
 * jy_text_pick:
 * @english: a term in English
 * @chinese: the same term in Chinese
 *
 * The terms of the trade stand in both languages beside each other in the
 * kinds' tables, because files in either language are read whatever the
 * user's language is. This picks the one to show.
 *
 * Returns: (transfer none): one of the two
 */
const char *
jy_text_pick (const char *english,
              const char *chinese)
{
  return jy_text_is_chinese () ? chinese : english;
}

/**
 * jy_text_capitalize:
 * @sentence: UTF-8 text
 *
 * The engine's sentences begin small where a field's title stands before them.
 *
 * Returns: (transfer full): the text with a capital at its beginning
 */
char *
jy_text_capitalize (const char *sentence)
{
  g_autofree char *first = g_utf8_substring (sentence, 0, MIN (1, g_utf8_strlen (sentence, -1)));
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, sentence + strlen (first), NULL);
}
