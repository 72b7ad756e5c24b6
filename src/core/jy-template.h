/* Sentences of notices with placeholders: 截至{公示止}，共清运{合计}千克。 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JyPlaceholder:
 *
 * What a template may ask for. Masses are in kilograms, money in yuan, both
 * without the unit; rates and changes carry their per cent sign.
 */
typedef enum
{
  JY_PLACEHOLDER_INSTITUTION,
  JY_PLACEHOLDER_SHORT_NAME,
  JY_PLACEHOLDER_DEPARTMENT,
  JY_PLACEHOLDER_CONTACT,
  JY_PLACEHOLDER_PHONE,
  JY_PLACEHOLDER_SUPERVISION_PHONE,
  JY_PLACEHOLDER_EMAIL,
  JY_PLACEHOLDER_ADDRESS,
  JY_PLACEHOLDER_MONTH,
  JY_PLACEHOLDER_PREVIOUS_MONTH,
  JY_PLACEHOLDER_POSTED_FROM,
  JY_PLACEHOLDER_POSTED_TO,
  JY_PLACEHOLDER_POSTING_DAYS,
  JY_PLACEHOLDER_POSTING_PLACE,
  JY_PLACEHOLDER_TOTAL,
  JY_PLACEHOLDER_WEIGHED,
  JY_PLACEHOLDER_ESTIMATED,
  JY_PLACEHOLDER_PICKUPS,
  JY_PLACEHOLDER_RECYCLABLE,
  JY_PLACEHOLDER_HAZARDOUS,
  JY_PLACEHOLDER_KITCHEN,
  JY_PLACEHOLDER_OTHER,
  JY_PLACEHOLDER_CHANGE,
  JY_PLACEHOLDER_YEAR_CHANGE,
  JY_PLACEHOLDER_RECOVERY_RATE,
  JY_PLACEHOLDER_RECYCLING_RATE,
  JY_PLACEHOLDER_DINERS,
  JY_PLACEHOLDER_PLATE_WASTE,
  JY_PLACEHOLDER_PLATE_PER_DINER,
  JY_PLACEHOLDER_FOOD_WASTE,
  JY_PLACEHOLDER_FOOD_WASTE_PER_DINER,
  JY_PLACEHOLDER_PURCHASE_LINES,
  JY_PLACEHOLDER_PURCHASE_MASS,
  JY_PLACEHOLDER_PURCHASE_AMOUNT,
  JY_PLACEHOLDER_OVERTIME_BOOKED,
  JY_PLACEHOLDER_OVERTIME_DINERS,
  JY_PLACEHOLDER_EXPECTED,
  JY_PLACEHOLDER_RECORDED,
  JY_N_PLACEHOLDERS,
} JyPlaceholder;

/**
 * JyPlaceholderWriter:
 * @placeholder: what is asked for
 * @data: the caller's
 *
 * Returns: (transfer full): what stands in its place
 */
typedef char *(*JyPlaceholderWriter) (JyPlaceholder placeholder,
                                      gpointer      data);

const char *jy_placeholder_get_name    (JyPlaceholder       placeholder);
const char *jy_placeholder_get_name_zh (JyPlaceholder       placeholder);
const char *jy_placeholder_get_meaning (JyPlaceholder       placeholder);
char       *jy_template_expand         (const char         *text,
                                        JyPlaceholderWriter writer,
                                        gpointer            data,
                                        GPtrArray          *problems);

G_END_DECLS
