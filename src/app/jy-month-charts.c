/* jy-month-charts.c: the charts that notices have, in the user's language. Each says
 * its figures in words to those who do not see it. */
#include "config.h"

#include "jy-month-charts.h"
#include "jy-chart-view.h"
#include "jy-month-chart.h"
#include "jy-month-dialogs.h"

#include <glib/gi18n.h>

/* In points of the layout. */
#define SHARES_HEIGHT 88
#define PLATES_HEIGHT 120
#define YEAR_HEIGHT   140

/* Pixels around a chart. */
#define EDGE 12

struct _JyMonthCharts
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (JyMonthCharts, jy_month_charts, GTK_TYPE_WIDGET)

static char *
write_share (gint64 share)
{
  g_autofree char *number = jy_format_decimal (share, 1, 1, 1);

  /* Translators: a percentage: sign and number */
  return g_strdup_printf (C_ ("percentage", "%s%s %%"), "", number);
}

static char *
write_year (guint year)
{
  /* Translators: a year, below the months of a chart */
  return g_strdup_printf (C_ ("year", "%u"), year);
}

static char *
write_target (gint64 target)
{
  g_autofree char *grams = jy_format_decimal (target, 3, 0, 1);

  /* Translators: beside a line in a chart: grams left on the plate that are aimed at */
  return g_strdup_printf (_ ("Target %s g"), grams);
}

static const JyChartWords words = { jy_choice_get_title, write_share, write_year, write_target };

/* What is read aloud: one figure after another. */
static void
add_figure (GString    *description,
            const char *what,
            const char *figure)
{
  if (description->len > 0)
    /* Translators: between the figures of a chart that are read aloud */
    g_string_append (description, C_ ("chart", ", "));
  /* Translators: a figure of a chart that is read aloud: "Kitchen waste 52.1 %" */
  g_string_append_printf (description, C_ ("chart", "%s %s"), what, figure);
}

static char *
describe_shares (const JyFigures *figures)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    {
      g_autofree char *share = write_share (jy_ratio (figures->categories[i].mass, figures->waste.mass, 1000));

      add_figure (text, jy_choice_get_title (&jy_category_choices.list[i]), share);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_year (const JyYearSeries *series)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < JY_YEAR_MONTHS; i++)
    {
      g_autofree char *month = jy_month_dup_title (series->months[i].month);
      g_autofree char *mass = NULL;
      gint64 total = 0;

      if (series->months[i].pickups == 0)
        continue;
      for (guint k = 0; k < JY_N_CATEGORIES; k++)
        total += series->months[i].mass[k];
      mass = jy_dimension_format_unit (&jy_dimension_mass, total);
      add_figure (text, month, mass);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_plates (const JyPlateSeries *series,
                 guint                meal,
                 gint64               target)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (target > 0)
    {
      g_autofree char *label = write_target (target);

      g_string_append (text, label);
    }
  for (guint i = 0; i < series->n_days; i++)
    {
      const JyPlateFigures *own = &series->days[i][meal];
      g_autofree char *day = jy_day_to_iso (jy_month_get_first (series->month) + (JyDay) i);
      g_autofree char *grams = NULL;
      g_autofree char *figure = NULL;

      if (!own->has_figures)
        continue;
      grams = jy_format_decimal (jy_ratio (own->plate, own->diners, 1000), 3, 1, 1);
      /* Translators: so many grams */
      figure = g_strdup_printf (_ ("%s g"), grams);
      add_figure (text, day, figure);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Takes the chart; without one nothing is added. */
static void
take_chart (JyMonthCharts *self,
            JyChart       *chart,
            double         height,
            const char    *title,
            const char    *description)
{
  GtkWidget *group, *label, *card, *view;

  if (chart == NULL)
    return;
  view = jy_chart_view_new (chart, height, title, description);
  gtk_widget_set_hexpand (view, TRUE);
  gtk_widget_set_margin_start (view, EDGE);
  gtk_widget_set_margin_end (view, EDGE);
  gtk_widget_set_margin_top (view, EDGE);
  gtk_widget_set_margin_bottom (view, EDGE);
  card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (card), view);
  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  group = gtk_box_new (GTK_ORIENTATION_VERTICAL, EDGE);
  gtk_box_append (GTK_BOX (group), label);
  gtk_box_append (GTK_BOX (group), card);
  gtk_widget_set_parent (group, GTK_WIDGET (self));
}

static void
add_shares (JyMonthCharts   *self,
            const JyFigures *figures)
{
  g_autofree char *description = describe_shares (figures);

  take_chart (self, jy_month_chart_new_shares (figures, &words, NULL), SHARES_HEIGHT, _ ("Share of each category"), description);
}

static void
add_year (JyMonthCharts   *self,
          const JyFigures *figures)
{
  g_autofree char *description = describe_year (&figures->year);

  take_chart (self, jy_month_chart_new_year (&figures->year, &words, NULL), YEAR_HEIGHT,
              _ ("Waste collected in twelve months, kg"), description);
}

static void
add_plates (JyMonthCharts       *self,
            const JyMonthReport *report)
{
  const JyPlateSeries *series = &report->figures->plates;
  guint meal = jy_plate_series_find_meal (series);
  gint64 target = meal < JY_N_MEALS ? report->targets[meal] : 0;
  g_autofree char *description = NULL;
  g_autofree char *title = NULL;

  if (meal > JY_WHOLE_DAY)
    return;
  description = describe_plates (series, meal, target);
  if (meal == JY_WHOLE_DAY)
    title = g_strdup (_ ("Left on plates by day, g per diner"));
  else
    /* Translators: %s is a meal */
    title = g_strdup_printf (_ ("%s: left on plates by day, g per diner"), jy_choice_get_title (&jy_meal_choices.list[meal]));
  take_chart (self, jy_month_chart_new_plates (series, meal, target, &words, NULL), PLATES_HEIGHT, title, description);
}

static void
clear (JyMonthCharts *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
jy_month_charts_dispose (GObject *object)
{
  clear (JY_MONTH_CHARTS (object));

  G_OBJECT_CLASS (jy_month_charts_parent_class)->dispose (object);
}

static void
jy_month_charts_class_init (JyMonthChartsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jy_month_charts_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
jy_month_charts_init (JyMonthCharts *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 24);
}

/**
 * jy_month_charts_show:
 * @charts: the charts
 * @report: what is known of a month
 *
 * Shows the charts of a month in place of those before; what has no figures has no
 * chart.
 */
void
jy_month_charts_show (JyMonthCharts       *charts,
                      const JyMonthReport *report)
{
  clear (charts);
  add_shares (charts, report->figures);
  add_year (charts, report->figures);
  add_plates (charts, report);
  gtk_widget_set_visible (GTK_WIDGET (charts), gtk_widget_get_first_child (GTK_WIDGET (charts)) != NULL);
}
