/* Demonstration data: a ledger of an invented institution, the same every time. */
#pragma once

#include "jy-closing.h"
#include "jy-ledger.h"

G_BEGIN_DECLS

#define JY_DEMO_MAX_MONTHS 120
#define JY_DEMO_MIN_DINERS 20
#define JY_DEMO_MAX_DINERS 20000
#define JY_DEMO_FIRST_YEAR 2000
#define JY_DEMO_LAST_YEAR  2099

/**
 * JyDemoOptions:
 * @end: the last month, which is left open, in a year from %JY_DEMO_FIRST_YEAR
 *   to %JY_DEMO_LAST_YEAR
 * @months: how many months there are, 1 to %JY_DEMO_MAX_MONTHS
 * @diners: how many usually have lunch, %JY_DEMO_MIN_DINERS to %JY_DEMO_MAX_DINERS
 * @seed: the same seed makes the same journal
 *
 * What the ledger is filled with.
 */
typedef struct
{
  JyMonth end;
  guint months;
  guint diners;
  guint32 seed;
} JyDemoOptions;

/** The usual options, but for the last month. */
#define JY_DEMO_OPTIONS_INIT(last) { .end = (last), .months = 14, .diners = 460, .seed = 1 }

gboolean jy_demo_create (const char          *path,
                         const JyDemoOptions *options,
                         JyFiguresFunc        figures,
                         gpointer             figures_data,
                         JyProgress           progress,
                         gpointer             progress_data,
                         GError             **error);

G_END_DECLS
