/* jy-draft-keeper.c: a draft holds the texts of the fields, right or wrong, as they were
 * typed, a moment after the first stroke. */
#include "config.h"

#include "jy-draft-keeper.h"
#include "jy-draft-store.h"

/* Milliseconds between typing and the disk. */
#define KEEP_AFTER 500

struct _JyDraftKeeper
{
  GObject parent_instance;

  JyFormFields *fields; /* not owned: the form has both */
  JyFormTarget *target; /* likewise */
  JyDraftStore *store;
  guint source;
};

G_DEFINE_FINAL_TYPE (JyDraftKeeper, jy_draft_keeper, G_TYPE_OBJECT)

enum
{
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_changed (JyDraftKeeper *self)
{
  guint n_editors;
  JyFieldEditor *const *editors = jy_form_fields_list_editors (self->fields, &n_editors);

  for (guint i = 0; i < n_editors; i++)
    if (jy_form_fields_is_changed (self->fields, editors[i]))
      return TRUE;
  return FALSE;
}

/* Of a new record all texts, also those with which the form began: tomorrow it begins
 * with another day. Of an old one only what was typed: the rest may be changed by others. */
static JyDraft *
take_draft (JyDraftKeeper *self)
{
  JyDraft *draft = jy_draft_new (self->target->base);
  guint n_editors;
  JyFieldEditor *const *editors = jy_form_fields_list_editors (self->fields, &n_editors);

  for (guint i = 0; i < n_editors; i++)
    {
      g_autofree char *text = jy_field_editor_dup_text (editors[i]);

      if (self->target->id == NULL || jy_form_fields_is_changed (self->fields, editors[i]))
        jy_draft_set (draft, jy_field_editor_get_field (editors[i])->name, text);
    }
  return draft;
}

static gboolean
keep_cb (gpointer data)
{
  JyDraftKeeper *self = data;

  self->source = 0;
  jy_draft_keeper_keep (self);
  return G_SOURCE_REMOVE;
}

/* After the first stroke, not after the last: somebody may type without a break. */
static void
edited_cb (JyDraftKeeper *self)
{
  if (self->source == 0)
    self->source = g_timeout_add (KEEP_AFTER, keep_cb, self);
}

static void
store_failed_cb (JyDraftKeeper *self,
                 const char    *why)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, why);
}

static void
jy_draft_keeper_dispose (GObject *object)
{
  JyDraftKeeper *self = JY_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (jy_draft_keeper_parent_class)->dispose (object);
}

static void
jy_draft_keeper_class_init (JyDraftKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jy_draft_keeper_dispose;

  /**
   * JyDraftKeeper::failed:
   * @keeper: the keeper
   * @why: the reason, in the words of the system
   *
   * Emitted when what is typed lives no longer than the program.
   */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", JY_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
jy_draft_keeper_init (JyDraftKeeper *self)
{
}

/**
 * jy_draft_keeper_new:
 * @fields: the fields of a form, which outlive the keeper
 * @target: what the form writes, likewise
 *
 * Returns: (transfer full): who keeps what is typed there, from now on
 */
JyDraftKeeper *
jy_draft_keeper_new (JyFormFields *fields,
                     JyFormTarget *target)
{
  JyDraftKeeper *keeper = g_object_new (JY_TYPE_DRAFT_KEEPER, NULL);

  keeper->fields = fields;
  keeper->target = target;
  keeper->store = g_object_ref (jy_draft_store_get (target->ledger));
  g_signal_connect_object (fields, "edited", G_CALLBACK (edited_cb), keeper, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper->store, "failed", G_CALLBACK (store_failed_cb), keeper, G_CONNECT_SWAPPED);
  return keeper;
}

/**
 * jy_draft_keeper_keep:
 * @keeper: the keeper
 *
 * Keeps what stands in the fields at once. Where it is what the form began with, there
 * is no draft.
 */
void
jy_draft_keeper_keep (JyDraftKeeper *keeper)
{
  g_autoptr (JyDraft) draft = is_changed (keeper) ? take_draft (keeper) : NULL;

  g_clear_handle_id (&keeper->source, g_source_remove);
  jy_draft_store_keep (keeper->store, keeper->target->draft_name, draft);
}

/**
 * jy_draft_keeper_forget:
 * @keeper: the keeper
 *
 * Forgets what was typed: it is saved, or not wanted.
 */
void
jy_draft_keeper_forget (JyDraftKeeper *keeper)
{
  g_clear_handle_id (&keeper->source, g_source_remove);
  jy_draft_store_forget (keeper->store, keeper->target->draft_name);
}

/**
 * jy_draft_keeper_restore:
 * @keeper: the keeper
 *
 * Puts back what was typed and not saved. Of a record that was changed since, it is put
 * over the new values.
 *
 * Returns: whether there was anything
 */
JyDraftFound
jy_draft_keeper_restore (JyDraftKeeper *keeper)
{
  g_autoptr (JyDraft) draft = jy_draft_store_load (keeper->store, keeper->target->draft_name);
  gboolean is_old;

  if (draft == NULL)
    return JY_DRAFT_NONE;
  jy_form_fields_put_texts (keeper->fields, draft->texts);
  if (!is_changed (keeper))
    return JY_DRAFT_NONE;
  is_old = g_strcmp0 (draft->base, keeper->target->base) != 0;
  /* It stays one of the old record until it is saved. */
  g_free (keeper->target->base);
  keeper->target->base = g_strdup (draft->base);
  return is_old ? JY_DRAFT_BACK_CHANGED : JY_DRAFT_BACK;
}
