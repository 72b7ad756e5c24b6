/* jy-demo-pen.c: what writes demonstration data: chance that the seed decides, clocks
 * that run through the demonstrated time, records, and their later corrections. */
#include "config.h"

#include "jy-demo-private.h"

#include <stdarg.h>

/* Something that is put right on a later day; without a record it is voided. */
typedef struct
{
  JyDemoRole role;
  JyRecordState state;
  JyRecord *record;
  const char *reason;
  JyDay due;
} Correction;

static void
correction_free (gpointer item)
{
  Correction *correction = item;

  jy_record_free (correction->record);
  g_free (correction);
}

/**
 * jy_demo_between: (skip)
 * @demo: a ledger that is being filled
 * @least: least value
 * @most: greatest value
 *
 * Returns: a number that the seed chooses, both ends included
 */
gint64
jy_demo_between (JyDemo *demo,
                 gint64  least,
                 gint64  most)
{
  return least + (gint64) g_rand_int (demo->random) % (most - least + 1);
}

/**
 * jy_demo_vary: (skip)
 * @demo: a ledger that is being filled
 * @value: an amount
 * @permille: by how much it may be more or less
 *
 * Returns: the amount as it happens to come out
 */
gint64
jy_demo_vary (JyDemo *demo,
              gint64  value,
              gint64  permille)
{
  return jy_demo_share (value, 1000 + jy_demo_between (demo, -permille, permille));
}

/**
 * jy_demo_chance: (skip)
 * @demo: a ledger that is being filled
 * @permille: how often
 *
 * Returns: whether it happens this time
 */
gboolean
jy_demo_chance (JyDemo *demo,
                gint64  permille)
{
  return jy_demo_between (demo, 0, 999) < permille;
}

/**
 * jy_demo_share: (skip)
 * @value: an amount
 * @permille: a share
 *
 * Returns: that share of it
 */
gint64
jy_demo_share (gint64 value,
               gint64 permille)
{
  return jy_divide_rounded (value * permille, 1000);
}

/**
 * jy_demo_round: (skip)
 * @value: an amount
 * @step: what a scale shows, or a pack holds
 *
 * Returns: the amount in whole steps
 */
gint64
jy_demo_round (gint64 value,
               gint64 step)
{
  return jy_divide_rounded (value, step) * step;
}

/**
 * jy_demo_set_time: (skip)
 * @demo: a ledger that is being filled
 * @role: whose clock
 * @day: a day
 * @minutes: minutes since midnight in China
 *
 * Sets a clock. Clocks never run back.
 */
void
jy_demo_set_time (JyDemo    *demo,
                  JyDemoRole role,
                  JyDay      day,
                  int        minutes)
{
  const int china = 8 * 60;
  gint64 wanted = ((gint64) (day - jy_day_new (1970, 1, 1)) * 24 * 60 + minutes - china) * 60000;
  JyDemoDesk *desk = &demo->desks[role];

  desk->now = MAX (desk->now, wanted);
}

/* The time that typing takes. */
static void
advance (JyDemo    *demo,
         JyDemoRole role)
{
  demo->desks[role].now += jy_demo_between (demo, 12000, 48000);
}

/**
 * jy_demo_new_record: (skip)
 * @kind: a kind
 * @field: position of a field, or %JY_DEMO_END
 * @...: its value, a `const char *` for texts and a #gint64 for everything else;
 *   then further pairs, and %JY_DEMO_END
 *
 * Returns: (transfer full): a record
 */
JyRecord *
jy_demo_new_record (const JyKind *kind,
                    int           field,
                    ...)
{
  JyRecord *record = jy_record_new (kind);
  va_list arguments;

  va_start (arguments, field);
  for (; field >= 0; field = va_arg (arguments, int))
    if (jy_field_holds_string (&kind->fields[field]))
      jy_record_set_text (record, (guint) field, va_arg (arguments, const char *));
    else
      jy_record_set_integer (record, (guint) field, va_arg (arguments, gint64));
  va_end (arguments);
  return record;
}

/**
 * jy_demo_put: (skip)
 * @demo: a ledger that is being filled
 * @role: who writes
 * @record: a new record
 * @state: (out) (optional): where it stands then
 *
 * Writes a record, unless something failed before.
 *
 * Returns: its row, or 0
 */
gint64
jy_demo_put (JyDemo        *demo,
             JyDemoRole     role,
             JyRecord      *record,
             JyRecordState *state)
{
  JyRecordState own = { 0 };

  if (demo->error == NULL)
    {
      advance (demo, role);
      jy_ledger_put (demo->desks[role].ledger, record, NULL, &own, &demo->error);
    }
  if (state != NULL)
    *state = own;
  return own.row;
}

/**
 * jy_demo_amend: (skip)
 * @demo: a ledger that is being filled
 * @role: who writes
 * @state: a record that was put
 * @record: (nullable): its new values, or %NULL to void it
 * @reason: why
 *
 * Writes a new version of a record, or voids it.
 */
void
jy_demo_amend (JyDemo              *demo,
               JyDemoRole           role,
               const JyRecordState *state,
               JyRecord            *record,
               const char          *reason)
{
  if (demo->error != NULL)
    return;
  advance (demo, role);
  if (record != NULL)
    jy_ledger_amend (demo->desks[role].ledger, state->id, record, reason, NULL, &demo->error);
  else
    jy_ledger_void (demo->desks[role].ledger, state->id, reason, &demo->error);
}

/**
 * jy_demo_correct_later: (skip)
 * @demo: a ledger that is being filled
 * @role: who will notice
 * @state: a record that was put
 * @record: (nullable): its right values, or %NULL when it will be voided
 * @reason: (transfer none): a static text, why
 * @days: how many days later, but within the month
 *
 * Notes that a record will be put right.
 */
void
jy_demo_correct_later (JyDemo              *demo,
                       JyDemoRole           role,
                       const JyRecordState *state,
                       JyRecord            *record,
                       const char          *reason,
                       int                  days)
{
  Correction *correction;

  if (demo->error != NULL)
    return;
  if (demo->corrections == NULL)
    demo->corrections = g_ptr_array_new_with_free_func (correction_free);
  correction = g_new0 (Correction, 1);
  correction->role = role;
  correction->state = *state;
  correction->record = record != NULL ? jy_record_copy (record) : NULL;
  correction->reason = reason;
  correction->due = MIN (demo->day + days, jy_month_get_last (demo->month));
  g_ptr_array_add (demo->corrections, correction);
}

/**
 * jy_demo_correct: (skip)
 * @demo: a ledger that is being filled
 * @role: who writes
 * @day: the day it is
 *
 * Puts right what this role notices until this day.
 */
void
jy_demo_correct (JyDemo    *demo,
                 JyDemoRole role,
                 JyDay      day)
{
  guint i = 0;

  while (demo->corrections != NULL && i < demo->corrections->len)
    {
      const Correction *correction = g_ptr_array_index (demo->corrections, i);

      if (correction->role != role || correction->due > day)
        {
          i++;
          continue;
        }
      jy_demo_amend (demo, role, &correction->state, correction->record, correction->reason);
      g_ptr_array_remove_index (demo->corrections, i);
    }
}

/**
 * jy_demo_forget_corrections: (skip)
 * @demo: a ledger that is being filled
 *
 * Frees what was noted.
 */
void
jy_demo_forget_corrections (JyDemo *demo)
{
  g_clear_pointer (&demo->corrections, g_ptr_array_unref);
}
