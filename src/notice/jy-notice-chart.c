/* Charts on paper, in Chinese. All they draw is in the snapshot of the figures.
 * They are low: a notice has one page. */

#include "config.h"

#include "jy-notice-chart.h"

#include "jy-month-chart.h"
#include "jy-notice-text.h"

/* In points: 30 mm. */
#define HEIGHT 85.0

/* Above it, because notes are set closely. */
#define SPACE 4.0

/* Of two charts side by side. */
#define LEFT_SHARE 0.38
#define GUTTER     14.0

#define SHARES_TITLE "本月各类占比"
#define YEAR_TITLE   "%s至%s清运量（千克）"

typedef struct
{
  JyChart *left;
  JyChart *right; /* or NULL */
} Charts;

static void
charts_free (gpointer pointer)
{
  Charts *charts = pointer;

  jy_chart_free (charts->left);
  jy_chart_free (charts->right);
  g_free (charts);
}

static void
draw_charts (JyPage   *page,
             JyShaper *shaper,
             double    x,
             double    y,
             double    width,
             double    height,
             gpointer  user_data)
{
  const Charts *charts = user_data;
  double left = charts->right != NULL ? LEFT_SHARE * width : width;

  y += SPACE;
  height -= SPACE;
  jy_chart_draw (page, shaper, x, y, left, height, charts->left);
  if (charts->right != NULL)
    jy_chart_draw (page, shaper, x + left + GUTTER, y, width - left - GUTTER, height, charts->right);
}

/* Takes the charts; where there is none, nothing is added. */
static void
take_charts (JyDocument *document, JyChart *left, JyChart *right)
{
  Charts *charts;

  if (left == NULL)
    {
      left = right;
      right = NULL;
    }
  if (left == NULL)
    return;

  charts = g_new (Charts, 1);
  charts->left = left;
  charts->right = right;
  jy_document_add_drawing (document, HEIGHT, draw_charts, charts, charts_free);
  jy_document_set_optional (document);
}

static const char *
get_name (const JyChoice *choice)
{
  return choice->title_zh;
}

static char *
write_share (gint64 share)
{
  return jy_notice_write_share (share, 1000);
}

static char *
write_target (gint64 target)
{
  g_autofree char *grams = jy_format_decimal (target, 3, 0, 1);

  return g_strdup_printf ("目标%s", grams);
}

static const JyChartWords words = { get_name, write_share, NULL, write_target };

static JyChart *
new_year (const JyFigures *figures)
{
  g_autofree char *from = jy_month_to_chinese (figures->year.months[0].month);
  g_autofree char *to = jy_month_to_chinese (figures->month);
  g_autofree char *title = g_strdup_printf (YEAR_TITLE, from, to);

  return jy_month_chart_new_year (&figures->year, &words, title);
}

/**
 * jy_notice_add_waste_charts:
 * @document: a notice
 * @figures: the figures of its month
 *
 * Adds the shares of the categories and, beside them, the twelve months that end
 * in the notice's month. What has no figures is left out.
 */
void
jy_notice_add_waste_charts (JyDocument *document, const JyFigures *figures)
{
  take_charts (document,
               jy_month_chart_new_shares (figures, &words, SHARES_TITLE),
               new_year (figures));
}

/**
 * jy_notice_add_shares_chart:
 * @document: a notice
 * @figures: the figures of its month
 *
 * Adds the shares of the categories in the month's waste, if there is any.
 */
void
jy_notice_add_shares_chart (JyDocument *document, const JyFigures *figures)
{
  take_charts (document, jy_month_chart_new_shares (figures, &words, SHARES_TITLE), NULL);
}

/**
 * jy_notice_add_year_chart:
 * @document: a notice
 * @figures: the figures of its month
 *
 * Adds what was picked up in the twelve months that end in the notice's month, if
 * there are two at least.
 */
void
jy_notice_add_year_chart (JyDocument *document, const JyFigures *figures)
{
  take_charts (document, new_year (figures), NULL);
}

/**
 * jy_notice_add_plates_chart:
 * @document: a notice
 * @figures: the figures of its month
 * @targets: milligrams per diner that are aimed at for each meal, or 0
 *
 * Adds what each diner left on the plate day by day, of the meal that says most,
 * see jy_plate_series_find_meal(), with the line of its target. Without any
 * figures nothing is added.
 */
void
jy_notice_add_plates_chart (JyDocument      *document,
                            const JyFigures *figures,
                            const gint64     targets[JY_N_MEALS])
{
  guint meal = jy_plate_series_find_meal (&figures->plates);
  const char *name = meal < JY_N_MEALS ? jy_meal_choices.list[meal].title_zh : "";
  gint64 target = meal < JY_N_MEALS ? targets[meal] : 0;
  g_autofree char *title = g_strdup_printf ("%s人均餐盘剩余（克，按日）", name);

  take_charts (document,
               jy_month_chart_new_plates (&figures->plates, meal, target, &words, title),
               NULL);
}
