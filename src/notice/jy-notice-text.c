/* jy-notice-text.c: figures as a notice prints them. Each is rounded once, half away
 * from zero, from the stored integer. */
#include "config.h"

#include "jy-notice-text.h"

/**
 * jy_notice_write_count:
 * @count: how many
 *
 * Returns: (transfer full): the number
 */
char *
jy_notice_write_count (gint64 count)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, count);
}

/**
 * jy_notice_write_known_count:
 * @is_known: whether anybody counted
 * @count: how many
 *
 * Returns: (transfer full): the number, or —
 */
char *
jy_notice_write_known_count (gboolean is_known,
                             gint64   count)
{
  return is_known ? jy_notice_write_count (count) : g_strdup (JY_NOTICE_NOTHING);
}

/**
 * jy_notice_write_choices:
 * @choices: a list of choices
 * @bits: those that are named
 *
 * Returns: (transfer full): their Chinese titles, or — without any
 */
char *
jy_notice_write_choices (const JyChoices *choices,
                         guint            bits)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < choices->n; i++)
    if (bits & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", choices->list[i].title_zh);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (JY_NOTICE_NOTHING);
}

/**
 * jy_notice_write_mass:
 * @mass: in grams
 *
 * Returns: (transfer full): kilograms with one decimal, which is what scales and
 *   carts give
 */
char *
jy_notice_write_mass (gint64 mass)
{
  return jy_format_decimal (mass, 3, 1, 1);
}

/**
 * jy_notice_write_money:
 * @amount: in fen
 *
 * Returns: (transfer full): yuan with two decimals
 */
char *
jy_notice_write_money (gint64 amount)
{
  return jy_format_decimal (amount, 2, 2, 2);
}

/**
 * jy_notice_write_share:
 * @part: a part
 * @whole: of how much
 *
 * Returns: (transfer full): the share in per cent with one decimal, or — of nothing
 */
char *
jy_notice_write_share (gint64 part,
                       gint64 whole)
{
  gint64 share = jy_ratio (part, whole, 1000);
  g_autofree char *number = NULL;

  if (share == JY_NO_RATIO)
    return g_strdup (JY_NOTICE_NOTHING);
  number = jy_format_decimal (share, 1, 1, 1);
  return g_strconcat (number, "%", NULL);
}

/**
 * jy_notice_write_change:
 * @now: a figure
 * @before: the one it is compared with
 *
 * Returns: (transfer full): the change in per cent with its sign, or — where there
 *   was nothing before
 */
char *
jy_notice_write_change (gint64 now,
                        gint64 before)
{
  return jy_notice_write_per_mille (jy_ratio (now - before, before, 1000));
}

/**
 * jy_notice_write_per_mille:
 * @change: per mille, or %JY_NO_RATIO
 *
 * Returns: (transfer full): the change in per cent with its sign, or —
 */
char *
jy_notice_write_per_mille (gint64 change)
{
  g_autofree char *number = NULL;

  if (change == JY_NO_RATIO)
    return g_strdup (JY_NOTICE_NOTHING);
  number = jy_format_decimal (change, 1, 1, 1);
  return g_strconcat (change > 0 ? "+" : "", number, "%", NULL);
}

/**
 * jy_notice_write_per_diner:
 * @mass: in grams
 * @diners: diners
 *
 * Returns: (transfer full): grams per diner with one decimal, or — without diners
 */
char *
jy_notice_write_per_diner (gint64 mass,
                           gint64 diners)
{
  gint64 tenths = jy_ratio (mass, diners, 10);

  return tenths != JY_NO_RATIO ? jy_format_decimal (tenths, 1, 1, 1) : g_strdup (JY_NOTICE_NOTHING);
}

/**
 * jy_notice_rounding_shows:
 * @parts: figures
 * @n_parts: how many
 * @total: their sum
 * @factor: what each is multiplied by …
 * @divisor: … and divided by, before it is rounded to the last digit printed
 *
 * Parts and totals are rounded one by one. Where they miss each other on paper,
 * a notice says so.
 *
 * Returns: whether the printed parts add up to something else than the total
 */
gboolean
jy_notice_rounding_shows (const gint64 *parts,
                          guint         n_parts,
                          gint64        total,
                          gint64        factor,
                          gint64        divisor)
{
  gint64 sum = 0;

  if (divisor <= 0)
    return FALSE;
  for (guint i = 0; i < n_parts; i++)
    sum += jy_ratio (parts[i], divisor, factor);
  return sum != jy_ratio (total, divisor, factor);
}
