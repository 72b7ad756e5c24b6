/* jy-figures-snapshot.c: what notices print beside the documented keys of the
 * figures, so that a closing and a check code stand for that as well. Names are
 * not kept: a supplier whose name is corrected has sold the same. */
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
      add_purchases (builder, &supplier->purchases);
      add_names (builder, "categories", &jy_food_category_choices, supplier->categories);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_papers (JsonBuilder  *builder,
            const char   *name,
            const GArray *papers,
            gboolean      licences)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < papers->len; i++)
    {
      const JyPaper *paper = &g_array_index (papers, JyPaper, i);

      json_builder_begin_object (builder);
      add_text (builder, "id", paper->id);
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

/* Adds days, suppliers, contracts and licences to an open object. */
void
jy_figures_add_printed (const JyFigures *figures,
                        JsonBuilder     *builder)
{
  add_days (builder, figures);
  add_suppliers (builder, figures);
  add_papers (builder, "contracts", figures->contracts, FALSE);
  add_papers (builder, "licences", figures->licences, TRUE);
}

/* Adds what notices compare with to an open object. */
void
jy_summary_add_printed (const JyMonthSummary *summary,
                        JsonBuilder          *builder)
{
  add_integer (builder, "diners", summary->diners);
  add_integer (builder, "plate_g", summary->plate);
  add_integer (builder, "food_waste_g", summary->food_waste);
  add_meal (builder, "overtime", &summary->overtime);
  json_builder_set_member_name (builder, "purchases");
  json_builder_begin_object (builder);
  add_purchases (builder, &summary->purchases);
  json_builder_end_object (builder);
}
