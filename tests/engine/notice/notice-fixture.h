/* notice-fixture.h: reads a printed notice back, as text in reading order and as
 * lines of a page. */
#pragma once

#include "../report/report-fixture.h"

#include "jy-notice.h"
#include "jy-system-font-set.h"

/* Reading the installed fonts takes a while; once is enough. */
static JyFontSet *fonts;

G_GNUC_UNUSED static gboolean
is_printable (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  if (fonts == NULL)
    g_test_skip ("no Chinese fonts are installed");
  else if (program == NULL)
    g_test_skip ("the program pdftotext is not installed");
  return fonts != NULL && program != NULL;
}

G_GNUC_UNUSED static char *
run_on (Fixture    *fixture,
        GBytes     *pdf,
        const char *program,
        const char *option)
{
  g_autofree char *path = g_build_filename (fixture->folder, "notice.pdf", NULL);
  const char *to_text[] = { program, "-q", option, path, "-", NULL };
  const char *to_info[] = { program, path, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) (option != NULL ? to_text : to_info), NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

static char *
read_plain (Fixture    *fixture,
            GBytes     *pdf,
            const char *option)
{
  g_autofree char *text = run_on (fixture, pdf, "pdftotext", option);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* The text in reading order without any blank or line end, for sentences. */
G_GNUC_UNUSED static char *
read_text (Fixture *fixture,
           GBytes  *pdf)
{
  return read_plain (fixture, pdf, "-nopgbrk");
}

/* The same in the order in which it was written, for cells of several lines. */
G_GNUC_UNUSED static char *
read_cells (Fixture *fixture,
            GBytes  *pdf)
{
  return read_plain (fixture, pdf, "-raw");
}

/* The text as it stands on paper, several blanks as one, for rows of tables. */
G_GNUC_UNUSED static char *
read_lines (Fixture *fixture,
            GBytes  *pdf)
{
  g_autofree char *text = run_on (fixture, pdf, "pdftotext", "-layout");
  g_autoptr (GRegex) blanks = g_regex_new ("[ \\x{3000}]+", G_REGEX_OPTIMIZE, 0, NULL);

  return g_regex_replace_literal (blanks, text, -1, 0, " ", 0, NULL);
}

G_GNUC_UNUSED static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + strlen (part), part))
    n++;
  return n;
}

G_GNUC_UNUSED static void
assert_one_page (Fixture *fixture,
                 GBytes  *pdf)
{
  g_autofree char *program = g_find_program_in_path ("pdfinfo");
  g_autofree char *output = program != NULL ? run_on (fixture, pdf, "pdfinfo", NULL) : NULL;
  g_autoptr (GRegex) pages = g_regex_new ("Pages: +1\n", 0, 0, NULL);

  if (output != NULL)
    g_assert_true (g_regex_match (pages, output, 0, NULL));
}

G_GNUC_UNUSED static void
close_with_figures (Fixture *fixture,
                    JyMonth  month)
{
  g_autoptr (GError) error = NULL;

  jy_ledger_close_month (L, month, jy_figures_compute_json, NULL, NULL, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
put_institution (Fixture *fixture)
{
  PUT (institution, "name", "示例市机关事务管理局", "short_name", "示机管");
}

/* Friday 2026-04-03; Monday the 6th is a holiday. */
G_GNUC_UNUSED static void
set_up_april (Fixture      *fixture,
              gconstpointer data)
{
  fixture_set_up (fixture, data);
  fixture->now = noon_of (2026, 4, 3);
  PUT (day, "date", "2026-04-06", "type", "holiday", "name", "清明节");
}

#define ADD_APRIL(path, function) g_test_add (path, Fixture, NULL, set_up_april, function, fixture_tear_down)
