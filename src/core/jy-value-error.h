/* Errors of the ground floor: a value that cannot be what it is asked to be. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JyValueError:
 * @JY_VALUE_ERROR_SYNTAX: the text is not a value of the wanted type
 * @JY_VALUE_ERROR_PRECISION: more decimals than the unit holds
 * @JY_VALUE_ERROR_RANGE: too large, too small or negative where that makes no sense
 * @JY_VALUE_ERROR_CHOICE: not one of the choices
 * @JY_VALUE_ERROR_UNIT: an unknown unit
 *
 * What may be wrong with a single value. The message never names the field:
 * whoever knows the field puts its title in front.
 */
typedef enum
{
  JY_VALUE_ERROR_SYNTAX,
  JY_VALUE_ERROR_PRECISION,
  JY_VALUE_ERROR_RANGE,
  JY_VALUE_ERROR_CHOICE,
  JY_VALUE_ERROR_UNIT,
} JyValueError;

#define JY_VALUE_ERROR (jy_value_error_quark ())

GQuark jy_value_error_quark (void);

G_END_DECLS
