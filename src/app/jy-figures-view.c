/* jy-figures-view.c: what was collected, eaten, left, bought and recorded, one
 * table for each. A ratio without a denominator is a dash, never a zero. */
#include "config.h"

#include "jy-figures-view.h"
#include "jy-figures-table.h"

#include <glib/gi18n.h>

struct _JyFiguresView
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (JyFiguresView, jy_figures_view, GTK_TYPE_WIDGET)

static char *
write_nothing (void)
{
  return g_strdup ("—");
}

static char *
write_count (gint64 count)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, count);
}

/* Grams as kilograms. */
static char *
write_mass (gint64 mass,
            guint  decimals)
{
  return jy_format_decimal (mass, 3, decimals, decimals);
}

/* The decimals of a kilogram with which all of them stand there exactly. */
static guint
count_decimals (const gint64 *masses,
                guint         n)
{
  guint decimals = 1;

  for (guint i = 0; i < n; i++)
    decimals = MAX (decimals, masses[i] % 10 != 0 ? 3 : masses[i] % 100 != 0 ? 2
                                                                             : 1);
  return decimals;
}

/* Per mille as per cent; a change has its sign. */
static char *
write_percent (gint64   ratio,
               gboolean is_change)
{
  g_autofree char *number = NULL;

  if (ratio == JY_NO_RATIO)
    return write_nothing ();
  number = jy_format_decimal (ABS (ratio), 1, 1, 1);
  /* Translators: a percentage: sign and number */
  return g_strdup_printf (C_ ("percentage", "%s%s %%"), ratio < 0 ? "−" : is_change && ratio > 0 ? "+"
                                                                                                 : "",
                          number);
}

static char *
write_share (gint64 part,
             gint64 whole)
{
  return write_percent (jy_ratio (part, whole, 1000), FALSE);
}

static char *
write_change (gint64 now,
              gint64 before)
{
  return write_percent (jy_ratio (now - before, before, 1000), TRUE);
}

/* Grams for each diner. */
static char *
write_per_diner (gint64 mass,
                 gint64 diners)
{
  gint64 milligrams = jy_ratio (mass, diners, 1000);

  return milligrams == JY_NO_RATIO ? write_nothing () : jy_format_decimal (milligrams, 3, 1, 1);
}

static void
add_waste_row (JyFiguresTable  *table,
               JyFiguresRow     role,
               const char      *title,
               const JyFigures *figures,
               guint            decimals,
               gint64           mass,
               gint64           previous,
               gint64           year_ago)
{
  gboolean has_previous = figures->previous.pickups > 0, has_year_ago = figures->year_ago.pickups > 0;

  jy_figures_table_add (table, role, title, write_mass (mass, decimals), write_share (mass, figures->waste.mass),
                        has_previous ? write_mass (previous, decimals) : write_nothing (),
                        has_previous ? write_change (mass, previous) : write_nothing (),
                        has_year_ago ? write_mass (year_ago, decimals) : write_nothing (),
                        has_year_ago ? write_change (mass, year_ago) : write_nothing (), NULL);
}

static guint
count_waste_decimals (const JyFigures *figures)
{
  guint decimals = MAX (count_decimals (figures->previous.mass, JY_N_CATEGORIES),
                        count_decimals (figures->year_ago.mass, JY_N_CATEGORIES));

  for (guint i = 0; i < JY_N_SUBKINDS; i++)
    decimals = MAX (decimals, count_decimals (&figures->subkinds[i].mass, 1));
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    decimals = MAX (decimals, count_decimals (&figures->categories[i].mass, 1));
  return decimals;
}

static GtkWidget *
new_waste (const JyMonthReport *report)
{
  const char *const columns[] = { _ ("Category"), _ ("kg"), _ ("Share"),
                                  /* Translators: column titles with a unit; narrow, may take two lines */
                                  _ ("Month before, kg"), _ ("Change"), _ ("Year ago, kg"), _ ("Change"), NULL };
  const JyFigures *figures = report->figures;
  guint decimals = count_waste_decimals (figures);
  gint64 recycled = figures->categories[JY_CATEGORY_RECYCLABLE].mass;
  gint64 recovered = recycled + figures->kitchen_recovered;
  GtkWidget *widget = jy_figures_table_new (_ ("Waste collected"), columns);
  JyFiguresTable *table = JY_FIGURES_TABLE (widget);

  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    {
      add_waste_row (table, JY_FIGURES_ROW_PLAIN, jy_choice_get_title (&jy_category_choices.list[i]), figures, decimals,
                     figures->categories[i].mass, figures->previous.mass[i], figures->year_ago.mass[i]);
      for (guint k = 0; k < JY_N_SUBKINDS; k++)
        if (jy_subkind_get_category ((JySubkind) k) == i && figures->subkinds[k].pickups > 0)
          jy_figures_table_add (table, JY_FIGURES_ROW_PART, jy_choice_get_title (&jy_subkind_choices.list[k]),
                                write_mass (figures->subkinds[k].mass, decimals),
                                write_share (figures->subkinds[k].mass, figures->waste.mass), NULL);
    }
  add_waste_row (table, JY_FIGURES_ROW_TOTAL, _ ("Total"), figures, decimals, figures->waste.mass, figures->previous.total,
                 figures->year_ago.total);
  jy_figures_table_add (table, JY_FIGURES_ROW_PLAIN, _ ("Recycling rate"), write_mass (recycled, decimals),
                        write_percent (jy_figures_get_recycling (figures), FALSE), NULL);
  jy_figures_table_add (table, JY_FIGURES_ROW_PLAIN, _ ("Recovery rate"), write_mass (recovered, decimals),
                        write_percent (jy_figures_get_recovery (figures), FALSE), NULL);
  jy_figures_table_add (table, JY_FIGURES_ROW_PLAIN, _ ("Year to date"), write_mass (report->year_to_date, decimals), NULL);
  return widget;
}

static void
add_meal_row (JyFiguresTable      *table,
              JyFiguresRow         role,
              const char          *title,
              const JyMealFigures *meal,
              guint                decimals,
              gint64               target)
{
  gint64 milligrams = jy_ratio (meal->plate, meal->diners, 1000);

  jy_figures_table_add (table, role, title, write_count (meal->prepared), write_count (meal->diners),
                        write_mass (meal->plate, decimals), write_per_diner (meal->plate, meal->diners),
                        target > 0 ? jy_format_decimal (target, 3, 1, 1) : write_nothing (),
                        target > 0 && milligrams != JY_NO_RATIO ? write_change (milligrams, target) : write_nothing (), NULL);
}

static GtkWidget *
new_meals (const JyMonthReport *report)
{
  const char *const columns[] = { _ ("Meal"), _ ("Prepared"), _ ("Diners"), _ ("Plates, kg"), _ ("g per diner"),
                                  /* Translators: the target for grams left per diner, and how far from it the month is */
                                  _ ("Target, g"), _ ("Off target"), NULL };
  const JyFigures *figures = report->figures;
  GtkWidget *widget = jy_figures_table_new (_ ("Meals"), columns);
  guint decimals = 1;

  for (guint i = 0; i < JY_N_MEALS; i++)
    decimals = MAX (decimals, count_decimals (&figures->meals[i].plate, 1));
  for (guint i = 0; i < JY_N_MEALS; i++)
    if (figures->meals[i].records > 0 || figures->meals[i].plate != 0 || report->targets[i] > 0)
      add_meal_row (JY_FIGURES_TABLE (widget), JY_FIGURES_ROW_PLAIN, jy_choice_get_title (&jy_meal_choices.list[i]),
                    &figures->meals[i], decimals, report->targets[i]);
  add_meal_row (JY_FIGURES_TABLE (widget), JY_FIGURES_ROW_TOTAL, _ ("Total"), &figures->meals_total, decimals, 0);
  return widget;
}

static void
add_stage_row (JyFiguresTable  *table,
               JyFiguresRow     role,
               const char      *title,
               const JyFigures *figures,
               guint            decimals,
               gint64           mass)
{
  jy_figures_table_add (table, role, title, write_mass (mass, decimals), write_share (mass, figures->food_waste),
                        write_per_diner (mass, figures->meals_total.diners), NULL);
}

static GtkWidget *
new_stages (const JyMonthReport *report)
{
  const char *const columns[] = { _ ("Stage"), _ ("kg"), _ ("Share"), _ ("g per diner"), NULL };
  const JyFigures *figures = report->figures;
  guint decimals = count_decimals (figures->stages, JY_N_STAGES);
  GtkWidget *widget = jy_figures_table_new (_ ("Food waste"), columns);

  for (guint i = 0; i < JY_N_STAGES; i++)
    add_stage_row (JY_FIGURES_TABLE (widget), JY_FIGURES_ROW_PLAIN, jy_choice_get_title (&jy_stage_choices.list[i]), figures,
                   decimals, figures->stages[i]);
  add_stage_row (JY_FIGURES_TABLE (widget), JY_FIGURES_ROW_TOTAL, _ ("Total"), figures, decimals, figures->food_waste);
  return widget;
}

static void
add_purchase_row (JyFiguresTable          *table,
                  JyFiguresRow             role,
                  const char              *title,
                  const JyPurchaseFigures *own,
                  guint                    decimals)
{
  jy_figures_table_add (table, role, title, write_count (own->lines), write_mass (own->mass, decimals),
                        jy_format_decimal (own->amount, 2, 2, 2), NULL);
}

static GtkWidget *
new_purchases (const JyMonthReport *report)
{
  const char *const columns[] = { _ ("Food"), _ ("Lines"), _ ("kg"), _ ("Yuan"), NULL };
  const JyFigures *figures = report->figures;
  /* g per 10 000 yuan of 1 000 000 fen. */
  gint64 intensity = jy_ratio (figures->food_waste, figures->purchases.amount, 1000000);
  GtkWidget *widget = jy_figures_table_new (_ ("Purchases"), columns);
  guint decimals = 1;

  for (guint i = 0; i < JY_N_FOOD_CATEGORIES; i++)
    decimals = MAX (decimals, count_decimals (&figures->food[i].mass, 1));
  for (guint i = 0; i < JY_N_FOOD_CATEGORIES; i++)
    if (figures->food[i].lines > 0)
      add_purchase_row (JY_FIGURES_TABLE (widget), JY_FIGURES_ROW_PLAIN,
                        jy_choice_get_title (&jy_food_category_choices.list[i]), &figures->food[i], decimals);
  add_purchase_row (JY_FIGURES_TABLE (widget), JY_FIGURES_ROW_TOTAL, _ ("Total"), &figures->purchases, decimals);
  jy_figures_table_add (JY_FIGURES_TABLE (widget), JY_FIGURES_ROW_PLAIN, _ ("Food waste per 10 000 yuan"), g_strdup (""),
                        intensity == JY_NO_RATIO ? write_nothing () : write_mass (intensity, 1), NULL);
  return widget;
}

static GtkWidget *
new_completeness (const JyMonthReport *report)
{
  const char *const columns[] = { _ ("What is wanted"),
                                  /* Translators: columns: so many are there, of so many that should be, a percentage */
                                  C_ ("completeness", "There"), C_ ("completeness", "Of"), _ ("Share"), NULL };
  const JyFigures *figures = report->figures;
  GtkWidget *widget = jy_figures_table_new (_ ("Completeness"), columns);

  jy_figures_table_add (JY_FIGURES_TABLE (widget), JY_FIGURES_ROW_PLAIN, _ ("Entries of working days"),
                        write_count (figures->recorded), write_count (figures->expected),
                        write_share (figures->recorded, figures->expected), NULL);
  jy_figures_table_add (JY_FIGURES_TABLE (widget), JY_FIGURES_ROW_PLAIN, _ ("Pickups covered by contract and licence"),
                        write_count (figures->covered), write_count (figures->coverage_needed),
                        write_share (figures->covered, figures->coverage_needed), NULL);
  return widget;
}

static void
clear (JyFiguresView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
jy_figures_view_dispose (GObject *object)
{
  clear (JY_FIGURES_VIEW (object));

  G_OBJECT_CLASS (jy_figures_view_parent_class)->dispose (object);
}

static void
jy_figures_view_class_init (JyFiguresViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jy_figures_view_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
jy_figures_view_init (JyFiguresView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 24);
}

/**
 * jy_figures_view_show:
 * @view: the view
 * @report: what is known of a month
 *
 * Shows the figures of a month in place of those before.
 */
void
jy_figures_view_show (JyFiguresView       *view,
                      const JyMonthReport *report)
{
  static GtkWidget *(*const tables[]) (const JyMonthReport *) = { new_waste, new_meals, new_stages, new_purchases,
                                                                  new_completeness };

  clear (view);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    gtk_widget_set_parent (tables[i](report), GTK_WIDGET (view));
}
