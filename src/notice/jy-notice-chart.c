/* Charts on paper, in Chinese. All they draw is in the snapshot of the figures.
 * Within the text they are low: a notice has one page. Where that page has no room
 * they follow on one of their own, in the order of GB/T 9704-2012, section 7.3.4 and
 * 7.3.8: the notice names it above the sign-off, and its mark stands at its head. */

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

/* On a page of their own: read from where a notice hangs. */
#define ANNEX_TYPE_SIZE 12.0
#define ANNEX_HEIGHT    150.0
#define ANNEX_SPACE     14.0

#define BLANK_LINE 29.0

#define SHARES_TITLE "本月各类占比"
#define YEAR_TITLE   "%s至%s清运量（千克）"

typedef struct
{
  double space; /* above them */
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

  y += charts->space;
  height -= charts->space;
  jy_chart_draw (page, shaper, x, y, left, height, charts->left);
  if (charts->right != NULL)
    jy_chart_draw (page, shaper, x + left + GUTTER, y, width - left - GUTTER, height, charts->right);
}

/* Takes the charts, of which the left one at least is there. */
static void
take_charts (JyDocument  *document,
             JyBlockPlace place,
             double       height,
             JyChart     *left,
             JyChart     *right)
{
  Charts *charts = g_new (Charts, 1);

  charts->space = place == JY_PLACE_ANNEX ? ANNEX_SPACE : SPACE;
  charts->left = left;
  charts->right = right;
  jy_document_add_drawing (document, height, draw_charts, charts, charts_free);
  jy_document_set_place (document, place);
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
new_shares (const JyNoticeCharts *self)
{
  return jy_month_chart_new_shares (self->figures, &words, SHARES_TITLE);
}

static JyChart *
new_year (const JyNoticeCharts *self)
{
  const JyFigures *figures = self->figures;
  g_autofree char *from = jy_month_to_chinese (figures->year.months[0].month);
  g_autofree char *to = jy_month_to_chinese (figures->month);
  g_autofree char *title = g_strdup_printf (YEAR_TITLE, from, to);

  return jy_month_chart_new_year (&figures->year, &words, title);
}

/* Dark columns say what the figure of a day says: no legend stands beside a single
 * series. */
static gboolean
exceeds (const JyPlateSeries *series,
         guint                meal,
         gint64               target)
{
  for (guint day = 0; target > 0 && day < series->n_days; day++)
    {
      const JyPlateFigures *own = &series->days[day][meal];

      if (own->has_figures && jy_ratio (own->plate, own->diners, 1000) > target)
        return TRUE;
    }

  return FALSE;
}

/* Of the meal that says most, see jy_plate_series_find_meal(). */
static JyChart *
new_plates (const JyNoticeCharts *self)
{
  const JyPlateSeries *series = &self->figures->plates;
  guint meal = jy_plate_series_find_meal (series);
  const char *name = meal < JY_N_MEALS ? jy_meal_choices.list[meal].title_zh : "";
  gint64 target = meal < JY_N_MEALS ? MAX (0, self->figures->targets[meal]) : 0;
  g_autofree char *title = NULL;

  if (meal > JY_WHOLE_DAY)
    return NULL;
  title = g_strdup_printf ("每日%s人均餐盘剩余（克）%s", name, exceeds (series, meal, target) ? "，深色为超过目标" : "");

  return jy_month_chart_new_plates (series, meal, target, &words, title);
}

static const struct
{
  JyNoticeChart chart;
  JyChart *(*make) (const JyNoticeCharts *self);
} makers[] = {
  { JY_NOTICE_CHART_PLATES, new_plates },
  { JY_NOTICE_CHART_SHARES, new_shares },
  { JY_NOTICE_CHART_YEAR, new_year },
};

/**
 * jy_notice_charts_init:
 * @self: (out caller-allocates): charts
 * @figures: the figures of a month, must outlive them
 * @subject: what the notice publishes, without 公示: 生活垃圾分类清运情况
 *
 * Begins the charts of a notice, of which there are none yet.
 */
void
jy_notice_charts_init (JyNoticeCharts  *self,
                       const JyFigures *figures,
                       const char      *subject)
{
  *self = (JyNoticeCharts) { .figures = figures, .subject = subject, .height = HEIGHT };
}

/**
 * jy_notice_charts_add:
 * @self: charts
 * @document: a notice
 * @wanted: bits of #JyNoticeChart, two at most
 *
 * Adds charts to the text, side by side. What has no figures is left out: without
 * any nothing is added.
 */
void
jy_notice_charts_add (JyNoticeCharts *self,
                      JyDocument     *document,
                      guint           wanted)
{
  JyChart *charts[2] = { NULL, NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (makers) && n < G_N_ELEMENTS (charts); i++)
    {
      if (!(wanted & makers[i].chart))
        continue;
      charts[n] = makers[i].make (self);
      if (charts[n] == NULL)
        continue;
      self->drawn |= makers[i].chart;
      n++;
    }
  if (n > 0)
    take_charts (document, JY_PLACE_WITHIN, self->height, charts[0], charts[1]);
}

/**
 * jy_notice_charts_announce:
 * @self: charts
 * @document: the notice, but for its sign-off
 *
 * Names the page of the charts, where there is one.
 */
void
jy_notice_charts_announce (const JyNoticeCharts *self,
                           JyDocument           *document)
{
  g_autofree char *month = jy_month_to_chinese (self->figures->month);
  g_auto (GStrv) lines = g_strsplit (self->subject, "\n", -1);
  g_autofree char *subject = g_strjoinv (NULL, lines);
  g_autofree char *text = g_strconcat ("附图：", month, subject, "图", NULL);

  if (self->drawn == 0)
    return;
  jy_document_add_paragraph (document, JY_PARAGRAPH_BODY, text);
  jy_document_set_place (document, JY_PLACE_ANNEX);
}

/**
 * jy_notice_charts_annex:
 * @self: charts
 * @document: the whole notice
 *
 * Adds the page of the charts, which is set where they have no room in the text.
 */
void
jy_notice_charts_annex (const JyNoticeCharts *self,
                        JyDocument           *document)
{
  g_autofree char *month = jy_month_to_chinese (self->figures->month);
  g_autofree char *title = g_strconcat (month, self->subject, "图", NULL);

  if (self->drawn == 0)
    return;
  jy_document_add_page_break (document);
  jy_document_set_place (document, JY_PLACE_ANNEX);
  jy_document_add_paragraph (document, JY_PARAGRAPH_ANNEX, "附图");
  jy_document_set_place (document, JY_PLACE_ANNEX);
  jy_document_add_space (document, BLANK_LINE);
  jy_document_set_place (document, JY_PLACE_ANNEX);
  jy_document_add_title (document, title);
  jy_document_set_place (document, JY_PLACE_ANNEX);
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    if (self->drawn & makers[i].chart)
      {
        JyChart *chart = makers[i].make (self);

        jy_chart_set_type_size (chart, ANNEX_TYPE_SIZE);
        take_charts (document, JY_PLACE_ANNEX, ANNEX_HEIGHT, chart, NULL);
      }
}
