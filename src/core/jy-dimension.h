/* Quantities as people write them, held as integers. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JY_QUANTITY_MAX:
 *
 * The largest amount one record may hold, in the stored unit: a million tonnes
 * in grams, ten thousand million yuan in fen. Nine million such records still
 * add up without overflow.
 */
#define JY_QUANTITY_MAX G_GINT64_CONSTANT (1000000000000)

/**
 * JyUnit:
 * @names: how the unit is written, separated by `|`, the first one for display
 * @numerator: how many stored units one of this unit is …
 * @denominator: … divided by this
 *
 * A unit of a dimension.
 */
typedef struct
{
  const char *names;
  gint64 numerator;
  gint64 denominator;
} JyUnit;

/**
 * JyDimension:
 * @units: the units, the display unit first
 * @n_units: their number
 * @decimals: decimals that the display unit holds
 * @min_decimals: decimals that are always shown
 *
 * Something that is measured: how it is stored, read and shown.
 */
typedef struct
{
  const JyUnit *units;
  guint n_units;
  guint decimals;
  guint min_decimals;
} JyDimension;

extern const JyDimension jy_dimension_mass;
extern const JyDimension jy_dimension_volume;
extern const JyDimension jy_dimension_money;
extern const JyDimension jy_dimension_count;
extern const JyDimension jy_dimension_quantity;
extern const JyDimension jy_dimension_percent;
extern const JyDimension jy_dimension_density;
extern const JyDimension jy_dimension_temperature;
extern const JyDimension jy_dimension_mass_per_diner;

const JyUnit *jy_dimension_find_unit    (const JyDimension  *dimension,
                                         const char         *name);
gboolean      jy_dimension_parse        (const JyDimension  *dimension,
                                         const JyUnit       *unit,
                                         const char         *text,
                                         gint64             *value,
                                         GError            **error);
char         *jy_dimension_format       (const JyDimension  *dimension,
                                         gint64              value);
char         *jy_dimension_format_unit  (const JyDimension  *dimension,
                                         gint64              value);
const char   *jy_dimension_get_unit     (const JyDimension  *dimension);
gint64        jy_divide_rounded         (gint64              numerator,
                                         gint64              denominator);
gboolean      jy_multiply_divide        (gint64              a,
                                         gint64              b,
                                         gint64              divisor,
                                         gint64             *result);
char         *jy_format_decimal         (gint64              value,
                                         guint               scale,
                                         guint               min_decimals,
                                         guint               max_decimals);

G_END_DECLS
