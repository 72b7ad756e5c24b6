/* jy-deeds.c: a toast offers to take back what was just done. Which version of a
 * record follows is the ledger's to know; here stands only which record was the last. */
#include "config.h"

#include "jy-deeds.h"
#include "jy-import-undo.h"
#include "jy-ledger-undo.h"
#include "jy-month-dialogs.h"
#include "jy-reason-dialog.h"

#include <glib/gi18n.h>

#define ID_KEY "jy-record"
/* Seconds for which the last deed is told. */
#define TOLD_FOR 5

struct _JyDeeds
{
  GObject parent_instance;

  JyLedger *ledger;
  AdwToastOverlay *toasts;
  AdwToast *toast; /* the one that is shown */
  guint timeout;   /* after which it goes */
  GPtrArray *done; /* identifiers, the last one last */
  GPtrArray *undone;
  gboolean is_busy; /* with an import */
};

G_DEFINE_FINAL_TYPE (JyDeeds, jy_deeds, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_last (const GPtrArray *ids)
{
  return ids->len > 0 ? g_ptr_array_index (ids, ids->len - 1) : NULL;
}

static void
toast_gone_cb (JyDeeds *self)
{
  self->toast = NULL;
  g_clear_handle_id (&self->timeout, g_source_remove);
}

static gboolean
toast_told_cb (gpointer data)
{
  JyDeeds *self = data;

  self->timeout = 0;
  adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

/* In a hurry only the last deed counts: the toast that is there says another thing
 * instead of going, for libadwaita 1.2 crashes when one goes that is still on its way
 * in. It goes by itself, some time after the last deed. */
static void
show_toast (JyDeeds    *self,
            const char *sentence,
            const char *label,
            const char *action,
            const char *id)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);
  AdwToast *toast = self->toast != NULL ? self->toast : adw_toast_new (escaped);

  adw_toast_set_title (toast, escaped);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  if (id != NULL)
    adw_toast_set_action_target (toast, "s", id);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (TOLD_FOR, toast_told_cb, self);
  if (self->toast != NULL)
    return;
  self->toast = toast;
  adw_toast_set_timeout (toast, 0);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_gone_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* The last deed on the record goes from one list to the other. */
static void
move (GPtrArray  *from,
      GPtrArray  *to,
      const char *id)
{
  g_ptr_array_add (to, g_strdup (id));
  for (guint i = from->len; i > 0; i--)
    if (g_str_equal (g_ptr_array_index (from, i - 1), id))
      {
        g_ptr_array_remove_index (from, i - 1);
        return;
      }
}

static void
note_done (JyDeeds    *self,
           const char *id)
{
  g_ptr_array_add (self->done, g_strdup (id));
  g_ptr_array_set_size (self->undone, 0);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
void_responded_cb (JyDeeds          *self,
                   const char       *response,
                   AdwMessageDialog *dialog)
{
  const char *id = g_object_get_data (G_OBJECT (dialog), ID_KEY);
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "do"))
    return;
  if (jy_ledger_void (self->ledger, id, jy_reason_dialog_get_reason (dialog), &error))
    jy_deeds_note (self, id, _ ("The record is voided"));
  else
    jy_complain (GTK_WIDGET (self->toasts), _ ("The Record Was Not Voided"), error->message);
}

static void
jy_deeds_finalize (GObject *object)
{
  JyDeeds *self = JY_DEEDS (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->ledger);
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);

  G_OBJECT_CLASS (jy_deeds_parent_class)->finalize (object);
}

static void
jy_deeds_class_init (JyDeedsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jy_deeds_finalize;

  /**
   * JyDeeds::changed:
   * @deeds: the deeds
   *
   * Emitted when something else can be undone or done again.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", JY_TYPE_DEEDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jy_deeds_init (JyDeeds *self)
{
  self->done = g_ptr_array_new_with_free_func (g_free);
  self->undone = g_ptr_array_new_with_free_func (g_free);
}

/**
 * jy_deeds_new:
 * @ledger: an open ledger
 * @toasts: where it is told; outlives the deeds
 *
 * Returns: (transfer full): deeds, none yet
 */
JyDeeds *
jy_deeds_new (JyLedger        *ledger,
              AdwToastOverlay *toasts)
{
  JyDeeds *deeds = g_object_new (JY_TYPE_DEEDS, NULL);

  deeds->ledger = g_object_ref (ledger);
  deeds->toasts = toasts;
  return deeds;
}

/**
 * jy_deeds_note:
 * @deeds: the deeds
 * @id: a record's identifier
 * @sentence: what was done to it
 *
 * Tells it, with a way back.
 */
void
jy_deeds_note (JyDeeds    *deeds,
               const char *id,
               const char *sentence)
{
  note_done (deeds, id);
  show_toast (deeds, sentence, _ ("_Undo"), "record.undo-this", id);
}

/**
 * jy_deeds_note_silently:
 * @deeds: the deeds
 * @id: a record's identifier
 *
 * Notes what was done on the way to something else, which will be told.
 */
void
jy_deeds_note_silently (JyDeeds    *deeds,
                        const char *id)
{
  note_done (deeds, id);
}

/**
 * jy_deeds_refuse:
 * @deeds: the deeds
 * @sentence: why nothing was done
 *
 * Tells it.
 */
void
jy_deeds_refuse (JyDeeds    *deeds,
                 const char *sentence)
{
  show_toast (deeds, sentence, NULL, NULL, NULL);
}

/**
 * jy_deeds_ask_void:
 * @deeds: the deeds
 * @id: a record's identifier
 *
 * Asks why the record is to be voided, and voids it.
 */
void
jy_deeds_ask_void (JyDeeds    *deeds,
                   const char *id)
{
  GtkWidget *dialog = jy_reason_dialog_new (GTK_WIDGET (deeds->toasts), _ ("Void This Record?"), _ ("It leaves the tables and the figures. Its values and the reason stay in its history."),
                                            _ ("_Void"), ADW_RESPONSE_DESTRUCTIVE);

  g_object_set_data_full (G_OBJECT (dialog), ID_KEY, g_strdup (id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (void_responded_cb), deeds, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Sentences about a record, then about an import. */
static const char *const said_of_undo[] = { N_ ("The change is undone"), N_ ("The import is undone") };
static const char *const said_of_redo[] = { N_ ("The change is done again"), N_ ("The import is done again") };

static void
tell_step (JyDeeds    *self,
           const char *id,
           gboolean    undo,
           gboolean    is_import)
{
  move (undo ? self->done : self->undone, undo ? self->undone : self->done, id);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  show_toast (self, gettext ((undo ? said_of_undo : said_of_redo)[is_import ? 1 : 0]), undo ? _ ("_Redo") : _ ("_Undo"),
              undo ? "record.redo-this" : "record.undo-this", id);
}

static void
tell_failure (JyDeeds      *self,
              gboolean      undo,
              const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    jy_complain (GTK_WIDGET (self->toasts), undo ? _ ("Nothing Was Undone") : _ ("Nothing Was Done Again"), error->message);
}

typedef struct
{
  JyDeeds *deeds;
  char *id;
  gboolean undo;
} Step;

static void
import_stepped_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  Step *step = data;
  g_autoptr (GError) error = NULL;

  step->deeds->is_busy = FALSE;
  if (jy_import_undo_finish (JY_LEDGER (source), result, &error))
    tell_step (step->deeds, step->id, step->undo, TRUE);
  else
    tell_failure (step->deeds, step->undo, error);
  g_object_unref (step->deeds);
  g_free (step->id);
  g_free (step);
}

static void
step_import (JyDeeds    *self,
             const char *id,
             gboolean    undo)
{
  Step *step = g_new (Step, 1);

  *step = (Step) { g_object_ref (self), g_strdup (id), undo };
  self->is_busy = TRUE;
  jy_import_undo_async (GTK_WIDGET (self->toasts), self->ledger, id, undo, import_stepped_cb, step);
}

static void
step (JyDeeds    *self,
      const char *id,
      gboolean    undo)
{
  g_autofree char *record = g_strdup (id != NULL ? id : get_last (undo ? self->done : self->undone));
  g_autoptr (JyRecord) standing = record != NULL && !self->is_busy ? jy_ledger_read (self->ledger, record, NULL, NULL) : NULL;
  g_autoptr (GError) error = NULL;

  if (standing == NULL)
    return;
  if (standing->kind == &jy_kind_import)
    step_import (self, record, undo);
  else if (undo ? jy_ledger_undo (self->ledger, record, &error) : jy_ledger_redo (self->ledger, record, &error))
    tell_step (self, record, undo, FALSE);
  else
    tell_failure (self, undo, error);
}

/**
 * jy_deeds_undo:
 * @deeds: the deeds
 * @id: (nullable): the identifier of a record or of an import, or %NULL for the last
 *   one that was changed here
 *
 * Takes back the last thing that was done to it, or says why not.
 */
void
jy_deeds_undo (JyDeeds    *deeds,
               const char *id)
{
  step (deeds, id, TRUE);
}

/**
 * jy_deeds_redo:
 * @deeds: the deeds
 * @id: (nullable): the identifier of a record or of an import, or %NULL for the last
 *   one in which something was undone here
 *
 * Does again what was undone last, or says why not.
 */
void
jy_deeds_redo (JyDeeds    *deeds,
               const char *id)
{
  step (deeds, id, FALSE);
}

/**
 * jy_deeds_can:
 * @deeds: the deeds
 * @id: (nullable): a record's identifier, or %NULL as of jy_deeds_undo()
 * @undo: (out): whether something can be undone
 * @redo: (out): whether something can be done again
 *
 * Says what to offer.
 */
void
jy_deeds_can (JyDeeds    *deeds,
              const char *id,
              gboolean   *undo,
              gboolean   *redo)
{
  *undo = deeds->done->len > 0;
  *redo = deeds->undone->len > 0;
  if (jy_ledger_is_read_only (deeds->ledger) ||
      (id != NULL && !jy_ledger_can_undo (deeds->ledger, id, undo, redo, NULL)))
    *undo = *redo = FALSE;
}
