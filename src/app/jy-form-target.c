/* jy-form-target.c: the only place of a form that knows whether its record is new. */
#include "config.h"

#include "jy-form-target.h"
#include "jy-history.h"
#include "jy-query.h"

#include <glib/gi18n.h>

static const JyField reason_field = {
  .name = "reason for the change",
  .title = "Reason for the change",
  .title_zh = "更改原因",
  .type = JY_FIELD_TEXT,
  .flags = JY_FIELD_REQUIRED,
};

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

/* `field=value` of the referring field. */
static void
set_usual_value (JyRecord   *record,
                 const char *create_with)
{
  g_auto (GStrv) parts = g_strsplit (create_with, "=", 2);
  guint position;

  if (jy_kind_find_field (record->kind, parts[0], &position) != NULL)
    jy_record_parse (record, position, parts[1], NULL, NULL, NULL);
}

/**
 * jy_form_target_new_reference:
 * @outer: what the form that asks for it writes
 * @field: a reference of its kind
 * @name: what was typed there; the name of a record that is there already is not
 *   the one of the new record
 *
 * Returns: (transfer full): one new record of the kind that @field refers to
 */
JyFormTarget *
jy_form_target_new_reference (const JyFormTarget *outer,
                              const JyField      *field,
                              const char         *name)
{
  const JyKind *kind = jy_kind_find (field->target);
  JyFormTarget *target = jy_form_target_new (outer->ledger, kind);
  g_autofree char *checksum = NULL;
  gint64 row;

  if (jy_ledger_resolve (outer->ledger, kind, name, &row, NULL))
    name = "";
  checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  g_free (target->draft_name);
  target->draft_name = g_strdup_printf ("%s.%s-%.16s", outer->draft_name, field->name, checksum);
  target->beginning = jy_record_new (kind);
  jy_record_parse (target->beginning, kind->name_field - 1, name, NULL, NULL, NULL);
  if (field->create_with != NULL)
    set_usual_value (target->beginning, field->create_with);
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
  g_clear_pointer (&target->beginning, jy_record_free);
  g_free (target);
}

/**
 * jy_form_target_get_extra:
 * @target: a target
 *
 * Returns: (transfer none) (nullable): the field that is asked for beside the record:
 *   why an old one is changed
 */
const JyField *
jy_form_target_get_extra (const JyFormTarget *target)
{
  return target->id != NULL ? &reason_field : NULL;
}

/**
 * jy_form_target_get_usual_reason:
 * @target: a target
 *
 * The one record of its kind begins with its name alone, when the ledger is made. That
 * it is filled in later needs no other reason.
 *
 * Returns: (transfer none): the reason to begin with, or ""
 */
const char *
jy_form_target_get_usual_reason (const JyFormTarget *target)
{
  g_autoptr (GPtrArray) versions = NULL;

  if (target->id == NULL || !(target->kind->flags & JY_KIND_SINGLE))
    return "";
  versions = jy_ledger_list_versions (target->ledger, target->id, NULL);
  return versions != NULL && versions->len == 1 ? _ ("Filled in for the first time") : "";
}

/**
 * jy_form_target_is_series:
 * @target: a target
 *
 * Returns: whether a further record may follow
 */
gboolean
jy_form_target_is_series (const JyFormTarget *target)
{
  return target->id == NULL && target->beginning == NULL && !(target->kind->flags & JY_KIND_SINGLE);
}

/* The next of a series: of @saved what is kept, of nothing the day it is. */
/* Whether a field is part of what tells records apart and may be left open all the
 * same: two people who fill it in differently write the same thing down twice. */
static gboolean
is_optional_key (const JyKind  *kind,
                 const JyField *field)
{
  g_auto (GStrv) names = g_strsplit (kind->key != NULL ? kind->key : "", ",", -1);

  return !(field->flags & JY_FIELD_REQUIRED) && g_strv_contains ((const char *const *) names, field->name);
}

/* Where there is one record only that the field can mean, it means that one. */
static void
propose_only (const JyFormTarget *target,
              JyRecord           *record,
              guint               position)
{
  const JyField *field = &target->kind->fields[position];
  g_autoptr (JyQuery) query = NULL;
  g_autoptr (GArray) rows = NULL;
  g_auto (GStrv) parts = NULL;

  if (field->type != JY_FIELD_REFERENCE || field->create_with == NULL || !is_optional_key (target->kind, field))
    return;
  parts = g_strsplit (field->create_with, "=", 2);
  query = jy_query_new (jy_kind_find_any (field->target));
  if (!jy_query_add_condition (query, target->ledger, parts[0], parts[1], NULL))
    return;
  rows = jy_query_list_rows (query, target->ledger, NULL);
  if (rows != NULL && rows->len == 1)
    jy_record_set_integer (record, position, g_array_index (rows, gint64, 0));
}

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
    else if (saved == NULL)
      propose_only (target, record, i);
  return record;
}

/* The record as it stands, without what was worked out: that follows the new values. */
static JyRecord *
begin_amendment (JyFormTarget *target)
{
  JyCheckContext context = jy_ledger_get_check_context (target->ledger);
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
  if (target->beginning != NULL)
    return jy_record_copy (target->beginning);
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
