/* jy-import-dates.c: nothing is guessed here. The ways in which a date can be read are
 * told to the user, who knows how the file was written. */
#include "config.h"

#include "jy-import-dates.h"
#include "jy-text.h"

#include <string.h>

/* Parts of a date in the order in which they stand; a date without a year is of this
 * year or of the one before. */
static const char *const orders[] = { "dmY", "mdY", "dmy", "mdy", "ymd", "md", "n" };

/**
 * jy_import_dates_new: (skip)
 *
 * Returns: (transfer full): no dates yet
 */
JyImportDates *
jy_import_dates_new (void)
{
  JyImportDates *dates = g_new0 (JyImportDates, 1);

  dates->formats = g_ptr_array_new_with_free_func (g_free);
  return dates;
}

/**
 * jy_import_dates_free: (skip)
 * @dates: (transfer full): dates
 *
 * Frees them.
 */
void
jy_import_dates_free (JyImportDates *dates)
{
  g_ptr_array_unref (dates->formats);
  g_free (dates->text);
  g_free (dates);
}

/* The text with its numbers replaced by the parts of a date, up to where a time of day
 * begins; NULL when there are more numbers or fewer. */
static char *
write_format (const char *text,
              const char *order,
              guint       year)
{
  g_autoptr (GString) format = g_string_new (NULL);
  const char *part = order;

  if (g_str_equal (order, "md"))
    g_string_append_printf (format, "%%{%u}", year);
  for (const char *p = text; *p != '\0' && (*part != '\0' || *p != ' ');)
    {
      gsize length = strspn (p, "0123456789");

      if (*p == '%' || (length > 0 && *part == '\0'))
        return NULL;
      if (length > 0)
        g_string_append_printf (format, "%%%c", *part++);
      else
        g_string_append_len (format, p, length = 1);
      p += length;
    }
  return *part == '\0' ? g_string_free (g_steal_pointer (&format), FALSE) : NULL;
}

static void
add_format (JyImportDates *dates,
            const char    *text,
            const char    *order,
            guint          year)
{
  g_autofree char *format = write_format (text, order, year);
  JyDay day;

  if (format != NULL && jy_day_parse (text, format, &day, NULL))
    g_ptr_array_add (dates->formats, g_steal_pointer (&format));
}

/**
 * jy_import_dates_note: (skip)
 * @dates: dates
 * @text: a date that cannot be read
 * @today: today
 *
 * Keeps the formats that can be meant.
 */
void
jy_import_dates_note (JyImportDates *dates,
                      const char    *text,
                      JyDay          today)
{
  g_autofree char *normalized = jy_text_normalize (text);
  guint year;
  JyDay day;

  if (dates->text != NULL)
    {
      for (guint i = dates->formats->len; i > 0; i--)
        if (!jy_day_parse (normalized, g_ptr_array_index (dates->formats, i - 1), &day, NULL))
          g_ptr_array_remove_index (dates->formats, i - 1);
      return;
    }
  jy_day_get_parts (today, &year, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      add_format (dates, normalized, orders[i], year);
      if (g_str_equal (orders[i], "md"))
        add_format (dates, normalized, orders[i], year - 1);
    }
  dates->text = g_steal_pointer (&normalized);
}
