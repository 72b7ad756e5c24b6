/* jy-figures-json.c: writes figures as the JSON of the command line, which is also
 * what a closing keeps. Integers only; a ratio without a denominator is null. */
#include "config.h"

#include "jy-figures-private.h"

static void
add_integer (JsonBuilder *builder,
             const char  *name,
             gint64       integer)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, integer);
}

static void
add_ratio (JsonBuilder *builder,
           const char  *name,
           gint64       part,
           gint64       whole)
{
  gint64 ratio = jy_ratio (part, whole, 1000);

  json_builder_set_member_name (builder, name);
  if (ratio == JY_NO_RATIO)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, ratio);
}

static void
begin (JsonBuilder *builder,
       const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

/* What a notice prints beside the documented keys, so that its check code stands
 * for that as well. */
static void
add_destinations (JsonBuilder *builder,
                  guint        destinations)
{
  json_builder_set_member_name (builder, "destinations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < JY_N_DESTINATIONS; i++)
    if (destinations & (1u << i))
      json_builder_add_string_value (builder, jy_destination_choices.list[i].name);
  json_builder_end_array (builder);
}

static void
add_category (JsonBuilder     *builder,
              const JyFigures *figures,
              JyCategory       category,
              gboolean         printed)
{
  const JyWasteFigures *own = &figures->categories[category];

  begin (builder, jy_category_choices.list[category].name);
  add_integer (builder, "pickups", own->pickups);
  add_integer (builder, "mass_g", own->mass);
  add_integer (builder, "weighed_g", own->weighed);
  add_integer (builder, "estimated_g", own->estimated);
  add_integer (builder, "volume_ml", own->volume);
  add_integer (builder, "containers", own->containers);
  add_ratio (builder, "share_permille", own->mass, figures->waste.mass);
  begin (builder, "subkinds");
  for (guint i = 0; i < JY_N_SUBKINDS; i++)
    if (jy_subkind_get_category ((JySubkind) i) == category && figures->subkinds[i].pickups > 0)
      {
        begin (builder, jy_subkind_choices.list[i].name);
        add_integer (builder, "pickups", figures->subkinds[i].pickups);
        add_integer (builder, "mass_g", figures->subkinds[i].mass);
        json_builder_end_object (builder);
      }
  json_builder_end_object (builder);
  if (printed)
    {
      add_destinations (builder, figures->destinations[category]);
      jy_figures_add_collectors (figures, category, builder);
    }
  json_builder_end_object (builder);
}

static void
add_waste (JsonBuilder     *builder,
           const JyFigures *figures,
           gboolean         printed)
{
  const JyWasteFigures *waste = &figures->waste;
  gint64 recyclable = figures->categories[JY_CATEGORY_RECYCLABLE].mass;

  begin (builder, "waste");
  add_integer (builder, "pickups", waste->pickups);
  add_integer (builder, "mass_g", waste->mass);
  add_integer (builder, "weighed_g", waste->weighed);
  add_integer (builder, "estimated_g", waste->estimated);
  add_ratio (builder, "recovery_permille", recyclable + figures->kitchen_recovered, waste->mass);
  add_ratio (builder, "recycling_permille", recyclable, waste->mass);
  if (printed)
    add_integer (builder, "kitchen_recovered_g", figures->kitchen_recovered);
  begin (builder, "categories");
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    add_category (builder, figures, (JyCategory) i, printed);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_meal (JsonBuilder         *builder,
          const char          *name,
          const JyMealFigures *meal,
          gboolean             printed)
{
  begin (builder, name);
  add_integer (builder, "booked", meal->booked);
  add_integer (builder, "prepared", meal->prepared);
  add_integer (builder, "diners", meal->diners);
  add_integer (builder, "plate_g", meal->plate);
  add_ratio (builder, "plate_mg_per_diner", meal->plate, meal->diners);
  if (printed)
    jy_meal_add_printed (meal, builder);
  json_builder_end_object (builder);
}

static void
add_food_waste (JsonBuilder     *builder,
                const JyFigures *figures,
                gboolean         printed)
{
  static const char *const names[JY_N_STAGES] = { "spoilage_g", "preparation_g", "unserved_g", "plate_g" };

  begin (builder, "food_waste");
  for (guint i = 0; i < JY_N_STAGES; i++)
    add_integer (builder, names[i], figures->stages[i]);
  add_integer (builder, "mass_g", figures->food_waste);
  add_ratio (builder, "mg_per_diner", figures->food_waste, figures->meals_total.diners);
  if (printed)
    add_integer (builder, "weighings", figures->weighings);
  json_builder_end_object (builder);
}

static void
add_purchases (JsonBuilder     *builder,
               const JyFigures *figures,
               gboolean         printed)
{
  begin (builder, "purchases");
  add_integer (builder, "lines", figures->purchases.lines);
  add_integer (builder, "mass_g", figures->purchases.mass);
  add_integer (builder, "amount_fen", figures->purchases.amount);
  if (printed)
    jy_purchases_add_printed (&figures->purchases, builder);
  begin (builder, "categories");
  for (guint i = 0; i < JY_N_FOOD_CATEGORIES; i++)
    if (figures->food[i].lines > 0)
      {
        begin (builder, jy_food_category_choices.list[i].name);
        add_integer (builder, "lines", figures->food[i].lines);
        add_integer (builder, "mass_g", figures->food[i].mass);
        add_integer (builder, "amount_fen", figures->food[i].amount);
        if (printed)
          jy_purchases_add_printed (&figures->food[i], builder);
        json_builder_end_object (builder);
      }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_completeness (JsonBuilder     *builder,
                  const JyFigures *figures)
{
  begin (builder, "completeness");
  add_integer (builder, "expected", figures->expected);
  add_integer (builder, "recorded", figures->recorded);
  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < figures->missing->len; i++)
    {
      const JyMissingEntry *entry = &g_array_index (figures->missing, JyMissingEntry, i);
      g_autofree char *date = jy_day_to_iso (entry->day);
      g_autofree char *slot =
        g_strconcat (jy_meal_choices.list[entry->meal].name, entry->plate ? ".plate" : ".diners", NULL);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "date");
      json_builder_add_string_value (builder, date);
      json_builder_set_member_name (builder, "slot");
      json_builder_add_string_value (builder, slot);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_summary (JsonBuilder          *builder,
             const char           *name,
             const JyMonthSummary *summary,
             gboolean              printed)
{
  g_autofree char *month = jy_month_to_iso (summary->month);

  begin (builder, name);
  json_builder_set_member_name (builder, "month");
  json_builder_add_string_value (builder, month);
  add_integer (builder, "mass_g", summary->total);
  add_ratio (builder, "plate_mg_per_diner", summary->plate, summary->diners);
  if (printed)
    {
      begin (builder, "categories");
      for (guint i = 0; i < JY_N_CATEGORIES; i++)
        add_integer (builder, jy_category_choices.list[i].name, summary->mass[i]);
      json_builder_end_object (builder);
      jy_summary_add_printed (summary, builder);
    }
  json_builder_end_object (builder);
}

/* Days without figures are written too, as null: a chart shows that they have none. */
static void
add_plates (JsonBuilder         *builder,
            const JyPlateSeries *series)
{
  guint meal = jy_plate_series_find_meal (series);

  if (meal > JY_WHOLE_DAY)
    return;
  begin (builder, "plate_by_day");
  json_builder_set_member_name (builder, "meal");
  if (meal < JY_WHOLE_DAY)
    json_builder_add_string_value (builder, jy_meal_choices.list[meal].name);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "diners_plate_g");
  json_builder_begin_array (builder);
  for (guint day = 0; day < series->n_days; day++)
    {
      const JyPlateFigures *own = &series->days[day][meal];

      if (!own->has_figures)
        {
          json_builder_add_null_value (builder);
          continue;
        }
      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, own->diners);
      json_builder_add_int_value (builder, own->plate);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_year (JsonBuilder        *builder,
          const JyYearSeries *series)
{
  begin (builder, "year");
  for (guint i = 0; i < JY_YEAR_MONTHS; i++)
    {
      g_autofree char *month = jy_month_to_iso (series->months[i].month);

      begin (builder, month);
      add_integer (builder, "pickups", series->months[i].pickups);
      for (guint k = 0; k < JY_N_CATEGORIES; k++)
        add_integer (builder, jy_category_choices.list[k].name, series->months[i].mass[k]);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static char *
write_json (const JyFigures *figures,
            gboolean         printed)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *month = jy_month_to_iso (figures->month);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "month");
  json_builder_add_string_value (builder, month);
  json_builder_set_member_name (builder, "closed");
  /* What is kept by a closing describes the closed month. */
  json_builder_add_boolean_value (builder, figures->closed || printed);
  add_waste (builder, figures, printed);
  begin (builder, "meals");
  for (guint i = 0; i < JY_N_MEALS; i++)
    add_meal (builder, jy_meal_choices.list[i].name, &figures->meals[i], printed);
  add_meal (builder, "total", &figures->meals_total, printed);
  json_builder_end_object (builder);
  add_food_waste (builder, figures, printed);
  add_purchases (builder, figures, printed);
  add_completeness (builder, figures);
  begin (builder, "coverage");
  add_integer (builder, "needed", figures->coverage_needed);
  add_integer (builder, "covered", figures->covered);
  json_builder_end_object (builder);
  begin (builder, "compare");
  add_summary (builder, "previous", &figures->previous, printed);
  add_summary (builder, "year_ago", &figures->year_ago, printed);
  json_builder_end_object (builder);
  if (printed)
    {
      jy_figures_add_printed (figures, builder);
      add_plates (builder, &figures->plates);
      add_year (builder, &figures->year);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/**
 * jy_figures_to_json:
 * @figures: figures
 *
 * Returns: (transfer full): the JSON of `figures --format json`, on one line
 */
char *
jy_figures_to_json (const JyFigures *figures)
{
  return write_json (figures, FALSE);
}

/**
 * jy_figures_to_snapshot:
 * @figures: figures
 *
 * Writes what a closing keeps: the JSON of jy_figures_to_json() of a closed month,
 * and what else a notice prints.
 *
 * Returns: (transfer full): the JSON, on one line
 */
char *
jy_figures_to_snapshot (const JyFigures *figures)
{
  return write_json (figures, TRUE);
}

/**
 * jy_figures_compute_json:
 * @ledger: an open ledger
 * @month: a month
 * @data: not used
 * @error: return location
 *
 * Works out a month's figures and writes them, for jy_ledger_close_month(); see
 * jy_figures_to_snapshot().
 *
 * Returns: (transfer full): the JSON, or %NULL with @error of #JyLedgerError
 */
char *
jy_figures_compute_json (JyLedger *ledger,
                         JyMonth   month,
                         gpointer  data,
                         GError  **error)
{
  g_autoptr (JyFigures) figures = jy_figures_new (ledger, month, error);

  return figures != NULL ? jy_figures_to_snapshot (figures) : NULL;
}
