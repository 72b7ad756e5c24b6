/* working-sheet-fixture.h: lays working sheets out with type of known width, and
 * looks at where everything came to stand. */
#pragma once

#include "../report/report-fixture.h"
#include "fixed-font-set.h"

#include "jy-layout.h"
#include "jy-sheet.h"
#include "jy-working-sheet-blank-day.h"
#include "jy-working-sheet-disposal.h"
#include "jy-working-sheet-pickups.h"
#include "jy-working-sheet-purchases.h"
#include "jy-working-sheet-weighings.h"

#define ADD_WITH(path, number, function) \
  g_test_add (path, Fixture, GUINT_TO_POINTER (number), fixture_set_up, function, fixture_tear_down)

typedef JyDocument *(*Writer) (JyWorkingSheetFrame *frame,
                               GError **error);

G_GNUC_UNUSED static JyPageList *
lay_out (Fixture *fixture,
         Writer   writer,
         JyDay    from,
         JyDay    to)
{
  g_autoptr (JyFontSet) fixed = fixed_font_set_new ();
  g_autoptr (JyWorkingSheetFrame) frame = NULL;
  g_autoptr (JyDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  frame = jy_working_sheet_frame_new (L, from, to, &error);
  g_assert_no_error (error);
  document = writer (frame, &error);
  g_assert_no_error (error);
  return jy_layout_document (document, fixed);
}

G_GNUC_UNUSED static JyPageList *
lay_out_month (Fixture *fixture,
               Writer   writer,
               JyMonth  month)
{
  return lay_out (fixture, writer, jy_month_get_first (month), jy_month_get_last (month));
}

/* The texts of all pages, one after the other. */
G_GNUC_UNUSED static char *
dup_texts (const JyPageList *pages)
{
  GString *texts = g_string_new (NULL);

  for (guint p = 0; p < jy_page_list_get_n_pages (pages); p++)
    {
      const JyPage *page = jy_page_list_get_page (pages, p);

      for (guint i = 0; i < jy_page_get_n_runs (page); i++)
        g_string_append_printf (texts, "%s|", jy_page_get_text (page, jy_page_get_run (page, i)));
    }
  return g_string_free (texts, FALSE);
}

G_GNUC_UNUSED static gboolean
is_upright (const JyRule *rule)
{
  return rule->x1 == rule->x2;
}

/* The type of a run: 0.88 of its size above the baseline, 0.12 below. */
G_GNUC_UNUSED static double
get_top (const JyRun *run)
{
  return run->y - 0.88 * run->size;
}

G_GNUC_UNUSED static double
get_bottom (const JyRun *run)
{
  return run->y + 0.12 * run->size;
}

G_GNUC_UNUSED static void
check_inside (const JyRun   *run,
              const JySheet *sheet)
{
  g_assert_cmpfloat (run->x, >=, sheet->left - 0.1);
  g_assert_cmpfloat (run->x + run->width - run->char_space, <=, sheet->left + sheet->width + 0.1);
  g_assert_cmpfloat (get_top (run), >=, sheet->top - 0.1);
  g_assert_cmpfloat (get_bottom (run), <=, sheet->paper_height);
}

/* No line of a table goes through a text: each cell keeps to itself. */
G_GNUC_UNUSED static void
check_uncrossed (const JyPage *page,
                 const JyRun  *run)
{
  for (guint i = 0; i < jy_page_get_n_rules (page); i++)
    {
      const JyRule *rule = jy_page_get_rule (page, i);

      if (is_upright (rule))
        g_assert_false (rule->x1 > run->x + 0.1 && rule->x1 < run->x + run->width - 0.1 &&
                        MAX (rule->y1, rule->y2) > get_top (run) + 0.1 && MIN (rule->y1, rule->y2) < get_bottom (run) - 0.1);
      else
        g_assert_false (rule->y1 > get_top (run) + 0.1 && rule->y1 < get_bottom (run) - 0.1);
    }
}

G_GNUC_UNUSED static void
check_apart (const JyRun *a,
             const JyRun *b)
{
  gboolean beside = a->x + a->width <= b->x + 0.1 || b->x + b->width <= a->x + 0.1;
  gboolean above = get_bottom (a) <= get_top (b) + 0.1 || get_bottom (b) <= get_top (a) + 0.1;

  g_assert_true (beside || above);
}

G_GNUC_UNUSED static void
check_page (const JyPage  *page,
            const JySheet *sheet)
{
  for (guint i = 0; i < jy_page_get_n_runs (page); i++)
    {
      const JyRun *run = jy_page_get_run (page, i);

      check_inside (run, sheet);
      check_uncrossed (page, run);
      for (guint j = i + 1; j < jy_page_get_n_runs (page); j++)
        check_apart (run, jy_page_get_run (page, j));
    }
}

/* Lines between rows; a row that is split has one on each page. */
G_GNUC_UNUSED static guint
count_rows (const JyPage *page)
{
  guint n = 0;

  /* The frame has two lines that lie, and the head of the table none above it. */
  for (guint i = 0; i < jy_page_get_n_rules (page); i++)
    n += !is_upright (jy_page_get_rule (page, i));
  return n >= 2 ? n - 2 : 0;
}
