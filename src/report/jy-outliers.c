/* jy-outliers.c: values that differ too much from those of the same weekday and
 * meal: more than three scaled median absolute deviations from the median. */
#include "config.h"

#include "jy-findings-private.h"

#include <glib/gi18n-lib.h>

/* How far back values are compared, and how many there must be. */
#define HISTORY_DAYS 365
#define MIN_VALUES   4

/* The fewer the values, the less certain their deviation: it counts for at
 * least a fifth of the median, a tenth, or a twentieth. */
#define VERY_FEW_VALUES 8
#define FEW_VALUES      20

/* 1.4826 × MAD estimates the standard deviation (Rousseeuw and Croux 1993). */
#define SCALE_NUMERATOR   14826
#define SCALE_DENOMINATOR 10000

#define LIMIT 3

typedef struct
{
  JyDay day;
  gint64 row;
  gint64 value;
} Sample;

typedef struct
{
  const JyKind *kind;
  const char *what;
  const char *sql; /* date, meal, place, value, row */
  const JyDimension *dimension;
} Series;

static gint
compare_integers (gconstpointer a,
                  gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static gint64
get_median (GArray *values)
{
  guint half = values->len / 2;

  g_array_sort (values, compare_integers);
  if (values->len % 2 == 1)
    return g_array_index (values, gint64, half);
  return (g_array_index (values, gint64, half - 1) + g_array_index (values, gint64, half)) / 2;
}

/* The median, and the largest deviation from it that is none. */
static void
measure (GArray *samples,
         gint64 *median,
         gint64 *limit)
{
  g_autoptr (GArray) values = g_array_sized_new (FALSE, FALSE, sizeof (gint64), samples->len);
  gint64 scaled, least;

  for (guint i = 0; i < samples->len; i++)
    g_array_append_val (values, g_array_index (samples, Sample, i).value);
  *median = get_median (values);
  for (guint i = 0; i < values->len; i++)
    {
      gint64 *value = &g_array_index (values, gint64, i);

      *value = ABS (*value - *median);
    }
  /* Multiplied before it is divided: a deviation is an integer, so the limit's
   * fraction may go, but that of a third of it may not. */
  scaled = LIMIT * SCALE_NUMERATOR * get_median (values) / SCALE_DENOMINATOR;
  least = LIMIT * *median / (samples->len < VERY_FEW_VALUES ? 5 : samples->len < FEW_VALUES ? 10
                                                                                            : 20);
  *limit = MAX (scaled, least);
}

static void
judge (JyFindingsContext *context,
       const Series      *series,
       const Sample      *sample,
       gint64             median,
       gint64             limit)
{
  g_autofree char *value = NULL;
  g_autofree char *usual = NULL;
  const char *hint = "";

  if (ABS (sample->value - median) <= limit)
    return;
  value = jy_dimension_format_unit (series->dimension, sample->value);
  usual = jy_dimension_format_unit (series->dimension, median);
  if (ABS (sample->value / 10 - median) <= limit)
    hint = _ (" A tenth of it would be usual: is the decimal point in its place?");
  else if (ABS (sample->value * 10 - median) <= limit && sample->value > 0)
    hint = _ (" Ten times as much would be usual: is the decimal point in its place?");
  jy_findings_add (context, "outlier", JY_SEVERITY_WARNING, sample->day, series->kind, sample->row, NULL,
                   /* Translators: what, its value, the usual value on such a weekday and meal, an empty string or a hint */
                   _ ("%s: %s, where %s is usual on this weekday.%s"), g_dgettext (GETTEXT_PACKAGE, series->what), value, usual, hint);
}

static gboolean
add_series (JyFindingsContext *context,
            const Series      *series,
            GError           **error)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement = jy_findings_prepare (context, series->sql, context->first - HISTORY_DAYS, &problem);
  GHashTableIter iter;
  gpointer samples;

  while (statement != NULL && jy_statement_step (statement, &problem))
    {
      Sample sample = { jy_day_from_iso (jy_statement_get_text (statement, 0)), jy_statement_get_integer (statement, 4),
                        jy_statement_get_integer (statement, 3) };
      g_autofree char *key = g_strdup_printf ("%u %s %" G_GINT64_FORMAT, jy_day_get_weekday (sample.day),
                                              jy_statement_get_text (statement, 1), jy_statement_get_integer (statement, 2));
      GArray *group = g_hash_table_lookup (groups, key);

      if (group == NULL)
        {
          group = g_array_new (FALSE, FALSE, sizeof (Sample));
          g_hash_table_insert (groups, g_steal_pointer (&key), group);
        }
      g_array_append_val (group, sample);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &samples))
    {
      GArray *group = samples;
      gint64 median, limit;

      if (group->len < MIN_VALUES)
        continue;
      measure (group, &median, &limit);
      for (guint i = 0; i < group->len; i++)
        if (g_array_index (group, Sample, i).day >= context->first)
          judge (context, series, &g_array_index (group, Sample, i), median, limit);
    }
  return TRUE;
}

/* Overfull: a net above capacity × density × 1.2 cannot be in the container. */
static gboolean
add_over_capacity (JyFindingsContext *context,
                   GError           **error)
{
  const JyDensities *densities = jy_ledger_get_check_context (context->ledger).densities;
  gint64 density = jy_densities_lookup (densities, JY_CATEGORY_KITCHEN, -1);
  g_autoptr (GError) problem = NULL;
  g_autoptr (JyStatement) statement =
    jy_findings_prepare (context,
                         "SELECT w.date,w.row,w.net,c.name,c.capacity FROM weighing AS w JOIN container AS c ON c.row=w.container"
                         " WHERE w.voided=0 AND c.capacity>0 AND w.date BETWEEN :from AND :to",
                         context->first, &problem);

  while (statement != NULL && jy_statement_step (statement, &problem))
    {
      gint64 net = jy_statement_get_integer (statement, 2);
      gint64 most;
      g_autofree char *given = NULL;
      g_autofree char *possible = NULL;

      if (!jy_multiply_divide (jy_statement_get_integer (statement, 4), density * 12, 10000, &most) || net <= most)
        continue;
      given = jy_dimension_format_unit (&jy_dimension_mass, net);
      possible = jy_dimension_format_unit (&jy_dimension_mass, most);
      jy_findings_add (context, "over_capacity", JY_SEVERITY_WARNING, jy_day_from_iso (jy_statement_get_text (statement, 0)),
                       &jy_kind_weighing, jy_statement_get_integer (statement, 1), NULL,
                       _ ("%s net is more than the container “%s” can hold, which is %s."), given,
                       jy_statement_get_text (statement, 3), possible);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * jy_findings_add_outliers: (skip)
 * @context: the list
 * @error: return location
 *
 * Adds values of the period that are far from the usual ones of the weekday and
 * meal in the year before, and weighings that no container holds.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_findings_add_outliers (JyFindingsContext *context,
                          GError           **error)
{
  const Series series[] = {
    { &jy_kind_meal, N_ ("Diners"),
      "SELECT date,meal,canteen,diners,row FROM meal WHERE voided=0 AND meal<>'overtime' AND date BETWEEN :from AND :to",
      &jy_dimension_count },
    { &jy_kind_weighing, N_ ("Plate waste"),
      "SELECT date,meal,site,net,row FROM weighing WHERE voided=0 AND stage='plate' AND meal IS NOT NULL AND meal<>'overtime'"
      " AND date BETWEEN :from AND :to",
      &jy_dimension_mass },
  };

  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    if (!add_series (context, &series[i], error))
      return FALSE;
  return add_over_capacity (context, error);
}
