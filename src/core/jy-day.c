/* jy-day.c: civil days, months and times of day; the calendar itself is GDate's. */
#include "config.h"

#include "jy-day.h"
#include "jy-text.h"
#include "jy-value-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Records of the trade do not reach further; a year outside is a slip. */
#define FIRST_YEAR 1900
#define LAST_YEAR  2999

/* Numbers of days in a spreadsheet: 1954-10-03 and 2119-01-10. */
#define FIRST_SERIAL 20000
#define LAST_SERIAL  80000

/**
 * jy_day_new:
 * @year: 1900 to 2999
 * @month: 1 to 12
 * @day: day of the month
 *
 * Returns: the day, or 0 when there is no such day
 */
JyDay
jy_day_new (guint year,
            guint month,
            guint day)
{
  GDate date;

  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (JyDay) g_date_get_julian (&date);
}

/* The day as GDate knows it. */
static void
get_date (JyDay  day,
          GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) day);
}

static gboolean
read_digits (const char **text,
             guint        max,
             guint       *number)
{
  const char *p = *text;

  *number = 0;
  while (g_ascii_isdigit (*p) && (guint) (p - *text) < max)
    *number = *number * 10 + (guint) (*p++ - '0');
  if (p == *text)
    return FALSE;
  *text = p;
  return TRUE;
}

/* "2026-03-02" and nothing else. */
static JyDay
parse_iso (const char *text)
{
  guint year, month, day;

  for (int i = 0; i < 10; i++)
    if ((i == 4 || i == 7) ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return 0;
  if (text[10] != '\0')
    return 0;
  year = (guint) ((text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0'));
  month = (guint) ((text[5] - '0') * 10 + (text[6] - '0'));
  day = (guint) ((text[8] - '0') * 10 + (text[9] - '0'));
  return jy_day_new (year, month, day);
}

/* What may stand between the parts, each in either writing. */
static gboolean
skip_separator (const char **text,
                const char  *words)
{
  const char *p = *text + strspn (*text, " ");

  for (const char *word = words; *word != '\0';)
    {
      gsize length = strcspn (word, " ");

      if (strncmp (p, word, length) == 0)
        {
          p += length;
          *text = p + strspn (p, " ");
          return TRUE;
        }
      word += length;
      word += strspn (word, " ");
    }
  return FALSE;
}

/* ":15" and ":15.250" behind a time, which the trade does not write down. */
static gboolean
skip_seconds (const char **text)
{
  const char *p = *text;
  guint second;

  if (*p != ':')
    return TRUE;
  p++;
  if (!read_digits (&p, 2, &second) || second > 59)
    return FALSE;
  if (*p == '.')
    p += 1 + strspn (p + 1, "0123456789");
  *text = p;
  return TRUE;
}

/* "Z", "+08:00" or " AM" behind a time. */
static gboolean
is_zone_or_half (const char *text)
{
  guint hour, minute;

  if (*text == '\0' || g_str_equal (text, "Z"))
    return TRUE;
  if (*text == '+' || *text == '-')
    {
      text++;
      if (!read_digits (&text, 2, &hour))
        return FALSE;
      if (*text == ':')
        text++;
      return *text == '\0' || (read_digits (&text, 2, &minute) && *text == '\0');
    }
  text += strspn (text, " ");
  return g_ascii_strcasecmp (text, "AM") == 0 || g_ascii_strcasecmp (text, "PM") == 0;
}

/* A midnight or any time behind the date, as databases and spreadsheets add. */
static gboolean
is_time_of_day (const char *text)
{
  guint hour, minute;

  if (*text == '\0')
    return TRUE;
  if (*text != ' ' && *text != 'T')
    return FALSE;
  text += *text == 'T' ? 1 : strspn (text, " ");
  return read_digits (&text, 2, &hour) && hour < 24 && *text++ == ':' && read_digits (&text, 2, &minute) &&
         minute < 60 && skip_seconds (&text) && is_zone_or_half (text);
}

/* "星期三" and "周三", as the long form of a spreadsheet ends. */
static void
skip_weekday (const char **text)
{
  static const char *const weeks[] = { "星期", "周" };

  for (guint i = 0; i < G_N_ELEMENTS (weeks); i++)
    if (g_str_has_prefix (*text, weeks[i]))
      {
        const char *p = *text + strlen (weeks[i]);

        if (*p != '\0' && g_utf8_strchr ("一二三四五六日天", -1, g_utf8_get_char (p)) != NULL)
          *text = g_utf8_next_char (p);
        return;
      }
}

/* Year first, which is the only order that needs no guessing. */
static gboolean
read_year_first (const char *text,
                 guint      *year,
                 guint      *month,
                 guint      *day)
{
  const char *p = text;

  if (strlen (text) == 8 && strspn (text, "0123456789") == 8)
    {
      guint number = (guint) g_ascii_strtoull (text, NULL, 10);

      *year = number / 10000;
      *month = number / 100 % 100;
      *day = number % 100;
      return TRUE;
    }
  if (!read_digits (&p, 4, year) || p - text != 4 || !skip_separator (&p, "- / . 年") ||
      !read_digits (&p, 2, month) || !skip_separator (&p, "- / . 月") || !read_digits (&p, 2, day))
    return FALSE;
  if (skip_separator (&p, "日"))
    skip_weekday (&p);
  /* Its blanks belong to the time that follows. */
  if (g_ascii_isdigit (*p) && p[-1] == ' ')
    p--;
  return is_time_of_day (p);
}

/* The day before the first of a spreadsheet, which counts a 29th of February 1900 that
 * there never was (ECMA-376, part 1, 18.17.4.1). */
static JyDay
get_serial (guint number)
{
  JyDay day = jy_day_new (1900, 1, 1) - 2 + (JyDay) number;

  return number >= FIRST_SERIAL && number <= LAST_SERIAL ? day : 0;
}

/* What stands for a part of the day where a format says so. */
static gboolean
read_part (const char **text,
           const char **format,
           guint       *year,
           guint       *month,
           guint       *day)
{
  guint number;
  JyDay serial;
  gboolean read;

  switch (**format)
    {
    case 'Y':
      return read_digits (text, 4, year);
    case 'y':
      read = read_digits (text, 2, year);
      *year += 2000;
      return read;
    case 'm':
      return read_digits (text, 2, month);
    case 'd':
      return read_digits (text, 2, day);
    case 'n':
      if (!read_digits (text, 6, &number) || (serial = get_serial (number)) == 0)
        return FALSE;
      jy_day_get_parts (serial, year, month, day);
      return TRUE;
    case '{':
      (*format)++;
      return read_digits (format, 4, year) && **format == '}';
    default:
      return FALSE;
    }
}

/* The format of `--date-format`; what is no part of a day is as it stands. */
static JyDay
parse_format (const char *text,
              const char *format)
{
  guint year = 0, month = 1, day = 1;

  for (; *format != '\0'; format++)
    {
      if (*format != '%')
        {
          if (*text++ != *format)
            return 0;
          continue;
        }
      format++;
      if (!read_part (&text, &format, &year, &month, &day))
        return 0;
    }
  return is_time_of_day (text) ? jy_day_new (year, month, day) : 0;
}

/* Why a text is no date, as far as it can be seen. */
static const char *
write_why_not (const char *text)
{
  const char *p = text;
  guint first, second, third;

  if (strlen (text) == 5 && strspn (text, "0123456789") == 5 && get_serial ((guint) g_ascii_strtoull (text, NULL, 10)) != 0)
    return _ ("it is the number of a day in a spreadsheet; show that column as dates, or write it like 2026-03-02");
  if (!read_digits (&p, 4, &first) || p - text > 2 || !skip_separator (&p, "- / . 月") || !read_digits (&p, 2, &second))
    return _ ("it is not a date that exists; write it like 2026-03-02");
  skip_separator (&p, "日 号");
  /* 2000 had all days that a year can have. */
  if (*p == '\0' && jy_day_new (2000, first, second) != 0)
    return _ ("the year is missing; write it like 2026-03-02");
  if (skip_separator (&p, "- / .") && read_digits (&p, 4, &third))
    return _ ("it can mean several days, because the year does not stand first with four digits; write it like 2026-03-02");
  return _ ("it is not a date that exists; write it like 2026-03-02");
}

/* A day that a month does not have is told by the month. */
static void
set_day_error (const char *text,
               GError    **error)
{
  guint year, month, day;

  if (read_year_first (text, &year, &month, &day) && jy_day_new (year, month, 1) != 0 && day > 0)
    g_set_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_SYNTAX,
                 /* Translators: year, month and how many days it has */
                 _ ("it is not a date that exists; %u-%02u has only %u days"), year, month,
                 (guint) g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
  else
    g_set_error_literal (error, JY_VALUE_ERROR, JY_VALUE_ERROR_SYNTAX, write_why_not (text));
}

/**
 * jy_day_parse:
 * @text: a date as typed: `2026-03-02`, `2026/3/2`, `2026年3月2日`, `20260302`
 * @format: (nullable): how dates may be written as well: `%Y` the year, `%y` its last
 *   two digits, `%m`, `%d`, `%n` the number of the day in a spreadsheet, `%{2026}` a
 *   year that is not written; %NULL where the year always stands first
 * @day: (out): the day
 * @error: return location
 *
 * Reads a date. A date with the year last is read only with @format, because
 * 3/4/2026 is two different days in two countries.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyValueError
 */
gboolean
jy_day_parse (const char *text,
              const char *format,
              JyDay      *day,
              GError    **error)
{
  g_autofree char *normalized = NULL;
  guint year, month, number;

  if ((*day = parse_iso (text)) != 0)
    return TRUE;

  normalized = jy_text_normalize (text);
  if (format != NULL)
    *day = parse_format (normalized, format);
  /* Eight digits may be in another order when there is one. */
  if (*day == 0 && (format == NULL || strspn (normalized, "0123456789") == 4))
    *day = read_year_first (normalized, &year, &month, &number) ? jy_day_new (year, month, number) : 0;
  if (*day != 0)
    return TRUE;

  if (format != NULL)
    g_set_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_SYNTAX,
                 _ ("it is not a date of the form “%s” that exists"), format);
  else
    set_day_error (normalized, error);
  return FALSE;
}

/* "5", "5日", "3-5", "3月5日" or "0305", in the year and month of @today. */
static JyDay
parse_short (const char *text,
             JyDay       today)
{
  guint year, month, first, day;
  const char *p = text;

  jy_day_get_parts (today, &year, &month, NULL);
  if (strlen (text) == 4 && strspn (text, "0123456789") == 4)
    {
      guint number = (guint) g_ascii_strtoull (text, NULL, 10);

      return jy_day_new (year, number / 100, number % 100);
    }
  if (!read_digits (&p, 2, &first))
    return 0;
  if (skip_separator (&p, "- / . 月"))
    {
      if (!read_digits (&p, 2, &day))
        return 0;
      month = first;
    }
  else
    day = first;
  skip_separator (&p, "日 号");
  return *p == '\0' ? jy_day_new (year, month, day) : 0;
}

/**
 * jy_day_parse_relative:
 * @text: a date in short: `5`, `3-5`, `0305`, `3月5日`, `今天`, `昨天`, `前天`,
 *   `today`, `yesterday`
 * @today: the day against which it is read
 * @day: (out): the day, untouched where there is none
 *
 * Reads what jy_day_parse() leaves to the reader: a day of the month of @today, a
 * month and a day of its year, or a word.
 *
 * Returns: %FALSE when @text is no such day
 */
gboolean
jy_day_parse_relative (const char *text,
                       JyDay       today,
                       JyDay      *day)
{
  static const char *const words[] = { "today|今天|今日", "yesterday|昨天|昨日", "前天|前日" };
  g_autofree char *normalized = NULL;
  JyDay found;

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  normalized = jy_text_normalize (text);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (jy_text_matches (normalized, words[i]))
      {
        *day = today - (JyDay) i;
        return TRUE;
      }
  found = parse_short (normalized, today);
  if (found == 0)
    return FALSE;
  *day = found;
  return TRUE;
}

/**
 * jy_day_from_iso:
 * @text: (nullable): `2026-03-02`
 *
 * Reads a date as the ledger file holds it.
 *
 * Returns: the day, or 0
 */
JyDay
jy_day_from_iso (const char *text)
{
  return text != NULL ? parse_iso (text) : 0;
}

/**
 * jy_day_get_parts:
 * @day: a day
 * @year: (out) (optional): its year
 * @month: (out) (optional): its month, 1 to 12
 * @day_of_month: (out) (optional): its day of the month
 *
 * Takes a day apart.
 */
void
jy_day_get_parts (JyDay  day,
                  guint *year,
                  guint *month,
                  guint *day_of_month)
{
  GDate date;

  get_date (day, &date);
  if (year != NULL)
    *year = g_date_get_year (&date);
  if (month != NULL)
    *month = g_date_get_month (&date);
  if (day_of_month != NULL)
    *day_of_month = g_date_get_day (&date);
}

/**
 * jy_day_write_iso:
 * @day: a day
 * @text: room for `2026-03-02` and its end
 *
 * Writes a day as the ledger file holds it.
 */
void
jy_day_write_iso (JyDay day,
                  char  text[JY_DAY_TEXT_SIZE])
{
  guint year, month, number;

  jy_day_get_parts (day, &year, &month, &number);
  text[0] = (char) ('0' + year / 1000);
  text[1] = (char) ('0' + year / 100 % 10);
  text[2] = (char) ('0' + year / 10 % 10);
  text[3] = (char) ('0' + year % 10);
  text[4] = '-';
  text[5] = (char) ('0' + month / 10);
  text[6] = (char) ('0' + month % 10);
  text[7] = '-';
  text[8] = (char) ('0' + number / 10);
  text[9] = (char) ('0' + number % 10);
  text[10] = '\0';
}

/**
 * jy_day_to_iso:
 * @day: a day
 *
 * Returns: (transfer full): `2026-03-02`
 */
char *
jy_day_to_iso (JyDay day)
{
  char *text = g_malloc (JY_DAY_TEXT_SIZE);

  jy_day_write_iso (day, text);
  return text;
}

/**
 * jy_day_to_chinese:
 * @day: a day
 *
 * Writes a day as official documents do (GB/T 9704-2012, 7.3.5.4: no leading zeros).
 *
 * Returns: (transfer full): `2026年3月2日`
 */
char *
jy_day_to_chinese (JyDay day)
{
  guint year, month, number;

  jy_day_get_parts (day, &year, &month, &number);
  return g_strdup_printf ("%u年%u月%u日", year, month, number);
}

/**
 * jy_day_get_weekday:
 * @day: a day
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
guint
jy_day_get_weekday (JyDay day)
{
  return (guint) ((day - 1) % 7 + 1);
}

/**
 * jy_day_add_months:
 * @day: a day
 * @months: how many months later, or earlier where negative
 *
 * Returns: the same day of that month, or that month's last day; the first or
 *   last day that jy_day_new() knows where it lies beyond
 */
JyDay
jy_day_add_months (JyDay day,
                   int   months)
{
  GDate date;

  get_date (day, &date);
  if (months >= 0)
    g_date_add_months (&date, (guint) months);
  else
    g_date_subtract_months (&date, (guint) -months);
  if (g_date_get_year (&date) < FIRST_YEAR)
    return jy_day_new (FIRST_YEAR, 1, 1);
  if (g_date_get_year (&date) > LAST_YEAR)
    return jy_day_new (LAST_YEAR, 12, 31);
  return (JyDay) g_date_get_julian (&date);
}

/**
 * jy_day_get_month:
 * @day: a day
 *
 * Returns: the month it lies in
 */
JyMonth
jy_day_get_month (JyDay day)
{
  guint year, month;

  jy_day_get_parts (day, &year, &month, NULL);
  return jy_month_new (year, month);
}

/**
 * jy_day_today:
 *
 * The day of the system clock, local time. Only the outermost layer calls
 * this; everything else is given its day.
 *
 * Returns: today
 */
JyDay
jy_day_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return jy_day_new ((guint) g_date_time_get_year (now), (guint) g_date_time_get_month (now),
                     (guint) g_date_time_get_day_of_month (now));
}

/**
 * jy_month_new:
 * @year: a year
 * @month: 1 to 12
 *
 * Returns: the month
 */
JyMonth
jy_month_new (guint year,
              guint month)
{
  return (JyMonth) (year * 12 + month - 1);
}

/**
 * jy_month_parse:
 * @text: `2026-03`, `2026-3`, `2026年3月` or `202603`
 * @month: (out): the month
 * @error: return location
 *
 * Returns: %TRUE, or %FALSE with @error of #JyValueError
 */
gboolean
jy_month_parse (const char *text,
                JyMonth    *month,
                GError    **error)
{
  g_autofree char *normalized = jy_text_normalize (text);
  const char *p = normalized;
  guint year, number;

  if (strlen (p) == 6 && strspn (p, "0123456789") == 6)
    {
      guint both = (guint) g_ascii_strtoull (p, NULL, 10);

      year = both / 100;
      number = both % 100;
      p += 6;
    }
  else if (!read_digits (&p, 4, &year) || p - normalized != 4 || !skip_separator (&p, "- / . 年") ||
           !read_digits (&p, 2, &number))
    number = 0;
  else
    skip_separator (&p, "月");

  if (*p != '\0' || number < 1 || number > 12 || year < FIRST_YEAR || year > LAST_YEAR)
    {
      g_set_error (error, JY_VALUE_ERROR, JY_VALUE_ERROR_SYNTAX,
                   _ ("“%s” is not a month; write it like 2026-03"), text);
      return FALSE;
    }
  *month = jy_month_new (year, number);
  return TRUE;
}

/**
 * jy_month_get_year:
 * @month: a month
 *
 * Returns: its year
 */
guint
jy_month_get_year (JyMonth month)
{
  return (guint) month / 12;
}

/**
 * jy_month_get_number:
 * @month: a month
 *
 * Returns: its number in the year, 1 to 12
 */
guint
jy_month_get_number (JyMonth month)
{
  return (guint) month % 12 + 1;
}

/**
 * jy_month_to_iso:
 * @month: a month
 *
 * Returns: (transfer full): `2026-03`
 */
char *
jy_month_to_iso (JyMonth month)
{
  return g_strdup_printf ("%04u-%02u", jy_month_get_year (month), jy_month_get_number (month));
}

/**
 * jy_month_to_chinese:
 * @month: a month
 *
 * Returns: (transfer full): `2026年3月`
 */
char *
jy_month_to_chinese (JyMonth month)
{
  return g_strdup_printf ("%u年%u月", jy_month_get_year (month), jy_month_get_number (month));
}

/**
 * jy_month_get_first:
 * @month: a month
 *
 * Returns: its first day
 */
JyDay
jy_month_get_first (JyMonth month)
{
  return jy_day_new (jy_month_get_year (month), jy_month_get_number (month), 1);
}

/**
 * jy_month_get_last:
 * @month: a month
 *
 * Returns: its last day
 */
JyDay
jy_month_get_last (JyMonth month)
{
  guint days = g_date_get_days_in_month ((GDateMonth) jy_month_get_number (month),
                                         (GDateYear) jy_month_get_year (month));

  return jy_month_get_first (month) + (JyDay) days - 1;
}

/* "上午" and "早上" stand before an hour of the morning, "下午" and "晚上" before one of
 * the afternoon and the night. Returns its number from 1, or 0 where there is none. */
static guint
find_half_of_day (const char **text)
{
  static const char *const words[] = { "上午", "早上", "下午", "晚上" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (*text, words[i]))
      {
        *text += strlen (words[i]);
        *text += strspn (*text, " ");
        return i + 1;
      }
  return 0;
}

/* Twelve at night may be either midnight, so it is none. */
static gboolean
put_into_half (guint  half,
               guint *hour)
{
  if (half == 0)
    return TRUE;
  if (*hour == 0 || *hour > 12 || (half == 4 && *hour == 12))
    return FALSE;
  if (half > 2 && *hour < 12)
    *hour += 12;
  return TRUE;
}

/* "1430" and "930", as they are typed at a number pad. */
static gboolean
read_bare_time (const char *text,
                guint      *hour,
                guint      *minute)
{
  gsize length = strlen (text);
  guint number;

  if (length < 3 || length > 4 || strspn (text, "0123456789") != length)
    return FALSE;
  number = (guint) g_ascii_strtoull (text, NULL, 10);
  *hour = number / 100;
  *minute = number % 100;
  return TRUE;
}

/**
 * jy_time_parse:
 * @text: a time of day: `14:30`, `9：05`, `1430`, `14时30分`, `下午2点半`
 * @minutes: (out): minutes since midnight
 * @error: return location
 *
 * Returns: %TRUE, or %FALSE with @error of #JyValueError
 */
gboolean
jy_time_parse (const char *text,
               int        *minutes,
               GError    **error)
{
  g_autofree char *normalized = jy_text_normalize (text);
  const char *p = normalized;
  guint hour = 24, minute = 60;
  guint half = find_half_of_day (&p);

  if (read_bare_time (p, &hour, &minute))
    p += strlen (p);
  else if (read_digits (&p, 2, &hour) && skip_separator (&p, ": . 时 点"))
    {
      gboolean is_word = (guchar) p[-1] >= 0x80;

      if (is_word && skip_separator (&p, "半"))
        minute = 30;
      /* "14时" is two o'clock, "14:" is cut off. */
      else if (!read_digits (&p, 2, &minute))
        minute = is_word ? 0 : 60;
      else if (!skip_separator (&p, "分") && !skip_seconds (&p))
        minute = 60;
    }
  if (*p != '\0' || hour > 23 || minute > 59 || !put_into_half (half, &hour))
    {
      g_set_error_literal (error, JY_VALUE_ERROR, JY_VALUE_ERROR_SYNTAX,
                           _ ("it is not a time of day; write it like 14:30"));
      return FALSE;
    }
  *minutes = (int) (hour * 60 + minute);
  return TRUE;
}
