/* Charts with type of known width: ASCII is half an em, all else one em. Type has
 * 9 points, a title 10.5 on a line of 14.7; a line of labels takes 11.7. */

#include "config.h"

#include "fixed-font-set.h"
#include "jy-chart.h"
#include "jy-hatch.h"
#include "jy-notice-chart.h"

static const JyChartStyle plain = { 0.8, JY_HATCH_OUTLINE };
static const JyChartStyle rising = { 1, JY_HATCH_RISING };

static JyPage *
draw (const JyChart *chart,
      double         x,
      double         y,
      double         width,
      double         height)
{
  g_autoptr (JyFontSet) fonts = fixed_font_set_new ();
  g_autoptr (JyShaper) shaper = jy_shaper_new (fonts);
  JyPage *page = jy_page_new (1000, 1000);

  jy_chart_draw (page, shaper, x, y, width, height, chart);

  return page;
}

static void
check_dump (const JyChart *chart,
            double         width,
            double         height,
            const char    *expected)
{
  g_autoptr (JyPage) page = draw (chart, 0, 0, width, height);
  g_autoptr (GString) dump = g_string_new (NULL);

  jy_page_append_text (page, 1, dump);
  g_assert_cmpstr (dump->str, ==, expected);
}

static void
test_steps (void)
{
  g_assert_cmpint (jy_chart_choose_step (1, 4), ==, 1);
  g_assert_cmpint (jy_chart_choose_step (4, 4), ==, 1);
  g_assert_cmpint (jy_chart_choose_step (5, 4), ==, 2);
  g_assert_cmpint (jy_chart_choose_step (8, 4), ==, 2);
  g_assert_cmpint (jy_chart_choose_step (9, 4), ==, 5);
  g_assert_cmpint (jy_chart_choose_step (20, 4), ==, 5);
  g_assert_cmpint (jy_chart_choose_step (21, 4), ==, 10);
  g_assert_cmpint (jy_chart_choose_step (3360600, 2), ==, 2000000);
  g_assert_cmpint (jy_chart_choose_step (3360600, 1), ==, 5000000);
  g_assert_cmpint (jy_chart_choose_step (60000, 3), ==, 20000);
  /* The largest sum a ledger can hold, and the largest there is. */
  g_assert_cmpint (jy_chart_choose_step (G_GINT64_CONSTANT (9000000000000000000), 2), ==, G_GINT64_CONSTANT (5000000000000000000));
  g_assert_cmpint (jy_chart_choose_step (G_MAXINT64, 1), >, 0);
  g_assert_cmpint (jy_chart_choose_step (0, 3), ==, 1);
}

/* The plot is 112.6 − 9 (“10”) − 3.6 = 100 wide and 60.1 − 5.4 − 11.7 = 43 high: room
 * for three steps, so 0, 5 and 10. A slot is 50, a column 2.4 × 9 = 21.6. A baseline
 * is 0.36 × 9 = 3.24 below the middle of a line. The second column is a gap. */
static void
test_columns (void)
{
  g_autoptr (JyChart) chart = jy_chart_new (NULL);

  jy_chart_add_series (chart, "", &plain);
  jy_chart_add_column (chart, "甲", NULL, (const gint64[]) { 10 });
  jy_chart_add_column (chart, "乙", NULL, NULL);
  check_dump (chart,
              112.6,
              60.1,
              "1 box 26.8 5.4 21.6 43.0 outline\n"
              "1 rule 12.6 26.9 26.8 26.9 grey\n"
              "1 rule 48.4 26.9 112.6 26.9 grey\n"
              "1 rule 12.6 5.4 26.8 5.4 grey\n"
              "1 rule 48.4 5.4 112.6 5.4 grey\n"
              "1 rule 12.6 48.4 112.6 48.4\n"
              "1 text 4.5 51.6 9.0 0\n"
              "1 text 4.5 30.1 9.0 5\n"
              "1 text 0.0 8.6 9.0 10\n"
              "1 text 33.1 57.5 9.0 甲\n"
              "1 text 83.1 57.5 9.0 乙\n");
}

/* A zero is a thick mark on the base line. Grams are shown as kilograms, with the
 * decimals of the step: 0.5. The target of 1.25 kg is the upper edge, its label
 * stands 3.6 right of the plot: 9 + 9 wide. */
static void
test_target (void)
{
  g_autoptr (JyChart) chart = jy_chart_new ("题");

  jy_chart_set_scale (chart, 3);
  jy_chart_set_target (chart, 1250, "目标");
  jy_chart_add_series (chart, "", &plain);
  jy_chart_add_column (chart, "甲", NULL, (const gint64[]) { 0 });
  /* 13.5 of “0.5” and 3.6 on the left, 21.6 on the right: 50 between. The title takes
   * 14.7, so that the plot is 43 high and 0.5 stands 17.2 above the base line. */
  check_dump (chart,
              88.7,
              74.8,
              "1 rule 17.1 45.9 67.1 45.9 grey\n"
              "1 rule 17.1 28.7 67.1 28.7 grey\n"
              "1 rule 17.1 63.1 67.1 63.1\n"
              "1 rule 31.3 63.1 52.9 63.1\n"
              "1 rule 17.1 20.1 67.1 20.1 dashed\n"
              "1 text 0.0 11.1 10.5 bold 题\n"
              "1 text 9.0 66.3 9.0 0\n"
              "1 text 0.0 49.1 9.0 0.5\n"
              "1 text 0.0 31.9 9.0 1.0\n"
              "1 text 70.7 23.3 9.0 目标\n"
              "1 text 37.6 72.2 9.0 甲\n");
}

/* Two bars of 20 points each: labels of 9 and figures of 9 with 4.5 between leave 73
 * for the longest; a bar is 0.66 × 20 thick. */
static void
test_bars (void)
{
  g_autoptr (JyChart) chart = jy_chart_new (NULL);

  jy_chart_add_bar (chart, "甲", "75", &rising, 3);
  jy_chart_add_bar (chart, "乙", "0", &plain, 0);
  check_dump (chart,
              100,
              40,
              "1 box 13.5 3.4 73.0 13.2 rising\n"
              "1 rule 13.5 0.0 13.5 40.0\n"
              "1 text 0.0 13.2 9.0 甲\n"
              "1 text 91.0 13.2 9.0 75\n"
              "1 text 0.0 33.2 9.0 乙\n"
              "1 text 18.0 33.2 9.0 0\n");
}

/* What exceeds the target is dark; what meets it is not. */
static void
test_exceeding (void)
{
  g_autoptr (JyChart) chart = jy_chart_new (NULL);
  g_autoptr (JyPage) page = NULL;

  jy_chart_set_target (chart, 10, "目标");
  jy_chart_add_series (chart, "", &plain);
  jy_chart_add_column (chart, "甲", NULL, (const gint64[]) { 10 });
  jy_chart_add_column (chart, "乙", NULL, (const gint64[]) { 11 });
  page = draw (chart, 0, 0, 200, 80);

  g_assert_cmpuint (jy_page_get_n_boxes (page), ==, 2);
  g_assert_cmpfloat (jy_page_get_box (page, 0)->grey, ==, 0.8);
  g_assert_cmpfloat (jy_page_get_box (page, 1)->grey, ==, 0.3);
}

/* Zeros alone stand on a scale of a single unit; without any figure there is none. The
 * plot is 100.1 − 4.5 (“0”) − 3.6 = 92 wide and 100 − 5.4 − 11.7 = 82.9 high; a slot is
 * as wide, and the column of 21.6 begins 35.2 after its start. */
static void
test_zero (void)
{
  g_autoptr (JyChart) columns = jy_chart_new (NULL);
  g_autoptr (JyChart) nothing = jy_chart_new (NULL);
  g_autoptr (JyChart) bars = jy_chart_new (NULL);

  jy_chart_add_series (columns, "", &plain);
  jy_chart_add_column (columns, "甲", NULL, (const gint64[]) { 0 });
  check_dump (columns,
              100.1,
              100,
              "1 rule 8.1 5.4 100.1 5.4 grey\n"
              "1 rule 8.1 88.3 100.1 88.3\n"
              "1 rule 43.3 88.3 64.9 88.3\n"
              "1 text 0.0 91.5 9.0 0\n"
              "1 text 0.0 8.6 9.0 1\n"
              "1 text 49.6 97.4 9.0 甲\n");
  jy_chart_add_series (nothing, "", &plain);
  jy_chart_add_column (nothing, "甲", NULL, NULL);
  check_dump (nothing, 100, 100, "");
  jy_chart_add_bar (bars, "甲", "0", &plain, 0);
  check_dump (bars, 100, 100, "");
}

static guint
count_drawings (const JyDocument *document,
                JyBlockPlace      place)
{
  guint n = 0;

  for (guint i = 0; i < jy_document_get_n_blocks (document); i++)
    {
      const JyBlock *block = jy_document_get_block (document, i);

      /* All that is added depends on the room. */
      g_assert_cmpint (block->place, !=, JY_PLACE_ALWAYS);
      n += block->kind == JY_BLOCK_DRAWING && block->place == place;
    }

  return n;
}

/* Two charts in the text stand side by side; on a page of their own each stands alone. */
static void
test_notice_charts (void)
{
  static const guint waste = JY_NOTICE_CHART_SHARES | JY_NOTICE_CHART_YEAR;
  g_autoptr (JyDocument) document = jy_document_new ();
  JyFigures figures = { .month = jy_month_new (2026, 3), .plates = { .n_days = 31 } };
  JyNoticeCharts charts;

  jy_notice_charts_init (&charts, &figures, "清运情况");
  jy_notice_charts_add (&charts, document, waste);
  jy_notice_charts_add (&charts, document, JY_NOTICE_CHART_PLATES);
  jy_notice_charts_announce (&charts, document);
  jy_notice_charts_annex (&charts, document);
  g_assert_cmpuint (jy_document_get_n_blocks (document), ==, 0);

  /* One month is no course of a year, but it has shares. */
  figures.waste.mass = figures.categories[JY_CATEGORY_OTHER].mass = 1000;
  figures.year.months[11].pickups = 1;
  figures.year.months[11].mass[JY_CATEGORY_OTHER] = 1000;
  jy_notice_charts_add (&charts, document, waste);
  g_assert_cmpuint (charts.drawn, ==, JY_NOTICE_CHART_SHARES);
  figures.year.months[10] = figures.year.months[11];
  jy_notice_charts_add (&charts, document, waste);
  g_assert_cmpuint (charts.drawn, ==, waste);
  g_assert_cmpuint (count_drawings (document, JY_PLACE_WITHIN), ==, 2);
  jy_notice_charts_announce (&charts, document);
  jy_notice_charts_annex (&charts, document);
  g_assert_cmpuint (count_drawings (document, JY_PLACE_ANNEX), ==, 2);
}

static char *
random_text (GRand *random,
             int    longest)
{
  GString *text = g_string_new (NULL);

  for (int i = g_rand_int_range (random, 0, longest + 1); i > 0; i--)
    g_string_append (text, g_rand_boolean (random) ? "垃" : "8");

  return g_string_free (text, FALSE);
}

static JyChart *
random_columns (GRand *random)
{
  g_autofree char *title = random_text (random, 30);
  JyChart *chart = jy_chart_new (g_rand_boolean (random) ? title : NULL);
  int n_series = g_rand_int_range (random, 1, 6);
  int n_columns = g_rand_int_range (random, 1, 32);
  int largest = g_rand_int_range (random, 1, 30);

  jy_chart_set_scale (chart, (guint) g_rand_int_range (random, 0, 4));
  if (g_rand_boolean (random))
    {
      g_autofree char *label = random_text (random, 6);

      jy_chart_set_target (chart, g_rand_int_range (random, 0, 1 << largest), label);
    }
  for (int i = 0; i < n_series; i++)
    {
      g_autofree char *label = random_text (random, 7);

      jy_chart_add_series (chart, label, i % 2 == 0 ? &plain : &rising);
    }
  for (int i = 0; i < n_columns; i++)
    {
      g_autofree char *label = random_text (random, 4);
      g_autofree char *group = random_text (random, 6);
      gint64 values[6];

      for (int k = 0; k < n_series; k++)
        values[k] = g_rand_boolean (random) ? g_rand_int_range (random, 0, 1 << largest) : 0;
      jy_chart_add_column (chart,
                           label,
                           g_rand_int_range (random, 0, 4) == 0 ? group : NULL,
                           g_rand_int_range (random, 0, 5) > 0 ? values : NULL);
    }

  return chart;
}

static JyChart *
random_bars (GRand *random)
{
  JyChart *chart = jy_chart_new (g_rand_boolean (random) ? "各类占比" : NULL);
  int n = g_rand_int_range (random, 1, 8);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *label = random_text (random, 7);
      g_autofree char *text = random_text (random, 6);

      jy_chart_add_bar (chart, label, text, &rising, g_rand_int_range (random, 0, 1000));
    }

  return chart;
}

typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} Frame;

#define ROUNDING 0.001

static void
assert_inside (const Frame *inner,
               const Frame *outer)
{
  g_assert_cmpfloat (inner->left, >=, outer->left - ROUNDING);
  g_assert_cmpfloat (inner->top, >=, outer->top - ROUNDING);
  g_assert_cmpfloat (inner->right, <=, outer->right + ROUNDING);
  g_assert_cmpfloat (inner->bottom, <=, outer->bottom + ROUNDING);
}

static gboolean
overlap (const Frame *a,
         const Frame *b)
{
  return a->left < b->right - ROUNDING && b->left < a->right - ROUNDING && a->top < b->bottom - ROUNDING &&
         b->top < a->bottom - ROUNDING;
}

/* An em high, around the middle of its line. */
static Frame
frame_of (const JyRun *run)
{
  return (Frame) { run->x, run->y - 0.86 * run->size, run->x + run->width, run->y + 0.14 * run->size };
}

static void
check_page (const JyPage *page,
            const Frame  *room)
{
  for (guint i = 0; i < jy_page_get_n_runs (page); i++)
    {
      Frame frame = frame_of (jy_page_get_run (page, i));

      assert_inside (&frame, room);
      g_assert_cmpfloat (jy_page_get_run (page, i)->size, >, 0);
      for (guint k = 0; k < i; k++)
        {
          Frame other = frame_of (jy_page_get_run (page, k));

          g_assert_false (overlap (&frame, &other));
        }
    }
  for (guint i = 0; i < jy_page_get_n_boxes (page); i++)
    {
      const JyBox *box = jy_page_get_box (page, i);
      Frame frame = { box->x, box->y, box->x + box->width, box->y + box->height };

      assert_inside (&frame, room);
    }
  for (guint i = 0; i < jy_page_get_n_rules (page); i++)
    {
      const JyRule *rule = jy_page_get_rule (page, i);
      Frame frame = { MIN (rule->x1, rule->x2), MIN (rule->y1, rule->y2), MAX (rule->x1, rule->x2), MAX (rule->y1, rule->y2) };

      assert_inside (&frame, room);
    }
}

/* Labels never overlap, and nothing leaves the room for the chart. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260301);
  guint n_drawn = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (JyChart) chart = i % 4 == 0 ? random_bars (random) : random_columns (random);
      double x = g_rand_double_range (random, 0, 100);
      double y = g_rand_double_range (random, 0, 100);
      double width = g_rand_double_range (random, 60, 500);
      double height = g_rand_double_range (random, 30, 250);
      Frame room = { x, y, x + width, y + height };
      g_autoptr (JyPage) page = draw (chart, x, y, width, height);

      check_page (page, &room);
      n_drawn += jy_page_get_n_boxes (page) > 0;
    }
  g_assert_cmpuint (n_drawn, >, 1000);
}

/* Independently of where a column stands, its parts are as high as their values
 * say, one on top of the other. */
static void
test_proportions (void)
{
  static const gint64 values[2][3] = { { 1000, 0, 3000 }, { 500, 2500, 2000 } };
  static const gint64 heights[] = { 1000, 3000, 500, 2500, 2000 };
  g_autoptr (JyChart) chart = jy_chart_new (NULL);
  g_autoptr (JyPage) page = NULL;
  double unit;

  for (guint i = 0; i < 3; i++)
    jy_chart_add_series (chart, "类", &plain);
  for (guint i = 0; i < 2; i++)
    jy_chart_add_column (chart, "月", NULL, values[i]);
  page = draw (chart, 0, 0, 300, 150);

  /* Five parts that are not zero, and three patches beside the labels. */
  g_assert_cmpuint (jy_page_get_n_boxes (page), ==, 8);
  unit = jy_page_get_box (page, 0)->height / 1000;
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      const JyBox *box = jy_page_get_box (page, i);

      g_assert_cmpfloat_with_epsilon (box->height, unit * (double) heights[i], 0.001);
      if (i != 0 && i != 2)
        g_assert_cmpfloat_with_epsilon (box->y + box->height, jy_page_get_box (page, i - 1)->y, 0.001);
    }
  /* Both columns stand on the base line. */
  g_assert_cmpfloat_with_epsilon (jy_page_get_box (page, 0)->y + jy_page_get_box (page, 0)->height,
                                  jy_page_get_box (page, 2)->y + jy_page_get_box (page, 2)->height,
                                  0.001);
}

typedef struct
{
  const JyBox *box;
  guint n;
  double total;
} Strokes;

static void
count_stroke (double   x1,
              double   y1,
              double   x2,
              double   y2,
              gpointer user_data)
{
  Strokes *strokes = user_data;
  Frame room = { strokes->box->x,
                 strokes->box->y,
                 strokes->box->x + strokes->box->width,
                 strokes->box->y + strokes->box->height };
  Frame frame = { MIN (x1, x2), MIN (y1, y2), MAX (x1, x2), MAX (y1, y2) };

  assert_inside (&frame, &room);
  strokes->n++;
  strokes->total += x2 - x1;
}

/* In a box of 10 × 10 at the corner of the paper lines rise from x + y = 4.2, 8.4, 12.6
 * and 16.8, which cover 4.2 + 8.4 + 7.4 + 3.2 of its width, and fall along x − y = −8.4,
 * −4.2, 0, 4.2 and 8.4: 1.6 + 5.8 + 10 + 5.8 + 1.6. Dots of 1 stand at 1.5,
 * 4.5 and 7.5 in the rows 3 and 9 points from the top, at 3, 6 and 9 in that at 6: a
 * line of 7 each. */
static void
test_hatch (void)
{
  static const struct
  {
    JyHatch hatch;
    guint n;
    double total;
  } cases[] = {
    { JY_HATCH_NONE, 0, 0 },
    { JY_HATCH_OUTLINE, 0, 0 },
    { JY_HATCH_RISING, 4, 23.2 },
    { JY_HATCH_FALLING, 5, 24.8 },
    { JY_HATCH_DOTS, 3, 21 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JyBox box = { .width = 10, .height = 10, .hatch = cases[i].hatch };
      Strokes strokes = { &box, 0, 0 };

      jy_hatch_draw (&box, count_stroke, &strokes);
      g_assert_cmpuint (strokes.n, ==, cases[i].n);
      g_assert_cmpfloat_with_epsilon (strokes.total, cases[i].total, 0.001);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notice/chart/steps", test_steps);
  g_test_add_func ("/notice/chart/columns", test_columns);
  g_test_add_func ("/notice/chart/target", test_target);
  g_test_add_func ("/notice/chart/bars", test_bars);
  g_test_add_func ("/notice/chart/exceeding", test_exceeding);
  g_test_add_func ("/notice/chart/zero", test_zero);
  g_test_add_func ("/notice/chart/notice", test_notice_charts);
  g_test_add_func ("/notice/chart/proportions", test_proportions);
  g_test_add_func ("/notice/chart/random", test_random);
  g_test_add_func ("/notice/chart/hatch", test_hatch);

  return g_test_run ();
}
