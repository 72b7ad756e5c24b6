/* jy-figures-snapshot.c: what notices print beside the documented keys of the
 * figures, so that a closing and a check code stand for that as well: also names and
 * targets, which a sheet says and a later change of a master record would not. */
#include "config.h"

#include "jy-figures-private.h"

#include <string.h>

static void
add_integer (JsonBuilder *builder,
             const char  *name,
             gint64       integer)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, integer);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/* What is not there is not a member. */
static void
add_day (JsonBuilder *builder,
         const char  *name,
         JyDay        day)
{
  g_autofree char *text = NULL;

  if (day == 0)
    return;
  text = jy_day_to_iso (day);
  add_text (builder, name, text);
}

static void
add_names (JsonBuilder     *builder,
           const char      *name,
           const JyChoices *choices,
           guint            bits)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < choices->n; i++)
    if (bits & (1u << i))
      json_builder_add_string_value (builder, choices->list[i].name);
  json_builder_end_array (builder);
}

static void
add_meal (JsonBuilder         *builder,
          const char          *name,
          const JyMealFigures *meal)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  if (meal->bookings > 0)
    {
      add_integer (builder, "booked", meal->booked);
      add_integer (builder, "unused", meal->unused);
      add_integer (builder, "unbooked", meal->unbooked);
    }
  if (meal->preparations > 0)
    add_integer (builder, "prepared", meal->prepared);
  if (meal->records > 0)
    add_integer (builder, "diners", meal->diners);
  if (meal->weighings > 0)
    add_integer (builder, "plate_g", meal->plate);
  json_builder_end_object (builder);
}

/* Days and meals of which nothing was recorded are left out. */
static void
add_days (JsonBuilder     *builder,
          const JyFigures *figures)
{
  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (JyDay day = jy_month_get_first (figures->month); day <= jy_month_get_last (figures->month); day++)
    {
      const JyDayFigures *own = &figures->days[day - jy_month_get_first (figures->month)];
      gboolean begun = FALSE;

      for (guint i = 0; i < JY_N_MEALS; i++)
        {
          if (own->meals[i].records == 0 && own->meals[i].weighings == 0)
            continue;
          if (!begun)
            {
              json_builder_begin_object (builder);
              add_day (builder, "date", day);
            }
          begun = TRUE;
          add_meal (builder, jy_meal_choices.list[i].name, &own->meals[i]);
        }
      if (begun)
        json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_purchases (JsonBuilder             *builder,
               const JyPurchaseFigures *purchases)
{
  add_integer (builder, "lines", purchases->lines);
  add_integer (builder, "mass_g", purchases->mass);
  add_integer (builder, "amount_fen", purchases->amount);
  add_integer (builder, "unweighed", purchases->unweighed);
  add_integer (builder, "unpriced", purchases->unpriced);
}

static void
add_suppliers (JsonBuilder     *builder,
               const JyFigures *figures)
{
  json_builder_set_member_name (builder, "suppliers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < figures->suppliers->len; i++)
    {
      const JySupplierFigures *supplier = &g_array_index (figures->suppliers, JySupplierFigures, i);

      json_builder_begin_object (builder);
      add_text (builder, "supplier", supplier->id);
      add_text (builder, "name", jy_figures_get_name (figures, supplier->supplier));
      add_purchases (builder, &supplier->purchases);
      add_names (builder, "categories", &jy_food_category_choices, supplier->categories);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_papers (JsonBuilder     *builder,
            const char      *name,
            const JyFigures *figures,
            const GArray    *papers,
            gboolean         licences)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < papers->len; i++)
    {
      const JyPaper *paper = &g_array_index (papers, JyPaper, i);

      json_builder_begin_object (builder);
      add_text (builder, "id", paper->id);
      add_text (builder, "collector", jy_figures_get_name (figures, paper->collector));
      add_text (builder, "number", paper->number);
      add_names (builder, "categories", &jy_contract_category_choices, paper->categories);
      add_day (builder, "from", paper->from);
      add_day (builder, "to", paper->to);
      if (licences)
        add_text (builder, "type", jy_licence_type_choices.list[paper->type].name);
      else
        add_text (builder, "status", jy_contract_status_choices.list[paper->status].name);
      if (paper->issuer != NULL)
        add_text (builder, "issuer", paper->issuer);
      add_day (builder, "status_date", paper->status_date);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_uncovered (JsonBuilder     *builder,
               const JyFigures *figures)
{
  json_builder_set_member_name (builder, "uncovered");
  json_builder_begin_array (builder);
  for (guint i = 0; i < figures->uncovered->len; i++)
    {
      const JyUncovered *own = &g_array_index (figures->uncovered, JyUncovered, i);

      json_builder_begin_object (builder);
      add_day (builder, "date", own->day);
      add_text (builder, "category", jy_category_choices.list[own->category].name);
      add_text (builder, "collector", jy_figures_get_name (figures, own->collector));
      add_text (builder, "coverage", jy_coverage_get_name (own->result));
      add_text (builder, "paper", jy_figures_get_name (figures, own->paper));
      add_integer (builder, "pickups", own->pickups);
      add_integer (builder, "mass_g", own->mass);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* A meal without a target is not a member. */
static void
add_targets (JsonBuilder     *builder,
             const JyFigures *figures)
{
  json_builder_set_member_name (builder, "targets");
  json_builder_begin_object (builder);
  for (guint i = 0; i < JY_N_MEALS; i++)
    if (figures->targets[i] != JY_NO_TARGET)
      add_integer (builder, jy_meal_choices.list[i].name, figures->targets[i]);
  json_builder_end_object (builder);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Adds the names of those who took waste of a category: in an order that does not
 * depend on the desk, of which one may have merged what the other wrote. */
void
jy_figures_add_collectors (const JyFigures *figures,
                           JyCategory       category,
                           JsonBuilder     *builder)
{
  const GArray *rows = figures->collectors[category];
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (names, (gpointer) jy_figures_get_name (figures, g_array_index (rows, gint64, i)));
  g_ptr_array_sort (names, compare_names);
  json_builder_set_member_name (builder, "collectors");
  json_builder_begin_array (builder);
  for (guint i = 0; i < names->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (names, i));
  json_builder_end_array (builder);
}

/* Adds days, suppliers, contracts, licences and targets to an open object. */
void
jy_figures_add_printed (const JyFigures *figures,
                        JsonBuilder     *builder)
{
  add_days (builder, figures);
  add_suppliers (builder, figures);
  add_papers (builder, "contracts", figures, figures->contracts, FALSE);
  add_papers (builder, "licences", figures, figures->licences, TRUE);
  add_uncovered (builder, figures);
  add_targets (builder, figures);
}

/* Adds what tells a figure that is zero from one that is not known. */
void
jy_meal_add_printed (const JyMealFigures *meal,
                     JsonBuilder         *builder)
{
  add_integer (builder, "records", meal->records);
  add_integer (builder, "bookings", meal->bookings);
  add_integer (builder, "preparations", meal->preparations);
  add_integer (builder, "weighings", meal->weighings);
  add_integer (builder, "unused", meal->unused);
  add_integer (builder, "unbooked", meal->unbooked);
}

/* The same of purchases. */
void
jy_purchases_add_printed (const JyPurchaseFigures *purchases,
                          JsonBuilder             *builder)
{
  add_integer (builder, "unweighed", purchases->unweighed);
  add_integer (builder, "unpriced", purchases->unpriced);
}

/* Adds what notices compare with to an open object. */
void
jy_summary_add_printed (const JyMonthSummary *summary,
                        JsonBuilder          *builder)
{
  add_integer (builder, "pickups", summary->pickups);
  add_integer (builder, "meals", summary->meals);
  add_integer (builder, "weighings", summary->weighings);
  add_integer (builder, "diners", summary->diners);
  add_integer (builder, "plate_g", summary->plate);
  add_integer (builder, "food_waste_g", summary->food_waste);
  add_meal (builder, "overtime", &summary->overtime);
  json_builder_set_member_name (builder, "purchases");
  json_builder_begin_object (builder);
  add_purchases (builder, &summary->purchases);
  json_builder_end_object (builder);
}
