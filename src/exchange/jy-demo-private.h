/* What the files of the demonstration data share. */
#pragma once

#include "jy-calendar.h"
#include "jy-demo.h"

G_BEGIN_DECLS

/** The last pair of a list of fields, see jy_demo_new_record(). */
#define JY_DEMO_END (-1)

#define JY_DEMO_N_WINDOWS    2
#define JY_DEMO_N_POINTS     4
#define JY_DEMO_N_SUPPLIERS  5
#define JY_DEMO_N_COLLECTORS 6
#define JY_DEMO_MAX_ITEMS    32

/**
 * JyDemoRole:
 * @JY_DEMO_CANTEEN: the canteen's manager: meals, weighings, purchases
 * @JY_DEMO_PROPERTY: the property staff: pickups
 * @JY_DEMO_ADMINISTRATOR: contracts, licences, the calendar, closing
 *
 * Who writes; each has a desk and a chain of the journal of his own.
 */
typedef enum
{
  JY_DEMO_CANTEEN,
  JY_DEMO_PROPERTY,
  JY_DEMO_ADMINISTRATOR,
} JyDemoRole;

#define JY_DEMO_N_ROLES 3

/** The positions in the table of collectors. */
typedef enum
{
  JY_DEMO_COLLECTOR_KITCHEN,
  JY_DEMO_COLLECTOR_RECYCLER,
  JY_DEMO_COLLECTOR_HAZARDOUS,
  JY_DEMO_COLLECTOR_OTHER,
  JY_DEMO_COLLECTOR_OIL,
  JY_DEMO_COLLECTOR_TEXTILE,
} JyDemoCollector;

/** The positions in the table of suppliers. */
typedef enum
{
  JY_DEMO_SUPPLIER_GRAIN,
  JY_DEMO_SUPPLIER_GREENS,
  JY_DEMO_SUPPLIER_MEAT,
  JY_DEMO_SUPPLIER_FISH,
  JY_DEMO_SUPPLIER_DAIRY,
} JyDemoSupplier;

/** The containers that weighings refer to. */
typedef enum
{
  JY_DEMO_TUB_SMALL,
  JY_DEMO_TUB_LARGE,
  JY_DEMO_TUB_KITCHEN,
} JyDemoTub;

#define JY_DEMO_N_TUBS 3

/** What is wrong on purpose; the table stands in jy-demo-defects.c. */
typedef enum
{
  JY_DEMO_DEFECT_NO_DINNER,
  JY_DEMO_DEFECT_SLIP_OF_TEN,
  JY_DEMO_DEFECT_CONTRACT_GAP,
  JY_DEMO_DEFECT_NO_MANIFEST,
  JY_DEMO_DEFECT_SHORT_MANIFEST,
  JY_DEMO_DEFECT_WASTE_CODE,
  JY_DEMO_DEFECT_NO_DENSITY,
  JY_DEMO_DEFECT_OVER_CAPACITY,
  JY_DEMO_DEFECT_KITCHEN_MISMATCH,
  JY_DEMO_DEFECT_CREDIT_CODE,
  JY_DEMO_DEFECT_ENDING_LICENCE,
} JyDemoDefect;

#define JY_DEMO_N_DEFECTS 11

/**
 * JyDemoDesk:
 * @ledger: the ledger as this desk has opened it
 * @now: what its clock says, milliseconds since 1970 (UTC)
 */
typedef struct
{
  JyLedger *ledger;
  gint64 now;
} JyDemoDesk;

/**
 * JyDemo:
 * @options: what was asked for
 * @first: the first month
 * @month: the month that is being filled
 * @day: the day that is being filled
 * @working_day: which working day of @month it is, from 1
 * @days_before: working days of the months before
 * @calendar: which days are worked
 * @random: the one source of chance
 * @desks: who writes
 * @corrections: what will be put right on a later day
 * @kitchen: grams of kitchen waste that really arose, by day of the month from 0
 * @bought: when each kind of food was bought last, in working days from the first
 * @canteen: the canteen's row; the others likewise
 * @error: (nullable): the first failure; nothing is written after it
 *
 * A ledger that is being filled.
 */
typedef struct
{
  const JyDemoOptions *options;
  JyMonth first;
  JyMonth month;
  JyDay day;
  guint working_day;
  guint days_before;
  JyCalendar *calendar;
  GRand *random;
  JyDemoDesk desks[JY_DEMO_N_ROLES];
  GPtrArray *corrections;
  gint64 kitchen[31];
  int bought[JY_DEMO_MAX_ITEMS];
  gint64 canteen;
  gint64 windows[JY_DEMO_N_WINDOWS];
  gint64 points[JY_DEMO_N_POINTS];
  gint64 store;
  gint64 tubs[JY_DEMO_N_TUBS];
  gint64 suppliers[JY_DEMO_N_SUPPLIERS];
  gint64 collectors[JY_DEMO_N_COLLECTORS];
  GError *error;
} JyDemo;

/* jy-demo-pen.c */
gint64    jy_demo_between         (JyDemo              *demo,
                                   gint64               least,
                                   gint64               most);
gint64    jy_demo_vary            (JyDemo              *demo,
                                   gint64               value,
                                   gint64               permille);
gboolean  jy_demo_chance          (JyDemo              *demo,
                                   gint64               permille);
gint64    jy_demo_share           (gint64               value,
                                   gint64               permille);
gint64    jy_demo_round           (gint64               value,
                                   gint64               step);
void      jy_demo_set_time        (JyDemo              *demo,
                                   JyDemoRole           role,
                                   JyDay                day,
                                   int                  minutes);
JyRecord *jy_demo_new_record      (const JyKind        *kind,
                                   int                  field,
                                   ...);
gint64    jy_demo_put             (JyDemo              *demo,
                                   JyDemoRole           role,
                                   JyRecord            *record,
                                   JyRecordState       *state);
void      jy_demo_amend           (JyDemo              *demo,
                                   JyDemoRole           role,
                                   const JyRecordState *state,
                                   JyRecord            *record,
                                   const char          *reason);
void      jy_demo_correct_later   (JyDemo              *demo,
                                   JyDemoRole           role,
                                   const JyRecordState *state,
                                   JyRecord            *record,
                                   const char          *reason,
                                   int                  days);
void      jy_demo_correct         (JyDemo              *demo,
                                   JyDemoRole           role,
                                   JyDay                day);
void      jy_demo_forget_corrections (JyDemo           *demo);

/* jy-demo-calendar.c */
void      jy_demo_load_calendar   (JyDemo              *demo);
void      jy_demo_put_calendar    (JyDemo              *demo,
                                   guint                year);

/* jy-demo-masters.c, jy-demo-collectors.c */
char     *jy_demo_make_code       (const char          *stem,
                                   gboolean             wrong);
void      jy_demo_put_masters     (JyDemo              *demo);
void      jy_demo_renew_masters   (JyDemo              *demo);
void      jy_demo_put_collectors  (JyDemo              *demo);
void      jy_demo_renew_collectors (JyDemo             *demo);
const char *jy_demo_get_vehicle   (JyDemoCollector      collector);
const char *jy_demo_get_driver    (JyDemoCollector      collector);

/* jy-demo-defects.c */
JyMonth   jy_demo_get_defect_month (const JyDemo       *demo,
                                    JyDemoDefect        defect);
gboolean  jy_demo_is_defective    (const JyDemo        *demo,
                                   JyDemoDefect         defect);

/* jy-demo-canteen.c, jy-demo-weighings.c, jy-demo-purchases.c, jy-demo-waste.c */
gint64    jy_demo_expect_diners   (const JyDemo        *demo,
                                   JyMeal               meal);
gboolean  jy_demo_is_correction_day (const JyDemo      *demo,
                                   JyMonth              step,
                                   guint                offset);
void      jy_demo_put_meals       (JyDemo              *demo);
void      jy_demo_put_plates      (JyDemo              *demo,
                                   JyMeal               meal,
                                   gint64               diners);
void      jy_demo_put_unserved    (JyDemo              *demo,
                                   JyMeal               meal,
                                   gint64               portions);
void      jy_demo_put_kitchen_work (JyDemo             *demo);
void      jy_demo_put_purchases   (JyDemo              *demo);
void      jy_demo_put_pickups     (JyDemo              *demo);

G_END_DECLS
