/* jy-form-target.c: the only place of a form that knows whether its record is new. */
#include "config.h"

#include "jy-form-target.h"

/**
 * jy_form_target_new:
 * @ledger: an open ledger
 * @kind: a kind that people record
 *
 * Returns: (transfer full): new records of @kind
 */
JyFormTarget *
jy_form_target_new (JyLedger     *ledger,
                    const JyKind *kind)
{
  JyFormTarget *target = g_new0 (JyFormTarget, 1);

  target->ledger = g_object_ref (ledger);
  target->kind = kind;
  target->draft_name = g_strdup (kind->name);
  return target;
}

/**
 * jy_form_target_new_amend:
 * @ledger: an open ledger
 * @id: a record's identifier
 * @error: return location
 *
 * Returns: (transfer full): new versions of the record, or %NULL with @error of
 *   #JyLedgerError
 */
JyFormTarget *
jy_form_target_new_amend (JyLedger   *ledger,
                          const char *id,
                          GError    **error)
{
  JyFormTarget *target;
  const JyKind *kind;
  JyRecordState state;

  if (!jy_ledger_find (ledger, id, &kind, &state, error))
    return NULL;
  target = jy_form_target_new (ledger, kind);
  target->id = g_strdup (id);
  target->row = state.row;
  g_free (target->draft_name);
  target->draft_name = g_strdup (id);
  return target;
}

/**
 * jy_form_target_free:
 * @target: (transfer full): a target
 *
 * Frees it.
 */
void
jy_form_target_free (JyFormTarget *target)
{
  g_clear_object (&target->ledger);
  g_free (target->id);
  g_free (target->draft_name);
  g_free (target->base);
  g_free (target);
}

/* The next of a series: of @saved what is kept, of nothing the day it is. */
static JyRecord *
begin_series (const JyFormTarget *target,
              const JyRecord     *saved)
{
  JyRecord *record = jy_record_new (target->kind);

  for (guint i = 0; i < target->kind->n_fields; i++)
    if (saved != NULL && (target->kind->fields[i].flags & JY_FIELD_KEPT))
      jy_value_copy (&saved->values[i], &record->values[i]);
    else if (saved == NULL && target->kind->date_field == i + 1 && (target->kind->fields[i].flags & JY_FIELD_KEPT))
      jy_record_set_integer (record, i, jy_ledger_get_today (target->ledger));
  return record;
}

/* The record as it stands, without what was worked out: that follows the new values. */
static JyRecord *
begin_amendment (JyFormTarget *target)
{
  JyCheckContext context = { .today = jy_ledger_get_today (target->ledger),
                             .densities = jy_ledger_get_densities (target->ledger) };
  JyRecordState state;
  JyRecord *record = jy_ledger_read_row (target->ledger, target->kind, target->row, &state, NULL);

  if (record == NULL)
    return jy_record_new (target->kind);
  g_free (target->base);
  target->base = g_strdup_printf ("%" G_GINT64_FORMAT, state.entry);
  jy_record_strip_derived (record, &context);
  return record;
}

/**
 * jy_form_target_begin:
 * @target: a target
 * @saved: (nullable): the record before in a series of new ones
 *
 * Returns: (transfer full): what the form begins with
 */
JyRecord *
jy_form_target_begin (JyFormTarget   *target,
                      const JyRecord *saved)
{
  return target->id != NULL ? begin_amendment (target) : begin_series (target, saved);
}

/**
 * jy_form_target_check:
 * @target: a target
 * @record: what is to be written
 * @problems: filled with what is wrong or odd
 * @error: return location
 *
 * Returns: whether the ledger would take @record; otherwise @problems or @error say
 *   why
 */
gboolean
jy_form_target_check (const JyFormTarget *target,
                      JyRecord           *record,
                      JyProblems         *problems,
                      GError            **error)
{
  return jy_ledger_check (target->ledger, record, target->row, problems, error);
}

/**
 * jy_form_target_write:
 * @target: a target
 * @record: what is written; what follows from it is worked out
 * @reason: (nullable): why an old record is changed
 * @problems: filled with what is wrong or odd
 * @state: (out): where the record stands; of an amended one only the identifier
 * @error: return location
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError and nothing written
 */
gboolean
jy_form_target_write (const JyFormTarget *target,
                      JyRecord           *record,
                      const char         *reason,
                      JyProblems         *problems,
                      JyRecordState      *state,
                      GError            **error)
{
  if (target->id == NULL)
    return jy_ledger_put (target->ledger, record, problems, state, error);
  *state = (JyRecordState) { .row = target->row };
  g_strlcpy (state->id, target->id, sizeof state->id);
  return jy_ledger_amend (target->ledger, target->id, record, reason, problems, error);
}
