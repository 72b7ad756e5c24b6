/* jy-ledger-undo.c: nothing is taken out of the journal. Undoing appends the version
 * before the last one once more, redoing the one that was undone; which versions
 * those are follows from the record's history alone, so that it outlives the program. */
#include "config.h"

#include "jy-history.h"
#include "jy-ledger-private.h"
#include "jy-ledger-undo.h"

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
  if (get_version (trail, 0)->record->kind->flags & JY_KIND_INTERNAL)
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
append_version (JyLedger   *ledger,
                const char *id,
                gboolean    undo,
                GError    **error)
{
  g_auto (Trail) trail = { NULL };
  g_autoptr (JyRecord) standing = NULL;
  const JyVersion *target;
  JyRecordState state;
  gboolean voided;

  standing = jy_ledger_read (ledger, id, &state, error);
  if (standing == NULL || !load_trail (&trail, ledger, id, error))
    return FALSE;
  target = undo ? get_undone (&trail, &voided) : get_redone (&trail, &voided);
  if (target == NULL)
    {
      g_set_error (error, JY_LEDGER_ERROR, JY_LEDGER_ERROR_REFUSED,
                   undo ? _ ("Nothing was done to the record “%s” that could be undone.")
                        : _ ("Nothing was undone in the record “%s” that could be done again."),
                   id);
      return FALSE;
    }
  return jy_ledger_check_month (ledger, jy_record_get_day (standing), error) &&
         check_version (ledger, target->record, voided, &state, error) &&
         jy_ledger_append (ledger, target->record, voided ? "void" : "put", undo ? JY_REASON_UNDO : JY_REASON_REDO, &state, NULL,
                           error);
}

static gboolean
step (JyLedger   *ledger,
      const char *id,
      gboolean    undo,
      GError    **error)
{
  GError *problem = NULL;

  if (!jy_ledger_begin (ledger, error))
    return FALSE;
  if (!append_version (ledger, id, undo, &problem))
    return jy_ledger_abandon (ledger, problem, error);
  return jy_ledger_commit (ledger, error);
}

/**
 * jy_ledger_undo:
 * @ledger: an open ledger
 * @id: a record's identifier
 * @error: return location
 *
 * Takes back the last thing that was done to a record and not undone yet: a
 * correction gives way to the version before it, a voided record stands again, a new
 * record is voided. That is a new entry of the journal; the others stay.
 *
 * Returns: %TRUE, or %FALSE with @error of #JyLedgerError, and nothing is saved
 */
gboolean
jy_ledger_undo (JyLedger   *ledger,
                const char *id,
                GError    **error)
{
  return step (ledger, id, TRUE, error);
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
  return step (ledger, id, FALSE, error);
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
