/* A chart: what it shows, and how that is laid out in a rectangle. */

#pragma once

#include "jy-page.h"
#include "jy-shaper.h"

G_BEGIN_DECLS

/** Usual size of its type, in points; a screen scales the page instead. */
#define JY_CHART_TYPE_SIZE 9.0

/**
 * JyChart:
 *
 * Figures with their labels, either as bars, one below the other, or as columns
 * of one or several series, stacked. It knows no language: all words come from
 * the caller. Nothing in it is told by colour.
 */
typedef struct _JyChart JyChart;

/**
 * JyChartStyle:
 * @grey: 0 is black, 1 is white
 * @hatch: the pattern over it
 *
 * How an area is filled.
 */
typedef struct
{
  double grey;
  JyHatch hatch;
} JyChartStyle;

JyChart *jy_chart_new (const char *title);
void jy_chart_free (JyChart *self);

void jy_chart_set_type_size (JyChart *self, double size);
void jy_chart_set_scale (JyChart *self, guint scale);
void jy_chart_set_target (JyChart *self, gint64 target, const char *label);
void jy_chart_add_bar (JyChart            *self,
                       const char         *label,
                       const char         *text,
                       const JyChartStyle *style,
                       gint64              value);
void jy_chart_add_series (JyChart *self, const char *label, const JyChartStyle *style);
void jy_chart_add_column (JyChart *self, const char *label, const char *group, const gint64 *values);

void jy_chart_draw (JyPage        *page,
                    JyShaper      *shaper,
                    double         x,
                    double         y,
                    double         width,
                    double         height,
                    const JyChart *self);
gint64 jy_chart_choose_step (gint64 most, guint n_steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JyChart, jy_chart_free)

G_END_DECLS
