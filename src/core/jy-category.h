/* The closed lists of the trade: categories, sub-kinds, meals, stages … */
#pragma once

#include "jy-field.h"

G_BEGIN_DECLS

/**
 * JyCategory:
 *
 * The four categories of domestic waste (GB/T 19095-2019, 3). Waste oil is a
 * sub-kind of kitchen waste on a pickup, but stands beside the categories in
 * contracts and licences.
 */
typedef enum
{
  JY_CATEGORY_RECYCLABLE,
  JY_CATEGORY_HAZARDOUS,
  JY_CATEGORY_KITCHEN,
  JY_CATEGORY_OTHER,
  JY_CATEGORY_WASTE_OIL,
} JyCategory;

#define JY_N_CATEGORIES 4

/**
 * JySubkind:
 *
 * The sub-kinds of GB/T 19095-2019, table 1, and waste oil.
 */
typedef enum
{
  JY_SUBKIND_PAPER,
  JY_SUBKIND_PLASTIC,
  JY_SUBKIND_METAL,
  JY_SUBKIND_GLASS,
  JY_SUBKIND_TEXTILE,
  JY_SUBKIND_LAMP,
  JY_SUBKIND_HOUSEHOLD_CHEMICAL,
  JY_SUBKIND_BATTERY,
  JY_SUBKIND_HOUSEHOLD_KITCHEN,
  JY_SUBKIND_CATERING,
  JY_SUBKIND_OTHER_KITCHEN,
  JY_SUBKIND_WASTE_OIL,
} JySubkind;

#define JY_N_SUBKINDS 12

typedef enum
{
  JY_MEAL_BREAKFAST,
  JY_MEAL_LUNCH,
  JY_MEAL_DINNER,
  JY_MEAL_OVERTIME,
} JyMeal;

#define JY_N_MEALS 4

typedef enum
{
  JY_STAGE_SPOILAGE,
  JY_STAGE_PREPARATION,
  JY_STAGE_UNSERVED,
  JY_STAGE_PLATE,
} JyStage;

#define JY_N_STAGES 4

typedef enum
{
  JY_METHOD_WEIGHED,
  JY_METHOD_ESTIMATED,
} JyMethod;

typedef enum
{
  JY_DESTINATION_REUSE,
  JY_DESTINATION_RECYCLED,
  JY_DESTINATION_COMPOSTED,
  JY_DESTINATION_ON_SITE,
  JY_DESTINATION_INCINERATED,
  JY_DESTINATION_LANDFILLED,
  JY_DESTINATION_TREATED,
} JyDestination;

#define JY_N_DESTINATIONS 7

typedef enum
{
  JY_LICENCE_HAZARDOUS_OPERATION,
  JY_LICENCE_RECYCLING_FILING,
  JY_LICENCE_DOMESTIC_WASTE_SERVICE,
  JY_LICENCE_FOOD_WASTE_SERVICE,
  JY_LICENCE_BUSINESS,
} JyLicenceType;

typedef enum
{
  JY_CONTRACT_ACTIVE,
  JY_CONTRACT_SUSPENDED,
  JY_CONTRACT_TERMINATED,
} JyContractStatus;

typedef enum
{
  JY_DAY_HOLIDAY,
  JY_DAY_WORKDAY,
} JyDayType;

typedef enum
{
  JY_NOTICE_WASTE,
  JY_NOTICE_CANTEEN,
  JY_NOTICE_PURCHASES,
  JY_NOTICE_OVERTIME,
  JY_NOTICE_COLLECTORS,
  JY_NOTICE_COMBINED,
} JyNoticeName;

#define JY_N_FOOD_CATEGORIES 13

extern const JyChoices jy_category_choices;
extern const JyChoices jy_contract_category_choices;
extern const JyChoices jy_subkind_choices;
extern const JyChoices jy_meal_choices;
extern const JyChoices jy_stage_choices;
extern const JyChoices jy_weighing_method_choices;
extern const JyChoices jy_pickup_method_choices;
extern const JyChoices jy_destination_choices;
extern const JyChoices jy_site_type_choices;
extern const JyChoices jy_food_category_choices;
extern const JyChoices jy_licence_type_choices;
extern const JyChoices jy_price_basis_choices;
extern const JyChoices jy_award_method_choices;
extern const JyChoices jy_contract_status_choices;
extern const JyChoices jy_day_type_choices;
extern const JyChoices jy_notice_choices;

JyCategory jy_subkind_get_category (JySubkind subkind);

G_END_DECLS
