/* test-template.c: placeholders in the institution's own sentences. */
#include "config.h"

#include "jy-template.h"

#include <string.h>

static char *
write_name (JyPlaceholder placeholder,
            gpointer      data)
{
  (*(guint *) data)++;
  return g_strdup_printf ("<%s>", jy_placeholder_get_name (placeholder));
}

static void
assert_expands (const char *text,
                const char *expected,
                guint       n_written)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  guint written = 0;
  g_autofree char *result = jy_template_expand (text, write_name, &written, problems);

  g_assert_cmpstr (result, ==, expected);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (written, ==, n_written);
}

static void
test_expand (void)
{
  assert_expands ("", "", 0);
  assert_expands ("特此公示。", "特此公示。", 0);
  assert_expands ("{单位}{month}清运{合计}千克", "<institution><month>清运<total>千克", 3);
  /* As people type: blanks, capitals, the braces of a Chinese keyboard. */
  assert_expands ("{ Total }｛环比｝{同比｝", "<total><change><year_change>", 3);
  assert_expands ("第一行{月份}\n第二行{月份}", "第一行<month>\n第二行<month>", 2);
}

static void
test_braces (void)
{
  assert_expands ("{{", "{", 0);
  assert_expands ("}}", "}", 0);
  assert_expands ("{{合计}}", "{合计}", 0);
  assert_expands ("{{{合计}}}", "{<total>}", 1);
  assert_expands ("｛｛合计｝｝", "｛合计｝", 0);
}

static char *
assert_problems (const char *text,
                 const char *expected,
                 guint       n_problems)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  guint written = 0;
  g_autofree char *result = jy_template_expand (text, write_name, &written, problems);

  g_assert_cmpstr (result, ==, expected);
  g_assert_cmpuint (problems->len, ==, n_problems);
  for (guint i = 0; i < n_problems; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (problems, i));
  return g_strdup (g_ptr_array_index (problems, 0));
}

/* What cannot be expanded stays as it was typed. */
static void
test_problems (void)
{
  g_autofree char *unknown = assert_problems ("共{合记}千克，{合计}", "共{合记}千克，<total>", 1);
  g_autofree char *two = assert_problems ("{a}{b}", "{a}{b}", 2);
  g_autofree char *open = assert_problems ("共{合计千克", "共{合计千克", 1);
  g_autofree char *line = assert_problems ("共{合\n计}", "共{合\n计}", 2);
  g_autofree char *nested = assert_problems ("{共{合计}", "{共<total>", 1);
  g_autofree char *lone = assert_problems ("共}千克", "共}千克", 1);
  g_autofree char *empty = assert_problems ("{}", "{}", 1);

  g_assert_nonnull (strstr (unknown, "{合记}"));
  g_assert_nonnull (strstr (open, "{{"));
  g_assert_nonnull (strstr (lone, "}}"));
}

/* What was typed is named, then the one that is most like it, in one line. */
static void
test_nearest (void)
{
  static const struct
  {
    const char *text;
    const char *nearest;
  } typed[] = {
    { "{合记}", "{合计}" },
    { "{totl}", "{total}" },
    { "{ Plate_Wast }", "{plate_waste}" },
    { "{人均餐盘}", "{人均餐盘剩余}" },
    { "{清运量}", "{清运次数}" },
  };
  g_autofree char *nothing = assert_problems ("{某某事项}", "{某某事项}", 1);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *problem = assert_problems (typed[i].text, typed[i].text, 1);
      const char *first = strstr (problem, typed[i].text);

      g_assert_nonnull (first);
      g_assert_nonnull (strstr (first + 1, typed[i].nearest));
      g_assert_cmpint (g_utf8_strlen (problem, -1), <, 140);
    }
  g_assert_nonnull (strstr (nothing, "{某某事项}"));
  g_assert_null (strchr (strchr (nothing, '{') + 1, '{'));
}

static void
test_names (void)
{
  for (guint i = 0; i < JY_N_PLACEHOLDERS; i++)
    {
      g_autofree char *both = g_strdup_printf ("{%s}{%s}", jy_placeholder_get_name ((JyPlaceholder) i),
                                               jy_placeholder_get_name_zh ((JyPlaceholder) i));
      g_autofree char *expected = g_strdup_printf ("<%s><%s>", jy_placeholder_get_name ((JyPlaceholder) i),
                                                   jy_placeholder_get_name ((JyPlaceholder) i));

      assert_expands (both, expected, 2);
    }
}

/* Each is told apart by what it means. */
static void
test_meanings (void)
{
  g_autoptr (GHashTable) meanings = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < JY_N_PLACEHOLDERS; i++)
    g_assert_true (g_hash_table_add (meanings, (char *) jy_placeholder_get_meaning ((JyPlaceholder) i)));
  g_assert_false (g_hash_table_contains (meanings, ""));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/template/expand", test_expand);
  g_test_add_func ("/template/braces", test_braces);
  g_test_add_func ("/template/problems", test_problems);
  g_test_add_func ("/template/nearest", test_nearest);
  g_test_add_func ("/template/names", test_names);
  g_test_add_func ("/template/meanings", test_meanings);

  return g_test_run ();
}
