/* jy-figures-read.c: reads the figures that a closing or a notice keeps, as far as a
 * notice prints them. An older program kept less: what it left out is taken to be
 * known where there is a figure. */
#include "config.h"

#include "jy-figures-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static JsonObject *
get_object (JsonObject *object,
            const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gint64
get_or (JsonObject *object,
        const char *name,
        gint64      otherwise)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : otherwise;
}

static gint64
get (JsonObject *object,
     const char *name)
{
  return get_or (object, name, 0);
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static JyDay
get_day (JsonObject *object,
         const char *name)
{
  const char *text = get_text (object, name);

  return text != NULL ? jy_day_from_iso (text) : 0;
}

static guint
get_length (JsonObject *object,
            const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
}

static JsonNode *
get_element (JsonObject *object,
             const char *name,
             guint       i)
{
  return json_array_get_element (json_object_get_array_member (object, name), i);
}

static JsonObject *
get_object_element (JsonObject *object,
                    const char *name,
                    guint       i)
{
  JsonNode *node = get_element (object, name, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static guint
get_bits (JsonObject      *object,
          const char      *name,
          const JyChoices *choices)
{
  guint bits = 0;

  for (guint i = 0; i < get_length (object, name); i++)
    {
      const char *text = json_node_get_string (get_element (object, name, i));
      int choice = text != NULL ? jy_choices_find (choices, text) : -1;

      if (choice >= 0)
        bits |= 1u << choice;
    }
  return bits;
}

/* Rows of a ledger are not kept. One name has one row of its own here. */
static gint64
name_row (JyFigures  *figures,
          const char *name)
{
  GHashTableIter iter;
  gpointer key, value;
  gint64 *row;

  if (name == NULL || *name == '\0')
    return 0;
  g_hash_table_iter_init (&iter, figures->names);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_str_equal (value, name))
      return *(const gint64 *) key;
  row = g_new (gint64, 1);
  *row = (gint64) g_hash_table_size (figures->names) + 1;
  g_hash_table_insert (figures->names, row, g_strdup (name));
  return *row;
}

static void
read_waste (JyWasteFigures *waste,
            JsonObject     *object)
{
  *waste = (JyWasteFigures) { .pickups = get (object, "pickups"),
                              .mass = get (object, "mass_g"),
                              .weighed = get (object, "weighed_g"),
                              .estimated = get (object, "estimated_g"),
                              .volume = get (object, "volume_ml"),
                              .containers = get (object, "containers") };
}

static void
read_categories (JyFigures  *figures,
                 JsonObject *waste)
{
  JsonObject *categories = get_object (waste, "categories");
  gint64 recyclable;

  read_waste (&figures->waste, waste);
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    {
      JsonObject *own = get_object (categories, jy_category_choices.list[i].name);

      read_waste (&figures->categories[i], own);
      figures->waste.containers += figures->categories[i].containers;
      figures->destinations[i] = get_bits (own, "destinations", &jy_destination_choices);
      for (guint j = 0; j < get_length (own, "collectors"); j++)
        {
          gint64 row = name_row (figures, json_node_get_string (get_element (own, "collectors", j)));

          g_array_append_val (figures->collectors[i], row);
        }
    }
  recyclable = figures->categories[JY_CATEGORY_RECYCLABLE].mass;
  figures->kitchen_recovered =
    get_or (waste, "kitchen_recovered_g", jy_ratio (get (waste, "recovery_permille"), 1000, figures->waste.mass) - recyclable);
}

static void
read_uncovered (JyFigures  *figures,
                JsonObject *root)
{
  for (guint i = 0; i < get_length (root, "uncovered"); i++)
    {
      JsonObject *own = get_object_element (root, "uncovered", i);
      const char *category = get_text (own, "category");
      int found = category != NULL ? jy_choices_find (&jy_category_choices, category) : -1;
      JyUncovered uncovered = { .day = get_day (own, "date"),
                                .category = (JyCategory) MAX (0, found),
                                .collector = name_row (figures, get_text (own, "collector")),
                                .result = jy_coverage_find (get_text (own, "coverage")),
                                .paper = name_row (figures, get_text (own, "paper")),
                                .pickups = get (own, "pickups"),
                                .mass = get (own, "mass_g") };

      g_array_append_val (figures->uncovered, uncovered);
    }
}

/* Of a meal of one day and of the comparison only what is known is a member. */
static void
read_meal (JyMealFigures *meal,
           JsonObject    *object)
{
  gint64 booked = get (object, "booked"), prepared = get (object, "prepared");
  gint64 diners = get (object, "diners"), plate = get (object, "plate_g");

  *meal = (JyMealFigures) { .booked = booked,
                            .prepared = prepared,
                            .diners = diners,
                            .plate = plate,
                            .records = get_or (object, "records", diners > 0),
                            .bookings = get_or (object, "bookings", booked > 0),
                            .preparations = get_or (object, "preparations", prepared > 0),
                            .weighings = get_or (object, "weighings", plate > 0),
                            .unused = get (object, "unused"),
                            .unbooked = get (object, "unbooked") };
}

static void
read_day_meal (JyMealFigures *meal,
               JsonObject    *object)
{
  if (object == NULL)
    return;
  read_meal (meal, object);
  meal->records = json_object_has_member (object, "diners");
  meal->bookings = json_object_has_member (object, "booked");
  meal->preparations = json_object_has_member (object, "prepared");
  meal->weighings = json_object_has_member (object, "plate_g");
}

static void
read_canteen (JyFigures  *figures,
              JsonObject *root)
{
  static const char *const stages[JY_N_STAGES] = { "spoilage_g", "preparation_g", "unserved_g", "plate_g" };
  JsonObject *meals = get_object (root, "meals"), *food_waste = get_object (root, "food_waste");
  JsonObject *targets = get_object (root, "targets");

  for (guint i = 0; i < JY_N_MEALS; i++)
    {
      read_meal (&figures->meals[i], get_object (meals, jy_meal_choices.list[i].name));
      figures->targets[i] = get_or (targets, jy_meal_choices.list[i].name, JY_NO_TARGET);
    }
  read_meal (&figures->meals_total, get_object (meals, "total"));
  for (guint i = 0; i < JY_N_STAGES; i++)
    figures->stages[i] = get (food_waste, stages[i]);
  figures->food_waste = get (food_waste, "mass_g");
  figures->weighings = get_or (food_waste, "weighings", figures->food_waste > 0);
  for (guint i = 0; i < get_length (root, "days"); i++)
    {
      JsonObject *own = get_object_element (root, "days", i);
      JyDay number = get_day (own, "date") - jy_month_get_first (figures->month);

      for (guint j = 0; j < JY_N_MEALS && number >= 0 && number < JY_MAX_DAYS; j++)
        read_day_meal (&figures->days[number].meals[j], get_object (own, jy_meal_choices.list[j].name));
    }
}

static void
read_purchases (JyPurchaseFigures *purchases,
                JsonObject        *object)
{
  *purchases = (JyPurchaseFigures) { .lines = get (object, "lines"),
                                     .mass = get (object, "mass_g"),
                                     .amount = get (object, "amount_fen"),
                                     .unweighed = get (object, "unweighed"),
                                     .unpriced = get (object, "unpriced") };
}

static void
read_trade (JyFigures  *figures,
            JsonObject *root)
{
  JsonObject *purchases = get_object (root, "purchases");

  read_purchases (&figures->purchases, purchases);
  for (guint i = 0; i < JY_N_FOOD_CATEGORIES; i++)
    read_purchases (&figures->food[i], get_object (get_object (purchases, "categories"), jy_food_category_choices.list[i].name));
  for (guint i = 0; i < get_length (root, "suppliers"); i++)
    {
      JsonObject *own = get_object_element (root, "suppliers", i);
      JySupplierFigures supplier = { .supplier = name_row (figures, get_text (own, "name")),
                                     .categories = get_bits (own, "categories", &jy_food_category_choices) };

      g_strlcpy (supplier.id, get_text (own, "supplier") != NULL ? get_text (own, "supplier") : "", sizeof supplier.id);
      read_purchases (&supplier.purchases, own);
      g_array_append_val (figures->suppliers, supplier);
    }
}

static int
find (const JyChoices *choices,
      const char      *name)
{
  return name != NULL ? MAX (0, jy_choices_find (choices, name)) : 0;
}

static GArray *
read_papers (JyFigures  *figures,
             JsonObject *root,
             const char *name)
{
  GArray *papers = jy_paper_figures_new ();

  for (guint i = 0; i < get_length (root, name); i++)
    {
      JsonObject *own = get_object_element (root, name, i);
      JyPaper paper = { .collector = name_row (figures, get_text (own, "collector")),
                        .number = g_strdup (get_text (own, "number")),
                        .categories = get_bits (own, "categories", &jy_contract_category_choices),
                        .from = get_day (own, "from"),
                        .to = get_day (own, "to"),
                        .type = (JyLicenceType) find (&jy_licence_type_choices, get_text (own, "type")),
                        .issuer = g_strdup (get_text (own, "issuer")),
                        .status = (JyContractStatus) find (&jy_contract_status_choices, get_text (own, "status")),
                        .status_date = get_day (own, "status_date") };

      g_strlcpy (paper.id, get_text (own, "id") != NULL ? get_text (own, "id") : "", sizeof paper.id);
      g_array_append_val (papers, paper);
    }
  return papers;
}

static void
read_completeness (JyFigures  *figures,
                   JsonObject *completeness)
{
  figures->expected = get (completeness, "expected");
  figures->recorded = get (completeness, "recorded");
  for (guint i = 0; i < get_length (completeness, "missing"); i++)
    {
      JsonObject *own = get_object_element (completeness, "missing", i);
      g_auto (GStrv) slot = g_strsplit (get_text (own, "slot") != NULL ? get_text (own, "slot") : "", ".", 2);
      JyMissingEntry entry = { get_day (own, "date"),
                               (JyMeal) find (&jy_meal_choices, slot[0]),
                               slot[0] != NULL && g_strcmp0 (slot[1], "plate") == 0 };

      g_array_append_val (figures->missing, entry);
    }
}

static void
read_summary (JyMonthSummary *summary,
              JyMonth         month,
              JsonObject     *object)
{
  JsonObject *categories = get_object (object, "categories");
  gint64 total = get (object, "mass_g"), diners = get (object, "diners"), food_waste = get (object, "food_waste_g");

  *summary = (JyMonthSummary) { .month = month,
                                .pickups = get_or (object, "pickups", total > 0),
                                .total = total,
                                .plate = get (object, "plate_g"),
                                .diners = diners,
                                .meals = get_or (object, "meals", diners > 0),
                                .weighings = get_or (object, "weighings", food_waste > 0),
                                .food_waste = food_waste };
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    summary->mass[i] = get (categories, jy_category_choices.list[i].name);
  read_day_meal (&summary->overtime, get_object (object, "overtime"));
  read_purchases (&summary->purchases, get_object (object, "purchases"));
}

static void
read_all (JyFigures  *figures,
          JsonObject *root)
{
  JsonObject *coverage = get_object (root, "coverage"), *compare = get_object (root, "compare");

  figures->closed = TRUE;
  figures->nameless = !json_object_has_member (root, "targets");
  read_categories (figures, get_object (root, "waste"));
  read_uncovered (figures, root);
  read_canteen (figures, root);
  read_trade (figures, root);
  figures->contracts = read_papers (figures, root, "contracts");
  figures->licences = read_papers (figures, root, "licences");
  read_completeness (figures, get_object (root, "completeness"));
  figures->coverage_needed = get (coverage, "needed");
  figures->covered = get (coverage, "covered");
  read_summary (&figures->previous, figures->month - 1, get_object (compare, "previous"));
  read_summary (&figures->year_ago, figures->month - 12, get_object (compare, "year_ago"));
}

/**
 * jy_figures_new_from_snapshot:
 * @snapshot: what jy_figures_to_snapshot() wrote
 * @error: return location
 *
 * Reads figures back, as far as tables and notes of a notice need them: without days
 * for charts and without sub-kinds. Rows of collectors and suppliers are good for
 * jy_figures_get_name() alone.
 *
 * Returns: (transfer full): the figures, or %NULL with %JY_LEDGER_ERROR_CORRUPT
 */
JyFigures *
jy_figures_new_from_snapshot (const char *snapshot,
                              GError    **error)
{
  g_autoptr (JsonNode) root = json_from_string (snapshot, NULL);
  const char *text = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? get_text (json_node_get_object (root), "month") : NULL;
  JyFigures *figures;
  JyMonth month;

  if (text == NULL || !jy_month_parse (text, &month, NULL))
    {
      g_set_error_literal (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_CORRUPT,
                           _ ("The figures kept with a notice are damaged."));
      return NULL;
    }
  figures = jy_figures_new_empty (month);
  figures->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  figures->suppliers = g_array_new (FALSE, FALSE, sizeof (JySupplierFigures));
  read_all (figures, json_node_get_object (root));
  return figures;
}

static void
name_collectors (JyFigures       *figures,
                 const JyFigures *named)
{
  for (guint i = 0; i < JY_N_CATEGORIES; i++)
    for (guint j = 0; figures->categories[i].pickups > 0 && j < named->collectors[i]->len; j++)
      {
        gint64 row = g_array_index (named->collectors[i], gint64, j);

        row = name_row (figures, jy_figures_get_name (named, row));
        g_array_append_val (figures->collectors[i], row);
      }
}

static void
name_suppliers (JyFigures       *figures,
                const JyFigures *named)
{
  for (guint i = 0; i < figures->suppliers->len; i++)
    {
      JySupplierFigures *own = &g_array_index (figures->suppliers, JySupplierFigures, i);

      for (guint j = 0; j < named->suppliers->len; j++)
        {
          const JySupplierFigures *other = &g_array_index (named->suppliers, JySupplierFigures, j);

          if (g_str_equal (own->id, other->id))
            own->supplier = name_row (figures, jy_figures_get_name (named, other->supplier));
        }
    }
}

static void
name_papers (JyFigures       *figures,
             GArray          *papers,
             const JyFigures *named,
             const GArray    *others)
{
  for (guint i = 0; i < papers->len; i++)
    {
      JyPaper *own = &g_array_index (papers, JyPaper, i);

      for (guint j = 0; j < others->len; j++)
        {
          const JyPaper *other = &g_array_index (others, JyPaper, j);

          if (g_str_equal (own->id, other->id))
            own->collector = name_row (figures, jy_figures_get_name (named, other->collector));
        }
    }
}

/**
 * jy_figures_borrow_names:
 * @figures: figures from jy_figures_new_from_snapshot()
 * @named: those of a later closing of the month
 *
 * An older program kept neither names nor targets nor the pickups that were not
 * covered. Takes them from the later figures: what cannot be known must not look as if
 * it had changed.
 */
void
jy_figures_borrow_names (JyFigures       *figures,
                         const JyFigures *named)
{
  if (!figures->nameless || named->nameless)
    return;
  memcpy (figures->targets, named->targets, sizeof figures->targets);
  name_collectors (figures, named);
  name_suppliers (figures, named);
  name_papers (figures, figures->contracts, named, named->contracts);
  name_papers (figures, figures->licences, named, named->licences);
  for (guint i = 0; i < named->uncovered->len; i++)
    {
      JyUncovered uncovered = g_array_index (named->uncovered, JyUncovered, i);

      uncovered.collector = name_row (figures, jy_figures_get_name (named, uncovered.collector));
      uncovered.paper = name_row (figures, jy_figures_get_name (named, uncovered.paper));
      g_array_append_val (figures->uncovered, uncovered);
    }
}
