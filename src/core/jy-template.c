/* jy-template.c: finds the placeholders of a text and puts what they stand for in
 * their place. What they stand for is the caller's to write. */
#include "config.h"

#include "jy-template.h"
#include "jy-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *name;
  const char *name_zh;
  const char *meaning;
} placeholders[JY_N_PLACEHOLDERS] = {
  [JY_PLACEHOLDER_INSTITUTION] = { "institution", "单位", N_ ("name of the institution") },
  [JY_PLACEHOLDER_SHORT_NAME] = { "short_name", "简称", N_ ("its short name") },
  [JY_PLACEHOLDER_DEPARTMENT] = { "department", "部门", N_ ("department that publishes") },
  [JY_PLACEHOLDER_CONTACT] = { "contact", "联系人", N_ ("whom to turn to") },
  [JY_PLACEHOLDER_PHONE] = { "phone", "电话", N_ ("telephone") },
  [JY_PLACEHOLDER_SUPERVISION_PHONE] = { "supervision_phone", "监督电话", N_ ("telephone for complaints") },
  [JY_PLACEHOLDER_EMAIL] = { "email", "邮箱", N_ ("e-mail address") },
  [JY_PLACEHOLDER_ADDRESS] = { "address", "地址", N_ ("address") },
  [JY_PLACEHOLDER_MONTH] = { "month", "月份", N_ ("month of the notice") },
  [JY_PLACEHOLDER_PREVIOUS_MONTH] = { "previous_month", "上月", N_ ("month before") },
  [JY_PLACEHOLDER_POSTED_FROM] = { "posted_from", "公示起", N_ ("first day of the posting") },
  [JY_PLACEHOLDER_POSTED_TO] = { "posted_to", "公示止", N_ ("last day of the posting") },
  [JY_PLACEHOLDER_POSTING_DAYS] = { "posting_days", "公示天数", N_ ("working days of the posting") },
  [JY_PLACEHOLDER_POSTING_PLACE] = { "posting_place", "张贴地点", N_ ("where it is posted") },
  [JY_PLACEHOLDER_TOTAL] = { "total", "合计", N_ ("waste picked up, kg") },
  [JY_PLACEHOLDER_WEIGHED] = { "weighed", "称重", N_ ("weighed share of it, kg") },
  [JY_PLACEHOLDER_ESTIMATED] = { "estimated", "估算", N_ ("estimated share of it, kg") },
  [JY_PLACEHOLDER_PICKUPS] = { "pickups", "清运次数", N_ ("number of pickups") },
  [JY_PLACEHOLDER_RECYCLABLE] = { "recyclable", "可回收物", N_ ("recyclable waste, kg") },
  [JY_PLACEHOLDER_HAZARDOUS] = { "hazardous", "有害垃圾", N_ ("hazardous waste, kg") },
  [JY_PLACEHOLDER_KITCHEN] = { "kitchen", "厨余垃圾", N_ ("kitchen waste picked up, kg") },
  [JY_PLACEHOLDER_OTHER] = { "other", "其他垃圾", N_ ("other waste, kg") },
  [JY_PLACEHOLDER_CHANGE] = { "change", "环比", N_ ("change of the waste from the month before, %") },
  [JY_PLACEHOLDER_YEAR_CHANGE] = { "year_change", "同比", N_ ("change of the waste from a year ago, %") },
  [JY_PLACEHOLDER_RECOVERY_RATE] = { "recovery_rate", "回收利用率", N_ ("recovery rate, %") },
  [JY_PLACEHOLDER_RECYCLING_RATE] = { "recycling_rate", "可回收物占比", N_ ("recycling rate, %") },
  [JY_PLACEHOLDER_DINERS] = { "diners", "就餐人数", N_ ("diners") },
  [JY_PLACEHOLDER_PLATE_WASTE] = { "plate_waste", "餐盘剩余", N_ ("plate waste, kg") },
  [JY_PLACEHOLDER_PLATE_PER_DINER] = { "plate_per_diner", "人均餐盘剩余", N_ ("plate waste per diner, g") },
  [JY_PLACEHOLDER_FOOD_WASTE] = { "food_waste", "厨余合计", N_ ("food waste weighed in the canteen, kg") },
  [JY_PLACEHOLDER_FOOD_WASTE_PER_DINER] = { "food_waste_per_diner", "人均厨余", N_ ("food waste per diner, g") },
  [JY_PLACEHOLDER_PURCHASE_LINES] = { "purchase_lines", "采购批次", N_ ("purchases") },
  [JY_PLACEHOLDER_PURCHASE_MASS] = { "purchase_mass", "采购重量", N_ ("food bought, kg") },
  [JY_PLACEHOLDER_PURCHASE_AMOUNT] = { "purchase_amount", "采购金额", N_ ("food bought, yuan") },
  [JY_PLACEHOLDER_OVERTIME_BOOKED] = { "overtime_booked", "加班订餐", N_ ("overtime meals booked") },
  [JY_PLACEHOLDER_OVERTIME_DINERS] = { "overtime_diners", "加班用餐", N_ ("overtime meals eaten") },
  [JY_PLACEHOLDER_EXPECTED] = { "expected", "应录项数", N_ ("entries the month should have") },
  [JY_PLACEHOLDER_RECORDED] = { "recorded", "已录项数", N_ ("entries it has") },
};

/* The braces of a Chinese keyboard mean the same. */
#define OPENING_WIDE "｛"
#define CLOSING_WIDE "｝"

static gsize
match_brace (const char *text,
             char        narrow,
             const char *wide)
{
  if (*text == narrow)
    return 1;
  return g_str_has_prefix (text, wide) ? strlen (wide) : 0;
}

static gsize
match_opening (const char *text)
{
  return match_brace (text, '{', OPENING_WIDE);
}

static gsize
match_closing (const char *text)
{
  return match_brace (text, '}', CLOSING_WIDE);
}

static int
find_placeholder (const char *name)
{
  g_autofree char *normalized = jy_text_normalize (name);

  for (int i = 0; i < JY_N_PLACEHOLDERS; i++)
    if (jy_text_matches (normalized, placeholders[i].name) || jy_text_matches (normalized, placeholders[i].name_zh))
      return i;
  return -1;
}

/* How many characters have to be put in, taken out or changed to make one of the other. */
static guint
count_changes (const gunichar *typed,
               glong           n_typed,
               const gunichar *name,
               glong           n_name)
{
  g_autofree guint *row = g_new (guint, n_name + 1);

  for (glong j = 0; j <= n_name; j++)
    row[j] = (guint) j;
  for (glong i = 0; i < n_typed; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint) i + 1;
      for (glong j = 0; j < n_name; j++)
        {
          guint changed = diagonal + (typed[i] != name[j]);

          diagonal = row[j + 1];
          row[j + 1] = MIN (changed, MIN (diagonal, row[j]) + 1);
        }
    }
  return row[n_name];
}

/* As much of a name as differs from another one has to be like it. */
static gboolean
is_near (const char *typed,
         const char *name,
         guint      *changes)
{
  glong n_typed, n_name;
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  g_autofree gunichar *typed_characters = g_utf8_to_ucs4_fast (folded, -1, &n_typed);
  g_autofree gunichar *name_characters = g_utf8_to_ucs4_fast (name, -1, &n_name);

  *changes = count_changes (typed_characters, n_typed, name_characters, n_name);
  return 2 * (glong) *changes <= MAX (n_typed, n_name);
}

/* In the language that was typed; NULL where none is like it. */
static const char *
find_nearest (const char *typed)
{
  g_autofree char *normalized = jy_text_normalize (typed);
  const char *nearest = NULL;
  guint least = G_MAXUINT;

  for (guint i = 0; i < JY_N_PLACEHOLDERS; i++)
    {
      const char *const names[] = { placeholders[i].name, placeholders[i].name_zh };

      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          guint changes;

          if (is_near (normalized, names[j], &changes) && changes < least)
            {
              least = changes;
              nearest = names[j];
            }
        }
    }
  return nearest;
}

/**
 * jy_placeholder_get_name:
 * @placeholder: a placeholder
 *
 * Returns: (transfer none): its English name, without braces
 */
const char *
jy_placeholder_get_name (JyPlaceholder placeholder)
{
  return placeholders[placeholder].name;
}

/**
 * jy_placeholder_get_name_zh:
 * @placeholder: a placeholder
 *
 * Returns: (transfer none): its Chinese name, without braces
 */
const char *
jy_placeholder_get_name_zh (JyPlaceholder placeholder)
{
  return placeholders[placeholder].name_zh;
}

/**
 * jy_placeholder_get_meaning:
 * @placeholder: a placeholder
 *
 * Returns: (transfer none): what it stands for, with its unit, in the user's language
 */
const char *
jy_placeholder_get_meaning (JyPlaceholder placeholder)
{
  return _ (placeholders[placeholder].meaning);
}

static void G_GNUC_PRINTF (2, 3)
  add_problem (GPtrArray *problems,
               const char *format,
               ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static void
append_placeholder (GString            *result,
                    const char         *begin,
                    gsize               opening,
                    gsize               length,
                    gsize               closing,
                    JyPlaceholderWriter writer,
                    gpointer            data,
                    GPtrArray          *problems)
{
  g_autofree char *name = g_strndup (begin + opening, length);
  int placeholder = find_placeholder (name);
  g_autofree char *written = NULL;
  const char *nearest;

  if (placeholder >= 0 && writer != NULL)
    written = writer ((JyPlaceholder) placeholder, data);
  if (written != NULL)
    {
      g_string_append (result, written);
      return;
    }
  g_string_append_len (result, begin, (gssize) (opening + length + closing));
  if (placeholder >= 0)
    return;
  nearest = find_nearest (name);
  if (nearest != NULL)
    add_problem (problems,
                 /* Translators: the unknown placeholder, then the one that is most like it */
                 _ ("there is no placeholder “{%s}”, but there is “{%s}”; “Insert Placeholder” below the sentence lists all"),
                 name, nearest);
  else
    /* Translators: %s is the unknown placeholder */
    add_problem (problems, _ ("there is no placeholder “{%s}”; “Insert Placeholder” below the sentence lists all"), name);
}

/* A placeholder ends in its own line: what is open there was not meant as one. */
static const char *
find_closing (const char *text)
{
  for (; *text != '\0' && *text != '\n' && match_opening (text) == 0; text++)
    if (match_closing (text) > 0)
      return text;
  return NULL;
}

/* Handles a brace at @text; answers how many bytes that took, 0 when none is there. */
static gsize
expand_brace (GString            *result,
              const char         *text,
              JyPlaceholderWriter writer,
              gpointer            data,
              GPtrArray          *problems)
{
  gsize opening = match_opening (text);
  gsize closing = match_closing (text);
  gsize brace = opening + closing;
  const char *end;

  if (brace == 0)
    return 0;
  if (opening > 0 ? match_opening (text + brace) > 0 : match_closing (text + brace) > 0)
    {
      g_string_append_len (result, text, (gssize) brace);
      return brace + (opening > 0 ? match_opening (text + brace) : match_closing (text + brace));
    }
  end = opening > 0 ? find_closing (text + opening) : NULL;
  if (end != NULL)
    {
      append_placeholder (result, text, opening, (gsize) (end - text) - opening, match_closing (end), writer, data, problems);
      return (gsize) (end - text) + match_closing (end);
    }
  g_string_append_len (result, text, (gssize) brace);
  if (opening > 0)
    add_problem (problems, "%s", _ ("a “{” is not closed by a “}” in its line; for the brace itself write “{{”"));
  else
    add_problem (problems, "%s", _ ("a “}” closes nothing; for the brace itself write “}}”"));
  return brace;
}

/**
 * jy_template_expand:
 * @text: a text with placeholders in braces, by their Chinese or English names:
 *   `{合计}`, `{total}`, also in full-width braces; `{{` and `}}` are braces
 * @writer: (nullable): writes what they stand for, or %NULL to look for problems
 * @data: for @writer
 * @problems: (element-type utf8): where a sentence for each problem is added
 *
 * Puts what placeholders stand for in their place. What is unknown stays as it was
 * typed and is told, so that a text can be shown while it is being written.
 *
 * Returns: (transfer full): the text
 */
char *
jy_template_expand (const char         *text,
                    JyPlaceholderWriter writer,
                    gpointer            data,
                    GPtrArray          *problems)
{
  g_autoptr (GString) result = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize taken = expand_brace (result, text, writer, data, problems);

      if (taken == 0)
        g_string_append_c (result, *text);
      text += MAX (taken, 1);
    }
  return g_string_free (g_steal_pointer (&result), FALSE);
}
