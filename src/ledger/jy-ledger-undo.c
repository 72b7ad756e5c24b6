/* jy-ledger-undo.c: nothing is taken out of the journal. Undoing appends the version
 * before the last one once more, redoing the one that was undone; which versions
 * those are follows from the record's history alone, so that it outlives the program. */
#include "config.h"

#include "jy-history.h"
#include "jy-ledger-undo-private.h"

#include <glib/gi18n-lib.h>

/* The versions that stand on each other, and those that were undone. */
typedef struct
{
  GPtrArray *versions;
  GArray *past;
  GArray *future;
} Trail;

static void
trail_clear (Trail *trail)
{
  g_clear_pointer (&trail->versions, g_ptr_array_unref);
  g_clear_pointer (&trail->past, g_array_unref);
  g_clear_pointer (&trail->future, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trail, trail_clear)

static const JyVersion *
get_version (const Trail *trail,
             guint        i)
{
  return g_ptr_array_index (trail->versions, i);
}

static guint
get_from_end (const GArray *indices,
              guint         distance)
{
  return g_array_index (indices, guint, indices->len - 1 - distance);
}

static gboolean
is_void (const JyVersion *version)
{
  return g_str_equal (version->action, "void");
}

static gboolean
has_same_values (const JyVersion *a,
                 const JyVersion *b)
{
  const JyKind *kind = a->record->kind;

  for (guint i = 0; i < kind->n_fields; i++)
    if (!jy_value_equal (&kind->fields[i], &a->record->values[i], &b->record->values[i]))
      return FALSE;
  return TRUE;
}

/* Before the first version there was no record: that is a voided one. */
static const JyVersion *
get_undone (const Trail *trail,
            gboolean    *voided)
{
  guint n = trail->past->len;
  const JyVersion *version = n > 0 ? get_version (trail, get_from_end (trail->past, n > 1 ? 1 : 0)) : NULL;

  *voided = n == 1 || (version != NULL && is_void (version));
  return version;
}

static const JyVersion *
get_redone (const Trail *trail,
            gboolean    *voided)
{
  const JyVersion *version = trail->future->len > 0 ? get_version (trail, get_from_end (trail->future, 0)) : NULL;

  *voided = version != NULL && is_void (version);
  return version;
}

/* Whether a version is what @target says it would be. Somebody may give "undo" as a
 * reason of his own. */
static gboolean
repeats (const JyVersion *version,
         const char      *reason,
         const JyVersion *target,
         gboolean         voided)
{
  return target != NULL && g_strcmp0 (version->reason, reason) == 0 && is_void (version) == voided &&
         has_same_values (version, target);
}

static void
move_last (GArray *from,
           GArray *to)
{
  guint i = get_from_end (from, 0);

  g_array_append_val (to, i);
  g_array_set_size (from, from->len - 1);
}

static void
follow (Trail *trail,
        guint  i)
{
  const JyVersion *version = get_version (trail, i);
  gboolean undo_voids, redo_voids;
  const JyVersion *undone = get_undone (trail, &undo_voids);
  const JyVersion *redone = get_redone (trail, &redo_voids);

  if (repeats (version, JY_REASON_UNDO, undone, undo_voids))
    move_last (trail->past, trail->future);
  else if (repeats (version, JY_REASON_REDO, redone, redo_voids))
    move_last (trail->future, trail->past);
  else
    {
      g_array_append_val (trail->past, i);
      g_array_set_size (trail->future, 0);
    }
}

/* Of what the ledger itself records only an import can be taken back. */
static gboolean
has_trail (const JyRecord *record)
{
  if (record->kind == &jy_kind_import)
    return record->values[JY_IMPORT_FIRST].is_set;
  return !(record->kind->flags & JY_KIND_INTERNAL);
}

static gboolean
load_trail (Trail      *trail,
            JyLedger   *ledger,
            const char *id,
            GError    **error)
{
  trail->versions = jy_ledger_list_versions (ledger, id, error);
  if (trail->versions == NULL)
    return FALSE;
  trail->past = g_array_new (FALSE, FALSE, sizeof (guint));
  trail->future = g_array_new (FALSE, FALSE, sizeof (guint));
  if (!has_trail (get_version (trail, 0)->record))
    return TRUE;
  for (guint i = 0; i < trail->versions->len; i++)
    follow (trail, i);
  return TRUE;
}

/**
 * jy_ledger_can_undo:
 * @ledger: an open ledger
 * @id: a record's identifier
 * @undo: (out): whether something that was done to it can be undone
 * @redo: (out): whether something that was undone can be done again
 * @error: return location
 *
 * Says what the history offers; a closed month or a reference may still refuse it.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_ledger_can_undo (JyLedger   *ledger,
                    const char *id,
                    gboolean   *undo,
                    gboolean   *redo,
                    GError    **error)
{
  g_auto (Trail) trail = { NULL };

  if (!load_trail (&trail, ledger, id, error))
    return FALSE;
  *undo = trail.past->len > 0;
  *redo = trail.future->len > 0;
  return TRUE;
}

/* The rules of today hold for a version of yesterday too. Its values are saved as
 * they were, whatever would be worked out for them now. */
static gboolean
check_version (JyLedger            *ledger,
               const JyRecord      *record,
               gboolean             voided,
               const JyRecordState *state,
               GError             **error)
{
  g_autoptr (JyProblems) problems = jy_problems_new ();
  g_autoptr (JyRecord) copy = jy_record_copy (record);

  if (voided)
    return state->voided || jy_ledger_check_not_referred (ledger, record->kind, state, error);
  return jy_ledger_check (ledger, copy, state->row, problems, error);
}

static gboolean
append_target (JyLedger       *ledger,
               const JyRecord *standing,
               JyRecordState  *state,
               const Trail    *trail,
               gboolean        undo,
               GError        **error)
{
  gboolean voided;
  const JyVersion *target = undo ? get_undone (trail, &voided) : get_redone (trail, &voided);

  if (target == NULL)
    {
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED,
                   undo ? _ ("Nothing was done to the record “%s” that could be undone.")
                        : _ ("Nothing was undone in the record “%s” that could be done again."),
                   state->id);
      return FALSE;
    }
  return jy_ledger_check_month (ledger, jy_record_get_day (standing), error) &&
         check_version (ledger, target->record, voided, state, error) &&
         jy_ledger_append (ledger, target->record, voided ? "void" : "put", undo ? JY_REASON_UNDO : JY_REASON_REDO, state, NULL,
                           error);
}

/* Whether an entry of an import is the one that comes next. */
static gboolean
is_next (const Trail *trail,
         gboolean     undo,
         gint64       position)
{
  const GArray *indices = undo ? trail->past : trail->future;

  return indices->len > 0 && get_version (trail, get_from_end (indices, 0))->position == position;
}

/*
 * jy_ledger_append_step:
 * @ledger: a ledger in a write transaction
 * @id: a record's identifier
 * @undo: whether something is undone, rather than done again
 * @position: the entry that is to be undone or done again, or 0 for whatever comes
 *   next
 * @error: return location
 *
 * Appends the version that undoing or doing again leads to. With a @position a record
 * that was voided since is left as it is.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError
 */
gboolean
jy_ledger_append_step (JyLedger   *ledger,
                       const char *id,
                       gboolean    undo,
                       gint64      position,
                       GError    **error)
{
  g_auto (Trail) trail = { NULL };
  g_autoptr (JyRecord) standing = NULL;
  g_autofree char *name = NULL;
  JyRecordState state;

  standing = jy_ledger_read (ledger, id, &state, error);
  if (standing == NULL || !load_trail (&trail, ledger, id, error))
    return FALSE;
  if (position == 0 || is_next (&trail, undo, position))
    return append_target (ledger, standing, &state, &trail, undo, error);
  if (state.voided || !undo)
    return TRUE;
  name = standing->kind->name_field > 0 ? jy_ledger_dup_name (ledger, standing->kind, state.row) : g_strdup (id);
  g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED,
               _ ("%s “%s” was corrected after the import. Undo that first."), jy_kind_get_title (standing->kind), name);
  return FALSE;
}

static gboolean
append_import_step (JyLedger     *ledger,
                    const char   *id,
                    gboolean      undo,
                    JyProgress    progress,
                    gpointer      data,
                    GCancellable *cancellable,
                    GError      **error)
{
  JyRecordState state;
  g_autoptr (JyRecord) standing = jy_ledger_read (ledger, id, &state, error);

  if (standing == NULL)
    return FALSE;
  /* Its own entry says whether there is anything to do, before any other is written. */
  return jy_ledger_append_step (ledger, id, undo, 0, error) &&
         (standing->kind != &jy_kind_import ||
          jy_ledger_step_import (ledger, standing, state.row, undo, progress, data, cancellable, error));
}

/**
 * jy_ledger_step:
 * @ledger: an open ledger
 * @id: the identifier of a record or of an import
 * @undo: whether something is undone, rather than done again
 * @progress: (nullable): told now and then, in entries of an import
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * jy_ledger_undo() or jy_ledger_redo() for what may take longer than a moment.
 *
 * Returns: %TRUE, or %FALSE with @error, and nothing is saved
 */
gboolean
jy_ledger_step (JyLedger     *ledger,
                const char   *id,
                gboolean      undo,
                JyProgress    progress,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  GError *problem = NULL;

  if (!jy_ledger_begin (ledger, error))
    return FALSE;
  if (!append_import_step (ledger, id, undo, progress, data, cancellable, &problem))
    return jy_ledger_abandon (ledger, problem, error);
  return jy_ledger_commit (ledger, error);
}

/**
 * jy_ledger_undo:
 * @ledger: an open ledger
 * @id: the identifier of a record or of an import
 * @error: return location
 *
 * Takes back the last thing that was done to a record and not undone yet: a
 * correction gives way to the version before it, a voided record stands again, a new
 * record is voided. That is a new entry of the journal; the others stay. An import is
 * taken back with all its records, or not at all.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError, and nothing is saved
 */
gboolean
jy_ledger_undo (JyLedger   *ledger,
                const char *id,
                GError    **error)
{
  return jy_ledger_step (ledger, id, TRUE, NULL, NULL, NULL, error);
}

/**
 * jy_ledger_redo:
 * @ledger: an open ledger
 * @id: a record's identifier
 * @error: return location
 *
 * Does once more what was undone last, as a new entry of the journal.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError, and nothing is saved
 */
gboolean
jy_ledger_redo (JyLedger   *ledger,
                const char *id,
                GError    **error)
{
  return jy_ledger_step (ledger, id, FALSE, NULL, NULL, NULL, error);
}

/**
 * jy_reason_get_title:
 * @reason: the reason of an entry
 *
 * Returns: (transfer none): the reason for people
 */
const char *
jy_reason_get_title (const char *reason)
{
  if (g_str_equal (reason, JY_REASON_UNDO))
    return C_ ("reason", "undone");
  if (g_str_equal (reason, JY_REASON_REDO))
    return C_ ("reason", "done again");
  return reason;
}
