/* jy-month-view.c: the state of a month, its figures, its charts and its findings,
 * one below the other. */
#include "config.h"

#include "jy-month-view.h"
#include "jy-figures-view.h"
#include "jy-finding-list.h"
#include "jy-month-charts.h"
#include "jy-month-dialogs.h"

#include <glib/gi18n.h>

struct _JyMonthView
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkImage *state_icon;
  GtkLabel *state;
  GtkLabel *summary;
  GtkWidget *findings_button;
  GtkWidget *empty_note;
  JyFiguresView *figures;
  JyMonthCharts *charts;
  GtkWidget *findings_group;
  JyFindingList *findings;
};

G_DEFINE_FINAL_TYPE (JyMonthView, jy_month_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_RECORD_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
write_state (const JyMonthReport *report)
{
  if (report->closing > 1)
    /* Translators: a month that was reopened and closed again; %d is how often it was closed */
    return g_strdup_printf (_ ("Closed, version %d"), (int) report->closing);
  if (report->closing > 0)
    /* Translators: a month that is locked */
    return g_strdup (C_ ("month", "Closed"));
  /* Translators: a month that is not locked */
  return g_strdup (report->is_over ? C_ ("month", "Open") : _ ("Open; it can be closed once it is over"));
}

static void
record_activated_cb (JyMonthView *self,
                     const char  *kind,
                     const char  *record)
{
  g_signal_emit (self, signals[SIGNAL_RECORD_ACTIVATED], 0, kind, record);
}

static void
findings_clicked_cb (JyMonthView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkWidget *content = gtk_widget_get_parent (self->findings_group);
  double y;

  if (gtk_widget_translate_coordinates (self->findings_group, content, 0, 0, NULL, &y))
    gtk_adjustment_set_value (adjustment, y);
  gtk_widget_child_focus (GTK_WIDGET (self->findings), GTK_DIR_TAB_FORWARD);
}

static void
jy_month_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (jy_month_view_parent_class)->dispose (object);
}

static void
jy_month_view_class_init (JyMonthViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jy_month_view_dispose;

  g_type_ensure (JY_TYPE_FIGURES_VIEW);
  g_type_ensure (JY_TYPE_FINDING_LIST);
  g_type_ensure (JY_TYPE_MONTH_CHARTS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jieyue/Jieyue/ui/jy-month-view.ui");
  gtk_widget_class_bind_template_child (widget_class, JyMonthView, scroller);
  gtk_widget_class_bind_template_child (widget_class, JyMonthView, state_icon);
  gtk_widget_class_bind_template_child (widget_class, JyMonthView, state);
  gtk_widget_class_bind_template_child (widget_class, JyMonthView, summary);
  gtk_widget_class_bind_template_child (widget_class, JyMonthView, findings_button);
  gtk_widget_class_bind_template_child (widget_class, JyMonthView, empty_note);
  gtk_widget_class_bind_template_child (widget_class, JyMonthView, figures);
  gtk_widget_class_bind_template_child (widget_class, JyMonthView, charts);
  gtk_widget_class_bind_template_child (widget_class, JyMonthView, findings_group);
  gtk_widget_class_bind_template_child (widget_class, JyMonthView, findings);
  gtk_widget_class_bind_template_callback (widget_class, record_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, findings_clicked_cb);

  /**
   * JyMonthView::record-activated:
   * @view: the view
   * @kind: the name of the record's kind
   * @record: the record's identifier
   *
   * Emitted when the record that a finding is about is to be shown.
   */
  signals[SIGNAL_RECORD_ACTIVATED] = g_signal_new ("record-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
jy_month_view_init (JyMonthView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jy_month_view_show:
 * @view: the view
 * @report: what is known of a month
 *
 * Shows a month in place of the one before, or what changed in it.
 */
void
jy_month_view_show (JyMonthView         *view,
                    const JyMonthReport *report)
{
  g_autofree char *state = write_state (report);
  g_autofree char *summary = jy_month_write_findings (report);
  gboolean is_empty = jy_month_report_is_empty (report);

  gtk_image_set_from_icon_name (view->state_icon,
                                report->closing > 0 ? "changes-prevent-symbolic" : "changes-allow-symbolic");
  gtk_label_set_label (view->state, state);
  gtk_label_set_label (view->summary, summary);
  gtk_widget_set_visible (view->findings_button, report->findings->len > 0);
  gtk_widget_set_visible (view->empty_note, is_empty);
  gtk_widget_set_visible (GTK_WIDGET (view->figures), !is_empty);
  jy_figures_view_show (view->figures, report);
  jy_month_charts_show (view->charts, report);
  jy_finding_list_show (view->findings, report->findings);
}

/**
 * jy_month_view_scroll_to_top:
 * @view: the view
 *
 * Shows the top.
 */
void
jy_month_view_scroll_to_top (JyMonthView *view)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (view->scroller), 0);
}
