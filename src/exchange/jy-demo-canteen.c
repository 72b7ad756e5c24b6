/* jy-demo-canteen.c: how many ate, by the week, the season and the holidays. */
#include "config.h"

#include "jy-demo-private.h"

/* Of the diners at lunch, per mille. */
static const gint64 meal_shares[JY_N_MEALS] = {
  [JY_MEAL_BREAKFAST] = 570,
  [JY_MEAL_LUNCH] = 1000,
  [JY_MEAL_DINNER] = 140,
  [JY_MEAL_OVERTIME] = 45,
};

/* Monday to Sunday; at weekends only make-up days are worked. */
static const gint64 weekday_shares[JY_N_MEALS][7] = {
  [JY_MEAL_BREAKFAST] = { 880, 1000, 1010, 1000, 950, 800, 800 },
  [JY_MEAL_LUNCH] = { 985, 1000, 1005, 990, 880, 820, 820 },
  [JY_MEAL_DINNER] = { 1000, 1050, 1000, 1030, 780, 700, 700 },
  [JY_MEAL_OVERTIME] = { 1000, 1000, 1000, 1000, 1000, 1000, 1000 },
};

/* January to December: fewer in the summer and around the spring festival. */
static const gint64 month_shares[12] = { 970, 910, 1000, 1000, 985, 970, 900, 880, 985, 990, 1005, 1000 };

/* When a meal's figures are typed in, minutes since midnight. */
static const int meal_times[JY_N_MEALS] = {
  [JY_MEAL_BREAKFAST] = 9 * 60,
  [JY_MEAL_LUNCH] = 13 * 60 + 20,
  [JY_MEAL_DINNER] = 19 * 60 + 10,
  [JY_MEAL_OVERTIME] = 20 * 60 + 40,
};

#define BEFORE_HOLIDAY  850
#define AFTER_HOLIDAY   940
#define DAYS_OF_HOLIDAY 3

/**
 * jy_demo_expect_diners: (skip)
 * @demo: a ledger that is being filled
 * @meal: a meal
 *
 * Returns: how many are likely to come on the day that is being filled
 */
gint64
jy_demo_expect_diners (const JyDemo *demo,
                       JyMeal        meal)
{
  gint64 diners = jy_demo_share (demo->options->diners, meal_shares[meal]);

  diners = jy_demo_share (diners, weekday_shares[meal][jy_day_get_weekday (demo->day) - 1]);
  diners = jy_demo_share (diners, month_shares[jy_month_get_number (demo->month) - 1]);
  if (jy_calendar_add_working_days (demo->calendar, demo->day, 1) - demo->day > DAYS_OF_HOLIDAY)
    diners = jy_demo_share (diners, BEFORE_HOLIDAY);
  else if (demo->day - jy_calendar_add_working_days (demo->calendar, demo->day, -1) > DAYS_OF_HOLIDAY)
    diners = jy_demo_share (diners, AFTER_HOLIDAY);
  return MAX (diners, 2);
}

/**
 * jy_demo_is_correction_day: (skip)
 * @demo: a ledger that is being filled
 * @step: every how many months
 * @offset: keeps different corrections apart
 *
 * Returns: whether something that is typed today will be put right later
 */
gboolean
jy_demo_is_correction_day (const JyDemo *demo,
                           JyMonth       step,
                           guint         offset)
{
  const guint first = 3, span = 7;

  return demo->month % step == 0 && demo->working_day == first + ((guint) demo->month * 5 + offset) % span;
}

/* The figure typed first was another meal's; the till's list shows the right one. */
static void
put_meal (JyDemo *demo,
          JyMeal  meal,
          gint64  booked,
          gint64  prepared,
          gint64  diners)
{
  gboolean wrong = meal == JY_MEAL_LUNCH && jy_demo_is_correction_day (demo, 1, 0);
  gint64 typed = wrong ? diners + jy_demo_between (demo, 18, 45) : diners;
  g_autoptr (JyRecord) record =
    jy_demo_new_record (&jy_kind_meal, JY_MEAL_DATE, (gint64) demo->day, JY_MEAL_MEAL, (gint64) meal, JY_MEAL_CANTEEN,
                        demo->canteen, JY_MEAL_BOOKED, booked, JY_MEAL_PREPARED, prepared, JY_MEAL_DINERS, typed, JY_DEMO_END);
  JyRecordState state;

  jy_demo_put (demo, JY_DEMO_CANTEEN, record, &state);
  if (!wrong)
    return;
  jy_record_set_integer (record, JY_MEAL_DINERS, diners);
  jy_demo_correct_later (demo, JY_DEMO_CANTEEN, &state, record, "与刷卡就餐记录核对后更正", 1);
}

static void
serve_meal (JyDemo *demo,
            JyMeal  meal)
{
  gint64 booked = MAX (2, jy_demo_vary (demo, jy_demo_expect_diners (demo, meal), 30));
  gint64 prepared = booked + jy_demo_share (booked, jy_demo_between (demo, 0, 20));
  gint64 came = meal == JY_MEAL_OVERTIME ? jy_demo_between (demo, 760, 1000) : jy_demo_between (demo, 962, 1012);
  gint64 diners = MAX (1, jy_demo_share (booked, came));

  jy_demo_set_time (demo, JY_DEMO_CANTEEN, demo->day, meal_times[meal]);
  put_meal (demo, meal, booked, prepared, diners);
  jy_demo_put_plates (demo, meal, diners);
  if (meal == JY_MEAL_LUNCH || meal == JY_MEAL_DINNER)
    jy_demo_put_unserved (demo, meal, prepared - diners);
}

/* Late work is on Tuesdays and Thursdays, where there is any. */
static gboolean
is_overtime (JyDemo *demo)
{
  guint weekday = jy_day_get_weekday (demo->day);

  return (weekday == 2 || weekday == 4) && jy_demo_chance (demo, 550);
}

/**
 * jy_demo_put_meals: (skip)
 * @demo: a ledger that is being filled
 *
 * Writes the meals of a working day, and what was left on the plates.
 */
void
jy_demo_put_meals (JyDemo *demo)
{
  serve_meal (demo, JY_MEAL_BREAKFAST);
  serve_meal (demo, JY_MEAL_LUNCH);
  if (!jy_demo_is_defective (demo, JY_DEMO_DEFECT_NO_DINNER))
    serve_meal (demo, JY_MEAL_DINNER);
  if (is_overtime (demo))
    serve_meal (demo, JY_MEAL_OVERTIME);
}
