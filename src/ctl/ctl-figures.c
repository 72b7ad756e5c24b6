/* ctl-figures.c: a month's figures as tables on a terminal. */
#include "config.h"

#include "ctl-figures.h"
#include "ctl.h"

#include <glib/gi18n.h>

#define FIRST_COLUMN 24
#define COLUMN       13

static void
print_cell (char *text)
{
  ctl_print_padded (text, COLUMN, TRUE);
  g_free (text);
}

static char *
write_integer (gint64 integer)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, integer);
}

static char *
write_mass (gint64 mass)
{
  return jy_format_decimal (mass, 3, 1, 3);
}

/* A ratio of per mille as per cent. */
static char *
write_percent (gint64 part,
               gint64 whole)
{
  gint64 ratio = jy_ratio (part, whole, 1000);
  g_autofree char *number = NULL;

  if (ratio == JY_NO_RATIO)
    return g_strdup ("—");
  number = jy_format_decimal (ratio, 1, 1, 1);
  return g_strconcat (number, " %", NULL);
}

/* Milligrams as grams. */
static char *
write_per_diner (gint64 mass,
                 gint64 diners)
{
  gint64 ratio = jy_ratio (mass, diners, 1000);

  return ratio == JY_NO_RATIO ? g_strdup ("—") : jy_format_decimal (ratio, 3, 1, 1);
}

static void
print_header (const char        *title,
              const char *const *columns)
{
  ctl_print ("\n");
  ctl_print_padded (title, FIRST_COLUMN, FALSE);
  for (guint i = 0; columns[i] != NULL; i++)
    ctl_print_padded (columns[i], COLUMN, TRUE);
  ctl_print ("\n");
}

static void
print_waste_row (const char           *title,
                 const JyWasteFigures *own,
                 gint64                total,
                 const JyMonthSummary *previous,
                 gint64                previous_mass,
                 const JyMonthSummary *year_ago,
                 gint64                year_ago_mass)
{
  ctl_print_padded (title, FIRST_COLUMN, FALSE);
  print_cell (write_integer (own->pickups));
  print_cell (write_integer (own->containers));
  print_cell (write_mass (own->mass));
  print_cell (write_percent (own->mass, total));
  print_cell (write_mass (own->weighed));
  print_cell (write_mass (own->estimated));
  print_cell (previous->pickups > 0 ? write_mass (previous_mass) : g_strdup ("—"));
  print_cell (write_percent (own->mass - previous_mass, previous_mass));
  print_cell (year_ago->pickups > 0 ? write_mass (year_ago_mass) : g_strdup ("—"));
  print_cell (write_percent (own->mass - year_ago_mass, year_ago_mass));
  ctl_print ("\n");
}

static gboolean
print_waste (JyLedger        *ledger,
             const JyFigures *figures,
             GError         **error)
{
  const JyMonthSummary *previous = &figures->previous, *year_ago = &figures->year_ago;
  JyMonthSummary year;
  const char *const columns[] = { _ ("Pickups"), _ ("Containers"), "kg", _ ("Share"), _ ("Weighed"), _ ("Estimated"),
                                  _ ("Month before"), C_ ("against the month before", "+/−"), _ ("Year ago"),
                                  C_ ("against a year ago", "+/−"), NULL };
  g_autofree char *year_text = NULL;
  g_autofree char *recovery = write_percent (figures->categories[JY_CATEGORY_RECYCLABLE].mass + figures->kitchen_recovered,
                                             figures->waste.mass);
  g_autofree char *recycling = write_percent (figures->categories[JY_CATEGORY_RECYCLABLE].mass, figures->waste.mass);

  if (!jy_month_summary_load (&year, ledger, jy_month_new (jy_month_get_year (figures->month), 1), figures->month, error))
    return FALSE;
  print_header (_ ("Waste"), columns);
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    {
      print_waste_row (jy_choice_get_title (&jy_category_choices.list[i]), &figures->categories[i], figures->waste.mass, previous,
                       previous->mass[i], year_ago, year_ago->mass[i]);
      for (guint k = 0; k < JY_N_SUBKINDS; k++)
        if (jy_subkind_get_category ((JySubkind) k) == i && figures->subkinds[k].pickups > 0)
          {
            g_autofree char *title = g_strconcat ("  ", jy_choice_get_title (&jy_subkind_choices.list[k]), NULL);

            ctl_print_padded (title, FIRST_COLUMN, FALSE);
            print_cell (write_integer (figures->subkinds[k].pickups));
            print_cell (write_integer (figures->subkinds[k].containers));
            print_cell (write_mass (figures->subkinds[k].mass));
            ctl_print ("\n");
          }
    }
  print_waste_row (_ ("Total"), &figures->waste, figures->waste.mass, previous, previous->total, year_ago, year_ago->total);
  year_text = write_mass (year.total);
  ctl_print (_ ("Recovery rate %s (recyclable waste, and kitchen waste recycled, composted or treated on site, of the total)\n"),
             recovery);
  ctl_print (_ ("Recycling rate %s (recyclable waste of the total)\n"), recycling);
  ctl_print (_ ("Year to date %s kg\n"), year_text);
  ctl_print (_ ("Covered pickups %ld of %ld\n"), (glong) figures->covered, (glong) figures->coverage_needed);
  return TRUE;
}

static void
print_meal (const char          *title,
            const JyMealFigures *meal,
            gint64               target)
{
  gint64 prepared = meal->prepared;

  ctl_print_padded (title, FIRST_COLUMN, FALSE);
  print_cell (write_integer (meal->booked));
  print_cell (write_integer (prepared));
  print_cell (write_integer (meal->diners));
  print_cell (write_mass (meal->plate));
  print_cell (write_per_diner (meal->plate, meal->diners));
  print_cell (target > 0 ? jy_format_decimal (target, 3, 1, 1) : g_strdup ("—"));
  print_cell (write_percent (MAX (0, prepared - meal->diners), prepared));
  ctl_print ("\n");
}

static gboolean
print_canteen (JyLedger        *ledger,
               const JyFigures *figures,
               GError         **error)
{
  const char *const meal_columns[] = { _ ("Booked"), _ ("Prepared"), _ ("Diners"), _ ("Plates kg"), _ ("g per diner"),
                                       _ ("Target g"), _ ("Unused"), NULL };
  const char *const stage_columns[] = { "kg", NULL };
  static const guint targets[JY_N_MEALS] = { JY_INSTITUTION_TARGET_BREAKFAST, JY_INSTITUTION_TARGET_LUNCH,
                                             JY_INSTITUTION_TARGET_DINNER, JY_INSTITUTION_TARGET_OVERTIME };
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyRecord) institution = jy_ledger_read_institution (ledger, NULL, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  print_header (_ ("Meals"), meal_columns);
  for (guint i = 0; i < JY_N_MEALS; i++)
    print_meal (jy_choice_get_title (&jy_meal_choices.list[i]), &figures->meals[i],
                institution != NULL ? jy_record_get_integer (institution, targets[i]) : 0);
  print_meal (_ ("Total"), &figures->meals_total, 0);
  print_header (_ ("Food waste"), stage_columns);
  for (guint i = 0; i < JY_N_STAGES; i++)
    {
      ctl_print_padded (jy_choice_get_title (&jy_stage_choices.list[i]), FIRST_COLUMN, FALSE);
      print_cell (write_mass (figures->stages[i]));
      ctl_print ("\n");
    }
  ctl_print_padded (_ ("Total"), FIRST_COLUMN, FALSE);
  print_cell (write_mass (figures->food_waste));
  ctl_print ("\n");
  {
    g_autofree char *per_diner = write_per_diner (figures->food_waste, figures->meals_total.diners);

    ctl_print (_ ("In all %s g per diner\n"), per_diner);
  }
  return TRUE;
}

static void
print_purchase_row (const char              *title,
                    const JyPurchaseFigures *own)
{
  ctl_print_padded (title, FIRST_COLUMN, FALSE);
  print_cell (write_integer (own->lines));
  print_cell (write_mass (own->mass));
  print_cell (jy_format_decimal (own->amount, 2, 2, 2));
  ctl_print ("\n");
}

static void
print_purchases (const JyFigures *figures)
{
  /* g per 10 000 yuan of 1 000 000 fen, as kg with three decimals. */
  gint64 intensity = jy_ratio (figures->food_waste, figures->purchases.amount, 1000000);
  const char *const columns[] = { _ ("Lines"), "kg", _ ("Yuan"), NULL };
  g_autofree char *text = intensity == JY_NO_RATIO ? g_strdup ("—") : jy_format_decimal (intensity, 3, 1, 1);

  print_header (_ ("Purchases"), columns);
  for (guint i = 0; i < JY_N_FOOD_CATEGORIES; i++)
    if (figures->food[i].lines > 0)
      print_purchase_row (jy_choice_get_title (&jy_food_category_choices.list[i]), &figures->food[i]);
  print_purchase_row (_ ("Total"), &figures->purchases);
  ctl_print (_ ("Kitchen waste %s kg per 10 000 yuan\n"), text);
}

/**
 * ctl_print_figures:
 * @ledger: the ledger
 * @figures: figures
 * @error: return location
 *
 * Writes the figures of a month in the user's language.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
ctl_print_figures (JyLedger        *ledger,
                   const JyFigures *figures,
                   GError         **error)
{
  g_autofree char *month = jy_month_to_iso (figures->month);

  ctl_print ("%s%s\n", month, figures->closed ? _ (" (closed)") : "");
  if (!print_waste (ledger, figures, error) || !print_canteen (ledger, figures, error))
    return FALSE;
  print_purchases (figures);
  ctl_print (_ ("\nEntries %ld of %ld expected\n"), (glong) figures->recorded, (glong) figures->expected);
  return TRUE;
}
