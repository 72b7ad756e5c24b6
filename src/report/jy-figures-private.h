/* What the files that work out a month's figures share. */
#pragma once

#include "jy-figures.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** The sums of meals in the order in which jy_meal_figures_read() takes them. */
#define JY_MEAL_SUMS                                                                                                    \
  "count(*),count(booked),count(prepared),sum(booked),sum(prepared),sum(diners),sum(max(booked-diners,0)),"             \
  "sum(max(diners-booked,0))"

JyStatement *jy_figures_prepare     (JyLedger        *ledger,
                                     const char      *sql,
                                     JyMonth          first,
                                     JyMonth          last,
                                     GError         **error);
int          jy_figures_find        (const JyChoices *choices,
                                     JyStatement     *statement,
                                     int              column);
void         jy_figures_set_damaged (JyLedger        *ledger,
                                     GError         **error);
void         jy_meal_figures_read   (JyMealFigures   *meal,
                                     JyStatement     *statement,
                                     int              column);
JyFigures   *jy_figures_new_empty   (JyMonth          month);
GArray      *jy_paper_figures_new   (void);
gboolean     jy_figures_load_names  (JyFigures       *figures,
                                     JyLedger        *ledger,
                                     GError         **error);
void         jy_figures_add_printed (const JyFigures *figures,
                                     JsonBuilder     *builder);
void         jy_figures_add_collectors (const JyFigures *figures,
                                        JyCategory       category,
                                        JsonBuilder     *builder);
void         jy_meal_add_printed    (const JyMealFigures *meal,
                                     JsonBuilder         *builder);
void         jy_purchases_add_printed (const JyPurchaseFigures *purchases,
                                       JsonBuilder             *builder);
void         jy_summary_add_printed (const JyMonthSummary *summary,
                                     JsonBuilder          *builder);
gboolean     jy_month_mass_load     (JyMonthMass     *own,
                                     JyLedger        *ledger,
                                     JyMonth          first,
                                     JyMonth          last,
                                     GError         **error);
gboolean     jy_year_series_load_rest (JyYearSeries  *series,
                                       JyLedger      *ledger,
                                       JyMonth        last,
                                       guint          n_known,
                                       GError       **error);

G_END_DECLS
