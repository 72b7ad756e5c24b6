/* jy-period-chooser.c: which days a table shows. The month is kept when a longer
 * period is chosen, so that one comes back to it. */
#include "config.h"

#include "jy-period-chooser.h"

#include <glib/gi18n.h>

/* Years beyond which no ledger reaches. */
#define FIRST_YEAR 1900
#define LAST_YEAR  2200

struct _JyPeriodChooser
{
  GtkWidget parent_instance;

  GtkDropDown *length;
  GtkWidget *steps;
  GtkWidget *previous;
  GtkWidget *next;
  GtkLabel *title;

  JyMonth month;
};

G_DEFINE_FINAL_TYPE (JyPeriodChooser, jy_period_chooser, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update (JyPeriodChooser *self)
{
  gboolean has_steps = jy_period_chooser_get (self) != JY_PERIOD_ALL;
  gboolean of_months = jy_period_chooser_get (self) == JY_PERIOD_MONTH;
  const char *previous = of_months ? _ ("Previous month") : _ ("Previous year");
  const char *next = of_months ? _ ("Next month") : _ ("Next year");
  g_autofree char *title = jy_period_chooser_dup_title (self);

  gtk_label_set_label (self->title, title);
  gtk_widget_set_visible (self->steps, has_steps);
  gtk_widget_set_tooltip_text (self->previous, previous);
  gtk_widget_set_tooltip_text (self->next, next);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->previous), GTK_ACCESSIBLE_PROPERTY_LABEL, previous, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_LABEL, next, -1);
}

static void
length_selected_cb (JyPeriodChooser *self)
{
  update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
previous_clicked_cb (JyPeriodChooser *self)
{
  jy_period_chooser_step (self, -1);
}

static void
next_clicked_cb (JyPeriodChooser *self)
{
  jy_period_chooser_step (self, 1);
}

static void
jy_period_chooser_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (jy_period_chooser_parent_class)->dispose (object);
}

static void
jy_period_chooser_class_init (JyPeriodChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_period_chooser_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-period-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, JyPeriodChooser, length);
  gtk_widget_class_bind_template_child (widget_class, JyPeriodChooser, steps);
  gtk_widget_class_bind_template_child (widget_class, JyPeriodChooser, previous);
  gtk_widget_class_bind_template_child (widget_class, JyPeriodChooser, next);
  gtk_widget_class_bind_template_child (widget_class, JyPeriodChooser, title);
  gtk_widget_class_bind_template_callback (widget_class, length_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);

  /**
   * JyPeriodChooser::changed:
   * @chooser: the chooser
   *
   * Emitted when other days are chosen.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
jy_period_chooser_init (JyPeriodChooser *self)
{
  self->month = jy_day_get_month (jy_day_today ());
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * jy_period_chooser_set:
 * @chooser: the chooser
 * @period: how long
 * @month: the month, or one of the year
 *
 * Chooses a period.
 */
void
jy_period_chooser_set (JyPeriodChooser *chooser,
                       JyPeriod         period,
                       JyMonth          month)
{
  chooser->month = month;
  if (jy_period_chooser_get (chooser) != period)
    gtk_drop_down_set_selected (chooser->length, period);
  else
    length_selected_cb (chooser);
}

/**
 * jy_period_chooser_show_days:
 * @chooser: the chooser
 * @first: a day
 * @last: the same or a later day
 *
 * Chooses the shortest period that has both days in it.
 */
void
jy_period_chooser_show_days (JyPeriodChooser *chooser,
                             JyDay            first,
                             JyDay            last)
{
  JyMonth from = jy_day_get_month (first);
  JyMonth to = jy_day_get_month (last);
  JyPeriod period = from == to                                           ? JY_PERIOD_MONTH
                    : jy_month_get_year (from) == jy_month_get_year (to) ? JY_PERIOD_YEAR
                                                                         : JY_PERIOD_ALL;

  jy_period_chooser_set (chooser, period, to);
}

/**
 * jy_period_chooser_get:
 * @chooser: the chooser
 *
 * Returns: how long the period is
 */
JyPeriod
jy_period_chooser_get (JyPeriodChooser *chooser)
{
  return (JyPeriod) gtk_drop_down_get_selected (chooser->length);
}

/**
 * jy_period_chooser_get_days:
 * @chooser: the chooser
 * @from: (out): the first day, or 0
 * @to: (out): the last day, or 0
 *
 * Tells the period, as jy_query_set_period() takes it.
 */
void
jy_period_chooser_get_days (JyPeriodChooser *chooser,
                            JyDay           *from,
                            JyDay           *to)
{
  guint year = jy_month_get_year (chooser->month);

  *from = *to = 0;
  switch (jy_period_chooser_get (chooser))
    {
    case JY_PERIOD_MONTH:
      *from = jy_month_get_first (chooser->month);
      *to = jy_month_get_last (chooser->month);
      break;
    case JY_PERIOD_YEAR:
      *from = jy_day_new (year, 1, 1);
      *to = jy_day_new (year, 12, 31);
      break;
    case JY_PERIOD_ALL:
      break;
    }
}

/**
 * jy_period_chooser_dup_title:
 * @chooser: the chooser
 *
 * Returns: (transfer full): the period in the user's language: `March 2026`
 */
char *
jy_period_chooser_dup_title (JyPeriodChooser *chooser)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc ((int) jy_month_get_year (chooser->month),
                                                     (int) jy_month_get_number (chooser->month), 1, 0, 0, 0);

  switch (jy_period_chooser_get (chooser))
    {
    case JY_PERIOD_MONTH:
      /* Translators: a month and its year, see g_date_time_format() */
      return g_date_time_format (first, _ ("%B %Y"));
    case JY_PERIOD_YEAR:
      /* Translators: a year, see g_date_time_format() */
      return g_date_time_format (first, C_ ("year", "%Y"));
    default:
      return g_strdup (_ ("All time"));
    }
}

/**
 * jy_period_chooser_step:
 * @chooser: the chooser
 * @steps: how many months or years forward, negative for back
 *
 * Goes to a neighbouring period of the same length. All time has none.
 */
void
jy_period_chooser_step (JyPeriodChooser *chooser,
                        int              steps)
{
  JyPeriod period = jy_period_chooser_get (chooser);
  JyMonth month = chooser->month + steps * (period == JY_PERIOD_YEAR ? 12 : 1);

  if (period != JY_PERIOD_ALL && jy_month_get_year (month) >= FIRST_YEAR && jy_month_get_year (month) <= LAST_YEAR)
    jy_period_chooser_set (chooser, period, month);
}
